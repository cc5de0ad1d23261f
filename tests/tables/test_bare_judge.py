"""What speaks against a table outweighs numbers in columns."""

from dataclasses import replace
from typing import Any

import pytest

from vonextract.tables.alignment.settings import SETTINGS as ALIGNMENT
from vonextract.tables.bare.table_or_not import Signs

TABLE = Signs(
    numeric=0.6, filled=1.0, rows=5, columns=3, header=True, bold_header=False, ruled=False, underlined=False,
    axis=False, piled=0.0, figure=False, aligned=0.8, bullets=False, unlabelled=False, wordless=False,
    contents=False,
)  # fmt: skip


def test_numbers_under_names_are_a_table() -> None:
    assert TABLE.confidence >= ALIGNMENT.min_confidence


@pytest.mark.parametrize(
    "sign",
    [
        {"axis": True},
        {"piled": 1.0},
        {"figure": True},
        {"bullets": True},
        {"unlabelled": True},
        {"wordless": True},
        {"contents": True},
        {"filled": 0.3},
    ],
    ids=lambda sign: next(iter(sign)),
)
def test_each_sign_against_it_is_enough_for_none(sign: dict[str, Any]) -> None:
    assert replace(TABLE, **sign).confidence < ALIGNMENT.min_confidence
