"""Who wrote a document that is of no kommun or region: an association, a company, a public body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from vonextract.identity.settings import SETTINGS
from vonextract.identity.sources import Sources
from vonextract.identity.statements import PRINTED, Statement
from vonextract.swedish.typography import fold, fold_spaces
from vonextract.vocabulary import Words, per_vocabulary
from vonextract.vocabulary.schema import LegalPersons

_WORD = r"[A-ZÅÄÖ0-9][\w:&.-]{0,40}"


@per_vocabulary
def _label(words: Words) -> re.Pattern[str]:
    """What stands before a number of organisation."""
    return re.compile(rf"\b{words.documents.legal_persons.number}\b", re.I)


@per_vocabulary
def _number(words: Words) -> re.Pattern[str]:
    """A number of organisation, with its label; the third figure tells it from a person's."""
    label = rf"\b{words.documents.legal_persons.number}\W{{0,3}}"
    return re.compile(rf"(?:{label})?\b\d{{2}}[2-9]\d{{3}}-\d{{4}}\b", re.I)


def find_legal_persons(sources: Sources) -> Iterator[Statement]:
    """The associations, companies and public bodies that the document may be of, the likeliest first.

    A name with a legal form counts beside its number, in a header or on the first page, or on a line of its
    own where the document repeats it; the name of a public body in a header, on a line of its own, a line
    for each of its words, or in capitals.
    """
    yield from _numbered(sources)
    yield from _alone(sources)
    yield from _public_bodies(sources)


def _numbered(sources: Sources) -> Iterator[Statement]:
    for source, margin in sources.margins:
        for name in _names_by_number(margin.text):
            yield Statement(name, source, margin.page, margin.box)
    for above, line in pairwise([None, *sources.front]):
        if line is not None and (_number().search(line.text) or _label().search(line.text)):
            own = [*_names(line.text)]
            for name in own or (_names(above.text) if above else []):
                yield sources.said(name, line if own or above is None else above)


def _names_by_number(text: str) -> Iterator[str]:
    """The names that the parts of a header end with before a number of organisation."""
    for part in _number().split(text)[:-1]:
        yield from [*_names(part)][-1:]


def _alone(sources: Sources) -> Iterator[Statement]:
    words = fold(sources.text)
    for line in sources.front:
        text = fold_spaces(line.text).strip(" .,:")
        printed = sources.place(line) in PRINTED and _named().fullmatch(text)
        if printed and words.count(fold(text)) >= SETTINGS.own_mentions:
            yield sources.said(text, line)


def _public_bodies(sources: Sources) -> Iterator[Statement]:
    bodies = _legal_persons().public_bodies
    lines = sources.front[: SETTINGS.author_lines]
    for line, below in zip(lines, [*lines[1:], None], strict=False):
        both = f"{line.text} {below.text}" if below else line.text
        for name in bodies:
            if fold(name) in (fold(line.text), fold(both)) or name.upper() in line.text:
                yield sources.said(name, line)
    alone = {line.text: line for line in lines}
    for name in bodies:
        if (words := name.upper().split()) and all(word in alone for word in words):
            yield sources.said(name, alone[words[0]])
    for source, margin in sources.margins:
        named = f" {fold(margin.text)} "
        yield from (
            Statement(name, source, margin.page, margin.box) for name in bodies if f" {fold(name)} " in named
        )


def _names(text: str) -> Iterator[str]:
    """The names with a legal form in a text of a line or two."""
    for part in _number().split(_label().sub("|", text)):
        for match in _named().finditer(part[: SETTINGS.name_reach]):
            yield fold_spaces(match.group()).strip(" .,:")


@per_vocabulary
def _legal_persons(words: Words) -> LegalPersons:
    return words.documents.legal_persons


@per_vocabulary
def _named(words: Words) -> re.Pattern[str]:
    """A name with its legal form: "Brf Lönnen", "Hässelby Gårds Samfällighetsförening", "Bostaden AB"."""
    said = words.documents.legal_persons
    name = rf"{_WORD}(?: (?:(?:{'|'.join(said.inside)}) )?{_WORD}){{0,4}}"
    return re.compile(rf"\b(?:(?i:{'|'.join(said.before)}) {name}|{name} (?i:{'|'.join(said.after)})\b)")
