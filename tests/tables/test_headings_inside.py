"""Headings that were read with the header of a table without borders."""

from __future__ import annotations

from tests.tables.pages import across, covered_once, page, texts, words

from vonextract.geometry import Box, bounding
from vonextract.pdf.model import Rule
from vonextract.tables.grid import set_lines
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.whole.headings_inside import without_heading

Placed = tuple[float, float, str]
XS = (50.0, 250.0, 350.0, 420.0)
YEARS: list[list[Placed]] = [[], [(250, 214, "2024")], [(350, 214, "2023")]]
BODY: list[list[list[Placed]]] = [
    [[(50, 230, "Hyror")], [(250, 230, "1 500")], [(350, 230, "1 400")]],
    [[(50, 244, "Avgifter")], [(250, 244, "610")], [(350, 244, "580")]],
]


def read(
    *header: list[list[Placed]], rules: list[Rule] | None = None, method: str = "text"
) -> list[list[str]]:
    """What is left of a table of three columns that was read with these rows of a header."""
    made = [[words(*said) for said in row] for row in [*header, *BODY]]
    text = page(*(said for row in made for said in row), rules=rules)
    cells = []
    for r, row in enumerate(made):
        held = [w for said in row for w in said]
        for c, said in enumerate(row):
            box = Box(XS[c], min(w.top for w in held), XS[c + 1], max(w.bottom for w in held))
            cells.append(GridCell(r, c, 1, 1, box))
            set_lines(cells[-1], said)
    table = PageTable(1, bounding(c.box for c in cells), len(made), 3, cells, method, 1.0, [], len(header))
    left = without_heading(text, table)
    assert covered_once(left)
    assert left.n_header_rows == len(header) - (table.n_rows - left.n_rows)
    return texts(left)


def named(*label: Placed) -> list[list[Placed]]:
    return [list(label), *YEARS[1:]]


def test_a_line_at_the_left_above_the_years_is_a_heading() -> None:
    assert read(named((50, 198, "Flerårsöversikt")))[0] == ["", "2024", "2023"]


def test_a_label_beside_the_years_is_one_of_the_names() -> None:
    assert read(named((50, 214, "Intäkter")))[0][0] == "Intäkter"
    assert read(named((50, 202, "Intäkter"), (50, 214, "i kronor")))[0][0] == "Intäkter i kronor"


def test_lines_across_the_columns_are_no_rows_of_the_header() -> None:
    prose: list[list[Placed]] = [
        [(50, 180, "Nedanstående underhåll har utförts eller planeras under åren")],
        [],
        [],
    ]
    assert read(prose, prose, named((50, 214, "Underhåll")))[0] == ["Underhåll", "2024", "2023"]
    assert read(prose)[0] == ["Hyror", "1 500", "1 400"]


def test_a_short_text_by_itself_stays_a_row() -> None:
    assert len(read([[(50, 198, "Intäkter")], [], []], YEARS)) == 4


def test_what_a_border_runs_above_belongs_to_the_table() -> None:
    drawn = [across(194.0, 50, 420)]
    assert read(named((50, 198, "Flerårsöversikt")), rules=drawn)[0][0] == "Flerårsöversikt"
    assert read(named((50, 198, "Flerårsöversikt")), method="rules+text")[0][0] == "Flerårsöversikt"
