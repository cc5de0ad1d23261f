"""Words that a column too narrow for them breaks without a hyphen: "Utfa" over "ll", "201" over "4"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from vonextract.layout.model import Word
from vonextract.layout.spelling import spell
from vonextract.swedish.hyphens import Vocabulary, listed
from vonextract.swedish.tokens import is_year
from vonextract.tables.model import GridCell

_LETTERS = re.compile(r"[^\W\d_]+")


def spelt_lines(cell: GridCell, vocabulary: Vocabulary) -> list[str]:
    """The lines of a cell as text, those that one word is broken over as one.

    A word is broken that has a line to itself and finds no room there: with what follows it is wider than any
    line of its cell. What it makes then is a word of the document, or of the language where its first part is
    none; in a header it may be a year.

    Args:
        cell: with its lines.
        vocabulary: of the document.
    """
    widest = max(line[-1].x1 - line[0].x0 for line in cell.lines)
    spelt = [spell(cell.lines[0])]
    for above, line in pairwise(cell.lines):
        if _has_no_room(above, line, widest) and _is_one(spelt[-1], line, vocabulary, header=cell.header):
            spelt[-1] += spell(line)
        else:
            spelt.append(spell(line))
    return spelt


def _has_no_room(above: Sequence[Word], line: Sequence[Word], widest: float) -> bool:
    """Whether a line is one word, which the first of the next one would make wider than any line."""
    return len(above) == 1 and above[0].x1 - above[0].x0 + line[0].x1 - line[0].x0 > widest


def _is_one(begun: str, line: Sequence[Word], vocabulary: Vocabulary, *, header: bool) -> bool:
    """Whether the last word of a text and the first one of a line make one."""
    head, tail = begun.split()[-1], line[0].text
    if header and head.isdigit() and tail.isdigit():
        return is_year(head + tail)
    if not (_LETTERS.fullmatch(head) and _LETTERS.match(tail) and tail[0].islower()):
        return False
    word = (head + tail.rstrip(".,;:)")).casefold()
    return bool(vocabulary.words[word]) or (listed(word) and not listed(head.casefold()))
