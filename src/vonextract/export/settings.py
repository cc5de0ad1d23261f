"""What an export takes out, and in which form."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from vonextract.findings.language import in_swedish


class ExportFormat(StrEnum):
    """A form that other programs read."""

    xlsx = "xlsx"
    parquet = "parquet"
    csv = "csv"
    sqlite = "sqlite"
    json = "json"


SUFFIXES = {
    ".xlsx": ExportFormat.xlsx,
    ".parquet": ExportFormat.parquet,
    ".csv": ExportFormat.csv,
    ".sqlite": ExportFormat.sqlite,
    ".db": ExportFormat.sqlite,
    ".json": ExportFormat.json,
    ".jsonl": ExportFormat.json,
}
"""The form that a file's name asks for."""

VIEWS = (
    "documents",
    "v_facts",
    "v_drift_serie",
    "v_indikator_serie",
    "v_atgarder",
    "v_aktiviteter",
    "v_risker",
    "v_uppfoljning",
    "v_findings",
)
"""What is taken out unless somebody says otherwise."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rows are taken out.

    Attributes:
        views: views and tables of the database, in this order.
        where: a condition in SQL on the columns of every one of them.
        report: doc_id or file name of the only report.
        since: only reports that were ingested on that day (UTC) or later.
    """

    views: tuple[str, ...] = VIEWS
    where: str | None = None
    report: str | None = None
    since: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ExportSettings:
    """Knobs of the forms.

    Attributes:
        language: of what findings say in Excel, sv or en; data for programs is as stored.
        plain_csv: commas, decimal points and no byte order mark; else as Swedish Excel opens it.
        sheet_rows: rows of a sheet below its header; Excel takes 1 048 576 with it.
        cell_characters: characters of a cell; Excel takes 32 767.
        link_characters: of a link; Excel takes 255 in a formula.
        sampled: rows that the widths of columns are taken from.
        widest: of a column, in characters.
        batch: rows that are held in memory at once.
    """

    language: str = "sv"
    plain_csv: bool = False
    sheet_rows: int = 1_048_575
    cell_characters: int = 32_767
    link_characters: int = 255
    sampled: int = 200
    widest: int = 60
    batch: int = 10_000

    def said(self, message: str) -> str:
        """The message of a finding in the language that is asked for."""
        return in_swedish(message) if self.language == "sv" else message


def format_of(target: Path, given: ExportFormat | None) -> ExportFormat:
    """The form that is asked for, by name or by the file's suffix; Parquet for a folder."""
    return given or SUFFIXES.get(target.suffix.lower(), ExportFormat.parquet)


@dataclass(frozen=True, slots=True)
class SheetSettings:
    """How sheets of Excel are laid out.

    Attributes:
        decimals: decimals that a number shows, at most.
        first_row: rows above a table: its title, and one that is empty.
        narrowest: characters of a column without a text of its own.
        widest: characters of a column, at most.
        line_points: height of a line of text in the usual font.
        highest: points of a row; Excel takes 409.
        comment_wide: times the usual width that a comment is wide,
        comment_high: and high, for a finding to be read in it.
        paper: number of A4 among the papers of Excel.
        name_letters: of a sheet; Excel takes no more.
        name_width: characters of the columns that name a view and its columns,
        meaning_width: and of the one that says what they mean.
        title_points: size of the title of a table.
        button: characters of a header that the button of its filter covers.
    """

    decimals: int = 6
    first_row: int = 2
    narrowest: int = 8
    widest: int = 50
    line_points: float = 15.0
    highest: float = 409.0
    comment_wide: float = 2.5
    comment_high: float = 1.5
    paper: int = 9
    name_letters: int = 31
    name_width: int = 22
    meaning_width: int = 110
    title_points: float = 13.0
    button: int = 3


SETTINGS = SheetSettings()
