"""Captions: what stands at a table or figure and names it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from vonextract.flow.blocks import FlowBlock
from vonextract.flow.paragraphs import Typography
from vonextract.geometry import Box
from vonextract.layout.printed import Style
from vonextract.outline.headings import Heading
from vonextract.outline.items import Item, place_of
from vonextract.outline.settings import SETTINGS
from vonextract.tables.model import LogicalTable
from vonextract.tables.roles import note_numbers
from vonextract.vocabulary import Words, per_vocabulary


@per_vocabulary
def _named(words: Words) -> re.Pattern[str]:
    """A word for a table or figure with its number: "Tabell 3.", "Tabell 8a", "Diagram A"."""
    names = sorted({*words.captions.table, *words.captions.figure}, key=len, reverse=True)
    number = r"(?:\d+(?:[.:]\d+)*[a-z]?|(?-i:[A-ZÅÄÖ]\d*))"
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})\.?\s*{number}\b[.:]?", re.IGNORECASE)


def mark_captions(items: Sequence[Item], usual: Typography) -> None:
    """Mark as captions what the tags call so, and what names the table or figure it stands at.

    That is "Tabell 3 …" beside either or in type of its own, and a line or two in italics or
    small type at a figure.
    """
    for i, item in enumerate(items):
        if not isinstance(item, FlowBlock) or item.kind != "text":
            continue
        short = len(item.raw) <= SETTINGS.caption_chars
        name = _named().match(item.lines[0].text) if short else None
        set_apart = item.style.italic > usual.italic or item.style.size < usual.size - SETTINGS.caption_small
        own_type = set_apart or (
            item.style.bold > usual.bold and item.style.size < SETTINGS.caption_size * usual.size
        )
        named = name and (name[0][-1] in ".:" or own_type or _beside(items, i))
        at_figure = set_apart and short and len(item.lines) <= 2 and _at_figure(items, i)
        if named or at_figure or item.role == "Caption":
            item.kind = "caption"


def table_captions(items: Sequence[Item], headings: Sequence[Heading] = ()) -> dict[int, FlowBlock]:
    """For each table (by `id`) the caption that names it: the one above it, or else below it.

    The title of a note of the accounts right above a table is as good as one, where it is no heading.

    One line of the caption's size or less, such as what the numbers are, may stand between a
    caption and the table below it. "Tabell 3" between two tables names the nearer one, any other caption
    the one below.
    """
    found: dict[int, FlowBlock] = {}
    headed = {id(heading.block) for heading in headings}
    for i, item in enumerate(items):
        if not isinstance(item, FlowBlock) or id(item) in headed:
            continue
        if item.kind != "caption" and not _titles_note(item, items[i + 1 : i + 2]):
            continue
        above = _table_at(items, i - 1)
        below = _table_at(items, i + 1) or (_table_at(items, i + 2) if _goes_with(items, i) else None)
        if above is not None and id(above) in found:
            above = None
        if above is not None and (below is None or _is_of(above, item, items[i + 1])):
            found[id(above)] = item
        elif below is not None:
            found[id(below)] = item
    return found


def _titles_note(block: FlowBlock, following: Sequence[Item]) -> bool:
    """Whether a line or two begin as the title of a note of the accounts does, and a table follows."""
    followed = any(not isinstance(item, FlowBlock) for item in following)
    short = block.kind == "text" and len(block.lines) <= 2
    return followed and short and note_numbers().match(block.lines[0].text) is not None


def _is_of(above: LogicalTable, caption: FlowBlock, below: Item) -> bool:
    """Whether a caption between two tables has a number and stands nearer to the one above it."""
    numbered = _named().match(caption.lines[0].text) is not None
    return numbered and _gap(above, caption) < _gap(caption, below)


def _table_at(items: Sequence[Item], i: int) -> LogicalTable | None:
    item = items[i] if 0 <= i < len(items) else None
    return None if item is None or isinstance(item, FlowBlock) else item


def _goes_with(items: Sequence[Item], i: int) -> bool:
    """Whether the block after a caption is a line that goes with it."""
    caption, line = items[i], items[i + 1] if i + 1 < len(items) else None
    if not isinstance(caption, FlowBlock) or not isinstance(line, FlowBlock) or line.kind != "text":
        return False
    small = line.style.size <= caption.style.size + SETTINGS.goes_on and line.style.bold <= caption.style.bold
    return small and len(line.lines) == 1 and _gap(caption, line) < line.style.size


def _gap(upper: Item, lower: Item) -> float:
    """The room between two items, in points; `caption_gap` when a page parts them."""
    page, box = (upper.last_page, upper.box) if isinstance(upper, FlowBlock) else _end_of(upper)
    next_page, next_box = place_of(lower)
    return next_box.top - box.bottom if page == next_page else SETTINGS.caption_gap


def _end_of(table: LogicalTable) -> tuple[int, Box]:
    part = table.parts[-1]
    return part.page, part.box


def _at_figure(items: Sequence[Item], i: int) -> bool:
    """Whether a figure stands close above or below the item."""
    page, box = place_of(items[i])
    for other in (items[i - 1] if i else None, items[i + 1] if i + 1 < len(items) else None):
        if isinstance(other, FlowBlock) and other.kind == "figure" and other.page == page:
            gap = max(other.box.top - box.bottom, box.top - other.box.bottom)
            if gap < SETTINGS.caption_gap and box.x0 < other.box.x1 and box.x1 > other.box.x0:
                return True
    return False


def caption_headings(headings: Iterable[Heading], items: Sequence[Item], usual: Typography) -> list[Heading]:
    """Headings that are captions after all.

    Nothing in the file lists them, they are no larger than the body and stand directly above a
    table or figure; and they keep to its edge rather than to the text's, or nothing set like
    them, at least twice, stands elsewhere.
    """
    position = {id(item): i for i, item in enumerate(items)}
    by_style: dict[Style, list[Heading]] = defaultdict(list)
    for heading in headings:
        by_style[heading.block.style].append(heading)
    text_pages = {
        line.page
        for item in items
        if isinstance(item, FlowBlock) and item.kind == "text" and len(item.lines) > 1
        for line in item.lines
        if usual.begins_at(line.box.x0)
    }
    found = []
    for style, members in by_style.items():
        if style.size > SETTINGS.caption_size * usual.size and not _all_at_figures(members, items, position):
            continue
        above = [h for h in members if not _listed(h) and _names(items, position[id(h.block)] + 1)]
        if len(above) == len(members) >= 2:
            found += members
        else:
            found += [h for h in above if not usual.begins_at(h.block.box.x0) and h.block.page in text_pages]
    return found


def _all_at_figures(members: Sequence[Heading], items: Sequence[Item], position: Mapping[int, int]) -> bool:
    """Whether each of the headings stands directly above a figure."""
    below = [position[id(h.block)] + 1 for h in members]
    return all(_names(items, i) and isinstance(items[i], FlowBlock) for i in below)


def _listed(heading: Heading) -> bool:
    """Whether the file says itself that it is a heading."""
    return bool(heading.tag or heading.bookmark or heading.contents or heading.number)


def _beside(items: Sequence[Item], i: int) -> bool:
    """Whether a table or figure stands directly before or after the item."""
    return _names(items, i + 1) or (i > 0 and _names(items, i - 1))


def _names(items: Sequence[Item], i: int) -> bool:
    """Whether the item there is a table or figure."""
    if not 0 <= i < len(items):
        return False
    item = items[i]
    return not isinstance(item, FlowBlock) or item.kind == "figure"
