"""Tables and frames: no table crosses one, and a text across all columns in one is a row like others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, permutations

from vonextract.layout.model import PageText, Word
from vonextract.tables.alignment.text_lines import text_lines
from vonextract.tables.candidates.regions import Frame
from vonextract.tables.edges import Edge, edges_of
from vonextract.tables.model import PageTable
from vonextract.tables.settings import SETTINGS as TABLES
from vonextract.tables.verdict.settings import SETTINGS


def with_texts_across(
    worth: Sequence[float],
    rivals: Sequence[PageTable],
    words: Sequence[frozenset[int]],
    frames: Sequence[Frame],
) -> list[float]:
    """What each candidate is worth; one that fills a frame at least what it is worth without such texts.

    What is worth so much without them is the same grid of the other words.

    Args:
        worth: the expected share of right cells of each candidate.
        rivals: the candidates.
        words: what each holds.
        frames: of the page.
    """
    found, framed = list(worth), {frame.words for frame in frames}
    for i, table in enumerate(rivals):
        if words[i] in framed and table.n_cols > 1 and (across := _across(table)):
            left, rest = words[i] - across, _texts(table, across)
            parts = [j for j, own in enumerate(words) if own == left and _texts(rivals[j]) == rest]
            found[i] = max([worth[i], *(worth[j] for j in parts)])
    return found


def crosses(table: PageTable, frames: Sequence[Frame], walls: Sequence[Edge] = ()) -> bool:
    """Whether a table stands on both sides of a frame, or holds several with other words between them.

    Nor does it hold frames that touch and end at the right in different places. Words between two of the
    vertical borders, `walls`, at the table are no others: a frame is open above or below where they go on.
    """
    own = table.word_indices()
    if _end_apart([frame for frame in frames if frame.words <= own]):
        return True
    held = []
    for frame in frames:
        if own.isdisjoint(frame.words) or own <= frame.words:
            continue
        if not frame.words <= own:
            return True
        if frame.box.x0 < table.box.x0 + TABLES.out and table.box.x1 < frame.box.x1 + TABLES.out:
            held.append(frame.box)
    held.sort(key=lambda box: box.top)
    inside = [word for cell in table.cells for line in cell.lines for word in line]
    return any(
        upper.bottom < word.y_mid < lower.top and not _between_walls(word, table, walls)
        for upper, lower in pairwise(held)
        for word in inside
    )


def goes_on_between_walls(table: PageTable, regions: Sequence[Frame], text: PageText) -> bool:
    """Whether a region of borders of one width holds a table and more, all between vertical borders."""
    own, walls = table.word_indices(), edges_of(text).vertical
    others = [
        [w for w in text.body if w.index in region.words - own] for region in regions if own < region.words
    ]
    return any(all(_between_walls(word, table, walls) for word in words) for words in others)


def _between_walls(word: Word, table: PageTable, walls: Sequence[Edge]) -> bool:
    """Whether vertical borders at a table stand left and right of a word."""
    out = SETTINGS.border_near * word.size
    left, right = table.box.x0 - out, table.box.x1 + out
    level = [wall.pos for wall in walls if wall.lo < word.y_mid < wall.hi and left < wall.pos < right]
    return any(x < word.x0 for x in level) and any(x > word.x1 for x in level)


def joins(table: PageTable, regions: Sequence[Frame]) -> bool:
    """Whether a table holds words of two regions, one below the other, whose borders begin and end apart.

    A region that holds one of its columns alone is a band of it, which says nothing beside a wider region.
    """
    held = [(region.box, columns > 1) for region in regions if (columns := _columns_in(table, region))]
    return any(
        upper.bottom < lower.top + TABLES.snap
        and wide is also_wide
        and min(abs(upper.x0 - lower.x0), abs(upper.x1 - lower.x1)) > TABLES.same_end
        for (upper, wide), (lower, also_wide) in permutations(held, 2)
    )


def _columns_in(table: PageTable, region: Frame) -> int:
    """How many columns of a table have words in a region."""
    inside = [
        cell for cell in table.cells if any(w.index in region.words for line in cell.lines for w in line)
    ]
    return len({cell.col for cell in inside})


def _end_apart(frames: Sequence[Frame]) -> bool:
    """Whether two frames, one right below the other, end in different places at the right."""
    return any(
        abs(upper.x1 - lower.x1) > TABLES.same_end and abs(upper.bottom - lower.top) < TABLES.snap
        for upper, lower in permutations([frame.box for frame in frames], 2)
    )


def _texts(table: PageTable, across: frozenset[int] = frozenset()) -> list[tuple[int, int, str]]:
    """What its cells hold and the columns they stand in, row by row, but for texts over all columns."""
    cells = sorted(table.cells, key=lambda cell: (cell.row, cell.col))
    told = {id(c) for c in cells if c.lines and c.lines[0][0].index in across}
    return [(c.col, c.col_span, c.text) for c in cells if c.text and id(c) not in told]


def _across(table: PageTable) -> frozenset[int]:
    """The indices of the words of texts over all columns, but of notes.

    None below a title, nor where one goes on a text above in lower case.
    """
    texts = [cell for cell in table.cells if cell.lines and cell.col_span == table.n_cols]
    if any(cell.row < max(1, table.n_header_rows) or cell.text[0].islower() for cell in texts):
        return frozenset()
    held = [[word for line in cell.lines for word in line] for cell in texts]
    return frozenset(word.index for words in held if not text_lines(words)[0].note for word in words)
