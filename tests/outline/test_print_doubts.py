"""Numbers that are struck out, or of signs without a meaning, are doubted in their cell."""

from vonextract.geometry import Box
from vonextract.layout.model import PageText, Word
from vonextract.model import Finding
from vonextract.outline.print_doubts import print_doubts
from vonextract.pdf.glyphs import empty_chars
from vonextract.pdf.model import Page
from vonextract.tables.model import GridCell, LogicalTable, PageTable

PLACE = Box(100, 90, 200, 100)


def word(text: str, index: int, struck: bool = False) -> Word:
    return Word(index, text, *PLACE, 98, 10, 0, False, False, 0, -1, 0, struck=struck)


def doubts(*words: Word, outside: tuple[Word, ...] = ()) -> list[Finding]:
    """Findings about a table whose cells hold a word each, and words outside it."""
    cells = [GridCell(0, col, 1, 1, PLACE, [[w]], page=1, text=w.text) for col, w in enumerate(words)]
    part = PageTable(1, PLACE, 1, len(words), cells, "rules", 1.0)
    table = LogicalTable([part], 1, len(words), 0, cells, "rules", 1.0)
    page = PageText(Page(1, 595, 842, empty_chars()), [*words, *outside])
    return print_doubts([table], [page])


def test_a_struck_number_is_doubted_in_its_cell() -> None:
    (found,) = doubts(word("27140", 0), word("28300", 1, struck=True))
    assert (found.rule, found.severity, found.table_id, found.row, found.col) == (
        "struck_out",
        "warning",
        1,
        0,
        1,
    )


def test_a_sign_without_a_meaning_is_doubted_in_its_cell() -> None:
    (found,) = doubts(word("\ufffd415", 0))
    assert (found.rule, found.severity, found.row, found.col) == ("unmapped_glyph", "warning", 0, 0)


def test_words_outside_tables_are_named_once_a_page() -> None:
    struck = (word("gammal", 1, struck=True), word("text", 2, struck=True))
    found = doubts(word("1", 0), outside=(*struck, word("ordf\ufffdrande", 3)))
    assert [(f.rule, f.severity, f.table_id, f.page) for f in found] == [
        ("struck_out", "info", None, 1),
        ("unmapped_glyph", "warning", None, 1),
    ]
    assert "gammal text" in found[0].message


def test_many_doubts_in_a_table_are_one_finding() -> None:
    (alone,) = doubts(word("1", 0), outside=(word("\ufffd", 3),))
    assert (alone.rule, alone.severity) == ("unmapped_glyph", "info")
    found = doubts(*(word("\ufffd1", i) for i in range(30)))
    assert [(f.table_id, f.row, f.col) for f in found] == [(1, None, None)]
