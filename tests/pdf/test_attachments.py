"""Files inside a PDF are named in a finding: a portfolio is one page and many of them."""

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from vonextract import extract
from vonextract.pdf.reader import read


def portfolio(path: Path, *names: str) -> Path:
    made = pdfium.PdfDocument.new()
    made.new_page(300, 300)
    for name in names:
        made.new_attachment(name).set_data(b"%PDF-1.7")
    made.save(path)
    return path


@pytest.mark.parametrize("names", [(), ("årsredovisning.pdf",), ("a.pdf", "b — c.docx")])
def test_attached_files_are_known_by_name(tmp_path: Path, names: tuple[str, ...]) -> None:
    assert sorted(read(portfolio(tmp_path / "a.pdf", *names)).attached) == sorted(names)


def test_attached_files_are_a_finding(tmp_path: Path) -> None:
    report = extract(portfolio(tmp_path / "a.pdf", *(f"bilaga {nth}.pdf" for nth in range(12))))
    (finding,) = [finding for finding in report.findings if finding.rule == "attached_files"]
    assert finding.severity == "warning"
    assert "'bilaga 0.pdf'" in finding.message and "and 2 more" in finding.message


def test_files_of_signatures_are_information(tmp_path: Path) -> None:
    report = extract(portfolio(tmp_path / "a.pdf", "penneo.json", "audit.xml"))
    assert [f.severity for f in report.findings if f.rule == "attached_files"] == ["info"]
