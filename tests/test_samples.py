"""The samples read as expected: golden files, and what a person sees in each."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from vonextract import Report, extract

SAMPLES = Path(__file__).parent.parent / "samples"
PDFS = sorted(SAMPLES.glob("*.pdf"))


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    return {pdf.stem: extract(pdf) for pdf in PDFS}


def _portable(report: Report) -> dict[str, object]:
    """The report without what depends on the machine or the release; boxes to whole points."""
    data = report.model_dump(mode="json", exclude_defaults=True)
    for name in ("path", "extractor_version"):
        data["meta"].pop(name)
    rounded: dict[str, object] = json.loads(json.dumps(data), parse_float=lambda x: round(float(x), 1))
    return rounded


@pytest.mark.parametrize("stem", [pdf.stem for pdf in PDFS])
def test_sample_reads_as_its_golden_file(stem: str, reports: dict[str, Report], regenerate: bool) -> None:
    golden = SAMPLES / f"{stem}.expected.json"
    got = _portable(reports[stem])
    if regenerate:
        golden.write_text(json.dumps(got, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert got == json.loads(golden.read_text(encoding="utf-8"))


def test_ci_never_rewrites_golden_files() -> None:
    commands = (SAMPLES.parent / ".ci" / "run").read_text() + (SAMPLES.parent / "pyproject.toml").read_text()
    assert "--regenerate" not in commands
    assert "golden" not in commands


def test_total_that_does_not_add_up_is_named(reports: dict[str, Report]) -> None:
    findings = [f for f in reports["atgardsplan-2024"].findings if f.rule == "total_mismatch"]
    assert {(f.expected, f.actual) for f in findings} == {(Decimal(4595000), Decimal(4695000))}
    assert {f.severity for f in findings} <= {"warning", "error"}


def test_reports_that_add_up_raise_no_alarm(reports: dict[str, Report]) -> None:
    for stem in ("verksamhetsplan-2025", "handlingar-2025-03"):
        doubts = [f for f in reports[stem].findings if f.severity != "info"]
        assert doubts == []


def test_table_over_the_page_break_is_one(reports: dict[str, Report]) -> None:
    (table,) = [t for t in reports["verksamhetsplan-2025"].tables if t.page_first != t.page_last]
    labels = [c.text for c in table.cells if c.col == 0]
    assert labels[0] == "Verksamhet, tkr"
    assert labels[1] == "71 Gemensam administration"
    assert labels[-1] == "Summa nettokostnad"
    assert len(labels) == 9


def test_every_effect_is_in_kronor(reports: dict[str, Report]) -> None:
    effects = reports["atgardsplan-2024"].records.atgard_effekter
    amounts = {e.amount_sek for e in effects if e.label == "Effekt 2024, tkr"}
    assert amounts == {Decimal(n) for n in (202_000, 531_000, 52_000, 374_000, 1_159_000)}


def test_packet_falls_into_its_arenden(reports: dict[str, Report]) -> None:
    arenden = reports["handlingar-2025-03"].arenden
    numbers = [a.diarienummer for a in arenden if a.diarienummer]
    assert numbers == ["SN/2025:41", "SN/2025:17"]


def test_notes_are_linked(reports: dict[str, Report]) -> None:
    report = reports["atgardsplan-2024"]
    markers = {note.footnote_id: note.marker for note in report.footnotes}
    contexts = {markers[ref.footnote_id]: ref.context for ref in report.footnote_refs}
    assert sorted(contexts) == ["*", "1", "2"]
    assert contexts["1"].endswith("uppföljning av bemanningen.")
    assert contexts["2"].endswith("under första halvåret.")


def test_a_page_from_a_copier_reads_as_the_print_it_was_made_from(reports: dict[str, Report]) -> None:
    printed, scanned = reports["delarsrapport-2025"], reports["delarsrapport-2025-skannad"]

    def numbers(report: Report, page: int) -> list[tuple[str, str]]:
        return [(f.row_label, str(f.value)) for f in report.records.facts if f.page == page]

    assert numbers(scanned, 1) == numbers(printed, 2) != []
    assert [p.source for p in scanned.pages] == ["ocr"]
    assert {f.verified_by for f in scanned.records.facts} <= {"total", None}
