"""The title: what the first page prints largest, a line that names the kind, the file's own title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from rapidfuzz import fuzz

from vonextract.geometry import bounding
from vonextract.identity.settings import SETTINGS
from vonextract.identity.sources import Sources
from vonextract.identity.statements import Statement
from vonextract.identity.vocabulary import document_kind, is_junk_title
from vonextract.layout.printed import FlowLine
from vonextract.pdf.model import Document
from vonextract.swedish.dates import find_years
from vonextract.swedish.hyphens import Vocabulary, join
from vonextract.swedish.typography import fold

_CHAPTER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.:]?\s+(?=[^\W\d_])")
_SPACED = re.compile(r"(?:[^\W\d_] ){3,}[^\W\d_]")


def find_titles(document: Document, sources: Sources) -> list[Statement]:
    """The title, and the file's own title or the printed one where they differ.

    What is printed goes before the file's title, which is often that of a template; the file's
    is believed where the page prints it too, or where it names a kind of document, the printed
    one does not, and no year of the page speaks against it.
    """
    stated = " ".join(document.info.get("Title", "").split())
    printed = _printed(sources) or _named_kind(sources)
    if not stated or is_junk_title(stated):
        return [printed] if printed else []
    own = Statement(stated, "metadata")
    if printed is None:
        return [own]
    shown = fuzz.partial_ratio(fold(stated), fold(sources.front_text)) >= SETTINGS.same_words
    shown = shown and len(stated) >= SETTINGS.whole_title * len(str(printed.value))
    names = document_kind(stated) is not None and document_kind(str(printed.value)) is None
    if shown and (names or not document_kind(str(printed.value))):
        return [Statement(stated, printed.source, printed.page, printed.box), printed]
    return [own, printed] if names and not _contradicted(stated, sources) else [printed, own]


def spelt(text: str) -> str:
    """A line whose letters are set apart ("Å R S") as the word that they make."""
    return _SPACED.sub(lambda match: match[0].replace(" ", ""), text)


def _contradicted(stated: str, sources: Sources) -> bool:
    """Whether the first page speaks of years, and of none that the file's title names."""
    years = set(find_years(sources.front_text))
    named = set(find_years(stated))
    return bool(years and named) and not years & named


def _statement(lines: Sequence[FlowLine], text: str) -> Statement:
    return Statement(text, "title block", lines[0].page, bounding(line.box for line in lines))


def _printed(sources: Sources) -> Statement | None:
    """The lines in the largest type at the beginning of the first page.

    Where that type comes back on later pages it is a heading's; then a line above it, or the
    running header, that begins with a kind of document is the title.
    """
    lines = [
        x
        for x in sources.front[: SETTINGS.title_lines]
        if sum(map(str.isalpha, x.text)) >= SETTINGS.title_letters
    ]
    if not lines:
        return None
    size = max(line.style.size for line in lines)
    if size < SETTINGS.large_title * sources.body_size:
        return None
    first = next(i for i, line in enumerate(lines) if line.style.size == size)
    title = [lines[first]]
    for above, line in pairwise(lines[first:]):
        if line.style.size != size or not 0 < line.baseline - above.baseline <= SETTINGS.title_pitch * size:
            break
        title.append(line)
    printed = _CHAPTER.sub("", spelt(join([line.text for line in title], Vocabulary())), count=1)
    if sources.later_sizes[size] >= SETTINGS.heading_sizes and not document_kind(printed):
        named = _named_kind(sources)
        if named is not None and printed and str(named.value).isalpha():
            return _statement(title, printed)
        return named or (_statement(title, printed) if printed else None)
    return _statement(title, printed) if printed else None


def _named_kind(sources: Sources) -> Statement | None:
    """The first line above the first page's headings that begins with a kind of document, in full.

    A running header cuts long titles short; the line that says the same and more is preferred.
    """
    lines = takewhile(
        lambda x: x.style.size <= SETTINGS.large_title * sources.body_size,
        sources.front[: SETTINGS.title_lines],
    )
    named = [x for x in lines if len(x.text) <= SETTINGS.title_chars and _begins_with_kind(x.text)]
    fuller = [x for x in named if x.text.startswith(named[0].text)]
    best = max(fuller, key=lambda x: len(x.text), default=None)
    return _statement([best], best.text) if best else None


def _begins_with_kind(line: str) -> bool:
    """Whether a line's first two words name a kind of document and it is no sentence."""
    return not line.endswith((".", ",", ":")) and document_kind(" ".join(line.split()[:2])) is not None
