"""Stamps and pens in another colour than the print that they run over."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont
from tests.pdf.scan.paper import DPI, Paper, table

from vonextract import extract
from vonextract.pdf.scan.paper.coloured_ink import Parted, part_inks

BLUE, RED = (60, 65, 160), (185, 40, 45)


def over(sheet: Paper, text: str, x: float, middle: float, colour: tuple[int, int, int]) -> Image.Image:
    """The sheet with a stamp laid over it, aslant in a frame."""
    mask = Image.new("L", sheet.image.size, 0)
    wide, high = round(110 * sheet.scale), round(30 * sheet.scale)
    own = Image.new("L", (wide, high), 0)
    pen = ImageDraw.Draw(own)
    pen.rectangle((3, 3, wide - 4, high - 4), outline=255, width=4)
    font = ImageFont.load_default(size=14 * sheet.scale)
    pen.text((8 * sheet.scale, 21 * sheet.scale), text, fill=255, font=font, anchor="ls")
    aslant = own.rotate(9, Image.Resampling.BICUBIC, expand=True)
    mask.paste(aslant, (round(x * sheet.scale), round(middle * sheet.scale) - aslant.height // 2))
    ink = Image.composite(
        Image.new("RGB", mask.size, colour), Image.new("RGB", mask.size, (255, 255, 255)), mask
    )
    return ImageChops.multiply(sheet.image.convert("RGB"), ink)


def parted(image: Image.Image) -> Parted:
    return part_inks(np.ascontiguousarray(np.asarray(image, np.uint8)[:, :, ::-1]), DPI)


def pdf(image: Image.Image, path: Path) -> Path:
    image.save(path, "PDF", resolution=DPI)
    return path


@pytest.mark.parametrize("colour", [BLUE, RED])
def test_numbers_under_a_stamp_are_read_and_doubted(colour: tuple[int, int, int], tmp_path: Path) -> None:
    report = extract(pdf(over(table(), "INKOM 2019", 210, 118, colour), tmp_path / "stamped.pdf"))
    [read] = report.tables
    texts = [cell.text for cell in read.cells]
    assert [text for text in texts if text[:1].isdigit()] == [
        "2023", "2024", "12 345", "13 008", "7 291", "12 345", "20 299",
    ]  # fmt: skip
    assert not any("INKOM" in text for text in texts)
    doubted = {f.message for f in report.findings if f.rule == "doubtful_digit"}
    assert any("12 345" in message for message in doubted)


def test_a_stamp_is_taken_off_and_the_print_below_it_stays() -> None:
    sheet = table()
    clean = parted(over(sheet, "INKOM 2019", 210, 118, BLUE))
    assert clean.laid is not None
    printed = sheet.gray < 128
    assert (clean.print_[printed] < 150).mean() > 0.97
    assert (clean.print_[~printed] < 150).mean() < 0.002


def test_coloured_print_and_rules_stay() -> None:
    sheet = Paper().write("Verksamhet", 46, 98).write("12 345", 220, 98)
    image = sheet.image.convert("RGB")
    pen = ImageDraw.Draw(image)
    font = ImageFont.load_default(size=11 * sheet.scale)
    pen.text((46 * sheet.scale, 116 * sheet.scale), "Avvikelse", fill=BLUE, font=font, anchor="ls")
    pen.text((220 * sheet.scale, 116 * sheet.scale), "-1 234", fill=RED, font=font, anchor="ls")
    top = round(98.5 * sheet.scale)
    pen.line((40 * sheet.scale, top, 380 * sheet.scale, top), fill=BLUE, width=2)
    assert parted(image).laid is None


def test_a_gray_picture_has_no_coloured_ink() -> None:
    assert parted(table().image.convert("RGB")).laid is None


def test_the_grounds_of_a_table_in_a_picture_are_no_stamp() -> None:
    sheet = table()
    grounds = Image.new("RGB", sheet.image.size, (255, 255, 255))
    pen = ImageDraw.Draw(grounds)
    wide, high, step = 26 * sheet.scale, 6 * sheet.scale, 36 * sheet.scale
    corners = [
        (x, y)
        for x in range(0, grounds.width, round(step))
        for y in range(0, grounds.height, round(step / 3))
    ]
    for x, y in corners:
        pen.rectangle((x, y, x + wide, y + high), fill=BLUE)
    assert parted(ImageChops.multiply(sheet.image.convert("RGB"), grounds)).laid is None
    few = Image.new("RGB", grounds.size, (255, 255, 255))
    box = (
        round(200 * sheet.scale),
        round(100 * sheet.scale),
        round(300 * sheet.scale),
        round(130 * sheet.scale),
    )
    few.paste(grounds.crop(box), box)
    assert parted(ImageChops.multiply(sheet.image.convert("RGB"), few)).laid is not None
