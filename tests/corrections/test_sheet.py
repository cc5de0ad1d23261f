"""The sheet of doubtful numbers: what it asks, how it looks, and what a filled row states."""

from __future__ import annotations

import shutil
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from vonextract.corrections import CorrectionError
from vonextract.corrections.model import Target
from vonextract.corrections.sheet import read_sheet, write_sheet
from vonextract.errors import OutputError

PLAN = "atgardsplan-2024.pdf"
CHOICES: dict[str, tuple[Target, str]] = {
    "Cellen: enhet": ("cell", "unit"),
    "Raden: delas": ("row", "split_row"),
    "Tabellen: typ": ("table", "kind"),
}
DOUBTED = ((3, 4), (2, 3))
"""Row and column of two numbers of one table that are doubted, beside the wrong Summa."""


def picture(width: int, height: int) -> bytes:
    """A white PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    lines = zlib.compress((b"\0" + b"\xff" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


@pytest.fixture(scope="module")
def con(
    sample_database: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The samples with three doubted numbers, and some that are merely told of or were looked up."""
    db = Path(shutil.copy(sample_database, tmp_path_factory.mktemp("sheet") / "r.duckdb"))
    with duckdb.connect(str(db)) as con:
        doubt = (
            'INSERT INTO findings SELECT * REPLACE ({n} AS finding_id, {row} AS "row", {col} AS col,'
            " {severity} AS severity, {checked} AS checked) FROM findings WHERE rule = 'total_mismatch'"
            " AND finding_id < 90"
        )
        for n, (row, col) in enumerate(DOUBTED, 91):
            con.execute(doubt.format(n=n, row=row, col=col, severity="'warning'", checked="NULL"))
        con.execute(doubt.format(n=95, row=2, col=4, severity="'info'", checked="NULL"))
        con.execute(doubt.format(n=96, row=3, col=3, severity="'warning'", checked="'true'"))
        yield con


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of the sheet by the names of their columns."""
    names, *lines = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(map(str, names), line, strict=True)) for line in lines]


@pytest.fixture
def sheet(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> Path:
    path = tmp_path / "tvivel.xlsx"
    assert write_sheet(con, path, CHOICES) == 3
    return path


def test_the_sheet_asks_of_the_numbers_that_are_doubted_in_the_order_of_the_report(
    con: duckdb.DuckDBPyConnection, sheet: Path
) -> None:
    asked = [tuple(map(int, row["ref"].split(":")[2:])) for row in rows(sheet)]
    assert asked[:2] == [(2, 3), (3, 4)] and len(asked) == 3
    told = rows(sheet)[2]
    assert (told["läst text"], told["läst tal"], told["sida"]) == ("4 695 000", 4695000, 1)
    assert (told["rapport"], type(told["fynd"]), told["rätt tal"]) == (PLAN, int, None)
    assert [row["fynd"] for row in rows(sheet)[:2]] == [92, 91]


def test_the_sheet_keeps_its_head_in_sight_and_asks_in_colour(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    path = tmp_path / "tvivel.xlsx"
    drawn = [picture(400, 80), b"", picture(200, 40)]
    write_sheet(con, path, CHOICES, lambda _: drawn.pop(0))
    book = openpyxl.load_workbook(path)
    lines, choices = book.worksheets
    names = [cell.value for cell in lines[1]]
    assert (lines.freeze_panes, lines.auto_filter.ref) == ("B2", "A1:Q4")
    assert [cell.font.b and cell.border.bottom.style for cell in lines[1]] == ["thin"] * 17
    assert all(lines.column_dimensions[cell.column_letter].width > len(cell.value) + 3 for cell in lines[1])
    coloured = [n for n, cell in zip(names, lines[2], strict=True) if cell.fill.fgColor.rgb == "FFFFF8DC"]
    assert coloured == []
    columns = [lines.column_dimensions[cell.column_letter].fill.fgColor.rgb for cell in lines[1]]
    assert [n for n, colour in zip(names, columns, strict=True) if colour == "FFFFF8DC"] == [
        "rätt tal",
        "rätta annat",
        "till",
        "stämmer",
        "varför",
        "av",
    ]
    asked = {str(v.sqref): v.formula1 for v in lines.data_validations.dataValidation}
    assert asked == {"M2:M4": "val!$A$1:$A$3", "O2:O4": '"ja,nej"'}
    assert [cell.value for cell in choices["A"]] == list(CHOICES)
    assert [(i.anchor._from.row, i.anchor._from.col) for i in lines._images] == [(1, 10), (3, 10)]
    ends = [(i.anchor.to.row, i.anchor.to.col) for i in lines._images]
    assert ends == [(1, 10), (3, 10)], "half as large as they are drawn, pictures stay in their cells"
    assert all(lines.row_dimensions[row].height * 4 / 3 > 40 for row in (2, 3, 4))


def test_a_sheet_without_doubts_can_be_filled_all_the_same(tmp_path: Path, sample_database: Path) -> None:
    path = tmp_path / "tvivel.xlsx"
    with duckdb.connect(str(shutil.copy(sample_database, tmp_path / "r.duckdb"))) as con:
        con.execute("DELETE FROM findings")
        assert write_sheet(con, path, CHOICES) == 0
        lines = openpyxl.load_workbook(path).worksheets[0]
        assert (lines.max_row, lines.auto_filter.ref) == (1, "A1:Q1")
        assert {str(v.sqref) for v in lines.data_validations.dataValidation} == {"M2", "O2"}
        assert read_sheet(con, path, "anna", CHOICES) == []


def test_a_sheet_that_can_not_be_written_is_told(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write_sheet(con, tmp_path, CHOICES)


def filled(path: Path, *, row: int = 4, **given: Any) -> Path:
    """The sheet with something filled into a row, by the names of columns with _ for spaces."""
    book = openpyxl.load_workbook(path)
    names = [cell.value for cell in book.worksheets[0][1]]
    for name, value in given.items():
        book.worksheets[0].cell(row, names.index(name.replace("_", " ")) + 1).value = value
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("given", "field", "value", "target"),
    [
        ({"rätt_tal": 4595000}, "value", "4595000", "cell"),
        ({"rätt_tal": 4595000.0}, "value", "4595000", "cell"),
        ({"rätt_tal": 4595000.5}, "value", "4595000.5", "cell"),
        ({"rätt_tal": " 4 595 000 "}, "value", "4 595 000", "cell"),
        ({"rätt_tal": 0}, "value", "0", "cell"),
        ({"stämmer": "Ja"}, "checked", "true", "finding"),
        ({"stämmer": "nej "}, "checked", "false_alarm", "finding"),
        ({"rätta_annat": "Cellen: enhet", "till": "tkr"}, "unit", "tkr", "cell"),
        ({"rätta_annat": "Tabellen: typ", "till": "drift"}, "kind", "drift", "table"),
    ],
)
def test_what_a_filled_row_states(
    con: duckdb.DuckDBPyConnection, sheet: Path, given: dict[str, Any], field: str, value: str, target: str
) -> None:
    (made,) = read_sheet(con, filled(sheet, **given), "anna", CHOICES)
    assert (made.field, made.stated, made.target) == (field, value, target)
    assert (made.reason, made.by) == ("kontrollerad i Excel", "anna")
    (signed,) = read_sheet(con, filled(sheet, varför="sidan 1", av="berit"), "anna", CHOICES)
    assert (signed.reason, signed.by) == ("sidan 1", "berit")


def test_a_row_may_state_a_number_something_else_and_a_verdict(
    con: duckdb.DuckDBPyConnection, sheet: Path
) -> None:
    filled(sheet, row=2, rätt_tal=7)
    filled(sheet, rätt_tal=1, rätta_annat="Cellen: enhet", till="kr", stämmer="ja")
    made = read_sheet(con, sheet, "anna", CHOICES)
    assert [c.field for c in made] == ["value", "value", "unit", "checked"]


@pytest.mark.parametrize("text", ["4 594 999", "4 999 999", None, "'4 695 00"])
def test_a_number_is_not_stated_where_the_place_reads_otherwise_now(
    con: duckdb.DuckDBPyConnection, sheet: Path, text: str | None
) -> None:
    now = "row 4: The place reads '4 695 000' now; write the sheet anew"
    for given in ({"rätt_tal": 5}, {"rätta_annat": "Cellen: enhet", "till": "kr", "rätt_tal": None}):
        with pytest.raises(CorrectionError, match=now):
            read_sheet(con, filled(sheet, läst_text=text, **given), "anna", CHOICES)
    filled(sheet, läst_text=text, rätta_annat=None, till=None, stämmer="ja")
    assert [c.field for c in read_sheet(con, sheet, "anna", CHOICES)] == ["checked"]


def test_a_text_that_would_be_a_formula_is_known_again(con: duckdb.DuckDBPyConnection, sheet: Path) -> None:
    filled(sheet, läst_text="'4 695 000", rätt_tal=5)
    assert [c.field for c in read_sheet(con, sheet, "anna", CHOICES)] == ["value"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"stämmer": "kanske"}, "row 3: 'kanske' in 'stämmer' is neither ja nor nej"),
        ({"rätta_annat": "Cellen: färg"}, "row 3: 'Cellen: färg' in 'rätta annat' is none of the choices"),
        ({"till": "kr"}, "row 3: 'till' is filled in, but 'rätta annat' does not say"),
        ({"rätt_tal": "många"}, "row 3: This can not be stated: 'många' is no number"),
        ({"ref": "x", "rätt_tal": 1}, "row 3: 'x' is no reference"),
    ],
)
def test_what_a_row_can_not_state_is_told_with_its_number(
    con: duckdb.DuckDBPyConnection, sheet: Path, given: dict[str, Any], told: str
) -> None:
    with pytest.raises(CorrectionError, match=told):
        read_sheet(con, filled(sheet, row=3, **given), "anna", CHOICES)


def test_columns_may_stand_in_another_order_and_some_may_be_gone(
    con: duckdb.DuckDBPyConnection, sheet: Path
) -> None:
    book = openpyxl.load_workbook(filled(sheet, rätt_tal=5))
    for name in ("bild", "rapport"):
        at = [cell.value for cell in book.worksheets[0][1]].index(name)
        book.worksheets[0].delete_cols(at + 1)
    book.save(sheet)
    assert [c.stated for c in read_sheet(con, sheet, "anna", CHOICES)] == ["5"]
    book.worksheets[0].cell(1, 1).value = "referens"
    book.save(sheet)
    with pytest.raises(CorrectionError, match="has no column 'ref'"):
        read_sheet(con, sheet, "anna", CHOICES)
