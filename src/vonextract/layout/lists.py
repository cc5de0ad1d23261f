"""List labels: bullets, dashes, numbers and letters."""

from __future__ import annotations

import re

BULLETS = frozenset("•‣◦▪▫●○■□◆◇►▶➢➤✓✔❖⁃∙·*\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf02d\uf0de\uf0e8o")
DASHES = frozenset("-–—−")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,2}|[a-zåäö]|[ivx]{1,5})[.)]$", re.IGNORECASE)


def is_bullet(word: str) -> bool:
    """Whether the word is a bullet sign standing alone."""
    return len(word) == 1 and (word in BULLETS or "\ue000" <= word <= "\uf8ff")


def is_dash(word: str) -> bool:
    """Whether the word is a dash standing alone, which may be a bullet or a minus."""
    return word in DASHES


def is_enumerator(word: str) -> bool:
    """Whether the word counts items: 1. 2) a) (b) iv."""
    return bool(_ENUMERATOR.match(word))


def is_label(word: str) -> bool:
    """Whether the word may be a list item's label."""
    return is_bullet(word) or is_dash(word) or is_enumerator(word)


def follows(previous: str, label: str) -> bool:
    """Whether `label` counts on from `previous`: 2. after 1., c) after b)."""
    a, b = previous.strip("().").casefold(), label.strip("().").casefold()
    if a.isdecimal() and b.isdecimal():
        return int(b) == int(a) + 1
    return len(a) == len(b) == 1 and a.isalpha() and ord(b) == ord(a) + 1
