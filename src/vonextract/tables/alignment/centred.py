"""Labels of several lines, or that stand once beside several rows, at half their height.

Where such rows are an even number, the label stands between two of them, on a baseline of its own; else
beside the middle one. So does a row of numbers between the two lines of its label; beside one of three lines
it may as well belong to the first or the last. What most columns agree on then says what a row is, or else
the fullest column; each label stands for those around it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from vonextract.tables.alignment.body_rows import Row
from vonextract.tables.alignment.cut_lines import CutLine
from vonextract.tables.alignment.settings import SETTINGS


class _Reach(NamedTuple):
    """Lines of one column that are one text, and the rows it stands for, first to last."""

    lines: list[CutLine]
    first: int
    last: int


def centred_rows(lines: Sequence[CutLine]) -> list[Row] | None:
    """The body's rows, where labels stand centred beside them; None where none is seen to.

    Args:
        lines: body lines, from the top, each cut at the columns.
    """
    if not lines or any(cut.first != cut.last for line in lines for cut in line.cuts):
        return None
    columns: dict[int, list[CutLine]] = {}
    for line in lines:
        for cut in line.cuts:
            columns.setdefault(cut.first, []).append(line)
    stated = _lines_of_rows(list(columns.values()))
    rows = [line.line.baseline for line in stated]
    if not _even(rows, stated) or _are_wrapped(stated):
        return None
    reaches: dict[int, list[_Reach]] = {}
    leading = True
    for column, found in sorted(columns.items()):
        reach = _reaches(found, rows, sparse=leading)
        if reach is None:
            return None
        reaches[column] = reach
        leading = leading and _stand_for_several(reach)
    between = any(len(r.lines) % 2 == 0 or r.last > r.first for found in reaches.values() for r in found)
    return _as_rows(stated, reaches) if between else None


def _lines_of_rows(columns: Sequence[list[CutLine]]) -> list[CutLine]:
    """The lines that say what a row is: those of most columns, else those of the fullest column."""
    shared = Counter(tuple(map(id, lines)) for lines in columns)
    most = max(shared.values())
    alike = [lines for lines in columns if shared[tuple(map(id, lines))] == most]
    return max(alike if 2 * most > len(columns) else columns, key=len)


def _stand_for_several(reaches: Sequence[_Reach]) -> bool:
    return any(last > first for _, first, last in reaches)


def _even(rows: Sequence[float], lines: Sequence[CutLine]) -> bool:
    """Whether the baselines of such lines may be those of rows: steps all alike."""
    steps = [b - a for a, b in pairwise(rows)]
    return (
        len(steps) > 2
        and max(steps) < SETTINGS.uneven * min(steps)
        and min(steps) > SETTINGS.least_step * lines[0].line.size
    )


def _are_wrapped(lines: Sequence[CutLine]) -> bool:
    """Whether lines without numbers begin so often in lower case behind labels that texts are wrapped."""
    behind = [next((c for c in line.cuts if c.first > 0), None) for line in lines if not line.numbers]
    low = sum(cut is not None and cut.words[0].text[:1].islower() for cut in behind)
    return low > SETTINGS.centred_low * len(lines)


def _reaches(lines: Sequence[CutLine], rows: Sequence[float], *, sparse: bool) -> list[_Reach] | None:
    """The texts of a column with the rows around their middles; None unless these are all rows, in order.

    Where all texts stand in rows, each stands for its own, unless they are `sparse`: one in the middle of
    every run of rows.
    """
    pitch = median(b - a for a, b in pairwise(rows))
    slack = SETTINGS.centred * pitch
    level = min(slack, SETTINGS.level * lines[0].line.size)
    if any(_at(line.line.baseline, rows, level) is None for line in lines):
        return _around_middles(lines, rows, pitch, 2 * slack)
    around = _around_middles(lines, rows, pitch, slack) if sparse and 2 * len(lines) < len(rows) else None
    several = [reach for reach in around or () if reach.last - reach.first > 1]
    return around if len(several) > 1 else _one_each(lines, rows, slack)


def _around_middles(
    lines: Sequence[CutLine], rows: Sequence[float], pitch: float, slack: float
) -> list[_Reach] | None:
    """The lines as texts, as many as can be, each with the rows around its middle: all rows in order.

    What begins level with a row is centred beside none but its own, and no text has lines level with two.
    """
    heights = [line.line.baseline for line in lines]
    near = min(slack / 2, SETTINGS.level * lines[0].line.size)
    level = [_at(y, rows, near) is not None for y in heights]
    ways: list[dict[int, list[_Reach]]] = [{} for _ in range(len(lines) + 1)]
    ways[0][0] = []
    for start in range(len(lines)):
        for first, way in ways[start].items():
            most = start + 1 if level[start] else _text_end(heights, start, pitch)
            for end in range(start + 1, most + 1) if first < len(rows) else ():
                last = _at(heights[start] + heights[end - 1] - rows[first], rows, slack)
                if last is None or last < first or sum(level[start:end]) > 1:
                    continue
                known = ways[end].get(last + 1)
                if known is None or len(known) <= len(way):
                    ways[end][last + 1] = [*way, _Reach(list(lines[start:end]), first, last)]
    return ways[-1].get(len(rows))


def _text_end(heights: Sequence[float], start: int, pitch: float) -> int:
    """The end of the longest run of lines from `start` on that may be one text."""
    end = start + 1
    most = min(start + SETTINGS.centred_lines, len(heights))
    while end < most and heights[end] - heights[end - 1] < SETTINGS.centred_step * pitch:
        end += 1
    return end


def _one_each(lines: Sequence[CutLine], rows: Sequence[float], slack: float) -> list[_Reach]:
    places = [bisect_left(rows, line.line.baseline - slack) for line in lines]
    return [_Reach([line], place, place) for line, place in zip(lines, places, strict=True)]


def _at(y: float, rows: Sequence[float], slack: float) -> int | None:
    """The row whose baseline is at y."""
    place = bisect_left(rows, y - slack)
    return place if place < len(rows) and rows[place] <= y + slack else None


def _as_rows(stated: Sequence[CutLine], reaches: dict[int, list[_Reach]]) -> list[Row]:
    """A row for each of these lines, with the texts that begin to stand for it."""
    rows = [Row() for _ in stated]
    for column, texts in reaches.items():
        for lines, first, last in texts:
            own = [CutLine(line.line, [c for c in line.cuts if c.first == column]) for line in lines]
            rows[first].lines += own
            rows[first].reach[column] = last - first + 1
    return rows
