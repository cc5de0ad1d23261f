"""Numbers that a narrow cell breaks over two lines: behind their sign, between groups, in a list of them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from vonextract.swedish.typography import fold
from vonextract.tables.alignment.caption_words import open_words
from vonextract.tables.alignment.corridors import Cut
from vonextract.tables.alignment.cut_lines import DASHES, CutLine
from vonextract.tables.alignment.settings import SETTINGS
from vonextract.tables.roles import heads_notes

SIGNS = "-−–"
SPREADS = "±-–"
"""What stands between a number and its error, or between the ends of a span."""
GOES_ON = "-\u00ad\u2010,/(&"


def number_rest(above: CutLine, line: CutLine) -> bool:
    """Whether groups of thousands in the line go on numbers that begin in the line above.

    Such a line holds nothing else, but a label that goes on; or the line above holds nothing but the
    beginnings of numbers, and the label stands in the lower line; or what is whole above is empty below.
    "000" begins no number, whatever a label beside it says.
    """
    rests = above.begun & line.gone_on
    if not rests:
        return False
    sure = any((cut := line.at(column)) and cut.words[0].text.startswith("0") for column in rests)
    if sure and line.columns - rests <= {0}:
        return True
    if rests not in (above.starts, line.starts):
        return _whole_is_empty_below(above, line)
    label, over = line.at(0), above.at(0)
    if label is None:
        return rests == line.starts
    return rests == above.starts if over is None else goes_on_text(over, label)


def _whole_is_empty_below(above: CutLine, line: CutLine) -> bool:
    """Whether the line holds groups of thousands, texts that go on, and nothing below a number in groups."""
    rests = above.begun & line.gone_on
    texts = [(above.at(column), line.at(column)) for column in line.columns - rests]
    whole = [cut for column in above.begun - line.columns if (cut := above.at(column)) and len(cut.words) > 1]
    return bool(whole) and all(over and under and goes_on_text(over, under) for over, under in texts)


def sign_rest(above: CutLine, line: CutLine) -> bool:
    """Whether the line above holds nothing but the signs of numbers below them, in a line with a label."""
    return (
        _near(above, line)
        and 0 in line.columns
        and 0 not in above.columns
        and all(cut.words[-1].text in DASHES and len(cut.words) == 1 for cut in above.cuts)
        and all(_begins_with_figure(line.at(cut.first)) for cut in above.cuts)
    )


def spread_rest(above: CutLine, line: CutLine) -> bool:
    """Whether the line goes on what the line above says of several numbers: errors, or the ends of spans.

    "34.9 ±" stands over "1.9", "34.9" over "± 1.9" or "6.1–" over "12.2"; all else in the line goes on texts.
    """
    if not _near(above, line):
        return False
    pairs = [(above.at(cut.first), cut) for cut in line.cuts if cut.first > 0]
    rests = [over is not None and _spreads(over, cut) for over, cut in pairs]
    return any(rests) and all(
        rest or (over is not None and goes_on_text(over, cut))
        for rest, (over, cut) in zip(rests, pairs, strict=True)
    )


def _near(above: CutLine, line: CutLine) -> bool:
    """Whether two lines stand as close as those of one cell."""
    return line.line.baseline - above.line.baseline < SETTINGS.wrapped * line.line.size


def _spreads(over: Cut, under: Cut) -> bool:
    """Whether two texts are a number and its error, or the two ends of a span, broken at the sign between."""
    last, first = over.words[-1].text, under.words[0].text
    figures = over.words[0].text.lstrip(SIGNS)[:1].isdigit() and any(
        ch.isdigit() for ch in under.words[-1].text
    )
    broken_behind = last[-1:] in SPREADS and first[:1].isdigit()
    return figures and (broken_behind or (first[:1] == "±" and last[-1:].isdigit()))


def decimals_rest(above: CutLine, line: CutLine) -> bool:
    """Whether the line goes on numbers broken behind their decimal comma, "98," over "7 %".

    All else in it are units of the numbers above, and texts that go on.
    """
    if not _near(above, line):
        return False
    pairs = [(over, cut) for cut in line.cuts if (over := above.at(cut.first)) is not None]
    broken = [_is_broken_at_comma(over, cut) for over, cut in pairs]
    return (
        any(broken)
        and len(pairs) == len(line.cuts)
        and all(
            rest or cut.words[0].token.attached or goes_on_text(over, cut)
            for rest, (over, cut) in zip(broken, pairs, strict=True)
        )
    )


def _is_broken_at_comma(over: Cut, cut: Cut) -> bool:
    last = over.words[-1].text
    return last[-1:] == "," and last[:-1].isdigit() and cut.words[0].text[0].isdigit()


def list_rest(above: CutLine, line: CutLine) -> bool:
    """Whether the line holds nothing but the rest of a list of notes: "15" below "Not 8," or below "Not"."""
    over, rest = above.at(line.cuts[0].first), line.cuts[0]
    if over is None or len(line.cuts) > 1 or not all(w.text[0].isdigit() for w in rest.words):
        return False
    last = over.words[-1].text
    return (_near(above, line) and heads_notes(last)) or (last[-1] == "," and last[0].isdigit())


def goes_on_text(above: Cut, below: Cut) -> bool:
    """Whether a label is broken off, so that the text below can only go on with it."""
    return ends_open(above) or below.words[0].text[:1].islower()


def ends_open(cut: Cut) -> bool:
    """Whether a text ends with what something follows: a hyphen, comma, plus, opened bracket, or "och"."""
    last = cut.words[-1].text
    return last[-1:] in GOES_ON or last == "+" or (last.islower() and open_words().within(fold(last)))


def rests_limit(lines: Sequence[CutLine]) -> float:
    """The step below which lines of mere groups go on the row above; 0 where none does for certain.

    A group that no number begins with, or a label broken off, shows it.
    """
    for above, line in itertools.pairwise(lines):
        if not number_rest(above, line):
            continue
        rests = [line.at(column) for column in above.begun & line.gone_on]
        zero = any(cut is not None and cut.words[0].text[0] == "0" for cut in rests)
        if zero or (line.at(0) is not None and above.at(0) is not None) or _whole_is_empty_below(above, line):
            return SETTINGS.same_rows * (line.line.baseline - above.line.baseline)
    return 0.0


def _begins_with_figure(cut: Cut | None) -> bool:
    return cut is not None and cut.words[0].text[:1].isdigit()
