"""Titles of tables in their header, over the labels."""

from __future__ import annotations

import pytest

from vonextract.geometry import Box
from vonextract.outline.header_titles import header_title
from vonextract.tables.model import GridCell, LogicalTable


def table(*rows: tuple[str, str], header: int = 1) -> LogicalTable:
    cells = [
        GridCell(r, c, 1, 1, Box(c, r, c + 1, r + 1), text=text)
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    return LogicalTable([], len(rows), 2, header, cells, "text", 1.0)


AMOUNT = ("Hyror", "1 500")


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([("Not 2 Nettoomsättning", "2024"), AMOUNT], "Not 2 Nettoomsättning"),
        ([("NOT 12a. Lån", "2024"), AMOUNT], "NOT 12a. Lån"),
        ([("Not 2", "2024"), ("NETTOOMSÄTTNING", ""), AMOUNT], "Not 2 NETTOOMSÄTTNING"),
        ([("Not 2", "2024"), AMOUNT], "Not 2"),
        ([("Not 2 Lån", "2024"), ("Banker", ""), AMOUNT], "Not 2 Lån"),
        ([("Not", "2024"), AMOUNT], None),
        ([("Notarier 2", "2024"), AMOUNT], None),
        ([("", "Not 2"), AMOUNT], None),
        ([("RESULTATRÄKNING", "2024"), AMOUNT], "RESULTATRÄKNING"),
        ([("", "2024"), ("Balansräkning", ""), AMOUNT], "Balansräkning"),
        ([("Resultat", "2024"), AMOUNT], None),
        ([("", "2024"), ("Not 4 Driftkostnader", ""), AMOUNT], "Not 4 Driftkostnader"),
        ([("", "2024"), ("Not 4 Drift", ""), AMOUNT, ("Not 5 Lån", ""), AMOUNT], None),
        ([("", "2024"), ("Noter", ""), AMOUNT], None),
    ],
)
def test_a_numbered_title_over_the_labels_is_the_title(
    rows: list[tuple[str, str]], title: str | None
) -> None:
    assert header_title(table(*rows)) == title


def test_a_row_that_is_no_header_is_no_title() -> None:
    assert header_title(table(("Not 2 Nettoomsättning", "2024"), AMOUNT, header=0)) is None


def test_the_name_of_a_kind_is_the_title_unless_the_heading_says_it() -> None:
    made = table(("Balansräkning", "2024"), AMOUNT)
    assert header_title(made, "Resultatdisposition") == "Balansräkning"
    assert header_title(made, "Koncernens balansräkning") is None


@pytest.mark.parametrize(
    ("text", "span", "title"),
    [("29) Avsättningar", 2, "29) Avsättningar"), ("29) Avsättningar", 1, None), ("Belopp i tkr", 2, None)],
)
def test_what_stands_over_all_columns_is_the_title(text: str, span: int, title: str | None) -> None:
    made = table((text, ""), ("", "2024"), AMOUNT, header=2)
    made.cells = [c for c in made.cells if span == 1 or (c.row, c.col) != (0, 1)]
    made.cells[0].col_span = span
    assert header_title(made) == title
