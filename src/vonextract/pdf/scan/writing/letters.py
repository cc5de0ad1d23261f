"""Where the letters of a line stand: the engine's places, made exact by the ink."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from vonextract.pdf.scan.engine import Letter, Spot
from vonextract.pdf.scan.writing.ink import Bools, Ink, runs
from vonextract.pdf.scan.writing.settings import INK, LETTERS, SIGNS
from vonextract.swedish.hyphens import listed
from vonextract.swedish.typography import DASHES

_BETWEEN_NUMBERS = frozenset("±×")
"""Signs with spaces on both sides or on none."""

_AROUND = ".,:;!?()[]\"'”’"
"""What may stand around a word."""

_DASHES = frozenset(DASHES)
_NARROW = frozenset("Iijlrtfs.,:;!|'()[]-")

Thickness: TypeAlias = NDArray[np.int64]
_LOW = frozenset("acemnorsuvwxzæø")
_RISING = frozenset("bdfhiklþß")
_BETWEEN = frozenset("t")
"""Neither low nor rising."""
_HANGING = frozenset("gjpqy,;QJ()[]{}|/\\@§µç_$€&")
_NO_MEASURE = frozenset("-–−+=.,:;'\"’”´`°*•·~<>_|()[]/\\%§@&^µ…¼½¾²³¹→×±≤≥ÅÄÖåäö")


@dataclass(slots=True)
class Glyph:
    """A character in its place, in pixels of the picture; `ink` is how many of them it darkens."""

    letter: Letter
    x0: float
    x1: float
    top: float
    bottom: float
    raised: bool = False
    ink: float = 0.0


@dataclass(slots=True)
class LineRead:
    """A line of text, or the part of one in a column.

    Attributes:
        words: its characters, word by word.
        baseline: pixels, downwards.
        low, rise, tall: heights of letters such as x, of those such as h, and of capitals and figures, in
            pixels; 0 without any.
        counts: how many there are of each.
        size: pixels; 0 while unknown.
        stroke: thickness of its strokes in em; 0 when unknown.
    """

    spot: Spot
    words: list[list[Glyph]]
    baseline: float = 0.0
    low: float = 0.0
    rise: float = 0.0
    tall: float = 0.0
    counts: tuple[int, int, int] = (0, 0, 0)
    size: float = 0.0
    stroke: float = 0.0
    bold: bool = False

    @property
    def glyphs(self) -> list[Glyph]:
        """All characters."""
        return [glyph for word in self.words for glyph in word]

    @property
    def text(self) -> str:
        """The words, joined by spaces."""
        return " ".join("".join(g.letter.text for g in word) for word in self.words)

    @property
    def confidence(self) -> float:
        """The mean probability of its characters."""
        return float(np.mean([g.letter.confidence for g in self.glyphs])) if self.words else 0.0


def place(spot: Spot, letters: Sequence[Letter], ink: Ink) -> LineRead | None:
    """A line as read, every character where its ink is; None without any ink.

    Args:
        spot: what was read.
        letters: as the engine gives them; x counts from the spot's left edge.
        ink: of the page.
    """
    whole = ink.mask(spot)
    mask = print_ if (print_ := ink.print_(spot)).any() else whole
    columns = np.asarray(mask.any(axis=0))
    solid = [k for k, letter in enumerate(letters) if letter.text != " "]
    if not solid or not columns.any():
        return None
    x0, top, *_ = ink.window(spot)
    edges = _edges(letters, solid, mask, columns)
    rows = np.flatnonzero(mask.any(axis=1))
    em = max(1.0, (rows[-1] - rows[0]) / LETTERS.letters_in_em, INK.letter_high * (spot.bottom - spot.top))
    words: list[list[Glyph]] = [[]]
    for n, k in enumerate(solid):
        first, last = edges[n], edges[n + 1]
        own = mask if columns[first:last].any() else whole
        left, right = _body(own[:, first:last].sum(axis=0), LETTERS.letter_gap * em)
        left, right = (first + left, first + right) if right else (first, last)
        tall = np.flatnonzero(own[:, left:right].any(axis=1))
        high, low = (tall[0], tall[-1] + 1) if len(tall) else (0, mask.shape[0])
        glyph = Glyph(letters[k], x0 + left, x0 + right, top + high, top + low)
        if words[-1] and k - solid[n - 1] > 1:
            words.append([])
        words[-1].append(glyph)
    return LineRead(spot, _with_spaces(words, em))


def _body(thickness: Thickness, gap: float) -> tuple[int, int]:
    """The columns of a character without dirt: little ink that stands off it; none without ink."""
    parts: list[tuple[int, int]] = []
    for first, last in runs(thickness > 0):
        if parts and first - parts[-1][1] <= gap:
            parts[-1] = (parts[-1][0], last)
        else:
            parts.append((first, last))
    ink = [int(thickness[first:last].sum()) for first, last in parts]
    kept = [part for part, much in zip(parts, ink, strict=True) if much >= LETTERS.dirt_most * max(ink)]
    return (kept[0][0], kept[-1][1]) if kept else (0, 0)


def dash_at(spot: Spot) -> LineRead:
    """A dash that stands alone, as in an empty cell."""
    letter = Letter("-", (spot.x1 - spot.x0) / 2, SIGNS.dash_sure)
    return LineRead(spot, [[Glyph(letter, spot.x0, spot.x1, spot.top, spot.bottom)]])


def _edges(letters: Sequence[Letter], solid: list[int], mask: Bools, columns: Bools) -> list[int]:
    """Borders between neighbouring characters: the widest gap between their places, else the thinnest ink."""
    whole = np.flatnonzero(columns)
    edges = [max(0, min(int(whole[0]), int(letters[solid[0]].x)))]
    thickness = mask.sum(axis=0)
    for before, after in pairwise(solid):
        a = max(edges[-1] + 1, int(letters[before].x))
        b = min(max(a + 1, int(np.ceil(letters[after].x))), int(whole[-1]))
        spaced = after - before > 1
        edges.append(_border(columns, thickness, a, b, wide=spaced))
    edges.append(int(whole[-1]) + 1)
    return [max(edge, edges[0]) for edge in np.maximum.accumulate(edges).tolist()]


def _border(columns: Bools, thickness: Thickness, a: int, b: int, *, wide: bool) -> int:
    if b <= a:
        return a
    gaps = runs(~columns[a:b])
    if not gaps:
        return a + int(np.argmin(thickness[a:b]))
    aside = 0.0 if wide else LETTERS.middle_gap
    first, last = max(gaps, key=lambda g: g[1] - g[0] - aside * abs(g[0] + g[1] - b + a) / 2)
    return a + (first + last) // 2


def _with_spaces(words: list[list[Glyph]], em: float) -> list[list[Glyph]]:
    """The words, cut where a gap is as wide as the spaces that the engine saw, or as spaces are.

    Known words are left whole. Between figures the engine alone decides, and in type of one pitch: a gap
    is no proof there.
    """
    if _has_one_pitch(words):
        return words
    seen = [after[0].x0 - before[-1].x1 for before, after in pairwise(words)]
    usual = LETTERS.space_gap * em
    if len(seen) >= LETTERS.spaces_known:
        usual = max(LETTERS.space_least * em, LETTERS.space_share * float(np.median(seen)))
    cut: list[list[Glyph]] = []
    for word in words:
        cut.append(word[:1])
        known = _is_known(word)
        for left, right in pairwise(word):
            if not known and right.x0 - left.x1 > _least_space(left, right, usual, em):
                cut.append([])
            cut[-1].append(right)
    return _with_even_signs(cut)


def _is_known(word: Sequence[Glyph]) -> bool:
    """Whether the letters of a word are one that the Swedish word list has: thin strokes only look apart."""
    text = "".join(glyph.letter.text for glyph in word).strip(_AROUND)
    return len(text) >= SIGNS.spelling_shortest and text.isalpha() and listed(text.casefold())


def _least_space(left: Glyph, right: Glyph, usual: float, em: float) -> float:
    """How wide a gap between two characters must be to be a space that the engine overlooked."""
    if {left.letter.text, right.letter.text} & _BETWEEN_NUMBERS:
        return LETTERS.sign_space * em
    if _are_of_both_kinds(left.letter.text, right.letter.text):
        return usual * LETTERS.beside_letter
    return usual * LETTERS.beside_figures if _is_figure(left, right) else usual


def _with_even_signs(words: list[list[Glyph]]) -> list[list[Glyph]]:
    """The words, a sign between two numbers parted from the first where it stands off the second.

    It does at the end of a line.
    """
    cut: list[list[Glyph]] = []
    for word, after in zip(words, [*words[1:], []], strict=True):
        sign = word[-1]
        ends = sign.letter.text in _BETWEEN_NUMBERS and len(word) > 1
        if ends and (not after or sign.x0 - word[-2].x1 > LETTERS.even_spaces * (after[0].x0 - sign.x1)):
            cut += [word[:-1], [sign]]
        else:
            cut.append(word)
    return cut


def _has_one_pitch(words: list[list[Glyph]]) -> bool:
    """Whether letters stand at equal distances, narrow ones too, as those of a typewriter do."""
    pairs = [pair for word in words for pair in pairwise(word) if all(g.letter.text.isalpha() for g in pair)]
    if len(pairs) < LETTERS.pitch_steps:
        return False
    steps = np.array([(b.x0 + b.x1 - a.x0 - a.x1) / 2 for a, b in pairs])
    return bool((np.abs(steps / np.median(steps) - 1) <= LETTERS.pitch_varies).all())


def _are_of_both_kinds(left: str, right: str) -> bool:
    """Whether one is a letter and the other a figure."""
    return (left.isalpha() and right.isdigit()) or (left.isdigit() and right.isalpha())


def _is_figure(left: Glyph, right: Glyph) -> bool:
    a, b = left.letter.text, right.letter.text
    return a.isdigit() or b.isdigit() or b in ",."


def measure(line: LineRead) -> None:
    """Give a line its baseline, and the heights of its letters by their kind."""
    glyphs = line.glyphs
    standing = [g for g in glyphs if g.letter.text not in _HANGING and g.letter.text not in _NO_MEASURE]
    line.baseline = float(np.median([g.bottom for g in standing] or [g.bottom for g in glyphs]))
    low: list[float] = []
    rise: list[float] = []
    tall: list[float] = []
    for glyph, foot in zip(standing, _feet(standing, line.baseline), strict=True):
        text = glyph.letter.text
        if text not in _BETWEEN:
            kind = low if text in _LOW else rise if text in _RISING else tall
            kind.append(foot - glyph.top)
    line.low, line.rise, line.tall = _middle(low), _middle(rise), _middle(tall)
    line.counts = len(low), len(rise), len(tall)


def _feet(standing: Sequence[Glyph], baseline: float) -> list[float]:
    """The baseline below each letter: the line's, or what it and its neighbours tell where the line bends.

    Paper does at the spine of a book.
    """
    feet = []
    for k, glyph in enumerate(standing):
        near = standing[max(0, k - LETTERS.foot_reach) : k + LETTERS.foot_reach + 1]
        own = float(median(other.bottom for other in near))
        feet.append(own if abs(own - baseline) > LETTERS.bent * (own - glyph.top) else baseline)
    return feet


def _middle(heights: list[float]) -> float:
    """The mean of heights that are alike, finer than a pixel; 0 without any."""
    if not heights:
        return 0.0
    middle = float(np.median(heights))
    alike = [height for height in heights if abs(height - middle) <= LETTERS.scatter * middle]
    return max(0.0, float(np.mean(alike or heights)))


def mend(line: LineRead) -> None:
    """Correct what the ink knows better than the engine, once a line's size is known."""
    for glyph in line.glyphs:
        if glyph.x1 - glyph.x0 > _widest(glyph.letter.text) * line.size:
            glyph.letter = glyph.letter._replace(confidence=min(glyph.letter.confidence, SIGNS.echo))
    line.words = [_without_echoes(word, line.size) for word in line.words]


def _widest(text: str) -> float:
    """Em that a figure, or a point or comma, takes at most; wider ink holds one that the engine lost."""
    if text.isdigit():
        return LETTERS.figure_most
    return LETTERS.point_most if text in (".", ",") else float("inf")


def _without_echoes(word: list[Glyph], size: float) -> list[Glyph]:
    """The word without letters that the engine gave twice where the ink has room for one.

    A figure is left, and doubted. Dashes with no paper between them are a long one.
    """
    kept = word[:1]
    for glyph in word[1:]:
        before, text = kept[-1], glyph.letter.text
        room = (glyph.x1 - before.x0) / size
        if {before.letter.text, text} <= _DASHES and glyph.x0 <= before.x1:
            before.x1 = glyph.x1
        elif before.letter.text != text or room >= _least_pair(text):
            kept.append(glyph)
        elif text.isdigit():
            glyph.letter = glyph.letter._replace(confidence=min(glyph.letter.confidence, SIGNS.echo))
            kept.append(glyph)
        else:
            before.x1 = glyph.x1
    return kept


def _least_pair(text: str) -> float:
    """Em that a letter, given twice, takes at least."""
    if text == "1":
        return LETTERS.figures_pair
    if text in _NARROW:
        return LETTERS.narrow_pair
    return LETTERS.low_pair if text.islower() else LETTERS.pair
