"""The words that records are made by, ready to be found: kinds, columns, rows and units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from vonextract.meaning.settings import SETTINGS
from vonextract.meaning.total_names import total_names
from vonextract.swedish.phrases import Phrases
from vonextract.swedish.units import Units, default_units
from vonextract.vocabulary import (
    PLACES,
    Kind,
    Numbers,
    Place,
    VocabularyFile,
    Words,
    per_vocabulary,
    speaking,
)
from vonextract.vocabulary.schema import Evidence as EvidenceWords
from vonextract.vocabulary.schema import Named


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
    specified: Mapping[str, Phrases]
    full_year: Phrases
    part_year: Phrases
    previous_year: Phrases
    opening: Phrases
    of_which: Phrases
    totals: Phrases
    units: Units

    def kind(self, name: str) -> KindWords:
        """The kind of that name; one that gives facts alone when it is none of the vocabulary."""
        return self.kinds.get(name) or _kind(name, Kind())

    def describe(self) -> list[dict[str, str]]:
        """Name, description, family and header words of every kind, for people."""
        return [
            {
                "kind": kind.name,
                "describe": kind.describe,
                "family": kind.family,
                "words": ", ".join(kind.evidence["header"].strong.phrases[: SETTINGS.told_words]),
            }
            for kind in self.kinds.values()
        ]


@per_vocabulary
def default_vocabulary(words: Words) -> Vocabulary:
    """The vocabulary that is spoken: the shipped one, or with a user's own file merged over it."""
    return Vocabulary(
        kinds={name: _kind(name, kind) for name, kind in words.kinds.items()},
        measures=_phrases(words.measures),
        weak_measures=_phrases(words.weak_measures),
        rewrite=_phrases(words.rewrite),
        posts=_phrases(words.posts),
        populations=_phrases(words.populations),
        row_units=_phrases(words.row_units),
        column_units=_phrases(words.column_units),
        price_units=_phrases(words.price_units),
        row_posts=_phrases(words.row_posts),
        fact_types=_phrases(words.fact_types),
        specified=_phrases(words.specified),
        full_year=Phrases(words.spans.full),
        part_year=Phrases(words.spans.part),
        previous_year=Phrases(words.previous.year),
        opening=Phrases(words.previous.opening),
        of_which=Phrases(words.lines.of_which),
        totals=total_names(),
        units=default_units(),
    )


def load_vocabulary(path: Path | str) -> Vocabulary:
    """The shipped vocabulary with a user's file merged over it.

    Raises:
        VocabularyError: when the file cannot be read, is no TOML, or has an unknown key.
    """
    with speaking(VocabularyFile.read(path)):
        return default_vocabulary()


def _kind(name: str, kind: Kind) -> KindWords:
    return KindWords(
        name=name,
        describe=kind.describe or name,
        family=kind.family,
        numbers=kind.numbers,
        measure=kind.measure,
        names=kind.names,
        units=frozenset(kind.units),
        evidence={place: _evidence(kind.at(place)) for place in PLACES},
        columns=_phrases(kind.columns),
    )


def _evidence(words: EvidenceWords) -> Evidence:
    return Evidence(
        Phrases(words.strong), Phrases(words.weak), Phrases(words.against), Phrases(words.decisive)
    )


def _phrases(named: Named) -> dict[str, Phrases]:
    return {name: Phrases(phrases) for name, phrases in named.items()}
