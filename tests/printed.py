"""Pages whose words are given as lines of text.

"^1" is a raised marker set tight to its word; a line that begins with "**" and a letter is bold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from vonextract.layout.model import PageText, Word
from vonextract.pdf.model import Chars, Document, Font, Page, Rule

ADVANCE = 0.5
NOTHING = np.array([])


@dataclass
class Row:
    """A printed line: text, left edge, baseline, type size."""

    text: str
    x: float
    baseline: float
    size: float = 10.0


def page(number: int, rows: list[Row], rules: list[Rule] | None = None) -> PageText:
    """A page with these lines."""
    empty = NOTHING.astype(np.float64)
    whole = NOTHING.astype(np.int32)
    chars = Chars(
        NOTHING.astype(np.object_), empty, empty, empty, empty, empty, empty,
        whole, whole, whole, NOTHING.astype(np.int16),
    )  # fmt: skip
    words: list[Word] = []
    for row in rows:
        x = row.x
        bold = row.text.startswith("**") and row.text[2:3].isalpha()
        for token in row.text.removeprefix("**" if bold else "").split(" "):
            for part in re.split(r"(\^\w+)", token):
                if part:
                    x = _put(words, part, x, row, bold)
            x += ADVANCE * row.size
    return PageText(Page(number, 595.0, 842.0, chars, rules=rules or []), words)


def _put(words: list[Word], part: str, x: float, row: Row, bold: bool) -> float:
    raised = part.startswith("^")
    text = part.lstrip("^")
    size = row.size * (0.6 if raised else 1.0)
    baseline = row.baseline - (0.35 * row.size if raised else 0.0)
    end = x + ADVANCE * size * len(text)
    top, bottom = baseline - 0.8 * size, baseline + 0.2 * size
    words.append(
        Word(len(words), text, x, top, end, bottom, baseline, size, 0, bold, False, 0, -1, 0, raised)
    )
    return end


def paragraph(first: float, lines: list[str], size: float = 10.0, x: float = 70.0) -> list[Row]:
    """Lines set under each other from the baseline `first` on."""
    return [Row(text, x, first + 1.2 * size * i, size) for i, text in enumerate(lines)]


def document(pages: list[PageText]) -> Document:
    """A document of these pages."""
    return Document(
        "test.pdf", "test.pdf", "0" * 64, 1, [p.page for p in pages], [Font("Text", False, False)]
    )


def body(text: PageText) -> str:
    """What is left on the page, in content order."""
    return " ".join(w.text for w in text.body)
