"""Lines as read to characters as set: one baseline and one size a row, bold, raised figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from vonextract.geometry import Box
from vonextract.pdf.scan.model import ScanChar, exact, exact_box
from vonextract.pdf.scan.writing.group_spaces import part_thousands
from vonextract.pdf.scan.writing.ink import Ink
from vonextract.pdf.scan.writing.letters import Glyph, LineRead, measure, mend
from vonextract.pdf.scan.writing.marks import settle_marks
from vonextract.pdf.scan.writing.pitch import Pitch, edges_of, even_pitch, pitch_of
from vonextract.pdf.scan.writing.settings import SIGNS, TYPE, WEIGHT
from vonextract.pdf.scan.writing.weight import weigh, weighted_median, weights
from vonextract.pdf.settings import SETTINGS as PDF


def typeset(lines: Sequence[LineRead], ink: Ink, scale: float, origin: tuple[float, float]) -> list[ScanChar]:
    """The characters of all lines in points of the page.

    Args:
        lines: with their characters placed.
        ink: of the picture.
        scale: pixels per point.
        origin: of the picture on the page, in points.
    """
    for line in lines:
        measure(line)
    _set_sizes(lines, TYPE.usual_size * scale)
    sizes = [line.size for line in lines if not _is_weak(line)]
    lines = [line for line in lines if not _is_blot(line, sizes)]
    for line in lines:
        weigh(line, ink)
        mend(line)
    settle_marks(lines)
    _even_rows(lines)
    _even_sizes(lines, scale)
    _mark_bold(lines)
    for line in lines:
        _mark_raised(line)
        part_thousands(line)
    ordered = sorted(lines, key=lambda line: (round(line.baseline), line.spot.x0))
    pitch = pitch_of(ordered)
    if pitch.letter:
        even_pitch(ordered, pitch)
    return [char for line in ordered for char in _chars(line, pitch, scale, origin)]


def _set_sizes(lines: Sequence[LineRead], usual: float) -> None:
    """The size of every line, by the heights of its letters.

    How high low and rising letters are against capitals and figures is the typeface's own: the page's
    lines with both tell.
    """
    low = _share([(line.low, line.tall, len(line.glyphs)) for line in lines], TYPE.x_height / TYPE.tall)
    rise = _share([(line.rise, line.tall, len(line.glyphs)) for line in lines], 1.0)
    for line in lines:
        heights = (line.low / low, line.rise / rise, line.tall)
        known = sum(line.counts)
        tall = sum(h * n for h, n in zip(heights, line.counts, strict=True)) / max(1, known)
        line.size = tall / TYPE.tall if tall > 0 else usual


def _share(lines: Sequence[tuple[float, float, int]], usual: float) -> float:
    """How high some letters are as a share of others, by lines that have both."""
    both = [(some / others, weight) for some, others, weight in lines if some > 0 and others > 0]
    return weighted_median(both) if both else usual


def _even_sizes(lines: Sequence[LineRead], scale: float) -> None:
    """Sizes become the nearest of those that are common on the page; a few letters make none common.

    A line of many letters measures itself: a heading hardly larger than the text has a size of its own.
    """
    sized = [line for line in lines if line.size > 0]
    telling = [line for line in sized if not _is_weak(line)] or sized
    known = [(line.size, len(line.glyphs)) for line in telling]
    common = _common(known) if known else [TYPE.usual_size * scale]
    apart = [
        (size, letters)
        for size, letters in known
        if letters >= TYPE.sizing_letters
        and not any(c / TYPE.row_sizes <= size <= TYPE.line_sizes * c for c in common)
    ]
    own = [*common, *_common(apart)]
    for line in lines:
        sizes = own if len(line.glyphs) >= TYPE.sizing_letters else common
        size = min(sizes, key=lambda c: _ratio(c, line.size)) if line.size > 0 else common[0]
        line.size = max(size, TYPE.smallest_size * scale)


def _common(pairs: list[tuple[float, int]]) -> list[float]:
    """The values around which weight gathers, the heaviest first, none too close to another."""
    values, weights = np.array(pairs, np.float64).reshape(-1, 2).T
    apart = np.log(values[:, None] / values)
    density = (np.exp(-0.5 * (apart / np.log(TYPE.blur)) ** 2) * weights).sum(axis=1)
    peaks: list[tuple[float, float]] = []
    for k in np.argsort(-density, kind="stable").tolist():
        value, weight = float(values[k]), float(density[k])
        if all(
            _ratio(value, peak) > (TYPE.page_sizes if weight > TYPE.rare_size * most else TYPE.row_sizes)
            for peak, most in peaks
        ):
            peaks.append((value, weight))
    return [peak for peak, _ in peaks]


def _ratio(one: float, other: float) -> float:
    return max(one, other) / min(one, other)


def _is_weak(line: LineRead) -> bool:
    """Whether a line has too few letters to tell its size and baseline for sure."""
    return sum(glyph.letter.text.isalnum() for glyph in line.glyphs) < TYPE.few_letters


def _is_blot(line: LineRead, sizes: Sequence[float]) -> bool:
    """Whether a line is one letter alone, of a size that no text has: a hole in the paper, a stain.

    A figure must be far larger to be none: it may say something.
    """
    if len(line.text) != 1 or not sizes:
        return False
    if line.text.isdigit():
        return line.size > TYPE.figure_large * max(sizes)
    return line.text.isalpha() and all(_ratio(line.size, size) > TYPE.row_sizes for size in sizes)


def _even_rows(lines: Sequence[LineRead]) -> None:
    """Lines whose baselines nearly meet stand in one row; a figure or a dash alone joins that around it."""
    todo = sorted((line for line in lines if not _is_weak(line)), key=lambda line: line.baseline)
    rows: list[list[LineRead]] = []
    for line in todo:
        if rows and line.baseline - rows[-1][0].baseline <= TYPE.row_level * min(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    levels = []
    for row in rows:
        level = weighted_median([(line.baseline, len(line.glyphs)) for line in row])
        size = weighted_median([(line.size, len(line.glyphs)) for line in row])
        levels.append((level, size))
        for line in row:
            line.baseline = level
            if _ratio(line.size, size) <= TYPE.row_sizes:
                line.size = size
    for line in lines:
        if _is_weak(line):
            _join_row(line, levels)


def _stands(line: LineRead) -> bool:
    """Whether anything in a line stands on its baseline, as letters and points do and dashes do not."""
    return any(glyph.letter.text.isalnum() or glyph.letter.text == "." for glyph in line.glyphs)


def _join_row(line: LineRead, levels: list[tuple[float, float]]) -> None:
    """Give a line of few letters the baseline, and the size, of the row that it stands in, if any."""
    middle = (min(g.top for g in line.glyphs) + max(g.bottom for g in line.glyphs)) / 2
    if _stands(line):
        gap, level, size = min(
            ((abs(level - line.baseline), level, size) for level, size in levels),
            default=(np.inf, 0.0, line.size),
        )
    else:
        gap, level, size = min(
            ((abs(level - TYPE.waist * size - middle), level, size) for level, size in levels),
            default=(np.inf, 0.0, line.size),
        )
        line.baseline = middle + TYPE.waist * line.size
    if gap <= TYPE.row_reach * size and _ratio(line.size, size) <= TYPE.few_sizes:
        line.baseline, line.size = level, size


def _mark_bold(lines: Sequence[LineRead]) -> None:
    """Tell bold lines by their strokes; what nearly is does as its row or a line next to it."""
    rows: dict[float, list[tuple[LineRead, float]]] = {}
    for line, weight in weights(lines):
        rows.setdefault(line.baseline, []).append((line, weight))
    nearly: list[LineRead] = []
    for row in rows.values():
        told = [(weight, len(line.glyphs)) for line, weight in row if _stands(line)]
        usual = weighted_median(told) if told else 0.0
        together = usual > WEIGHT.bold_row and len(told) > 1
        for line, weight in row:
            if not _stands(line):
                line.bold = usual > 1
            elif together:
                line.bold = weight > WEIGHT.bold_beside
            else:
                line.bold = weight > (WEIGHT.bold_unsure if _is_weak(line) else 1.0)
        if usual > WEIGHT.bold_beside:
            nearly += [line for line, weight in row if weight > WEIGHT.bold_beside]
    sure = [line for row in rows.values() for line, _ in row if line.bold and _stands(line)]
    for line in nearly:
        line.bold |= any(_is_next(line, other) for other in sure)


def _is_next(line: LineRead, other: LineRead) -> bool:
    """Whether one line stands right above or below the other, as lines of one cell do."""
    close = 0 < abs(line.baseline - other.baseline) <= TYPE.cell_pitch * other.size
    return close and line.spot.x0 < other.spot.x1 and other.spot.x0 < line.spot.x1


def _mark_raised(line: LineRead) -> None:
    """Tell the small figures that stand high at the end of a word; one within a number is a part of it.

    Behind figures a marker stands out above them: one that ends where they do has lost its foot.
    """
    for word in line.words:
        for place in reversed(range(len(word))):
            glyph = word[place]
            if not _is_small_and_high(glyph, line):
                break
            figures = [
                other.top
                for other in word[:place]
                if other.letter.text.isdigit() and not _is_small_and_high(other, line)
            ]
            glyph.raised = not figures or min(figures) - glyph.top > TYPE.stands_out * line.size
            if not glyph.raised:
                _doubt_narrow(glyph, line.size)
                break


def _is_small_and_high(glyph: Glyph, line: LineRead) -> bool:
    small = glyph.bottom - glyph.top < TYPE.small_figure * line.size
    high = line.baseline - glyph.bottom > TYPE.raised * line.size
    return glyph.letter.text.isdigit() and small and high


def _doubt_narrow(figure: Glyph, size: float) -> None:
    """Doubt a figure that lost its foot where it is no wider than a marker, which it may be."""
    if figure.x1 - figure.x0 < TYPE.marker_wide * size:
        sure = min(figure.letter.confidence, SIGNS.echo)
        figure.letter = figure.letter._replace(confidence=sure)


def _chars(line: LineRead, pitch: Pitch, scale: float, origin: tuple[float, float]) -> Iterator[ScanChar]:
    before: Box | None = None
    for word in line.words:
        edges, fixed = edges_of(word, line.size, pitch, TYPE.bearing * line.size)
        for n, glyph in enumerate(word):
            char = _char(glyph, line, edges[n], edges[n + 1], scale, origin)._replace(fixed=fixed)
            if n == 0 and before is not None:
                yield _space(before, char)
            before = char.box
            yield char


def _char(
    glyph: Glyph, line: LineRead, left: float, right: float, scale: float, origin: tuple[float, float]
) -> ScanChar:
    baseline, size = line.baseline, line.size
    if glyph.raised:
        baseline, size = glyph.bottom, (glyph.bottom - glyph.top) / TYPE.figure_tall
    level, points = origin[1] + baseline / scale, size / scale
    box = exact_box(
        origin[0] + left / scale,
        level - PDF.ascent * points,
        origin[0] + max(right, left + 1) / scale,
        level + PDF.descent * points,
    )
    letter = glyph.letter
    return ScanChar(
        letter.text, box, exact(level), exact(points), line.bold, letter.confidence, letter.others
    )


def _space(before: Box, char: ScanChar) -> ScanChar:
    x0 = min(before.x1, char.box.x0)
    box = Box(x0, char.box.top, max(x0, char.box.x0), char.box.bottom)
    return char._replace(text=" ", box=box, confidence=1.0, others=())
