"""Units of Swedish reports: their spellings and what they are worth in kronor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from vonextract.swedish.typography import fold_spaces
from vonextract.vocabulary import Words, per_vocabulary

KRONOR = "SEK"
"""The code of the currency that amounts are compared in."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its canonical name.

    Attributes:
        forms: spellings, as in print; matching ignores case.
        kronor: the worth of one in kronor; None for what is no money.
        counts: it only says what is counted: persons, places, posts.
        currency: the code of the foreign currency that it is money of; None for kronor and what is no money.
        times: how many whole units of that currency one of it is worth.
    """

    name: str
    forms: tuple[str, ...]
    kronor: Decimal | None = None
    counts: bool = False
    currency: str | None = None
    times: Decimal = Decimal(1)


class Units:
    """A set of units, looked up by any of their spellings."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.by_name = {unit.name: unit for unit in units}
        self._by_form = {_key(form): u for u in self.by_name.values() for form in (u.name, *u.forms)}

    def find(self, form: str) -> Unit | None:
        """The unit that is spelt `form`, or None."""
        return self._by_form.get(_key(form))

    def forms(self) -> list[str]:
        """Every spelling, longest first."""
        return sorted(self._by_form, key=lambda form: (-len(form), form))

    def kronor(self, name: str | None) -> Decimal | None:
        """What one of the unit is worth in kronor; None when it is no money."""
        unit = self.by_name.get(name) if name else None
        return unit.kronor if unit else None

    def counts(self, name: str | None) -> bool:
        """Whether a unit only says what is counted."""
        unit = self.by_name.get(name) if name else None
        return unit is not None and unit.counts

    def money(self, name: str | None) -> tuple[str, Decimal] | None:
        """The code of a unit's currency and how many whole units of it one is worth; None for no money.

        Prices a piece, "kr per kvm", are no money that can be added up.
        """
        unit = self.by_name.get(name) if name else None
        if unit is None or " per " in unit.name:
            return None
        if unit.kronor is not None:
            return KRONOR, unit.kronor
        return (unit.currency, unit.times) if unit.currency else None


@per_vocabulary
def default_units(words: Words) -> Units:
    """The units of the vocabulary that is spoken."""
    return Units(
        Unit(name, unit.forms, unit.kronor, bool(unit.counts), unit.currency, unit.times)
        for name, unit in words.units.items()
    )


@per_vocabulary
def _lead(words: Words) -> re.Pattern[str]:
    """What stands before the unit in a line: "Alla belopp anges i"."""
    said = words.numbers
    every, amounts, given, within = (
        "|".join(some) for some in (said.all, said.amounts, said.given, said.within)
    )
    return re.compile(rf"^(?:(?:{every}) )?(?:{amounts})?\s*(?:(?:{given}) )?(?:(?:{within}) )?")


def without_lead(text: str) -> str:
    """The unit that a text states, in lower case, without the words before it: "tkr" of "Belopp i tkr"."""
    return _lead().sub("", text.strip().casefold()).strip()


def states_money(text: str) -> bool:
    """Whether a text says what amounts of money are in and nothing else: "(mnkr)", "Belopp i tkr"."""
    units = default_units()
    unit = units.find(without_lead(fold_spaces(text).strip("()[]: ")))
    return unit is not None and units.money(unit.name) is not None


def name_unit(texts: Sequence[str]) -> bool:
    """Whether several texts are one unit that is spelt like a number, or one is, in brackets: "1 000 kr".

    Such a text alone may be an amount as well.
    """
    plain = {text.strip("()[]") for text in texts}
    bracketed = any(text[:1] in ("(", "[") for text in texts)
    return (
        len(plain) == 1
        and (len(texts) > 1 or bracketed)
        and all(text[:1].isdigit() and default_units().find(text) is not None for text in plain)
    )


def _key(form: str) -> str:
    return fold_spaces(form).casefold()
