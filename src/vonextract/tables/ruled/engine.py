"""Tables whose borders are drawn: rules, hairline rectangles, the edges of shading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from vonextract.geometry import Box
from vonextract.layout.model import PageText, Word
from vonextract.tables.edges import edges_of
from vonextract.tables.grid import by_row, fill_cells, without_empty_columns
from vonextract.tables.lattice import Component, Lattice, components, lattice, spanned_cells
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.roles import is_amount
from vonextract.tables.ruled.level_texts import with_level_texts
from vonextract.tables.ruled.open_bodies import with_open_rows
from vonextract.tables.ruled.outside_labels import with_outside_labels
from vonextract.tables.ruled.ruled_rows import split_rows
from vonextract.tables.ruled.settings import SETTINGS
from vonextract.tables.ruled.stacks import stacked
from vonextract.tables.ruled.text_walls import with_text_columns, with_text_walls
from vonextract.tables.settings import SETTINGS as TABLES


class RuledEngine:
    """Reads cells from drawn rules and fills."""

    name = "rules"

    def propose(self, text: PageText) -> Sequence[PageTable]:
        """The drawn tables on the page."""
        words = text.body
        if not words:
            return []
        found = components(edges_of(text))
        tables: list[PageTable] = []
        open_parts: list[Component] = []
        for component in found:
            table = self._closed(text, component, words, [c.box for c in found])
            if table is None:
                open_parts.append(component)
            else:
                tables.append(table)
        for table in stacked(text, open_parts, words, found):
            if all(table.box.overlap(t.box) < 0.5 for t in tables):
                tables.append(table)
        return sorted(tables, key=lambda t: (t.box.top, t.box.x0))

    def _closed(
        self, text: PageText, component: Component, words: list[Word], drawn: Sequence[Box]
    ) -> PageTable | None:
        """The table that borders on all sides enclose, or None."""
        if len(component.horizontal) < 2 or len(component.vertical) < 2 or not _drawn_sides(component):
            return None
        component = _without_paragraph_shading(component)
        grid = lattice(component)
        if grid is None:
            return None
        inside = [w for w in words if component.box.contains(w.x_mid, w.y_mid)]
        xs, grid = grid.xs, with_text_columns(grid, inside)
        if grid.n_cols == 1:
            drawn_only = _only_drawn(component)
            grid = lattice(drawn_only) if drawn_only.horizontal else None
            if grid is None or grid.n_rows < 2 or grid.n_cols > 1:
                return None
        grid = with_text_walls(with_open_rows(with_split_rows(grid, inside), inside), inside, xs)
        grid = with_outside_labels(grid, words, drawn)
        grid = with_level_texts(grid, inside)
        cells = spanned_cells(text.page.number, grid)
        fill_cells(cells, grid.xs, grid.ys, words)
        if not _tabular(cells, grid):
            return None
        cells, n_cols = without_empty_columns(cells, grid.n_cols, TABLES.narrow)
        box = Box(grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1])
        trace = [f"borders drawn around {grid.n_rows} rows and {n_cols} columns"]
        ruled = all(e.drawn for e in [*component.horizontal, *component.vertical])
        flat = min(n_cols, grid.n_rows) < 2
        confidence = SETTINGS.thin if flat else SETTINGS.certain if ruled else SETTINGS.bordered
        return PageTable(text.page.number, box, grid.n_rows, n_cols, cells, self.name, confidence, trace)


def _without_paragraph_shading(component: Component) -> Component:
    """The borders without the edges of shading that ends inside drawn cells.

    Where rules part the columns, a shaded row reaches from rule to rule or to where the rules end.
    """
    drawn = [e.pos for e in component.vertical if e.drawn]
    ends = [end for e in component.horizontal if e.drawn for end in (e.lo, e.hi)]
    box = component.box
    if not any(box.x0 + SETTINGS.side < x < box.x1 - SETTINGS.side for x in drawn):
        return component

    def at_rule(x: float) -> bool:
        return any(abs(x - pos) <= TABLES.join for pos in [*drawn, *ends])

    return Component(
        [e for e in component.horizontal if e.drawn or (at_rule(e.lo) and at_rule(e.hi))],
        [e for e in component.vertical if e.drawn],
    )


def _only_drawn(component: Component) -> Component:
    return Component([e for e in component.horizontal if e.drawn], [e for e in component.vertical if e.drawn])


def _drawn_sides(component: Component) -> bool:
    """Whether rules, not shading alone, stand at both outer sides or between columns."""
    if not any(e.drawn for e in component.vertical):
        return False
    box = component.box
    left = sum([e.length for e in component.vertical if e.pos - box.x0 < SETTINGS.side], 0.0)
    right = sum([e.length for e in component.vertical if box.x1 - e.pos < SETTINGS.side], 0.0)
    inner = any(box.x0 + SETTINGS.side <= e.pos <= box.x1 - SETTINGS.side for e in component.vertical)
    return inner or min(left, right) > 0.5 * box.height


def _tabular(cells: list[GridCell], grid: Lattice) -> bool:
    """Whether the filled cells make a table, not a chart, a flow of boxes or a form's ruling."""
    filled = [c for c in cells if c.text]
    if len(filled) < SETTINGS.filled * len(cells) and len(filled) < SETTINGS.filled_cells:
        return False
    per_row = Counter(c.row for c in filled)
    if grid.n_cols == 1:
        return len(per_row) >= 2 and len(per_row) > SETTINGS.filled_rows * grid.n_rows
    full_rows = sum(n > 1 for n in per_row.values())
    figures = any(is_amount(c.text) for c in filled if c.col > 0)
    return full_rows > 0 and len(filled) > (1 if grid.n_rows == 1 or figures else 2)


def with_split_rows(grid: Lattice, words: list[Word]) -> Lattice:
    """The grid with bands parted that hold several rows of numbers."""
    ys: list[float] = [grid.ys[0]]
    right: list[list[bool]] = []
    below: list[list[bool]] = []
    for r, here in enumerate(by_row(words, grid.ys)):
        top, bottom = grid.ys[r], grid.ys[r + 1]
        inner = split_rows(here, grid.xs, top, bottom)
        ys.extend([*inner, bottom])
        right.extend(list(grid.right[r]) for _ in range(len(inner) + 1))
        below.extend([[True] * grid.n_cols for _ in inner])
        below.append(grid.below[r])
    return Lattice(grid.xs, ys, right, below)
