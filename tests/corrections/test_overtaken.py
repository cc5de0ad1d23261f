from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from vonextract import extract
from vonextract.corrections import Correction, Seen, apply
from vonextract.corrections.spots import Spot, seen_at
from vonextract.corrections.table_shape import reshape
from vonextract.model import Report


@pytest.fixture(scope="module")
def read(samples: Path) -> Report:
    """The åtgärdsplan as it is read."""
    return extract(samples / "atgardsplan-2024.pdf")


def stated(report: Report, field: str, value: str | list[str], spot: Spot) -> Correction:
    seen = Seen(document=report.meta.doc_id, **seen_at(spot))
    return Correction(field=field, value=value, reason="x", by="anna", at=dt.datetime.now(dt.UTC), seen=seen)


def spot_of(report: Report, field: str) -> tuple[Spot, str | list[str]]:
    """A place where the field can be stated, and something to state."""
    table = max(report.tables, key=lambda t: t.n_rows)
    row = table.n_rows - 2
    last = {cell.col: cell.text for cell in table.cells if cell.row == row}
    places: dict[str, tuple[Spot, str | list[str]]] = {
        "join_row": (Spot(table, row), ""),
        "split_row": (Spot(table, row), ["", *(last.get(col, "") for col in range(1, table.n_cols))]),
        "join_column": (Spot(table, None, 0), ""),
        "split_table": (Spot(table, row), "0"),
        "header_rows": (Spot(table), str(table.n_header_rows + 1)),
        "no_table": (Spot(table), ""),
    }
    return places[field]


SHAPES = ("join_row", "split_row", "join_column", "split_table", "header_rows", "no_table")


@pytest.mark.parametrize("field", SHAPES)
def test_a_reader_that_caught_up_is_told_as_that(read: Report, field: str) -> None:
    report = read.model_copy(deep=True)
    spot, value = spot_of(report, field)
    correction = stated(report, field, value, spot)
    reshape(report, spot, correction)
    done = apply(report, [correction], lambda as_it_is, _: as_it_is)
    assert [c.state for c in done.corrections] == ["unnecessary"]
    assert [f.rule for f in done.findings if f.rule.startswith("correction")] == ["correction_unnecessary"]
    assert done.tables == report.tables


def test_a_table_that_the_reader_joins_by_itself(read: Report) -> None:
    report = read.model_copy(deep=True)
    table = max(report.tables, key=lambda t: t.n_rows)
    cut = stated(report, "split_table", "0", Spot(table, table.n_rows - 2))
    whole = report.model_copy(deep=True)
    reshape(report, Spot(table, table.n_rows - 2), cut)
    upper = next(t for t in report.tables if t.table_id == table.table_id)
    joined = stated(report, "join_table", "", Spot(upper))
    done = apply(whole, [joined], lambda as_it_is, _: as_it_is)
    assert [c.state for c in done.corrections] == ["unnecessary"]


@pytest.mark.parametrize("field", SHAPES)
def test_a_place_that_changed_otherwise_is_stale(read: Report, field: str) -> None:
    report = read.model_copy(deep=True)
    spot, value = spot_of(report, field)
    correction = stated(report, field, value, spot)
    for cell in spot.table.cells:
        if spot.row in (None, cell.row) and spot.col in (None, cell.col):
            cell.text = f"{cell.text} ändrad" if cell.text else ""
    done = apply(report, [correction], lambda as_it_is, _: as_it_is)
    assert [c.state for c in done.corrections] == ["stale"]
