"""Numbers, rows and tables that were cut in two: by a narrow cell, a wrong column, a page break."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal
from itertools import pairwise

from vonextract.checks.doubted_numbers import Columns, doubt_cell, number_cells
from vonextract.checks.labels import begin_large
from vonextract.checks.line_words import line_words
from vonextract.checks.loose_figures import broken_groups, loose_figures
from vonextract.checks.number_lines import column_headers
from vonextract.checks.settings import SETTINGS
from vonextract.checks.unlabelled import unlabelled_sums, unnamed_rows
from vonextract.findings.rules import CUT_NUMBER, CUT_TABLE
from vonextract.model import Cell, Finding, Table
from vonextract.swedish.number_patterns import DECIMALS, GROUPS_OF_THREE, SIGN, WHOLE
from vonextract.swedish.typography import fold_dashes, fold_spaces
from vonextract.vocabulary import Words, per_vocabulary

_LEADING_GROUPS = re.compile(rf"{SIGN}{WHOLE}")
_BARE_GROUP = re.compile(rf"0\d\d{DECIMALS}")
_DASH = re.compile(r"-")
_SPREAD = "±"
_NAMES = re.compile(r"[^\W\d_]|\d{4}")
"""What a row is named by: a word or a code, not the marker of a note, not figures."""
_TENTHS = re.compile(r"[-+]?\d[\d ]{0,15},\d")
_LAST_FIGURE = re.compile(r"\d")
_ENDS_IN_DIGITS = re.compile(r"[^\W\d_] -?\d{1,3}$")
_DATE_AND_DIGITS = re.compile(rf"\d{{4}}-\d{{2}}-\d{{2}} [-+]?\d{{1,3}}{GROUPS_OF_THREE}{{0,3}}$")
_GROUP_AND_WORD = re.compile(rf"\d{{3}}{GROUPS_OF_THREE}* [^\W\d_]{{2}}")
_BEGINS_IN_GROUP = re.compile(rf"\d{{3}}{GROUPS_OF_THREE}*{DECIMALS} \D")


@per_vocabulary
def _last_groups(words: Words) -> re.Pattern[str]:
    """The second half of a number that was cut between two groups, with its unit."""
    units = "|".join(words.numbers.money)
    return re.compile(rf"(?:\d{{3}}{GROUPS_OF_THREE}*)(?P<finer>,\d+)?(?: ?(?:%|{units}))?")


@per_vocabulary
def _last_groups_and_words(words: Words) -> re.Pattern[str]:
    """The second half of a number with its unit, and words behind it that are another column's."""
    units = "|".join(words.numbers.money)
    return re.compile(rf"(?:\d{{3}}{GROUPS_OF_THREE}*){DECIMALS} ?(?:%|(?:{units})\b) ?\S")


Pair = tuple[Cell, Cell]
"""The first and the second half of what may be one number."""


def cut_findings(table: Table, numbers: Columns) -> list[Finding]:
    """The numbers of a table that look like halves, as warnings at the cell or the column."""
    found: dict[tuple[int | None, int | None], Finding] = {}
    for pair in cut_numbers(table, numbers):
        for cell, other in (pair, pair[::-1]):
            why = f"and '{other.text.strip()}' may be one number"
            found.setdefault((cell.row, cell.col), doubt_cell(CUT_NUMBER, table, cell, why))
    return [
        *found.values(),
        *_cut_columns(table, numbers),
        *_lost_signs(table, numbers),
        *_cut_behind_spreads(table, numbers),
        *_cut_within_texts(table),
        *_cut_before_texts(table, numbers),
        *_cut_behind_dates(table, numbers),
    ]


def cut_numbers(table: Table, numbers: Columns) -> list[Pair]:
    """The cells, two and two, that look like one number each."""
    pairs = [
        *_over_lines(table, numbers),
        *_broken_rows(table, numbers),
        *_bare_groups(table, numbers),
        *_lost_hundredths(table, numbers),
        *loose_figures(table, numbers),
        *broken_groups(table),
    ]
    return [*pairs, *_below_others(table, numbers, pairs)]


def _below_others(table: Table, numbers: Columns, pairs: Sequence[Pair]) -> Iterator[Pair]:
    """The other numbers below each other in rows without a label, where some rows go on those above."""
    broken = {second.row for first, second in pairs if second.row == first.row + 1}
    if len(broken) < SETTINGS.broken_rows:
        return
    labels = _first_texts(table)
    small = [row for row in labels if begin_large(labels.values()) and _alone_small(row, labels)]
    for row in (*_going_on(table, numbers), *small):
        for cell in (cell for cell in table.cells if cell.row == row):
            above = numbers.get(cell.col + cell.col_span - 1, {}).get(row - 1)
            if above is not None and _are_halves(above, cell):
                yield above, cell


def _going_on(table: Table, numbers: Columns) -> list[int]:
    """The rows of numbers, no sums, in which no label begins: it is left out, or that of the row above."""
    rows = {cell.row for cell in table.cells if cell.row >= table.n_header_rows and cell.text}
    begun = {cell.row for cell in table.cells if cell.col not in numbers and _NAMES.search(cell.text)}
    return sorted(rows - begun - unlabelled_sums(table, numbers))


def _over_lines(table: Table, numbers: Columns) -> Iterator[Pair]:
    """Numbers broken over two lines that became two rows: "-245" over "332" among six-digit numbers.

    The lower row has no label, or one that goes on in small letters.
    """
    labels, sums = _first_texts(table), unlabelled_sums(table, numbers)
    small_tells = begin_large(labels.values())
    for cells in numbers.values():
        long = sum(abs(cell.value or Decimal(0)) >= SETTINGS.thousand for cell in cells.values())
        if long < SETTINGS.long_share * len(cells):
            continue
        for row, below in cells.items():
            above = cells.get(row - 1)
            goes_on = not labels.get(row) or (small_tells and _alone_small(row, labels))
            if above is None or not above.value or not goes_on or row in sums:
                continue
            if _are_halves(above, below) and _fits(above, below, cells):
                yield above, below


def _alone_small(row: int, labels: Mapping[int, str]) -> bool:
    """Whether a label begins small and the one above it does not: among small ones it is a name like them.

    "varav personal" and "kr/elev" name what they say, too.
    """
    label = labels[row]
    names = line_words().of_which.begins(label) or "/" in label.split()[0]
    return label[0].islower() and not names and not labels.get(row - 1, "")[:1].islower()


def _first_texts(table: Table) -> dict[int, str]:
    """The first text of each row that is no number."""
    texts: dict[int, str] = {}
    for cell in sorted(table.cells, key=lambda cell: cell.col):
        if cell.text and cell.value is None:
            texts.setdefault(cell.row, cell.text)
    return texts


def _broken_rows(table: Table, numbers: Columns) -> Iterator[Pair]:
    """Rows without a label all of whose numbers go on those above them.

    Where many rows have none, the lower half must be printed finer than the upper one.
    """
    rows = {row for cells in numbers.values() for row in cells}
    nameless = unnamed_rows(table, numbers)
    usual = len(nameless) > SETTINGS.nameless_share * len(rows)
    for row in _going_on(table, numbers):
        pairs = [(cells.get(row - 1), cells[row]) for cells in numbers.values() if row in cells]
        halves = [(above, below) for above, below in pairs if above and _are_halves(above, below)]
        halves = [pair for pair in halves if _is_finer(pair[1]) or _fits(*pair, numbers[pair[0].col])]
        told = row not in nameless or not usual or any(_is_finer(below) for _, below in halves)
        if len(halves) == len(pairs) and told:
            yield from halves


def _lost_hundredths(table: Table, numbers: Columns) -> list[Pair]:
    """Rows that hold the last figures of the numbers above them: "1 631,6" and "188,7" over "4" and "3"."""
    found: list[Pair] = []
    for row in _going_on(table, numbers):
        cells = [column[row] for column in numbers.values() if row in column]
        above = [numbers[cell.col].get(row - 1) for cell in cells]
        pairs = [(first, cell) for first, cell in zip(above, cells, strict=True) if first is not None]
        found += pairs if len(pairs) == len(cells) and all(map(_go_on, pairs)) else []
    return found if len(found) >= SETTINGS.least_hundredths else []


def _go_on(pair: Pair) -> bool:
    """Whether a number of tenths stands over a single figure."""
    return bool(_TENTHS.fullmatch(_plain(pair[0])) and _LAST_FIGURE.fullmatch(_plain(pair[1])))


def _bare_groups(table: Table, numbers: Columns) -> Iterator[Pair]:
    """Groups of digits that begin with 0, such as "000": the end of the number before or above them.

    Above them, where no label stands beside them.
    """
    named = ((row, text) for row, text in _first_texts(table).items() if any(map(str.isalnum, text)))
    labels = {row for row, text in named if not _BARE_GROUP.fullmatch(text)}
    for cell in table.cells:
        if cell.row < table.n_header_rows or not _BARE_GROUP.fullmatch(_plain(cell)):
            continue
        before, above = (cell.col - 1, cell.row), (cell.col, cell.row - 1)
        for col, row in (before,) if cell.row in labels else (before, above):
            other = numbers.get(col, {}).get(row)
            if other is not None and _LEADING_GROUPS.fullmatch(_plain(other)):
                yield other, cell


def _are_halves(first: Cell, second: Cell) -> bool:
    return bool(_LEADING_GROUPS.fullmatch(_plain(first)) and _last_groups().fullmatch(_plain(second)))


def _fits(first: Cell, second: Cell, column: Mapping[int, Cell]) -> bool:
    """Whether the number that two halves would make is of a size with the others of their column."""
    digits = len(re.sub(r"\D", "", _plain(first) + _plain(second)))
    others = [cell for cell in column.values() if cell not in (first, second)]
    return digits <= 1 + max((len(re.sub(r"\D", "", _plain(cell))) for cell in others), default=digits)


def _is_finer(half: Cell) -> bool:
    """Whether the second half of a number has decimals; the first one, being all digits, has none."""
    found = _last_groups().fullmatch(_plain(half))
    return found is not None and found["finer"] is not None


def _plain(cell: Cell) -> str:
    return fold_dashes(fold_spaces(cell.text))


def _cut_columns(table: Table, numbers: Columns) -> Iterator[Finding]:
    """Neighbouring columns that read as the two halves of one: "1 011" and "695"."""
    headers = column_headers(table)
    for left, right in pairwise(numbers):
        if right != left + 1:
            continue
        pairs = [(numbers[left][row], cell) for row, cell in numbers[right].items() if row in numbers[left]]
        halves = [pair for pair in pairs if _are_halves(*pair)]
        told_apart = headers.get(right) and headers.get(right) != headers.get(left)
        telling = any(_plain(second).startswith("0") and second.value for _, second in halves)
        telling = telling or bool(headers.get(left) and not headers.get(right))
        enough = len(halves) >= max(2, SETTINGS.halves_share * len(pairs))
        alike = all(first.value == second.value for first, second in halves)
        if telling and enough and not (told_apart or alike):
            message = f"Columns {left + 1} and {right + 1} may be the two halves of the same numbers."
            yield CUT_NUMBER.of_table(table, message, col=left)


def _lost_signs(table: Table, numbers: Columns) -> Iterator[Finding]:
    """Numbers below dashes, as where a sign stands on a line of its own.

    Either the row above holds nothing but dashes, or the numbers stand below its dashes alone, beside no
    label or a part of one.
    """
    rows: dict[int, list[Cell]] = defaultdict(list)
    labels = _first_texts(table)
    for cell in table.cells:
        if cell.text and cell.row >= table.n_header_rows:
            rows[cell.row].append(cell)
    for row, cells in rows.items():
        dashes = {cell.col for cell in cells if _DASH.fullmatch(_plain(cell))}
        below = {cell.col: cell for cell in rows.get(row + 1, ()) if cell.col in numbers}
        alone = _names_no_row(labels.get(row + 1, "")) and _stand_alone(below.keys(), dashes, cells)
        if not dashes or (len(dashes) < len(cells) and not alone):
            continue
        for col in dashes & below.keys():
            value = below[col].value
            if value is not None and value > 0:
                yield doubt_cell(CUT_NUMBER, table, below[col], "may lack the sign that stands above it")


def _cut_behind_spreads(table: Table, numbers: Columns) -> Iterator[Finding]:
    """Numbers below a sign that asks for another number: "6,23 ±" over "1,53"."""
    for cell in table.cells:
        below = numbers.get(cell.col, {}).get(cell.row + cell.row_span)
        if below and cell.text.rstrip().endswith(_SPREAD):
            yield doubt_cell(CUT_NUMBER, table, below, f"and '{cell.text.strip()}' may be one number")


def _names_no_row(label: str) -> bool:
    known = line_words()
    open_end = known.goes_on.ends(label) or known.before_amount.ends(label)
    return not label or label[0].islower() or open_end


def _stand_alone(below: Set[int], dashes: Set[int], above: Sequence[Cell]) -> bool:
    """Whether the numbers of a row stand below dashes of a row that has numbers elsewhere."""
    return below <= dashes and any(cell.value is not None and cell.col not in below for cell in above)


def _cut_within_texts(table: Table) -> Iterator[Finding]:
    """Texts that end in the first digits of a number beside texts that begin with its last ones."""
    at = {(cell.row, cell.col): cell for cell in table.cells if cell.text and cell.value is None}
    for (row, col), cell in at.items():
        beside = at.get((row, col + cell.col_span))
        if beside and _ENDS_IN_DIGITS.search(_plain(cell)) and _BEGINS_IN_GROUP.match(_plain(beside)):
            yield doubt_cell(CUT_NUMBER, table, cell, f"and '{beside.text.strip()}' may cut a number in two")


def _cut_behind_dates(table: Table, numbers: Columns) -> Iterator[Finding]:
    """Numbers of three figures beside a date with figures behind it: "2023-02-14 6 828" and "163 kr"."""
    for cell in table.cells:
        beside = numbers.get(cell.col + cell.col_span, {}).get(cell.row)
        if beside and _DATE_AND_DIGITS.search(_plain(cell)) and _last_groups().fullmatch(_plain(beside)):
            why = f"and '{cell.text.strip()}' may cut a number in two"
            yield doubt_cell(CUT_NUMBER, table, beside, why)


def _cut_before_texts(table: Table, numbers: Columns) -> Iterator[Finding]:
    """Numbers beside texts that begin with three figures and words, row by row: "498" and "194 kr Klart".

    Where no unit stands behind the figures, every number of the column must be cut so.
    """
    texts = {(cell.row, cell.col): cell for cell in table.cells if cell.text and cell.value is None}
    for col, cells in numbers.items():
        pairs = [(cell, texts[row, col + 1]) for row, cell in cells.items() if (row, col + 1) in texts]
        halves = [(cell, text) for cell, text in pairs if _goes_on_in(cell, text)]
        bare = [pair for pair in pairs if _goes_on_in(*pair, unit=False)]
        if len(bare) == len(cells):
            halves = bare
        if len(halves) >= max(2, SETTINGS.swallowed_share * len(pairs)):
            for cell, text in pairs:
                yield doubt_cell(
                    CUT_NUMBER, table, cell, f"and '{text.text.strip()}' may cut a number in two"
                )


def _goes_on_in(number: Cell, text: Cell, *, unit: bool = True) -> bool:
    rest = _last_groups_and_words() if unit else _GROUP_AND_WORD
    return bool(_LEADING_GROUPS.fullmatch(_plain(number)) and rest.match(_plain(text)))


def cut_tables(tables: Sequence[Table]) -> Iterator[Finding]:
    """Tables that a page break seems to have cut in two, at both halves."""
    for first, second in pairwise(tables):
        if second.section_id != first.section_id or second.page_first != first.page_last + 1:
            continue
        if second.n_cols != first.n_cols or not (number_cells(first) and number_cells(second)):
            continue
        if _is_whole(first) or (first.title and second.title and first.title != second.title):
            continue
        if second.n_header_rows == 0 or _same_headers(_letters(first), _letters(second)):
            yield CUT_TABLE.of_table(first, f"It may go on with the table on page {second.page_first}.")
            message = f"It may be the rest of the table on page {first.page_last}."
            yield CUT_TABLE.of_table(second, message)


def _is_whole(table: Table) -> bool:
    """Whether a table ends in a total."""
    return any(cell.role == "total" and cell.row == table.n_rows - 1 for cell in table.cells)


def _same_headers(ours: Mapping[int, str], theirs: Mapping[int, str]) -> bool:
    """Whether columns are headed alike; one of the labels' headers may hold the name of a group too."""
    label, other = ours.get(0, ""), theirs.get(0, "")
    begins = label == other or (bool(label and other) and _begins(label, other))
    rest, others = ({col: said for col, said in table.items() if col > 0} for table in (ours, theirs))
    return begins and rest == others


def _begins(some: str, other: str) -> bool:
    return some.startswith(other) or other.startswith(some)


def _letters(table: Table) -> dict[int, str]:
    """The headers without what typesetting changes: spaces, hyphens, case."""
    return {col: re.sub(r"[\W_]+", "", header).casefold() for col, header in column_headers(table).items()}
