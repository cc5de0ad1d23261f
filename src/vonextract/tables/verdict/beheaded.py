"""Candidates that lost the upper line of a header, which tells names apart or says what a unit is of."""

from __future__ import annotations

from collections.abc import Sequence

from vonextract.swedish.units import states_money
from vonextract.tables.model import PageTable
from vonextract.tables.reconcile import words_of
from vonextract.tables.roles import header_rows, rows_of
from vonextract.tables.verdict.settings import SETTINGS


def beheaded(rivals: Sequence[PageTable], scores: Sequence[float]) -> list[bool]:
    """Which candidates a rival that is worth having completes by names above.

    Fewer names are alike then, or none is a unit alone.

    Args:
        rivals: all candidates of a page.
        scores: the expected share of right cells of each.
    """
    words = [table.word_indices() for table in rivals]
    names = list(map(_names, rivals))
    alike = list(map(_alike, names))
    worthy = [i for i, score in enumerate(scores) if score > SETTINGS.worth]
    return [
        any(
            rivals[i].n_cols == table.n_cols
            and (alike[i] < alike[j] or _tell_units(names[i], names[j]))
            and words[j] < words[i]
            and all(w.y_mid < table.box.top for w in words_of(rivals[i]) if w.index not in words[j])
            for i in worthy
        )
        for j, table in enumerate(rivals)
    ]


def _names(table: PageTable) -> list[str]:
    """What the header, or else the first row, says over each column, but for what stands over all."""
    rows = rows_of(table.cells, table.n_rows)
    height = header_rows(rows, table.n_cols, table.n_header_rows, open_ended=table.open_columns)
    names = [""] * table.n_cols
    for cell in sorted(table.cells, key=lambda c: c.row):
        if cell.row < max(1, height) and cell.col_span < table.n_cols:
            for col in range(cell.col, cell.col + cell.col_span):
                names[col] = f"{names[col]} {cell.text}".strip()
    return names


def _alike(names: Sequence[str]) -> int:
    """How many names stand over another column as well; none where that of the labels does: two tables."""
    said = list(filter(None, names))
    return 0 if _names_labels_again(names) else len(said) - len(set(said))


def _names_labels_again(names: Sequence[str]) -> bool:
    return bool(names[0]) and names[0] in names[1:]


def _tell_units(whole: Sequence[str], names: Sequence[str]) -> bool:
    """Whether longer names end in others, and say what those are of that are a unit alone, "tkr" or "%"."""
    units = [k for k, name in enumerate(names) if states_money(name) or name == "%"]
    ends = all(longer.endswith(name) for longer, name in zip(whole, names, strict=True))
    told = bool(units) and all(whole[k] != names[k] for k in units)
    return ends and told and not _names_labels_again(names)
