"""Columns of currency signs are no columns."""

from __future__ import annotations

from tests.tables.bare_pages import page_of
from tests.tables.pages import grid_rules, page, words

from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.model import PageTable
from vonextract.tables.ruled.engine import RuledEngine
from vonextract.tables.signs import with_signs

LINES = [
    "Item                2004            2005",
    "Wheat       $      1,204    $      1,310",
    "Corn                 310             296",
    "Rice                  48              51",
    "Total       $      1,562    $      1,657",
]


def read(lines: list[str]) -> tuple[PageTable, PageTable]:
    [table] = BareEngine().propose(page_of("\n".join(lines), bold=[0]))
    return table, with_signs(table)


def test_signs_go_to_their_numbers() -> None:
    before, after = read(LINES)
    assert (before.n_cols, after.n_cols) == (5, 3)
    rows = [[c.text for c in after.cells if c.row == r] for r in range(after.n_rows)]
    assert rows == [
        ["Item", "2004", "2005"],
        ["Wheat", "$ 1,204", "$ 1,310"],
        ["Corn", "310", "296"],
        ["Rice", "48", "51"],
        ["Total", "$ 1,562", "$ 1,657"],
    ]


def test_no_word_is_lost() -> None:
    before, after = read(LINES)
    assert before.word_indices() == after.word_indices()


def test_other_columns_stay() -> None:
    before, after = read([line.replace("$", "x") for line in LINES])
    assert after is before


def test_markers_of_notes_go_to_their_labels() -> None:
    before, after = read(
        [
            "Verksamhet              Prognos    Budget",
            "Personlig assistans  *   -1 321     1 842",
            "Konsulter                 1 055     1 755",
            "Skolskjuts           **     521       486",
            "Summa                       255     4 083",
        ]
    )
    assert (before.n_cols, after.n_cols) == (4, 3)
    assert [c.text for c in after.cells if c.col == 0] == [
        "Verksamhet",
        "Personlig assistans *",
        "Konsulter",
        "Skolskjuts **",
        "Summa",
    ]


def test_a_currency_between_borders_is_of_its_number_and_a_unit_between_borders_a_column() -> None:
    xs, ys = [50.0, 150.0, 165.0, 250.0], [100.0, 115.0, 130.0, 145.0]
    rows = [(102, "Cash", "$", "1,204"), (117, "Rent", "$", "310"), (132, "Total", "$", "1,514")]

    def columns(sign: str) -> int:
        placed = [
            [(52, y, label), (155, y, text.replace("$", sign)), (200, y, number)]
            for y, label, text, number in rows
        ]
        drawn = page(words(*(cell for row in placed for cell in row)), rules=grid_rules(xs, ys))
        (table,) = RuledEngine().propose(drawn)
        return with_signs(table).n_cols

    assert (columns("$"), columns("%")) == (2, 3)
