"""The words that made documents draw from (`words.toml`)."""

from __future__ import annotations

import random
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


def words(name: str) -> list[str]:
    """A list of words; "english.labels" is `labels` of the part `english`."""
    found: Any = _lists()
    for part in name.split("."):
        found = found[part]
    return list(found)


def draw(dice: random.Random, name: str, count: int) -> list[str]:
    """So many different words of a list, or all of them in random order."""
    pool = words(name)
    return dice.sample(pool, min(count, len(pool)))


def prose(dice: random.Random, language: str, count: int) -> str:
    """Running text of so many sentences."""
    pool = words("sentences" if language == "sv" else "english.sentences")
    return " ".join(dice.choices(pool, k=count))
