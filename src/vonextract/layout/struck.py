"""Words with a stroke through them: printed to be seen, not to be believed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from vonextract.layout.model import PageText, Word
from vonextract.layout.settings import SETTINGS
from vonextract.pdf.model import Rule


def mark_struck(text: PageText) -> None:
    """Mark the words of a page that are struck out (`Word.struck`); take away those that others replace.

    A struck figure beside one that is not ("27 140 27 410") would be read as one number with it.
    """
    words = sorted((w for w in text.words if not w.angle), key=lambda w: w.baseline)
    heights = [w.baseline for w in words]
    for rule in _joined([r for r in (*text.page.rules, *text.page.slants) if is_stroke(r)]):
        y = (rule.top + rule.bottom) / 2
        last = y + SETTINGS.through[1] * SETTINGS.struck_size
        for word in _struck(rule, y, words[bisect_left(heights, y) : bisect_right(heights, last)]):
            word.struck = True
    replaced = {w.index for w in words if w.struck and _is_replaced(w, text.words)}
    if replaced:
        text.take_out(replaced)


def is_stroke(rule: Rule) -> bool:
    """Whether a rule may be a stroke: level, thin, and seen on paper."""
    pale = all((rule.color >> shift & 0xFF) >= SETTINGS.stroke_pale for shift in (0, 8, 16))
    return rule.horizontal and rule.x1 > rule.x0 and rule.width <= SETTINGS.stroke_width and not pale


def _joined(strokes: list[Rule]) -> list[Rule]:
    """Strokes, and those whose pieces each begin where the last ends, as strokes drawn by hand do, as one."""
    ends: dict[tuple[int, int], Rule] = {}
    for stroke in sorted(strokes, key=lambda rule: rule.x0):
        middle = (stroke.top + stroke.bottom) / 2
        places = [
            (round(stroke.x0) + across, round(middle) + down) for across in (-1, 0, 1) for down in (-1, 0, 1)
        ]
        before = next((place for place in places if place in ends), None)
        if before is not None:
            last = ends.pop(before)
            stroke = last._replace(
                x1=stroke.x1, top=min(last.top, stroke.top), bottom=max(last.bottom, stroke.bottom)
            )
        ends[round(stroke.x1), round(middle)] = stroke
    return [*strokes, *ends.values()]


def _struck(rule: Rule, y: float, near: Sequence[Word]) -> list[Word]:
    """The words that a rule at a height strikes out; it draws the bar of a root, not a stroke through one."""
    rise = rule.bottom - rule.top
    through = [
        w
        for w in near
        if SETTINGS.through[0] * w.size <= w.baseline - y <= SETTINGS.through[1] * w.size
        and rise <= SETTINGS.stroke_rise * w.size
    ]
    covered = [
        w
        for w in through
        if min(w.x1, rule.x1) - max(w.x0, rule.x0) >= SETTINGS.stroke_covers * (w.x1 - w.x0)
    ]
    if not any(map(str.isalnum, "".join(w.text for w in covered))):
        return []
    slack = SETTINGS.stroke_slack * max(w.size for w in covered)
    close = min(w.x0 for w in covered) - rule.x0 <= slack and rule.x1 - max(w.x1 for w in covered) <= slack
    return covered if close else []


def _is_replaced(word: Word, words: Sequence[Word]) -> bool:
    """Whether a word that is not struck stands beside a struck one, on its line."""
    return any(not other.struck and any(map(str.isalnum, other.text)) for other in _beside(word, words))


def _beside(word: Word, words: Sequence[Word]) -> Iterator[Word]:
    """The first words before and behind a struck word that do not belong to its stroke."""
    for step in (-1, 1):
        last, at = word, word.index + step
        while 0 <= at < len(words) and _follows(last, words[at], step):
            last = words[at]
            if not last.struck:
                yield last
                break
            at += step


def _follows(last: Word, other: Word, step: int) -> bool:
    gap = other.x0 - last.x1 if step > 0 else last.x0 - other.x1
    return (
        abs(other.baseline - last.baseline) < SETTINGS.replaced_level * last.size
        and -last.size < gap <= SETTINGS.replaced_gap * last.size
    )
