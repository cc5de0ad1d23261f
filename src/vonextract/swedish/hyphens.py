"""Line-end hyphens: which of them belong to the word, and which only to the line.

A report is its own best witness: the form that stands unbroken elsewhere in it decides.
Where it is silent, the Swedish word list of the package hunspell-sv does, and where that
is silent too, two lower-case parts are one word, as Swedish compounds are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from vonextract.swedish.dates import month_number
from vonextract.swedish.number_patterns import YEAR
from vonextract.swedish.settings import SETTINGS
from vonextract.vocabulary import Words, per_vocabulary

SOFT_HYPHEN = "\u00ad"
HYPHENS = "-\u2010"
LIST_PACKAGE, LIST_FILE = "hunspell-sv", "sv_SE.dic"
_OPEN_END = re.compile(r"\w/$|\d[–—]$")
_YEAR = re.compile(rf"{YEAR}$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W_]+)*", re.UNICODE)


class _Hyphenation(NamedTuple):
    """The words that hyphens at the ends of lines are undone by."""

    suspended: frozenset[str]
    initialisms: frozenset[str]
    endings: tuple[str, ...]
    year_tails: tuple[str, ...]


@per_vocabulary
def _words(words: Words) -> _Hyphenation:
    said = words.languages
    return _Hyphenation(frozenset(said.suspended), frozenset(said.initialisms), said.endings, said.year_tails)


@dataclass(slots=True)
class Vocabulary:
    """The words of one document, as they stand inside its lines.

    Attributes:
        words: how often each word stands unbroken, casefolded, inner hyphens as "-".
        prefixes: how often each part before an inner hyphen does ("lss" of "LSS-bostäder"); what
            stands before a capital ("Kolada-ID") says nothing about other words.
        order: the words in alphabetical order; filled when first needed.
    """

    words: Counter[str] = field(default_factory=Counter)
    prefixes: Counter[str] = field(default_factory=Counter)
    order: list[str] = field(default_factory=list)

    def compounds(self, first: str) -> int:
        """How many longer words the document begins so without a hyphen, by their number of uses."""
        if not self.order:
            self.order = sorted(self.words)
        at, count = bisect_left(self.order, first), 0
        while at < len(self.order) and self.order[at].startswith(first):
            word = self.order[at]
            count += self.words[word] * (len(word) > len(first) + 2 and word[len(first)].isalpha())
            at += 1
        return count

    @classmethod
    def of(cls, texts: Iterable[str]) -> Vocabulary:
        """The vocabulary of printed lines or single words (a word broken at their end does not count)."""
        found: Counter[str] = Counter()
        for text, times in Counter(texts).items():
            whole = text.rstrip()
            if whole and whole[-1] in HYPHENS + SOFT_HYPHEN:
                whole = whole[: whole.rfind(" ") + 1]
            for word in _WORD.findall(whole):
                found[word] += times
        vocabulary = cls()
        for word, count in found.items():
            folded = word.casefold().replace("\u2010", "-")
            vocabulary.words[folded] += count
            first, _, second = word.replace("\u2010", "-").partition("-")
            if second.islower():
                vocabulary.prefixes[first.casefold()] += count
        return vocabulary


def join(lines: Iterable[str], vocabulary: Vocabulary) -> str:
    """The printed lines as one running text, spaces collapsed and line-end hyphens undone.

    Args:
        lines: one string per printed line, top to bottom.
        vocabulary: of the document they stand in.

    Returns:
        One line of text; hyphens that belong to their word stay.
    """
    text = ""
    for line in lines:
        stripped = " ".join(line.split())
        if not stripped:
            continue
        text = _glue(text, stripped, vocabulary) if text else stripped
    return " ".join(text.replace(SOFT_HYPHEN, "").split())


def _glue(text: str, line: str, vocabulary: Vocabulary) -> str:
    """`text` and the line after it."""
    if text[-1] == SOFT_HYPHEN:
        return text[:-1] + line
    if _OPEN_END.search(text[-2:]) and line[0].isalnum() and (text[-1] == "/" or line[0].isdigit()):
        return text + line
    head = _broken_part(text)
    if head is None:
        return f"{text} {line}"
    tail = line.partition(" ")[0]
    if not tail[0].isalnum() or tail.strip(".,;:()").casefold() in _words().suspended:
        return f"{text} {line}"
    if _YEAR.match(head) and tail[0].islower() and not tail.startswith(_words().year_tails):
        return f"{text} {line}"
    if _keeps(head, tail, vocabulary):
        return text + line
    if head[-1] == head[-2] == tail[0] and not listed(head + _letters(tail)):
        return text[:-2] + line
    return text[:-1] + line


def _broken_part(text: str) -> str | None:
    """What stands before the hyphen that ends `text`; None when no word is broken there."""
    if text[-1] not in HYPHENS or len(text) < 2 or not text[-2].isalnum():
        return None
    return re.split(r"[\s/(\"”]", text[:-1])[-1] or None


def _letters(tail: str) -> str:
    """The word at the start of a line, without what follows it."""
    match = _WORD.match(tail)
    return match.group() if match else tail


def _keeps(head: str, tail: str, vocabulary: Vocabulary) -> bool:
    """Whether the hyphen between the parts belongs to the word."""
    part = re.split(r"[-\u2010]", head)[-1]
    second = _letters(tail)
    if len(part) == 1 or not part.isalpha() or not tail[0].isalpha():
        return True
    capitals = part.isupper() and second.isupper()
    if not capitals and (part.isupper() or second[0].isupper()):
        return True
    return _document_keeps(head.casefold(), second.casefold(), vocabulary)


def _document_keeps(first: str, second: str, vocabulary: Vocabulary) -> bool:
    """What the document writes elsewhere, and where it is silent, the word list or the rule of Swedish."""
    joined, kept = vocabulary.words[first + second], vocabulary.words[f"{first}-{second}"]
    if joined or kept:
        return kept > joined
    if month_number(first) and month_number(second):
        return True
    if vocabulary.prefixes[first]:
        return vocabulary.prefixes[first] >= vocabulary.compounds(first)
    if first in _words().initialisms:
        return not listed(first + second)
    pair = vocabulary.words[first] and vocabulary.words[second]
    return bool(pair) and listed(f"{first}-{second}") and not listed(first + second)


def listed(word: str) -> bool:
    """Whether the word, or what remains of it without an inflection ending, is in the list."""
    entries = _entries(word[: max(SETTINGS.shortest_stem, len(word) - SETTINGS.longest_ending)])
    return any(
        word.endswith(end) and word[: len(word) - len(end)] in entries for end in ("", *_words().endings)
    )


@lru_cache(maxsize=SETTINGS.kept_words)
def _entries(beginning: str) -> frozenset[str]:
    """The entries of the word list that begin so, without their inflection codes."""
    data, needle = _word_list(), f"\n{beginning}".encode()
    at = _first_from(data, needle)
    found = []
    while data.startswith(needle, at):
        end = data.index(b"\n", at + 1)
        found.append(data[at + 1 : end].decode().split("/", 1)[0])
        at = end
    return frozenset(found)


def _first_from(data: bytes, line: bytes) -> int:
    """Where the first of sorted lines stands that does not come before a line; each begins with its break."""
    low, high = 0, len(data) - 1
    while low < high:
        begin = data.rfind(b"\n", low, (low + high) // 2 + 1)
        end = data.index(b"\n", begin + 1)
        low, high = (end, high) if data[begin:end] < line else (low, begin)
    return low


@cache
def _word_list() -> bytes:
    """The Swedish word list, sorted: an entry a line behind its break, inflection codes behind a slash."""
    files = metadata.files(LIST_PACKAGE) or []
    path = next(f for f in files if f.name == LIST_FILE).locate()
    return b"\n" + b"\n".join(sorted(Path(str(path)).read_bytes().split(b"\n"))) + b"\n"
