from printed import Row, document, page, paragraph
from vonextract.layout.model import PageText
from vonextract.model import Report
from vonextract.outline.structure import structure
from vonextract.tables.model import GridCell, LogicalTable, PageTable

TEXT = [f"löpande text på rad {i} som ingenting har med tabellen att göra" for i in range(12)]


def table_of(text: PageText, words: list[str]) -> LogicalTable:
    cells = []
    for col, found in enumerate([w for w in text.words if w.text in words]):
        cells.append(GridCell(0, col, 1, 1, found.box, [[found]], page=1, text=found.text))
    part = PageTable(1, cells[0].box, 1, len(cells), cells, "rules", 1.0)
    return LogicalTable([part], 1, len(cells), 0, cells, "rules", 1.0)


def read(*below: Row) -> Report:
    text = page(1, [*paragraph(100, TEXT), Row("Hemtjänst 4711", 70, 300), *below])
    return structure(document([text]), [text], [table_of(text, ["Hemtjänst", "4711"])])


def notes(report: Report) -> list[tuple[str, str, int | None]]:
    return [(n.marker, n.text, n.table_id) for n in report.footnotes]


def test_small_type_right_below_a_table_is_its_note_and_no_text() -> None:
    report = read(Row("Källa: Egen beräkning.", 70, 316, 8), *paragraph(350, TEXT))
    assert notes(report) == [("", "Källa: Egen beräkning.", 1)]
    assert all("Egen beräkning" not in s.text for s in report.sections)
    assert report.meta.unassigned_words == 0


def test_body_type_below_a_table_and_small_type_elsewhere_stay_text() -> None:
    report = read(Row("Tabellen visar utfallet.", 70, 316), Row("Liten stil i slutet.", 70, 400, 8))
    assert notes(report) == []
    assert "Liten stil i slutet." in " ".join(s.text for s in report.sections)
