"""The words of the pages, in the language of their reader."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeAlias

Language: TypeAlias = Literal["sv", "en"]


@cache
def words(language: Language) -> dict[str, Any]:
    """Every word of `texts/sv.toml` or `texts/en.toml`."""
    text = files(__package__).joinpath("texts", f"{language}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
