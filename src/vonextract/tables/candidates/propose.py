"""All candidates of a page: what the engines see, and every promising region read by alignment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from vonextract.geometry import Box, bounding
from vonextract.layout.model import PageText, Word
from vonextract.tables.alignment.known import KnownLines
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.bare.zones import zones_of
from vonextract.tables.candidates.framed import framed_tables
from vonextract.tables.candidates.page_frames import PageFrames
from vonextract.tables.candidates.promise import PageWords, evidence, promise, promising
from vonextract.tables.candidates.regions import regions, words_in
from vonextract.tables.candidates.settings import SETTINGS
from vonextract.tables.candidates.trimmed import trimmed
from vonextract.tables.edges import edges_of
from vonextract.tables.forest import Forest
from vonextract.tables.grounds import grounds
from vonextract.tables.model import PageTable
from vonextract.tables.panels import with_panels
from vonextract.tables.roles import bold_share
from vonextract.tables.signs import with_signs

Floats = NDArray[np.float64]


def candidates(
    text: PageText,
    seen: Sequence[PageTable],
    followed: Sequence[PageTable],
    frames: PageFrames | None = None,
    forest: Forest | None = None,
) -> list[PageTable]:
    """Everything on the page that may be a table, most of it not: what was seen, and regions read.

    Read are the promising regions, those that borders enclose, and what two tables of the first verdict are
    together, one below the other. Of candidates worth the same the first is
    taken: what a frame holds is read before what only stands there.

    Args:
        text: the page.
        seen: tables that the engines propose.
        followed: the first verdict over these.
        frames: of the page, as far as they are known.
        forest: says of a region how right it may be read; the shipped one when None.
    """
    places, vectors = proposed(text, seen, followed)
    frames = frames or PageFrames(text, followed)
    if len(places) > SETTINGS.rivals:
        scores = (forest or promise()).scores(vectors).tolist()
        closed = {frame.words for frame in frames.between} | {
            words_in(text, box) for box in _wholes(followed)
        }
        sure = [i for i, place in enumerate(places) if frozenset([w.index for w in place]) in closed]
        places = [places[i] for i in sorted({*promising(places, scores), *sure})]
    read = region_reader(text)
    framed = framed_tables(text, frames.all, read)
    return distinct([*followed, *seen, *trimmed(seen), *framed, *filter(None, map(read, places))])


def _wholes(tables: Sequence[PageTable]) -> list[Box]:
    """Boxes around every two tables next to each other, from the top, of which the lower has no header."""
    order = sorted(tables, key=lambda table: table.box.top)
    return [bounding([above.box, below.box]) for above, below in pairwise(order) if not _is_headed(below)]


def _is_headed(table: PageTable) -> bool:
    first = [cell for cell in table.cells if cell.row == 0]
    return table.n_header_rows > 0 or bold_share(first) == 1


def proposed(
    text: PageText, seen: Sequence[PageTable], followed: Sequence[PageTable]
) -> tuple[list[list[Word]], Floats]:
    """The words of every region in which a table may stand, and what is said of each before it is read."""
    edges = edges_of(text)
    parts = zones_of(text) if len(text.body) <= SETTINGS.most_words else []
    boxes = [*(table.box for table in [*followed, *seen]), *_wholes(followed)]
    places = regions(text, parts, boxes) if parts else []
    if not places:
        return [], np.empty((0, 0))
    page = PageWords.of([line for zone in parts for line in zone], edges, grounds(text.page, text.body))
    return places, evidence(page, places, seen, followed)


def region_reader(text: PageText) -> Callable[[Sequence[Word]], PageTable | None]:
    """What reads the words of a region by alignment, as far as they make a grid; the same words once."""
    bare, borders, known = BareEngine(), edges_of(text).horizontal, KnownLines()

    @cache
    def read(words: tuple[Word, ...]) -> PageTable | None:
        table = bare.read(text, words, borders, known)
        return None if table is None else with_panels(with_signs(table))

    return lambda words: read(tuple(words))


def distinct(tables: Sequence[PageTable]) -> list[PageTable]:
    """The first of those that are the same grid of the same words."""
    found: dict[object, PageTable] = {}
    for table in tables:
        grid = tuple((c.row, c.col, c.row_span, c.col_span, c.text) for c in table.cells if c.text)
        found.setdefault((table.n_rows, table.n_cols, grid, frozenset(table.word_indices())), table)
    return list(found.values())
