"""Rows that count columns: "(1) (2) (3)", "1 2 3 4", "(3)=(1)-(2)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vonextract.swedish.settings import SETTINGS

_NUMBERED = re.compile(
    r"(?P<open>\()?(?P<number>[0-9]{1,2})(?P<close>\))?"
    r"(?: ?= ?\(?[0-9]{1,2}\)?(?: ?[-−–+/] ?\(?[0-9]{1,2}\)?){1,4})?"
)
"""A number of a column, and how it is worked out."""


def counts_columns(texts: Sequence[str], *, whole: bool) -> bool:
    """Whether texts count columns; a row of bare figures does if it is long, or `whole` and begins with 1."""
    numbers = counted(texts)
    if not numbers or numbers[0] > SETTINGS.counted:
        return False
    bare = SETTINGS.counted + 1 if whole and numbers[0] == 1 else 2 * SETTINGS.counted
    return len(numbers) >= (SETTINGS.counted if "(" in texts[0] else bare)


def counted(texts: Sequence[str]) -> list[int]:
    """The numbers that texts, all in brackets or none, count up one by one; none where they do not."""
    hits = [_NUMBERED.fullmatch(text) for text in texts]
    marks = [hit for hit in hits if hit is not None and bool(hit["open"]) == bool(hit["close"])]
    if len(marks) < len(texts) or len({hit["open"] for hit in marks}) != 1:
        return []
    numbers = [int(hit["number"]) for hit in marks]
    return numbers if numbers == list(range(numbers[0], numbers[0] + len(numbers))) else []
