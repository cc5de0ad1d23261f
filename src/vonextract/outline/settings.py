"""The knobs of the outline."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutlineSettings:
    """What each sign of a heading weighs, and how much is enough.

    Attributes:
        enough: a block with this sum is a heading.
        tag, bookmark, contents: the file says so: H1–H6, an entry of its outline, of its contents.
        untagged: the file tags its headings, but nothing set like this block.
        large, larger: set in clearly (1.15) or slightly (1.04) larger type than the body.
        bold, italic, colored, caps: wholly so, while the body is not.
        numbered: begins with a number such as 2.1; deeper: for each further level of it.
        above: more space above than the usual between paragraphs.
        sentence: ends like a sentence; comma: ends in the middle of one.
        small: set in smaller type than the body.
        lower: begins with a small letter.
        long: more than `max_lines` lines or `max_chars` characters.
        shape: most blocks of its style are no longer than headings are.
        habit: its style stands only over text, again and again; then it may be small or a sentence.
        labelled: a label in bold with a value that is not, or the other way round.
        cover: stands on a title page.
        beside: other short text stands on its line, as in the head of a table.
        indented: in body type, and begins neither at the text's edge nor at its column's.
        in_list: another list item like it stands next to it; bulleted: it begins with a bullet.
        letterhead: in body type at the page's top, above something larger.
        last: nothing follows it on its page or the next.
    """

    enough: float = 2.0
    tag: float = 4.0
    bookmark: float = 3.0
    contents: float = 3.0
    untagged: float = -0.6
    large: float = 2.0
    larger: float = 1.2
    bold: float = 1.5
    italic: float = 1.0
    colored: float = 0.7
    caps: float = 0.7
    numbered: float = 0.6
    deeper: float = 0.5
    above: float = 0.5
    sentence: float = -1.2
    comma: float = -2.5
    small: float = -1.5
    lower: float = -2.0
    long: float = -3.0
    shape: float = 0.6
    habit: float = 1.0
    labelled: float = -2.5
    cover: float = -4.0
    beside: float = -2.5
    indented: float = -0.8
    in_list: float = -3.0
    bulleted: float = -0.5
    letterhead: float = -1.5
    last: float = -1.5
    max_lines: int = 3
    max_chars: int = 220
