"""Which kind a table is of: its words counted against every kind's vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from vonextract.meaning.record_words import Evidence, KindWords, Vocabulary
from vonextract.records.settings import SETTINGS
from vonextract.swedish.phrases import Phrases
from vonextract.swedish.typography import fold
from vonextract.swedish.units import Units
from vonextract.table_view import TableView, is_dash
from vonextract.vocabulary import Place


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind that fits best.

    Attributes:
        kind: its name, or "annat" when none fits well enough.
        score: 0 to 1, of the best kind even when it was not accepted.
        runner_up: score of the second best.
        why: the words it was known by.
    """

    kind: str
    score: float
    runner_up: float
    why: str


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a table its kind can be seen by; texts are folded.

    Attributes:
        places: texts by place.
        units: canonical units that its numbers have.
        numeric: share of numbers among its filled cells right of the labels; None when none is filled.
        money: a header names a unit of money.
    """

    places: dict[Place, list[str]]
    units: frozenset[str]
    numeric: float | None
    money: bool


def traits_of(view: TableView, titles: Iterable[str], units: Iterable[str | None], *, money: bool) -> Traits:
    """The traits of a table under the headings `titles` (nearest first) with the given units."""
    headers = [fold(" ".join(view.header_path(col))) for col in range(view.table.n_cols)]
    rows = islice(view.labels(), SETTINGS.max_labels)
    labels = [fold(text) for _, text in rows if len(text) <= SETTINGS.longest_label]
    return Traits(
        places={
            "corner": [header for header in headers[_first_words(view) :][:1] if header],
            "header": list(dict.fromkeys(filter(None, headers))),
            "label": list(dict.fromkeys(labels)),
            "title": list(dict.fromkeys(fold(title) for title in titles if title)),
        },
        units=frozenset(unit for unit in units if unit),
        numeric=_numeric_share(view),
        money=money,
    )


def _first_words(view: TableView) -> int:
    """The first column that names the rows with words, not codes or numbers; 0 when there is none."""
    for col in range(min(view.table.n_cols, SETTINGS.label_columns)):
        if any(re.search(r"[^\W\d_]{3}", cell.text) for cell in view.columns.get(col, [])):
            return col
    return 0


def identify(traits: Traits, vocabulary: Vocabulary) -> Verdict:
    """The kind that a table with these traits is of."""
    kinds = vocabulary.kinds.values()
    scored = sorted(((*_score(traits, kind, vocabulary.units), kind.name) for kind in kinds), reverse=True)
    score, why, name = scored[0]
    runner_up = scored[1][0] if len(scored) > 1 else 0.0
    return Verdict(name if score >= SETTINGS.accept else "annat", score, runner_up, why)


def _score(traits: Traits, kind: KindWords, units: Units) -> tuple[float, str]:
    """How well a kind fits, 0 to 1, and the words that say so."""
    seen = {p: _look(texts, kind.evidence[p], loose=p != "title") for p, texts in traits.places.items()}
    if sum(_certainty(place, hits) for place, hits in seen.items()) < SETTINGS.certain:
        return 0.0, ""
    points, words = 0.0, []
    for place, hits in seen.items():
        against = _hits(traits.places[place], kind.evidence[place].against)
        points += _points(hits, against) * (SETTINGS.corner if place == "corner" else 1)
        words += [*hits.strong, *hits.weak]
    points += _units_fit(traits, kind, units) if points > 0 else 0.0
    points += _numbers_fit(traits, kind)
    return max(0.0, points) / (max(0.0, points) + SETTINGS.half), ", ".join(words[: SETTINGS.told_words])


@dataclass(frozen=True, slots=True)
class _Hits:
    """What one place of a table says for a kind."""

    strong: list[str]
    weak: list[str]


def _certainty(place: Place, hits: _Hits) -> int:
    """What a place adds to the certainty that a kind is possible at all.

    One strong word in a header is enough; labels and titles need a second witness.
    """
    if place in ("corner", "header"):
        return SETTINGS.certain if hits.strong else min(len(hits.weak), 1)
    return len(hits.strong)


def _look(texts: Sequence[str], evidence: Evidence, *, loose: bool) -> _Hits:
    strong = _hits(texts, evidence.strong)
    if (
        loose
        and not strong
        and any(evidence.strong.like(text, SETTINGS.fuzzy) for text in texts[: SETTINGS.looked_at])
    ):
        strong = ["≈"]
    decisive = [word for word in _hits(texts[:1], evidence.decisive) for _ in range(SETTINGS.certain)]
    return _Hits([*decisive, *strong], _hits(texts, evidence.weak))


def _points(hits: _Hits, against: Sequence[str]) -> float:
    limit = SETTINGS.repeats
    return (
        SETTINGS.strong * min(len(hits.strong), limit)
        + SETTINGS.weak * min(len(hits.weak), limit)
        + SETTINGS.against * min(len(against), limit)
    )


def _hits(texts: Sequence[str], phrases: Phrases) -> list[str]:
    """The different phrases found, one a text at most."""
    if not phrases.in_any(texts):
        return []
    return list(dict.fromkeys(min(found) for text in texts if (found := phrases.found(text))))


def _units_fit(traits: Traits, kind: KindWords, units: Units) -> float:
    """Points for a unit of the kind's, and against a kind of money where no number is money."""
    if traits.units & kind.units:
        return SETTINGS.weak
    money = any(units.kronor(unit) is not None for unit in kind.units)
    without = not any(units.kronor(unit) is not None for unit in traits.units)
    return SETTINGS.against if money and without and traits.units else 0.0


def _numbers_fit(traits: Traits, kind: KindWords) -> float:
    """Points against a table full of words where the kind asks for numbers, and the reverse."""
    if traits.numeric is None:
        return 0.0
    if kind.numbers == "required" and traits.numeric < SETTINGS.few_numbers and not traits.money:
        return SETTINGS.mismatch
    if kind.numbers == "none" and (traits.numeric > SETTINGS.many_numbers or traits.money):
        return SETTINGS.mismatch
    return 0.0


def _numeric_share(view: TableView) -> float | None:
    body = [
        cell
        for cell in view.table.cells
        if cell.row in view.body
        and (cell.col > 0 or view.table.n_cols == 1)
        and re.search(r"\w", cell.text)
        and not is_dash(cell.text)
    ]
    return sum(cell.value is not None for cell in body) / len(body) if body else None
