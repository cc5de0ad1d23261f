"""Pictures of letters, of a few dots, that can be compared: of outlines, and of what is rendered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from vonextract.pdf.frame import Floats
from vonextract.pdf.settings import CLAIMS

DOTS = CLAIMS.dots
_STEPS = np.linspace(0, 1, CLAIMS.steps + 1)[1:]
_BENDING = np.array(
    [(1 - _STEPS) ** 3, 3 * (1 - _STEPS) ** 2 * _STEPS, 3 * (1 - _STEPS) * _STEPS**2, _STEPS**3]
)
"""What each of the four points of a curve gives to each of its steps."""


Path: TypeAlias = tuple[NDArray[np.float32], bytes]
"""Where the segments of an outline lead, x and y, and PDFium's kinds of them."""


def pictures(paths: Sequence[Path]) -> list[Floats | None]:
    """Outlines filled and stretched to a square of dots, softened, of length 1; None without extent."""
    found: list[Floats | None] = []
    for first in range(0, len(paths), CLAIMS.at_once):
        found += _pictures(paths[first : first + CLAIMS.at_once])
    return found


def _pictures(paths: Sequence[Path]) -> list[Floats | None]:
    edges, owner = _edges(paths)
    low, high = np.full((len(paths), 2), np.inf), np.full((len(paths), 2), -np.inf)
    np.minimum.at(low, owner, edges[:, :2])
    np.maximum.at(high, owner, edges[:, :2])
    wide: NDArray[np.bool_] = np.logical_and(*(high > low).T)
    kept = wide[owner]
    edges, owner = edges[kept], owner[kept]
    extent = (high - low)[owner]
    filled = _filled((edges - np.tile(low[owner], 2)) / np.tile(extent, 2), owner, len(paths))
    return [dots if sound else None for dots, sound in zip(_comparable(filled), wide.tolist(), strict=True)]


def stretched(ink: Floats) -> Floats:
    """The picture of what is rendered, stretched like that of an outline.

    Args:
        ink: how dark each dot is, 0 to 1, without empty rows and columns at its sides.
    """
    rows, columns = map(_bins, ink.shape)
    return np.asarray(_comparable((rows @ ink @ columns.T)[None])[0])


def _bins(count: int) -> Floats:
    """How much of `count` dots each of the picture's dots covers."""
    edges = np.linspace(0, count, DOTS + 1)
    low, high = edges[:-1, None], edges[1:, None]
    at = np.arange(count)[None, :]
    return np.asarray(np.clip(np.minimum(high, at + 1) - np.maximum(low, at), 0, None) * DOTS / count)


def _comparable(dots: Floats) -> Floats:
    """Squares of dots with fine strokes widened, softened, of length 1."""
    fine = dots.mean(axis=(1, 2)) < CLAIMS.thin
    dots[fine] = _widened(dots[fine])
    soft = (_softened(dots) - 0.5).reshape(len(dots), -1)
    return np.asarray(soft / np.linalg.norm(soft, axis=1, keepdims=True))


def _edges(paths: Sequence[Path]) -> tuple[Floats, NDArray[np.int64]]:
    """The straight edges of closed contours, curves as a few each: both ends, x and y; and whose they are."""
    points = np.concatenate([path for path, _ in paths]).astype(np.float64)
    kinds = np.frombuffer(b"".join(kinds for _, kinds in paths), np.uint8).copy()
    sizes = np.array([len(path) for path, _ in paths])
    kinds[np.cumsum(sizes)[:-1][sizes[1:] > 0]] = raw.FPDF_SEGMENT_MOVETO
    kinds[:1] = raw.FPDF_SEGMENT_MOVETO
    places = np.arange(len(points))
    bent = kinds == raw.FPDF_SEGMENT_BEZIERTO
    before = np.maximum.accumulate(np.where(bent, -1, places))
    ends = np.flatnonzero(bent & ((places - before) % 3 == 0))
    counts = np.where(bent, 0, 1)
    counts[ends] = len(_STEPS)
    first = np.cumsum(counts) - counts
    path = np.empty((int(counts.sum()), 2))
    path[first[~bent]] = points[~bent]
    curves = points[ends[:, None] + np.arange(-3, 1)]
    path[first[ends][:, None] + np.arange(len(_STEPS))] = np.einsum("ks,ckd->csd", _BENDING, curves)
    starts = first[kinds == raw.FPDF_SEGMENT_MOVETO]
    following = np.arange(1, len(path) + 1)
    following[np.append(starts[1:], len(path)) - 1] = starts
    owner = np.repeat(np.repeat(np.arange(len(paths)), sizes), counts)
    return np.hstack((path, path[following])), owner


def _filled(edges: Floats, owner: NDArray[np.int64], count: int) -> Floats:
    """Which dots of unit squares, one an owner, edges wind around, as 0 and 1."""
    x0, y0, x1, y1 = edges.T
    low, high = (_first_dot(end(y0, y1)) for end in (np.minimum, np.maximum))
    rows = high - low
    at = np.repeat(np.arange(len(edges)), rows)
    row = np.arange(len(at)) - np.repeat(np.cumsum(rows) - rows, rows) + low[at]
    along = ((row + 0.5) / DOTS - y0[at]) / (y1[at] - y0[at])
    column = _first_dot(x0[at] + along * (x1[at] - x0[at]))
    turns = np.where(y1[at] > y0[at], 1.0, -1.0)
    place = (owner[at] * DOTS + row) * (DOTS + 1) + column
    crossed = np.bincount(place, turns, count * DOTS * (DOTS + 1)).reshape(count, DOTS, DOTS + 1)
    return np.asarray((crossed.cumsum(axis=2)[:, :, :DOTS] != 0).astype(np.float64))


def _first_dot(places: Floats) -> NDArray[np.int64]:
    """The first dot whose middle lies at or behind a place of the unit square."""
    return np.clip(np.ceil(places * DOTS - 0.5), 0, DOTS).astype(np.int64)


def _widened(dots: Floats) -> Floats:
    """Strokes as wide as those of usual type: every dot the darkest of itself and the four beside it."""
    wide = dots.copy()
    np.maximum(wide[:, 1:], dots[:, :-1], out=wide[:, 1:])
    np.maximum(wide[:, :-1], dots[:, 1:], out=wide[:, :-1])
    np.maximum(wide[:, :, 1:], dots[:, :, :-1], out=wide[:, :, 1:])
    np.maximum(wide[:, :, :-1], dots[:, :, 1:], out=wide[:, :, :-1])
    return wide


def _softened(dots: Floats) -> Floats:
    """Every dot the mean of the nine around it."""
    padded = np.pad(dots, ((0, 0), (1, 1), (1, 1)), mode="edge")
    across = padded[:, :, :-2] + padded[:, :, 1:-1] + padded[:, :, 2:]
    return np.asarray((across[:, :-2] + across[:, 1:-1] + across[:, 2:]) / 9)
