"""Bold type in pictures."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import ImageFilter
from tests.pdf.scan.paper import Paper

from vonextract.geometry import Box
from vonextract.pdf.scan.engine import installed_engine
from vonextract.pdf.scan.paper.coloured_ink import Parted
from vonextract.pdf.scan.read import read_picture

BOLD = "Kostnader per verksamhet"
LINES = [
    "Resultatet visar ett överskott som beror",
    "på lägre kostnader för personal än väntat",
    BOLD,
    "Verksamheten har anpassats till budgeten",
    "och nämnden räknar med ett resultat nära",
    "noll vid årets slut trots ökade kostnader",
]


@pytest.mark.parametrize("blur", [0.0, 1.6])
def test_bold_lines_are_told_on_sharp_and_on_blurred_pages(blur: float) -> None:
    sheet = Paper(dpi=150)
    for n, text in enumerate(LINES):
        sheet.write(text, 40, 60 + 18 * n, bold=0.5 if text == BOLD else 0.0)
    sheet.image = sheet.image.filter(ImageFilter.GaussianBlur(blur))
    engine = installed_engine()
    assert engine is not None
    reading = read_picture(Parted(np.asarray(sheet.image, np.uint8)), 150, Box(0, 0, 420, 595), engine)
    bold = {round((char.baseline - 60) / 18) for char in reading.chars if char.bold}
    light = {round((char.baseline - 60) / 18) for char in reading.chars if not char.bold and char.text != " "}
    assert (bold, light) == ({2}, {0, 1, 3, 4, 5})
