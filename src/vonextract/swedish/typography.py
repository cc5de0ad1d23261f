"""What typesetting varies and meaning does not: kinds of spaces and dashes, letters' case and dots."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from vonextract.swedish.settings import SETTINGS

_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007\u2008\u200a\u2002\u2003\u2005\t\n\r\f\v"), " ")
_GONE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), None)
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
"""Every kind of dash and minus, the plain hyphen first."""
_OTHER_DASHES = re.compile(f"[{DASHES[1:]}]")
_RUNS = re.compile(" {2,}")
_FOLDS = _SPACES | _GONE
_ASCII = str.maketrans({"ø": "o", "æ": "a", "đ": "d", "ß": "ss", "’": "'", "´": "'", "”": '"', "“": '"'})


@lru_cache(maxsize=SETTINGS.kept_texts)
def fold_spaces(text: str) -> str:
    """`text` with every run of white space as one plain space, and none at its ends."""
    return _RUNS.sub(" ", text.translate(_FOLDS)).strip()


def fold_dashes(text: str) -> str:
    """`text` with every kind of dash and minus as a plain hyphen."""
    return text if text.isascii() else _OTHER_DASHES.sub("-", text)


@lru_cache(maxsize=SETTINGS.kept_texts)
def fold(text: str) -> str:
    """`text` for comparing: lower case without accents or dots, plain dashes, words apart by one space."""
    plain = unicodedata.normalize("NFKD", fold_dashes(fold_spaces(text)).casefold())
    bare = "".join(ch for ch in plain if not unicodedata.combining(ch)).translate(_ASCII)
    return re.sub(r"[^a-z0-9%+/&§-]+", " ", bare).strip()
