"""Line-end hyphens: which of them belong to the word, and which only to the line.

A report is its own best witness: the form that stands unbroken elsewhere in it decides.
Where it is silent, the Swedish word list of the package hunspell-sv does, and where that
is silent too, two lower-case parts are one word, as Swedish compounds are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata

SOFT_HYPHEN = "\u00ad"
HYPHENS = "-\u2010"
SUSPENDED = frozenset({"och", "eller", "samt", "respektive", "som", "men", "till", "och/eller", "resp", "el"})
LIST_PACKAGE, LIST_FILE = "hunspell-sv", "sv_SE.dic"
ENDINGS = (
    "",
    "s",
    "a",
    "t",
    "n",
    "en",
    "et",
    "na",
    "er",
    "ar",
    "or",
    "erna",
    "arna",
    "orna",
    "de",
    "at",
    "ad",
)
YEAR_TAILS = ("tal", "års", "åring")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W_]+)*", re.UNICODE)


@dataclass(slots=True)
class Vocabulary:
    """The words of one document, as they stand inside its lines.

    Attributes:
        words: how often each word stands unbroken, casefolded, inner hyphens as "-".
        prefixes: how often each part before an inner hyphen does ("lss" of "LSS-bostäder").
    """

    words: Counter[str] = field(default_factory=Counter)
    prefixes: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, texts: Iterable[str]) -> Vocabulary:
        """The vocabulary of printed lines or single words (a word broken at their end does not count)."""
        found: Counter[str] = Counter()
        for text in texts:
            whole = text.rstrip()
            if whole and whole[-1] in HYPHENS + SOFT_HYPHEN:
                whole = whole[: whole.rfind(" ") + 1]
            found.update(_WORD.findall(whole))
        vocabulary = cls()
        for word, count in found.items():
            folded = word.casefold().replace("\u2010", "-")
            vocabulary.words[folded] += count
            if "-" in folded:
                vocabulary.prefixes[folded.split("-", 1)[0]] += count
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
    head = _broken_part(text)
    if head is None:
        return f"{text} {line}"
    tail = line.split(" ", 1)[0]
    if not tail[0].isalnum() or tail.strip(".,;:()").casefold() in SUSPENDED:
        return f"{text} {line}"
    if _YEAR.match(head) and tail[0].islower() and not tail.startswith(YEAR_TAILS):
        return f"{text} {line}"
    if _keeps(head, tail, vocabulary):
        return text + line
    if len(head) > 1 and head[-1] == head[-2] == tail[0] and not _listed(head + _letters(tail)):
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
    if not part.isalpha() or not tail[0].isalpha():
        return True
    if tail[0].isupper() or (len(part) > 1 and part.isupper()) or len(part) == 1:
        return True
    first, second = head.casefold(), _letters(tail).casefold()
    joined, kept = vocabulary.words[first + second], vocabulary.words[f"{first}-{second}"]
    if joined or kept:
        return kept > joined
    if vocabulary.prefixes[first] and not _starts(first, vocabulary):
        return True
    return _list_keeps(first, second)


def _starts(first: str, vocabulary: Vocabulary) -> bool:
    """Whether the document writes longer words that begin so, more often than with a hyphen."""
    joined = sum(
        n for word, n in vocabulary.words.items() if word.startswith(first) and len(word) > len(first) + 2
    )
    hyphened = sum(n for word, n in vocabulary.words.items() if word.startswith(f"{first}-"))
    return joined - hyphened > hyphened


def _list_keeps(first: str, second: str) -> bool:
    """What the word list says: the hyphened form is in it, or its first part only ever takes a hyphen."""
    if _listed(first + second):
        return False
    return _listed(f"{first}-{second}") or (len(first) <= 3 and first in _hyphen_prefixes())


def _listed(word: str) -> bool:
    """Whether the word, or what remains of it without an inflection ending, is in the list."""
    entries = _word_list()
    return any(word.endswith(end) and word[: len(word) - len(end)] in entries for end in ENDINGS)


@cache
def _hyphen_prefixes() -> frozenset[str]:
    """First parts of the listed words that have a hyphen, which are no words that compounds begin with."""
    return frozenset(entry.split("-", 1)[0] for entry in _word_list() if "-" in entry[1:])


@cache
def _word_list() -> frozenset[str]:
    """The entries of the Swedish word list, casefolded, without their inflection codes."""
    files = metadata.files(LIST_PACKAGE) or []
    path = next(f for f in files if f.name == LIST_FILE).locate()
    with open(path, encoding="utf-8") as lines:  # noqa: PTH123
        return frozenset(line.split("/", 1)[0].strip().casefold() for line in lines)
