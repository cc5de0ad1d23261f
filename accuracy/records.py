"""What is known of the numbers and documents of a folder of PDFs: figures that need no truth, and one more.

    python -m accuracy.records FOLDER… [--documents TABLE.csv]

Prints which share of the numbers that stand in tables are facts, and of the facts (codes and years that only
name something left out) which share has a unit, a year or period, a measure, an amount in kronor; then how
many tables are of no known kind. A table of document facts, made by reading, is a CSV file with the columns
file_name, organisation, committee, document_type, year, diarienummer: an empty field says that the document
does not print it, "A|B" that both will do.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from accuracy.score.document_facts import FACTS, alike
from vonextract import extract
from vonextract.model import Fact, Report

MONEY = frozenset({"drift", "resultatrakning", "balansrakning", "kassaflode", "noter", "investeringar"}) | {
    "budgetjustering",
    "bidrag",
    "atgarder",
}
"""Kinds of tables whose numbers are amounts, unless a row or column says otherwise."""
INDICATORS = "indikatorer"
_NUMBER = re.compile(r"[-−–+(]? ?\d[\d  .,]*\)?(?: ?(?:%|kr|tkr|mnkr|mkr|€|st))?")

Counts = Counter[str]


def counted(report: Report) -> Counts:
    """The counts behind the figures, of one document."""
    counts: Counts = Counter()
    facts = report.records.facts
    places = {(fact.table_id, fact.row, fact.col) for fact in facts}
    for table in report.tables:
        numbers = [
            cell
            for cell in table.cells
            if cell.row >= table.n_header_rows and cell.role != "header" and _NUMBER.fullmatch(cell.text)
        ]
        counts["cells"] += len(numbers)
        counts["cells that are facts"] += sum((table.table_id, c.row, c.col) in places for c in numbers)
        counts["tables"] += 1
        counts["tables of kind annat"] += table.kind == "annat"
    for fact in facts:
        if fact.fact_type not in ("code", "date"):
            counts.update(f"{group} {what}" for group in _groups(fact) for what in _known(fact))
    return counts


def _groups(fact: Fact) -> Iterator[str]:
    yield "all"
    if fact.kind in MONEY or fact.kind == INDICATORS:
        yield "money and indicators"
    if fact.kind in MONEY:
        yield "money"
        if fact.fact_type in (None, "amount"):
            yield "amounts"
            if fact.currency in (None, "SEK"):
                yield "amounts but for other currencies"


def _known(fact: Fact) -> Iterator[str]:
    yield "facts"
    if fact.unit is not None:
        yield "unit"
    if fact.year is not None or fact.period_end is not None:
        yield "year"
    if fact.measure is not None:
        yield "measure"
    if fact.amount_sek is not None:
        yield "kronor"
    if fact.amount is not None:
        yield "amount"


FIGURES = (
    ("numeric body cells that are facts", "cells that are facts", "cells"),
    ("facts with a unit", "all unit", "all facts"),
    ("… of money and indicators", "money and indicators unit", "money and indicators facts"),
    ("facts with a year or period", "all year", "all facts"),
    ("… of money and indicators", "money and indicators year", "money and indicators facts"),
    ("facts with a measure", "all measure", "all facts"),
    ("… of money and indicators", "money and indicators measure", "money and indicators facts"),
    ("facts of money with kronor", "money kronor", "money facts"),
    ("… without shares, counts, prices a piece", "amounts kronor", "amounts facts"),
    (
        "… without other currencies either",
        "amounts but for other currencies kronor",
        "amounts but for other currencies facts",
    ),
    ("… with an amount in any currency", "amounts amount", "amounts facts"),
    ("tables of kind annat", "tables of kind annat", "tables"),
)
"""What is printed: its name, and what is counted of what."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--documents", type=Path, help="a table of document facts made by reading")
    given = parser.parse_args(arguments)
    pdfs = sorted(path for folder in given.folders for path in folder.rglob("*.pdf"))
    if not pdfs:
        print("no PDF there")
        return 1
    with ProcessPoolExecutor(min(len(pdfs), os.cpu_count() or 1)) as pool:
        read = list(pool.map(_read, pdfs))
    whole = sum((counts for counts, _ in read), Counter())
    for name, part, all_of_them in FIGURES:
        share = whole[part] / whole[all_of_them] if whole[all_of_them] else 0.0
        print(f"{name:45} {share:6.3f}  {whole[part]:>7,} of {whole[all_of_them]:,}")
    if given.documents:
        _judge(given.documents, {pdf.name: said for pdf, (_, said) in zip(pdfs, read, strict=True)})
    return 0


def _read(pdf: Path) -> tuple[Counts, dict[str, str]]:
    report = extract(pdf)
    said = {name: str(getattr(report.meta, name) or "") for name in FACTS}
    return counted(report), said


def _judge(table: Path, read: dict[str, dict[str, str]]) -> None:
    """Print every document fact that is not as the table says, and the share that is."""
    with table.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["file_name"] in read]
    judged = [
        (row["file_name"], name, row[name], read[row["file_name"]][name]) for row in rows for name in FACTS
    ]
    wrong = [one for one in judged if not alike(one[2], one[3])]
    for file_name, name, true, said in wrong:
        print(f"{file_name}: {name} is '{true}', read as '{said}'")
    right = len(judged) - len(wrong)
    share = right / max(1, len(judged))
    print(f"{'document facts that are right':45} {share:6.3f}  {right:>7,} of {len(judged):,}")


if __name__ == "__main__":
    sys.exit(main())
