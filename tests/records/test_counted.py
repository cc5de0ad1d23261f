"""What is counted, shared or costs a piece is no money, and what names money counts nothing."""

from pathlib import Path

import pytest
from tests.records.made_tables import report, section, table

from vonextract.meaning.counted import counted, is_price, names_money
from vonextract.model import Fact, Role
from vonextract.records.interpret import interpret

DATA = Path(__file__).parents[1] / "data"
TITLE = "Driftredovisning, tkr"
MEASURES = (DATA / "verksamhetsmatt.txt").read_text(encoding="utf-8").splitlines()
LINES = [
    name
    for source in ("bas_accounts.txt", "verksamheter.txt", "budgetrader.txt")
    for name in (DATA / source).read_text(encoding="utf-8").splitlines()
]
COUNTED_IN_LINES = {name for name in LINES if name.startswith("Antal ")} | {
    "Andel",
    "Beläggningsgrad",
    "Medelålder",
    "Nöjda brukare",
    "Sjukfrånvaro",
    "Årsarbetare",
}


def by_label(labels: list[str]) -> dict[str, Fact]:
    """The facts of a table in tkr, half of whose rows are accounts."""
    accounts = ["Personalkostnader", "Lokalkostnader", "Övriga kostnader"]
    rows = [[name, "1 412"] for n, label in enumerate(labels) for name in (accounts[n % 3], label)]
    result = interpret(report(table([["Verksamhet", "Utfall 2025"], *rows], title=TITLE)))
    return {rows[fact.row - 1][0]: fact for fact in result.records.facts}


def test_no_measure_of_what_a_municipality_does_is_money() -> None:
    facts = by_label(MEASURES)
    assert len(MEASURES) > 300
    assert [name for name in MEASURES if facts[name].amount is not None] == []
    assert facts["Personalkostnader"].unit == "tkr"


def test_no_line_of_a_budget_counts_anything() -> None:
    names = sorted({*LINES} - COUNTED_IN_LINES)
    facts = by_label(names)
    assert [name for name in names if facts[name].unit not in ("tkr", None)] == []
    assert [name for name in names if facts[name].fact_type not in ("amount", None)] == []
    withheld = [name for name in names if facts[name].unit is None]
    assert len(withheld) <= 0.01 * len(names)


@pytest.mark.parametrize(
    ("name", "noun", "sure"),
    [
        ("Inskrivna barn", "barn", True),
        ("Beviljade hemtjänsttimmar, LOV", "timmar", True),
        ("Besök på badhuset", "besök", True),
        ("Inskrivna i hemsjukvård", "", True),
        ("Pågående detaljplaner", "detaljplaner", False),
        ("Elever i grundskola", "elever", False),
        ("Barn 1–5 år", "barn", False),
        ("Bärgade fordon", "", False),
        ("Utlånade skridskor", "", False),
        ("Utskrivningsklara", "utskrivningsklara", False),
    ],
)
def test_a_name_counts_by_the_noun_that_it_begins_with(name: str, noun: str, sure: bool) -> None:
    assert counted(name) == (noun, sure)


@pytest.mark.parametrize(
    "name",
    [
        "Barn och familj",
        "Barn, unga och familj",
        "Barn i behov av särskilt stöd",
        "Personer med funktionsnedsättning",
        "Köp av platser",
        "Ersättning hemtjänsttimmar",
        "Timmar, kostnad",
        "Detaljplaner",
        "Besöksnäring",
        "Budgeterade avskrivningar",
        "Beslutade ramar",
    ],
)
def test_activities_and_money_count_nothing(name: str) -> None:
    assert counted(name) is None


def test_what_stands_among_measures_is_no_money_because_of_a_heading() -> None:
    rows = [
        ["Verksamhetsmått", "2025"],
        ["Filmvisningar", "1 412"],
        ["Antal besök", "9 000"],
        ["Hyreskostnad", "830"],
    ]
    result = interpret(report(table(rows, title="Volymer"), sections=[section("Ekonomi, tkr")]))
    assert [fact.unit for fact in result.records.facts] == [None, "antal", "tkr"]


def test_what_stands_below_measures_may_be_one() -> None:
    names = [
        "Personalkostnader",
        "Summa",
        "Antal besök",
        "Inskrivna barn",
        "Filmvisningar",
        "Lokalkostnader",
        "Torg",
    ]
    rows = [["Verksamhet", "Utfall 2025"], *([name, f"{n} 4{n}2"] for n, name in enumerate(names, 1))]
    result = interpret(report(table(rows, title=TITLE)))
    units = [fact.unit for fact in result.records.facts]
    assert units == ["tkr", "tkr", "antal", "personer", None, "tkr", "tkr"]
    assert [f.message for f in result.findings if "not certain" in f.message] == [
        "Whether 1 numbers have the amounts' unit is not certain: 'Filmvisningar'."
    ]


def test_what_counts_below_the_last_total_is_no_account_below_which_amounts_begin_anew() -> None:
    names = [
        "Personal",
        "Lokaler",
        "Summa",
        "Grävtillstånd",
        "Bärgade fordon",
        "Medelbetyg",
        "Kulturskoleköer",
        "Servitut",
        "Summa alla enheter",
    ]
    numbers = ["4 412", "5 203", "9 615", "1 138", "2 377", "1 221", "1 305", "1 164", "99 417"]
    rows = [["Verksamhet", "Utfall 2025"], *map(list, zip(names, numbers, strict=True))]
    roles: dict[int, Role] = {3: "total"}
    result = interpret(report(table(rows, title=TITLE, roles=roles)))
    assert [f.unit for f in result.records.facts] == ["tkr", "tkr", "tkr", *[None] * 5, "tkr"]


def test_in_a_column_of_costs_rows_are_money_whatever_they_are_called() -> None:
    rows = [
        ["Verksamhet", "Kostnad 2025"],
        ["Elever", "9 100"],
        ["Barn i förskola", "12 400"],
        ["Besök", "300"],
    ]
    result = interpret(report(table(rows, title=TITLE)))
    assert [fact.unit for fact in result.records.facts] == ["tkr"] * 3


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Inskrivna barn", "personer"),
        ("Badbesök", "ärenden"),
        ("Besökare på badet, tusental", None),
        ("Köp av platser", "tkr"),
        ("Antal beslut om bidrag", "antal"),
    ],
)
def test_a_header_counts_likewise(header: str, unit: str | None) -> None:
    rows = [["Enhet", "Utfall 2025", header], ["Björken", "12 400", "4 120"], ["Granen", "9 150", "3 610"]]
    result = interpret(report(table(rows, title=TITLE)))
    assert {fact.unit for fact in result.records.facts if fact.col == 2} == {unit}


@pytest.mark.parametrize(
    ("name", "price"),
    [
        ("Kostnad per inskrivet barn", True),
        ("Nettokostnad per hemtjänsttimme", True),
        ("Nettokostnad per verksamhet", False),
        ("Kostnader per den 31 december", False),
        ("Resultat per nämnd", False),
        ("Beslut per handläggare", False),
    ],
)
def test_what_costs_so_much_for_each_of_something_is_a_price(name: str, price: bool) -> None:
    assert is_price(name) is price


def test_a_name_that_says_that_it_counts_names_no_money() -> None:
    assert names_money("Köp av platser") and not names_money("Antal köpta platser")
