"""Candidates of labelled pages, with their evidence and how right each is."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from fitting.likeness import Texts, likeness
from vonextract.layout.model import PageText
from vonextract.layout.text import page_texts
from vonextract.notes import page_notes
from vonextract.pdf.reader import read
from vonextract.swedish.hyphens import Vocabulary
from vonextract.tables.candidates.propose import candidates
from vonextract.tables.charts import without_charts
from vonextract.tables.find import first_verdict
from vonextract.tables.model import PageTable
from vonextract.tables.verdict.evidence import Surroundings, evidence

LEAST_SHARED = 0.15
"""Share of words that a candidate and a true table must share to be compared."""
LEAST_SEEN = 0.9
"""Share of the words of the true tables that must stand on the page for it to be used."""


@dataclass(slots=True)
class Candidate:
    """A candidate, and what is known of it.

    Attributes:
        vector: its evidence.
        right: how alike it is to the true table that it is most like, 0 to 1.
        optional: that table counts neither way.
        words: what it holds, as indices of the page's words.
    """

    vector: list[float]
    right: float
    optional: bool
    words: frozenset[int]


@dataclass(slots=True)
class LabelledPage:
    """A page: the group that is left out of a fit together with it, and its candidates."""

    group: str
    name: str
    candidates: list[Candidate]


def gathered(folder: Path) -> Iterator[LabelledPage]:
    """The pages of a folder of NAME.pdf with NAME.truth.json; the group is the name's first part."""
    for truth_path in sorted(folder.glob("*.truth.json")):
        name = truth_path.name.removesuffix(".truth.json")
        truth = json.loads(truth_path.read_text(encoding="utf-8"))
        group = f"{folder.name}/{re.split('[-_0-9]', name)[0]}"
        for number, page in enumerate(_pages(truth_path.with_name(name + ".pdf"), truth), 1):
            if page:
                yield LabelledPage(group, f"{name}:{number}", page)


def _pages(path: Path, truth: dict[str, Any]) -> Iterator[list[Candidate]]:
    document = read(path)
    texts = page_texts(document)
    page_notes(document, texts, Vocabulary.of(w.text for text in texts for w in text.words))
    tables = [block for block in truth["blocks"] if block["type"] == "table"]
    complete = {*truth.get("pages", ()), *truth.get("plain_pages", ())}
    for text in texts:
        if not complete or text.page.number in complete:
            yield _of_page(text, [part for table in tables if (part := _on_page(table, text)) is not None])
        else:
            yield []


def _of_page(text: PageText, truths: Sequence[tuple[Texts, bool]]) -> list[Candidate]:
    """The candidates of a page whose tables are known; none when it does not show them all."""
    shown = Counter(_folded(" ".join(w.text for w in text.words)).split())
    wanted = [Counter(" ".join(grid.ravel()).split()) for grid, _ in truths]
    if any((words & shown).total() < LEAST_SEEN * words.total() for words in wanted):
        return []
    body = without_charts(text)
    seen, followed = first_verdict(body)
    rivals = candidates(body, [*followed, *seen])
    vectors = evidence(rivals, followed, Surroundings(body))
    found = []
    for table, vector in zip(rivals, vectors, strict=True):
        right, optional = _rightness(_texts(table), truths, wanted)
        found.append(Candidate(vector, right, optional, frozenset(table.word_indices())))
    return found


def _rightness(
    read_grid: Texts, truths: Sequence[tuple[Texts, bool]], wanted: Sequence[Counter[str]]
) -> tuple[float, bool]:
    words = Counter(" ".join(read_grid.ravel()).split())
    best, optional = 0.0, False
    for (grid, spare), want in zip(truths, wanted, strict=True):
        if (want & words).total() >= LEAST_SHARED * max(want.total(), words.total()):
            right = likeness(grid, read_grid)
            if right > best:
                best, optional = right, spare
    return best, optional


def _texts(table: PageTable) -> Texts:
    grid = np.full((table.n_rows, table.n_cols), "", dtype=object)
    for c in table.cells:
        grid[c.row : c.row + c.row_span, c.col : c.col + c.col_span] = _folded(c.text)
    return grid.astype(str)


def _on_page(table: dict[str, Any], text: PageText) -> tuple[Texts, bool] | None:
    """The rows of a true table that stand on the page, and whether it is optional."""
    grid = _grid(table["rows"])
    number = text.page.number
    pages = [_page_of(row) for row in table["rows"]]
    if any(pages):
        rows = [r for r, page in enumerate(pages) if page in {number, None}]
    elif table.get("pages"):
        rows = list(range(len(grid))) if number in table["pages"] else []
    else:
        rows = _rows_seen(grid, text)
    return (grid[rows], bool(table.get("optional"))) if rows else None


def _page_of(row: Sequence[dict[str, Any]]) -> int | None:
    pages = Counter(cell["box"][0] for cell in row if cell.get("box"))
    return pages.most_common(1)[0][0] if pages else None


def _rows_seen(grid: Texts, text: PageText) -> list[int]:
    """The run of rows whose words stand on the page."""
    shown = Counter(_folded(" ".join(w.text for w in text.words)).split())
    seen = []
    for r, row in enumerate(grid):
        words = Counter(" ".join(dict.fromkeys(row)).split())
        if words and (words & shown).total() >= LEAST_SEEN * words.total():
            seen.append(r)
    dense = len(seen) >= min(2, len(grid)) and bool(seen) and len(seen) > 0.8 * (seen[-1] - seen[0] + 1)
    return list(range(seen[0], seen[-1] + 1)) if dense else []


def _grid(rows: Sequence[Sequence[dict[str, Any]]]) -> Texts:
    """The rows of a truth file as a rectangle; spanned-over places have their cell's text."""
    places: dict[tuple[int, int], str] = {}
    for r, row in enumerate(rows):
        col = 0
        for cell in row:
            while (r, col) in places:
                col += 1
            for i in range(min(cell.get("rowspan", 1), len(rows) - r)):
                for j in range(cell.get("colspan", 1)):
                    places[r + i, col + j] = _folded(cell.get("printed", cell.get("text")) or "")
    width = max((c for _, c in places), default=-1) + 1
    grid = defaultdict(str, places)
    return np.array([[grid[r, c] for c in range(width)] for r in range(len(rows))], dtype=str)


def _folded(text: str) -> str:
    """The text without what typesetting changes: kinds of spaces, dashes, marks of notes."""
    plain = unicodedata.normalize("NFKC", re.sub(r"\[\^[^\]]+\]", "", text)).replace("\u00ad", "")
    return " ".join(re.sub("[\u2010-\u2014\u2212]", "-", plain).split())
