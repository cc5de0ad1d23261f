from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from vonextract.extract import extract
from vonextract.tables.opinions import second_opinions

SAMPLE = Path(__file__).parents[2] / "samples" / "atgardsplan-2024.pdf"


@pytest.fixture(scope="module")
def report():
    return extract(SAMPLE)


def test_agreeing_engines_say_nothing(report):
    assert second_opinions(SAMPLE, report) == []


def test_number_that_another_engine_reads_otherwise_is_a_finding_at_its_cell(report):
    for fact in report.records.facts:
        fact.verified = None
    table, cell = next(
        (t, c) for t in report.tables for c in t.cells if c.value and c.col > 0 and c.role == "value"
    )
    right = cell.value
    cell.value = right + Decimal(1)
    (finding,) = second_opinions(SAMPLE, report)
    cell.value = right
    assert (finding.rule, finding.table_id, finding.row, finding.col) == (
        "engines_disagree", table.table_id, cell.row, cell.col,
    )  # fmt: skip
    assert finding.expected == right
