"""Borders of one width, one below the other, that belong to one half-ruled table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from vonextract.geometry import Box
from vonextract.layout.model import PageText, Word, gap_between
from vonextract.pdf.model import Page
from vonextract.swedish.tokens import is_year
from vonextract.tables.alignment.caption_words import caption_words
from vonextract.tables.alignment.corridors import find_columns
from vonextract.tables.alignment.text_lines import text_lines
from vonextract.tables.grid import lines_of
from vonextract.tables.lattice import Component
from vonextract.tables.roles import is_amount
from vonextract.tables.ruled.open_ends import fills_row, is_prose, leading_of, padding
from vonextract.tables.ruled.settings import SETTINGS
from vonextract.tables.settings import SETTINGS as TABLES
from vonextract.tables.stripes import Stripes, stripes_of
from vonextract.tables.word_groups import atoms


def border_groups(text: PageText, parts: Sequence[Component], words: list[Word]) -> list[list[Component]]:
    """The borders of each table, top to bottom.

    Args:
        text: the page.
        parts: borders that touch each other.
        words: the words of the page's body.
    """
    stripes = stripes_of(text)
    stacks = _stacks(parts, text.page.height)
    return [group for stack in stacks for group in _apart(stack, text.page, words, stripes)]


def _stacks(parts: Sequence[Component], height: float) -> list[list[Component]]:
    """Components of the same left and right end, top to bottom."""
    stacks: list[list[Component]] = []
    for part in sorted(parts, key=lambda p: p.box.top):
        box = part.box
        if box.width < TABLES.min_width or box.height > SETTINGS.tall * height:
            continue
        for stack in stacks:
            last = stack[-1].box
            near = box.top - last.bottom < TABLES.max_row_height
            if near and abs(last.x0 - box.x0) < TABLES.same_end and abs(last.x1 - box.x1) < TABLES.same_end:
                stack.append(part)
                break
        else:
            stacks.append([part])
    return [s for s in stacks if len(s) > 1 or len(s[0].horizontal) > 2]


def _apart(
    stack: list[Component], page: Page, words: list[Word], stripes: Sequence[Stripes]
) -> list[list[Component]]:
    """The stack, cut where one table ends and another begins."""
    x0, x1 = stack[0].box.x0, stack[0].box.x1
    held = [w for w in words if x0 - TABLES.out <= w.x_mid <= x1 + TABLES.out]
    top, bottom = stack[0].box.top, stack[-1].box.bottom
    inside = [w for w in held if top <= w.y_mid <= bottom]
    size = median(w.size for w in inside) if inside else SETTINGS.usual_size
    spaces = _spaces(stack, held)
    groups = [[stack[0]]]
    for i, space in enumerate(spaces):
        low, high = space.above.box.bottom, space.below.box.top
        lone = space.blank and high - low < SETTINGS.lone_line * size and not _in_run(spaces, i)
        header = spaces[i + 1].words if space.blank and i + 1 < len(spaces) else space.words
        since = _since(groups[-1][0], low, inside)
        if not any(one.around(Box(x0, low, x1, high)) for one in stripes) and (
            (lone and _begins_anew(space, page, held))
            or _is_other_header(header, held, groups[-1], stack[-1])
            or (
                _ends_table(space.words, x0, x1, size, since)
                and not fills_row(space.words, since, low, high, _room(groups[-1], since))
            )
            or _other_walls(groups[-1], space.below, x0, x1)
        ):
            groups.append([])
        groups[-1].append(space.below)
    return groups


def _since(border: Component, low: float, words: list[Word]) -> list[Word]:
    """The words from a group's first border down to `low`; all when none stands there."""
    return [w for w in words if border.box.top - TABLES.touching <= w.y_mid < low] or words


def _room(group: Sequence[Component], words: Sequence[Word]) -> float:
    """The space that texts leave to the borders of a group and to each other between two of them, points."""
    edges = sorted(y for part in group for y in (part.box.top, part.box.bottom))
    return max(padding(edges, words), leading_of(edges, words)) if len(edges) > 1 else 0.0


class _Space(NamedTuple):
    """What stands between two borders of one width.

    Attributes:
        above, below: the borders, each a single rule or a band.
        words: the words between them.
        blank: there is none, nor are the borders a double rule.
        band: the lower border is a band that holds words.
    """

    above: Component
    below: Component
    words: list[Word]
    blank: bool
    band: bool


def _spaces(stack: Sequence[Component], words: Sequence[Word]) -> list[_Space]:
    spaces = []
    placed = [(w.y_mid, w) for w in words]
    for above, below in pairwise(stack):
        high, low = above.box.bottom - TABLES.touching, below.box.top + TABLES.touching
        between = [w for y, w in placed if high <= y <= low]
        blank = not between and below.box.top - above.box.bottom > TABLES.join
        band = any(below.box.top < y < below.box.bottom for y, _ in placed)
        spaces.append(_Space(above, below, between, blank, band))
    return spaces


def _in_run(spaces: Sequence[_Space], i: int) -> bool:
    """Whether the space right above or below is blank as well."""
    after_blank = i > 0 and spaces[i - 1].blank and not spaces[i - 1].band
    before_blank = i + 1 < len(spaces) and spaces[i + 1].blank and not spaces[i].band
    return after_blank or before_blank


def _begins_anew(space: _Space, page: Page, words: Sequence[Word]) -> bool:
    """Whether several texts that are no amounts stand below a gap that is no row of a zebra.

    In a band they may stand below the first line of a label.
    """
    lines = lines_of(w for w in words if w.y_mid > space.below.box.top)
    band = [line for line in lines if line[0].y_mid < space.below.box.bottom]
    first = next((n for n, line in enumerate(band) if len(atoms(line)) > 1), 0)
    return several_names(lines[: first + 1]) and not _unshaded_row(space, page)


def several_names(lines: Sequence[Sequence[Word]]) -> bool:
    """Whether the lines hold several texts, as a header does, and no amount but years."""
    texts = [" ".join(w.text for w in atom.words) for line in lines for atom in atoms(line)]
    return len(texts) > 1 and not any(is_amount(text) and not is_year(text) for text in texts)


def _unshaded_row(space: _Space, page: Page) -> bool:
    """Whether the gap between two bands is as high as one of them and both have the same shade."""
    top, bottom = space.above.box.bottom, space.below.box.top
    ends = [f for f in page.fills if abs(f.box.bottom - top) < TABLES.touching]
    starts = [f for f in page.fills if abs(f.box.top - bottom) < TABLES.touching]
    heights = [f.box.height for f in [*ends, *starts]]
    alike = {f.color for f in ends} & {f.color for f in starts}
    return bool(alike) and any(abs(h - (bottom - top)) < TABLES.touching for h in heights)


def _is_other_header(between: list[Word], words: list[Word], group: list[Component], last: Component) -> bool:
    """Whether bold texts between two borders head other columns than those above stand in."""
    if not between or not all(w.bold for w in between) or any(p.vertical for p in group):
        return False
    lines = lines_of(between)
    texts = [" ".join(w.text for w in atom.words) for line in lines for atom in atoms(line)]
    names = max(len(atoms(line)) for line in lines)
    if len(lines) > SETTINGS.header_lines or names < SETTINGS.header_names or any(map(is_amount, texts)):
        return False
    top, bottom = between[0].top, last.box.bottom
    first, last_line = group[0].box.top - TABLES.touching, bottom + TABLES.touching
    above = [w for w in words if first <= w.y_mid < min(w.top for w in between)]
    below = [w for w in words if max(w.bottom for w in between) < w.y_mid <= last_line]
    if top > bottom or all(w.bold for w in above) or not below:
        return False
    return len(find_columns(lines_of(above))) != len(find_columns(lines_of(below)))


def _ends_table(words: list[Word], x0: float, x1: float, size: float, above: list[Word]) -> bool:
    lines = text_lines(words)
    captioned = any(ln.caption in caption_words() and len(ln.pieces) == 1 for ln in lines)
    noted = len(lines) > 2 and any(ln.note and len(ln.pieces) == 1 for ln in lines)
    return captioned or noted or is_prose(words, x0, x1, above) or _is_heading(words, size)


def _is_heading(words: list[Word], size: float) -> bool:
    """Whether larger text, or several lines that fill no columns, stands between two borders."""
    if any(w.size > SETTINGS.heading * size for w in words):
        return True
    lines = lines_of(words)
    return (
        len(lines) > 1
        and all(
            line[0].x0 - words[0].x0 < size
            and all(gap_between(a, b) < SETTINGS.one_text * a.size for a, b in pairwise(line))
            for line in lines
        )
        and any(b[0].top - a[0].bottom > 0.5 * size for a, b in pairwise(lines))
    )


def _other_walls(group: list[Component], part: Component, x0: float, x1: float) -> bool:
    """Whether the part's inner vertical borders stand elsewhere than those above."""
    ours = [e.pos for p in group for e in p.vertical if x0 + SETTINGS.side < e.pos < x1 - SETTINGS.side]
    theirs = [e.pos for e in part.vertical if x0 + SETTINGS.side < e.pos < x1 - SETTINGS.side]
    if not ours or not theirs:
        return False
    common = sum(any(abs(x - o) <= 2 * TABLES.snap for o in ours) for x in theirs)
    return common < SETTINGS.new_words * min(len(theirs), len(set(ours)))
