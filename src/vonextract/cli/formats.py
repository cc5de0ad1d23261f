"""Printing the answer to a query: for people, spreadsheets, programs and documents."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from vonextract.cli.settings import SETTINGS
from vonextract.display import machine, markdown_safe, plain, printable, shown
from vonextract.store.query import Answer


class Format(StrEnum):
    """How an answer is printed."""

    table = "table"
    csv = "csv"
    json = "json"
    markdown = "markdown"


def _numeric(answer: Answer) -> list[bool]:
    """For each column, whether it holds numbers only."""
    columns = list(zip(*answer.rows, strict=True)) or [()] * len(answer.columns)
    return [
        any(v is not None for v in column)
        and all(v is None or (isinstance(v, int | float) or hasattr(v, "as_tuple")) for v in column)
        for column in columns
    ]


def _print_table(answer: Answer, out: TextIO) -> None:
    console = Console(
        file=out,
        width=None if out.isatty() else SETTINGS.pipe_width,
        markup=False,
        emoji=False,
        highlight=False,
    )
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name, numeric in zip(answer.columns, _numeric(answer), strict=True):
        table.add_column(Text(printable(name)), justify="right" if numeric else "left", overflow="fold")
    for row in answer.rows:
        table.add_row(*(Text(shown(v)) for v in row))
    console.print(table)


def _print_csv(answer: Answer, out: TextIO) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([machine(name) for name in answer.columns])
    writer.writerows([machine(v) for v in row] for row in answer.rows)


def _print_json(answer: Answer, out: TextIO) -> None:
    lines = (
        json.dumps(dict(zip(answer.columns, map(plain, row), strict=True)), ensure_ascii=False)
        for row in answer.rows
    )
    out.write("[\n" + ",\n".join(lines) + "\n]\n" if answer.rows else "[]\n")


def _print_markdown(answer: Answer, out: TextIO) -> None:
    rule = ["---:" if numeric else "---" for numeric in _numeric(answer)]
    lines = [[markdown_safe(c) for c in answer.columns], rule]
    lines += [[markdown_safe(shown(v)) for v in row] for row in answer.rows]
    out.writelines(f"| {' | '.join(line)} |\n" for line in lines)


_PRINTERS: Mapping[Format, Callable[[Answer, TextIO], None]] = {
    Format.table: _print_table,
    Format.csv: _print_csv,
    Format.json: _print_json,
    Format.markdown: _print_markdown,
}


def print_answer(answer: Answer, form: Format) -> None:
    """Write the answer to stdout."""
    _PRINTERS[form](answer, sys.stdout)
