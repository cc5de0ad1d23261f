from tests.layout.making import Sheet

from vonextract.geometry import Box
from vonextract.layout.line_tags import distrust_broken_tags, tagged_elements
from vonextract.layout.lines import arranged, page_lines, printed_lines
from vonextract.layout.printed import FlowLine
from vonextract.pdf.model import Tag


def texts(lines: list[FlowLine]) -> list[str]:
    return [line.text for line in lines]


def test_lines_are_read_top_to_bottom_whatever_the_content_order() -> None:
    sheet = Sheet()
    sheet.put("andra raden", 70, 120)
    sheet.put("första raden", 70, 100)
    assert texts(page_lines(sheet.text())) == ["första raden", "andra raden"]


def test_columns_are_read_one_after_another_under_a_heading_across_both() -> None:
    sheet = Sheet()
    sheet.put("En rubrik som sträcker sig över hela sidans bredd och båda spalterna", 70, 100)
    for i in range(8):
        sheet.put(f"vänster spalt rad nummer {i} med text", 70, 130 + 14 * i)
        sheet.put(f"höger spalt rad nummer {i} med text", 310, 130 + 14 * i)
    read = texts(page_lines(sheet.text()))
    assert read[0].startswith("En rubrik")
    assert [line.split()[0] for line in read[1:]] == ["vänster"] * 8 + ["höger"] * 8


def test_columns_with_a_narrow_gutter_and_other_baselines_are_told_apart() -> None:
    sheet = Sheet()
    for i in range(10):
        sheet.put("vänster spalt med text som fyller hela bredden", 70, 130 + 14 * i)
        sheet.put("höger spalt med text", 310, 137 + 14 * i)
    read = texts(page_lines(sheet.text()))
    assert [line.split()[0] for line in read] == ["vänster"] * 10 + ["höger"] * 10


def test_columns_go_on_where_a_line_on_the_right_is_followed_by_one_on_the_left() -> None:
    sheet = Sheet()
    for i in range(12):
        if i != 5:
            sheet.put(f"vänster spalt rad {i} med text", 70, 130 + 14 * i)
        if i != 6:
            sheet.put(f"höger spalt rad {i} med text", 310, 130 + 14 * i)
    read = texts(page_lines(sheet.text()))
    assert [line.split()[0] for line in read] == ["vänster"] * 11 + ["höger"] * 11


def test_a_row_that_stands_alone_stays_one_line() -> None:
    sheet = Sheet()
    sheet.put("Diarienummer:", 70, 100)
    sheet.put("VON 2024/17", 160, 100)
    sheet.put("Löpande text under raden med uppgiften", 70, 130)
    assert texts(page_lines(sheet.text()))[0] == "Diarienummer: VON 2024/17"


def test_labels_and_values_are_read_row_by_row() -> None:
    sheet = Sheet()
    for i, (label, value) in enumerate((("Handläggare:", "Anna"), ("Datum:", "maj"), ("Till:", "nämnden"))):
        sheet.put(label, 70, 100 + 14 * i)
        sheet.put(value, 200, 100 + 14 * i)
    read = " ".join(texts(page_lines(sheet.text())))
    assert read == "Handläggare: Anna Datum: maj Till: nämnden"


def test_words_of_tables_are_left_out() -> None:
    sheet = Sheet()
    sheet.put("ett två tre", 70, 100)
    text = sheet.text()
    assert texts(arranged(printed_lines(text, [1]))) == ["ett tre"]


def test_every_word_stands_in_exactly_one_line() -> None:
    sheet = Sheet()
    for i in range(12):
        sheet.put("ord på en rad", 70 + 37 * (i % 4), 100 + 9 * i)
        sheet.put("och mer", 330 - 20 * (i % 3), 104 + 9 * i)
    text = sheet.text()
    placed = sorted(w.index for line in page_lines(text) for w in line.words)
    assert placed == list(range(len(text.words)))


def test_tags_give_lines_their_element_and_items_keep_what_they_hold() -> None:
    item = Tag("LI", children=[Tag("Lbl", mcids=[1]), Tag("LBody", children=[Tag("P", mcids=[2])])])
    elements = tagged_elements([Tag("Document", children=[Tag("H1", mcids=[0]), Tag("L", children=[item])])])
    assert [elements[i].role for i in (0, 1, 2)] == ["H1", "LI", "LI"]
    assert elements[1].number == elements[2].number
    assert elements[2].depth == 1


def test_tags_that_make_every_line_a_paragraph_are_dropped() -> None:
    sheet = Sheet()
    for i in range(6):
        sheet.put("text som fortsätter på nästa rad och", 70, 100 + 12 * i, mcid=i)
    text = sheet.text()
    text.page.tags = [Tag("P", mcids=[i]) for i in range(6)]
    lines = page_lines(text)
    assert {line.role for line in lines} == {"P"}
    distrust_broken_tags([lines])
    assert {line.role for line in lines} == {""}


def columns(sheet: Sheet, left: list[str], right: list[str], top: float = 130, shift: float = 0) -> None:
    """Two columns, the left one printed first, the right one `shift` points further down."""
    for i, text in enumerate(left):
        sheet.put(text, 70, top + 14 * i)
    for i, text in enumerate(right):
        sheet.put(text, 302, top + shift + 14 * i)


def test_a_line_too_long_for_its_column_is_parted_from_what_was_printed_later() -> None:
    sheet = Sheet()
    left = [f"vänster {i} med text i spalten" for i in range(8)]
    left[4] = "vänster fyra är för lång för sin spalt, ja det"
    columns(sheet, left, [f"höger {i} med text" for i in range(8)])
    assert [line.split()[0] for line in texts(page_lines(sheet.text()))] == ["vänster"] * 8 + ["höger"] * 8


def test_a_short_heading_printed_after_both_columns_ends_them() -> None:
    sheet = Sheet()
    columns(sheet, ["vänster uppe med text"] * 4, ["höger uppe med text"] * 4)
    sheet.put("Nytt kapitel", 70, 220, size=16)
    columns(sheet, ["vänster nere med text"] * 4, ["höger nere med text"] * 4, top=260)
    begins = [" ".join(line.split()[:2]) for line in texts(page_lines(sheet.text()))]
    assert begins == (
        ["vänster uppe"] * 4
        + ["höger uppe"] * 4
        + ["Nytt kapitel"]
        + ["vänster nere"] * 4
        + ["höger nere"] * 4
    )


def test_a_table_across_both_columns_ends_them() -> None:
    sheet = Sheet()
    columns(sheet, ["vänster uppe med text"] * 4, ["höger uppe med text"] * 4)
    columns(sheet, ["vänster nere med text"] * 4, ["höger nere med text"] * 4, top=260)
    printed = printed_lines(sheet.text(), ())
    read = texts(arranged(printed, [(Box(60, 190, 540, 240), [])]))
    assert [line.split()[0] for line in read] == ["vänster"] * 4 + ["höger"] * 4 + ["vänster"] * 4 + [
        "höger"
    ] * 4


def test_headings_in_the_margin_stand_before_their_paragraphs() -> None:
    sheet = Sheet()
    for i in range(3):
        for line in range(5):
            sheet.put("brödtext som fyller en bred spalt på sidan och mer", 200, 130 + 90 * i + 14 * line)
    for i in range(3):
        sheet.put("Rubrik", 70, 130 + 90 * i)
    read = [line.split()[0] for line in texts(page_lines(sheet.text()))]
    assert read == (["Rubrik"] + ["brödtext"] * 5) * 3


def test_page_numbers_do_not_fall_so_an_axis_beside_text_is_none() -> None:
    sheet = Sheet()
    for i in range(8):
        sheet.put("löpande text i en spalt som", 70, 130 + 14 * i)
        sheet.put(str(8 - i), 330, 130 + 14 * i)
    assert texts(page_lines(sheet.text()))[0] != "löpande text i en spalt som 8"
