"""What the document says about itself: who wrote it, what it is, and when it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from vonextract.identity.authors import find_committees, find_organisations_stated, is_about_others
from vonextract.identity.document_title import find_titles, spelt
from vonextract.identity.legal_persons import find_legal_persons
from vonextract.identity.settings import SETTINGS
from vonextract.identity.sources import Sources, read_sources
from vonextract.identity.statements import PRINTED, DocumentFacts, Statement, Value
from vonextract.identity.vocabulary import document_kind, excerpt_of, is_kind_alone, self_reference
from vonextract.identity.when import accounts_given, find_as_of, find_years_stated
from vonextract.layout.model import PageText
from vonextract.model import FactName
from vonextract.pdf.model import Document
from vonextract.swedish.diarienummer import find_diarienummer

ACCOUNTS = "årsredovisning"
"""What a board gives for a year."""
_WORD = re.compile(r"[^\W\d_]{2,}")


def document_facts(
    document: Document, texts: Sequence[PageText], given: Mapping[FactName, Value] | None = None
) -> DocumentFacts:
    """Read the document facts from title page, letterhead, running header and properties.

    Args:
        document: the file, read.
        texts: its pages.
        given: what people state of the document, which goes before.
    """
    facts = DocumentFacts()
    ruled = {name: [Statement(value, "folder rule")] for name, value in (given or {}).items()}
    sources = read_sources(texts)
    titles = find_titles(document, sources)
    sources.title = titles[0] if titles else None
    facts.put("title", [*ruled.get("title", []), *titles])
    facts.put("document_type", [*ruled.get("document_type", []), *_kinds(sources)])
    facts.put("organisation", [*ruled.get("organisation", []), *_organisations(sources)])
    about_others = is_about_others(facts.document_type, sources)
    committees = find_committees(sources, about_others=about_others)
    facts.put("committee", [*ruled.get("committee", []), *committees])
    facts.put("diarienummer", [*ruled.get("diarienummer", []), *_diarienummer(sources)])
    facts.put("year", [*ruled.get("year", []), *find_years_stated(document, sources)])
    facts.put("as_of", [*ruled.get("as_of", []), *find_as_of(sources, facts.document_type, facts.year)])
    return facts


def _organisations(sources: Sources) -> list[Statement]:
    """A kommun or region that is printed, else another author, else a kommun that the text speaks of."""
    municipal, others = find_organisations_stated(sources), [*find_legal_persons(sources)]
    printed = any(statement.source in PRINTED for statement in municipal[:1])
    return municipal if printed else [*others, *municipal]


def _kinds(sources: Sources) -> Iterator[Statement]:
    """The kind of document: on a line of its own, in the title, in headers, in headings, in the text."""
    for line in sources.front[: SETTINGS.title_lines]:
        if kind := is_kind_alone(spelt(line.text)):
            yield sources.said(excerpt_of(kind, sources.front_text) or kind, line)
    title = sources.title
    if title and (kind := document_kind(sources.title_text)):
        yield Statement(kind, title.source, title.page, title.box)
    for source, margin in sources.margins:
        if kind := document_kind(margin.text):
            yield Statement(excerpt_of(kind, sources.front_text) or kind, source, margin.page, margin.box)
    for line in sources.front[: SETTINGS.title_lines]:
        if line.style.size > SETTINGS.large_title * sources.body_size and (kind := document_kind(line.text)):
            yield sources.said(kind, line)
    if kind := self_reference(sources.text, sources.pages):
        yield Statement(kind, "running text")
    if accounts_given(sources):
        yield Statement(ACCOUNTS, "running text")


def _diarienummer(sources: Sources) -> Iterator[Statement]:
    """The case number: labelled, in a header of most pages, or on a line of the letterhead by itself."""
    for source, margin in sources.margins:
        for number in find_diarienummer(margin.usual):
            yield Statement(number.number, source, margin.page, margin.box)
    for line in sources.front[: SETTINGS.title_lines]:
        for number in find_diarienummer(line.text):
            beside = line.text[: number.start] + " " + line.text[number.end :]
            alone = number.end - number.start >= len(line.text.strip("() "))
            alone = alone or (len(_WORD.findall(beside)) <= 1 and not beside.rstrip(") ").endswith("("))
            if number.labelled or (alone and sources.place(line) != "first page"):
                yield sources.said(number.number, line)
