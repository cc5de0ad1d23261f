"""Series over all reports, found by words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import duckdb

from vonextract.errors import NoInputError
from vonextract.plot.settings import SETTINGS
from vonextract.review.load_dossiers import Row, rows

OUTCOME, PARTIAL, TARGET = "utfall", "utfall, del av året", "mål"
_MEASURES: Mapping[str, str] = {
    "utfall": OUTCOME,
    "bokslut": OUTCOME,
    "budget": "budget",
    "plan": "plan",
    "prognos": "prognos",
    "mål": TARGET,
    "etappmål": TARGET,
    "målvärde": TARGET,
}
"""Measures that are drawn, by the line they belong to."""

_STATED = """
CREATE OR REPLACE TEMP TABLE stated AS
WITH stated AS (
    SELECT 'verksamhet' AS kind, entity_id, coalesce(entity, verksamhet) AS name, organisation, committee,
        post AS part, measure, year, amount_sek::DOUBLE AS value, 'kr' AS unit, document_year, file_name,
        page, ref
    FROM v_drift_serie WHERE amount_sek IS NOT NULL
    UNION ALL
    SELECT 'indikator', entity_id, coalesce(entity, indikator), organisation, committee,
        nullif(population, 'alla'), measure, year, value, unit, document_year, file_name, page, ref
    FROM v_indikator_serie WHERE value IS NOT NULL
)
SELECT *, coalesce(entity_id, name) AS known_as FROM stated
WHERE year IS NOT NULL AND list_contains($measures, measure)
    AND list_bool_or([contains(lower(name), w) FOR w IN $words::VARCHAR[]])
"""
_GROUPS = """
SELECT kind, known_as, any_value(name) AS name, organisation, committee, part, min(unit) AS unit
FROM stated GROUP BY kind, known_as, organisation, committee, part
ORDER BY organisation COLLATE sv, committee COLLATE sv, any_value(name) COLLATE sv, part, kind, known_as
"""
"""The series that the words name, without their numbers: of thousands only the best are put together."""
_NUMBERS = """
SELECT * FROM stated WHERE list_contains($names, known_as)
ORDER BY year, document_year, ref
"""
_TRUST = """
WITH wanted AS (
    SELECT ref, string_split(ref, ':') AS key FROM (SELECT DISTINCT unnest($refs::VARCHAR[]) AS ref)
),
places AS (
    SELECT ref, key[1] AS doc_id, key[2]::INTEGER AS table_id, key[3]::INTEGER AS "row",
        key[4]::INTEGER AS col
    FROM wanted
),
doubted AS (
    SELECT DISTINCT doc_id, table_id, "row", col FROM findings
    WHERE severity IN ('error', 'warning') AND checked IS DISTINCT FROM 'false_alarm'
        AND "row" IS NOT NULL AND col IS NOT NULL
)
SELECT p.ref, f.as_of, f.confidence, d.doc_id IS NOT NULL AS doubted
FROM places p JOIN facts f USING (doc_id, table_id, "row", col)
LEFT JOIN doubted d USING (doc_id, table_id, "row", col)
"""


_UNKNOWN: dict[str, Any] = {"as_of": None, "confidence": None, "doubted": False}
"""What is known of a number that is no fact."""


class Found(NamedTuple):
    """What fits the words best.

    Attributes:
        series: the first of it.
        total: how many series it is in all.
    """

    series: Sequence[Series]
    total: int


class Point(NamedTuple):
    """A number of a series.

    Attributes:
        year: it is about.
        value: kronor, or the indicator's number as printed.
        doubtful: whether a finding or its confidence speaks against it.
        file_name, page, ref: where it stands.
    """

    year: int
    value: float
    doubtful: bool
    file_name: str
    page: int
    ref: str | None


@dataclass(frozen=True, slots=True)
class Series:
    """One verksamhet or indicator of one nämnd.

    Attributes:
        name: as first printed.
        committee: nämnd.
        organisation: kommun.
        part: intäkter, kostnader or netto; män or kvinnor; None for the whole.
        unit: kr, or the indicator's.
        lines: points by line (utfall, budget, prognos, plan, mål …), one a year, of the latest report.
        points: all points of all reports, with their line.
        magnitudes: whether signs are left out, because some reports print its costs with a minus.
    """

    name: str
    committee: str | None
    organisation: str | None
    part: str | None
    unit: str | None
    lines: Mapping[str, Sequence[Point]]
    points: Sequence[tuple[str, Point]]
    magnitudes: bool = False

    @property
    def place(self) -> str:
        """Whose it is: its nämnd or kommun, and its report where no kommun is known."""
        files = sorted({point.file_name for _, point in self.points})
        alone = files[0] if self.organisation is None and len(files) == 1 else None
        return ", ".join(filter(None, (self.committee or self.organisation, alone)))

    @property
    def title(self) -> str:
        """Name and part."""
        named = f"{self.name}, {self.part}" if self.part else self.name
        return f"{named} (utan tecken)" if self.magnitudes else named


def find_series(con: duckdb.DuckDBPyConnection, text: str, most: int) -> Found:
    """The series whose name, nämnd, kommun and part hold the words of a text best.

    Args:
        con: the open database.
        text: the words.
        most: series that are put together; the others are only counted.

    Raises:
        NoInputError: there is none.
    """
    asked = {"words": text.casefold().split(), "measures": list(_MEASURES)}
    con.execute(_STATED, asked)
    groups = rows(con, _GROUPS, {})
    if not groups:
        raise NoInputError(f"No verksamhet and no indicator is called anything like '{text}'.")
    fits = [_fit(asked["words"], group) for group in groups]
    highest = max(fits)
    best = [group for group, fit in zip(groups, fits, strict=True) if fit == highest]
    return Found([_series(numbers) for numbers in _numbers(con, best[:most])], len(best))


def _numbers(con: duckdb.DuckDBPyConnection, groups: Sequence[Row]) -> list[list[Row]]:
    """The numbers of each of the groups, with what speaks against them."""
    wanted: dict[tuple[Any, ...], list[Row]] = {_key(group): [] for group in groups}
    names = sorted({group["known_as"] for group in groups})
    for row in rows(con, _NUMBERS, {"names": names}):
        if _key(row) in wanted:
            wanted[_key(row)].append(row)
    refs = [row["ref"] for found in wanted.values() for row in found if row["ref"]]
    trust = {row["ref"]: row for row in rows(con, _TRUST, {"refs": refs})}
    return [[row | trust.get(row["ref"], _UNKNOWN) for row in found] for found in wanted.values()]


def _key(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """What the numbers of one series have in common."""
    return row["kind"], row["known_as"], row["organisation"], row["committee"], row["part"]


def _fit(words: Iterable[str], row: Mapping[str, Any]) -> tuple[int, int]:
    """How many words name the series or what it belongs to, and how few are left over in its name."""
    name = row["name"].casefold()
    around = " ".join(str(row[n] or "") for n in ("committee", "organisation", "unit", "kind")).casefold()
    part = (row["part"] or "").casefold()
    hits = sum(
        w in name or w in around or bool(part and w.startswith(part[: SETTINGS.part_letters])) for w in words
    )
    named = {w for w in name.replace(",", " ").split() if any(word in w for word in words)}
    return hits, len(named) - len(name.replace(",", " ").split())


def _series(stated: Sequence[Mapping[str, Any]]) -> Series:
    first = stated[0]
    magnitudes = _signs_are_a_habit(stated)
    stated = sorted(stated, key=lambda row: (row["year"], row["document_year"] or 0, str(row["as_of"] or "")))
    points = [(_line(row), _point(row, magnitudes)) for row in stated]
    latest: dict[str, dict[int, Point]] = defaultdict(dict)
    for line, point in points:
        latest[line][point.year] = point
    return Series(
        name=first["name"],
        committee=first["committee"],
        organisation=first["organisation"],
        part=first["part"],
        unit=first["unit"],
        lines={line: [by_year[y] for y in sorted(by_year)] for line, by_year in latest.items()},
        points=points,
        magnitudes=magnitudes,
    )


def _signs_are_a_habit(stated: Sequence[Mapping[str, Any]]) -> bool:
    """Whether each report has all its numbers with one sign, but not all reports the same one."""
    signs: dict[str, set[bool]] = defaultdict(set)
    for row in stated:
        if row["value"]:
            signs[row["file_name"]].add(row["value"] < 0)
    return all(len(s) == 1 for s in signs.values()) and len(set().union(*signs.values())) == 2


def _line(row: Mapping[str, Any]) -> str:
    line = _MEASURES[row["measure"]]
    as_of = row["as_of"]
    partial = line == OUTCOME and as_of is not None and as_of.month < 12
    return PARTIAL if partial and row["kind"] == "verksamhet" else line


def _point(row: Mapping[str, Any], magnitudes: bool) -> Point:
    unsure = row["confidence"] is not None and row["confidence"] < SETTINGS.least_confidence
    value = abs(row["value"]) if magnitudes else row["value"]
    return Point(
        row["year"], value, bool(row["doubted"] or unsure), row["file_name"], row["page"], row["ref"]
    )
