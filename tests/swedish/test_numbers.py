"""Every typeset form of a number reads back to it; what is no number, or not surely one, does not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vonextract.swedish.column_use import column_use
from vonextract.swedish.notation import SWEDISH, Notation, column_notation, infer_notation
from vonextract.swedish.numbers import doubt, parse_number
from vonextract.swedish.settings import SETTINGS

SPACES = ["", " ", "\u00a0", "\u202f", "\u2009"]
MINUSES = ["-", "\u2212", "\u2013", "- ", "\u2212\u00a0"]
MARKERS = ["", "*", "**", " *", "¹", " 1)", "†"]
UNITS = {
    "": None,
    " tkr": "tkr",
    "\u00a0kr": "kr",
    " mnkr": "mnkr",
    " %": "procent",
    "\n%": "procent",
    "%": "procent",
    " %-enheter": "procentenheter",
    " st": "antal",
}


@st.composite
def typeset(draw: st.DrawFn) -> tuple[str, Decimal, str | None]:
    """A number, as some report could print it, with its value and unit."""
    whole = draw(st.integers(0, 10**12))
    places = draw(st.integers(0, 2))
    fraction = draw(st.integers(0, 10**places - 1))
    digits = f"{whole:,}".replace(",", draw(st.sampled_from(SPACES)))
    text = f"{digits},{fraction:0{places}d}" if places else digits
    value = Decimal(whole) + Decimal(fraction).scaleb(-places)
    if draw(st.booleans()):
        text, value = draw(st.sampled_from(MINUSES)) + text, -value
    suffix = draw(st.sampled_from(sorted(UNITS)))
    lead = draw(st.sampled_from(["", "ca "]))
    return lead + text + suffix + draw(st.sampled_from(MARKERS)), value, UNITS[suffix]


@given(typeset())
def test_every_typeset_form_reads_back(case: tuple[str, Decimal, str | None]) -> None:
    text, value, unit = case
    number = parse_number(text)
    assert number is not None
    assert (number.value, number.unit, number.doubt) == (value, unit, None)
    assert number.approximate == text.startswith("ca")


@given(st.integers(1, 999), st.integers(0, 999))
def test_brackets_mean_negative(thousands: int, rest: int) -> None:
    number = parse_number(f"({thousands} {rest:03d})")
    assert number is not None
    assert number.value == -(thousands * 1000 + rest)


@given(st.text(max_size=30))
def test_any_text_is_read_or_left_without_error(text: str) -> None:
    number = parse_number(text)
    if number is not None:
        assert any(ch.isnumeric() for ch in text)
    doubt(text)
    infer_notation([text])


@given(st.integers(100, 999), st.integers(10, 99), st.integers(100, 999))
def test_two_numbers_in_a_cell_are_doubted(a: int, b: int, c: int) -> None:
    text = f"{a} {b} {c}"
    assert parse_number(text) is None
    assert doubt(text) is not None


@pytest.mark.parametrize(
    ("text", "value", "unit", "marker"),
    [
        ("- 6 279", "-6279", None, None),
        ("−1 140", "-1140", None, None),
        ("–6,2", "-6.2", None, None),
        ("1310", "1310", None, None),
        ("-400*", "-400", None, "*"),
        ("100\n%", "100", "procent", None),
        ("ca 2,3 mnkr", "2.3", "mnkr", None),
        ("1 309 tkr", "1309", "tkr", None),
        ("+24,5", "24.5", None, None),
        ("±0", "0", None, None),
        ("12.5", "12.5", None, None),
        ("1.309,50", "1309.50", None, None),
        ("1,309.50", "1309.50", None, None),
        ("1.309.000", "1309000", None, None),
        ("500:-", "500", "kr", None),
        ("kr 1 500", "1500", "kr", None),
        ("-(3 100)", "-3100", None, None),
        ("0,93**", "0.93", None, "**"),
        ("< 5", "5", None, None),
        ("minst 95 %", "95", "procent", None),
        ("85,8 ±1,1", "85.8", None, None),
        ("95 % (90 %)", "95", "procent", None),
        ("88 (89,5)", "88", None, None),
        ("94 (feb)", "94", None, None),
        ("42,7 % (T2)", "42.7", "procent", None),
        ("94 (v. 12)", "94", None, None),
        ("88 (Q3 2024)", "88", None, None),
        ("88 (-)", "88", None, None),
        ("1,14** (1,09-1,18)", "1.14", None, "**"),
        ("12 (tkr)", "12", "tkr", None),
        ("€ 1 500", "1500", "euro", None),
        ("$ (90)", "-90", "usd", None),
        ("(£ 90)", "-90", "gbp", None),
        ("SEK -1 500", "-1500", "kr", None),
        ("1 500 NOK", "1500", "nok", None),
        ("DKK 1 500", "1500", "dkk", None),
        ("12 500 kr/mån", "12500", "kr per månad", None),
        ("73,5 →", "73.5", None, None),
        ("1 190 m²", "1190", "kvm", None),
        ("1 190 m³", "1190", "m3", None),
        ("1 190 kr²", "1190", "kr", "²"),
        ("½", "0.5", None, None),
        ("1 215 447 k r", "1215447", "kr", None),
        ("1 ½", "1.5", None, None),
        ("2¾ år", "2.75", "år", None),
        ("2 253 st ↑", "2253", "antal", None),
    ],
)
def test_forms_seen_in_reports(text: str, value: str, unit: str | None, marker: str | None) -> None:
    number = parse_number(text)
    assert number is not None
    assert (number.value, number.unit, number.marker) == (Decimal(value), unit, marker)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "–",
        "*",
        "...",
        "jan",
        "Q1 2024",
        "2 av 3",
        "5-10",
        "(10.4–13.2)",
        "0.745–0.977",
        "3,5–4,5 (5,5–6,5)",
        "-2024-12-31",
        "427,428,423,413,417 419",
        "2023-08-31",
        "31/8",
        "10:30",
        "VON 2023/123",
        "2023/24",
        "2.1.3",
        "3.",
        "80+",
        "2 + 1 + 1 år",
        "2+1+1",
        "773 Hemtjänst",
        "sid 4",
        "v 12",
        "år 2,",
        "08-123 45 67",
        "556123-4567",
    ],
)
def test_what_is_no_number_is_not_doubted_either(text: str) -> None:
    assert parse_number(text) is None
    assert doubt(text) is None


@pytest.mark.parametrize(
    "text", ["###", "########", "1,2E+05", "#DIV/0!", "#DIVISION/0!", "#REFERENS!", "#NAME?", "#N/A"]
)
def test_what_a_spreadsheet_could_not_print_is_doubted_and_not_read(text: str) -> None:
    assert parse_number(text) is None
    assert "spreadsheet" in (doubt(text) or "")


@pytest.mark.parametrize("text", ["#", "#HBTQ", "# 1 prioriterat", "N/A"])
def test_a_mark_before_a_word_is_no_lost_number(text: str) -> None:
    assert doubt(text) is None


@pytest.mark.parametrize(
    "text", ["1.309", "12 34", "1 3 09", "007", "--5", "1,2,3", "10 kr 20 kr", "1 250 / 1 180"]
)
def test_what_may_be_a_number_is_doubted_and_not_read(text: str) -> None:
    assert parse_number(text) is None
    assert doubt(text) is not None


@pytest.mark.parametrize("text", ["5, 5", "5 ,5", "1 250-", "±5", "+/- 1 200"])
def test_a_repaired_reading_says_so(text: str) -> None:
    number = parse_number(text)
    assert number is not None
    assert number.doubt == doubt(text) is not None


@pytest.mark.parametrize(
    ("cells", "text", "value"),
    [
        (["12.5", "3.75"], "1.309", "1.309"),
        (["1.309.000", "7"], "1.309", "1309"),
        (["1,309.5"], "1,309", "1309"),
        (["12,5"], "1 309", "1309"),
    ],
)
def test_the_other_cells_settle_an_ambiguous_mark(cells: list[str], text: str, value: str) -> None:
    number = parse_number(text, infer_notation([*cells, text]))
    assert number is not None
    assert number.value == Decimal(value)


def test_a_comma_that_may_group_thousands_is_doubted_until_another_shows_decimals() -> None:
    unsure = infer_notation(["1,309", "12,450", "7"])
    assert doubt("1,309", unsure) is not None
    assert doubt("7", unsure) is None
    assert doubt("1,309", infer_notation(["1,309", "0,93"])) is None


def test_brackets_around_decimals_are_doubted() -> None:
    error, amount = parse_number("(1,41)"), parse_number("(3 100)")
    assert error is not None and error.doubt is not None
    assert amount is not None and amount.doubt is None


def test_brackets_beside_minus_signs_are_no_minus() -> None:
    assert infer_notation(["-5", "(3 100)"]).brackets_negative is False
    number = parse_number("(3 100)", Notation(brackets_negative=False))
    assert number is not None
    assert number.value == 3100
    assert SWEDISH.brackets_negative


@pytest.mark.parametrize(
    ("header", "texts", "use"),
    [
        ("Budget 2024", ["2024", "1 500", "12"], "numbers"),
        ("Tidplan", ["2024", "2025", "2024"], "years"),
        ("År", ["2021", "2022", "2023"], "years"),
        ("", ["2021", "2022", "2023"], "years"),
        ("Antal", ["2010", "1995", "2040"], "numbers"),
        ("1999/2000", ["2007", "2008", "2010", "2010", "2018", "2021"], "years"),
        ("", ["2021", "2018", "2012", "2008", "2007"], "years"),
        ("", ["2000", "2000", "2000", "2000", "2000"], "numbers"),
        ("", ["2007", "2008", "2021", "2010", "2018", "2019"], "numbers"),
        ("Avgift 2024", ["1950", "1975", "2000", "2025", "2050"], "numbers"),
        ("Kod", ["77", "770", "3300"], "codes"),
        ("Konto", ["3011", "3012"], "codes"),
        ("Projektnr", ["6004", "6006"], "codes"),
        ("Löpnr", ["1", "2", "3"], "serial"),
        ("", ["1", "2", "3", "4"], "serial"),
        ("Utfall", ["1", "2", "3", "4"], "numbers"),
    ],
)
def test_a_column_tells_years_and_codes_from_amounts(header: str, texts: list[str], use: str) -> None:
    assert column_use(header, texts) == use


@pytest.mark.parametrize(
    "text",
    ["716403-1630 2022-01-01", "64-32-16-8", "2-20 5-12", "412,413,414,417,421,423,428", "-(m - 1)", "n - 1"],
)
def test_codes_lists_ranges_and_formulas_are_no_doubtful_numbers(text: str) -> None:
    assert parse_number(text) is None
    assert doubt(text) is None


@pytest.mark.parametrize("text", ["12 400 9 800", "1.234", "-0,086 ***-0,349", "4 12 33"])
def test_what_may_be_a_number_is_doubted(text: str) -> None:
    assert parse_number(text) is None
    assert doubt(text)


@pytest.mark.parametrize(
    "text",
    [
        "64, 65, 66",
        "8, 13, 21, 22",
        "412, 413, 414, 417, 421",
        "3.5, 3.6",
        "0.318, 0.742",
        "111.111.111-11",
        "0755",
        "-0400",
    ],
)
def test_a_list_of_numbers_is_neither_a_number_nor_a_doubtful_one(text: str) -> None:
    assert parse_number(text) is None
    assert doubt(text) is None


@pytest.mark.parametrize("text", ["0.165016747", "1.3863620", "-0,026686161"])
def test_long_decimals_are_read(text: str) -> None:
    number = parse_number(text)
    assert number is not None
    assert number.value == Decimal(text.replace(",", "."))
    assert number.doubt is None


@pytest.mark.parametrize("text", ["1, 234, 567", "8, 13"])
def test_what_may_be_one_number_set_apart_is_doubted(text: str) -> None:
    assert doubt(text)


def test_brackets_in_a_table_with_minus_signs_are_doubted_where_they_hold_whole_numbers() -> None:
    signed = infer_notation(["-6", "(120)", "45"])
    assert doubt("(120)", signed)
    assert doubt("(0,044)", signed) is None
    assert doubt("88 (90)", signed) is None
    unsigned = parse_number("(120)", infer_notation(["(120)", "45"]))
    assert unsigned is not None
    assert unsigned.value == -120


def test_a_run_of_more_digits_than_amounts_have_is_no_number() -> None:
    longest = "1" + " 000" * 5 + ",25"
    assert SETTINGS.most_digits == 18 and sum(map(str.isdigit, longest)) == 18
    number = parse_number(longest)
    assert number is not None and number.value == Decimal("1000000000000000.25")
    assert parse_number(longest + "1") is None
    assert parse_number("1" * 18) is not None and parse_number("1" * 19) is None


@pytest.mark.parametrize(
    ("text", "repaired"), [("1, 5", True), ("1 ,5", True), ("1,5", False), ("1 500", False)]
)
def test_a_space_beside_the_decimal_mark_is_taken_out_and_said(text: str, repaired: bool) -> None:
    number = parse_number(text)
    assert number is not None and number.value in (Decimal("1.5"), 1500)
    assert bool(number.doubt) is repaired


def test_a_unit_on_either_side_is_one_and_two_units_are_no_number() -> None:
    number = parse_number("kr 5 kr")
    assert number is not None and number.unit == "kr"
    assert parse_number("tkr 5 kr") is parse_number("kr 5 tkr") is None


@pytest.mark.parametrize(("length", "read"), [(119, True), (120, True), (121, False)])
def test_a_cell_of_more_characters_is_text(length: int, read: bool) -> None:
    text = f"12 ({'x' * (length - 5)})"
    assert len(text) == length and (parse_number(text) is not None) is read


@pytest.mark.parametrize(
    "text",
    [
        ".5",
        "(5 1)",
        "5 kr)",
        "-(-5)",
        "-5-",
        "+5-",
        "(5) (6)",
        "5 tkr tkr",
        "1,2.3",
        "1.2,3.4",
        "1,5 kr 2",
        "0 500",
    ],
)
def test_signs_brackets_and_marks_that_do_not_fit_make_no_number(text: str) -> None:
    assert parse_number(text) is None
    assert doubt(text) == "digits that do not make one number"


@pytest.mark.parametrize("text", ["5 a) b)", "5)", "5 (x)"])
def test_brackets_beside_a_figure_that_close_nothing_are_no_numbers(text: str) -> None:
    assert parse_number(text) is None and doubt(text) is None


@pytest.mark.parametrize(("length", "reason"), [(120, "digits that do not make one number"), (121, None)])
def test_a_longer_text_is_not_doubted(length: int, reason: str | None) -> None:
    assert doubt("1" * length) == reason


@pytest.mark.parametrize(
    ("text", "value", "doubted"),
    [
        ("5-", -5, "the minus stands behind the number"),
        ("(5", -5, "its bracket does not close"),
        ("-(5)", -5, None),
        ("(±5)", 5, "plus or minus tells no sign"),
        ("(±0)", 0, None),
        ("± 5", 5, "plus or minus tells no sign"),
        ("+/-0", 0, None),
        ("+5", 5, None),
        ("(0,0)", 0, None),
        ("(0)", 0, None),
        ("(5,0)", -5, None),
        ("5 ± 1", 5, None),
        ("5* ±1 %", 5, None),
    ],
)
def test_what_is_repaired_of_signs_and_brackets_is_said(text: str, value: int, doubted: str | None) -> None:
    number = parse_number(text)
    assert number is not None and (number.value, number.doubt) == (value, doubted)


@pytest.mark.parametrize(
    ("text", "notation", "value"),
    [
        ("1.309", SWEDISH, None),
        ("1.309", Notation(certain=True), None),
        ("1.309", Notation(".", "", False), None),
        ("1.309", Notation(".", "", True), "1.309"),
        ("1.30", SWEDISH, "1.30"),
        ("1.3091", SWEDISH, "1.3091"),
        ("0.309", SWEDISH, "0.309"),
        ("1,309", Notation(".", "", True), None),
        ("1,309", Notation(".", ",", True), "1309"),
        ("1,30", Notation(".", ",", True), None),
        ("1.309,5", Notation(".", ",", True), "1309.5"),
        ("1 309,5", Notation(".", ",", True), None),
        (".5", Notation(".", ",", True), "0.5"),
        ("1.309,5", SWEDISH, "1309.5"),
        ("1.309", Notation(",", ".", True), "1309"),
        ("1.309,25", Notation(",", ".", True), "1309.25"),
        ("12.30", Notation(",", ".", True), "12.30"),
        ("1'309", SWEDISH, "1309"),
        ("1 30", SWEDISH, None),
        ("0,123456789012", SWEDISH, "0.123456789012"),
        ("0,1234567890123", SWEDISH, None),
        ("1234,5", SWEDISH, "1234.5"),
    ],
)
def test_digits_are_read_in_the_notation_of_their_column(
    text: str, notation: Notation, value: str | None
) -> None:
    number = parse_number(text, notation)
    assert (None if number is None else str(number.value)) == value


@pytest.mark.parametrize(
    ("text", "notation", "doubted"),
    [
        ("(120)", Notation(brackets_negative=False), True),
        ("(1,5)", Notation(brackets_negative=False), False),
        ("(0)", Notation(brackets_negative=False), False),
        ("(1,5)", SWEDISH, True),
        ("(120)", SWEDISH, False),
        ("(1.5)", Notation(".", ",", True), False),
        ("1,309", Notation(comma_unsure=True), True),
        ("1,30", Notation(comma_unsure=True), False),
        ("0,309", Notation(comma_unsure=True), False),
    ],
)
def test_brackets_and_commas_are_doubted_by_their_notation(
    text: str, notation: Notation, doubted: bool
) -> None:
    number = parse_number(text, notation)
    assert number is not None and (number.doubt is not None) is doubted


@pytest.mark.parametrize(
    ("text", "approximate", "marker"),
    [
        ("ca 5 tkr", True, None),
        ("ca5", True, None),
        ("≥ 5", True, None),
        ("5 tkr", False, None),
        ("* 5", False, "*"),
    ],
)
def test_what_stands_before_a_number_is_told(text: str, approximate: bool, marker: str | None) -> None:
    number = parse_number(text)
    assert number is not None and (number.value, number.approximate, number.marker) == (
        5,
        approximate,
        marker,
    )


@pytest.mark.parametrize(
    ("cells", "doubted"),
    [
        (["133-", "1 306-", "2,8- %"], False),
        (["133-", "1 306-"], True),
        (["133-", "1 306-", "22-", "-5"], True),
        (["133-", "1 306-", "22-", "2019-"], True),
    ],
)
def test_minuses_behind_numbers_are_sure_where_a_table_prints_them_so(
    cells: list[str], doubted: bool
) -> None:
    table = infer_notation(cells)
    number = parse_number("1 306-", column_notation(infer_notation(["1 306-"]), table))
    assert number is not None and number.value == -1306
    assert bool(number.doubt) == doubted


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("▲ 3,0", "3.0", None),
        ("↘ - 1,7", "-1.7", None),
        ("3 274 [66,7 %]", "3274", None),
        ("85 (n=40)", "85", None),
        ("85,5 [80; 90]", "85.5", None),
        ("KSEK 8 115", "8115", "tkr"),
        ("1 234:50", "1234.50", None),
        ("12:50 kr", "12.50", "kr"),
        ("= 1 234", "1234", None),
        ("882 fg år 889", "882", None),
        ("45,5 % f.g. år 57,6 %", "45.5", "procent"),
        ("∑ 12,5", "12.5", None),
        ("US$ 12 000", "12000", "usd"),
        ("3,2§", "3.2", None),
    ],
)
def test_trends_asides_units_and_oere_beside_numbers(text: str, value: str, unit: str | None) -> None:
    number = parse_number(text)
    assert number is not None
    assert (number.value, number.unit, number.doubt) == (Decimal(value), unit, None)


@pytest.mark.parametrize(
    ("text", "read"), [("▼ 3,2", True), ("119,8 / 23,0 %", False), ("12 % / 13 %", False), ("719:90", False)]
)
def test_what_may_have_lost_its_sign_or_its_neighbour_is_doubted(text: str, read: bool) -> None:
    assert doubt(text) is not None
    assert (parse_number(text) is not None) is read


@pytest.mark.parametrize("text", ["54 §", "12:50", "2024:15", "27/290", "▼", "12 ▼ 3", "5 [2]"])
def test_times_series_ranks_and_markers_are_not_doubted(text: str) -> None:
    assert doubt(text) is None


def test_the_number_of_a_paragraph_is_none() -> None:
    assert parse_number("54 §") is None


def test_hours_that_are_cut_show_no_minus_behind_numbers() -> None:
    assert not infer_notation(["8.00-", "7.30-", "9.00-"]).minus_behind
    assert infer_notation(["800-", "730-", "900-"]).minus_behind


@pytest.mark.parametrize("header", ["Verifikat", "Verifika t", "Ver.nr", "Fakturanr", "Kundnummer"])
def test_numbers_of_vouchers_are_codes(header: str) -> None:
    assert column_use(header, ["12162", "83200", "55817"]) == "codes"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 667 811,", "1667811"),
        ("9 731 170.", "9731170"),
        (".374 527", "374527"),
        ("-12 345,50.", "-12345.50"),
        ("58.622 961", "58622961"),
        ("58.622 961,5", None),
        ("58.622 96", None),
        ("2.1.", None),
        ("1234.", None),
    ],
)
def test_a_mark_that_means_nothing_beside_thousands_or_between_them_is_doubted(
    text: str, value: str | None
) -> None:
    number = parse_number(text)
    assert (number and str(number.value)) == value
    if number:
        assert number.doubt is not None
        assert doubt(text) == number.doubt


@pytest.mark.parametrize("text", ["69 120 ┼", "│ 12", "12 | 345", "18,40 ¤", "✓ 120", "69 120 \\"])
def test_a_sign_that_is_part_of_no_number_makes_one_doubtful_and_leaves_none_unsaid(text: str) -> None:
    assert parse_number(text) is None
    assert doubt(text) == "a sign stands at the number that is no part of it"


@pytest.mark.parametrize("text", ["★★★", "│", "anna@kommunen.se", "A | 12", "54 §"])
def test_signs_without_a_number_are_not_doubted(text: str) -> None:
    assert doubt(text) is None
