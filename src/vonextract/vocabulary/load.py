"""The shipped vocabulary, and a user's own file merged over it: lists are joined, single values replaced."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from vonextract.errors import ExitCode, VonextractError
from vonextract.given import GivenFile, given_text, given_toml
from vonextract.vocabulary.schema import Words

_TABLES = (
    "captions",
    "counted",
    "documents",
    "imprints",
    "languages",
    "lines",
    "numbers",
    "papers",
    "periods",
    "units",
)
"""Files of `data/` that hold the table of their own name; the others hold tables by name."""


class VocabularyError(VonextractError):
    """A vocabulary file cannot be read or has a key that means nothing."""

    exit_code = ExitCode.USAGE


class VocabularyFile(GivenFile):
    """A user's own vocabulary."""

    __slots__ = ()

    @classmethod
    def read(cls, path: Path | str) -> VocabularyFile:
        """The file at `path`, known to be understood.

        Raises:
            VocabularyError: when the file cannot be read, is no TOML, or has an unknown key.
        """
        file = cls(str(path), given_text(path, "The vocabulary", VocabularyError))
        words_of(file)
        return file

    @property
    def digest(self) -> str:
        """Eight hex digits that another text does not have."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:8]


@lru_cache(maxsize=4)
def words_of(file: VocabularyFile | None) -> Words:
    """The shipped words, with a user's file merged over them.

    Raises:
        VocabularyError: when the file's text is no TOML, or has an unknown key.
    """
    if file is None:
        return Words.model_validate(_shipped())
    own = given_toml(file.text, f"The vocabulary {file.name}", VocabularyError)
    try:
        Words.model_validate(own)
        return Words.model_validate(_merge(_shipped(), own))
    except ValidationError as error:
        told = _told(dict(error.errors()[0]))
        raise VocabularyError(f"The vocabulary {file.name} is not understood: {told}.") from error


@cache
def _shipped() -> dict[str, Any]:
    merged: dict[str, Any] = {}
    folder = files("vonextract.vocabulary").joinpath("data")
    for file in (*folder.iterdir(), *folder.joinpath("kinds").iterdir()):
        name, _, suffix = file.name.partition(".")
        if suffix == "toml":
            read = tomllib.loads(file.read_text(encoding="utf-8"))
            merged = _merge(merged, {name: read} if name in _TABLES else read)
    return {**merged, "kinds": dict(sorted(merged["kinds"].items()))}


def _merge(base: Any, over: Any) -> Any:
    """`over` laid on `base`: tables by key, lists joined, anything else replaced."""
    if isinstance(base, dict) and isinstance(over, dict):
        joined = {key: _merge(value, over[key]) if key in over else value for key, value in base.items()}
        return joined | {key: value for key, value in over.items() if key not in base}
    if isinstance(base, list) and isinstance(over, list):
        return [*base, *(entry for entry in over if entry not in base)]
    return over


def _told(error: Mapping[str, Any]) -> str:
    """A mistake as the end of a sentence."""
    *path, last = [str(step) for step in error["loc"]]
    where = ".".join([*path, last])
    kind = error["type"]
    if kind == "extra_forbidden":
        return f"unknown key '{last}' {'in ' + '.'.join(path) if path else 'at the top'}"
    if kind == "missing":
        return f"{where} is missing"
    if kind == "value_error":
        return f"{where} {error['msg'].removeprefix('Value error, ')}"
    return f"{where} must be {_WANTED.get(kind) or _expected(error)}"


def _expected(error: Mapping[str, Any]) -> str:
    context: Mapping[str, Any] = error.get("ctx", {})
    return str(context.get("expected") or error["msg"])


_WANTED: Mapping[str, str] = {
    "string_type": "a text",
    "string_too_short": "a text that is not empty",
    "tuple_type": "a list of texts",
    "dict_type": "a table",
    "model_type": "a table",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "decimal_parsing": "a number",
    "decimal_type": "a number",
    "float_type": "a number",
    "float_parsing": "a number",
}
