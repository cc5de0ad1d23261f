"""When two names are one: word by word, but for a letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vonextract.swedish.likeness import same_words, word_beginnings
from vonextract.swedish.settings import SETTINGS

NAMES = st.lists(
    st.sampled_from(["hemtjanst", "gruppbostad", "servicebostad", "enhet 7", "stod", "och", "i"])
)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("hemtjanst", "hemtjanst", True),
        ("hemtjanst", "hemtjnast", True),
        ("hemtjanst natt", "natt hemtjanst", True),
        ("hemtjanst natt", "hemtjanst", False),
        ("hemtjanst hemtjanst", "hemtjanst natt", False),
        ("gruppbostad", "servicebostad", False),
        ("stod", "stad", False),
        ("boende7", "boende8", False),
        ("hemtjanst", "bemtjanst", False),
        ("aldreomsorg", "individomsorg", False),
        ("vard och omsorg", "vard omsorg", True),
        ("", "", True),
    ],
)
def test_names_are_one_where_each_word_has_its_own_likeness(a: str, b: str, same: bool) -> None:
    assert same_words(a, b) is same
    assert same_words(b, a) is same


@given(NAMES)
def test_a_name_is_itself_in_any_order_and_begins_alike(words: list[str]) -> None:
    name, turned = " ".join(words), " ".join(reversed(words))
    assert same_words(name, turned)
    assert word_beginnings(name) == word_beginnings(turned)


def test_words_that_can_be_one_begin_alike() -> None:
    assert word_beginnings("hemtjanst och natt") == tuple(
        sorted(["hemtjanst"[: SETTINGS.word_begins], "natt"[: SETTINGS.word_begins]])
    )


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("stoden", "stodet", False),
        ("boende", "boendx", False),
        ("vards", "vardsx", False),
        ("vardsx", "vardsxy", True),
        ("vardens", "vardenz", True),
        ("vardens", "vardnes", True),
        ("kortare", "kortxre", True),
        ("abcdefg", "abcdexy", False),
    ],
)
def test_a_word_of_six_letters_bears_no_slip_and_one_of_seven_bears_one(a: str, b: str, same: bool) -> None:
    assert SETTINGS.short_word == 6 and SETTINGS.word_alike == 85.0
    assert same_words(a, b) is same


def test_each_likeness_is_used_once() -> None:
    assert not same_words("hemtjanst hemtjanst natt", "hemtjanst natt natt")


@pytest.mark.parametrize(("other", "same"), [("hemjtanst", True), ("hetmjanst", False)])
def test_likeness_begins_after_three_letters(other: str, same: bool) -> None:
    assert SETTINGS.word_begins == 3
    assert same_words("hemtjanst", other) is same
    assert word_beginnings("hemtjanst") == ("hem",)
