"""Made documents: the same for the same seed, and their truth stands where it says."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from accuracy import corpus
from accuracy.boxes import NotFound, cell_boxes
from accuracy.gate import CORPUS, documents
from accuracy.made.annual import annual
from accuracy.made.look import FILLS, LARGER, RULINGS, random_look, rules
from accuracy.made.model import Cell, Made, Paper, Table, sides
from accuracy.made.papers import document
from accuracy.typeset.platypus import reportlab
from accuracy.typeset.producers import PRODUCERS

SHIPPED = documents([CORPUS])


def test_the_same_seed_makes_the_same_document() -> None:
    first, again = (corpus.make(3, 2, ["reportlab"]) for _ in range(2))
    assert first == again


@pytest.mark.parametrize("maker", [document, annual])
@pytest.mark.parametrize("seed", range(20))
def test_rows_of_a_table_fill_its_columns(seed: int, maker: Callable[[random.Random, str], Made]) -> None:
    for table in maker(random.Random(seed), "made").tables():
        taken = [
            (r, c)
            for row, col, cell in table.placed()
            for r in range(row, row + cell.rowspan)
            for c in range(col, col + cell.colspan)
        ]
        assert len(taken) == len(set(taken)) == len(table.rows) * table.columns
        assert table.header_rows < len(table.rows)


def test_sums_of_a_balance_sheet_hold_at_each_level() -> None:
    sheets = [
        table
        for seed in range(40)
        for table in annual(random.Random(seed), "made").tables()
        if table.rows[-1][0].text.lower() == "summa tillgångar"
    ]
    assert len(sheets) > 10
    for table in sheets:
        for amounts in (-2, -1):
            parts = [row[amounts].value or 0 for row in table.rows if row[0].role is None and row[0].text]
            assert sum(parts) == table.rows[-1][amounts].value


@pytest.mark.parametrize("producer", ["reportlab", "weasyprint", "typst"])
def test_annual_accounts_have_larger_names_of_parts_and_indented_labels(producer: str) -> None:
    name = Cell("Tillgångar", role="title")
    rows = [[Cell(""), Cell("2024")], [name, Cell()], [Cell("Mark"), Cell("17")]]
    table = Table(rows, sides(1, 1), [0.0, 0.0], indent=30.0)
    look = replace(random_look(random.Random(1)), group="plain", full_width=False, centered=False)
    pdf = PRODUCERS[producer](Made("made", "sv", "", Paper(), [table]), look, marked=False)
    flat = PRODUCERS[producer](
        Made("made", "sv", "", Paper(), [replace(table, indent=0.0)]), look, marked=False
    )
    words = {word["text"]: word for word in _words(pdf)}
    assert words["Tillgångar"]["size"] == pytest.approx(LARGER * words["Mark"]["size"], rel=0.01)
    moved = words["Mark"]["x0"] - next(word["x0"] for word in _words(flat) if word["text"] == "Mark")
    assert moved == pytest.approx(30, abs=0.5)


def _words(pdf: bytes) -> list[dict[str, Any]]:
    with pdfplumber.open(BytesIO(pdf)) as opened:
        words: list[dict[str, Any]] = opened.pages[0].extract_words(extra_attrs=["size"])
        return words


def test_no_rule_goes_through_a_spanning_cell() -> None:
    table = Table([[Cell("a", colspan=2)], [Cell("b"), Cell("c")]], sides(2), [0.0, 0.0])
    dice = random.Random(1)
    looks = [random_look(dice) for _ in range(200)]
    assert {look.ruling for look in looks} == set(RULINGS)
    assert {look.fill for look in looks} >= set(FILLS)
    for look in looks:
        assert not [
            rule for rule in rules(table, look) if not rule.across and rule.at == 1 and rule.start == 0
        ]


@pytest.mark.parametrize("pdf", SHIPPED, ids=lambda path: path.stem)
def test_the_words_of_a_box_are_those_of_its_cell(pdf: Path) -> None:
    truth = json.loads(pdf.with_suffix(".truth.json").read_text(encoding="utf-8"))
    cells = [
        cell
        for block in truth["blocks"]
        if block["type"] == "table"
        for row in block["rows"]
        for cell in row
        if "box" in cell and "boxes" not in cell
    ]
    with pdfplumber.open(pdf) as opened:
        for cell in cells[:: max(1, len(cells) // 10)]:
            page, *edges = cell["box"]
            x0, top, x1, bottom = (edge + by for edge, by in zip(edges, (-2, -4, 2, 4), strict=True))
            inside = opened.pages[page - 1].crop((x0, top, x1, bottom), strict=False)
            letters = {char["text"] for char in inside.chars}
            assert set("".join(cell["text"].split())) - letters <= set("-–−ﬁﬂfilt"), cell


def test_a_cell_that_does_not_stand_where_it_was_marked_is_refused() -> None:
    tables = [Table([[Cell("head")], [Cell(text)]], sides(1), [0.0]) for text in ("right", "wrong")]
    look = random_look(random.Random(1))
    made = [Made("made", "sv", "", Paper(), [table]) for table in tables]
    pdf, marked = reportlab(made[0], look, marked=False), reportlab(made[1], look, marked=True)
    with pytest.raises(NotFound):
        cell_boxes(pdf, marked, {0: "head", 1: "wrong"})


def test_truths_have_pages_in_order() -> None:
    for pdf in SHIPPED:
        truth = json.loads(pdf.with_suffix(".truth.json").read_text(encoding="utf-8"))
        pages = [block["pages"] for block in truth["blocks"] if block["type"] == "table"]
        assert all(before[0] <= after[0] for before, after in pairwise(pages)), pdf.name
