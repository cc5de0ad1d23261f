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

from vonextract.swedish.settings import SETTINGS

_NAME = r"[A-ZÅÄÖ][\w:]*(?:[ -][A-ZÅÄÖ][\w:]*){0,2}"
_PHRASES = re.compile(
    rf"\b(?:({_NAME})\s+(kommun|stad|KOMMUN|STAD|Kommun|Stad)(?:s|en|ens)?\b"
    rf"|(?:Region|REGION)\s+({_NAME}(?:\s+län)?)|(Västra Götalandsregionen))"
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
    """An organisation named in a text, and where its name begins."""

    organisation: Organisation
    start: int


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
                found.append(Named(organisation, match.start() + start))
                break
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
    return _by_name()[best[0]]


def _starts(phrase: str) -> list[int]:
    """Where a name may begin in a phrase of capitalised words: "Rapport Huddinge kommun" from its second."""
    return [m.start() for m in re.finditer(r"(?:^|(?<=[ ]))\S", phrase)][:-1]


def _folded(name: str) -> str:
    """Case, spaces and the genitive s before kommun/stad folded away."""
    plain = " ".join(name.casefold().split())
    plain = re.sub(r"\b(kommun|stad|region\w*)(?:s|en|ens)$", r"\1", plain)
    return re.sub(r"s?\s+(?:kommun|stad)$", " kommun", plain)


@cache
def _by_name() -> dict[str, Organisation]:
    """Organisations by folded official name, and kommuner by place as well."""
    named: dict[str, Organisation] = {}
    for entry in organisations():
        named.setdefault(_folded(entry.name), entry)
        if len(entry.code) == 4:
            named.setdefault(_folded(f"{entry.place} kommun"), entry)
    return named
