"""The words that tell what a document is and who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from vonextract.identity.settings import SETTINGS
from vonextract.swedish.number_patterns import YEAR
from vonextract.vocabulary import Words, per_vocabulary
from vonextract.vocabulary.schema import Committees, Documents, NamedPatterns

Patterns = tuple[tuple[str, re.Pattern[str]], ...]
"""Names of kinds with the pattern of all their words."""


def patterns_of(kinds: Iterable[NamedPatterns]) -> Patterns:
    """One pattern a kind, of the words that it calls itself by."""
    return tuple((kind.name, re.compile(rf"\b(?:{'|'.join(kind.patterns)})", re.I)) for kind in kinds)


@per_vocabulary
def _documents(words: Words) -> Documents:
    return words.documents


@per_vocabulary
def _document_kinds(words: Words) -> Patterns:
    return patterns_of(words.documents.kind)


@per_vocabulary
def _self_references(words: Words) -> Patterns:
    return patterns_of(words.documents.self_reference)


def document_kind(text: str) -> str | None:
    """The kind of document a title or heading names; the first named wins, the longer on a tie."""
    found = [
        (match.start(), -(match.end() - match.start()), name)
        for name, pattern in _document_kinds()
        if (match := pattern.search(text))
    ]
    return min(found)[2] if found else None


_IN_SERIES = re.compile(
    rf"(?:[\w-]+ ){{1,3}}(?P<kind>[^\W\d_]+) (?:nr\.? ?)?(?!{YEAR}$)\d{{1,4}}(?:[:/]\d+)?"
)
"""A line that numbers a document in its series: "DEMOKRATISTATISTIK RAPPORT 13"."""


def is_kind_alone(text: str) -> str | None:
    """The kind of document that a line names without saying more than a year, a number or its series."""
    if (series := _IN_SERIES.fullmatch(text)) and (kind := document_kind(series["kind"])):
        return kind
    for name, pattern in _document_kinds():
        match = pattern.match(text)
        if match and re.fullmatch(r"[a-zåäö]{0,3}[\s\d:()/–-]*", text[match.end() :]):
            return name
    return _nearly(text)


def _nearly(text: str) -> str | None:
    """The kind that a long word alone on its line names, though letters of it were read wrong."""
    if len(text) < SETTINGS.long_word or " " in text:
        return None
    found = process.extractOne(
        text.casefold(), list(_words()), scorer=fuzz.ratio, score_cutoff=SETTINGS.misread
    )
    return _words()[found[0]] if found else None


@per_vocabulary
def _words(words: Words) -> dict[str, str]:
    """The patterns that are long single words, each with its kind."""
    return {
        pattern: kind.name
        for kind in words.documents.kind
        for pattern in kind.patterns
        if len(pattern) >= SETTINGS.long_word and pattern.isalpha()
    }


def excerpt_of(kind: str, front: str) -> str | None:
    """What a document of a kind is when only a part of it is there: a protokollsutdrag of a protokoll."""
    return next(
        (
            name
            for name, of, begins, whole in _excerpts()
            if of == kind and begins.search(front) and not whole.search(front)
        ),
        None,
    )


@per_vocabulary
def _excerpts(words: Words) -> list[tuple[str, str, re.Pattern[str], re.Pattern[str]]]:
    """What excerpts are called and are of, how one begins, and what only the whole says."""
    flags = re.I | re.M
    return [
        (entry.name, entry.of, re.compile(rf"^(?:{entry.begins})", flags), re.compile(entry.whole, flags))
        for entry in words.documents.excerpt
    ]


def reports_up_to_a_day(kind: str | None) -> bool:
    """Whether documents of a kind tell how things stand on a day."""
    return kind in _documents().reports.up_to_a_day


def self_reference(text: str, pages: int) -> str | None:
    """What the document calls itself in its running text, if it does so often for its length."""
    least = max(2, pages / SETTINGS.pages_per_mention)
    return next((name for name, pattern in _self_references() if len(pattern.findall(text)) >= least), None)


@per_vocabulary
def _junk(words: Words) -> re.Pattern[str]:
    """Titles that say nothing."""
    return re.compile("|".join(words.documents.titles.junk), re.I)


def is_junk_title(title: str) -> bool:
    """Whether a title property was made by a program or left by a template."""
    return len(title.strip()) < SETTINGS.title_letters or bool(_junk().search(title.strip()))


@per_vocabulary
def committee_words(words: Words) -> Committees:
    """Endings of bodies' names with their weights, and what looks like one but is none."""
    return words.documents.committees
