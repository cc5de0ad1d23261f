from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from tests.pdf.building import Builder, text

from vonextract.errors import BadPdfError, EncryptedPdfError, NoInputError, VonextractError
from vonextract.pdf.model import ARTIFACT, Document, Page
from vonextract.pdf.reader import read
from vonextract.pdf.settings import Limits


def spelled(page: Page) -> str:
    return "".join(page.chars.text)


def one(tmp_path: Path, content: str, **page: str) -> Document:
    return read(Builder().page(content, **page).save(tmp_path))


def test_characters_have_their_place_as_seen(tmp_path: Path) -> None:
    page = one(tmp_path, text(100, 742, "Summa 13 149", 12)).pages[0]
    assert spelled(page) == "Summa 13 149"
    assert (page.width, page.height) == (595, 842)
    assert page.chars.x0[0] == pytest.approx(100)
    assert page.chars.baseline[0] == pytest.approx(100)
    assert page.chars.size[0] == pytest.approx(12)
    assert page.chars.top[0] < 100 < page.chars.bottom[0]
    assert set(page.chars.angle) == {0}


@pytest.mark.parametrize(
    ("turn", "matrix"),
    [(0, "1 0 0 1 100 742"), (90, "0 1 -1 0 100 100"), (180, "-1 0 0 -1 495 100"), (270, "0 -1 1 0 495 742")],
)
def test_a_turned_page_reads_like_an_upright_one(tmp_path: Path, turn: int, matrix: str) -> None:
    content = f"BT /F1 10 Tf {matrix} Tm (Netto 5) Tj ET"
    page = one(tmp_path, content, extra=f"/Rotate {turn}").pages[0]
    chars = page.chars
    assert spelled(page) == "Netto 5"
    assert set(chars.angle) == {0}
    assert chars.x0[0] == pytest.approx(100, abs=0.5)
    assert chars.baseline[0] == pytest.approx(100, abs=0.5)
    assert list(chars.x0) == sorted(chars.x0)
    assert (page.width > page.height) == (turn in (90, 270))


def test_text_turned_on_an_upright_page_says_its_angle(tmp_path: Path) -> None:
    page = one(tmp_path, "BT /F1 10 Tf 0 1 -1 0 200 300 Tm (Utfall) Tj ET").pages[0]
    assert set(page.chars.angle) == {90}
    assert list(page.chars.top) == sorted(page.chars.top, reverse=True)


@pytest.mark.parametrize(
    ("turned", "matrix", "first", "step"), [(1, "0 1 -1 0 {} 100", 100, 20), (3, "0 -1 1 0 {} 742", 500, -20)]
)
def test_a_page_set_along_the_paper_is_read_turned(
    tmp_path: Path, turned: int, matrix: str, first: int, step: int
) -> None:
    rows = [f"BT /F1 10 Tf {matrix.format(first + i * step)} Tm (Netto {i:02}) Tj ET" for i in range(20)]
    under = first + step / 4
    page = one(tmp_path, "\n".join([*rows, f"{under} 100 m {under} 400 l S", text(300, 20, "7")])).pages[0]
    assert page.turned == turned
    assert (page.width, page.height) == (842, 595)
    upright = page.chars.angle == 0
    lines: dict[int, str] = {}
    for letter, y in zip(page.chars.text[upright], page.chars.baseline[upright], strict=True):
        lines[round(y)] = lines.get(round(y), "") + letter
    assert [lines[y].strip() for y in sorted(lines)] == [f"Netto {i:02}" for i in range(20)]
    (rule,) = page.rules
    assert rule.horizontal
    assert rule.x1 - rule.x0 == pytest.approx(300)
    assert rule.top == pytest.approx(min(lines) + 5, abs=1)


def test_the_crop_box_is_the_page(tmp_path: Path) -> None:
    content = text(100, 700, "inne") + text(10, 700, "ute")
    page = one(tmp_path, content, extra="/CropBox [50 100 545 742]").pages[0]
    assert (page.width, page.height) == (495, 642)
    assert spelled(page) == "inne"
    assert page.chars.x0[0] == pytest.approx(50)
    assert page.chars.baseline[0] == pytest.approx(42)


def test_printers_marks_outside_the_trim_box_are_no_text(tmp_path: Path) -> None:
    content = text(100, 700, "inne") + text(100, 20, "tryckort.indd") + "20 30 m 40 30 l S"
    page = one(tmp_path, content, extra="/TrimBox [50 50 545 792]").pages[0]
    assert spelled(page) == "inne"
    assert page.rules == []
    assert page.chars.x0[0] == pytest.approx(100)


def test_a_trim_box_that_reaches_beyond_the_page_cuts_nothing(tmp_path: Path) -> None:
    content = text(100, 700, "uppe") + text(100, 20, "nere")
    page = one(tmp_path, content, extra="/Rotate 90 /TrimBox [0 0 842 595]").pages[0]
    assert sorted(spelled(page)) == sorted("uppenere")


def test_text_drawn_twice_is_read_once_and_bold(tmp_path: Path) -> None:
    line, below = text(100, 700, "Totalt 11"), text(100, 650, "Netto 12")
    again = "BT /F1 10 Tf 100.3 700 Td (Tot) Tj (alt 11) Tj ET "
    content = line + below + again
    document = one(tmp_path, content)
    chars = document.pages[0].chars
    bold = [document.fonts[f].bold for f in chars.font]
    assert spelled(document.pages[0]) == "Totalt 11Netto 12"
    assert all(b for b, t in zip(bold[:9], chars.text[:9], strict=True) if t != " ")
    assert not any(bold[9:])


def test_text_drawn_twice_in_a_row_is_read_once(tmp_path: Path) -> None:
    page = one(tmp_path, text(100, 700, "Totalt 11") * 2).pages[0]
    assert spelled(page) == "Totalt 11"


def test_bold_comes_from_the_name_and_from_stroked_text(tmp_path: Path) -> None:
    content = text(50, 700, "a") + text(80, 700, "b", font="F2") + text(110, 700, "c", before="2 Tr 0.3 w")
    document = one(tmp_path, content)
    chars = document.pages[0].chars
    assert {t: document.fonts[f].bold for t, f in zip(chars.text, chars.font, strict=True) if t.strip()} == {
        "a": False,
        "b": True,
        "c": True,
    }


def test_hidden_white_and_tiny_text_is_dropped(tmp_path: Path) -> None:
    content = (
        text(50, 700, "syns")
        + text(50, 650, "dold", before="3 Tr")
        + text(50, 600, "vit", before="0 Tr 1 g")
        + text(50, 550, "liten", size=0.1, before="0 g")
    )
    assert spelled(one(tmp_path, content).pages[0]) == "syns"


def test_white_text_on_a_dark_fill_is_kept(tmp_path: Path) -> None:
    content = "0 0 0.5 rg 40 690 200 30 re f " + text(50, 700, "Budget 2024", before="1 g")
    page = one(tmp_path, content).pages[0]
    assert spelled(page) == "Budget 2024"
    assert page.chars.color[0] == 0xFFFFFF
    assert [fill.color for fill in page.fills] == [0x000080]


def test_the_text_layer_of_a_scan_is_kept(tmp_path: Path) -> None:
    page = one(tmp_path, text(50, 700, "skannad text", before="3 Tr")).pages[0]
    assert spelled(page) == "skannad text"


def test_symbol_bullets_and_accents(tmp_path: Path) -> None:
    content = text(50, 700, "\u2022 punkt") + text(50, 650, "a") + text(51.1, 650, "\u00a8")
    assert spelled(one(tmp_path, content).pages[0]).startswith("• punkt")
    assert spelled(one(tmp_path, content).pages[0]).endswith("ä")


def test_a_hyphen_at_a_line_end_is_a_hyphen(tmp_path: Path) -> None:
    content = text(50, 700, "delårsrap-") + text(50, 688, "port om pris-") + text(50, 676, "ökningar")
    assert spelled(one(tmp_path, content).pages[0]).count("-") == 2


def test_marked_content_and_artifacts(tmp_path: Path) -> None:
    content = (
        "/P << /MCID 4 >> BDC "
        + text(50, 700, "brödtext")
        + "EMC /Artifact BMC "
        + text(50, 30, "Sida 1")
        + "EMC"
    )
    chars = one(tmp_path, content).pages[0].chars
    assert set(chars.mcid[chars.baseline < 400]) == {4}
    assert set(chars.mcid[chars.baseline > 400]) == {ARTIFACT}


def test_marks_around_a_form_reach_the_text_inside(tmp_path: Path) -> None:
    inner = text(50, 700, "sidhuvud").encode()
    builder = Builder().page("/Artifact BMC /X1 Do EMC " + text(50, 600, "text"))
    builder.objects[90] = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [1 0 0 1 20 0] "
        b"/Resources << /Font << /F1 3 0 R >> >> /Length %d >>\nstream\n%s\nendstream" % (len(inner), inner)
    )
    chars = read(builder.save(tmp_path)).pages[0].chars
    head = chars.baseline < 200
    assert set(chars.mcid[head]) == {ARTIFACT}
    assert chars.x0[head][0] == pytest.approx(70)
    assert ARTIFACT not in set(chars.mcid[~head])


def test_info_bookmarks_and_identity(tmp_path: Path) -> None:
    builder = Builder(
        catalog="/Outlines 80 0 R", info="/Title (Delårsrapport) /CreationDate (D:20230901120000+02'00')"
    ).page(text(50, 700, "a"))
    builder.objects[80] = b"<< /First 81 0 R /Last 82 0 R /Count 2 >>"
    builder.objects[81] = b"<< /Title (Ekonomi) /Parent 80 0 R /Next 82 0 R /Dest [10 0 R /Fit] >>"
    builder.objects[82] = b"<< /Title (Loop) /Parent 80 0 R /Next 81 0 R /First 81 0 R >>"
    path = builder.save(tmp_path, "rapport åäö #1 (kopia).pdf")
    document = read(path)
    assert document.info["Title"] == "Delårsrapport"
    assert str(document.created) == "2023-09-01"
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (document.file_name, document.size) == (path.name, path.stat().st_size)
    assert [(b.level, b.title, b.page) for b in document.bookmarks] == [(1, "Ekonomi", 1), (1, "Loop", None)]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", BadPdfError),
        (b"hello, this is no PDF", BadPdfError),
        (b"%PDF-1.7\n1 0 obj\n<<", BadPdfError),
        (Builder().bytes(), BadPdfError),
    ],
)
def test_what_is_no_pdf_ends_in_one_sentence(
    tmp_path: Path, data: bytes, error: type[VonextractError]
) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(data)
    with pytest.raises(error) as caught:
        read(path)
    assert str(path) in caught.value.message
    assert caught.value.message.endswith(".")


def test_a_missing_file_is_no_input(tmp_path: Path) -> None:
    with pytest.raises(NoInputError):
        read(tmp_path / "finns-inte.pdf")


def test_a_password_is_asked_for(tmp_path: Path) -> None:
    data = Builder().page(text(50, 700, "hemligt")).bytes()
    lock = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> "
        f"/ID [<{'43' * 16}> <{'43' * 16}>] "
    )
    path = tmp_path / "last.pdf"
    path.write_bytes(data.replace(b"/Root 1 0 R", b"/Root 1 0 R " + lock.encode()))
    with pytest.raises(EncryptedPdfError):
        read(path)


def test_limits_are_kept_and_said(tmp_path: Path) -> None:
    content = text(50, 700, "x" * 50) + "1 0 0 RG " + "10 10 m 90 10 l S " * 30
    path = Builder().page(content).page(content).save(tmp_path)
    page = read(path, Limits(chars=20)).pages[0]
    assert len(page.chars) == 20
    assert page.truncated and "50 characters" in page.truncated
    page = read(path, Limits(objects=10)).pages[0]
    assert len(page.rules) == 10
    assert page.truncated
    document = read(path, Limits(pages=1))
    assert len(document.pages) == 1
    assert document.pages[0].truncated and "2 pages" in document.pages[0].truncated
    assert read(path).pages[0].truncated is None


def test_damaged_files_end_in_a_document_or_an_error(tmp_path: Path) -> None:
    whole = Builder().page(text(50, 700, "Summa 5") + "10 10 m 90 10 l S").page(text(50, 700, "b")).bytes()
    path = tmp_path / "del.pdf"
    for cut in range(0, len(whole), 37):
        for data in (whole[:cut], whole[:cut] + b"\xff\x00" * 5 + whole[cut + 10 :]):
            path.write_bytes(data)
            try:
                assert isinstance(read(path), Document)
            except VonextractError as error:
                assert error.message
