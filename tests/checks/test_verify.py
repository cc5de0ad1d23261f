"""Which facts a stated sum confirms."""

from __future__ import annotations

from typing import Any

import pytest
from tests.checks.made_reports import fact, report, table

from vonextract.checks.check import check
from vonextract.checks.confirmed import verified
from vonextract.model import Finding, PageInfo

ROWS = [["Enhet", "Budget", "Antal"], ["A", "813", "5"], ["B", "204", ""], ["Summa", "1 017", ""]]


def judged(rows, findings=(), read_alike=()):
    """The facts of the one table after checking, by row and column."""
    one = table(rows)
    facts = [fact(1, c.row, c.col, str(c.value)) for c in one.cells if c.value is not None]
    made = report(one, facts=facts)
    return {(f.row, f.col): f for f in verified(made, [*check(made), *findings], read_alike).records.facts}


def test_every_cell_of_a_sum_that_holds_is_confirmed() -> None:
    facts = judged(ROWS)
    assert {place: f.verified_by for place, f in facts.items()} == {
        (1, 1): "total",
        (2, 1): "total",
        (3, 1): "total",
        (1, 2): None,
    }
    assert {place for place, f in facts.items() if f.verified} == {(1, 1), (2, 1), (3, 1)}
    assert facts[1, 1].confidence > facts[1, 2].confidence


def test_what_a_second_engine_reads_alike_is_confirmed_but_less_than_by_a_total() -> None:
    facts = judged(ROWS, read_alike={(1, 1, 1), (1, 1, 2)})
    assert (facts[1, 2].verified, facts[1, 2].verified_by) == (True, "engine")
    assert facts[1, 1].verified_by == "total"
    assert facts[1, 1].confidence > facts[1, 2].confidence


@pytest.mark.parametrize(
    ("row", "col", "doubted"),
    [(1, 1, {(1, 1)}), (None, 1, {(1, 1), (2, 1), (3, 1)}), (1, None, {(1, 1), (1, 2)})],
)
def test_a_finding_about_a_cell_row_or_column_doubts_all_it_covers(row, col, doubted) -> None:
    finding = Finding(severity="warning", rule="suspect_number", message="?", table_id=1, row=row, col=col)
    facts = judged(ROWS, findings=[finding], read_alike={(1, 1, 2)})
    assert {place for place, f in facts.items() if not f.verified} == doubted
    assert all(facts[place].confidence <= 0.2 for place in doubted)


def test_a_finding_about_a_table_doubts_all_of_it() -> None:
    finding = Finding(severity="warning", rule="low_confidence", message="?", table_id=1)
    assert not any(f.verified for f in judged(ROWS, findings=[finding]).values())


def test_a_doubted_cell_is_not_confirmed_and_loses_confidence() -> None:
    facts = judged([*ROWS[:3], ["Summa", "1 099", ""]])
    assert all(not f.verified for f in facts.values())
    assert facts[3, 1].confidence < facts[1, 1].confidence


def test_a_sum_of_nothing_confirms_nothing() -> None:
    facts = judged([ROWS[0], ["A", "0", ""], ["B", "0", ""], ["Summa", "0", ""]])
    assert all(not f.verified for f in facts.values())


def test_the_report_given_is_not_changed() -> None:
    made = report(table(ROWS), facts=[fact(1, 1, 1, "813")])
    verified(made, [])
    assert made.records.facts[0].verified_by is None


@pytest.mark.parametrize(
    ("again", "year", "source", "confirmed"),
    [
        ("12 345", 2023, "print", True),
        ("12 346", 2023, "print", False),
        ("12 345", 2022, "print", False),
        ("12 345", 2023, "ocr", False),
        ("12 345", 2023, "hidden_text", False),
    ],
)
def test_an_amount_that_another_table_states_again_is_confirmed_in_print(
    again, year, source, confirmed
) -> None:
    tables = [table([["Post", "Utfall"], ["Hemtjänst", text]]) for text in ("12 345", again)]
    told = {"row_label": "Hemtjänst", "measure": "utfall"}
    facts = [
        fact(1, 1, 1, "12345", **told, year=2023),
        fact(2, 1, 1, again.replace(" ", ""), **told, year=year),
    ]
    one, two = (t.model_copy(update={"table_id": n}) for n, t in enumerate(tables, start=1))
    made = report(one, two, facts=facts)
    made.pages = [PageInfo(page=n, source=source, width=595, height=842, rotation=0) for n in (1, 2)]
    found = verified(made, []).records.facts
    assert {f.verified_by for f in found} == ({"restated"} if confirmed else {None})


def test_a_number_whose_unit_is_inferred_is_not_confirmed_by_being_stated_again() -> None:
    told: dict[str, Any] = {"row_label": "Hemtjänst", "measure": "utfall", "year": 2023}
    facts = [fact(n, 1, 1, "12345", **told, unit_source="inferred") for n in (1, 2)]
    found = verified(report(facts=facts), []).records.facts
    assert {f.verified_by for f in found} == {None}
