"""Years and units that stand outside of their table: above it, in the table before, in the report."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from tests.records.made_tables import report, section, table

from vonextract.geometry import Box
from vonextract.model import Block, Cell, Fact, Section, Table
from vonextract.records.interpret import interpret
from vonextract.records.outside_headers import _in_steps

ROWS = [["Nettoomsättning", "2 582 860", "2 565 302"], ["Årets resultat", "-1 498 507", "-1 407 764"]]


def placed(rows: Sequence[Sequence[str]], top: float, **changes: Any) -> Table:
    """A table whose columns end at 300, 400 and 500 points and whose rows are ten points high."""
    made = table(rows, header_rows=0, **changes)
    cells = [
        Cell(**(cell.model_dump() | {"box": Box(0, top + 10 * cell.row, 300 + 100 * cell.col, top + 10)}))
        for cell in made.cells
    ]
    return made.model_copy(update={"cells": cells, "box": Box(0, top, 500, top + 10 * len(rows))})


def printed(*lines: tuple[str, float]) -> Section:
    """The one section of a page with its lines, each at its height."""
    blocks = [
        Block(type="paragraph", text=text, raw=text, page=1, box=Box(200 + nth, top, 500, top + 9))
        for nth, (text, top) in enumerate(lines)
    ]
    return section("Resultaträkning").model_copy(update={"blocks": blocks, "box": Box(0, 5, 90, 15)})


def facts(*tables: Table, text: Section, **meta: object) -> dict[tuple[int, int, int], Fact]:
    result = interpret(report(*tables, sections=[text], **meta))
    return {(fact.table_id, fact.row, fact.col): fact for fact in result.records.facts}


def years(*tables: Table, text: Section) -> list[int | None]:
    return [fact.year for fact in facts(*tables, text=text).values() if fact.row == 0]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([("Not 2023 2022", 40)], [2023, 2022]),
        ([("2023-12-31 2022-12-31", 40), ("Rörelseintäkter", 80)], [2023, 2022]),
        ([("2023", 41), ("2022", 40)], [2023, 2022]),
        ([("2023 Not 2022", 40)], [None, None]),
        ([("Under 2023 2022 har antalet ärenden ökat i hela länet", 40)], [None, None]),
        ([("Belopp 2023", 40)], [None, None]),
        ([("2023 2022 2021", 40)], [None, None]),
        ([("2023 2022", 40), ("Ett långt stycke text skiljer raden från tabellen. " * 3, 60)], [None, None]),
        ([("2023 2022", 140)], [None, None]),
    ],
)
def test_a_line_of_years_heads_the_columns_of_the_table_below(
    lines: list[tuple[str, float]], found: list[int | None]
) -> None:
    assert years(placed(ROWS, 100), text=printed(*lines)) == found


def test_two_halves_of_a_statement_stand_under_the_same_years() -> None:
    rows = [["Byggnader", "2 582 860", "2 565 302", "Insatser", "498 507", "407 764"]]
    both = facts(placed(rows, 100), text=printed(("Tillgångar 2023 2022 Skulder 2023 2022", 40)))
    assert [both[1, 0, col].year for col in (1, 2, 4, 5)] == [2023, 2022, 2023, 2022]
    assert both[1, 0, 4].column_label == "2023"
    other = facts(placed(rows, 100), text=printed(("Tillgångar 2023 2022 Skulder 2023 2021", 40)))
    assert {fact.year for fact in other.values()} == {None}


@pytest.mark.parametrize(
    ("first", "found"),
    [
        (["Flerårsöversikt (kr)", "2023", "Belopp i kr 2022"], [2023, 2022]),
        (["", "2022-12-31", "2023-12-31"], [2022, 2023]),
        (["Byggår", "1952", "1987"], [None, None]),
        (["Byggår", "1952", ""], [None, None]),
    ],
)
def test_years_that_were_left_in_the_body_head_its_columns(first: list[str], found: list[int | None]) -> None:
    rows = [["769605-0116", "", ""], first, *ROWS]
    made = placed(rows, 100).model_copy(update={"n_header_rows": 1})
    below = [fact for fact in facts(made, text=printed()).values() if fact.row == 2]
    assert [fact.year for fact in below] == found
    assert [fact.column_label for fact in below] == (first[1:] if all(found) else ["", ""])


def test_first_and_last_days_stand_in_two_lines() -> None:
    lines = printed(("Not 2022-01-01 2021-01-01", 40), ("1 -2022-12-31 -2021-12-31", 50))
    first = facts(placed(ROWS, 100), text=lines)[1, 0, 1]
    assert (first.period_start, first.period_end) == (dt.date(2022, 1, 1), dt.date(2022, 12, 31))


def test_numbers_of_notes_stand_under_no_year() -> None:
    rows = [["Nettoomsättning", "2", "2 582 860", "2 565 302"], ["Drift", "4", "-1 827 145", "-1 782 372"]]
    found = facts(placed(rows, 100), text=printed(("2023 2022", 40)))
    assert [found[1, 0, col].year for col in (2, 3)] == [2023, 2022]


def test_the_header_of_the_table_before_holds_for_columns_below_it() -> None:
    head = [["", "2023", "2022"], *ROWS]
    before = placed(head, 100).model_copy(update={"n_header_rows": 1})
    assert years(before, placed(ROWS, 200), text=printed())[-2:] == [2023, 2022]
    aside = placed([[*row, "5 100"] for row in ROWS], 200)
    assert years(before, aside, text=printed())[-3:] == [None, None, None]


def test_a_table_with_headers_of_its_own_borrows_none() -> None:
    other = table([["Enhet", "Intäkter", "Kostnader"], ["Hemtjänst", "100", "200"]])
    before = table([["", "2023", "2022"], *ROWS])
    assert years(before, other, text=printed()) == []
    assert {f.year for f in facts(before, other, text=printed()).values() if f.table_id == 2} == {None}


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("Årsredovisningen är upprättad i svenska kronor, SEK.", "kr"),
        ("Om inte annat anges redovisas alla belopp i tkr.", "tkr"),
        ("Belopp anges i miljoner kronor om inte annat anges.", "mnkr"),
        ("Kostnaden uppgick till 12 000 kr.", None),
        ("Belopp i tkr. Alla belopp anges i kronor.", None),
    ],
)
def test_what_a_report_says_anywhere_holds_for_its_tables_of_money(sentence: str, unit: str | None) -> None:
    told = section("Principer", 2).model_copy(
        update={
            "blocks": [Block(type="paragraph", text=sentence, raw=sentence, page=1, box=Box(0, 300, 9, 310))]
        }
    )
    rows = [["Resultaträkning", "2023"], *[row[:2] for row in ROWS], ["Antal anställda", "12"]]
    result = interpret(report(table(rows), sections=[section("Resultat"), told]))
    found = {fact.row: fact for fact in result.records.facts}
    assert (found[1].unit, found[1].unit_source) == (unit, "document" if unit else None)
    assert found[3].unit != "kr" and found[3].amount_sek is None


def test_years_and_rates_are_no_money() -> None:
    text = printed(("Årsredovisningen är upprättad i svenska kronor.", 900))
    rows = [
        ["Not", "Ränta", "Belopp 2023"],
        ["Värdeår", "1,20", "2013"],
        ["Reparationer", "3,10", "44 390 000"],
        ["Försäkring", "2,00", "1 250 000"],
    ]
    found = facts(table(rows, title="Not 4"), text=text)
    assert found[1, 2, 2].amount_sek == Decimal(44_390_000)
    assert found[1, 1, 2].unit is None and found[1, 2, 1].unit is None


@pytest.mark.parametrize(
    ("header", "text", "unit"),
    [
        ("Maxantal förskoleplatser", "94", "antal"),
        ("Andel utrikes födda", "39", "procent"),
        ("Andel utrikes födda", "0,39", None),
        ("Procentdifferens", "+10", "procentenheter"),
    ],
)
def test_a_header_means_a_unit_that_it_does_not_name(header: str, text: str, unit: str | None) -> None:
    rows = [["Kommun", header], ["Ale", text], ["Nacka", text]]
    assert facts(table(rows), text=printed())[1, 1, 1].unit == unit


def test_a_line_above_a_table_states_the_unit_of_the_whole() -> None:
    rows = [["", "2013", "2014"], ["KPI", "0,5", "1,2"]]
    made = table(rows).model_copy(update={"box": Box(0, 100, 500, 120)})
    for line in ("Årlig procentuell förändring om ej annat anges", "Procent, kvartalsmedelvärden"):
        found = facts(made, text=printed((line, 88)))[1, 1, 1]
        assert (found.unit, found.unit_source) == ("procent", "table")


def test_a_row_of_units_below_the_header_states_no_numbers() -> None:
    rows = [
        ["", "2024", "2023", "Ändring"],
        ["", "1 000 kr", "1000 kr", "%"],
        ["Intäkter", "7 726", "7 920", "-2"],
    ]
    found = facts(table(rows, title="Resultaträkning"), text=printed())
    assert {place[1] for place in found} == {2}
    assert [found[1, 2, col].unit for col in (1, 2, 3)] == ["tkr", "tkr", "procent"]


def test_a_price_a_piece_is_in_kronor_where_the_table_is_and_no_amount() -> None:
    rows = [
        ["Flerårsöversikt (kr)", "2023"],
        ["Årsavgift/kvm bostadsrättsyta", "435"],
        ["Nettoomsättning", "12 000"],
    ]
    found = facts(table(rows), text=printed())
    assert (found[1, 1, 1].unit, found[1, 1, 1].amount_sek) == ("kr per kvm", None)
    assert found[1, 2, 1].amount_sek == Decimal(12_000)


def test_what_stands_over_the_column_of_text_beside_says_nothing_of_a_table() -> None:
    made = table([["", "2014"], ["Löner", "593"]]).model_copy(update={"box": Box(0, 100, 200, 120)})
    beside = Block(
        type="paragraph", text="Procentenheter", raw="Procentenheter", page=1, box=Box(250, 80, 350, 90)
    )
    text = section("Inkomster").model_copy(update={"blocks": [beside]})
    assert facts(made, text=text)[1, 1, 1].unit is None


def test_a_line_about_shares_states_no_unit_of_columns_of_amounts() -> None:
    rows = [["", "Villkorsdag", "2023-12-31", "2022-12-31"], ["Nordea", "", "1,06", "43 930 000"]]
    made = table(rows, title="Not 16").model_copy(update={"box": Box(0, 100, 500, 120)})
    lines = printed(("Räntesats Skuld", 88), ("Årsredovisningen är upprättad i svenska kronor.", 900))
    found = facts(made, text=lines)
    assert [(found[1, 1, col].unit, found[1, 1, col].fact_type) for col in (2, 3)] == [
        ("procent", "share"),
        ("kr", "amount"),
    ]


@pytest.mark.parametrize("name", ["Insatser", "Inbetalda insatser"])
def test_contributions_in_accounts_are_money_and_count_nothing(name: str) -> None:
    text = printed(("Årsredovisningen är upprättad i svenska kronor.", 900))
    head = ["", name, "Balanserat resultat", "Årets resultat"]
    equity = [head, ["Belopp vid årets ingång", "23 903 039", "-58 957", "52 314"]]
    assert facts(table(equity, title="Förändring av eget kapital"), text=text)[1, 1, 1].unit == "kr"
    down = [["Eget kapital", "2023"], [name, "23 903 039"], ["Balanserat resultat", "-58 957"]]
    assert facts(table(down, title="Balansräkning"), text=text)[1, 1, 1].unit == "kr"


def test_contributions_elsewhere_are_counted() -> None:
    text = printed(("Alla belopp anges i svenska kronor.", 900))
    counted = [["Verksamhet", "Insatser"], ["Hemtjänst", "312"], ["Boende", "45"]]
    assert facts(table(counted, title="Volymer"), text=text)[1, 1, 1].fact_type == "count"


def test_a_day_beside_the_label_dates_no_number_of_a_column_with_its_own_day() -> None:
    rows = [["Långivare", "Villkorsdag", "2023-12-31"], ["Nordea", "2024-06-07", "43 930 000"]]
    found = facts(table(rows, title="Not 16"), text=printed())[1, 1, 2]
    assert (found.year, found.period_end) == (2023, dt.date(2023, 12, 31))
    rows[0][2] = "Räntesats"
    assert facts(table(rows, title="Not 16"), text=printed())[1, 1, 2].period_end is None


def test_what_stood_when_the_year_began_is_of_the_year_before() -> None:
    head = ["", "Medlemsinsatser", "Balanserat resultat", "Årets resultat"]
    rows = [
        head,
        ["Belopp vid årets ingång", "23 903 039", "-58 957", "52 314"],
        ["Belopp vid årets utgång", "23 903 039", "-6 643", "41 200"],
    ]
    made = table(rows, title="Förändring av eget kapital")
    found = facts(made, text=section("Eget kapital"), document_type="årsredovisning", year=2023)
    assert {fact.kind for fact in found.values()} == {"balansrakning"}
    assert [found[1, 1, col].period_end for col in (1, 2, 3)] == [dt.date(2022, 12, 31)] * 3
    assert [found[1, 2, col].year for col in (1, 2, 3)] == [2023] * 3
    across = [["", "Belopp vid årets ingång", "Förändring"], ["Medlemsinsatser", "23 903 039", "7 000"]]
    turned = facts(
        table(across, title="Eget kapital"), text=section("Not"), document_type="årsredovisning", year=2023
    )
    assert [turned[1, 1, col].year for col in (1, 2)] == [2022, 2023]
    dated = [["", "2023-12-31"], ["Belopp vid årets ingång", "23 903 039"], ["Medlemsinsatser", "7 000"]]
    said = facts(
        table(dated, title="Eget kapital"), text=section("Not"), document_type="årsredovisning", year=2023
    )
    assert said[1, 1, 1].year == 2023


RISKS = [
    ["Risk", "Sannolikhet", "Konsekvens", "Åtgärd"],
    ["Pass bemannas inte", "3", "4", "Rekrytera tidigare"],
    ["Läkemedel ges fel", "2", "4", "Dubbel kontroll"],
]


@pytest.mark.parametrize(
    ("rows", "changes", "risks"),
    [
        ([["Kvalitet", "", "", ""], ["Elever slutar", "2", "3", "Handlingsplan"]], {"n_header_rows": 1}, 3),
        ([["Elever slutar", "2", "3", "Handlingsplan"]], {"n_header_rows": 0}, 3),
        ([["Elever slutar", "2", "3", "Handlingsplan"]], {"n_header_rows": 0, "page_first": 3}, 2),
        ([["Elever slutar", "2", "3", "Plan"]], {"n_header_rows": 0, "box": Box(0, 100, 420, 120)}, 2),
    ],
)
def test_a_table_goes_on_over_the_page_below_the_header_of_the_one_before(
    rows: list[list[str]], changes: dict[str, Any], risks: int
) -> None:
    box = {"box": Box(0, 100, 500, 140)}
    further = {"page_first": 2, "page_last": 2, **box, **changes}
    made = [table(RISKS, title="Riskanalys").model_copy(update=box), table(rows).model_copy(update=further)]
    result = interpret(report(*made, sections=[section("Riskanalys")]))
    assert len(result.records.risker) == risks
    if risks == 3:
        assert result.records.risker[2].atgard == "Handlingsplan"
        assert [fact.column_label for fact in result.records.facts][-2:] == ["Sannolikhet", "Konsekvens"]


def test_below_a_line_of_text_nothing_goes_on() -> None:
    rows = [["Elever slutar", "2", "3", "Handlingsplan"]]
    box = Box(0, 100, 500, 140)
    second = table(rows, header_rows=0).model_copy(update={"page_first": 2, "page_last": 2, "box": box})
    first = table(RISKS, title="Riskanalys").model_copy(update={"box": box})
    line = Block(type="paragraph", text="Ny tabell", raw="Ny tabell", page=2, box=Box(0, 60, 200, 70))
    told = section("Riskanalys").model_copy(update={"blocks": [line]})
    assert len(interpret(report(first, second, sections=[told])).records.risker) == 2


def test_years_of_two_halves_in_the_body_are_the_same_years_twice() -> None:
    assert _in_steps([2023, 2024, 2023, 2024]) and _in_steps([2024, 2023, 2022])
    assert not _in_steps([2023, 2024, 2024, 2025])
    assert not _in_steps([2023, 2023]) and not _in_steps([2023]) and not _in_steps([2023, None])


def test_the_last_of_several_lines_above_a_table_heads_its_columns() -> None:
    text = printed(("Ett långt stycke text om året\nsom har varit och gått\n2023 2022", 60))
    high = [block.model_copy(update={"box": Box(200, 60, 500, 90)}) for block in text.blocks]
    assert years(placed(ROWS, 100), text=text.model_copy(update={"blocks": high})) == [2023, 2022]


def test_a_line_of_first_and_last_days_heads_the_columns_with_their_whole_years() -> None:
    line = printed(("2023-01-01 - 2023-12-31 2022-01-01 - 2022-12-31", 40))
    found = facts(placed(ROWS, 100), text=line)
    spans = [(found[1, 0, col].period_start, found[1, 0, col].period_end) for col in (1, 2)]
    assert spans == [(dt.date(year, 1, 1), dt.date(year, 12, 31)) for year in (2023, 2022)]


def test_the_year_of_a_title_is_not_taken_for_that_of_the_document() -> None:
    rows = [["Verksamhet", "Utfall"], ["Hemtjänst", "1 200"]]
    made = table(rows, title="Driftredovisning 2022 (tkr)")
    found = interpret(report(made, year=2023, document_type="arsredovisning")).records.facts
    assert [fact.year for fact in found] == [2022]


@pytest.mark.parametrize(("page", "found"), [(1, [2023, 2022]), (2, [2023, 2022]), (3, [None, None])])
def test_the_header_of_the_table_before_holds_on_its_page_and_the_next(
    page: int, found: list[int | None]
) -> None:
    head = [["", "2023", "2022"], *ROWS]
    before = placed(head, 100).model_copy(update={"n_header_rows": 1})
    after = placed(ROWS, 200).model_copy(update={"page_first": page, "page_last": page})
    assert years(before, after, text=printed())[-2:] == found


def test_zeros_and_negative_numbers_before_amounts_are_no_numbers_of_notes() -> None:
    def heads(first: str, second: str) -> list[int | None]:
        rows = [["Nettoomsättning", first, "2 582 860"], ["Drift", second, "-1 827 145"]]
        found = facts(placed(rows, 100), text=printed(("2023 2022", 40)))
        return [found[1, 0, col].year for col in (1, 2) if (1, 0, col) in found]

    assert heads("0", "4") == heads("-1", "4") == [2023, 2022]
    assert heads("2", "4") == [None, None]
