"""Candidates whose header names columns as a kind of table does.

Lists of measures, of dates or of goals hold texts and few numbers, and some tables a row or two: little but
these names tells them from running text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vonextract.swedish.phrases import Phrases
from vonextract.swedish.typography import fold
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.roles import is_amount, rows_of
from vonextract.tables.verdict.settings import SETTINGS
from vonextract.vocabulary import Words, per_vocabulary


def names_columns(table: PageTable) -> bool:
    """Whether the first row says over nearly all columns what a kind names its columns.

    Where another row says so too, it is several tables. Below the names stand texts in most columns, amounts
    or long ones among them: short texts may be further lines of the names.
    """
    first, *below = rows_of(table.cells, table.n_rows)
    said = [cell.text for row in below for cell in row if cell.text]
    filled = 2 * len(said) > len(below) * table.n_cols
    stated = any(is_amount(text) or len(text.split()) >= SETTINGS.prose_words for text in said)
    named = filled and stated and _over_all(first, table) and _are_known(first)
    return named and not any(map(_are_known, below))


def _over_all(row: Sequence[GridCell], table: PageTable) -> bool:
    """Whether several short texts, no amounts, stand over all columns but one at most."""
    said = [cell for cell in row if cell.text]
    short = all(len(cell.text.split()) <= SETTINGS.name_words and not is_amount(cell.text) for cell in said)
    return short and len(said) > 1 and table.n_cols - sum(cell.col_span for cell in said) <= 1


def _are_known(row: Sequence[GridCell]) -> bool:
    """Whether most of several texts are names of columns of one kind, and not all of them the same."""
    texts = [fold(cell.text) for cell in row if cell.text]
    found = ([names.found(text) for text in texts] for names in _names().values())
    return any(2 * sum(map(bool, said)) > len(texts) and _differ(said) for said in found)


def _differ(said: Sequence[set[str]]) -> bool:
    return len({frozenset(phrases) for phrases in said if phrases}) > 1


@per_vocabulary
def _names(words: Words) -> Mapping[str, Phrases]:
    """What each kind names its columns."""
    return {
        name: Phrases(
            phrase if phrase.startswith("*") else f"^{phrase.removeprefix('^')}"
            for said in (kind.corner, kind.header)
            for phrases in (said.strong, said.weak, *kind.columns.values())
            for phrase in phrases
        )
        for name, kind in words.kinds.items()
    }
