"""Units by their spellings, and what one is worth."""

from decimal import Decimal

import pytest

from vonextract.swedish.units import Unit, Units, default_units

UNITS = Units(
    [
        Unit("kr", ("kronor", "SEK"), Decimal(1)),
        Unit("kr per kvm", ("kr/kvm",), Decimal(1)),
        Unit("teuro", ("t€",), currency="EUR", times=Decimal(1000)),
        Unit("euro", ("€",), currency="EUR"),
        Unit("antal", ("st",), counts=True),
        Unit("procent", ("%",)),
    ]
)


@pytest.mark.parametrize(
    ("name", "kronor", "counts", "money"),
    [
        ("kr", 1, False, ("SEK", 1)),
        ("kr per kvm", 1, False, None),
        ("teuro", None, False, ("EUR", 1000)),
        ("euro", None, False, ("EUR", 1)),
        ("antal", None, True, None),
        ("procent", None, False, None),
        ("okänd", None, False, None),
        (None, None, False, None),
        ("", None, False, None),
    ],
)
def test_what_a_unit_is_worth(
    name: str | None, kronor: int | None, counts: bool, money: tuple[str, int] | None
) -> None:
    assert (UNITS.kronor(name), UNITS.counts(name), UNITS.money(name)) == (kronor, counts, money)


@pytest.mark.parametrize(
    ("form", "name"),
    [("SEK", "kr"), ("sek", "kr"), (" KR/KVM ", "kr per kvm"), ("T€", "teuro"), ("kg", None)],
)
def test_spellings_are_found_whatever_their_case(form: str, name: str | None) -> None:
    found = UNITS.find(form)
    assert (found.name if found else None) == name


def test_spellings_come_longest_first_and_then_by_letter() -> None:
    longest = "kr per kvm,procent,kr/kvm,kronor,antal,teuro,euro,sek,kr,st,t€,%,€"
    assert UNITS.forms() == longest.split(",")


def test_the_units_of_the_shipped_words() -> None:
    units = default_units()
    assert (units.kronor("tkr"), units.money("meuro"), units.counts("antal")) == (1000, ("EUR", 10**6), True)
    assert units.money("usd") == ("USD", 1) and not units.counts("kr")
