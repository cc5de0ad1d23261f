"""The same words in the same places, however a page, or its text, is turned."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
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
SHORT = ROWS[:3]
LEANS = (0.4, 1.2, 2.5, 6, -1.7)


def leaning(degrees: float) -> tuple[str, str, int]:
    """A page whose text leans around its middle."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    x, y = WIDTH / 2, HEIGHT / 2
    moved = f"{x - cos * x + sin * y:.4f} {y - sin * x - cos * y:.4f}"
    return f"{cos:.6f} {sin:.6f} {-sin:.6f} {cos:.6f} {moved}", f"[0 0 {WIDTH} {HEIGHT}]", 0


def content(matrix: str, rows: Sequence[tuple[str, ...]] = ROWS) -> str:
    lines = [f"q {matrix} cm"]
    for row, cells in enumerate(rows):
        for x, words in zip((60, 400, 600), cells, strict=True):
            lines.append(f"BT /F1 9 Tf {x} {500 - 18 * row} Td ({words}) Tj ET")
    return "\n".join([*lines, "Q"])


def content_in_pieces(matrix: str) -> str:
    """The same with every figure of the numbers as a text object of its own, as some programs write them."""
    lines = [f"q {matrix} cm"]
    for row, cells in enumerate(ROWS[:6]):
        y = 500 - 18 * row
        lines.append(f"BT /F1 9 Tf 60 {y} Td ({cells[0]}) Tj ET")
        for x, number in zip((400.0, 600.0), cells[1:], strict=True):
            for letter in number:
                lines.append(f"BT /F1 9 Tf {x:.3f} {y} Td ({letter}) Tj ET")
                x += 9 * (_NARROW.get(letter, 0.556) if row else 1.0)
    return "\n".join([*lines, "Q"])


_NARROW = {" ": 0.278, "-": 0.333}
_WIDE_FI = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
    "1 begincodespacerange <00> <FF> endcodespacerange\n"
    "1 beginbfchar\n<57> <00660069>\nendbfchar endcmap end end"
)
"""One wide letter, W, that means f and i."""


def placed(
    folder: Path, turn: str, write: Callable[[str], str] = content
) -> list[tuple[str, bool, float, float, float]]:
    """The words of the page turned so, with their places."""
    return placed_as(folder, TURNS[turn], write)


def placed_as(
    folder: Path, turn: tuple[str, str, int], write: Callable[[str], str] = content
) -> list[tuple[str, bool, float, float, float]]:
    """The words of the page with that matrix, box and rotation."""
    matrix, box, rotate = turn
    builder = Builder().page(write(matrix), f"/Rotate {rotate}", box)
    builder.objects[4] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 80 0 R >>"
    builder.objects[80] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(_WIDE_FI), _WIDE_FI.encode())
    (text,) = page_texts(read(builder.save(folder)))
    found = [(w.text, w.superscript, round(w.x0), round(w.x1), round(w.baseline)) for w in text.words]
    return sorted(found, key=lambda word: (word[-1], word[2]))


@pytest.mark.parametrize("turn", TURNS)
def test_words_are_the_same_however_the_page_is_turned(turn: str, tmp_path: Path) -> None:
    assert placed(tmp_path, turn) == placed(tmp_path, "level")


@pytest.mark.parametrize("degrees", LEANS)
def test_words_are_the_same_however_far_a_page_leans(degrees: float, tmp_path: Path) -> None:
    level, leans = placed(tmp_path, "level"), placed_as(tmp_path, leaning(degrees))
    assert [word[:2] for word in leans] == [word[:2] for word in level]
    assert (
        max(
            abs(a - b)
            for one, other in zip(leans, level, strict=True)
            for a, b in zip(one[2:], other[2:], strict=True)
        )
        <= 1
    )


@pytest.mark.parametrize("degrees", LEANS)
def test_what_is_hidden_on_a_leaning_page_is_not_read(degrees: float, tmp_path: Path) -> None:
    def hidden(matrix: str) -> str:
        painted = "BT /F1 9 Tf 400 100 Td (77777) Tj ET 1 g 395 95 60 20 re f 0 g"
        clipped = "60 130 m 300 130 l 300 150 l h W n BT /F1 9 Tf 60 141 Td (88888 88889) Tj ET"
        return f"{content(matrix)}\nq {matrix} cm {painted} {clipped} Q"

    assert [w[0] for w in placed_as(tmp_path, leaning(degrees), hidden)] == [
        w[0] for w in placed(tmp_path, "level")
    ]


@pytest.mark.parametrize("turn", TURNS)
def test_few_words_are_the_same_where_the_page_holds_no_others(turn: str, tmp_path: Path) -> None:
    def few(matrix: str) -> str:
        return content(matrix, SHORT)

    assert placed(tmp_path, turn, few) == placed(tmp_path, "level", few)


@pytest.mark.parametrize("turn", TURNS)
def test_numbers_of_many_pieces_are_whole_however_the_page_is_turned(turn: str, tmp_path: Path) -> None:
    found = placed(tmp_path, turn, content_in_pieces)
    assert found == placed(tmp_path, "level", content_in_pieces)
    assert {"211", "43101", "-19"} <= {word[0] for word in found}


@pytest.mark.parametrize("turn", TURNS)
def test_a_hyphen_drawn_by_itself_stays_at_its_word_however_the_page_is_turned(
    turn: str, tmp_path: Path
) -> None:
    """PDFium puts the text objects of a line in the order in which it shows them."""

    def hyphened(matrix: str) -> str:
        lines = [("gemensam", 60, 314), ("administra", 60, 300), ("-", 101.5, 300), ("tion", 60, 290)]
        shown = "".join(f" BT /F1 9 Tf {x} {y} Td ({words}) Tj ET" for words, x, y in lines)
        return f"{content(matrix)}\nq {matrix} cm{shown} Q"

    assert "administra-" in {word[0] for word in placed(tmp_path, turn, hyphened)}


@pytest.mark.parametrize("turn", TURNS)
def test_letters_drawn_as_one_break_no_word_however_the_page_is_turned(turn: str, tmp_path: Path) -> None:
    def with_ligature(matrix: str) -> str:
        return content(matrix) + f"\nq {matrix} cm BT /F2 9 Tf 60 300 Td (koefWcient) Tj ET Q"

    assert "koefficient" in {word[0] for word in placed(tmp_path, turn, with_ligature)}
