"""What drawn cells say to a candidate."""

from dataclasses import replace

import pytest
from tests.tables.pages import grid_rules, page, words

from vonextract.layout.model import PageText
from vonextract.tables.drawn_cells import drawn_cells
from vonextract.tables.edges import page_edges
from vonextract.tables.model import PageTable
from vonextract.tables.ruled.engine import RuledEngine
from vonextract.tables.verdict.candidate import Candidate, Surroundings
from vonextract.tables.verdict.closed import NAMES, closed

XS, YS = [50.0, 150.0, 250.0], [100.0, 120.0, 140.0, 160.0, 180.0]


def _grid() -> tuple[PageText, PageTable]:
    cells = [words((x + 5, y + 4, f"{int(x)}{int(y)}")) for y in YS[:-1] for x in XS[:-1]]
    text = page(*cells, words((50, 300, "utanför")), rules=grid_rules(XS, YS))
    [table] = RuledEngine().propose(text)
    return text, table


def _said(text: PageText, table: PageTable) -> list[float]:
    around = Surroundings(text)
    said = closed(Candidate(table, around.contents), around.drawn)
    return [said[name] for name in NAMES]


def test_the_grid_that_is_drawn_leaves_nothing_out_and_parts_and_joins_no_cell() -> None:
    assert _said(*_grid()) == [1.0, 0.0, 0.0, 0.0]


def test_a_part_of_a_grid_leaves_the_rest_of_its_words_out() -> None:
    text, table = _grid()
    upper = replace(table, cells=[cell for cell in table.cells if cell.row < 2], n_rows=2)
    assert _said(text, upper) == [1.0, 0.5, 0.0, 0.0]


def test_a_candidate_may_join_drawn_cells_or_part_them() -> None:
    text, table = _grid()
    first, second, *rest = table.cells
    joined = replace(table, cells=[replace(first, lines=[*first.lines, *second.lines]), *rest])
    assert _said(text, joined)[3] == pytest.approx(1 / 7)
    apart = replace(second, lines=first.lines, text="två")
    assert _said(text, replace(table, cells=[first, apart, *rest]))[2] == pytest.approx(1 / 7)


def test_words_outside_of_grids_and_in_a_frame_stand_in_no_drawn_cell() -> None:
    text, _ = _grid()
    assert len(drawn_cells(page_edges(text.page), text.body)) == 8
    framed = page(words((60, 110, "ruta")), rules=grid_rules([50.0, 150.0], [100.0, 130.0]))
    assert not drawn_cells(page_edges(framed.page), framed.body)
