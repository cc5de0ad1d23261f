"""A unit of money that stands over a column, a table or a chapter reaches no measure below it."""

from collections.abc import Sequence

import pytest
from tests.records.made_tables import report, section, table

from vonextract.model import Report, Role
from vonextract.records.interpret import interpret

AMOUNTS = [["Personalkostnader", "12 440"], ["Lokaler", "31 210"], ["Torg", "18 906"], ["Parker", "21 118"]]
HEADERS = {
    "column": (["Verksamhet", "Utfall 2024, tkr"], None),
    "foreign column": (["Verksamhet", "Utfall 2024, 1 000 €"], None),
    "corner": (["Belopp i tkr", "Utfall 2024"], None),
    "caption": (["Verksamhet", "Utfall 2024"], "Driftredovisning, tkr"),
}


def read(
    rows: Sequence[Sequence[str]],
    header: Sequence[str] = ("Verksamhet", "Utfall 2024, tkr"),
    *,
    title: str | None = "Driftredovisning",
    roles: dict[int, Role] | None = None,
) -> Report:
    """A report with one table of these rows."""
    return interpret(report(table([header, *rows], title=title, roles=roles)))


def unit_of(label: str, result: Report) -> str | None:
    """The unit of a row's only number."""
    (unit,) = (fact.unit for fact in result.records.facts if fact.row_path.endswith(label))
    return unit


def is_told(label: str, result: Report) -> bool:
    """Whether a finding says that a row's unit is not certain."""
    return any(f.rule == "unknown_unit" and f"'{label}'" in f.message for f in result.findings)


@pytest.mark.parametrize("where", HEADERS)
@pytest.mark.parametrize(
    "measure",
    [
        "Soliditet",
        "Kassalikviditet",
        "Vinstmarginal",
        "Avkastning på eget kapital",
        "Skuldsättningsgrad",
        "Antal anställda",
        "Årsarbetare",
        "Nöjd-kund-index",
        "Lageromsättningshastighet",
        "Omavaraisuusaste",
    ],
)
def test_no_measure_has_the_money_of_its_column_or_table(where: str, measure: str) -> None:
    header, title = HEADERS[where]
    result = read([*AMOUNTS, [measure, "42"]], header, title=title)
    assert unit_of(measure, result) not in ("tkr", "teuro")
    assert unit_of("Personalkostnader", result) in ("tkr", "teuro")


@pytest.mark.parametrize(
    ("stated", "unit"),
    [("SEK thousands", "tkr"), ("SEK million", "mnkr"), ("EUR million", "meuro"), ("EURbn", "mdeuro")],
)
def test_reports_in_english_state_their_units_too(stated: str, unit: str) -> None:
    rows = [["Net sales", "12 440"], ["Average number of employees", "214"], ["Equity ratio", "44"]]
    result = read([*rows, ["Earnings per share", "61"]], ("", f"2024, {stated}"))
    assert unit_of("Net sales", result) == unit
    assert not {fact.unit for fact in result.records.facts if fact.row_path != "Net sales"} & {unit}


@pytest.mark.parametrize(
    ("name", "money"),
    [
        ("Antal resor (miljoner)", False),
        ("Invånare, miljoner", False),
        ("Passagerare (mn)", False),
        ("population 1995 (mn)", False),
        ("Värme, miljoner kWh", False),
        ("Omsättning, miljoner USD", False),
        ("Omsättning, mdr SEK", True),
        ("Kostnad, miljoner", True),
        ("Omsättning (mn)", True),
        ("Omsättning, miljoner euro", True),
    ],
)
def test_millions_of_what_is_counted_are_no_money(name: str, *, money: bool) -> None:
    units = {fact.unit for fact in read(AMOUNTS, ("Verksamhet", name), title=None).records.facts}
    assert bool(units & {"mnkr", "meuro", "mdkr"}) is money
    assert not money or unit_of(name, read([*AMOUNTS, [name, "12 204"]])) in units


def test_what_stands_below_the_last_total_may_be_another_measure() -> None:
    rows = [
        *AMOUNTS,
        ["Summa", "83 674"],
        ["Sopkärl", "11 204"],
        ["Kommunbidrag", "80 000"],
        ["Övrigt", "12 000"],
    ]
    result = read(rows, roles={5: "total"})
    assert [unit_of(name, result) for name in ("Parker", "Sopkärl", "Kommunbidrag")] == ["tkr", None, "tkr"]
    assert unit_of("Övrigt", result) == "tkr"
    assert is_told("Sopkärl", result)


def test_what_stands_below_a_total_that_does_not_hold_is_money() -> None:
    rows = [["Summa", "83 674"], *AMOUNTS]
    assert unit_of("Torg", read(rows, roles={1: "total"})) == "tkr"


def test_a_new_group_below_the_last_total_begins_anew() -> None:
    rows = [*AMOUNTS, ["Summa", "83 674"], ["Beredskap", ""], ["Skyddsrum", "11 204"]]
    assert unit_of("Skyddsrum", read(rows, roles={5: "total", 6: "group"})) == "tkr"


@pytest.mark.parametrize("number", ["12 204,5", "0,8"])
def test_a_number_printed_with_decimals_among_whole_amounts_may_be_no_amount(number: str) -> None:
    result = read([*AMOUNTS, ["Driftstörningar", number]])
    assert unit_of("Driftstörningar", result) is None
    assert is_told("Driftstörningar", result)


def test_decimals_among_whole_amounts_tell_against_what_accounts_have_too() -> None:
    result = read([*AMOUNTS, ["Låneskötselbidraget", "1,1"]])
    assert unit_of("Låneskötselbidraget", result) is None
    summed = [*AMOUNTS, ["Driftbidrag", "0,5"], ["Summa", "83 674,5"]]
    assert unit_of("Driftbidrag", read(summed, roles={6: "total"})) == "tkr"


def test_whole_numbers_among_amounts_with_decimals_may_be_no_amounts() -> None:
    rows = [[name, f"{number},1", f"{number},4"] for name, number in AMOUNTS]
    header = ("Verksamhet", "2023, mnkr", "2024, mnkr")
    result = read([*rows, ["Driftstörningar", "31", "44"]], header)
    units = {fact.row_path: fact.unit for fact in result.records.facts}
    assert (units["Driftstörningar"], units["Torg"]) == (None, "mnkr")
    result = read([[row[0], row[1]] for row in [*rows, ["Bryggor", "30 031"]]], header[:2])
    assert unit_of("Bryggor", result) == "mnkr"


def test_small_numbers_among_large_amounts_may_be_no_amounts() -> None:
    result = read([*AMOUNTS, ["Driftstörningar", "31"]])
    assert unit_of("Driftstörningar", result) is None
    assert unit_of("Årets resultat", read([*AMOUNTS, ["Årets resultat", "31"]])) == "tkr"


def test_small_numbers_are_amounts_where_as_few_are_large_or_those_are_not() -> None:
    small = [["Bryggor", "31"], ["Staket", "44"], ["Bänkar", "62"]]
    assert unit_of("Bryggor", read([*AMOUNTS[:2], *small])) == "tkr"
    assert unit_of("Bryggor", read([*AMOUNTS[:3], *small])) is None
    middling = [[name, number[3:]] for name, number in AMOUNTS]
    assert unit_of("Bryggor", read([*middling, small[0]])) == "tkr"


def test_what_makes_a_total_with_amounts_is_an_amount() -> None:
    rows = [*AMOUNTS, ["Bryggor", "31"], ["Summa", "83 705"]]
    assert unit_of("Bryggor", read(rows, roles={6: "total"})) == "tkr"


def test_below_the_name_of_a_group_of_measures_only_what_accounts_have_is_money() -> None:
    names = ["Omfamningar", "Särskilt boende", "Nettokostnad", "Balansomslutning"]
    rows = [*AMOUNTS, ["Nyckeltal och volymer", ""], *([name, "12 204"] for name in names)]
    result = read(rows, roles={5: "group"})
    assert [unit_of(name, result) for name in names] == [None, None, "tkr", "tkr"]


def test_below_shares_that_state_their_unit_others_may_be_shares_too() -> None:
    rows = [*AMOUNTS, ["Kundnöjdhet, %", "71"], ["Fullmakter, %", "82"], ["Fjärrstyrda", "12 204"]]
    assert unit_of("Fjärrstyrda", read(rows)) is None


def test_a_unit_in_a_header_does_not_make_its_column_one_of_costs() -> None:
    assert unit_of("Elever", read([*AMOUNTS, ["Elever", "412"]])) == "personer"
    assert (
        unit_of("Elever", read([*AMOUNTS, ["Elever", "412"]], ("Verksamhet", "Kostnad 2024, tkr"))) == "tkr"
    )


def test_a_price_a_piece_may_be_in_another_unit_than_the_amounts() -> None:
    result = read([*AMOUNTS, ["Kostnad per barn", "137"]])
    assert unit_of("Kostnad per barn", result) is None
    assert is_told("Kostnad per barn", result)


def test_a_printed_unit_goes_before_all_of_this() -> None:
    result = read([*AMOUNTS, ["Kostnad per barn, tkr", "137"], ["Resultat per aktie, kr", "4,12"]])
    assert unit_of("Kostnad per barn, tkr", result) == "tkr"
    assert unit_of("Resultat per aktie, kr", result) == "kr"


def test_a_heading_of_money_reaches_no_measure_either() -> None:
    rows = [["Verksamhet", "Utfall 2024"], *AMOUNTS, ["Driftstörningar", "0,8"]]
    result = interpret(report(table(rows), sections=[section("Driftredovisning, tkr")]))
    assert (unit_of("Driftstörningar", result), unit_of("Torg", result)) == (None, "tkr")


@pytest.mark.parametrize("place", [0, 2, 4])
def test_what_a_total_is_made_without_may_be_another_measure(place: int) -> None:
    rows = [*AMOUNTS, ["Summa", "83 674"]]
    rows.insert(place, ["Sopkärl", "11 204"])
    result = read(rows, roles={6: "total"})
    assert (unit_of("Sopkärl", result), unit_of("Torg", result)) == (None, "tkr")
    assert is_told("Sopkärl", result)


@pytest.mark.parametrize("label", ["Nettokostnad", "varav torgvärdar"])
def test_what_accounts_have_and_what_says_of_which_it_is_are_money_beside_totals(label: str) -> None:
    rows = [*AMOUNTS, [label, "11 204"], ["Summa", "83 674"]]
    assert unit_of(label, read(rows, roles={6: "total"})) == "tkr"


@pytest.mark.parametrize(("label", "number"), [("Bryggor och torg", "40 024"), ("", "11 204")])
def test_what_sums_the_rows_above_it_or_has_no_name_is_money(label: str, number: str) -> None:
    result = read([*AMOUNTS, [label, number], ["Summa", "83 674"]], roles={6: "total"})
    assert {fact.unit for fact in result.records.facts} == {"tkr"}


def test_a_total_that_may_be_made_without_either_of_two_rows_tells_of_none() -> None:
    rows = [*AMOUNTS, ["Sopkärl", "11 204"], ["Bryggor", "11 204"], ["Summa", "94 878"]]
    assert unit_of("Sopkärl", read(rows, roles={7: "total"})) == "tkr"


def test_a_small_number_that_rounding_hides_is_no_part_of_a_total_that_is_exact_without_it() -> None:
    rows = [[name, number, number] for name, number in AMOUNTS]
    rows += [["Hylla", "1,5", "2,5"], ["Summa", "83 674", "83 674"]]
    result = read(rows, ("Verksamhet", "2023, tkr", "2024, tkr"), roles={6: "total"})
    assert {fact.unit for fact in result.records.facts if fact.row_path == "Hylla"} == {None}


def test_a_heading_of_money_reaches_no_table_in_which_only_counts_say_what_they_are() -> None:
    rows = [["Bänkar", "1 440"], ["Sopkärl", "1 210"]]
    header, sections = ["Verksamhet", "2024"], [section("Driftredovisning, tkr")]
    counts = interpret(report(table([header, *rows, ["Antal elever", "906"]]), sections=sections))
    assert unit_of("Bänkar", counts) is None
    for others in ([["Torg", "906"]], [["Hyror", "906"], ["Antal elever", "31"]], [["Antal elever", "31 %"]]):
        plain = interpret(report(table([header, *rows, *others]), sections=sections))
        assert unit_of("Bänkar", plain) == "tkr"


@pytest.mark.parametrize(
    ("name", "unit"), [("Bänkar", None), ("Lämnade svar", None), ("Kostnader", "tkr"), ("Budget", "tkr")]
)
def test_a_heading_of_money_reaches_no_column_of_words_that_mean_nothing(name, unit) -> None:
    rows = [[label, number, number, "1 558"] for label, number in AMOUNTS[2:]]
    header, sections = ["Plats", "Prognos", "Utfall", name], [section("Driftredovisning, tkr")]
    result = interpret(report(table([header, *rows]), sections=sections))
    units = {fact.column_label: fact.unit for fact in result.records.facts}
    assert (units[name], units["Utfall"]) == (unit, "tkr")
    assert is_told("Torg", result) is (unit is None)


@pytest.mark.parametrize("label", ["Sålda liter glass", "Löpmeter hylla", "Betjäningskvot"])
def test_measures_that_name_their_unit_in_words_are_no_money(label: str) -> None:
    result = read([*AMOUNTS, [label, "12 204"]])
    assert unit_of(label, result) not in ("tkr", "kr")


@pytest.mark.parametrize("label", ["Platser", "Inskrivna barn", "Timmar", "Vårddygn", "Andel privat"])
def test_what_makes_a_total_with_amounts_is_one_whatever_it_is_called(label: str) -> None:
    rows = [*AMOUNTS, [label, "1 200"]]
    with_it = read([*rows, ["Summa", "84 874"]], roles={6: "total"})
    without_it = read([*rows, ["Summa", "83 674"]], roles={6: "total"})
    assert unit_of(label, with_it) == "tkr"
    assert unit_of(label, without_it) not in ("tkr", "kr")


@pytest.mark.parametrize(
    ("others", "unit"),
    [
        (("Elever", "Lokaler"), "platser"),
        (("Antal elever", "Lokaler"), "platser"),
        (("Tjänster", "Lokaler"), "tkr"),
    ],
)
def test_what_makes_a_total_with_more_counts_than_amounts_counts(others, unit) -> None:
    numbers = zip([*others, "Platser"], ["1 440", "1 300", "1 210"], strict=True)
    rows = [*map(list, numbers), ["Summa", "3 950"]]
    assert unit_of("Platser", read(rows, roles={4: "total"})) == unit
