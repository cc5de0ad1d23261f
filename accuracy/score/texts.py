"""What two texts have in common whatever typesetting does to them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from rapidfuzz import fuzz, process

SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007\u200a\u2002\u2003\t\n\r"), " ")
DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
QUOTES = str.maketrans({"”": '"', "“": '"', "’": "'", "\u00ad": None})
MARK = re.compile(r"\[\^([^\]]+)\]")
"""A reference to a note, as the truth writes it."""

ALIKE = 92
"""From so many per cent on two headings are one."""


def folded(text: str | None) -> str:
    """The text with its spaces, dashes, quotes and ligatures made plain, references to notes left out."""
    plain = unicodedata.normalize("NFKC", MARK.sub("", text or "")).translate(SPACES).translate(DASHES)
    return " ".join(plain.translate(QUOTES).split())


def key(text: str | None) -> str:
    """The text for comparing labels: letters of one case, no stops, colons or asterisks."""
    return re.sub(r"[\s.:;*]+", " ", folded(text).casefold()).strip()


def matches(true: Sequence[str], read: Sequence[str]) -> int:
    """How many of the true texts were read, each read text counted once."""
    left, hits = list(read), 0
    for text in true:
        best = process.extractOne(text, left, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if best:
            hits += 1
            left.pop(best[2])
    return hits
