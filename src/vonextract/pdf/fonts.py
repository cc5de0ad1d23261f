"""Fonts: their names, and whether they are bold or italic."""

from __future__ import annotations

import ctypes
import re
from typing import Any

from vonextract.pdf import library
from vonextract.pdf.known_letters import Known
from vonextract.pdf.model import Font
from vonextract.pdf.settings import SETTINGS

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(
    r"bold|black|heavy|semibold|demi|fett|halvfet"
    r"|(?<![A-Za-z])(?:bd|blk|hv|sb|b|bi|z)(?![a-z])"
    r"|bd(?:it)?(?:mt)?$|bx\d|^cmb|^sfb",
    re.IGNORECASE,
)
_LIGHT = re.compile(r"regular|roman|light|book|medium|thin|normal", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|kursiv|slant|(?<![A-Za-z])(?:it|i|bi|z)(?![a-z])|cmti|cmsl", re.IGNORECASE)
_FLAG_ITALIC = 1 << 6
_FLAG_FORCE_BOLD = 1 << 18
_SCANNED, _SCANNED_FIXED = "scanned", "scanned fixed"


class FontTable:
    """The fonts of a document, each kept once; the page reader asks by PDFium's handle.

    Attributes:
        fonts: what is known of each.
        document: PDFium's handle of the document; with it letters can be drawn.
        known: what was seen of their letters.
    """

    def __init__(self, document: Any) -> None:
        self.document = document
        self.fonts: list[Font] = []
        self.known = Known()
        self._index: dict[Font, int] = {}
        self._page: dict[int, int] = {}

    def start_page(self) -> None:
        """Forget handles: PDFium may give the same one to another font on the next page."""
        self._page.clear()

    def opened_anew(self, document: Any) -> None:
        """Go on with the same file under another handle: the fonts' handles are others too."""
        self.document = document
        self.known = Known()

    def index(self, handle: int) -> int:
        """The document's index of the font behind a PDFium handle (0 for no font)."""
        known = self._page.get(handle)
        if known is None:
            known = self._page[handle] = self._add(_read_font(handle))
        return known

    def bolder(self, index: int) -> int:
        """The index of the same font, drawn bold."""
        return self._add(self.fonts[index]._replace(bold=True))

    def scanned(self, *, bold: bool, fixed: bool) -> int:
        """The index of the font that stands for all print on pictures of paper, or all of one pitch."""
        return self._add(Font(_SCANNED_FIXED if fixed else _SCANNED, bold, italic=False))

    def _add(self, font: Font) -> int:
        if font not in self._index:
            self._index[font] = len(self.fonts)
            self.fonts.append(font)
        return self._index[font]


def _read_font(handle: int) -> Font:
    if not handle:
        return Font("", False, False)
    buffer = ctypes.create_string_buffer(256)
    needed = library.font_name(handle, ctypes.addressof(buffer), len(buffer))
    raw_name = buffer.raw[: max(0, min(needed, len(buffer)) - 1)]
    name = _SUBSET.sub("", raw_name.decode("utf-8", "replace").strip("\0"))
    angle = ctypes.c_int()
    library.font_italic_angle(handle, ctypes.addressof(angle))
    return judge(name, library.font_flags(handle), library.font_weight(handle), angle.value)


def judge(name: str, flags: int = 0, weight: int = 0, italic_angle: int = 0) -> Font:
    """A font from what the file says about it; its name counts most.

    Args:
        name: base font name without subset prefix.
        flags: of the font descriptor; -1 when there is none.
        weight: 100 to 900, guessed by PDFium from the stem width.
        italic_angle: degrees, negative for italics.
    """
    flags = max(flags, 0)
    bold = bool(_BOLD.search(name)) or bool(flags & _FLAG_FORCE_BOLD)
    if not bold and not _LIGHT.search(name):
        bold = weight >= SETTINGS.bold_weight
    slanted = SETTINGS.least_slant <= abs(italic_angle) <= SETTINGS.most_slant
    italic = bool(_ITALIC.search(name)) or bool(flags & _FLAG_ITALIC) or slanted
    return Font(name, bold, italic)
