"""Finding the notes of a document and taking them out of its pages.

Called between `page_texts` and `find_tables`: afterwards `PageText.body` holds neither the
notes nor their numbered markers, so that no table, heading or paragraph swallows them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from vonextract.layout.lines import page_lines
from vonextract.layout.model import PageText, body_size
from vonextract.layout.printed import FlowLine
from vonextract.notes.extent import Extent
from vonextract.notes.link import link, too_many, unlinked
from vonextract.notes.markers import Mark, Start, find_exponents, find_marks, find_start, find_wrapped
from vonextract.notes.model import Note, Notes, Reference
from vonextract.notes.raised_decimals import find_decimals, join_decimals
from vonextract.notes.rejoin import rejoined
from vonextract.notes.settings import SETTINGS
from vonextract.notes.takeout import join_exponents, join_figures, take_out
from vonextract.notes.weigh import choose_starts
from vonextract.pdf.model import Document
from vonextract.swedish.hyphens import Vocabulary


def page_notes(
    document: Document,
    texts: Sequence[PageText],
    vocabulary: Vocabulary | None = None,
) -> Notes:
    """Find footnotes, endnotes and table notes with the markers that refer to them.

    Marks the words of the notes and of the numbered markers in `PageText.notes`; a marker that
    is glued to its word is cut off the word's text. Asterisks in text and cells stay printed.

    Args:
        document: for the rules drawn above notes.
        texts: one per page; their `notes` are filled here.
        vocabulary: of the document, for hyphenation; made from `texts` when not given.

    Returns:
        The notes in reading order, the references linked to them, and `unlinked_footnote`
        findings for whatever found no partner.
    """
    vocabulary = vocabulary or Vocabulary.of(w.text for text in texts for w in text.words)
    pages = [rejoined(page_lines(text)) for text in texts]
    candidates = [start for lines in pages for line in lines if (start := find_start(line))]
    powers = [[pair for line in lines for pair in find_exponents(line)] for lines in pages]
    marks = [mark for lines in pages for mark in [*_marks(lines), *find_wrapped(lines)]]
    for text, pairs in zip(texts, powers, strict=True):
        join_exponents(text, pairs)
    if not candidates and not marks:
        for text, lines in zip(texts, pages, strict=True):
            join_decimals(text, find_decimals(lines, []))
        _join_figures(texts, [])
        return Notes()
    starts = choose_starts(candidates, marks, pages, document, body_size(texts))
    notes = _follow(starts, pages, vocabulary)
    decimals = [find_decimals(lines, notes) for lines in pages]
    for text, pairs in zip(texts, decimals, strict=True):
        join_decimals(text, pairs)
    inside = {(page, index) for note in notes for page, words in note.words.items() for index in words}
    inside |= {(number, raised.index) for number, pairs in enumerate(decimals, 1) for _, raised in pairs}
    outside = [mark for mark in marks if (mark.page, mark.word.index) not in inside]
    references = link(outside[: SETTINGS.max_marks], notes, pages, vocabulary)
    _join_figures(texts, references)
    _take_out(texts, notes, references)
    findings = unlinked(notes, references)
    if len(outside) > SETTINGS.max_marks:
        findings.append(too_many(len(outside), SETTINGS.max_marks))
    return Notes(notes, references, findings)


def _marks(lines: Sequence[FlowLine]) -> list[Mark]:
    """The places in a page's lines that may refer to a note."""
    return [mark for line in lines for mark in find_marks(line)]


def _join_figures(texts: Sequence[PageText], references: Sequence[Reference]) -> None:
    """Make numbers whole again whose last figure looked like a marker, where no note has it."""
    known: dict[int, set[int]] = defaultdict(set)
    for ref in references:
        if ref.note is not None:
            known[ref.page].add(ref.word)
    for text in texts:
        join_figures(text, known[text.page.number])


def _take_out(
    texts: Sequence[PageText],
    notes: Sequence[Note],
    references: Sequence[Reference],
) -> None:
    """Take the notes and numbered markers out of every page."""
    words: dict[int, set[int]] = defaultdict(set)
    for note in notes:
        for page, indices in note.words.items():
            words[page] |= indices
    markers: dict[int, list[Reference]] = defaultdict(list)
    for ref in references:
        if ref.marker.isalnum():
            markers[ref.page].append(ref)
    for text in texts:
        number = text.page.number
        take_out(text, words[number], markers[number])


def _follow(
    starts: Sequence[Start],
    pages: Sequence[Sequence[FlowLine]],
    vocabulary: Vocabulary,
) -> list[Note]:
    """The notes that begin at `starts`, each word in one note only."""
    extent = Extent(pages, starts)
    notes: list[Note] = []
    for start in starts:
        notes += [pieces.note(vocabulary) for pieces in extent.follow(start)]
    return [note for note in notes if note.text]
