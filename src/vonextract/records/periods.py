"""Years, months and days as column headers state them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from vonextract.swedish.typography import fold_dashes, fold_spaces

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = (
    r"(jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?"
    r"|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-zåäö])\.?"
)
_YEAR = re.compile(r"(?<![\d.,])((?:19[5-9]|20[0-9])\d)(?![\d]|,\d)")
_SPLIT_YEAR = re.compile(r"(?<!\d)2 0([0-4]\d)(?!\d)")
_SHORT_YEAR = re.compile(
    r"(?:\b(?:budget|bu|b|utfall|utf|u|bokslut|bok|bs|bo|prognos|progn|p|plan|vp|år|mål|effekt|helår|redov\w*|okt|dec|aug|"
    r"jan|feb|mars?|apr|maj|jun|jul|sep|nov)[ .'-]{0,2}|')([0-4]\d)(?![\d%]|[ ,.]\d)"
)
_SPAN = re.compile(r"((?:19|20)\d\d) ?(?:-|till|t o m|tom) ?((?:19|20)?\d\d)(?![\d/])(?!-\d)(?! ?[a-zåäö])")
_PAIR = re.compile(r"((?:19|20)\d\d) ?/ ?((?:19|20)?\d\d)(?!\d)")
_ISO = re.compile(r"(20\d\d)-(\d\d)-(\d\d)(?!\d)")
_YEAR_MONTH = re.compile(r"(?<!\d)(20\d\d)-?(0[1-9]|1[0-2])(?![\d-])")
_DAY_MONTH = re.compile(rf"(?<!\d)(3[01]|[12]\d|0?[1-9])[ :.]{{0,2}}(?:e )?{_MONTH}")
_SLASHED = re.compile(r"(?<!\d)(3[01]|[12]\d|0?[1-9])/(1[0-2]|0?[1-9])(?!\d)")
_MONTH_ALONE = re.compile(rf"(?<![a-zåäö]){_MONTH}")
_TERTIAL = re.compile(r"\b(?:tertial|tert\.?|t) ?([123])(?!\d)")
_QUARTER = re.compile(r"\b(?:kvartal|kv\.?|q) ?([1-4])(?!\d)|\b([1-4])(?:a|:a|:e)? kvartalet")
_HALF = re.compile(r"\b(?:halvår|h) ?([12])(?!\d)|\b(första|andra) halvåret")
_MONTHS_TO = re.compile(r"\b(?:mån(?:ad(?:erna|er)?)?\.?|per\.?) ?0?1 ?- ?(1[0-2]|0?[1-9])(?!\d)")
_UP_TO = re.compile(r"\b(?:t ?\.?o ?\.?m\.?|till och med)(?= )")


@dataclass(frozen=True, slots=True)
class Period:
    """When a header's numbers are from.

    Attributes:
        year: the one year that is named.
        month, day: the last month, and day of it, that they reach to.
        several: more than one year is meant, as in "2024-2026".
        up_to: it says "till och med".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    several: bool = False
    up_to: bool = False

    def as_of(self, year: int | None) -> dt.date | None:
        """The last day meant, in `year`; None when no month is named or the year is unknown."""
        month = self.month or (12 if self.up_to and self.year else None)
        if year is None or month is None:
            return None
        last = calendar.monthrange(year, month)[1]
        return dt.date(year, month, min(self.day or last, last))


@lru_cache(maxsize=4096)
def find_period(text: str) -> Period:
    """The period that a header text names; an empty one when it names none."""
    plain = _SPLIT_YEAR.sub(r"20\1", fold_dashes(fold_spaces(text)).casefold())
    year, several = _year(plain)
    month, day = _last_day(plain)
    if iso := _ISO.search(plain):
        year, month, day = int(iso[1]), int(iso[2]), int(iso[3])
        if not 1 <= month <= 12 or not 1 <= day <= 31:
            month, day = None, None
    elif month is None and (joined := _YEAR_MONTH.search(plain)):
        year, month = int(joined[1]), int(joined[2])
    return Period(year, month, day, several, _UP_TO.search(plain) is not None)


def _year(plain: str) -> tuple[int | None, bool]:
    """The year meant, and whether several are."""
    if (
        _ISO.search(plain) is None
        and (span := _SPAN.search(plain))
        and _full(span[2], span[1]) > int(span[1])
    ):
        return None, True
    if pair := _PAIR.search(plain):
        return max(int(pair[1]), _full(pair[2], pair[1])), False
    years = [int(found[1]) for found in _YEAR.finditer(plain)]
    if not years and (short := _SHORT_YEAR.search(plain)):
        years = [2000 + int(short[1])]
    return (years[0] if years else None), False


def _full(digits: str, like: str) -> int:
    return int(digits if len(digits) == 4 else like[:2] + digits)


def _last_day(plain: str) -> tuple[int | None, int | None]:
    """The last month and day named; None for what is not."""
    if dated := list(_DAY_MONTH.finditer(plain)):
        return _month(dated[-1][2]), int(dated[-1][1])
    if slashed := list(_SLASHED.finditer(plain)):
        return int(slashed[-1][2]), int(slashed[-1][1])
    if named := list(_MONTH_ALONE.finditer(plain)):
        return _month(named[-1][1]), None
    if months := _MONTHS_TO.search(plain):
        return int(months[1]), None
    if tertial := list(_TERTIAL.finditer(plain)):
        return 4 * int(tertial[-1][1]), None
    if quarter := list(_QUARTER.finditer(plain)):
        return 3 * int(quarter[-1][1] or quarter[-1][2]), None
    if half := _HALF.search(plain):
        return (6 if half[1] == "1" or half[2] == "första" else 12), None
    return None, None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1
