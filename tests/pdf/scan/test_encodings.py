"""A picture reads the same however a scanner wrote it."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.pdf.building import Builder, text
from tests.pdf.scan.encoded import ENCODINGS, Encoded, ccitt, file_of, gray_jpeg, jbig2, picture_object
from tests.pdf.scan.paper import A5, table

from vonextract import Options, extract
from vonextract.pdf.scan.engine import Gray, OcrEngine
from vonextract.pdf.scan.model import ScanReading
from vonextract.pdf.scan.paper.coloured_ink import Parted

Reader = Callable[..., ScanReading]


class Seen(list[tuple[Gray, float]]):
    """The pictures that were given to the reader, with their resolution."""


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    pictures = Seen()

    def look(seen: Parted, dpi: float, region: object, engine: OcrEngine, **_: object) -> ScanReading:
        pictures.append((seen.print_, dpi))
        return ScanReading()

    monkeypatch.setenv("VONEXTRACT_CACHE", "")
    monkeypatch.setattr("vonextract.pdf.scan.read.read_picture", look)
    return pictures


def likeness(gray: Gray, image: Image.Image) -> float:
    """The share of ink that a picture has in common with a sheet."""
    fitted = image.resize((gray.shape[1], gray.shape[0]))
    one, other = gray < 140, np.asarray(fitted) < 140
    return float((one & other).sum() / (one | other).sum())


@pytest.mark.parametrize("encode", ENCODINGS)
def test_every_encoding_is_given_to_the_reader_as_the_sheet_it_shows(
    encode: Callable[[Image.Image], Encoded], tmp_path: Path, seen: Seen
) -> None:
    sheet = table().image
    extract(file_of([[(encode(sheet), sheet)]], A5, tmp_path / "scan.pdf"))
    ((gray, dpi),) = seen
    assert dpi == pytest.approx(200, abs=1)
    assert likeness(gray, sheet) > 0.8


def test_a_page_in_strips_is_one_picture(tmp_path: Path, seen: Seen) -> None:
    sheet = table().image
    cuts = [0, 300, 317, 900, sheet.height]
    parts = [sheet.crop((0, a, sheet.width, b)) for a, b in pairwise(cuts)]
    extract(file_of([[(ccitt(part), part) for part in parts]], A5, tmp_path / "scan.pdf"))
    ((gray, _),) = seen
    assert likeness(gray, sheet) > 0.8


@pytest.mark.parametrize(("beside", "pages"), [("", 1), (text(60, 700, "Se bilagan nedan."), 0)])
def test_a_page_of_small_pictures_alone_is_paper(beside: str, pages: int, tmp_path: Path, seen: Seen) -> None:
    piece = table().image.crop((80, 200, 1090, 260))
    pieces = "".join(f"q 400 0 0 24 60 {400 - 40 * k} cm /X1 Do Q\n" for k in range(6))
    file = Builder().page(beside + pieces)
    file.objects[90] = picture_object(gray_jpeg(piece), piece)
    extract(file.save(tmp_path))
    assert len(seen) == pages


def outlines(count: int) -> str:
    """Content that draws so many letters as their outlines."""
    ring = "m 4 0 l 6 3 l 6 6 l 4 9 l 2 9 l 0 6 l 0 3 l 1 1 l h f"
    places = [(60 + 9 * (k % 50), 780 - 14 * (k // 50)) for k in range(count)]
    return "".join(f"q 1 0 0 1 {x} {y} cm 2 0 {ring} Q\n" for x, y in places)


@pytest.mark.parametrize(
    ("content", "pages"),
    [(outlines(300), 1), (outlines(30), 0), (outlines(300) + text(60, 400, "Ett blad med text."), 0)],
)
def test_a_page_whose_letters_are_drawn_as_outlines_is_read_from_its_picture(
    content: str, pages: int, tmp_path: Path, seen: Seen
) -> None:
    extract(Builder().page(content).save(tmp_path))
    assert [dpi for _, dpi in seen] == [300] * pages


@pytest.mark.parametrize(
    ("shown", "over", "pages"), [("paper", "", 1), ("paper", text(60, 300, "Bilaga"), 0), ("photo", "", 0)]
)
def test_paper_in_a_shadow_with_an_edge_is_read_where_it_is_all_of_the_page(
    shown: str, over: str, pages: int, tmp_path: Path, seen: Seen
) -> None:
    sheet = np.asarray(table().image, np.float64)
    across, down = np.arange(sheet.shape[1]), np.arange(sheet.shape[0])
    aslant = np.add.outer(down, -1.2 * across) - 200
    shaded = sheet * (0.62 + 0.38 / (1 + np.exp(-aslant / 25)))
    photo = 140 + 80 * np.sin(aslant / 9) * np.sin(across / 15)
    image = Image.fromarray({"paper": shaded, "photo": photo}[shown].astype(np.uint8))
    extract(file_of([[(gray_jpeg(image), image)]], A5, tmp_path / "scan.pdf", over=over))
    assert len(seen) == pages


def test_what_is_drawn_over_a_picture_tells_it_from_the_same_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: Seen
) -> None:
    monkeypatch.setenv("VONEXTRACT_CACHE", str(tmp_path / "cache"))
    logo = table().image.crop((80, 200, 1090, 460))
    shown = "q 200 0 0 50 60 700 cm /X1 Do Q\n"
    file = Builder().page(shown + text(60, 400, "Sida ett")).page(shown + text(60, 400, "Sida 2"))
    file.objects[90] = picture_object(gray_jpeg(logo), logo)
    path = file.save(tmp_path)
    for _ in range(2):
        extract(path, Options(ocr="force"))
    assert len(seen) == 2


@pytest.mark.parametrize(("dpi", "read"), [(96, 200), (240, 240), (600, 300)])
def test_pages_are_read_at_the_resolution_they_have_within_what_is_worth_it(
    dpi: int, read: int, tmp_path: Path, seen: Seen
) -> None:
    sheet = table().image
    scaled = sheet.resize((round(A5[0] * dpi / 72), round(A5[1] * dpi / 72)))
    extract(file_of([[(gray_jpeg(scaled), scaled)]], A5, tmp_path / "scan.pdf"))
    ((_, taken),) = seen
    assert taken == pytest.approx(read, abs=1)


def test_a_page_that_the_file_turns_is_seen_upright(tmp_path: Path, seen: Seen) -> None:
    sheet = table().image
    lying = sheet.rotate(90, expand=True)
    file = file_of([[(gray_jpeg(lying), lying)]], (A5[1], A5[0]), tmp_path / "scan.pdf", extra="/Rotate 90")
    extract(file)
    ((gray, _),) = seen
    assert likeness(gray, sheet) > 0.8


def test_a_fax_of_two_pages_one_upside_down_gives_its_tables(tmp_path: Path) -> None:
    sheet = table().image
    overhead = sheet.rotate(180)
    pages = [[(jbig2(sheet), sheet)], [(ccitt(overhead), overhead)]]
    report = extract(file_of(pages, A5, tmp_path / "scan.pdf"))
    assert [page.rotation for page in report.pages] == [0, 180]
    first, second = ([f.value for f in report.records.facts if f.page == page] for page in (1, 2))
    assert first == second != []


def with_pasted_table(folder: Path) -> Path:
    """A printed page into which a table is pasted as a picture."""
    pasted = table().image.crop((80, 200, 1090, 460))
    prose = "".join(text(60, 700 - 14 * k, "Text av vanligt slag om budget och utfall.") for k in range(12))
    after = text(60, 300, "Efter tabellen.")
    picture = "q 400 0 0 103 60 400 cm /X1 Do Q\n"
    file = Builder().page(prose + picture + after)
    file.objects[90] = picture_object(gray_jpeg(pasted), pasted)
    return file.save(folder)


def test_where_no_engine_is_installed_a_table_pasted_into_print_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vonextract.pdf.scan.apply.installed_engine", lambda: None)
    report = extract(with_pasted_table(tmp_path))
    (said,) = report.findings
    assert (said.rule, said.severity, said.page) == ("no_text_layer", "info", 1)
    assert "may show a table" in said.message and "pip install 'vonextract[ocr]'" in said.message
    assert report.meta.extractor_version.endswith("(pictures unread)")


def test_a_table_pasted_into_print_is_read_where_it_stands_and_said_to_be(tmp_path: Path) -> None:
    report = extract(with_pasted_table(tmp_path))
    (found,) = report.tables
    assert [c.text for c in found.cells if c.row == found.n_rows - 1] == ["Summa", "12 345", "20 299"]
    assert 400 < 842 - found.cells[0].box.bottom < 503
    assert report.meta.scanned_pages == 1
    (said,) = [f for f in report.findings if f.rule == "scanned_pages"]
    assert "pasted" in said.message
    assert {f.verified_by for f in report.records.facts} <= {"total", None}


def test_what_is_written_by_hand_ends_in_no_number(tmp_path: Path) -> None:
    sheet = table()
    signed = sheet.scrawl(60, 260, 150).scrawl(240, 270, 120).stamp("INKOM 0417", 230, 420)
    report = extract(signed.pdf(tmp_path / "scan.pdf"))
    assert len(report.tables) == 1
    assert {str(f.value) for f in report.records.facts} == {"12345", "13008", "7291", "20299"}


def test_a_number_under_a_stamp_is_missing_with_a_word(tmp_path: Path) -> None:
    sheet = table()
    sheet.rule(214, 147, 270, 153, wide=16, gray=90)
    report = extract(sheet.pdf(tmp_path / "scan.pdf"))
    assert "12 345" not in [c.text for c in report.tables[0].cells if c.row == 3]
    assert {f.table_id for f in report.findings if f.rule == "doubtful_digit"} == {1}


def test_a_hidden_layer_is_a_second_reader_and_no_print(tmp_path: Path) -> None:
    sheet = table().image
    words = [(46, 595 - 116, "Hemvard"), (220, 595 - 116, "12 345"), (310, 595 - 116, "13 098")]
    hidden = "".join(text(x, y, word, 11, before="3 Tr") for x, y, word in words)
    file = file_of([[(gray_jpeg(sheet), sheet)]], A5, tmp_path / "scan.pdf", over=hidden)
    read = extract(file)
    (page,) = read.pages
    assert page.source == "ocr"
    assert page.agreement is not None and 0 < page.agreement < 0.9
    assert "13 008" in [c.text for c in read.tables[0].cells]
    alone = extract(file, Options(ocr="off"))
    assert [p.source for p in alone.pages] == ["hidden_text"]


def test_force_reads_the_picture_of_a_page_that_has_text(tmp_path: Path) -> None:
    lying = Builder().page(text(60, 700, "Wbmfsjhif", 20))  # a font that means other letters than it shows
    path = lying.save(tmp_path)
    assert [p.source for p in extract(path).pages] == ["print"]
    forced = extract(path, Options(ocr="force"))
    assert [p.source for p in forced.pages] == ["ocr"]
    assert forced.meta.scanned_pages == 1


def test_a_page_of_a_few_points_that_is_one_picture_fails_nothing(tmp_path: Path) -> None:
    icon = table().image.resize((12, 9))
    pages = [[(gray_jpeg(icon), icon)], [(ccitt(icon), icon)]]
    assert len(extract(file_of(pages, (12, 9), tmp_path / "icons.pdf")).pages) == 2
