"""The picture of a page, or of a part of it: its shade divided out, set straight."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from vonextract.geometry import Box
from vonextract.pdf.scan.engine import Gray
from vonextract.pdf.scan.paper.ground import ground_of
from vonextract.pdf.scan.paper.render import INCH
from vonextract.pdf.scan.paper.screens import without_screen
from vonextract.pdf.scan.paper.settings import SETTINGS
from vonextract.pdf.scan.settings import SPREAD


@dataclass(frozen=True, slots=True)
class Picture:
    """A straight, evenly lit picture of a region.

    Attributes:
        clean: brightness, 255 for paper and for the ground of bands; letters are dark everywhere.
        seen: brightness as it was, set straight.
        shade: brightness of paper and bands without what is printed on them, coarse.
        dpi: dots per inch of `clean`.
        coarse: dots per inch of `shade`.
        region: what it shows, in points of the page.
        tilt: degrees counter-clockwise by which it was turned to set it straight.
        laid: how much darker ink of another colour had made it that was taken off, of a stamp or a pen; None
            without any.
    """

    clean: Gray
    seen: Gray
    shade: Gray
    dpi: float
    coarse: float
    region: Box
    tilt: float = 0.0
    laid: Gray | None = None

    @property
    def scale(self) -> float:
        """Pixels of `clean` per point."""
        return self.dpi / INCH


def prepare(gray: Gray, dpi: float, region: Box, laid: Gray | None = None) -> Picture:
    """The picture with its shade divided out and its lines level; with it `laid`, see `Picture`."""
    coarse = min(dpi, SETTINGS.coarse_dpi)
    small = _shrunk(gray, coarse / dpi)
    shade = _shade(small, coarse)
    dark = _dark_ground(small, coarse)
    clean = without_screen(_inked(_evened(gray, shade, dark), dpi), dpi / INCH)
    shade[dark > 0] = cv2.medianBlur(small, len(_kernel(SETTINGS.ground_wide, coarse)))[dark > 0]
    angle = skew(_shrunk(clean, min(1.0, SETTINGS.skew_dpi / dpi)))
    if abs(angle) < SETTINGS.skew_least:
        angle = 0.0
    else:
        clean, gray, shade = (_turned(level, angle) for level in (clean, gray, shade))
        laid = None if laid is None else _turned(laid, angle)
    pages = skew_of_halves(_shrunk(clean, min(1.0, SETTINGS.skew_dpi / dpi)))
    if any(pages):
        clean, gray, shade = (_halves_turned(level, pages) for level in (clean, gray, shade))
        laid = None if laid is None else _halves_turned(laid, pages)
    leaning = lean(_shrunk(clean, min(1.0, SETTINGS.skew_dpi / dpi)))
    if leaning:
        clean, gray, shade = (_upright(level, leaning) for level in (clean, gray, shade))
        laid = None if laid is None else _upright(laid, leaning)
    return Picture(clean, gray, shade, dpi, coarse, region, angle, laid)


def _shrunk(gray: Gray, scale: float) -> Gray:
    high, wide = (max(1, round(side * scale)) for side in gray.shape)
    return np.asarray(cv2.resize(gray, (wide, high), interpolation=cv2.INTER_AREA), np.uint8)


def _kernel(points: float, dpi: float) -> NDArray[np.uint8]:
    side = max(3, round(points / INCH * dpi) | 1)
    return np.ones((side, side), np.uint8)


def _shade(small: Gray, dpi: float) -> Gray:
    """What lies under the print: strokes are closed over, what is wider than a letter's stem stays."""
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, _kernel(SETTINGS.stem_wide, dpi))
    return np.asarray(cv2.medianBlur(closed, len(_kernel(SETTINGS.shade_wide, dpi))), np.uint8)


def _dark_ground(small: Gray, dpi: float) -> Gray:
    """1 where the ground is dark and what is printed on it is light."""
    ground = cv2.medianBlur(small, len(_kernel(SETTINGS.ground_wide, dpi)))
    light = np.clip(ground_of(ground, dpi / INCH) / 255, SETTINGS.dimmest, 1)
    mask = (ground < SETTINGS.dark * light).astype(np.uint8)
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, _kernel(SETTINGS.dark_wide, dpi)), np.uint8)


def _evened(gray: Gray, shade: Gray, dark: Gray) -> Gray:
    """Brightness as a share of the ground's, letters on dark bands turned to dark on light."""
    high, wide = gray.shape
    ground = cv2.resize(shade, (wide, high), interpolation=cv2.INTER_LINEAR)
    even = cv2.divide(gray, np.maximum(ground, 1), scale=255)
    if dark.any():
        inside = cv2.resize(dark, (wide, high), interpolation=cv2.INTER_NEAREST) > 0
        even[inside] = 255 - _stretched(gray[inside])
    return np.asarray(even, np.uint8)


def _inked(even: Gray, dpi: float) -> Gray:
    """The picture with faint print made as dark as print usually is, wherever it is faint."""
    whole = _core(even, SETTINGS.print_least)
    if whole is None:
        return even
    side = max(1, round(SETTINGS.toner_patch / INCH * dpi))
    rows, columns = (range(0, length, side) for length in even.shape)
    patches = [[even[y : y + side, x : x + side] for x in columns] for y in rows]
    cores = np.array([[_core(patch, SETTINGS.toner_least) or whole for patch in row] for row in patches])
    if (cores <= SETTINGS.print_faint).all():
        return even
    most = SETTINGS.faint_gain if whole > SETTINGS.print_faint else SETTINGS.print_gain
    gain = np.where(
        cores > SETTINGS.print_faint,
        np.minimum((255 - SETTINGS.print_usual) / (255 - cores), most),
        1.0,
    )
    high, wide = even.shape
    over = cv2.resize(gain.astype(np.float32), (wide, high), interpolation=cv2.INTER_LINEAR)
    return np.asarray(np.clip(255 - over * (255 - even.astype(np.float32)), 0, 255).round(), np.uint8)


def _core(even: Gray, least: float) -> float | None:
    """How bright the cores of strokes are; None where print takes a smaller share than the least to tell."""
    counts = np.bincount(even.ravel(), minlength=256)[: SETTINGS.print_lightest].cumsum()
    if counts[-1] < least * even.size:
        return None
    return float(np.searchsorted(counts, SETTINGS.print_core * counts[-1]))


def _stretched(levels: Gray) -> Gray:
    """Levels between the darkest and the brightest of a dark band, over the whole range."""
    low, high = (float(v) for v in np.percentile(levels, (SETTINGS.stretch_from, SETTINGS.stretch_to)))
    spread = max(high - low, SETTINGS.stretch_least)
    return np.asarray(np.clip((levels - low) / spread * 255, 0, 255), np.uint8)


def skew(small: Gray) -> float:
    """By how many degrees lines run downhill: the angle along which ink gathers in the sharpest rows."""
    y, x = _ink_of(small)
    return _sharpest(y, x - x.mean(), SETTINGS.skew_most) if len(y) else 0.0


def skew_of_halves(small: Gray) -> tuple[float, float]:
    """By how many degrees lines run downhill in the halves of a level wide picture; 0 unless it is plain.

    The two pages of an open book lie each by itself.
    """
    high, wide = small.shape
    if wide < SPREAD.wide * high:
        return 0.0, 0.0
    left, right = (_plain_skew(half) for half in np.hsplit(small, [wide // 2]))
    return left, right


def _plain_skew(small: Gray) -> float:
    y, x = _ink_of(small)
    if not len(y):
        return 0.0
    return _plain(y, x - x.mean(), SETTINGS.skew_most)


def _plain(place: NDArray[np.intp], along: NDArray[np.float64], most: float) -> float:
    """The angle along which ink gathers in the sharpest lines; 0 where it does nearly so as it stands."""
    angle = _sharpest(place, along, most)
    plain = _sharpness(place, along, angle) > SETTINGS.lean_plain * _sharpness(place, along, 0.0)
    return angle if plain else 0.0


def lean(small: Gray) -> float:
    """By how many degrees what should stand upright leans left where lines are level; 0 unless it is plain.

    It does on paper that was photographed aslant.
    """
    y, x = _ink_of(small)
    if not len(y):
        return 0.0
    return _plain(x, y - y.mean(), SETTINGS.lean_most)


def _ink_of(small: Gray) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The rows and columns of pixels of ink, of some where they are many; of none where they are too few."""
    y, x = np.nonzero(small < SETTINGS.ink)
    if len(y) < SETTINGS.skew_least_points:
        return y[:0], x[:0]
    if len(y) > SETTINGS.skew_points:
        chosen = np.random.default_rng(0).choice(len(y), SETTINGS.skew_points, replace=False)
        y, x = y[chosen], x[chosen]
    return y, x


def _sharpest(place: NDArray[np.intp], along: NDArray[np.float64], most: float) -> float:
    """The angle, in degrees up to the most, along which ink gathers in the sharpest lines."""
    best = 0.0
    for step, reach in SETTINGS.skew_searches:
        reach = reach or most
        angles = best + np.arange(-reach, reach + step / 2, step)
        sharp = np.array([_sharpness(place, along, a) for a in angles])
        good = angles[sharp >= SETTINGS.as_sharp * sharp.max()]
        best = float(good[int(np.argmin(np.abs(good - best)))])
    return best


def _sharpness(place: NDArray[np.intp], along: NDArray[np.float64], angle: float) -> float:
    level = np.rint(place - along * math.tan(math.radians(angle))).astype(np.intp)
    rows = np.bincount(level - level.min()).astype(np.float64)
    return float(np.square(np.diff(rows)).sum())


def _turned(gray: Gray, angle: float) -> Gray:
    high, wide = gray.shape
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1.0)
    flags, border = cv2.INTER_LINEAR, cv2.BORDER_REPLICATE  # the corners are paper as bright as its edge
    return np.asarray(cv2.warpAffine(gray, turn, (wide, high), flags=flags, borderMode=border), np.uint8)


def _halves_turned(gray: Gray, angles: tuple[float, float]) -> Gray:
    """A picture whose halves are each turned by its angle around its middle: what crosses it stays level."""
    middle = gray.shape[1] // 2
    left, right = (_turned(gray, angle) if angle else gray for angle in angles)
    return np.hstack([left[:, :middle], right[:, middle:]])


def _upright(gray: Gray, angle: float) -> Gray:
    """A picture whose rows are moved so that what leans by an angle stands upright, the middle row left."""
    high, wide = gray.shape
    slope = math.tan(math.radians(angle))
    move = np.array([[1.0, slope, -slope * high / 2], [0.0, 1.0, 0.0]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    border = cv2.BORDER_REPLICATE
    return np.asarray(cv2.warpAffine(gray, move, (wide, high), flags=flags, borderMode=border), np.uint8)
