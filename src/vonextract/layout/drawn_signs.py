"""Minus signs that are drawn as short lines in front of numbers, not written."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from vonextract.geometry import Box
from vonextract.layout.model import Word
from vonextract.layout.settings import SETTINGS
from vonextract.layout.struck import is_stroke
from vonextract.pdf.model import Page, Rule
from vonextract.swedish.tokens import is_year

_MINUS = "−"


def with_drawn_signs(words: Sequence[Word], page: Page) -> list[Word]:
    """The words of a page, numbers with the minus that is drawn in front of them (`Word.drawn_sign`).

    What may be the key or the tick of a chart is none: a line that another one touches, or before a year.
    """
    bars = sorted((rule for rule in page.rules if _may_be_sign(rule)), key=_end)
    if not bars:
        return list(words)
    signs = {word.index: bar for word in words if (bar := _sign_of(word, bars)) is not None}
    if not signs:
        return list(words)
    beside = _by_height([*(word.box for word in words), *(rule.box for rule in page.rules)])
    return [
        _signed(word, bar) if (bar := signs.get(word.index)) and _stands_alone(bar, word, beside) else word
        for word in words
    ]


def _may_be_sign(rule: Rule) -> bool:
    """Whether a rule is a thin level line, no longer than a minus in the largest type looked at."""
    return is_stroke(rule) and rule.x1 - rule.x0 <= SETTINGS.bar_length[1] * SETTINGS.struck_size


def _sign_of(word: Word, bars: Sequence[Rule]) -> Rule | None:
    """The line that is drawn where the minus of a word would stand."""
    if word.angle or not word.text[:1].isdigit() or is_year(word.text):
        return None
    near, far = (word.x0 - gap * word.size for gap in SETTINGS.bar_gap)
    for bar in bars[bisect_left(bars, far, key=_end) : bisect_right(bars, near, key=_end)]:
        length = (bar.x1 - bar.x0) / word.size
        height = (word.baseline - (bar.top + bar.bottom) / 2) / word.size
        long = SETTINGS.bar_length[0] <= length <= SETTINGS.bar_length[1]
        if long and SETTINGS.bar_height[0] <= height <= SETTINGS.bar_height[1]:
            return bar
    return None


def _end(bar: Rule) -> float:
    return bar.x1


def _by_height(boxes: Sequence[Box]) -> dict[int, list[Box]]:
    """Boxes by the bands of the page that they reach into."""
    found: dict[int, list[Box]] = defaultdict(list)
    for box in boxes:
        for band in _bands(box):
            found[band].append(box)
    return found


def _bands(box: Box) -> range:
    return range(int(box.top // SETTINGS.struck_size), int(box.bottom // SETTINGS.struck_size) + 1)


def _stands_alone(bar: Rule, word: Word, beside: Mapping[int, Sequence[Box]]) -> bool:
    """Whether nothing is printed or drawn right beside a line but the word that it goes before."""
    around = bar.box.grow(SETTINGS.bar_alone * word.size)
    near = (box for band in _bands(around) for box in beside.get(band, ()))
    return not any(around.meets(box) for box in near if box not in (word.box, bar.box))


def _signed(word: Word, bar: Rule) -> Word:
    return replace(word, text=_MINUS + word.text, x0=bar.x0, drawn_sign=True)
