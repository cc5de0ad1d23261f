"""Pages whose reading order stays doubtful: text put together from lines that were printed apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from vonextract.flow.blocks import FlowBlock
from vonextract.flow.settings import SETTINGS
from vonextract.layout.lists import is_label
from vonextract.layout.model import Word
from vonextract.layout.printed import FlowLine

_STOPS = (".", "!", "?")


def doubtful_order(blocks: Sequence[FlowBlock]) -> dict[int, list[FlowLine]]:
    """By page the lines that in reading order seem to follow the wrong one.

    Programs print a column's lines one after another as a rule, with little between them, such
    as a note. A line that follows another one in its paragraph although it was printed
    elsewhere, that comes between a broken sentence and the small letter printed next, or that
    was itself printed in two places, may be a mixture of columns. Only prose beside other lines
    can be; a page where our order breaks fewer sentences than the printed one is no doubt, nor
    are lines that the file tags as one element, nor a single line.
    """
    pages: dict[int, list[tuple[int, FlowLine]]] = defaultdict(list)
    for number, block in enumerate(blocks):
        if block.kind in ("text", "list_item"):
            for line in block.lines:
                pages[line.page].append((number, line))
    found = {page: _doubtful(placed) for page, placed in pages.items()}
    return {page: lines for page, lines in found.items() if len(lines) >= SETTINGS.doubtful_lines}


def _doubtful(placed: Sequence[tuple[int, FlowLine]]) -> list[FlowLine]:
    """The doubtful lines of a page, given in reading order with the numbers of their blocks."""
    read = [line for _, line in placed]
    printed = _printed(read)
    turn = {id(line): i for i, line in enumerate(printed)}
    beside = {id(line) for line in _beside_others(read)}
    found = [line for line in read if _is_mixed(line)]
    for (block, a), (other, b) in pairwise(placed):
        at, step = turn[id(a)], turn[id(b)] - turn[id(a)]
        if id(a) not in beside or 0 < step <= SETTINGS.printed_between or (a.tag and a.tag == b.tag):
            continue
        following = printed[at + 1] if at + 1 < len(printed) else None
        together = block == other and min(len(a.words), len(b.words)) >= SETTINGS.prose_words
        if together or (following is not None and _goes_on(a, following)):
            found.append(b)
    return found if found and _breaks(read) >= _breaks(printed) else []


def _is_mixed(line: FlowLine) -> bool:
    """Whether a line of prose was printed in two places."""
    words = _text(line)
    if len(words) < SETTINGS.mixed_words:
        return False
    return any(abs(b.index - a.index) > SETTINGS.printed_apart for a, b in pairwise(words))


def _text(line: FlowLine) -> list[Word]:
    """The words of a line without its list label and raised words, which are often printed apart."""
    words = [w for w in line.words if not w.superscript] or line.words
    return words[1:] if len(words) > 1 and is_label(words[0].text) else words


def _goes_on(line: FlowLine, following: FlowLine) -> bool:
    """Whether a sentence runs on from a line to another."""
    is_open = not line.text.endswith((*_STOPS, ":", ";")) and len(line.words) >= SETTINGS.prose_words
    return is_open and following.text[0].islower() and abs(line.size - following.size) < 1


def _printed(lines: Iterable[FlowLine]) -> list[FlowLine]:
    """Lines in the order their first words were printed."""
    return sorted(lines, key=lambda line: min(w.index for w in _text(line)))


def _beside_others(lines: Sequence[FlowLine]) -> list[FlowLine]:
    """The lines that have another one beside them."""
    found: list[FlowLine] = []
    last: FlowLine | None = None
    for line in sorted(lines, key=lambda x: x.box.y_mid):
        level = last is not None and line.box.y_mid < last.box.bottom
        if last is not None and level and (line.box.x0 >= last.box.x1 or line.box.x1 <= last.box.x0):
            found += [last, line]
        last = line
    return found


def _breaks(lines: Sequence[FlowLine]) -> int:
    """How often a sentence ends before a small letter, or a word is broken before a capital."""
    return sum(
        (a.text.endswith(_STOPS) and b.text[0].islower()) or (a.text.endswith("-") and b.text[0].isupper())
        for a, b in pairwise(lines)
    )
