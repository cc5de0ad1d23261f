import pytest

from vonextract.flow.blocks import FlowBlock
from vonextract.flow.paragraphs import Typography
from vonextract.geometry import Box
from vonextract.layout.model import Word
from vonextract.layout.printed import FlowLine
from vonextract.outline.captions import mark_captions, table_captions
from vonextract.outline.headings import Heading
from vonextract.outline.items import Item
from vonextract.tables.model import LogicalTable, PageTable


def block(text: str, top: float, kind: str = "text", size: float = 9) -> FlowBlock:
    word = Word(0, text, 70, top, 300, top + size, top + 0.8 * size, size, 0, False, False, 0, -1, 0)
    made = FlowBlock("text", [FlowLine(1, [word], column=(70, 500), pitch=12)])
    made.kind = kind  # type: ignore[assignment]
    return made


def caption(text: str, top: float) -> FlowBlock:
    return block(text, top, "caption")


def table(top: float, bottom: float) -> LogicalTable:
    part = PageTable(1, Box(70, top, 500, bottom), 2, 2, [], "rules", 1.0)
    return LogicalTable([part], 2, 2, 1, [], "rules", 1.0)


def named(*items: Item) -> list[str | None]:
    """The captions of the tables among the items."""
    found = table_captions(items)
    tables = [id(item) for item in items if isinstance(item, LogicalTable)]
    return [found[key].raw if key in found else None for key in tables]


def test_a_line_on_what_the_numbers_are_may_stand_between_caption_and_table() -> None:
    items: list[Item] = [
        caption("Tabell 1. Kostnader", 100),
        block("Tusental kronor", 112),
        table(124, 200),
        caption("Tabell 2. Intäkter", 220),
        block("Tusental kronor", 232),
        table(244, 300),
    ]
    assert named(*items) == ["Tabell 1. Kostnader", "Tabell 2. Intäkter"]


def test_a_caption_between_two_tables_names_the_nearer_one() -> None:
    assert named(table(100, 200), caption("Tabell 1", 204), table(260, 300)) == ["Tabell 1", None]
    assert named(table(100, 200), caption("Tabell 1", 246), table(260, 300)) == [None, "Tabell 1"]


def test_a_caption_that_is_not_numbered_names_the_table_below_it_however_near_the_one_above() -> None:
    assert named(table(100, 200), caption("Gymnasium", 204), table(260, 300)) == [None, "Gymnasium"]
    assert named(table(100, 200), caption("Gymnasium", 204)) == ["Gymnasium"]


def test_captions_below_name_the_table_above_although_another_follows() -> None:
    items: list[Item] = [table(100, 200), caption("Tabell 1", 204), table(240, 300), caption("Tabell 2", 304)]
    assert named(*items) == ["Tabell 1", "Tabell 2"]


def test_running_text_parts_a_caption_from_a_table() -> None:
    assert named(caption("Figur 1", 100), block("Större stycke", 112, size=11), table(130, 200)) == [None]
    assert named(caption("Figur 1", 100), block("Långt under", 150), table(170, 200)) == [None]


def test_the_title_of_a_note_right_above_a_table_names_it_where_it_is_no_heading() -> None:
    note, text = block("Not 11 Skulder till kreditinstitut", 100), block("Notera att", 240)
    items: list[Item] = [note, table(120, 200), text, table(260, 300)]
    assert named(*items) == ["Not 11 Skulder till kreditinstitut", None]
    assert note.kind == "text"
    assert table_captions(items, [Heading(note, "Not 11", None, None, None, None)]) == {}


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Tabell 8 Utfall", "caption"), ("Tabell 8a. Utfall", "caption"), ("Tabell över utfall", "text")],
)
def test_a_number_with_a_letter_behind_it_numbers_a_table(text: str, kind: str) -> None:
    above = block(text, 100)
    mark_captions([above, table(112, 200)], Typography(above.lines))
    assert above.kind == kind
