"""What a letter looks like, held against what the file says that it means.

A wrong table of meanings turns minus signs into bullets, quotes or nothing, and ligatures into
hyphens. PDFium tells the extent of every drawn shape; asked once a letter of a font, it shows a
bar where a figure's sign stands, something tall where a hyphen is claimed, and ink where the
file claims a control character. A figure that is drawn as another one is told by its outline.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat

import numpy as np

from vonextract.pdf import library
from vonextract.pdf.code_sets import CodeSet
from vonextract.pdf.frame import Floats
from vonextract.pdf.outlines import FIGURES, outline
from vonextract.pdf.places import Drawn
from vonextract.pdf.runs import Bools, Ints

UNKNOWN = 0x110000
"""Stands for a glyph without a meaning; beyond Unicode, so that no file can state it."""

_MINUS, _STOP = 0x2212, 0x2E
_DASH_CODES = (0x02, 0x2D, 0xAD, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFFFE)
_DASHES = CodeSet(_DASH_CODES)
_FLAT = CodeSet(
    [
        *_DASH_CODES,
        0x5F,
        0x7E,
        0x3D,
        0x2026,
        0x22EF,
        0x2043,
        0x2D7,
        0x2190,
        0x2192,
        0x2194,
        *range(0x2500, 0x2580),
    ]
)
"""Characters that may be flat: no bar speaks against them."""
_EMPTY = CodeSet([0x00, 0xFEFF, 0x200B, 0x200C, 0x200D, 0x2060])
_BLANK = np.array([0x20, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000])


@dataclass(frozen=True, slots=True)
class ShapeSettings:
    """Thresholds in shares of the type size.

    Attributes:
        thickness: a bar is at most so thick.
        length: and at least so long, and `slender` times as long as it is thick.
        slender: times its thickness.
        height: its middle lies so far above the baseline, as the sign of a figure does.
        tall: something so high is no dash.
        low: a figure is at least so high.
        dot: a full stop stands on the baseline and is at most so high and wide.
        ink: a shape of less extent is none.
        same: an outline is that of a drawn letter when their extents differ by no more.
        narrow: a figure that is so slim, as a share of its height, is a one.
        alike: of 1, how much an outline looks at least like the figure that it is taken for.
        unlike: of 1, by which a figure may look more like another one.
    """

    thickness: float = 0.16
    length: float = 0.15
    slender: float = 2.0
    height: tuple[float, float] = (0.12, 0.55)
    tall: float = 0.35
    low: float = 0.25
    dot: float = 0.22
    ink: float = 0.02
    same: float = 0.025
    narrow: float = 0.3
    alike: float = 0.6
    unlike: float = 0.2


SETTINGS = ShapeSettings()


def corrected(drawn: Drawn, x: Floats, y: Floats, settings: ShapeSettings = SETTINGS) -> Ints:
    """The code points of a page's characters, corrected by the shapes that are drawn for them.

    Args:
        drawn: the characters.
        x: their origins in user space, across.
        y: and upwards.
        settings: thresholds.
    """
    first = drawn.glyph_first
    code = drawn.codes[first]
    left, right, low, high, judged = _extents(drawn, first, x[first], y[first])
    thick, long, middle = high - low, right - left, (high + low) / 2
    inked = judged & (thick > settings.ink) & (long > settings.ink)
    bar = inked & (thick <= settings.thickness)
    bar &= (long >= settings.length) & (long >= settings.slender * thick)
    bar &= (middle >= settings.height[0]) & (middle <= settings.height[1])
    tall = inked & (thick > settings.tall)
    control = (code < 0x20) | ((code >= 0x7F) & (code < 0xA0)) | (code == 0xFFFF) | _EMPTY.holds(code)
    wrong = tall & _DASHES.holds(code)
    wrong |= inked & control & ~_DASHES.holds(code)
    wrong |= inked & ~bar & (high < settings.low) & (code >= ord("0")) & (code <= ord("9"))
    wrong |= _other_figures(drawn, first, code, inked & ~bar, long, thick, settings)
    meant = code.copy()
    meant[wrong] = UNKNOWN
    dot = inked & (low > -settings.ink) & (high <= settings.dot) & (long <= settings.dot)
    meant[dot & (control | (code == UNKNOWN))] = _STOP
    meant[bar & ~_FLAT.holds(code)] = _MINUS
    return drawn.codes if (meant == code).all() else meant[drawn.glyph]


def _other_figures(
    drawn: Drawn, at: Ints, code: Ints, inked: Bools, long: Floats, thick: Floats, settings: ShapeSettings
) -> Bools:
    """Which letters are claimed to be figures and look like other ones.

    An outline that has another extent than what is drawn is no evidence.
    """
    wrong = np.zeros(len(code), np.bool_)
    for k in np.flatnonzero(inked & (code >= FIGURES.start) & (code < FIGURES.stop)).tolist():
        claimed = int(code[k])
        shape = outline(int(drawn.runs.face[drawn.run[at[k]]]), claimed)
        if shape is None:
            continue
        if max(abs(shape.width - long[k]), abs(shape.height - thick[k])) > settings.same:
            continue
        if shape.width < settings.narrow * shape.height:
            wrong[k] = claimed != ord("1")
        elif shape.likeness is not None:
            most, own = max(shape.likeness), shape.likeness[claimed - FIGURES.start]
            wrong[k] = most > settings.alike and most - own > settings.unlike
    return wrong


def _extents(drawn: Drawn, at: Ints, x: Floats, y: Floats) -> tuple[Floats, Floats, Floats, Floats, Bools]:
    """Extent along the text and above the baseline, as shares of the size; whether it is known.

    Known is that of text which is drawn along a side of the page.
    """
    n = len(at)
    values = np.zeros((4, n))
    start = values.ctypes.data
    columns = [range(start + 8 * n * k, start + 8 * n * (k + 1), 8) for k in range(4)]
    library.run_all(map(library.text_tight_box, repeat(drawn.text), drawn.index[at].tolist(), *columns))
    run, runs = drawn.run[at], drawn.runs
    ux, uy, size = runs.along_x[run], runs.along_y[run], runs.size[run]
    judged = (np.maximum(np.abs(ux), np.abs(uy)) > 0.999) & (size > 0) & ~runs.hidden[run]
    size = np.where(size > 0, size, 1.0)
    xs, ys = values[:2] - x, values[2:] - y
    along = np.sort([(xs[0] * ux + ys[0] * uy) / size, (xs[1] * ux + ys[1] * uy) / size], axis=0)
    above = np.sort([(ys[0] * ux - xs[0] * uy) / size, (ys[1] * ux - xs[1] * uy) / size], axis=0)
    return along[0], along[1], above[0], above[1], judged
