"""The figures of records: what is counted of a report, and how document facts are judged."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import pytest

from accuracy import corpus, records
from accuracy.made.official import KINDS, official
from accuracy.score.document_facts import alike, document_figures
from vonextract.model import DocumentMeta, Fact, Records, Report


def _fact(**known: object) -> Fact:
    place = {"table_id": 1, "row": 1, "col": 1, "page": 1}
    named = {"row_label": "Summa", "row_path": "Summa", "column_label": "Utfall", "column_path": "Utfall"}
    return Fact.model_validate({"kind": "drift", "value": Decimal(5), **place, **named, **known})


def _meta(**known: object) -> DocumentMeta:
    file = {"doc_id": "a", "file_name": "a.pdf", "path": "a.pdf", "sha256": "a", "bytes": 1, "pages": 1}
    return DocumentMeta.model_validate({**file, "extractor_version": "1", **known})


def test_amounts_of_another_currency_are_counted_apart() -> None:
    facts = [
        _fact(fact_type="amount", unit="tkr", amount_sek=5000, amount=5000, currency="SEK", year=2024),
        _fact(fact_type="amount", unit="teuro", amount=5000, currency="EUR"),
        _fact(fact_type="share", unit="procent"),
        _fact(fact_type="code"),
    ]
    counts = records.counted(Report(meta=_meta(), records=Records(facts=facts)))
    assert (counts["all facts"], counts["all unit"], counts["all year"]) == (3, 3, 1)
    assert (counts["money facts"], counts["amounts facts"], counts["amounts amount"]) == (3, 2, 2)
    assert counts["amounts but for other currencies facts"] == counts["amounts kronor"] == 1


@pytest.mark.parametrize(
    ("true", "read", "right"), [("Nacka kommun", "NACKA  kommun", True), ("A|B", "b", True), ("", "A", False)]
)
def test_document_facts_are_alike_but_for_case_and_spaces(true: str, read: str, right: bool) -> None:
    assert alike(true, read) is right


def test_what_a_paper_does_not_print_must_not_be_read() -> None:
    truth = {"organisation": "Nacka kommun", "year": 2024, "committee": None, "title": "Budget"}
    figure = document_figures(truth, _meta(organisation="Nacka kommun", year=2023, committee="Socialnämnden"))
    assert (figure["document"].hit, figure["document"].true) == (1, 3)
    assert document_figures({"title": "Budget"}, _meta()) == {}


@pytest.mark.parametrize("seed", range(12))
def test_official_papers_state_their_facts(seed: int) -> None:
    made = official(random.Random(seed), "made")
    assert made.facts["document_type"] in KINDS
    assert made.facts["organisation"]


def test_figures_of_a_folder_and_of_its_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert records.main([str(tmp_path)]) == 1
    corpus.write(tmp_path, 4, [0], ["reportlab"], corpus.KINDS["official"])
    (name,) = (pdf.name for pdf in tmp_path.glob("*.pdf"))
    table = tmp_path / "facts.csv"
    header = "file_name,organisation,committee,document_type,year,diarienummer"
    table.write_text(f"{header}\n{name},Ingen kommun,,,,\n", encoding="utf-8")
    assert records.main([str(tmp_path), "--documents", str(table)]) == 0
    printed = capsys.readouterr().out
    assert f"{name}: organisation is 'Ingen kommun'" in printed
    assert "document facts that are right" in printed
