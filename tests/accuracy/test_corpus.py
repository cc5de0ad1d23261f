"""Made documents: the same for the same seed, and their truth stands where it says."""

from __future__ import annotations

import json
import random
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest

from accuracy import corpus
from accuracy.boxes import NotFound, cell_boxes
from accuracy.gate import CORPUS, documents
from accuracy.made.look import FILLS, RULINGS, random_look, rules
from accuracy.made.model import Cell, Made, Paper, Table, sides
from accuracy.made.papers import document
from accuracy.typeset.platypus import reportlab

SHIPPED = documents([CORPUS])


def test_the_same_seed_makes_the_same_document() -> None:
    first, again = (corpus.make(3, 2, ["reportlab"]) for _ in range(2))
    assert first == again


@pytest.mark.parametrize("seed", range(20))
def test_rows_of_a_table_fill_its_columns(seed: int) -> None:
    for table in document(random.Random(seed), "made").tables():
        taken = [
            (r, c)
            for row, col, cell in table.placed()
            for r in range(row, row + cell.rowspan)
            for c in range(col, col + cell.colspan)
        ]
        assert len(taken) == len(set(taken)) == len(table.rows) * table.columns
        assert 0 < table.header_rows < len(table.rows)


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
