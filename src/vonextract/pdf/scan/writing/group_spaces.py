"""Spaces between thousands, and between numbers, that the engine missed: thin ones, which print closes up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from vonextract.pdf.scan.writing.letters import Glyph, LineRead
from vonextract.pdf.scan.writing.settings import LETTERS
from vonextract.swedish.number_patterns import YEAR
from vonextract.swedish.typography import DASHES

_GROUP = LETTERS.thousand_figures
_WHOLE = re.compile(r"(?P<sign>[^\w\s]?)(?P<figures>\d+)(?P<rest>(?:[.,]\d*|%)?)")
"""A number or a group of one: a sign, its figures, and what may follow them."""
_YEAR = re.compile(YEAR)
_MARKED = re.compile(
    rf"[{DASHES}+]?\d{{1,{_GROUP}}}(?:(?P<mark>[.,])\d{{{_GROUP}}})(?:(?P=mark)\d{{{_GROUP}}})*"
)
"""A number with a mark before each of its thousands."""
_WITH_DECIMALS = re.compile(rf"[{DASHES}+]?\d+[.,]\d+%?")


def part_thousands(line: LineRead) -> None:
    """Part the figures of a line's numbers into thousands, where the ink shows the space.

    Figures stand at equal distances: the one that steps over a space is the longest of its number. Where the
    engine saw another space of the number, or where it saw none, the places of the others are known.
    """
    words: list[list[Glyph]] = []
    line.words = [number for word in line.words for number in _numbers(word)]
    for place, word in enumerate(line.words):
        begun = _space_within(line.words[place - 1], word, line.size) if place else 0.0
        ended = _space_within(word, line.words[place + 1], line.size) if line.words[place + 1 :] else 0.0
        words += _parted(word, begun=begun, ended=ended)
    line.words = words


def _numbers(word: list[Glyph]) -> Iterator[list[Glyph]]:
    """A word, or the numbers with marked thousands or with decimals that it is made of.

    The ink shows the space between them: it is wider than what any two of their figures leave.
    """
    text = _text(word)
    gaps = [after.x0 - before.x1 for before, after in pairwise(word)]
    cuts, times = _between_marked(text), 1.0
    if not cuts:
        cuts, times = _between_decimals(text, gaps), LETTERS.decimals_apart
    over = [gaps[cut - 1] for cut in cuts]
    within = [gap for place, gap in enumerate(gaps, 1) if place not in cuts]
    edges = [0, *cuts, len(word)] if cuts and min(over) > times * max(within) else [0, len(word)]
    return (word[a:b] for a, b in pairwise(edges))


def _between_marked(text: str) -> list[int]:
    """Where numbers begin behind the first of a text that is made of such with one mark before thousands."""
    found = list(_MARKED.finditer(text))
    whole = "".join(number.group() for number in found) == text
    return [number.start() for number in found[1:]] if whole and len({n["mark"] for n in found}) == 1 else []


def _between_decimals(text: str, gaps: Sequence[float]) -> list[int]:
    """Where numbers begin behind the first of a text of figures with more marks than one number has.

    Between two marks it is where the widest gap is.
    """
    marks = [place for place, sign in enumerate(text) if sign in ".,"]
    if len(marks) < 2 or any(b - a <= 2 for a, b in pairwise(marks)):
        return []
    cuts = [max(range(a + 2, b), key=lambda place: gaps[place - 1]) for a, b in pairwise(marks)]
    parts = [text[a:b] for a, b in pairwise([0, *cuts, len(text)])]
    return cuts if all(map(_WITH_DECIMALS.fullmatch, parts)) else []


def _space_within(word: Sequence[Glyph], after: Sequence[Glyph], size: float) -> float:
    """The white between two words that hold a number's first figures and its last thousands, else 0."""
    space = after[0].x0 - word[-1].x1
    first, second = (_WHOLE.fullmatch(_text(each)) for each in (word, after))
    if (
        space >= LETTERS.group_near * size
        or first is None
        or second is None
        or first["rest"]
        or second["sign"]
    ):
        return 0.0
    return max(0.0, space) if len(second["figures"]) % _GROUP == 0 else 0.0


def _parted(word: list[Glyph], *, begun: float, ended: float) -> list[list[Glyph]]:
    """A word, or the groups of figures that it is made of.

    Args:
        word: with the ink of its characters.
        begun: the space before it where the figures there belong to the same number, else 0,
        ended: or that behind it.
    """
    read = None if any(glyph.raised for glyph in word) else _WHOLE.fullmatch(_text(word))
    if read is None or not _may_be_parted(read, begun > 0, ended > 0):
        return [word]
    first, last = read.span("figures")
    cuts = list(range(last - _GROUP, first, -_GROUP))
    space = max(begun, ended)
    figures = word[first:last]
    if not cuts or not (
        _stand_out(cuts, figures, first, alone=not space) or _gape(cuts, figures, first, space)
    ):
        return [word]
    edges = [0, *sorted(cuts), len(word)]
    return [word[a:b] for a, b in pairwise(edges)]


def _may_be_parted(read: re.Match[str], begun: bool, ended: bool) -> bool:
    figures = read["figures"]
    if begun:
        return True
    if ended:
        return not read["rest"] and not _YEAR.fullmatch(figures)
    return len(figures) > _GROUP + 1


def _stand_out(cuts: Sequence[int], figures: Sequence[Glyph], first: int, *, alone: bool) -> bool:
    """Whether the steps over the spaces are longer than every other step from figure to figure."""
    steps = {place: _middle(b) - _middle(a) for place, (a, b) in enumerate(pairwise(figures), first + 1)}
    over = [step for place, step in steps.items() if place in cuts]
    within = sorted(step for place, step in steps.items() if place not in cuts)
    if not within:
        return False
    usual = within[len(within) // 2]
    times = LETTERS.group_step_alone if alone else LETTERS.group_step
    return min(over) > within[-1] and min(over) >= times * usual


def _gape(cuts: Sequence[int], figures: Sequence[Glyph], first: int, space: float) -> bool:
    """Whether more white than elsewhere is left where a number is cut, nearly as much as its other space has.

    Where blur made figures touch, their middles do not tell.
    """
    white = {place: b.x0 - a.x1 for place, (a, b) in enumerate(pairwise(figures), first + 1)}
    over = min(white[cut] for cut in cuts)
    within = [gap for place, gap in white.items() if place not in cuts]
    return space > 0 and over >= LETTERS.group_white * space and over > max(within, default=0.0)


def _text(word: Sequence[Glyph]) -> str:
    return "".join(glyph.letter.text for glyph in word)


def _middle(glyph: Glyph) -> float:
    return (glyph.x0 + glyph.x1) / 2
