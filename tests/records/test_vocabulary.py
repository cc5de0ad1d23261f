"""A user's own vocabulary: kinds, synonyms and units in a file; mistakes in it are told."""

from decimal import Decimal
from pathlib import Path

import pytest
from tests.records.made_tables import report, table

from vonextract.checks.check import check
from vonextract.checks.line_words import line_words
from vonextract.identity.paper_words import heads_paper
from vonextract.identity.vocabulary import document_kind
from vonextract.meaning.record_words import default_vocabulary, load_vocabulary
from vonextract.meaning.total_names import names_total
from vonextract.records.interpret import interpret
from vonextract.tables.alignment.caption_words import caption_words
from vonextract.vocabulary import VocabularyError, VocabularyFile, speaking

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
    made = report(table([["Skolenhet", "Klass 1", "Klass 2"], ["Norra", "21", "22"]]))
    with speaking(VocabularyFile.read(_file(tmp_path, OWN))):
        read = interpret(made)
    assert read.tables[0].kind == "elever"
    assert {fact.kind for fact in read.records.facts} == {"elever"}
    assert interpret(made).tables[0].kind != "elever"


def test_synonyms_measures_and_units_of_ones_own(tmp_path: Path) -> None:
    made = report(table([["Vad", "Gröna pengar, gissning 2024 (tusenlappar)"], ["Cykelställ", "21"]]))
    with speaking(VocabularyFile.read(_file(tmp_path, OWN))):
        fact = interpret(made).records.facts[0]
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
        ("[kinds.elever]\nnames = 3\n", "kinds.elever.names must be a text"),
        ("[measures]\nutfall = 'utfall'\n", "measures.utfall must be a list"),
        ("[units.tkr]\nvalue = 3\n", "unknown key 'value' in units.tkr"),
        ("[units.tkr]\nkronor = 'tusen'\n", "units.tkr.kronor must be a number"),
        ("[lines]\nsum = ['x']\n", "unknown key 'sum' in lines"),
        ("[documents.titles]\njunk = ['(']\n", "is no regular expression"),
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


REACHING = """
[lines]
total = ["inalles="]

[captions]
figure = ["kartbild"]
continued = ["vidare"]

[[documents.kind]]
name = "årsanalys"
patterns = ["årsanalys"]

[[papers.paper]]
name = "promemoria"
heads = true
patterns = ["promemoria"]

[languages]
point = ["whilst"]
"""


def test_a_file_of_ones_own_reaches_every_reader_of_words(tmp_path: Path) -> None:
    own = VocabularyFile.read(_file(tmp_path, REACHING))

    def known() -> list[bool]:
        return [
            names_total("Inalles"),
            line_words().is_bare_total("Inalles"),
            "kartbild" in caption_words(),
            document_kind("Årsanalys 2024") == "årsanalys",
            heads_paper("Promemoria") == "promemoria",
        ]

    assert not any(known())
    with speaking(own):
        assert all(known())
    assert not any(known())


def test_a_total_of_ones_own_is_held_against_its_parts(tmp_path: Path) -> None:
    own = VocabularyFile.read(_file(tmp_path, REACHING))
    made = report(
        table([["Verksamhet", "Budget 2024, tkr"], ["Skola", "10"], ["Vård", "20"], ["Inalles", "57"]])
    )

    def rules() -> list[str]:
        return [finding.rule for finding in check(interpret(made))]

    with speaking(own):
        assert "incomplete_total" in rules()
    assert "incomplete_total" not in rules()
