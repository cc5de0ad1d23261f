"""Captions: what stands at a table or figure and names it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from vonextract.layout.flow_model import FlowBlock, Style
from vonextract.layout.paragraphs import Typography
from vonextract.outline.headings import Heading
from vonextract.outline.items import Item

_NAMED = re.compile(
    r"(?:tabell|tab\.|figur|fig\.|diagram|graf|bild|table|figure|chart|taulukko|kuvio)\s*\d+(?:[.:]\d+)*\b",
    re.IGNORECASE,
)
_MAX_CHARS = 250


def mark_captions(items: Sequence[Item]) -> None:
    """Mark as captions what the tags call so, and "Tabell 3 …" beside a table or figure."""
    for i, item in enumerate(items):
        if not isinstance(item, FlowBlock) or item.kind != "text":
            continue
        named = _NAMED.match(item.lines[0].text) and len(item.raw) <= _MAX_CHARS and _beside(items, i)
        if named or item.lines[0].role == "Caption":
            item.kind = "caption"


def caption_headings(headings: Iterable[Heading], items: Sequence[Item], usual: Typography) -> list[Heading]:
    """Headings that are captions after all.

    They are of a style no larger than the body that only ever stands directly above tables and
    figures, at least twice, and nothing in the file lists them.
    """
    position = {id(item): i for i, item in enumerate(items)}
    by_style: dict[Style, list[Heading]] = defaultdict(list)
    for heading in headings:
        by_style[heading.block.style].append(heading)
    found = []
    for style, members in by_style.items():
        listed = any(h.tag or h.bookmark or h.contents or h.number for h in members)
        if listed or style.size > 1.1 * usual.size or len(members) < 2:
            continue
        if all(_names(items, position[id(h.block)] + 1) for h in members):
            found += members
    return found


def _beside(items: Sequence[Item], i: int) -> bool:
    """Whether a table or figure stands directly before or after the item."""
    return _names(items, i + 1) or (i > 0 and _names(items, i - 1))


def _names(items: Sequence[Item], i: int) -> bool:
    """Whether the item there is a table or figure."""
    if not 0 <= i < len(items):
        return False
    item = items[i]
    return not isinstance(item, FlowBlock) or item.kind == "figure"
