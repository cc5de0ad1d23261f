"""What people state of documents goes before what is printed."""

from __future__ import annotations

import datetime as dt
import unicodedata
from pathlib import Path

import pytest
from tests.printed import Row, document, page, paragraph

from vonextract.identity.contradictions import contradictions
from vonextract.identity.document_rules import DocumentRules, RulesError
from vonextract.identity.metadata import document_facts

RULES = DocumentRules(
    "documents.toml",
    """
[[document]]
path = "Nacka/*"
organisation = "NACKA KOMMUN"
committee = "Utbildningsnämnden"

[[document]]
path = "Nacka/åtgärder/*.pdf"
committee = "Socialnämnden"
year = 2023
as_of = 2023-08-31
""",
)


def test_the_end_of_the_path_decides_and_the_later_rule_holds() -> None:
    assert RULES.stated("/arkiv/Nacka/2023/a.pdf") == {
        "organisation": "Nacka kommun",
        "committee": "Utbildningsnämnden",
    }
    assert RULES.stated("/arkiv/Nacka/åtgärder/b.pdf") == {
        "organisation": "Nacka kommun",
        "committee": "Socialnämnden",
        "year": 2023,
        "as_of": dt.date(2023, 8, 31),
    }
    assert RULES.stated("/arkiv/ByNacka/a.pdf") == {}
    assert RULES.stated("/arkiv/Täby/Nacka.pdf") == {}


def test_letters_of_a_path_may_be_decomposed() -> None:
    assert RULES.stated(unicodedata.normalize("NFD", "/x/Nacka/åtgärder/b.pdf"))["year"] == 2023


def test_a_rule_goes_before_print_and_a_contradiction_is_told() -> None:
    rows = [Row("Täby kommun", 70, 60), Row("Plan 2024", 70, 200, 24), *paragraph(300, ["text"] * 5)]
    texts = [page(1, rows)]
    facts = document_facts(document(texts), texts, {"organisation": "Nacka kommun", "year": 2023})
    assert (facts.organisation, facts.year) == ("Nacka kommun", 2023)
    assert facts.source("organisation") == "folder rule"
    told = [finding.message for finding in contradictions(facts)]
    assert any("Täby kommun" in message for message in told)
    assert any("2024" in message for message in told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[document", "no valid TOML"),
        ("[[document]]\npath = 'a'\nkommun = 'x'\n", "document.0.kommun"),
        ("[[document]]\nyear = 2020\n", "document.0.path"),
        ("[[document]]\npath = 'a'\nyear = 'i fjol'\n", "document.0.year"),
    ],
)
def test_mistakes_are_told_in_one_sentence(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "documents.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RulesError, match=told):
        DocumentRules.read(path)
