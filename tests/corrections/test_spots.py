"""How places are seen, and found again where a table moved, changed or is printed twice."""

from __future__ import annotations

import pytest
from tests.checks.made_reports import table

from vonextract.corrections.model import Seen, Target
from vonextract.corrections.spots import Spot, find, line_texts, seen_at
from vonextract.model import Table

ROWS = [["Namn", "2023", "2024"], ["Kost", "1", "2"], ["Boende", "3", "4"], ["Summa", "4", "6"]]


def made(rows: list[list[str]], page: int = 1, table_id: int = 1, headers: int = 1) -> Table:
    found = table(rows, table_id=table_id, headers=headers)
    found.page_first = found.page_last = page
    for cell in found.cells:
        cell.page = page
    return found


def seen(rows: list[list[str]], row: int | None = None, col: int | None = None, page: int = 1) -> Seen:
    return Seen(document="x", **seen_at(Spot(made(rows, page), row, col)))


def test_what_is_noted_of_each_sort_of_place() -> None:
    def noted(row: int | None, col: int | None) -> tuple[object, ...]:
        at = seen_at(Spot(made(ROWS, page=3), row, col))
        return at["page"], at["row"], at["col"], at["row_label"], at["column_label"], at["text"]

    assert noted(2, 1) == (3, 2, 1, "Boende", "2023", "3")
    assert noted(2, 0) == (3, 2, 0, "", "Namn", "Boende")
    assert noted(0, 1) == (3, 0, 1, "Namn", "2023", "2023")
    assert noted(2, None) == (3, 2, None, "Boende", None, "Boende | 3 | 4")
    assert noted(None, 1) == (3, None, 1, None, "2023", "2023 | 1 | 3 | 4")
    assert noted(None, None) == (3, None, None, None, None, "Namn | 2023 | 2024 | Kost | Boende | Summa")


@pytest.mark.parametrize(("row", "col"), [(9, 1), (1, 9), (9, None), (None, 9)])
def test_a_place_that_is_none_is_not_seen(row: int | None, col: int | None) -> None:
    with pytest.raises(LookupError):
        seen_at(Spot(made(ROWS), row, col))


def test_texts_of_lines_stand_at_their_places() -> None:
    gaps = made([["a", "b"], ["", "d"]])
    gaps.cells = [cell for cell in gaps.cells if cell.text]
    assert [line_texts(gaps, row=row) for row in (0, 1)] == [["a", "b"], ["", "d"]]
    assert [line_texts(gaps, col=col) for col in (0, 1)] == [["a", ""], ["b", "d"]]


CHANGED = [ROWS[0], ROWS[1], ["Boende", "7", "4"], ROWS[3]]
MOVED = [ROWS[0], ["Ny", "8", "9"], *ROWS[1:]]
ELSEWHERE = [ROWS[0], ["Kost", "3", "2"]]
SHUFFLED = [ROWS[0], ["Summa", "3", "6"], ROWS[1], ["Boende", "4", "4"]]
TWICE = [ROWS[0], ["Boende", "3", "4"], ["Boende", "3", "4"]]


@pytest.mark.parametrize(
    ("target", "row", "col", "now", "found"),
    [
        ("cell", 2, 1, ROWS, (2, 1, True)),
        ("cell", 2, 1, MOVED, (3, 1, True)),
        ("cell", 2, 1, CHANGED, (2, 1, False)),
        ("cell", 2, 1, TWICE, None),
        ("cell", 2, 1, ROWS[:2], None),
        ("cell", 2, 1, ELSEWHERE, None),
        ("cell", 2, 1, SHUFFLED, (1, 1, True)),
        ("row", 2, None, ROWS, (2, None, True)),
        ("row", 2, None, MOVED, (3, None, True)),
        ("row", 2, None, CHANGED, (2, None, False)),
        ("row", 2, None, TWICE, None),
        ("column", None, 1, ROWS, (None, 1, True)),
        ("column", None, 1, CHANGED, (None, 1, False)),
        ("column", None, 1, [row[:1] + row[2:] for row in ROWS], None),
        ("table", None, None, ROWS, (None, None, True)),
        ("table", None, None, CHANGED, (None, None, True)),
    ],
)
def test_places_are_found_again(
    target: Target,
    row: int | None,
    col: int | None,
    now: list[list[str]],
    found: tuple[int | None, int | None, bool] | None,
) -> None:
    again = find(seen(ROWS, row, col), target, [made([["Annat", "x"]], table_id=9), made(now)])
    assert (again and (again.spot.row, again.spot.col, again.same)) == found


@pytest.mark.parametrize("page", [1, 2, 9])
def test_a_table_that_stands_once_is_found_on_any_page(page: int) -> None:
    assert find(seen(ROWS, 2, 1, page), "cell", [made(ROWS, 2)]) is not None


OTHERS = [made([["Annat", f"{n}"], ["x", f"{n} y"]], table_id=10 + n) for n in range(12)]


@pytest.mark.parametrize(("row", "col"), [(r, c) for r in (1, 2, None) for c in (0, 1, 2, None)])
def test_a_place_is_found_among_many_tables_though_the_same_is_printed_beside_it(
    row: int | None, col: int | None
) -> None:
    twice = [ROWS[0], ["Kost", "3", "3"], ["Kost", "3", "3"]]
    again = find(
        seen(twice, row, col), Seen(**seen_at(Spot(made(twice), row, col))).target, [*OTHERS, made(twice)]
    )
    assert again == (Spot(made(twice), row, col), True)


def test_a_cell_is_found_by_its_place_whatever_the_order_of_the_cells() -> None:
    turned = made(ROWS)
    turned.cells.sort(key=lambda cell: (cell.col, -cell.row))
    for row, texts in enumerate(ROWS):
        assert [Spot(turned, row, col).cell.text for col in range(3)] == texts


@pytest.mark.parametrize(
    ("place", "target"),
    [
        ({}, "document"),
        ({"page": 3}, "table"),
        ({"table": "a"}, "table"),
        ({"table": "a", "row": 0}, "row"),
        ({"table": "a", "row_label": ""}, "row"),
        ({"table": "a", "col": 0}, "column"),
        ({"table": "a", "column_label": ""}, "column"),
        ({"table": "a", "row": 0, "col": 0}, "cell"),
        ({"row_label": "a", "column_label": "b"}, "cell"),
        ({"row": 0, "column_label": "b"}, "cell"),
        ({"row_label": "a", "col": 0}, "cell"),
        ({"rule": "x"}, "finding"),
        ({"rule": "x", "table": "a", "row": 0, "col": 0}, "finding"),
    ],
)
def test_what_was_noted_tells_the_sort_of_place(place: dict[str, object], target: Target) -> None:
    assert Seen.model_validate({"document": "x"} | place).target == target


def test_a_place_is_named_by_stars_for_whole_rows_and_columns() -> None:
    places = [(0, 1), (0, None), (None, 0), (None, None)]
    named = [Spot(made(ROWS, table_id=7), *place).named("a" * 16)[17:] for place in places]
    assert named == ["7:0:1", "7:0:*", "7:*:0", "7:*:*"]


def test_a_row_is_noted_on_its_own_page() -> None:
    over = made(ROWS)
    for cell in over.cells:
        cell.page = cell.row
    assert [seen_at(Spot(over, row))["page"] for row in range(4)] == [0, 1, 2, 3]
    over.cells = [cell for cell in over.cells if cell.row != 2]
    assert seen_at(Spot(over, 2))["page"] == over.page_first


def test_of_two_tables_alike_the_one_on_the_page_is_meant() -> None:
    for page in (1, 2):
        again = find(seen(ROWS, 2, 1, page), "cell", [made(ROWS, 1, 1), made(ROWS, 2, 2)])
        assert again is not None and again.spot.table.table_id == page
    assert find(seen(ROWS, 2, 1, 3), "cell", [made(ROWS, 1, 1), made(ROWS, 2, 2)]) is None
    assert find(seen(ROWS, 2, 1, 1), "cell", [made(ROWS, 1, 1), made(ROWS, 1, 2)]) is None
    assert find(seen(ROWS, 2, 1), "cell", []) is None
