"""Blocks and tables in one reading order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from vonextract.flow.blocks import FlowBlock
from vonextract.geometry import Box, bounding
from vonextract.tables.model import LogicalTable

Item = FlowBlock | LogicalTable


def place_of(item: Item) -> tuple[int, Box]:
    """The page an item begins on, and its box there."""
    if isinstance(item, FlowBlock):
        return item.page, item.box
    return item.parts[0].page, item.parts[0].box


def in_reading_order(blocks: Sequence[FlowBlock], loose: Sequence[Item]) -> list[Item]:
    """The blocks with each table or figure after the block that ends above it on its first page."""
    pieces = _pieces(blocks)
    before: dict[int, list[Item]] = defaultdict(list)
    for item in sorted(loose, key=_place):
        before[_position(item, pieces, blocks)].append(item)
    items: list[Item] = []
    for i, block in enumerate(blocks):
        items += before.get(i, ())
        items.append(block)
    return items + before.get(len(blocks), [])


def _place(item: Item) -> tuple[int, float, float]:
    """Page, top and left edge of an item."""
    page, box = place_of(item)
    return page, box.top, box.x0


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


def _position(item: Item, pieces: dict[int, list[tuple[int, Box]]], blocks: Sequence[FlowBlock]) -> int:
    """Index of the block that the table or figure stands before.

    It stands behind those above it and those left of its first row.
    """
    page, box = place_of(item)
    below = box.top if isinstance(item, FlowBlock) else _below_first_row(item)
    above = [
        i
        for i, b in pieces.get(page, ())
        if b.y_mid < below and b.x0 < box.x1 and (b.x1 > box.x0 or b.y_mid > box.top)
    ]
    if above:
        return max(above) + 1
    return next((i for i, block in enumerate(blocks) if block.page >= page), len(blocks))


def _below_first_row(table: LogicalTable) -> float:
    """Where the first row of a table that says anything ends.

    What stands beside its names and is none of them is a heading.
    """
    first = min((c.row for c in table.cells if c.text), default=0)
    return min((c.box.bottom for c in table.cells if c.row == first), default=table.parts[0].box.top)
