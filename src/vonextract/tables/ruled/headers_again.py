"""Headers that come again inside a stack of borders: each stands above its own border, below a title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vonextract.layout.model import Word
from vonextract.tables.grid import lines_of
from vonextract.tables.settings import SETTINGS
from vonextract.tables.word_groups import atoms


def headers_again(header: Sequence[Word], inside: Sequence[Word]) -> Iterator[float]:
    """Heights at which the header of a table begins once more, and a line of one text right above it.

    Args:
        header: the words above the first border.
        inside: those between the first and the last one.
    """
    head, lines = lines_of(header), lines_of(inside)
    if not head or len(atoms(head[-1])) < SETTINGS.few_names:
        return
    names = [_text(line) for line in head]
    texts = [_text(line) for line in lines]
    for place in range(1, len(lines)):
        if texts[place : place + len(names)] == names:
            titled = len(atoms(lines[place - 1])) == 1
            for line in lines[place - titled : place + 1]:
                yield min(word.top for word in line) - SETTINGS.touching


def _text(line: Sequence[Word]) -> str:
    return "".join(word.text for word in line)
