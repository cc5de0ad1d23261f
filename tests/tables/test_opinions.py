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


def unverified(report):
    for fact in report.records.facts:
        fact.verified = False


def test_agreeing_engines_say_nothing(report):
    unverified(report)
    opinions = second_opinions(SAMPLE, report)
    assert opinions.findings == []
    numbers = {(f.table_id, f.row, f.col) for f in report.records.facts}
    assert len(opinions.agreed & numbers) > 0.5 * len(numbers)


def test_number_that_another_engine_reads_otherwise_is_a_finding_at_its_cell(report):
    unverified(report)
    table, cell = next(
        (t, c) for t in report.tables for c in t.cells if c.value and c.col > 0 and c.role == "value"
    )
    right = cell.value
    cell.value = right + Decimal(1)
    (finding,) = second_opinions(SAMPLE, report).findings
    cell.value = right
    assert (finding.rule, finding.table_id, finding.row, finding.col) == (
        "engines_disagree", table.table_id, cell.row, cell.col,
    )  # fmt: skip
    assert finding.expected == right
