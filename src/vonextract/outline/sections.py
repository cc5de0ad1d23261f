"""Items to sections: each block and table under the heading it stands under."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vonextract.flow.blocks import FlowBlock
from vonextract.geometry import Box
from vonextract.identity.packets import PlacedArende
from vonextract.model import Block, BlockType, Cell, Section, Table
from vonextract.outline.cell_certainty import PRINTED, doubt_of
from vonextract.outline.header_titles import header_title
from vonextract.outline.headings import Heading
from vonextract.outline.items import Item
from vonextract.pdf.scan.model import Certainty
from vonextract.swedish.hyphens import Vocabulary, join
from vonextract.tables.model import LogicalTable

_TYPES: dict[str, BlockType] = {
    "text": "paragraph",
    "list_item": "list_item",
    "caption": "caption",
    "figure": "figure",
}


class Sections:
    """Sections as they grow, item by item in reading order.

    Attributes:
        made: the sections so far.
        tables: the tables so far, in reading order.
        words: (page, index) of every word placed, with its section's id; 0 for the contents.
        table_section: for each table (by `id`), its section's id.
        table_title: for each table (by `id`), its caption, the title in its header or the heading above it.
    """

    def __init__(
        self,
        headings: Sequence[Heading],
        captions: Mapping[int, FlowBlock],
        vocabulary: Vocabulary,
        arenden: Sequence[PlacedArende],
    ) -> None:
        """Begin.

        Args:
            headings: in reading order.
            captions: of tables, by the table's `id`.
            vocabulary: words of the document, for hyphens at line ends.
            arenden: of the packet, in reading order.
        """
        self.made: list[Section] = []
        self.tables: list[LogicalTable] = []
        self.words: dict[tuple[int, int], int] = {}
        self.table_section: dict[int, int | None] = {}
        self.table_title: dict[int, str | None] = {}
        self._headings = {id(h.block): h for h in headings}
        self._vocabulary = vocabulary
        self._arenden = arenden
        self._path: list[Section] = []
        self._captions = captions

    def add(self, item: Item) -> None:
        """Put the next item where it belongs."""
        if not isinstance(item, FlowBlock):
            self._add_table(item)
        elif id(item) in self._headings:
            self._open(self._headings[id(item)])
        elif item.kind == "toc":
            self._place(item, 0)
        else:
            self._add_block(item)

    def _open(self, heading: Heading) -> None:
        """Begin the section of a heading."""
        while self._path and self._path[-1].level >= heading.level:
            self._path.pop()
        parent = self._path[-1].section_id if self._path else None
        section = self._new(heading.level, heading.title, heading.block.page, heading.block.box)
        section.parent_id, section.number = parent, heading.number
        self._path.append(section)
        self._place(heading.block, section.section_id)

    def _new(self, level: int, title: str | None, page: int, box: Box) -> Section:
        """A section, numbered on, without parent."""
        number = len(self.made) + 1
        begun = [a for a in self._arenden if (a.arende.page_first, a.top) <= (page, box.bottom)]
        section = Section(
            section_id=number,
            parent_id=None,
            arende_id=(begun[-1] if begun else self._arenden[0]).arende.arende_id if self._arenden else None,
            ordinal=number,
            level=level,
            title=title,
            page_first=page,
            page_last=page,
            box=box,
        )
        self.made.append(section)
        return section

    def _current(self, page: int, box: Box) -> Section:
        """The section that is open; one without a heading before the first."""
        return self.made[-1] if self.made else self._new(0, None, page, box)

    def _add_block(self, item: FlowBlock) -> None:
        """A paragraph, list item, caption or figure."""
        section = self._current(item.page, item.box)
        text = "" if item.kind == "figure" else self._spelt(item)
        section.blocks.append(
            Block(
                type=_TYPES[item.kind],
                text=text,
                raw=item.raw,
                page=item.page,
                box=item.box,
                level=item.level if item.kind == "list_item" else 0,
                label=item.label,
            )
        )
        section.page_last = max(section.page_last, item.last_page)
        self._place(item, section.section_id)

    def _add_table(self, table: LogicalTable) -> None:
        """A table, titled by its caption, its own header or the heading it stands under."""
        part = table.parts[0]
        section = self._current(part.page, part.box)
        section.page_last = max(section.page_last, *(p.page for p in table.parts))
        self.tables.append(table)
        self.table_section[id(table)] = section.section_id
        caption = self._captions.get(id(table))
        title = self._spelt(caption) if caption else header_title(table, section.title)
        self.table_title[id(table)] = title or section.title

    def _spelt(self, item: FlowBlock) -> str:
        """The block's text, hyphens at line ends undone."""
        return join(item.text_lines, self._vocabulary)

    def _place(self, item: FlowBlock, section_id: int) -> None:
        """Remember where the words of a block went."""
        for line in item.lines:
            for word in line.words:
                self.words[line.page, word.index] = section_id


def table_of(table: LogicalTable, table_id: int, sections: Sections, sure: Mapping[int, Certainty]) -> Table:
    """A logical table as the Report's table.

    Args:
        table: the table.
        table_id: its number.
        sections: where it stands.
        sure: how sure the characters are, by page, on pages read from pictures.
    """
    cells = []
    for c in table.cells:
        page = c.page or table.parts[0].page
        doubt = doubt_of(c, sure[page]) if page in sure else PRINTED
        cells.append(
            Cell(
                row=c.row,
                col=c.col,
                row_span=c.row_span,
                col_span=c.col_span,
                role=c.role,
                text=c.text,
                page=page,
                box=c.box,
                confidence=doubt.confidence,
                alternatives=doubt.alternatives,
            )
        )
    return Table(
        table_id=table_id,
        section_id=sections.table_section[id(table)],
        ordinal=table_id,
        title=sections.table_title[id(table)],
        n_rows=table.n_rows,
        n_cols=table.n_cols,
        n_header_rows=table.n_header_rows,
        page_first=min(p.page for p in table.parts),
        page_last=max(p.page for p in table.parts),
        box=table.parts[0].box,
        method=table.method,
        confidence=table.confidence,
        trace=table.trace,
        cells=cells,
    )
