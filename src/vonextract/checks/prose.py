"""Sentences against tables: a sentence that quotes a row of a table must quote it rightly.

A sentence is taken to quote a row when one of its amounts is, exactly, a number of that
row, the two share a word (from the row's label, the sentence and the heading above it), and
another of its amounts lies near a number of the row that no amount of the sentence states.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from vonextract.checks.equations import Number, printed_step
from vonextract.checks.explain import misread
from vonextract.checks.number_lines import Line, column_headers, is_percent, numbers_of, row_lines
from vonextract.checks.settings import SETTINGS
from vonextract.findings.rules import PROSE_MISMATCH
from vonextract.model import Finding, Report, Section, Table
from vonextract.swedish.number_patterns import DECIMALS, GROUPS_OF_THREE, SIGN, YEAR
from vonextract.swedish.numbers import parse_number
from vonextract.swedish.phrases import Phrases
from vonextract.swedish.typography import fold, fold_dashes, fold_spaces
from vonextract.swedish.units import default_units
from vonextract.vocabulary import Words, per_vocabulary

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])|\n")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(rf"\b{YEAR}\b")
_DIGITS = rf"{SIGN}\d+{GROUPS_OF_THREE}*{DECIMALS}"


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money in a sentence, in kronor.

    Attributes:
        clause: the words from the amount before it to the amount after it.
    """

    text: str
    kronor: Decimal
    step: Decimal
    clause: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of money in a table, and what its label's words begin with."""

    table: Table
    label: str
    stems: frozenset[str]
    numbers: tuple[Number, ...]
    headers: dict[int, str]


@per_vocabulary
def _amount_pattern(_words: Words) -> re.Pattern[str]:
    units = default_units()
    forms = [f for f in units.forms() if (u := units.find(f)) and u.kronor and "per" not in u.name]
    spelt = "|".join(re.escape(form) for form in forms if form[0].isalpha())
    return re.compile(rf"(?<![\w,.])(?<!\d, ){_DIGITS} ?(?:{spelt})(?![\wåäö/])", re.IGNORECASE)


def amounts(sentence: str) -> list[Amount]:
    """The amounts of money that a sentence states, left to right."""
    plain = fold_dashes(fold_spaces(sentence))
    hits = list(_amount_pattern().finditer(plain))
    found = []
    for index, hit in enumerate(hits):
        number = parse_number(hit[0])
        worth = default_units().kronor(number.unit) if number else None
        if number is None or worth is None:
            continue
        start = hits[index - 1].end() if index else 0
        end = hits[index + 1].start() if index + 1 < len(hits) else len(plain)
        step = printed_step(number.value) * worth
        found.append(Amount(hit[0], number.value * worth, step, plain[start:end]))
    return found


def prose_findings(report: Report) -> list[Finding]:
    """The sentences that state another amount than the row they quote."""
    arenden = {section.section_id: section.arende_id for section in report.sections}
    rows = [(arenden.get(t.section_id or 0), row) for t in report.tables for row in _money_rows(t)]
    found: dict[tuple[int, int, int], Finding] = {}
    for section, sentence, stated in _quoting_sentences(report):
        near = [row for arende, row in rows if arende == section.arende_id]
        for finding in _mismatches(section, sentence, stated, near):
            found.setdefault((finding.table_id or 0, finding.row or 0, finding.col or 0), finding)
    return list(found.values())


def _money_rows(table: Table) -> Iterator[_Row]:
    numbers = {p: n for p, n in numbers_of(table).items() if n.kronor and not is_percent(n)}
    headers = column_headers(table) if numbers else {}
    for line in row_lines(table, numbers) if numbers else []:
        if len(line.numbers) > 1:
            yield _Row(table, line.name, _stems(line.label), _in_order(line), headers)


def _in_order(line: Line) -> tuple[Number, ...]:
    return tuple(line.numbers[col] for col in sorted(line.numbers))


def _stems(text: str) -> frozenset[str]:
    """How the words of a text begin; short words say nothing."""
    return frozenset(
        word[: SETTINGS.stem] for word in re.findall(r"[a-z]+", fold(text)) if len(word) >= SETTINGS.stem
    )


def _quoting_sentences(report: Report) -> Iterator[tuple[Section, str, list[Amount]]]:
    """Sentences with at least two amounts."""
    left = SETTINGS.max_sentences
    for section in report.sections:
        for sentence in _SENTENCE_END.split(section.text):
            stated = amounts(sentence) if _DIGIT.search(sentence) else []
            if len(stated) > 1 and left > 0:
                left -= 1
                yield section, sentence, stated


def _mismatches(
    section: Section, sentence: str, stated: Sequence[Amount], rows: Sequence[_Row]
) -> Iterator[Finding]:
    about = _stems(f"{section.title or ''} {sentence}")
    for row in rows:
        if not row.stems & about:
            continue
        quoted = {n.place for n in row.numbers if any(_is_quote(a, n) for a in stated)}
        loose = [a for a in stated if not any(_agrees(a, n) for n in row.numbers)]
        for amount in loose if quoted else ():
            for number in row.numbers:
                header = row.headers.get(number.cell.col, "")
                if number.place not in quoted and _means(amount, number, header):
                    yield _finding(section, amount, number, row)


def _worth(number: Number) -> Decimal:
    return number.value * (number.kronor or 1)


def _agrees(amount: Amount, number: Number) -> bool:
    """Whether the one can be the other, rounded; at the same precision they must be equal."""
    steps = amount.step, number.step * (number.kronor or 1)
    slack = max(steps) / 2 if steps[0] != steps[1] else Decimal(0)
    return abs(abs(amount.kronor) - abs(_worth(number))) <= slack


def _is_quote(amount: Amount, number: Number) -> bool:
    """Whether the amount is this number, with enough digits for that to be no chance."""
    return _agrees(amount, number) and abs(amount.kronor) >= SETTINGS.by_chance * amount.step


def _means(amount: Amount, number: Number, header: str) -> bool:
    """Whether the amount, unequal to the number, must be meant to state it."""
    if amount.step != number.step * (number.kronor or 1):
        return False
    said, printed = abs(amount.kronor), abs(_worth(number))
    apart = abs(said - printed)
    near = apart <= SETTINGS.prose_near * printed
    slip = apart <= SETTINGS.prose_band * printed and misread(printed, said) == "digit"
    return (near or slip) and _same_time(amount, header)


def _same_time(amount: Amount, header: str) -> bool:
    """Whether what the clause says of year and full year does not speak against the column."""
    clause = amount.clause.casefold()
    years, column_years = set(_YEAR.findall(clause)), set(_YEAR.findall(header))
    if years and column_years and not years & column_years:
        return False
    return _whole_year().within(fold(clause)) or not _whole_year().within(fold(header))


@per_vocabulary
def _whole_year(words: Words) -> Phrases:
    """What says of an amount that it is of the whole year."""
    return Phrases(words.spans.said)


def _finding(section: Section, amount: Amount, number: Number, row: _Row) -> Finding:
    expected = abs(amount.kronor) / (number.kronor or 1)
    message = (
        f"'{number.cell.text.strip()}' is printed for {row.label}; "
        f"the text under '{section.title or ''}' (page {section.page_first}) says '{amount.text}'."
    )
    return PROSE_MISMATCH.of_cell(
        number.table_id,
        number.cell,
        message,
        section_id=section.section_id,
        expected=expected.copy_sign(number.value),
    )
