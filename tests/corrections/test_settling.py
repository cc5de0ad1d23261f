"""What becomes of findings looked up, of what is stated of a document, and of places that are gone."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from tests.checks.made_reports import report, section, table

from vonextract.corrections import Correction, Seen, apply, settle
from vonextract.corrections.applying import figures_of
from vonextract.corrections.spots import Spot, seen_at
from vonextract.findings.rules import (
    CORRECTION_STALE,
    CORRECTION_UNNECESSARY,
    ROWS_IN_TEXT,
    SUSPECT_NUMBER,
    TOTAL_MISMATCH,
)
from vonextract.model import Report, Table

NOW = dt.datetime(2026, 11, 29, tzinfo=dt.UTC)
DOC = "0" * 16
ROWS = [["Namn", "2023", "2024"], ["Kost", "1", "2"], ["Boende", "3", "4"], ["Summa", "4", "6"]]
PLACES = [
    (None, None),
    *((row, None) for row in range(4)),
    *((None, col) for col in range(3)),
    *((row, col) for row in range(4) for col in range(3)),
]


def stated(field: str, value: str | list[str], **seen: object) -> Correction:
    seen_there = Seen.model_validate({"document": DOC} | seen)
    return Correction(field=field, value=value, reason="x", by="anna", at=NOW, seen=seen_there)


def applied(found: Report, *corrections: Correction) -> Report:
    """The report with corrections, its numbers read by nobody."""
    return apply(found, corrections, lambda as_it_is, _: as_it_is)


@pytest.mark.parametrize("place", PLACES)
def test_a_finding_is_looked_up_at_its_place_by_its_rule_and_its_numbers(
    place: tuple[int | None, int | None],
) -> None:
    def everywhere() -> Report:
        found = report(table(ROWS), table([["Annat", "x"], ["y", "1"]], table_id=2))
        found.findings = [
            rule.finding("x", table_id=1, row=row, col=col, expected=None, actual=actual)
            for row, col in PLACES
            for rule in (ROWS_IN_TEXT, SUSPECT_NUMBER, TOTAL_MISMATCH)
            for actual in map(Decimal, (3, 4, 5))
        ]
        return found

    found = everywhere()
    at = seen_at(Spot(found.tables[0], *place))
    verdict = stated("checked", "true", **at | {"rule": SUSPECT_NUMBER.name, "text": figures_of(None, 4, "")})
    settle(found, [verdict])
    looked_up = [(f.rule, f.row, f.col, f.actual) for f in found.findings if f.checked]
    assert looked_up == [(SUSPECT_NUMBER.name, *place, 4)]


def test_a_false_alarm_is_no_more_than_told_and_a_true_finding_stays_as_grave() -> None:
    found = report(table(ROWS))
    found.findings = [TOTAL_MISMATCH.finding(text, page=1) for text in ("a", "b", "c")]
    grave = found.findings[0].severity
    assert grave != "info"
    seen = {"page": 1, "rule": TOTAL_MISMATCH.name}
    settle(
        found,
        [stated("checked", "false_alarm", text="a", **seen), stated("checked", "true", text="b", **seen)],
    )
    assert [(f.checked, f.severity) for f in found.findings] == [
        ("false_alarm", "info"),
        ("true", grave),
        (None, grave),
    ]
    assert [(c.state, c.target, c.read) for c in found.corrections] == [
        ("applied", f"{DOC}:{TOTAL_MISMATCH.name}", "a"),
        ("applied", f"{DOC}:{TOTAL_MISMATCH.name}", "b"),
    ]


def test_what_is_stated_of_places_is_not_settled_with_the_findings() -> None:
    found = report(table(ROWS))
    spots = [("cell", 1, 1), ("row", 1, None), ("column", None, 1), ("table", None, None)]
    places = [stated("checked", "true", **seen_at(Spot(found.tables[0], row, col))) for _, row, col in spots]
    everything = [*places, stated("year", "2031")]
    settle(found, everything)
    assert found.corrections == []
    gone = stated("checked", "true", rule=ROWS_IN_TEXT.name, page=1, text="x")
    settle(found, [*everything, gone])
    assert [(c.field, c.state) for c in found.corrections] == [("checked", "unnecessary")]


@pytest.mark.parametrize(
    ("field", "value", "meant"),
    [
        ("year", "2031", 2031),
        ("as_of", "2031-08-31", dt.date(2031, 8, 31)),
        ("committee", "Äldrenämnden", "Äldrenämnden"),
        ("title", "2024", "2024"),
        ("diarienummer", "KS 2024/7", "KS 2024/7"),
    ],
)
def test_what_is_stated_of_a_document_is_what_it_is(field: str, value: str, meant: object) -> None:
    read = report()
    shown = getattr(read.meta, field)
    correction = stated(field, value, text=None if shown is None else str(shown))
    done = applied(read, correction)
    assert getattr(done.meta, field) == meant
    assert [(c.state, c.target, c.read) for c in done.corrections] == [("applied", DOC, correction.seen.text)]
    told = applied(
        done, correction.model_copy(update={"seen": correction.seen.model_copy(update={"text": "9"})})
    )
    assert [c.state for c in told.corrections[1:]] == ["unnecessary"]
    assert [f.rule for f in told.findings] == [CORRECTION_UNNECESSARY.name]


@pytest.mark.parametrize("text", ["2023", "2025", "", None])
def test_what_was_stated_of_a_document_that_reads_otherwise_is_told(text: str | None) -> None:
    read = report()
    read.meta.year = 2024
    done = applied(read, stated("year", "2031", text=text))
    assert (done.meta.year, done.corrections[0].state) == (2024, "stale")
    assert [f.rule for f in done.findings] == [CORRECTION_STALE.name]


SHAPED: list[tuple[str, str | list[str], int | None, int | None]] = [
    ("header_rows", "2", None, None),
    ("join_column", "", None, 1),
    ("join_row", "", 1, None),
    ("join_table", "", None, None),
    ("no_table", "", None, None),
    ("split_column", ["2023", "1"], None, 1),
    ("split_row", ["Kost", "1"], 1, None),
    ("split_table", "0", 2, None),
    ("text", "7", 1, 1),
    ("title", "Kostnader", None, None),
]


@pytest.mark.parametrize(("field", "value", "row", "col"), SHAPED)
def test_of_a_table_that_is_gone_only_what_said_that_it_is_none_is_so(
    field: str, value: str | list[str], row: int | None, col: int | None
) -> None:
    correction = stated(field, value, **seen_at(Spot(table(ROWS), row, col)))
    done = applied(report(table([["Enhet", "x"], ["Skola", "y"]])), correction)
    assert [c.state for c in done.corrections] == ["unnecessary" if field == "no_table" else "stale"]


@pytest.mark.parametrize(
    ("field", "value", "row", "col", "state"),
    [
        ("text", "1", 1, 1, "unnecessary"),
        ("text", "0", 1, 1, "applied"),
        ("text", "2", 1, 1, "applied"),
        ("title", "Kostnader", None, None, "applied"),
        ("title", "Drift", None, None, "unnecessary"),
        ("title", "Avgifter", None, None, "applied"),
    ],
)
def test_a_text_or_title_that_is_read_so_already_is_told(
    field: str, value: str, row: int | None, col: int | None, state: str
) -> None:
    made = table(ROWS)
    made.title = "Drift"
    done = applied(report(made), stated(field, value, **seen_at(Spot(made, row, col))))
    assert [(c.state, c.read) for c in done.corrections] == [(state, "Drift" if field == "title" else "1")]
    changed = done.tables[0].title if field == "title" else Spot(done.tables[0], row, col).cell.text
    assert changed == value


def over_two_pages() -> Table:
    """A table of which the lower rows stand on the next page, its cells in the order of its columns."""
    made = table(ROWS)
    made.page_last = 2
    for cell in made.cells:
        cell.page = 1 if cell.row < 2 else 2
    made.cells.sort(key=lambda cell: (cell.col, cell.row))
    return made


@pytest.mark.parametrize(("row", "page"), [(0, 1), (1, 1), (2, 2), (3, 2)])
def test_what_is_not_applied_is_told_on_the_page_of_its_row(row: int, page: int) -> None:
    made = over_two_pages()
    seen = seen_at(Spot(made, row, 1)) | {"text": "9", "page": 9, "table": "0" * 12}
    done = applied(report(made), stated("text", "8", **seen))
    assert [(f.rule, f.page, f.table_id, f.row, f.col) for f in done.findings] == [
        (CORRECTION_STALE.name, page, 1, row, 1)
    ]


def test_a_row_that_begins_beside_another_is_told_on_its_own_page() -> None:
    made = over_two_pages()
    made.cells = [c for c in made.cells if (c.row, c.col) not in ((1, 0), (1, 2))]
    seen = seen_at(Spot(made, 1, 1)) | {"text": "9", "page": 9, "table": "0" * 12}
    done = applied(report(made), stated("text", "8", **seen))
    assert [(f.page, f.row) for f in done.findings] == [(1, 1)]


def test_what_is_not_applied_of_a_table_or_document_is_told_on_the_page_where_it_was_seen() -> None:
    made = over_two_pages()
    seen = seen_at(Spot(made)) | {"text": "Namn", "page": 1, "table": "0" * 12}
    done = applied(report(made), stated("title", "X", **seen), stated("year", "2031", text="9"))
    assert [(f.page, f.row) for f in done.findings] == [(1, None), (None, None)]


def test_the_report_that_was_read_is_left_as_it_is() -> None:
    read = report(table(ROWS), sections=[section("Text.")])
    before = read.model_copy(deep=True)
    made = read.tables[0]
    corrections = [
        stated("text", "7", **seen_at(Spot(made, 1, 1))),
        stated("join_row", "", **seen_at(Spot(made, 2))),
        stated("year", "2031"),
    ]
    done = applied(read, *corrections)
    assert [c.state for c in done.corrections] == ["applied"] * 3
    assert read == before
