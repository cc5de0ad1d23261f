"""Drawn tables are proposed without a title or a source in a frame of its own, too."""

from __future__ import annotations

import pytest
from tests.tables.pages import across, down, page, texts, words

from vonextract.layout.model import PageText
from vonextract.tables.candidates import propose
from vonextract.tables.candidates.trimmed import trimmed
from vonextract.tables.ruled.engine import RuledEngine

ROWS = [("Post", "2023", "2024"), ("Skola", "12", "14"), ("Vård", "31", "28"), ("Park", "7", "9")]
PLAIN = [list(row) for row in ROWS]


def _framed(rows: int = 4) -> PageText:
    """A drawn table between a title and a source over all of its columns."""
    lines = [20 * n for n in range(rows + 3)]
    body = [
        words(*((x, 124.0 + 20 * n, text) for x, text in zip((55, 155, 255), row, strict=True)))
        for n, row in enumerate(ROWS[:rows])
    ]
    title = words((55, 104, "Kostnader för verksamheten i år"))
    source = words((55, 124 + 20 * rows, "Uppgifter ur nämndens bokslut"))
    sides = [down(x, 100, 100 + lines[-1]) for x in (50, 350)]
    inner = [down(x, 120, 120 + 20 * rows) for x in (150, 250)]
    return page(title, *body, source, rules=[*(across(100 + y, 50, 350) for y in lines), *sides, *inner])


def test_a_title_and_a_source_over_all_columns_are_taken_off() -> None:
    text = _framed()
    [whole] = RuledEngine().propose(text)
    [table] = trimmed([whole])
    assert (texts(table), table.n_rows, table.n_cols) == (PLAIN, 4, 3)
    assert (table.box.top, table.box.bottom) == (120, 200)


def test_they_are_candidates_beside_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(propose, "region_reader", lambda text: lambda words: None)
    text = _framed()
    [whole] = RuledEngine().propose(text)
    assert [rival.n_rows for rival in propose.candidates(text, [whole], [])] == [6, 4]


def test_what_has_no_such_row_or_is_hardly_a_table_without_it_is_left_alone() -> None:
    text = _framed(2)
    assert list(trimmed(RuledEngine().propose(text))) == []
    [whole] = RuledEngine().propose(_framed())
    [plain] = trimmed([whole])
    assert list(trimmed([plain])) == []
