"""Doubtful numbers as an Excel sheet to be filled in, and the filled sheet as corrections."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import duckdb

from vonextract.corrections.drafting import around, draft, value_of
from vonextract.corrections.model import Correction, CorrectionError, Target
from vonextract.corrections.settings import SETTINGS
from vonextract.display import printable, spreadsheet_safe
from vonextract.errors import OutputError, VonextractError
from vonextract.findings.language import in_swedish

Crop = Callable[[str], bytes]
"""The picture of a cell by its reference, as PNG; empty bytes where there is none."""
Choices = Mapping[str, tuple[Target, str]]
"""What else can be stated, by what it is called in the sheet: of which sort of place, and which field."""

_DOUBTFUL = """
SELECT f.ref, d.file_name, f.page, t.title, f.row_path, f.column_label, c.text, f.value, n.message,
    n.finding_id
FROM facts f
JOIN documents d ON d.doc_id = f.doc_id AND d.is_current
JOIN tables t ON t.doc_id = f.doc_id AND t.table_id = f.table_id
JOIN cells c ON c.doc_id = f.doc_id AND c.table_id = f.table_id AND c."row" = f."row" AND c.col = f.col
JOIN findings n ON n.doc_id = f.doc_id AND n.table_id = f.table_id AND n."row" = f."row" AND n.col = f.col
WHERE n.severity <> 'info' AND n.checked IS NULL
ORDER BY d.file_name COLLATE sv, f.table_id, f."row", f.col, n.finding_id
"""
_COLUMNS: Mapping[str, float] = {
    "ref": SETTINGS.wide_column,
    "rapport": SETTINGS.wide_column,
    "sida": SETTINGS.narrow_column,
    "tabell": SETTINGS.wide_column,
    "rad": SETTINGS.wide_column,
    "kolumn": SETTINGS.wide_column,
    "läst text": SETTINGS.narrow_column,
    "läst tal": SETTINGS.narrow_column,
    "tvivel": SETTINGS.text_column,
    "fynd": SETTINGS.narrow_column,
    "bild": SETTINGS.text_column,
    "rätt tal": SETTINGS.narrow_column,
    "rätta annat": SETTINGS.text_column,
    "till": SETTINGS.wide_column,
    "stämmer": SETTINGS.narrow_column,
    "varför": SETTINGS.text_column,
    "av": SETTINGS.narrow_column,
}
"""Headers of the sheet and the widths of their columns in characters."""
_FILLED = ("rätt tal", "rätta annat", "till", "stämmer", "varför", "av")
_VERDICTS = {"ja": "true", "nej": "false_alarm"}
_NO_REASON = "kontrollerad i Excel"


def write_sheet(
    con: duckdb.DuckDBPyConnection, path: Path, choices: Choices, crop: Crop | None = None
) -> int:
    """Write the numbers that findings doubt to an Excel file; how many rows there are.

    A person fills in the right number, or whether the finding is right ("stämmer": ja or nej), or
    chooses what else is wrong ("rätta annat") and writes how it should be ("till").

    Args:
        con: the open database.
        path: the file.
        choices: what else can be stated.
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
        sheet.set_row(number, SETTINGS.row_points)
        for col, value in enumerate([*shown, in_swedish(message), finding]):
            _write(sheet, number, col, value, plain)
        if crop and (picture := crop(shown[0])):
            scale = SETTINGS.picture_scale
            how = {"image_data": BytesIO(picture), "x_scale": scale, "y_scale": scale}
            sheet.insert_image(number, list(_COLUMNS).index("bild"), "cell.png", how)
    listed = book.add_worksheet("val")
    listed.write_column(0, 0, choices)
    listed.set_column(0, 0, _COLUMNS["rätta annat"])
    sources = {"stämmer": list(_VERDICTS), "rätta annat": f"=val!$A$1:$A${len(choices)}"}
    for name, source in sources.items():
        at = list(_COLUMNS).index(name)
        sheet.data_validation(1, at, max(1, len(rows)), at, {"validate": "list", "source": source})
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(_COLUMNS) - 1)
    try:
        book.close()
    except (OSError, FileCreateError) as error:
        raise OutputError(f"The sheet {path} cannot be written: {error}.") from error
    return len(rows)


def read_sheet(con: duckdb.DuckDBPyConnection, path: Path, by: str, choices: Choices) -> list[Correction]:
    """The corrections that a filled sheet states.

    Args:
        con: the database that the sheet was made from.
        path: the file.
        by: who states those that name nobody.
        choices: what else can be stated.

    Raises:
        CorrectionError: it is no such sheet, or a row can not be stated; the message names the row.
    """
    return [made for number, row in _rows(path) for made in _told(con, path, number, row, by, choices)]


def _told(
    con: duckdb.DuckDBPyConnection,
    path: Path,
    number: int,
    row: Mapping[str, Any],
    by: str,
    choices: Choices,
) -> list[Correction]:
    """The corrections that a row states."""
    filled = {name: _text(row[name]) for name in _FILLED}
    signed = {"reason": filled["varför"] or _NO_REASON, "by": filled["av"] or by}
    try:
        return [
            draft(con, place, field, value, **signed)
            for place, field, value in _stated(con, row, filled, choices)
        ]
    except VonextractError as error:
        raise CorrectionError(f"The sheet {path}, row {number}: {error.message}") from error


def _stated(
    con: duckdb.DuckDBPyConnection, row: Mapping[str, Any], filled: Mapping[str, str], choices: Choices
) -> Iterator[tuple[str, str, str | list[str]]]:
    """Of which place what is stated by a row.

    Raises:
        VonextractError: it cannot be.
    """
    ref, verdict, other = _text(row["ref"]), filled["stämmer"].casefold(), filled["rätta annat"]
    if filled["rätt tal"] or other:
        _require_unchanged(con, ref, _text(row["läst text"]))
    if filled["rätt tal"]:
        yield ref, "value", filled["rätt tal"]
    if other:
        if other not in choices:
            raise CorrectionError(f"'{other}' in 'rätta annat' is none of the choices of the sheet 'val'.")
        target, field = choices[other]
        yield around(target, ref), field, value_of(field, filled["till"])
    elif filled["till"]:
        raise CorrectionError("'till' is filled in, but 'rätta annat' does not say what it is about.")
    if verdict:
        if verdict not in _VERDICTS:
            raise CorrectionError(f"'{verdict}' in 'stämmer' is neither ja nor nej.")
        yield f"{ref.partition(':')[0]}:{_text(row['fynd'])}", "checked", _VERDICTS[verdict]


def _require_unchanged(con: duckdb.DuckDBPyConnection, ref: str, text: str) -> None:
    """Make sure that a cell reads as it did when the sheet was written.

    Raises:
        VonextractError: it does not.
    """
    now = draft(con, ref, "text", "?", reason=_NO_REASON, by="?").seen.text or ""
    if now != text.removeprefix("'"):
        raise CorrectionError(f"The place reads '{now}' now; write the sheet anew.")


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
