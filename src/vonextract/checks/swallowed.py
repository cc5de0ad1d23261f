"""Amounts that were read with words: of the names of rows, of the next column, of other cells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Set

from vonextract.checks.doubted_numbers import Columns, doubt_cell
from vonextract.checks.settings import SETTINGS
from vonextract.findings.rules import AMOUNT_IN_LABEL, UNPARSED_NUMBER
from vonextract.model import Cell, Finding, Table
from vonextract.swedish.number_patterns import DECIMALS, GROUPED, GROUPS_OF_THREE, SIGN, THOUSANDS, YEAR
from vonextract.swedish.tokens import is_year
from vonextract.swedish.typography import fold_dashes, fold_spaces
from vonextract.vocabulary import Words, per_vocabulary

_NAMED = re.compile(rf"[^\W\d_]{{2}}|^{YEAR} ")
"""A word, or the year that names a row and more."""
_AMOUNT = re.compile(rf"(?<=\S ){SIGN}(?:{THOUSANDS}{DECIMALS}|\d+,\d+|\d+\.\d\d)(?!\S)")
"""With one figure behind a point it is the number of a goal or a chapter."""
_LAST_AMOUNT = re.compile(rf"(?<=\S ){SIGN}(?:{THOUSANDS}{DECIMALS}|\d{{4,}})$")
_NUMBER = re.compile(r"(?<=\S )[-+]?\d+$")
_DIGITS = re.compile(r"\d+")
_SEVERAL = re.compile(r"^- [\d(]|\d [-+(]|\d -$")
"""A dash for nothing before a number, or a number before another with its sign or before a dash."""
_ENDS_IN_AMOUNT = re.compile(
    rf"(?<=[^\W\d_] ){SIGN}\d{{1,3}}{GROUPS_OF_THREE}{{1,4}}(?:,\d{{1,6}})?(?:$| [^\W\d_]{{2}})"
)
_BEGINS_WITH_AMOUNT = re.compile(rf"{SIGN}\d{{1,3}}{GROUPS_OF_THREE}{{1,4}}(?:,\d{{1,6}})? [^\W\d_]{{2}}")
_COMPARED = re.compile(r"\d ?%? ?\([-+]?\d")
"""A number and in brackets the one that it is compared with: "7,3 (6,8)"."""
_WORDS_BESIDE = "is not read: words stand beside the number"


@per_vocabulary
def _amount_and_word(words: Words) -> re.Pattern[str]:
    """An amount and a word behind it: "4 992 266 kr Pågår", "36,8 (29,5) Uppfyllt".

    The rate "2 359 kr per månad" is none.
    """
    unit = rf" ?(?:%|(?:{'|'.join(words.numbers.money)})\b)"
    amount = rf"(?:{GROUPED}{DECIMALS}|\d+,\d+)(?:{unit})?|\d+{unit}"
    compared = rf"\d{{1,12}}(?:,\d{{1,6}})?(?:{unit})? \(\d[\d ,]{{0,15}}(?:{unit})?\)"
    return re.compile(rf"(?<!\S)[-+]?(?:{compared}|{amount}) (?!per\b)[^\W\d_]{{2}}", re.IGNORECASE)


@per_vocabulary
def _number_and_word(words: Words) -> re.Pattern[str]:
    """Any number, what stands in brackets beside it, and a word behind it: "64 (feb) Delvis"."""
    unit = rf" ?(?:%|(?:{'|'.join(words.numbers.money)})\b)"
    return re.compile(
        rf"[-+]?\d[\d ]{{0,15}}(?:,\d{{1,6}})?(?:{unit})?(?: \([^()]{{1,30}}\))? [^\W\d_]{{2}}", re.IGNORECASE
    )


def swallowed_amounts(table: Table, numbers: Columns) -> list[Finding]:
    """Amounts that stand in one cell with words, as warnings at a column or a cell."""
    texts: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        if cell.row >= table.n_header_rows and cell.value is None and _NAMED.search(cell.text):
            texts[cell.col].append(cell)
    return [
        *(found for col, cells in sorted(texts.items()) for found in _in_column(table, col, cells, numbers)),
        *_among_numbers(table, texts, numbers),
        *_across(table, numbers),
    ]


def _in_column(table: Table, col: int, cells: list[Cell], numbers: Columns) -> Iterator[Finding]:
    """A column whose names or texts hold a number nearly each: another column was read into it.

    A few do between columns of numbers, where the names are those of another table.
    """
    short = [text for text in map(_plain, cells) if len(text.split()) <= SETTINGS.name_words]
    enough = max(SETTINGS.fewest_swallowed, SETTINGS.swallowed_share * len(cells))
    between = min(numbers, default=col) < col < max(numbers, default=col)
    amounts = sum(map(_holds_amount, short)) >= (SETTINGS.fewest_swallowed if between else enough)
    if amounts or _differing_names(short) >= enough:
        message = f"Column {col + 1} holds names and amounts in one; a column of numbers may be lost."
        yield AMOUNT_IN_LABEL.of_table(table, message, severity=None if amounts else "info")
    elif col > 0 and sum(bool(_beside(table, col).match(text)) for text in short) >= enough:
        message = f"Column {col + 1} holds amounts and words in one; two columns may have been read as one."
        yield AMOUNT_IN_LABEL.of_table(table, message, col=col)


def _beside(table: Table, col: int) -> re.Pattern[str]:
    """What tells a number read with a word: any one does where the next column has a header and no cells."""
    beside = [cell for cell in table.cells if cell.col == col + 1 and cell.text]
    lost = beside and all(cell.row < table.n_header_rows for cell in beside)
    return _number_and_word() if lost else _amount_and_word()


def _among_numbers(table: Table, texts: dict[int, list[Cell]], numbers: Columns) -> Iterator[Finding]:
    """Cells that begin with an amount and go on in words, or end in one, in a column of numbers."""
    for col, column in numbers.items():
        if len(texts.get(col, ())) < len(column):
            for cell in texts.get(col, ()):
                if _amount_and_word().match(text := _plain(cell)) or _ends_in_amount(text):
                    yield doubt_cell(UNPARSED_NUMBER, table, cell, _WORDS_BESIDE)


def _across(table: Table, numbers: Columns) -> Iterator[Finding]:
    """Cells over several columns that hold an amount and more where other rows have numbers."""
    filled = {row for cells in numbers.values() for row in cells}
    for cell in table.cells:
        covered = numbers.keys() & set(range(cell.col, cell.col + cell.col_span))
        if cell.row < table.n_header_rows or cell.col_span == 1 or not covered:
            continue
        text = _plain(cell)
        if cell.value is not None and any(
            _COMPARED.search(other.text) for other in _in_columns(numbers, covered)
        ):
            continue
        if len(covered) > 1 and _SEVERAL.search(text):
            yield doubt_cell(UNPARSED_NUMBER, table, cell, "stands over several columns of numbers")
        elif cell.value is None and (
            (cell.col > 0 and _amount_and_word().search(text))
            or (cell.row in filled and (_ENDS_IN_AMOUNT.search(text) or _BEGINS_WITH_AMOUNT.match(text)))
        ):
            yield doubt_cell(UNPARSED_NUMBER, table, cell, _WORDS_BESIDE)


def _in_columns(numbers: Columns, cols: Set[int]) -> Iterator[Cell]:
    """The numbers of some columns that stand in one column each."""
    return (cell for col in cols for cell in numbers[col].values() if cell.col_span == 1)


def _plain(cell: Cell) -> str:
    return fold_dashes(fold_spaces(cell.text))


def _holds_amount(text: str) -> bool:
    """Whether a name holds one amount; two are the ends of a range, "above 1 000 up to 5 000"."""
    return len(_AMOUNT.findall(text)) == 1


def _ends_in_amount(text: str) -> bool:
    """Whether a text ends in an amount, "Not 1 2876"; a year is none."""
    amount = _LAST_AMOUNT.search(text)
    return amount is not None and not is_year(amount[0])


def _differing_names(texts: list[str]) -> int:
    """How many different names end in a small number: "Avdelning 1" and "Avdelning 2" are one name."""
    single = [text for text in texts if len(_DIGITS.findall(text)) == 1]
    found = [(text, number[0]) for text in single if (number := _NUMBER.search(text))]
    return len({_NUMBER.sub("", text) for text, number in found if not is_year(number)})
