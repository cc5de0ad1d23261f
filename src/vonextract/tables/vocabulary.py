"""Words by which tables tell what their rows are and that they go on."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Literal


@cache
def words(name: Literal["total", "continued"]) -> tuple[str, ...]:
    """The words of that name in `vocabulary.toml`, case folded."""
    source = resources.files("vonextract.tables").joinpath("vocabulary.toml")
    found = tomllib.loads(source.read_text(encoding="utf-8"))[name]
    return tuple(word.casefold() for word in found)
