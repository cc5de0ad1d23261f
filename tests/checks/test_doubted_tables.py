"""A table that was read with little confidence is doubted as a whole, unless its sums speak for it."""

from __future__ import annotations

import pytest
from tests.checks.made_reports import report, table

from vonextract.checks.check import check
from vonextract.findings.rules import UNPARSED_NUMBER

HEADER = ["Verksamhet", "2023", "2024"]
PARTS = [["Hemtjänst", "31 415", "41 299"], ["Särskilt boende", "27 182", "28 846"]]
SUM = ["Summa", "58 597", "70 145"]


def doubted(rows: list[list[str]], confidence: float = 0.7) -> bool:
    read = table([HEADER, *rows]).model_copy(update={"confidence": confidence})
    return "low_confidence" in [finding.rule for finding in check(report(read))]


@pytest.mark.parametrize(("confidence", "severity"), [(0.49, "warning"), (0.5, "info"), (0.79, "info")])
def test_it_is_a_warning_where_the_score_is_lowest(confidence: float, severity: str) -> None:
    read = report(table([HEADER, *PARTS]).model_copy(update={"confidence": confidence}))
    read.findings.append(UNPARSED_NUMBER.finding("…", table_id=1, row=1, col=1))
    (finding,) = check(read)
    assert (finding.rule, finding.severity) == ("low_confidence", severity)


def test_it_is_no_warning_where_a_table_holds_no_number() -> None:
    texts = [["Datum", "Aktivitet"], ["12 mars", "Uppstart med budgeten"], ["20 mars", "Nämnden beslutar"]]
    read = report(table(texts).model_copy(update={"confidence": 0.1}))
    (finding,) = check(read)
    assert (finding.rule, finding.severity) == ("low_confidence", "info")


def test_a_table_without_sums_is_doubted() -> None:
    assert doubted(PARTS)
    assert not doubted(PARTS, confidence=0.8)


@pytest.mark.parametrize("label", ["Summa", ""])
def test_sums_speak_for_the_numbers_of_a_table(label: str) -> None:
    assert not doubted([*PARTS, [label, *SUM[1:]]])


def test_sums_of_a_few_of_its_numbers_do_not() -> None:
    others = [["Färdtjänst", "112", "118"], ["Besök", "944", "87"]]
    assert doubted([*PARTS, SUM, *others])


def test_nor_does_a_table_whose_sum_fails_in_a_column() -> None:
    assert doubted([*PARTS, ["Summa", "58 597", "70 645"]])


@pytest.mark.parametrize(("unit", "severity"), [("år", "info"), ("mnkr", "error")])
def test_a_mean_of_measures_is_no_sum_whatever_slip_would_make_it_one(unit: str, severity: str) -> None:
    rows = [["Lån", "Belopp", "Löptid"], ["A", "310", "9,5"], ["B", "120", "1,2"], ["C", "415", "12,7"]]
    read = table([*rows, ["Summa", "845", "3,4"]], unit=None)
    for cell in read.cells:
        cell.unit = unit if cell.col == 2 and cell.value is not None else None
    (finding,) = check(report(read))
    assert (finding.col, finding.severity) == (2, severity)
