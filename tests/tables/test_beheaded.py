"""A candidate that lost the upper line of its header gives way to the one that has it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.tables.pages import page, words
from tests.tables.test_enclosed import chosen

from vonextract.layout.model import PageText
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.model import PageTable
from vonextract.tables.verdict.beheaded import beheaded

UPPER = ("Utfall", "Budget", "Prognos")


def _page(years: tuple[str, ...], upper: tuple[str, ...] = UPPER) -> PageText:
    xs = (200, 280, 360)
    names = words((50, 100, "Post"), *zip(xs, [100] * 3, upper, strict=True))
    below = words(*zip(xs, [114] * 3, years, strict=True))
    body = words(
        *(
            (x, 140 + 16 * i, t)
            for i in range(4)
            for x, t in zip((50, *xs), ("Lokal hyra", "4", "7", "9"), strict=True)
        )
    )
    return page(names, below, body)


def _read(text: PageText, top: float) -> PageTable:
    table = BareEngine().read(text, [w for w in text.body if w.y_mid > top], [])
    assert table is not None
    return table


@pytest.mark.parametrize(
    ("years", "upper", "lost"),
    [
        (("2016", "2017", "2017"), UPPER, True),
        (("2015", "2016", "2017"), UPPER, False),
        (("2016", "2017", "2017"), ("Utfall", "Utfall", "Utfall"), False),
    ],
)
def test_names_that_the_line_above_tells_apart_have_lost_it(
    years: tuple[str, ...], upper: tuple[str, ...], lost: bool
) -> None:
    text = _page(years, upper)
    whole, part = _read(text, 90), _read(text, 112)
    assert beheaded([whole, part], [0.6, 0.9]) == [False, lost]
    assert beheaded([whole, part], [0.5, 0.9]) == [False, False]


def test_what_has_further_rows_as_well_is_another_table() -> None:
    text = _page(("2016", "2017", "2017"))
    rows = [w for w in text.body if 112 < w.y_mid < 180]
    part = BareEngine().read(text, rows, [])
    assert part is not None
    assert beheaded([_read(text, 90), part], [0.9, 0.9]) == [False, False]


def test_two_tables_beside_each_other_have_lost_nothing() -> None:
    xs = (50, 120, 180, 300, 370, 430)
    upper = words((50, 100, "Intäkter"), (300, 100, "Kostnader"))
    names = words(*zip(xs, [114] * 6, ("Mnkr", "2024", "2025") * 2, strict=True))
    row = ("Hyra", "4", "7", "El", "9", "8")
    body = words(*((x, 140 + 16 * i, t) for i in range(4) for x, t in zip(xs, row, strict=True)))
    text = page(upper, names, body)
    assert beheaded([_read(text, 90), _read(text, 112)], [0.6, 0.9]) == [False, False]


def test_the_table_with_its_header_is_chosen() -> None:
    text = _page(("2016", "2017", "2017"))
    assert chosen(text, {len(text.body): 0.62, len(text.body) - 4: 0.7}, 0.1) == [len(text.body)]


def test_names_under_spanning_ones_are_names_where_a_header_is_not_told() -> None:
    upper = words((50, 86, "Tabell"), (200, 100, "2016"), (330, 100, "2017"))
    names = words(
        (50, 114, "Post"),
        *((x, 114, t) for x, t in zip((190, 240, 320, 370), ("Män", "Alla") * 2, strict=True)),
    )
    body = words(
        *((x, 140 + 16 * i, "9") for i in range(4) for x in (195, 245, 325, 375)),
        *((50, 140 + 16 * i, "Hyra") for i in range(4)),
    )
    text = page(upper, names, body)
    table = _read(text, 98)
    assert table.n_header_rows == 2
    whole = replace(_read(text, 98), n_header_rows=0, cells=[*table.cells])
    assert beheaded([_read(text, 80), whole], [0.6, 0.9]) == [False, False]
