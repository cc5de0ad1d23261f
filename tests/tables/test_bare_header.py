"""Levels of a header."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tests.tables.bare_pages import grid_of, page_of, read_whole
from tests.tables.pages import page, texts, words

from vonextract.tables.alignment.corridors import Column
from vonextract.tables.alignment.cut_lines import cut_lines
from vonextract.tables.alignment.header import read_header
from vonextract.tables.alignment.header_end import header_lines
from vonextract.tables.alignment.header_texts import texts_over
from vonextract.tables.alignment.parted import parted_columns
from vonextract.tables.alignment.text_lines import text_lines
from vonextract.tables.bare.engine import BareEngine


def test_names_over_the_first_of_repeated_names_span_their_repetition() -> None:
    xs = [200, 260, 330, 390]
    below = zip(xs, ["Budget", "Utfall"] * 2, strict=True)
    lines = text_lines(
        words((50, 100, "Post"), (180, 100, "2024"), (310, 100, "2025"), *((x, 112, n) for x, n in below))
    )
    columns = [Column(x, x + 30, x - 5, x + 45) for x in (50, *xs)]
    header = read_header(lines, columns)
    upper = {(c.text, c.first, c.last) for c in header.cells if c.row == 0}
    assert upper == {("Post", 0, 0), ("2024", 1, 2), ("2025", 3, 4)}


def test_names_before_short_names_of_repetitions_set_flush_right_span_them() -> None:
    rights = (184, 254, 325, 396, 466, 537)
    below = [
        (right - 5 * len(n), 112, n) for right, n in zip(rights, ["Män", "Kvinnor", "Andel"] * 2, strict=True)
    ]
    lines = text_lines(words((50, 112, "Ort"), (132, 100, "2014"), (342, 100, "2022"), *below))
    columns = [Column(right - 49, right, right - 60, right + 11) for right in (99, *rights)]
    upper = [(c.text, c.first, c.last) for c in read_header(lines, columns).cells if c.last > c.first]
    assert upper == [("2014", 1, 3), ("2022", 4, 6)]


def test_a_name_wider_than_the_repetition_in_whose_middle_it_stands_spans_it() -> None:
    xs = [200, 260, 330, 390]
    below = zip(xs, ["2024", "2023"] * 2, strict=True)
    upper = (212, 100, "Kommunen"), (276, 100, "Sammanställda räkenskaper 2024")
    lines = text_lines(words((50, 112, "Mkr"), *upper, *((x, 112, n) for x, n in below)))
    header = read_header(lines, [Column(x, x + 30, x - 5, x + 45) for x in (50, *xs)])
    assert [(c.first, c.last) for c in header.cells if c.last > c.first] == [(1, 2), (3, 4)]


def test_names_among_those_that_come_again_are_spanned_too() -> None:
    xs = [200, 260, 320, 390, 450, 520]
    names = ["Budget", "Utfall", "Avvikelse", "Budget", "Prognos", "Avvikelse"]
    lines = text_lines(
        words(
            (50, 112, "Post"),
            (260, 100, "Juni"),
            (452, 100, "Helår"),
            *zip(xs, [112] * 6, names, strict=True),
        )
    )
    header = read_header(lines, [Column(x, x + 30, x - 5, x + 45) for x in (50, *xs)])
    places = [
        (row, col)
        for c in header.cells
        for row in range(c.row, c.row + c.row_span)
        for col in range(c.first, c.last + 1)
    ]
    assert sorted(places) == [(row, col) for row in range(2) for col in range(7)]
    assert {(c.text, c.first, c.last) for c in header.cells if c.last > c.first} == {
        ("Juni", 1, 3),
        ("Helår", 4, 6),
    }


def test_rows_of_texts_above_a_lone_dash_are_no_header() -> None:
    names = ("Skriva avtal", "Samla inköp", "Bjuda in", "Ta fram rutin", "Inventera", "Följa upp")
    rows = [(name, "HR", "Klar" if n < 5 else "-") for n, name in enumerate(names)]
    lines = text_lines(
        words(*(
            (x, 100.0 + 16 * n, text)
            for n, row in enumerate([("Aktivitet", "Ansvarig", "Status"), *rows])
            for x, text in zip((50.0, 200.0, 300.0), row, strict=True)
        ))
    )  # fmt: skip
    columns = [Column(x, x + 80, x - 5, x + 95) for x in (50, 200, 300)]
    assert header_lines(cut_lines(lines, columns), []) == 1


def heads(*lines: tuple[str, ...], rules: tuple[float, ...] = (), bold: int = 0) -> int:
    """How many lines are header, by lines of texts twelve points apart in four columns, and borders.

    The first ones may be bold.
    """
    xs = (50.0, 200.0, 300.0, 400.0)
    cut = text_lines(
        [
            word
            for n, line in enumerate(lines)
            for x, text in zip(xs, line, strict=True)
            for word in words((x, 100.0 + 12 * n, text), bold=n < bold)
        ]
    )
    return header_lines(cut_lines(cut, [Column(x, x + 60, x - 5, x + 95) for x in xs]), list(rules))


NAMES = ("Skola", "Elever", "Lärare", "Klasser")
ROWS = (("Norra", "412", "31", "18"), ("Södra", "380", "29", "16"), ("Västra", "215", "20", "9"))


def test_numbers_that_count_the_columns_are_no_data() -> None:
    assert heads(NAMES, ("", "(1)", "(2)", "(3)"), *ROWS) == 2
    assert heads(NAMES, ("", "11", "12", "14"), *ROWS) == 1


def test_bare_numbers_above_a_border_count_the_columns_from_anywhere() -> None:
    counted = ("År", "7", "8", "9")
    assert heads(("", "", "Årskurs", ""), counted, *ROWS, rules=(122.0,)) == 2
    assert heads(NAMES, counted, *ROWS) == 1


def test_a_bold_group_below_a_line_of_years_without_a_label_is_no_header() -> None:
    upper, years, group = ("Skola", "Utfall", "Utfall", "Budget"), ("", "2022", "2023", "2024"), "Förskolor"
    assert heads(upper, years, (group, "", "", ""), *ROWS, bold=3) == 2
    assert heads(("", *upper[1:]), years, ("Skola", "", "", ""), *ROWS, bold=3) == 3


def test_what_the_amounts_are_in_is_said_below_the_names_of_their_columns() -> None:
    assert heads(NAMES, ("", *["1 000 kr"] * 3), *ROWS) == 2
    assert heads(("Skola", "31.12.24", "31.12.23", "12,5"), ("", *["1 000 kr"] * 3), *ROWS) == 2
    assert heads(NAMES, ("Hyra", *["1 000 kr"] * 3), *ROWS) == 1
    assert heads(NAMES, ("", *["2 000 kr"] * 3), *ROWS) == 1


def test_the_title_of_a_note_stands_above_the_names_of_its_columns() -> None:
    lines = [
        "Not 2 Skulder till banker                          2024-12-31",
        "Långivare                     Ränta                          ",
        "Landsbanken                  2,70 %                 2 688 447",
        "Stadsbanken                  2,73 %                 4 702 941",
    ]
    found = page_of("\n".join(lines), bold=(0, 1))
    table = read_whole(found)
    first = [(c.row, c.text) for c in table.cells if c.col == 0]
    assert first[:3] == [(0, "Not 2 Skulder till banker"), (1, "Långivare"), (2, "Landsbanken")]


def test_names_of_groups_right_below_a_header_are_rows_where_they_had_room_above() -> None:
    (table,) = BareEngine().propose(
        page_of(
            """
Eget kapital och skulder            2024-12-31   2023-12-31
Eget kapital och skulder
Eget kapital
Upplupna kostnader och intäkter        450 751      644 461
Balanserat resultat                    692 429      594 030
""",
            bold=(0, 1, 2),
        )
    )
    assert [row[0] for row in grid_of(table)[:3]] == [
        "Eget kapital och skulder",
        "Eget kapital och skulder",
        "Eget kapital",
    ]


def test_days_a_space_apart_name_the_columns_that_they_stand_over() -> None:
    page = page_of(
        """
Ställda säkerheter för skulder 2024-12-31 2023-12-31
Företagsinteckningar              667 328      6 141
Fastighetsinteckningar             20 000      6 000
Summa                             687 328     12 141
""",
        bold=(0,),
    )
    table = read_whole(page)
    assert grid_of(table)[0] == ["Ställda säkerheter för skulder", "2024-12-31", "2023-12-31"]


def test_days_and_their_years_on_two_lines_name_a_column_each() -> None:
    (table,) = BareEngine().propose(
        page_of(
            """
                  31 december 31 december
                         2024        2023
Bankkostnader       7 667 328       6 141
Städning            8 120 000       6 000
Summa              15 787 328      12 141
""",
            bold=(0, 1),
        )
    )
    assert grid_of(table)[0] == ["", "31 december 2024", "31 december 2023"]


def test_names_on_two_lines_stand_over_the_columns_whose_edges_they_keep_to() -> None:
    (table,) = BareEngine().propose(
        page_of(
            """
                             Årets Balanserat Inbetalda
                          resultat   resultat  insatser
Belopp vid årets ingång  3 723 016    229 181   991 656
Årets resultat               1 000      2 000     3 000
Belopp vid årets utgång  3 724 016    231 181   994 656
""",
            bold=(0, 1),
        )
    )
    assert grid_of(table)[0] == ["", "Årets resultat", "Balanserat resultat", "Inbetalda insatser"]


def test_a_text_across_columns_stays_one_where_it_keeps_to_no_edge() -> None:
    (table,) = BareEngine().propose(
        page_of(
            """
                             Fond i balansräkningen
                          resultat   resultat  insatser
Belopp vid årets ingång  3 723 016    229 181   991 656
Årets resultat               1 000      2 000     3 000
Belopp vid årets utgång  3 724 016    231 181   994 656
""",
            bold=(0, 1),
        )
    )
    assert "Fond i balansräkningen" in grid_of(table)[0]


def test_years_without_a_column_of_their_own_stay_in_the_order_of_the_page() -> None:
    years = [(400, 100, "2024"), (440, 100, "2023"), (480, 100, "2022"), (520, 100, "2021")]
    columns = [Column(50, 120, 50, 390), Column(395, 545, 390, 545)]
    header = read_header(text_lines(words((50, 100, "Flerårsöversikt"), *years)), columns)
    named = sorted((cell.first, cell.text) for cell in header.cells)
    assert [text for _, text in named] == ["Flerårsöversikt", "2024", "2023", "2022", "2021"]


def _width(text: str) -> float:
    return sum(3 if ch == " " else 5 for ch in text)


def parted_at(*rows: tuple[str, ...]) -> list[tuple[float, float]]:
    """Where the columns end and begin that years and rows of numbers, flush right, are parted to."""
    placed = [
        words(*((330 + 40 * n - _width(text), 100 + 14 * r, text) for n, text in enumerate(row)))
        for r, row in enumerate([("2024", "2023", "2022"), *rows])
    ]
    head, *body = text_lines([w for line in placed for w in line])
    found = parted_columns([head], body, [Column(50, 200, 50, 250), Column(300, 410, 250, 410)])
    return [(a.x1, b.x0) for a, b in pairwise(found)]


def test_years_over_numbers_a_space_apart_tell_where_they_part() -> None:
    assert parted_at(("5 225", "839", "4 179"), ("6 522", "8 225", "8 641")) == [
        (200, 300),
        (330, 347),
        (370, 387),
    ]


def test_years_do_not_part_what_is_no_number_or_no_column_of_numbers() -> None:
    assert parted_at(("5 225", "x 839", "4 179"), ("6 522", "8 225", "8 641")) == [(200, 300)]
    assert parted_at(("5 225 100 200", "839", "4 179"), ("", "", "8 641"), ("", "", "1")) == [(200, 300)]
    assert parted_at(("5 225 000 000", "", ""), ("", "8 225 000", "8 641")) == [(200, 300)]


def test_a_dash_before_a_number_with_a_sign_of_its_own_is_none_of_it() -> None:
    (table,) = BareEngine().propose(
        page_of(
            """
                            Yttre fond   Insatser
Belopp vid årets ingång        786 058  3 675 200
Avsättning till yttre fond           - -2 548 339
Belopp vid årets utgång        786 058  1 126 861
""",
            bold=(0,),
        )
    )
    assert grid_of(table)[2] == ["Avsättning till yttre fond", "-", "-2 548 339"]


def test_names_a_space_apart_are_parted_where_each_keeps_to_an_edge_of_its_column() -> None:
    placed = [(252, "Bokslut 2016"), (345, "Utfall period 2017"), (410, "Budget 2017")]
    head = words((50, 100, "Post"), *((end - _width(text), 100, text) for end, text in placed))
    columns = [Column(50, 90, 50, 150), *(Column(x - 20, x, x - 60, x + 4) for x, _ in placed)]
    (line,) = text_lines(head)
    assert [" ".join(w.text for w in text) for text in texts_over(line, columns)] == [
        "Post",
        *(text for _, text in placed),
    ]


def columns_below(*names: str, lines: Sequence[tuple[str, ...]], inset: float = 0) -> list[float]:
    """Where columns of text begin below their names, the first line of each moved in."""
    rows = [names, *lines]
    placed = [
        words(*((50 + 85 * n + inset * (r == 1), 100 + 12 * r, text) for n, text in enumerate(row)))
        for r, row in enumerate(rows)
    ]
    head, *body = text_lines([w for line in placed for w in line])
    return [c.x0 for c in parted_columns([head], body, [Column(50, 300, 50, 300)])]


def test_texts_a_space_apart_are_parted_where_all_begin_below_a_name() -> None:
    lines = [
        ("Inrätta ett team", "Alla chefer på", "Varje månad"),
        ("som planerar i", "enheten, med", "och vid delår"),
        ("god tid varje", "stöd av hr", "två"),
        ("vecka", "och ekonomi", ""),
    ]
    names = ("Åtgärd", "Ansvar", "Uppföljning")
    assert columns_below(*names, lines=lines) == [50, 135, 220]
    assert columns_below(*names, lines=lines, inset=2) == [50]


def test_names_broken_over_two_lines_are_no_names_of_repetitions() -> None:
    lower = ["Utfall", "Budget", "Avvikelse", "år", "Prognos", "prognos", "Budget", "år"]
    ends = [130, 180, 240, 290, 340, 400, 450, 510]
    upper = [(290, "Utfall fg"), (400, "Fg"), (510, "Bokslut fg")]
    said = [*((x, 112, t) for x, t in zip(ends, lower, strict=True)), *((x, 100, t) for x, t in upper)]
    lines = text_lines(words(*((x - 5 * len(t), y, t) for x, y, t in said)))
    header = read_header(lines, [Column(x - 25, x, x - 50, x) for x in ends])
    assert header.n_rows == 1
    assert [c.text for c in sorted(header.cells, key=lambda c: c.first)] == [
        "Utfall", "Budget", "Avvikelse", "Utfall fg år", "Prognos", "Fg prognos", "Budget", "Bokslut fg år",
    ]  # fmt: skip


def test_a_letter_in_lower_case_is_a_name_of_repetitions_like_others() -> None:
    xs = [200, 250, 330, 380]
    below = zip(xs, ["l", "Rms"] * 2, strict=True)
    lines = text_lines(words((205, 100, "Först"), (335, 100, "Sedan"), *((x, 112, n) for x, n in below)))
    header = read_header(lines, [Column(x, x + 20, x - 5, x + 35) for x in xs])
    assert {(c.text, c.first, c.last) for c in header.cells if c.row == 0} == {
        ("Först", 0, 1),
        ("Sedan", 2, 3),
    }


def test_years_that_no_column_parts_yet_are_no_data() -> None:
    held = words((60, 100, "Mål"), *((200 + 26 * n, 100, str(2014 + n)) for n in range(4)))
    row = words((60, 118, "Andel"), *((200 + 26 * n, 118, f"{15 + n},3") for n in range(4)))
    columns = [Column(60, 90, 60, 150), Column(200, 226, 150, 224), Column(226, 310, 224, 320)]
    lines = cut_lines(text_lines([*held, *row]), columns)
    assert header_lines(lines, []) == 1


def test_names_below_a_name_over_their_columns_are_header_though_they_are_wider_and_not_bold() -> None:
    numbers = [(114 + 14 * n, f"Kön {n}", "60 %", f"+{10 + n}", f"1,2{n}") for n in range(4)]
    xs = (50, 150, 255, 310)
    body = words(*((x, y, text) for y, *row in numbers for x, text in zip(xs, row, strict=True)))
    head = words((140, 88, "Politiker"), (240, 88, "Representativitet"), bold=True)
    below = words((225, 100, "Procentdifferens"), (310, 100, "Kvot"))
    text = page(head, below, body)
    table = BareEngine().read(text, text.body, [])
    assert table is not None
    assert table.n_header_rows == 2
    assert texts(table)[1][-2:] == ["Procentdifferens", "Kvot"]


def _centred(*texts: tuple[float, float, str]) -> list[tuple[float, float, str]]:
    """Texts by their middle instead of their left edge; a letter is 5 points wide."""
    return [(x - 2.5 * len(said), y, said) for x, y, said in texts]


def test_names_a_space_apart_are_parted_where_each_stands_in_the_middle_of_a_column() -> None:
    upper = words((50, 100, "Post"), *_centred((220, 100, "Resultat"), (265, 100, "kostnader")))
    columns = [Column(50, 90, 45, 150), Column(210, 230, 150, 240), Column(253, 277, 240, 290)]
    texts_there = texts_over(text_lines(upper)[0], columns)
    assert [" ".join(w.text for w in t) for t in texts_there] == ["Post", "Resultat", "kostnader"]
    for other in (
        [Column(190, 210, 150, 220), columns[2]],
        [columns[1], Column(242, 243, 240, 245), columns[2]],
    ):
        whole = texts_over(text_lines(upper)[0], [columns[0], *other])
        assert [" ".join(w.text for w in t) for t in whole] == ["Post", "Resultat kostnader"]


def test_a_name_in_the_middle_of_the_room_of_the_labels_is_theirs() -> None:
    columns = [Column(50, 90, 45, 130), Column(370, 390, 330, 400), Column(420, 440, 400, 450)]

    def places(name: str, first: str = "2024") -> list[int]:
        named = words(*_centred((210, 100, name), (380, 100, first), (430, 100, "2023")))
        return [c.first for c in read_header(text_lines(named), columns).cells]

    assert places("Tjänster") == [0, 1, 2]
    assert places("Not") == [1, 2, 3]
    assert places("Tjänster", "Helårsprognos 2024") == [1, 2, 3]
