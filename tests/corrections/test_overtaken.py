from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.checks.made_reports import report, table

from vonextract import extract
from vonextract.corrections import Correction, Seen, apply
from vonextract.corrections.overtaken import is_gone, is_so_already, overtaken
from vonextract.corrections.spots import Spot, seen_at
from vonextract.corrections.table_shape import reshape
from vonextract.model import Report, Table


@pytest.fixture(scope="module")
def read(samples: Path) -> Report:
    """The åtgärdsplan as it is read."""
    return extract(samples / "atgardsplan-2024.pdf")


def stated(report: Report, field: str, value: str | list[str], spot: Spot) -> Correction:
    seen = Seen(document=report.meta.doc_id, **seen_at(spot))
    return Correction(field=field, value=value, reason="x", by="anna", at=dt.datetime.now(dt.UTC), seen=seen)


def spot_of(report: Report, field: str) -> tuple[Spot, str | list[str]]:
    """A place where the field can be stated, and something to state."""
    table = max(report.tables, key=lambda t: t.n_rows)
    row = table.n_rows - 2
    last = {cell.col: cell.text for cell in table.cells if cell.row == row}
    places: dict[str, tuple[Spot, str | list[str]]] = {
        "join_row": (Spot(table, row), ""),
        "split_row": (Spot(table, row), ["", *(last.get(col, "") for col in range(1, table.n_cols))]),
        "join_column": (Spot(table, None, 0), ""),
        "split_table": (Spot(table, row), "0"),
        "header_rows": (Spot(table), str(table.n_header_rows + 1)),
        "no_table": (Spot(table), ""),
    }
    return places[field]


SHAPES = ("join_row", "split_row", "join_column", "split_table", "header_rows", "no_table")


@pytest.mark.parametrize("field", SHAPES)
def test_a_reader_that_caught_up_is_told_as_that(read: Report, field: str) -> None:
    report = read.model_copy(deep=True)
    spot, value = spot_of(report, field)
    correction = stated(report, field, value, spot)
    reshape(report, spot, correction)
    done = apply(report, [correction], lambda as_it_is, _: as_it_is)
    assert [c.state for c in done.corrections] == ["unnecessary"]
    assert [f.rule for f in done.findings if f.rule.startswith("correction")] == ["correction_unnecessary"]
    assert done.tables == report.tables


def test_a_table_that_the_reader_joins_by_itself(read: Report) -> None:
    report = read.model_copy(deep=True)
    table = max(report.tables, key=lambda t: t.n_rows)
    cut = stated(report, "split_table", "0", Spot(table, table.n_rows - 2))
    whole = report.model_copy(deep=True)
    reshape(report, Spot(table, table.n_rows - 2), cut)
    upper = next(t for t in report.tables if t.table_id == table.table_id)
    joined = stated(report, "join_table", "", Spot(upper))
    done = apply(whole, [joined], lambda as_it_is, _: as_it_is)
    assert [c.state for c in done.corrections] == ["unnecessary"]


@pytest.mark.parametrize("field", SHAPES)
def test_a_place_that_changed_otherwise_is_stale(read: Report, field: str) -> None:
    report = read.model_copy(deep=True)
    spot, value = spot_of(report, field)
    correction = stated(report, field, value, spot)
    for cell in spot.table.cells:
        if spot.row in (None, cell.row) and spot.col in (None, cell.col):
            cell.text = f"{cell.text} ändrad" if cell.text else ""
    done = apply(report, [correction], lambda as_it_is, _: as_it_is)
    assert [c.state for c in done.corrections] == ["stale"]


ROWS = [["Namn", "2023", "2024"], ["Kost", "1", "2"], ["Boende", "3", "4"], ["Summa", "4", "6"]]
OTHER = [["Enhet", "2023", "2024"], ["Skola", "7", "8"]]
JOINED_ROW = [ROWS[0], ["Kost Boende", "1 3", "2 4"], ROWS[3]]
JOINED_COLUMN = [[a, f"{b} {c}"] for a, b, c in ROWS]


def seen(field: str, rows: list[list[str]], value: str | list[str] = "", **place: int) -> Correction:
    """What was stated of a place in a table of these rows."""
    spot = Spot(table(rows), place.get("row"), place.get("col"))
    return stated(report(spot.table), field, value, spot)


def caught_up(correction: Correction, *tables: list[list[str]]) -> tuple[int, int | None, int | None] | None:
    """Where another table and some tables of these rows read as stated: the table's place, row and column."""
    made = [table(rows, table_id=number) for number, rows in enumerate((OTHER, *tables))]
    spot = overtaken(correction, made)
    return spot and (spot.table.table_id, spot.row, spot.col)


def test_rows_and_columns_that_are_read_as_one_are_found_where_they_are() -> None:
    of_row, of_column = seen("join_row", ROWS, row=1), seen("join_column", ROWS, col=1)
    assert caught_up(of_row, JOINED_ROW) == (1, 1, None)
    assert caught_up(of_column, JOINED_COLUMN) == (1, None, 1)
    assert caught_up(of_row, ROWS) is caught_up(of_column, ROWS) is caught_up(of_row) is None


def test_rows_and_columns_that_are_read_as_two_are_found_at_the_first() -> None:
    of_row = seen("split_row", JOINED_ROW, ["Boende", "3", "4"], row=1)
    of_column = seen("split_column", JOINED_COLUMN, ["2024", "2", "4", "6"], col=1)
    assert caught_up(of_row, ROWS) == (1, 1, None)
    assert caught_up(of_column, ROWS) == (1, None, 1)
    assert caught_up(of_row, JOINED_ROW) is caught_up(of_column, JOINED_COLUMN) is None
    turned = seen("split_row", JOINED_ROW, ["Kost", "1", "2"], row=1)
    assert caught_up(turned, ROWS) is None
    for second in (["Boende"], ["Boende", "3", "4", "5"], ["Aboende", "3", "4"], ["Vård", "3", "4"]):
        assert caught_up(seen("split_row", JOINED_ROW, second, row=1), ROWS) is None


def test_rows_are_as_stated_only_in_the_table_that_was_seen_and_without_words_of_others() -> None:
    of_row = seen("split_row", JOINED_ROW, ["Boende", "3", "4"], row=1)
    longer = [[*ROWS, [f"Övrigt {n}", "9", "9"]] for n in range(12)]
    assert caught_up(of_row, *longer) is None
    with_header = [["Namn Kost", "2023 1", "2024 2"], *ROWS[2:]]
    assert caught_up(of_row, with_header) is None


def test_tables_that_are_read_as_one_or_as_two() -> None:
    joined = seen("join_table", ROWS[:3])
    assert caught_up(joined, ROWS) == (1, None, None)
    assert caught_up(joined, ROWS[:3]) is caught_up(joined, [ROWS[0], ROWS[2], ROWS[1], ROWS[3]]) is None
    for first in ("Avgifter", "Vård"):
        assert caught_up(joined, [ROWS[0], [first, "1", "2"], *ROWS[2:]]) is None
    cut = seen("split_table", ROWS, "0", row=2)
    assert caught_up(cut, ROWS[:2], [ROWS[0], *ROWS[2:]]) == (2, None, None)
    assert caught_up(cut, ROWS[:2], ROWS[2:]) == (2, None, None)
    assert caught_up(cut, ROWS) is caught_up(cut, ROWS[:1]) is None
    for first in ("Avgifter", "Vård"):
        begins = [first, "3", "4"]
        assert caught_up(cut, [begins, *ROWS[:1]]) is caught_up(cut, [ROWS[0], begins]) is None


@pytest.mark.parametrize(
    ("field", "value", "row", "so"),
    [
        ("header_rows", "1", None, True),
        ("header_rows", "2", None, False),
        ("header_rows", "0", None, False),
        ("split_table", "0", 0, True),
        ("split_table", "0", 1, True),
        ("split_table", "0", 2, False),
        ("split_table", "0", None, False),
        ("join_row", "", 1, False),
    ],
)
def test_what_a_table_has_already(field: str, value: str, row: int | None, so: bool) -> None:
    correction = seen("header_rows", ROWS, "1").model_copy(update={"field": field, "value": value})
    assert is_so_already(correction, Spot(table(ROWS), row)) is so


@pytest.mark.parametrize(
    ("tables", "gone"),
    [
        ([], True),
        ([table(OTHER)], True),
        ([table(ROWS)], False),
        ([table(ROWS[1:], headers=0)], False),
        ([table(ROWS[2:], headers=0)], True),
    ],
)
def test_a_table_is_gone_where_no_table_has_half_of_its_words(tables: list[Table], gone: bool) -> None:
    assert is_gone(seen("no_table", ROWS), tables) is gone


@pytest.mark.parametrize(("page", "gone"), [(1, True), (2, False), (3, False), (4, False), (5, True)])
def test_a_table_is_looked_for_on_its_page_and_those_beside_it(page: int, gone: bool) -> None:
    made = table(ROWS)
    made.page_first = page
    correction = seen("no_table", ROWS)
    at = correction.model_copy(update={"seen": correction.seen.model_copy(update={"page": 3})})
    assert is_gone(at, [made]) is gone
    anywhere = correction.model_copy(update={"seen": correction.seen.model_copy(update={"page": None})})
    assert not is_gone(anywhere, [made])
