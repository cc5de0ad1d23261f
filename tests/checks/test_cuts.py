"""Numbers, rows and tables that were cut in two."""

from __future__ import annotations

import pytest
from tests.checks.made_reports import BODY, HEADER, doubts, report, table

from vonextract.checks.check import check
from vonextract.model import Table


def test_small_numbers_over_each_other_are_not_doubted() -> None:
    rows = [[label, str(n), str(n + 3)] for n, label in zip((110, 204, 345, 17), "ABCD", strict=True)]
    assert doubts([HEADER, *rows]) == set()


def test_a_number_broken_over_two_lines() -> None:
    rows = [HEADER, *BODY, ["Vård- och omsorgs-", "-245", "-243"], ["boende", "332", "247"]]
    assert doubts(rows) == {("cut_number", row, col) for row in (4, 5) for col in (1, 2)}


@pytest.mark.parametrize("group", ["000", "063"])
def test_a_bare_group_of_digits_ends_the_number_above_or_before_it(group) -> None:
    beside = [["Verksamhet", "Budget", "Antal"], *BODY[:2], ["Kost", "4", group]]
    assert ("cut_number", 3, 1) in doubts(beside)
    above = [HEADER, *BODY, ["", "", group]]
    assert ("cut_number", 3, 2) in doubts(above)


def test_a_row_of_dashes_alone_may_be_the_signs_of_the_numbers_below() -> None:
    rows = [HEADER, *BODY, ["", "-", "-"], ["Kostnader", "4100", "3900"]]
    assert {("cut_number", 5, 1), ("cut_number", 5, 2)} <= doubts(rows)
    named = [HEADER, *BODY, ["Avgifter", "-", "-"], ["Kostnader", "4100", "3900"]]
    assert not any(rule == "cut_number" for rule, _, _ in doubts(named))


def test_a_number_below_a_sign_that_asks_for_one_ends_the_number_above() -> None:
    rows = [HEADER, ["Metod A", "6,23 ±", "45,01 ±"], ["", "1,53", "2,00"], ["Metod B", "7,1", "8,2"]]
    assert {("cut_number", 2, 1), ("cut_number", 2, 2)} <= doubts(rows)
    assert ("cut_number", 3, 1) not in doubts(rows)


def test_a_number_cut_between_two_texts() -> None:
    rows = [HEADER, *BODY, ["Resultatet blev -7", "797,57 kronor i underskott", "12"]]
    assert ("cut_number", 4, 0) in doubts(rows)
    told = [HEADER, *BODY, ["Avdelning 7", "797", "12"]]
    assert not any(rule == "cut_number" for rule, _, _ in doubts(told))


def test_columns_that_are_the_halves_of_one() -> None:
    rows = [["Verksamhet", "Budget", ""], ["A", "1 011", "695"], ["B", "-813", "978"], ["C", "197", "717"]]
    assert ("cut_number", None, 1) in doubts(rows)


def test_halves_of_a_table_cut_by_a_page_are_both_doubted() -> None:
    first, second = table([HEADER, *BODY], table_id=1), table([HEADER, *BODY], table_id=2)
    second.page_first = second.page_last = first.page_last + 1
    cut = [f.table_id for f in check(report(first, second)) if f.rule == "cut_table"]
    assert cut == [1, 2]
    second.section_id = 9
    assert not any(f.rule == "cut_table" for f in check(report(first, second)))


@pytest.mark.parametrize(("label", "doubted"), [("Verksamhet Äldreomsorg", [1, 2]), ("Äldreomsorg", [])])
def test_the_name_of_a_group_in_the_header_hides_no_cut(label, doubted) -> None:
    first = table([[label, *HEADER[1:]], *BODY], table_id=1)
    second = table([HEADER, *BODY], table_id=2)
    second.page_first = second.page_last = first.page_last + 1
    assert [f.table_id for f in check(report(first, second)) if f.rule == "cut_table"] == doubted


def test_rows_without_labels_that_go_on_the_row_above() -> None:
    rows = [HEADER, *BODY, ["Bidrag", "-1", "0"], ["", "550,7", ""]]
    assert {("cut_number", 4, 1), ("cut_number", 5, 1)} <= doubts(rows)


def test_rows_that_are_all_broken_are_told_by_their_decimals() -> None:
    rows = [HEADER]
    for label, first, second in BODY:
        rows += [[label, first, second], ["", "584,3 tkr", "123,0 tkr"]]
    assert sum(rule == "cut_number" for rule, _, _ in doubts(rows)) == 12


def test_sums_over_a_column_with_halves_are_not_checked() -> None:
    rows = [HEADER, *BODY, ["Summa", "24", "24 200"], ["", "800", ""]]
    assert "total_mismatch" not in {rule for rule, _, _ in doubts(rows)}


def test_small_letters_tell_nothing_where_all_names_begin_so() -> None:
    named = [["ksh", "12 456", "56"], ["rc", "1 169", "169"], ["posh", "1 190", "190"]]
    assert not any("cut" in rule for rule, _, _ in doubts([HEADER, *named, ["dash", "", ""]]))


def test_codes_that_begin_with_nought_end_no_number_of_the_row_above() -> None:
    rows = [HEADER, ["Läge 1", "110", "1,0"], ["Läge 2", "000", "0,2"], ["Läge 3", "001", "0,3"]]
    assert not any(rule == "cut_number" for rule, _, _ in doubts(rows))


def test_columns_some_of_which_are_too_short_are_no_halves() -> None:
    pairs = [("38", "29"), ("93", "62"), ("137", "187"), ("179", "116"), ("226", "148"), ("269", "179")]
    rows = [["When", "Ins Dead", ""], *([f"T{n}", *pair] for n, pair in enumerate(pairs))]
    assert "cut_number" not in {rule for rule, _, _ in doubts(rows)}


def test_columns_of_the_same_numbers_are_no_halves() -> None:
    rows = [["Verksamhet", "Budget", ""], ["A", "325", "325"], ["B", "300", "300"], ["C", "275", "275"]]
    assert not any(rule == "cut_number" for rule, _, _ in doubts(rows))


@pytest.mark.parametrize(
    ("titles", "doubted"),
    [(("A", "B"), False), (("B", "A"), False), (("A", "A"), True), ((None, "A"), True), (("A", None), True)],
)
def test_tables_of_two_titles_were_not_cut(titles: tuple[str | None, str | None], doubted: bool) -> None:
    halves = [table([HEADER, *BODY], table_id=n) for n in (1, 2)]
    for page, (half, title) in enumerate(zip(halves, titles, strict=True), 1):
        half.title, half.page_first, half.page_last = title, page, page
    assert any(f.rule == "cut_table" for f in check(report(*halves))) is doubted


MONTHS = ["Tkr", "Jan", "Feb", "Mar"]


def test_the_last_figures_of_numbers_that_a_narrow_cell_broke() -> None:
    full = [["Ledsagning", "10", "59", "36"], ["Fjärrvärme", "28", "17", "802"]]
    assert {("cut_number", row, 3) for row in (2, 3)} == doubts([MONTHS, *full, ["", "", "", "5"]])
    spaced = [MONTHS, full[0], ["Summa", "38", "76", "93 425 13"], ["", "", "", "3 kr"]]
    assert {("cut_number", 2, 3), ("cut_number", 3, 3)} <= doubts(spaced)
    named = [MONTHS, *full, ["omsorg", "", "", "5"]]
    assert {("cut_number", 2, 3), ("cut_number", 3, 3)} <= doubts(named)


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([["Kost", "28", "17", "802"], ["Omsorg", "", "", "5"]], "the row has a name of its own"),
        ([["Kost", "28", "17", "802"], ["", "5", "4", "6"]], "the row fills all columns"),
        ([["Kost", "28", "17", "80"], ["", "", "", "5"]], "the whole number is no wider than others"),
        ([["Kost", "28", "17", "80,2"], ["", "", "", "5"]], "decimals are not gone on"),
        ([["Kost", "28", "17", "110 412"], ["", "", "", "0"]], "110 4120 is not how thousands are grouped"),
    ],
)
def test_rows_that_go_on_no_number(rows, why) -> None:
    found = doubts([MONTHS, ["Ledsagning", "10", "59", "36 200"], *rows])
    assert not any(rule == "cut_number" for rule, _, _ in found), why


def test_sums_are_not_held_against_numbers_that_a_cell_broke() -> None:
    rows = [
        MONTHS,
        ["A", "10", "59", "400"],
        ["B", "28", "17", "402"],
        ["Summa", "38", "76", "80"],
        ["", "", "", "2"],
    ]
    assert "total_mismatch" not in {rule for rule, _, _ in doubts(rows)}


def test_numbers_that_stand_below_the_dashes_of_a_row_alone() -> None:
    rows = [HEADER, *BODY, ["Taxor", "65 831", "-"], ["Köp av", "", "4 119"], ["tjänster", "24", "31"]]
    assert ("cut_number", 5, 2) in doubts(rows)
    whole = [HEADER, *BODY, ["Taxor", "65 831", "-"], ["Köp av tjänster", "24", "4 119"]]
    assert not any(rule == "cut_number" for rule, _, _ in doubts(whole))


def test_numbers_cut_before_texts() -> None:
    header = ["Objekt", "Datum", "Belopp", "Status"]
    halves = [["A", "2024-02-19 2", "498", "194 kr Klart"], ["B", "2024-03-01 1", "620", "349 kr Pågår"]]
    assert {("cut_number", 1, 2), ("cut_number", 2, 2)} <= doubts([header, *halves])
    told = [["A", "2024-02-19", "498", "194 kr Klart"], ["B", "2024-03-01", "620", "Pågår"]]
    assert not any(rule == "cut_number" for rule, _, _ in doubts([header, *told]))


@pytest.mark.parametrize(
    ("above", "below", "doubted"),
    [
        (["Taxor", "65 831", "-"], ["tjänster", "", "31"], {2}),
        (["Taxor", "65 831", "-"], ["Tjänster", "", "31"], set()),
        (["Taxor", "65 831", "-"], ["tjänster", "24", "31"], set()),
        (["Taxor", "-", "-"], ["tjänster", "24", "31"], set()),
        (["Taxor", "-", "-"], ["tjänster", "", "31"], set()),
        (["Taxor", "65 831", "-"], ["tjänster", "", "-31"], set()),
        (["Taxor", "text", "-"], ["tjänster", "", "31"], set()),
        (["", "-", "-"], ["Tjänster", "24", "31"], {1, 2}),
        (["", "-", "-"], ["Tjänster", "24", "-31"], {1}),
        (["", "", "-"], ["Tjänster", "24", "31"], {2}),
    ],
)
def test_a_number_below_a_dash_may_lack_its_sign(
    above: list[str], below: list[str], doubted: set[int]
) -> None:
    found = check(report(table([HEADER, *BODY, above, below, *BODY])))
    assert {f.col for f in found if "may lack the sign" in f.message} == doubted


def halves(**changes: object) -> list[int | None]:
    """The tables that are said to be halves, of two on following pages, the second one changed."""
    first, second = table([HEADER, *BODY], table_id=1), table([HEADER, *BODY], table_id=2)
    second.page_first = second.page_last = 2
    for name, value in changes.items():
        setattr(second, name, value)
    return [f.table_id for f in check(report(first, second)) if f.rule == "cut_table"]


@pytest.mark.parametrize(
    ("changes", "doubted"),
    [
        ({}, True),
        ({"page_first": 3, "page_last": 3}, False),
        ({"page_first": 1, "page_last": 1}, False),
        ({"n_cols": 4}, False),
        ({"section_id": 9}, False),
        ({"section_id": 0}, False),
    ],
)
def test_halves_stand_on_following_pages_of_one_section_and_have_as_many_columns(
    changes: dict[str, object], doubted: bool
) -> None:
    assert halves(**changes) == ([1, 2] if doubted else [])


@pytest.mark.parametrize(
    ("last", "doubted"), [(["Summa", "24 800", "24 200"], False), (["Service", "24 800", "24 200"], True)]
)
def test_a_table_that_ends_in_a_total_is_whole(last: list[str], doubted: bool) -> None:
    first, second = table([HEADER, *BODY, last], table_id=1), table([HEADER, *BODY], table_id=2)
    second.page_first = second.page_last = 2
    assert any(f.rule == "cut_table" for f in check(report(first, second))) is doubted
    within = table([HEADER, *BODY, ["Summa", "24 800", "24 200"], BODY[0]], table_id=1)
    assert any(f.rule == "cut_table" for f in check(report(within, second)))


@pytest.mark.parametrize(
    ("header", "doubted"),
    [
        (HEADER, True),
        (["Verksamhet", "Budget 2024", "Prognos 2024"], False),
        (["Åtgärd", "Budget 2024", "Utfall 2024"], False),
        (["", "Budget 2024", "Utfall 2024"], False),
    ],
)
def test_halves_are_headed_alike(header: list[str], doubted: bool) -> None:
    first, second = table([HEADER, *BODY], table_id=1), table([header, *BODY], table_id=2)
    second.page_first = second.page_last = 2
    assert any(f.rule == "cut_table" for f in check(report(first, second))) is doubted


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        (["1|111", "2|695", "3|140", "4|250"], True),
        (["1|111", "2|695", "3|140", "4|250", "5|6"], True),
        (["1|111", "2|695", "3|140", "4|6", "5|6"], False),
        (["1|111"], False),
        (["1|111", "2|695"], True),
    ],
)
def test_four_of_five_pairs_of_two_columns_must_be_halves(pairs: list[str], told: bool) -> None:
    rows = [["Verksamhet", "Budget", ""], *([f"E{n}", *pair.split("|")] for n, pair in enumerate(pairs))]
    found = check(report(table(rows)))
    assert any("two halves" in f.message for f in found) is told


@pytest.mark.parametrize(
    ("ends", "told"), [(["", "", "5"], True), (["", "x", "5"], True), (["y", "z", "5"], False)]
)
def test_a_row_of_last_figures_holds_one_name_at_most(ends: list[str], told: bool) -> None:
    rows = [["Tkr", "Kod", "Jan", "Feb"], ["Ledsagning", "A", "59", "36"], ["Fjärrvärme", "B", "17", "802"]]
    found = check(report(table([*rows, [*ends[:2], "", ends[2]]], labels=2)))
    assert any(f.rule == "cut_number" for f in found) is told


def test_last_figures_must_all_stand_below_begun_numbers_beside_whole_ones() -> None:
    header = ["Tkr", "Jan", "Feb", "Mar"]
    for last, told in ((["", "", "", "5"], True), (["", "", "4", "5"], True), (["", "3", "4", "5"], False)):
        rows = [header, ["Ledsagning", "10", "59", "36"], ["Fjärrvärme", "28", "172", "802"], last]
        found = check(report(table(rows)))
        assert any(f.rule == "cut_number" for f in found) is told, last


def test_halves_of_fewer_columns_are_none() -> None:
    first = table([HEADER, *BODY], table_id=1)
    second = table([HEADER[:2], *(row[:2] for row in BODY)], table_id=2)
    second.page_first = second.page_last = 2
    assert not any(f.rule == "cut_table" for f in check(report(first, second)))


def test_rows_that_were_all_broken_between_their_groups() -> None:
    header = ["", "Jan", "Feb", "Mar"]
    upper, lower = ["", "193", "932", "615"], ["Förskola", "672", "059", "122"]
    split = [["Allmän", "23", "258", "199"], ["kultur", "474", "793", "736"]]
    found = doubts([header, upper, lower, *split, ["Boende", "1 200", "1 300", "1 400"]])
    assert {("cut_number", row, col) for row in (1, 2, 3, 4) for col in (1, 2, 3)} <= found
    small = [upper, ["Förskola", "672", "159", "122"], ["Boende", "1 200", "1 300", "1 400"]]
    assert not any(rule == "cut_number" for rule, _, _ in doubts([header, *small]))


def test_numbers_all_of_which_are_cut_before_texts() -> None:
    header = ["Mått", "2024", "2025", "Trend"]
    cut = [["Kostnad", "759 980", "722", "902 Ökar"], ["Plats", "68 559", "4", "864 Minskar"]]
    other = ["Andel", "12,8", "", "Ökar"]
    assert {("cut_number", 1, 2), ("cut_number", 2, 2)} <= doubts([header, *cut, other])
    told = ["Antal", "31", "33", "Ökar"]
    assert not any(rule == "cut_number" for rule, _, _ in doubts([header, *cut, told]))


@pytest.mark.parametrize(("long", "told"), [(4, True), (3, True), (2, False), (1, False)])
def test_numbers_over_each_other_are_halves_where_half_of_their_column_is_long(long: int, told: bool) -> None:
    rows = [[name, "112 500" if n < long else "12"] for n, name in enumerate(("A", "B", "C", "D"))]
    rows[2:2] = [["Ledning", "245"], ["och stab", "332"]]
    found = check(report(table([["Verksamhet", "Budget"], *rows])))
    assert any(f.rule == "cut_number" for f in found) is told


def test_numbers_cut_behind_dates() -> None:
    header = ["Objekt", "Datum", "Belopp"]
    rows = [["A", "2023-02-14 6 828", "163 kr"], ["B", "2023-05-18", "267 kr"], ["C", "7 828 a", "163 kr"]]
    assert doubts([header, *rows]) == {("cut_number", 1, 2)}


def test_all_numbers_of_a_column_are_doubted_most_of_which_are_cut_before_texts() -> None:
    header = ["Objekt", "Belopp", "Status"]
    cut = [["A", "556", "989 kr Klart"], ["B", "25", "223 kr Pågår"], ["C", "400", "r 903 kr Pågår"]]
    assert {("cut_number", row, 1) for row in (1, 2, 3)} <= doubts([header, *cut])
    few = [["A", "556", "989 kr Klart"], ["B", "25", "223 kr Pågår"], ["C", "400", "-"], ["D", "40", "Pågår"]]
    assert not any(rule == "cut_number" for rule, _, _ in doubts([header, *few]))


BROKEN = [
    ["Kontaktpersoner", "1 170", "60 121", "121"],
    ["*", "", "", "919"],
    ["Skolskjuts", "100", "2 653", "102"],
    ["", "071", "", "749"],
    ["Summa", "115", "11", "282"],
    ["", "030", "123", "612"],
]


def test_where_some_rows_go_on_all_numbers_below_others_are_doubted() -> None:
    rows = [["Tkr", "Kv 1", "Kv 2", "Kv 3"], *BROKEN]
    cuts = {(row, col) for rule, row, col in doubts(rows) if rule == "cut_number"}
    assert {(1, 3), (2, 3), (5, 2), (6, 2), (5, 3), (6, 3)} <= cuts
    once = [["Tkr", "Kv 1", "Kv 2", "Kv 3"], *BROKEN[:4]]
    assert (1, 3) not in {(row, col) for rule, row, col in doubts(once) if rule == "cut_number"}


def test_rows_that_share_a_label_over_both_may_be_halves() -> None:
    rows = [
        HEADER,
        *BODY,
        ["Bad", "1 009 962", "1 993 718"],
        ["Total", "37 085", "33 707"],
        ["", "581", "252"],
    ]
    made = table(rows)
    made.cells = [cell for cell in made.cells if (cell.row, cell.col) != (6, 0)]
    label = next(cell for cell in made.cells if (cell.row, cell.col) == (5, 0))
    made.cells[made.cells.index(label)] = label.model_copy(update={"row_span": 2})
    found = check(report(made))
    assert {(f.row, f.col) for f in found if f.rule == "cut_number"} == {(5, 1), (5, 2), (6, 1), (6, 2)}


def test_a_group_with_decimals_that_begins_with_nought_ends_a_number() -> None:
    rows = [
        ["Taxa", "2023", "2024"],
        ["Bygglov", "4", "4"],
        ["", "054,14", "175,76"],
        ["Sotning", "158,46", "163"],
    ]
    assert ("cut_number", 1, 1) in doubts(rows)


def shared(rows: list[list[str]], *places: int) -> Table:
    """A table some of whose rows share the label of the row above."""
    made = table(rows)
    made.cells = [cell for cell in made.cells if cell.col or cell.row not in places]
    for n, cell in enumerate(made.cells):
        if cell.col == 0 and cell.row + 1 in places:
            made.cells[n] = cell.model_copy(update={"row_span": 2})
    return made


def cut_places(made: Table) -> set[tuple[int | None, int | None]]:
    return {(f.row, f.col) for f in check(report(made)) if f.rule == "cut_number"}


def test_the_last_figure_of_every_number_of_a_row_may_stand_below_it() -> None:
    rows = [
        ["Taxa", "2023", "2024"],
        ["Parkering", "1 631,6", "1 680,5"],
        ["", "4", "9"],
        ["Bad", "188,73", "194,39"],
    ]
    assert cut_places(shared(rows, 2)) == {(row, col) for row in (1, 2) for col in (1, 2)}
    named = [*rows[:2], ["Antal", "4", "9"], rows[3]]
    assert cut_places(table(named)) == set()
    whole = [rows[0], ["Parkering", "1 631", "1 680"], *rows[2:]]
    assert cut_places(shared(whole, 2)) == set()


def test_the_marker_of_a_note_names_no_row() -> None:
    rows = [
        ["", "Plan", "Plan 2"],
        ["Försörjningsstöd", "3", "4"],
        ["2)", "614", "338"],
        ["Arkiv", "750", "7 001"],
    ]
    assert cut_places(table(rows)) == {(row, col) for row in (1, 2) for col in (1, 2)}


def test_the_end_of_a_number_may_stand_in_a_cell_over_the_labels_too() -> None:
    broken = [["Kost", "2", "2"], ["", "585,17", "662,73"], ["Bad", "3", "4"], ["", "965,28", "084,24"]]
    rows = [["Taxa", "2026", "2027"], *broken, ["Sotning", "1", "1"], ["170,88", "", "206,01"]]
    made = shared(rows, 2, 4)
    wide = next(cell for cell in made.cells if (cell.row, cell.col) == (6, 0))
    made.cells[made.cells.index(wide)] = wide.model_copy(update={"col_span": 2})
    made.cells = [cell for cell in made.cells if (cell.row, cell.col) != (6, 1)]
    assert {(5, 1), (6, 0), (5, 2), (6, 2)} <= cut_places(made)


@pytest.mark.parametrize(
    ("label", "cut"), [("skötsel", True), ("öre/kWh skötsel", False), ("varav personal", False)]
)
def test_a_label_in_small_letters_that_names_something_goes_on_no_other(label: str, cut: bool) -> None:
    rows = [
        ["", "Utfall"],
        ["Skola", "13 487 539"],
        ["Hemsjukvård", "15 119"],
        [label, "175"],
        ["Bad", "14 907 123"],
    ]
    assert bool(cut_places(table(rows))) is cut


def test_hundredths_of_one_column_are_told_by_two_rows() -> None:
    rows = [["Taxa", "2023", "2024"], ["Sotning", "925,3", "43,08"], ["", "2", ""], ["Bad", "494,0", "68,90"]]
    twice = [*rows, ["", "8", ""]]
    assert cut_places(table(twice)) == {(1, 1), (2, 1), (3, 1), (4, 1)}
    assert cut_places(table(rows)) == set()


def test_the_last_figures_of_a_marked_number_end_the_number_above() -> None:
    rows = [HEADER, ["Födda", "24", "6 701"], ["", "505r", ""], ["Döda", "1 204", "1 300"]]
    assert {("cut_number", 1, 1), ("cut_number", 2, 1)} <= doubts(rows)
