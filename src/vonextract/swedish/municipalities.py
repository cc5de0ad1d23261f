"""Kommuner and regioner: the official list with its codes, and finding one of them named in a text.

The codes are SCB's kommunkoder (four digits) and länskoder (two digits).
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from vonextract.swedish.settings import SETTINGS

NAME = r"[A-ZÅÄÖ][\w:]*(?:[ -][A-ZÅÄÖ][\w:]*){0,2}"
"""A capitalised name of up to three words."""
_PHRASES = re.compile(
    rf"\b(?:({NAME})\s+(kommun|stad|KOMMUN|STAD|Kommun|Stad)(?:s|en|ens)?\b"
    rf"|(?:Region|REGION)\s+({NAME}(?:\s+län)?)|(Västra Götalandsregionen))"
)


class Organisation(NamedTuple):
    """A kommun or region.

    Attributes:
        code: SCB's code, four digits for a kommun, two for a region.
        place: the place it is named after, such as Huddinge.
        name: its official name, such as Huddinge kommun or Göteborgs Stad.
    """

    code: str
    place: str
    name: str


class Named(NamedTuple):
    """An organisation named in a text.

    Attributes:
        organisation: of the official list.
        start: where its name begins.
        printed: the name as the text has it, where that is not the official one give or take case and
            genitive; else None.
    """

    organisation: Organisation
    start: int
    printed: str | None = None


@cache
def organisations() -> tuple[Organisation, ...]:
    """All kommuner and regioner."""
    source = resources.files("vonextract.swedish").joinpath("municipalities.csv")
    with source.open(encoding="utf-8") as lines:
        return tuple(Organisation(**row) for row in csv.DictReader(lines))


def find_organisations(text: str) -> list[Named]:
    """Every kommun and region that `text` names with its kind ("Huddinge kommun", "Region Skåne").

    A place name alone ("Mark", "Berg") is no mention. Genitive forms and small misspellings are
    matched with rapidfuzz.
    """
    found = []
    for match in _PHRASES.finditer(text):
        phrase = match.group()
        for start in _starts(phrase):
            organisation = match_organisation(phrase[start:])
            if organisation:
                exact = _folded(phrase[start:]) in _by_name()
                found.append(Named(organisation, match.start() + start, None if exact else phrase[start:]))
                break
    return found


def find_unlisted(text: str) -> list[str]:
    """Names of a kommun or stad in `text` that are not on the list, as they are printed.

    A name is one capitalised word, or two where the first begins official names as well
    ("Östra Almviks kommun"): words before it may be of the sentence.
    """
    found = []
    for match in _PHRASES.finditer(text):
        if match[1] is None or any(match_organisation(match.group()[i:]) for i in _starts(match.group())):
            continue
        words = match[1].split(" ")
        name = " ".join(words[-2:] if words[-2:-1] and words[-2].title() in _first_words() else words[-1:])
        found.append(f"{name.title() if name.isupper() else name} {match[2].casefold()}")
    return found


def match_organisation(name: str) -> Organisation | None:
    """The organisation whose official name `name` is, give or take a genitive s, case or a letter."""
    folded = _folded(name)
    exact = _by_name().get(folded)
    if exact or len(folded.removesuffix(" kommun")) < SETTINGS.loose_name:
        return exact
    best = process.extractOne(
        folded, _by_name().keys(), scorer=fuzz.ratio, score_cutoff=SETTINGS.organisation_alike
    )
    if best is None or best[0][0] != folded[0]:
        return None
    slips = max(1, len(folded.removesuffix(" kommun")) // SETTINGS.letters_a_slip)
    return _by_name()[best[0]] if OSA.distance(folded, best[0]) <= slips else None


def _starts(phrase: str) -> list[int]:
    """Where a name may begin in a phrase of capitalised words: "Rapport Huddinge kommun" from its second."""
    return [m.start() for m in re.finditer(r"(?:^|(?<=[ ]))\S", phrase)][:-1]


def _folded(name: str) -> str:
    """Case, spaces and the genitive s before kommun/stad folded away."""
    plain = " ".join(name.casefold().split())
    plain = re.sub(r"\b(kommun|stad|region\w*)(?:s|en|ens)$", r"\1", plain)
    return re.sub(r"s?(?<!\s)\s+(?:kommun|stad)$", " kommun", plain)


@cache
def _first_words() -> frozenset[str]:
    """What names of two words begin with: Östra, Upplands, Lilla."""
    return frozenset(o.place.split()[0] for o in organisations() if " " in o.place and len(o.code) == 4)


@cache
def _by_name() -> dict[str, Organisation]:
    """Organisations by folded official name, and kommuner by place as well."""
    named: dict[str, Organisation] = {}
    for entry in organisations():
        named.setdefault(_folded(entry.name), entry)
        if len(entry.code) == 4:
            named.setdefault(_folded(f"{entry.place} kommun"), entry)
    return named
