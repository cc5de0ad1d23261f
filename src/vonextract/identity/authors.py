"""Who wrote a document: the kommun or region, and its nämnd."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from vonextract.identity.sources import Sources
from vonextract.identity.vocabulary import committee_words
from vonextract.swedish.municipalities import Organisation, find_organisations, organisations
from vonextract.swedish.typography import fold

IN_FURNITURE, IN_TITLE, OWN_LINE, ON_FRONT, ELSEWHERE = 10.0, 8.0, 6.0, 2.0, 1.0
MIN_ORGANISATION, MIN_COMMITTEE = 2.0, 4.0
RUNNING_TEXT = "the running text"
LEAD = 1.3
NAME_REACH = 200
"""How many characters before and after its stem a name may reach."""

_DOMAIN = re.compile(r"[@.](?:[\w-]+\.)*([\w-]+)\.se\b")


def find_organisation(sources: Sources) -> tuple[str, str] | None:
    """The organisation's official name, and where it was read; None when none stands out."""
    scores: dict[str, float] = defaultdict(float)
    places: dict[str, str] = {}
    for place, weight, text in _weighted(sources):
        for name, count in Counter(n.organisation.name for n in find_organisations(text)).items():
            scores[name] += weight * min(count, 3) if weight > ELSEWHERE else count
            places.setdefault(name, place)
    for match in _DOMAIN.finditer(sources.text):
        owner = _by_domain().get(match[1].casefold())
        if owner:
            scores[owner.name] += ELSEWHERE
            places.setdefault(owner.name, "an address in the text")
    leader = _leader(scores, MIN_ORGANISATION)
    return (leader, places[leader]) if leader else None


def is_about_others(kind: str | None, sources: Sources) -> bool:
    """Whether the text is about other bodies than its author, as an audit's is."""
    words = committee_words()
    if kind in words["about_others"]:
        return True
    spoken = re.compile(words["about_others_words"], re.I)
    lines = (line.text for line in sources.front if len(line.words) <= 6)
    return bool(spoken.search(sources.title or "")) or any(spoken.match(line) for line in lines)


def find_committee(sources: Sources, about_others: bool, municipal: bool) -> tuple[str, str] | None:
    """The nämnd (or styrelse, förvaltning, …) as the document writes it, and where it was read.

    Args:
        sources: what to read.
        about_others: the running text is about other bodies than the author; only title, headers
            and lines of their own count.
        municipal: the document names its kommun or region; without one, its running text alone
            does not make a nämnd its author.
    """
    scores: dict[str, float] = defaultdict(float)
    places: dict[str, str] = {}
    for place, weight, text in _weighted(sources):
        if about_others and weight <= ON_FRONT:
            continue
        for match in _mentions(text):
            name = _definite(match)
            if name is None:
                continue
            scores[name] += weight * _body_weight(name)
            places.setdefault(name, place)
    name = _leader(scores, 0.0, lead=1.0)
    if name is None or (places[name] == RUNNING_TEXT and not (municipal and scores[name] >= MIN_COMMITTEE)):
        return None
    return name[:1].upper() + name[1:], places[name]


def _weighted(sources: Sources) -> Iterable[tuple[str, float, str]]:
    """Texts to read, each with its place and what a mention there weighs."""
    yield "the running header or footer", IN_FURNITURE, sources.furniture
    if sources.title:
        yield "the title", IN_TITLE, sources.title
    for line in sources.front:
        if len(line.text) < 60 and len(line.words) <= 6:
            yield f"a line on page {line.page}", OWN_LINE, _alone(line.text)
    yield "page 1", ON_FRONT, sources.front_text
    yield RUNNING_TEXT, ELSEWHERE, sources.text


def _alone(line: str) -> str:
    """The line if it is nothing but a name; else nothing."""
    stripped = line.strip(" .,:|")
    body = _bodies().fullmatch(stripped)
    return stripped if body or any(n.start == 0 for n in find_organisations(stripped)) else ""


def _leader(scores: dict[str, float], least: float, lead: float = LEAD) -> str | None:
    """The highest name if it has enough and leads clearly."""
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < least:
        return None
    if len(ranked) > 1 and ranked[0][1] < lead * ranked[1][1]:
        return None
    return ranked[0][0]


def _mentions(text: str) -> Iterator[re.Match[str]]:
    """The names of bodies in a text: looked for only near what all of them hold."""
    lower = text.lower()
    end = 0
    for stem in _stems().finditer(lower if len(lower) == len(text) else text):
        if stem.start() < end:
            continue
        stop = text.find(" ", stem.end() + NAME_REACH)
        match = _bodies().search(text, max(end, stem.start() - NAME_REACH), stop if stop >= 0 else len(text))
        if match is not None:
            end = match.end()
            yield match


@cache
def _stems() -> re.Pattern[str]:
    """What every name of a body holds, in lower case."""
    return re.compile("|".join(committee_words()["weights"]))


@cache
def _bodies() -> re.Pattern[str]:
    """Names of bodies: "Vård- och omsorgsnämnden", "Nämnden för Intraservice", "kommunstyrelsens"."""
    words = committee_words()
    stems = "|".join(words["weights"])
    never = "|".join(words["not_after_for"])
    return re.compile(
        rf"\b(?:(?P<named>(?:nämnden|styrelsen)\s+för\s+(?!(?:{never})\b)[^\W\d_][\w-]*"
        rf"(?:\s+(?:och|samt)\s+[^\W\d_][\w-]*)?)"
        rf"|(?P<stem>(?:[^\W\d_]+-(?:,\s[^\W\d_]+-)*\s?och\s)?[^\W\d_]*(?:{stems}))(?P<end>{words['endings']}))\b",
        re.I,
    )


def _definite(match: re.Match[str]) -> str | None:
    """The body's name in its definite form, for counting in lower case; None when it is generic."""
    if match["named"]:
        return "n" + " ".join(match["named"].split())[1:] if match["named"][0] in "nN" else match["named"]
    stem = " ".join(match["stem"].casefold().split())
    if stem in committee_words()["generic"]:
        return None
    if stem.endswith("styrelse"):
        return stem + "n"
    return stem + ("et" if stem.endswith("utskott") else "en")


def _body_weight(name: str) -> float:
    """What a mention of a body of this kind weighs."""
    weights: dict[str, float] = committee_words()["weights"]
    return max((weight for stem, weight in weights.items() if stem in name), default=1.0)


@cache
def _by_domain() -> dict[str, Organisation]:
    """Kommuner by the name of their web domain ("goteborg")."""
    return {
        fold(o.place).replace(" ", "").replace("-", ""): o
        for o in reversed(organisations())
        if len(o.code) == 4
    }
