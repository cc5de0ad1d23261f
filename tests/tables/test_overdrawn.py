from __future__ import annotations

from dataclasses import replace

import pytest
from tests.tables.pages import grid_rules, page

from vonextract.pdf.model import Page
from vonextract.tables.ruled.overdrawn import overdrawn
from vonextract.tables.settings import SETTINGS


def ruled(n_rows: int, n_cols: int) -> Page:
    xs = [20.0 + 10 * i for i in range(n_cols + 1)]
    ys = [20.0 + 10 * i for i in range(n_rows + 1)]
    return page(rules=grid_rules(xs, ys)).page


TABLES = "vonextract.tables.ruled.overdrawn.TABLES"


def test_a_grid_with_more_cells_than_are_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert overdrawn(ruled(20, 6)) is None
    monkeypatch.setattr(TABLES, replace(SETTINGS, max_cells=100))
    assert overdrawn(ruled(20, 6)) == "a grid has 20 rows and 6 columns, more than 100 cells"
    assert overdrawn(ruled(20, 5)) is None


def test_more_borders_than_are_read_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TABLES, replace(SETTINGS, max_edges=20))
    assert overdrawn(ruled(20, 6)) == "more than 20 borders are drawn"
