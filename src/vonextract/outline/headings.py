"""Headings: every sign of one, weighed together in one place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from vonextract.flow.blocks import FlowBlock
from vonextract.flow.paragraphs import Typography
from vonextract.layout.lists import is_label
from vonextract.layout.printed import FlowLine, Style
from vonextract.outline.habits import habits
from vonextract.outline.hints import Listed, number_of
from vonextract.outline.items import Item, place_of
from vonextract.outline.settings import SETTINGS
from vonextract.swedish.units import states_money

_NEVER = {"Caption", "TD", "TH", "TOCI", "Note", "FENote", "Figure"}


@dataclass(eq=False, slots=True)
class Heading:
    """A block taken as a heading, with what is known about its level.

    Attributes:
        block: the printed lines.
        title: as text.
        number: its own number, such as 2.1.
        tag, bookmark, contents: the level each of these gives it, or None; a tag without a
            level is 0.
        level: the verdict, from 1.
    """

    block: FlowBlock
    title: str
    number: str | None
    tag: int | None
    bookmark: int | None
    contents: int | None
    level: int = 0


class Signs:
    """What a document's headings look like and where the file names them."""

    def __init__(
        self,
        items: Sequence[Item],
        usual: Typography,
        bookmarks: Listed,
        contents: Listed,
    ) -> None:
        self.items, self.usual = items, usual
        self.bookmarks, self.contents = bookmarks, contents
        blocks = [item for item in items if isinstance(item, FlowBlock)]
        self.tagged = {b.style for b in blocks if _tag_level(b) is not None}
        self._rows = _rows(blocks)
        self._shape = _shapes(blocks)
        self._habits = habits(items, usual)
        self._covers = _covers(items)

    def read(self, index: int, title: str) -> tuple[Heading, float]:
        """The block at `index` as a heading, and the sum of the signs that it is one."""
        block = self.items[index]
        assert isinstance(block, FlowBlock)
        heading = Heading(
            block,
            title,
            number_of(title),
            _tag_level(block),
            self.bookmarks.level(title, block.page),
            self.contents.level(title, block.page),
        )
        return heading, self._stated(heading) + self._set(block) + self._worded(heading) + self._placed(index)

    def _stated(self, heading: Heading) -> float:
        """What the file says."""
        s = SETTINGS
        total = s.bookmark * (heading.bookmark is not None) + s.contents * (heading.contents is not None)
        if heading.tag is not None:
            return total + s.tag
        untagged = self.tagged and heading.block.role and heading.block.style not in self.tagged
        return total + (s.untagged if untagged else 0.0)

    def _set(self, block: FlowBlock) -> float:
        """How it is set, against the body."""
        s, style, usual = SETTINGS, block.style, self.usual
        ratio = style.size / usual.size if usual.size else 1.0
        habit = style in self._habits
        small = 0.0 if habit else s.small
        total = (
            s.large
            if ratio > s.large_size
            else s.larger
            if ratio > s.larger_size
            else small
            if ratio < s.small_size
            else 0.0
        )
        total += s.habit * habit
        total += s.bold * (style.bold and not usual.bold) + s.italic * (style.italic and not usual.italic)
        total += s.colored * (style.color != usual.color) + s.caps * style.caps
        return total + (s.shape if total > 0 and self._shape.get(style, 0.0) >= s.shaped else 0.0)

    def _worded(self, heading: Heading) -> float:
        """How it reads."""
        s, text = SETTINGS, heading.title
        total = s.numbered + s.deeper * heading.number.count(".") if heading.number else 0.0
        total += s.long * (len(heading.block.lines) > s.max_lines or len(text) > s.max_chars)
        total += s.lower * (text[:1].islower() or states_money(text))
        total += s.comma * text.endswith((",", ";", "-"))
        total += s.labelled * _is_labelled(heading.block.lines[0])
        return total + s.sentence * (text.endswith((".", "!")) and not self._may_end(heading.block))

    def _may_end(self, block: FlowBlock) -> bool:
        """Whether a full stop says little: the block is larger than the body, set as headings, or run in."""
        set_apart = block.style.size > SETTINGS.large_size * self.usual.size or block.style in self._habits
        return block.run_in or set_apart

    def _placed(self, index: int) -> float:
        """Where it stands."""
        s, block = SETTINGS, self.items[index]
        assert isinstance(block, FlowBlock)
        line = block.lines[0]
        total = s.cover * (block.page in self._covers)
        total += s.above * (line.pitch == 0 or line.pitch > s.above_gap * self.usual.pitch(line.style.size))
        total += self._listed(index) + self._lettered(index)
        total += s.beside * (not block.run_in and (self._shares_row(block) or _is_gapped(line)))
        if (
            block.style.size <= SETTINGS.large_size * self.usual.size
            and line.box.x0 > line.column[0] + line.style.size
        ):
            total += s.indented * (not self.usual.begins_at(line.box.x0))
        following = self.items[index + 1] if index + 1 < len(self.items) else None
        page = (
            following.page
            if isinstance(following, FlowBlock)
            else following.parts[0].page
            if following
            else 0
        )
        return total + s.last * (following is None or page > block.page + 1)

    def _listed(self, index: int) -> float:
        """A list item is no heading when another one like it stands next to it."""
        s, block = SETTINGS, self.items[index]
        assert isinstance(block, FlowBlock)
        if block.kind != "list_item":
            return 0.0
        near = [self.items[k] for k in (index - 1, index + 1) if 0 <= k < len(self.items)]
        alike = any(
            isinstance(b, FlowBlock) and b.kind == "list_item" and b.style == block.style for b in near
        )
        return s.in_list if alike else s.bulleted * (not block.label or not block.label[0].isalnum())

    def _lettered(self, index: int) -> float:
        """A line in body type at the page's top, above something larger, is part of a letterhead."""
        s, block = SETTINGS, self.items[index]
        assert isinstance(block, FlowBlock)
        if block.role.startswith("H") or block.box.bottom > SETTINGS.letterhead_height:
            return 0.0
        if block.style.size > SETTINGS.large_size * self.usual.size:
            return 0.0
        for other in self.items[index + 1 : index + 1 + s.letterhead_blocks]:
            if (
                not isinstance(other, FlowBlock)
                or other.page != block.page
                or len(other.raw) > s.letterhead_chars
            ):
                return 0.0
            if other.style.size > SETTINGS.large_size * block.style.size:
                return s.letterhead
        return 0.0

    def _shares_row(self, block: FlowBlock) -> bool:
        """Whether other short blocks stand on its first line."""
        line = block.lines[0]
        key = round(line.baseline / 2)
        near = [b for k in (key - 1, key, key + 1) for b in self._rows.get((line.page, k), ())]
        return any(b is not block and len(b.lines) <= 2 for b in near)


def _rows(blocks: Sequence[FlowBlock]) -> dict[tuple[int, int], list[FlowBlock]]:
    """Blocks by the page and height of their first line."""
    rows: dict[tuple[int, int], list[FlowBlock]] = defaultdict(list)
    for block in blocks:
        if block.lines:
            rows[block.lines[0].page, round(block.lines[0].baseline / 2)].append(block)
    return rows


def _is_gapped(line: FlowLine) -> bool:
    """Whether a wide gap stands inside the line, other than after a number."""
    words = line.words[1:] if number_of(line.text) or is_label(line.words[0].text) else line.words
    return any(b.x0 - a.x1 > SETTINGS.label_gap * b.size for a, b in pairwise(words))


def _is_labelled(line: FlowLine) -> bool:
    """Whether a line is a label and its value: either side of its first colon is set bold, and not both."""
    after = next((i for i, word in enumerate(line.words, start=1) if word.text.endswith(":")), 0)
    label, value = line.words[:after], line.words[after:]
    if not label or not value:
        return False
    bold = [all(word.bold for word in part) for part in (label, value)]
    light = [not any(word.bold for word in part) for part in (label, value)]
    return (bold[0] and light[1]) or (light[0] and bold[1])


def find_headings(signs: Signs, titles: Sequence[str | None]) -> list[Heading]:
    """The headings among the items, in reading order, levels not yet set.

    Args:
        signs: of the document.
        titles: of each item its text as a heading; None for what cannot be one.
    """
    found = []
    for index, title in enumerate(titles):
        if title is None:
            continue
        heading, total = signs.read(index, title)
        if total >= SETTINGS.enough:
            found.append(heading)
    _tell_apart(found, signs)
    return found


def _tell_apart(headings: Sequence[Heading], signs: Signs) -> None:
    """Give headings of one title on one page the levels of the entries that list them, one after another."""
    seen: Counter[tuple[str, int]] = Counter()
    for heading in headings:
        key = heading.title.casefold(), heading.block.page
        nth = seen[key]
        seen[key] += 1
        if nth:
            heading.bookmark = signs.bookmarks.level(heading.title, heading.block.page, nth)
            heading.contents = signs.contents.level(heading.title, heading.block.page, nth)


def may_head(item: Item) -> bool:
    """Whether an item can be a heading at all."""
    if not isinstance(item, FlowBlock) or item.kind not in ("text", "list_item"):
        return False
    if item.kind == "list_item" and item.label is None:
        return False
    first = item.lines[0]
    if len(item.lines) > SETTINGS.most_lines or first.role in _NEVER or first.words[0].angle != 0:
        return False
    return sum(map(str.isalpha, item.raw)) >= 2


def _tag_level(block: FlowBlock) -> int | None:
    """The level of the block's heading tag; 0 when the tag says no level, None without one."""
    role = block.role
    if role in ("H", "Title"):
        return 0
    return int(role[1]) if len(role) == 2 and role[0] == "H" and role[1].isdigit() else None


def _shapes(blocks: Sequence[FlowBlock]) -> dict[Style, float]:
    """For each style, the share of its blocks that are no longer than headings are."""
    shaped: dict[Style, list[bool]] = defaultdict(list)
    for block in blocks:
        if block.kind in ("text", "list_item"):
            chars = sum(len(line.text) for line in block.lines)
            shaped[block.style].append(len(block.lines) <= SETTINGS.max_lines and chars <= SETTINGS.max_chars)
    return {style: sum(found) / len(found) for style, found in shaped.items()}


def _covers(items: Sequence[Item]) -> set[int]:
    """The first page when it is a title page: neither running text nor a table stands there."""
    first = [item for item in items if place_of(item)[0] == 1]
    lengths = [len(item.raw) if isinstance(item, FlowBlock) else SETTINGS.cover_chars for item in first]
    lists = any(isinstance(item, FlowBlock) and item.kind == "list_item" for item in first)
    is_cover = (
        not lists and max(lengths, default=0) <= SETTINGS.cover_block and sum(lengths) < SETTINGS.cover_chars
    )
    return {1} if is_cover and len(first) < len(items) else set()
