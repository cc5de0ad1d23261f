"""Doubtful numbers as an Excel sheet to be filled in, and the filled sheet as corrections."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import duckdb

from vonextract.corrections.drafting import draft
from vonextract.corrections.model import Correction, CorrectionError
from vonextract.display import printable, spreadsheet_safe
from vonextract.errors import OutputError, VonextractError
from vonextract.findings.language import in_swedish

Crop = Callable[[str], bytes]
"""The picture of a cell by its reference, as PNG; empty bytes where there is none."""

_DOUBTFUL = """
SELECT f.ref, d.file_name, f.page, t.title, f.row_path, f.column_label, c.text, f.value, n.message,
    n.finding_id
FROM facts f
JOIN documents d ON d.doc_id = f.doc_id AND d.is_current
JOIN tables t ON t.doc_id = f.doc_id AND t.table_id = f.table_id
JOIN cells c ON c.doc_id = f.doc_id AND c.table_id = f.table_id AND c."row" = f."row" AND c.col = f.col
JOIN findings n ON n.doc_id = f.doc_id AND n.table_id = f.table_id AND n."row" = f."row" AND n.col = f.col
WHERE n.severity <> 'info' AND n.checked IS NULL
ORDER BY d.file_name, f.table_id, f."row", f.col, n.finding_id
"""
_COLUMNS: Mapping[str, float] = {
    "ref": 30,
    "rapport": 28,
    "sida": 6,
    "tabell": 28,
    "rad": 34,
    "kolumn": 22,
    "läst text": 16,
    "läst tal": 14,
    "tvivel": 60,
    "fynd": 8,
    "bild": 46,
    "rätt tal": 16,
    "stämmer": 12,
    "varför": 40,
    "av": 14,
}
"""Headers of the sheet and the widths of their columns in characters."""
_FILLED = ("rätt tal", "stämmer", "varför", "av")
_VERDICTS = {"ja": "true", "nej": "false_alarm"}
_ROW_POINTS = 44
_NO_REASON = "kontrollerad i Excel"


def write_sheet(con: duckdb.DuckDBPyConnection, path: Path, crop: Crop | None = None) -> int:
    """Write the numbers that findings doubt to an Excel file; how many rows there are.

    A person fills in the right number, or whether the finding is right ("stämmer": ja or nej).

    Args:
        con: the open database.
        path: the file.
        crop: draws the cell of a reference; no pictures when None.

    Raises:
        OutputError: it cannot be written.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    rows = con.execute(_DOUBTFUL).fetchall()
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Rättelser")
    head = book.add_format({"bold": True, "bottom": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    asked = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FFF8DC"})
    for col, (name, width) in enumerate(_COLUMNS.items()):
        sheet.set_column(col, col, width, asked if name in _FILLED else plain)
        sheet.write_string(0, col, name, head)
    for number, (*shown, message, finding) in enumerate(rows, start=1):
        sheet.set_row(number, _ROW_POINTS)
        for col, value in enumerate([*shown, in_swedish(message), finding]):
            _write(sheet, number, col, value, plain)
        if crop and (picture := crop(shown[0])):
            place = list(_COLUMNS).index("bild")
            sheet.insert_image(
                number, place, "cell.png", {"image_data": BytesIO(picture), "x_scale": 0.5, "y_scale": 0.5}
            )
    verdicts = list(_COLUMNS).index("stämmer")
    sheet.data_validation(
        1, verdicts, max(1, len(rows)), verdicts, {"validate": "list", "source": list(_VERDICTS)}
    )
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(_COLUMNS) - 1)
    try:
        book.close()
    except (OSError, FileCreateError) as error:
        raise OutputError(f"The sheet {path} cannot be written: {error}.") from error
    return len(rows)


def read_sheet(con: duckdb.DuckDBPyConnection, path: Path, by: str) -> list[Correction]:
    """The corrections that a filled sheet states.

    Args:
        con: the database that the sheet was made from.
        path: the file.
        by: who states those that name nobody.

    Raises:
        CorrectionError: it is no such sheet, or a row can not be stated; the message names the row.
    """
    return [made for number, row in _rows(path) for made in _corrections(con, path, number, row, by)]


def _corrections(
    con: duckdb.DuckDBPyConnection, path: Path, number: int, row: Mapping[str, Any], by: str
) -> Iterator[Correction]:
    value, verdict = _text(row["rätt tal"]), _text(row["stämmer"]).casefold()
    if not value and not verdict:
        return
    reason, who, ref = _text(row["varför"]) or _NO_REASON, _text(row["av"]) or by, _text(row["ref"])
    try:
        if value:
            made = draft(con, ref, "value", value, reason=reason, by=who)
            if (made.seen.text or "") != _text(row["läst text"]).removeprefix("'"):
                raise CorrectionError(f"The place reads '{made.seen.text}' now; write the sheet anew.")
            yield made
        if verdict:
            if verdict not in _VERDICTS:
                raise CorrectionError(f"'{verdict}' in 'stämmer' is neither ja nor nej.")
            finding = f"{ref.partition(':')[0]}:{_text(row['fynd'])}"
            yield draft(con, finding, "checked", _VERDICTS[verdict], reason=reason, by=who)
    except VonextractError as error:
        raise CorrectionError(f"The sheet {path}, row {number}: {error.message}") from error


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The rows of the sheet with their numbers as Excel shows them."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as error:
        raise CorrectionError(f"The sheet {path} is no Excel file that can be read.") from error
    try:
        lines = book.worksheets[0].iter_rows(values_only=True)
        names: Sequence[Any] = next(lines, ())
        missing = [name for name in ("ref", "läst text", "fynd", *_FILLED) if name not in names]
        if missing:
            raise CorrectionError(
                f"The sheet {path} has no column '{missing[0]}'; write it with 'corrections export'."
            )
        for number, line in enumerate(lines, start=2):
            yield number, dict(zip(names, line, strict=False))
    finally:
        book.close()


def _text(value: object) -> str:
    """A cell of the sheet as text, numbers without a trailing .0."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _write(sheet: Any, row: int, col: int, value: object, form: Any) -> None:
    if isinstance(value, int | float):
        sheet.write_number(row, col, value, form)
    elif value is not None:
        sheet.write_string(row, col, spreadsheet_safe(printable(str(value))), form)
