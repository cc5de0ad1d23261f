"""Forms whose rows are drawn and partly left empty, in print and as scans."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import ImageFilter
from tests.pdf.building import Builder
from tests.pdf.scan.paper import DPI
from tests.tables.forms import form
from tests.tables.pages import grid_rules, page, words

from vonextract import extract
from vonextract.model import Report
from vonextract.pdf.page_picture import page_image
from vonextract.tables.find import first_verdict
from vonextract.tables.verdict.undoubted import stands

XS = [50.0, 150.0, 250.0]


def _tables(report: Report) -> list[list[list[str]]]:
    found = []
    for table in report.tables:
        rows = [[""] * table.n_cols for _ in range(table.n_rows)]
        for cell in table.cells:
            rows[cell.row][cell.col] = cell.text.replace("\N{NO-BREAK SPACE}", " ")
        found.append(rows)
    return found


@pytest.mark.parametrize("seed", range(40))
def test_a_form_is_read_by_its_rules_where_its_rows_are_empty(seed: int, tmp_path: Path) -> None:
    printed = form(seed)
    path = Builder().page(printed.content).save(tmp_path)
    assert _tables(extract(path)) == [printed.rows]


@pytest.mark.parametrize("seed", [0, 12])
def test_a_scanned_form_is_read_by_its_rules_where_its_rows_are_empty(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VONEXTRACT_CACHE", str(tmp_path / "cache"))
    printed = form(seed)
    sheet = page_image(Builder().page(printed.content).save(tmp_path), 1, DPI / 72).convert("L")
    path = tmp_path / "scan.pdf"
    sheet.rotate(0.4, fillcolor=255).filter(ImageFilter.GaussianBlur(0.8)).save(path, resolution=DPI)
    assert _tables(extract(path)) == [printed.rows]


@pytest.mark.parametrize(
    ("ys", "header", "held"),
    [
        pytest.param([100, 120, 125, 145], "Budget", True, id="an empty row"),
        pytest.param([100, 120, 123.5, 143.5], "Budget", False, id="a border drawn twice"),
        pytest.param([100, 120, 125, 145], "1 200", False, id="nothing names the columns"),
    ],
)
def test_rows_left_empty_speak_for_a_drawn_grid(ys: list[float], header: str, held: bool) -> None:
    cells = [
        words((55, 104, "Post"), (160, 104, header)),
        words((55, ys[2] + 4, "Hyra"), (160, ys[2] + 4, "300")),
    ]
    text = page(*cells, rules=grid_rules(XS, ys))
    [table] = [table for table in first_verdict(text)[0] if table.method == "rules"]
    assert table.n_rows == 3
    assert stands(table, ()) is held
