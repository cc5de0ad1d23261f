import time

from tests.layout.making import FONTS, Sheet

from vonextract.flow.blocks import FlowBlock
from vonextract.flow.flow import flow
from vonextract.flow.toc import toc_entries
from vonextract.geometry import Box
from vonextract.layout.lists import follows, is_label
from vonextract.layout.model import PageText
from vonextract.pdf.model import Fill, Rule

LONG = "En rad som är lång nog för att fylla spalten helt och hållet, ord"


def read(*sheets: Sheet) -> list[FlowBlock]:
    blocks, _, _ = flow([sheet.text() for sheet in sheets], [])
    return blocks


def body(sheet: Sheet, top: float, lines: int = 4, end: str = "och slutar.") -> float:
    """A paragraph; returns the baseline after it."""
    for i in range(lines - 1):
        sheet.put(LONG, 70, top + 13 * i)
    sheet.put(end, 70, top + 13 * (lines - 1))
    return top + 13 * lines


def test_space_parts_paragraphs() -> None:
    sheet = Sheet()
    after = body(sheet, 100)
    body(sheet, after + 8)
    assert [len(b.lines) for b in read(sheet)] == [4, 4]


def test_a_short_last_line_parts_paragraphs_without_space() -> None:
    sheet = Sheet()
    after = body(sheet, 100)
    body(sheet, after)
    assert [len(b.lines) for b in read(sheet)] == [4, 4]


def test_an_indented_line_begins_a_paragraph() -> None:
    sheet = Sheet()
    for i in range(3):
        sheet.put(LONG[:-4] + " xyz", 70, 100 + 13 * i)
    sheet.put(LONG[:-5] + "or.", 70, 139)
    sheet.put(LONG[:-3], 82, 152)
    sheet.put(LONG, 70, 165)
    assert [len(b.lines) for b in read(sheet)] == [4, 2]


def test_a_paragraph_goes_on_over_a_page_break() -> None:
    first, second = Sheet(1), Sheet(2)
    body(first, 700, end=LONG)
    body(second, 100, end="slut.")
    blocks = read(first, second)
    assert len(blocks) == 1
    assert {line.page for line in blocks[0].lines} == {1, 2}
    assert blocks[0].box.top > 600


def test_a_finished_paragraph_does_not_go_on() -> None:
    first, second = Sheet(1), Sheet(2)
    body(first, 700)
    body(second, 100)
    assert len(read(first, second)) == 2


def test_bullets_make_items_with_their_nesting() -> None:
    sheet = Sheet()
    body(sheet, 60)
    for i, (x, text) in enumerate(((80, "ett"), (80, "två"), (100, "två a"), (100, "två b"), (80, "tre"))):
        sheet.put("•", x, 140 + 13 * i)
        sheet.put(text, x + 12, 140 + 13 * i)
    items = [b for b in read(sheet) if b.kind == "list_item"]
    assert [(b.label, b.level, b.text_lines[0]) for b in items] == [
        ("•", 1, "ett"),
        ("•", 1, "två"),
        ("•", 2, "två a"),
        ("•", 2, "två b"),
        ("•", 1, "tre"),
    ]


def test_numbers_that_count_on_make_items_and_a_lone_one_does_not() -> None:
    sheet = Sheet()
    after = body(sheet, 60)
    for i, text in enumerate(("1. första punkten", "2. andra punkten", "3. tredje punkten")):
        sheet.put(text, 70, after + 13 * (i + 1))
    sheet.put("4. oktober var det möte i nämnden", 300, 400)
    kinds = [(b.kind, b.label) for b in read(sheet)][1:]
    assert kinds == [("list_item", "1."), ("list_item", "2."), ("list_item", "3."), ("text", None)]


def test_a_minus_at_the_start_of_a_line_is_no_bullet() -> None:
    sheet = Sheet()
    sheet.put(LONG, 70, 100)
    sheet.put("- 12 357 tkr jämfört med budget.", 70, 113)
    assert [b.kind for b in read(sheet)] == ["text"]


def test_a_bold_line_stands_for_itself() -> None:
    sheet = Sheet()
    sheet.put("Rubrik i fetstil", 70, 87, font=1)
    body(sheet, 100)
    assert FONTS[1].bold
    assert [len(b.lines) for b in read(sheet)] == [1, 4]


def test_the_contents_are_told_from_the_text() -> None:
    sheet = Sheet()
    sheet.put("Innehåll", 70, 100, size=16)
    for i, title in enumerate(("1 Inledning", "2 Ekonomi", "2.1 Drift", "3 Mål som tar")):
        sheet.put(title, 70 + 10 * title.count("."), 130 + 14 * i)
        if title != "3 Mål som tar":
            sheet.put("." * 60 + f" {i + 2}", 160, 130 + 14 * i)
    sheet.put("mer än en rad", 90, 186)
    sheet.put("." * 60 + " 9", 160, 186)
    body(sheet, 300)
    blocks = read(sheet)
    assert [b.kind for b in blocks] == ["toc"] * 6 + ["text"]
    assert [(e.title, e.page) for e in toc_entries(blocks)] == [
        ("1 Inledning", "2"),
        ("2 Ekonomi", "3"),
        ("2.1 Drift", "4"),
        ("3 Mål som tar mer än en rad", "9"),
    ]


def test_axis_labels_stay_out_of_the_text() -> None:
    sheet = Sheet()
    body(sheet, 100)
    for i in range(5):
        sheet.put(str(20 * i), 80, 300 + 20 * i, size=8)
    body(sheet, 500)
    text = sheet.text()
    text.page.fills += [Fill(Box(110 + 40 * i, 300 + 10 * i, 140 + 40 * i, 390), 0x3366AA) for i in range(6)]
    text.page.rules.append(Rule(95, 390, 400, 390, 1, 0))
    blocks, _, _ = flow([text], [])
    assert [b.kind for b in blocks] == ["text", "figure", "text"]


def test_a_picture_without_words_is_a_figure_and_a_repeated_emblem_is_not() -> None:
    texts: list[PageText] = []
    for number in (1, 2, 3):
        sheet = Sheet(number)
        body(sheet, 100)
        texts.append(sheet.text())
        texts[-1].page.images.append(Box(400, 20, 500, 70))
    texts[0].page.images.append(Box(70, 300, 400, 500))
    _, figures, _ = flow(texts, [])
    assert [(f.page, f.box.top) for f in figures] == [(1, 300)]


def test_labels_count_on() -> None:
    assert follows("1.", "2.")
    assert follows("b)", "c)")
    assert not follows("1.", "3.")
    assert not follows("1.", "b.")
    assert is_label("(a)") and is_label("•") and not is_label("2024")


def test_a_page_of_spaced_leaders_is_no_work() -> None:
    sheet = Sheet()
    for i in range(60):
        sheet.put("Kapitel " + ". " * 260 + "x", 70, 100 + 12 * i, size=1)
    start = time.process_time()
    read(sheet)
    assert time.process_time() - start < 5
