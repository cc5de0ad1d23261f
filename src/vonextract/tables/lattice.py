"""A grid of cells from borders that meet: components, edges of rows and columns, spans."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from vonextract.geometry import Box
from vonextract.lazy import lazy
from vonextract.tables.edges import Edge, Edges
from vonextract.tables.model import GridCell
from vonextract.tables.settings import SETTINGS as TABLES


@dataclass(eq=False)
class Component:
    """Borders that touch each other."""

    horizontal: list[Edge]
    vertical: list[Edge]

    @lazy
    def box(self) -> Box:
        """Around all its borders; they may not change after it was asked for."""
        xs = [x for e in self.horizontal for x in (e.lo, e.hi)] + [e.pos for e in self.vertical]
        ys = [y for e in self.vertical for y in (e.lo, e.hi)] + [e.pos for e in self.horizontal]
        return Box(min(xs), min(ys), max(xs), max(ys))


def components(edges: Edges) -> list[Component]:
    """Borders grouped by touching or crossing, top to bottom."""
    n_h = len(edges.horizontal)
    parent = list(range(n_h + len(edges.vertical)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    by_pos = sorted(range(n_h), key=lambda i: edges.horizontal[i].pos)
    heights = [edges.horizontal[i].pos for i in by_pos]
    for j, v in enumerate(edges.vertical):
        for i in _between(by_pos, heights, v.lo - TABLES.join, v.hi + TABLES.join):
            h = edges.horizontal[i]
            if h.lo - TABLES.join <= v.pos <= h.hi + TABLES.join:
                parent[root(i)] = root(n_h + j)
    groups: dict[int, Component] = {}
    for i, h in enumerate(edges.horizontal):
        groups.setdefault(root(i), Component([], [])).horizontal.append(h)
    for j, v in enumerate(edges.vertical):
        groups.setdefault(root(n_h + j), Component([], [])).vertical.append(v)
    return sorted(groups.values(), key=lambda c: (c.box.top, c.box.x0))


def _between(order: list[int], keys: list[float], lo: float, hi: float) -> list[int]:
    return order[bisect_left(keys, lo) : bisect_right(keys, hi)]


@dataclass(slots=True)
class Lattice:
    """Row and column edges with the walls between neighbouring places.

    Attributes:
        xs: column edges, ascending, one more than there are columns.
        ys: row edges likewise.
        right: right[r][c], whether a border is drawn between columns c and c+1 in row r.
        below: below[r][c], whether one is drawn between rows r and r+1 in column c.
    """

    xs: list[float]
    ys: list[float]
    right: list[list[bool]]
    below: list[list[bool]]

    @property
    def n_rows(self) -> int:
        """Number of rows."""
        return len(self.ys) - 1

    @property
    def n_cols(self) -> int:
        """Number of columns."""
        return len(self.xs) - 1


def lattice(component: Component) -> Lattice | None:
    """Rows, columns and walls of borders that meet; None when they enclose nothing."""
    box = component.box
    xs = positions([e.pos for e in component.vertical], box.x0, box.x1)
    ys = positions([e.pos for e in component.horizontal], box.top, box.bottom)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > TABLES.max_cells:
        return None
    right = [[False] * (len(xs) - 1) for _ in ys[1:]]
    for e in component.vertical:
        c = _nearest(xs, e.pos) - 1
        if 0 <= c < len(xs) - 2:
            for r in range(len(ys) - 1):
                right[r][c] = right[r][c] or _covers(e, ys[r], ys[r + 1])
    below = [[False] * (len(xs) - 1) for _ in ys[1:]]
    for e in component.horizontal:
        r = _nearest(ys, e.pos) - 1
        if 0 <= r < len(ys) - 2:
            for c in range(len(xs) - 1):
                below[r][c] = below[r][c] or _covers(e, xs[c], xs[c + 1])
    return Lattice(xs, ys, right, below)


def positions(found: list[float], lo: float, hi: float) -> list[float]:
    """Distinct positions, ascending, with the outer limits added where nothing is drawn."""
    result: list[float] = []
    for pos in sorted(found):
        if not result or pos - result[-1] > TABLES.snap:
            result.append(pos)
    if not result or result[0] - lo > 2 * TABLES.join:
        result.insert(0, lo)
    if hi - result[-1] > 2 * TABLES.join:
        result.append(hi)
    return result


def _nearest(values: Sequence[float], wanted: float) -> int:
    return min(range(len(values)), key=lambda i: abs(values[i] - wanted))


def _covers(edge: Edge, lo: float, hi: float) -> bool:
    return min(edge.hi, hi) - max(edge.lo, lo) >= TABLES.wall_share * (hi - lo)


def spanned_cells(page: int, grid: Lattice) -> list[GridCell]:
    """One cell for every rectangle of places that no wall parts, row by row.

    Places joined to a shape that is no rectangle are parted again along the rows.
    """
    taken = [[False] * grid.n_cols for _ in range(grid.n_rows)]
    cells: list[GridCell] = []
    for r in range(grid.n_rows):
        for c in range(grid.n_cols):
            if taken[r][c]:
                continue
            wide = 1
            while c + wide < grid.n_cols and not grid.right[r][c + wide - 1] and not taken[r][c + wide]:
                wide += 1
            high = 1
            while r + high < grid.n_rows and _continues(grid, taken, r + high, c, wide):
                high += 1
            for i in range(r, r + high):
                for j in range(c, c + wide):
                    taken[i][j] = True
            box = Box(grid.xs[c], grid.ys[r], grid.xs[c + wide], grid.ys[r + high])
            cells.append(GridCell(r, c, high, wide, box, page=page))
    return cells


def _continues(grid: Lattice, taken: list[list[bool]], r: int, c: int, wide: int) -> bool:
    """Whether row r goes on below the cell that covers columns c to c + wide."""
    if any(taken[r][c : c + wide]) or any(grid.below[r - 1][c : c + wide]):
        return False
    if any(grid.right[r][c : c + wide - 1]):
        return False
    left_open = c > 0 and not grid.right[r][c - 1] and not taken[r][c - 1]
    right_open = c + wide < grid.n_cols and not grid.right[r][c + wide - 1]
    return not left_open and not right_open
