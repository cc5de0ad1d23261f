"""What the name of a row or column counts, where only its words tell: "Inskrivna barn", "Hemtjänsttimmar"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from vonextract.meaning.settings import SETTINGS
from vonextract.swedish.phrases import Phrases
from vonextract.swedish.typography import fold
from vonextract.swedish.units import Units
from vonextract.vocabulary import Words, per_vocabulary

_ANY = "antal"
"""The unit of what is counted and has none of its own."""


class Counted(NamedTuple):
    """What a name counts.

    Attributes:
        noun: what is counted, as the vocabulary spells it: "timmar" of "Hemtjänsttimmar".
        sure: whether the name may not as well be of those for whom money is spent.
    """

    noun: str
    sure: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Names:
    """How names that count something are written.

    Attributes:
        counting: such a name, folded: how it is counted, and the noun by its list.
        spelled: the nouns as they are spelt, by how they are folded.
        alone: words for how something is counted that stand for what it is,
        of_anything: and those behind which whatever it is may be counted.
        other: what follows a noun that is not sure by itself where it is a part of the name of an activity.
        for_whom: words for those for whom money is spent.
        costs: words of costs and income,
        money: or of currencies, with which a name counts nothing,
        says: unless one of these says that it does.
        scaled: words with which numbers are of thousands of what is counted.
        priced: what costs so much for each of something.
        each: that something, in a folded name.
        measures: words with which a name may measure something else than money.
        groups: those with which the name of a group says that its rows do.
    """

    counting: re.Pattern[str]
    spelled: Mapping[str, str]
    alone: re.Pattern[str]
    of_anything: re.Pattern[str]
    other: re.Pattern[str]
    for_whom: Phrases
    costs: Phrases
    money: Phrases
    says: Phrases
    scaled: Phrases
    priced: Phrases
    each: re.Pattern[str]
    measures: Phrases
    groups: Phrases


@per_vocabulary
def _names(words: Words) -> _Names:
    said = words.counted
    nouns = "|".join(
        f"{'[a-z0-9-]*?' if ending else ''}(?P<{name}{'_end' if ending else ''}>{_one_of(listed)})"
        for name in ("nouns", "perhaps", "things")
        for ending in (False, True)
        if (listed := [noun[ending:] for noun in getattr(said, name) if noun.startswith("*") == ending])
    )
    by = _one_of(said.by)
    return _Names(
        re.compile(rf"^(?:- )?(?P<by>(?:(?:{by}) )*)(?:{nouns})(?= |$)"),
        {fold(noun): noun.lstrip("*") for noun in (*said.nouns, *said.perhaps, *said.things)},
        re.compile(rf"^(?:- )?(?:{_one_of(said.alone)})(?: (?:{_one_of(said.goes_on)})\b|$)"),
        re.compile(
            rf"^(?:- )?(?:{_one_of(said.of_anything)}|{_any_but(said.participle, said.of_money)}) [a-z]"
        ),
        re.compile(rf"(?: (?!(?:{_one_of(said.goes_on)}) )[a-z-]*[a-z])? (?:{_one_of(said.and_others)}) "),
        Phrases(said.for_whom),
        Phrases(said.money),
        Phrases((*said.money, *said.currencies)),
        Phrases(said.says),
        Phrases(said.scaled),
        Phrases(said.priced),
        re.compile(rf" per (?!(?:{_one_of(said.parts)})\b)[a-z]"),
        Phrases(said.measures),
        Phrases(said.groups),
    )


def _one_of(listed: Iterable[str]) -> str:
    return "|".join(re.escape(fold(text)) for text in sorted(listed, key=len, reverse=True)) or "(?!)"


def _any_but(endings: Iterable[str], words: Iterable[str]) -> str:
    """A pattern of words with one of the endings, but for those."""
    return rf"(?!(?:{_one_of(words)}) )[a-z]+(?:{_one_of(endings)})"


def counted(text: str) -> Counted | None:
    """What a label or header counts; None where it names no such thing, or money."""
    return _counted(_names(), fold(text))


@lru_cache(maxsize=SETTINGS.kept_names)
def _counted(names: _Names, folded: str) -> Counted | None:
    if _is_money(names, folded):
        return None
    hit = names.counting.match(folded)
    if hit is None:
        sure = names.alone.match(folded) is not None
        return Counted("", sure) if sure or names.of_anything.match(folded) else None
    listed, noun = next((name, noun) for name, noun in hit.groupdict().items() if noun and name != "by")
    sureness = ("things", "perhaps", "nouns").index(listed.removesuffix("_end")) + bool(hit["by"])
    rest = folded[hit.end() :]
    if sureness == 0 or (sureness == 1 and _is_activity(names, rest)):
        return None
    return Counted(names.spelled[noun], sure=sureness > 1)


def _is_activity(names: _Names, rest: str) -> bool:
    """Whether what follows a noun makes the name of an activity of it: "och familj", "i behov av stöd"."""
    return names.other.match(rest) is not None or names.for_whom.within(rest)


def unit_of_count(text: str, units: Units) -> str | None:
    """The unit of what a label or header surely counts, one by one: not of "Besökare, tusental"."""
    count = counted(text)
    if count is None or not count.sure or is_of_multiples(text):
        return None
    unit = units.find(count.noun)
    return unit.name if unit else _ANY


def is_of_multiples(text: str) -> bool:
    """Whether a text names thousands or millions, of money or of anything else: "miljoner", no "mnkr"."""
    return _names().scaled.within(fold(text))


def is_price(text: str) -> bool:
    """Whether a label or header names a price a piece, whatever the piece: "Kostnad per inskrivet barn"."""
    names, folded = _names(), fold(text)
    return names.each.search(folded) is not None and names.priced.within(folded)


def may_measure(text: str) -> bool:
    """Whether a label may name a mean, an opinion, or what there is for each: "Datorer per elev"."""
    names, folded = _names(), fold(text)
    return names.measures.within(folded) or names.each.search(folded) is not None


def heads_measures(group: str) -> bool:
    """Whether the name of a group says that its rows measure something else than money: "Nyckeltal"."""
    return _names().groups.within(fold(group))


def names_costs(text: str) -> bool:
    """Whether a header names costs or income, of whatever its rows are called; a currency alone does not."""
    names, folded = _names(), fold(text)
    return names.costs.within(folded) and not names.says.within(folded)


def names_money(text: str) -> bool:
    """Whether a label or header names money and does not say that it counts: "Köp av platser"."""
    return _is_money(_names(), fold(text))


def _is_money(names: _Names, folded: str) -> bool:
    return names.money.within(folded) and not names.says.within(folded)
