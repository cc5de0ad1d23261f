"""Two raised figures behind several whole numbers are their decimals, unless notes have them for markers."""

from tests.layout.making import Sheet
from tests.printed import document

from vonextract.layout.page_texts import page_texts
from vonextract.notes import page_notes


def amounts(rows: list[tuple[str, str]], notes: tuple[str, ...] = ()) -> list[str]:
    """The last words of the rows of a page: numbers with raised figures behind them."""
    sheet = Sheet()
    for i in range(4):
        sheet.put("löpande text med siffrorna 0123456789 och 1 309 samt 2024", 50, 60 + 14 * i)
    for i, (number, raised) in enumerate(rows):
        end = sheet.put(f"Hyra {number}", 50, 200 + 20 * i)
        sheet.put(raised, end, 196 + 20 * i, size=6)
    for i, note in enumerate(notes):
        end = sheet.put(note, 50, 756 + 12 * i, size=5)
        sheet.put(" Inklusive interna kostnader för året.", end, 760 + 12 * i, size=8)
    pages = document([sheet.text()])
    texts = page_texts(pages)
    page_notes(pages, texts)
    lines = [[w.text for w in texts[0].body if abs(w.baseline - 200 - 20 * i) < 5] for i in range(len(rows))]
    return [line[-1] for line in lines]


def test_raised_pairs_of_figures_are_oere() -> None:
    assert amounts([("12 450", "90"), ("873", "05")]) == ["450,90", "873,05"]


def test_notes_keep_their_markers() -> None:
    assert amounts([("12 450", "11"), ("873", "12")], ("11", "12")) == ["450", "873"]


def test_one_alone_and_single_figures_are_no_decimals() -> None:
    assert amounts([("12 450", "90")]) == ["450"]
    assert amounts([("12 450", "9"), ("873", "5")]) == ["450", "873"]


def test_decimals_have_no_further_ones() -> None:
    assert amounts([("12,4", "90"), ("87,3", "55")]) == ["12,4", "87,3"]
