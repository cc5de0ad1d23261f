"""The verdict on a page: of all candidates the set that is worth most, by the fitted score."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from vonextract.layout.model import PageText
from vonextract.tables.alignment.text_lines import TextLine
from vonextract.tables.candidates.propose import candidates
from vonextract.tables.candidates.regions import closed_regions, framed_regions
from vonextract.tables.edges import edges_of
from vonextract.tables.model import PageTable
from vonextract.tables.reconcile import note_print
from vonextract.tables.split import abreast, apart
from vonextract.tables.verdict.beheaded import beheaded
from vonextract.tables.verdict.candidate import Surroundings
from vonextract.tables.verdict.choice import best_set
from vonextract.tables.verdict.crossed_frames import crosses, with_texts_across
from vonextract.tables.verdict.cut_numbers import cuts_numbers
from vonextract.tables.verdict.evidence import evidence
from vonextract.tables.verdict.fragments import fragments, goes_on_beside
from vonextract.tables.verdict.running_texts import holds_running_text
from vonextract.tables.verdict.score import Score
from vonextract.tables.verdict.settings import SETTINGS
from vonextract.tables.verdict.undoubted import grown, lacks_border, may_grow, stands
from vonextract.tables.verdict.wholes import with_wholes


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
        followed: the first verdict over these, by the kind of evidence alone.
        bound: those of them that go on over a page break.
        score: the fitted one; the shipped one when None.
    """
    around = Surroundings(text)
    sure = [table for table in followed if not goes_on_beside(table, around.lines)]
    held = [table for table in sure if stands(table, bound)]
    known = set().union(*(table.word_indices() for table in held))
    if len(held) == len(followed) and held and _loose(known, around) < SETTINGS.loose_lines:
        return held
    score = score or Score.shipped()
    rivals, scores = weighed(text, seen, followed, around, score)
    if not rivals:
        return held
    words = [frozenset(table.word_indices()) for table in rivals]
    growing = [table for table in sure if may_grow(table, bound)]
    frames = framed_regions(text)
    framed = {frame.words for frame in frames}
    scores = with_texts_across(scores, rivals, words, frames)
    worth = [
        max(expected, SETTINGS.sure_worth) if _among(table, growing) else expected
        for expected, table in zip(scores, rivals, strict=True)
    ]
    ahead = [0.0] * len(rivals)
    closed = _closed(closed_regions(text) | framed, rivals, words, around.lines)
    lost = zip(fragments(rivals, worth, around.lines), beheaded(rivals, worth), strict=True)
    parts = [fragment or headless for fragment, headless in lost]
    for i, (table, own) in enumerate(zip(rivals, words, strict=True)):
        if known.isdisjoint(own) and _spares(table, own, growing):
            spoilt = cuts_numbers(table) or holds_running_text(table) or crosses(table, frames)
            ahead[i] = worth[i] - (SETTINGS.cutting if spoilt else 0.0)
            if parts[i]:
                ahead[i] -= SETTINGS.fragment
            else:
                ahead[i] += _lead(i, worth, rivals, words) if _among(table, followed) else 0.0
                least = SETTINGS.seen_worth if own in framed else SETTINGS.worth
                ahead[i] += SETTINGS.closed * (own in closed and worth[i] > least)
    places = chosen_places(ahead, words)
    places += _seen_first(places, ahead, words, followed)
    places = with_wholes(places, ahead, words, [table.box for table in rivals])
    chosen = [_with_verdict(rivals[i], scores[i], score, followed) for i in places]
    across = edges_of(text).horizontal
    tables = [part for table in chosen for side in abreast(table, across) for part in apart(side)]
    return sorted([*held, *tables], key=lambda t: (t.box.top, t.box.x0))


def weighed(
    text: PageText,
    seen: Sequence[PageTable],
    followed: Sequence[PageTable],
    around: Surroundings | None = None,
    score: Score | None = None,
) -> tuple[list[PageTable], list[float]]:
    """All candidates of a page, and the share of right cells to be expected of each; see `judged`."""
    rivals = candidates(text, seen, followed)
    vectors = evidence(rivals, followed, around or Surroundings(text)) if rivals else None
    return rivals, [] if vectors is None else (score or Score.shipped()).of(vectors)


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


def _closed(
    closed: Set[frozenset[int]],
    rivals: Sequence[PageTable],
    words: Sequence[frozenset[int]],
    lines: Sequence[TextLine],
) -> Set[frozenset[int]]:
    """Of the words of enclosed regions those of none whose columns are named or begin above it."""
    named = {own for table, own in zip(rivals, words, strict=True) if table.n_header_rows}
    nameless = {own: table for table, own in zip(rivals, words, strict=True) if own in closed - named}
    return closed - {
        own for own, table in nameless.items() if _outgrown(table, rivals) or _goes_on_above(table, lines)
    }


def _goes_on_above(table: PageTable, lines: Sequence[TextLine]) -> bool:
    """Whether amounts stand right above a table: its first border is one over a sum."""
    box = table.box
    above = [line for line in lines if line.box.y_mid < box.top and line.x0 < box.x1 and line.x1 > box.x0]
    near = max(above, key=lambda line: line.bottom, default=None)
    return (
        near is not None
        and box.top - near.bottom < near.size
        and any(p.numeric and not p.period and p.x0 > box.x0 for p in near.pieces)
    )


def _outgrown(table: PageTable, rivals: Sequence[PageTable]) -> bool:
    """Whether a rival is the table with a header above it that names several columns."""
    grown_ones = [rival for rival in rivals if rival is not table and grown(rival, table)]
    return any(sum(cell.row == 0 and bool(cell.text) for cell in rival.cells) > 1 for rival in grown_ones)


def _loose(known: set[int], around: Surroundings) -> int:
    """How many lines outside of known tables look like rows."""
    return sum(
        len(line.pieces) > 1 and not any(w.index in known for w in line.words) for line in around.lines
    )


def _spares(table: PageTable, own: frozenset[int], growing: Sequence[PageTable]) -> bool:
    """Whether a candidate takes no word of a table that may grow, but for that table itself, or grown."""
    return all(grown(table, other) for other in growing if not own.isdisjoint(other.word_indices()))


def _lead(
    place: int, scores: Sequence[float], rivals: Sequence[PageTable], words: Sequence[frozenset[int]]
) -> float:
    """What a table followed first counts for besides its score.

    Nothing where a border is missing in it, nor where a better one has all its words and more in as many
    columns: what was followed lost a header.
    """
    outgrown = any(
        score > scores[place] and words[place] < held and rival.n_cols == rivals[place].n_cols
        for score, held, rival in zip(scores, words, rivals, strict=True)
    )
    return 0.0 if outgrown or lacks_border(rivals[place]) else SETTINGS.kept


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


def _with_verdict(table: PageTable, worth: float, score: Score, followed: Sequence[PageTable]) -> PageTable:
    """The table with what its score is worth as its confidence, and why it was chosen.

    What its engine doubts stays as doubtful as it was.
    """
    first = _among(table, followed)
    confidence = min(score.calibrated(worth), table.confidence)
    reason = "the first verdict stands" if first else "judged better than the first verdict"
    chosen = replace(table, confidence=confidence, trace=[*table.trace, f"{reason}, score {worth:.2f}"])
    note_print(chosen)
    return chosen
