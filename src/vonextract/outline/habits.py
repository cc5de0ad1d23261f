"""Styles that a document uses for headings: short lines that stand over text, again and again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from vonextract.flow.blocks import FlowBlock
from vonextract.flow.paragraphs import Typography
from vonextract.layout.printed import Style
from vonextract.outline.items import Item
from vonextract.outline.settings import SETTINGS


def habits(items: Sequence[Item], usual: Typography) -> set[Style]:
    """The styles, bolder, slanted or coloured otherwise than the body, whose blocks head what follows.

    A heading is short, has some space above it, has running text, a list, a table or another
    heading right below it, and does not stand beside a figure or below a table, as captions do.
    """
    votes: dict[Style, list[bool]] = defaultdict(list)
    under: dict[Style, list[bool]] = defaultdict(list)
    for i, item in enumerate(items):
        if not isinstance(item, FlowBlock) or item.kind not in ("text", "list_item"):
            continue
        style = item.style
        if _is_set_apart(style, usual):
            votes[style].append(_heads(items, i, usual))
            under[style].append(i > 0 and _is_drawn(items[i - 1]))
    return {
        style
        for style, found in votes.items()
        if sum(found) >= max(SETTINGS.habit_times, SETTINGS.habit_share * len(found))
        and sum(under[style]) <= SETTINGS.below_drawn * len(found)
    }


def _heads(items: Sequence[Item], i: int, usual: Typography) -> bool:
    """Whether the block there is short and stands over something to read."""
    block = items[i]
    assert isinstance(block, FlowBlock)
    if len(block.lines) > SETTINGS.max_lines or len(block.raw) > SETTINGS.max_chars:
        return False
    if not block.raw[:1].isupper() and not block.raw[:1].isdigit():
        return False
    first = block.lines[0]
    if 0 < first.pitch < SETTINGS.habit_gap * usual.pitch(first.style.size):
        return False
    below = items[i + 1] if i + 1 < len(items) else None
    if not isinstance(below, FlowBlock):
        return below is not None
    if below.kind == "figure" or below.page > block.page + 1:
        return False
    if below.kind == "list_item":
        return True
    if _is_set_apart(below.style, usual):
        return below.style != block.style
    begins = not below.raw[0].islower()
    return begins and abs(below.style.size - usual.size) < 1 and len(below.raw) >= SETTINGS.prose_chars


def _is_set_apart(style: Style, usual: Typography) -> bool:
    """Whether a style is bolder, slanted or coloured otherwise than the body."""
    return style.bold > usual.bold or style.italic > usual.italic or style.color != usual.color


def _is_drawn(item: Item) -> bool:
    """Whether an item is a table or figure."""
    return not isinstance(item, FlowBlock) or item.kind == "figure"
