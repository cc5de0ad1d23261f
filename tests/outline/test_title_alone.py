"""A page that holds a table and its title, and no running text."""

from __future__ import annotations

from pathlib import Path

from tests.pdf.building import Builder

from vonextract import extract

ROWS = (
    ("Verksamhet", "Budget", "Utfall"),
    ("Bibliotek", "12 400", "11 985"),
    ("Simhall", "8 300", "8 471"),
    ("Ishall", "3 150", "3 204"),
    ("Summa", "23 850", "23 660"),
)


def test_a_title_in_larger_type_is_a_heading_though_no_text_is_smaller(tmp_path: Path) -> None:
    lines = ["BT /F2 14 Tf 60 760 Td (Driftredovisning, tkr) Tj ET"]
    for row, cells in enumerate(ROWS):
        for x, words in zip((60, 300, 400), cells, strict=True):
            lines.append(f"BT /F1 10 Tf {x} {710 - 16 * row} Td ({words}) Tj ET")
    report = extract(Builder().page("\n".join(lines)).save(tmp_path))
    assert [section.title for section in report.sections] == ["Driftredovisning, tkr"]
    assert [table.unit for table in report.tables] == ["tkr"]
