"""The figures of a document and of many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from accuracy.score.counts import Counts
from accuracy.score.document_facts import document_figures
from accuracy.score.facts import fact_figure
from accuracy.score.grid import read_grid, true_grid
from accuracy.score.tables import NumberRead, table_figures
from accuracy.score.writing import writing_figures
from vonextract.model import Report

FIGURES = (
    "tables",
    "adjacency",
    "numbers",
    "silent",
    "facts",
    "headings",
    "outline",
    "notes",
    "text",
    "document",
)
"""Each from 0 to 1, higher is better; but for `silent`, the share of numbers wrong without a finding."""


@dataclass
class Score:
    """The counts behind the figures, and the numbers that were read."""

    counts: dict[str, Counts] = field(default_factory=dict)
    numbers: list[NumberRead] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """The figures that there are counts for."""
        return {name: _figure(name, self.counts[name]) for name in FIGURES if name in self.counts}


def _figure(name: str, counts: Counts) -> float:
    if name in ("numbers", "silent"):
        return counts.share(1.0 if name == "numbers" else 0.0)
    return counts.f1


def score(truth: dict[str, Any], report: Report) -> Score:
    """What a reading reaches; of a truth with `tables_only` the tables alone, on the pages that it knows."""
    known = set(truth["pages"]) if truth.get("tables_only") and "pages" in truth else None
    true = [true_grid(block) for block in truth["blocks"] if block["type"] == "table"]
    read = [
        read_grid(table, report.findings)
        for table in report.tables
        if known is None or not known.isdisjoint(range(table.page_first, table.page_last + 1))
    ]
    counts, numbers = table_figures(true, read)
    if not truth.get("tables_only"):
        counts["facts"] = fact_figure(true, report.records.facts)
        counts |= writing_figures(truth, report)
        counts |= document_figures(truth.get("meta", {}), report.meta)
    return Score(counts, numbers)


def summed(scores: Iterable[Score]) -> Score:
    """The score of many documents as if they were one; `text` is their mean."""
    whole = Score()
    for one in scores:
        for name, counts in one.counts.items():
            whole.counts[name] = whole.counts.get(name, Counts()) + counts
        whole.numbers += one.numbers
    return whole


def reliability(numbers: Iterable[NumberRead]) -> list[tuple[float, int, float]]:
    """By tenths of the confidence of tables: its lower end, how many numbers, the share of them right."""
    bins: dict[int, list[bool]] = {}
    for number in numbers:
        bins.setdefault(min(9, int(number.confidence * 10)), []).append(number.right)
    return [(n / 10, len(right), sum(right) / len(right)) for n, right in sorted(bins.items())]
