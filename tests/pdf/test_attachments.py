"""Names of attached files, read from real PDFs."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from vonextract.pdf.reader import read


@pytest.mark.parametrize("names", [[], ["bilaga.pdf"], ["Årsbokslut – nämnd.pdf", "b.xlsx"]])
def test_attached_files_are_named(tmp_path: Path, names: list[str]) -> None:
    made = pdfium.PdfDocument.new()
    made.new_page(595, 842)
    for name in names:
        made.new_attachment(name).set_data(b"x")
    path = tmp_path / "portfolio.pdf"
    made.save(path)
    assert sorted(read(path).attached) == sorted(names)
