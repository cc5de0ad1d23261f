"""Candidates that are a part of another one's columns: borders or fills around a few of them make such."""

from __future__ import annotations

from collections.abc import Sequence

from vonextract.geometry import bounding
from vonextract.layout.model import Word
from vonextract.tables.alignment.known import KnownLines
from vonextract.tables.alignment.text_lines import Piece, TextLine
from vonextract.tables.bare.zones import out_of_step
from vonextract.tables.model import PageTable
from vonextract.tables.reconcile import words_of
from vonextract.tables.roles import rows_of
from vonextract.tables.verdict.settings import SETTINGS


def fragments(rivals: Sequence[PageTable], scores: Sequence[float], lines: Sequence[TextLine]) -> list[bool]:
    """Which candidates a rival that is worth having holds, with further columns level with their rows.

    Not those that running text in columns parts from what the rival holds besides.

    Args:
        rivals: all candidates of a page.
        scores: the expected share of right cells of each.
        lines: all of the page.
    """
    prose = [p for line in lines for p in line.pieces if len(p.words) >= SETTINGS.prose_words]
    words = [table.word_indices() for table in rivals]
    known = KnownLines()
    worthy = [i for i, score in enumerate(scores) if score > SETTINGS.worth]
    return [
        any(
            own < words[i]
            and rivals[i].n_cols > table.n_cols
            and _is_part(table, [w for w in _body_words(rivals[i]) if w.index not in own], prose, known)
            for i in worthy
        )
        for table, own in zip(rivals, words, strict=True)
    ]


def goes_on_beside(table: PageTable, lines: Sequence[TextLine]) -> bool:
    """Whether other words stand level with most rows of a table: its borders may enclose a part of it."""
    own = table.word_indices()
    beside = [word for line in lines for word in line.words if word.index not in own]
    return _beside_rows(table, beside, SETTINGS.level_rows)


def _body_words(table: PageTable) -> list[Word]:
    """The words of a table below its header."""
    cells = [cell for cell in table.cells if cell.row >= table.n_header_rows]
    return [word for cell in cells for line in cell.lines for word in line]


def _is_part(table: PageTable, rest: Sequence[Word], prose: Sequence[Piece], known: KnownLines) -> bool:
    level = [word for word in rest if table.box.top < word.y_mid < table.box.bottom]
    if not level or len(level) < SETTINGS.level_words * len(rest) or _in_columns(table, level, prose):
        return False
    left = [w for w in level if w.x_mid < table.box.x_mid]
    right = [w for w in level if w.x_mid >= table.box.x_mid]
    own = list(words_of(table))
    return any(
        _beside_rows(table, side, least) and not _are_two(known.text_lines(own), known.text_lines(side))
        for side, least in ((left, SETTINGS.label_rows), (right, SETTINGS.level_rows))
    )


def _are_two(lines: Sequence[TextLine], others: Sequence[TextLine]) -> bool:
    """Whether lines beside each other may be of two tables: more than labels left, labels at the right.

    Or each has heights of its own.
    """
    left, right = sorted([lines, others], key=lambda lines: min(line.x0 for line in lines))
    if out_of_step(*([piece for line in side for piece in line.pieces] for side in (left, right))):
        return True
    labelled = sum(not line.pieces[0].numeric for line in right)
    labels = sum(len(line.pieces) == 1 and not line.numbers for line in left)
    return 2 * labelled > len(right) and 2 * labels < len(left)


def _beside_rows(table: PageTable, level: Sequence[Word], least: float) -> bool:
    """Whether the words stand beside so many rows of the table, as a share."""
    rows = [bounding(cell.box for cell in row) for row in rows_of(table.cells, table.n_rows) if row]
    beside = sum(any(box.top < word.y_mid < box.bottom for word in level) for box in rows)
    return beside >= least * len(rows)


def _in_columns(table: PageTable, beside: Sequence[Word], prose: Sequence[Piece]) -> bool:
    """Whether running text stands left and right of the gap between a table and what stands beside it."""
    start, end = min(w.x0 for w in beside), max(w.x1 for w in beside)
    left, right = (table.box.x1, start) if start > table.box.x0 else (end, table.box.x0)
    before = sum(piece.x1 <= right for piece in prose)
    behind = sum(piece.x0 >= left for piece in prose)
    return left < right and min(before, behind) > len(prose) - before - behind
