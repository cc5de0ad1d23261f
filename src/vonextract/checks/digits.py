"""Numbers read from pictures with doubt: which they are, and which of them a stated total settles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from vonextract.certainty import AGREED, DOUBTFUL
from vonextract.checks.check import relations_of
from vonextract.checks.equations import Equation, Number, Place, Relation
from vonextract.checks.explain import corrections, misread
from vonextract.checks.settings import SETTINGS
from vonextract.findings.rules import DOUBTFUL_DIGIT
from vonextract.model import Cell, Finding, Report, Table
from vonextract.swedish.numbers import parse_number

_MISREAD = re.compile(r"\b(?:\d+[^\W\d_]\d+|\d{2,}[^\W\d_]|[^\W\d_]\d{2,})\b|\d[!?|€]|[!?|€]\d|\d,[^\W\d_]\b")
"""A word of two figures or more and one letter, or a sign that no number has: "5 63G", "744 06!"."""


class Choice(NamedTuple):
    """A doubtful number that a stated total settles, the text it takes, and the finding that says so."""

    table_id: int
    row: int
    col: int
    text: str
    finding: Finding


def doubtful_digits(report: Report) -> list[Finding]:
    """A finding for every number that was read from a picture and is surer by no total."""
    doubts = []
    for table in report.tables:
        numeric = _numeric_columns(table)
        for cell in table.cells:
            if cell.confidence is None:
                continue
            if cell.confidence < DOUBTFUL and _is_number(cell):
                doubts.append(DOUBTFUL_DIGIT.of_cell(table.table_id, cell, _message(cell)))
            elif cell.value is None and cell.col in numeric and _MISREAD.search(cell.text):
                message = (
                    f"{cell.text!r} was read from a picture with a letter or another sign among its figures."
                )
                doubts.append(DOUBTFUL_DIGIT.of_cell(table.table_id, cell, message))
    return doubts


def lost_signs(relations: Iterable[Relation]) -> list[Finding]:
    """A finding for every number read surely from a picture that a total calls for with the other sign.

    Thin strokes are lost in pictures first, and a minus is nothing else.
    """
    found: dict[Place, Finding] = {}
    for relation in relations:
        for equation in relation.failing:
            flips = [c for c in corrections(equation) if misread(c.number.value, c.value) == "sign"]
            if len(flips) != 1 or (flips[0].number.cell.confidence or 0.0) < DOUBTFUL:
                continue
            number, cell = flips[0].number, flips[0].number.cell
            message = (
                f"{cell.text!r} was read from a picture; with the other sign the total "
                f"{equation.result.cell.text!r} holds."
            )
            finding = DOUBTFUL_DIGIT.of_cell(number.table_id, cell, message, expected=flips[0].value)
            found.setdefault(number.place, finding)
    return list(found.values())


def _numeric_columns(table: Table) -> set[int]:
    """The columns in which most cells below the header that say something are numbers."""
    stated: dict[int, list[bool]] = defaultdict(list)
    for cell in table.cells:
        if cell.row >= table.n_header_rows and any(map(str.isalnum, cell.text)):
            stated[cell.col].append(cell.value is not None)
    return {col for col, numbers in stated.items() if 2 * sum(numbers) > len(numbers)}


def _is_number(cell: Cell) -> bool:
    """Whether a cell states a number, or is mostly figures, some of which may have been read as letters."""
    figures = sum(map(str.isdigit, cell.text))
    return cell.value is not None or (cell.role == "value" and 2 * figures > len(cell.text.replace(" ", "")))


def _message(cell: Cell) -> str:
    assert cell.confidence is not None
    read = f"{cell.text!r} was read from a picture with probability {cell.confidence:.2f}"
    others = " or ".join(repr(text) for text in cell.alternatives[:2])
    return f"{read}; it may be {others}." if others else f"{read}."


def choose_digits(report: Report) -> list[Choice]:
    """The doubtful numbers for which another figure, that was likely too, makes a stated total hold."""
    chosen: dict[tuple[int, int, int], Choice] = {}
    for table in report.tables:
        if not any(cell.alternatives for cell in table.cells):
            continue
        relations = relations_of(table)
        sound = {place for relation in relations for place in relation.confirmed(SETTINGS.significance)}
        for relation in relations:
            for equation in relation.failing:
                choices = [c for c in _choices(equation) if c[:3] not in sound]
                if len(choices) == 1:
                    chosen.setdefault(choices[0][:3], choices[0])
    return list(chosen.values())


def _choices(equation: Equation) -> Iterator[Choice]:
    """The alternatives of one of its numbers with which an equation holds."""
    if sum(1 for term in equation.terms if term.number.value) < 2:
        return
    for number, needed, slack in corrections(equation):
        for text in number.cell.alternatives:
            value = _value(text, number)
            if value is not None and abs(value - needed) <= slack:
                yield _choice(number, text, equation)


def _value(text: str, number: Number) -> Decimal | None:
    """What an alternative text states, read as the cell's own text was."""
    other, own = parse_number(text), parse_number(number.cell.text)
    return other.value if other and own and own.value == number.value else None


def _choice(number: Number, text: str, equation: Equation) -> Choice:
    cell = number.cell
    message = (
        f"{cell.text!r} was read from a picture with doubt; it is taken for {text!r}, which was likely too, "
        f"because the total {equation.result.cell.text!r} then holds."
    )
    finding = DOUBTFUL_DIGIT.of_cell(number.table_id, cell, message, severity="info")
    return Choice(number.table_id, cell.row, cell.col, text, finding)


def with_chosen(report: Report, chosen: Sequence[Choice]) -> Report:
    """The report with the texts that totals chose; those cells are no longer in doubt."""
    texts = {choice[:3]: choice.text for choice in chosen}
    tables = []
    for table in report.tables:
        cells = [
            cell.model_copy(update={"text": texts[place], "confidence": AGREED, "alternatives": []})
            if (place := (table.table_id, cell.row, cell.col)) in texts
            else cell
            for cell in table.cells
        ]
        tables.append(table.model_copy(update={"cells": cells}))
    return report.model_copy(update={"tables": tables})
