from collections.abc import Sequence

from vonextract.flow.blocks import FlowBlock
from vonextract.flow.paragraphs import Typography
from vonextract.layout.model import Word
from vonextract.layout.printed import FlowLine
from vonextract.outline.habits import habits
from vonextract.outline.items import Item

PROSE = "Brödtext som är lång nog för att vara ett stycke under en rubrik, och mer."


def block(text: str, pitch: float, italic: bool = False) -> FlowBlock:
    """A block of one line."""
    word = Word(0, text, 70, 100, 300, 110, 108, 10, 0, False, italic, 0, -1, 0)
    return FlowBlock("text", [FlowLine(1, [word], column=(70, 500), pitch=pitch)])


def found(items: Sequence[Item]) -> int:
    """How many styles head the text."""
    lines = [line for item in items if isinstance(item, FlowBlock) for line in item.lines]
    return len(habits(items, Typography(lines)))


def test_a_slanted_style_that_stands_over_text_again_and_again_is_one_of_headings() -> None:
    assert found([x for _ in range(4) for x in (block("Analys", 20, italic=True), block(PROSE, 14))]) == 1


def test_twice_is_no_habit() -> None:
    assert found([x for _ in range(2) for x in (block("Analys", 20, italic=True), block(PROSE, 14))]) == 0


def test_slanted_lines_without_space_above_are_part_of_their_text() -> None:
    items = [x for _ in range(4) for x in (block("En tidskrift 25.", 12, italic=True), block(PROSE, 12))]
    assert found(items) == 0
