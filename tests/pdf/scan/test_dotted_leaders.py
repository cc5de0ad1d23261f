"""Dots that lead from labels to numbers are found, and dots that lead nowhere are none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import ImageFont
from tests.pdf.scan.paper import DPI, Paper

from vonextract import extract
from vonextract.geometry import Box
from vonextract.pdf.scan.paper.picture import Picture, prepare
from vonextract.pdf.scan.writing.dotted_leaders import without_leaders


def picture(sheet: Paper) -> Picture:
    return prepare(sheet.gray, DPI, Box(0, 0, 420, 595))


def dots(sheet: Paper, x: float, baseline: float, many: int, step: float = 5.0) -> Paper:
    for k in range(many):
        sheet.write(".", x + k * step, baseline)
    return sheet


def test_a_leader_is_points_on_the_line_of_its_label_and_is_erased() -> None:
    seen = picture(dots(Paper().write("Bilagor", 40, 60).write("31", 370, 60), 90, 60, 50))
    clean, (line,) = without_leaders(seen)
    assert line.text == "." * 50
    assert [glyph.x0 / seen.scale for glyph in line.glyphs] == pytest.approx(
        [91 + 5 * k for k in range(50)], abs=1
    )
    strip = np.s_[round(50 * seen.scale) : round(64 * seen.scale)]
    erased = clean.clean[strip, round(85 * seen.scale) : round(360 * seen.scale)]
    assert erased.min() == 255
    for label in (np.s_[: round(84 * seen.scale)], np.s_[round(365 * seen.scale) :]):
        assert np.array_equal(clean.clean[strip][:, label], seen.clean[strip][:, label])


@pytest.mark.parametrize(
    "sheet",
    [
        dots(Paper().write("Vidare", 40, 60), 90, 60, 5),
        dots(Paper(), 90, 60, 50),
        dots(Paper().write("En rad som slutar g jag p", 40, 60), 40, 65, 60),
        dots(dots(dots(Paper().write("Raster", 40, 60), 90, 60, 40), 90, 58, 40), 90, 56, 40),
        dots(dots(Paper().write("Ojämna", 40, 60), 90, 60, 3, 7), 118, 60, 3, 15),
    ],
    ids=["ellipsis", "no label", "dotted rule", "half-tone", "uneven"],
)
def test_dots_that_lead_nowhere_stay_what_they_are(sheet: Paper) -> None:
    seen = picture(sheet)
    same, leaders = without_leaders(seen)
    assert same is seen
    assert leaders == []


def led(sheet: Paper, n: int, label: str, *numbers: str) -> None:
    """A row of a label, dots and numbers, which end at the right side of their columns."""
    y, first = 90 + 22 * n, 380 - 70 * (len(numbers) - 1)
    font = ImageFont.load_default(size=11 * sheet.scale)
    starts = [first + 70 * k - font.getlength(text) / sheet.scale for k, text in enumerate(numbers)]
    ends = 40 + font.getlength(label) / sheet.scale
    dots(sheet.write(label, 40, y), ends + 4, y, int((starts[0] - ends - 8) / 5))
    for text, x in zip(numbers, starts, strict=True):
        sheet.write(text, x, y)


ENTRIES = ["Inledning", "Ekonomi och uppfoljning", "Personal", "Bilagor"]


def test_amounts_that_dots_lead_to_are_those_of_their_rows(tmp_path: Path) -> None:
    sheet = Paper().write("Kostnader", 40, 60, 14).write("2023", 286, 80).write("2024", 356, 80)
    for n, label in enumerate(ENTRIES):
        led(sheet, n, label, f"1{n} 345", f"2{n} 008")
    (table,) = extract(sheet.pdf(tmp_path / "scan.pdf")).tables
    rows = {cell.text: cell.row for cell in table.cells if cell.col == 0}
    values = {(cell.row, cell.col): cell.value for cell in table.cells if cell.value is not None}
    for n, label in enumerate(ENTRIES):
        assert [values[rows[label], k] for k in (1, 2)] == [10345 + 1000 * n, 20008 + 1000 * n]
