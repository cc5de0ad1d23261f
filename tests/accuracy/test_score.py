"""The scorer: what each figure rises and falls with."""

from __future__ import annotations

import copy
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from accuracy.score.document import score
from accuracy.score.grid import Grid, read_grid, true_grid
from accuracy.score.tables import relations, table_figures
from accuracy.score.texts import folded, key
from accuracy.score.writing import _outline
from vonextract.geometry import Box
from vonextract.model import Cell, DocumentMeta, Finding, Report, Table

TRUTH: dict[str, Any] = {
    "type": "table",
    "kind": "drift",
    "header_rows": 1,
    "rows": [
        [{"text": "Verksamhet"}, {"text": "2024"}, {"text": "2025"}],
        [{"text": "Hemtjänst"}, {"text": "1 200", "value": 1200}, {"text": "–5", "value": -5}],
        [{"text": "Boende"}, {"text": "300", "value": 300}, {"text": ""}],
    ],
}
NUMBERS = (("1 200", 1200), ("–5", -5), ("300", 300))


def _read(texts: list[list[str]], values: dict[tuple[int, int], int]) -> Table:
    box = Box(0, 0, 1, 1)
    cells = [
        Cell(
            row=r,
            col=c,
            text=text,
            value=Decimal(values[r, c]) if (r, c) in values else None,
            page=1,
            box=box,
        )
        for r, row in enumerate(texts)
        for c, text in enumerate(row)
    ]
    return Table(
        table_id=1,
        section_id=None,
        ordinal=1,
        n_rows=len(texts),
        n_cols=len(texts[0]),
        n_header_rows=1,
        page_first=1,
        page_last=1,
        box=box,
        method="text",
        confidence=0.9,
        cells=cells,
    )


def _rightly() -> Table:
    texts = [[cell["text"] for cell in row] for row in TRUTH["rows"]]
    return _read(texts, {(1, 1): 1200, (1, 2): -5, (2, 1): 300})


def _figures(table: Table, findings: list[Finding] | None = None) -> dict[str, float]:
    counts, _ = table_figures([true_grid(TRUTH)], [read_grid(table, findings or [])])
    return {name: one.f1 if name in ("tables", "adjacency") else one.share(0) for name, one in counts.items()}


def test_a_right_reading_reaches_everything() -> None:
    assert _figures(_rightly()) == {"tables": 1, "adjacency": 1, "numbers": 1, "silent": 0}


def test_a_wrong_number_is_silent_until_a_finding_points_at_it() -> None:
    table = _rightly()
    cell = next(cell for cell in table.cells if cell.value == 300)
    cell.value, cell.text = Decimal(800), "800"
    assert _figures(table)["numbers"] == pytest.approx(2 / 3)
    assert _figures(table)["silent"] == pytest.approx(1 / 3)
    doubt = Finding(severity="warning", rule="r", message="m", table_id=1, row=cell.row, col=cell.col)
    assert _figures(table, [doubt])["silent"] == 0
    assert _figures(table, [doubt.model_copy(update={"severity": "info"})])["silent"] == pytest.approx(1 / 3)
    assert _figures(table, [doubt.model_copy(update={"col": 0})])["silent"] == pytest.approx(1 / 3)


def test_a_number_under_another_header_is_missing() -> None:
    table = _rightly()
    for cell in table.cells:
        if cell.row == 1 and cell.col:
            cell.value = Decimal(-5) if cell.col == 1 else Decimal(1200)
    assert _figures(table)["numbers"] == pytest.approx(1 / 3)


def test_a_lost_row_costs_its_cells_but_no_other() -> None:
    table = _read(
        [["Verksamhet", "2024", "2025"], ["Boende", "300", ""]],
        {(1, 1): 300},
    )
    figures = _figures(table)
    assert figures["tables"] == pytest.approx(2 * 6 / (9 + 6))
    assert figures["numbers"] == pytest.approx(1 / 3)


def test_a_table_that_is_not_there_costs_precision() -> None:
    right = read_grid(_rightly(), [])
    other = Grid.empty(3, 3, 1)
    other.put(0, 0, (1, 1), "något annat", None)
    counts, _ = table_figures([true_grid(TRUTH)], [right, other])
    assert counts["tables"].f1 == pytest.approx(2 * 9 / (9 + 18))


def test_tables_of_pages_that_the_truth_does_not_know_count_neither_way() -> None:
    truth = {"tables_only": True, "pages": [1], "blocks": [TRUTH | {"type": "table"}]}
    meta = DocumentMeta(
        doc_id="0" * 16,
        file_name="x.pdf",
        path="x.pdf",
        sha256="0" * 64,
        bytes=1,
        pages=2,
        extractor_version="1",
    )
    elsewhere = _rightly().model_copy(update={"table_id": 2, "page_first": 2, "page_last": 2})
    report = Report(meta=meta, tables=[_rightly(), elsewhere])
    assert score(truth, report).figures()["tables"] == 1.0
    assert score(truth | {"pages": [1, 2]}, report).figures()["tables"] < 1.0


def test_an_optional_table_counts_neither_way() -> None:
    spared = copy.deepcopy(TRUTH) | {"optional": True}
    counts, numbers = table_figures([true_grid(spared)], [read_grid(_rightly(), [])])
    assert (counts["tables"].read, counts["tables"].true, numbers) == (0, 0, [])


def test_a_span_fills_the_places_it_covers_and_is_one_neighbour() -> None:
    block = {
        "rows": [
            [{"text": "A", "rowspan": 2}, {"text": "B", "colspan": 2}],
            [{"text": "c"}, {"text": "d"}],
        ]
    }
    grid = true_grid(block)
    assert np.array_equal(grid.text, [["A", "B", "B"], ["A", "c", "d"]])
    assert set(relations(grid)) == {("A", "B", "right"), ("c", "d", "right"), ("B", "c", "below")}


def test_texts_are_alike_whatever_typesetting_does() -> None:
    assert folded("−6,2\u2009%  af\u00adfär ﬁ[^1]") == "-6,2 % affär fi"
    assert key("Totalt: *") == key("TOTALT") == "totalt"


def test_the_outline_names_the_heading_above() -> None:
    levels = ((1, "A"), (2, "B"), (2, "C"), (1, "D"))
    blocks = [{"type": "heading", "level": level, "text": text} for level, text in levels]
    assert list(_outline(blocks)) == [("a", ""), ("b", "a"), ("c", "a"), ("d", "")]
