"""How a total line is read, step by step: what it may sum, which reading is chosen, and when it is sure."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.checks.made_reports import BOX

from vonextract.checks.equations import Equation, Number, Relation, linear, printed_step
from vonextract.checks.line_words import line_words
from vonextract.checks.number_lines import Line, LineKind
from vonextract.checks.settings import SETTINGS
from vonextract.checks.totals import (
    Reading,
    _agreement,
    _doubted_when_incomplete,
    _holds_a_rate,
    _is_mean,
    _is_trusted,
    _Label,
    _likely_starts,
    _names_group,
    _Open,
    _plainly_closed,
    _readings,
    _repeats,
    _stands_alone,
    _stated,
    _told,
    _until_next_sum,
    total_relations,
)
from vonextract.findings.rules import INCOMPLETE_TOTAL, TOTAL_MISMATCH
from vonextract.model import Cell


def number(text: str, row: int = 1, col: int = 1, kronor: int | None = None) -> Number:
    value = Decimal(text.rstrip("%"))
    cell = Cell(row=row, col=col, text=text, value=value, page=1, box=BOX)
    return Number(1, cell, value, printed_step(value), None, Decimal(kronor) if kronor else None)


def line(index: int, label: str, texts: str = "", kind: LineKind = "part", *, marked: bool = False) -> Line:
    """A line with its numbers from the first column on, "-" for none."""
    numbers = {
        col: number(text, index, col) for col, text in enumerate(texts.split(), start=1) if text != "-"
    }
    return Line(index, label, kind, numbers, line_words().is_bare_total(label), marked)


def total(result: str, *parts: str, kronor: int | None = None) -> Equation:
    terms = [(number(part, row, kronor=kronor), 1) for row, part in enumerate(parts, 2)]
    return linear(number(result, kronor=kronor), terms)


def relation(*equations: Equation, stated: bool = False) -> Relation:
    return Relation(TOTAL_MISMATCH, "x", equations, stated)


RIGHT, WRONG = total("300", "100", "200"), total("999", "100", "200")


@pytest.mark.parametrize(
    ("right", "wrong", "stated", "trusted"),
    [
        (0, 0, False, False),
        (0, 0, True, True),
        (1, 0, False, True),
        (1, 1, False, True),
        (1, 2, False, False),
        (2, 2, False, True),
        (2, 3, False, False),
        (0, 1, False, False),
        (0, 1, True, True),
        (0, 2, True, True),
        (0, 3, True, False),
        (1, 4, True, True),
        (1, 5, True, False),
        (2, 6, True, True),
        (2, 7, True, False),
    ],
)
def test_half_of_the_sums_must_hold_or_the_label_say_so(
    right: int, wrong: int, stated: bool, trusted: bool
) -> None:
    assert (SETTINGS.min_agreement, SETTINGS.doubtful_slots) == (0.5, 3)
    assert _is_trusted(relation(*[RIGHT] * right, *[WRONG] * wrong, stated=stated)) is trusted


def test_a_stated_sum_that_fails_as_means_and_rates_do_is_not_trusted() -> None:
    mean, rate = total("81", "90", "70"), total("500", "100", "200", "12.5")
    assert not _is_trusted(relation(mean, stated=True))
    assert _is_trusted(relation(mean, WRONG, stated=True))
    assert not _is_trusted(relation(rate, stated=True))
    assert not _is_trusted(relation(rate, WRONG, stated=True))
    assert _is_trusted(relation(mean, RIGHT, stated=True))


@pytest.mark.parametrize(
    ("result", "parts", "kronor", "mean"),
    [
        ("81", ("90", "70"), None, True),
        ("70", ("90", "70"), None, True),
        ("90", ("90", "70"), None, True),
        ("69", ("90", "70"), None, False),
        ("91", ("90", "70"), None, False),
        ("90", ("90",), None, False),
        ("81", ("90", "70"), 1, False),
    ],
)
def test_a_result_among_its_parts_that_is_no_money_is_a_mean(
    result: str, parts: tuple[str, ...], kronor: int | None, mean: bool
) -> None:
    assert _is_mean(total(result, *parts, kronor=kronor)) is mean


@pytest.mark.parametrize(
    ("result", "parts", "rate"),
    [
        ("500", ("100", "200", "12.5"), True),
        ("500.0", ("100", "200", "12.5"), False),
        ("500", ("100", "12.5"), False),
        ("500", ("100", "200", "13.5", "12.5"), False),
        ("500", ("100", "200", "300", "13.5", "12.5"), True),
        ("500", ("100", "200", "300"), False),
        ("500", ("100", "200", "1000.5"), False),
        ("500", ("100", "200", "1000.0"), False),
        ("500", ("100", "200", "-999.5"), True),
    ],
)
def test_a_small_number_with_decimals_among_whole_ones_is_a_rate(
    result: str, parts: tuple[str, ...], rate: bool
) -> None:
    assert _holds_a_rate(total(result, *parts)) is rate


@pytest.mark.parametrize(
    ("parts", "lines", "alone"), [(1, 3, True), (1, 2, False), (2, 3, False), (1, 1, False)]
)
def test_one_number_among_more_than_two_lines_stands_alone(parts: int, lines: int, alone: bool) -> None:
    assert SETTINGS.lines_with_one == 2
    reading = Reading(tuple((line(n, "a"), 1) for n in range(lines)), True, lines)
    assert _stands_alone(total("9", *["5"] * parts), reading) is alone


@pytest.mark.parametrize(
    ("label", "alone", "last", "expected"),
    [
        ("Summa", False, False, _Label(sums=True, may_sum=True, one=True)),
        ("Summa drift", False, False, _Label(sums=True, may_sum=True, one=False)),
        ("Summa drift", True, False, _Label(sums=True, may_sum=True, one=True)),
        ("Hyror", False, True, _Label(sums=False, may_sum=False, one=False)),
        ("Total nitrogen", False, False, _Label(sums=False, may_sum=True, one=False)),
        ("Total nitrogen", True, False, _Label(sums=False, may_sum=True, one=True)),
        ("Total nitrogen", False, True, _Label(sums=False, may_sum=True, one=False)),
        ("Total nitrogen", True, True, _Label(sums=True, may_sum=True, one=True)),
    ],
)
def test_what_a_label_tells_by_itself(label: str, alone: bool, last: bool, expected: _Label) -> None:
    assert _told(line(1, label), alone=alone, last=last) == expected


SUMS, MAY, NOT = _Label(True, True, False), _Label(False, True, False), _Label(False, False, False)


@pytest.mark.parametrize(
    ("label", "natural", "parts", "result", "stated"),
    [
        (SUMS, True, 2, "300", True),
        (SUMS, False, 2, "300", False),
        (SUMS, True, 1, "300", False),
        (SUMS._replace(one=True), True, 1, "300", True),
        (SUMS._replace(one=True), False, 1, "300", False),
        (MAY, True, 2, "300", False),
        (MAY, True, 2, "-300", True),
        (MAY, True, 2, "305", True),
        (MAY, True, 2, "999", False),
        (NOT, True, 2, "-300", False),
    ],
)
def test_a_label_states_a_sum_of_natural_parts(
    label: _Label, natural: bool, parts: int, result: str, stated: bool
) -> None:
    reading = Reading(tuple((line(n, "a"), 1) for n in range(parts)), natural, parts)
    assert _stated(relation(total(result, "100", "200")), reading, label) is stated


def test_readings_that_nothing_suggests_need_more_than_a_lucky_rounding() -> None:
    natural, other = Reading((), True, 0), Reading((), False, 0)
    near = total("301", "100", "200")
    for equations, hits in (
        ([near], 0),
        ([near, near], 2),
        ([near, RIGHT], 2),
        ([RIGHT], 1),
        ([near, WRONG], 0),
    ):
        assert _agreement(other, relation(*equations)) == hits
    assert _agreement(natural, relation(near)) == 1
    assert _agreement(natural, relation(WRONG)) == 0


def test_lines_are_missing_where_nothing_agrees_and_everything_falls_short() -> None:
    short = total("999", "100", "200")
    assert _doubted_when_incomplete(relation(short, short)).rule is INCOMPLETE_TOTAL
    for others in ([short, RIGHT], [short, total("100", "100", "200")]):
        assert _doubted_when_incomplete(relation(*others)).rule is TOTAL_MISMATCH


@pytest.mark.parametrize(
    ("total_label", "group", "names"),
    [
        ("Summa 77 Äldreomsorg", "77 Äldreomsorg", True),
        ("Summa äldreomsorg", "77 Äldreomsorg", True),
        ("Summa äldreomsrog", "Äldreomsorg", True),
        ("Summa skola", "Äldreomsorg", False),
        ("Summa", "Äldreomsorg", False),
        ("Summa 2024", "Äldreomsorg", False),
    ],
)
def test_totals_name_their_groups(total_label: str, group: str, names: bool) -> None:
    assert _names_group(total_label, group) is names


def test_parts_below_reach_to_the_next_sum_or_group() -> None:
    one, two = line(1, "A", "1"), line(2, "B", "2")
    empty, aside = line(3, "C"), line(4, "varav", "1", "of_which")
    for end in (line(5, "Summa", "3", "total"), line(5, "Netto", "3", "net"), line(5, "Vård", "", "group")):
        assert _until_next_sum([one, empty, aside, two, end, one]) == [one, two]
    assert _until_next_sum([]) == []


@pytest.mark.parametrize(
    ("above", "stated", "repeats"),
    [
        ("5 6", "5 6", True),
        ("5 6 7", "5 6", True),
        ("5 7", "5 6", False),
        ("5 -", "5 6", False),
        ("0 0", "0 0", False),
        ("0 6", "0 6", True),
    ],
)
def test_a_line_repeats_the_one_above_where_all_its_amounts_are_the_same(
    above: str, stated: str, repeats: bool
) -> None:
    this = line(2, "", stated)
    assert _repeats(this, line(1, "A", above), set(this.numbers)) is repeats


@pytest.mark.parametrize(
    ("label", "kind", "stated", "closed"),
    [
        ("", "part", "300 600", 2),
        ("", "part", "360 690", 3),
        ("", "part", "360 691", 3),
        ("", "part", "360 699", 0),
        ("", "part", "300 690", 0),
        ("", "part", "200 400", 1),
        ("", "part", "200 -", 1),
        ("", "part", "10% 20%", 0),
        ("", "part", "-", 0),
        ("Summa", "total", "200 400", 1),
        ("Summa", "total", "300 600", 0),
        ("Hyror", "part", "200 400", 0),
        ("Hyror", "part", "300 600", 0),
    ],
)
def test_a_line_without_label_sums_what_holds_in_all_its_columns(
    label: str, kind: LineKind, stated: str, closed: int
) -> None:
    state = _Open([line(1, "A", "60 90"), line(2, "B", "100 200"), line(3, "C", "200 400")], [])
    assert _plainly_closed(line(4, label, stated, kind), state) == closed
    assert _plainly_closed(line(4, label, stated, kind), _Open([], [])) == 0


def test_the_likeliest_starts_are_four_and_take_two_lines_at_least() -> None:
    assert SETTINGS.tried_starts == 4
    above = [line(n, "A", "10") for n in range(1, 8)]
    assert _likely_starts(line(9, "Summa", "40"), above)[0] == 3
    assert len(_likely_starts(line(9, "Summa", "40"), above)) == 4
    assert _likely_starts(line(9, "Summa", "10"), above[:1]) == []
    assert _likely_starts(line(9, "Summa", "20"), above[:2]) == [0]
    assert _likely_starts(line(9, "Summa"), above) == []


def taken(this: Line, state: _Open, below: list[Line]) -> list[tuple[list[int], bool, int]]:
    """The lines of each reading by index, negative for what is taken away."""
    return [
        ([sign * part.index for part, sign in r.parts], r.natural, r.consumes)
        for r in _readings(this, state, below)
    ]


def test_every_way_to_read_a_total() -> None:
    above = [line(1, "A", "10"), line(2, "B", "20")]
    below = [line(5, "C", "10"), line(6, "D", "20")]
    bare, named = line(4, "Summa", "30", "total"), line(4, "Netto", "30", "net")
    assert taken(bare, _Open(above.copy(), []), below) == [([1, 2], True, 2), ([5, 6], False, 0)]
    assert taken(bare, _Open(above.copy(), []), below[:1]) == [([1, 2], True, 2)]
    assert taken(named, _Open(above.copy(), []), below) == [([1, 2], True, 2), ([1, -2], False, 2)]
    assert taken(named, _Open([], []), below) == [([5, 6], False, 0)]
    assert taken(line(4, "Hyror", "30"), _Open(above.copy(), []), below) == []


def test_lines_closed_without_proof_are_parts_again() -> None:
    parts = [line(1, "A", "10"), line(2, "B", "20")]
    result = line(3, "Årets resultat", "999", "total", marked=True)
    state = _Open(parts.copy(), [])
    state.close_unproved(result)
    assert (state.lines, state.reopened()) == ([result], [(1, parts[0]), (1, parts[1]), (1, result)])
    read = taken(line(4, "Summa", "1029", "total"), state, [])
    assert ([1, 2, 3], False, 1) in read


def what(*lines: Line, labels_suffice: bool = True) -> list[tuple[str, bool, int]]:
    return [(r.what, r.stated, len(r.failing)) for r in total_relations(lines, labels_suffice=labels_suffice)]


A, B = line(1, "A", "100 200"), line(2, "B", "300 400")


def test_a_last_line_that_is_the_only_sum_says_so_by_its_name() -> None:
    wrong = line(3, "Total nitrogen", "999 -", "total")
    after = line(4, "C", "7 8")
    made = "the 2 lines from 'A' to 'B'"
    assert what(A, B, wrong) == [(made, True, 1)]
    assert what(A, B, wrong, line(4, "C")) == [(made, True, 1)]
    assert what(A, B, wrong, after) == []
    assert what(A, B, wrong, labels_suffice=False) == []


def test_a_total_closes_its_lines_and_groups_begin_after_them() -> None:
    school = [line(2, "A", "10"), line(3, "B", "20"), line(4, "Summa skola", "30", "total")]
    care = [line(6, "C", "40"), line(7, "D", "50"), line(8, "Summa vård", "90", "total")]
    groups = line(1, "Skola", "", "group"), line(5, "Vård", "", "group")
    lines = [groups[0], *school, groups[1], *care, line(9, "Summa", "120", "total")]
    assert [made for made, _, _ in what(*lines)] == [
        "the 2 lines from 'A' to 'B'",
        "the 2 lines from 'C' to 'D'",
        "the 2 lines from 'Summa skola' to 'Summa vård'",
    ]


def test_a_column_where_one_of_many_lines_has_a_number_states_no_sum_that_fails() -> None:
    lines = [
        line(1, "A", "100 5"),
        line(2, "B", "200"),
        line(3, "C", "300"),
        line(4, "Summa", "600 9", "total"),
    ]
    assert what(*lines) == [("the 3 lines from 'A' to 'C'", True, 0)]
    assert what(*[replace(lines[0]), lines[1], line(4, "Summa", "300 9", "total")])[0][2] == 1


def test_percentages_are_no_parts_and_a_single_line_is_named() -> None:
    only = [line(1, "A", "100 10%"), line(2, "Summa", "100 10%", "total")]
    assert what(*only) == [("the only line, 'A',", False, 0)]
    wrong = [line(1, "A", "100"), line(2, "Summa", "300", "total")]
    assert what(*wrong) == [("the only line, 'A',", True, 1)]


def test_income_less_cost_is_natural_where_its_lines_are() -> None:
    above = [line(1, "A", "5"), line(2, "Intäkter", "30"), line(3, "Kostnader", "20")]
    read = taken(line(4, "Netto", "10", "net"), _Open(above, []), [])
    assert ([1, 2, -3], True, 3) in read
    assert ([2, -3], False, 2) in read and ([2, -3], True, 2) not in read
