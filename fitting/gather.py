"""Regions and candidates of labelled pages, with their evidence and how right each is."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accuracy.score.alignment import aligned
from accuracy.score.grid import Grid, true_grid
from accuracy.score.texts import folded
from vonextract.layout.model import PageText
from vonextract.layout.page_texts import page_texts
from vonextract.notes import page_notes
from vonextract.pdf.reader import read
from vonextract.swedish.hyphens import Vocabulary
from vonextract.tables.candidates.propose import candidates, proposed, region_reader
from vonextract.tables.find import first_verdict, readable
from vonextract.tables.forest import Forest
from vonextract.tables.model import PageTable
from vonextract.tables.verdict.candidate import Surroundings
from vonextract.tables.verdict.evidence import NAMES, evidence

LEAST_SHARED = 0.15
"""Share of words that a candidate and a true table must share to be compared."""
LEAST_SEEN = 0.9
"""Share of the words of the true tables that must stand on the page for it to be used."""
AGREED = 0.97
"""Where a truth does not say what stands on which page: how right the first verdict must be there."""
MOST_PLACES = 4000
"""Larger grids are not compared; they count as wrong."""

_FOLLOWED = NAMES.index("followed")
_TRUTH = ".truth.json"
_NAME_ENDS = re.compile(r"[-_0-9]")

Truth = dict[str, Any]


@dataclass(slots=True)
class Candidate:
    """A candidate, and what is known of it.

    Attributes:
        vector: its evidence.
        words: what it holds, as indices of the page's words.
        places: of its grid.
        right: how alike it is to the true table that it is most like, 0 to 1.
        nearest: the place of that table among those of the page; None when it is like none.
        followed: whether it is what the first verdict followed.
    """

    vector: list[float]
    words: frozenset[int]
    places: int
    right: float
    nearest: int | None
    followed: bool = False


@dataclass(slots=True)
class LabelledPage:
    """A page: the group that is left out of a fit together with it, its true tables and its candidates.

    Attributes:
        truths: the places of each true table's grid, and whether it counts neither way.
    """

    group: str
    truths: list[tuple[int, bool]]
    candidates: list[Candidate]


@dataclass(slots=True)
class LabelledRegions:
    """The regions of a page.

    Attributes:
        group: is left out of a fit together with them.
        vectors: what is said of each before it is read.
        right: how alike what is read of each is to the true table that it is most like, 0 to 1.
    """

    group: str
    vectors: Vectors
    right: list[float]


Page = tuple[PageText, list[Grid]]
Vectors = NDArray[np.float64]


def documents(folder: Path) -> list[Path]:
    """The truth files of a folder of NAME.pdf with NAME.truth.json."""
    return sorted(folder.glob(f"*{_TRUTH}"))


def group_of(path: Path) -> str:
    """The folder of a truth file and its name up to the first hyphen or figure: a publisher or a producer."""
    return f"{path.parent.name}/{_NAME_ENDS.split(path.name.removesuffix(_TRUTH))[0]}"


def gathered(path: Path, promise: Forest) -> list[LabelledPage]:
    """The pages of the document of a truth file that can be used; `promise` says which regions are read."""
    pages = []
    for text, truths, exact in _pages(path):
        found = _candidates(text, truths, promise)
        if found and (exact or all(c.right > AGREED for c in found if c.followed)):
            sizes = [(grid.text.size, grid.optional) for grid in truths]
            pages.append(LabelledPage(group_of(path), sizes, found))
    return pages


def gathered_regions(path: Path) -> list[LabelledRegions]:
    """The regions of the pages of the document of a truth file that states where its tables stand."""
    return [
        found
        for text, truths, exact in _pages(path)
        if exact and (found := _regions(text, truths, group_of(path))).right
    ]


def _pages(path: Path) -> Iterator[tuple[PageText, list[Grid], bool]]:
    """Each page, its true tables, and whether it is certain that these are those of the page."""
    truth: Truth = json.loads(path.read_text(encoding="utf-8"))
    document = read(path.with_name(f"{path.name.removesuffix(_TRUTH)}.pdf"), ocr="off")
    texts = page_texts(document)
    page_notes(document, texts, Vocabulary.of(w.text for text in texts for w in text.words))
    tables = [block for block in truth["blocks"] if block["type"] == "table"]
    exact = len(texts) == 1 or any("box" in cell for table in tables for row in table["rows"] for cell in row)
    complete = {*truth.get("pages", ()), *truth.get("plain_pages", ())}
    for text in texts:
        if complete and text.page.number not in complete:
            continue
        shown = _words(w.text for w in text.words)
        parts = [_part(table, text.page.number, shown, exact=exact) for table in tables]
        truths = [part for part in parts if part is not None]
        if not exact and not all(
            _share(_words(iter(grid.text.ravel())), shown) >= LEAST_SEEN for grid in truths
        ):
            continue
        yield readable(text), truths, exact


def _words(texts: Iterator[str]) -> Counter[str]:
    return Counter(folded(" ".join(texts)).split())


def _part(table: Truth, page: int, shown: Counter[str], *, exact: bool) -> Grid | None:
    """The rows of a true table that stand on the page, by their boxes or else by their words."""
    grid = true_grid(table)
    pages = [next((c["box"][0] for c in row if c.get("box")), None) for row in table["rows"]]
    if any(pages):
        rows = [r for r, at in enumerate(pages) if at in {page, None}]
        rows = rows if page in pages else []
    else:
        rows = list(range(len(grid.text))) if exact else _rows_seen(grid, shown)
    return replace(grid, text=grid.text[rows]) if rows else None


def _rows_seen(grid: Grid, shown: Counter[str]) -> list[int]:
    """The run of rows whose words stand on the page; none when it has holes."""
    wanted = [Counter(" ".join(dict.fromkeys(row)).split()) for row in grid.text]
    seen = [r for r, words in enumerate(wanted) if words and _share(words, shown) >= LEAST_SEEN]
    if len(seen) < min(2, len(wanted)) or len(seen) <= 0.8 * (seen[-1] - seen[0] + 1):
        return []
    return list(range(seen[0], seen[-1] + 1))


def _share(words: Counter[str], shown: Counter[str]) -> float:
    return (words & shown).total() / max(1, words.total())


def _candidates(text: PageText, truths: Sequence[Grid], promise: Forest) -> list[Candidate]:
    """The candidates of a page whose tables are known."""
    seen, followed = first_verdict(text)
    rivals = candidates(text, seen, followed, forest=promise)
    vectors = evidence(rivals, followed, Surroundings(text)).tolist()
    return [_judged(table, vector, truths) for table, vector in zip(rivals, vectors, strict=True)]


def _regions(text: PageText, truths: Sequence[Grid], group: str) -> LabelledRegions:
    """The regions of a page whose tables are known, each read."""
    places, vectors = proposed(text, *first_verdict(text))
    tables = map(region_reader(text), places)
    right = [0.0 if table is None else _judged(table, [], truths).right for table in tables]
    return LabelledRegions(group, vectors, right)


def _judged(table: PageTable, vector: list[float], truths: Sequence[Grid]) -> Candidate:
    """The candidate, held against the true tables with which it shares words."""
    wanted = [_words(iter(grid.text.ravel())) for grid in truths]
    mine = _grid(table)
    words = _words(iter(mine.text.ravel()))
    best, nearest = 0.0, None
    for number, (grid, want) in enumerate(zip(truths, wanted, strict=True)):
        if max(grid.text.size, mine.text.size) > MOST_PLACES:
            continue
        if (want & words).total() >= LEAST_SHARED * max(want.total(), words.total()):
            alike = 2 * aligned(grid, mine).likeness / (grid.text.size + mine.text.size)
            if alike > best:
                best, nearest = alike, number
    followed = bool(vector and vector[_FOLLOWED])
    return Candidate(vector, frozenset(table.word_indices()), mine.text.size, best, nearest, followed)


def _grid(table: PageTable) -> Grid:
    grid = Grid.empty(table.n_rows, table.n_cols, table.n_header_rows)
    for cell in table.cells:
        grid.put(cell.row, cell.col, (cell.row_span, cell.col_span), cell.text, None)
    return grid
