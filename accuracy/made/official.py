"""Papers with letterheads, title pages and running headers that say who, what and when they are."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from accuracy.made.model import Block, Heading, Lines, Made, PageBreak, Paper, Paragraph
from accuracy.made.words import prose, words
from vonextract.swedish.municipalities import organisations


@dataclass(frozen=True)
class _Case:
    """What a paper is about."""

    organisation: str
    committee: str
    subject: str
    year: int
    day: str
    number: str


def official(dice: random.Random, name: str) -> Made:
    """A random paper with its document facts; the same for the same dice."""
    kind = dice.choice(list(KINDS))
    year = dice.randint(2018, 2026)
    case = _Case(
        dice.choice([o.name for o in organisations() if len(o.code) == 4]),
        dice.choice(words("official.committees")),
        dice.choice(words("official.subjects")),
        year,
        f"{dice.randint(1, 28)} {dice.choice(words('official.months'))} {year}",
        f"{dice.choice(words('official.registers'))} {year}/{dice.randint(100, 2999)}",
    )
    header, blocks, facts = KINDS[kind](dice, case)
    paper = Paper(
        margin=dice.choice([60.0, 70.0]), header=header, footer=dice.choice(["", "{page} ({pages})"])
    )
    made = Made(f"{name}-{KINDS[kind].__name__.strip('_')}", "sv", case.subject, paper, blocks)
    made.facts = {
        "organisation": case.organisation,
        "committee": None,
        "document_type": kind,
        "year": case.year,
        "diarienummer": None,
    } | facts
    return made


_Parts = tuple[str, list[Block], dict[str, str | int | None]]


def _text(dice: random.Random, parts: int) -> list[Block]:
    """Running text under headings that papers for a decision have."""
    blocks: list[Block] = []
    for heading in ["Sammanfattning", "Ärendet", "Bedömning"][:parts]:
        blocks += [Heading(2, heading), *(Paragraph(prose(dice, "sv", 4)) for _ in range(3))]
    return blocks


def _address(case: _Case) -> Lines:
    """The sender's lines, as they stand between a letterhead and its text."""
    town = case.organisation.split()[0]
    return Lines(
        (
            "POSTADRESS   BESÖKSADRESS   TELEFON   E-POST   ORG.NUMMER",
            f"{case.organisation}, 123 45 {town}   Storgatan 15   0123-45 67 00   212000-0167",
        ),
        furniture=True,
    )


def _memorandum(dice: random.Random, case: _Case) -> _Parts:
    head = [case.day, "Tjänsteskrivelse", dice.choice([f"Dnr {case.number}", case.number])]
    blocks: list[Block] = [Lines(tuple(head)), _address(case), Lines((case.committee,))]
    blocks += [Heading(1, case.subject), Heading(2, "Förslag till beslut")]
    blocks += [Paragraph(f"{case.committee} beslutar att godkänna förslaget."), *_text(dice, 3)]
    return "", blocks, {"committee": case.committee, "diarienummer": case.number}


def _minutes(dice: random.Random, case: _Case) -> _Parts:
    blocks: list[Block] = [Lines((case.day, "SAMMANTRÄDESPROTOKOLL", case.committee))]
    blocks += [
        Lines((f"Plats och tid: {case.organisation}, kommunhuset, kl. 15:00-16:45", "Beslutande: Eva Ek (M)"))
    ]
    for number in range(1, dice.randint(4, 7)):
        subject = dice.choice(words("official.subjects"))
        blocks += [Heading(2, f"§ {number} {subject}"), Paragraph(prose(dice, "sv", 4))]
    return f"{case.organisation} {case.committee}", blocks, {"committee": case.committee}


def _summons(dice: random.Random, case: _Case) -> _Parts:
    blocks: list[Block] = [Lines((case.organisation,)), Heading(1, "Kallelse")]
    blocks += [Paragraph(f"{case.committee} kallas till sammanträde den {case.day} i kommunhuset.")]
    subjects = dice.sample(words("official.subjects"), 4)
    blocks += [Paragraph(f"{number}. {subject}") for number, subject in enumerate(subjects, 1)]
    return "", blocks, {"committee": case.committee}


def _interim(dice: random.Random, case: _Case) -> _Parts:
    blocks: list[Block] = [
        Lines((case.organisation, case.committee)),
        Heading(1, f"Delårsrapport {case.year}"),
    ]
    blocks += [PageBreak(), *_text(dice, 3)]
    return dice.choice(["", f"Delårsrapport {case.year}"]), blocks, {"committee": case.committee}


def _plan(dice: random.Random, case: _Case) -> _Parts:
    blocks: list[Block] = [
        Heading(1, f"Verksamhetsplan {case.year}"),
        Lines((f"{case.committee}, {case.organisation}",)),
    ]
    blocks += [Lines((f"Diarienummer: {case.number}",)), PageBreak(), *_text(dice, 3)]
    return (
        f"{case.organisation} | {case.committee}",
        blocks,
        {"committee": case.committee, "diarienummer": case.number},
    )


def _accounts(dice: random.Random, case: _Case) -> _Parts:
    name = dice.choice(words("official.associations"))
    given = f"Styrelsen för {name} avger härmed årsredovisning för räkenskapsåret {case.year}."
    blocks: list[Block] = [Heading(1, f"Årsredovisning {case.year}"), Lines((name, "Org.nr 769600-1333"))]
    blocks += [PageBreak(), Paragraph(given), *_text(dice, 2)]
    return dice.choice(["", f"{name} 769600-1333"]), blocks, {"organisation": name}


KINDS: dict[str, Callable[[random.Random, _Case], _Parts]] = {
    "tjänsteskrivelse": _memorandum,
    "protokoll": _minutes,
    "kallelse": _summons,
    "delårsrapport": _interim,
    "verksamhetsplan": _plan,
    "årsredovisning": _accounts,
}
"""Kinds of papers, by their document type: running header, blocks, and facts that are theirs."""
