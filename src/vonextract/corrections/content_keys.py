"""What a document and a table say, as short keys that outlive the file and the version that read it."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from vonextract.corrections.settings import SETTINGS
from vonextract.model import Table
from vonextract.swedish.typography import fold_spaces

_MIX = np.uint64(0x9E3779B97F4A7C15)
_SPREAD = np.uint64(0xBF58476D1CE4E5B9)


def content_of(words: Iterable[str], about: Iterable[object] = ()) -> str:
    """A similarity hash over pairs of neighbouring words, 16 hex digits; after it, what it is about.

    A copy of the document with other bytes has the same; one with a few words changed
    differs in a few of its 64 bits (`distance`).

    Args:
        words: all words of the document.
        about: what it says of itself, None where it does not say; told apart by eight more digits when it
            says two things at least.
    """
    return _of_words(words) + _of_itself(about)


def _of_itself(about: Iterable[object]) -> str:
    said = [None if value is None else fold_spaces(str(value)).casefold() for value in about]
    if len(said) - said.count(None) < SETTINGS.told_facts:
        return ""
    return hashlib.sha256(repr(said).encode("utf-8", "replace")).hexdigest()[:8]


def _of_words(words: Iterable[str]) -> str:
    printed = list(words)
    code_of = {word: zlib.crc32(fold_spaces(word).encode("utf-8", "replace")) for word in set(printed)}
    codes = np.array([code_of[word] for word in printed], np.uint64)
    if not codes.size:
        return ""
    pairs = _mixed(codes * _MIX + np.append(codes[1:], np.uint64(0)))
    bits = np.unpackbits(np.unique(pairs).view(np.uint8).reshape(-1, 8), axis=1)
    return np.packbits(2 * bits.sum(axis=0) > len(bits)).tobytes().hex()


def _mixed(codes: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Every code with its bits spread evenly (splitmix64)."""
    codes = (codes ^ (codes >> np.uint64(30))) * _SPREAD
    return codes ^ (codes >> np.uint64(31))


def distance(a: str, b: str) -> int:
    """In how many of 64 bits two contents differ; 64 when one of them is unknown."""
    one, other = a[: SETTINGS.hex_digits], b[: SETTINGS.hex_digits]
    return (int(one, 16) ^ int(other, 16)).bit_count() if one and other else 64


def say_the_same_of_themselves(a: str, b: str) -> bool:
    """Whether two documents have the same title, body, type, year and day, as their contents tell."""
    return a[SETTINGS.hex_digits :] == b[SETTINGS.hex_digits :] != ""


def fingerprint(table: Table) -> str:
    """A key of all words of a table in any order; other rows and columns leave it as it is."""
    words = sorted(word for cell in table.cells for word in fold_spaces(cell.text).split())
    return hashlib.sha256(" ".join(words).encode("utf-8", "replace")).hexdigest()[:12]
