"""When two names are one: word by word, but for a letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vonextract.swedish.imprints import is_for_signatures, states_contact
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
    ("line", "expected"),
    [
        ("Postadress: Box 12, 123 45 Staden", True),
        ("Telefon 08-123 45 67", True),
        ("www.staden.se", True),
        ("Org.nr 212000-0001", True),
        ("Hemtjänsten kostade 12 345 tkr", False),
    ],
)
def test_addresses_are_known(line: str, expected: bool) -> None:
    assert states_contact(line) is expected


@pytest.mark.parametrize(
    ("more", "expected"), [(SETTINGS.labels_rest, True), (SETTINGS.labels_rest + 1, False)]
)
def test_a_line_for_signatures_holds_little_else(more: int, expected: bool) -> None:
    assert is_for_signatures(f"Justerandes sign {'x' * more}") is expected
    assert not is_for_signatures("x" * more)
