"""Words to printed lines, in reading order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from vonextract.geometry import Box
from vonextract.layout.baselines import rows_of
from vonextract.layout.gutters import gutters
from vonextract.layout.line_tags import Tagged, tagged_elements
from vonextract.layout.lists import is_label
from vonextract.layout.model import PageText, Word
from vonextract.layout.printed import FlowLine
from vonextract.layout.reading_order import reading_order
from vonextract.layout.settings import SETTINGS

_NUMBER = re.compile(r"\(?\d+(?:[.:]\d+)*[.:)]?$|[A-ZÅÄÖ]\d*[.:)]?$")
_PAGE_NUMBER = re.compile(r"\d{1,3}$")


def page_lines(text: PageText) -> list[FlowLine]:
    """The printed lines of a page's running text, in the order they are read.

    Returns:
        Lines with their column, their distance to the line above and their structure
        element; turned text comes last.
    """
    return arranged(printed_lines(text, ()))


def printed_lines(text: PageText, taken: Iterable[int]) -> list[FlowLine]:
    """The printed lines of a page in no order, with their structure elements; cut where columns may begin."""
    skip = set(taken)
    words = [w for w in text.body if w.index not in skip]
    lines = _lines(text.page.number, [w for w in words if w.angle == 0])
    lines += _turned(text.page.number, [w for w in words if w.angle != 0])
    _set_tags(lines, tagged_elements(text.page.tags))
    return lines


def arranged(
    lines: Sequence[FlowLine],
    solid: Iterable[tuple[Box, Sequence[FlowLine]]] = (),
) -> list[FlowLine]:
    """Printed lines in the order they are read, with column and pitch; turned text comes last.

    Args:
        lines: those of a page; those of `solid` among them.
        solid: tables and figures that columns do not run through, with the lines to be read there.
    """
    solid = list(solid)
    inside = {id(line) for _, held in solid for line in held}
    loose = [line for line in lines if id(line) not in inside]
    ordered = reading_order([x for x in loose if x.words[0].angle == 0], solid)
    for line in (turned := [x for x in loose if x.words[0].angle != 0]):
        line.column = (line.box.x0, line.box.x1)
    ordered += turned
    _set_pitch(ordered)
    return ordered


def _lines(page: int, words: Sequence[Word]) -> list[FlowLine]:
    """Upright words on common baselines, cut where the gap is wide or a column begins."""
    rows = rows_of(words)
    narrow = _narrow_gap(rows)
    row_gaps = [_gaps(row, narrow) for row in rows]
    edges = gutters(rows, narrow)
    pages = _page_number_edge(rows)
    lines: list[FlowLine] = []
    for row, gaps, columns in zip(rows, row_gaps, edges, strict=True):
        start = 0
        lettered = _last_lettered(row)
        wide = {i for i, gap in gaps if gap > SETTINGS.column_gap * max(row[i].size, row[i - 1].size)}
        for i in sorted(wide | columns):
            if i == len(row) - 1 and pages and round(row[i].x1) in pages and _PAGE_NUMBER.match(row[i].text):
                continue
            if not _belongs(row[start:i], row[i:], row[i].x0 - row[i - 1].x1, i <= lettered):
                lines.append(FlowLine(page, row[start:i]))
                start = i
        lines.append(FlowLine(page, row[start:]))
    return lines


def _gaps(row: Sequence[Word], least: float) -> list[tuple[int, float]]:
    """Where a row has gaps of at least `least` font sizes: (index of the word after, width)."""
    found = []
    end = row[0].x1
    for i in range(1, len(row)):
        gap = row[i].x0 - end
        if gap >= least * row[i].size:
            found.append((i, gap))
        if row[i].x1 > end:
            end = row[i].x1
    return found


def _narrow_gap(rows: Sequence[Sequence[Word]]) -> float:
    """The gap, in type sizes, that is no word space: more where type is set wide, as monospaced type is."""
    spaces = [
        gap
        for row in rows
        for a, b in pairwise(row)
        if SETTINGS.least_space
        < (gap := (b.x0 - a.x1) / max(b.size, SETTINGS.least_size))
        < SETTINGS.widest_space
    ]
    return max(SETTINGS.narrow_gap, SETTINGS.over_space * median(spaces)) if spaces else SETTINGS.narrow_gap


def _page_number_edge(rows: Sequence[Sequence[Word]]) -> set[int]:
    """The right edge of page numbers, as in a table of contents: on three rows or more, never falling."""
    ends: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        if (
            len(row) > 1
            and _PAGE_NUMBER.match(row[-1].text)
            and any(map(str.isalpha, row[-2].text + row[0].text))
        ):
            for edge in range(round(row[-1].x1) - 1, round(row[-1].x1) + 2):
                ends[edge].append(int(row[-1].text))
    counted = (
        edge
        for edge, numbers in ends.items()
        if len(numbers) >= SETTINGS.numbered_lines and numbers == sorted(numbers)
    )
    return {edge + d for edge in counted for d in (-1, 0, 1)}


def _last_lettered(row: Sequence[Word]) -> int:
    """Position of the last word of a row that has a letter; -1 without any."""
    return next((i for i in reversed(range(len(row))) if any(map(str.isalpha, row[i].text))), -1)


def _belongs(left: Sequence[Word], right: Sequence[Word], gap: float, lettered: bool) -> bool:
    """Whether a wide gap stands inside a line: after a label or number, or before a leader's page.

    Args:
        left: the words since the last gap that parts.
        right: all that follows in the row.
        gap: between them, in points.
        lettered: whether there is a letter in what follows.
    """
    size = right[0].size
    adjacent = right[0].index - left[-1].index == 1
    if len(left) == 1 and (is_label(left[0].text) or (adjacent and _NUMBER.match(left[0].text))):
        return gap < SETTINGS.label_gap * size and lettered
    return len(right) == 1 and bool(_PAGE_NUMBER.match(right[0].text)) and left[-1].text.endswith(("..", "…"))


def _turned(page: int, words: Sequence[Word]) -> list[FlowLine]:
    """Text that runs up, down or upside down: one line for each run in content order."""
    lines: list[FlowLine] = []
    for word in words:
        last = lines[-1].words[-1] if lines else None
        if last and last.angle == word.angle and word.index - last.index == 1 and _same_run(last, word):
            lines[-1].words.append(word)
        else:
            lines.append(FlowLine(page, [word]))
    return lines


def _same_run(a: Word, b: Word) -> bool:
    """Whether two turned words share their line."""
    if a.angle in (90, 270):
        return abs(a.box.x_mid - b.box.x_mid) < 0.5 * max(a.size, b.size)
    return abs(a.box.y_mid - b.box.y_mid) < 0.5 * max(a.size, b.size)


def _set_pitch(lines: Sequence[FlowLine]) -> None:
    """Distance to the line above in the same column; 0 at a column's first line."""
    for above, line in pairwise(lines):
        if above.column == line.column and line.words[0].angle == 0:
            line.pitch = max(0.0, line.baseline - above.baseline)


def _set_tags(lines: Sequence[FlowLine], elements: dict[int, Tagged]) -> None:
    """The structure element that most of a line's letters belong to."""
    if not elements:
        return
    for line in lines:
        votes: dict[Tagged, int] = {}
        for word in line.words:
            element = elements.get(word.mcid)
            if element:
                votes[element] = votes.get(element, 0) + len(word.text)
        if votes:
            element = max(votes, key=votes.__getitem__)
            line.tag, line.role, line.depth = element.number, element.role, element.depth
