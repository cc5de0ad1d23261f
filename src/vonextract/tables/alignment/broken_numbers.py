"""Numbers that a narrow cell breaks over two lines: behind their sign, or between groups of thousands."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from vonextract.swedish.tokens import token
from vonextract.tables.alignment.corridors import Cut
from vonextract.tables.alignment.cut_lines import CutLine
from vonextract.tables.alignment.settings import SETTINGS

_DASHES = ("-", "−", "–")
_GOES_ON = "-\u00ad\u2010,/(&"


def number_rest(above: CutLine, line: CutLine) -> bool:
    """Whether groups of thousands in the line go on numbers that begin in the line above.

    Such a line holds nothing else, but a label that goes on; or the line above holds nothing but the
    beginnings of numbers, and the label stands in the lower line.
    """
    rests = _rests(above, line)
    if not rests or rests not in (_values(above), _values(line)):
        return False
    label, over = line.at(0), above.at(0)
    if label is None:
        return rests == _values(line)
    return rests == _values(above) if over is None else goes_on_text(over, label)


def sign_rest(above: CutLine, line: CutLine) -> bool:
    """Whether the line above holds nothing but the signs of numbers below them, in a line with a label."""
    near = line.line.baseline - above.line.baseline < SETTINGS.wrapped * line.line.size
    return (
        near
        and 0 in line.columns
        and 0 not in above.columns
        and all(cut.words[-1].text in _DASHES and len(cut.words) == 1 for cut in above.cuts)
        and all(_begins_with_figure(line.at(cut.first)) for cut in above.cuts)
    )


def goes_on_text(above: Cut, below: Cut) -> bool:
    """Whether a label is broken off, so that the text below can only go on with it."""
    return ends_open(above) or below.words[0].text[:1].islower()


def ends_open(cut: Cut) -> bool:
    """Whether a text ends with a sign that something follows: a hyphen, a comma, an opened bracket."""
    return cut.words[-1].text[-1:] in _GOES_ON


def rests_limit(lines: Sequence[CutLine]) -> float:
    """The step below which lines of mere groups go on the row above; 0 where none does for certain.

    A group that no number begins with, or a label broken off, shows it.
    """
    for above, line in itertools.pairwise(lines):
        if not number_rest(above, line):
            continue
        zero = any(_texts(line.at(column))[0][0] == "0" for column in _rests(above, line))
        if zero or (line.at(0) is not None and above.at(0) is not None):
            return SETTINGS.same_rows * (line.line.baseline - above.line.baseline)
    return 0.0


def _rests(above: CutLine, line: CutLine) -> set[int]:
    """The columns in which a number may begin above and go on in the line."""
    return {
        column
        for column in _values(above) & _values(line)
        if _begins(_texts(above.at(column))) and _groups(_texts(line.at(column)))
    }


def _values(line: CutLine) -> set[int]:
    """The columns, the first left out, in which a text begins."""
    return {cut.first for cut in line.cuts if cut.first > 0}


def _texts(cut: Cut | None) -> list[str]:
    return [w.text for w in cut.words] if cut is not None else []


def _begins(texts: Sequence[str]) -> bool:
    """Whether they are the first groups of a number, the first of which may bear a sign."""
    signed = len(texts) > 1 and texts[0] in _DASHES
    first, *others = [texts[0] + texts[1], *texts[2:]] if signed else texts
    return token(first).head and _groups(others)


def _groups(texts: Sequence[str]) -> bool:
    return all(token(text).group for text in texts)


def _begins_with_figure(cut: Cut | None) -> bool:
    return cut is not None and cut.words[0].text[:1].isdigit()
