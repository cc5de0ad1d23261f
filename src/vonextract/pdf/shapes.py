"""What a letter looks like, held against what the file says that it means.

A wrong table of meanings turns minus signs into bullets, quotes or nothing, and ligatures into
hyphens. PDFium tells the extent of every drawn shape; asked once a letter of a font, it shows a
bar where a figure's sign stands, something tall where a hyphen is claimed, and ink where the
file claims a control character. Letters and figures that are drawn as other ones: `claims`.
"""

from __future__ import annotations

import unicodedata
from itertools import repeat
from typing import Any

import numpy as np

from vonextract.pdf import library
from vonextract.pdf.claims import IS_FIGURE, Claims, is_percent, other_figures, other_letters
from vonextract.pdf.code_sets import CodeSet
from vonextract.pdf.codes import DIRECTIONS, UNKNOWN, is_ligature
from vonextract.pdf.frame import Floats
from vonextract.pdf.known_letters import Known
from vonextract.pdf.places import Drawn
from vonextract.pdf.recognised import Recogniser
from vonextract.pdf.runs import Bools, Ints
from vonextract.pdf.settings import CLAIMS
from vonextract.pdf.settings import SETTINGS as PDF
from vonextract.pdf.settings import SHAPES as SETTINGS

_MINUS, _STOP, _COMMA, _SPACE, _PERCENT = 0x2212, 0x2E, 0x2C, 0x20, 0x25
_REPLACEMENT = 0xFFFD
"""Said of what a file cannot say."""
_MEANINGLESS = CodeSet([UNKNOWN, _REPLACEMENT])
_DASH_CODES = (0x02, 0x2D, 0xAD, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFFFE)
_DASHES = CodeSet(_DASH_CODES)
_BARS = CodeSet([*_DASH_CODES, *map(ord, "⁃˗ー一－"), *range(0x2500, 0x2580)])
"""Characters that are bars: none speaks against them."""
_FLAT = CodeSet(map(ord, "~=^…⋯←→↔"))
"""Characters that may have the extent of a bar, and do not fill it."""
_HANGING = CodeSet(map(ord, "\"'`´¨^°“”„‘’"))
"""Signs that never reach down to the line."""
_NO_MARKS = CodeSet([*_DASH_CODES, UNKNOWN, *map(ord, ";:=+*\"'`´¸¨^°“”‘’\u066b\u066c")])
"""Signs of which none is a mark on the line, as stops and commas are, or is one by its looks alone."""
_ODD = CodeSet([*map(ord, "{}[]|\\~#!¤¬¦^"), *range(0xE000, 0xF900)])
"""Signs that letters are mistaken for in files; they may be what they claim."""
_SIGN_CODES = frozenset(
    map(ord, "$%&()*+/<=>?@«»‹›\u00a1\u00a2\u00a3\u00a5\u00a7\u00a9\u00ae\u00b1\u00b6\u00bf\u20ac")
)
_SIGNS = CodeSet(_SIGN_CODES)
"""Signs that letters with an accent are said to be, where codes are numbered as letters come."""
_EMPTY = CodeSet([0x00, 0xFEFF, 0x200B, 0x200C, 0x200D, 0x2060, *DIRECTIONS])
_BLANK = CodeSet([0x20, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000])


def corrected(drawn: Drawn, x: Floats, y: Floats, document: Any, known: Known) -> Ints:
    """The code points of a page's characters, corrected by the shapes that are drawn for them.

    Args:
        drawn: the characters.
        x: their origins in user space, across.
        y: and upwards.
        document: PDFium's handle of the file.
        known: what was seen of its letters, extended here.
    """
    recogniser = Recogniser(drawn, document)
    first, glyph = _told_apart(drawn, x, y)
    code = drawn.codes[first]
    left, right, low, high, judged = _extents(drawn, first, x[first], y[first])
    thick, long, middle = high - low, right - left, (high + low) / 2
    inked = judged & (thick > SETTINGS.ink) & (long > SETTINGS.ink)
    bar = inked & (thick <= SETTINGS.thickness)
    bar &= (long >= SETTINGS.length) & (long >= SETTINGS.slender * thick)
    bar &= (middle >= SETTINGS.height[0]) & (middle <= SETTINGS.height[1])
    tall = inked & (thick > SETTINGS.tall)
    control = (
        (code == _REPLACEMENT)
        | (code < 0x20)
        | ((code >= 0x7F) & (code < 0xA0))
        | (code == 0xFFFF)
        | _EMPTY.holds(code)
    )
    wrong = tall & _DASHES.holds(code)
    wrong |= inked & control & ~_DASHES.holds(code)
    wrong |= inked & ~bar & (high < SETTINGS.low) & (code >= ord("0")) & (code <= ord("9"))
    claims = Claims(drawn, first, code, low, long, thick, known)
    wrong |= other_figures(claims, inked & ~bar, recogniser)
    like_letter = tall & (low < SETTINGS.sunk) & (high > SETTINGS.tall)
    wrong |= like_letter & (_HANGING.holds(code) | _BLANK.holds(code))
    meant = code.copy()
    meant[wrong] = UNKNOWN
    mark = inked & (high <= SETTINGS.dot) & (long <= SETTINGS.dot)
    mark &= control | _NO_MARKS.holds(code)
    meant[mark] = np.where(low[mark] > -SETTINGS.ink, _STOP, _COMMA)
    meant[_blank(claims, judged & ~inked & IS_FIGURE.holds(code), inked)] = _SPACE
    nothing = judged & (thick <= SETTINGS.ink) & _MEANINGLESS.holds(code)
    for k in np.flatnonzero(nothing).tolist():
        meant[k] = _SPACE if claims.brought(k) else meant[k]
    flat = bar & _FLAT.holds(code)
    for k in np.flatnonzero(flat).tolist():
        flat[k] = not recogniser.is_filled(int(first[k]))
    meant[bar & ~flat & ~_BARS.holds(code)] = _MINUS
    odd = like_letter & ((meant == UNKNOWN) | _ODD.holds(code) | _SIGNS.holds(code))
    for k in np.flatnonzero(odd).tolist():
        meant[k] = _meaning(claims, k, int(meant[k]), recogniser)
    others = other_letters(claims, inked & ~drawn.spelled_out()[first], recogniser)
    for k in np.flatnonzero(others).tolist():
        found = _PERCENT if is_percent(claims, k) else _meaning(claims, k, UNKNOWN, recogniser)
        believed = found == _PERCENT or is_ligature(found) or _is_accented(claims, k, found, others)
        meant[k] = found if believed else UNKNOWN
    return drawn.codes if (meant == code).all() else meant[glyph]


def _blank(claims: Claims, without_ink: Bools, inked: Bools) -> Bools:
    """Which letters have no ink where most of their font's have some: PDFium draws nothing of some fonts."""
    if not without_ink.any():
        return without_ink
    blank = without_ink.copy()
    faces = np.array([key[0] for key in claims.keys], np.int64)
    for k in np.flatnonzero(without_ink).tolist():
        blank[k] = inked[faces == faces[k]].mean() > SETTINGS.inked_share
    return blank


def _meaning(claims: Claims, letter: int, said: int, recogniser: Recogniser) -> int:
    """What a letter is, where that is sure; else what it is said to be."""
    key = (claims.keys[letter], said)
    if key in claims.known.meanings:
        return claims.known.meanings[key]
    at = int(claims.at[letter])
    found = (recogniser.accented if said in _SIGN_CODES else recogniser.meaning)(at, said)
    if found is None:
        return said
    if found != UNKNOWN:
        claims.known.meanings[key] = found
    return found


def _is_accented(claims: Claims, letter: int, code: int, wrong: Bools) -> bool:
    """Whether a code is that of a letter with an accent whose base, in the same font, is believed."""
    base = ord(unicodedata.normalize("NFD", chr(code))[0]) if code < UNKNOWN else code
    face = claims.keys[letter][0]
    return base != code and not any(
        claims.keys[k][0] == face and claims.code[k] == base for k in np.flatnonzero(wrong).tolist()
    )


def _told_apart(drawn: Drawn, x: Floats, y: Floats) -> tuple[Ints, Ints]:
    """The first character of every letter, and every character's letter.

    Figures of one font and width are several letters where they are drawn with several extents, and so are
    signs without a meaning and everything in fonts of one pitch.
    """
    apart = IS_FIGURE.holds(drawn.codes) | _MEANINGLESS.holds(drawn.codes) | drawn.of_one_pitch()
    at = np.flatnonzero(apart)
    first = drawn.glyph_first[drawn.glyph[at]]
    own = np.array(_extents(drawn, at, x[at], y[at])[:4])
    usual = np.array(_extents(drawn, first, x[first], y[first])[:4])
    steps = np.rint((own - usual) / CLAIMS.other).astype(np.int64)
    odd = np.flatnonzero(steps.any(axis=0))
    if not len(odd):
        return drawn.glyph_first, drawn.glyph
    letters = np.vstack((drawn.glyph[at[odd]], steps[:, odd]))
    _, firsts, kind = np.unique(letters, axis=1, return_index=True, return_inverse=True)
    glyph = drawn.glyph.copy()
    glyph[at[odd]] = len(drawn.glyph_first) + kind.ravel()
    return np.append(drawn.glyph_first, at[odd[firsts]]), glyph


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
    judged = (np.maximum(np.abs(ux), np.abs(uy)) > PDF.level) & (size > 0) & ~runs.hidden[run]
    size = np.where(size > 0, size, 1.0)
    xs, ys = values[:2] - x, values[2:] - y
    along = np.sort([(xs[0] * ux + ys[0] * uy) / size, (xs[1] * ux + ys[1] * uy) / size], axis=0)
    above = np.sort([(ys[0] * ux - xs[0] * uy) / size, (ys[1] * ux - xs[1] * uy) / size], axis=0)
    return along[0], along[1], above[0], above[1], judged
