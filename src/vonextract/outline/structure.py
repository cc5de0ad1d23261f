"""Everything found on the pages, put together into a Report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from vonextract.display import excerpt
from vonextract.findings.rules import READING_ORDER, UNASSIGNED_TEXT
from vonextract.flow.blocks import FlowBlock
from vonextract.flow.flow import flow
from vonextract.flow.order_doubts import doubtful_order
from vonextract.flow.toc import toc_entries
from vonextract.identity.contradictions import contradictions
from vonextract.identity.meta import document_meta, page_infos
from vonextract.identity.metadata import document_facts
from vonextract.identity.packets import PlacedArende, find_arenden
from vonextract.identity.papers import find_papers
from vonextract.identity.statements import Value
from vonextract.layout.model import PageText, body_size
from vonextract.model import FactName, Finding, Report
from vonextract.notes.model import Notes
from vonextract.outline.appendices import appended_headings
from vonextract.outline.captions import caption_headings, mark_captions, table_captions
from vonextract.outline.cell_certainty import unread_ink
from vonextract.outline.decisions import set_decisions
from vonextract.outline.headings import Heading, Signs, find_headings, may_head
from vonextract.outline.hints import bookmarked, contents
from vonextract.outline.items import Item, in_reading_order, place_of
from vonextract.outline.levels import set_levels
from vonextract.outline.notes import footnotes_and_refs
from vonextract.outline.print_doubts import print_doubts
from vonextract.outline.run_in import split_run_in
from vonextract.outline.sections import Sections, table_of
from vonextract.outline.settings import SETTINGS
from vonextract.outline.table_notes import split_table_notes
from vonextract.pdf.model import Document
from vonextract.swedish.hyphens import Vocabulary, join
from vonextract.tables.model import LogicalTable


def structure(
    document: Document,
    texts: Sequence[PageText],
    tables: Sequence[LogicalTable],
    notes: Notes | None = None,
    vocabulary: Vocabulary | None = None,
    given: Mapping[FactName, Value] | None = None,
) -> Report:
    """The document's sections, tables, notes, ärenden and facts as one Report.

    Args:
        document: the file, read.
        texts: its pages' words; notes and furniture are marked there.
        tables: whole over their pages.
        notes: what `page_notes` found.
        vocabulary: of the document, for line-end hyphens; made from `texts` when not given.
        given: what people state of the document.
    """
    notes = notes or Notes()
    vocabulary = vocabulary or Vocabulary.of(w.text for text in texts for w in text.words)
    facts = document_facts(document, texts, given)
    arenden = find_arenden(texts, facts.title, facts.diarienummer, facts.document_type)
    items, headings = outline(document, texts, tables, vocabulary, arenden)
    items, unmarked = split_table_notes(items, headings, tables, notes.notes, body_size(texts), vocabulary)
    notes.notes = sorted([*notes.notes, *unmarked], key=lambda note: (note.page, note.box.top))
    sections = Sections(headings, table_captions(items, headings), vocabulary, arenden)
    for item in items:
        sections.add(item)
    sure = {page.number: page.certainty for page in document.pages if page.certainty}
    report = Report(
        meta=document_meta(document, texts, facts),
        document_facts=facts.elements(),
        pages=page_infos(document),
        arenden=[placed.arende for placed in arenden],
        sections=sections.made,
        tables=[table_of(table, i, sections, sure) for i, table in enumerate(sections.tables, start=1)],
        findings=[*notes.findings, *contradictions(facts)],
    )
    set_decisions(report.arenden, report.sections)
    report.handlingar = find_papers(texts, arenden, sections.made, facts.document_type)
    report.footnotes, report.footnote_refs = footnotes_and_refs(notes, tables, sections)
    left = _unassigned(texts, tables, notes, sections, items)
    report.meta.unassigned_words = sum(left.values())
    report.findings += _unassigned_findings(left)
    report.findings += _order_findings(items)
    report.findings += [*print_doubts(sections.tables, texts), *unread_ink(sections.tables, sure)]
    return report


def outline(
    document: Document,
    texts: Sequence[PageText],
    tables: Sequence[LogicalTable],
    vocabulary: Vocabulary,
    arenden: Sequence[PlacedArende],
) -> tuple[list[Item], list[Heading]]:
    """Blocks and tables in reading order, and which of the blocks are headings."""
    blocks, figures, usual = flow(texts, tables)
    items = in_reading_order(split_run_in(blocks, usual), [*tables, *figures])
    mark_captions(items, usual)
    titles = [_title(item, vocabulary) for item in items]
    places = [(t, place_of(item)[0]) for t, item in zip(titles, items, strict=True) if t]
    listed = contents(toc_entries(blocks), places)
    signs = Signs(items, usual, bookmarked(document.bookmarks), listed)
    headings = find_headings(signs, titles)
    for heading in caption_headings(headings, items, usual):
        heading.block.kind = "caption"
        headings.remove(heading)
    set_levels(
        headings,
        empty=_empty(items, headings),
        roots=_roots(headings, arenden),
        appended=appended_headings(headings, document.pages),
        body=usual.size,
    )
    return items, headings


def _title(item: Item, vocabulary: Vocabulary) -> str | None:
    """The item's text as a heading, without an ornament before it; None for what cannot be one."""
    if not isinstance(item, FlowBlock) or not may_head(item):
        return None
    counted = item.label is not None and item.label.strip("()").replace(".", "").isalnum()
    return join((x.text for x in item.lines) if counted else item.text_lines, vocabulary)


def _empty(items: Sequence[Item], headings: Sequence[Heading]) -> set[int]:
    """Identities of the headings that another heading follows directly."""
    of_block = {id(h.block): h for h in headings}
    return {id(of_block[id(a)]) for a, b in pairwise(items) if id(a) in of_block and id(b) in of_block}


def _roots(headings: Sequence[Heading], arenden: Sequence[PlacedArende]) -> set[int]:
    """Identities of the first heading of each ärende after the first."""
    found = set()
    for placed in arenden[1:]:
        begin = (placed.arende.page_first, placed.top)
        first = next((h for h in headings if (h.block.page, h.block.box.bottom) >= begin), None)
        if first is not None and first.block.page <= placed.arende.page_last:
            found.add(id(first))
    return found


def _unassigned(
    texts: Sequence[PageText],
    tables: Sequence[LogicalTable],
    notes: Notes,
    sections: Sections,
    items: Sequence[Item],
) -> dict[int, int]:
    """How many words of each page are in no section's text, table, note or furniture.

    The contents count as furniture. The labels inside figures do not count as read: they are
    in the figure's raw lines only.
    """
    assigned: defaultdict[int, set[int]] = defaultdict(set)
    for page, index in sections.words:
        assigned[page].add(index)
    for item in items:
        if isinstance(item, FlowBlock) and item.kind == "figure":
            for line in item.lines:
                assigned[line.page].difference_update([w.index for w in line.words])
    for table in tables:
        for part in table.parts:
            assigned[part.page] |= part.word_indices()
    for note in notes.notes:
        for page, words in note.words.items():
            assigned[page] |= words
    left: dict[int, int] = {}
    for text in texts:
        known = assigned[text.page.number] | text.furniture | text.notes
        if count := sum(w.index not in known for w in text.words):
            left[text.page.number] = count
    return left


def _order_findings(items: Sequence[Item]) -> list[Finding]:
    """For each page whose columns may be mixed up, how many lines are in doubt and where the first is."""
    doubts = doubtful_order([item for item in items if isinstance(item, FlowBlock)])
    return [
        READING_ORDER.finding(
            f"{len(lines)} lines on page {page} follow others than those they were printed after, "
            f"first at '{excerpt(lines[0].text)}': columns may be mixed up in its text.",
            page=page,
        )
        for page, lines in sorted(doubts.items())[: SETTINGS.doubted_pages]
    ]


def _unassigned_findings(left: Mapping[int, int]) -> list[Finding]:
    """One finding that says how many words were left over, and on which pages most of them."""
    if not left:
        return []
    worst = sorted(left, key=lambda page: -left[page])[: SETTINGS.worst_pages]
    pages = ", ".join(f"{left[page]} on page {page}" for page in worst)
    message = f"{sum(left.values())} words are in no text, table or note, such as labels of figures: {pages}."
    return [UNASSIGNED_TEXT.finding(message, page=worst[0])]
