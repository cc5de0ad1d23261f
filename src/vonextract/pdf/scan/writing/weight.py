"""How heavy type is set: by the thickness of its strokes, or where they are blurred by its letters' ink."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from vonextract.pdf.scan.writing.ink import Ink
from vonextract.pdf.scan.writing.letters import LineRead
from vonextract.pdf.scan.writing.settings import TYPE, WEIGHT


def weigh(line: LineRead, ink: Ink) -> None:
    """Give a line the thickness of its strokes, and its characters their ink.

    Strokes are twice as long as their edges: both are summed over shades of gray, so that strokes of few
    pixels are told apart too.
    """
    x0, top, x1, bottom = ink.window(line.spot)
    near = cv2.dilate(ink.mask(line.spot).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    dark = np.where(near, 1 - ink.page[top:bottom, x0:x1].astype(np.float32) / 255, 0)
    if dark.shape[0] < 2 or dark.shape[1] < 2:
        return
    columns = dark.sum(axis=0)
    for glyph in line.glyphs:
        glyph.ink = float(columns[max(0, round(glyph.x0) - x0 - 1) : round(glyph.x1) - x0 + 1].sum())
    down, across = np.gradient(dark)
    edges = float(np.hypot(down, across).sum())
    line.stroke = 2 * float(dark.sum()) / edges / line.size if edges else 0.0


def weights(lines: Sequence[LineRead]) -> list[tuple[LineRead, float]]:
    """Lines with how heavy they are, as a share of what is bold."""
    known = [line for line in lines if line.stroke > 0]
    if not known:
        return []
    usual = weighted_median([(line.stroke, len(line.glyphs)) for line in known])
    return _by_ink(known) if usual > WEIGHT.blurred else _by_strokes(known, usual)


def _by_strokes(lines: Sequence[LineRead], most: float) -> list[tuple[LineRead, float]]:
    """By the thickness of their strokes.

    Blur makes small type look bolder: type larger than most is held against the most, smaller type
    against its own.
    """
    size = weighted_median([(line.size, len(line.glyphs)) for line in lines])
    found = []
    for line in lines:
        peers = [(p.stroke, len(p.glyphs)) for p in lines if p.size == line.size]
        told = sum(weight for _, weight in peers) >= WEIGHT.bold_peers
        usual, factor = most, WEIGHT.bold_stroke
        if line.size > TYPE.page_sizes * size:
            factor = WEIGHT.bold_large
        elif told and line.size < size / TYPE.page_sizes:
            usual = min(weighted_median(peers), WEIGHT.bold_stroke * most)
        found.append((line, line.stroke / (usual * factor)))
    return found


def _by_ink(lines: Sequence[LineRead]) -> list[tuple[LineRead, float]]:
    """Blur takes no ink away: each letter is held against the same letter of type as large on the page."""
    inks: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for line in lines:
        for glyph in line.glyphs:
            if glyph.letter.text.isalnum():
                inks[glyph.letter.text].append((line.size, glyph.ink))
    usual = {
        (text, size): _usual_ink(np.array(all_), size)
        for text, all_ in inks.items()
        for size in {size for size, _ in all_}
    }
    found = []
    for line in lines:
        letters = [(glyph.ink, usual.get((glyph.letter.text, line.size), 0.0)) for glyph in line.glyphs]
        shares = [ink / much for ink, much in letters if much]
        share = float(np.median(shares)) if len(shares) >= WEIGHT.letters else 0.0
        found.append((line, (share / WEIGHT.bold_ink) ** WEIGHT.as_strokes))
    return found


def _usual_ink(inks: NDArray[np.float64], size: float) -> float:
    """What a letter takes in type of about a size; 0 where too few tell."""
    sizes, taken = inks.T
    near = np.abs(np.log(sizes / size)) <= np.log(TYPE.row_sizes)
    return float(np.percentile(taken[near], WEIGHT.usual_ink)) if near.sum() >= WEIGHT.peers else 0.0


def weighted_median(pairs: list[tuple[float, int]]) -> float:
    """The value that half of the weight lies below."""
    ordered = sorted(pairs)
    half = sum(weight for _, weight in ordered) / 2
    passed = 0
    for value, weight in ordered:
        passed += weight
        if passed >= half:
            return value
    return ordered[-1][0]
