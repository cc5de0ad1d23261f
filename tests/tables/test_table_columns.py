from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tables.bare_pages import word, words_of
from tests.tables.pages import words

from vonextract.layout.model import Word
from vonextract.tables.alignment.corridors import Column, cut_line, find_columns, join_of


def cut(text: str) -> list[list[str]]:
    """Each line's texts by column, blank where it has none."""
    lines = [words_of(line) for line in text.strip("\n").split("\n")]
    columns = find_columns(lines)
    rows = []
    for line in lines:
        row = [""] * len(columns)
        for part in cut_line(line, columns):
            row[part.first] = " ".join(w.text for w in part.words)
        rows.append(row)
    return rows


def test_no_words_no_columns() -> None:
    assert find_columns([]) == []


def test_columns_stand_between_corridors() -> None:
    assert cut("""
Personal          120     130
Lokaler            40      45
Summa             160     175
""") == [["Personal", "120", "130"], ["Lokaler", "40", "45"], ["Summa", "160", "175"]]


def test_numbers_a_space_apart_are_parted_by_the_grouping_of_thousands() -> None:
    rows = cut("""
Personal      10 398 13 818
Lokaler        1 204  9 717
Summa         11 602 23 535
""")
    assert rows == [
        ["Personal", "10 398", "13 818"],
        ["Lokaler", "1 204", "9 717"],
        ["Summa", "11 602", "23 535"],
    ]


def beside(left: list[str], right: str) -> list[list[Word]]:
    """Lines with texts that end at 100, and half a font size behind it another."""
    width = [5 * len(text) - 2 * text.count(" ") for text in left]
    texts = [(100 - w, 12 * i, text) for i, (w, text) in enumerate(zip(width, left, strict=True))]
    return [words((x, y, text), (105, y, right)) for x, y, text in texts]


def test_amounts_that_end_where_words_begin_are_a_column_however_close_they_stand() -> None:
    assert len(find_columns(beside(["72 682 kr", "144 863 kr", "498 194 kr", "9 364 kr"], "Klart"))) == 2


def test_a_few_lines_or_marks_of_a_list_are_no_column_so_close() -> None:
    assert len(find_columns(beside(["72 682 kr", "144 863 kr", "498 194 kr"], "Klart"))) == 1
    assert len(find_columns(beside(["1.", "2.", "3.", "10."], "Klart"))) == 1


def test_references_to_several_notes_stand_in_one_column() -> None:
    assert cut("""
Byggnader och mark   12, 18   832 940   840 432
Inventarier               3     2 072         0
Summa                         835 012   840 432
""") == [
        ["Byggnader och mark", "12, 18", "832 940", "840 432"],
        ["Inventarier", "3", "2 072", "0"],
        ["Summa", "", "835 012", "840 432"],
    ]


def test_numbers_that_cannot_be_one_are_parted_by_more_than_a_space_as_well() -> None:
    rows = [("Norr", "9.8", "10.9"), ("Väst", "69.4", "85.4"), ("Öst", "11.8", "32.5")]
    lines = [
        words((50, 100 + 14 * n, label), (165 - 5 * len(one), 100 + 14 * n, one), (171, 100 + 14 * n, other))
        for n, (label, one, other) in enumerate(rows)
    ]
    assert len(find_columns(lines)) == 3


def test_a_dash_at_the_end_of_its_column_is_no_minus_of_the_next_one() -> None:
    rows = [("Norr", "471,620", "845,694"), ("Väst", "976,385", "80,452"), ("Öst", "-", "2,342,001")]
    rows += [("Söder", "27,440", "238,927"), ("Mitten", "99,430", "527,000")]
    lines = [
        words(
            (50, 100 + 14 * n, label),
            (165 - 5 * len(one), 100 + 14 * n, one),
            (218 - 5 * len(other), 100 + 14 * n, other),
        )
        for n, (label, one, other) in enumerate(rows)
    ]
    columns = find_columns(lines)
    assert [[cut.first for cut in cut_line(line, columns)] for line in lines] == [[0, 1, 2]] * 5


def test_the_space_between_thousands_is_no_border() -> None:
    rows = cut("""
Personal      10 398
Lokaler        1 204
Hyror             12
Summa         11 614
""")
    assert [row[1] for row in rows] == ["10 398", "1 204", "12", "11 614"]


@pytest.mark.parametrize(("beside", "count"), [("", 4), ("-", 5)])
def test_dashes_above_the_first_figures_of_numbers_set_flush_left_make_no_column_of_them(
    beside: str, count: int
) -> None:
    lines = []
    for n, amount in enumerate(["2 300", "-", "-", "2 000", "-", "-"]):
        own = (
            [(210.0, 100.0, amount)] if amount != "-" or not beside else [(210, 100, "-"), (228, 100, beside)]
        )
        lines.append(words((50, 100, f"Post {n}"), (150, 100, "-"), *own, (280, 100, "Pågår")))
    assert len(find_columns(lines)) == count


def test_a_sign_apart_belongs_to_its_number() -> None:
    rows = cut("""
Personal      - 398   13
Lokaler       - 204  717
Hyror           112    5
""")
    assert [row[1] for row in rows] == ["- 398", "- 204", "112"]


def test_a_long_label_may_cross_a_corridor() -> None:
    rows = cut("""
Personal          120     130
Lokaler            40      45
Hyror och annat som tar stor plats
Inventarier        40      45
Summa             200     220
""")
    assert rows[0] == ["Personal", "120", "130"]
    assert rows[4] == ["Summa", "200", "220"]


def test_a_given_separator_is_a_border() -> None:
    line = words_of("Personal 120")
    assert len(find_columns([line])) == 1
    assert len(find_columns([line], separators=[(line[0].x1 + line[1].x0) / 2])) == 2


@pytest.mark.parametrize(
    ("left", "right", "join"),
    [
        ("10", "398", "thousands"),
        ("398", "13", "break"),
        ("1,5", "398", "break"),
        ("2023", "2024", "break"),
        ("-", "398", "glue"),
        ("95", "%", "glue"),
        ("norra", "distriktet", "text"),
    ],
)
def test_what_a_space_between_two_words_says(left: str, right: str, join: str) -> None:
    one, other = words_of(f"{left} {right}")
    assert join_of(one, other) == join


@given(
    st.lists(
        st.tuples(st.integers(1, 9_999_999), st.integers(1, 9_999_999), st.integers(1, 9_999_999)),
        min_size=3,
        max_size=12,
    )
)
def test_right_aligned_numbers_are_never_mixed_up(rows: list[tuple[int, int, int]]) -> None:
    printed = [[f"{n:,}".replace(",", " ") for n in row] for row in rows]
    text = "\n".join("Rad".ljust(6) + "".join(n.rjust(13) for n in row) for row in printed)
    assert [row[1:] for row in cut(text)] == printed


def test_texts_a_space_apart_are_two_where_the_second_begins_at_its_columns_edge() -> None:
    columns = [Column(50.0, 98.0, 50.0, 100.0), Column(102.0, 150.0, 100.0, 150.0)]
    flush = [word("aktiviteter", 54.0, 100.0), word("Data", 102.2, 100.0), word("från", 121.0, 100.0)]
    assert [(c.first, c.last, len(c.words)) for c in cut_line(flush, columns)] == [(0, 0, 1), (1, 1, 2)]
    across = [word("aktiviteter", 51.0, 100.0), word("Data", 98.5, 100.0), word("från", 117.0, 100.0)]
    assert [(c.first, c.last) for c in cut_line(across, columns)] == [(0, 1)]


@pytest.mark.parametrize(
    ("behind", "least", "end", "parted"),
    [
        ("53.20", 102.0, 99.0, True),
        ("2020", 102.0, 99.0, False),
        ("53.20", 98.5, 99.0, False),
        ("53.20", 102.0, 101.5, False),
    ],
)
def test_a_number_as_wide_as_its_column_is_parted_from_a_label_that_reaches_up_to_it(
    behind: str, least: float, end: float, parted: bool
) -> None:
    number = word(behind, 102.0, 100.0)
    columns = [Column(50.0, 85.0, 50.0, 95.0), Column(least, number.x1, 95.0, number.x1)]
    line = [word("Without", 52.0, 100.0), replace(word("training", 88.0, 100.0), x1=end), number]
    assert len(cut_line(line, columns)) == (2 if parted else 1)


@pytest.mark.parametrize(("behind", "parted"), [("196", ["633", "1 196"]), ("19", ["633 1", "19"])])
def test_a_number_that_a_border_parts_is_whole_where_it_stands_off_another(
    behind: str, parted: list[str]
) -> None:
    columns = [Column(50.0, 100.0, 50.0, 101.0), Column(102.0, 150.0, 101.0, 150.0)]
    line = [word("633", 74.0, 100.0), word("1", 96.0, 100.0), word(behind, 102.5, 100.0)]
    assert [" ".join(w.text for w in part.words) for part in cut_line(line, columns)] == parted


def test_names_of_groups_across_the_columns_part_none_of_them() -> None:
    rows = [
        words((50, y, label), (150, y, "78"), (210, y, "71"), (270, y, "79"))
        for y, label in ((100, "Norra"), (128, "Södra"), (142, "Västra"), (170, "Östra"))
    ]
    groups = [words((130, y, "Alla enheter utan egen regi")) for y in (114, 156)]
    lines = [rows[0], groups[0], rows[1], rows[2], groups[1], rows[3]]
    assert len(find_columns(lines)) == 4


def test_a_word_over_the_border_of_a_narrow_column_leaves_the_next_word_its_own() -> None:
    columns = [Column(50, 100, 50, 140), Column(180, 195, 140, 215), Column(235, 255, 215, 255)]

    def held(*said: tuple[float, float, str]) -> list[tuple[int, int]]:
        return [(cut.first, cut.last) for cut in cut_line(words(*said), columns)]

    assert held((148, 10, "Procentdifferens"), (235, 10, "Kvot")) == [(1, 1), (2, 2)]
    assert held((160, 10, "Procentdifferens"), (243, 10, "Kvot")) == [(1, 2)]
