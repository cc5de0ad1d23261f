"""Lines as read to characters as set: one baseline and one size a row, bold, raised figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from vonextract.geometry import Box
from vonextract.pdf.glyphs import ASCENT, DESCENT
from vonextract.pdf.scan.ink import Ink
from vonextract.pdf.scan.letters import Glyph, LineRead, measure
from vonextract.pdf.scan.model import ScanChar
from vonextract.pdf.scan.settings import ScanSettings

_ROW = 0.22
"""Em by which the baselines of one row differ."""
_ALIKE = 1.09
"""Sizes that differ by less are one."""
_BEARING = 0.04
"""Em of white that a letter has on both sides."""
_SMALLEST, _USUAL = 4.0, 10.0
"""Sizes in points: none is smaller, and what to take where nothing tells."""
_FIGURE = 0.7
"""Height of a figure in em."""


def typeset(
    lines: Sequence[LineRead], ink: Ink, scale: float, origin: tuple[float, float], settings: ScanSettings
) -> list[ScanChar]:
    """The characters of all lines in points of the page.

    Args:
        lines: with their characters placed.
        ink: of the picture.
        scale: pixels per point.
        origin: of the picture on the page, in points.
        settings: thresholds.
    """
    depth = cv2.distanceTransform((ink.labels > 0).astype(np.uint8), cv2.DIST_L2, 3)
    for line in lines:
        measure(line, _stroke(line, ink, np.asarray(depth, np.float32)))
    _even_sizes(lines, scale)
    _even_rows(lines)
    _mark_bold(lines, settings)
    for line in lines:
        _mark_raised(line, settings)
    ordered = sorted(lines, key=lambda line: (round(line.baseline), line.spot.x0))
    return [char for line in ordered for char in _chars(line, scale, origin)]


def _stroke(line: LineRead, ink: Ink, depth: NDArray[np.float32]) -> float:
    """How thick the strokes of a line are: four times the mean depth of its ink."""
    x0, top, x1, bottom = ink.window(line.spot)
    inside = depth[top:bottom, x0:x1][ink.mask(line.spot)]
    return 4 * float(inside.mean()) if inside.size else 0.0


def _even_sizes(lines: Sequence[LineRead], scale: float) -> None:
    """Sizes that are nearly alike become one: pixels are too coarse to tell them apart."""
    known = sorted((line for line in lines if line.size > 0), key=lambda line: line.size)
    group: list[LineRead] = []
    for line in [*known, None]:
        if group and (line is None or line.size > _ALIKE * group[0].size):
            size = _weighted_median([(g.size, len(g.glyphs)) for g in group])
            for member in group:
                member.size = max(size, _SMALLEST * scale)
            group = []
        if line is not None:
            group.append(line)
    usual = _weighted_median([(g.size, len(g.glyphs)) for g in known]) if known else _USUAL * scale
    for line in lines:
        if line.size <= 0:
            line.size = usual


def _even_rows(lines: Sequence[LineRead]) -> None:
    """Lines whose baselines nearly meet stand in one row; a lone dash takes the row it stands in."""
    todo = sorted((line for line in lines if _stands(line)), key=lambda line: line.baseline)
    row: list[LineRead] = []
    rows: list[list[LineRead]] = []
    for line in todo:
        if row and line.baseline - row[0].baseline > _ROW * min(line.size, row[0].size):
            rows.append(row)
            row = []
        row.append(line)
    rows += [row] if row else []
    for row in rows:
        level = _weighted_median([(line.baseline, len(line.glyphs)) for line in row])
        for line in row:
            line.baseline = level
    levels = [(row[0].baseline, max(line.size for line in row)) for row in rows]
    for line in lines:
        if not _stands(line):
            _join_row(line, levels)


def _stands(line: LineRead) -> bool:
    """Whether anything in a line stands on its baseline, as letters do and dashes do not."""
    return any(glyph.letter.text.isalnum() for glyph in line.glyphs)


def _join_row(line: LineRead, levels: list[tuple[float, float]]) -> None:
    middle = (min(g.top for g in line.glyphs) + max(g.bottom for g in line.glyphs)) / 2
    near = [(abs(level - 0.3 * size - middle), level, size) for level, size in levels]
    gap, level, size = min(near, default=(0.0, middle, line.size))
    if gap <= 0.4 * size:
        line.baseline, line.size = level, size
    else:
        line.baseline = middle + 0.3 * line.size


def _mark_bold(lines: Sequence[LineRead], settings: ScanSettings) -> None:
    known = [(line.stroke, len(line.glyphs)) for line in lines if line.stroke > 0]
    if not known:
        return
    usual = _weighted_median(known)
    for line in lines:
        line.bold = line.stroke > settings.bold_stroke * usual


def _mark_raised(line: LineRead, settings: ScanSettings) -> None:
    for word in line.words:
        for glyph in word:
            small = glyph.bottom - glyph.top < 0.55 * line.size
            high = line.baseline - glyph.bottom > settings.raised * line.size
            glyph.raised = glyph.letter.text.isdigit() and small and high


def _chars(line: LineRead, scale: float, origin: tuple[float, float]) -> Iterator[ScanChar]:
    before: Box | None = None
    for word in line.words:
        edges = [word[0].x0 - _BEARING * line.size]
        edges += [(a.x1 + b.x0) / 2 for a, b in pairwise(word)]
        edges.append(word[-1].x1 + _BEARING * line.size)
        for n, glyph in enumerate(word):
            char = _char(glyph, line, edges[n], edges[n + 1], scale, origin)
            if n == 0 and before is not None:
                yield _space(before, char)
            before = char.box
            yield char


def _char(
    glyph: Glyph, line: LineRead, left: float, right: float, scale: float, origin: tuple[float, float]
) -> ScanChar:
    baseline, size = line.baseline, line.size
    if glyph.raised:
        baseline, size = glyph.bottom, (glyph.bottom - glyph.top) / _FIGURE
    level, points = origin[1] + baseline / scale, size / scale
    box = Box(
        origin[0] + left / scale,
        level - ASCENT * points,
        origin[0] + max(right, left + 1) / scale,
        level + DESCENT * points,
    )
    letter = glyph.letter
    return ScanChar(letter.text, box, level, points, line.bold, letter.confidence, letter.others)


def _space(before: Box, char: ScanChar) -> ScanChar:
    x0 = min(before.x1, char.box.x0)
    box = Box(x0, char.box.top, max(x0, char.box.x0), char.box.bottom)
    return char._replace(text=" ", box=box, confidence=1.0, others=())


def _weighted_median(pairs: list[tuple[float, int]]) -> float:
    """The value that half of the weight lies below."""
    ordered = sorted(pairs)
    half = sum(weight for _, weight in ordered) / 2
    passed = 0
    for value, weight in ordered:
        passed += weight
        if passed >= half:
            return value
    return ordered[-1][0]
