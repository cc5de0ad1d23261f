"""Column borders that are not drawn inside a drawn grid, but that the words show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from vonextract.layout.model import Word, gap_between
from vonextract.swedish.tokens import is_year, token
from vonextract.tables.alignment.corridors import Column, Cut, cut_at_spaces, cut_line, find_columns
from vonextract.tables.alignment.cut_lines import is_value
from vonextract.tables.alignment.settings import BULLETS
from vonextract.tables.alignment.settings import SETTINGS as ALIGNMENT
from vonextract.tables.alignment.text_lines import pieces_of
from vonextract.tables.grid import by_row, lines_of
from vonextract.tables.hulls import Hull
from vonextract.tables.lattice import Lattice
from vonextract.tables.roles import is_amount
from vonextract.tables.ruled.settings import SETTINGS
from vonextract.tables.settings import SETTINGS as TABLES
from vonextract.tables.word_groups import atoms, numbers_side_by_side


def with_text_walls(grid: Lattice, words: Sequence[Word], drawn: Sequence[float]) -> Lattice:
    """The grid with a wall wherever the texts of an open stretch of a row stand in different columns.

    What other rows have drawn is a wall where texts stand on both sides; what no row has drawn, unless a
    text stands alone between such borders and not as others in its column do.

    Args:
        grid: the borders.
        words: those inside it.
        drawn: where borders of columns are drawn; others stand where the words show them.
    """
    columns = [Column(a, b, a, b) for a, b in pairwise(grid.xs)]
    bands = by_row((w for w in words if w.angle % 180 == 0), grid.ys)
    rows = [[cut_at_spaces(line, columns) for line in lines_of(here)] for here in bands]
    beside = [cut for cuts in rows for line in cuts if len(line) > 1 for cut in line]
    shown = [x not in drawn for x in grid.xs[1:]]
    for walls, cuts in zip(grid.right, rows, strict=True):
        for first, last in _open_stretches([wall and not s for wall, s in zip(walls, shown, strict=True)]):
            inside = [[cut for cut in line if first <= cut.last and cut.first <= last] for line in cuts]
            spans = _spans(inside, beside) and not any(
                _crossed(inside, c) for c in range(first, last) if shown[c]
            )
            for c in range(first, last):
                walls[c] = not spans if shown[c] else _parted(inside, c) or _begin_behind(inside, c, beside)
    return grid


def _spans(cuts: Sequence[Sequence[Cut]], others: Sequence[Cut]) -> bool:
    """Whether a text alone has no column of its own: it stands as no other in a column does."""
    found = [cut for line in cuts for cut in line]
    columns = {c for cut in found for c in (cut.first, cut.last)}
    kept = len(columns) == 1 and all(any(_flush(cut, other) for other in others) for cut in found)
    beside = any(_stand_beside(left, right) for left in found for right in found)
    return bool(found) and not beside and not kept


def _stand_beside(left: Cut, right: Cut) -> bool:
    """Whether a text ends before the column of another, whose height it reaches into."""
    apart = left.last < right.first
    return apart and left.words[0].top < right.words[0].bottom and right.words[0].top < left.words[0].bottom


def _crossed(cuts: Sequence[Sequence[Cut]], c: int) -> bool:
    """Whether a text runs over the border behind column c."""
    return any(cut.first <= c < cut.last for line in cuts for cut in line)


def _flush(cut: Cut, other: Cut) -> bool:
    """Whether two texts of one column have an edge or their middle in common."""
    left, right = cut.words[0].x0 - other.words[0].x0, cut.words[-1].x1 - other.words[-1].x1
    one = cut.first == other.first == other.last
    return one and min(abs(left), abs(right), abs(left + right) / 2) < ALIGNMENT.aligned


def _begin_behind(cuts: Sequence[Sequence[Cut]], c: int, others: Sequence[Cut]) -> bool:
    """Whether the first texts stand behind column c, and begin as others there: those before are empty."""
    found = [cut for line in cuts for cut in line]
    first = min((cut.first for cut in found), default=0)
    leading = [cut for cut in found if cut.first == first]
    return first > c and any(
        cut.first == cut.last == other.first and abs(cut.words[0].x0 - other.words[0].x0) < ALIGNMENT.aligned
        for cut in leading
        for other in others
        if all(other is not own for own in leading)
    )


def _open_stretches(walls: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """First and last column of every run of places that no wall parts."""
    first = 0
    for c, wall in enumerate([*walls[:-1], True]):
        if wall:
            if c > first:
                yield first, c
            first = c + 1


def _parted(cuts: Sequence[Sequence[Cut]], c: int) -> bool:
    """Whether texts end at column c and begin at c + 1 in some line, and none runs across."""
    parted = False
    for line in cuts:
        firsts = {cut.first for cut in line}
        lasts = {cut.last for cut in line}
        parted = parted or (any(last <= c for last in lasts) and any(first > c for first in firsts))
    return parted and not _crossed(cuts, c)


def with_text_columns(grid: Lattice, words: Sequence[Word]) -> Lattice:
    """The grid with columns parted that hold numbers side by side, or texts that walls part from numbers.

    Below names of columns also where texts stand far apart.
    """
    first = [w for w in words if w.y_mid < grid.ys[1]]
    inner = borders_within(grid.xs, words, first if grid.n_cols > 1 and are_names(first) else [])
    if not any(inner.values()):
        return grid
    xs: list[float] = []
    origin: list[int] = []
    for c in range(grid.n_cols):
        for x in (grid.xs[c], *inner.get(c, ())):
            xs.append(x)
            origin.append(c)
    xs.append(grid.xs[-1])
    right = [[a == b or row[a] for a, b in pairwise([*origin, -1])] for row in grid.right]
    below = [[row[c] for c in origin] for row in grid.below]
    return Lattice(xs, grid.ys, right, below)


def borders_within(
    xs: Sequence[float], words: Sequence[Word], names: Sequence[Word]
) -> dict[int, list[float]]:
    """The borders that words show inside of drawn columns, by the place of the column.

    Args:
        xs: the borders that are drawn, or stand for drawn ones.
        words: those between them, names of columns among them.
        names: those of them that name columns.
    """
    far = borders_between_names(xs, words, names)
    inner: dict[int, list[float]] = {}
    for c, (x0, x1) in enumerate(pairwise(xs)):
        here = [w for w in words if x0 <= w.x_mid < x1 and w.angle % 180 == 0]
        lines = lines_of(here)
        crowded = sum(numbers_side_by_side(line[1:] if len(xs) == 2 else line) for line in lines)
        if _walled_alike(lines) or (len(lines) > 2 and crowded > SETTINGS.crowded_rows * len(lines)):
            inner[c] = [column.left for column in find_columns(lines)[1:]]
        elif names:
            inner[c] = _between_texts(lines) or far[c]
    return inner


def borders_between_names(
    xs: Sequence[float], words: Sequence[Word], names: Sequence[Word]
) -> dict[int, list[float]]:
    """The borders inside of drawn columns that names far apart show; see `borders_within`."""
    named = {word.index for word in names}
    inner = {}
    for c, (x0, x1) in enumerate(pairwise(xs)):
        here = [w for w in words if x0 <= w.x_mid < x1 and w.angle % 180 == 0]
        first, below = ([w for w in here if (w.index in named) == own] for own in (True, False))
        inner[c] = _between_names(lines_of(first), lines_of(below))
    return inner


def _walled_alike(lines: Sequence[Sequence[Word]]) -> bool:
    """Whether texts that walls part from numbers close before them begin at one x in several lines."""
    starts = Counter(
        round(right.x0)
        for line in lines
        for left, right in pairwise(line)
        if right.walled and is_value([left]) and gap_between(left, right) < ALIGNMENT.space * right.size
    )
    return max(starts.values(), default=0) >= ALIGNMENT.flush_sides


def are_names(words: Sequence[Word]) -> bool:
    """Whether the words of a row are no amounts."""
    texts = (" ".join(w.text for w in atom.words) for line in lines_of(words) for atom in atoms(line))
    return not any(is_amount(text) and not is_year(text) for text in texts)


def _between_texts(lines: Sequence[Sequence[Word]]) -> list[float]:
    """Where columns begin that stand wide apart in each line; what begins the items of a list is none."""
    columns = find_columns(lines) if len(lines) > 1 else []
    if len(columns) < 2:
        return []
    cuts = [cut_line(line, columns) for line in lines]
    return [
        column.left
        for c, column in enumerate(columns[1:], start=1)
        if _clear(cuts, c) and not any(_lists(cuts, side) for side in (c - 1, c))
    ]


def _between_names(first: Sequence[Sequence[Word]], below: Sequence[Sequence[Word]]) -> list[float]:
    """Where columns begin whose names stand far apart, each text of a line below nearest to another one.

    Such a column may be empty.

    Args:
        first: the lines of the names.
        below: those of the texts below.
    """
    names = _names(first)
    far = all(b.x0 - a.x1 > TABLES.names_apart * first[0][0].size for a, b in pairwise(names))
    if len(names) < 2 or not far:
        return []
    extents = [[name] for name in names]
    for line in below:
        pieces = [Hull(piece.x0, piece.x1) for piece in pieces_of(line)]
        nearest = [_nearest(piece, names) for piece in pieces]
        if len(set(nearest)) < len(pieces):
            return []
        for place, piece in zip(nearest, pieces, strict=True):
            extents[place].append(piece)
    ends = [max(hull.x1 for hull in held) for held in extents[:-1]]
    begins = [min(hull.x0 for hull in held) for held in extents[1:]]
    clear = all(end < begin for end, begin in zip(ends, begins, strict=True))
    return [(end + begin) / 2 for end, begin in zip(ends, begins, strict=True)] if clear else []


def _names(lines: Sequence[Sequence[Word]]) -> list[Hull]:
    """From where to where names run, the lines of one made one."""
    names: list[Hull] = []
    for x0, x1 in sorted((piece.x0, piece.x1) for line in lines for piece in pieces_of(line)):
        if names and x0 < names[-1].x1:
            names[-1] = Hull(names[-1].x0, max(names[-1].x1, x1))
        else:
            names.append(Hull(x0, x1))
    return names


def _nearest(piece: Hull, names: Sequence[Hull]) -> int:
    """Which of the names an edge or the middle of a text is nearest to, by its place."""

    def off(name: Hull) -> float:
        left, right = piece.x0 - name.x0, piece.x1 - name.x1
        return min(abs(left), abs(right), abs(left + right) / 2)

    return min(range(len(names)), key=lambda n: off(names[n]))


def _clear(cuts: Sequence[Sequence[Cut]], c: int) -> bool:
    """Whether no text runs into column c, and in several lines one ends far in front of it."""
    gaps = [
        (cut.words[0].x0 - before.words[-1].x1) / cut.words[0].size
        for line in cuts
        for before, cut in pairwise(line)
        if before.last == c - 1 and cut.first == c
    ]
    crossed = any(cut.first < c <= cut.last for line in cuts for cut in line)
    return not crossed and len(gaps) > 1 and min(gaps) > SETTINGS.far_apart


def _lists(cuts: Sequence[Sequence[Cut]], c: int) -> bool:
    """Whether a column holds nothing but what begins the items of a list."""
    texts = [" ".join(w.text for w in cut.words) for line in cuts for cut in line if cut.first == c]
    return all(text in BULLETS or token(text).kind == "marker" for text in texts)
