"""With the real engine, on small pictures."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.pdf.scan.paper import DPI, Paper, table

from vonextract import Options, extract
from vonextract.geometry import Box
from vonextract.pdf.page_picture import page_image
from vonextract.pdf.reader import read
from vonextract.pdf.scan import ppocr
from vonextract.pdf.scan.engine import Gray, Letter, OcrEngine, Spot, installed_engine
from vonextract.pdf.scan.model import ScanReading
from vonextract.pdf.scan.paper.coloured_ink import Parted
from vonextract.pdf.scan.ppocr import PpOcr
from vonextract.pdf.scan.read import read_picture
from vonextract.pdf.scan.settings import ENGINE, TRUST


@pytest.fixture(scope="module")
def engine() -> OcrEngine:
    found = installed_engine()
    assert found is not None, "the tests need the extra: pip install '.[ocr]'"
    return found


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("VONEXTRACT_CACHE", str(tmp_path / "cache"))
    yield


def read_sheet(sheet: Paper, engine: OcrEngine) -> ScanReading:
    high, wide = sheet.gray.shape
    return read_picture(Parted(sheet.gray), DPI, Box(0, 0, wide / sheet.scale, high / sheet.scale), engine)


def text_of(reading: ScanReading) -> str:
    return "".join(char.text for char in reading.chars)


def test_letters_come_where_they_are_printed(engine: OcrEngine) -> None:
    reading = read_sheet(table(), engine)
    assert "Budget och utfall per verksamhet" in text_of(reading)
    first = next(c for c in reading.chars if c.text == "S")
    assert (first.box.x0, first.baseline) == pytest.approx((46, 152), abs=1.5)
    assert first.size == pytest.approx(11, rel=0.12)
    assert "-" in [c.text for c in reading.chars]
    assert all(c.confidence > 0.5 for c in reading.chars)


def test_the_cells_of_a_bold_header_are_bold_together_and_dashes_are_not(engine: OcrEngine) -> None:
    reading = read_sheet(table(header=0.5), engine)
    rows = {
        round(c.baseline): [d.bold for d in reading.chars if d.baseline == c.baseline] for c in reading.chars
    }
    header = min(rows, key=lambda y: abs(y - 98))
    assert all(rows.pop(header))
    assert not any(any(bold) for y, bold in rows.items() if y > header)


@pytest.mark.parametrize(("baseline", "kept"), [(134, True), (400, False)])
def test_an_unsure_figure_is_kept_in_a_row_of_print_alone(
    baseline: int, kept: bool, engine: OcrEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = type(engine).read

    def read(self: OcrEngine, line: Gray) -> list[Letter]:
        letters = whole(self, line)
        return [letters[0]._replace(confidence=0.5)] if len(letters) == 1 else letters

    monkeypatch.setattr(type(engine), "read", read)
    reading = read_sheet(table().write("8", 275, baseline), engine)
    found = [c.confidence for c in reading.chars if 270 < c.box.x0 < 290 and abs(c.baseline - baseline) < 3]
    assert found == ([0.5] if kept else [])


@pytest.mark.parametrize(("above", "dashes"), [(4.0, "-"), (-1.6, "")])
def test_a_piece_of_a_rule_under_a_row_is_no_dash(above: float, dashes: str, engine: OcrEngine) -> None:
    sheet = Paper().write("Ingående anskaffningsvärden, byggnader", 40, 120).write("12 345", 300, 120)
    sheet.rule(270, 120 - above, 276, 120 - above, wide=1.0)
    assert "".join(c.text for c in read_sheet(sheet, engine).chars if 260 < c.box.x0 < 290).strip() == dashes


@pytest.mark.parametrize(("nothing", "kept"), [(0.35, ""), (0.05, ",")])
def test_a_speck_behind_a_number_is_no_comma_and_the_number_is_doubted(
    nothing: float, kept: str, engine: OcrEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = type(engine).read

    def read(self: OcrEngine, line: Gray) -> list[Letter]:
        letters = whole(self, line)
        speck = Letter(",", letters[-1].x + 2, 0.6, (("", nothing),))
        return [*letters, speck] if "".join(letter.text for letter in letters) == "7 291" else letters

    monkeypatch.setattr(type(engine), "read", read)
    reading = read_sheet(table(), engine)
    at = text_of(reading).index("7 291") + 4
    assert text_of(reading)[at + 1 : at + 2].strip("S") == kept
    assert (reading.chars[at].confidence < TRUST.doubtful) == (not kept)


def test_a_number_that_may_go_on_beyond_the_paper_is_doubted(engine: OcrEngine) -> None:
    reading = read_sheet(table().write("9 815 219", 391, 134), engine)
    unsure = [char for char in reading.chars if char.confidence < TRUST.doubtful]
    assert "".join(char.text for char in unsure if char.text.isdigit()) == "815"


@pytest.mark.parametrize(("x", "doubted"), [(347, True), (340, True), (362, False), (200, False)])
def test_a_number_that_a_streak_of_the_glass_may_have_taken_a_figure_of_is_doubted(
    x: float, doubted: bool, engine: OcrEngine
) -> None:
    reading = read_sheet(table().rule(x, 0, x, 595, wide=0.5, gray=90), engine)
    row = [c for c in reading.chars if abs(c.baseline - 152) < 4 and c.box.x0 > 300]
    unsure = [char for char in row if char.text.isdigit() and char.confidence < TRUST.doubtful]
    assert bool(unsure) == doubted


@pytest.mark.parametrize(("turned", "quarters"), [(180, 2), (90, 1)])
def test_a_page_scanned_the_wrong_way_is_turned(turned: int, quarters: int, engine: OcrEngine) -> None:
    reading = read_sheet(table().turned(turned), engine)
    assert reading.quarters == quarters
    assert "Budget och utfall per verksamhet" in text_of(reading)


def test_a_scanned_table_reads_like_any_other(tmp_path: Path) -> None:
    report = extract(table().pdf(tmp_path / "scan.pdf"))
    (found,) = report.tables
    values = [[c.text for c in found.cells if c.row == row] for row in range(found.n_rows)]
    assert values[0] == ["Verksamhet", "2023", "2024"]
    assert values[-1] == ["Summa", "12 345", "20 299"]
    assert report.meta.scanned_pages == 1
    assert [p.source for p in report.pages] == ["ocr"]
    assert all(c.confidence is not None for c in found.cells if c.text)
    assert {f.verified_by for f in report.records.facts} <= {"total", None}
    assert "scanned_pages" in {f.rule for f in report.findings}


def test_what_was_read_is_kept_and_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: OcrEngine
) -> None:
    path = table().pdf(tmp_path / "scan.pdf")
    first = extract(path)

    def broken(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(type(engine), "read", broken)
    assert extract(path) == first


@pytest.mark.parametrize(("askew", "turned"), [(2.5, 0), (0, 180), (-1.5, 90)])
def test_the_picture_of_a_scan_is_turned_as_it_was_read(tmp_path: Path, askew: float, turned: float) -> None:
    path = table().turned(askew).turned(turned).pdf(tmp_path / "scan.pdf")
    page = read(path).pages[0]
    ink = np.asarray(page_image(path, 1, 3.0).convert("L")) < 128
    assert ink.shape == pytest.approx((3 * page.height, 3 * page.width), abs=3)
    assert page.certainty is not None
    letters = [c.box for c in page.certainty.chars if c.text.isalnum()]
    assert len(letters) > 40
    for box in letters:
        core = ink[round(3 * box.top) : round(3 * box.bottom), round(3 * box.x0) : round(3 * box.x1)]
        assert core.any(), box
    level = [rule.top for rule in page.rules if rule.horizontal]
    assert all(
        ink[round(3 * top) - 3 : round(3 * top) + 6, 300:900].any(axis=0).mean() > 0.9 for top in level
    )


def two_pages() -> Paper:
    """A spread whose halves have lines at the same heights: running text, and a table on each."""
    sheet = Paper((842.0, 595.0))
    for x, name in ((40, "Utfall"), (461, "Budget")):
        for n in range(9):
            sheet.write("Kostnaderna har ökat något snabbare än väntat.", x, 60 + 16 * n)
        for y in (230, 250, 270, 290):
            sheet.rule(x, y, x + 340, y)
        for n, (label, value) in enumerate((("Tkr", name), ("Boende", "7 291"), ("Summa", "13 008"))):
            sheet.write(label, x + 5, 245 + 20 * n).write(value, x + 250, 245 + 20 * n)
    return sheet


def test_two_pages_of_one_sheet_are_read_one_after_the_other(tmp_path: Path) -> None:
    path = two_pages().pdf(tmp_path / "spread.pdf")
    report = extract(path)
    assert [t.n_cols for t in report.tables] == [2, 2]
    assert [c.text for t in report.tables for c in t.cells if c.row == 0] == [
        "Tkr",
        "Utfall",
        "Tkr",
        "Budget",
    ]
    assert (report.pages[0].width, report.pages[0].height) == pytest.approx((421, 1190), abs=1)
    page = read(path).pages[0]
    ink = np.asarray(page_image(path, 1, 2.0).convert("L")) < 128
    assert page.certainty is not None
    for box in (c.box for c in page.certainty.chars if c.text.isalnum()):
        assert ink[round(2 * box.top) : round(2 * box.bottom), round(2 * box.x0) : round(2 * box.x1)].any()


def test_pictures_are_left_alone_when_asked_to(tmp_path: Path) -> None:
    report = extract(table().pdf(tmp_path / "scan.pdf"), Options(ocr="off"))
    assert not report.tables
    assert [p.source for p in report.pages] == ["empty"]
    assert [f.severity for f in report.findings if f.rule == "no_text_layer"] == ["error"]


def test_without_an_engine_the_finding_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vonextract.pdf.scan.apply.installed_engine", lambda: None)
    report = extract(table().pdf(tmp_path / "scan.pdf"))
    (finding,) = [f for f in report.findings if f.rule == "no_text_layer"]
    assert "pip install 'vonextract[ocr]'" in finding.message
    assert report.meta.extractor_version.endswith("(pictures unread)")


def test_a_printed_document_gives_the_same_bytes_with_an_engine_and_without(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = Path(__file__).parents[3] / "samples" / "delarsrapport-2025.pdf"
    read = extract(path).model_dump_json()
    monkeypatch.setattr("vonextract.pdf.scan.apply.installed_engine", lambda: None)
    assert extract(path).model_dump_json() == read


def test_a_blank_back_is_an_empty_page(tmp_path: Path) -> None:
    (page,) = read(Paper().pdf(tmp_path / "blank.pdf")).pages
    assert (page.source, len(page.chars), page.images) == ("empty", 0, [])


def test_a_model_keeps_nothing_of_the_pages_that_it_read() -> None:
    for session in (PpOcr()._detector, PpOcr()._recogniser.session):
        options = session.get_session_options()
        assert not options.enable_mem_pattern, "grows with every line of another width: 10 MB a page"
        assert not options.enable_cpu_mem_arena


def held() -> float:
    """Memory of this process, in MB."""
    status = Path("/proc/self/status").read_text()
    (line,) = [line for line in status.splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) / 1024


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is told by Linux alone")
def test_what_looking_for_lines_took_is_given_back(engine: OcrEngine) -> None:
    engine.find(np.full((64, 64), 255, np.uint8))
    before = held()
    for high in (1300, 1100, 1200):
        engine.find(np.full((high, 960), 255, np.uint8))
    assert held() - before < 60


def test_a_large_picture_is_looked_at_in_strips_and_its_lines_are_the_same(
    engine: OcrEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def by_column(spot: Spot) -> tuple[bool, float]:
        return spot.x0 > 500, spot.top

    sheet = Paper((595.0, 842.0), 120)
    for y in range(40, 820, 21):
        sheet.write("Kostnaderna per verksamhet", 40, y).write("7 291", 400, y)
    whole = sorted(engine.find(sheet.gray), key=by_column)
    taken: list[int] = []

    def counted(picture: Gray) -> NDArray[np.float32]:
        taken.append(picture.size)
        return tensor(picture)

    tensor = ppocr._tensor
    monkeypatch.setattr(ppocr, "_tensor", counted)
    monkeypatch.setattr(ppocr, "ENGINE", replace(ENGINE, found_at_once=600_000))
    strips = sorted(engine.find(sheet.gray), key=by_column)
    assert len(taken) > 1
    assert max(taken) <= 600_000
    assert len(whole) == 76
    assert np.array(strips) == pytest.approx(np.array(whole), abs=3)
