"""Drift: lines of business and their money."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from vonextract.meaning.record_words import Vocabulary
from vonextract.model import DriftPost, Records
from vonextract.records.table_reading import Reading
from vonextract.swedish.typography import fold

_ASIDE = re.compile(r"\([^)]{0,200}\)")
_NO_MONEY = frozenset({"procent", "procentenheter", "promille"})


class _Line(NamedTuple):
    """What a row is about: a verksamhet by its name, and the post of it where the row's label is one."""

    name: str | None
    post: str | None


class DriftFamily:
    """Tables of the family drift."""

    name = "drift"

    def identify(self, reading: Reading) -> bool:
        """Whether the kind is of this family."""
        return reading.kind.family == self.name

    def extract(self, reading: Reading, records: Records) -> None:
        """One post a line and money column."""
        money, lines = reading.vocabulary.units, _lines(reading)
        for row, cell, value in reading.numbers():
            if cell.unit is not None and (cell.unit in _NO_MONEY or money.kronor(cell.unit) is None):
                continue
            column, line = reading.meaning(row, cell.col), lines[row.index]
            records.drift_poster.append(
                DriftPost(
                    table_id=reading.table.table_id,
                    row=cell.row,
                    col=cell.col,
                    page=cell.page,
                    verksamhet=line.name,
                    kod=row.code,
                    measure=column.measure,
                    post=line.post or column.post,
                    year=column.year,
                    amount_sek=reading.amount_sek(cell),
                    value=value,
                    unit=cell.unit,
                    is_total=row.is_total,
                    is_group=row.is_group,
                )
            )


def _lines(reading: Reading) -> Mapping[int, _Line]:
    """What each row with numbers is about; a name that several rows have has its groups before it."""
    rows = {row.index: row for row, _, _ in reading.numbers()}
    named = Counter(row.name or row.joined_path for row in rows.values())
    lines = {}
    for index, row in rows.items():
        name = row.name or row.joined_path
        post = _post(name, reading.vocabulary)
        if post:
            lines[index] = _Line(" > ".join(row.groups) or None, post)
        else:
            lines[index] = _Line(row.joined_path if named[name] > 1 and row.groups else name, None)
    return lines


def _post(label: str, words: Vocabulary) -> str | None:
    """The post that a label names and nothing else: "Intäkter (+)", "Verksamhetens nettokostnad"."""
    folded = fold(_ASIDE.sub(" ", label))
    return next((post for post, phrases in words.row_posts.items() if phrases.within(folded)), None)


def name_by_tree(records: Records) -> None:
    """Give lines the name that the document has elsewhere for the same line with its group.

    "-Externa placeringar" below LSS is the line that another table calls "Externa placeringar LSS".
    """
    whole: dict[frozenset[str], set[str]] = {}
    for post in records.drift_poster:
        if post.verksamhet and " > " not in post.verksamhet:
            whole.setdefault(_words(post.verksamhet), set()).add(post.verksamhet)
    paths = {(fact.table_id, fact.row): fact.row_path.split(" > ") for fact in records.facts}
    for post in records.drift_poster:
        *above, own = paths.get((post.table_id, post.row), [""])
        names = whole.get(_words(f"{above[-1]} {own}"), set()) if above and post.verksamhet else set()
        if len(names) == 1:
            post.verksamhet = next(iter(names))


def _words(name: str) -> frozenset[str]:
    """The words of a name, folded, without hanging hyphens."""
    return frozenset(filter(None, (word.strip("-") for word in fold(name).split())))
