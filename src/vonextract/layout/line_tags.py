"""Which structure element each marked content belongs to, as far as running text cares."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from vonextract.layout.printed import FlowLine
from vonextract.pdf.model import Tag

_BLOCKS = {
    "P",
    "H",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "Title",
    "Caption",
    "Note",
    "FENote",
    "TOCI",
    "Figure",
    "BlockQuote",
}
_KEEPS = {"LI", "TOCI", "Caption", "Note", "FENote", "Figure", "TD", "TH"}


class Tagged(NamedTuple):
    """A block of the structure tree.

    Attributes:
        number: unique on its page, from 1.
        role: P, H1, LI, Caption, …
        depth: of a list item, how many lists it stands in.
    """

    number: int
    role: str
    depth: int


def tagged_elements(roots: Sequence[Tag]) -> dict[int, Tagged]:
    """Marked content id to its block: the paragraph, heading, list item, caption, note or cell.

    What stands inside a list item, caption, note, TOC entry or table cell belongs to that;
    a nested list's items are their own.
    """
    found: dict[int, Tagged] = {}
    count = 0
    stack: list[tuple[Tag, Tagged | None, int]] = [(root, None, 0) for root in reversed(roots)]
    while stack:
        tag, owner, depth = stack.pop()
        depth += tag.role == "L"
        keeps = owner is not None and owner.role in _KEEPS
        if tag.role in ("LI", "TD", "TH") or (tag.role in _BLOCKS and not keeps):
            count += 1
            owner = Tagged(count, tag.role, depth)
        if owner:
            for mcid in tag.mcids:
                found[mcid] = owner
        stack += [(child, owner, depth) for child in reversed(tag.children)]
    return found


def distrust_broken_tags(pages: Sequence[Sequence[FlowLine]]) -> None:
    """Take the tags off all lines when the file tags every printed line as a paragraph of its own.

    Seen where a line ends in the middle of a sentence: in a sane file the next line of its
    column is nearly always part of the same element.
    """
    same = apart = 0
    for lines in pages:
        for above, line in pairwise(lines):
            goes_on = line.pitch > 0 and line.text[0].islower() and above.text[-1] not in ".:;!?"
            if above.tag and line.tag and goes_on:
                same += above.tag == line.tag
                apart += above.tag != line.tag
    if apart > same:
        for lines in pages:
            for line in lines:
                line.tag, line.role, line.depth = 0, "", 0
