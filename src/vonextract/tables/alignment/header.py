"""The levels of a header: which texts name which columns, and how far they span."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from vonextract.layout.model import Word
from vonextract.tables.alignment.corridors import Column
from vonextract.tables.alignment.header_texts import texts_over
from vonextract.tables.alignment.settings import SETTINGS
from vonextract.tables.alignment.text_lines import TextLine
from vonextract.tables.edges import Edge
from vonextract.tables.roles import heads_notes, note_numbers


@dataclass(eq=False)
class HeaderCell:
    """A header text of one or more lines over the columns `first` to `last`.

    Attributes:
        under: the cells one level down that it spans; none for the lowest level.
    """

    lines: list[list[Word]]
    under: list[HeaderCell] = field(default_factory=list)
    first: int = 0
    last: int = 0
    row: int = 0
    row_span: int = 1

    @property
    def x0(self) -> float:
        """Left edge of its text and of what it spans."""
        return min([w.x0 for line in self.lines for w in line] + [c.x0 for c in self.under])

    @property
    def x1(self) -> float:
        """Right edge of its text and of what it spans."""
        return max([w.x1 for line in self.lines for w in line] + [c.x1 for c in self.under])

    @property
    def top(self) -> float:
        """Upper edge of its text."""
        return min(w.top for line in self.lines for w in line)

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(w.text for line in self.lines for w in line)

    def depth(self) -> int:
        """Levels from here down, itself included."""
        return 1 + max((c.depth() for c in self.under), default=0)

    def add_above(self, words: list[Word]) -> None:
        """Put words of the next line up in front, beside those already taken from it."""
        if (
            self.lines
            and abs(self.lines[0][0].baseline - words[0].baseline) < SETTINGS.same_level * words[0].size
        ):
            self.lines[0] = sorted([*self.lines[0], *words], key=lambda w: w.x0)
        else:
            self.lines.insert(0, words)


@dataclass(eq=False)
class Header:
    """The cells of a header in `n_rows` levels, and the columns that it completes."""

    n_rows: int
    cells: list[HeaderCell]
    columns: list[Column]

    def move(self, by: int) -> None:
        """Move all cells `by` columns to the right."""
        for cell in self.cells:
            cell.first += by
            cell.last += by


def read_header(lines: Sequence[TextLine], columns: Sequence[Column], borders: Sequence[Edge] = ()) -> Header:
    """The header's lines as cells in levels over the body's columns; `borders` part levels.

    Read from the lowest line up: a text over one cell goes on that cell, a text over several
    spans them. Texts over no column of the body name a column that is empty there.
    """
    if not lines:
        return Header(0, [], list(columns))
    em = median(w.size for line in lines for w in line.words)
    frontier: list[HeaderCell] = []
    for line in reversed(lines):
        _add_line(frontier, texts_over(line, columns), em, borders)
    leaves = [leaf for cell in frontier for leaf in _leaves(cell)]
    leaves.sort(key=lambda c: c.x0 + c.x1)
    places, complete = _place_leaves(leaves, columns, em)
    for leaf, place in zip(leaves, places, strict=True):
        leaf.first = leaf.last = place
    cells = _merge_same_column(frontier)
    n_rows = max(cell.depth() for cell in cells)
    placed: list[HeaderCell] = []
    for cell in cells:
        _set_rows(cell, 0, n_rows, placed)
    return Header(n_rows, placed, complete)


def _add_line(
    frontier: list[HeaderCell], texts: list[list[Word]], em: float, borders: Sequence[Edge]
) -> None:
    """Set the texts of one line over the cells below it."""
    over = {id(words): _below(frontier, words, em) for words in texts}
    parts = [t for t in texts if len(over[id(t)]) > 1 or _askew(t, over[id(t)], em)]
    again = _repeated(frontier) if len(texts) < len(frontier) else []
    fresh: list[HeaderCell] = []
    groups = _repetitions(frontier, again, texts)
    settled = {id(cell) for run in groups.values() for cell in run}
    free = [c for c in frontier if id(c) not in settled]
    if any(id(t) not in groups for t in parts):
        groups |= runs_under(free, [t for t in texts if id(t) not in groups and _inside(free, t)], em)
    elif again and not groups:
        groups = runs_under(
            again, [t for t in texts if _inside(again, t) and _over_any(over[id(t)], again)], em
        )
    for words in texts:
        below = over[id(words)]
        group = _ruled_off(frontier, words, texts, borders) or groups.get(id(words), [])
        if len(group) > 1:
            fresh.append(HeaderCell([words], group))
        elif below and len(texts) > 1 and _titles(words, below[0]):
            fresh.append(HeaderCell([words], [below[0]]))
        elif below:
            below[0].add_above(words)
        else:
            fresh.append(HeaderCell([words]))
    taken = {id(c) for cell in fresh for c in cell.under}
    frontier[:] = sorted([c for c in frontier if id(c) not in taken] + fresh, key=lambda c: c.x0 + c.x1)


def _titles(words: Sequence[Word], cell: HeaderCell) -> bool:
    """Whether a text beside names is the title of a note, and the name below it begins anew."""
    number = " ".join(w.text for w in words[:2])
    return note_numbers().fullmatch(number) is not None and cell.text[:1].isupper()


def _ruled_off(
    frontier: Sequence[HeaderCell],
    words: Sequence[Word],
    texts: Sequence[Sequence[Word]],
    borders: Sequence[Edge],
) -> list[HeaderCell]:
    """The cells under the border drawn beneath a text that stands alone over it."""
    x0, x1, base = words[0].x0, words[-1].x1, words[0].baseline
    for edge in borders:
        if not (
            base < edge.pos < base + SETTINGS.underline * words[0].size
            and edge.lo < x0 + SETTINGS.underline_short
            and edge.hi > x1 - SETTINGS.underline_short
        ):
            continue
        others = [t for t in texts if t is not words and t[-1].x1 > edge.lo and t[0].x0 < edge.hi]
        below = edge.pos - SETTINGS.underline_short
        under = [c for c in frontier if edge.lo < (c.x0 + c.x1) / 2 < edge.hi and c.top > below]
        if len(under) > 1 and not others:
            return under
    return []


def _below(frontier: Sequence[HeaderCell], words: Sequence[Word], em: float) -> list[HeaderCell]:
    x0, x1 = words[0].x0, words[-1].x1
    slack = SETTINGS.under_slack * min(em, x1 - x0)
    return [c for c in frontier if min(x1, c.x1) - max(x0, c.x0) > slack]


def _askew(words: Sequence[Word], below: Sequence[HeaderCell], em: float) -> bool:
    """Whether a text stands over one cell but keeps to no edge or middle of it or of its first line."""
    if len(below) != 1:
        return False
    x0, x1, cell = words[0].x0, words[-1].x1, below[0]
    extents = [(cell.x0, cell.x1), (cell.lines[0][0].x0, cell.lines[0][-1].x1)]
    return all(
        min(abs(x0 - lo), abs(x1 - hi), abs(x0 + x1 - lo - hi) / 2) > SETTINGS.askew * em
        for lo, hi in extents
    )


def _inside(frontier: Sequence[HeaderCell], words: Sequence[Word]) -> bool:
    return any(c.x1 > words[0].x0 for c in frontier) and any(c.x0 < words[-1].x1 for c in frontier)


def _over_any(below: Sequence[HeaderCell], cells: Sequence[HeaderCell]) -> bool:
    """Whether a text stands over one of the cells, or over nothing at all."""
    return not below or any(c is cell for c in below for cell in cells)


def _repeated(frontier: Sequence[HeaderCell]) -> list[HeaderCell]:
    """The cells whose names stand again and again, as below spanning cells; few are chance.

    Beside names with capitals, one in lower case is the end of a name; a letter alone is a symbol.
    """
    names = Counter(c.text for c in frontier if not c.under)
    again = [c for c in frontier if not c.under and names[c.text] > 1]
    if any(c.text[:1].isupper() for c in again):
        again = [c for c in again if len(c.text) < 2 or not c.text[0].islower()]
    return (
        again
        if len(again) >= SETTINGS.named_columns or len(again) >= max(2, SETTINGS.all_columns * len(frontier))
        else []
    )


def repetitions_under(
    cells: Sequence[HeaderCell], texts: Sequence[list[Word]]
) -> dict[int, list[HeaderCell]]:
    """The cells of each repetition of the same names, by the id of the one text that stands over it."""
    return _repetitions(cells, _repeated(cells), texts)


def _repetitions(
    frontier: Sequence[HeaderCell], again: Sequence[HeaderCell], texts: Sequence[list[Word]]
) -> dict[int, list[HeaderCell]]:
    """The cells of each repetition of the same names, when one text stands over each of them.

    A text may stand over any part of its repetition, such as the first cell alone. Other names may
    stand among those that come again: "Budget", "Utfall", "Avvikelse" and "Budget", "Prognos", "Avvikelse".
    """
    period = len({cell.text for cell in again})
    if period < 2 or len(again) % period or len(again) < 2 * period:
        return {}
    runs = [list(again[i : i + period]) for i in range(0, len(again), period)]
    if any([c.text for c in run] != [c.text for c in runs[0]] for run in runs):
        return {}
    first = runs[0][0].x0 - (runs[1][0].x0 - runs[0][-1].x1)
    ends = [first, *(run[-1].x1 for run in runs)]
    found: dict[int, list[HeaderCell]] = {}
    for run, (left, right) in zip(runs, itertools.pairwise(ends), strict=True):
        over = [t for t in texts if left < (t[0].x0 + t[-1].x1) / 2 < right and _over_run(run, t)]
        if len(over) != 1:
            return {}
        found[id(over[0])] = list(frontier[frontier.index(run[0]) : frontier.index(run[-1]) + 1])
    return found


def _over_run(run: Sequence[HeaderCell], words: Sequence[Word]) -> bool:
    """Whether a text, or its middle, is within the width of neighbouring cells, or in the gap before them."""
    size, x0, x1 = words[0].size, words[0].x0, words[-1].x1
    within = x0 > run[0].x0 - SETTINGS.before_run * size and x1 < run[-1].x1 + size
    return within or run[0].x0 < (x0 + x1) / 2 < run[-1].x1


def runs_under(
    frontier: Sequence[HeaderCell], texts: Sequence[list[Word]], em: float
) -> dict[int, list[HeaderCell]]:
    """Which neighbouring cells each text of a spanning line stands over, by the text's id.

    Every text takes the run of cells around whose middle, or at one of whose edges, it is
    set; runs do not overlap and keep the order of the texts.
    """
    n = len(frontier)
    if n > SETTINGS.most_cells:
        return {}
    best: dict[int, tuple[float, list[tuple[int, int]]]] = {0: (0.0, [])}
    for number, words in enumerate(texts):
        step: dict[int, tuple[float, list[tuple[int, int]]]] = {}
        for start, (before, runs) in best.items():
            for i, j in itertools.combinations_with_replacement(range(start, n), 2):
                skipped = 2.0 * (i - start) if number else 0.0
                cost = before + skipped + set_off(words, frontier, (i, j), em)
                if j + 1 not in step or cost < step[j + 1][0]:
                    step[j + 1] = (cost, [*runs, (i, j)])
        best = step
    if not best:
        return {}
    _, chosen = min((cost + n - end, runs) for end, (cost, runs) in best.items())
    return {id(words): list(frontier[i : j + 1]) for words, (i, j) in zip(texts, chosen, strict=True)}


def set_off(words: Sequence[Word], frontier: Sequence[HeaderCell], run: tuple[int, int], em: float) -> float:
    """How badly a text is set over a run of cells, given by the first and the last, in em.

    A text may be wider than the single cell that it goes on, up to the cells beside it.
    """
    i, j = run
    x0, x1, lo, hi = words[0].x0, words[-1].x1, frontier[i].x0, frontier[j].x1
    askew = min(abs(x0 - lo), abs(x1 - hi)) + SETTINGS.askew_free * em
    if i == j:
        left = min(lo, frontier[i - 1].x1) if i else min(lo, x0)
        right = max(hi, frontier[j + 1].x0) if j + 1 < len(frontier) else max(hi, x1)
    else:
        left, right = lo, hi
    beyond = max(0.0, left - x0, x1 - right)
    return (min(abs((x0 + x1) - (lo + hi)) / 2, askew) + 2 * beyond) / em


def _leaves(cell: HeaderCell) -> list[HeaderCell]:
    return [leaf for c in cell.under for leaf in _leaves(c)] if cell.under else [cell]


def _place_leaves(
    leaves: Sequence[HeaderCell], columns: Sequence[Column], em: float
) -> tuple[list[int], list[Column]]:
    """The column of each leaf, in order, and the columns completed by those that had none."""
    matched = _match(leaves, columns, em)
    middles = _in_order([(leaf.x0 + leaf.x1) / 2 for leaf in leaves], matched, columns)
    extents = [[c.x0, c.x1] for c in columns]
    extra = [[leaf.x0, leaf.x1] for leaf, place in zip(leaves, matched, strict=True) if place is None]
    keyed = [((c.x0 + c.x1) / 2, extent) for c, extent in zip(columns, extents, strict=True)]
    keyed += zip((m for m, place in zip(middles, matched, strict=True) if place is None), extra, strict=True)
    order = [extent for _, extent in sorted(keyed, key=lambda item: item[0])]
    number = {id(e): i for i, e in enumerate(order)}
    fresh = iter(extra)
    places = [number[id(next(fresh))] if p is None else number[id(extents[p])] for p in matched]
    cuts = [order[0][0], *((max(a[1], a[0]) + b[0]) / 2 for a, b in itertools.pairwise(order)), order[-1][1]]
    complete = [Column(e[0], e[1], a, b) for e, a, b in zip(order, cuts, cuts[1:], strict=False)]
    return places, complete


def _in_order(
    middles: Sequence[float], matched: Sequence[int | None], columns: Sequence[Column]
) -> list[float]:
    """The middles of leaves; of those without a column moved to between the columns of their neighbours."""
    held = [None if place is None else (columns[place].x0 + columns[place].x1) / 2 for place in matched]
    found: list[float] = []
    for i, (middle, own) in enumerate(zip(middles, held, strict=True)):
        before = max((m for m in held[:i] if m is not None), default=-math.inf)
        after = min((m for m in held[i + 1 :] if m is not None), default=math.inf)
        if own is None:
            middle = min(max(middle, math.nextafter(before, math.inf)), math.nextafter(after, -math.inf))
        found.append(middle)
    return found


def _match(leaves: Sequence[HeaderCell], columns: Sequence[Column], em: float) -> list[int | None]:
    """Columns for leaves, both from left to right: the assignment with the least distance in all."""
    n, m = len(leaves), len(columns)
    new, bare = SETTINGS.new_column, SETTINGS.bare_column
    ends = [(leaf.x0, leaf.x1) for leaf in leaves]
    far = [[_distance(x0, x1, column, em) for column in columns] for x0, x1 in ends]
    if _names_labels(leaves, columns, em):
        far[0][0] = 0.0
    label = bare if leaves and abs(ends[0][0] - columns[0].x0) < 0.5 * em else 0.5
    best = [[float("inf")] * (m + 1) for _ in range(n + 1)]
    came = [[""] * (m + 1) for _ in range(n + 1)]
    best[0][0] = 0.0
    for i in range(n + 1):
        for j in range(m + 1):
            here = best[i][j]
            steps = []
            if i < n:
                steps.append((i + 1, j, new, "new"))
            if j < m:
                steps.append((i, j + 1, label if j == 0 else bare, "bare"))
            if i < n and j < m:
                steps.append((i + 1, j + 1, far[i][j], "pair"))
            if (
                i < n
                and j > 0
                and came[i][j] in {"pair", "more"}
                and ends[i][0] - ends[i - 1][1] < SETTINGS.two_names * em
            ):
                steps.append((i + 1, j, SETTINGS.more_names + far[i][j - 1], "more"))
            for a, b, cost, step in steps:
                if here + cost < best[a][b]:
                    best[a][b], came[a][b] = here + cost, step
    found: list[int | None] = []
    i, j = n, m
    while i or j:
        step = came[i][j]
        if step == "pair":
            i, j = i - 1, j - 1
            found.append(j)
        elif step == "more":
            i -= 1
            found.append(j - 1)
        elif step == "new":
            i -= 1
            found.append(None)
        else:
            j -= 1
    return found[::-1]


def _names_labels(leaves: Sequence[HeaderCell], columns: Sequence[Column], em: float) -> bool:
    """Whether the first name stands in the middle of the room that the labels have before all others."""
    if min(len(leaves), len(columns)) < 2 or heads_notes(leaves[0].text):
        return False
    end = min(leaves[1].x0, columns[1].x0)
    return abs(leaves[0].x0 + leaves[0].x1 - columns[0].x0 - end) / 2 < em


def _distance(x0: float, x1: float, column: Column, em: float) -> float:
    """How far a header text stands from a column's own text, in em; little when over it but askew."""
    apart = max(0.0, column.x0 - x1, SETTINGS.turned * (x0 - column.x1))
    askew = min(
        abs(x0 - column.x0),
        abs(x1 - column.x1),
        abs(x0 + x1 - column.x0 - column.x1) / 2,
    )
    return (apart + SETTINGS.askew_cost * askew) / em


def _merge_same_column(cells: Sequence[HeaderCell]) -> list[HeaderCell]:
    """Leaves of the top level that name the same column as one cell."""
    merged: dict[int, HeaderCell] = {}
    found = []
    for cell in cells:
        if cell.under or cell.first not in merged:
            found.append(cell)
            if not cell.under:
                merged[cell.first] = cell
            continue
        first = merged[cell.first]
        first.lines = sorted([*first.lines, *cell.lines], key=lambda line: (line[0].baseline, line[0].x0))
    return found


def _set_rows(cell: HeaderCell, row: int, n_rows: int, placed: list[HeaderCell]) -> None:
    """Give the cell and those under it their rows and columns, from the top."""
    cell.row = row
    if cell.under:
        cell.row_span = n_rows - row - max(c.depth() for c in cell.under)
        for under in _merge_same_column(cell.under):
            _set_rows(under, row + cell.row_span, n_rows, placed)
        cell.first = min(c.first for c in cell.under)
        cell.last = max(c.last for c in cell.under)
    else:
        cell.row_span = n_rows - row
    placed.append(cell)
