"""Borders made on a typewriter: lines of dashes and columns of colons, read as drawn rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from vonextract.layout.settings import SETTINGS
from vonextract.pdf.code_sets import CodeSet
from vonextract.pdf.model import Chars, Page, Rule

_DASHES = CodeSet(map(ord, "-=–—─═├┼┤┬┴┌┐└┘╠╬╣╦╩╔╗╚╝"))
"""Dashes, and the signs in which drawn lines of type meet."""
_BARS = CodeSet(map(ord, ":|¦│"))


def with_typed_rules(page: Page) -> Page:
    """The page with its typed borders drawn: their characters become rules.

    Two long lines of dashes with the same left edge frame a table; only between the first and the
    last such line are shorter ones its rules too, and colons or bars below each other its columns.
    """
    chars = page.chars
    dashes = _marks(chars, _DASHES)
    if len(dashes) < 2 * SETTINGS.frame_dashes:
        return page
    runs = list(_runs(chars, dashes))
    frame = _frame(chars, [run for run in runs if len(run) >= SETTINGS.frame_dashes])
    if frame is None:
        return page
    top, bottom = frame
    lines = [run for run in runs if top <= _height(chars, run) <= bottom]
    columns = list(_columns(chars, top, bottom))
    gone = np.concatenate([*lines, *columns])
    rules = [_rule(chars, run, _height(chars, run)) for run in lines]
    rules += [_upright(chars, column) for column in columns]
    kept = np.ones(len(chars), bool)
    kept[gone] = False
    return replace(page, chars=chars.take(np.flatnonzero(kept)), rules=[*page.rules, *rules])


def _marks(chars: Chars, signs: CodeSet) -> NDArray[np.intp]:
    """Positions of upright characters that are one of the signs."""
    return np.flatnonzero(signs.holds(chars.codes) & (chars.angle == 0))


def _runs(chars: Chars, dashes: NDArray[np.intp]) -> Iterator[NDArray[np.intp]]:
    """Dashes that touch or nearly touch each other on one line."""
    size = chars.size[dashes]
    gap = chars.x0[dashes[1:]] - chars.x1[dashes[:-1]]
    step = np.abs(chars.baseline[dashes[1:]] - chars.baseline[dashes[:-1]])
    apart = (np.abs(gap) > SETTINGS.dashes_apart * size[1:]) | (step > SETTINGS.dashes_level * size[1:])
    for run in np.split(dashes, np.flatnonzero(apart) + 1):
        if len(run) >= SETTINGS.typed_dashes:
            yield run


def _frame(chars: Chars, long: list[NDArray[np.intp]]) -> tuple[float, float] | None:
    """The heights of the first and the last of the lines that begin at the same left edge."""
    edges = sorted((float(chars.x0[run[0]]), _height(chars, run)) for run in long)
    heights = {y for a, b in pairwise(edges) if b[0] - a[0] < 1.0 for y in (a[1], b[1])}
    return (min(heights), max(heights)) if heights else None


def _height(chars: Chars, run: NDArray[np.intp]) -> float:
    """Where the strokes of a line of dashes are."""
    return float(chars.baseline[run[0]] - SETTINGS.dash_height * chars.size[run[0]])


def _columns(chars: Chars, top: float, bottom: float) -> Iterator[NDArray[np.intp]]:
    """Colons or bars below each other, from line to line, inside the frame."""
    bars = _marks(chars, _BARS)
    slack = SETTINGS.frame_slack
    bars = bars[(chars.top[bars] >= top - slack) & (chars.bottom[bars] <= bottom + slack)]
    bars = bars[np.lexsort((chars.baseline[bars], np.round(chars.x0[bars])))]
    aside = np.diff(chars.x0[bars]) > 1.0
    below = np.diff(chars.baseline[bars]) > SETTINGS.bar_pitch * chars.size[bars[1:]]
    for column in np.split(bars, np.flatnonzero(aside | below) + 1):
        if len(column) >= SETTINGS.typed_bars:
            yield column


def _rule(chars: Chars, run: NDArray[np.intp], y: float) -> Rule:
    return Rule(float(chars.x0[run].min()), y, float(chars.x1[run].max()), y, 0.5, 0)


def _upright(chars: Chars, column: NDArray[np.intp]) -> Rule:
    x = float(np.median((chars.x0[column] + chars.x1[column]) / 2))
    return Rule(x, float(chars.top[column].min()), x, float(chars.bottom[column].max()), 0.5, 0)
