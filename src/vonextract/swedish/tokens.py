"""What a printed word is: number, year, date, code, marker, unit, sign or plain word.

The one place that tells what looks like a number; `numbers` reads which one it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise
from typing import Literal

from vonextract.swedish.dates import MONTH
from vonextract.swedish.number_patterns import DAY, MONTH_NUMBER, POINTED, THOUSANDS, YEAR
from vonextract.swedish.settings import SETTINGS
from vonextract.swedish.typography import fold_dashes, fold_spaces
from vonextract.vocabulary import Words, per_vocabulary

TokenKind = Literal["number", "year", "date", "code", "marker", "unit", "sign", "word"]

_SPACES = "\u00a0\u2009\u202f"
_SIGNS = "+\\-−–±"
_DATE = re.compile(
    rf"{YEAR}[-–./]\d\d?[-–./]\d\d?|\d{{1,2}}/\d{{1,2}}(?:[-/]\d{{2,4}})?|{DAY}\.{MONTH_NUMBER}\.{YEAR}"
)
_DAYS = re.compile(rf"(?:(?:{_DATE.pattern}|{DAY}\.{MONTH_NUMBER}\.)[-–])?(?:{_DATE.pattern})")
_WRITTEN = re.compile(rf"(?:\d{{1,2}} )?{MONTH}\.? {YEAR}", re.IGNORECASE)
_KRONOR = "[:,][-–]"
"""What stands behind whole kronor: "55:-"."""
_FIGURE = re.compile(rf"[(]?[{_SIGNS}]?\d[\d.,{_SPACES}]*(?:{_KRONOR}|[%‰)*]*)")
_PLAIN = re.compile(rf"[{_SIGNS}]?\d+{POINTED}%?")
_CODE = re.compile(r"[A-ZÅÄÖ]{1,6}[-./]?\d[\d./-]*")
_MARKER = re.compile(r"\(?[*†‡]+[):]?\)?|[¹²³⁴-⁹⁰]+|\(?(?:\d{1,2}|[a-z])\)")
_SIGN = re.compile(rf"[{_SIGNS}<>≤≥]")
_HEAD = re.compile(rf"[(]?[{_SIGNS}]?\d{{1,3}}")
_GROUP = re.compile(rf"\d{{3}}{POINTED}(?:{_KRONOR}|[%*)]*)")
_IN_GROUPS = re.compile(rf"[{_SIGNS}]?(?:{THOUSANDS}|\d{{1,3}},\d{{3}})")
_BLANK = re.compile(r"[-–—−.…*:xX]{1,4}|n\.?/?[ad]\.?|i\.u\.?|N/A", re.IGNORECASE)
_YEAR_SPAN = re.compile(rf"({YEAR})(?:\s*[-–/]\s*(?:{YEAR}|\d\d))?\s?\*{{0,3}}")


@per_vocabulary
def _number_texts(words: Words) -> Callable[[str], re.Match[str] | None]:
    """Matches whole texts that are a number, with what may stand before and behind one; answers are kept."""
    currency = "|".join(("[€$£]", *words.numbers.currency))
    units = "|".join(("%|‰", _KRONOR, currency, *words.numbers.attached, *words.numbers.money))
    pattern = re.compile(
        rf"(?:(?:{currency})\s?)?[(\[<>≤≥~±]*[{_SIGNS}]?\s?\d[\d\s.,'’{_SPACES}/:]*"
        rf"(?:(?<!,)(?<!,\s)(?:{units}))?[)\]]?[*†‡¹²³]*"
        r"(?:\s?(?:±\s?\d[\d.,]*|\([+\-−–]?\d[\d.,\s]*%?\)))?",
        re.IGNORECASE,
    )
    return lru_cache(maxsize=SETTINGS.kept_texts)(pattern.fullmatch)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, and what it is by its form alone.

    Attributes:
        kind: what it most likely is; a number of four digits may be a year as well.
        figure: it is digits as a number has them, with a sign, brackets or a note's asterisks.
        plain: a figure of digits with at most a sign, decimals and a per cent sign.
        head: it may be the first group of a number whose thousands are parted by spaces.
        group: it may be a group behind another: exactly three digits, perhaps with decimals.
    """

    text: str
    kind: TokenKind
    figure: bool
    plain: bool
    head: bool
    group: bool

    @property
    def attached(self) -> bool:
        """Whether it is said of the number before it: a unit or a note's asterisks."""
        return self.kind == "unit" or (self.kind == "marker" and self.text.startswith("*"))


def token(text: str) -> Token:
    """The token of a word, that is of a text without a space."""
    return _tokens()(text)


@per_vocabulary
def _tokens(words: Words) -> Callable[[str], Token]:
    """What makes tokens; those made are kept: the words of a document come again and again."""
    unit = re.compile("|".join(("%|‰", *words.numbers.money, *words.numbers.unit)))
    return lru_cache(maxsize=SETTINGS.kept_texts)(partial(_token, unit))


def _token(unit: re.Pattern[str], text: str) -> Token:
    figure = _FIGURE.fullmatch(text) is not None
    return Token(
        text,
        _kind(text, figure, unit),
        figure,
        _PLAIN.fullmatch(text) is not None,
        _HEAD.fullmatch(text) is not None,
        _GROUP.fullmatch(text) is not None,
    )


def _kind(text: str, figure: bool, unit: re.Pattern[str]) -> TokenKind:
    if is_year(text):
        return "year"
    if _DATE.fullmatch(text):
        return "date"
    if _MARKER.fullmatch(text):
        return "marker"
    if figure:
        return "number"
    if _SIGN.fullmatch(text):
        return "sign"
    if unit.fullmatch(text):
        return "unit"
    return "code" if _CODE.fullmatch(text) else "word"


def is_year(text: str) -> bool:
    """Whether a text is a year, perhaps with a note marker."""
    plain = text.rstrip(" *)¹²³")
    return len(plain) == 4 and plain.isdecimal() and SETTINGS.first_year <= int(plain) <= SETTINGS.last_year


def is_year_or_span(text: str) -> bool:
    """Whether a text is a year or a span of two: "2024*", "2024–2026", "2024/25"."""
    return _YEAR_SPAN.fullmatch(text) is not None


def are_years(texts: Sequence[str], others: Iterable[str]) -> bool:
    """Whether texts are years over columns: they rise or fall by little, among amounts set in groups.

    Args:
        texts: what a row says, in order.
        others: what other rows say in the same columns: "17 682" among them tells that 2012 is no amount.
    """
    if len(texts) < 2 or not all(map(is_year, texts)):
        return False
    steps = [int(b[:4]) - int(a[:4]) for a, b in pairwise(texts) if a[:4] != b[:4]]
    near = all(abs(step) <= SETTINGS.year_step for step in steps)
    one_way = len({step > 0 for step in steps}) == 1
    return near and one_way and any(_IN_GROUPS.match(fold_dashes(fold_spaces(text))) for text in others)


@lru_cache(maxsize=SETTINGS.kept_texts)
def is_period(text: str) -> bool:
    """Whether a text names a column by its time: a year or month, a day, a span of them or half of one."""
    plain = text.strip("-– ")
    return is_year_or_span(plain) or any(p.fullmatch(plain) for p in (_DAYS, _WRITTEN))


def is_number_text(text: str) -> bool:
    """Whether a text of one or more words is a number, with what may stand at it."""
    return _number_texts()(text) is not None


@lru_cache(maxsize=SETTINGS.kept_texts)
def is_blank(text: str) -> bool:
    """Whether a text says that a number is missing: a dash, dots, "i.u."."""
    return _BLANK.fullmatch(text) is not None
