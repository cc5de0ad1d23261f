"""Code points to text: hyphens, ligatures, symbol fonts and private-use codes."""

from __future__ import annotations

import re
import unicodedata

import numpy as np
from numpy.typing import NDArray

from vonextract.pdf.code_sets import CodeSet

_HYPHENS = (0x02, 0xAD, 0x2010, 0x2011, 0xFFFE)
_SOFT_HYPHEN = 0xAD
DIRECTIONS = (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Marks of the direction of writing, which are not seen."""
_ODD = CodeSet([*_HYPHENS, *DIRECTIONS])
_BULLET = "•"
UNKNOWN_TEXT = "\ufffd"
"""What a sign without a known meaning reads as."""
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
LIGATURES = (
    "tt", "ti", "ft", "ff", "fi", "fl", "fj", "tf", "fb", "fh", "fk", "ct", "st", "Th",
    "tti", "ffi", "ffl", "fti", "fft", "ttf", "ffj",
)  # fmt: skip
"""Letters that fonts draw as one."""
UNKNOWN = 0x110000
"""Stands for a glyph without a meaning; beyond Unicode, so that no file can state it."""
_DRAWN_AS_ONE = UNKNOWN + 1
"""Codes from here on stand for `LIGATURES`, in their order."""
_DINGBATS = re.compile(
    r"wingd|webd|dingb|bullet|opens(?:ymbol|_)|marlett|segoeuisymbol|fontawesome", re.IGNORECASE
)
_SYMBOL = re.compile(r"^symbol", re.IGNORECASE)
_SYMBOL_CODES = {
    0x2D: "−", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•",
    0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→",
    0xAF: "↓", 0x44: "Δ", 0x53: "Σ", 0x61: "α", 0x62: "β", 0x6D: "μ", 0xE5: "∑", 0xD6: "√", 0xD7: "⋅",
    0xDE: "⇒",
}  # fmt: skip
_CHECKS = {0xFC: "✓", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0xFB: "✗", 0xE0: "→"}
_OLD_STYLE_DIGIT = 0xF730
_OF_FORMULAS = range(0x1D400, 0x1D800)
"""Letters and figures in the type of formulas."""


def code_of(text: str) -> int:
    """The code of a letter or of one of `LIGATURES`."""
    return ord(text) if len(text) == 1 else _DRAWN_AS_ONE + LIGATURES.index(text)


def is_ligature(code: int) -> bool:
    """Whether a code stands for one of `LIGATURES`."""
    return code >= _DRAWN_AS_ONE


def spell(
    codes: NDArray[np.int64], font: NDArray[np.int64], names: list[str], advance: NDArray[np.float64]
) -> NDArray[np.object_]:
    """What every character says; '' for one that says nothing.

    Args:
        codes: code points as PDFium gives them.
        font: index into `names`, for every character.
        names: font names.
        advance: widths in points; they tell a drawn soft hyphen from a mere hint.
    """
    clean = np.where(((codes >= 0xD800) & (codes < 0xE000)) | (codes > 0x10FFFF), 0xFFFD, codes)
    text = np.array(list(clean.astype("<u4").tobytes().decode("utf-32-le", "replace")), np.object_)
    odd = (codes < 0x20) | ((codes >= 0x7F) & (codes < 0xA0)) | (codes >= 0xE000) | _ODD.holds(codes)
    for i in np.flatnonzero(odd).tolist():
        text[i] = _spell_odd(int(clean[i]), names[font[i]], float(advance[i]))
    for i in np.flatnonzero(codes >= _DRAWN_AS_ONE).tolist():
        text[i] = LIGATURES[int(codes[i]) - _DRAWN_AS_ONE]
    for i in np.flatnonzero(
        (codes == UNKNOWN) & np.array(list(map(_is_dingbats, names)), bool)[font]
    ).tolist():
        text[i] = _BULLET
    return text


def _is_dingbats(font: str) -> bool:
    return _DINGBATS.search(font) is not None


def _spell_odd(code: int, font: str, advance: float) -> str:
    if code in _HYPHENS:
        return "" if code == _SOFT_HYPHEN and advance <= 0 else "-"
    if code in _LIGATURES:
        return _LIGATURES[code]
    if 0xE000 <= code <= 0xF8FF:
        return _spell_private(code, font)
    if code in (0, 0xFEFF) or code in DIRECTIONS:
        return ""
    if code in _OF_FORMULAS:
        return unicodedata.normalize("NFKC", chr(code))
    if code < 0x20:
        return " "
    if code == 0xFFFF or 0x7F <= code < 0xA0:
        return UNKNOWN_TEXT
    return chr(code)


def _spell_private(code: int, font: str) -> str:
    """Private-use codes: symbol fonts by their own tables, bullets as '•', shifted ASCII as itself."""
    low = code - 0xF000
    if 0 <= code - _OLD_STYLE_DIGIT <= 9:
        return chr(ord("0") + code - _OLD_STYLE_DIGIT)
    if _SYMBOL.match(font):
        return _SYMBOL_CODES.get(low, _BULLET)
    if _is_dingbats(font):
        return _CHECKS.get(low, _BULLET) if "wing" in font.lower() else _BULLET
    if low == 0xB7 or low == 0xA7:
        return _BULLET
    return chr(low) if 0x20 <= low < 0x7F or 0xA0 <= low <= 0xFF else _BULLET
