"""Rows of half-ruled tables that no border closes: the first, the last, and running text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from statistics import median

from vonextract.geometry import Box
from vonextract.layout.model import Word, gap_between
from vonextract.tables.alignment.corridors import Column, cut_line
from vonextract.tables.alignment.text_lines import text_lines
from vonextract.tables.grid import by_row, lines_of
from vonextract.tables.ruled.settings import SETTINGS


def is_prose(words: Sequence[Word], x0: float, x1: float, above: Sequence[Word] = ()) -> bool:
    """Whether a line without any column gap runs over most of the width, and is no cell beside a label.

    Lines that all leave the same gap free, those of the table above too, are texts beside each other.
    """
    lines = lines_of(words)
    across = [line for line in lines if _runs_across(line, x0, x1) and not _beside(line, words)]
    return bool(across) and not _leave_gap(lines, across, lines_of(above))


def without_prose(lines: Sequence[list[Word]], x0: float, x1: float) -> list[list[Word]]:
    """The lines that do not run across the columns."""
    return [line for line in lines if not _runs_across(line, x0, x1)]


def lines_beside_prose(words: Sequence[Word], ys: Sequence[float], x0: float, x1: float) -> list[list[Word]]:
    """The lines of a table without those of the rows that hold running text.

    All of them when these are most rows, or all but one: text in a frame is no table.

    Args:
        words: those of the table and of a header above it.
        ys: its row edges.
        x0: its left end.
        x1: its right end.
    """
    bands = [lines_of(band) for band in by_row(words, [ys[0] - SETTINGS.header_reach, *ys]) if band]
    kept = [
        band
        for band in bands
        if not (across := [line for line in band if _runs_across(line, x0, x1)]) or _leave_gap(band, across)
    ]
    if len(kept) < max(2, 0.5 * len(bands)):
        return lines_of(words)
    return [line for band in kept for line in band]


def _runs_across(line: Sequence[Word], x0: float, x1: float) -> bool:
    wide = line[-1].x1 - line[0].x0 > SETTINGS.wide_line * (x1 - x0)
    return wide and line[0].x0 < x0 + SETTINGS.indent * (x1 - x0) and _one_text(line)


def _leave_gap(
    lines: Sequence[Sequence[Word]], across: Sequence[Sequence[Word]], above: Sequence[Sequence[Word]] = ()
) -> bool:
    """Whether no word of any line stands in a gap that parts several of them, and all that run across.

    Those that run across may leave no more than a space there, if texts begin flush behind it in most lines.
    """
    words = sorted((w for line in [*above, *lines] for w in line), key=lambda w: w.x0)
    ends = accumulate((w.x1 for w in words), max)
    gaps = [(end, w.x0) for end, w in zip(ends, words[1:], strict=False) if w.x0 > end]
    return any(
        sum(_parts(line, *gap) for line in [*above, *lines]) >= SETTINGS.gap_lines
        and (all(_parts(line, *gap) for line in across) or _mostly_parted(lines, across, *gap))
        for gap in gaps
    )


def _mostly_parted(
    lines: Sequence[Sequence[Word]], across: Sequence[Sequence[Word]], left: float, right: float
) -> bool:
    """Whether most lines are parted by a gap, and texts begin flush behind it, in all that run across too."""
    begun = [line for line in lines if _parts(line, left, right) and _begins_at(line, right)]
    inside = all(line[0].x0 < left and _begins_at(line, right) for line in across)
    return inside and 2 * len(begun) > len(lines)


def _begins_at(line: Sequence[Word], x: float) -> bool:
    """Whether some word of a line begins at x."""
    return any(abs(w.x0 - x) < SETTINGS.flush * w.size for w in line)


def _parts(line: Sequence[Word], left: float, right: float) -> bool:
    """Whether a line has texts on both sides of a gap, further apart than words."""
    return any(
        a.x1 <= left and b.x0 >= right and gap_between(a, b) > SETTINGS.gap * b.size
        for a, b in pairwise(line)
    )


def _beside(line: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether other words stand left of the line, and none reaches over its left end."""
    left = line[0].x0
    before = [w for w in words if w.x0 < left - 1]
    return bool(before) and all(w.x1 < left for w in before)


def _one_text(line: Sequence[Word]) -> bool:
    return all(gap_between(a, b) < SETTINGS.one_text * a.size for a, b in pairwise(line))


def fills_row(
    between: Sequence[Word], inside: Sequence[Word], top: float, bottom: float, room: float
) -> bool:
    """Whether text fills the space between two borders as a cell over all columns does.

    Args:
        between: the words between the borders.
        inside: the words of the table, of which the text has the size and the left edge.
        top: the upper border.
        bottom: the lower one.
        room: the space that the texts of other rows leave to their borders and to each other, points;
            one text alone may leave as much.
    """
    if not between or not inside:
        return False
    lines = lines_of(between)
    size = median(w.size for w in inside)
    edges = [top, *(y for line in lines for y in _extent(line)), bottom]
    loose = min(size, SETTINGS.padded * room) if all(map(_one_text, lines)) else 0.0
    reach = max(SETTINGS.tight * size, loose)
    tight = all(b - a < reach for a, b in zip(edges[::2], edges[1::2], strict=True))
    return tight and _like_cells(lines, inside)


def _widest_gap(lines: Sequence[Sequence[Word]]) -> float:
    """The widest space between two printed lines, points."""
    extents = [_extent(line) for line in lines]
    return max((below[0] - above[1] for above, below in pairwise(extents)), default=0.0)


def _extent(line: Sequence[Word]) -> tuple[float, float]:
    return min(w.top for w in line), max(w.bottom for w in line)


def _like_cells(lines: Sequence[Sequence[Word]], inside: Sequence[Word]) -> bool:
    """Whether the lines begin where the table's texts do, and are of their size."""
    size = median(w.size for w in inside)
    left = min(w.x0 for w in inside)
    return all(
        abs(line[0].x0 - left) < SETTINGS.flush * size
        and abs(median(w.size for w in line) - size) < SETTINGS.same_size * size
        for line in lines
    )


def padding(ys: Sequence[float], words: Sequence[Word]) -> float:
    """How far the texts of a table's rows stand from their borders, at the median, points; 0 for few rows.

    A row that no border closes stands as far from the border that it has.

    Args:
        ys: its row edges.
        words: those of the page's body as wide as the table.
    """
    rows = zip(pairwise(ys), by_row(words, ys), strict=True)
    held = [(edges, [y for w in row for y in (w.top, w.bottom)]) for edges, row in rows if row]
    gaps = [max(min(at) - top, bottom - max(at)) for (top, bottom), at in held]
    return median(gaps) if len(gaps) >= SETTINGS.padded_rows else 0.0


def lead(
    y: float, columns: Sequence[Column], words: Sequence[Word], inside: Sequence[Word], *, pad: float
) -> list[Word]:
    """The words of the row right above the first border; none when they are no row.

    Args:
        y: the first border.
        columns: the table's columns.
        words: all words of the page's body as wide as the table.
        inside: those below the border.
        pad: how far the table's texts stand from their borders, points.
    """
    found: list[Word] = []
    held: set[int] = set()
    edge = y
    size = median(w.size for w in inside) if inside else SETTINGS.usual_size
    above = [w for w in words if w.y_mid < y]
    lines = lines_of(above)
    reach = max(SETTINGS.tight * size, SETTINGS.padded * pad)
    for line in reversed(lines):
        top, bottom = _extent(line)
        cuts = cut_line(line, columns)
        if (
            edge - bottom > (SETTINGS.tight * size if held else reach)
            or abs(median(w.size for w in line) - size) > SETTINGS.like_size * size
        ):
            break
        if any(c.first != c.last for c in cuts) or _is_caption(line) or (len(cuts) > 1 and _one_text(line)):
            return []
        found = [*line, *found]
        held.update(c.first for c in cuts)
        edge = top
    goes_on = bool(held) and len(found) == len(above) and 0 not in held
    return found if len(held) > 1 or goes_on else []


def _is_caption(line: list[Word]) -> bool:
    return any(part.caption for part in text_lines(line))


def rest(
    ys: Sequence[float],
    columns: Sequence[Column],
    words: Sequence[Word],
    *,
    box: Box,
    shaded: bool,
    pad: float,
) -> list[float]:
    """Row edges, with those of a last row that no border closes.

    Args:
        ys: row edges.
        columns: the table's columns.
        words: all words of the page's body as wide as the table.
        box: the table as far as it is drawn.
        shaded: the last row has a ground, so that one without may follow.
        pad: how far the table's texts stand from their borders, points.
    """
    inside = [w for w in words if ys[0] <= w.y_mid <= ys[-1]]
    block = _tight_block(ys[-1], words, pad, SETTINGS.padded * leading_of(ys, inside))
    crossing = next((i for i, line in enumerate(block) if _crosses(line, columns)), len(block))
    held = {c.first for line in block[:crossing] for c in cut_line(line, columns)}
    if len(held) > 1:
        return [*ys, _extent(block[crossing - 1])[1] + 1]
    inset = bool(inside) and min(w.x0 for w in inside) - box.x0 > SETTINGS.inset
    if shaded and inset and block and _like_cells(block, inside):
        return [*ys, _extent(block[-1])[1] + 1]
    return list(ys)


def leading_of(ys: Sequence[float], words: Sequence[Word]) -> float:
    """The space between the lines of rows whose label alone has several, at the median, points; 0 for few."""
    bands = [lines_of(row) for row in by_row(words, ys)]
    gaps = [_widest_gap(lines) for lines in bands if len(lines) > 1 and all(map(_one_text, lines[1:]))]
    return median(gaps) if len(gaps) >= SETTINGS.padded_rows else 0.0


def _tight_block(y: float, words: Sequence[Word], pad: float, leading: float) -> list[list[Word]]:
    """The lines below a border as close to it as `pad` and to each other as `leading`."""
    block: list[list[Word]] = []
    end = y
    for line in lines_of(w for w in words if w.y_mid > y):
        top, bottom = _extent(line)
        if top - end > max(SETTINGS.next_line * line[0].size, leading if block else SETTINGS.padded * pad):
            break
        block.append(line)
        end = bottom
    return block


def _crosses(line: Sequence[Word], columns: Sequence[Column]) -> bool:
    return any(c.first != c.last for c in cut_line(line, columns))
