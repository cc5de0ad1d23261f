"""The tables of a document: every engine proposes, one verdict per region, stitched over pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple, Protocol, TypeAlias, TypeVar

from vonextract.layout.model import PageText
from vonextract.swedish.hyphens import Vocabulary, join
from vonextract.tables.alignment.flush_texts import with_flush_texts
from vonextract.tables.alignment.note_titles import with_note_titles
from vonextract.tables.alignment.text_rests import with_text_rests
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.broken_words import spelt_lines
from vonextract.tables.cell_rests import with_cell_rests
from vonextract.tables.charts import without_charts
from vonextract.tables.model import Border, Engine, LogicalTable, PageTable
from vonextract.tables.number_pairs import with_like_pairs
from vonextract.tables.over_pages.between import Between
from vonextract.tables.over_pages.breaks import over_page_breaks
from vonextract.tables.over_pages.stitch import stitch
from vonextract.tables.panels import with_panels
from vonextract.tables.reconcile import reconcile
from vonextract.tables.ruled.engine import RuledEngine
from vonextract.tables.signs import with_signs
from vonextract.tables.strays import with_strays
from vonextract.tables.tagged.engine import TaggedEngine
from vonextract.tables.verdict.borders import borders
from vonextract.tables.verdict.judge import judged, weighed
from vonextract.tables.walls import with_walls

T = TypeVar("T")
Verdict: TypeAlias = tuple[list[PageTable], list[PageTable]]
"""What the engines see on a page, and what is followed of it."""


class _Seen(NamedTuple):
    """A page as tables are read from it, and the first verdict on it."""

    body: PageText
    verdict: Verdict


ENGINES: tuple[Engine, ...] = (TaggedEngine(), RuledEngine(), BareEngine())
"""The three ways of seeing: structure tags, drawn borders, alignment of text."""


class Attempt(Protocol):
    """How the work on a page is done, so that one page that fails need not cost the others."""

    def __call__(self, page: int, work: Callable[[], T], otherwise: T, /) -> T:
        """What the work gives, or `otherwise` where it fails.

        Args:
            page: its number.
            work: what is done.
            otherwise: what stands for it.
        """


def at_once(_page: int, work: Callable[[], T], _otherwise: T) -> T:
    """The work done; where it fails, all fails."""
    return work()


def find_tables(
    texts: Sequence[PageText], vocabulary: Vocabulary | None = None, attempt: Attempt = at_once
) -> list[LogicalTable]:
    """All tables of the document in reading order, each whole over its pages.

    Args:
        texts: the words of its pages, one for each page.
        vocabulary: of the document, for hyphenation; made from `texts` when None.
        attempt: does the work on each page.
    """
    nothing: _Seen | None = None
    none: list[PageTable] = []
    seen = [attempt(text.page.number, partial(_seen, text), nothing) for text in texts]
    bound = over_page_breaks([page.verdict[1] if page else [] for page in seen], Between(texts))
    pages = [
        attempt(page.body.page.number, partial(_page_tables, page, held), none) if page else none
        for page, held in zip(seen, bound, strict=True)
    ]
    tables = stitch(texts, pages)
    vocabulary = vocabulary or Vocabulary.of(w.text for text in texts for w in text.words)
    for table in tables:
        _join_words(table, vocabulary)
    return tables


def _seen(text: PageText) -> _Seen | None:
    body = readable(text)
    return _Seen(body, first_verdict(body))


def _page_tables(page: _Seen, bound: Sequence[PageTable]) -> list[PageTable]:
    """The tables of a page, judged and completed."""
    tables = with_cell_rests(page.body, judged(page.body, *page.verdict, bound))
    return with_strays(page.body, with_text_rests(page.body, tables))


def page_borders(text: PageText, tables: Sequence[LogicalTable]) -> list[Border]:
    """The borders inside of the tables on a page, each with what all candidates say of it."""
    body = readable(text)
    rivals, scores = weighed(body, *first_verdict(body))
    parts = [part for table in tables for part in table.parts if part.page == text.page.number]
    return [border for part in parts for border in borders(part, rivals, scores)]


def readable(text: PageText) -> PageText:
    """The page as tables are read from it: without charts, its words told apart by borders and edges."""
    return with_walls(with_flush_texts(with_note_titles(with_like_pairs(without_charts(text)))))


def first_verdict(text: PageText) -> Verdict:
    """What the engines see on a page, and of rival tables those that their kind of evidence speaks for."""
    seen = [table for table in _proposals(text) if table.word_indices()]
    return seen, reconcile([replace(table, trace=list(table.trace)) for table in seen])


def _proposals(text: PageText) -> list[PageTable]:
    """What all engines see on a page: signs put to their numbers, names of panels spread out."""
    return [with_panels(with_signs(table)) for engine in ENGINES for table in engine.propose(text)]


def _join_words(table: LogicalTable, vocabulary: Vocabulary) -> None:
    """Spell the cells' texts anew, words that lines break by what the document itself writes."""
    for cell in table.cells:
        if len(cell.lines) > 1:
            spelt = join(spelt_lines(cell, vocabulary), vocabulary)
            cell.text = " ".join(spelt.split())
