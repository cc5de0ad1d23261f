from tests.printed import Row, document, page, paragraph

from vonextract.geometry import Box, bounding
from vonextract.layout.model import PageText
from vonextract.model import Report
from vonextract.notes.model import Note, Notes
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


def test_a_source_in_body_type_right_below_a_table_is_its_note() -> None:
    report = read(Row("Källa: Egen beräkning.", 70, 318), *paragraph(350, TEXT))
    assert notes(report) == [("", "Källa: Egen beräkning.", 1)]


def table_in_small_type(*below: Row) -> Report:
    rows = [Row(f"Hemtjänst{n}", 70, 300 + 12 * n, 8) for n in range(3)]
    rows += [Row(f"{n}711", 300, 300 + 12 * n, 8) for n in range(3)]
    text = page(1, [*paragraph(100, TEXT), *rows, *below])
    cells = [
        GridCell(r, c, 1, 1, word.box, [[word]], page=1, text=word.text)
        for r in range(3)
        for c, start in enumerate((f"Hemtjänst{r}", f"{r}711"))
        for word in text.words
        if word.text == start
    ]
    box = bounding(cell.box for cell in cells)
    table = LogicalTable([PageTable(1, box, 3, 2, cells, "rules", 1.0)], 3, 2, 0, cells, "rules", 1.0)
    return structure(document([text]), [text], [table])


def test_type_as_small_as_the_tables_is_its_note_where_it_runs_across_its_columns() -> None:
    across = "Med hemtjänst menas insatser i det egna hemmet, dygnet runt eller delar av dygnet."
    assert notes(table_in_small_type(Row(across, 70, 345, 8))) == [("", across, 1)]


def test_type_as_small_as_the_tables_inside_a_column_stays_text() -> None:
    assert notes(table_in_small_type(Row("Boende", 70, 345, 8))) == []


def test_notes_set_closely_part_where_a_line_breaks_off_after_its_full_stop() -> None:
    short = "Med hemtjänst menas insatser i det egna hemmet, dygnet runt."
    across = "Med boende menas bostad med särskild service, korttidsboende och särskilt boende."
    report = table_in_small_type(Row(short, 70, 345, 8), Row(across, 70, 355, 8))
    assert [text for _, text, _ in notes(report)] == [short, across]


def test_a_line_set_like_the_marked_note_directly_above_is_a_note_too() -> None:
    text = page(1, [*paragraph(100, TEXT), Row("Hemtjänst 4711", 70, 300), Row("Ej granskat", 70, 331, 11)])
    table = table_of(text, ["Hemtjänst", "4711"])
    above = Note("*", "Preliminärt.", 1, Box(70, 310, 140, 321), {1: set()}, table=0)
    for word in text.words:
        word.size = 8 if word.text in ("Ej", "granskat") else word.size
    table.cells[0].lines[0][0].size = table.cells[1].lines[0][0].size = 8
    report = structure(document([text]), [text], [table], Notes([above]))
    assert [text for _, text, _ in notes(report)] == ["Preliminärt.", "Ej granskat"]
