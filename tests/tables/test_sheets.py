from __future__ import annotations

import pytest
from tests.tables.pages import covered_once, grid_rules, page, texts, words

from vonextract.layout.model import PageText
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.model import LogicalTable
from vonextract.tables.over_pages.stitch import stitch
from vonextract.tables.reconcile import reconcile
from vonextract.tables.ruled.engine import RuledEngine

LABELS = ["Verksamhet", "Hemtjänst", "Boende", "Lokaler", "Summa"]
LEFT = ["Budget", "10500", "20300", "3400", "34200"], ["Utfall", "11500", "20100", "3300", "34900"]
RIGHT = ["Prognos", "10900", "20200", "3350", "34450"], ["Bokslut", "9800", "19000", "3100", "31900"]


def sheet(number, *columns, top=60.0, pitch=20.0, ruled=True, x=50.0, extra=()):
    """A page with the columns, each 100 points wide and their numbers at the right."""
    rows = list(zip(*columns, strict=True))
    ys = [top + pitch * i for i in range(len(rows) + 1)]
    xs = [x + 100.0 * i for i in range(len(columns) + 1)]
    said = [
        (xs[c] + 5 if text and text[0].isalpha() else xs[c + 1] - 5 - 5 * len(text), ys[r] + 5, text)
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        if text
    ]
    head = [w for w in said if w[1] < ys[1]]
    body = [w for w in said if w[1] >= ys[1]]
    return page(
        words(*head, bold=True),
        words(*body, *extra),
        rules=grid_rules(xs, ys) if ruled else [],
        number=number,
    )


def read(*pages: PageText) -> list[LogicalTable]:
    engines = RuledEngine(), BareEngine()
    return stitch(pages, [reconcile([t for e in engines for t in e.propose(p)]) for p in pages])


def rows(*columns):
    return [list(row) for row in zip(*columns, strict=True)]


@pytest.mark.parametrize("ruled", [True, False])
def test_columns_of_the_next_sheet_go_on_with_the_rows(ruled) -> None:
    (table,) = read(sheet(1, LABELS, *LEFT, ruled=ruled), sheet(2, *RIGHT, ruled=ruled))
    assert texts(table) == rows(LABELS, *LEFT, *RIGHT)
    assert covered_once(table)
    assert [c.page for c in table.cells[:5]] == [1, 1, 1, 2, 2]
    assert table.cells[3].box.x0 < table.cells[2].box.x0
    assert [c.role for c in table.cells if c.text == "3350"] == ["value"]
    assert "same rows at the same heights" in table.trace[-1]


@pytest.mark.parametrize("ruled", [True, False])
def test_labels_printed_again_are_kept_once(ruled) -> None:
    (table,) = read(sheet(1, LABELS, *LEFT, ruled=ruled), sheet(2, LABELS, *RIGHT, ruled=ruled))
    assert texts(table) == rows(LABELS, *LEFT, *RIGHT)
    assert table.trace[-1].endswith("1 printed again")


def test_three_sheets_become_one_table() -> None:
    third = ["Plan", "1", "2", "3", "6"], ["Mål", "4", "5", "6", "15"]
    (table,) = read(sheet(1, LABELS, *LEFT), sheet(2, *RIGHT), sheet(3, *third))
    assert texts(table) == rows(LABELS, *LEFT, *RIGHT, *third)


def test_rows_over_two_pages_before_the_columns_go_on() -> None:
    more = ["Resor", "Tolk", "Projekt"]
    whole = sheet(1, LABELS, *LEFT), sheet(2, more, ["1", "2", "3"], ["4", "5", "6"])
    beyond = sheet(3, *RIGHT), sheet(4, ["7", "8", "9"], ["10", "11", "12"])
    (table,) = read(*whole, *beyond)
    assert texts(table)[:5] == rows(LABELS, *LEFT, *RIGHT)
    assert texts(table)[5] == ["Resor", "1", "4", "7", "10"]
    assert covered_once(table)


MORE = ["Resor", "Tolk", "Projekt", "Vikarier", "Totalt"]
ABOVE, BELOW = ["110", "2200", "330", "7700", "10340"], ["440", "5500", "660", "880", "7480"]


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("head", [True, False], ids=["titles repeated", "titles once"])
@pytest.mark.parametrize("codes", [[], [["Kod", "5101", "5102", "5103", "5104"]]], ids=["names", "codes"])
def test_columns_go_on_before_the_rows_do(ruled, head, codes) -> None:
    """Printed over, then down: all columns of the first rows come before the next rows."""
    more = [["Kod", "6101", "6102", "6103", "6104"]] if codes else []
    below = ["Verksamhet", *MORE[1:]], ["Budget", *ABOVE[1:]], ["Utfall", *BELOW[1:]]
    left = [*codes, LABELS, *LEFT], [*more, *below]
    right = RIGHT, (["Prognos", *ABOVE[1:]], ["Bokslut", *BELOW[1:]])
    last = slice(None) if head else slice(1, None)
    (table,) = read(
        sheet(1, *left[0], ruled=ruled, top=650),
        sheet(2, *right[0], ruled=ruled, top=650),
        sheet(3, *(c[last] for c in left[1]), ruled=ruled, top=650),
        sheet(4, *(c[last] for c in right[1]), ruled=ruled, top=650),
    )
    assert texts(table) == [*rows(*left[0], *right[0]), *rows(*left[1], *right[1])[1:]]
    assert covered_once(table)
    assert {c.page for c in table.cells} == {1, 2, 3, 4}


@pytest.mark.parametrize("over", [True, False], ids=["over, then down", "down, then over"])
def test_a_single_column_on_the_last_sheets(over) -> None:
    beyond = ["Prognos", "10900", "20200", "3350", "34450"]
    first = sheet(1, LABELS, *LEFT, ruled=False)
    below = sheet(3 if over else 2, MORE[1:], ABOVE[1:], BELOW[1:], ruled=False)
    right, corner = sheet(2 if over else 3, beyond, ruled=False), sheet(4, ABOVE[1:], ruled=False)
    (table,) = read(*sorted((first, below, right, corner), key=lambda s: s.page.number))
    assert texts(table)[:5] == rows(LABELS, *LEFT, beyond)
    assert texts(table)[5:] == rows(MORE[1:], ABOVE[1:], BELOW[1:], ABOVE[1:])


def test_a_single_column_of_other_heights_is_no_table() -> None:
    lone = sheet(2, ["Prognos", "10900", "20200", "3350", "34450"], ruled=False, pitch=23)
    (table,) = read(sheet(1, LABELS, *LEFT, ruled=False), lone)
    assert table.n_cols == 3


def test_two_spreadsheets_printed_over_then_down_stay_two() -> None:
    other = ["Post", *LABELS[1:]], ["Mål", *LEFT[0][1:]], ["Läge", *LEFT[1][1:]]
    beyond = ["Plan", *RIGHT[0][1:]], ["Rest", *RIGHT[1][1:]]
    first, second = read(sheet(1, LABELS, *LEFT), sheet(2, *RIGHT), sheet(3, *other), sheet(4, *beyond))
    assert texts(first) == rows(LABELS, *LEFT, *RIGHT)
    assert texts(second) == rows(*other, *beyond)


def test_a_group_row_has_nothing_on_the_next_sheet() -> None:
    labels, budget, actual = (
        [column[0], text, *column[1:]]
        for column, text in zip((LABELS, *LEFT), ("Kostnader", "", ""), strict=True)
    )
    beyond = [[column[0], "", *column[1:]] for column in RIGHT]
    (table,) = read(sheet(1, labels, budget, actual), sheet(2, *beyond))
    assert texts(table)[1] == ["Kostnader", "", "", "", ""]
    assert texts(table)[2] == ["Hemtjänst", "10500", "11500", "10900", "9800"]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(sheet(2, *RIGHT, top=80), id="other heights"),
        pytest.param(sheet(2, *RIGHT, pitch=24), id="other row heights"),
        pytest.param(sheet(2, *([*c, "5"] for c in RIGHT)), id="a row more"),
        pytest.param(sheet(2, *(c[:4] for c in RIGHT)), id="a row of amounts fewer"),
        pytest.param(sheet(2, *RIGHT, x=250), id="not at the margin"),
        pytest.param(sheet(2, ["Enhet", "Kök", "Städ", "Vård", "Summa"], *RIGHT), id="other labels"),
        pytest.param(sheet(2, LABELS, *LEFT), id="the same header"),
        pytest.param(sheet(2, *RIGHT, top=160, extra=[(50, 120, "Egen rubrik")]), id="a caption"),
    ],
)
def test_lookalikes_stay_apart(second) -> None:
    top = 160 if any(w.text == "Egen" for w in second.words) else 60
    found = read(sheet(1, LABELS, *LEFT, top=top), second)
    assert all(t.n_cols <= 3 for t in found)


def test_text_below_the_first_sheet_keeps_them_apart() -> None:
    first = sheet(1, LABELS, *LEFT, extra=[(50, 300, "En mening som avslutar sidan.")])
    assert len(read(first, sheet(2, *RIGHT))) == 2


def test_sheets_that_do_not_follow_each_other_stay_apart() -> None:
    assert len(read(sheet(1, LABELS, *LEFT), sheet(3, *RIGHT))) == 2
