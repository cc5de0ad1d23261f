"""Clips: what part of the page an object may show on."""

from __future__ import annotations

import ctypes

from vonextract.geometry import Box
from vonextract.pdf import library
from vonextract.pdf.frame import Matrix
from vonextract.pdf.settings import SETTINGS

_POINT = (ctypes.c_float * 2)()
_POINT_X = ctypes.addressof(_POINT)


def clip_of(handle: int, matrix: Matrix) -> Box | None:
    """The part of the page that the clip of an object leaves, as seen; None where nothing clips it.

    Args:
        handle: of the page object.
        matrix: from the space it stands in to the page as seen.
    """
    clip = library.object_clip(handle)
    left: Box | None = None
    for path in range(min(library.clip_path_count(clip), SETTINGS.clip_paths) if clip else 0):
        box = _path_box(clip, path, matrix)
        if box is not None:
            left = box if left is None else left.intersection(box)
    return left


def _path_box(clip: int, path: int, matrix: Matrix) -> Box | None:
    """The extent of a path of a clip, as seen; None for one without points."""
    a, b, c, d, e, f = matrix
    xs, ys = [], []
    for number in range(library.clip_segment_count(clip, path)):
        library.segment_point(library.clip_segment(clip, path, number), _POINT_X, _POINT_X + 4)
        x, y = _POINT
        xs.append(a * x + c * y + e)
        ys.append(b * x + d * y + f)
    return Box(min(xs), min(ys), max(xs), max(ys)) if xs else None
