from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.findings.sentences import Written, sentences

from vonextract import extract
from vonextract.errors import VonextractError
from vonextract.findings.language import in_swedish
from vonextract.findings.rules import RULES
from vonextract.identity.settings import Source
from vonextract.model import FactName
from vonextract.review.page_words import words
from vonextract.store.query import answer

TEXT = files("vonextract.findings").joinpath("sv.toml").read_text(encoding="utf-8")
ENTRIES = [(sort, entry) for sort, listed in tomllib.loads(TEXT).items() for entry in listed]


def test_every_finding_of_the_samples_is_said_in_swedish(sample_database: Path) -> None:
    messages = {message for (message,) in answer(sample_database, "SELECT message FROM findings").rows}
    assert [message for message in messages if in_swedish(message) == message] == []


def test_a_wrong_sum_is_told_with_all_that_the_check_said() -> None:
    message = (
        "'4 695 000' is printed; the 3 lines from '2024 *' to '2026' give 4 595 000.5; so do the 3 lines from"
        " 'A and B' to 'Färre lokaler': one misread digit would explain it."
    )
    assert in_swedish(message) == (
        "'4 695 000' är tryckt; de 3 raderna från '2024 *' till '2026' ger 4 595 000,5; det gör också de 3"
        " raderna från 'A and B' till 'Färre lokaler': en felläst siffra skulle förklara det."
    )


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("Columns 2 and 4 and 5 are all headed '2024'.", "2 och 4 och 5 har alla rubriken '2024'"),
        ("'1.234' is not read: the point may group thousands or mark decimals", "punkten kan dela"),
        (
            "'98' was read from a picture with probability 0.53; it may be '99' or '18'.",
            "0,53; det kan vara '99' eller",
        ),
        (
            "3 words are in no text, table or note, such as labels of figures: 2 on page 1, 1 on page 4.",
            "2 på sidan 1, 1 på",
        ),
        ("12 cells: '27 140' is struck out on the page.", "12 celler: '27 140' är överstruket"),
        ("'5' is printed; 'Utfall' - 'Budget' give 4: lines may be missing.", "ger 4: rader kan saknas."),
        (
            "'5' is printed; the only line, 'A', give 4, which rounding explains.",
            "den enda raden, 'A', ger 4, vilket",
        ),
        (
            "value = '7' by Anna is not applied: 'Summa' reads otherwise now.",
            "av Anna är inte utförd: 'Summa' läses annorlunda",
        ),
        ("Page 3 was not read whole: it holds more drawn objects than are read.", "den har fler ritade"),
    ],
)
def test_sentences_with_parts_are_said_whole(message: str, words: str) -> None:
    assert words in in_swedish(message)


def test_what_nobody_has_put_into_swedish_stays() -> None:
    assert in_swedish("Something new was found on page 3.") == "Something new was found on page 3."
    assert in_swedish("") == ""


@pytest.mark.parametrize(("sort", "entry"), ENTRIES)
def test_both_languages_have_the_same_slots(sort: str, entry: dict[str, str]) -> None:
    english = sorted(name for name, _ in re.findall(r"\{(\w+)(:\w+)?\}", entry["en"]))
    assert sorted(re.findall(r"\{(\w+)\}", entry["sv"])) == english
    assert len(set(english)) == len(english)


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_is_printed_is_kept_whatever_it_is(one: str, other: str) -> None:
    said = in_swedish(f"'{one}' may be the end of the label above it, '{other}'.")
    if one and other and "' may be the end" not in one:
        assert one in said and other in said


def test_no_text_takes_long_to_look_at() -> None:
    hostile = "'" + "' is printed; the 3 lines from and to; so do: " * 20_000
    assert in_swedish(hostile).startswith("'")


WRITTEN = list(sentences())
OF_EQUATIONS = frozenset({"total_mismatch", "incomplete_total", "arithmetic_mismatch"})
"""Rules that a relation brings along; `checks/blame.py` writes one sentence for all of them."""
OF_ERRORS = frozenset({"extraction_failed"})
"""Says what the error says."""


@pytest.mark.parametrize("written", WRITTEN, ids=lambda written: f"{written.where} {written.text}"[:90])
def test_every_sentence_of_the_checks_is_put_into_swedish(written: Written) -> None:
    assert in_swedish(written.text) != written.text


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_sentence_that_was_looked_at_and_a_swedish_name(rule: str) -> None:
    where = {w.where.partition(":")[0] for w in WRITTEN if rule in w.rules}
    assert where or rule in OF_EQUATIONS | OF_ERRORS
    assert words("sv")["rules"][rule]


@pytest.mark.parametrize("name", get_args(FactName))
@pytest.mark.parametrize("source", get_args(Source))
def test_a_document_that_contradicts_itself_does_so_in_swedish(name: str, source: str) -> None:
    called = name.replace("_", " ")
    said = in_swedish(f"The {called} is 'A' by the {source}, 'B' by the footer; the first is stored.")
    assert not {called, source} & {said.partition(" är ")[0], said.partition("enligt ")[2].partition(",")[0]}


@pytest.mark.parametrize("name", ["tom.pdf", "text.pdf", "stympad.pdf"])
def test_why_a_file_can_not_be_read_is_said_in_swedish(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes({"tom.pdf": b"", "text.pdf": b"Hej", "stympad.pdf": b"%PDF-1.7\n1 0 obj"}[name])
    with pytest.raises(VonextractError) as caught:
        extract(path)
    assert in_swedish(caught.value.message) != caught.value.message
