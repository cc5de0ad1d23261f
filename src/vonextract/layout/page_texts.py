"""Every page's words, with the furniture among them known."""

from __future__ import annotations

from vonextract.layout.drawn_signs import with_drawn_signs
from vonextract.layout.figure_glyphs import figure_widths
from vonextract.layout.furniture import find_furniture
from vonextract.layout.imprint_blocks import imprint_words
from vonextract.layout.leaders import table_leaders
from vonextract.layout.model import PageText
from vonextract.layout.one_pitch import set_spacing
from vonextract.layout.struck import mark_struck
from vonextract.layout.typed_rules import with_typed_rules
from vonextract.layout.words import words
from vonextract.pdf.model import Document


def page_texts(document: Document) -> list[PageText]:
    """The words of all pages; what stands around the text is marked as furniture."""
    figures = figure_widths(document.pages)
    pages = map(with_typed_rules, document.pages)
    texts = [
        PageText(page, with_drawn_signs(words(page, document.fonts, figures=figures), page)) for page in pages
    ]
    set_spacing(texts)
    for text in texts:
        mark_struck(text)
    for index, (text, furniture) in enumerate(zip(texts, find_furniture(texts), strict=True)):
        text.furniture = furniture | imprint_words(text, index) | table_leaders(text.words)
    return texts
