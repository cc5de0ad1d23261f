"""Lines right below a table that go on the texts of its last row."""

from __future__ import annotations

from tests.tables.pages import across, page, texts, words

from vonextract.layout.model import PageText, Word
from vonextract.pdf.model import Rule
from vonextract.tables.alignment.text_rests import with_text_rests
from vonextract.tables.bare.engine import BareEngine

END = 162
"""Below the last line that was read as a row, points."""
LAST = "Beslut om nämndens förslag till budget och plan för"


def _text(*rests: Word, rules: list[Rule] | None = None) -> PageText:
    longer = "Beredning av nämndens förslag till budget och plan för"
    rows = [("3 maj", "Nämnden får förslaget"), ("9 juni", longer), ("7 sep", LAST)]
    lines = [words((60, 102 + 24 * n, day), (150, 102 + 24 * n, said)) for n, (day, said) in enumerate(rows)]
    return page(*lines, list(rests), rules=rules)


def _last(text: PageText) -> list[str]:
    """The last row of the table that ends at `END`, completed."""
    table = BareEngine().read(text, [w for w in text.body if w.y_mid < END], [])
    assert table is not None
    (completed,) = with_text_rests(text, [table])
    return texts(completed)[-1]


def test_lines_below_that_go_on_the_last_row_are_its_own() -> None:
    rests = words((150, 164, "de tre åren därefter och om vilka förslag"), (150, 176, "som dras"))
    said = "de tre åren därefter och om vilka förslag som dras"
    assert _last(_text(*rests)) == ["7 sep", f"{LAST} {said}"]


def test_a_capital_goes_on_where_the_line_above_left_no_room() -> None:
    assert _last(_text(*words((150, 164, "Kommunfullmäktiges ledamöter"))))[1].endswith("ledamöter")
    assert _last(_text(*words((150, 164, "Vi"))))[1] == LAST


def test_what_stands_apart_beside_the_column_or_below_a_border_does_not() -> None:
    assert _last(_text(*words((150, 184, "de tre åren"))))[1] == LAST
    assert _last(_text(*words((60, 164, "Se även nämndens plan för de tre åren"))))[1] == LAST
    assert _last(_text(*words((150, 164, "de tre åren")), rules=[across(162, 50, 500)]))[1] == LAST


def test_nor_does_text_in_other_type_nor_a_number() -> None:
    assert _last(_text(*words((150, 164, "de tre åren"), bold=True)))[1] == LAST
    assert _last(_text(*words((150, 164, "1 200"))))[1] == LAST
