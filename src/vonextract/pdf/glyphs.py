"""From PDFium's characters to the ones a reader sees: spelled out, joined, once, visible.

Hyphens: PDFium gives U+0002 (or U+FFFE) for a hyphen that it takes for a line-end one, whether the file
wrote a plain or a soft hyphen. Every drawn hyphen (U+0002, U+00AD, U+2010, U+2011) becomes
'-' here, since fonts often map the plain hyphen's glyph to U+00AD; a soft hyphen without
width is dropped. Repairing words broken over lines sees '-' at the end of a line only.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vonextract.pdf.char_columns import Columns
from vonextract.pdf.code_sets import CodeSet
from vonextract.pdf.codes import UNKNOWN_TEXT, spell
from vonextract.pdf.drawings import Drawings
from vonextract.pdf.fonts import FontTable
from vonextract.pdf.frame import Floats, Frame
from vonextract.pdf.layers import Layers
from vonextract.pdf.model import Chars
from vonextract.pdf.runs import Bools, Ints
from vonextract.pdf.seen import sight
from vonextract.pdf.settings import SETTINGS, Limits

_ACCENTS = {"\u00a8": "\u0308", "\u00b4": "\u0301", "`": "\u0300", "\u02da": "\u030a", "\u02c6": "\u0302"}
_NOT_IN_WORDS = CodeSet([*map(ord, "{}[]#~^§¤"), *range(0xE000, 0xF000), *range(0xF100, 0xF700)])
"""Signs that stand between two letters only where the file states their meaning wrongly."""
_COMBINING = ("\u0300", "\u036f")
_ACCENT_CODES = CodeSet([*map(ord, _ACCENTS), *range(0x300, 0x370)])


def empty_chars() -> Chars:
    """The characters of a page without any."""
    f, i = np.empty(0), np.empty(0, np.int32)
    return Chars(np.empty(0, np.object_), f, f, f, f, f, f, i, i, i, np.empty(0, np.int16))


def seen_chars(
    page: Any,
    columns: Columns | None,
    drawings: Drawings,
    layers: Layers,
    frame: Frame,
    fonts: FontTable,
    limits: Limits,
) -> Chars:
    """The characters that a reader of the page sees, each once, in content order.

    Args:
        page: handle of the loaded page.
        columns: what PDFium gave.
        drawings: of the same page; they tell which text shows and which is a scan's.
        layers: of the file.
        frame: how the page is seen.
        fonts: the document's fonts; text drawn twice gets a bold variant.
        limits: thresholds.
    """
    if columns is None:
        return empty_chars()
    chars, hidden, run = _placed(columns, fonts)
    keep = (chars.size >= limits.smallest_text) & (chars.text != "") & _on_page(chars, frame)
    keep &= ~_white_on_white(chars, drawings)
    seen = sight(page, columns, chars, drawings, layers, frame, limits)
    chars.text[seen.half] = UNKNOWN_TEXT
    keep &= ~seen.unseen
    keep &= ~hidden | _scanned(chars, hidden & keep, keep & ~hidden, drawings, frame)
    chars, run = chars.take(np.flatnonzero(keep)), run[keep]
    chars = _join_pieces(chars, run)
    return _join_accents(_once(chars, fonts))


def _placed(columns: Columns, fonts: FontTable) -> tuple[Chars, Bools, Ints]:
    runs, run = columns.runs, columns.run
    size = runs.size[run]
    x0, top, x1, bottom = _boxes(columns.x, columns.y, columns.advance, size, columns.angle)
    names = [font.name for font in fonts.fonts]
    font = runs.font[run]
    text = spell(columns.code, font, names, columns.advance)
    text[_amid_letters(text, columns, x0, x1, size)] = UNKNOWN_TEXT
    chars = Chars(
        text=text,
        x0=x0,
        top=top,
        x1=x1,
        bottom=bottom,
        baseline=columns.y,
        size=size,
        font=font.astype(np.int32),
        color=runs.color[run].astype(np.int32),
        mcid=runs.mcid[run].astype(np.int32),
        angle=columns.angle.astype(np.int16),
    )
    return chars, runs.hidden[run], run


def _amid_letters(text: NDArray[np.object_], columns: Columns, x0: Floats, x1: Floats, size: Floats) -> Ints:
    """Signs that no word holds, such as braces, set tight between two letters or figures.

    Type of one pitch sets lines of programs, which do hold them, and joins no letters to one.
    """
    found = []
    for i in np.flatnonzero(_NOT_IN_WORDS.holds(columns.code)).tolist():
        beside = [j for j in (i - 1, i + 1) if 0 <= j < len(text) and columns.run[j] == columns.run[i]]
        tight = all(max(x0[i] - x1[j], x0[j] - x1[i]) < SETTINGS.tight * size[i] for j in beside)
        pitched = np.ptp(columns.advance[[i, *beside]]) < SETTINGS.width_grain * size[i]
        if len(beside) == 2 and tight and not pitched and all(text[j].isalnum() for j in beside):
            found.append(i)
    return np.array(found, np.int64)


def _boxes(x: Floats, y: Floats, advance: Floats, size: Floats, angle: Ints) -> tuple[Floats, ...]:
    """Em boxes: the advance along the text, a fixed share of the size above and below the baseline."""
    level = angle == 0
    if level.all():
        return x.copy(), y - SETTINGS.ascent * size, x + advance, y + SETTINGS.descent * size
    theta = np.radians(angle.astype(np.float64))
    along_x, along_y = np.cos(theta), -np.sin(theta)
    up_x, up_y = along_y * size, -along_x * size
    xs = [
        x + side * advance * along_x + rise * up_x
        for side in (0, 1)
        for rise in (SETTINGS.ascent, -SETTINGS.descent)
    ]
    ys = [
        y + side * advance * along_y + rise * up_y
        for side in (0, 1)
        for rise in (SETTINGS.ascent, -SETTINGS.descent)
    ]
    least, most = np.minimum.reduce, np.maximum.reduce
    return least(xs), least(ys), most(xs), most(ys)


def _on_page(chars: Chars, frame: Frame) -> Bools:
    x, y = (chars.x0 + chars.x1) / 2, (chars.top + chars.bottom) / 2
    sheet = frame.sheet
    return (x >= sheet.x0) & (x <= sheet.x1) & (y >= sheet.top) & (y <= sheet.bottom)


def _white_on_white(chars: Chars, drawings: Drawings) -> Bools:
    """White characters with nothing coloured behind them."""
    color = chars.color.astype(np.int64)
    white = (
        (color >> 16 >= SETTINGS.white_from)
        & (color >> 8 & 0xFF >= SETTINGS.white_from)
        & (color & 0xFF >= SETTINGS.white_from)
    )
    at = np.flatnonzero(white)
    if not len(at):
        return white
    x, y = (chars.x0[at] + chars.x1[at]) / 2, (chars.top[at] + chars.bottom[at]) / 2
    bare = np.ones(len(at), np.bool_)
    for x0, top, x1, bottom in drawings.backdrops:
        bare &= ~((x >= x0) & (x <= x1) & (y >= top) & (y <= bottom))
    white[at] = bare
    return white


def _scanned(chars: Chars, hidden: Bools, shown: Bools, drawings: Drawings, frame: Frame) -> Bools:
    """Which invisible characters are the text of a scan: over a large image, or all there is."""
    if not hidden.any():
        return hidden
    if not (shown & (chars.text != " ")).any():
        return hidden
    x, y = (chars.x0 + chars.x1) / 2, (chars.top + chars.bottom) / 2
    over = np.zeros(len(chars), np.bool_)
    for box in drawings.images:
        if box.area >= SETTINGS.scan_share * frame.width * frame.height:
            over |= (x >= box.x0) & (x <= box.x1) & (y >= box.top) & (y <= box.bottom)
    return hidden & over


def _join_pieces(chars: Chars, run: Ints) -> Chars:
    """Letters that PDFium spells one glyph out to (they share an origin) become one entry again."""
    if len(chars) < 2:
        return chars
    inked = chars.text != " "
    same = (run[1:] == run[:-1]) & inked[1:] & inked[:-1]
    for edge in (chars.x0, chars.x1, chars.baseline):
        same &= np.abs(edge[1:] - edge[:-1]) < SETTINGS.rounding
    at = np.flatnonzero(same)
    if not len(at):
        return chars
    text = chars.text.copy()
    for i in reversed(at.tolist()):
        text[i] += text[i + 1]
    keep = np.concatenate(([True], ~same))
    joined = replace(chars, text=text)
    return joined.take(np.flatnonzero(keep))


def _once(chars: Chars, fonts: FontTable) -> Chars:
    """Characters drawn several times in one place, kept once; when set off a little, as bold."""
    if len(chars) < 2:
        return chars
    kept, dropped = _twins(chars)
    if not len(dropped):
        return chars
    apart = np.abs(chars.x0[kept] - chars.x0[dropped]) + np.abs(
        chars.baseline[kept] - chars.baseline[dropped]
    )
    font = chars.font.copy()
    for i in np.unique(kept[apart > SETTINGS.set_off * chars.size[kept]]).tolist():
        font[i] = fonts.bolder(int(font[i]))
    return replace(chars, font=font).take(np.setdiff1d(np.arange(len(chars)), dropped))


def _twins(chars: Chars) -> tuple[Ints, Ints]:
    """Pairs of one character drawn twice: the place of the first, and of the one to drop."""
    letter = chars.codes.astype(np.int64)
    kept, dropped = [], []
    for shift in (0.0, 0.5):
        column = np.floor(chars.x0 / SETTINGS.grain + shift).astype(np.int64)
        band = np.floor(chars.baseline / SETTINGS.grain + shift).astype(np.int64)
        order = np.argsort((letter << 40) + (band << 20) + column, kind="stable")
        first, second = order[:-1], order[1:]
        same = (letter[first] == letter[second]) & (column[first] == column[second])
        at = np.flatnonzero(same & (band[first] == band[second]))
        first, second = first[at], second[at]
        near = SETTINGS.same_place * chars.size[first]
        twin = np.abs(chars.x0[second] - chars.x0[first]) <= near
        twin &= np.abs(chars.baseline[second] - chars.baseline[first]) <= near
        twin &= np.abs(chars.size[second] - chars.size[first]) <= near
        twin &= chars.text[first] == chars.text[second]
        kept.append(first[twin])
        dropped.append(second[twin])
    return np.concatenate(kept), np.concatenate(dropped)


def _join_accents(chars: Chars) -> Chars:
    """Accents drawn as characters of their own, joined to the letter they stand on."""
    text = chars.text.copy()
    places = np.flatnonzero(_ACCENT_CODES.holds(chars.codes)).tolist()
    marks = [i for i in places if text[i] in _ACCENTS or _COMBINING[0] <= text[i] <= _COMBINING[1]]
    if not marks:
        return chars
    drop: set[int] = set()
    for i in marks:
        accent = _ACCENTS.get(text[i], text[i])
        for j in (i - 1, i + 1):
            if 0 <= j < len(chars) and j not in drop and _stands_on(chars, i, j, text[i] != accent):
                joined = unicodedata.normalize("NFC", text[j] + accent)
                if len(joined) == len(text[j]):
                    text[j] = joined
                    drop.add(i)
                    break
    keep = np.array([i not in drop for i in range(len(chars))], np.bool_)
    joined_chars = replace(chars, text=text)
    return joined_chars.take(np.flatnonzero(keep))


def _stands_on(chars: Chars, mark: int, letter: int, spacing: bool) -> bool:
    """Whether an accent's box lies over a letter's (a combining mark may also follow it closely)."""
    size = chars.size[letter]
    if (
        abs(chars.baseline[mark] - chars.baseline[letter]) > SETTINGS.accent_high * size
        or not str(chars.text[letter]).isalpha()
    ):
        return False
    middle = (chars.x0[mark] + chars.x1[mark]) / 2
    slack = 0.0 if spacing else SETTINGS.accent_beside * size
    return bool(chars.x0[letter] - slack <= middle <= chars.x1[letter] + slack)
