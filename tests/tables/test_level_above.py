"""The uppermost level of a header, left above a table."""

from __future__ import annotations

import pytest
from tests.tables.pages import across, covered_once, down, page, texts, words

from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.model import PageTable
from vonextract.tables.over_pages.level_above import with_level_above, with_spread_names
from vonextract.tables.ruled.engine import RuledEngine

XS = (200, 260, 330, 390)
NAMES = ("Kvinnor", "Män", "Kvinnor", "Män")


def rows(*names: str) -> list[tuple[float, float, str]]:
    head = [(50, 100, "Grupp"), *((x, 100, name) for x, name in zip(XS, names, strict=True) if name)]
    body = [(50, 114 + 14 * n, label) for n, label in enumerate(("Barn", "Vuxna", "Äldre"))]
    return [*head, *body, *((x, 114 + 14 * n, f"{30 + n}{x % 70}") for n in range(3) for x in XS)]


def read(*above: tuple[float, float, str], names: tuple[str, ...] = NAMES) -> PageTable:
    body = words(*rows(*names))
    (table,) = [t for t in BareEngine().propose(page(body)) if t.n_rows == 4]
    found = with_level_above(page(body, words(*above)), table, [table])
    assert covered_once(found)
    return found


def test_years_over_names_that_come_again_span_their_repetitions() -> None:
    found = read((205, 88, "2023"), (340, 88, "2024"))
    assert texts(found)[:2] == [["Grupp", "2023", "2024"], [*NAMES]]
    assert found.n_header_rows == 2
    assert {(c.col, c.col_span, c.row_span) for c in found.cells if c.row == 0} == {
        (0, 1, 2),
        (1, 2, 1),
        (3, 2, 1),
    }


def test_a_text_over_the_middle_of_some_columns_spans_them_and_one_over_a_nameless_column_names_it() -> None:
    found = read((196, 88, "Antal"), (308, 88, "Procent av alla"), names=("", "Barn", "Unga", "Äldre"))
    assert texts(found)[:2] == [["Grupp", "Antal", "Procent av alla"], ["Barn", "Unga", "Äldre"]]
    assert {(c.col, c.col_span, c.row_span) for c in found.cells if c.row == 0} == {
        (0, 1, 2),
        (1, 1, 2),
        (2, 3, 1),
    }


def test_a_text_over_the_labels_is_part_of_their_name() -> None:
    found = read((50, 88, "Antal per"), (224, 88, "2023"), (354, 88, "2024"), names=("A", "B", "C", "D"))
    assert texts(found)[:2] == [["Antal per Grupp", "2023", "2024"], ["A", "B", "C", "D"]]


@pytest.mark.parametrize(
    "above",
    [
        pytest.param([(205, 60, "2023"), (340, 60, "2024")], id="too far away"),
        pytest.param([(200, 88, "12"), (330, 88, "14")], id="amounts"),
        pytest.param([(50, 88, "Tabell 3. Andel av alla")], id="a caption"),
        pytest.param([(50, 88, "Andel av alla barn, unga och äldre i kommunen")], id="a sentence"),
        pytest.param([(200, 88, "Andel"), (390, 88, "Antal")], id="over one column each"),
    ],
)
def test_other_lines_stay_outside(above: list[tuple[float, float, str]]) -> None:
    assert read(*above, names=("A", "B", "C", "D")).n_rows == 4


def with_years_in_a_row(*names: str, share: str = "") -> PageTable:
    """As drawn: years in a row without walls, names in the row below them, a share beside the years."""
    right = 500 if share else 430
    lines = [across(y, 48, right) for y in (86, 99, 113, 127, 141, 155)] + [down(150, 86, 155)]
    walls = [down(x, 99, 155) for x in (245, 315, 375)] + [down(430, 86, 155)] * bool(share)
    shares = [(440, 88, share), *((440, 114 + 14 * n, f"{n} %") for n in range(3))] if share else []
    body = words(*rows(*names), (238, 88, "2023"), (370, 88, "2024"), *shares)
    (table,) = RuledEngine().propose(page(body, rules=[*lines, *walls]))
    return table


def test_a_name_beside_those_that_spread_stays() -> None:
    found = with_spread_names(with_years_in_a_row(*NAMES, share="Andel"))
    assert [(c.text, c.col, c.col_span) for c in found.cells if c.row == 0 and c.text] == [
        ("Grupp", 0, 1),
        ("2023", 1, 2),
        ("2024", 3, 2),
        ("Andel", 5, 1),
    ]
    assert covered_once(found)


def test_names_in_the_first_row_spread_over_columns_whose_names_come_again() -> None:
    table = with_years_in_a_row(*NAMES)
    found = with_spread_names(table)
    assert [(c.text, c.col, c.col_span) for c in found.cells if c.row == 0 and c.text] == [
        ("Grupp", 0, 1),
        ("2023", 1, 2),
        ("2024", 3, 2),
    ]
    assert covered_once(found) and found.n_rows == table.n_rows


def test_names_in_the_first_row_over_other_names_each_stay() -> None:
    table = with_years_in_a_row("A", "B", "C", "D")
    assert with_spread_names(table) is table
