"""A Report as Markdown: headings, text, tables and notes in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from vonextract.model import Block, Footnote, Report, Section, Table
from vonextract.text import markdown_safe


def to_markdown(report: Report) -> str:
    """The whole report; findings at the end."""
    parts = list(_title(report))
    for section in report.sections:
        parts += _section(report, section)
    placed = {s.section_id for s in report.sections}
    parts += [_table(t) for t in report.tables if t.section_id not in placed]
    parts += _notes([n for n in report.footnotes if n.table_id is None])
    parts += _findings(report)
    return "\n\n".join(parts) + "\n"


def _title(report: Report) -> Iterator[str]:
    meta = report.meta
    yield f"<!-- {markdown_safe(meta.file_name)}, {meta.pages} pages, {meta.status} -->"
    about = [meta.organisation, meta.committee, meta.document_type, meta.diarienummer, meta.year]
    told = ", ".join(markdown_safe(str(x)) for x in about if x is not None)
    if told:
        yield told


def _section(report: Report, section: Section) -> Iterator[str]:
    if section.title:
        number = (
            f"{section.number} " if section.number and not section.title.startswith(section.number) else ""
        )
        yield f"{'#' * min(max(section.level, 1), 6)} {markdown_safe(number + section.title)}"
    tables = [t for t in report.tables if t.section_id == section.section_id]
    items: list[Block | Table] = sorted([*section.blocks, *tables], key=_place)
    for item in items:
        yield _block(item) if isinstance(item, Block) else _table(item)
        if isinstance(item, Table):
            yield from _notes([n for n in report.footnotes if n.table_id == item.table_id])


def _place(item: Block | Table) -> tuple[int, float]:
    return (item.page, item.box.top) if isinstance(item, Block) else (item.page_first, item.box.top)


def _block(block: Block) -> str:
    text = markdown_safe(block.text)
    if block.type == "list_item":
        return f"{'  ' * max(block.level - 1, 0)}- {text}"
    if block.type == "figure":
        return f"*[figure, page {block.page}] {text}*".replace(" *", "*")
    return f"*{text}*" if block.type == "caption" else text


def _table(table: Table) -> str:
    grid = [[""] * table.n_cols for _ in range(table.n_rows)]
    for cell in table.cells:
        grid[cell.row][cell.col] = markdown_safe(cell.text)
    head, body = grid[: max(table.n_header_rows, 1)], grid[max(table.n_header_rows, 1) :]
    joined = [" ".join(filter(None, column)) for column in zip(*head, strict=True)]
    lines = [joined, ["---"] * table.n_cols, *body]
    pages = (
        f"{table.page_first}"
        if table.page_first == table.page_last
        else f"{table.page_first}–{table.page_last}"
    )
    caption = f"*Table {table.table_id}, {table.kind}, page {pages}*"
    return caption + "\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _notes(notes: list[Footnote]) -> Iterator[str]:
    for note in notes:
        yield f"{markdown_safe(note.marker)} {markdown_safe(note.text)}"


def _findings(report: Report) -> Iterator[str]:
    if report.findings:
        yield "## Findings"
        yield "\n".join(
            f"- {f.severity}, {f.rule}, page {f.page}: {markdown_safe(f.message)}" for f in report.findings
        )
