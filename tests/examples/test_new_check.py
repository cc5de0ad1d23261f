"""A check added by following docs/architecture.md: a rule, and a function from the Report to findings."""

from collections.abc import Iterator

from tests.checks.made_reports import report, table

from vonextract.findings.rule import Rule
from vonextract.model import Finding, Report

NEGATIVE_COUNT = Rule(
    "negative_count",
    "warning",
    "a count of people or things is below zero",
    "compare the number with the page; a sign may belong to the column beside it",
    "Antal platser: -12",
)
"""It would stand in findings/rules.py, from which docs/checks.md is made."""


def negative_counts(made: Report) -> Iterator[Finding]:
    """Every count below zero; it would be one more line in checks/check.py."""
    for found in made.tables:
        for cell in found.cells:
            if cell.unit == "antal" and cell.value is not None and cell.value < 0:
                yield NEGATIVE_COUNT.of_cell(found.table_id, cell, f"{cell.text!r} counts less than nothing.")


def counted(text: str) -> list[Finding]:
    made = report(table([["Verksamhet", "Platser"], ["Korttidsboende", text]]))
    for cell in made.tables[0].cells:
        cell.unit = "antal" if cell.value is not None else None
    return list(negative_counts(made))


def test_a_count_below_zero_is_found_at_its_cell() -> None:
    (finding,) = counted("-12")
    assert (finding.rule, finding.severity, finding.row, finding.col) == ("negative_count", "warning", 1, 1)
    assert "'-12'" in finding.message


def test_other_counts_are_not() -> None:
    assert counted("12") == []
    assert counted("0") == []
