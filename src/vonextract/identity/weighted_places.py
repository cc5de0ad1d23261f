"""Where in a document its author may be named, and what a mention there weighs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from vonextract.geometry import Box
from vonextract.identity.body_names import acting_body, is_body
from vonextract.identity.settings import SETTINGS, Source
from vonextract.identity.sources import Sources
from vonextract.identity.statements import PRINTED, Statement
from vonextract.identity.vocabulary import committee_words
from vonextract.swedish.municipalities import find_organisations, find_unlisted

_APART = re.compile(r" [-–—|·•/] |\|")
_AROUND = " .,:|"


class Place(NamedTuple):
    """A text of the document and where it stands."""

    text: str
    source: Source
    page: int | None = None
    box: Box | None = None

    def says(self, name: str) -> Statement:
        """That the document is by someone."""
        return Statement(name, self.source, self.page, self.box)


def weighted_places(sources: Sources) -> Iterable[tuple[Place, float]]:
    """Texts to read, each with what a mention there weighs."""
    for source, margin in sources.margins:
        yield Place(margin.text, source, margin.page, margin.box), SETTINGS.in_furniture
    if title := sources.title:
        yield Place(sources.title_text, title.source, title.page, title.box), SETTINGS.in_title
    for line in sources.front:
        source = sources.place(line)
        own = " | ".join(_names_alone(line.text, apart=source in PRINTED))
        yield Place(own, source, line.page, line.box), SETTINGS.own_line
    for line in sources.front:
        yield Place(line.text, sources.place(line), line.page, line.box), SETTINGS.on_front
    yield Place(sources.text, "running text"), SETTINGS.elsewhere


def unlisted_names(text: str) -> list[str]:
    """The parts of a header, title or line that are names of a kommun which is on no list."""
    parts = [part.strip(_AROUND) for piece in _APART.split(text) for part in piece.split(",")]
    return [name for part in parts for name in (_unlisted(part),) if name]


def unlisted_place(line: str) -> str | None:
    """The kommun on no list that the body which a sentence begins with is of."""
    for body in acting_body(line, first=True):
        named = [
            name
            for name in find_unlisted(line[body.end() : body.end() + SETTINGS.name_chars])
            if _is_place(name)
        ]
        return next(iter(named), None)
    return None


def _names_alone(line: str, *, apart: bool) -> list[str]:
    """The parts of a line that are nothing but names of bodies and organisations.

    Args:
        line: printed.
        apart: parts set apart by a dash, dot or bar may be names where others are none, as in
            letterheads.
    """
    pieces = [piece.strip(_AROUND) for piece in (_APART.split(line) if apart else [line])]
    return [piece for piece in pieces if _is_short(piece) and _is_all_names(piece)]


def _is_short(text: str) -> bool:
    return len(text) < SETTINGS.name_chars and len(text.split()) <= SETTINGS.name_words


def _is_all_names(text: str) -> bool:
    return _is_name(text) or all(_is_name(part.strip()) for part in text.split(","))


def _is_name(text: str) -> bool:
    return is_body(text) or any(n.start == 0 for n in find_organisations(text)) or _unlisted(text) is not None


def _unlisted(text: str) -> str | None:
    """A text that is nothing but the name of a kommun or stad on no list."""
    names = find_unlisted(text) if len(text.split()) <= SETTINGS.unlisted_words else []
    return names[0] if names and _is_place(names[0]) and text.casefold() == names[0].casefold() else None


def _is_place(name: str) -> bool:
    return name.split()[0].casefold() not in committee_words().no_places
