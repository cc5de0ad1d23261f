from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import pytest

from vonextract.pipeline import extract
from vonextract.swedish.numbers import parse_number
from vonextract.tables.opinions import Opinions, Said, _compare, second_opinions

SAMPLE = Path(__file__).parents[2] / "samples" / "atgardsplan-2024.pdf"


@pytest.fixture(scope="module")
def report():
    return extract(SAMPLE)


def unverified(report) -> None:
    for fact in report.records.facts:
        fact.verified = False
    for table in report.tables:
        table.method = "text"


def test_agreeing_engines_say_nothing(report) -> None:
    unverified(report)
    opinions = second_opinions(SAMPLE, report)
    assert opinions.findings == []
    numbers = {(f.table_id, f.row, f.col) for f in report.records.facts}
    assert len(opinions.agreed & numbers) > 0.5 * len(numbers)


def test_number_that_another_engine_reads_otherwise_is_a_finding_at_its_cell(report) -> None:
    unverified(report)
    table, cell = next(
        (t, c) for t in report.tables for c in t.cells if c.value and c.col > 0 and c.role == "value"
    )
    right, text = cell.value, cell.text
    cell.value, cell.text = right + Decimal(1), str(right + Decimal(1))
    (finding,) = second_opinions(SAMPLE, report).findings
    cell.value, cell.text = right, text
    assert (finding.rule, finding.table_id, finding.row, finding.col) == (
        "engines_disagree", table.table_id, cell.row, cell.col,
    )  # fmt: skip
    assert finding.expected == right


def test_what_two_ways_saw_alike_is_not_read_again(report) -> None:
    unverified(report)
    for table in report.tables:
        table.method = "rules+text"
    assert second_opinions(SAMPLE, report).agreed == set()


@pytest.mark.parametrize(
    ("theirs", "ours", "doubt"),
    [
        ("10 626", "-10 626", False),
        ("-1", "-10 626", False),
        ("-147", "-147 713", False),
        ("-10626", "10 626", True),
        ("250", "1 250", True),
        ("10 266", "10 626", True),
    ],
    ids=["sign lost", "digits cut", "thousands lost", "sign missed", "marker glued", "digits changed"],
)
def test_what_an_engine_cut_is_no_doubt(report, theirs, ours, doubt) -> None:
    table = report.tables[0]
    label, number = (c.model_copy() for c in [c for c in table.cells if c.col < 2][-2:])
    read, stated = parse_number(ours), parse_number(theirs)
    assert read and stated
    label.text, number.row, number.text, number.value = "Intäkter", label.row, ours, read.value
    number.col = label.col + 1
    found = Opinions([], set())
    said = {"intäkter": [[Said(theirs, stated.value)]]}
    _compare(table, [label, number], said, found)
    assert bool(found.findings) == doubt


@pytest.mark.parametrize(("theirs", "doubt"), [("29,408", False), ("-29,408", True), ("29,418", True)])
def test_marks_that_the_report_settles_are_no_doubt(report, theirs: str, doubt: bool) -> None:
    table = report.tables[0]
    label, number = (c.model_copy() for c in [c for c in table.cells if c.col < 2][-2:])
    label.text, number.row, number.text, number.value = "Sales", label.row, "$ 29,408", Decimal(29408)
    number.col = label.col + 1
    stated = parse_number(theirs)
    assert stated
    found = Opinions([], set())
    _compare(table, [label, number], {"sales": [[Said(theirs, stated.value)]]}, found)
    assert bool(found.findings) == doubt


def test_an_engine_that_reads_most_numbers_otherwise_reads_other_rows(report) -> None:
    table = report.tables[0]
    label, number = (c.model_copy() for c in [c for c in table.cells if c.col < 2][-2:])
    label.text, cells = "Hyra", [label]
    for col in range(1, 6):
        update = {"row": label.row, "col": col, "text": str(col), "value": Decimal(col)}
        cells.append(number.model_copy(update=update))
    for wrong, told in ((3, 3), (5, 0)):
        said = [Said(str(n), Decimal(n)) for n in (*range(71, 71 + wrong), *range(1 + wrong, 6))]
        found = Opinions([], set())
        _compare(table, cells, {"hyra": [said]}, found)
        assert len(found.findings) == told


@pytest.mark.parametrize("missing", ["camelot", "cv2"])
def test_without_an_engine_the_other_is_asked(report, missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    unverified(report)
    for name in [name for name in sys.modules if name.partition(".")[0] == "camelot"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    assert second_opinions(SAMPLE, report).agreed
