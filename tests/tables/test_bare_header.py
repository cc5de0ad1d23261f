"""Levels of a header."""

from __future__ import annotations

from tests.tables.bare_pages import page_of
from tests.tables.pages import words

from vonextract.tables.alignment.corridors import Column
from vonextract.tables.alignment.cut_lines import cut_lines
from vonextract.tables.alignment.header import read_header
from vonextract.tables.alignment.header_end import header_lines
from vonextract.tables.alignment.text_lines import text_lines
from vonextract.tables.candidates.propose import read_regions


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


def heads(*lines: tuple[str, ...], rules: tuple[float, ...] = ()) -> int:
    """How many lines are header, by lines of texts twelve points apart in four columns, and borders."""
    xs = (50.0, 200.0, 300.0, 400.0)
    cut = text_lines(
        words(*(
            (x, 100.0 + 12 * n, text)
            for n, line in enumerate(lines)
            for x, text in zip(xs, line, strict=True)
            if text
        ))
    )  # fmt: skip
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


def test_the_title_of_a_note_stands_above_the_names_of_its_columns() -> None:
    lines = [
        "Not 2 Skulder till banker                          2024-12-31",
        "Långivare                     Ränta                          ",
        "Landsbanken                  2,70 %                 2 688 447",
        "Stadsbanken                  2,73 %                 4 702 941",
    ]
    found = page_of("\n".join(lines), bold=(0, 1))
    (table,) = read_regions(found, [found.body])
    first = [(c.row, c.text) for c in table.cells if c.col == 0]
    assert first[:3] == [(0, "Not 2 Skulder till banker"), (1, "Långivare"), (2, "Landsbanken")]
