"""Units of Swedish reports: their spellings and what they are worth in kronor."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from vonextract.swedish.typography import fold_spaces

_KEYS = frozenset(("forms", "kronor", "counts", "currency", "times"))


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its canonical name.

    Attributes:
        forms: spellings, as in print; matching ignores case.
        kronor: the worth of one in kronor; None for what is no money.
        counts: it only says what is counted: persons, places, posts.
        currency: the unit of foreign money that it is a multiple of; None for kronor and what is no money.
        times: how many of that unit one of it is worth.
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

    def money(self, name: str | None) -> tuple[str, Decimal] | None:
        """The currency of a unit of money and how many of its whole units one is worth; None for other units.

        Prices a piece, "kr per kvm", are no money that can be added up.
        """
        unit = self.by_name.get(name) if name else None
        if unit is None or " per " in unit.name:
            return None
        if unit.kronor is not None:
            return "kr", unit.kronor
        return (unit.currency, unit.times) if unit.currency else None

    def merged(self, others: Iterable[Unit]) -> Units:
        """These units and `others`; the spellings of a unit that both name are joined."""
        merged = dict(self.by_name)
        for unit in others:
            known = merged.get(unit.name)
            forms = tuple(dict.fromkeys((*(known.forms if known else ()), *unit.forms)))
            worth = unit.kronor if unit.kronor is not None else (known.kronor if known else None)
            counts = unit.counts or (known.counts if known else False)
            foreign = unit if unit.currency or known is None else known
            merged[unit.name] = Unit(unit.name, forms, worth, counts, foreign.currency, foreign.times)
        return Units(merged.values())


def read_units(data: Mapping[str, Any]) -> list[Unit]:
    """The units of a parsed TOML table `name -> {forms, kronor, counts, currency, times}`.

    Raises:
        ValueError: when a unit has an unknown key or a value of the wrong type.
    """
    return [_read_unit(name, entry) for name, entry in data.items()]


def _read_unit(name: str, entry: Any) -> Unit:
    if not isinstance(entry, Mapping) or set(entry) - _KEYS:
        raise ValueError(f"unit '{name}' may have the keys forms, kronor, counts, currency and times only")
    forms, kronor, counts = entry.get("forms", []), entry.get("kronor"), entry.get("counts", False)
    if not isinstance(forms, list) or not all(isinstance(form, str) for form in forms):
        raise ValueError(f"unit '{name}': forms must be a list of texts")
    if isinstance(kronor, bool) or not isinstance(kronor, int | float | None):
        raise ValueError(f"unit '{name}': kronor must be a number")
    if not isinstance(counts, bool):
        raise ValueError(f"unit '{name}': counts must be true or false")
    currency, times = entry.get("currency"), entry.get("times", 1)
    if not isinstance(currency, str | None) or isinstance(times, bool) or not isinstance(times, int | float):
        raise ValueError(f"unit '{name}': currency must be a text and times a number")
    worth = None if kronor is None else Decimal(str(kronor))
    return Unit(name, tuple(forms), worth, counts, currency, Decimal(str(times)))


@cache
def default_units() -> Units:
    """The units that ship with the package."""
    text = files("vonextract.swedish").joinpath("units.toml").read_text(encoding="utf-8")
    return Units(read_units(tomllib.loads(text)))


def _key(form: str) -> str:
    return fold_spaces(form).casefold()
