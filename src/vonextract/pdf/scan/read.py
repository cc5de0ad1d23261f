"""A picture of paper to a `ScanReading`: found, cut, read and set."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import cv2
import numpy as np

from vonextract.geometry import Box
from vonextract.pdf.model import Fill, Rule
from vonextract.pdf.scan.drawn.bands import Band, find_bands
from vonextract.pdf.scan.drawn.ruled_lines import Stroke, find_strokes, within_paper
from vonextract.pdf.scan.engine import Gray, OcrEngine, Spot
from vonextract.pdf.scan.model import ScanReading, exact, exact_box
from vonextract.pdf.scan.paper.coloured_ink import Parted
from vonextract.pdf.scan.paper.picture import Picture, prepare
from vonextract.pdf.scan.paper.settings import SETTINGS as PAPER
from vonextract.pdf.scan.settings import SETTINGS
from vonextract.pdf.scan.writing.cut_figures import (
    covered,
    doubt_beside_streaks,
    doubt_cut_off,
    doubt_under_ink,
)
from vonextract.pdf.scan.writing.discs import with_disc
from vonextract.pdf.scan.writing.dotted_leaders import without_leaders
from vonextract.pdf.scan.writing.ink import Ink, cut_lines, find_ink, left_over, let_out
from vonextract.pdf.scan.writing.letters import Glyph, LineRead, dash_at, place
from vonextract.pdf.scan.writing.settings import INK
from vonextract.pdf.scan.writing.touching_signs import with_sign
from vonextract.pdf.scan.writing.typeset import typeset
from vonextract.pdf.scan.writing.unsure_letters import spelled
from vonextract.pdf.scan.writing.worn_print import doubted_where_worn

cv2.setNumThreads(1)  # one thread a worker: others read beside it
_BLACK = 0
_POINTS = frozenset(".,:;'´")
"""Points that dust looks like."""


def read_picture(
    seen: Parted,
    dpi: float,
    region: Box,
    engine: OcrEngine,
    *,
    whole_page: bool = True,
) -> ScanReading:
    """Everything printed on a picture.

    Args:
        seen: the picture.
        dpi: its resolution.
        region: what it shows, in points of the page.
        engine: reads the letters.
        whole_page: it is all there is on the page, which may lie turned.
    """
    deadline = time.thread_time() + SETTINGS.seconds
    sheet = _sheet(seen, dpi, region, engine)
    quarters = _quarters(sheet, engine) if whole_page else 0
    if quarters:
        sheet = _sheet(seen.turned(quarters), dpi, _turned(region, quarters), engine)
    streaks: list[Stroke] = []
    if whole_page:
        kept = within_paper(sheet.strokes, sheet.picture)
        streaks = [stroke for stroke in sheet.strokes if stroke not in kept]
        sheet = sheet._replace(strokes=kept)
    if not whole_page and not _promises_table(sheet):
        return ScanReading()
    picture = sheet.picture
    lines, unread, unfinished = _read_lines(sheet, engine, deadline)
    if whole_page:
        doubt_cut_off(lines, picture)
        doubt_beside_streaks(lines, streaks)
    doubt_under_ink(lines, picture)
    unread += covered(lines, picture)
    origin = (picture.region.x0, picture.region.top)
    rules = [_rule(stroke, picture) for stroke in sheet.strokes]
    fills = [_snapped(_fill(band, picture), rules) for band in find_bands(picture)]
    return ScanReading(
        doubted_where_worn(typeset([*lines, *sheet.leaders], sheet.ink, picture.scale, origin)),
        [rule for rule in rules if not _is_edge(rule, fills)],
        fills,
        quarters,
        exact(picture.tilt),
        [_in_points(spot, picture) for spot in unread],
        unfinished,
    )


class _Sheet(NamedTuple):
    """A picture with its rules, its ink, and the places of its lines in pixels; leaders are lines already."""

    picture: Picture
    leaders: list[LineRead]
    strokes: list[Stroke]
    ink: Ink
    spots: list[Spot]


def _sheet(seen: Parted, dpi: float, region: Box, engine: OcrEngine) -> _Sheet:
    picture, leaders = without_leaders(prepare(seen.print_, dpi, region, seen.laid))
    strokes, mask = find_strokes(picture)
    ink = find_ink(picture, mask)
    return _Sheet(picture, leaders, strokes, ink, _spots(ink.page, dpi, engine))


def _promises_table(sheet: _Sheet) -> bool:
    """Whether enough rows of a picture hold several pieces of text to be a table, before a letter is read."""
    rows: dict[int, int] = {}
    for spot in sheet.spots:
        middle = round((spot.top + spot.bottom) / 2 / (SETTINGS.row_high * sheet.picture.scale))
        rows[middle] = rows.get(middle, 0) + 1
    return sum(pieces >= 2 for pieces in rows.values()) >= SETTINGS.region_rows


def _turned(region: Box, quarters: int) -> Box:
    return Box(0, 0, region.height, region.width) if quarters % 2 else region


def _spots(page: Gray, dpi: float, engine: OcrEngine) -> list[Spot]:
    """The lines of text, in pixels of the page."""
    scale = min(1.0, SETTINGS.detection_dpi / dpi)
    small = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return [Spot(*(side / scale for side in spot)) for spot in engine.find(np.asarray(small, np.uint8))]


def _quarters(sheet: _Sheet, engine: OcrEngine) -> int:
    """Quarters clockwise by which the picture must be turned: lines level, and read better that way up."""
    spots = sheet.spots
    tall = [s for s in spots if s.bottom - s.top > SETTINGS.lying * (s.x1 - s.x0)]
    wide = [s for s in spots if s.x1 - s.x0 > SETTINGS.lying * (s.bottom - s.top)]
    upright = int(_length(tall) > SETTINGS.lying * _length(wide))
    samples = sorted(tall if upright else wide, key=_extent)
    crops = [np.rot90(_crop(sheet.ink.page, s), -upright) for s in samples]
    crops = _darkest([crop for crop in crops if crop.size])[-SETTINGS.upright_samples :]
    crops = [crop[:, : SETTINGS.sample_length * crop.shape[0]] for crop in crops]
    if not crops:
        return 0
    this_way = _sureness(crops, engine)
    if this_way >= SETTINGS.upright_confidence:
        return upright
    other_way = _sureness([np.rot90(crop, 2) for crop in crops], engine)
    return upright + 2 if other_way > this_way + SETTINGS.upright_margin else upright


def _darkest(crops: Sequence[Gray]) -> list[Gray]:
    """The lines printed on this side of the paper: those of its back are mirrored, and fainter."""
    ink = [float(np.percentile(crop, SETTINGS.line_ink)) for crop in crops]
    return [crop for crop, level in zip(crops, ink, strict=True) if level <= min(ink) + SETTINGS.same_side]


def _extent(spot: Spot) -> float:
    return max(spot.x1 - spot.x0, spot.bottom - spot.top)


def _length(spots: Sequence[Spot]) -> float:
    return sum(_extent(spot) for spot in spots)


def _sureness(crops: Sequence[Gray], engine: OcrEngine) -> float:
    """The mean probability of what is read; what cannot be read at all counts as nothing."""
    means = []
    for crop in crops:
        letters = engine.read(np.ascontiguousarray(crop))
        means.append(float(np.mean([c.confidence for c in letters])) if len(letters) > 1 else 0.0)
    return float(np.mean(means))


def _crop(page: Gray, spot: Spot) -> Gray:
    high, wide = page.shape
    rows = slice(max(0, int(spot.top)), min(high, round(spot.bottom)))
    return page[rows, max(0, int(spot.x0)) : min(wide, round(spot.x1))]


def _read_lines(
    sheet: _Sheet, engine: OcrEngine, deadline: float
) -> tuple[list[LineRead], list[Spot], str | None]:
    """The lines of print; spots of ink that cannot be read; why reading was given up, if it was."""
    ink, scale = sheet.ink, sheet.picture.scale
    spots = [spot for spot in sheet.spots if spot.bottom - spot.top <= INK.line_most * scale]
    dividers = [Spot(s.x0, s.top, s.x1, s.bottom) for s in sheet.strokes if not s.level]
    pieces = cut_lines(spots, ink, dividers)
    groups, dashes = left_over(ink, pieces, scale)
    pieces += groups
    lines: list[LineRead] = []
    unsure: list[LineRead] = []
    unread: list[Spot] = []
    for spot in pieces:
        if time.thread_time() > deadline:
            return (
                lines,
                unread,
                f"reading its picture took more than {SETTINGS.seconds:g} seconds of computing",
            )
        line = _read_line(spot, ink, engine)
        if line is None:
            unread += _blots(spot, ink, scale)
        else:
            (lines if _is_print(line) else unsure).append(line)
    figures = [line for line in unsure if line.text.isdigit() and _is_in_row(line.spot, lines)]
    unread += [blot for line in unsure if line not in figures for blot in _blots(line.spot, ink, scale)]
    return [*lines, *figures, *(dash_at(spot) for spot in dashes if _is_in_row(spot, lines))], unread, None


def _blots(spot: Spot, ink: Ink, scale: float) -> Iterator[Spot]:
    """The box around a spot's ink, where that is as high as a letter."""
    rows, columns = np.nonzero(ink.mask(spot))
    if len(rows) and rows.max() - rows.min() >= INK.letter_least * scale:
        x0, top, *_ = ink.window(spot)
        yield Spot(x0 + columns.min(), top + rows.min(), x0 + columns.max() + 1, top + rows.max() + 1)


def _is_in_row(alone: Spot, lines: Sequence[LineRead]) -> bool:
    """Whether a dash or an unsure figure stands level with the letters of some line.

    Another is dirt; right below them it is a piece of the rule under the row.
    """
    middle = (alone.top + alone.bottom) / 2
    return any(
        min(g.top for g in letters) < middle < float(np.median([g.bottom for g in letters]))
        and line.spot.x0 - SETTINGS.dash_far * (line.spot.bottom - line.spot.top) < alone.x1
        for line in lines
        if (letters := [g for g in line.glyphs if g.letter.text.isalnum()])
    )


def _is_print(line: LineRead) -> bool:
    """Whether a line was read surely enough to be no picture, stamp or signature."""
    short = len(line.glyphs) <= 2
    return line.confidence >= (SETTINGS.short_confidence if short else SETTINGS.line_confidence)


def _read_line(spot: Spot, ink: Ink, engine: OcrEngine) -> LineRead | None:
    rim = SETTINGS.line_rim * (spot.bottom - spot.top)
    roomy = let_out(Spot(spot.x0 - rim, spot.top, spot.x1 + rim, spot.bottom), ink)
    if roomy.x1 - roomy.x0 < 2 or roomy.bottom - roomy.top < 2:
        return None
    letters = [c for c in engine.read(_crop(ink.page, roomy)) if c.confidence >= SETTINGS.lost_confidence]
    line = place(roomy, letters, ink)
    if line is None:
        return None
    line.words = [_without_speck(with_sign(with_disc(word, ink), ink)) for word in _without_dust(line.words)]
    for word in line.words:
        spelled(word)
    return line if line.words else None


def _without_speck(word: list[Glyph]) -> list[Glyph]:
    """The word without a point behind its last figure that may be nothing; the figure is doubted instead."""
    if len(word) < 2 or word[-1].letter.text not in _POINTS or not word[-2].letter.text.isdigit():
        return word
    nothing = dict(word[-1].letter.others).get("", 0.0)
    if nothing < SETTINGS.speck_likely:
        return word
    figure = word[-2]
    figure.letter = figure.letter._replace(confidence=min(figure.letter.confidence, nothing))
    return word[:-1]


def _without_dust(words: list[list[Glyph]]) -> list[list[Glyph]]:
    """The words without points that stand alone, which are dust; a row of them is a leader."""
    alone = [word for word in words if len(word) == 1 and word[0].letter.text in _POINTS]
    return [word for word in words if word not in alone] if len(alone) <= SETTINGS.leader_least else words


def _snapped(fill: Fill, rules: Sequence[Rule]) -> Fill:
    """A band whose sides lie on the rules close to them: rules are found more exactly."""
    box = fill.box
    level = [(r.top + r.bottom) / 2 for r in rules if r.horizontal and r.x0 < box.x1 and r.x1 > box.x0]
    upright = [
        (r.x0 + r.x1) / 2 for r in rules if not r.horizontal and r.top < box.bottom and r.bottom > box.top
    ]
    x0, x1 = (_nearest(side, upright) for side in (box.x0, box.x1))
    top, bottom = (_nearest(side, level) for side in (box.top, box.bottom))
    return Fill(exact_box(x0, top, x1, bottom), fill.color) if x0 < x1 and top < bottom else fill


def _nearest(side: float, rules: Sequence[float]) -> float:
    near = min(rules, key=lambda rule: abs(rule - side), default=side)
    return near if abs(near - side) <= SETTINGS.band_snap else side


def _is_edge(rule: Rule, fills: Sequence[Fill]) -> bool:
    """Whether a rule is the seam around a dark band, where its ground was turned to light."""
    return any(
        fill.color & 0xFF < PAPER.dark
        and rule.box.grow(SETTINGS.hair).overlap(fill.box.grow(SETTINGS.seam)) > SETTINGS.seam_along
        and rule.box.grow(SETTINGS.hair).overlap(fill.box.grow(-SETTINGS.seam)) < 1 - SETTINGS.seam_along
        for fill in fills
    )


def _rule(stroke: Stroke, picture: Picture) -> Rule:
    half = stroke.thick / 2
    x0, x1 = (stroke.x0, stroke.x1) if stroke.level else (stroke.x0 - half, stroke.x1 + half)
    top, bottom = (stroke.top - half, stroke.bottom + half) if stroke.level else (stroke.top, stroke.bottom)
    box = _in_points(Spot(x0, top, x1, bottom), picture)
    return Rule(*box, exact(stroke.thick / picture.scale), _BLACK)


def _in_points(spot: Spot, picture: Picture) -> Box:
    """What lies on a picture, as a box on the page."""
    scale, region = picture.scale, picture.region
    return exact_box(
        region.x0 + spot.x0 / scale,
        region.top + spot.top / scale,
        region.x0 + spot.x1 / scale,
        region.top + spot.bottom / scale,
    )


def _fill(band: Band, picture: Picture) -> Fill:
    scale, region = picture.coarse / 72, picture.region
    box = exact_box(
        region.x0 + band.x0 / scale,
        region.top + band.top / scale,
        region.x0 + band.x1 / scale,
        region.top + band.bottom / scale,
    )
    return Fill(box, band.level << 16 | band.level << 8 | band.level)
