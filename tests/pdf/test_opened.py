"""Files that are large, and packets of scans, are read without holding all of them in memory."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2.raw as raw
import pytest
from tests.pdf.building import Builder, text
from tests.pdf.scan.encoded import file_of, gray_jpeg
from tests.pdf.scan.paper import A5, table

from vonextract.geometry import Box
from vonextract.pdf.fonts import FontTable
from vonextract.pdf.model import Document
from vonextract.pdf.reader import read
from vonextract.pdf.scan.model import ScanChar, ScanReading
from vonextract.pdf.settings import SETTINGS


def _said(document: Document) -> list[tuple[str, list[int]]]:
    return [("".join(page.chars.text), page.chars.font.tolist()) for page in document.pages]


def test_a_large_file_is_read_from_where_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Builder().page(text(60, 700, "Netto 5")).page(text(60, 700, "Brutto 7", font="F2")).save(tmp_path)
    held = read(path)
    monkeypatch.setattr("vonextract.pdf.opened.SETTINGS", replace(SETTINGS, held_file=100))
    monkeypatch.delattr(raw, "FPDF_LoadMemDocument64")
    lying = read(path)
    assert _said(lying) == _said(held)
    assert (lying.sha256, lying.size) == (held.sha256, held.size)


@pytest.mark.parametrize("figures", ["7", ""])
def test_a_packet_of_scans_is_opened_anew_once_its_pictures_are_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figures: str
) -> None:
    letters = [ScanChar(f, Box(60, 60, 66, 71), 69, 11, bold=False, confidence=0.99) for f in figures]
    monkeypatch.setattr("vonextract.pdf.scan.read.read_picture", lambda *_, **__: ScanReading(letters))
    monkeypatch.setenv("VONEXTRACT_CACHE", "")
    sheet = table().image
    picture = gray_jpeg(sheet)
    path = file_of([[(picture, sheet)]] * 5, A5, tmp_path / "scan.pdf")
    size = len(picture.data)
    opened: list[int] = []
    load = raw.FPDF_LoadMemDocument64

    def counted(*arguments: object) -> object:
        opened.append(1)
        return load(*arguments)

    monkeypatch.setattr(raw, "FPDF_LoadMemDocument64", counted)
    monkeypatch.setattr("vonextract.pdf.reader.SETTINGS", replace(SETTINGS, held_pictures=2 * size - 1))
    packet = read(path)
    assert _said(packet) == [(figures, [0] * len(figures))] * 5
    assert len(opened) == 1 + 2


def test_what_was_seen_of_letters_is_forgotten_with_the_handles_of_their_fonts() -> None:
    fonts = FontTable(document=1)
    fonts.scanned(bold=False, fixed=False)
    fonts.known.looks[0,] = None  # type: ignore[assignment]
    fonts.opened_anew(document=2)
    assert (fonts.document, len(fonts.fonts), fonts.known.looks) == (2, 1, {})
