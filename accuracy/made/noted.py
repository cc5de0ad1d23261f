"""Notes below tables, and the markers that refer to them."""

from __future__ import annotations

import random
from dataclasses import replace

from accuracy.made.model import Note, Table
from accuracy.made.words import words

NOTED = 0.25
"""The share of tables with a note."""


def noted(dice: random.Random, table: Table, pool: str) -> Table:
    """The table, perhaps with a note out of a list of words to one of its labels."""
    open_rows = [row for row in range(table.header_rows, len(table.rows)) if table.role(row) is None]
    if not open_rows or dice.random() > NOTED:
        return table
    marker = dice.choice(["*", "1)"])
    cells, at = table.rows[dice.choice(open_rows)], table.labels - 1
    cells[at] = replace(cells[at], text=f"{cells[at].text} {marker}")
    table.notes.append(Note(marker, dice.choice(words(pool))))
    return table
