from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.pdf.building import Builder

from vonextract.errors import NoInputError
from vonextract.pdf.page_picture import page_image, page_pictures
from vonextract.pdf.reader import read
from vonextract.pdf.settings import SETTINGS

ALONG = {
    "upright": "1 0 0 1 100 {}",
    "turned left": "0 1 -1 0 {} 100",
    "turned right": "0 -1 1 0 {} 742",
    "leaning": "0.9986 0.0523 -0.0523 0.9986 100 {}",
}


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("matrix", ALONG.values(), ids=ALONG)
def test_what_is_read_lies_where_the_picture_is_dark(tmp_path: Path, matrix: str, rotate: int) -> None:
    rows = [f"BT /F1 10 Tf {matrix.format(100 + i * 20)} Tm (Netto {i:02}) Tj ET" for i in range(20)]
    path = Builder().page("\n".join(rows), f"/Rotate {rotate}").save(tmp_path)
    page = read(path).pages[0]
    image = page_image(path, 1, 2.0)
    assert image.size == pytest.approx((2 * page.width, 2 * page.height), abs=2)
    ink = np.asarray(image.convert("L")) < 128
    printed = page.chars.text != " "
    for x0, top, x1, bottom in zip(
        page.chars.x0[printed],
        page.chars.top[printed],
        page.chars.x1[printed],
        page.chars.bottom[printed],
        strict=True,
    ):
        box = ink[round(2 * top) : round(2 * bottom) + 1, round(2 * x0) : round(2 * x1) + 1]
        assert box.any(), (x0, top, x1, bottom)


def test_pictures_tell_the_size_of_the_page_in_points(tmp_path: Path) -> None:
    path = Builder().page("").page("").save(tmp_path)
    first, second = page_pictures(path, [1, 2], 1.5)
    assert (first.width, first.height) == (second.width, second.height) == (595, 842)
    assert first.data[:4] == b"\xff\xd8\xff\xe0"


def test_a_huge_page_is_drawn_smaller(tmp_path: Path) -> None:
    path = Builder().page("", box="[0 0 14000 14000]").save(tmp_path)
    image = page_image(path, 1, 2.0)
    assert image.width * image.height <= SETTINGS.most_pixels * 1.01


def test_a_page_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoInputError, match="no page 2"):
        page_image(Builder().page("").save(tmp_path), 2, 1.0)
