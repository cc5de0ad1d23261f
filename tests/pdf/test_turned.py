"""The same words in the same places, however a page, or its text, is turned."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.pdf.building import Builder

from vonextract.layout.page_texts import page_texts
from vonextract.pdf.reader import read

WIDTH, HEIGHT = 842, 595
ROWS = (
    ("Verksamhet, tkr", "Bokslut 2024", "Budget 2025"),
    ("Grundskola", "41 211", "43101"),
    ("Förskola 11", "28 171", "28311"),
    ("Fritidshem", "-19 521", "19911"),
    ("Måltider 1", "16 131", "16151"),
    ("Summa", "105 034", "107474"),
    ("Kommentar i löpande text om nämndens verksamhet under år 2021", "", ""),
)
TURNS = {
    "level": ("1 0 0 1 0 0", f"[0 0 {WIDTH} {HEIGHT}]", 0),
    "rotated a quarter": (f"0 1 -1 0 {HEIGHT} 0", f"[0 0 {HEIGHT} {WIDTH}]", 90),
    "rotated a half": (f"-1 0 0 -1 {WIDTH} {HEIGHT}", f"[0 0 {WIDTH} {HEIGHT}]", 180),
    "rotated three quarters": (f"0 -1 1 0 0 {WIDTH}", f"[0 0 {HEIGHT} {WIDTH}]", 270),
    "set up the page": (f"0 1 -1 0 {HEIGHT} 0", f"[0 0 {HEIGHT} {WIDTH}]", 0),
    "set down the page": (f"0 -1 1 0 0 {WIDTH}", f"[0 0 {HEIGHT} {WIDTH}]", 0),
    "set upside down": (f"-1 0 0 -1 {WIDTH} {HEIGHT}", f"[0 0 {WIDTH} {HEIGHT}]", 0),
}


def content(matrix: str) -> str:
    lines = [f"q {matrix} cm"]
    for row, cells in enumerate(ROWS):
        for x, words in zip((60, 400, 600), cells, strict=True):
            lines.append(f"BT /F1 9 Tf {x} {500 - 18 * row} Td ({words}) Tj ET")
    return "\n".join([*lines, "Q"])


def placed(folder: Path, turn: str) -> list[tuple[str, bool, float, float, float]]:
    """The words of the page turned so, with their places."""
    matrix, box, rotate = TURNS[turn]
    path = Builder().page(content(matrix), f"/Rotate {rotate}", box).save(folder)
    (text,) = page_texts(read(path))
    found = [(w.text, w.superscript, round(w.x0), round(w.x1), round(w.baseline)) for w in text.words]
    return sorted(found, key=lambda word: (word[-1], word[2]))


@pytest.mark.parametrize("turn", TURNS)
def test_words_are_the_same_however_the_page_is_turned(turn: str, tmp_path: Path) -> None:
    assert placed(tmp_path, turn) == placed(tmp_path, "level")
