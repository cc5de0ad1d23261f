"""Levels of headings: what the file states, what numbers say, and how styles rank."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from functools import cmp_to_key
from itertools import pairwise

from vonextract.layout.printed import Style
from vonextract.outline.headings import Heading
from vonextract.outline.settings import SETTINGS


def set_levels(
    headings: Sequence[Heading],
    empty: Container[int] = (),
    roots: Container[int] = (),
    appended: Container[int] = (),
    body: float = 0.0,
) -> None:
    """Give every heading its level: consistent over the document, from 1, without gaps.

    Where most headings are tagged, tags say the level and styles fill in; else styles do,
    ranked by size, weight and slant and by which stands directly above which, corrected by
    numbers, bookmarks and the table of contents.

    Args:
        headings: in reading order; their `level` is set.
        empty: `id` of each heading that another heading follows directly.
        roots: `id` of each heading that is the first of a paper of its own.
        appended: `id` of each heading over an appendix that is typeset differently.
        body: type size of the running text, in points.
    """
    if not headings:
        return
    by_style = _fill_in(_stated_levels(headings), _style_ranks(headings, empty, body))
    settled = _settled_levels(headings)
    tagged = sum(bool(h.tag) for h in headings) >= SETTINGS.tags_rule * len(headings)
    bookmarked = any(h.bookmark is not None for h in headings)
    for heading in headings:
        style_level = by_style[heading.block.style]
        if heading.block.style in settled:
            heading.level = settled[heading.block.style]
        elif tagged and heading.tag:
            heading.level = heading.tag
        elif heading.bookmark is not None:
            heading.level = heading.bookmark
        elif heading.contents is not None and not bookmarked:
            heading.level = heading.contents
        else:
            heading.level = style_level
        heading.level *= SETTINGS.numbered_step
    _raise_appended(headings, roots, appended)
    _lower_recurring(headings)
    _lower_nested(headings, empty)
    _apply_numbers(headings)
    _close_gaps(headings, roots)


def _stated_levels(headings: Sequence[Heading]) -> dict[Style, int]:
    """For each style, the level that tags, bookmarks or contents give most of its headings.

    What they say of a few headings of a style that has many is no word on the style.
    """
    votes: dict[Style, Counter[int]] = defaultdict(Counter)
    count = Counter(h.block.style for h in headings)
    for h in headings:
        level = h.tag or h.bookmark or h.contents
        if level:
            votes[h.block.style][level] += 1
    return {
        style: found.most_common(1)[0][0]
        for style, found in votes.items()
        if found.total() >= SETTINGS.spoken_for * count[style]
    }


def _fill_in(stated: Mapping[Style, int], ranks: Mapping[Style, int]) -> dict[Style, int]:
    """A level for every style: that of its like, or one below what ranks above it."""
    levels: dict[Style, int] = {}
    below = 0
    for style in sorted(ranks, key=lambda s: ranks[s]):
        alike = [n for other, n in stated.items() if _looks_like(style, other)]
        if style in stated:
            levels[style] = stated[style]
        elif alike:
            levels[style] = min(alike)
        elif below == 0 and stated:
            levels[style] = min(stated.values())
        else:
            levels[style] = below + 1
        below = max(below, levels[style])
    return levels


def _looks_like(a: Style, b: Style) -> bool:
    """Whether two styles differ in no more than the tone of their colour."""
    alike = a[1:3] == b[1:3] and a.caps == b.caps and bool(a.color) == bool(b.color)
    return alike and abs(a.size - b.size) < SETTINGS.same_size


def _settled_levels(headings: Sequence[Heading]) -> dict[Style, int]:
    """For each style that nearly always has the same tagged level, that level: the rest are slips."""
    levels: dict[Style, Counter[int]] = defaultdict(Counter)
    for h in headings:
        if h.tag:
            levels[h.block.style][h.tag] += 1
    settled = {}
    for style, found in levels.items():
        level, n = found.most_common(1)[0]
        if n >= SETTINGS.settled * found.total() and found.total() >= SETTINGS.recurs:
            settled[style] = level
    return settled


def _style_ranks(headings: Sequence[Heading], empty: Container[int], body: float) -> dict[Style, int]:
    """Styles from most to least prominent, as levels from 1.

    Size counts first, but not between headings that are no larger than the running text, nor
    where it differs little and one stands directly above the other again and again.
    """
    over: Counter[tuple[Style, Style]] = Counter()
    above: Counter[tuple[Style, Style]] = Counter()
    for a, b in pairwise(headings):
        if a.block.style != b.block.style:
            above[a.block.style, b.block.style] += 1
            over[a.block.style, b.block.style] += id(a) in empty
    styles = list(dict.fromkeys(h.block.style for h in headings))

    def compare(a: Style, b: Style) -> int:
        direct, reverse = over[a, b], over[b, a]
        if abs(a.size - b.size) < SETTINGS.little_larger and max(direct, reverse) >= max(
            SETTINGS.recurs, SETTINGS.over * min(direct, reverse)
        ):
            return reverse - direct
        sizes = max(a.size, body + SETTINGS.size_step), max(b.size, body + SETTINGS.size_step)
        for x, y in (
            sizes,
            (a.caps, b.caps),
            (a.bold, b.bold),
            (not a.italic, not b.italic),
            (a.size, b.size),
        ):
            if abs(float(x) - float(y)) > SETTINGS.size_order:
                return -1 if x > y else 1
        return above[b, a] - above[a, b]

    return {style: i for i, style in enumerate(sorted(styles, key=cmp_to_key(compare)), start=1)}


def _raise_appended(headings: Sequence[Heading], roots: Container[int], appended: Container[int]) -> None:
    """An appendix that is typeset differently is a chapter of its paper, however its heading is set."""
    papers: list[list[Heading]] = [[]]
    for heading in headings:
        if id(heading) in roots:
            papers.append([])
        papers[-1].append(heading)
    for paper in papers:
        levels = [h.level for h in paper if id(h) not in appended]
        if not levels:
            continue
        top = min(levels)
        chapter = top if levels.count(top) > 1 else top + SETTINGS.numbered_step
        for heading in paper:
            if id(heading) in appended:
                heading.level = chapter


def _lower_recurring(headings: Sequence[Heading]) -> None:
    """Put recurring subheadings ("Analys", "Indikator") below the titles set just like them.

    In a style that serves both, titles that come back often stand one level lower when they
    follow titles of their own as a rule.
    """
    untagged = [h for h in headings if _is_free(h)]
    often = Counter(h.title.casefold() for h in untagged)
    recurring = {title for title, n in often.items() if n >= SETTINGS.recurs}
    follows: Counter[Style] = Counter()
    for a, b in pairwise(untagged):
        if a.block.style == b.block.style and _recurs(b, recurring) and not _recurs(a, recurring):
            follows[a.block.style] += 1
    own = Counter(h.block.style for h in untagged if not _recurs(h, recurring))
    split = {
        style
        for style, n in follows.items()
        if n >= SETTINGS.recurs and n >= SETTINGS.follow_share * own[style]
    }
    for heading in untagged:
        if heading.block.style in split and _recurs(heading, recurring):
            heading.level += SETTINGS.numbered_step // 2


def _lower_nested(headings: Sequence[Heading], empty: Container[int]) -> None:
    """Put headings below the one set just like them that has no text of its own.

    A section is seldom empty: a heading right above another of its kind stands over it and
    those that follow, up to the next such one or a more prominent heading.
    """
    parent: Heading | None = None
    for i, heading in enumerate(headings):
        if parent and (heading.level < parent.level or not _is_free(heading)):
            parent = None
        if not _is_free(heading) or (parent and heading.block.style != parent.block.style):
            continue
        following = headings[i + 1] if id(heading) in empty and i + 1 < len(headings) else None
        if following and _is_free(following) and _alike(heading, following):
            parent = heading
        elif parent:
            heading.level += 1


def _alike(a: Heading, b: Heading) -> bool:
    """Whether two headings have the same style and level."""
    return a.block.style == b.block.style and a.level == b.level


def _is_free(heading: Heading) -> bool:
    """Whether nothing but its style says its level."""
    return not (_is_stated(heading) or heading.number)


def _recurs(heading: Heading, recurring: set[str]) -> bool:
    """Whether the heading's title is one of those."""
    return heading.title.casefold() in recurring


def _apply_numbers(headings: Sequence[Heading]) -> None:
    """A heading 2.1 stands one below heading 2, whatever its style.

    A number that only the heading itself states ("2. Kultur" in a list of goals) says nothing
    about headings that tags, bookmarks or the contents know.
    """
    base: dict[tuple[str, ...], Heading] = {}
    for heading in headings:
        if heading.number is None:
            continue
        parts = tuple(heading.number.split("."))
        parent = base.get(parts[:-1])
        if parent is not None and (_is_stated(parent) or not _is_stated(heading)):
            heading.level = parent.level + SETTINGS.numbered_step
        known = base.get(parts)
        if known is None or _is_stated(heading) or not _is_stated(known):
            base[parts] = heading


def _is_stated(heading: Heading) -> bool:
    """Whether the file says the heading's level."""
    return bool(heading.tag or heading.bookmark or heading.contents)


def _close_gaps(headings: Sequence[Heading], roots: Container[int]) -> None:
    """Every heading is one below the heading it stands under, within its own paper."""
    stack: list[tuple[int, int]] = []
    for heading in headings:
        if id(heading) in roots:
            stack = []
        while stack and stack[-1][0] >= heading.level:
            stack.pop()
        raw = heading.level
        heading.level = stack[-1][1] + 1 if stack else 1
        stack.append((raw, heading.level))
