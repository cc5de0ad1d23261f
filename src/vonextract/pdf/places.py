"""Where the characters of a page stand: origins and widths, with as few calls as possible.

PDFium tells every character's loose box: from its origin as wide as it advances, but further
left where the drawn letter reaches back over its origin. Level text stands on one line, so
only the first character of a text object, and letters that reach back, are asked for more.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from vonextract.pdf import library
from vonextract.pdf.frame import Floats
from vonextract.pdf.runs import Bools, Ints, Runs
from vonextract.pdf.settings import SETTINGS

Boxes = NDArray[np.float32]
"""Left, top, right and bottom of every character, in user space."""

_BEYOND_UNICODE = 0x110000


def loose_boxes(text: int, count: int) -> Boxes:
    """The loose boxes of a text page's first characters."""
    boxes = np.zeros((count, 4), np.float32)
    start = boxes.ctypes.data
    library.run_all(
        map(library.text_loose_box, repeat(text), range(count), range(start, start + 16 * count, 16))
    )
    return boxes


@dataclass(slots=True)
class Drawn:
    """The printed characters of a text page and the text objects they belong to.

    Attributes:
        text: handle of PDFium's text page.
        index: numbers of the characters there.
        codes: code points.
        boxes: loose boxes.
        first: place of every text object's first character.
        run: number of the text object, for every character.
        runs: the text objects.
        glyph: number of the letter (of one font, code and width), for every character.
        glyph_first: place of every letter's first character.
    """

    text: int
    index: Ints
    codes: Ints
    boxes: Boxes
    first: Ints
    run: Ints
    runs: Runs
    glyph: Ints = field(init=False)
    glyph_first: Ints = field(init=False)

    def __post_init__(self) -> None:
        size = np.where(self.runs.size > 0, self.runs.size, 1.0)[self.run]
        share = (self.boxes[:, 2] - self.boxes[:, 0]) / (size * SETTINGS.width_grain)
        width = np.clip(np.nan_to_num(share), 0, SETTINGS.most_widths - 1).astype(np.int64)
        _, faces = np.unique(self.runs.face, return_inverse=True)
        letter = (faces[self.run] * SETTINGS.most_widths + width << 24) | self.codes
        _, self.glyph_first, self.glyph = np.unique(letter, return_index=True, return_inverse=True)

    def spelled_out(self) -> Bools:
        """Which characters have their place in common with a neighbour: one glyph, spelled out to several."""
        same = np.abs(np.diff(self.boxes, axis=0)).max(axis=1, initial=0) < SETTINGS.place_rounding
        same &= self.run[1:] == self.run[:-1]
        spelled: Bools = np.append(same, False) | np.append(False, same)
        return spelled

    def of_one_pitch(self) -> Bools:
        """Which characters are of fonts whose letters on the page, are of one width but for a few."""
        _, faces = np.unique(self.runs.face[self.run[self.glyph_first]], return_inverse=True)
        widths = self.boxes[self.glyph_first, 2] - self.boxes[self.glyph_first, 0]
        grain = (
            np.maximum(self.runs.size[self.run[self.glyph_first]], SETTINGS.least_size)
            * SETTINGS.pitch_grains
            * SETTINGS.width_grain
        )
        pitched = np.zeros(faces.max(initial=-1) + 1, np.bool_)
        for face in range(len(pitched)):
            own = widths[faces == face]
            usual = np.abs(own - np.median(own)) <= grain[faces == face]
            pitched[face] = len(own) >= SETTINGS.pitched_letters and usual.mean() > SETTINGS.pitched_share
        held: Bools = pitched[faces][self.glyph]
        return held


def places(drawn: Drawn) -> tuple[Floats, Floats, Floats]:
    """Origins (x, y) and advance widths, of level and upright text as PDFium tells, else as fonts state.

    Where a font states none, shapes and next origins tell.

    Characters that stand for a replacement text (ActualText) all come with the origin of the
    first; their boxes tell where each of them stands.
    """
    x, y = _origins(drawn)
    run, runs = drawn.run, drawn.runs
    along_x, along_y, size = runs.along_x[run], runs.along_y[run], runs.size[run]
    axis_x, axis_y = np.rint(along_x), np.rint(along_y)
    begin, end = _reach(drawn.boxes, axis_x, axis_y)
    at = x * axis_x + y * axis_y
    squared = np.maximum(np.abs(along_x), np.abs(along_y)) > SETTINGS.along_axis
    ahead = np.where(squared, np.maximum(begin - at, 0.0), 0.0)
    x, y, advance = x + ahead * axis_x, y + ahead * axis_y, end - at - ahead
    askew = np.minimum(np.abs(along_x), np.abs(along_y)) > SETTINGS.turned
    told = ~askew & (advance >= SETTINGS.no_advance * size)
    untold = np.flatnonzero(~told)
    if len(untold):
        advance[untold] = _untold_widths(drawn, untold, x, y)
    return x, y, np.maximum(advance, 0.0)


def _reach(boxes: Boxes, axis_x: Floats, axis_y: Floats) -> tuple[Floats, Floats]:
    """Where boxes begin and end along the axis that their text follows."""
    left, top, right, bottom = boxes.T.astype(np.float64)
    xs, ys = (left * axis_x, right * axis_x), (bottom * axis_y, top * axis_y)
    return np.minimum(*xs) + np.minimum(*ys), np.maximum(*xs) + np.maximum(*ys)


def _untold_widths(drawn: Drawn, at: Ints, x: Floats, y: Floats) -> Floats:
    """Advance widths that boxes do not tell: as fonts state, else from shapes and steps."""
    run, runs = drawn.run, drawn.runs
    along_x, along_y, size = runs.along_x[run], runs.along_y[run], runs.size[run][at]
    step = (x[1:] - x[:-1]) * along_x[:-1] + (y[1:] - y[:-1]) * along_y[:-1]
    step = np.append(np.where((run[1:] == run[:-1]) & (step > 0), step, 0), 0)
    spelled_out = drawn.spelled_out()
    step = np.where(spelled_out, 0, step)[at]
    drawing = _drawn_widths(drawn, at, x, y, along_x, along_y)
    room = np.maximum(drawing, np.minimum(step, drawing + SETTINGS.beyond_drawing * size))
    stated = np.where(spelled_out[at], 0.0, size) * _stated_widths(drawn, at)
    narrowed = (step > 0) & (step < SETTINGS.narrowed * stated)
    return np.where((stated > 0) & ~narrowed, stated, room)


def _stated_widths(drawn: Drawn, at: Ints) -> Floats:
    """Advance widths that the fonts state for some characters, as shares of the size; 0 where they do not."""
    glyphs = drawn.glyph[at]
    widths = np.zeros(len(drawn.glyph_first))
    width = np.zeros(1, np.float32)
    for glyph in np.unique(glyphs).tolist():
        first = drawn.glyph_first[glyph]
        code = int(drawn.codes[first])
        font = int(drawn.runs.face[drawn.run[first]])
        if code < _BEYOND_UNICODE and font and library.font_glyph_width(font, code, 1.0, width.ctypes.data):
            widths[glyph] = width[0]
    return widths[glyphs]


def _origins(drawn: Drawn) -> tuple[Floats, Floats]:
    """Origins: of level text from the boxes, where the first of a text object and of a letter are there."""
    level = _level(drawn)[drawn.run]
    x, y = drawn.boxes[:, 0].astype(np.float64), np.zeros(len(drawn.run))
    asked = ~level
    asked[drawn.first] = asked[drawn.glyph_first] = True
    _ask_origins(drawn, np.flatnonzero(asked), x, y)
    reaching = (x > drawn.boxes[:, 0])[drawn.glyph_first]
    _ask_origins(drawn, np.flatnonzero(reaching[drawn.glyph] & ~asked), x, y)
    return x, np.where(level, y[drawn.first][drawn.run], y)


def _level(drawn: Drawn) -> Bools:
    """Which text objects run level, to the right, all their characters on one line."""
    bottom = np.maximum.reduceat(drawn.boxes[:, 3], drawn.first)
    top = np.minimum.reduceat(drawn.boxes[:, 1], drawn.first)
    level: Bools = (drawn.runs.along_y == 0) & (drawn.runs.along_x == 1) & (bottom < top)
    return level


def _ask_origins(drawn: Drawn, at: Ints, x: Floats, y: Floats) -> None:
    """Fill in the origins of some characters."""
    n = len(at)
    values = np.zeros((2, n))
    start = values.ctypes.data
    xs, ys = range(start, start + 8 * n, 8), range(start + 8 * n, start + 16 * n, 8)
    library.run_all(map(library.text_origin, repeat(drawn.text), drawn.index[at].tolist(), xs, ys))
    x[at], y[at] = values


def _drawn_widths(drawn: Drawn, at: Ints, x: Floats, y: Floats, along_x: Floats, along_y: Floats) -> Floats:
    """How far the drawn shapes of some characters reach beyond their origins, along the text."""
    n = len(at)
    values = np.zeros((4, n))
    start = values.ctypes.data
    columns = [range(start + 8 * n * k, start + 8 * n * (k + 1), 8) for k in range(4)]
    library.run_all(map(library.text_tight_box, repeat(drawn.text), drawn.index[at].tolist(), *columns))
    left, right, bottom, top = values
    ux, uy = along_x[at], along_y[at]
    reach = np.maximum(left * ux, right * ux) + np.maximum(bottom * uy, top * uy)
    return reach - (x[at] * ux + y[at] * uy)
