"""Blocks and tables in one reading order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from vonextract.geometry import Box, bounding
from vonextract.layout.flow_model import FlowBlock
from vonextract.tables.model import LogicalTable

Item = FlowBlock | LogicalTable


def in_reading_order(blocks: Sequence[FlowBlock], tables: Sequence[LogicalTable]) -> list[Item]:
    """The blocks with each table after the block that ends above it on its first page."""
    pieces = _pieces(blocks)
    before: dict[int, list[LogicalTable]] = defaultdict(list)
    for table in sorted(tables, key=_place):
        before[_position(table, pieces, blocks)].append(table)
    items: list[Item] = []
    for i, block in enumerate(blocks):
        items += before.get(i, ())
        items.append(block)
    return items + before.get(len(blocks), [])


def _place(table: LogicalTable) -> tuple[int, float, float]:
    """Page, top and left edge of a table's first part."""
    part = table.parts[0]
    return part.page, part.box.top, part.box.x0


def _pieces(blocks: Sequence[FlowBlock]) -> dict[int, list[tuple[int, Box]]]:
    """By page: the blocks that have lines there, as (index of the block, box of those lines)."""
    found: dict[int, list[tuple[int, Box]]] = defaultdict(list)
    for i, block in enumerate(blocks):
        lines: dict[int, list[Box]] = defaultdict(list)
        for line in block.lines:
            lines[line.page].append(line.box)
        for page, boxes in lines.items():
            found[page].append((i, bounding(boxes)))
    return found


def _position(
    table: LogicalTable, pieces: dict[int, list[tuple[int, Box]]], blocks: Sequence[FlowBlock]
) -> int:
    """Index of the block that the table stands before."""
    page, box = table.parts[0].page, table.parts[0].box
    above = [i for i, b in pieces.get(page, ()) if b.y_mid < box.top and b.x0 < box.x1 and b.x1 > box.x0]
    if above:
        return max(above) + 1
    return next((i for i, block in enumerate(blocks) if block.page >= page), len(blocks))
