"""The verdict on a page: of all candidates the set that is worth most, by the fitted score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vonextract.layout.model import PageText, Word
from vonextract.tables.alignment.text_lines import pieces_of
from vonextract.tables.candidates.propose import candidates
from vonextract.tables.forest import Forest
from vonextract.tables.model import PageTable
from vonextract.tables.reconcile import note_overprint, words_of
from vonextract.tables.roles import is_amount
from vonextract.tables.verdict.candidate import Surroundings
from vonextract.tables.verdict.choice import best_set
from vonextract.tables.verdict.evidence import evidence
from vonextract.tables.verdict.score import Score
from vonextract.tables.verdict.settings import SETTINGS


def judged(
    text: PageText,
    seen: Sequence[PageTable],
    followed: Sequence[PageTable],
    bound: Sequence[PageTable] = (),
    score: Score | None = None,
) -> list[PageTable]:
    """The tables of a page, top to bottom, none sharing a word with another.

    Args:
        text: the page.
        seen: what the engines propose.
        followed: the first verdict over these, by the kind of evidence alone. It stands where
            drawn or tagged tables leave no doubt; else every region of the page is read and judged.
        bound: those of them that go on over a page break: their other half speaks for them. They stand,
            or get back a header, unless borders are missing in them.
        score: the fitted one; the shipped one when None.
    """
    around = Surroundings(text)
    if _settled(followed, around):
        return list(followed)
    whole = [t for t in bound if not _lacks_border(t) and not _torn(t, around)]
    growing = [table for table in whole if _headless(table)]
    held = [t for t in followed if _stated(t) or (_among(t, whole) and not _among(t, growing))]
    known = set().union(*(table.word_indices() for table in held))
    rivals = candidates(text, seen, followed)
    if not rivals:
        return held
    score = score or Score.shipped()
    words = [frozenset(table.word_indices()) for table in rivals]
    scores = score.of(evidence(rivals, followed, around), words)
    ahead = [
        _ahead(expected, table, followed, growing) if known.isdisjoint(own) else 0.0
        for expected, table, own in zip(scores, rivals, words, strict=True)
    ]
    places = chosen_places(ahead, words)
    places += _seen_first(places, ahead, words, followed)
    tables = [_with_verdict(rivals[i], scores[i], score.second, followed) for i in places]
    return sorted([*held, *tables], key=lambda t: (t.box.top, t.box.x0))


def _seen_first(
    chosen: Sequence[int],
    scores: Sequence[float],
    words: Sequence[frozenset[int]],
    followed: Sequence[PageTable],
) -> list[int]:
    """The places of doubtful candidates where the first verdict saw a table, and none was chosen."""
    held = frozenset().union(*(words[i] for i in chosen))
    first = frozenset().union(*(table.word_indices() for table in followed))
    left = [i for i, own in enumerate(words) if held.isdisjoint(own) and not first.isdisjoint(own)]
    places = chosen_places([scores[i] for i in left], [words[i] for i in left], SETTINGS.seen_worth)
    return [left[place] for place in places]


def _among(table: PageTable, tables: Sequence[PageTable]) -> bool:
    return any(table is other for other in tables)


def _headless(table: PageTable) -> bool:
    """Whether nothing in the table names its columns: in a drawn one, whether its first row holds numbers."""
    first = [cell for cell in table.cells if cell.row == 0]
    return not table.n_header_rows and (
        table.method == "text" or any(is_amount(cell.text) for cell in first if cell.col > 0)
    )


def _stated(table: PageTable) -> bool:
    """Whether the file's own tags state the table, and nothing on the page speaks against them."""
    return table.method.split("+")[0] == "tags" and table.confidence >= SETTINGS.settled


def _settled(followed: Sequence[PageTable], around: Surroundings) -> bool:
    """Whether every table was drawn or tagged without a doubt, and hardly a line outside looks like a row."""
    if any(
        table.method == "text" or table.confidence < SETTINGS.settled or _lacks_border(table)
        for table in followed
    ):
        return False
    held = set().union(*(table.word_indices() for table in followed))
    loose = sum(
        len(line.pieces) > 1 and not any(w.index in held for w in line.words) for line in around.lines
    )
    return loose < SETTINGS.loose_lines


def _lacks_border(table: PageTable) -> bool:
    """Whether many rows hold a cell with a number and another text far apart from it."""
    rows = {cell.row for cell in table.cells if any(map(_two_texts, cell.lines))}
    return len(rows) > SETTINGS.parted_rows * table.n_rows


def _torn(table: PageTable, around: Surroundings) -> bool:
    """Whether most rows go on beyond the table: what is drawn is a part of it."""
    held, box = table.word_indices(), table.box
    level = [line for line in around.lines if box.top < line.box.y_mid < box.bottom]
    beyond = [line for line in level if any(w.index not in held for w in line.words)]
    return len(beyond) > SETTINGS.torn_lines * len(level)


def _two_texts(line: list[Word]) -> bool:
    pieces = pieces_of(line)
    return len(pieces) > 1 and any(piece.numeric for piece in pieces)


def _ahead(
    score: float, table: PageTable, followed: Sequence[PageTable], growing: Sequence[PageTable]
) -> float:
    """What a candidate counts for: a table followed first more than its score, one alone and weak nothing.

    Beside one of the growing, which go on over a page break without a header, nothing counts but the
    same table with a header.
    """
    if _among(table, growing):
        return max(score, SETTINGS.sure_worth)
    if _among(table, followed):
        least = SETTINGS.sure_worth if table.confidence >= SETTINGS.sure else 0.0
        return max(score, least) + SETTINGS.kept
    held = table.word_indices()
    if not all(_grown(table, other) for other in growing if not held.isdisjoint(other.word_indices())):
        return 0.0
    alone = all(held.isdisjoint(other.word_indices()) for other in followed)
    return 0.0 if alone and score < SETTINGS.alone else score


def _grown(table: PageTable, other: PageTable) -> bool:
    """Whether a table is the other one with a header."""
    held = other.word_indices()
    added = [w for w in words_of(table) if w.index not in held]
    return (
        table.n_cols == other.n_cols
        and table.n_header_rows > 0
        and held < table.word_indices()
        and all(w.top < other.box.top for w in added)
    )


def chosen_places(
    scores: Sequence[float], words: Sequence[frozenset[int]], worth: float = SETTINGS.worth
) -> list[int]:
    """The places of the candidates that together are worth most, no word in two of them.

    Args:
        scores: the expected share of right cells of each candidate.
        words: what each holds.
        worth: the share of right cells from which a candidate is worth having.
    """
    weights = [(s - worth) * len(w) ** SETTINGS.weight for s, w in zip(scores, words, strict=True)]
    order = sorted(range(len(weights)), key=lambda i: -weights[i])[: SETTINGS.most_candidates]
    places = best_set([weights[i] for i in order], [words[i] for i in order], SETTINGS.most_steps)
    return [order[place] for place in places]


def _with_verdict(table: PageTable, score: float, forest: Forest, followed: Sequence[PageTable]) -> PageTable:
    """The table with what its score is worth as its confidence, and why it was chosen.

    What its engine doubts stays as doubtful as it was; what is drawn without a doubt stays as sure.
    """
    first = _among(table, followed)
    sure = first and table.method != "text" and table.confidence >= SETTINGS.settled
    confidence = table.confidence if sure else min(forest.calibrated(score), table.confidence)
    reason = "the first verdict stands" if first else "judged better than the first verdict"
    chosen = replace(table, confidence=confidence, trace=[*table.trace, f"{reason}, score {score:.2f}"])
    note_overprint(chosen)
    return chosen
