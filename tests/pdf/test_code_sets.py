"""Code points asked of many characters at once."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from vonextract.pdf.code_sets import CodeSet

_CODE = st.integers(0, 0x10FFFF)


@given(st.lists(_CODE), st.lists(st.integers(0, 0xFFFFFFFF)))
def test_it_holds_what_it_was_made_of(members: list[int], asked: list[int]) -> None:
    held = CodeSet(members).holds(np.array([*members, *asked], np.int64))
    assert held.tolist() == [code in members for code in [*members, *asked]]
