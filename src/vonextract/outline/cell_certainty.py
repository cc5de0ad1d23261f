"""How sure the text of a cell is that was read from a picture, and what it may be instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from vonextract.findings.rules import DOUBTFUL_DIGIT
from vonextract.geometry import Box
from vonextract.model import Finding
from vonextract.outline.settings import SETTINGS
from vonextract.pdf.scan.calibration import calibrated
from vonextract.pdf.scan.model import Certainty, ScanChar
from vonextract.pdf.scan.settings import TRUST
from vonextract.swedish.numbers import parse_number
from vonextract.tables.model import GridCell, LogicalTable


class Doubt(NamedTuple):
    """What is known of a cell's text.

    Attributes:
        confidence: probability that it is right; None where nothing tells.
        alternatives: what it may be instead, one figure, point or comma changed, likeliest first; a point
            or comma may also be dust between thousands.
    """

    confidence: float | None
    alternatives: list[str]


_MARKS = frozenset(".,")

PRINTED = Doubt(None, [])


def doubt_of(cell: GridCell, sure: Certainty) -> Doubt:
    """How sure a cell on a page with pictures is; `PRINTED` when it was not read from one."""
    chars = [char for line in cell.lines for word in line for char in sure.within(word.box)]
    if not chars:
        return PRINTED if sure.usual is None or not cell.text else Doubt(sure.usual, [])
    confidence = 1.0
    for char in chars:
        confidence *= calibrated(char.confidence)
    ranked = [
        (chance, text)
        for place, char in _figures(cell.text, chars)
        for other, chance in char.others
        if chance >= TRUST.alternative and (text := _changed(cell.text, place, other))
    ]
    alternatives = [text for _, text in sorted(ranked, key=lambda pair: -pair[0])]
    return Doubt(round(confidence, 4), alternatives if confidence < TRUST.doubtful else [])


def _changed(text: str, place: int, other: str) -> str | None:
    """A number with another character in one place; None where that one cannot stand there."""
    changed = text[:place] + other + text[place + 1 :]
    if _kind(other) == _kind(text[place]):
        return changed if other != text[place] else None
    is_dust = other == " " and text[place] in _MARKS
    return changed if is_dust and parse_number(changed) else None


def _kind(text: str) -> str | None:
    """What a character of a number is, which one of another kind is no alternative to."""
    return "figure" if text.isdigit() else "mark" if text in _MARKS else None


def _figures(text: str, chars: list[ScanChar]) -> list[tuple[int, ScanChar]]:
    """The figures and marks of a cell, each with its place in the cell's text."""
    found, at = [], 0
    for char in chars:
        place = text.find(char.text, at)
        if place < 0:
            continue
        at = place + 1
        if _kind(char.text):
            found.append((place, char))
    return found


def unread_ink(tables: Sequence[LogicalTable], sure: Mapping[int, Certainty]) -> list[Finding]:
    """A finding for every cell of a table with ink that nothing could be made of, and for such ink beside it.

    Args:
        tables: in the order of their ids, from 1.
        sure: what is known of the pages that were read from pictures, by page.
    """
    found: dict[tuple[int, int, int | None, int | None], Finding] = {}
    for table_id, table in enumerate(tables, start=1):
        for page, box in _unread_in(table, sure):
            row, col, message = _place(table, page, box)
            finding = DOUBTFUL_DIGIT.finding(message, page=page, table_id=table_id, row=row, col=col)
            found.setdefault((table_id, page, row, col), finding)
    return list(found.values())


def _place(table: LogicalTable, page: int, box: Box) -> tuple[int | None, int | None, str]:
    """The row and column of ink, as far as they can be told, and what is said of it."""
    here = [cell for cell in table.cells if (cell.page or page) == page]
    for cell in here:
        if cell.box.contains(box.x_mid, box.y_mid):
            message = "What stands in it could not be read: a number may be missing."
            if cell.text:
                said = repr(cell.text)
                message = (
                    f"What stands in the cell that reads {said} could not be read: a number may be missing."
                )
            return cell.row, cell.col, message
    for cell in here:
        if cell.text and cell.row_span == 1 and cell.box.top <= box.y_mid <= cell.box.bottom:
            message = f"What stands in the row of {cell.text!r} could not be read: a number may be missing."
            return cell.row, None, message
    return None, None, "What stands beside it could not be read: a number may be missing."


def _unread_in(table: LogicalTable, sure: Mapping[int, Certainty]) -> Iterator[tuple[int, Box]]:
    """What stands in a table, or close above or below it, and is unread, or a doubtful figure of no cell."""
    words = [word.box for cell in table.cells for line in cell.lines for word in line]
    for part in table.parts:
        certainty = sure.get(part.page)
        if certainty is None:
            continue
        around = Box(
            part.box.x0, part.box.top - SETTINGS.lost_near, part.box.x1, part.box.bottom + SETTINGS.lost_near
        )
        figures = [
            char.box
            for char in certainty.within(around)
            if char.text.isdigit() and calibrated(char.confidence) < TRUST.doubtful
        ]
        left = [box for box in figures if not any(word.contains(box.x_mid, box.y_mid) for word in words)]
        for box in (*certainty.unread, *left):
            if around.contains(box.x_mid, box.y_mid):
                yield part.page, box
