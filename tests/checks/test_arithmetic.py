"""Differences and nets between columns and between rows."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.checks.made_reports import BOX, alarms, report, table

from vonextract.checks.arithmetic import arithmetic_relations
from vonextract.checks.check import check
from vonextract.checks.equations import Number, printed_step
from vonextract.checks.number_lines import Line
from vonextract.checks.settings import SETTINGS
from vonextract.model import Cell

OUTCOMES = [(1_200, 1_250), (803, 790), (455, 512), (96, 71), (310, 300)]


def follow_up(sign: int) -> list[list[str]]:
    """Budget, utfall and their difference in one of the two sign conventions."""
    rows = [[f"Enhet {k}", str(b), str(u), str(sign * (b - u))] for k, (b, u) in enumerate(OUTCOMES)]
    return [["Enhet", "Budget 2024", "Utfall 2024", "Avvikelse"], *rows]


@pytest.mark.parametrize("sign", [1, -1])
def test_avvikelse_in_either_sign_convention(sign) -> None:
    rows = follow_up(sign)
    assert check(report(table(rows))) == []
    rows[2][3] = "31"
    (found,) = check(report(table(rows)))
    assert (found.rule, found.row, found.col) == ("arithmetic_mismatch", 2, 3)
    assert (found.expected, found.actual) == (Decimal(sign * 13), Decimal(31))


def test_the_difference_is_taken_between_the_columns_that_fit() -> None:
    rows = [["Enhet", "Bokslut 2023", "Budget 2024", "Prognos 2024", "Avvikelse"]]
    rows += [[f"Enhet {k}", str(b + 37 * k), str(b), str(u), str(b - u)] for k, (b, u) in enumerate(OUTCOMES)]
    assert check(report(table(rows))) == []


def test_nettokostnad_of_income_and_cost_with_blanks() -> None:
    rows = [
        ["Verksamhet", "Kostnader", "Intäkter", "Nettokostnad"],
        ["Nämnd", "-743", "", "-743"],
        ["Boende", "-9 502", "1 142", "-8 360"],
        ["Hemtjänst", "-2 384", "650", "-1 734"],
        ["Öppen verksamhet", "-1 479", "235", "-1 254"],
    ]
    assert [(row, col) for _, row, col in alarms(check(report(table(rows))))] == [(4, 3)]


def test_differences_between_rows() -> None:
    rows = [
        ["Tkr", "jan", "feb", "mars", "april"],
        ["Budget", "1 200", "1 310", "1 290", "1 400"],
        ["Utfall", "1 180", "1 350", "1 300", "1 340"],
        ["Avvikelse", "20", "-40", "-10", "90"],
    ]
    assert alarms(check(report(table(rows)))) == [("arithmetic_mismatch", 3, 4)]


def test_changes_in_percent_are_no_differences() -> None:
    rows = [["Mått", "2023", "2024", "Förändring"], ["A", "100", "110", "10 %"], ["B", "50", "60", "20 %"]]
    assert alarms(check(report(table(rows, unit=None)))) == []


def test_a_column_that_is_no_difference_of_its_neighbours_is_left_alone() -> None:
    rows = follow_up(1)
    for row, other in zip(rows[1:], ["7", "-310", "44", "5", "-2"], strict=True):
        row[3] = other
    assert alarms(check(report(table(rows)))) == []


def test_one_false_cell_behind_two_failing_sums_gives_one_finding() -> None:
    rows = [
        ["Tjänst", "Prognos intäkter", "Prognos kostnader", "Prognos resultat"],
        ["Ekonomi", "82,2", "-69,5", "12,7"],
        ["HR", "143,3", "-145,4", "-2,1"],
        ["Digitalt", "840,9", "-848,5", "-7,6"],
        ["Totalt", "-1 066,4", "-1 063,4", "3,0"],
    ]
    (found,) = [f for f in check(report(table(rows, unit="mnkr"))) if f.severity != "info"]
    assert (found.row, found.col, found.severity) == (4, 1, "error")
    assert found.expected == Decimal("1066.4")


def test_a_column_may_be_a_difference_without_saying_so() -> None:
    rows = follow_up(1)
    rows[0] = ["Enhet", "Budget", "Utfall", "Bu-utf"]
    rows += [["Enhet 5", "700", "640", "60"], ["Enhet 6", "820", "777", "45"]]
    assert alarms(check(report(table(rows)))) == [("arithmetic_mismatch", 7, 3)]


def test_a_label_broken_in_a_narrow_cell_is_still_known() -> None:
    rows = follow_up(1)
    rows[0][3] = "Budgetav vikelse"
    rows[1][3] = "-59"
    assert alarms(check(report(table(rows)))) == [("arithmetic_mismatch", 1, 3)]


def test_a_difference_needs_both_its_sides() -> None:
    rows = [["Enhet", "Budget", "Utfall", "Avvikelse"], ["a", "100", "90", "10"], ["b", "200", "190", "10"]]
    assert alarms(check(report(table([*rows, ["c", "300", "280", "20"], ["d", "400", "", "50"]])))) == []


def test_rows_that_no_label_makes_a_difference_are_none_however_many_numbers_say_so() -> None:
    rows = [["Enhet", *"ABCDEFG"], ["Norr", *map(str, range(200, 270, 10))], ["Syd", *["110"] * 7]]
    rows += [["Öst", *(str(int(north) - 110) for north in rows[1][1:7]), "57"]]
    assert alarms(check(report(table(rows)))) == []
    rows[3][0] = "Differens"
    assert alarms(check(report(table(rows)))) == [("arithmetic_mismatch", 3, 7)]


def test_a_net_beside_which_nothing_stands_is_held_against_nothing() -> None:
    rows = [["Verksamhet", "Kostnader", "Intäkter", "Nettokostnad"], ["Nämnd", "-743", "", "-743"]]
    rows += [["Boende", "-9 502", "1 142", "-8 360"], ["Hemtjänst", "-2 384", "650", "-1 734"]]
    assert alarms(check(report(table([*rows, ["Övrigt", "", "", "-5"]])))) == []


def columns(**numbers: str) -> list[Line]:
    """Columns by their label, "_" for a space, each with its numbers from the first slot on, "-" for none."""
    lines = []
    for col, (label, texts) in enumerate(numbers.items()):
        found = {}
        for row, text in enumerate(texts.split()):
            if text != "-":
                value = Decimal(text)
                cell = Cell(row=row, col=col, text=text, value=value, page=1, box=BOX)
                found[row] = Number(1, cell, value, printed_step(value), None, None)
        lines.append(Line(col, label.rstrip("0123456789_"), "part", found))
    return lines


def stated(suffice: bool = True, /, **numbers: str) -> list[tuple[str, int, int]]:
    """What columns are made of, and how many of their numbers agree and do not; if `suffice`, by numbers."""
    relations = arithmetic_relations(columns(**numbers), numbers_suffice=suffice)
    return [(r.what, len(r.equations) - len(r.failing), len(r.failing)) for r in relations]


UNLIKE = {f"Post{n}": f"{7919 * n} {104729 * n % 9973} {611953 * n % 8887}" for n in range(1, 10)}


@pytest.mark.parametrize(
    ("label", "result", "made"),
    [
        ("Netto", "90 170 260", [("'Bidrag' + 'Kostnad'", 3, 0)]),
        ("Avvikelse", "90 170 260", []),
        ("Avvikelse", "110 230 340", [("'Kostnad' - 'Bidrag'", 3, 0)]),
        ("Netto", "110 230 340", [("'Kostnad' - 'Bidrag'", 3, 0)]),
        ("Avvikelse", "-110 -230 -340", [("'Bidrag' - 'Kostnad'", 3, 0)]),
        ("Netto", "200 400 600", []),
        ("Avvikelse", "0 0 0", []),
        ("Annat", "110 230 340", []),
    ],
)
def test_a_net_may_add_and_a_difference_only_takes_away(
    label: str, result: str, made: list[tuple[str, int, int]]
) -> None:
    assert stated(Kostnad="100 200 300", Bidrag="-10 -30 -40", **{label: result}) == made


def test_of_equal_lines_the_nearest_is_taken() -> None:
    assert stated(
        Utfall="300 500 700", Plan="300 500 700", Budget="100 150 240", Avvikelse="200 350 460"
    ) == [("'Plan' - 'Budget'", 3, 0)]
    assert stated(
        Avvikelse="200 350 460", Budget="100 150 240", Plan="300 500 700", Utfall="300 500 700"
    ) == [("'Plan' - 'Budget'", 3, 0)]


@pytest.mark.parametrize(("between", "found"), [(6, True), (7, False)])
def test_a_line_reaches_eight_lines_in_either_direction(between: int, found: bool) -> None:
    assert SETTINGS.reach == 8
    far = dict(list(UNLIKE.items())[:between])
    before = stated(Utfall="300 500 700", Budget="100 150 240", **far, Avvikelse="200 350 460")
    after = stated(Avvikelse="200 350 460", **far, Budget="100 150 240", Utfall="300 500 700")
    expected = [("'Utfall' - 'Budget'", 3, 0)] if found else []
    assert (before, after) == (expected, expected)


@pytest.mark.parametrize(
    ("result", "made"),
    [
        ("200 350 460", (3, 0)),
        ("200 350 999", (2, 1)),
        ("200 888 999", None),
        ("200 - 999", None),
        ("200 - -", (1, 0)),
        ("201 - -", (1, 0)),
        ("202 - -", None),
    ],
)
def test_twice_as_many_numbers_of_a_named_difference_must_agree(
    result: str, made: tuple[int, int] | None
) -> None:
    found = stated(Utfall="300 500 700", Budget="100 150 240", Avvikelse=result)
    assert found == ([("'Utfall' - 'Budget'", *made)] if made else [])


def test_agreement_within_rounding_alone_is_no_evidence() -> None:
    assert stated(Utfall="20", Budget="10", Avvikelse="9") == []
    assert stated(Utfall="20", Budget="10", Avvikelse="10") == [("'Utfall' - 'Budget'", 1, 0)]


def test_numbers_within_the_rounding_are_no_parts() -> None:
    assert stated(Utfall="200 300 400", Budget="3 2 1", Avvikelse="197 298 399") == []
    assert stated(Utfall="200 300 400", Budget="4 5 6", Avvikelse="196 295 394") == [
        ("'Utfall' - 'Budget'", 3, 0)
    ]


@pytest.mark.parametrize(
    ("result", "suffice", "made"),
    [
        ("11 22 33 44 55", True, (5, 0)),
        ("11 22 33 44 -", True, None),
        ("11 22 33 44 99", True, None),
        ("11 22 33 44 55", False, None),
    ],
)
def test_five_numbers_make_a_difference_that_no_label_names(
    result: str, suffice: bool, made: tuple[int, int] | None
) -> None:
    assert (SETTINGS.unlabelled_hits, SETTINGS.unlabelled_ratio) == (5, 4)
    found = stated(suffice, Utfall="111 222 333 444 555", Budget="100 200 300 400 500", Annat=result)
    assert found == ([("'Utfall' - 'Budget'", *made)] if made else [])


def test_four_must_agree_for_each_that_does_not_where_no_label_says_so() -> None:
    utfall = [111 * n for n in range(1, 11)]
    rest = [11 * n for n in range(1, 11)]
    for wrong, found in ((2, True), (3, False)):
        stated_as = " ".join(str(n if k >= wrong else 9999) for k, n in enumerate(rest))
        made = stated(
            Utfall=" ".join(map(str, utfall)),
            Budget=" ".join(str(a - b) for a, b in zip(utfall, rest, strict=True)),
            Annat=stated_as,
        )
        assert bool(made) is found


def test_a_net_may_lack_a_side_and_a_difference_does_not() -> None:
    assert stated(Kostnad="100 200 300", Bidrag="-10 -30 -", Netto="90 170 300") == [
        ("'Bidrag' + 'Kostnad'", 3, 0)
    ]
    assert stated(Utfall="100 200 300", Budget="10 30 -", Avvikelse="90 170 300") == [
        ("'Utfall' - 'Budget'", 2, 0)
    ]


def test_two_lines_make_no_third() -> None:
    assert SETTINGS.least_lines == 3
    assert stated(Utfall="100 200", Avvikelse="100 200") == []
    assert stated(Tom="-", Utfall="100 200", Avvikelse="100 200") == []


def test_three_lines_state_one_thing_of_each_other() -> None:
    found = stated(Utfall="111 222 333 444 555", Budget="100 200 300 400 500", Avvikelse="11 22 33 44 55")
    assert found == [("'Utfall' - 'Budget'", 5, 0)]


@pytest.mark.parametrize("wrong", ["", "1,2"])
def test_points_are_how_two_shares_differ(wrong: str) -> None:
    rows = [
        [f"Enhet {k}", f"{a},1 %", f"{b},4 %", f"{b - a},3"]
        for k, (a, b) in enumerate(((4, 6), (7, 9), (3, 8)))
    ]
    rows[1][3] = wrong or rows[1][3]
    made = table([["Enhet", "2023", "2024", "Förändring, procentenheter"], *rows], unit="procentenheter")
    assert alarms(check(report(made))) == ([("arithmetic_mismatch", 2, 3)] if wrong else [])
