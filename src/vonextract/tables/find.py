"""The tables of a document: every engine proposes, one verdict per region, stitched over pages."""

from __future__ import annotations

from collections.abc import Sequence

from vonextract.layout.model import PageText
from vonextract.layout.spelling import spell
from vonextract.pdf.model import Document
from vonextract.swedish.hyphens import Vocabulary, join
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.charts import without_charts
from vonextract.tables.model import Engine, LogicalTable, PageTable
from vonextract.tables.panels import with_panels
from vonextract.tables.reconcile import reconcile
from vonextract.tables.ruled.engine import RuledEngine
from vonextract.tables.settings import DEFAULT, TableSettings
from vonextract.tables.signs import with_signs
from vonextract.tables.strays import with_strays
from vonextract.tables.tagged.engine import TaggedEngine
from vonextract.tables.whole.stitch import stitch


def default_engines(settings: TableSettings = DEFAULT) -> list[Engine]:
    """The three ways of seeing: structure tags, drawn borders, alignment of text."""
    return [TaggedEngine(settings), RuledEngine(settings), BareEngine()]


def find_tables(
    document: Document,
    texts: Sequence[PageText],
    engines: Sequence[Engine] | None = None,
    settings: TableSettings = DEFAULT,
    vocabulary: Vocabulary | None = None,
) -> list[LogicalTable]:
    """All tables of the document in reading order, each whole over its pages.

    Args:
        document: the file, read.
        texts: its pages' words, one for each page.
        engines: ways of seeing tables; the default three when None.
        settings: the knobs.
        vocabulary: of the document, for hyphenation; made from `texts` when None.
    """
    ways = default_engines(settings) if engines is None else engines
    bodies = [without_charts(text, settings) for text in texts]
    pages = [
        with_strays(body, reconcile(body, _proposals(ways, body), settings), settings) for body in bodies
    ]
    tables = stitch(texts, pages, settings)
    vocabulary = vocabulary or Vocabulary.of(w.text for text in texts for w in text.words)
    for table in tables:
        _undo_hyphens(table, vocabulary)
    return tables


def _proposals(ways: Sequence[Engine], text: PageText) -> list[PageTable]:
    """What all engines see on a page: signs put to their numbers, names of panels spread out."""
    return [with_panels(with_signs(table)) for way in ways for table in way.propose(text)]


def _undo_hyphens(table: LogicalTable, vocabulary: Vocabulary) -> None:
    """Spell the cells' texts anew, line-end hyphens by what the document itself writes."""
    for cell in table.cells:
        if len(cell.lines) > 1:
            spelt = join(map(spell, cell.lines), vocabulary)
            cell.text = " ".join(spelt.split())
