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
