"""What the scores of its rivals say of a candidate."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vonextract.tables.verdict.rivals import NAMES, evidence
from vonextract.tables.verdict.settings import SETTINGS


def seen(scores: list[float], words: list[frozenset[int]]) -> list[dict[str, float]]:
    return [dict(zip(NAMES, row, strict=True)) for row in evidence(scores, words).tolist()]


WHOLE, UPPER, LOWER = frozenset(range(20)), frozenset(range(10)), frozenset(range(10, 20))


def test_a_whole_knows_what_its_parts_are_worth() -> None:
    whole, *_ = seen([0.89, 0.85, 0.8], [WHOLE, UPPER, LOWER])
    assert (whole["parts"], whole["parts_share"], whole["least_part"]) == (2, 1.0, 0.8)
    assert abs(whole["parts_score"] - 0.825) < 1e-9


def test_a_part_knows_its_whole_and_the_other_part() -> None:
    _, upper, _ = seen([0.89, 0.85, 0.8], [WHOLE, UPPER, LOWER])
    assert (upper["whole"], upper["share_of_whole"], upper["other_part"]) == (0.89, 0.5, 0.8)
    assert upper["both_parts"] == 1.0


def test_parts_that_are_worth_nothing_are_none() -> None:
    whole, *_ = seen([0.89, 0.4, 0.3], [WHOLE, UPPER, LOWER])
    assert (whole["parts"], whole["parts_score"]) == (0, SETTINGS.no_score)


def test_the_same_words_read_otherwise_are_a_twin_and_neither_whole_nor_part() -> None:
    one, other = seen([0.7, 0.9], [UPPER, UPPER])
    assert (one["twin"], one["whole"], one["parts"]) == (0.9, SETTINGS.no_score, 0)
    assert (other["twin"], other["better"]) == (0.7, 0.0)


def test_what_crosses_is_told_from_what_holds() -> None:
    _, crossing, _ = seen([0.9, 0.6, 0.5], [WHOLE, frozenset(range(5, 15)), UPPER])
    assert crossing["crossing"] == 0.5


@given(
    st.lists(
        st.tuples(st.floats(-0.2, 1.2), st.frozensets(st.integers(0, 12), min_size=1)),
        min_size=1,
        max_size=12,
    )
)
def test_evidence_is_finite_and_the_order_of_the_others_says_nothing(
    pairs: list[tuple[float, frozenset[int]]],
) -> None:
    scores, words = [s for s, _ in pairs], [w for _, w in pairs]
    rows = evidence(scores, words)
    assert rows.shape == (len(pairs), len(NAMES))
    assert (abs(rows) < 1e6).all()
    turned = evidence(scores[:1] + scores[:0:-1], words[:1] + words[:0:-1])[0]
    same = [NAMES.index(name) for name in ("score", "words", "share", "twin", "rivals", "best", "candidates")]
    assert turned[same] == pytest.approx(rows[0][same])
