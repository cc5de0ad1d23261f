"""The truth of a made document, as a JSON file beside its PDF."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from accuracy.boxes import Box
from accuracy.made.model import Abreast, Block, Bullets, Cell, Chart, Heading, Lines, Made, Paragraph, Table

Json = dict[str, Any]


def cell_texts(made: Made) -> dict[int, str]:
    """The text of each cell by its number: in the order of the tables, rows and columns."""
    cells = (cell for table in made.tables() for _, _, cell in table.placed())
    return {number: cell.text for number, cell in enumerate(cells)}


def truth(made: Made, boxes: dict[int, list[Box]], pages: int, producer: str) -> Json:
    """What a perfect reader finds in the document."""
    numbered = _Numbered(boxes)
    blocks = [part for block in made.blocks for part in numbered.block(block)]
    tables = [page for block in blocks if block["type"] == "table" for page in block["pages"]]
    return {
        "id": made.name,
        "source": "made",
        "meta": {
            "title": made.title,
            "producer": producer,
            "language": made.language,
            "decimal": "," if made.language == "sv" else ".",
            **made.facts,
        },
        "header": made.paper.header or None,
        "footer": made.paper.footer or None,
        "pages": list(range(1, pages + 1)),
        "plain_pages": [page for page in range(1, pages + 1) if page not in tables],
        "blocks": blocks,
        "footnotes": [],
    }


class _Numbered:
    """Blocks with the boxes of their cells, which are numbered through the document."""

    def __init__(self, boxes: dict[int, list[Box]]) -> None:
        self.boxes = boxes
        self.cells = 0
        self.tables = 0

    def block(self, block: Block) -> list[Json]:
        match block:
            case Heading(level, text):
                return [{"type": "heading", "level": level, "text": text}]
            case Paragraph(text):
                return [{"type": "paragraph", "text": text}]
            case Bullets(items, ordered):
                return [{"type": "list", "ordered": ordered, "items": list(items)}]
            case Lines(furniture=True):
                return []
            case Lines(texts):
                return [{"type": "paragraph", "text": text} for text in texts]
            case Chart():
                return [{"type": "figure", "caption": block.caption}]
            case Table():
                return [self.table(block)]
            case Abreast(left, right):
                return [self.table(left), self.table(right)]
            case _:
                return []

    def table(self, table: Table) -> Json:
        rows: list[list[Json]] = [[] for _ in table.rows]
        pages: set[int] = set()
        for row, _, cell in table.placed():
            boxes = self.boxes.get(self.cells, [])
            self.cells += 1
            pages.update(box.page for box in boxes)
            rows[row].append(_cell(cell, boxes))
        self.tables += 1
        return {
            "type": "table",
            "id": f"t{self.tables:02}",
            "kind": table.kind,
            "caption": table.caption,
            "unit": table.unit,
            "header_rows": table.header_rows,
            "row_header_cols": table.labels,
            "pages": sorted(pages),
            "rows": rows,
            "align": table.align,
            "notes": [{"marker": note.marker, "text": note.text} for note in table.notes],
        }


def _cell(cell: Cell, boxes: list[Box]) -> Json:
    made: Json = {"text": " ".join(cell.text.split())}
    if cell.value is not None:
        made["value"] = _number(cell.value)
    for name in ("colspan", "rowspan"):
        if getattr(cell, name) > 1:
            made[name] = getattr(cell, name)
    if cell.role:
        made["role"] = "group" if cell.role == "title" else cell.role
    if boxes:
        made["box"] = _edges(boxes[0])
    if len(boxes) > 1:
        made["boxes"] = [_edges(box) for box in boxes]
    return made


def _edges(box: Box) -> list[float]:
    return [box.page, *(round(edge, 1) for edge in (box.x0, box.top, box.x1, box.bottom))]


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
