from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import nbclient
import nbformat
import pytest

import vonextract
from vonextract.errors import DatabaseError
from vonextract.model import Report, Table


@pytest.fixture(scope="module")
def report(samples: Path) -> Report:
    return vonextract.extract(samples / "verksamhetsplan-2025.pdf")


@pytest.fixture
def drift(report: Report) -> Table:
    return next(table for table in report.tables if table.kind == "drift")


def test_numbers_are_numbers_under_their_headers(drift: Table) -> None:
    frame = drift.to_pandas()
    assert list(frame.columns)[1:] == ["Bokslut 2023", "Budget 2024", "Prognos 2024", "Budget 2025"]
    assert frame.set_index(frame.columns[0]).loc["Personal", "Budget 2024"] == -876123
    assert len(frame) == drift.n_rows - drift.n_header_rows


def test_the_three_frames_are_alike(drift: Table) -> None:
    assert drift.to_polars().to_dicts() == drift.to_arrow().to_pylist()
    assert drift.to_pandas().shape == drift.to_polars().shape


def test_repeated_and_missing_headers_get_names_of_their_own(drift: Table) -> None:
    cells = [
        c.model_copy(update={"text": "År" if c.col else ""}) if c.role == "header" else c for c in drift.cells
    ]
    names = drift.model_copy(update={"cells": cells}).to_arrow().column_names
    assert names == ["column 0", "År", "År 2", "År 3", "År 4"]


def test_notebooks_show_reports_and_tables(report: Report, drift: Table) -> None:
    assert repr(drift).startswith("<Table ") and repr(report).startswith("<Report 'verksamhetsplan-2025.pdf'")
    assert "876 123" in drift._repr_html_().replace("\u00a0", " ")
    assert "drift" in report._repr_html_()


def test_what_a_document_says_is_escaped(report: Report, drift: Table) -> None:
    evil = "<script>alert(1)</script>"
    cells = [drift.cells[0].model_copy(update={"text": evil})]
    table = drift.model_copy(update={"title": evil, "cells": cells})
    meta = report.meta.model_copy(update={"title": evil, "committee": evil})
    hostile = report.model_copy(update={"meta": meta, "tables": [table]})
    assert "<script" not in table._repr_html_() + hostile._repr_html_()


def test_connect_reads_only(sample_database: Path, tmp_path: Path) -> None:
    with vonextract.connect(sample_database) as con:
        assert len(con.sql("FROM v_facts").df()) > 100
        with pytest.raises(Exception, match="read-only"):
            con.execute("DELETE FROM facts")
    with pytest.raises(DatabaseError):
        vonextract.connect(tmp_path / "none.duckdb")


def test_the_example_notebook_runs(samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its folder of reports holds the one here that its answers are from."""
    path = Path(__file__).parents[2] / "docs" / "exempel" / "vonextract.ipynb"
    assert all(not cell.get("outputs") for cell in json.loads(path.read_text("utf-8"))["cells"])
    shutil.copy(samples / "verksamhetsplan-2025.pdf", tmp_path)
    monkeypatch.setenv("VONEXTRACT_SAMPLES", str(tmp_path))
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(notebook, timeout=600, kernel_name="python3").execute(env=dict(os.environ))
    shown = str(notebook.cells[-1].outputs)
    assert "budget" in shown and "231750" in shown.replace(".0", "")
