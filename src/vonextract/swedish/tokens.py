"""What a printed word is: number, year, date, code, marker, unit, sign or plain word."""

from __future__ import annotations

from vonextract.swedish.dates import FIRST_YEAR, LAST_YEAR


def is_year(text: str) -> bool:
    """Whether the text is a year, perhaps with a note marker."""
    plain = text.rstrip(" *)¹²³")
    return len(plain) == 4 and plain.isdecimal() and FIRST_YEAR <= int(plain) <= LAST_YEAR + 1
