"""The blots of ink on a picture, and which of them make up which line."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from vonextract.pdf.scan.drawn.register_marks import register_marks
from vonextract.pdf.scan.drawn.ruled_lines import Mask
from vonextract.pdf.scan.engine import Gray, Spot
from vonextract.pdf.scan.paper.picture import Picture
from vonextract.pdf.scan.paper.settings import SETTINGS as PAPER
from vonextract.pdf.scan.writing.settings import INK

Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Ink:
    """What is printed besides rules.

    Attributes:
        page: brightness, rules taken out.
        labels: the number of the blot of every pixel, 0 for paper and dust.
        boxes: x0, top, x1, bottom and area of every blot, in pixels; row 0 is paper.
    """

    page: Gray
    labels: Ints
    boxes: NDArray[np.int64]

    def print_(self, spot: Spot) -> Bools:
        """The same as `mask` without specks, which are smaller than points of type as high as the spot."""
        return self.mask(spot, (INK.solid_least * INK.letter_high * (spot.bottom - spot.top)) ** 2)

    def mask(self, spot: Spot, least: float = 0.0) -> Bools:
        """The ink of the blots, as large as asked for, whose middle lies in a spot, over its pixels."""
        x0, top, x1, bottom = self.window(spot)
        labels = self.labels[top:bottom, x0:x1]
        if not labels.size:
            return np.zeros(labels.shape, np.bool_)
        middle = (self.boxes[:, 1] + self.boxes[:, 3]) / 2
        own = (middle >= top) & (middle <= bottom) & (self.boxes[:, 4] >= least)
        own[0] = False
        return np.asarray(own[labels])

    def window(self, spot: Spot) -> tuple[int, int, int, int]:
        """A spot in whole pixels, on the page."""
        high, wide = self.page.shape
        return (
            max(0, int(spot.x0)),
            max(0, int(spot.top)),
            min(wide, round(spot.x1)),
            min(high, round(spot.bottom)),
        )


def find_ink(picture: Picture, rules: Mask) -> Ink:
    """The blots of a picture, its rules and register marks erased."""
    page = _erased(picture.clean, rules, picture.scale)
    count, blots, stats, _ = cv2.connectedComponentsWithStats((page < PAPER.ink).astype(np.uint8))
    labels = np.asarray(blots, np.int32)
    boxes = np.asarray(stats, np.int64)[:count].copy()
    boxes[:, 2] += boxes[:, 0]
    boxes[:, 3] += boxes[:, 1]
    dust = boxes[:, 4] < (INK.speck * picture.scale) ** 2
    dust[0] = False
    keep = np.arange(count, dtype=np.int32)
    keep[dust] = 0
    for mark in register_marks(labels, boxes, picture.scale):
        keep[mark] = 0
        x0, top, x1, bottom, _ = boxes[mark]
        page[max(0, top - 1) : bottom + 1, max(0, x0 - 1) : x1 + 1] = 255
    return Ink(np.asarray(page, np.uint8), keep[labels], boxes)


def _erased(page: Gray, rules: Mask, scale: float) -> Gray:
    """The page without its rules; strokes that run through a rule, or through a streak, stay whole."""
    rim, bridge = (max(3, round(points * scale) | 1) for points in (INK.rule_rim, INK.bridge))
    gone = cv2.dilate(rules, np.ones((rim, rim), np.uint8)) > 0
    white = page.copy()
    white[gone] = 255
    across, down = (
        cv2.morphologyEx(white, cv2.MORPH_OPEN, np.ones(kernel, np.uint8))
        for kernel in ((1, bridge), (bridge, 1))
    )
    white[gone] = np.minimum(across, down)[gone]
    return white


def runs(filled: Bools) -> list[tuple[int, int]]:
    """The stretches of TRUE, as first and behind the last."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], filled.astype(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def cut_lines(spots: list[Spot], ink: Ink, dividers: list[Spot]) -> list[Spot]:
    """The spots, cut at upright rules and at gaps as wide as between columns, tight around their ink.

    Where spots overlap, a blot belongs to one of them: nothing is read twice. Specks bridge no gap.
    """
    owners = _owners(spots, ink)
    pieces = []
    for number, spot in enumerate(spots):
        x0, top, x1, bottom = ink.window(spot)
        if x1 - x0 < 2 or bottom - top < INK.least_spot_high:
            continue
        em = INK.letter_high * (bottom - top)
        own = owners == number
        solid = own & (ink.boxes[:, 4] >= (INK.solid_least * em) ** 2)
        inked, printed = (np.asarray(of[ink.labels[top:bottom, x0:x1]].any(axis=0)) for of in (own, solid))
        cuts = [d.x0 - x0 for d in dividers if x0 < d.x0 < x1 and _passes(d, top, bottom)]
        specks, reach = inked & ~printed, round(INK.speck_near * em)
        for first, last in _stretches(printed if printed.any() else inked, INK.wide_gap * em, cuts):
            begin = max(0, first - reach)
            near = begin + np.flatnonzero(specks[begin : last + reach])
            ends = [first, last, *near.tolist(), *(near + 1).tolist()]
            pieces.append(Spot(x0 + min(ends), top, x0 + max(ends), bottom))
    return pieces


def let_out(spot: Spot, ink: Ink) -> Spot:
    """A spot in whole pixels, let out to where its sides cut no print: detectors pass over thin dashes."""
    x0, top, x1, bottom = ink.window(spot)
    most = round(INK.cut_through * (bottom - top))
    first = max(0, x0 - most)
    window = ink.page[top:bottom, first : x1 + most]
    printed = np.asarray((window < PAPER.print_lightest).any(axis=0))
    before, behind = printed[: x0 - first + 1][::-1], printed[x1 - 1 - first :]
    left, right = (0 if side.all() else int(side.argmin()) for side in (before, behind))
    return Spot(x0 - left, top, x1 + right, bottom)


def _owners(spots: list[Spot], ink: Ink) -> NDArray[np.intp]:
    """The place of the spot that each blot belongs to, the one that it lies deepest in; -1 for none."""
    x0, top, x1, bottom, _ = ink.boxes.T
    y = (top + bottom) / 2
    owners = np.full(len(ink.boxes), -1, np.intp)
    deepest = np.full(len(ink.boxes), -np.inf)
    for number, spot in enumerate(spots):
        left, upper, right, lower = ink.window(spot)
        reached = (x1 > left) & (x0 < right) & (y >= upper) & (y <= lower)
        depth = np.minimum(np.minimum(x0 - left, right - x1), np.minimum(y - upper, lower - y))
        mine = reached & (depth > deepest)
        owners[mine], deepest[mine] = number, depth[mine]
    owners[0] = -1
    return owners


def _between(sizes: NDArray[np.float64], bounds: tuple[float, float]) -> Bools:
    return (sizes >= bounds[0]) & (sizes <= bounds[1])


def _passes(rule: Spot, top: int, bottom: int) -> bool:
    """Whether an upright rule runs through most of a line's height."""
    return min(rule.bottom, bottom) - max(rule.top, top) > INK.passes * (bottom - top)


def _stretches(columns: Bools, gap: float, cuts: list[float]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for first, last in runs(columns):
        parted = found and (
            first - found[-1][1] > gap or any(found[-1][1] - 1 <= cut <= first + 1 for cut in cuts)
        )
        if found and not parted:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def left_over(ink: Ink, pieces: list[Spot], scale: float) -> tuple[list[Spot], list[Spot]]:
    """What no line holds: groups of blots as large as letters, and blots that look like dashes."""
    taken = np.zeros(ink.page.shape, np.uint8)
    for piece in pieces:
        left, upper, right, lower = ink.window(piece)
        taken[upper:lower, left:right] = 1
    x0, top, x1, bottom, area = (ink.boxes[:, side] for side in range(5))
    high, wide = (bottom - top) / scale, (x1 - x0) / scale
    rows, columns = (top + bottom) // 2, (x0 + x1) // 2
    free = taken[np.minimum(rows, len(taken) - 1), np.minimum(columns, ink.page.shape[1] - 1)] == 0
    figure = _between(high, INK.figure_high) & _between(wide, INK.figure_wide)
    dash = _between(wide, INK.dash_wide) & (high <= INK.dash_high)
    dash &= area > INK.dash_full * (x1 - x0) * (bottom - top)
    free &= np.arange(len(area)) > 0
    dashes = [Spot(*box[:4]) for box in ink.boxes[np.flatnonzero(free & dash)].tolist()]
    return _grouped(ink.boxes[np.flatnonzero(free & figure & ~dash)], scale), dashes


def _grouped(boxes: NDArray[np.int64], scale: float) -> list[Spot]:
    """Blots that stand side by side, as one spot each, let out by the rim a reader wants."""
    groups: list[list[int]] = []
    for x0, top, x1, bottom, _ in sorted(boxes.tolist(), key=lambda b: b[0]):
        for group in reversed(groups):
            overlap = min(bottom, group[3]) - max(top, group[1])
            if x0 - group[2] < INK.blot_gap * scale and overlap > INK.blot_level * min(
                bottom - top, group[3] - group[1]
            ):
                group[:] = [
                    min(x0, group[0]), min(top, group[1]), max(x1, group[2]), max(bottom, group[3])
                ]  # fmt: skip
                break
        else:
            groups.append([x0, top, x1, bottom])
    spots = []
    for x0, top, x1, bottom in groups:
        out = max(INK.cut_out * (bottom - top), INK.cut_least * scale)
        spots.append(Spot(x0 - scale, top - out, x1 + scale, bottom + out))
    return spots
