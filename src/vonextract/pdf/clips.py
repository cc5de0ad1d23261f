"""Clips: what part of the page an object may show on."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from typing import NamedTuple

from vonextract.geometry import Box
from vonextract.pdf import library
from vonextract.pdf.frame import Matrix
from vonextract.pdf.settings import SETTINGS

_POINT = (ctypes.c_float * 2)()
_POINT_X = ctypes.addressof(_POINT)


class Clip(NamedTuple):
    """What a clip leaves of the page.

    Attributes:
        box: extent of it, as seen.
        whole: whether all of that is left; not where a path that is no upright rectangle clips.
    """

    box: Box
    whole: bool


def clip_of(handle: int, matrix: Matrix) -> Clip | None:
    """The part of the page that the clip of an object leaves, as seen; None where nothing clips it.

    Args:
        handle: of the page object.
        matrix: from the space it stands in to the page as seen.
    """
    clip = library.object_clip(handle)
    left: Clip | None = None
    for path in range(min(library.clip_path_count(clip), SETTINGS.clip_paths) if clip else 0):
        own = _path_clip(clip, path, matrix)
        if own is not None:
            left = own if left is None else Clip(left.box.intersection(own.box), left.whole and own.whole)
    return left


def _path_clip(clip: int, path: int, matrix: Matrix) -> Clip | None:
    """What a path of a clip leaves, as seen; None for one without points."""
    a, b, c, d, e, f = matrix
    xs, ys = [], []
    for number in range(library.clip_segment_count(clip, path)):
        library.segment_point(library.clip_segment(clip, path, number), _POINT_X, _POINT_X + 4)
        x, y = _POINT
        xs.append(a * x + c * y + e)
        ys.append(b * x + d * y + f)
    if not xs:
        return None
    box = Box(min(xs), min(ys), max(xs), max(ys))
    return Clip(box, _is_upright(zip(xs, ys, strict=True), box))


def _is_upright(points: Iterable[tuple[float, float]], box: Box) -> bool:
    """Whether the points are the four corners of their box."""
    corners = set()
    for x, y in points:
        corner = _end(x, box.x0, box.x1), _end(y, box.top, box.bottom)
        if None in corner:
            return False
        corners.add(corner)
    return len(corners) == 4


def _end(place: float, start: float, end: float) -> int | None:
    """At which end of a stretch something lies, 0 or 1; None where it is between them."""
    if abs(place - start) <= SETTINGS.seen_slack:
        return 0
    return 1 if abs(place - end) <= SETTINGS.seen_slack else None
