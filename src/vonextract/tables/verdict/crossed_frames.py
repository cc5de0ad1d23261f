"""Tables and frames: no table crosses one, and a text across all columns in one is a row like others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from vonextract.tables.alignment.text_lines import text_lines
from vonextract.tables.candidates.regions import Frame
from vonextract.tables.model import PageTable
from vonextract.tables.settings import SETTINGS as TABLES


def with_texts_across(
    worth: Sequence[float],
    rivals: Sequence[PageTable],
    words: Sequence[frozenset[int]],
    frames: Sequence[Frame],
) -> list[float]:
    """What each candidate is worth; one that fills a frame at least what it is worth without such texts.

    Args:
        worth: the expected share of right cells of each candidate.
        rivals: the candidates.
        words: what each holds.
        frames: of the page.
    """
    found, framed = list(worth), {frame.words for frame in frames}
    for i, table in enumerate(rivals):
        if words[i] in framed and table.n_cols > 1 and (across := _across(table)):
            parts = [j for j, own in enumerate(words) if own < words[i] and words[i] - own <= across]
            found[i] = max([worth[i], *(worth[j] for j in parts)])
    return found


def crosses(table: PageTable, frames: Sequence[Frame]) -> bool:
    """Whether a table stands on both sides of a frame, or holds several with other words between them."""
    own = table.word_indices()
    held = []
    for frame in frames:
        if own.isdisjoint(frame.words) or own <= frame.words:
            continue
        if not frame.words <= own:
            return True
        if frame.box.x0 < table.box.x0 + TABLES.out and table.box.x1 < frame.box.x1 + TABLES.out:
            held.append(frame.box)
    held.sort(key=lambda box: box.top)
    middles = [word.y_mid for cell in table.cells for line in cell.lines for word in line]
    return any(upper.bottom < y < lower.top for upper, lower in pairwise(held) for y in middles)


def _across(table: PageTable) -> frozenset[int]:
    """The indices of the words of texts over all columns, but of notes; none below a title."""
    texts = [cell for cell in table.cells if cell.lines and cell.col_span == table.n_cols]
    if any(cell.row < max(1, table.n_header_rows) for cell in texts):
        return frozenset()
    held = [[word for line in cell.lines for word in line] for cell in texts]
    return frozenset(word.index for words in held if not text_lines(words)[0].note for word in words)
