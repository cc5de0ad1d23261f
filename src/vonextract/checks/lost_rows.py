"""Rows and columns of numbers that stand in the running text: a table, or part of one, was not read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from vonextract.checks.settings import SETTINGS
from vonextract.findings.rules import ROWS_IN_TEXT
from vonextract.meaning.total_names import names_total
from vonextract.model import Block, Finding, Report
from vonextract.swedish.number_patterns import DECIMALS, GROUPS_OF_THREE, SIGN
from vonextract.swedish.numbers import parse_number
from vonextract.swedish.tokens import is_year
from vonextract.swedish.typography import fold_dashes, fold_spaces
from vonextract.vocabulary import Words, per_vocabulary

_TOKEN = re.compile(rf"{SIGN}\d+{DECIMALS}%?|%|-")
_CELL = re.compile(
    rf"(?<!\S)(?:{SIGN}(?:[1-9]\d{{0,2}}{GROUPS_OF_THREE}+|0|[1-9]\d*){DECIMALS}(?: ?%)?|-)(?!\S)"
)

_NAMED_AMOUNTS = re.compile(
    rf"(?P<name>[^\d]+?) (?:{SIGN}[1-9]\d{{0,2}}{GROUPS_OF_THREE}+{DECIMALS}(?: |$))+"
)


@per_vocabulary
def _amount(words: Words) -> re.Pattern[str]:
    """An amount and nothing else, in groups of three figures or with its unit: "1 240", "0,5 mnkr"."""
    groups, units = rf"[1-9]\d{{0,2}}{GROUPS_OF_THREE}+{DECIMALS}", "|".join(words.numbers.money)
    return re.compile(rf"{SIGN}(?:{groups}(?: ?(?:{units}))?|\d+{DECIMALS} ?(?:{units}))", re.IGNORECASE)


def lost_row_findings(report: Report) -> Iterator[Finding]:
    """What is told of sections whose titles, or texts page by page, are as parts of a table are."""
    for section in report.sections:
        if section.title and _is_sum(section.title):
            shown = section.title[-SETTINGS.shown_row :]
            message = f"The heading '{shown}' looks like a row of sums."
            yield ROWS_IN_TEXT.finding(message, page=section.page_first, section_id=section.section_id)
        found: dict[int, list[str]] = defaultdict(list)
        alone: dict[int, list[str]] = defaultdict(list)
        for block in section.blocks:
            found[block.page] += _rows(block)
            alone[block.page] += filter(_amount().fullmatch, _lines(block))
        for page, amounts in alone.items():
            if _are_column(amounts):
                message = (
                    f"{len(amounts)} amounts alone in the text look like a column, such as '{amounts[0]}'."
                )
                yield ROWS_IN_TEXT.finding(message, page=page, section_id=section.section_id)
        for page, lines in found.items():
            if lines:
                shown = lines[0][-SETTINGS.shown_row :]
                message = f"{len(lines)} lines of the text look like rows of a table, such as '{shown}'."
                yield ROWS_IN_TEXT.finding(message, page=page, section_id=section.section_id)


def _is_sum(title: str) -> bool:
    """Whether a title is the name of a total and amounts, as the last row of a table alone on a page is."""
    found = _NAMED_AMOUNTS.fullmatch(fold_dashes(fold_spaces(title)))
    return found is not None and names_total(found["name"])


def _rows(block: Block) -> list[str]:
    """The printed lines of a paragraph that end in several numbers."""
    return [line for line in _lines(block) if _are_cells(_ending_cells(line))]


def _lines(block: Block) -> list[str]:
    """The printed lines of a paragraph."""
    if block.type not in ("paragraph", "list_item"):
        return []
    return [fold_dashes(fold_spaces(line)).strip() for line in block.raw.split("\n")]


def _are_column(amounts: Sequence[str]) -> bool:
    """Whether amounts alone are as many as in a column, and rise and fall as the marks of no axis do."""
    numbers = [number.value for number in map(parse_number, amounts) if number]
    rises = {a < b for a, b in pairwise(numbers) if a != b}
    return len(amounts) >= SETTINGS.column_in_text and len(rises) > 1


def _ending_cells(line: str) -> list[str]:
    """The numbers and dashes at the end of a line, as in cells; none where digits are left."""
    tail = reversed(list(takewhile(_TOKEN.fullmatch, reversed(line.split(" ")))))
    text = " ".join(tail)
    return [] if _CELL.sub("", text).strip() else _CELL.findall(text)


def _are_cells(cells: Sequence[str]) -> bool:
    """Whether numbers are many enough for a row, and neither years nor the marks of an axis."""
    numbers = [number.value for number in map(parse_number, cells) if number]
    if len(cells) < SETTINGS.cells_in_text or len(numbers) < 2 or all(map(is_year, cells)):
        return False
    return len(numbers) <= SETTINGS.cells_in_text or any(a >= b for a, b in pairwise(numbers))
