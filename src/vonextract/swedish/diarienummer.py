"""Diarienummer: "von/2017:106", "VON 2023/554", "KS-2023/1366.181", "Dnr 202/24"."""

from __future__ import annotations

import re
from typing import NamedTuple

from vonextract.swedish.number_patterns import YEAR
from vonextract.swedish.settings import SETTINGS
from vonextract.vocabulary import Words, per_vocabulary

_SERIAL = r"\d{1,6}(?:[.-]\d{1,4})*"
_NUMBER = re.compile(
    rf"(?<![\w/§.-])(?P<series>[A-ZÅÄÖ]{{2,6}}\d{{0,3}}[ /–-]|[a-zåäö]{{2,6}}/)\s?"
    rf"(?P<year>{YEAR})\s?(?P<sep>[:/–-])\s?(?P<serial>{_SERIAL})(?![\w/-])"
)

_ISO_DAY = re.compile(rf"{YEAR}-\d\d-\d\d")


@per_vocabulary
def _labelled(words: Words) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{'|'.join(words.documents.cases.labels)})\b\.?\s*:?\s*"
        r"(?P<number>(?:[A-ZÅÄÖa-zåäö]{1,6}\d{0,4}[ /–-])?\d[\w]*(?:\s?[:/–.-]\s?\w*\d\w*)+)",
        re.I,
    )


@per_vocabulary
def _other_series(words: Words) -> frozenset[str]:
    """What precedes a year and a number without being a case."""
    return frozenset(words.documents.cases.other_series)


class Diarienummer(NamedTuple):
    """A case number in a text.

    Attributes:
        number: as printed, without its label.
        start, end: its extent in the text, label and brackets included.
        labelled: whether "Dnr" or the like stands before it.
    """

    number: str
    start: int
    end: int
    labelled: bool


def find_diarienummer(text: str) -> list[Diarienummer]:
    """The case numbers in `text`, in order.

    School years ("2017/2018"), dates and statutes ("SFS 2017:725") are none.
    """
    found = [
        Diarienummer(_clean(m["number"]), m.start(), m.end(), True)
        for m in _labelled().finditer(text)
        if not _ISO_DAY.fullmatch(m["number"])
    ]
    taken = [(n.start, n.end) for n in found]
    found += [
        Diarienummer(_clean(match.group()), match.start(), match.end(), False)
        for match in _NUMBER.finditer(text)
        if _is_case(match) and not any(a <= match.start() < b for a, b in taken)
    ]
    return sorted(found, key=lambda n: n.start)


def same_case(a: str | None, b: str | None) -> bool:
    """Whether two case numbers are the same, however they are set."""
    return _folded(a) == _folded(b)


def _folded(number: str | None) -> str:
    """Letters and digits only, in lower case."""
    return re.sub(r"[\W_]+", "", (number or "").casefold())


def _clean(number: str) -> str:
    """The number with plain single spaces and without a full stop at its end."""
    return " ".join(number.split()).rstrip(".:-–")


def _is_case(match: re.Match[str]) -> bool:
    """Whether a match is no statute, school year or date."""
    series, year, serial = match["series"].strip(" /–-").casefold(), int(match["year"]), match["serial"]
    if series in _other_series():
        return False
    if serial.isdecimal() and int(serial) in (year + 1, (year + 1) % 100):
        return len(serial) not in (2, 4) or match["sep"] == ":"
    return match["sep"] in ":/" or (serial.isdigit() and len(serial) >= SETTINGS.serial_digits)
