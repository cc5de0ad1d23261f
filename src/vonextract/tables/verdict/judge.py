"""The verdict on a page: of all candidates the set that is worth most, by the fitted score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vonextract.layout.model import PageText
from vonextract.tables.candidates.page_frames import PageFrames
from vonextract.tables.candidates.propose import candidates
from vonextract.tables.edges import edges_of
from vonextract.tables.model import PageTable
from vonextract.tables.reconcile import note_print
from vonextract.tables.split import abreast, apart
from vonextract.tables.verdict.candidate import Surroundings
from vonextract.tables.verdict.choice import best_set
from vonextract.tables.verdict.crossed_frames import goes_on_between_walls
from vonextract.tables.verdict.evidence import evidence
from vonextract.tables.verdict.fragments import goes_on_beside
from vonextract.tables.verdict.headed import names_columns
from vonextract.tables.verdict.last_rows import with_last_rows
from vonextract.tables.verdict.rivalry import Rivalry
from vonextract.tables.verdict.score import Score
from vonextract.tables.verdict.settings import SETTINGS
from vonextract.tables.verdict.undoubted import may_grow, stands
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
    frames = PageFrames(text, followed)
    sure = [table for table in followed if not goes_on_beside(table, around.lines)]
    held = [table for table in sure if stands(table, bound) and not _is_rest(table, frames)]
    known = set().union(*(table.word_indices() for table in held))
    if len(held) == len(followed) and held and _loose(known, around) < SETTINGS.loose_lines:
        return held
    score = score or Score.shipped()
    rivals, scores = weighed(text, seen, followed, around, score, frames)
    if not rivals:
        return held
    growing = [table for table in sure if may_grow(table, bound)]
    rivalry = Rivalry(frames, rivals, scores, growing, around.lines)
    words, expected = rivalry.words, rivalry.expected
    ahead = [rivalry.ahead(i) if known.isdisjoint(own) else 0.0 for i, own in enumerate(words)]
    places = chosen_places(ahead, words)
    places += _seen_first(places, ahead, words, followed)
    places += _named(places, ahead, rivals, words)
    places = with_wholes(places, ahead, words, rivals)
    places = with_last_rows(places, ahead, words, rivals)
    chosen = [_with_verdict(rivals[i], expected[i], score, followed) for i in places]
    across = edges_of(text).horizontal
    tables = [part for table in chosen for side in abreast(table, across) for part in apart(side)]
    return sorted([*held, *tables], key=lambda t: (t.box.top, t.box.x0))


def _is_rest(table: PageTable, frames: PageFrames) -> bool:
    """Whether a table that names no column goes on in boxes above or below it."""
    return not table.n_header_rows and goes_on_between_walls(table, frames.between, frames.text)


def weighed(
    text: PageText,
    seen: Sequence[PageTable],
    followed: Sequence[PageTable],
    around: Surroundings | None = None,
    score: Score | None = None,
    frames: PageFrames | None = None,
) -> tuple[list[PageTable], list[float]]:
    """All candidates of a page, and the share of right cells to be expected of each; see `judged`."""
    rivals = candidates(text, seen, followed, frames)
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


def _named(
    chosen: Sequence[int],
    scores: Sequence[float],
    rivals: Sequence[PageTable],
    words: Sequence[frozenset[int]],
) -> list[int]:
    """The places of doubtful candidates whose header names columns, where none was chosen."""
    held = frozenset().union(*(words[i] for i in chosen))
    left = [i for i, own in enumerate(words) if held.isdisjoint(own) and names_columns(rivals[i])]
    places = chosen_places([scores[i] for i in left], [words[i] for i in left], 0.0)
    return [left[place] for place in places]


def _loose(known: set[int], around: Surroundings) -> int:
    """How many lines outside of known tables look like rows."""
    return sum(
        len(line.pieces) > 1 and not any(w.index in known for w in line.words) for line in around.lines
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


def _with_verdict(table: PageTable, worth: float, score: Score, followed: Sequence[PageTable]) -> PageTable:
    """The table with what its score is worth as its confidence, and why it was chosen.

    What its engine doubts stays as doubtful as it was.
    """
    first = any(table is other for other in followed)
    confidence = min(score.calibrated(worth), table.confidence)
    reason = "the first verdict stands" if first else "judged better than the first verdict"
    chosen = replace(table, confidence=confidence, trace=[*table.trace, f"{reason}, score {worth:.2f}"])
    note_print(chosen)
    return chosen
