"""Markers: what refers to a note, and what begins one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from vonextract.layout.model import Word
from vonextract.layout.printed import FlowLine
from vonextract.notes.settings import SETTINGS

SUPERSCRIPTS = "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079"
UNITS = frozenset({"km", "dm", "cm", "mm", "kvm"})

_RAISED_NUMBER = re.compile(r"[\[(]?([1-9]\d{0,2})[\])]?[.:,;]?$")
_RAISED_NUMBERS = re.compile(r"\d{1,3}(?:[,;]\d{1,3})+$")
_RAISED_LETTER = re.compile(r"[\[(]?([a-z])[\])]?$")
_STEM = re.compile(r"(?:(?<![^\W\d_])[^\W\d_]+|(?<![\d,.])\d+)$")
_GLUED_END = re.compile(rf"(.*?)([{SUPERSCRIPTS}]{{1,3}})([.,;:)\]”\"]*)$")
_GLUED_START = re.compile(rf"([{SUPERSCRIPTS}]{{1,3}})(.*)$")
_GLUED_PLAIN = re.compile(r"(.*[^\W\d_]{4}[.,;:)”\"]?)(\d{1,2})([.,;:)”\"]*)$")
_BRACKET_END = re.compile(r"([^\W\d_]{3,}[.,]?)?(\d{1,2})\)$")
_STARS_END = re.compile(r"(.*?)(\*{1,5}|[†‡]{1,3})(\)?[.,;:)\]”\"]*)$")
_MAY_MARK = re.compile(rf"[\d*†‡{SUPERSCRIPTS}]")
_STARS_START = re.compile(r"(\*{1,5}|[†‡]{1,3})\)?(.*)$")
_PLAIN = re.compile(r"\[?(\d{1,3})[.\])]?$")
_PLAIN_GLUED = re.compile(r"(\d{1,3})([^\W\d_]\w.*|[”\"(].*)$")
_BRACKETED = re.compile(r"\(?(\d{1,2}|[a-z])\)$")


@dataclass(slots=True, eq=False)
class Start:
    """The beginning of a note, as far as its line tells.

    Attributes:
        line: the printed line.
        at: index in `line.words` of the marker.
        marker: without brackets.
        rest: what the marker's word holds besides the marker.
        raised: the marker is set as a superscript.
        numbered: the marker is a number, not a letter or asterisk.
        bracketed: printed as "1)".
        score: how much speaks for a note; filled when the starts are weighed.
    """

    line: FlowLine
    at: int
    marker: str
    rest: str
    raised: bool
    numbered: bool
    bracketed: bool = False
    score: int = 0

    @property
    def page(self) -> int:
        """Page number, from 1."""
        return self.line.page

    @property
    def starred(self) -> bool:
        """Whether the marker is made of asterisks or daggers."""
        return not self.marker[0].isalnum()


@dataclass(slots=True, eq=False)
class Mark:
    """A place that may refer to a note.

    Attributes:
        line: the printed line.
        at: index in `line.words` of the word that is or holds the marker.
        marker: without brackets.
        rest: what remains of the word without it; empty when it stands alone.
        raised: set as a superscript.
        doubtful: a plain digit at the end of a word (a font's own superscript figures look like
            that) or a raised one apart from its word: a marker only if a note on its page says so.
        wrapped: the last word of the line above, when the marker was broken off it.
    """

    line: FlowLine
    at: int
    marker: str
    rest: str
    raised: bool
    doubtful: bool = False
    wrapped: Word | None = None

    @property
    def before(self) -> Word | None:
        """The word that the marker's own follows."""
        return self.line.words[self.at - 1] if self.at else self.wrapped

    @property
    def word(self) -> Word:
        """The word that is or holds the marker."""
        return self.line.words[self.at]

    @property
    def page(self) -> int:
        """Page number, from 1."""
        return self.line.page


def find_start(line: FlowLine) -> Start | None:
    """The note that a line begins, if it looks like one; what speaks for it is weighed later."""
    words = line.words
    first, second = words[0], words[1] if len(words) > 1 else None
    if first.angle != 0 or line.role in ("TH", "TOCI"):
        return None
    if match := _STARS_START.match(first.text):
        if line.role == "TD":
            return None
        return _checked(Start(line, 0, match[1], match[2], False, False))
    if match := _GLUED_START.match(first.text):
        return _checked(Start(line, 0, _digits(match[1]), match[2], True, True))
    raised = first.superscript and second is not None
    if raised and (match := _RAISED_NUMBER.match(first.text)):
        return _checked(Start(line, 0, match[1], "", True, True))
    if raised and (match := _RAISED_LETTER.match(first.text)):
        return _checked(Start(line, 0, match[1], "", True, False))
    if match := _BRACKETED.match(first.text):
        return _checked(Start(line, 0, match[1], "", False, match[1].isdigit(), True))
    if match := _PLAIN.match(first.text):
        return _checked(Start(line, 0, match[1], "", False, True))
    if match := _PLAIN_GLUED.match(first.text):
        return _checked(Start(line, 0, match[1], match[2], False, True))
    return None


def _checked(start: Start) -> Start | None:
    """The start, if words follow its marker closely enough."""
    words = start.line.words
    following = start.rest + "".join(w.text for w in words[start.at + 1 :])
    if sum(map(str.isalpha, following)) < SETTINGS.note_letters:
        return None
    if not start.rest:
        gap = words[start.at + 1].x0 - words[start.at].x1
        if gap > SETTINGS.marker_gap * words[start.at + 1].size:
            return None
    return start


def find_marks(line: FlowLine) -> list[Mark]:
    """The places in a line that may refer to a note, from left to right."""
    marks: list[Mark] = []
    for at, word in enumerate(line.words):
        if word.angle == 0 and (word.superscript or _MAY_MARK.search(word.text)):
            marks += _marks_of(line, at)
    return marks


def find_wrapped(lines: Sequence[FlowLine]) -> list[Mark]:
    """Raised numbers that begin a line and may belong to the last word of the line above."""
    return [
        Mark(line, 0, match[1], "", True, doubtful=True, wrapped=above.words[-1])
        for above, line in pairwise(lines)
        if line.words[0].superscript
        and len(line.words) > 1
        and 0 < line.pitch < SETTINGS.wrapped * line.style.size
        and abs(above.style.size - line.style.size) < SETTINGS.wrapped_size
        and (match := _RAISED_NUMBER.match(line.words[0].text))
    ]


def _marks_of(line: FlowLine, at: int) -> list[Mark]:
    """What one word refers to: several notes for "1,2"."""
    word = line.words[at]
    before = line.words[at - 1] if at else None
    if match := _STARS_END.match(word.text):
        return [Mark(line, at, match[2], match[1], False)]
    if (match := _GLUED_END.match(word.text)) and (match[1] or before):
        base = match[1] or (before.text if before else "")
        if is_exponent(base, _digits(match[2])):
            return []
        power = match[2][0] if is_exponent(base, _digits(match[2][0])) else ""
        marker = _digits(match[2].removeprefix(power))
        return [Mark(line, at, marker, match[1] + power + match[3], True)]
    if match := _GLUED_PLAIN.match(word.text):
        return [Mark(line, at, match[2], match[1] + match[3], False, doubtful=True)]
    if not word.superscript and (match := _BRACKET_END.match(word.text)) and _ends_cell(line, at):
        return [Mark(line, at, match[2], match[1] or "", False, doubtful=True)] if match[1] or before else []
    if before is None or not word.superscript:
        return []
    apart = (word.x0 - before.x1) / before.size
    if apart > SETTINGS.mark_gap[1]:
        return []
    if _breaks_number(line, at):
        return []
    doubtful = apart > SETTINGS.mark_gap[0] or is_level_figure(before, word)
    if match := _RAISED_NUMBER.match(word.text):
        if is_exponent(before.text, match[1]):
            return []
        return [Mark(line, at, match[1], "", True, doubtful)]
    if _RAISED_NUMBERS.match(word.text):
        numbers = re.split("[,;]", word.text)
        if all(int(a) < int(b) for a, b in pairwise(numbers)):
            return [Mark(line, at, number, "", True, True) for number in numbers]
        return []
    if match := _RAISED_LETTER.match(word.text):
        return [Mark(line, at, match[1], "", True)]
    return []


def is_level_figure(before: Word, word: Word) -> bool:
    """Whether a word is a figure that only its narrow glyph tells from the number it is glued to.

    Such a figure may be the number's own last one, measured wrongly.
    """
    both = word.text[:1].isdecimal() and before.text[-1:].isdecimal() and word.glued
    level = abs(word.baseline - before.baseline) < SETTINGS.same_level * before.size
    return both and level and abs(word.size - before.size) < SETTINGS.same_size * before.size


def _breaks_number(line: FlowLine, at: int) -> bool:
    """Whether a number without its last, level figure would be none: "41 21" of "41 211"."""
    if at < 2 or not is_level_figure(line.words[at - 1], line.words[at]):
        return False
    groups, group = line.words[at - 2], line.words[at - 1]
    close = group.x0 - groups.x1 < SETTINGS.group_gap * group.size
    return (
        close
        and groups.text[-1:].isdigit()
        and group.text.isdigit()
        and len(group.text) < SETTINGS.group_figures
    )


def _ends_cell(line: FlowLine, at: int) -> bool:
    """Whether a word is the last of its line or cell, as "1)" behind a label is and in a list is not."""
    words = line.words
    return at + 1 == len(words) or words[at + 1].x0 - words[at].x1 > words[at].size


def find_exponents(line: FlowLine) -> list[tuple[Word, Word]]:
    """Powers set as raised figures: each base with the figure that stands after it ("m" and "2")."""
    return [
        (base, raised)
        for base, raised in pairwise(line.words)
        if raised.superscript
        and raised.text.isdigit()
        and not base.superscript
        and abs(raised.x0 - base.x1) <= SETTINGS.exponent_gap * base.size
        and is_exponent(base.text, _digits(raised.text))
    ]


def is_exponent(base: str, digits: str) -> bool:
    """Whether a raised number belongs to a unit or power: m², km², 10³."""
    stem = _STEM.search(base.rstrip(")"))
    if stem is None:
        return False
    return stem[0] == "10" or (
        digits in ("2", "3") and (stem[0] in UNITS or (len(stem[0]) == 1 and stem[0].isalpha()))
    )


def _digits(superscripts: str) -> str:
    """Superscript digits as plain ones."""
    return unicodedata.normalize("NFKC", superscripts)
