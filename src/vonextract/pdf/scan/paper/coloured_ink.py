"""Ink of another colour over print, of stamps and pens: taken off, so that the print below it can be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from vonextract.geometry import Box
from vonextract.pdf.scan.engine import Gray
from vonextract.pdf.scan.paper.render import INCH, Colour
from vonextract.pdf.scan.paper.settings import COLOUR

Inks: TypeAlias = NDArray[np.float32]
"""For each pixel by how much of the paper's brightness it is darker, in each of three colours."""
_Mask: TypeAlias = NDArray[np.bool_]
_BRIGHTNESS = np.array([0.114, 0.587, 0.299], np.float32)
"""What blue, green and red add to the brightness of a picture in gray."""


class Parted(NamedTuple):
    """A picture in gray.

    Attributes:
        print_: without ink of another colour that was laid over print.
        laid: by how much that ink had darkened each pixel; None where there is none.
    """

    print_: Gray
    laid: Gray | None = None

    def turned(self, quarters: int) -> Parted:
        """The picture given so many quarter turns clockwise."""
        turned = (np.rot90(level, -quarters).copy() for level in self if level is not None)
        return Parted(*turned)


class _Laid(NamedTuple):
    """Coloured ink that runs over print: its pixels on the coarse picture, and its colour of length one."""

    mask: _Mask
    colour: Inks


class _Part(NamedTuple):
    """Coloured ink, its box in points, and whether it crosses print."""

    ink: _Laid
    box: Box
    crosses: bool


def part_inks(colour: Colour, dpi: float) -> Parted:
    """The print of a picture in gray, and what stamps and pens laid over it.

    Coloured print is left alone: it crosses no other print. So are the grounds of tables in pictures, which
    take far more of a page than stamps do.

    Args:
        colour: blue, green and red of each pixel.
        dpi: its resolution.
    """
    gray = np.asarray(cv2.cvtColor(colour, cv2.COLOR_BGR2GRAY), np.uint8)
    coarse = min(1.0, COLOUR.dpi / dpi)
    small = cv2.resize(colour, None, fx=coarse, fy=coarse, interpolation=cv2.INTER_AREA)
    scale = coarse * dpi / INCH
    ground = _ground(np.asarray(small, np.uint8), scale)
    inks = _darker(np.asarray(small, np.uint8), ground)
    main = _main_ink(inks)
    found = _laid_over(inks, main, scale)
    covered = sum([one.mask.sum() for one in found]) / gray.size / coarse**2
    if not found or covered > COLOUR.most:
        return Parted(gray)
    laid = np.zeros(gray.shape, np.uint8)
    for one in found:
        window = _window(one.mask, gray.shape)
        laid[window] = np.maximum(laid[window], _amount(one, colour, ground, window, main))
    return Parted(np.asarray(cv2.add(gray, laid), np.uint8), laid)


def _ground(small: Colour, scale: float) -> Colour:
    """The colour of the paper, or of the band, under all that is printed."""
    side, even = (max(3, round(points * scale) | 1) for points in (COLOUR.stroke_wide, COLOUR.ground_even))
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    return np.asarray(cv2.medianBlur(closed, even), np.uint8)


def _darker(colour: Colour, ground: Colour) -> Inks:
    share = colour.astype(np.float32) / np.maximum(ground, 1)
    return np.asarray(np.clip(1 - share, 0, 1), np.float32)


def _main_ink(inks: Inks) -> Inks:
    """The colour, of length one, of the darkest print of a page: black, or what black looks like there."""
    dark = inks.min(axis=2)
    darkest = inks[dark >= COLOUR.main_dark * np.percentile(dark, COLOUR.main_top)]
    middle = np.median(darkest, axis=0) if len(darkest) else np.zeros(3)
    return _one(middle.astype(np.float32)) if middle.any() else _one(np.ones(3, np.float32))


def _one(colour: Inks) -> Inks:
    return np.asarray(colour / np.linalg.norm(colour), np.float32)


def _aside(inks: Inks, main: Inks) -> Inks:
    """What is left of inks when all that may be the main one is taken away."""
    return np.asarray(inks - (inks @ main)[..., None] * main, np.float32)


def _laid_over(inks: Inks, main: Inks, scale: float) -> list[_Laid]:
    """The coloured ink of stamps and pens that crosses print in the main ink, or lies beside such ink."""
    aside, dark = np.linalg.norm(_aside(inks, main), axis=2), np.linalg.norm(inks, axis=2)
    coloured = (aside > COLOUR.least) & (aside > COLOUR.share * dark)
    if coloured.sum() < COLOUR.area * scale**2:
        return []
    free = coloured & ~_straight(coloured, scale)
    black = (inks @ main > COLOUR.print_dark) & (aside < COLOUR.share / 2 * dark)
    parts = []
    for own, box in _clusters(free, scale):
        strong = own & (aside >= np.median(aside[own]))
        near = cv2.dilate(own.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
        touched = (near & black).sum() / scale**2
        crosses = touched >= max(COLOUR.crossed, COLOUR.crossed_share * own.sum() / scale**2)
        parts.append(_Part(_Laid(near, _one(inks[strong].mean(axis=0))), box, bool(crosses)))
    sure = [part for part in parts if part.crosses]
    return [part.ink for part in parts if any(_are_of_one_stamp(part, other) for other in sure)]


def _clusters(coloured: _Mask, scale: float) -> Iterator[tuple[_Mask, Box]]:
    """Coloured pixels that lie together, as many as a stamp or a stroke has; with their box in points."""
    side = round(COLOUR.together * scale) | 1
    whole = cv2.morphologyEx(coloured.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(whole)
    for number in range(1, count):
        x, y, wide, high = (int(side) / scale for side in stats[number, :4])
        if max(wide, high) >= COLOUR.size:
            yield (labels == number) & coloured, Box(x, y, x + wide, y + high)


def _are_of_one_stamp(part: _Part, other: _Part) -> bool:
    """Whether two parts, maybe the same, are of one colour and lie close to each other."""
    near = part.box.grow(COLOUR.together).overlap(other.box) > 0
    return near and float(part.ink.colour @ other.ink.colour) >= COLOUR.alike


def _straight(coloured: _Mask, scale: float) -> _Mask:
    """What of coloured ink runs level or upright as rules do."""
    long = round(COLOUR.rule_long * scale)
    mask = coloured.astype(np.uint8)
    runs = [
        cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones(kernel, np.uint8)) for kernel in ((1, long), (long, 1))
    ]
    return np.asarray(cv2.dilate(np.maximum(*runs), np.ones((3, 3), np.uint8)) > 0)


def _window(mask: _Mask, shape: tuple[int, ...]) -> tuple[slice, slice]:
    """The rows and columns of the full picture that a part of the coarse one takes."""
    spans = []
    for axis, length in enumerate(shape):
        places = np.flatnonzero(mask.any(axis=1 - axis))
        per = length / mask.shape[axis]
        spans.append(slice(int(places[0] * per), min(length, round((places[-1] + 1) * per))))
    return spans[0], spans[1]


def _amount(one: _Laid, colour: Colour, ground: Colour, window: tuple[slice, slice], main: Inks) -> Gray:
    """By how much coloured ink darkens each pixel of a window, in levels of gray."""
    inner = colour[window]
    high, wide = inner.shape[:2]
    rows, columns = (
        np.linspace(span.start, span.stop - 1, length) * small / full
        for span, length, small, full in zip(window, (high, wide), ground.shape, colour.shape, strict=False)
    )
    x, y = np.meshgrid(columns.astype(np.float32), rows.astype(np.float32))
    below = cv2.remap(ground, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    inside = cv2.remap(one.mask.astype(np.float32), x, y, cv2.INTER_LINEAR) > 0
    inks = _darker(inner, np.asarray(below, np.uint8))
    beside = _aside(one.colour, main)
    smooth = cv2.GaussianBlur(_aside(inks, main), (3, 3), 0)
    amount = np.clip(smooth @ beside / float(beside @ beside), 0, 1)
    black = np.clip((inks - amount[..., None] * one.colour) @ main, 0, None)
    amount = np.where(black < COLOUR.trace, np.linalg.norm(inks, axis=2), amount)
    levels = np.minimum(amount[..., None] * one.colour, inks) * below @ _BRIGHTNESS
    return np.asarray(np.where(inside, levels, 0).round(), np.uint8)
