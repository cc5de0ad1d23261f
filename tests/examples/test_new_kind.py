"""A kind of table added by following docs/architecture.md: words in a file, and no code."""

from pathlib import Path

import pytest
from tests.records.made_tables import report, table

from vonextract.records.interpret import interpret
from vonextract.vocabulary import VocabularyFile, speaking

HERE = Path(__file__).parent
SCHOOLS = [
    ["Skolenhet", "Antal elever", "Klass"],
    ["Norra skolan", "212", "9"],
    ["Södra skolan", "187", "8"],
]


@pytest.fixture
def own() -> VocabularyFile:
    return VocabularyFile.read(HERE / "elever.toml")


def test_tables_are_of_the_kind(own: VocabularyFile) -> None:
    with speaking(own):
        assert interpret(report(table(SCHOOLS))).tables[0].kind == "elever"
    assert interpret(report(table(SCHOOLS))).tables[0].kind != "elever"


def test_its_numbers_are_facts_of_that_kind(own: VocabularyFile) -> None:
    with speaking(own):
        facts = interpret(report(table(SCHOOLS))).records.facts
    assert {fact.kind for fact in facts} == {"elever"}
    assert len(facts) == 4
