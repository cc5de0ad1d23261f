"""The verdict over what the engines propose."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.tables.pages import across, down, grid_rules, page, words

from vonextract.geometry import bounding
from vonextract.layout.model import PageText, Word
from vonextract.pdf.model import Rule
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.reconcile import _regions, reconcile
from vonextract.tables.ruled.engine import RuledEngine
from vonextract.tables.settings import SETTINGS

XS, YS = [50.0, 150.0, 250.0], [100.0 + 20 * i for i in range(6)]
CELLS = [(55, 105, "Post"), (160, 105, "Budget"), (55, 125, "Hyra"), (55, 145, "El")]
CELLS += [(160, 145, "300"), (160, 165, "20"), (160, 185, "10"), (55, 165, "Vatten"), (55, 185, "Avfall")]


def confidence(*numbers: tuple[float, float, str]) -> float:
    text = page(words(*CELLS, *numbers), rules=grid_rules(XS, YS))
    [table] = reconcile(RuledEngine().propose(text))
    return table.confidence


def test_numbers_that_share_a_cell_lower_the_confidence() -> None:
    right = confidence((160, 125, "1200"))
    doubtful = confidence((155, 125, "1200"), (210, 125, "1300"))
    assert right > 0.9
    assert doubtful < 0.75


def columns_of_numbers(x: float, top: float, rows: int) -> list[Word]:
    """A header and rows of a label and two numbers, 120 points wide."""
    made = words((x, top, "Post"), (x + 55, top, "Utfall"), (x + 95, top, "Mål"), bold=True)
    for i in range(1, rows):
        y = top + 14 * i
        made += words((x, y, f"Hyra{i}"), (x + 70, y, f"{17 * i}"), (x + 105, y, f"{90 - i}"))
    return made


def half_ruled(x: float, top: float, rows: int) -> list[Rule]:
    """Rules above and below the header and below the last row."""
    return [across(y, x, x + 125) for y in (top - 2, top + 12, top + 14 * rows)]


def read(text: PageText) -> list[PageTable]:
    return reconcile([*RuledEngine().propose(text), *BareEngine().propose(text)])


def test_two_tables_side_by_side_that_rules_part_are_two() -> None:
    text = page(
        columns_of_numbers(50, 100, 8),
        columns_of_numbers(195, 100, 8),
        rules=[*half_ruled(50, 100, 8), *half_ruled(195, 100, 8)],
    )
    assert [(t.n_rows, t.n_cols) for t in read(text)] == [(8, 3), (8, 3)]


def test_a_number_in_brackets_is_said_of_the_one_before() -> None:
    text = page(words(*CELLS, (155, 125, "59 (25%)")), rules=grid_rules(XS, YS))
    [table] = reconcile(RuledEngine().propose(text))
    assert table.confidence > 0.9


def test_borders_around_the_head_of_a_table_are_not_followed_for_all_of_it() -> None:
    xs, first = (55, 180, 280), [(55, 105, "Post"), (180, 105, "Budget"), (280, 105, "Utfall")]
    rows = [(f"Post {n}", str(10 + n), str(20 + n)) for n in range(6)]
    body = [(x, 125 + 15 * n, t) for n, row in enumerate(rows) for x, t in zip(xs, row, strict=True)]
    text = page(words(*first, bold=True), words(*body))
    whole = next(iter(BareEngine().propose(text)))
    drawn = grid_rules([50, 150, 250, 350], [100.0, 120.0, 138.0])
    head = next(iter(RuledEngine().propose(page(words(*first, *body[:3]), rules=drawn))))
    [table] = reconcile([whole, head])
    assert table.n_rows == 7


def test_borders_around_whole_columns_are_not_followed() -> None:
    """As where a spreadsheet is printed with its letters and row numbers but without its grid."""
    tops = [101 + 14 * i for i in range(31)]
    letters = words((100, tops[0], "A"), (185, tops[0], "B"), (255, tops[0], "C"))
    head = words((72, tops[1], "Post"), (170, tops[1], "Budget"), (240, tops[1], "Utfall"), bold=True)
    rows = [(72, top, f"Post{i}") for i, top in enumerate(tops[2:])]
    rows += [(x, top, f"{31 * i + 112}") for i, top in enumerate(tops[2:]) for x in (180, 250)]
    numbers = [(52, top, str(i)) for i, top in enumerate(tops[1:], start=1)]
    xs, ys = [50, 68, 150, 220, 290], [99 + 14 * i for i in range(32)]
    borders = [*(across(y, 50, 68) for y in ys), *(across(y, 50, 290) for y in (*ys[:2], ys[-1]))]
    borders += [down(x, ys[0], ys[1] if 68 < x < 290 else ys[-1]) for x in xs]
    text = page(letters, head, words(*rows, *numbers), rules=borders)
    [table] = read(text)
    assert max(len(c.lines) for c in table.cells) <= 2
    assert table.n_rows > 28


def test_a_number_printed_over_a_word_is_doubted() -> None:
    right = confidence((160, 125, "1200"))
    over = confidence((160, 125, "Avskrivningar"), (190, 125, "1200"))
    assert right > 0.9
    assert over <= 0.75


@pytest.mark.parametrize(("shared", "tables"), [(3, 2), (4, 1)])
def test_tables_are_rivals_when_they_share_more_than_three_words_of_ten(shared: int, tables: int) -> None:
    every = words(*((50 + 40 * n, 100, f"a{n}") for n in range(20 - shared)))
    text = page(every)
    parts = [every[:10], every[10 - shared :]]
    proposals = [
        PageTable(
            1, bounding(w.box for w in part), 1, 1, [GridCell(0, 0, 1, 1, part[0].box, [part])], "text", 0.9
        )
        for part in parts
    ]
    assert len(_regions(proposals)) == tables and text.words


def test_a_table_of_turned_texts_is_trusted_less() -> None:
    xs, ys = [50.0, 150.0, 250.0], [100.0, 120.0, 140.0, 160.0]
    texts = [words((x + 5, y + 4, f"{int(x)}{int(y)}")) for y in ys[:-1] for x in xs[:-1]]
    level = page(*texts, rules=grid_rules(xs, ys))
    turned = page(*[[replace(w, angle=90) for w in text] for text in texts], rules=grid_rules(xs, ys))
    [sure], [doubted] = (reconcile(RuledEngine().propose(p)) for p in (level, turned))
    assert sure.confidence > 0.9
    assert doubted.confidence <= SETTINGS.hard_print
