"""Titles that tables carry themselves: "Not 2 Nettoomsättning", "Balansräkning" over the labels."""

from __future__ import annotations

from vonextract.swedish.units import states_money
from vonextract.tables.model import GridCell, LogicalTable
from vonextract.tables.roles import note_numbers, rows_of
from vonextract.vocabulary import Words, per_vocabulary


def header_title(table: LogicalTable, heading: str | None = None) -> str | None:
    """The title over all columns, over the labels, or right below the years: of a note, or a kind's name.

    What stands over all columns above their names is one, whatever it says, but for what amounts are in.
    A number is joined with the first row if it is but a number without.

    Args:
        table: whole over its pages.
        heading: what it stands under; a title that says no more than that is none.
    """
    rows = rows_of(table.cells, table.n_rows)
    if not table.n_header_rows:
        return None
    label = _label(rows[0])
    if label is not None and label.col_span == table.n_cols and table.n_header_rows > 1:
        return None if states_money(label.text) else label.text
    first = _alone(rows[table.n_header_rows]) if table.n_rows > table.n_header_rows else None
    said = label or first
    if said is None:
        return None
    if said.text.casefold() in _kind_names():
        return None if said.text.casefold() in (heading or "").casefold() else said.text
    if label is None:
        notes = [c for row in rows for c in row if c.col == 0 and note_numbers().match(c.text)]
        return said.text if notes == [said] else None
    numbered = note_numbers().match(label.text)
    if numbered is None:
        return None
    if numbered.end() < len(label.text.rstrip(" .:")) or first is None:
        return label.text
    return f"{label.text} {first.text}"


@per_vocabulary
def _kind_names(words: Words) -> frozenset[str]:
    """What alone says of which kind a table is that it stands above."""
    phrases = [phrase for kind in words.kinds.values() for phrase in kind.at("title").decisive]
    return frozenset(phrase.removeprefix("^").casefold() for phrase in phrases)


def _alone(row: list[GridCell]) -> GridCell | None:
    """The label of a row that holds nothing else."""
    held = [c for c in row if c.text]
    return held[0] if len(held) == 1 and held[0].col == 0 else None


def _label(row: list[GridCell]) -> GridCell | None:
    return next((c for c in row if c.col == 0 and c.text), None)
