"""Numbers into cells: which cells state a number, what it is, and which cannot be read."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from vonextract.display import excerpt
from vonextract.findings.rules import APPROXIMATE_NUMBER, UNPARSED_NUMBER
from vonextract.model import Cell, Finding, Report
from vonextract.records.column_uses import column_uses
from vonextract.records.letter_marks import letter_marks, without_mark
from vonextract.records.numbering import numbering_rows, unit_columns, unit_row
from vonextract.records.settings import SETTINGS
from vonextract.records.signs_apart import SignsApart, number_of, signs_apart
from vonextract.swedish.column_use import ColumnUse
from vonextract.swedish.dates import MONTH
from vonextract.swedish.notation import (
    SWEDISH,
    Notation,
    column_notation,
    document_notation,
    infer_notation,
    plain,
)
from vonextract.swedish.number_patterns import DECIMALS, POINTED, SIGN, THOUSANDS, UNSIGNED, YEAR
from vonextract.swedish.numbers import doubt, parse_number
from vonextract.swedish.tokens import is_year
from vonextract.swedish.typography import fold_spaces
from vonextract.swedish.units import Units
from vonextract.table_view import TableView, is_dash
from vonextract.vocabulary import Words, per_vocabulary

_WORDS = re.compile(r"[^\W\d_]{3,}")
_BARE_NUMBER = re.compile(r"[-+]?[0-9]{1,3}[ 0-9]{0,12}(?:[,.][0-9]{1,2})?(?: ?%)?")
_GROUPED = re.compile(rf"[-−–+]?{THOUSANDS}{DECIMALS}")
_LETTERED = re.compile(rf"{SIGN}[0-9][0-9 ]*{POINTED}(?: ?[a-zåäö]\)| [a-zåäö]|(?<=[0-9]{{3}})[a-zåäö])")
"""A number with what may be the marker of a note: "9 521a)", "9 521 a"."""
_MISSPELT = re.compile(
    r"[-−–+]? ?(?=[^OolI]*[OolI])[0-9OolI]{1,3}(?: ?[0-9OolI]{3}){0,4}(?:,[0-9OolI]{1,4})?"
)
"""Figures, some of them spelt with letters."""
_IN_BRACKETS = re.compile(r"\([0-9][0-9 ]{0,15}(?:,[0-9]{1,4})?(?: ?%)?\)(?: ?%)?")
_OUTSIDE = re.compile(r"\+? ?[0-9][0-9 ]{0,15}(?:,[0-9]{1,4})?(?: ?%)?")
_MONTHS = re.compile(rf"\b{MONTH}\.? {MONTH}\b")
"""Two months beside each other, as where the names of two columns were read as one."""
_FIGURES = re.compile(r"[-−–+]?[0-9][0-9.,]*")
_AMOUNT = rf"{SIGN}{THOUSANDS}{DECIMALS}"
_AMOUNTS = re.compile(rf"{_AMOUNT}(?: {_AMOUNT})+")
_SIGNED = re.compile(r" [-−–+][0-9]{2}")
_AND_WORDS = re.compile(
    rf"{SIGN}[0-9][0-9 ]{{0,15}}{POINTED} ?(?:%|kr)? (?!{MONTH}\b)"
    r"[^\W\d_][\w.-]{1,30}(?:,? [\w.-]{1,30}){0,3}"
)
"""A number and a few words behind it: "120 fr.o.m. juli", not the day "12 juni"."""
_AMID_WORDS = "words stand around the number"
_SEVERAL = "it holds several numbers; rows or columns may have been read as one"
_NUMBERS = re.compile(rf"(?<![^ ])(?!{YEAR}(?![^ ]))[-−–+]?{UNSIGNED}(?![^ ])")


@per_vocabulary
def _among_words(words: Words) -> re.Pattern[str]:
    """A number behind a few words that do not refer to something by it."""
    refers, units = "|".join(words.numbers.refers), "|".join((*words.numbers.money, *words.numbers.unit))
    return re.compile(
        rf"(?!{refers}|§)(?:[^\W\d_]{{2,}}[.:]? ){{1,4}}"
        rf"(?!{YEAR}$){SIGN}[0-9][0-9 ]*{POINTED}(?: ?(?:%|{units}))?",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class _Column:
    """How the cells of a column are to be read."""

    use: ColumnUse
    notation: Notation
    label: bool
    numeric: bool
    margins: bool
    months: bool


@dataclass(frozen=True, slots=True)
class _Printed:
    """What stands at the numbers of a table.

    Attributes:
        units: those that may be printed with a number.
        letters: marks behind numbers.
        signs: minus signs that stand in another cell.
    """

    units: Units
    letters: frozenset[str]
    signs: SignsApart


def notation_of(report: Report) -> Notation:
    """The notation that a report as a whole settles, by its tables and its text."""
    columns: dict[tuple[int, int], list[str]] = defaultdict(list)
    for table in report.tables:
        for cell in table.cells:
            if cell.text and cell.row >= table.n_header_rows:
                columns[table.table_id, cell.col].append(cell.text)
    words = [f"{section.title} {section.text}" for section in report.sections]
    words += [cell.text for table in report.tables for cell in table.cells if cell.role != "value"]
    return document_notation(columns.values(), " ".join(words)[: SETTINGS.language_sample])


def read_values(view: TableView, units: Units, document: Notation = SWEDISH) -> list[Finding]:
    """Set `value` and `unit` of every cell that states a number.

    Header cells, rows that number the columns, columns of units, names of groups, years, codes of accounts
    and label texts get none.

    Args:
        view: the table.
        units: those that may be printed with a number.
        document: how the document as a whole writes its numbers.

    Returns:
        A finding `unparsed_number` for what looks like a number but cannot be read with
        certainty, and `approximate_number` for a limit or a rough number; for the whole table
        when it has many.
    """
    table_notation = infer_notation(cell.text for cell in view.table.cells if cell.row in view.body)
    columns = [
        _look_at(view, col, use, table_notation, document) for col, use in enumerate(column_uses(view))
    ]
    stateless = {*numbering_rows(view), unit_row(view, units)}
    of_units = unit_columns(view, units)
    printed = _Printed(units, letter_marks(view, units), signs_apart(view))
    doubts: list[tuple[Cell, str]] = []
    rough: list[Cell] = []
    for cell in view.table.cells:
        cell.value = None
        if cell.row < view.table.n_header_rows and _AMOUNTS.fullmatch(fold_spaces(cell.text)):
            doubts.append((cell, _SEVERAL))
        outside = cell.row < view.table.n_header_rows or cell.row in stateless
        outside = outside or cell.col in of_units
        if outside or cell.role == "header" or not cell.text:
            continue
        reason, approximate = _read_cell(view, cell, columns[cell.col], printed)
        if reason:
            doubts.append((cell, reason))
        elif approximate:
            rough.append(cell)
    return [*_findings(view, doubts), *_of_rough(view.table.table_id, rough)]


def _look_at(view: TableView, col: int, use: ColumnUse, table: Notation, document: Notation) -> _Column:
    cells = [cell for cell in view.columns.get(col, []) if cell.text and not is_dash(cell.text)]
    texts = [cell.text for cell in cells]
    notation = column_notation(infer_notation(texts), table, document)
    if notation.brackets_negative and _stand_among_others(view, cells):
        notation = replace(notation, brackets_among_others=True)
    numbers = sum(
        parse_number(text, notation) is not None or _is_misspelt(fold_spaces(text)) for text in texts
    )
    numeric = numbers > SETTINGS.numeric_share * len(texts)
    months = any(_MONTHS.search(fold_spaces(name).casefold()) for name in view.header_path(col))
    label = _is_label_column(view, col, cells, notation)
    return _Column(use, notation, label, numeric, _holds_margins(texts), months)


def _stand_among_others(view: TableView, cells: list[Cell]) -> bool:
    """Whether some numbers of a column stand in brackets as a minus does, and not as an error does.

    Others of the column have none, and beside each stands a number without.
    """
    inside = [cell for cell in cells if _IN_BRACKETS.fullmatch(plain(cell.text))]
    outside = [cell for cell in cells if _OUTSIDE.fullmatch(plain(cell.text))]
    if not inside or not outside:
        return False
    rows = [view.rows.get(cell.row, []) for cell in inside]
    return all(any(_OUTSIDE.fullmatch(plain(cell.text)) for cell in row) for row in rows)


def _is_label_column(view: TableView, col: int, cells: list[Cell], notation: Notation) -> bool:
    """Whether a column names the rows: by its words, or as bare codes before the names."""
    if not cells:
        return False
    wordy = [cell for cell in cells if _WORDS.search(cell.text) and not _may_be_number(cell.text, notation)]
    if len(wordy) >= 0.5 * len(cells):
        return True
    labelled = [cell for cell in cells if cell.role in ("label", "group")]
    if col == 0 and len(labelled) >= 0.5 * len(cells):
        return True
    return col == 0 and _codes_before_names(view, cells)


def _may_be_number(text: str, notation: Notation) -> bool:
    return parse_number(text, notation) is not None or doubt(text, notation) is not None


def _codes_before_names(view: TableView, cells: list[Cell]) -> bool:
    if not all(re.fullmatch(r"[0-9]{1,8}", fold_spaces(cell.text)) for cell in cells):
        return False
    beside = [view.text(cell.row, 1) for cell in cells]
    return sum(bool(_WORDS.search(text)) for text in beside) >= SETTINGS.codes_named * len(cells)


def _read_cell(view: TableView, cell: Cell, column: _Column, printed: _Printed) -> tuple[str | None, bool]:
    """Give the cell its number; the reason when its text is doubtful, and whether it is a limit or rough."""
    place, units = (cell.row, cell.col), printed.units
    text = without_mark(_closed(view, cell), printed.letters)
    lent = place in printed.signs.lent
    if lent:
        text = number_of(text)
    if column.use in ("years", "codes") or cell.role == "group":
        return None, False
    if _holds_numbers(text):
        return _SEVERAL, False
    if column.label and not _stands_alone(cell, column, text):
        return (_AMID_WORDS if _is_signed_among_words(cell, text) else None), False
    number = parse_number(text, column.notation, units)
    if number is not None and _is_year_among_words(view, cell, text):
        return None, False
    if number is not None:
        negative = place in printed.signs.apart or (lent and text == fold_spaces(cell.text))
        cell.value, cell.unit = -number.value if negative else number.value, number.unit or cell.unit
    elif column.numeric and cell.role in ("value", "total"):
        if _among_words().fullmatch(plain(text)) or _AND_WORDS.fullmatch(plain(text)):
            return _AMID_WORDS, False
        if _is_misspelt(text):
            return "a letter stands for a figure", False
        if _LETTERED.fullmatch(plain(text)):
            return "a letter stands at the number, which may mark a note", False
    reason = None if number is not None and column.margins else doubt(text, column.notation, units)
    if number is not None and column.months and _GROUPED.fullmatch(text):
        reason = "its column is headed by several months, whose numbers may have been read as one"
    if lent:
        reason = "a minus stands between it and its neighbour, which may be either's"
    return reason, number is not None and number.approximate


def _closed(view: TableView, cell: Cell) -> str:
    """A cell's text, with the bracket that a column of its own closes."""
    text = fold_spaces(cell.text)
    if text.count("(") > text.count(")") and view.text(cell.row, cell.col + cell.col_span) == ")":
        return f"{text})"
    return text


def _holds_margins(texts: list[str]) -> bool:
    """Whether most cells of a column state how far others may be off, "±0,8": that has no sign to be lost."""
    return sum(text.lstrip().startswith("±") for text in texts) * 2 > len(texts)


def _stands_alone(cell: Cell, column: _Column, text: str) -> bool:
    """Whether a cell of a column of words states a number all the same: "80" among "god" and "svag"."""
    if column.use == "serial" and cell.col_span == 1:
        return True
    return cell.col > 0 and cell.role == "value" and _BARE_NUMBER.fullmatch(plain(text)) is not None


def _is_signed_among_words(cell: Cell, text: str) -> bool:
    """Whether a cell of a column of words ends in a number with a sign: "Enligt budget -1500"."""
    of_text = cell.role in ("value", "label") and cell.col > 0
    return of_text and bool(_among_words().fullmatch(plain(text)) and _SIGNED.search(text))


def _holds_numbers(text: str) -> bool:
    """Whether a text is little else than numbers, as where a whole column was read as one cell.

    Two amounts one after another may read as one whose thousands stand apart: it has too many figures.
    """
    if _GROUPED.fullmatch(text):
        return sum(map(str.isdigit, text)) > SETTINGS.most_figures
    if _AMOUNTS.fullmatch(text):
        return True
    words = text.split()
    figures = sum(_FIGURES.fullmatch(word) is not None for word in words)
    return (
        figures >= SETTINGS.of_numbers * len(words)
        and len(_NUMBERS.findall(text)) >= SETTINGS.several_numbers
    )


def _is_misspelt(text: str) -> bool:
    """Whether a text is a number but for letters that look like figures: "1 25O", "l 250"."""
    figures = sum(map(str.isdigit, text))
    return _MISSPELT.fullmatch(text) is not None and figures * 2 >= len(text) - text.count(" ")


def _is_year_among_words(view: TableView, cell: Cell, text: str) -> bool:
    """A bare year in a column of words, such as "2024" below "Våren 2024", states no amount."""
    if not is_year(text):
        return False
    others = [
        c.text for c in view.columns.get(cell.col, []) if c is not cell and c.text and not is_dash(c.text)
    ]
    numbers = sum(parse_number(other) is not None for other in others)
    return bool(others) and numbers < 0.5 * len(others)


def _findings(view: TableView, doubts: list[tuple[Cell, str]]) -> list[Finding]:
    table = view.table
    if len(doubts) > SETTINGS.max_doubts:
        examples = ", ".join(f"'{fold_spaces(cell.text)}'" for cell, _ in doubts[: SETTINGS.quoted])
        message = f"{len(doubts)} cells look like numbers but are not read with certainty: {examples}, …"
        page = doubts[0][0].page
        return [UNPARSED_NUMBER.finding(message, page=page, table_id=table.table_id)]
    return [_finding(table.table_id, cell, reason) for cell, reason in doubts]


def _finding(table_id: int, cell: Cell, reason: str) -> Finding:
    outcome = "not read" if cell.value is None else f"read as {cell.value} with doubt"
    message = f"'{excerpt(fold_spaces(cell.text))}' is {outcome}: {reason}"
    return UNPARSED_NUMBER.of_cell(table_id, cell, message)


def _of_rough(table_id: int, cells: list[Cell]) -> list[Finding]:
    if len(cells) > SETTINGS.max_doubts:
        examples = ", ".join(f"'{fold_spaces(cell.text)}'" for cell in cells[: SETTINGS.quoted])
        message = f"{len(cells)} cells state limits or rough numbers: {examples}, …"
        return [APPROXIMATE_NUMBER.finding(message, page=cells[0].page, table_id=table_id)]
    return [APPROXIMATE_NUMBER.of_cell(table_id, cell, _rough(cell)) for cell in cells]


def _rough(cell: Cell) -> str:
    return f"'{excerpt(fold_spaces(cell.text))}' is a limit or a rough number; its value is {cell.value}."
