"""Slips of reading that turn one number into another."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vonextract.checks.explain import misread


@pytest.mark.parametrize(
    ("printed", "needed", "slip"),
    [
        ("-1633.7", "1633.7", "sign"),
        ("13149", "13549", "digit"),
        ("149", "13149", "lost digits"),
        ("1314", "13149", "lost digit"),
        ("13949", "1349", "digit too many"),
        ("8.6", "8.8", "digit"),
        ("0.5", "0.6", "digit"),
        ("0.6", "-0.5", None),
        ("4200", "3910", None),
        ("0", "18", None),
        ("13", "13", None),
    ],
)
def test_slips(printed, needed, slip) -> None:
    assert misread(Decimal(printed), Decimal(needed)) == slip


@given(st.integers(10, 10**9), st.data())
def test_any_one_changed_digit_is_recognised(number, data) -> None:
    text = str(number)
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from([d for d in "123456789" if d != text[at]]))
    assert misread(Decimal(text[:at] + other + text[at + 1 :]), Decimal(number)) == "digit"
