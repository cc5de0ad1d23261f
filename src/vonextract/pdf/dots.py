"""Pictures of letters, of a few dots, that can be compared: of outlines, and of what is rendered."""

from __future__ import annotations

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


def picture(points: NDArray[np.float32], kinds: bytes) -> Floats | None:
    """An outline filled and stretched to a square of dots, softened, of length 1; None without extent.

    Args:
        points: where its segments lead, x and y.
        kinds: PDFium's kinds of them.
    """
    edges = _edges(points.astype(np.float64), np.frombuffer(kinds, np.uint8))
    if not len(edges):
        return None
    low, high = edges[:, :2].min(axis=0), edges[:, :2].max(axis=0)
    if (high <= low).any():
        return None
    return _comparable(_filled((edges - np.tile(low, 2)) / np.tile(high - low, 2)))


def stretched(ink: Floats) -> Floats:
    """The picture of what is rendered, stretched like that of an outline.

    Args:
        ink: how dark each dot is, 0 to 1, without empty rows and columns at its sides.
    """
    rows, columns = map(_bins, ink.shape)
    return _comparable(rows @ ink @ columns.T)


def _bins(count: int) -> Floats:
    """How much of `count` dots each of the picture's dots covers."""
    edges = np.linspace(0, count, DOTS + 1)
    low, high = edges[:-1, None], edges[1:, None]
    at = np.arange(count)[None, :]
    return np.asarray(np.clip(np.minimum(high, at + 1) - np.maximum(low, at), 0, None) * DOTS / count)


def _comparable(dots: Floats) -> Floats:
    """Dots with fine strokes widened, softened, of length 1."""
    soft = _softened(_widened(dots) if dots.mean() < CLAIMS.thin else dots) - 0.5
    return np.asarray((soft / np.linalg.norm(soft)).ravel())


def _edges(points: Floats, kinds: NDArray[np.uint8]) -> Floats:
    """The straight edges of closed contours, curves as a few each: x and y of both ends."""
    places = np.arange(len(points))
    bent = kinds == raw.FPDF_SEGMENT_BEZIERTO
    before = np.maximum.accumulate(np.where(bent, -1, places))
    ends = np.flatnonzero(bent & (before >= 0) & ((places - before) % 3 == 0))
    counts = np.where(bent, 0, 1)
    counts[ends] = len(_STEPS)
    first = np.cumsum(counts) - counts
    path = np.empty((int(counts.sum()), 2))
    path[first[~bent]] = points[~bent]
    curves = points[ends[:, None] + np.arange(-3, 1)]
    path[first[ends][:, None] + np.arange(len(_STEPS))] = np.einsum("ks,ckd->csd", _BENDING, curves)
    following = np.arange(1, len(path) + 1)
    starts = first[kinds == raw.FPDF_SEGMENT_MOVETO]
    if len(starts):
        following[np.append(starts[1:], len(path)) - 1] = starts
    else:
        following[-1:] = 0
    return np.hstack((path, path[following]))


def _filled(edges: Floats) -> Floats:
    """Which dots of the unit square edges wind around, as 0 and 1."""
    x0, y0, x1, y1 = edges.T
    low, high = (_first_dot(end(y0, y1)) for end in (np.minimum, np.maximum))
    rows = high - low
    at = np.repeat(np.arange(len(edges)), rows)
    row = np.arange(len(at)) - np.repeat(np.cumsum(rows) - rows, rows) + low[at]
    along = ((row + 0.5) / DOTS - y0[at]) / (y1[at] - y0[at])
    column = _first_dot(x0[at] + along * (x1[at] - x0[at]))
    turns = np.where(y1[at] > y0[at], 1.0, -1.0)
    crossed = np.bincount(row * (DOTS + 1) + column, turns, DOTS * (DOTS + 1)).reshape(DOTS, DOTS + 1)
    return np.asarray((crossed.cumsum(axis=1)[:, :DOTS] != 0).astype(np.float64))


def _first_dot(places: Floats) -> NDArray[np.int64]:
    """The first dot whose middle lies at or behind a place of the unit square."""
    return np.clip(np.ceil(places * DOTS - 0.5), 0, DOTS).astype(np.int64)


def _widened(dots: Floats) -> Floats:
    """Strokes as wide as those of usual type: every dot the darkest of itself and the four beside it."""
    wide = dots.copy()
    for one, other in (((slice(1, None),), (slice(-1),)), ((..., slice(1, None)), (..., slice(-1)))):
        np.maximum(wide[one], dots[other], out=wide[one])
        np.maximum(wide[other], dots[one], out=wide[other])
    return wide


def _softened(dots: Floats) -> Floats:
    """Every dot the mean of the nine around it."""
    padded = np.pad(dots, 1, mode="edge")
    across = padded[:, :-2] + padded[:, 1:-1] + padded[:, 2:]
    return np.asarray((across[:-2] + across[1:-1] + across[2:]) / 9)
