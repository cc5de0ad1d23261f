"""A last figure that only its narrow glyph makes a marker: of a note that exists, else of the number."""

from tests.layout.making import Sheet
from tests.printed import document

from vonextract.layout.page_texts import page_texts
from vonextract.notes import page_notes

NARROW = 0.33


def body(*, number: str, last: str, note: str | None) -> list[str]:
    """The words left of a page with a number whose last figure is narrow, and perhaps a note at its foot."""
    sheet = Sheet()
    for i in range(6):
        sheet.put("löpande text med siffrorna 0123456789 och 1 309 samt 2024", 50, 60 + 14 * i)
    end = sheet.put(f"Kostnad {number}", 50, 200)
    sheet.put(last, end, 200, advance=NARROW)
    for i in range(4):
        sheet.put("mer löpande text som följer under talet", 50, 230 + 14 * i)
    if note:
        after = sheet.put(note, 50, 780, size=8, advance=NARROW)
        sheet.put(" Inklusive interna kostnader för året.", after, 780, size=8)
    pages = document([sheet.text()])
    pages.fonts *= 2
    texts = page_texts(pages)
    page_notes(pages, texts)
    return [w.text for w in texts[0].body if abs(w.baseline - 200) < 1]


def test_without_a_note_the_number_is_whole() -> None:
    assert body(number="4121", last="1", note=None) == ["Kostnad", "41211"]


def test_a_note_with_another_marker_takes_nothing() -> None:
    assert body(number="4121", last="1", note="2") == ["Kostnad", "41211"]


def test_a_note_with_the_marker_has_it() -> None:
    assert body(number="2030", last="2", note="2") == ["Kostnad", "2030"]


def test_a_number_that_would_be_none_without_the_figure_keeps_it() -> None:
    assert body(number="41 21", last="2", note="2") == ["Kostnad", "41", "212"]


def test_a_power_is_put_to_its_unit_once() -> None:
    assert body(number="12 m", last="2", note=None) == ["Kostnad", "12", "m²"]
