import importlib
import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from vonextract import Report, extract
from vonextract.errors import VonextractError
from vonextract.flow.blocks import FlowBlock
from vonextract.layout.model import PageText
from vonextract.layout.printed import FlowLine
from vonextract.pdf.model import Document
from vonextract.pdf.reader import read
from vonextract.tables import find

MODULE = importlib.import_module("vonextract.pipeline")


@pytest.fixture(scope="module")
def report(samples: Path) -> Report:
    return extract(samples / "atgardsplan-2024.pdf")


def test_everything_is_there_with_page_and_box(report: Report) -> None:
    assert report.meta.status == "complete"
    assert report.sections and report.tables and report.footnotes
    for section in report.sections:
        assert 1 <= section.page_first <= section.page_last <= report.meta.pages
        assert all(b.box.width > 0 and b.box.height > 0 for b in section.blocks)
    assert report.meta.unassigned_words == 0


def test_findings_are_numbered(report: Report) -> None:
    assert [f.finding_id for f in report.findings] == list(range(1, len(report.findings) + 1))


def test_it_is_a_pure_function_whose_result_pickles(samples: Path, report: Report) -> None:
    again = extract(str(samples / "atgardsplan-2024.pdf"))
    assert pickle.loads(pickle.dumps(again)) == again
    assert again.model_dump(exclude={"meta": {"path"}}) == report.model_dump(exclude={"meta": {"path"}})


@pytest.mark.parametrize("stage", ["page_notes", "find_tables", "structure", "interpret", "check"])
def test_a_stage_that_fails_costs_only_itself(
    samples: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(MODULE, stage, broken)
    found = extract(samples / "atgardsplan-2024.pdf")
    assert found.meta.status == "partial"
    assert [f.message for f in found.findings if f.rule == "stage_failed" and "a bug" in f.message]
    assert bool(found.sections) == (stage != "structure")


@pytest.mark.parametrize("work", ["readable", "judged"])
def test_a_page_whose_tables_fail_costs_only_its_own(
    samples: Path, report: Report, monkeypatch: pytest.MonkeyPatch, work: str
) -> None:
    pages = {table.page_first for table in report.tables}
    own = getattr(find, work)

    def broken(text: PageText, *rest: Any) -> Any:
        if text.page.number == min(pages):
            raise RuntimeError("a bug")
        return own(text, *rest)

    monkeypatch.setattr(find, work, broken)
    found = extract(samples / "atgardsplan-2024.pdf")
    assert {table.page_first for table in found.tables} == pages - {min(pages)}
    [failed] = [f.message for f in found.findings if f.rule == "stage_failed"]
    assert f"on page {min(pages)}" in failed and found.meta.status == "partial"


def test_a_page_whose_borders_are_too_many_says_so(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MODULE, "overdrawn", lambda page: "too many" if page.number == 2 else None)
    found = [f for f in extract(samples / "atgardsplan-2024.pdf").findings if f.rule == "borders_not_read"]
    assert [(f.page, f.severity) for f in found] == [(2, "warning")]
    assert found[0].message.endswith("too many.")


def test_a_document_without_text_says_so(tmp_path: Path) -> None:
    path = tmp_path / "blank.pdf"
    path.write_bytes(_blank_pdf())
    found = extract(path)
    assert found.meta.status == "partial"
    assert "no_text_layer" in {f.rule for f in found.findings}


def test_no_pdf_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"hello")
    with pytest.raises(VonextractError):
        extract(path)


def _blank_pdf() -> bytes:
    """One page with nothing on it."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    data += b"xref\n0 4\n0000000000 65535 f \n" + table
    return data + b"trailer << /Root 1 0 R /Size 4 >>\nstartxref\n%d\n%%%%EOF\n" % start


def test_a_page_that_was_not_read_whole_says_so(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(path: Path, **options: object) -> Document:
        document = read(path, **options)  # type: ignore[arg-type]
        document.pages[1].truncated = "too many characters"
        return document

    monkeypatch.setattr(MODULE, "read", cut)
    found = extract(samples / "atgardsplan-2024.pdf")
    told = [f for f in found.findings if f.rule == "page_truncated"]
    assert [(f.page, f.severity) for f in told] == [(2, "error")]
    assert found.meta.status == "partial" and told[0].message.endswith("too many characters.")


def test_words_that_found_no_place_are_counted(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vonextract.outline.structure._unassigned", lambda *_: {1: 3, 2: 40})
    found = [f for f in extract(samples / "atgardsplan-2024.pdf").findings if f.rule == "unassigned_text"]
    assert [f.page for f in found] == [2]
    assert found[0].message.startswith("43 words") and "40 on page 2, 3 on page 1" in found[0].message


def test_text_of_mixed_columns_says_so(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def mixed(blocks: Sequence[FlowBlock]) -> dict[int, list[FlowLine]]:
        return {blocks[0].lines[0].page: blocks[0].lines[:1]}

    monkeypatch.setattr("vonextract.outline.structure.doubtful_order", mixed)
    found = [f for f in extract(samples / "atgardsplan-2024.pdf").findings if f.rule == "reading_order"]
    assert [(f.page, f.severity) for f in found] == [(1, "warning")]
