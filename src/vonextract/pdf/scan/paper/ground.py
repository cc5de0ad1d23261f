"""How bright bare paper is, all over a picture: light comes from one side, or dies away."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from vonextract.pdf.scan.paper.settings import SETTINGS

Surface = NDArray[np.float64]


def ground_of(level: NDArray[np.generic], scale: float) -> Surface:
    """The brightness that bare paper has at every pixel of a picture.

    Args:
        level: brightness, without grain: blurred, or seen from afar.
        scale: pixels per point.
    """
    high, wide = level.shape
    step = max(1, min(round(SETTINGS.paper_grid * scale), min(high, wide) // SETTINGS.paper_places))
    samples = level[step // 2 :: step, step // 2 :: step].astype(np.float64)
    rows, columns = np.arange(step // 2, high, step), np.arange(step // 2, wide, step)
    weights = _paper(_terms(rows, columns, high, wide), samples.ravel())
    everywhere = _terms(np.arange(high), np.arange(wide), high, wide)
    return np.asarray(np.maximum(everywhere @ weights, 1.0).reshape(high, wide))


def _terms(rows: NDArray[np.intp], columns: NDArray[np.intp], high: int, wide: int) -> Surface:
    """What a surface that bends once both ways is made of, at the crossings of rows and columns."""
    v, u = (axis.ravel() for axis in np.meshgrid(rows / high, columns / wide, indexing="ij"))
    return np.stack([np.ones_like(u), u, v, u * u, u * v, v * v], axis=1)


def _paper(places: Surface, levels: Surface) -> Surface:
    """The surface that the brightest ground lies on: begun in the margins, what is darker left out."""
    v, u = places[:, 2], places[:, 1]
    margin = (np.minimum(u, 1 - u) < SETTINGS.paper_margin) | (np.minimum(v, 1 - v) < SETTINGS.paper_margin)
    keep = margin & (levels >= np.percentile(levels[margin], SETTINGS.bare_paper))
    weights = np.linalg.lstsq(places[keep], levels[keep], rcond=None)[0]
    for _ in range(SETTINGS.paper_rounds):
        now = levels >= (1 - SETTINGS.paper_below) * (places @ weights)
        if now.sum() < places.shape[1] * SETTINGS.paper_spots or (now == keep).all():
            break
        keep = now
        weights = np.linalg.lstsq(places[keep], levels[keep], rcond=None)[0]
    return np.asarray(weights, np.float64)
