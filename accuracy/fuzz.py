"""Random tables of Swedish numbers, typeset in random styles and read back.

    python -m accuracy.fuzz --documents 200 --seed 1             the share of numbers read right
    python -m accuracy.fuzz --seed 7 --only 12 --keep out/       one document, its PDF kept

Every document holds one to three tables with text between them. A number is right when the
reading has it under the same row label and the same column header. Needs typst (the extra
`samples`); the figures depend on which of the fonts in FONTS are installed.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import typst

from accuracy.fuzz_tables import FONTS, Made, Place, Shape, Style, document, key, typst_source
from vonextract import extract
from vonextract.model import Report, Table
from vonextract.table_view import TableView


@dataclass
class Tally:
    """What came out of a number of documents."""

    numbers: int = 0
    right: int = 0
    found: int = 0
    silent: int = 0
    tables: int = 0
    doubted: int = 0

    def add(self, other: Tally) -> None:
        """Add the figures of another."""
        for name in vars(self):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def __str__(self) -> str:
        missing = self.numbers - self.right
        doubts = f"{self.doubted}/{self.tables}"
        return f"{self.numbers:7}{self.right:7}{missing:9}{self.found:8}{self.silent:8}{doubts:>13}"


def compare(report: Report, tables: Sequence[Made]) -> tuple[Tally, list[str]]:
    """The figures of a document, and what is wrong with the numbers that nothing doubts."""
    wanted = Counter(number for table in tables for number in table.numbers())
    tally = Tally(numbers=wanted.total())
    silent: list[Place] = []
    doubts = {(f.table_id, f.row, f.col) for f in report.findings if f.severity != "info" and f.table_id}
    for table in report.tables:
        whole = True
        for row, col, place in _read_numbers(table):
            if wanted[place] > 0:
                wanted[place] -= 1
                tally.right += 1
                continue
            whole = False
            if not doubts.isdisjoint(_around(table, row, col)):
                tally.found += 1
            else:
                tally.silent += 1
                silent.append(place)
        tally.tables += whole
        tally.doubted += whole and any(table.table_id == place[0] for place in doubts)
    return tally, [_cause(place, wanted) for place in silent]


def _cause(place: Place, missing: Counter[Place]) -> str:
    """In what a wrong number differs from those that are missing."""
    row, col, value = place
    near = [other for other in missing.elements() if other[2] == value]
    if any(other[0] == row for other in near):
        return f"under another header: {value} of '{row}' under '{col}'"
    if any(other[1] == col for other in near):
        return f"with another label: {value} of '{row}' under '{col}'"
    return f"another {'place' if near else 'number'}: {value} of '{row}' under '{col}'"


def _around(table: Table, row: int, col: int) -> set[tuple[int, int | None, int | None]]:
    number = table.table_id
    return {(number, row, col), (number, row, None), (number, None, col), (number, None, None)}


def _read_numbers(table: Table) -> Iterator[tuple[int, int, Place]]:
    view = TableView(table)
    for cell in table.cells:
        if cell.value is not None and cell.row >= table.n_header_rows and cell.role != "label":
            header = "".join(dict.fromkeys(view.header_path(cell.col)))
            yield cell.row, cell.col, (key(view.label_of(cell) or ""), key(header), cell.value)


def traits(style: Style, shapes: Iterable[Shape]) -> Iterator[str]:
    """What a document is of, for figures by kind."""
    yield "all"
    yield f"ruling: {style.ruling}"
    yield f"numbers {style.align}"
    yield "tagged" if style.tagged else "untagged"
    if style.landscape:
        yield "landscape"
    if style.number_width == "22mm":
        yield "narrow columns"
    yield from sorted({trait for shape in shapes for trait in shape.traits})


def run(seed: int, numbers: Iterable[int], keep: Path | None, fonts: Sequence[str]) -> dict[str, Tally]:
    """Typeset and read documents; the tallies by what the documents are of."""
    tallies: dict[str, Tally] = {}
    with tempfile.TemporaryDirectory() as scratch:
        folder = keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for number in numbers:
            dice, style, shapes, tables = document(number, seed, fonts)
            source, pdf = folder / f"fuzz-{seed}-{number}.typ", folder / f"fuzz-{seed}-{number}.pdf"
            source.write_text(typst_source(dice, tables, style), encoding="utf-8")
            typst.compile(source, output=pdf, pdf_tags=style.tagged)
            tally, silent = compare(extract(pdf), tables)
            if tally.right < tally.numbers or silent:
                such = f", such as {silent[0]}" if silent else ""
                missing = tally.numbers - tally.right
                print(f"document {number}: {missing} missing, {len(silent)} silently wrong{such}")
            for trait in traits(style, shapes):
                tallies.setdefault(trait, Tally()).add(tally)
    return tallies


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="the number of one document")
    parser.add_argument("--keep", type=Path, help="a folder for the PDFs and their sources")
    given = parser.parse_args()
    numbers = range(given.documents) if given.only is None else [given.only]
    installed = set(typst.Fonts().families())
    fonts = [font for font in FONTS if font in installed]
    tallies = run(given.seed, numbers, given.keep, fonts)
    print(f"{'':22}numbers  right  missing  wrong:   found  silent  right tables doubted")
    for trait, tally in sorted(tallies.items()):
        print(f"{trait:20}{tally}")


if __name__ == "__main__":
    main()
