"""What was read is taken again for the same picture, read in the same way, alone."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
import pytest
from tests.pdf.building import Builder
from tests.pdf.scan.encoded import gray_jpeg, picture_object
from tests.pdf.scan.paper import A5, table

from vonextract import extract
from vonextract.pdf.drawings import Drawings, read_drawings
from vonextract.pdf.frame import Frame
from vonextract.pdf.glyphs import empty_chars
from vonextract.pdf.scan import cache
from vonextract.pdf.scan.cache import reader_code
from vonextract.pdf.scan.engine import Gray, OcrEngine
from vonextract.pdf.scan.model import ScanReading
from vonextract.pdf.scan.pace import listening
from vonextract.pdf.scan.pages import Picked, pick, picture_key
from vonextract.pdf.scan.paper.coloured_ink import Parted
from vonextract.pdf.settings import Limits

SHOWN = f"q {A5[0]} 0 0 {A5[1]} 0 0 cm /X1 Do Q\n"


class Blind:
    """An engine that reads nothing."""

    def __init__(self, name: str = "blind", version: str = "1") -> None:
        self.name, self.version = name, version


class Loaded(NamedTuple):
    """A page with a picture, and what of it is to be read."""

    page: pdfium.PdfPage
    frame: Frame
    drawings: Drawings
    picked: Picked

    def key(self, engine: Blind | None = None, picked: Picked | None = None) -> str | None:
        """What its reading is kept under."""
        chosen = picked or self.picked
        reader: OcrEngine = engine or Blind()  # type: ignore[assignment]
        return picture_key(self.page.raw, self.frame, self.drawings, chosen, chosen.parts[0], reader)


def written(folder: Path, *contents: str, box: str = f"[0 0 {A5[0]} {A5[1]}]") -> Path:
    """A file of one picture, X1, and pages that show it."""
    sheet = table().image
    file = Builder()
    for content in contents:
        file.page(content, box=box)
    file.objects[90] = picture_object(gray_jpeg(sheet), sheet)
    return file.save(folder)


@pytest.fixture
def loaded(tmp_path: Path) -> Iterator[Loaded]:
    with pdfium.PdfDocument(written(tmp_path, SHOWN)) as pdf:
        page = pdf[0]
        frame = Frame.of(page.raw)
        drawings = read_drawings(page.raw, frame, Limits())
        yield Loaded(page, frame, drawings, pick(page.raw, frame, drawings, empty_chars(), "auto"))


def test_the_engine_its_version_and_what_is_read_of_a_page_are_in_the_key(loaded: Loaded) -> None:
    (part,) = loaded.picked.parts
    elsewhere = part._replace(box=part.box.grow(-20))
    others = [loaded.picked._replace(whole=False), loaded.picked._replace(parts=(elsewhere,))]
    keys = [loaded.key(), loaded.key(Blind("sharp")), loaded.key(Blind(version="2"))]
    keys += [loaded.key(picked=other) for other in others]
    assert len(set(keys)) == len(keys)
    assert loaded.key() == keys[0] is not None


@pytest.mark.parametrize(
    "other",
    [
        SHOWN + "1 g 220 440 60 14 re f\n",
        "20 300 200 250 re W n " + SHOWN,
        "q 1 0 0 -1 0 595 cm " + SHOWN + "Q\n",
    ],
)
def test_the_same_picture_shown_in_another_way_is_read_anew(
    other: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VONEXTRACT_CACHE", str(tmp_path / "cache"))
    read: list[Gray] = []

    def look(seen: Parted, *_: object, **__: object) -> ScanReading:
        read.append(seen.print_)
        return ScanReading()

    monkeypatch.setattr("vonextract.pdf.scan.read.read_picture", look)
    path = written(tmp_path, SHOWN, SHOWN, other)
    for _ in range(2):
        extract(path)
    assert len(read) == 2
    assert (read[0] != read[1]).any()


def test_pictures_whose_reading_is_kept_are_told_too_so_that_a_packet_of_them_gets_its_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VONEXTRACT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("vonextract.pdf.scan.read.read_picture", lambda *_, **__: ScanReading())
    path = written(tmp_path, SHOWN, SHOWN, SHOWN)
    told: list[str] = []
    for _ in range(2):
        with listening(lambda: told.append("picture")):
            extract(path)
    assert told == ["picture"] * 6


@pytest.mark.parametrize("folder", ["", "writing"])
def test_nothing_is_taken_from_what_other_code_or_settings_read(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "files", lambda _: tmp_path)
    module = tmp_path / folder / "ink.py"
    module.parent.mkdir(exist_ok=True)
    codes = []
    for least in (1, 2, 2):
        module.write_text(f"least = {least}\n")
        reader_code.cache_clear()
        codes.append(reader_code())
    reader_code.cache_clear()
    assert codes[0] != codes[1] == codes[2]
