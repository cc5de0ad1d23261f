"""Lines beside each other that are no columns: cells, labels with values, headings in the margin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from vonextract.layout.printed import FlowLine
from vonextract.layout.settings import SETTINGS

_NUMERIC = re.compile(r"[\s\d.,:%–−+*()-]+$")
_STOPS = (".", "!", "?", ":")


def are_cells(left: Sequence[FlowLine], right: Sequence[FlowLine]) -> bool:
    """Whether rows, not columns, are what is read: labels with values, figures, or many short columns."""
    if not left or not right:
        return False
    if 2 * sum(x.text.endswith(":") for x in left) >= len(left):
        return True
    last = _last_column(right)
    if 2 * sum(bool(_NUMERIC.match(x.text)) for x in last) >= len(last):
        return True
    if len(left) + len(right) <= SETTINGS.few_lines or not (len(last) < len(right) or _in_columns(left)):
        return False
    return sum(len(x.words) for x in (*left, *right)) < SETTINGS.cell_words * (len(left) + len(right))


def _last_column(lines: Sequence[FlowLine]) -> list[FlowLine]:
    """The lines that have none to their right."""
    edge = max(x.box.x0 for x in lines)
    reach = [x for x in lines if x.box.x1 > edge]
    return reach if len(reach) / len(lines) >= SETTINGS.last_column else list(lines)


def _in_columns(lines: Sequence[FlowLine]) -> bool:
    """Whether lines stand beside each other on most rows."""
    rows = {round(x.baseline) for x in lines}
    return len(rows) <= SETTINGS.abreast_rows * len(lines)


def by_rows(lines: Sequence[FlowLine]) -> list[FlowLine]:
    """Lines from top to bottom; the pieces of a row put together over gaps that are not too wide.

    Args:
        lines: of one column.
    """
    ordered: list[FlowLine] = []
    row: list[FlowLine] = []
    for line in sorted(lines, key=lambda x: x.baseline):
        if row and line.baseline - row[0].baseline >= SETTINGS.level * min(line.size, row[0].size):
            ordered += _joined(row)
            row = []
        row.append(line)
    return ordered + _joined(row)


def _joined(row: Sequence[FlowLine]) -> list[FlowLine]:
    """The pieces of one row, left to right, put together."""
    groups: list[list[FlowLine]] = []
    reach = 0.0
    for piece in sorted(row, key=lambda x: x.box.x0):
        if groups and -0.5 * piece.size < piece.box.x0 - reach <= SETTINGS.joined_gap * piece.size:
            groups[-1].append(piece)
            reach = max(reach, piece.box.x1)
        else:
            groups.append([piece])
            reach = piece.box.x1
    return [group[0] if len(group) == 1 else _one(group) for group in groups]


def _one(pieces: Sequence[FlowLine]) -> FlowLine:
    """Pieces as one line; it belongs to the structure element of the longest one."""
    longest = max(pieces, key=lambda x: len(x.text))
    words = [word for piece in pieces for word in piece.words]
    return FlowLine(pieces[0].page, words, tag=longest.tag, role=longest.role, depth=longest.depth)


def are_side_headings(left: Sequence[FlowLine], right: Sequence[FlowLine]) -> bool:
    """Whether the left column holds headings or notes, each beside the paragraph it belongs to.

    It is narrower and has few lines, in several groups, and nearly each group begins level with
    a paragraph on the right.
    """
    groups = _groups(left)
    if len(groups) < 2 or len(left) > SETTINGS.side_lines * len(right):
        return False
    if _width(left) > SETTINGS.side_width * _width(right):
        return False
    begins = _paragraph_starts(right)
    level = sum(any(abs(g[0].baseline - y) < SETTINGS.level * g[0].size for y in begins) for g in groups)
    return level >= SETTINGS.level_groups * len(groups)


def beside(left: Sequence[FlowLine], right: Sequence[FlowLine]) -> list[FlowLine]:
    """Each group of lines on the left, followed by the lines on the right down to the next group."""
    ordered: list[FlowLine] = []
    rest = list(right)
    for group in _groups(left):
        start = group[0].baseline - SETTINGS.level * group[0].size
        above = next((i for i, line in enumerate(rest) if line.baseline >= start), len(rest))
        ordered += rest[:above]
        rest = rest[above:]
        ordered += group
    return ordered + rest


def _groups(lines: Sequence[FlowLine]) -> list[list[FlowLine]]:
    """Lines that follow each other closely."""
    groups: list[list[FlowLine]] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        if last is not None and 0 <= line.baseline - last.baseline <= SETTINGS.group_pitch * line.size:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _width(lines: Sequence[FlowLine]) -> float:
    """How wide a column is."""
    return max(x.box.x1 for x in lines) - min(x.box.x0 for x in lines)


def _paragraph_starts(lines: Sequence[FlowLine]) -> list[float]:
    """Baselines of the lines that may begin a paragraph."""
    pitch = median([b.baseline - a.baseline for a, b in pairwise(lines)] or [0.0])
    starts = [lines[0].baseline]
    for above, line in pairwise(lines):
        gap = line.baseline - above.baseline
        if gap > SETTINGS.paragraph_step * pitch or gap < 0 or above.text.endswith(_STOPS):
            starts.append(line.baseline)
    return starts
