"""A unit of money that nothing states is told by the same amounts, where their unit is stated."""

from decimal import Decimal
from typing import Any

import pytest
from tests.records.made_tables import BOX, report, section, table

from vonextract.geometry import Box
from vonextract.meaning.unit_phrases import amounts_in
from vonextract.model import Block, Report, Section
from vonextract.records.interpret import interpret
from vonextract.swedish.units import default_units

STATEMENT = [
    ["Resultaträkning", "2023"],
    ["Nettoomsättning", "2 582 860"],
    ["Rörelsekostnader", "-3 950 131"],
    ["Årets resultat", "-1 498 507"],
]


def told(*sentences: str) -> Section:
    blocks = [Block(type="paragraph", text=text, raw=text, page=1, box=BOX) for text in sentences]
    return section("Resultat").model_copy(update={"blocks": blocks})


def units(result: Report, table_id: int = 1) -> set[tuple[str | None, str | None]]:
    return {(f.unit, f.unit_source) for f in result.records.facts if f.table_id == table_id}


def rules(result: Report) -> list[str]:
    return [finding.rule for finding in result.findings]


def test_a_sentence_states_the_amounts_of_a_table_with_their_unit() -> None:
    text = told("Föreningen redovisar en förlust på 1 498 507 kr för året.")
    result = interpret(report(table(STATEMENT), sections=[text]))
    assert units(result) == {("kr", "inferred")}
    assert rules(result) == ["inferred_unit"]
    assert {fact.amount_sek for fact in result.records.facts} >= {Decimal(2_582_860)}


def test_a_summary_in_thousands_tells_the_unit_of_the_statement() -> None:
    summary = [
        ["Flerårsöversikt", "2023"],
        ["Nettoomsättning, tkr", "2 583"],
        ["Årets resultat, tkr", "-1 499"],
    ]
    result = interpret(report(table(summary), table(STATEMENT), sections=[told()]))
    assert units(result, 2) == {("kr", "inferred")}


def test_what_is_inferred_tells_the_next_table() -> None:
    notes = [["Not 2", "2023"], ["Avgifter", "1 382 860"], ["Hyror", "1 200 000"], ["Summa", "2 582 860"]]
    text = told("Förlusten blev 1 498 507 kr.")
    result = interpret(report(table(STATEMENT), table(notes, title="Not 2"), sections=[text]))
    assert units(result, 2) == {("kr", "inferred")}


@pytest.mark.parametrize(
    "sentences",
    [
        ["Kostnaden var 12 000 kr."],
        ["Resultatet blev -1 498 507 kr.", "Budgeten är 2 582 860 tkr."],
        ["Resultatet blev 1 500 tkr och omsättningen 2 600 tkr."],
    ],
)
def test_what_is_not_told_or_told_twice_remains_unknown(sentences: list[str]) -> None:
    result = interpret(report(table(STATEMENT), sections=[told(*sentences)]))
    assert units(result) == {(None, None)}
    assert rules(result) == ["unknown_unit"]
    assert {fact.amount_sek for fact in result.records.facts} == {None}


def test_tables_of_one_header_have_one_unit() -> None:
    head = ["Verksamhet", "Nettobudget", "Utfall", "Budgetavvikelse"]
    known = [table([head, ["Hemtjänst", f"{n} 382 kr", f"{n} 200 kr", "182 kr"]]) for n in (1, 2)]
    bare = table([head, ["Boende", "1 120", "1 130", "-10"]])
    result = interpret(report(*known, bare, sections=[told()]))
    assert units(result, 3) == {("kr", "inferred")}
    few = interpret(report(known[0], bare, sections=[told()]))
    assert units(few, 2) == {(None, None)}
    other = table([head, ["Hemtjänst", "12 tkr", "13 tkr", "-1 tkr"]])
    assert units(interpret(report(*known, other, bare, sections=[told()])), 4) == {(None, None)}


def test_a_difference_with_a_unit_tells_that_of_the_amounts_before_it() -> None:
    head = ["Toimintatuotot", "TP 2024", "TP 2023", "Muutos €", "Muutos %"]
    rows = [["Kaupunki", "7 725", "7 920", "-195", "-2,5"], ["Lautakunta", "85", "84", "1", "1,2"]]
    result = interpret(report(table([head, *rows]), sections=[told()]))
    assert [fact.unit for fact in result.records.facts] == ["euro", "euro", "euro", "procent"] * 2
    assert {f.unit_source for f in result.records.facts if f.column_label.startswith("TP")} == {"inferred"}
    wrong = [head, rows[0], ["Lautakunta", "85", "80", "1", "1,2"]]
    apart = interpret(report(table(wrong), sections=[told()]))
    assert {f.unit for f in apart.records.facts if f.column_label.startswith("TP")} == {None}


HUNDREDTHS = [
    ["Utgift", "Belopp", "Timmar"],
    ["Färjor", "12 345,67", "1,50"],
    ["Bussar", "800,00", "12,25"],
]


def test_amounts_to_the_hundredth_are_in_the_currency_of_the_report() -> None:
    result = interpret(report(table(HUNDREDTHS), sections=[told("Färjorna kostade 12 346 kr.")]))
    assert [fact.unit for fact in result.records.facts] == ["kr", "timmar"] * 2
    assert [fact.fact_type for fact in result.records.facts][::2] == ["amount", "amount"]
    assert "inferred_unit" in rules(result)


@pytest.mark.parametrize(
    "text",
    [
        "Färjorna kostade mycket.",
        "Av 12 346 kr gick 500 euro till bussar.",
        "Färjorna kostade 12 346 kr, bron 5,25 mnkr.",
    ],
)
def test_without_one_currency_hundredths_tell_nothing(text: str) -> None:
    result = interpret(report(table(HUNDREDTHS), sections=[told(text)]))
    assert {f.unit for f in result.records.facts if f.column_label == "Belopp"} == {None}


def test_what_no_thousands_can_be_is_in_the_currency_though_thousands_are_named() -> None:
    text = told("Färjorna kostade 12 346 kr, bron 5,25 mnkr.")
    rows = [*HUNDREDTHS, ["Bro", "5 250 000,00", "8,00"]]
    assert {fact.unit for fact in interpret(report(table(rows), sections=[text])).records.facts} == {
        "kr",
        "timmar",
    }


def test_annual_accounts_that_name_kronor_alone_are_in_kronor() -> None:
    kronor, thousands = "Taxeringsvärdet är 67 835 000 kr.", "Kassan räcker till lån på 5 mnkr."
    accounts = {"document_type": "årsredovisning"}
    result = interpret(report(table(STATEMENT), sections=[told(kronor)], **accounts))
    assert units(result) == {("kr", "inferred")}
    assert rules(result) == ["inferred_unit"]
    for other in (
        report(table(STATEMENT), sections=[told(kronor, thousands)], **accounts),
        report(table(STATEMENT), sections=[told("Kassan är god.")], **accounts),
        report(table(STATEMENT), sections=[told(kronor)], document_type="delårsrapport"),
    ):
        assert units(interpret(other)) == {(None, None)}


def test_many_tables_without_a_unit_are_one_finding() -> None:
    result = interpret(report(*[table(STATEMENT) for _ in range(12)], sections=[told()]))
    assert rules(result) == ["unknown_unit"]


def test_counts_beside_amounts_get_no_money() -> None:
    rows = [*STATEMENT, ["Antal anställda", "14"], ["Andel heltid", "80"]]
    result = interpret(report(table(rows), sections=[told("Förlusten blev 1 498 507 kr.")]))
    assert {f.unit for f in result.records.facts if f.row > 3} == {"antal", "procent"}


def test_amounts_of_a_text_have_their_units() -> None:
    text = "Av 12,5 mnkr gick 1 498 507 kronor till lån, 212.727 euroa till hus och 12 till bilar."
    assert list(amounts_in(text, default_units())) == [
        (Decimal("12.5"), "mnkr"),
        (Decimal(1_498_507), "kr"),
        (Decimal(212_727), "euro"),
    ]


def test_a_text_in_a_table_states_amounts_as_a_sentence_does() -> None:
    said = table([["Händelse", "Kommentar"], ["Bokslut", "Förlusten blev 1 498 507 kr"]])
    assert units(interpret(report(table(STATEMENT), said, sections=[told()]))) == {("kr", "inferred")}


ABOVE = [["(tkr)", "2025", "2024"], ["Hyror", "7 598", "2 055"], ["Personal", "2 896", "5 257"]]
BELOW = [["", "2023", "2022"], ["Fordon", "5 868", "2 385"], ["Antal elever", "412", "398"]]


def parts(between: str = "", lower_rows: list[list[str]] = BELOW, **changes: Any) -> Report:
    """Two tables, one below the other."""
    upper, lower = BOX._replace(top=20, bottom=60), BOX._replace(top=70, bottom=110)
    places = {"box": lower} | changes
    tables = [table(ABOVE, title="Drift", box=upper), table(lower_rows, title="Drift", **places)]
    for made in tables:
        for cell in made.cells:
            cell.box = made.box
    text = section("Drift")
    if between:
        at = BOX._replace(top=62, bottom=68)
        text.blocks = [Block(type="paragraph", text=between, raw=between, page=1, box=at)]
    return interpret(report(*tables, sections=[text]))


def test_a_table_right_below_one_goes_on_in_its_unit() -> None:
    read = parts()
    assert units(read, 2) == {("tkr", "inferred"), ("antal", "row")}
    assert "inferred_unit" in rules(read)


@pytest.mark.parametrize(
    "read",
    [
        parts("Här redovisas fordon."),
        parts(page_first=2, page_last=2),
        parts(box=Box(0, 70, 90, 110)),
    ],
)
def test_a_table_apart_from_the_one_before_does_not(read: Report) -> None:
    assert units(read, 2) == {(None, None), ("antal", "row")}


def test_a_table_below_that_states_units_of_its_own_does_not() -> None:
    read = parts(lower_rows=[*BELOW[:2], ["Bidrag, kr", "12 000", "11 000"]])
    assert units(read, 2) == {(None, None), ("kr", "row")}


def test_numbers_that_may_have_the_unit_stated_for_all_are_told_where_none_has_it() -> None:
    rows = [
        ["(tkr)", "2024", "2023"],
        ["Antal ärenden", "2 469", "1 497"],
        ["Soliditet (%)", "82,9", "70,4"],
        ["Övrigt", "1 860", "2 052"],
        ["Kr per plats", "23 607", "51 755"],
    ]
    read = interpret(report(table(rows), sections=[told()]))
    assert (None, None) in units(read)
    assert "unknown_unit" in rules(read)
