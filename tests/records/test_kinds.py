"""Tables of many municipalities are known by their words, and tables of no kind are left alone."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.records.made_tables import report, table

from vonextract.records.interpret import interpret

TABLES = tomllib.loads(Path(__file__).with_name("tables.toml").read_text(encoding="utf-8"))["table"]


def _rows(case: dict[str, Any]) -> list[list[str]]:
    columns = range(1, len(case["header"]))
    words = case.get("words", [])
    body = [
        [label, *("text om något" if col in words else f"{r + 2}{col} 1{r}5" for col in columns)]
        for r, label in enumerate(case["labels"])
    ]
    return [case["header"], *body]


@pytest.mark.parametrize("case", TABLES, ids=lambda case: f"{case['kind']}: {case['title']}")
def test_kind(case: dict[str, Any]) -> None:
    result = interpret(report(table(_rows(case), title=case["title"])))
    assert result.tables[0].kind == case["kind"], result.tables[0].trace


def kind(rows: list[list[str]], title: str) -> str:
    return interpret(report(table(rows, title=title))).tables[0].kind


def test_a_table_of_words_is_none_of_amounts_though_a_number_stands_in_it() -> None:
    header = ["Verksamhet", "Budget 2024", "Utfall 2024"]
    words = [[f"Namn {n}", "goda resultat", "inget att anmärka"] for n in range(12)]
    assert kind([header, *words, ["Bibliotek", "12", "inget"]], "Driftredovisning") == "annat"
    numbers = [[name, "1 200", "1 300"] for name, *_ in words]
    assert kind([header, *numbers, ["Bibliotek", "12", "inget"]], "Driftredovisning") == "drift"


def test_a_plan_of_measures_is_one_though_a_number_stands_in_it() -> None:
    header = ["Åtgärd", "Ansvarig", "Klart"]
    rows = [[f"Ta fram en plan {n}", "Nämnden", "löpande"] for n in range(6)]
    assert kind([header, *rows], "Handlingsplan") == kind(
        [header, *rows[1:], ["Plan", "Nämnden", "12"]], "Handlingsplan"
    )
