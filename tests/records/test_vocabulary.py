"""A user's own vocabulary: kinds, synonyms and units in a file; mistakes in it are told."""

from decimal import Decimal
from pathlib import Path

import pytest
from made_tables import report, table

from vonextract.records.interpret import interpret
from vonextract.vocabulary.words import VocabularyError, default_vocabulary, load_vocabulary

OWN = """
[kinds.elever]
describe = "elever per skola"
numbers = "required"
corner.strong = ["skolenhet"]
header.strong = ["klass"]

[kinds.drift.header]
strong = ["gröna pengar"]

[measures]
gissning = ["gissning"]

[units.kkr_lokal]
forms = ["tusenlappar"]
kronor = 1000
"""


def _file(folder: Path, text: str) -> Path:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_kind_of_ones_own(tmp_path: Path) -> None:
    words = load_vocabulary(_file(tmp_path, OWN))
    made = report(table([["Skolenhet", "Klass 1", "Klass 2"], ["Norra", "21", "22"]]))
    assert interpret(made, words).tables[0].kind == "elever"
    assert {fact.kind for fact in interpret(made, words).records.facts} == {"elever"}
    assert interpret(made).tables[0].kind != "elever"


def test_synonyms_measures_and_units_of_ones_own(tmp_path: Path) -> None:
    words = load_vocabulary(_file(tmp_path, OWN))
    made = report(table([["Vad", "Gröna pengar, gissning 2024 (tusenlappar)"], ["Cykelställ", "21"]]))
    fact = interpret(made, words).records.facts[0]
    assert (fact.kind, fact.measure, fact.year, fact.amount_sek) == (
        "drift",
        "gissning",
        2024,
        Decimal(21000),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[kind.elever]\n", "unknown key 'kind'"),
        ("[kinds.elever]\nheaders = []\n", "unknown key 'headers'"),
        ("[kinds.elever.header]\nstark = []\n", "unknown key 'stark'"),
        ("[kinds.elever]\nfamily = 'skola'\n", "kinds.elever.family must be"),
        ("[kinds.elever]\nnames = 3\n", "kinds.elever.names must be str"),
        ("[measures]\nutfall = 'utfall'\n", "measures.utfall must be a list"),
        ("[units.tkr]\nvalue = 3\n", "unit 'tkr'"),
        ("[units.tkr]\nkronor = 'tusen'\n", "unit 'tkr'"),
        ("kinds = 3\n", "kinds must be a table"),
        ("[kinds\n", "no valid TOML"),
    ],
)
def test_mistakes_are_told_in_one_sentence(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(VocabularyError, match=told.replace("'", ".")):
        load_vocabulary(_file(tmp_path, text))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="cannot be read"):
        load_vocabulary(tmp_path / "none.toml")


def test_every_shipped_kind_describes_itself() -> None:
    described = default_vocabulary().describe()
    assert {entry["kind"] for entry in described} >= {"atgarder", "drift", "indikatorer", "kallforteckning"}
    assert all(entry["describe"] and entry["words"] for entry in described)
