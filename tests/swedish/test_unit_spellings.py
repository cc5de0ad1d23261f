"""Units by their spellings, and what one is worth."""

from decimal import Decimal

import pytest

from vonextract.swedish.units import Unit, Units, default_units, name_unit, states_money

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


@pytest.mark.parametrize("text", ["tkr", "(mnkr)", "Belopp i tkr", "Alla belopp i mnkr", "(1 000 kr)"])
def test_what_says_what_amounts_are_in_and_nothing_else(text: str) -> None:
    assert states_money(text)


@pytest.mark.parametrize("text", ["Utfall, tkr", "antal", "%", "kr per elev", "Kronoberg", "", "12 kr"])
def test_what_says_something_else(text: str) -> None:
    assert not states_money(text)


def test_a_unit_spelt_like_a_number_is_known_by_standing_there_again_or_in_brackets() -> None:
    assert name_unit(["1 000 kr", "1 000 kr"]) and name_unit(["(1 000 kr)"])
    assert not name_unit(["1 000 kr"]) and not name_unit(["tkr", "tkr"]) and not name_unit(["500 kr"] * 2)
