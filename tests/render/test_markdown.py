import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from vonextract.geometry import Box
from vonextract.model import (
    Block,
    BlockType,
    Cell,
    DocumentMeta,
    Footnote,
    FootnoteRef,
    Report,
    Section,
    Table,
)
from vonextract.render import to_markdown
from vonextract.render.markdown import escape

META = DocumentMeta(
    doc_id="0" * 16,
    file_name="a.pdf",
    path="/a.pdf",
    sha256="0" * 64,
    bytes=1,
    pages=1,
    as_of=dt.date(2024, 8, 31),
    extractor_version="1",
)


def block(
    text: str, top: float, kind: BlockType = "paragraph", level: int = 0, label: str | None = None
) -> Block:
    return Block(
        type=kind, text=text, raw=text, page=1, box=Box(70, top, 500, top + 10), level=level, label=label
    )


def section(title: str | None, level: int, *blocks: Block, number: int = 1) -> Section:
    return Section(
        section_id=number,
        parent_id=None,
        ordinal=number,
        level=level,
        title=title,
        blocks=list(blocks),
        page_first=1,
        page_last=1,
        box=Box(70, 50, 500, 60),
    )


def table(rows: list[list[str]], top: float = 200, header: int = 1, span: int = 1) -> Table:
    cells = [
        Cell(
            row=r,
            col=c,
            col_span=span if (r, c) == (0, 0) else 1,
            text=text,
            page=1,
            box=Box(0, 0, 1, 1),
            value=Decimal(text) if text.isdigit() else None,
        )
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    return Table(
        table_id=1,
        section_id=1,
        ordinal=1,
        n_rows=len(rows),
        n_cols=max(map(len, rows)),
        n_header_rows=header,
        page_first=1,
        page_last=1,
        box=Box(70, top, 500, top + 50),
        method="rules",
        confidence=1,
        cells=cells,
    )


def test_headings_paragraphs_and_nested_items() -> None:
    report = Report(
        meta=META,
        sections=[
            section(None, 0, block("Före.", 10)),
            section(
                "Ekonomi",
                2,
                block("Text.", 100),
                block("ett", 110, "list_item", 1, "•"),
                block("två", 120, "list_item", 2, "b)"),
                block("tre", 130, "list_item", 1, "3."),
                block("Slut.", 140),
                number=2,
            ),
        ],
    )
    assert to_markdown(report) == ("Före.\n\n## Ekonomi\n\nText.\n\n- ett\n    - b) två\n3. tre\n\nSlut.\n")


def test_a_table_stands_between_the_blocks_around_it() -> None:
    report = Report(
        meta=META,
        sections=[section("Drift", 1, block("Ovan.", 100), block("Under.", 300))],
        tables=[table([["Verksamhet", "Budget"], ["Hemtjänst", "120"], ["SÄBO", "80"]])],
    )
    assert to_markdown(report) == (
        "# Drift\n\nOvan.\n\n"
        "| Verksamhet | Budget |\n| --- | ---: |\n| Hemtjänst | 120 |\n| SÄBO | 80 |\n\n"
        "Under.\n"
    )


def test_spans_and_several_header_rows_need_html() -> None:
    report = Report(
        meta=META,
        sections=[section("Drift", 1)],
        tables=[table([["2024 <prel>"], ["Budget", "Utfall"], ["1", "2"]], header=2, span=2)],
    )
    written = to_markdown(report)
    assert '<tr><th colspan="2">2024 &lt;prel&gt;</th></tr>' in written
    assert "<tr><td>1</td><td>2</td></tr>" in written


def test_notes_are_referred_to_where_their_marker_stood() -> None:
    report = Report(
        meta=META,
        sections=[section("Drift", 1, block("Totalt 37 000 timmar. Resten är okänd.", 100))],
        tables=[table([["A", "B"], ["x*", "2"]])],
        footnotes=[
            Footnote(footnote_id=1, marker="1", text="Källa: Kolada", page=1, box=Box(0, 0, 1, 1)),
            Footnote(footnote_id=2, marker="*", text="Preliminärt", page=1, table_id=1, box=Box(0, 0, 1, 1)),
        ],
        footnote_refs=[FootnoteRef(footnote_id=1, section_id=1, page=1, context="Totalt 37 000 timmar.")],
    )
    written = to_markdown(report)
    assert "Totalt 37 000 timmar.[^1] Resten" in written
    assert written.endswith("\n\n\\* Preliminärt\n\n[^1]: Källa: Kolada\n")


def test_signs_of_markdown_are_escaped() -> None:
    assert escape("# 5 * 3 | a_b") == "\\# 5 \\* 3 \\| a\\_b"
    assert escape("2024. Året") == "2024\\. Året"
    assert escape("- 5 mnkr") == "\\- 5 mnkr"


@given(st.text(alphabet="ab1 .#*-_|[]<>`\\+=", max_size=40))
def test_escaping_loses_nothing(text: str) -> None:
    written = escape(text)
    assert written.replace("\\", "") == " ".join(text.split()).replace("\\", "")
    assert not written.startswith(("# ", "- ", "+ ", "> "))


def note(number: int, marker: str, text: str, table_id: int | None = None) -> Footnote:
    return Footnote(
        footnote_id=number, marker=marker, text=text, page=1, table_id=table_id, box=Box(70, 700, 500, 710)
    )


def ref(number: int, context: str, row: int | None = None) -> FootnoteRef:
    in_table = row is not None
    return FootnoteRef(
        footnote_id=number,
        section_id=1,
        table_id=1 if in_table else None,
        row=row,
        col=0 if in_table else None,
        page=1,
        context=context,
    )


def test_notes_are_named_as_printed_and_counted_on_when_numbering_begins_again() -> None:
    report = Report(
        meta=META,
        sections=[section("Mål", 1, block("Först detta.", 70), block("Sedan detta, enligt *.", 90))],
        footnotes=[note(7, "1", "Ett."), note(8, "1", "Ett igen."), note(9, "*", "Stjärna.")],
        footnote_refs=[ref(7, "Först"), ref(8, "Sedan"), ref(9, "enligt")],
    )
    written = to_markdown(report)
    assert "Först[^1] detta" in written
    assert "Sedan[^1-2] detta, enligt \\*." in written
    assert written.endswith("[^1]: Ett.\n\n[^1-2]: Ett igen.\n\n\\* Stjärna.\n")


def test_a_table_without_header_is_a_pipe_table_with_a_blank_one() -> None:
    report = Report(
        meta=META,
        sections=[section("Mål", 1)],
        tables=[table([["Hemtjänst", "5"], ["Boende", "7"]], header=0)],
        footnotes=[note(1, "1", "Preliminärt.", table_id=1)],
        footnote_refs=[ref(1, "Boende", row=1)],
    )
    written = to_markdown(report)
    assert "|  |  |\n| --- | ---: |\n| Hemtjänst | 5 |\n| Boende<sup>1</sup> | 7 |" in written
    assert "1 Preliminärt." in written
