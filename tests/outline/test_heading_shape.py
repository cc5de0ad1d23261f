"""A style that paragraphs are set in, too, is less of a heading's."""

from vonextract.flow.blocks import FlowBlock
from vonextract.flow.paragraphs import Typography
from vonextract.layout.model import Word
from vonextract.layout.printed import FlowLine
from vonextract.outline.headings import Signs
from vonextract.outline.hints import Listed


def block(lines: int, size: float, top: float) -> FlowBlock:
    """Lines of one word."""
    return FlowBlock(
        "text",
        [
            FlowLine(
                1,
                [Word(0, "Inledning", 70, y, 300, y + size, y + size, size, 0, False, False, 0, -1, 0)],
                column=(70, 500),
            )
            for y in (top + 12 * n for n in range(lines))
        ],
    )


def points(lines_of_others: int) -> float:
    """The points of the first block, with two more set like it and a body of text."""
    large = [block(1, 10.8, 100), *(block(lines_of_others, 10.8, 200 + 100 * n) for n in range(2))]
    items = [x for heading in large for x in (heading, block(6, 10, heading.box.bottom + 12))]
    lines = [line for item in items for line in item.lines]
    _, found = Signs(items, Typography(lines), Listed(()), Listed(())).read(0, "Inledning")
    return found


def test_what_is_set_in_the_style_of_short_lines_is_more_of_a_heading() -> None:
    assert points(1) - points(6) > 0.5
