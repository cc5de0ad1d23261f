"""Spaces, dashes, case and dots that typesetting varies are folded; what carries meaning stays."""

from __future__ import annotations

import pytest

from vonextract.swedish.typography import DASHES, fold, fold_dashes, fold_spaces


@pytest.mark.parametrize("dash", DASHES)
def test_every_dash_is_a_hyphen(dash: str) -> None:
    assert fold_dashes(f"{dash}5 {dash} ä") == "-5 - ä"


@pytest.mark.parametrize("space", "\u00a0\u202f\u2009\u2007\u2008\u200a\u2002\u2003\u2005\t\n\r\f\v ")
def test_every_space_is_a_plain_one_and_none_stands_at_the_ends(space: str) -> None:
    assert fold_spaces(f"{space}1{space}234{space}{space}kr{space}") == "1 234 kr"


@pytest.mark.parametrize("nothing", "\u00ad\u200b\u200c\u200d\u2060\ufeff")
def test_what_takes_no_room_is_gone(nothing: str) -> None:
    assert fold_spaces(f"1{nothing}2{nothing}") == "12"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Äldre­omsorg", "aldreomsorg"),
        ("ÅR 2024–2026", "ar 2024-2026"),
        ("Kostnad (tkr)*", "kostnad tkr"),
        ("95 % + 3 & §4/5", "95 % + 3 & §4/5"),
        ("Færøerne", "faroerne"),
        ("", ""),
    ],
)
def test_texts_are_compared_without_case_and_dots(text: str, folded: str) -> None:
    assert fold(text) == folded
