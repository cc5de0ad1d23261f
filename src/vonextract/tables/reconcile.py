"""One verdict per table region out of what the engines propose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from vonextract.display import excerpt
from vonextract.layout.model import Word
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.settings import SETTINGS
from vonextract.tables.split import apart
from vonextract.tables.word_groups import is_number, numbers_side_by_side


def reconcile(proposals: Sequence[PageTable]) -> list[PageTable]:
    """The tables of a page: of rival proposals the one that its words fit best.

    Args:
        proposals: what the engines saw on it.

    Returns:
        Tables that share no words, top to bottom; `method` names every engine that saw the
        same grid, `trace` says which rivals lost and why.
    """
    verdicts: list[PageTable] = []
    for group in _regions([p for p in proposals if p.word_indices()]):
        verdicts.extend(_verdict(group))
    return sorted((p for t in verdicts for p in apart(t)), key=lambda t: (t.box.top, t.box.x0))


def _regions(proposals: list[PageTable]) -> list[list[PageTable]]:
    """Proposals grouped by the words that they share."""
    groups: list[tuple[set[int], list[PageTable]]] = []
    for proposal in proposals:
        words = proposal.word_indices()
        members = [proposal]
        rest = []
        for other_words, others in groups:
            if any(_rivals(proposal, o) for o in others):
                words, members = words | other_words, others + members
            else:
                rest.append((other_words, others))
        groups = [*rest, (words, members)]
    return [members for _, members in groups]


def _rivals(a: PageTable, b: PageTable) -> bool:
    mine, theirs = a.word_indices(), b.word_indices()
    return len(mine & theirs) > SETTINGS.same_region * min(len(mine), len(theirs))


def _verdict(group: list[PageTable]) -> list[PageTable]:
    """The tables of the engine whose reading scores best, then what is left free by them."""
    scores = {
        id(t): t.confidence * fit(t) * (SETTINGS.text_trust if t.method == "text" else 1.0) for t in group
    }
    for table in group:
        if _runs_over_frames(table, group) or _is_head_of_another(table, group):
            scores[id(table)] *= 0.5
    engines: dict[str, list[PageTable]] = {}
    for table in group:
        engines.setdefault(table.method, []).append(table)

    stated = {w.index: w for t in group if t.method != "text" for w in words_of(t)}

    def worth(tables: list[PageTable]) -> float:
        words = [t.word_indices() for t in tables]
        held = set().union(*words)
        mean = sum(scores[id(t)] * len(w) for t, w in zip(tables, words, strict=True)) / sum(map(len, words))
        missed = sum(
            any(t.box.contains(w.x_mid, w.y_mid) for t in tables)
            for index, w in stated.items()
            if index not in held
        )
        return mean * len(held) / (len(held) + missed)

    ranked = sorted(engines, key=lambda e: worth(engines[e]), reverse=True)
    chosen: list[PageTable] = []
    taken: set[int] = set()
    for engine in ranked:
        for table in engines[engine]:
            words = table.word_indices()
            if len(words & taken) <= SETTINGS.new_words * len(words):
                chosen.append(table)
                taken |= words
                table.trace.append(f"{engine} followed, score {scores[id(table)]:.2f}")
    for table in chosen:
        _note_rivals(table, group, scores)
        _note_misfit(table)
    return chosen


def _runs_over_frames(table: PageTable, group: Sequence[PageTable]) -> bool:
    """Whether the table was read from alignment across two drawn ones side by side, each with labels."""
    if table.method != "text":
        return False
    drawn = [t for t in group if t.method == "rules" and t.n_cols > 1 and t.box.overlap(table.box) > 0.5]
    return any(_side_by_side(a, b) and _labelled(a) and _labelled(b) for a, b in combinations(drawn, 2))


def _is_head_of_another(table: PageTable, group: Sequence[PageTable]) -> bool:
    """Whether borders end after the first rows of what alignment shows to go on in the same columns."""
    if table.method != "rules":
        return False
    held, rows = table.word_indices(), _number_rows(table)
    return any(
        longer.method == "text"
        and longer.n_cols == table.n_cols
        and _number_rows(longer) >= max(2 * rows, rows + 2)
        and longer.box.top < table.box.bottom < longer.box.bottom
        and held <= longer.word_indices()
        for longer in group
    )


def _number_rows(table: PageTable) -> int:
    return len({cell.row for cell in table.cells if cell.col > 0 and is_number(cell.text)})


def _side_by_side(a: PageTable, b: PageTable) -> bool:
    apart = a.box.x1 < b.box.x0 or b.box.x1 < a.box.x0
    shared = min(a.box.bottom, b.box.bottom) - max(a.box.top, b.box.top)
    return apart and shared > 0.5 * min(a.box.height, b.box.height)


def _labelled(table: PageTable) -> bool:
    """Whether hardly any of the texts in its first column are numbers."""
    first = [c.text for c in table.cells if c.col == 0 and c.text]
    return sum(map(is_number, first)) < SETTINGS.header_numbers * len(first)


def words_of(table: PageTable) -> Iterator[Word]:
    """All words in the table's cells."""
    return (w for c in table.cells for line in c.lines for w in line)


def _note_rivals(table: PageTable, group: list[PageTable], scores: dict[int, float]) -> None:
    for rival in group:
        if rival is table or rival.method == table.method:
            continue
        if (rival.n_rows, rival.n_cols) == (table.n_rows, table.n_cols):
            if rival.method not in table.method.split("+"):
                table.method = f"{table.method}+{rival.method}"
                table.confidence = min(1.0, table.confidence + 0.5 * (1 - table.confidence))
        else:
            seen = f"{rival.method} saw {rival.n_rows} rows and {rival.n_cols} columns"
            table.trace.append(f"{seen}, score {scores[id(rival)]:.2f}")


def _note_misfit(table: PageTable) -> None:
    """Trust a table less whose words do not fit its grid, whoever saw it."""
    share = fit(table)
    if share < 1.0:
        table.confidence *= share
        table.trace.append(f"words fit the grid to {share:.0%}: numbers share cells or edges cut words")
    note_print(table)


def note_print(table: PageTable) -> None:
    """Trust a table less whose print misleads, whoever saw it: texts over each other, or turned ones."""
    if printed := next((c for c in table.cells if _overprinted(c)), None):
        table.confidence = min(table.confidence, SETTINGS.hard_print)
        table.trace.append(f"'{excerpt(printed.text)}' is printed over itself: two cells may be read as one")
    turned = [w.angle % 180 != 0 for w in words_of(table)]
    if sum(turned) > SETTINGS.turned * len(turned):
        table.confidence = min(table.confidence, SETTINGS.hard_print)
        table.trace.append("its texts are turned: what are rows here may be columns")


def fit(table: PageTable) -> float:
    """How well the words fit the grid, 0 to 1.

    No cell should hold two numbers side by side or whole columns of them, and no column edge
    should cut a word.
    """
    filled = [c for c in table.cells if c.text]
    if not filled:
        return 0.0
    crowded = sum(_crowd(c) for c in filled)
    cut = sum(_cut(c) for c in filled)
    return max(
        0.0,
        1.0
        - SETTINGS.crowded_cost * crowded / (len(filled) + crowded)
        - SETTINGS.cut_cost * cut / len(filled),
    )


def _crowd(cell: GridCell) -> int:
    """How many numbers too many the cell holds, side by side or one below the other."""
    if cell.header:
        return 0
    numbers = sum(is_number(" ".join(w.text for w in line)) for line in cell.lines)
    if numbers > 1 and len(cell.lines) - numbers <= SETTINGS.most_names:
        return numbers - 1
    return int(any(numbers_side_by_side(line) for line in cell.lines))


def _overprinted(cell: GridCell) -> bool:
    """Whether a number in the cell stands on top of another word of its line."""
    return any(
        b.x0 < a.x1 - SETTINGS.overlap * b.size
        and b.x1 > a.x0 + SETTINGS.overlap * b.size
        and abs(a.baseline - b.baseline) < SETTINGS.one_line
        for line in cell.lines
        for a, b in pairwise(sorted(line, key=lambda w: w.x0))
        if a.angle % 180 == 0 and (a.text[-1:].isdigit() != b.text[-1:].isdigit())
    )


def _cut(cell: GridCell) -> bool:
    return any(
        w.x0 < cell.box.x0 - SETTINGS.cut_word * w.size or w.x1 > cell.box.x1 + SETTINGS.cut_word * w.size
        for line in cell.lines
        for w in line
        if w.angle % 180 == 0
    )
