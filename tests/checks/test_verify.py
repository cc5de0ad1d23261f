"""Which facts a stated sum confirms."""

from __future__ import annotations

from made_reports import fact, report, table

from vonextract.checks.check import check
from vonextract.checks.verify import verified

ROWS = [["Enhet", "Budget", "Antal"], ["A", "813", "5"], ["B", "204", ""], ["Summa", "1 017", ""]]


def judged(rows):
    """The facts of the one table after checking, by row and column."""
    one = table(rows)
    facts = [fact(1, c.row, c.col, str(c.value)) for c in one.cells if c.value is not None]
    made = report(one, facts=facts)
    return {(f.row, f.col): f for f in verified(made, check(made)).records.facts}


def test_every_cell_of_a_sum_that_holds_is_confirmed():
    facts = judged(ROWS)
    assert {place: f.verified for place, f in facts.items()} == {
        (1, 1): "total",
        (2, 1): "total",
        (3, 1): "total",
        (1, 2): None,
    }
    assert facts[1, 1].confidence > facts[1, 2].confidence


def test_a_doubted_cell_is_not_confirmed_and_loses_confidence():
    facts = judged([*ROWS[:3], ["Summa", "1 099", ""]])
    assert all(f.verified is None for f in facts.values())
    assert facts[3, 1].confidence < facts[1, 1].confidence


def test_a_sum_of_nothing_confirms_nothing():
    facts = judged([ROWS[0], ["A", "0", ""], ["B", "0", ""], ["Summa", "0", ""]])
    assert all(f.verified is None for f in facts.values())


def test_the_report_given_is_not_changed():
    made = report(table(ROWS), facts=[fact(1, 1, 1, "813")])
    verified(made, [])
    assert made.records.facts[0].verified is None
