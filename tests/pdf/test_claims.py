"""Letters that are drawn as other ones than the file says are not known; odd forms are believed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import reportlab
import typst
from fontTools.ttLib import TTFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont as PrintedFont
from reportlab.pdfgen.canvas import Canvas
from tests.pdf.building import Builder
from tests.pdf.test_shapes import font_meaning, text

from vonextract.layout.words import words
from vonextract.pdf import alphabet, dots
from vonextract.pdf.outlines import Shape, shapes
from vonextract.pdf.reader import read
from vonextract.pdf.settings import CLAIMS

FONTS = ("Helvetica", "Helvetica-BoldOblique", "Times-Roman", "Times-Italic", "Courier")
SENTENCE = "Nettokostnad personal hyror och vilja jobb fredag budget"


def told(letter: str, meant: str) -> bool:
    """Whether what a letter became is no other letter than the one that is drawn."""
    return letter in (meant, "\ufffd")


@pytest.mark.parametrize("font", FONTS)
def test_text_that_is_what_it_is_said_to_be_is_kept(font: str, tmp_path: Path) -> None:
    for shown in (SENTENCE, "ABCDEFGHIJKLMNOPQRSTUVWXYZ qxz"):
        assert font_meaning(tmp_path, {}, text(shown), font) == shown.split()


def test_an_odd_form_is_believed_where_the_file_holds_no_letter_that_it_looks_like(tmp_path: Path) -> None:
    path = tmp_path / "pitched.pdf"
    source = '#set text(font: "DejaVu Sans Mono"); Method RMSE'
    path.write_bytes(typst.compile(source.encode()))
    document = read(path)
    assert [w.text for w in words(document.pages[0], document.fonts)] == ["Method", "RMSE"]


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("pair", [*map(tuple, ("ao", "ed", "nk", "rt", "sb", "gp", "hy"))])
def test_of_two_letters_that_are_swapped_none_is_read_as_the_other(
    pair: tuple[str, str], font: str, tmp_path: Path
) -> None:
    one, other = pair
    found = font_meaning(tmp_path, {one: ord(other), other: ord(one)}, text(SENTENCE), font)
    read_as = "".join(found)
    meant = SENTENCE.replace(" ", "")
    assert all(told(r, m) for r, m in zip(read_as, meant, strict=True) if m in pair)
    assert all(r == m for r, m in zip(read_as, meant, strict=True) if m not in pair)


@pytest.mark.parametrize("font", FONTS)
def test_a_sign_of_per_cent_that_is_said_to_be_a_letter_is_one(font: str, tmp_path: Path) -> None:
    """Of a font that holds nothing else, whose codes begin at the letter a, or of one with letters."""
    assert font_meaning(tmp_path, {"%": ord("a")}, text("%"), font) == ["%"]
    assert font_meaning(tmp_path, {"%": ord("a")}, text("12,5 % andel"), font) == ["12,5", "%", "andel"]


@pytest.mark.parametrize("pair", ["17", "38", "56", "27"])
def test_of_two_figures_that_are_swapped_none_is_read_as_the_other(pair: str, tmp_path: Path) -> None:
    """Bitstream Vera, whose 3 and 8 are much alike."""
    font = TTFont(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")
    meant = "1203456789071"
    for table in font["cmap"].tables:
        one, other = (table.cmap[ord(figure)] for figure in pair)
        table.cmap |= {ord(pair[0]): other, ord(pair[1]): one}
    for record in font["name"].names:
        record.string = f"Swapped{pair}"
    font.save(tmp_path / "swapped.ttf")
    registerFont(PrintedFont(f"Swapped{pair}", str(tmp_path / "swapped.ttf")))
    canvas = Canvas(str(tmp_path / "swapped.pdf"))
    canvas.setFont(f"Swapped{pair}", 11)
    canvas.drawString(70, 700, meant.translate({ord(pair[0]): pair[1], ord(pair[1]): pair[0]}))
    canvas.save()
    document = read(tmp_path / "swapped.pdf")
    (word,) = words(document.pages[0], document.fonts)
    assert word.text == "".join("\ufffd" if figure in pair else figure for figure in meant)


@pytest.mark.parametrize("font", FONTS)
def test_a_table_of_meanings_that_is_shifted_by_one_is_not_believed(font: str, tmp_path: Path) -> None:
    shifted = {letter: ord(letter) + 1 for letter in "abcdefghijklmnopqrstuvwxy"}
    found = "".join(font_meaning(tmp_path, shifted, text(SENTENCE), font))
    silent = [m for r, m in zip(found, SENTENCE.replace(" ", ""), strict=True) if not told(r, m)]
    assert set(silent) <= {"i"}, "an i and a j are much alike"
    assert found.count("\ufffd") > 30


@pytest.mark.parametrize("font", FONTS)
def test_of_two_letters_of_one_meaning_the_wrong_one_is_not_known(font: str, tmp_path: Path) -> None:
    found = "".join(font_meaning(tmp_path, {"o": ord("t")}, text(SENTENCE), font))
    for read_as, meant in zip(found, SENTENCE.replace(" ", ""), strict=True):
        assert told(read_as, meant)


def test_letters_drawn_by_hand_are_held_against_what_they_are_said_to_be(tmp_path: Path) -> None:
    """A Type 3 font states no outlines: what it draws is rendered."""
    shapes = {
        "H": "100 0 m 100 700 l 200 700 l 200 400 l 450 400 l 450 700 l 550 700 l 550 0 l 450 0 l "
        "450 300 l 200 300 l 200 0 l f",
        "L": "100 0 m 100 700 l 200 700 l 200 90 l 520 90 l 520 0 l f",
        "T": "250 0 m 250 610 l 40 610 l 40 700 l 560 700 l 560 610 l 350 610 l 350 0 l f",
    }
    for said, wanted in (("HLT", "HLT"), ("OLT", "\ufffdLT")):
        assert _drawn_by_hand(tmp_path, shapes, said) == wanted


def _drawn_by_hand(folder: Path, shapes: dict[str, str], said: str) -> str:
    """What three letters of a font of drawings are read as when they are said to be others."""
    builder = Builder().page("BT /F1 20 Tf 100 400 Td (HLT) Tj ET\n")
    procedures = ""
    for place, (letter, drawing) in enumerate(shapes.items()):
        stream = f"600 0 0 0 600 720 d1 {drawing}"
        builder.objects[70 + place] = f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream".encode()
        procedures += f"/{letter} {70 + place} 0 R "
    lines = "".join(
        f"<{ord(letter):02X}> <{ord(meaning):04X}>\n" for letter, meaning in zip("HLT", said, strict=True)
    )
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n3 beginbfchar\n{lines}endbfchar endcmap end end"
    )
    builder.objects[80] = f"<< /Length {len(table)} >>\nstream\n{table}\nendstream".encode()
    builder.objects[3] = (
        f"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 600 720] /FontMatrix [0.001 0 0 0.001 0 0] "
        f"/CharProcs << {procedures} >> /Encoding << /Differences [72 /H 76 /L 84 /T] >> "
        f"/FirstChar 72 /LastChar 84 /Widths [{'600 ' * 13}] /ToUnicode 80 0 R /Resources << >> >>"
    ).encode()
    document = read(builder.save(folder))
    return "".join(w.text for w in words(document.pages[0], document.fonts))


def test_an_outline_is_drawn_once_a_process_whatever_document_it_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    font_meaning(tmp_path, {}, text(SENTENCE), "Times-Roman")
    drawn: list[object] = []

    def looked_at(paths: Sequence[dots.Path]) -> list[Shape | None]:
        drawn.extend(paths)
        return shapes(paths)

    monkeypatch.setattr(alphabet, "shapes", looked_at)
    assert font_meaning(tmp_path, {}, text(SENTENCE), "Times-Roman") == SENTENCE.split()
    assert not drawn


def test_what_is_kept_of_outlines_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alphabet, "CLAIMS", replace(CLAIMS, kept=10))
    for shown in (SENTENCE, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abc"):
        assert font_meaning(tmp_path, {}, text(shown), "Courier") == shown.split()
    assert len(alphabet._LOOKED_AT) <= len(set("abc"))


VERDANA = (
    352, 394, 459, 818, 636, 1076, 727, 269, 454, 454, 636, 818, 364, 454, 364, 454, *[636] * 10, 454,
    454, 818, 818, 818, 545, 1000, 684, 686, 698, 771, 632, 575, 775, 751, 421, 455, 693, 557, 843, 748,
    787, 603, 787, 695, 684, 616, 732, 684, 989, 685, 615, 685, 454, 454, 454, 818, 636, 636, 601, 623,
    521, 623, 596, 352, 623, 633, 272, 344, 592, 274, 973, 633, 607, 623, 623, 427, 521, 394, 633, 592,
    818, 592, 592, 525, 635, 454, 635, 818,
)  # fmt: skip
"""How wide its characters are, from the space on."""


def in_verdana(folder: Path, shown: str, wider: float) -> list[str]:
    """The words of a page set in a font that the file does not hold, so many times as wide as it is."""
    widths = " ".join(str(int(wider * width)) for width in VERDANA)
    builder = Builder().page(text(shown))
    builder.objects[3] = (
        "<< /Type /Font /Subtype /TrueType /BaseFont /Verdana /FirstChar 32 /LastChar 126 "
        f"/Widths [{widths}] /FontDescriptor 80 0 R /Encoding /WinAnsiEncoding >>"
    ).encode()
    builder.objects[80] = (
        b"<< /Type /FontDescriptor /FontName /Verdana /Flags 32 /FontBBox [-50 -207 1447 1000] "
        b"/StemV 80 /ItalicAngle 0 /CapHeight 727 /Ascent 1005 /Descent -209 >>"
    )
    document = read(builder.save(folder))
    return [w.text for w in words(document.pages[0], document.fonts)]


def test_a_font_that_the_file_does_not_hold_is_read_alike_whatever_was_read_before(tmp_path: Path) -> None:
    shown = "Utdrag ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789"
    for wider in (1.5, 2.0):
        in_verdana(tmp_path, shown, wider)
        assert in_verdana(tmp_path, shown, 1.0) == shown.split()


@pytest.mark.parametrize(("glyph", "read_as"), [(" ", ["41", "200"]), (",", ["41,200"])])
def test_a_sign_without_meaning_is_a_space_where_it_has_no_ink_and_a_comma_where_it_is_one(
    glyph: str, read_as: list[str], tmp_path: Path
) -> None:
    font = TTFont(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")
    for table in filter(lambda table: table.isUnicode(), font["cmap"].tables):
        table.cmap[0xFFFD] = table.cmap[ord(glyph)]
    name = f"Meaningless{ord(glyph)}"
    for record in font["name"].names:
        record.string = name
    font.save(tmp_path / "font.ttf")
    registerFont(PrintedFont(name, str(tmp_path / "font.ttf")))
    canvas = Canvas(str(tmp_path / "page.pdf"))
    canvas.setFont(name, 10)
    canvas.drawString(100, 400, "41\ufffd200")
    canvas.save()
    document = read(tmp_path / "page.pdf")
    assert [w.text for w in words(document.pages[0], document.fonts)] == read_as
