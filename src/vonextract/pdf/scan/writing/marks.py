"""Points, commas, dashes, noughts, percent: which the ink shows, and what is doubted where it is silent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from vonextract.pdf.scan.engine import Letter
from vonextract.pdf.scan.settings import TRUST
from vonextract.pdf.scan.writing.letters import Glyph, LineRead
from vonextract.pdf.scan.writing.settings import LETTERS, SIGNS
from vonextract.swedish.typography import DASHES

_OTHER = {",": ".", ".": ","}
_NOUGHTS = frozenset("0Oo")
"""Alike in print: within a number any of them is a nought."""
_LONE_NOUGHTS = frozenset("0O")
"""Where one stands alone, a low o may be the dot of a list."""
_WAVE = "~"
_PERCENT = "%"
_SHARE = re.compile(rf"\d(?P<mark>[.,])\d{{1,2}}{_PERCENT}")
_DASHES = frozenset(DASHES)
"""Any of them is a minus, or a number left out."""


class _Mark(NamedTuple):
    """A point or comma in front of a thousand's figures."""

    glyph: Glyph
    line: LineRead

    @property
    def text(self) -> str:
        return self.glyph.letter.text

    @property
    def alone(self) -> bool:
        """Whether its ink is its own, not that of a figure that it touches."""
        return self.glyph.bottom - self.glyph.top < SIGNS.mark_tallest * self.line.size

    @property
    def hangs(self) -> float:
        """Pixels below the baseline."""
        return self.glyph.bottom - self.line.baseline

    @property
    def looks_right(self) -> bool:
        """Whether it ends where its kind does."""
        em = self.hangs / self.line.size
        return em >= SIGNS.comma_highest if self.text == "," else em <= SIGNS.point_lowest


def settle_marks(lines: Sequence[LineRead]) -> None:
    """Correct unsure points and commas of measured lines, and doubt those that the ink does not bear out.

    A page has one kind of mark before a thousand's figures: the rarer one is doubted where the ink tells both
    apart (a rule below a row takes the tails of its commas), else it is taken for the other one too. That
    before thousands is never that before decimals, where these tell which that is.
    An unsure mark between other figures is the page's usual one, and so is any in a number of percent.
    """
    usual = _usual(glyph for line in lines for glyph in _between_figures(line))
    for line in lines:
        for word in line.words:
            _settle_noughts(word)
        for number, word in pairwise(line.words):
            _settle_percent(number, word)
        between = {id(glyph) for glyph in _between_figures(line)}
        shares = {id(glyph) for glyph in _in_shares(line)}
        for glyph in line.glyphs:
            if glyph.letter.text in _OTHER:
                if glyph.letter.confidence < SIGNS.mark_sure or (usual and id(glyph) in shares):
                    _settle(glyph, line, usual if id(glyph) in between else None)
            elif glyph.letter.text in _DASHES:
                glyph.letter = _one_of(glyph.letter, _DASHES)
            elif glyph.letter.text == _WAVE:
                glyph.letter = _level(glyph.letter)
    _settle_waves([word for line in lines for word in line.words])
    marks = [mark for line in lines for mark in _thousands(line)]
    kinds = {text: [mark for mark in marks if mark.text == text] for text in _OTHER}
    if all(kinds.values()):
        told = _are_apart(*kinds.values())
        rarer = min(kinds.values(), key=len)
        decimal = _usual(_before_decimals(lines, marks))
        for mark in rarer if told or not decimal else kinds[decimal]:
            (_doubt if told and mark.alone else _take_other)(mark)
    for mark in marks:
        if mark.alone and not mark.looks_right:
            _doubt(mark)


def _settle_noughts(word: Sequence[Glyph]) -> None:
    """Take noughts of a number for no letters, and one that stands alone where it is likelier than not."""
    if any(glyph.letter.text.isalpha() for glyph in word):
        return
    alike = _NOUGHTS if len(word) > 1 else _LONE_NOUGHTS
    for glyph in word:
        letter = glyph.letter
        if letter.text == "0" and (len(word) > 1 or letter.confidence >= SIGNS.nought_sure):
            glyph.letter = _one_of(letter, alike)


def _settle_percent(number: Sequence[Glyph], word: Sequence[Glyph]) -> None:
    """Take a figure alone behind decimals for the sign of percent that it may be: no figure follows them."""
    letter = word[0].letter
    chance = dict(letter.others).get(_PERCENT, 0.0)
    decimals = any(glyph.letter.text in _OTHER for glyph in number) and number[-1].letter.text.isdigit()
    if decimals and len(word) == 1 and letter.text.isdigit() and chance >= SIGNS.percent_likely:
        word[0].letter = letter._replace(text=_PERCENT, confidence=letter.confidence + chance, others=())


def _usual(glyphs: Iterable[Glyph]) -> str | None:
    """The mark that the marks of a page nearly always are, as far as they are sure."""
    sure = Counter(glyph.letter.text for glyph in glyphs if glyph.letter.confidence >= SIGNS.mark_sure)
    (mark, often), *others = [*sure.most_common(), ("", 0)]
    rarely = sum(count for _, count in others)
    return mark if often >= max(SIGNS.marks_known, SIGNS.marks_usual * rarely) else None


def _between_figures(line: LineRead) -> Iterator[Glyph]:
    """The marks of a line with a figure on both sides."""
    for word in line.words:
        for before, glyph, after in zip(word, word[1:], word[2:], strict=False):
            if glyph.letter.text in _OTHER and before.letter.text.isdigit() and after.letter.text.isdigit():
                yield glyph


def _before_decimals(lines: Sequence[LineRead], thousands: Sequence[_Mark]) -> Iterator[Glyph]:
    """The marks between figures that are none before thousands."""
    other = {id(mark.glyph) for mark in thousands}
    for line in lines:
        yield from (glyph for glyph in _between_figures(line) if id(glyph) not in other)


def _in_shares(line: LineRead) -> Iterator[Glyph]:
    """The marks before the decimals of numbers of percent, which no date and no number of a heading is."""
    text = [(glyph.letter.text, glyph) for word in line.words for glyph in word]
    read = "".join(sign for sign, _ in text)
    return (text[share.start("mark")][1] for share in _SHARE.finditer(read))


def _settle(glyph: Glyph, line: LineRead, usual: str | None) -> None:
    """A mark is surely one of both: a point that hangs below the line is a comma.

    That a comma does not hang proves nothing: in coarse print none does. Then it is the usual one,
    if one is known.
    """
    hangs = glyph.bottom - line.baseline > SIGNS.comma_hangs * line.size
    letter = _one_of(glyph.letter, _OTHER)
    glyph.letter = letter._replace(text="," if hangs else usual or letter.text)


def _one_of(letter: Letter, alike: Collection[str]) -> Letter:
    """A letter that is surely one of some, with what is left to be something else."""
    chance = letter.confidence + sum(chance for other, chance in letter.others if other in alike)
    others = tuple(other for other in letter.others if other[0] not in alike)
    return letter._replace(confidence=min(chance, 1.0), others=others)


def _level(wave: Letter) -> Letter:
    """An unsure wave that may be a dash is one, and doubted: Swedish print hardly has any but for dashes."""
    dash = sum(chance for other, chance in wave.others if other in _DASHES)
    if wave.confidence >= SIGNS.mark_sure or dash < TRUST.alternative:
        return wave
    return wave._replace(text="-", confidence=dash, others=((wave.text, wave.confidence),))


def _settle_waves(words: Sequence[Sequence[Glyph]]) -> None:
    """Doubt the waves right before figures, and take them for minus signs where the page has some.

    Hardly any print has waves there, and a worn minus looks like one, to engines without a doubt.
    """
    signed = [
        (word[0], word[0].letter.text) for word in words if len(word) > 1 and word[1].letter.text.isdigit()
    ]
    minus = sum(text in _DASHES for _, text in signed) >= SIGNS.marks_known
    read, other = ("-", _WAVE) if minus else (_WAVE, "-")
    for glyph, text in signed:
        if text == _WAVE:
            glyph.letter = glyph.letter._replace(
                text=read, confidence=SIGNS.mark_mixed, others=((other, 1 - SIGNS.mark_mixed),)
            )


def _thousands(line: LineRead) -> Iterator[_Mark]:
    """The marks within the numbers of a line that three figures follow, but those behind a nought alone."""
    for word in line.words:
        figures = "".join("0" if glyph.letter.text.isdigit() else "x" for glyph in word)
        for place, glyph in enumerate(word):
            before, behind = figures[:place], figures[place + 1 :]
            counted = len(behind) - len(behind.lstrip("0"))
            nought = not before[:-1].endswith("0") and place and word[place - 1].letter.text == "0"
            between = before.endswith("0") and not nought and counted == LETTERS.thousand_figures
            if glyph.letter.text in _OTHER and between:
                yield _Mark(glyph, line)


def _are_apart(commas: Sequence[_Mark], points: Sequence[_Mark]) -> bool:
    """Whether the commas of a page hang lower than its points do, as far as they stand alone."""
    low, high = ([mark.hangs for mark in marks if mark.alone] for marks in (commas, points))
    if not low or not high:
        return False
    return (
        float(np.quantile(low, SIGNS.mark_tails[0]) - np.quantile(high, SIGNS.mark_tails[1]))
        > SIGNS.marks_apart
    )


def _take_other(mark: _Mark) -> None:
    """Take a mark for the page's usual one, which looks the same, and doubt it."""
    letter = mark.glyph.letter
    mark.glyph.letter = letter._replace(
        text=_OTHER[letter.text],
        confidence=SIGNS.mark_mixed,
        others=((letter.text, 1 - SIGNS.mark_mixed),),
    )


def _doubt(mark: _Mark) -> None:
    letter = mark.glyph.letter
    mark.glyph.letter = letter._replace(
        confidence=min(letter.confidence, SIGNS.mark_mixed),
        others=((_OTHER[letter.text], 1 - SIGNS.mark_mixed),),
    )
