"""Names over the numbers of a table that stand above it, names of groups in between."""

from __future__ import annotations

import numpy as np
from tests.tables.pages import page, words

from vonextract.geometry import bounding
from vonextract.layout.model import PageText, Word
from vonextract.tables.alignment.names_above import extent, line_names, names_above
from vonextract.tables.alignment.text_lines import text_lines
from vonextract.tables.candidates import promise
from vonextract.tables.candidates.propose import proposed
from vonextract.tables.find import first_verdict
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.verdict.candidate import Surroundings
from vonextract.tables.verdict.evidence import NAMES, evidence

ROWS = (("Byggnader", "6", "166 338", "167 214"), ("Inventarier", "7", "80 669", "104 040"))
COLUMNS = (50.0, 250.0, 330.0, 430.0)
NUMBERS = extent(330, 365) | extent(430, 465)


def _line(*texts: tuple[float, str], top: float = 100.0) -> list[Word]:
    return words(*((x, top, text) for x, text in texts))


def _found(*lines: list[Word]) -> int:
    """The names over the numbers, of lines from the nearest to the furthest."""
    return names_above([line_names(text_lines(line)[0]) for line in lines], NUMBERS)


def _balance_sheet() -> PageText:
    head = _line((50, "Balansräkning"), (250, "Not"), (330, "2023-12-31"), (430, "2022-12-31"))
    groups = [_line((50, name), top=130 + 26.0 * n) for n, name in enumerate(("TILLGÅNGAR", "Inventarier"))]
    rows = [_line(*zip(COLUMNS, row, strict=True), top=180 + 13.0 * n) for n, row in enumerate(ROWS * 3)]
    return page(head, *groups, *rows)


def test_years_over_numbers_are_names_though_groups_stand_between() -> None:
    years = _line((330, "2023"), (430, "2022"))
    assert _found(_line((50, "Anläggningstillgångar")), _line((50, "TILLGÅNGAR")), years) == 2


def test_a_row_of_amounts_or_running_text_ends_the_search() -> None:
    years = _line((330, "2023"), (430, "2022"))
    amounts = _line((50, "Summa"), (330, "8 350"), (430, "7 122"))
    prose = _line((50, "Föreningens kostnader för el och vatten per kvadratmeter av hela ytan"))
    assert _found(amounts, years) == 0
    assert _found(prose, years) == 0


def test_words_beside_the_numbers_name_no_column() -> None:
    assert _found(_line((50, "Anläggningstillgångar"), (200, "Byggnader"))) == 0


def test_candidate_and_region_without_their_head_say_so() -> None:
    text = _balance_sheet()
    seen, followed = first_verdict(text)
    places, vectors = proposed(text, seen, followed)
    at = promise.NAMES.index("names_above")
    rows = np.array([vector[at] for held, vector in zip(places, vectors, strict=True) if held[0].top > 150])
    assert rows.max() == 3
    whole = max(range(len(places)), key=lambda n: len(places[n]))
    assert len(places[whole]) == len(text.body)
    assert vectors[whole][at] == 0
    assert vectors[whole][promise.NAMES.index("periods_first")] == 2


def test_the_evidence_of_a_table_counts_the_names_left_above_it() -> None:
    text = _balance_sheet()
    lines = text_lines(w for w in text.body if w.top >= 180)
    cells = [
        GridCell(r, c, 1, 1, line.box._replace(x0=piece.x0, x1=piece.x1), [piece.words], text=piece.text)
        for r, line in enumerate(lines)
        for c, piece in enumerate(line.pieces)
    ]
    table = PageTable(1, bounding(line.box for line in lines), len(lines), 4, cells, "text", 0.9)
    (vector,) = evidence([table], [], Surroundings(text))
    assert vector[NAMES.index("names_above")] == 3
