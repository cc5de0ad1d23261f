"""Shaded bands of a picture, which tables are drawn with."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from vonextract.pdf.scan.drawn.ruled_lines import Mask
from vonextract.pdf.scan.drawn.settings import SETTINGS
from vonextract.pdf.scan.engine import Gray
from vonextract.pdf.scan.paper.ground import ground_of
from vonextract.pdf.scan.paper.picture import Picture


class Band(NamedTuple):
    """A shaded rectangle in pixels of `Picture.shade`, and its brightness where paper is 255."""

    x0: int
    top: int
    x1: int
    bottom: int
    level: int


def find_bands(picture: Picture) -> list[Band]:
    """The shaded rectangles, larger ones first."""
    scale = picture.coarse / 72
    even = _against_paper(picture.shade, scale)
    shaded = _opened(even < round(255 * (1 - SETTINGS.fill_contrast)), scale)
    found: list[Band] = []
    for x0, top, x1, bottom, own in _blobs(shaded):
        window = np.s_[top:bottom, x0:x1]
        levels = np.where(own, even[window], 255).astype(np.uint8)
        bands = _bands(levels, scale) or _bands(_without_halos(levels, scale), scale)
        found += [Band(x0 + b.x0, top + b.top, x0 + b.x1, top + b.bottom, b.level) for b in bands]
    high, wide = even.shape
    inside = [b for b in found if b.x0 > 0 and b.top > 0 and b.x1 < wide and b.bottom < high]
    edged = [band for band in inside if _has_edges(band, even, scale)]
    return sorted(edged, key=lambda b: -(b.x1 - b.x0) * (b.bottom - b.top))


def _opened(mask: NDArray[np.bool_], scale: float) -> Mask:
    """A mask without what is thinner than a band."""
    kernel = np.ones((3, max(3, round(SETTINGS.band_least * scale))), np.uint8)
    return np.asarray(cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, kernel), np.uint8)


def _blobs(mask: Mask) -> Iterator[tuple[int, int, int, int, NDArray[np.bool_]]]:
    """The connected parts of a mask: their bounds, and which pixels within are theirs."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    for n in range(1, count):
        x, y, wide, high, _ = (int(v) for v in stats[n])
        yield x, y, x + wide, y + high, labels[y : y + high, x : x + wide] == n


def _bands(levels: Gray, scale: float) -> list[Band]:
    """The rectangles of a shaded part, in its own pixels: the whole of it, else one or more a level."""
    shaded = levels < 255
    middle = int(np.median(levels[shaded]))
    if (
        np.abs(levels[shaded].astype(np.int16) - middle) <= 2 * SETTINGS.band_level
    ).mean() >= SETTINGS.band_uniform:
        bands = [_rectangle(*part, middle, scale) for part in _stacked(shaded, scale)]
        if None in bands:
            bands = [_rectangle(0, 0, shaded, middle, scale)]
        return [band for band in bands if band]
    counts = np.bincount(levels[shaded], minlength=256)
    found: list[Band] = []
    while counts.any():
        peak = int(np.convolve(counts, np.ones(2 * SETTINGS.band_level + 1), "same").argmax())
        mask = shaded & (np.abs(levels.astype(np.int16) - peak) <= SETTINGS.band_level)
        for x0, top, _, _, own in _blobs(_opened(mask, scale)):
            band = _rectangle(x0, top, own, peak, scale)
            if band is not None:
                found.append(band)
        counts[max(0, peak - SETTINGS.band_level - 1) : peak + SETTINGS.band_level + 2] = 0
    return _distinct(found)


def _stacked(shaded: NDArray[np.bool_], scale: float) -> Iterator[tuple[int, int, NDArray[np.bool_]]]:
    """The parts of a shaded part that are as wide all over, from above: their left side, top and pixels.

    The bands of two tables, or of columns below each other, touch and end elsewhere.
    """
    high, wide = shaded.shape
    least = max(1, round(SETTINGS.fill_high * scale))
    sides = (shaded.argmax(axis=1), wide - shaded[:, ::-1].argmax(axis=1))
    even = np.stack([_median(side, least // 2) for side in sides])
    moved = (np.abs(np.diff(even)) > SETTINGS.band_uneven * scale).any(axis=0)
    for first, last in pairwise([0, *(np.flatnonzero(moved) + 1).tolist(), high]):
        if last - first >= least:
            x0, x1 = (int(side) for side in np.median(even[:, first:last], axis=1))
            yield x0, first, shaded[first:last, x0:x1]


def _median(values: NDArray[np.intp], reach: int) -> NDArray[np.float64]:
    """Values with the odd ones evened out: the median of each and so many on both its sides."""
    around = np.pad(values, reach, mode="edge")
    return np.asarray(np.median(np.lib.stride_tricks.sliding_window_view(around, 2 * reach + 1), axis=1))


def _without_halos(levels: Gray, scale: float) -> Gray:
    """The levels without light spots of the size of words, with which scanners that sharpen ring them."""
    high, wide = (max(1, round(side * scale)) for side in SETTINGS.halo)
    ground = np.where(levels < 255, levels, 0)
    upright, level = (
        cv2.morphologyEx(ground, cv2.MORPH_OPEN, np.ones(kernel, np.uint8))
        for kernel in ((high, 1), (1, wide))
    )
    without = np.maximum(upright, level)
    return np.asarray(np.where(without > 0, without, levels), np.uint8)


def _rectangle(x0: int, top: int, own: NDArray[np.bool_], level: int, scale: float) -> Band | None:
    """A part as a band, when it is large enough and a rectangle."""
    high, wide = own.shape
    large = wide >= SETTINGS.fill_wide * scale and high >= SETTINGS.fill_high * scale
    if not large or own.mean() < SETTINGS.fill_square:
        return None
    return Band(x0, top, x0 + wide, top + high, level)


def _distinct(bands: list[Band]) -> list[Band]:
    """The bands without those that were found at a neighbouring level before."""
    kept: list[Band] = []
    for band in bands:
        if all(
            _common(band, other) < SETTINGS.same_band * (band.x1 - band.x0) * (band.bottom - band.top)
            for other in kept
        ):
            kept.append(band)
    return kept


def _common(one: Band, other: Band) -> int:
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(0, wide) * max(0, high)


def _against_paper(shade: Gray, scale: float) -> Gray:
    """Brightness where bare paper is 255 all over, whatever light fell on it."""
    smooth = cv2.blur(shade, (3, 3)).astype(np.float64)
    share = smooth / ground_of(smooth, scale)
    for along in (0, 1):
        share /= _shadow(share, along, scale)
    return np.asarray(np.clip(np.rint(255 * share), 0, 255), np.uint8)


def _shadow(share: NDArray[np.float64], along: int, scale: float) -> NDArray[np.float64]:
    """How bright paper is in each line of pixels along an axis; at a spine it falls off steeply."""
    bare = np.percentile(np.maximum(share, 1 / 255), SETTINGS.bare, axis=along, keepdims=True)
    side = max(1, round(SETTINGS.shadow_even * scale))
    even = cv2.blur(bare, (side, side), borderType=cv2.BORDER_REPLICATE)
    return np.asarray(np.minimum(even / np.median(even), 1.0), np.float64)


def _has_edges(band: Band, even: Gray, scale: float) -> bool:
    """Whether the ground changes at most of a band's sides at once."""
    rim = max(1, round(SETTINGS.band_rim * scale))
    level = even.astype(np.float64)
    x0, top, x1, bottom, _ = band
    inner = np.s_[top + rim : bottom - rim, x0 + rim : x1 - rim]
    beside = (
        level[max(0, top - 2 * rim) : max(1, top - rim), x0:x1],
        level[bottom + rim : bottom + 2 * rim, x0:x1],
        level[top:bottom, max(0, x0 - 2 * rim) : max(1, x0 - rim)],
        level[top:bottom, x1 + rim : x1 + 2 * rim],
    )
    own = float(np.median(level[inner])) if level[inner].size else float(band.level)
    steps = sum(side.size > 0 and abs(float(np.median(side)) - own) >= SETTINGS.band_step for side in beside)
    return steps >= SETTINGS.edges_changed
