"""The words that tell what a document is and who wrote it, as data (`metadata.toml`)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from rapidfuzz import fuzz, process

PAGES_PER_SELF_REFERENCE = 6
LONG_WORD = 12
"""Letters of a word that is still known when some of them were misread."""
MISREAD = 82.0
"""Least likeness, 0 to 100, of a misread word."""


@cache
def _data() -> dict[str, Any]:
    """The vocabulary file."""
    text = resources.files("vonextract.identity").joinpath("metadata.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _kinds(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Names of kinds of document with the pattern of all their words."""
    return tuple(
        (kind["name"], re.compile(rf"\b(?:{'|'.join(kind['patterns'])})", re.I)) for kind in _data()[table]
    )


def document_kind(text: str) -> str | None:
    """The kind of document a title or heading names; the first named wins, the longer on a tie."""
    found = [
        (match.start(), -(match.end() - match.start()), name)
        for name, pattern in _kinds("kind")
        if (match := pattern.search(text))
    ]
    return min(found)[2] if found else None


def is_kind_alone(text: str) -> str | None:
    """The kind of document that a line names without saying more than a year or number."""
    for name, pattern in _kinds("kind"):
        match = pattern.match(text)
        if match and re.fullmatch(r"[a-zåäö]{0,3}[\s\d:()/–-]*", text[match.end() :]):
            return name
    return _nearly(text)


def _nearly(text: str) -> str | None:
    """The kind that a long word alone on its line names, though letters of it were read wrong."""
    if len(text) < LONG_WORD or " " in text:
        return None
    found = process.extractOne(text.casefold(), list(_words()), scorer=fuzz.ratio, score_cutoff=MISREAD)
    return _words()[found[0]] if found else None


@cache
def _words() -> dict[str, str]:
    """The patterns that are long single words, each with its kind."""
    return {
        pattern: kind["name"]
        for kind in _data()["kind"]
        for pattern in kind["patterns"]
        if len(pattern) >= LONG_WORD and pattern.isalpha()
    }


def excerpt_of(kind: str, front: str) -> str | None:
    """What a document of a kind is when only a part of it is there: a protokollsutdrag of a protokoll."""
    for entry in _data()["excerpt"]:
        begins = re.search(rf"^(?:{entry['begins']})", front, re.I | re.M)
        if entry["of"] == kind and begins and not re.search(entry["whole"], front, re.I | re.M):
            return str(entry["name"])
    return None


def reports_up_to_a_day(kind: str | None) -> bool:
    """Whether documents of a kind tell how things stand on a day."""
    return kind in _data()["reports"]["up_to_a_day"]


def self_reference(text: str, pages: int) -> str | None:
    """What the document calls itself in its running text, if it does so often for its length."""
    least = max(2, pages / PAGES_PER_SELF_REFERENCE)
    return next(
        (name for name, pattern in _kinds("self_reference") if len(pattern.findall(text)) >= least), None
    )


@cache
def _junk() -> re.Pattern[str]:
    """Titles that say nothing."""
    return re.compile("|".join(_data()["titles"]["junk"]), re.I)


def is_junk_title(title: str) -> bool:
    """Whether a title property was made by a program or left by a template."""
    return len(title.strip()) < 4 or bool(_junk().search(title.strip()))


@cache
def committee_words() -> dict[str, Any]:
    """Endings of bodies' names with their weights, and what looks like one but is none."""
    words: dict[str, Any] = _data()["committees"]
    return words
