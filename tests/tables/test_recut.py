"""Parts of a table on pages that are set off sideways, as in a bound book."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.tables.bare_pages import grid_of, page_of

from vonextract.layout.model import PageText
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.model import LogicalTable
from vonextract.tables.over_pages.recut import fitted, part_columns
from vonextract.tables.over_pages.stitch import stitch

HEAD = "Kommun             Invånare    Per ledamot\n"
FIRST = """
Avesta                22 781           1,56

Bjuv                   5 620           2,31

Dals-Ed                4 720          38,27
"""
SECOND = """
Eda                    8 390          11,09

Flen                  16 120           2,04

Gnesta                11 480           5,93
"""
THIRD = SECOND.replace("Eda ", "Habo").replace("Flen ", "Heby ").replace("Gnesta", "Hylte ")


def sheet(text: str, number: int, by: float) -> PageText:
    """A page that its lines fill, and that stand further right."""
    made = page_of(HEAD + text, bold=(0,))
    moved = [replace(w, x0=w.x0 + by, x1=w.x1 + by) for w in made.words]
    return PageText(replace(made.page, number=number, height=160), moved)


def book(*offsets: float) -> list[LogicalTable]:
    sheets = [
        sheet(text, number, by)
        for number, (text, by) in enumerate(zip((FIRST, SECOND, THIRD), offsets, strict=False), start=1)
    ]
    return stitch(sheets, [BareEngine().propose(text) for text in sheets])


@pytest.mark.parametrize("by", [57.0, -38.0])
def test_a_part_that_stands_further_in_as_a_whole_keeps_its_columns(by: float) -> None:
    (table,) = book(0.0, by, 0.0)
    rows = {c.row: [d.text for d in table.cells if d.row == c.row] for c in table.cells}
    assert rows[4] == ["Eda", "8 390", "11,09"]
    assert rows[9] == ["Hylte", "11 480", "5,93"]
    assert not any("read again" in line for part in table.parts for line in part.trace)


def test_columns_are_told_from_all_pages_though_these_are_set_off_sideways() -> None:
    parts = [BareEngine().propose(sheet(SECOND, 1, by))[0] for by in (0.0, 57.0)]
    columns = part_columns(parts)
    assert columns is not None
    assert [c.x0 for c in columns] == [c.x0 + 57.0 for c in part_columns(parts[:1]) or []]


def test_a_part_with_fewer_columns_is_cut_by_the_columns_moved_to_its_page() -> None:
    (table,) = book(0.0)
    (part,) = BareEngine().propose(sheet(SECOND, 2, 57.0))
    joined = [replace(c, col=max(0, c.col - 1)) for c in part.cells]
    read = fitted(replace(part, n_cols=2, cells=joined), table)
    assert read is not None
    assert grid_of(read) == grid_of(part)
