"""How wide type is set: figures take one width in nearly every typeface, letters do in a typewriter's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vonextract.pdf.scan.writing.letters import Glyph, LineRead
from vonextract.pdf.scan.writing.settings import LETTERS


class Pitch(NamedTuple):
    """What the print of a page takes of its line, in em; 0 where that is not known.

    Attributes:
        figure: the width of every figure.
        letter: that of every letter too, in type of one pitch.
    """

    figure: float
    letter: float


def pitch_of(lines: Sequence[LineRead]) -> Pitch:
    """The widths that the distances between neighbouring figures, and letters, on a page tell."""
    figures, letters = _steps(lines, str.isdigit), _steps(lines, str.isalpha)
    figure = float(np.median(figures)) if len(figures) >= LETTERS.pitch_figures else 0.0
    if len(letters) < LETTERS.known_letters:
        return Pitch(figure, 0.0)
    usual = float(np.median(letters))
    alike = float((np.abs(letters / usual - 1) <= LETTERS.steps_vary).mean())
    return Pitch(figure, usual if alike >= LETTERS.steps_alike else 0.0)


def even_pitch(lines: Sequence[LineRead], pitch: Pitch) -> None:
    """Give lines of one pitch the size that it tells, by the letters and figures of their rows.

    Args:
        lines: with their sizes and baselines.
        pitch: of the page, whose letters are all as wide.
    """
    rows: dict[float, list[LineRead]] = {}
    for line in lines:
        rows.setdefault(line.baseline, []).append(line)
    steps = {row: _steps(held, str.isalnum, in_em=False) for row, held in rows.items()}
    usual = float(np.median(np.concatenate(list(steps.values()))))
    for row, held in rows.items():
        if len(steps[row]) and abs(float(np.median(steps[row])) / usual - 1) <= LETTERS.rows_vary:
            for line in held:
                line.size = usual / pitch.letter


def _steps(
    lines: Sequence[LineRead], of_kind: Callable[[str], bool], *, in_em: bool = True
) -> NDArray[np.float64]:
    """The distances between the middles of neighbours of a kind, in em or in pixels."""
    steps = [
        (_middle(after) - _middle(before)) / (line.size if in_em else 1.0)
        for line in lines
        for word in line.words
        for before, after in pairwise(word)
        if of_kind(before.letter.text) and of_kind(after.letter.text)
    ]
    return np.array(steps, np.float64)


def edges_of(word: Sequence[Glyph], size: float, pitch: Pitch, bearing: float) -> tuple[list[float], bool]:
    """Where the characters of a word begin, and where the last one ends; and whether all are as wide.

    Args:
        word: with the ink of its characters.
        size: of the type, in pixels.
        pitch: of the page.
        bearing: white on both sides of a letter of no known width, in pixels.
    """
    wide = pitch.letter * size
    places = np.array([_middle(glyph) for glyph in word]) - wide * np.arange(len(word))
    start = float(np.median(places))
    if (
        wide
        and not any(glyph.raised for glyph in word)
        and np.abs(places - start).max() < LETTERS.astray * wide
    ):
        return [start + wide * (k - 0.5) for k in range(len(word) + 1)], True
    half = pitch.figure * size / 2
    first, last = word[0], word[-1]
    left, right = first.x0 - bearing, last.x1 + bearing
    if first.letter.text.isdigit() and not first.raised:
        left = min(left, _middle(first) - half)
    if last.letter.text.isdigit() and not last.raised:
        right = max(right, _middle(last) + half)
    return [left, *((a.x1 + b.x0) / 2 for a, b in pairwise(word)), right], False


def _middle(glyph: Glyph) -> float:
    return (glyph.x0 + glyph.x1) / 2
