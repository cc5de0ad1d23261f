from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops

from vonextract.debug.drawing import draw_page, to_png
from vonextract.debug.rectangles import Shape
from vonextract.errors import NoInputError, OutputError
from vonextract.geometry import Box

SAMPLE = Path(__file__).parents[2] / "samples" / "atgardsplan-2024.pdf"


def test_png_has_the_size_of_the_page(tmp_path: Path) -> None:
    output = tmp_path / "page.png"
    trace = draw_page(SAMPLE, 1, output, scale=1.0)
    assert Image.open(output).size == (596, 842)
    assert trace


def test_shapes_are_drawn_where_they_lie() -> None:
    blank = Image.new("RGB", (100, 100), "white")
    shape = Shape(Box(10, 20, 40, 30), "#c62828", "", 0.0, 1.0, "cells total")
    drawn = to_png(blank, [shape], ratio=2.0)
    marked = ImageChops.difference(drawn, blank).getbbox()
    assert marked == (20, 40, 81, 61)


def test_svg_names_its_layers(tmp_path: Path) -> None:
    output = tmp_path / "page.svg"
    draw_page(SAMPLE, 1, output, scale=0.5)
    svg = output.read_text(encoding="utf-8")
    for layer in ("words", "rules", "cells header", "cells total", "regions", "borders"):
        assert f'<g class="{layer}">' in svg


def test_missing_page_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoInputError, match="no page 9; the document has 2 pages"):
        draw_page(SAMPLE, 9, tmp_path / "page.png")


def test_other_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"\.png or \.svg"):
        draw_page(SAMPLE, 1, tmp_path / "page.jpg")


def test_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        draw_page(SAMPLE, 1, tmp_path / "nowhere" / "page.svg")
