"""The vocabulary: which kinds of tables there are, and the words for kinds, columns, rows and units.

All of it is data, in the TOML files beside this module (`data/`), and a user's own file with the
same tables is merged over it: lists are joined, single values replaced.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from vonextract.errors import ExitCode, VonextractError
from vonextract.swedish.phrases import Phrases
from vonextract.swedish.units import Units, default_units, read_units

Place = Literal["corner", "header", "label", "title"]
Numbers = Literal["required", "possible", "none"]

PLACES: tuple[Place, ...] = ("corner", "header", "label", "title")
FAMILIES = ("facts", "atgarder", "drift", "indikatorer", "kallforteckning", "aktiviteter", "risker")
_WEIGHTS = ("strong", "weak", "against", "decisive")
_SINGLE: dict[str, tuple[type, tuple[object, ...]]] = {
    "describe": (str, ()),
    "family": (str, FAMILIES),
    "numbers": (str, ("required", "possible", "none")),
    "measure": (str, ()),
    "names": (str, ()),
}
_OPEN = (
    "measures",
    "weak_measures",
    "rewrite",
    "posts",
    "populations",
    "row_units",
    "column_units",
    "price_units",
    "row_posts",
    "fact_types",
)
_FIXED = {"spans": ("full", "part"), "previous": ("year",), "totals": ("first",)}


class VocabularyError(VonextractError):
    """A vocabulary file cannot be read or has a key that means nothing."""

    exit_code = ExitCode.USAGE


@dataclass(frozen=True, slots=True)
class Evidence:
    """Phrases of one place of a table that speak for a kind, or against it."""

    strong: Phrases
    weak: Phrases
    against: Phrases
    decisive: Phrases


@dataclass(frozen=True, slots=True)
class KindWords:
    """A kind of table.

    Attributes:
        name: as stored in `tables.kind`.
        describe: one line for people.
        family: which class extracts its records.
        numbers: whether such a table holds numbers.
        measure: of numbers whose headers and labels name none, "" when that would be a guess.
        names: the field of its records that names a row; "" when it has none.
        units: units that speak for it.
        evidence: by place.
        columns: field of the record -> phrases of its column's header.
    """

    name: str
    describe: str
    family: str
    numbers: Numbers
    measure: str
    names: str
    units: frozenset[str]
    evidence: Mapping[Place, Evidence]
    columns: Mapping[str, Phrases]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All the words that records are made by."""

    kinds: Mapping[str, KindWords]
    measures: Mapping[str, Phrases]
    weak_measures: Mapping[str, Phrases]
    rewrite: Mapping[str, Phrases]
    posts: Mapping[str, Phrases]
    populations: Mapping[str, Phrases]
    row_units: Mapping[str, Phrases]
    column_units: Mapping[str, Phrases]
    price_units: Mapping[str, Phrases]
    row_posts: Mapping[str, Phrases]
    fact_types: Mapping[str, Phrases]
    full_year: Phrases
    part_year: Phrases
    previous_year: Phrases
    totals: Phrases
    units: Units

    def kind(self, name: str) -> KindWords:
        """The kind of that name; one that gives facts alone when it is none of the vocabulary."""
        return self.kinds.get(name) or _kind(name, {})

    def describe(self) -> list[dict[str, str]]:
        """Name, description, family and header words of every kind, for people."""
        return [
            {
                "kind": kind.name,
                "describe": kind.describe,
                "family": kind.family,
                "words": ", ".join(kind.evidence["header"].strong.phrases[:8]),
            }
            for kind in self.kinds.values()
        ]


@cache
def default_vocabulary() -> Vocabulary:
    """The vocabulary that ships with the package."""
    return _build(_shipped(), default_units())


@dataclass(frozen=True, slots=True)
class VocabularyFile:
    """A user's own vocabulary: its text, so that it means the same in every process.

    Attributes:
        name: of the file, for messages.
        text: TOML.
    """

    name: str
    text: str

    @classmethod
    def read(cls, path: Path | str) -> VocabularyFile:
        """The file at `path`, known to be understood.

        Raises:
            VocabularyError: when the file cannot be read, is no TOML, or has an unknown key.
        """
        try:
            text = Path(path).read_text(encoding="utf-8")
        except OSError as error:
            raise VocabularyError(f"The vocabulary {path} cannot be read: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            raise VocabularyError(f"The vocabulary {path} is no UTF-8 text: {error.reason}.") from error
        file = cls(str(path), text)
        file.load()
        return file

    @property
    def digest(self) -> str:
        """Eight hex digits that another text does not have."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:8]

    def load(self) -> Vocabulary:
        """The shipped vocabulary with this one merged over it.

        Raises:
            VocabularyError: when the text is no TOML, or has an unknown key.
        """
        return _merged(self)


@lru_cache(maxsize=4)
def _merged(file: VocabularyFile) -> Vocabulary:
    try:
        own = tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"The vocabulary {file.name} is no valid TOML: {error}.") from error
    try:
        units = default_units().merged(read_units(own.pop("units", {})))
        _check(own)
    except ValueError as error:
        raise VocabularyError(f"The vocabulary {file.name} is not understood: {error}.") from error
    return _build(_merge(_shipped(), own), units)


def load_vocabulary(path: Path | str) -> Vocabulary:
    """The shipped vocabulary with a user's file merged over it.

    Raises:
        VocabularyError: when the file cannot be read, is no TOML, or has an unknown key.
    """
    return VocabularyFile.read(path).load()


def _shipped() -> dict[str, Any]:
    merged: dict[str, Any] = {}
    folder = files("vonextract.vocabulary").joinpath("data")
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            merged = _merge(merged, tomllib.loads(file.read_text(encoding="utf-8")))
    return merged


def _merge(base: Any, over: Any) -> Any:
    """`over` laid on `base`: tables by key, lists joined, anything else replaced."""
    if isinstance(base, dict) and isinstance(over, dict):
        joined = {key: _merge(value, over[key]) if key in over else value for key, value in base.items()}
        return joined | {key: value for key, value in over.items() if key not in base}
    if isinstance(base, list) and isinstance(over, list):
        return [*base, *(entry for entry in over if entry not in base)]
    return over


def _check(own: Mapping[str, Any]) -> None:
    """Raise ValueError for the first key or value that means nothing."""
    _only(own, ("kinds", *_OPEN, *_FIXED), "at the top")
    for name, kind in _table(own.get("kinds", {}), "kinds").items():
        _check_kind(name, kind)
    for section in _OPEN:
        for key, phrases in _table(own.get(section, {}), section).items():
            _texts(phrases, f"{section}.{key}")
    for section, keys in _FIXED.items():
        _only(_table(own.get(section, {}), section), keys, f"in {section}")
        for key, phrases in own.get(section, {}).items():
            _texts(phrases, f"{section}.{key}")


def _check_kind(name: str, kind: Any) -> None:
    where = f"kinds.{name}"
    _only(_table(kind, where), (*_SINGLE, "units", "columns", *PLACES), f"in {where}")
    for key, (sort, allowed) in _SINGLE.items():
        value = kind.get(key)
        if value is not None and (not isinstance(value, sort) or (allowed and value not in allowed)):
            raise ValueError(f"{where}.{key} must be {' or '.join(map(str, allowed)) or sort.__name__}")
    _texts(kind.get("units", []), f"{where}.units")
    for field, phrases in _table(kind.get("columns", {}), f"{where}.columns").items():
        _texts(phrases, f"{where}.columns.{field}")
    for place in PLACES:
        _only(_table(kind.get(place, {}), f"{where}.{place}"), _WEIGHTS, f"in {where}.{place}")
        for weight, phrases in kind.get(place, {}).items():
            _texts(phrases, f"{where}.{place}.{weight}")


def _only(table: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for key in table:
        if key not in known:
            raise ValueError(f"unknown key '{key}' {where}; known are {', '.join(known)}")


def _table(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError(f"{where} must be a table")
    return value


def _texts(value: Any, where: str) -> None:
    if not isinstance(value, list) or not all(isinstance(entry, str) and entry for entry in value):
        raise ValueError(f"{where} must be a list of texts")


def _build(data: Mapping[str, Any], units: Units) -> Vocabulary:
    return Vocabulary(
        kinds={name: _kind(name, entry) for name, entry in data["kinds"].items()},
        measures=_phrases(data["measures"]),
        weak_measures=_phrases(data["weak_measures"]),
        rewrite=_phrases(data["rewrite"]),
        posts=_phrases(data["posts"]),
        populations=_phrases(data["populations"]),
        row_units=_phrases(data["row_units"]),
        column_units=_phrases(data["column_units"]),
        price_units=_phrases(data["price_units"]),
        row_posts=_phrases(data["row_posts"]),
        fact_types=_phrases(data["fact_types"]),
        full_year=Phrases(data["spans"]["full"]),
        part_year=Phrases(data["spans"]["part"]),
        previous_year=Phrases(data["previous"]["year"]),
        totals=Phrases(data["totals"]["first"]),
        units=units,
    )


def _kind(name: str, entry: Mapping[str, Any]) -> KindWords:
    return KindWords(
        name=name,
        describe=entry.get("describe", name),
        family=entry.get("family", "facts"),
        numbers=entry.get("numbers", "possible"),
        measure=entry.get("measure", ""),
        names=entry.get("names", ""),
        units=frozenset(entry.get("units", ())),
        evidence={place: _evidence(entry.get(place, {})) for place in PLACES},
        columns=_phrases(entry.get("columns", {})),
    )


def _evidence(entry: Mapping[str, list[str]]) -> Evidence:
    return Evidence(*(Phrases(entry.get(weight, ())) for weight in _WEIGHTS))


def _phrases(table: Mapping[str, list[str]]) -> dict[str, Phrases]:
    return {name: Phrases(phrases) for name, phrases in table.items()}
