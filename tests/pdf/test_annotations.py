"""Form fields, stamps and free text are read where they stand; notes beside the page are not."""

from __future__ import annotations

from pathlib import Path

from tests.pdf.building import Builder

from vonextract.layout.model import Word
from vonextract.layout.words import words
from vonextract.pdf.model import Page
from vonextract.pdf.reader import read

FORM = (
    "/AcroForm << /Fields [60 0 R 61 0 R] /NeedAppearances true /DA (/F1 10 Tf 0 g) "
    "/DR << /Font << /F1 3 0 R /Helv 3 0 R >> >> >>"
)
STAMP = b"BT /F1 12 Tf 5 10 Td (JUSTERAT) Tj ET"


def page_with(folder: Path, *annotations: bytes) -> tuple[Page, list[Word]]:
    """A page that says "Grundskola", with some annotations."""
    builder = Builder(catalog=FORM)
    kids = " ".join(f"{60 + i} 0 R" for i in range(len(annotations)))
    builder.page("BT /F1 10 Tf 60 700 Td (Grundskola) Tj ET", f"/Annots [{kids}]")
    builder.objects = {60 + i: b"<< /Type /Annot " + body + b" >>" for i, body in enumerate(annotations)}
    builder.objects[90] = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 100 40] /Resources << /Font << /F1 3 0 R >> >> "
        b"/Length %d >>\nstream\n%s\nendstream" % (len(STAMP), STAMP)
    )
    document = read(builder.save(folder))
    return document.pages[0], words(document.pages[0], document.fonts)


def spelled(folder: Path, *annotations: bytes) -> list[str]:
    return [w.text for w in page_with(folder, *annotations)[1]]


def test_the_value_of_a_field_without_an_appearance_is_read_in_its_place(tmp_path: Path) -> None:
    field = b"/Subtype /Widget /FT /Tx /T (a) /V (43 615) /DA (/F1 10 Tf 0 g) /Rect [200 695 260 710] /F 4"
    _, found = page_with(tmp_path, field)
    assert [w.text for w in found] == ["Grundskola", "43", "615"]
    assert abs(found[1].x0 - 201) < 2
    assert abs(found[1].baseline - found[0].baseline) < 2


def test_the_value_that_a_field_has_from_its_parent_is_read(tmp_path: Path) -> None:
    parent = b"/FT /Tx /T (b) /V (27 140) /DA (/F1 10 Tf 0 g) /Kids [61 0 R]"
    kid = b"/Subtype /Widget /Parent 60 0 R /Rect [280 695 340 710] /F 4"
    assert spelled(tmp_path, parent, kid)[1:] == ["27", "140"]


def test_a_choice_is_read(tmp_path: Path) -> None:
    choice = (
        b"/Subtype /Widget /FT /Ch /Ff 131072 /T (c) /V (Klart) /Opt [(Klart) (Ej)] /DA (/F1 10 Tf 0 g) "
        b"/Rect [360 695 420 710] /F 4"
    )
    assert "Klart" in spelled(tmp_path, choice)


def test_stamps_and_free_text_are_read(tmp_path: Path) -> None:
    stamp = b"/Subtype /Stamp /Rect [300 600 400 640] /F 4 /AP << /N 90 0 R >>"
    free = b"/Subtype /FreeText /Contents (9 902) /DA (0 g /Helv 9 Tf) /Rect [200 600 300 620] /F 4"
    assert spelled(tmp_path, stamp, free)[1:] == ["9", "902", "JUSTERAT"]


def test_hidden_annotations_and_notes_beside_the_page_are_not_read(tmp_path: Path) -> None:
    hidden = b"/Subtype /FreeText /Contents (Dold) /DA (0 g /Helv 9 Tf) /Rect [200 500 300 520] /F 2"
    note = b"/Subtype /Text /Contents (En lapp) /Rect [20 698 40 710] /F 4"
    stamp = b"/Subtype /Stamp /Rect [300 600 400 640] /F 4 /AP << /N 90 0 R >>"
    page, found = page_with(tmp_path, hidden, note, stamp)
    assert [w.text for w in found] == ["Grundskola", "JUSTERAT"]
    assert not page.rules


def test_a_stroke_through_words_is_drawn(tmp_path: Path) -> None:
    stroke = b"/Subtype /StrikeOut /Rect [60 698 120 710] /QuadPoints [60 710 120 710 60 698 120 698] /F 4"
    page, _ = page_with(tmp_path, stroke)
    assert [(round(r.x0), round(r.x1)) for r in page.rules] == [(60, 120)]


def test_a_line_without_an_appearance_is_drawn(tmp_path: Path) -> None:
    line = b"/Subtype /Line /Rect [60 698 120 710] /L [60 703.5 120 703.5] /F 4"
    page, _ = page_with(tmp_path, line)
    assert [(round(r.x0), round(r.x1)) for r in page.rules] == [(60, 120)]
