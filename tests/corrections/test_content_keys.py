"""The keys by which a document and a table are known again: they outlive the program that made them."""

from __future__ import annotations

import pytest
from tests.checks.made_reports import table

from vonextract.corrections.content_keys import content_of, distance, fingerprint

TEXT = "Nämndens kostnader för hemtjänst och boende är tio procent högre än i budgeten för året"
WORDS = TEXT.split()


@pytest.mark.parametrize(
    ("words", "about", "key"),
    [
        ([], [], ""),
        (["ett"], [], "9a5e03ba4a9cc3ee"),
        (WORDS, [], "3f7116496254a883"),
        (WORDS[:-1], [], "1a7010094244a883"),
        (WORDS * 2, [], "2f41144842548881"),
        (WORDS, ["Plan", None, None], "3f7116496254a883"),
        (WORDS, ["Plan", None, 2024], "3f7116496254a883d4af716c"),
        (WORDS, [" plan ", None, "2024"], "3f7116496254a883d4af716c"),
    ],
)
def test_the_key_of_a_document_is_what_it_was(words: list[str], about: list[object], key: str) -> None:
    assert content_of(words, about) == key


def test_a_word_more_or_less_changes_a_few_bits() -> None:
    assert distance(content_of(WORDS), content_of(WORDS[:-1])) == 9
    assert distance(content_of(WORDS), content_of([word.upper() for word in reversed(WORDS)])) > 20


def test_the_key_of_a_table_is_what_it_was_in_any_order() -> None:
    assert fingerprint(table([["Namn", "2023"], ["Kost", " 1  2"]])) == "70281e756106"
    assert fingerprint(table([["Kost", "1"], ["2023", "2 Namn"]])) == "70281e756106"
    assert fingerprint(table([["Namn", "2023"], ["Kost", "12"]])) != "70281e756106"
