from tests.printed import Row, page

from vonextract.layout.printed import FlowLine
from vonextract.notes.rejoin import rejoined


def cut(row: str, at: int) -> list[FlowLine]:
    """The words of a row as two lines, the second read after the line below."""
    text = page(1, [Row(row, 70, 300, 8), Row("i slutet av året.", 70, 310, 8)])
    first = [w for w in text.words if w.baseline == text.words[0].baseline]
    rest = [w for w in text.words if w not in first]
    return [FlowLine(1, first[:at]), FlowLine(1, rest), FlowLine(1, first[at:])]


def test_a_notes_line_goes_on_behind_a_cut_at_a_word_space() -> None:
    lines = rejoined(cut("* Nöjdhet mäts i en undersökning och följs upp", 5))
    assert [line.text for line in lines] == [
        "* Nöjdhet mäts i en undersökning och följs upp",
        "i slutet av året.",
    ]
    assert lines[1].pitch == 10


def test_what_begins_no_note_stays_cut() -> None:
    lines = cut("Nöjdhet mäts i en undersökning och följs upp", 5)
    assert rejoined(lines) == lines


def test_a_gap_wider_than_a_word_space_parts_columns() -> None:
    lines = cut("* Nöjdhet mäts i en undersökning och följs upp", 5)
    for word in lines[2].words:
        word.x0 += 12
        word.x1 += 12
    assert rejoined(lines) == lines
