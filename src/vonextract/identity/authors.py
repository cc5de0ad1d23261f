"""Who wrote a document: the kommun or region, and its nämnd."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from vonextract.geometry import Box
from vonextract.identity.settings import CONFIDENCE, SETTINGS, Source
from vonextract.identity.sources import Sources
from vonextract.identity.statements import PRINTED, Statement
from vonextract.identity.vocabulary import committee_words
from vonextract.swedish.municipalities import Organisation, find_organisations, organisations
from vonextract.swedish.typography import fold
from vonextract.vocabulary import Words, per_vocabulary

_DOMAIN = re.compile(r"[@.](?:[\w-]{1,63}\.){0,5}([\w-]{1,63})\.se\b")


def find_organisations_stated(sources: Sources) -> list[Statement]:
    """The organisations that the document may be of, by their official names, the likeliest first.

    Nothing when none stands out. Running text alone makes none the author of a document that
    never speaks of a body of it: associations and banks mention their town, too.
    """
    scores: dict[str, float] = defaultdict(float)
    places: dict[str, Statement] = {}
    for place, weight in _weighted(sources):
        for name, count in Counter(n.organisation.name for n in find_organisations(place.text)).items():
            scores[name] += weight * min(count, SETTINGS.told) if weight > SETTINGS.elsewhere else count
            places[name] = max(places.get(name, place.says(name)), place.says(name), key=_belief)
    for match in _DOMAIN.finditer(sources.text):
        owner = _by_domain().get(match[1].casefold())
        if owner:
            scores[owner.name] += SETTINGS.elsewhere
            places.setdefault(owner.name, Statement(owner.name, "running text"))
    return _ranked(scores, places, municipal=_is_municipal(sources))


def _belief(statement: Statement) -> float:
    """How far a statement is believed by where it stands."""
    return CONFIDENCE[statement.source]


def _is_municipal(sources: Sources) -> bool:
    """Whether the text speaks of bodies of a kommun or region, and the first page names no other author."""
    others = re.compile(committee_words().other_authors, re.I)
    if any(others.search(line.text) for line in sources.front[: SETTINGS.author_lines]):
        return False
    spoken = re.compile("|".join(committee_words().spoken_of), re.I)
    return len(spoken.findall(sources.text)) >= SETTINGS.bodies


def _ranked(scores: dict[str, float], places: dict[str, Statement], *, municipal: bool) -> list[Statement]:
    """The leader first, then others that are printed where authors are; nothing without a leader."""
    leader = _leader(scores)
    if leader is None or (places[leader].source not in PRINTED and not municipal):
        return []
    others = [place for name, place in places.items() if name != leader and place.source in PRINTED]
    return [places[leader], *others]


def is_about_others(kind: str | None, sources: Sources) -> bool:
    """Whether the text is about other bodies than its author, as an audit's is."""
    words = committee_words()
    if kind in words.about_others:
        return True
    spoken = re.compile(words.about_others_words, re.I)
    lines = (line.text for line in sources.front if len(line.words) <= SETTINGS.name_line)
    return bool(spoken.search(sources.title_text)) or any(spoken.match(line) for line in lines)


def find_committees(sources: Sources, *, about_others: bool) -> list[Statement]:
    """The nämnd (styrelse, utskott, förvaltning, …) that the paper is from or to, the likeliest first.

    Bodies that the text merely mentions are none. Of a body and its utskott the utskott is meant.

    Args:
        sources: what to read.
        about_others: the text is about other bodies than the author; only headers, the title and
            lines of their own count.
    """
    scores: dict[str, float] = defaultdict(float)
    places: dict[str, Statement] = {}
    for place, weight in _weighted(sources):
        if weight <= SETTINGS.elsewhere or (about_others and weight <= SETTINGS.on_front):
            continue
        for match in _mentions(place.text) if weight > SETTINGS.on_front else _acting(place.text):
            name = _definite(match)
            if name is None:
                continue
            scores[name] += weight * _body_weight(name)
            places.setdefault(name, place.says(name[:1].upper() + name[1:]))
    ranked = sorted(scores, key=lambda name: -scores[name])
    return [places[name] for name in ranked[:1]]


class _Place(NamedTuple):
    """A text of the document and where it stands."""

    text: str
    source: Source
    page: int | None = None
    box: Box | None = None

    def says(self, name: str) -> Statement:
        """That the document is by someone."""
        return Statement(name, self.source, self.page, self.box)


def _weighted(sources: Sources) -> Iterable[tuple[_Place, float]]:
    """Texts to read, each with what a mention there weighs."""
    for source, margin in sources.margins:
        yield _Place(margin.text, source, margin.page, margin.box), SETTINGS.in_furniture
    if title := sources.title:
        yield _Place(sources.title_text, title.source, title.page, title.box), SETTINGS.in_title
    for line in sources.front:
        own = (
            _alone(line.text)
            if len(line.text) < SETTINGS.name_chars and len(line.words) <= SETTINGS.name_words
            else ""
        )
        yield _Place(own, sources.place(line), line.page, line.box), SETTINGS.own_line
    for line in sources.front:
        yield _Place(line.text, sources.place(line), line.page, line.box), SETTINGS.on_front
    yield _Place(sources.text, "running text"), SETTINGS.elsewhere


def _acting(line: str) -> Iterator[re.Match[str]]:
    """The body that a line of the first page begins with and that decides, or is called, in it."""
    match = _bodies().match(line)
    if match is not None and _acts().match(line, match.end()):
        yield match


def _alone(line: str) -> str:
    """The line if it is nothing but names of bodies and organisations; else nothing."""
    stripped = line.strip(" .,:|")
    parts = [part.strip() for part in stripped.split(",")]
    return stripped if all(map(_is_name, [stripped])) or all(map(_is_name, parts)) else ""


def _is_name(text: str) -> bool:
    return _bodies().fullmatch(text) is not None or any(n.start == 0 for n in find_organisations(text))


def _leader(scores: dict[str, float]) -> str | None:
    """The highest name if it has enough and leads clearly."""
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < SETTINGS.organisation_points:
        return None
    if len(ranked) > 1 and ranked[0][1] < SETTINGS.lead * ranked[1][1]:
        return None
    return ranked[0][0]


def _mentions(text: str) -> Iterator[re.Match[str]]:
    """The names of bodies in a text: looked for only near what all of them hold."""
    lower = text.lower()
    end = 0
    for stem in _stems().finditer(lower if len(lower) == len(text) else text):
        if stem.start() < end:
            continue
        stop = text.find(" ", stem.end() + SETTINGS.name_reach)
        match = _bodies().search(
            text, max(end, stem.start() - SETTINGS.name_reach), stop if stop >= 0 else len(text)
        )
        if match is not None:
            end = match.end()
            yield match


@per_vocabulary
def _stems(words: Words) -> re.Pattern[str]:
    """What every name of a body holds, in lower case."""
    return re.compile("|".join(words.documents.committees.weights))


@per_vocabulary
def _bodies(words: Words) -> re.Pattern[str]:
    """Names of bodies: "Vård- och omsorgsnämnden", "Nämnden för Intraservice", "kommunstyrelsens"."""
    said = words.documents.committees
    stems, never, joined = ("|".join(some) for some in (said.weights, said.not_after_for, said.joined))
    return re.compile(
        rf"\b(?:(?P<named>{said.named_for}\s+(?!(?:{never})\b)[^\W\d_][\w-]*"
        rf"(?:\s+(?:{joined})\s+[^\W\d_][\w-]*)?)"
        rf"|(?P<part>[^\W\d_]*{said.part_of}\s[^\W\d_]*{said.part})(?:{said.endings})"
        rf"|(?P<stem>(?:[^\W\d_]+-(?:,\s[^\W\d_]+-)*\s?(?:{joined})\s)?[^\W\d_]*(?:{stems}))"
        rf"(?P<end>{said.endings}))\b",
        re.I,
    )


@per_vocabulary
def _acts(words: Words) -> re.Pattern[str]:
    """What stands behind the name of a body that does something."""
    return re.compile(rf" (?:{'|'.join(words.documents.committees.acts)})\b")


def _definite(match: re.Match[str]) -> str | None:
    """The body's name in its definite form, for counting in lower case; None when it is generic."""
    if match["named"]:
        return "n" + " ".join(match["named"].split())[1:] if match["named"][0] in "nN" else match["named"]
    if match["part"]:
        return " ".join(match["part"].casefold().split())
    stem = " ".join(match["stem"].casefold().split())
    if stem in committee_words().generic:
        return None
    endings = committee_words().definite
    return stem + next((end for name, end in endings.items() if stem.endswith(name)), "en")


def _body_weight(name: str) -> float:
    """What a mention of a body of this kind weighs."""
    weights: dict[str, float] = committee_words().weights
    return max((weight for stem, weight in weights.items() if stem in name), default=1.0)


@cache
def _by_domain() -> dict[str, Organisation]:
    """Kommuner by the name of their web domain ("goteborg")."""
    return {
        fold(o.place).replace(" ", "").replace("-", ""): o
        for o in reversed(organisations())
        if len(o.code) == SETTINGS.municipality_code
    }
