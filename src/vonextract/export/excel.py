"""Excel: one sheet a view, with numbers, dates, filters, links to pages, and findings as comments."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from vonextract.display import plain_text, shown
from vonextract.export.settings import SETTINGS, ExportSettings
from vonextract.export.source import Column, Source

_UNITS = {
    "amount_sek": "kr",
    "effekt_sek": "kr",
    "helarseffekt_sek": "kr",
    "confidence": "0–1",
    "score": "0–100",
}
_YEARS = frozenset({"year", "document_year", "report_year", "effekt_year"})
_NUMBER = "value"
_MESSAGE = "message"
_YES_OR_NO = '"ja";"ja";"nej"'
_COLOURS = {"error": "#F8CBAD", "warning": "#FFE699"}
_FINDINGS = """
SELECT doc_id, table_id, "row", col, severity, message FROM findings
WHERE severity <> 'info' AND col IS NOT NULL
"""


def write_excel(sources: Sequence[Source], target: Path, settings: ExportSettings) -> None:
    """Write views as sheets of one file, and a sheet that explains the columns.

    Raises:
        OSError: it cannot be written.
    """
    import xlsxwriter

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(str(target), options)
    formats = _Formats(book)
    doubts = _doubts(sources, settings)
    for source in sources:
        _View(book, source, formats, doubts, settings).write()
    _explain(book, sources, formats)
    book.close()


def for_paper(sheet: Any) -> None:
    """Let a sheet print on A4, lying, as wide as the paper, its header on every page."""
    sheet.set_paper(SETTINGS.paper)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


class _Formats:
    """The formats of cells, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, str | None], Any] = {}
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})

    def of(self, pattern: str = "General", colour: str | None = None, *, link: bool = False) -> Any:
        """The format of a number pattern, on a colour."""
        key = (f"{pattern}{link}", colour)
        if key not in self._made:
            given: dict[str, Any] = {"num_format": pattern, "valign": "top"}
            given |= {"bg_color": colour} if colour else {}
            given |= {"font_color": "#0563C1", "underline": 1} if link else {}
            self._made[key] = self._book.add_format(given)
        return self._made[key]


class _View:
    """One view on its way into a workbook."""

    def __init__(
        self, book: Any, source: Source, formats: _Formats, doubts: _Doubts, settings: ExportSettings
    ) -> None:
        self._book = book
        self._source = source
        self._formats = formats
        self._settings = settings
        self._doubts = doubts
        self._place = [source.index(name) for name in ("doc_id", "table_id", "row", "col")]
        self._page, self._doc = source.index("page"), source.index("doc_id")
        self._paths = _paths(source) if None not in (self._page, self._doc) else {}

    def write(self) -> None:
        """All rows, on as many sheets as they need."""
        number, sheet, at = 1, None, 0
        for rows in self._source.rows(self._settings.batch):
            if sheet is None:
                sheet = self._sheet(number, rows)
            for row in rows:
                if at == self._settings.sheet_rows:
                    sheet.autofilter(0, 0, at, len(self._source.columns) - 1)
                    number, at = number + 1, 0
                    sheet = self._sheet(number, rows)
                at += 1
                self._row(sheet, at, row)
        sheet = sheet or self._sheet(number, [])
        sheet.autofilter(0, 0, at, len(self._source.columns) - 1)

    def _sheet(self, number: int, rows: Sequence[tuple[Any, ...]]) -> Any:
        """A new sheet with its header and widths."""
        name = self._source.name if number == 1 else f"{self._source.name} ({number})"
        sheet = self._book.add_worksheet(name[: SETTINGS.name_letters])
        sample = rows[: self._settings.sampled]
        for col, column in enumerate(self._source.columns):
            title = _title(column, self._source, sample)
            longest = max((len(shown(row[col])) for row in sample), default=0)
            sheet.set_column(
                col, col, min(max(len(title) + SETTINGS.button, longest + 1), self._settings.widest)
            )
            sheet.write_string(0, col, title, self._formats.head)
        sheet.freeze_panes(1, 0)
        for_paper(sheet)
        return sheet

    def _row(self, sheet: Any, at: int, row: tuple[Any, ...]) -> None:
        severity, message = self._doubt(row)
        for col, (column, value) in enumerate(zip(self._source.columns, row, strict=True)):
            doubted = message if column.name == _NUMBER else None
            colour = _COLOURS.get(severity) if doubted else None
            link = self._link(row) if col == self._page and value is not None else None
            if link:
                sheet.write_formula(at, col, link, self._formats.of("0", link=True), value)
            elif column.name == _MESSAGE and isinstance(value, str):
                self._cell(sheet, at, col, column.name, self._settings.said(value), None)
            else:
                self._cell(sheet, at, col, column.name, value, colour)
            if doubted:
                sheet.write_comment(
                    at, col, doubted, {"x_scale": SETTINGS.comment_wide, "y_scale": SETTINGS.comment_high}
                )

    def _doubt(self, row: tuple[Any, ...]) -> tuple[str, str | None]:
        place = [None if index is None else row[index] for index in self._place]
        return self._doubts.get(tuple(place), ("", None))

    def _link(self, row: tuple[Any, ...]) -> str | None:
        """A formula that opens the page; the path is percent-encoded, so that it can hold no formula."""
        path = self._paths.get(row[self._doc or 0])
        if path is None or self._page is None:
            return None
        url, page = f"{path}#page={row[self._page]}", row[self._page]
        return f'=HYPERLINK("{url}",{page})' if len(url) <= self._settings.link_characters else None

    def _cell(self, sheet: Any, at: int, col: int, name: str, value: object, colour: str | None) -> None:
        if isinstance(value, bool):
            sheet.write_boolean(at, col, value, self._formats.of(_YES_OR_NO))
        elif isinstance(value, int | float | Decimal):
            sheet.write_number(at, col, value, self._formats.of(_pattern(name, value), colour))
        elif isinstance(value, dt.datetime):
            sheet.write_datetime(at, col, value, self._formats.of("yyyy-mm-dd hh:mm:ss"))
        elif isinstance(value, dt.date):
            sheet.write_datetime(at, col, value, self._formats.of("yyyy-mm-dd"))
        elif value is not None:
            text = plain_text(value)
            limit = self._settings.cell_characters
            sheet.write_string(
                at, col, text if len(text) <= limit else f"{text[: limit - 1]}…", self._formats.of()
            )


_Doubts = Mapping[tuple[Any, ...], tuple[str, str]]


def _doubts(sources: Sequence[Source], settings: ExportSettings) -> _Doubts:
    """What is found about each cell: the worst severity and all messages."""
    if not sources:
        return {}
    found: defaultdict[tuple[Any, ...], list[tuple[str, str]]] = defaultdict(list)
    for *place, severity, message in sources[0].con.execute(_FINDINGS).fetchall():
        found[tuple(place)].append((severity, message))
    return {
        place: (min(said)[0], "\n".join(settings.said(message) for _, message in said))
        for place, said in found.items()
    }


def _paths(source: Source) -> dict[str, str]:
    """Where the PDF of each document lies, as a link."""
    found = source.con.execute("SELECT doc_id, path FROM documents").fetchall()
    return {doc_id: Path(path).as_uri() for doc_id, path in found if Path(path).is_absolute()}


def _pattern(name: str, value: float | Decimal) -> str:
    """How a number is shown: thousands apart, as many decimals as it has; years and ids as they are."""
    if name in _YEARS or name.endswith("_id") or name in ("page", "row", "col", "pages"):
        return "0"
    _, _, decimals = f"{Decimal(str(value)):f}".partition(".")
    count = len(decimals.rstrip("0")[: SETTINGS.decimals])
    return "#,##0" + ("." + "0" * count if count else "")


def _title(column: Column, source: Source, rows: Sequence[tuple[Any, ...]]) -> str:
    """A column's name with the unit of its numbers."""
    unit = _UNITS.get(column.name)
    if column.name == _NUMBER and (place := source.index("unit")) is not None:
        units = {row[place] for row in rows} - {None}
        unit = units.pop() if len(units) == 1 else "unit"
    return f"{column.name} [{unit}]" if unit else column.name


def _explain(book: Any, sources: Sequence[Source], formats: _Formats) -> None:
    """A sheet that says what every column means."""
    sheet = book.add_worksheet("kolumner")
    name, meaning = SETTINGS.name_width, SETTINGS.meaning_width
    for col, (title, width) in enumerate({"vy": name, "kolumn": name, "betydelse": meaning}.items()):
        sheet.set_column(col, col, width)
        sheet.write_string(0, col, title, formats.head)
    lines = [(source.name, column.name, column.meaning) for source in sources for column in source.columns]
    for at, line in enumerate(lines, start=1):
        for col, text in enumerate(line):
            sheet.write_string(at, col, text)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(lines), 2)
