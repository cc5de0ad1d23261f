"""Leaders: the dots that lead from a label to its numbers, in a table or a table of contents."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vonextract.layout.baselines import rows_of
from vonextract.layout.model import Word, gap_between
from vonextract.layout.settings import SETTINGS

_DOTS = re.compile(r"[.…·_]+")
_PAGE_NUMBER = re.compile(r"\d{1,3}")
_VALUE = re.compile(
    r"[$€£]|[-–−+(<$€£]{0,3}\d[\d.,]*[%)*†‡a-e]{0,3}|[-–−—.…*]{1,3}|\((?:NA|[A-Z])\)|n\.?/?a\.?"
)


@dataclass(frozen=True, slots=True)
class _Led:
    """A line with a leader: where it stands, the dots, and the numbers right behind them."""

    baseline: float
    size: float
    dots: tuple[Word, ...]
    values: tuple[str, ...]

    @property
    def page(self) -> int | None:
        """The page number that the dots lead to, if that may be what they do."""
        alone = len(self.values) == 1 and _PAGE_NUMBER.fullmatch(self.values[0])
        return int(self.values[0]) if alone else None

    @property
    def entry(self) -> bool:
        """Whether nothing but a number of a page, or no number, follows."""
        return self.page is not None or not self.values


def table_leaders(words: Sequence[Word]) -> set[int]:
    """Indices of the words that are leaders inside tables.

    Dots of a table lead to amounts: several side by side, longer than a page number, or falling
    where the pages of a table of contents rise.
    """
    lines = list(_led_lines(words))
    found: set[int] = set()
    for block in _blocks(lines):
        if not _contents(block):
            found |= {w.index for line in block for w in line.dots}
    return found


def _led_lines(words: Sequence[Word]) -> Iterator[_Led]:
    """The leaders of all lines."""
    upright = [w for w in words if w.angle == 0]
    if sum(len(w.text) for w in upright if _DOTS.fullmatch(w.text)) < SETTINGS.leader_dots:
        return
    for row in rows_of(upright):
        yield from _led(row)


def _led(line: Sequence[Word]) -> Iterator[_Led]:
    """The leaders of a line, each with the values up to the next text or leader."""
    start = 0
    while start < len(line):
        end = start
        while end < len(line) and _goes_on(line, start, end):
            end += 1
        dots = tuple(line[start:end])
        if sum(len(w.text) for w in dots) >= SETTINGS.leader_dots and start > 0:
            rest = itertools.takewhile(lambda w: _VALUE.fullmatch(w.text), line[end:])
            yield _Led(dots[0].baseline, line[start - 1].size, dots, tuple(w.text for w in rest))
        start = max(end, start + 1)


def _goes_on(line: Sequence[Word], start: int, end: int) -> bool:
    """Whether the word at `end` is one of the dots that begin at `start`."""
    if not _DOTS.fullmatch(line[end].text):
        return False
    return end == start or gap_between(line[end - 1], line[end]) < SETTINGS.leader_gap * line[end].size


def _blocks(lines: Sequence[_Led]) -> Iterator[list[_Led]]:
    """Lines that follow each other closely enough to be of one kind."""
    block: list[_Led] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        if block and line.baseline - block[-1].baseline > SETTINGS.leader_lines * line.size:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _contents(block: Sequence[_Led]) -> bool:
    """Whether the lines are of a table of contents, or blanks to be filled in."""
    entries = [line for line in block if line.entry]
    if 2 * len(entries) <= len(block):
        return False
    lanes = sorted(entries, key=lambda line: (round(line.dots[-1].x1, -2), line.baseline))
    pages = [line.page for line in lanes if line.page is not None]
    falls = sum(a > b for a, b in itertools.pairwise(pages))
    return len(pages) < SETTINGS.contents_pages or SETTINGS.contents_falls * falls < len(pages)
