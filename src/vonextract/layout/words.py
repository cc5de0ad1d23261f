"""Characters to words: by printed spaces, by gaps measured against the font size, by baseline.

A printed space splits, and so does a gap that is wide for the size of the type; in letterspaced
text (a heading is no row of one-letter words) the gap is measured against its usual spacing.
"10 398 13 818" becomes four words; which of them form numbers is for later. A subscript stays
with its word, a superscript becomes a word of its own. Leaders of a table of contents are
words of their own too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vonextract.layout.figure_glyphs import FigureWidths, figure_widths, raised_figures
from vonextract.layout.model import Word
from vonextract.layout.settings import SETTINGS
from vonextract.layout.superscripts import mark_superscripts
from vonextract.pdf.code_sets import CodeSet
from vonextract.pdf.model import Chars, Font, Page

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]


_SPACES = CodeSet([0x20, 0xA0, 0x09, 0x1680, *range(0x2000, 0x200C), 0x202F, 0x205F, 0x3000])
_UNIT = re.compile(r"(?:^|[^a-zåäö])[kcdm]?m$")
_SPELLED = re.compile(r"[^\W\d_](?:[ \xa0][^\W\d_]){3,30}")
"""Four letters or more that single spaces part."""
_LEADER = re.compile(r"([._…·\ufffd])\1{3,}")


def words(page: Page, fonts: list[Font], figures: FigureWidths | None = None) -> list[Word]:
    """The words of a page in content order, turned text among them.

    Args:
        page: what was printed.
        fonts: of the document.
        figures: how wide figures are in the document's fonts; of this page when not given.
    """
    chars = page.chars
    if not len(chars):
        return []
    codes = chars.codes
    ink = np.flatnonzero(~_SPACES.holds(codes))
    if not len(ink):
        return []
    raised = raised_figures(chars, codes, ink, figures or figure_widths([page]))
    starts, glued = _starts(chars, codes, ink, raised)
    found = _build(chars, ink, starts, fonts, raised[starts], glued)
    mark_superscripts(found)
    return found


@dataclass(slots=True)
class _Steps:
    """From every inked character to the next: distances as shares of the font size.

    Attributes:
        gap: from the end of one to the start of the next, along the text.
        fall: how much lower the next one's baseline is.
        ratio: its size over the size before.
        spaced: whether a space is printed in between.
        turned: whether the direction of the text changes.
    """

    gap: Floats
    fall: Floats
    ratio: Floats
    spaced: Bools
    turned: Bools


def _starts(chars: Chars, codes: NDArray[np.uint32], ink: Ints, raised: Bools) -> tuple[Ints, Bools]:
    """Positions in `ink` where a word starts, and whether it is glued to the word before it."""
    steps = _steps(chars, ink)
    tight = (steps.gap <= SETTINGS.word_gap) & (steps.gap >= -SETTINGS.glyph_overlap)
    broken = steps.turned | (np.abs(steps.fall) > SETTINGS.baseline_drift) & ~_subscript(steps)
    covered = (
        (steps.gap <= SETTINGS.space_covered) & (steps.gap >= -SETTINGS.word_gap) & _inside_before(chars, ink)
    )
    shifted = broken & tight & ~steps.spaced & ~steps.turned & (np.abs(steps.fall) <= SETTINGS.raise_most)
    _attach_raised(shifted, broken, steps, codes[ink])
    split = broken | ~tight | (steps.spaced & ~covered)
    _heal_letterspaced(split, broken, steps, codes[ink])
    _heal_spelled(split, broken, steps, codes, ink)
    for match in _LEADER.finditer(codes[ink].tobytes().decode("utf-32-le")):
        split[[i - 1 for i in match.span() if 0 < i <= len(split)]] = True
    glyphs = (raised[1:] != raised[:-1]) & ~split
    split |= glyphs
    at = np.flatnonzero(split)
    return np.concatenate(([0], at + 1)), np.concatenate(([False], (shifted & broken | glyphs)[at]))


def _attach_raised(shifted: Bools, broken: Bools, steps: _Steps, codes: NDArray[np.uint32]) -> None:
    """Take back the breaks around raised characters that belong to their word: 13th, m2."""
    raised = (shifted & (steps.fall < 0) & (steps.ratio < SETTINGS.raised_size)).nonzero()[0]
    for i in raised.tolist():
        end = i + 1
        while end < len(broken) and not broken[end] and not steps.spaced[end]:
            end += 1
        exponent = codes[i + 1 : end + 1].tobytes().decode("utf-32-le")
        before = codes[max(0, i - SETTINGS.unit_letters) : i + 1].tobytes().decode("utf-32-le")
        unit = _UNIT.search(before) is not None and exponent in ("2", "3")
        if unit or (exponent.isalpha() and len(exponent) == 2 and before[-1].isdigit()):
            broken[i] = False
            if end < len(broken) and shifted[end]:
                broken[end] = False


def _steps(chars: Chars, ink: Ints) -> _Steps:
    before, after = ink[:-1], ink[1:]
    size = np.maximum(chars.size[before], chars.size[after])
    start, end, base = _along(chars)
    return _Steps(
        gap=(start[after] - end[before]) / size,
        fall=(base[after] - base[before]) / size,
        ratio=chars.size[after] / chars.size[before],
        spaced=after - before > 1,
        turned=chars.angle[after] != chars.angle[before],
    )


def _subscript(steps: _Steps) -> Bools:
    """Steps down to a smaller character or back up from one."""
    down = (steps.fall > 0) & (steps.ratio < SETTINGS.raised_size)
    back = (steps.fall < 0) & (steps.ratio > 1 / SETTINGS.raised_size)
    return (down | back) & (np.abs(steps.fall) < SETTINGS.superscript_fall)


def _inside_before(chars: Chars, ink: Ints) -> Bools:
    """Whether what follows a character directly (a space) lies within that character's own box."""
    before, next_char = ink[:-1], ink[:-1] + 1
    return (chars.x0[next_char] >= chars.x0[before]) & (
        chars.x1[next_char] <= chars.x1[before] + SETTINGS.space_within
    )


def _heal_letterspaced(split: Bools, broken: Bools, steps: _Steps, codes: NDArray[np.uint32]) -> None:
    """Take back the splits between the letters of letterspaced text."""
    wide = (
        ~broken
        & ~steps.spaced
        & (steps.gap > SETTINGS.spaced_gap * SETTINGS.word_gap)
        & (steps.gap <= SETTINGS.spaced_most)
    )
    if not (wide & split).any():
        return
    ends = np.flatnonzero(
        broken | (steps.gap > 2 * SETTINGS.spaced_most) | (steps.gap < -SETTINGS.glyph_overlap)
    )
    borders = np.concatenate(([0], ends + 1, [len(split) + 1]))
    totals = np.concatenate(([0], np.cumsum(wide)))
    for first, last in zip(borders[:-1].tolist(), borders[1:].tolist(), strict=True):
        if (
            last - first < SETTINGS.spaced_least
            or totals[last - 1] - totals[first] < SETTINGS.spaced_least - 1
        ):
            continue
        inner = slice(first, last - 1)
        free = ~steps.spaced[inner]
        text = codes[first:last].tobytes().decode("utf-32-le")
        letters = sum(c.isalpha() for c in text)
        if wide[inner].sum() < SETTINGS.spaced_share * free.sum() or letters < SETTINGS.spaced_letters * len(
            text
        ):
            continue
        usual = float(np.median(steps.gap[inner][free]))
        split[inner] = steps.spaced[inner] | (steps.gap[inner] > usual + SETTINGS.word_gap)


def _heal_spelled(split: Bools, broken: Bools, steps: _Steps, codes: NDArray[np.uint32], ink: Ints) -> None:
    """Take back the splits within words whose letters a printed space parts, all alike: "S U M M A"."""
    for match in _SPELLED.finditer(codes.tobytes().decode("utf-32-le", "replace")):
        first, last = np.searchsorted(ink, (match.start(), match.end() - 1)).tolist()
        inner, gaps = slice(first, last), steps.gap[first:last]
        even = gaps.max() - gaps.min() <= SETTINGS.spelled_even and gaps.max() <= SETTINGS.spaced_most
        whole = split[first - 1 : first].all() and split[last : last + 1].all()
        if even and whole and not broken[inner].any():
            split[inner] = False


def _along(chars: Chars) -> tuple[Floats, Floats, Floats]:
    """Start and end of every character along its text, and its baseline's position across, downwards."""
    angle = chars.angle
    if not angle.any():
        return chars.x0, chars.x1, chars.baseline
    theta = np.radians(angle.astype(np.float64))
    along_x, along_y = np.cos(theta), -np.sin(theta)
    xs, ys = (chars.x0 + chars.x1) / 2, (chars.top + chars.bottom) / 2
    middle = xs * along_x + ys * along_y
    width, height = chars.x1 - chars.x0, chars.bottom - chars.top
    half = (
        np.where(
            np.abs(along_x) > SETTINGS.along_axis,
            width,
            np.where(np.abs(along_y) > SETTINGS.along_axis, height, chars.size * 0.5),
        )
        / 2
    )
    across = ys * along_x - xs * along_y
    return middle - half, middle + half, np.where(angle == 0, chars.baseline, across)


def _build(
    chars: Chars, ink: Ints, starts: Ints, fonts: list[Font], raised: Bools, glued: Bools
) -> list[Word]:
    """One word for every start; whether it is raised, and glued to the one before, is known."""
    head = ink[starts]
    edges = (
        edge.reduceat(column[ink], starts).tolist()
        for edge, column in (
            (np.minimum, chars.x0),
            (np.minimum, chars.top),
            (np.maximum, chars.x1),
            (np.maximum, chars.bottom),
        )
    )
    font = chars.font[head].tolist()
    bold, italic = [face.bold for face in fonts], [face.italic for face in fonts]
    return list(
        map(
            Word,
            range(len(starts)),
            _texts(chars, ink, starts),
            *edges,
            chars.baseline[head].tolist(),
            chars.size[head].tolist(),
            font,
            [bold[k] for k in font],
            [italic[k] for k in font],
            *(column[head].tolist() for column in (chars.color, chars.mcid, chars.angle)),
            raised.tolist(),
            glued.tolist(),
        )
    )


def _texts(chars: Chars, ink: Ints, starts: Ints) -> list[str]:
    """What every word says."""
    pieces = chars.text[ink].tolist()
    ends = [*starts[1:].tolist(), len(ink)]
    text = "".join(pieces)
    if len(text) == len(pieces):
        return [text[start:end] for start, end in zip(starts.tolist(), ends, strict=True)]
    return ["".join(pieces[start:end]) for start, end in zip(starts.tolist(), ends, strict=True)]
