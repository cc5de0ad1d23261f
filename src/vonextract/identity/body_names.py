"""Names of bodies of a kommun or region in a text: nämnder, styrelser, utskott, förvaltningar."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vonextract.identity.settings import SETTINGS
from vonextract.identity.vocabulary import committee_words
from vonextract.swedish.municipalities import NAME
from vonextract.vocabulary import Words, per_vocabulary


def is_body(text: str) -> bool:
    """Whether a text is nothing but the name of a body."""
    return _bodies().fullmatch(text) is not None


def acting_body(line: str, *, first: bool = False) -> Iterator[re.Match[str]]:
    """The body that a line begins with and that decides, or is called, in it.

    Args:
        line: a line of the first page.
        first: it is the first below the title; there a body may report as well.
    """
    match = _bodies().match(line)
    if match is not None and _acts()[first].match(line, match.end()):
        yield match


def mentions(text: str) -> Iterator[re.Match[str]]:
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
    described = "|".join(said.described)
    return re.compile(
        rf"\b(?:(?P<named>{said.named_for}\s+(?!(?:{never})\b)[^\W\d_][\w-]*"
        rf"(?:\s+(?:{joined})\s+[^\W\d_][\w-]*)?)"
        rf"|(?P<described>(?:[^\W\d_]+-\s(?:{joined})\s)?(?:{described})\s(?:{stems}))(?:{said.endings})"
        rf"|(?P<part>[^\W\d_]*{said.part_of}\s[^\W\d_]*{said.part})(?:{said.endings})"
        rf"|(?P<stem>(?:[^\W\d_]+-(?:,\s[^\W\d_]+-)*\s?(?:{joined})\s)?[^\W\d_]*(?:{stems}))"
        rf"(?P<end>{said.endings}))\b",
        re.I,
    )


@per_vocabulary
def _acts(words: Words) -> dict[bool, re.Pattern[str]]:
    """What stands behind the name of a body that does something, and of one that reports."""
    said = words.documents.committees
    where = rf"(?: (?:{'|'.join(said.places)}) {NAME}(?: [Kk]ommun| [Ss]tad)?)?"
    return {
        first: re.compile(rf"{where} (?:{'|'.join(verbs)})\b")
        for first, verbs in ((False, said.acts), (True, (*said.acts, *said.reports)))
    }


def definite(match: re.Match[str]) -> str | None:
    """The body's name in its definite form, for counting in lower case; None when it is generic."""
    if match["named"]:
        return "n" + " ".join(match["named"].split())[1:] if match["named"][0] in "nN" else match["named"]
    if match["part"]:
        return " ".join(match["part"].casefold().split())
    stem = " ".join((match["described"] or match["stem"]).casefold().split())
    if stem in committee_words().generic:
        return None
    endings = committee_words().definite
    return stem + next((end for name, end in endings.items() if stem.endswith(name)), "en")


def body_weight(name: str) -> float:
    """What a mention of a body of this kind weighs."""
    weights: dict[str, float] = committee_words().weights
    return max((weight for stem, weight in weights.items() if stem in name), default=1.0)
