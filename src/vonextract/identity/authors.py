"""Who wrote a document: the kommun or region, and its nämnd."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache

from vonextract.identity.body_names import acting_body, body_weight, definite, mentions
from vonextract.identity.settings import CONFIDENCE, SETTINGS
from vonextract.identity.sources import Sources
from vonextract.identity.statements import PRINTED, Statement
from vonextract.identity.vocabulary import committee_words
from vonextract.identity.weighted_places import unlisted_names, unlisted_place, weighted_places
from vonextract.swedish.municipalities import Organisation, find_organisations, organisations
from vonextract.swedish.typography import fold
from vonextract.vocabulary import Words, per_vocabulary

_DOMAIN = re.compile(r"[@.](?:[\w-]{1,63}\.){0,5}([\w-]{1,63})\.se\b")


def find_organisations_stated(sources: Sources) -> list[Statement]:
    """The organisations that the document may be of, by their official names, the likeliest first.

    Nothing when none stands out. Running text alone makes none the author of a document that
    never speaks of a body of it: associations and banks mention their town, too. A name that is
    printed a little otherwise than the official one is stated beside it, and one that is on no
    list, as it is printed, where authors are and no other is.
    """
    scores: dict[str, float] = defaultdict(float)
    places: dict[str, Statement] = {}
    otherwise: dict[str, Statement] = {}
    exact: set[str] = set()
    for place, weight in weighted_places(sources):
        named = find_organisations(place.text)
        exact |= {n.organisation.name for n in named if n.printed is None}
        otherwise |= {n.organisation.name: place.says(n.printed) for n in named if n.printed} | otherwise
        for name, count in Counter(n.organisation.name for n in named).items():
            scores[name] += weight * min(count, SETTINGS.told) if weight > SETTINGS.elsewhere else count
            places[name] = max(places.get(name, place.says(name)), place.says(name), key=_belief)
    for match in _DOMAIN.finditer(sources.text):
        owner = _by_domain().get(match[1].casefold())
        if owner:
            scores[owner.name] += SETTINGS.elsewhere
            places.setdefault(owner.name, Statement(owner.name, "running text"))
    ranked = _ranked(scores, places, municipal=_is_municipal(sources))
    believed = ranked[:1]
    if believed and believed[0].value not in exact and (as_printed := otherwise.get(str(believed[0].value))):
        ranked = [*believed, as_printed, *ranked[1:]] if as_printed.source in PRINTED else []
    if ranked and ranked[0].source in PRINTED:
        return ranked
    return [*_unlisted(sources), *ranked]


def _unlisted(sources: Sources) -> list[Statement]:
    """The kommun that is printed where authors are, though it is on no list; nothing when none stands out."""
    scores: dict[str, float] = defaultdict(float)
    places: dict[str, Statement] = {}
    for place, weight in weighted_places(sources):
        if place.source not in PRINTED:
            continue
        names = unlisted_names(place.text)
        if weight == SETTINGS.on_front and (of_body := unlisted_place(place.text)):
            names.append(of_body)
        for name in names:
            scores[name] += weight
            places.setdefault(name, place.says(name))
    leader = _leader(scores)
    return [places[leader]] if leader else []


def _belief(statement: Statement) -> float:
    """How far a statement is believed by where it stands."""
    return CONFIDENCE[statement.source]


@dataclass(frozen=True, slots=True)
class _Told:
    """What tells whose paper it is.

    Attributes:
        others: an author that is no body of a kommun or region.
        spoken_of: their bodies.
        about_others: that the text is about other bodies than its author.
    """

    others: re.Pattern[str]
    spoken_of: re.Pattern[str]
    about_others: re.Pattern[str]


@per_vocabulary
def _told(words: Words) -> _Told:
    said = words.documents.committees
    patterns = (said.other_authors, "|".join(said.spoken_of), said.about_others_words)
    return _Told(*(re.compile(pattern, re.I) for pattern in patterns))


def _is_municipal(sources: Sources) -> bool:
    """Whether the text speaks of bodies of a kommun or region, and the first page names no other author."""
    others = _told().others
    if any(others.search(line.text) for line in sources.front[: SETTINGS.author_lines]):
        return False
    return len(_told().spoken_of.findall(sources.text)) >= SETTINGS.bodies


def _ranked(scores: dict[str, float], places: dict[str, Statement], *, municipal: bool) -> list[Statement]:
    """The leader first, then others that are printed where authors are; nothing without a leader."""
    leader = _leader(scores)
    if leader is None or (places[leader].source not in PRINTED and not municipal):
        return []
    others = [place for name, place in places.items() if name != leader and place.source in PRINTED]
    return [places[leader], *others]


def is_about_others(kind: str | None, sources: Sources) -> bool:
    """Whether the text is about other bodies than its author, as an audit's is."""
    if kind in committee_words().about_others:
        return True
    spoken = _told().about_others
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
    for place, weight in weighted_places(sources):
        if weight <= SETTINGS.elsewhere or (about_others and weight <= SETTINGS.on_front):
            continue
        first = place.source == "title block"
        for match in (
            mentions(place.text) if weight > SETTINGS.on_front else acting_body(place.text, first=first)
        ):
            name = definite(match)
            if name is None:
                continue
            scores[name] += weight * body_weight(name)
            places.setdefault(name, place.says(name[:1].upper() + name[1:]))
    ranked = sorted(scores, key=lambda name: -scores[name])
    return [places[name] for name in ranked[:1]]


def _leader(scores: dict[str, float]) -> str | None:
    """The highest name if it has enough and leads clearly."""
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < SETTINGS.organisation_points:
        return None
    if len(ranked) > 1 and ranked[0][1] < SETTINGS.lead * ranked[1][1]:
        return None
    return ranked[0][0]


@cache
def _by_domain() -> dict[str, Organisation]:
    """Kommuner by the name of their web domain ("goteborg")."""
    return {
        fold(o.place).replace(" ", "").replace("-", ""): o
        for o in reversed(organisations())
        if len(o.code) == SETTINGS.municipality_code
    }
