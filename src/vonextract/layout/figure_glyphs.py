"""Superscript figures that a font draws itself: nothing but their narrow width tells them apart.

OpenType fonts have small raised figures as glyphs of their own; typesetters use them for note
markers. They stand on the baseline, in the size of the text, and read as ordinary figures, so
that "boende" with marker 4 reads "boende4" and note 6 about "9D" begins "69D".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vonextract.layout.settings import SETTINGS
from vonextract.pdf.model import Chars, Page


class FigureWidths(NamedTuple):
    """How wide the figures of a document's fonts are.

    Attributes:
        usual: by font and figure (-1: all of them), the usual advance as a share of the type size.
        tabular: fonts whose figures are all of one width, but for few. In the others a narrow
            figure beside another figure is a narrow figure, and nothing more.
    """

    usual: dict[tuple[int, int], float]
    tabular: frozenset[int]


_CLOSING = ")]”\"'»"
_STOPS = ".,:;!?"
_OPENING = "(”\"'«"


def figure_widths(pages: Sequence[Page]) -> FigureWidths:
    """How wide the upright figures of each font usually are, and whether all are alike."""
    found: dict[tuple[int, int], list[NDArray[np.float64]]] = defaultdict(list)
    for page in pages:
        chars = page.chars
        if not len(chars):
            continue
        codes = chars.codes
        upright = (chars.size > 0) & (chars.angle == 0)
        at = np.flatnonzero((codes >= ord("0")) & (codes <= ord("9")) & upright)
        fonts, figures, shares = chars.font[at], codes[at] - ord("0"), _shares(chars, at)
        for font in np.unique(fonts).tolist():
            own = fonts == font
            found[font, -1].append(shares[own])
            for figure in np.unique(figures[own]).tolist():
                found[font, figure].append(shares[own & (figures == figure)])
    shares_of = {key: np.concatenate(parts) for key, parts in found.items()}
    usual = {key: float(np.median(shares)) for key, shares in shares_of.items()}
    tabular = frozenset(font for (font, figure), s in shares_of.items() if figure == -1 and _alike(s))
    return FigureWidths(usual, tabular)


def _alike(shares: NDArray[np.float64]) -> bool:
    middle = np.median(shares)
    return (
        float(np.mean(np.abs(shares - middle) <= SETTINGS.figure_spread * middle)) >= SETTINGS.tabular_share
    )


def raised_figures(
    chars: Chars, codes: NDArray[np.uint32], ink: NDArray[np.int64], usual: FigureWidths
) -> NDArray[np.bool_]:
    """Which of the inked characters are superscript figures by their own glyph.

    They are at least a fifth narrower than their font's figures are and hang on a word: behind
    its last letter, or before its first. On a figure they hang in fonts with tabular figures
    alone, where nothing else is that narrow: a digit taken out of a number would be the worst
    mistake. A run that is condensed as a whole has no such neighbour.

    Args:
        chars: of the page.
        codes: of the page's characters.
        ink: indices of those that are no spaces.
        usual: widths of the document's figures.
    """
    raised = np.zeros(len(ink), dtype=np.bool_)
    figures = np.flatnonzero((codes[ink] >= ord("0")) & (codes[ink] <= ord("9")) & (chars.angle[ink] == 0))
    if not len(figures):
        return raised
    fonts, values = chars.font[ink[figures]].tolist(), (codes[ink[figures]] - ord("0")).tolist()
    own = np.array([usual.usual.get((f, v), 0.0) for f, v in zip(fonts, values, strict=True)])
    every = np.array([usual.usual.get((f, -1), 0.0) * (v != 1) for f, v in zip(fonts, values, strict=True)])
    narrow = figures[_shares(chars, ink[figures]) < SETTINGS.raised_width * np.maximum(own, every)]
    if not len(narrow):
        return raised
    text = codes[ink].tobytes().decode("utf-32-le")
    spaced = _spaced(chars, ink)
    for run in _runs(narrow.tolist()):
        on_figures = int(chars.font[ink[run[0]]]) in usual.tabular
        if len(run) <= SETTINGS.raised_figures and _hangs(text, spaced, run[0], run[-1], on_figures):
            raised[run] = True
    return raised


def _shares(chars: Chars, at: NDArray[np.int64]) -> NDArray[np.float64]:
    """Advance widths as shares of the type size."""
    share: NDArray[np.float64] = (chars.x1[at] - chars.x0[at]) / np.maximum(
        chars.size[at], SETTINGS.least_size
    )
    return share


def _spaced(chars: Chars, ink: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Before every inked character, and after the last: whether nothing is attached to it there."""
    before, after = ink[:-1], ink[1:]
    size = np.maximum(chars.size[before], chars.size[after])
    apart = np.abs(chars.x0[after] - chars.x1[before]) > SETTINGS.attached * size
    shifted = np.abs(chars.baseline[after] - chars.baseline[before]) > SETTINGS.attached * size
    return np.concatenate(([True], (after - before > 1) | apart | shifted, [True]))


def _runs(places: Sequence[int]) -> list[list[int]]:
    """Neighbouring places together."""
    runs = [[places[0]]]
    for before, place in pairwise(places):
        if place == before + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _hangs(text: str, spaced: NDArray[np.bool_], first: int, last: int, on_figures: bool) -> bool:
    """Whether a run of narrow figures stands directly behind a word, before one, or broken off one."""
    if not spaced[first]:
        before = text[max(0, first - 1 - SETTINGS.formula_letters) : first]
        stem = before.rstrip(_STOPS)
        word = stem[-1:].isalpha() or stem[-1:] in _CLOSING or (on_figures and before[-1:].isdigit())
        return bool(stem) and word and not _is_formula(text, spaced, first)
    following = text[last + 1 : last + 2]
    if not following or spaced[last + 1]:
        return False
    broken_off = following in _STOPS and bool(spaced[last + 2])
    word = following.isalpha() or (on_figures and following.isdigit())
    return word or following in _OPENING or broken_off


def _is_formula(text: str, spaced: NDArray[np.bool_], end: int) -> bool:
    """Whether the word that ends there is a few capitals, as in CO2: then the figure is a subscript."""
    start = end
    while start and end - start <= SETTINGS.formula_letters and not spaced[start]:
        start -= 1
    word = text[start:end]
    return len(word) <= SETTINGS.formula_letters and word.isupper()
