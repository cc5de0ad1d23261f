from tests.layout.making import Sheet

from vonextract.flow.blocks import FlowBlock
from vonextract.flow.order_doubts import doubtful_order
from vonextract.layout.lines import page_lines


def block(sheet: Sheet, order: list[int]) -> FlowBlock:
    """One paragraph of the sheet's lines in this order."""
    lines = page_lines(sheet.text())
    return FlowBlock("text", [lines[i] for i in order])


def two_columns() -> Sheet:
    sheet = Sheet()
    for x in (70, 320):
        for i in range(6):
            sheet.put("text som fortsätter på nästa", x, 100 + 14 * i)
    return sheet


def test_columns_read_one_after_another_are_no_doubt() -> None:
    assert doubtful_order([block(two_columns(), list(range(12)))]) == {}


def test_columns_read_across_each_other_are_doubtful() -> None:
    mixed = [0, 1, 6, 7, 2, 3, 8, 9, 4, 5, 10, 11]
    assert len(doubtful_order([block(two_columns(), mixed)])[1]) == 5


def test_a_single_column_is_never_doubtful() -> None:
    sheet = Sheet()
    for i in reversed(range(6)):
        sheet.put("text som fortsätter på nästa", 70, 100 + 14 * i)
    assert doubtful_order([block(sheet, list(range(6)))]) == {}


def test_a_line_printed_in_two_places_counts() -> None:
    sheet = Sheet()
    for x in (70, 230):
        for i in range(8):
            sheet.put("text som fortsätter på", x, 100 + 14 * i)
    lines = page_lines(sheet.text())
    for i in range(3):
        lines[i].words += lines[8 + i].words
    doubts = doubtful_order([FlowBlock("text", [*lines[:8], *lines[11:]])])
    assert len(doubts[1]) >= 3
