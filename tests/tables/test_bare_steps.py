from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vonextract.tables.alignment.steps import parting_step


@pytest.mark.parametrize(
    ("steps", "parts"),
    [
        ([8.19, 8.19, 8.19, 9.3, 8.19, 9.3], 9.3),
        ([12.0, 15.0], 15.0),
        ([12.0, 12.0, 12.1, 12.0, 24.0, 13.0], 13.0),
    ],
)
def test_the_first_step_clearly_wider_than_the_pitch_parts_texts(steps: list[float], parts: float) -> None:
    limit = parting_step(steps)
    assert min(steps) < limit < parts
    assert all(step >= parts for step in steps if step > limit)


@pytest.mark.parametrize("steps", [[], [12.0], [12.0, 12.1, 12.2], [12.0, 12.5, 13.0, 13.4], [8.0, 8.8]])
def test_steps_that_are_alike_or_too_few_to_tell_part_nothing(steps: list[float]) -> None:
    assert parting_step(steps) == float("inf")


@given(st.lists(st.floats(5, 60), max_size=30))
def test_the_narrowest_step_never_parts(steps: list[float]) -> None:
    assert not steps or parting_step(steps) > min(steps)
