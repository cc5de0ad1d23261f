"""Tables cut, joined and dropped: their rows, headers, pages, and where notes and findings went."""

from __future__ import annotations

import datetime as dt
from contextlib import nullcontext

import pytest
from tests.checks.made_reports import report, section, table

from vonextract.corrections.applying import _is_about, apply, figures_of, settle
from vonextract.corrections.joined_rows import Unfit
from vonextract.corrections.model import Correction, Seen
from vonextract.corrections.spots import Spot
from vonextract.corrections.table_shape import require_fit, reshape
from vonextract.findings.rules import CORRECTION_STALE, ROWS_IN_TEXT, SUSPECT_NUMBER
from vonextract.geometry import Box
from vonextract.model import DocumentFact, Finding, Footnote, FootnoteRef, Report

ROWS = [["Namn", "2023", "2024"], ["Kost", "1", "2"], ["Boende", "3", "4"], ["Summa", "4", "6"]]
NOW = dt.datetime(2026, 11, 28, tzinfo=dt.UTC)
EVERYWHERE = [(row, col) for row in range(4) for col in range(3)]


def made() -> Report:
    """Two tables of one shape, with a finding at every place of the first and one of all of it."""
    found = report(table(ROWS), table(ROWS, table_id=2), sections=[section("Text.")])
    places = [*EVERYWHERE, (None, None)]
    found.findings = [SUSPECT_NUMBER.finding("x", table_id=1, row=r, col=c) for r, c in places]
    found.footnote_refs = [FootnoteRef(footnote_id=1, table_id=1, row=3, col=2, page=1, context="")]
    return found


def stated(found: Report, field: str, value: str | list[str] = "", **place: int) -> Report:
    correction = Correction.model_construct(
        field=field, value=value, seen=Seen(document="0" * 16), reason="", by="", at=NOW
    )
    reshape(found, Spot(found.tables[0], place.get("row"), place.get("col")), correction)
    return found


def grid(found: Report, nth: int = 0) -> list[list[str]]:
    """The texts of a table by row."""
    rows = [[""] * found.tables[nth].n_cols for _ in range(found.tables[nth].n_rows)]
    for cell in found.tables[nth].cells:
        rows[cell.row][cell.col] = cell.text
    return rows


def moved(findings: list[Finding]) -> list[tuple[int | None, int | None, int | None]]:
    return [(f.table_id, f.row, f.col) for f in findings]


def test_findings_of_joined_rows_are_of_the_one_and_those_below_move_up() -> None:
    found = stated(made(), "join_row", row=1)
    assert grid(found) == [ROWS[0], ["Kost Boende", "1 3", "2 4"], ROWS[3]]
    went = {0: 0, 1: 1, 2: 1, 3: 2}
    assert moved(found.findings) == [*((1, went[r], c) for r, c in EVERYWHERE), (1, None, None)]
    assert (found.footnote_refs[0].row, found.footnote_refs[0].col) == (2, 2)


def test_findings_below_a_split_row_move_down() -> None:
    found = stated(stated(made(), "join_row", row=1), "split_row", ["Boende", "3", "4"], row=1)
    assert grid(found) == ROWS
    assert [f.row for f in found.findings if f.row is not None] == [0] * 3 + [1] * 6 + [3] * 3


def test_columns_are_joined_with_their_findings() -> None:
    found = stated(made(), "join_column", col=0)
    assert grid(found)[1] == ["Kost 1", "2"]
    assert [f.col for f in found.findings[:3]] == [0, 0, 1]
    again = stated(found, "split_column", ["2023", "1", "3", "4"], col=0)
    assert grid(again) == ROWS


@pytest.mark.parametrize(("row", "headers"), [(0, 1), (1, 2), (2, 2)])
def test_a_header_shrinks_when_its_rows_are_joined(row: int, headers: int) -> None:
    found = report(table([["A", "B"], ["a", "b"], *([["x", "1"]] * 3)], headers=2))
    joined = stated(found, "join_row", row=row).tables[0]
    assert joined.n_header_rows == headers
    assert {c.row for c in joined.cells if c.role == "header"} == set(range(headers))


def test_a_header_grows_when_one_of_its_rows_is_split() -> None:
    found = report(table([["A a", "B b"], ["x", "1"], ["y y", "2 2"]]))
    assert stated(found, "split_row", ["a", "b"], row=0).tables[0].n_header_rows == 2
    assert stated(found, "split_row", ["y", "2"], row=3).tables[0].n_header_rows == 2


def test_rows_of_header_give_and_take_roles() -> None:
    found = report(table([["A", ""], ["x", "1"], ["y", "2"]]))
    more = stated(found, "header_rows", "2").tables[0]
    assert [c.role for c in more.cells] == ["header"] * 4 + ["label", "value"]
    fewer = stated(found, "header_rows", "0").tables[0]
    assert [c.role for c in fewer.cells] == ["label", "empty", "label", "value", "label", "value"]
    with pytest.raises(Unfit, match="the table has 3 rows"):
        stated(found, "header_rows", "3")


def test_a_table_cut_below_its_header_repeats_it_and_findings_follow() -> None:
    found = stated(made(), "split_table", "0", row=2)
    assert [grid(found, n) for n in (0, 1)] == [ROWS[:2], [ROWS[0], *ROWS[2:]]]
    assert [(t.table_id, t.ordinal, t.n_header_rows) for t in found.tables] == [
        (1, 1, 1),
        (3, 2, 1),
        (2, 3, 1),
    ]
    went = {0: (1, 0), 1: (1, 1), 2: (3, 1), 3: (3, 2)}
    assert moved(found.findings) == [*((*went[r], c) for r, c in EVERYWHERE), (1, None, None)]


def test_the_box_of_a_part_is_of_its_first_page() -> None:
    found = made()
    for cell in found.tables[0].cells:
        if cell.row > 1:
            cell.page, cell.box = cell.row, Box(4 - cell.row, 5, 9, 9)
    upper, lower = stated(found, "split_table", "1", row=2).tables[:2]
    assert [(t.page_first, t.page_last, t.box) for t in (upper, lower)] == [
        (1, 1, Box(0, 0, 1, 1)),
        (2, 3, Box(2, 5, 9, 9)),
    ]


def test_a_cell_over_the_cut_ends_there() -> None:
    found = made()
    wide = next(c for c in found.tables[0].cells if (c.row, c.col) == (1, 0))
    wide.row_span = 3
    found.tables[0].cells = [c for c in found.tables[0].cells if c.col or c.row < 2]
    upper, lower = stated(found, "split_table", "0", row=3).tables[:2]
    assert {(c.row, c.col): c.row_span for c in upper.cells if c.row_span > 1} == {(1, 0): 2}
    assert {c.row_span for c in lower.cells} == {1}


def test_a_table_with_a_header_of_its_own_repeats_none() -> None:
    found = stated(made(), "split_table", "1", row=2)
    assert grid(found, 1) == ROWS[2:] and found.tables[1].n_header_rows == 1
    assert [c.role for c in found.tables[1].cells[:3]] == ["header"] * 3


@pytest.mark.parametrize(
    ("row", "own", "fits"), [(2, "1", True), (3, "1", False), (3, "2", False), (3, "0", True)]
)
def test_a_table_begins_where_a_row_is_left_below_its_header(row: int, own: str, fits: bool) -> None:
    if fits:
        assert len(stated(made(), "split_table", own, row=row).tables) == 3
    else:
        with pytest.raises(Unfit, match="no table can begin"):
            stated(made(), "split_table", own, row=row)


def test_a_table_without_a_header_begins_at_no_first_row_and_repeats_none() -> None:
    bare = report(table(ROWS, headers=0))
    with pytest.raises(Unfit, match="no table can begin"):
        stated(bare, "split_table", "0", row=0)
    stated(bare, "split_table", "0", row=1)
    assert [(t.n_rows, t.n_header_rows) for t in bare.tables] == [(1, 0), (3, 0)]


@pytest.mark.parametrize(("row", "own"), [(0, "0"), (4, "0"), (3, "1")])
def test_no_table_begins_at_its_first_row_or_where_it_would_be_header_alone(row: int, own: str) -> None:
    with pytest.raises(Unfit, match="no table can begin"):
        stated(made(), "split_table", own, row=row)


def test_a_cut_table_has_a_number_of_its_own_and_comes_before_the_next() -> None:
    found = report(*(table(ROWS, table_id=number) for number in (4, 2, 7)))
    stated(found, "split_table", "0", row=2)
    assert [(t.table_id, t.ordinal) for t in found.tables] == [(4, 1), (8, 2), (2, 3), (7, 4)]


def test_tables_cut_and_joined_are_as_they_were() -> None:
    found = stated(stated(made(), "split_table", "0", row=2), "join_table")
    assert grid(found) == ROWS
    assert moved(found.findings) == [*((1, r, c) for r, c in EVERYWHERE), (1, None, None)]
    assert [t.ordinal for t in found.tables] == [1, 2]


def test_findings_of_a_repeated_header_are_of_the_header_of_the_whole() -> None:
    found = report(table(ROWS), table([ROWS[0], ["Skola", "7", "8"]], table_id=2))
    places = [(0, 1), (1, 2), (None, None), (None, 1)]
    found.findings = [SUSPECT_NUMBER.finding("x", table_id=2, row=row, col=col) for row, col in places]
    found.footnotes = [
        Footnote(footnote_id=n, marker="*", text="x", page=1, table_id=n, box=Box(0, 0, 1, 1))
        for n in (1, 2, 3)
    ]
    joined = stated(found, "join_table")
    assert moved(joined.findings) == [(1, 0, 1), (1, 4, 2), (1, None, None), (1, None, 1)]
    assert [note.table_id for note in joined.footnotes] == [1, 1, 3]


def test_notes_of_what_is_no_table_are_of_none() -> None:
    found = made()
    found.footnotes = [
        Footnote(footnote_id=n, marker="*", text="x", page=1, table_id=n, box=Box(0, 0, 1, 1)) for n in (1, 2)
    ]
    assert [note.table_id for note in stated(found, "no_table").footnotes] == [None, 2]


@pytest.mark.parametrize("years", [["2025", "2026"], ["2021", "2022"], ["2023", "2022"], ["2023", "2025"]])
def test_a_joined_table_of_another_header_keeps_it_as_rows(years: list[str]) -> None:
    found = report(table(ROWS), table([["Namn", *years], ["Kost", "7", "8"]], table_id=2))
    joined = stated(found, "join_table").tables[0]
    assert joined.n_rows == 6 and joined.n_header_rows == 1
    assert [c.role for c in joined.cells if c.row == 4] == ["label", "value", "value"]


def test_tables_that_do_not_fit_each_other_are_not_joined() -> None:
    with pytest.raises(Unfit, match="no table follows it"):
        stated(report(table(ROWS)), "join_table")
    with pytest.raises(Unfit, match="it has 3 columns, the next table 2"):
        stated(report(table(ROWS), table([["A", "B"], ["x", "1"]], table_id=2)), "join_table")


def test_what_is_no_table_is_text_in_its_place_and_its_findings_are_of_no_table() -> None:
    found = stated(made(), "no_table")
    assert [t.ordinal for t in found.tables] == [1]
    texts = [block.text for block in found.sections[0].blocks]
    assert "\n".join(" ".join(row) for row in ROWS) in texts and "Text." in texts
    assert set(moved(found.findings)) == {(None, None, None)}
    assert found.footnote_refs[0].table_id is None


@pytest.mark.parametrize("field", ["join_row", "split_row", "join_column", "split_column"])
def test_a_line_must_be_named(field: str) -> None:
    with pytest.raises(Unfit, match="names no row or column"):
        require_fit(Spot(made().tables[0]), field, ["x"])


def test_what_fits_is_not_refused_and_changes_nothing() -> None:
    found = made()
    require_fit(Spot(found.tables[0], 3), "split_row", ["", "", "6"])
    require_fit(Spot(found.tables[0], 2), "join_row", "")
    require_fit(Spot(found.tables[0], None, 1), "join_column", "")
    with pytest.raises(Unfit, match="nothing follows it"):
        require_fit(Spot(found.tables[0], None, 2), "join_column", "")
    assert found == made()


@pytest.mark.parametrize(("count", "taken"), [("0", True), ("9999", True), ("10000", False), ("-1", False)])
def test_a_whole_number_has_four_figures_at_most(count: str, taken: bool) -> None:
    stating = {"field": "header_rows", "value": count, "reason": "x", "by": "y", "at": NOW}
    seen = {"document": "0" * 16, "table": "0" * 12}
    with nullcontext() if taken else pytest.raises(ValueError, match="no whole number"):
        Correction.model_validate({**stating, "seen": seen})


@pytest.mark.parametrize(
    ("year", "taken"),
    [("0", False), ("1899", False), ("1900", True), ("2099", True), ("2100", False), ("-1", False)],
)
def test_a_year_is_one_that_a_report_may_be_about(year: str, taken: bool) -> None:
    stating = {"field": "year", "value": year, "reason": "x", "by": "y", "at": NOW}
    with nullcontext() if taken else pytest.raises(ValueError, match="no year from 1900 to 2099"):
        Correction.model_validate({**stating, "seen": {"document": "0" * 16}})


def test_what_a_person_says_of_the_document_overrules_what_it_says_of_the_same_alone() -> None:
    read = report()
    said = {"value": "Vård", "source": "title", "confidence": 0.5, "chosen": True}
    names = ("as_of", "committee", "year")
    read.document_facts = [DocumentFact.model_validate({"name": name, **said}) for name in names]
    seen = Seen(document=read.meta.doc_id)
    correction = Correction(field="committee", value="Vårdnämnden", reason="x", by="anna", at=NOW, seen=seen)
    facts = apply(read, [correction], lambda as_it_is, _: as_it_is).document_facts
    assert [(f.name, f.source) for f in facts if f.chosen] == [
        ("as_of", "title"),
        ("year", "title"),
        ("committee", "person"),
    ]


@pytest.mark.parametrize(
    ("label", "text", "named"),
    [("Kost", "7", "Kost"), ("Kost", None, "Kost"), (None, "7", "7"), (None, None, "value")],
)
def test_what_is_not_applied_is_called_by_its_label_its_text_or_its_field(
    label: str | None, text: str | None, named: str
) -> None:
    found = made()
    place = {"table": "0" * 12, "row": 9, "col": 9, "row_label": label, "text": text}
    seen = Seen(document=found.meta.doc_id, **place)
    correction = Correction(field="value", value="5", reason="x", by="anna", at=NOW, seen=seen)
    done = apply(found, [correction], lambda as_it_is, _: as_it_is)
    [told] = [f.message for f in done.findings if f.rule == CORRECTION_STALE.name]
    assert told == f"value = '5' by anna is not applied: '{named}' is not found any more."


def test_a_finding_of_a_page_is_looked_up_on_that_page_alone() -> None:
    found = [ROWS_IN_TEXT.finding("x", page=page) for page in (1, 2, 3)]
    seen = Seen(document="0" * 16, page=2, rule=ROWS_IN_TEXT.name, text=figures_of(None, None, "x"))
    stating = Correction.model_construct(field="finding", value="", seen=seen, reason="", by="", at=NOW)
    assert [_is_about(finding, stating, made()) for finding in found] == [False, True, False]


def test_each_finding_that_was_looked_up_is_noted_once_however_often_it_is_settled() -> None:
    found = report(table(ROWS))
    found.findings = [ROWS_IN_TEXT.finding(f"{page}", page=page) for page in (1, 2, 3, 4)]
    stated = [
        Correction(
            field="checked",
            value="true",
            reason="x",
            by="anna",
            at=NOW,
            seen=Seen(document=found.meta.doc_id, page=page, rule=ROWS_IN_TEXT.name, text=f"{page}"),
        )
        for page in (1, 2, 3, 4)
    ]
    for _ in range(2):
        settle(found, stated)
        assert [f.checked for f in found.findings] == ["true"] * 4
        assert [c.correction_id for c in found.corrections] == [c.correction_id for c in stated]


def test_what_is_no_table_is_text_of_its_own_section_in_the_order_of_the_page() -> None:
    sections = [section(f"Text {n}.", section_id=n) for n in (1, 2, 3)]
    found = report(table(ROWS, section_id=2), sections=sections)
    found.tables[0].page_first = 2
    done = stated(found, "no_table")
    assert [len(one.blocks) for one in done.sections] == [1, 2, 1]
    assert [block.page for block in done.sections[1].blocks] == [1, 2]
    for section_id in (0, 9, None):
        nowhere = report(table(ROWS, section_id=section_id), sections=sections)
        assert [len(one.blocks) for one in stated(nowhere, "no_table").sections] == [1, 2, 1]
    empty = report(table([["", ""], ["", ""]]), sections=[section("Text.")])
    assert len(stated(empty, "no_table").sections[0].blocks) == 1
