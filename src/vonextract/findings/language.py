"""What findings say, in the language of their reader: sentences as the checks write them, and their likes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from vonextract.findings.settings import SETTINGS

_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")
_NUMBER = re.compile(r"-?[\d ]+\.\d+")


class Sentence(NamedTuple):
    """A sentence with slots, and what it is in another language.

    Attributes:
        between: the words before, between and after the slots.
        slots: name and sort of each.
        translated: the other language's, with the same slots.
    """

    between: Sequence[str]
    slots: Sequence[tuple[str, str]]
    translated: str

    @classmethod
    def of(cls, entry: Mapping[str, str]) -> Sentence:
        """An entry of the file of sentences."""
        english = entry["en"]
        slots = [(name, sort or "") for name, sort in _SLOT.findall(english)]
        return cls(re.split(r"\{[^}]*\}", english), slots, entry["sv"])

    def taken(self, text: str) -> Sequence[str] | None:
        """What stands in the slots of a text; None when the text is another sentence.

        Each slot ends where the words after it come first, so that no text is slow to be looked at.
        """
        first, *others = self.between
        if not text.startswith(first):
            return None
        at, found = len(first), []
        for n, words in enumerate(others):
            last = n == len(others) - 1
            end = len(text) - len(words) if last else text.find(words, at + 1)
            if end <= at or not text.startswith(words, end):
                return None
            found.append(text[at:end])
            at = end + len(words)
        return found if at == len(text) else None

    def filled(self, given: Mapping[str, str]) -> str:
        """The translated sentence with something in its slots."""
        return _SLOT.sub(lambda slot: given[slot[1]], self.translated)


@cache
def _sentences() -> tuple[Sequence[Sentence], Sequence[Sentence]]:
    read = tomllib.loads(files(__package__).joinpath("sv.toml").read_text(encoding="utf-8"))
    return [Sentence.of(entry) for entry in read["message"]], [Sentence.of(entry) for entry in read["phrase"]]


def in_swedish(message: str) -> str:
    """The message of a finding in Swedish; as it is when nobody has put its sentence into Swedish."""
    messages, _ = _sentences()
    return _translated(message, messages, 0)


def _translated(text: str, sentences: Sequence[Sentence], depth: int) -> str:
    for sentence in sentences:
        found = sentence.taken(text)
        if found is not None:
            parts = zip(sentence.slots, found, strict=True)
            return sentence.filled({name: _filled(part, sort, depth) for (name, sort), part in parts})
    return text


def _filled(part: str, sort: str, depth: int) -> str:
    if sort == "number" or (sort and _NUMBER.fullmatch(part)):
        return part.replace(".", ",")
    if sort == "phrase" and depth < SETTINGS.depth:
        return _translated(part, _sentences()[1], depth + 1)
    return part
