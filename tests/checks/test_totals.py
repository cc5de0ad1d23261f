"""Totals in the manner of several municipalities, right and wrong."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.checks.made_reports import alarms, report, table

from vonextract.checks.check import check
from vonextract.checks.line_words import line_words
from vonextract.checks.number_lines import Line, LineKind, numbers_of
from vonextract.checks.totals import _likely_starts, _natural_start, _Open

NESTED = [
    ["Verksamhet, tkr", "Utfall 2023", "Budget 2024"],
    ["71 Centralt", "-676", "-553"],
    ["77 Äldreomsorg", "", ""],
    ["770 Administration", "-7 874", "-14 698"],
    ["771 Myndighet", "-14 058", "-16 955"],
    ["773 Boende", "-3 972", "-4 477"],
    ["Summa 77 Äldreomsorg", "-25 904", "-36 130"],
    ["78 LSS", "", ""],
    ["780 Administration", "-9 031", "-16 656"],
    ["781 Myndighet", "-10 360", "-20 083"],
    ["Summa 78 LSS", "-19 391", "-36 739"],
    ["Summa alla verksamheter", "-45 971", "-73 422"],
]


def nested(**changes: str) -> list[list[str]]:
    """The nested table with cells `r6c1="..."` replaced."""
    rows = [list(row) for row in NESTED]
    for place, text in changes.items():
        row, col = place[1:].split("c")
        rows[int(row)][int(col)] = text
    return rows


def test_nested_totals_that_hold_say_nothing() -> None:
    assert check(report(table(NESTED, groups=[2, 7]))) == []


def test_a_wrong_subtotal_is_named_with_what_its_parts_give() -> None:
    (found,) = check(report(table(nested(r6c1="-25 863", r11c1="-45 930"), groups=[2, 7])))
    assert (found.rule, found.row, found.col) == ("total_mismatch", 6, 1)
    assert (found.expected, found.actual, found.page) == (Decimal(-25904), Decimal(-25863), 1)


def test_a_part_that_two_sums_doubt_is_named_itself() -> None:
    rows = [
        ["Verksamhet", "Kvartal 1", "Kvartal 2", "Totalt"],
        ["Hemtjänst", "110", "120", "230"],
        ["Boende", "310", "920", "630"],
        ["Service", "45", "55", "100"],
        ["Summa", "465", "495", "960"],
    ]
    (found,) = check(report(table(rows)))
    assert (found.row, found.col, found.expected) == (2, 2, Decimal(320))
    assert found.severity == "error"


def test_a_finding_says_what_calls_for_another_number() -> None:
    rows = [
        ["Verksamhet", "2023", "2024", "Summa"],
        ["Hemtjänst", "100", "200", "300"],
        ["Boende", "150", "250", "400"],
        ["Summa", "250", "450", "790"],
    ]
    (found,) = check(report(table(rows)))
    assert found.message.startswith(
        "'790' is printed; the 2 lines from '2023' to '2024' give 700;"
        " so do the 2 lines from 'Hemtjänst' to 'Boende'"
    )
    rows[2][2], rows[3][3] = "260", "700"
    (found,) = check(report(table(rows)))
    assert found.message.startswith(
        "'260' is printed; '400' and the 2 lines from '2023' to '2024' call for 250;"
        " so do the 2 lines from 'Hemtjänst' to 'Boende'"
    )


def test_group_rows_without_numbers_need_no_total_of_their_own() -> None:
    rows = nested()
    del rows[10], rows[6]
    assert check(report(table(rows, groups=[2, 6]))) == []


def test_varav_rows_are_no_parts() -> None:
    rows = [
        ["Post", "2023", "2024"],
        ["Personal", "500", "600"],
        ["varav sjuklön", "20", "25"],
        ["Lokaler", "100", "110"],
        ["Summa", "600", "710"],
    ]
    assert check(report(table(rows))) == []


def test_a_total_may_stand_above_its_parts() -> None:
    rows = [
        ["Verksamhet", "Budget", "Utfall"],
        ["Totalt nämnden", "1 000", "1 100"],
        ["Äldreomsorg", "600", "650"],
        ["Funktionsstöd", "300", "341"],
        ["Ledning", "100", "105"],
    ]
    assert alarms(check(report(table(rows)))) == [("total_mismatch", 1, 2)]


def test_a_total_of_a_span_found_from_the_numbers() -> None:
    rows = [
        ["Post, tkr", "Bokslut 2022", "Budget 2023"],
        ["Verksamhetens intäkter", "1 011", "968"],
        ["Personal", "-813", "-876"],
        ["Lokaler", "-102", "-105"],
        ["Verksamhetens kostnader", "-915", "-981"],
        ["Årets resultat", "96", "-13"],
    ]
    assert check(report(table(rows, totals=[4, 5]))) == []
    rows[4][2] = "-931"
    assert ("total_mismatch", 4, 2) in alarms(check(report(table(rows, totals=[4, 5]))))


@pytest.mark.parametrize("cost", ["-1 200", "1 200"])
def test_netto_is_income_and_cost_in_either_sign(cost) -> None:
    rows = [
        ["Tkr", "Utfall", "Budget"],
        ["Intäkter", "1 000", "900"],
        ["Kostnader", cost, cost.replace("2", "1")],
        ["Netto", "-200", "-200"],
    ]
    assert check(report(table(rows))) == []
    rows[3][1] = "-270"
    assert [(r, c) for _, r, c in alarms(check(report(table(rows))))] == [(3, 1)]


def test_rounding_is_information() -> None:
    rows = [["Post", "Mnkr"], ["A", "1,4"], ["B", "1,4"], ["C", "1,4"], ["Summa", "4,3"]]
    (found,) = check(report(table(rows, unit="mnkr")))
    assert (found.severity, found.rule) == ("info", "rounding")


def test_more_than_rounding_is_not() -> None:
    rows = [["Post", "Mnkr"], ["A", "1,4"], ["B", "1,4"], ["C", "1,4"], ["Summa", "4,5"]]
    assert alarms(check(report(table(rows, unit="mnkr")))) == [("total_mismatch", 4, 1)]


def test_a_misread_sign_is_an_error_of_ours() -> None:
    rows = [
        ["Post", "Budget", "Utfall"],
        ["A", "813", "820"],
        ["B", "-204", "-210"],
        ["Summa", "609", "-610"],
    ]
    (found,) = check(report(table(rows)))
    assert (found.severity, found.col, found.expected) == ("error", 2, Decimal(610))
    assert "misread sign" in found.message


def test_a_contradiction_no_slip_explains_is_the_reports_own() -> None:
    rows = [
        ["Post", "Budget", "Utfall"],
        ["A", "813", "820"],
        ["B", "204", "210"],
        ["Summa", "1 017", "1 573"],
    ]
    (found,) = check(report(table(rows)))
    assert found.severity == "warning"


def test_exchanged_columns_are_recognised() -> None:
    rows = [
        ["Post", "Budget", "Utfall"],
        ["A", "813", "820"],
        ["B", "317", "204"],
        ["C", "55", "68"],
        ["Summa", "1 072", "1 205"],
        ["D", "3", "4"],
        ["Summa totalt", "1 075", "1 209"],
    ]
    found = [f for f in check(report(table(rows))) if f.severity != "info"]
    assert {f.row for f in found} == {4}
    assert all("exchanged with column" in f.message for f in found)


def test_a_total_in_tkr_over_kronor_is_scaled() -> None:
    rows = [
        ["Åtgärd", "Effekt"],
        ["Flytt", "535 000"],
        ["Lokaler", "1 750 000"],
        ["Summa", "2 285 tkr"],
    ]
    assert alarms(check(report(table(rows, unit=None)))) == []
    rows[3][1] = "2 385 tkr"
    (found,) = check(report(table(rows, unit=None)))
    assert (found.expected, found.actual) == (Decimal(2285), Decimal(2385))


def test_units_that_cannot_be() -> None:
    rows = [["Åtgärd", "Effekt"], ["Flytt", "535 kr"], ["Lokaler", "750 tkr"], ["Summa", "1 285 tkr"]]
    assert alarms(check(report(table(rows)))) == [("mixed_units", 3, 1)]


def blank(*rows: list[str], total: str) -> list[list[str]]:
    """Rows with their totals, one of which is left blank."""
    header = ["Åtgärd", "2024", "2025", "Totalt"]
    return [header, *rows, ["Lokaler", "100", "250", "-"], ["Summa", "", "", total]]


WITH_TOTALS = [["Övertid", "535", "535", "1 070"], ["Konsulter", "1 200", "600", "1 800"]]


def test_a_blank_row_total_enters_with_its_years() -> None:
    assert alarms(check(report(table(blank(*WITH_TOTALS, total="3 220"))))) == []
    third = ["Resor", "20", "30", "50"]
    assert alarms(check(report(table(blank(*WITH_TOTALS, third, total="3 270"))))) == []


def test_a_single_row_does_not_tell_that_columns_are_summed() -> None:
    (only, _) = WITH_TOTALS
    assert alarms(check(report(table(blank(only, total="1 420"))))) != []


@pytest.mark.parametrize(
    ("label", "start"),
    [("Summa", 0), ("Summa drift", 2), ("Nettokostnad", 0), ("Summa 77 Äldreomsorg", 1)],
)
def test_where_the_parts_of_a_total_begin_by_its_label(label: str, start: int) -> None:
    def line(index: int, label: str, kind: LineKind = "part") -> Line:
        return Line(index, label, kind, {}, line_words().is_bare_total(label))

    above = [line(1, "Personal"), line(2, "Summa personal", "total"), line(3, "Hyror"), line(4, "El")]
    state = _Open(above, [("77 Äldreomsorg", 1)])
    kind: LineKind = "net" if label.startswith("Netto") else "total"
    assert _natural_start(line(5, label, kind), state, len(above)) == start
    if start:
        assert _natural_start(line(5, label, kind), state, len(above) - 1) == start - 1


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Andel", "2022", "2023"],
            ["Kvinnor", "90 %", "80 %"],
            ["Män", "70 %", "75 %"],
            ["Totalt", "81 %", "78 %"],
        ],
        [
            ["Indikator", "Kvinnor", "Män", "Totalt"],
            ["Nöjda", "90", "70", "81"],
            ["Trygga", "80", "60", "72"],
        ],
        [["Andel", "2023"], ["Kvinnor", "90"], ["Män", "70"], ["Totalt", "81"]],
        [
            ["Nyckeltal", "2022", "2023", "2024"],
            ["Platser", "10", "12", "13"],
            ["Totalt antal besök", "812", "913", "990"],
        ],
    ],
    ids=["percent", "shares by sex", "a share of all", "a total of something else"],
)
def test_what_no_label_says_to_be_a_sum_is_left_alone(rows) -> None:
    assert alarms(check(report(table(rows, unit=None)))) == []


def test_a_sum_that_its_lines_fall_short_of_may_lack_lines() -> None:
    rows = [["Åtgärd", "Effekt 2024"], ["Hemvårdsbidrag", "5 500"], ["Summa", "13 844"]]
    (found,) = [f for f in check(report(table(rows))) if f.severity != "info"]
    assert (found.rule, found.severity, found.expected) == ("incomplete_total", "error", 5500)
    rows.insert(2, ["Boende", "1 100"])
    assert [rule for rule, _, _ in alarms(check(report(table(rows))))] == ["incomplete_total"]


def test_a_sum_that_its_lines_exceed_is_a_contradiction() -> None:
    rows = [["Åtgärd", "Effekt 2024"], ["Bidrag", "8 949"], ["Boende", "4 600"], ["Summa", "13 149"]]
    assert alarms(check(report(table(rows)))) == [("total_mismatch", 3, 1)]


def test_a_part_that_was_read_into_the_header_is_no_contradiction() -> None:
    rows = [["Projekt Inventarier", "Budget 2024 -1 400", "Prognos 2024 -1 400", "Avvikelse 2024 0"]]
    rows += [["Underhåll", "-2 000", "-1 000", "1 000"], ["Data", "-900", "-500", "400"]]
    rows += [["Summa", "-4 300", "-2 900", "1 400"]]
    found = alarms(check(report(table(rows))))
    assert {rule for rule, _, _ in found} == {"numeric_header"}


def test_an_ending_that_fits_by_rounding_alone_does_not_hide_an_error() -> None:
    rows = [
        ["Verksamhet", "Utfall"],
        ["A", "2 925"],
        ["B", "-1 926"],
        ["C", "100"],
        ["D", "100"],
        ["Summa", "199"],
    ]
    found = check(report(table(rows)))
    assert [(f.rule, f.actual, f.expected) for f in found] == [("total_mismatch", 199, 1199)]


def test_a_total_closes_the_groups_that_began_among_its_lines() -> None:
    lines = [Line(index, f"Rad {index}", "part", {}) for index in range(4)]
    total = Line(4, "Summa", "total", {})
    state = _Open(lines.copy(), [("Förvaltning", 0), ("Skola", 1), ("Vård", 2), ("Omsorg", 3)])
    state.close(2, total)
    assert state.lines == [*lines[:2], total]
    assert state.groups == [("Förvaltning", 0), ("Skola", 1)]


@pytest.mark.parametrize(("stated", "first"), [(30, 1), (31, 1), (34, 0), (36, 0)])
def test_parts_likeliest_begin_where_most_of_their_sums_agree_within_rounding(
    stated: int, first: int
) -> None:
    found = numbers_of(table([["Post", "Utfall"], *([str(n), str(n)] for n in (4, 10, 20, stated))]))
    lines = [Line(row, "", "part", {1: number}) for (row, _), number in found.items()]
    assert _likely_starts(lines[-1], lines[:-1])[0] == first


def test_a_sum_over_a_number_that_was_not_read_is_no_mismatch() -> None:
    rows = [["Verksamhet", "2024", "2025"], ["A", "100", "110"], ["B", "200", "22 0"], ["C", "300", "330"]]
    assert alarms(check(report(table([*rows, ["Summa", "600", "660"]])))) == []
    assert alarms(check(report(table([*rows, ["Summa", "650", "660"]])))) == [("total_mismatch", 4, 1)]


@pytest.mark.parametrize(
    ("text", "held"),
    [("n.a.", False), ("..", False), ("…", False), ("uppgift saknas", False), ("-", True), ("", True)],
)
def test_a_total_may_hold_what_a_part_does_not_tell(text: str, held: bool) -> None:
    rows = [["Enhet", "2023", "2024"], ["Norr", "120", "130"], ["Söder", text, "70"], ["Väst", "45", "31"]]
    rows += [["Öst", "88", "64"], ["Summa", "321", "295"]]
    assert (alarms(check(report(table(rows)))) != []) is held
