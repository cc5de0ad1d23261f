"""Lines to paragraphs and list items: where one ends and the next begins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from vonextract.flow.blocks import FlowBlock
from vonextract.flow.settings import SETTINGS
from vonextract.layout.lists import follows, is_bullet, is_dash, is_enumerator
from vonextract.layout.printed import FlowLine, Style

_STOPS = (".", "!", "?", ":", ";", "”", '"')


class Typography:
    """What is usual in a document: its body style and the distance between the lines of each size.

    Attributes:
        size: of most letters.
        bold: whether most letters are.
    """

    def __init__(self, lines: Sequence[FlowLine], printed: float = 0.0) -> None:
        """Count the lines.

        Args:
            lines: outside of tables. A few in larger type are titles, and no body.
            printed: the size of most letters, those in tables among them.
        """
        letters: Counter[tuple[float, bool, bool, int]] = Counter()
        pitches: dict[float, Counter[float]] = defaultdict(Counter)
        edges: Counter[float] = Counter()
        for line in lines:
            style = line.style
            edges[round(line.box.x0)] += 1
            letters[style.size, style.bold, style.italic, style.color] += len(line.text)
            if SETTINGS.least_pitch * style.size < line.pitch < SETTINGS.most_pitch * style.size:
                pitches[style.size][round(line.pitch * 2) / 2] += 1
        body = letters.most_common(1)[0][0] if letters else (SETTINGS.body_size, False, False, 0)
        if 0 < printed < body[0] - SETTINGS.size_step and letters.total() <= SETTINGS.titles_alone:
            body = (printed, False, False, body[3])
        self.size, self.bold, self.italic, self.color = body
        self._edges = {x for x, n in edges.items() if n >= SETTINGS.edge_lines * len(lines)}
        self._pitch = {size: _usual(found) for size, found in pitches.items()}

    def begins_at(self, x: float) -> bool:
        """Whether many lines of the document begin there."""
        return not {round(x) - 1, round(x), round(x) + 1}.isdisjoint(self._edges)

    def pitch(self, size: float) -> float:
        """The usual distance between lines of this size."""
        if size in self._pitch:
            return self._pitch[size]
        body = self._pitch.get(self.size, SETTINGS.usual_pitch * self.size)
        return body * size / self.size


def _usual(found: Counter[float]) -> float:
    """The smallest distance that a good share of the lines keep."""
    most = max(found.values())
    return min(pitch for pitch, n in found.items() if n >= SETTINGS.pitch_lines * most)


def paragraphs(lines: Sequence[FlowLine], usual: Typography) -> list[FlowBlock]:
    """One page's lines as paragraphs and list items, in reading order."""
    blocks: list[FlowBlock] = []
    counted = _counted(lines)
    _set_reach(lines)
    for i, line in enumerate(lines):
        last = blocks[-1] if blocks else None
        below = lines[i + 1] if i + 1 < len(lines) else None
        label_words = _label(line, last, id(line) in counted, below, usual)
        if label_words:
            label = " ".join(w.text for w in line.words[:label_words])
            blocks.append(FlowBlock("list_item", [line], label, line.depth, label_words))
        elif last is None or _begins(line, last, usual):
            tagged_item = line.role == "LI" and not (last and last.lines[-1].tag == line.tag)
            blocks.append(FlowBlock("list_item" if tagged_item else "text", [line], None, line.depth))
        else:
            last.lines.append(line)
    _set_levels(blocks)
    return blocks


def _set_reach(lines: Sequence[FlowLine]) -> None:
    """How far right lines go: those that begin at the same place, or all of a column when they are few."""
    alike: dict[tuple[tuple[float, float], int], list[float]] = defaultdict(list)
    for line in lines:
        alike[line.column, round(line.box.x0)].append(line.box.x1)
    reach = {place: max(ends) for place, ends in alike.items() if len(ends) >= SETTINGS.reach_lines}
    widest: dict[tuple[float, float], float] = {}
    for (column, _), end in reach.items():
        widest[column] = max(widest.get(column, 0.0), end)
    for line in lines:
        usual = widest.get(line.column, line.column[1])
        line.reach = reach.get((line.column, round(line.box.x0)), usual)


def _counted(lines: Sequence[FlowLine]) -> set[int]:
    """Identities of lines whose numbers or letters count on from one another, at one indent."""
    open_at: dict[int, FlowLine] = {}
    found: set[int] = set()
    for line in lines:
        first = line.words[0]
        if not is_enumerator(first.text):
            continue
        for x in (round(first.x0) - 1, round(first.x0), round(first.x0) + 1):
            previous = open_at.get(x)
            if previous and follows(previous.words[0].text, first.text):
                found |= {id(previous), id(line)}
        open_at[round(first.x0)] = line
    return found


def _label(
    line: FlowLine, last: FlowBlock | None, counted: bool, below: FlowLine | None, usual: Typography
) -> int:
    """How many words at the line's start are a list label; 0 for none."""
    if len(line.words) < 2 or line.role.startswith("H"):
        return 0
    first, second = line.words[0], line.words[1]
    if is_bullet(first.text) and (first.text != "o" or second.x0 - first.x1 > 0.5 * first.size):
        return 1
    begins = last is None or line.tag != last.lines[-1].tag or not line.tag
    if not begins:
        return 0
    if line.role == "LI" and (is_dash(first.text) or is_enumerator(first.text)):
        return 1
    hanging = (
        below is not None
        and abs(below.words[0].x0 - second.x0) < SETTINGS.same_edge
        and second.x0 - first.x0 > SETTINGS.hanging * first.size
    )
    after = last is None or last.kind == "list_item" or line.pitch == 0 or _ends(last, line, usual)
    if is_dash(first.text):
        return int(after and second.text[0].isalpha())
    if is_enumerator(first.text) and (counted or not first.bold):
        wide = second.x0 - first.x1 > 0.5 * first.size
        return int(after and (hanging or wide or counted))
    return 0


def _ends(last: FlowBlock, line: FlowLine, usual: Typography) -> bool:
    """Whether a block may well end where `line` begins."""
    previous = last.lines[-1]
    return (
        previous.text.endswith(_STOPS)
        or line.pitch > SETTINGS.ends_gap * usual.pitch(line.style.size)
        or previous.box.x1
        < previous.column[1] - SETTINGS.ends_short * (previous.column[1] - previous.column[0])
    )


def _begins(line: FlowLine, last: FlowBlock, usual: Typography) -> bool:
    """Whether the line begins a new block after `last`."""
    above = last.lines[-1]
    a, b = above.style, line.style
    step = SETTINGS.heading_step if _set_apart(a, usual) and _set_apart(b, usual) else SETTINGS.size_step
    if line.pitch <= 0 or abs(a.size - b.size) > step or line.words[0].angle != above.words[0].angle:
        return True
    gap = line.pitch / usual.pitch(max(a.size, b.size))
    if line.tag and above.tag:
        if line.role.startswith("H") and a == b and line.text[0].islower():
            return line.pitch > SETTINGS.heading_pitch * b.size
        return line.tag != above.tag or gap > SETTINGS.most_pitch
    if (
        a == b
        and (b.bold or b.size > usual.size + SETTINGS.size_step)
        and len(last.lines) < SETTINGS.heading_lines
    ):
        goes_on = line.text[0].islower() and not above.text.endswith(_STOPS)
        loose = line.pitch > (SETTINGS.loose_pitch if goes_on else SETTINGS.heading_pitch) * b.size
        return loose or (_short(above) and line.text[0].isupper() and gap > SETTINGS.paragraph_gap)
    if gap > SETTINGS.paragraph_gap or a.bold != b.bold:
        return True
    if last.kind == "list_item":
        return _leaves_item(line, last) or _fits(line, above)
    return _indented(line, last) or _fits(line, above)


def _set_apart(style: Style, usual: Typography) -> bool:
    """Whether a line is set as headings are: larger or bolder than the body."""
    return style.size > usual.size + SETTINGS.size_step or (style.bold and not usual.bold)


def _short(line: FlowLine) -> bool:
    """Whether the line fills less than half of its column."""
    return line.box.width < 0.5 * (line.column[1] - line.column[0])


def _leaves_item(line: FlowLine, item: FlowBlock) -> bool:
    """Whether the line stands to the left of a list item's text, or under its label after hanging lines."""
    start = item.lines[0].words[item.label_words].x0 if len(item.lines[0].words) > item.label_words else 0.0
    x0, label = line.box.x0, item.lines[0].box.x0
    hangs = len(item.lines) > 1 and abs(item.lines[1].box.x0 - start) < SETTINGS.out_of_item
    return x0 < label - SETTINGS.out_of_item or (hangs and x0 < start - SETTINGS.out_of_item)


def _fits(line: FlowLine, above: FlowLine) -> bool:
    """Whether the line's first word would have had room on the line above: then that one was broken off."""
    if above.text.endswith("-"):
        return False
    room = above.reach - above.box.x1
    return room > line.words[0].box.width + SETTINGS.fit_slack * line.style.size + SETTINGS.ragged * (
        above.column[1] - above.column[0]
    )


def _indented(line: FlowLine, last: FlowBlock) -> bool:
    """Whether the line is a paragraph's indented first line."""
    size = line.style.size
    shift = line.box.x0 - last.lines[-1].box.x0
    if len(last.lines) == 1 and shift < 0:
        return False
    return SETTINGS.indent * size < shift < SETTINGS.max_indent * size and last.lines[-1].text.endswith(
        _STOPS
    )


def _set_levels(blocks: Sequence[FlowBlock]) -> None:
    """Nesting depth by indentation, within runs of list items; what the tags say goes first."""
    stack: list[float] = []
    for block in blocks:
        if block.kind != "list_item":
            if block.lines[0].box.x0 < (stack[-1] if stack else 0.0):
                stack = []
            continue
        x0 = block.lines[0].box.x0
        while stack and x0 < stack[-1] - SETTINGS.level_indent:
            stack.pop()
        if not stack or x0 > stack[-1] + SETTINGS.level_indent:
            stack.append(x0)
        block.level = block.level or len(stack)


def continues(last: FlowBlock, block: FlowBlock) -> bool:
    """Whether `block`, first in its column or on its page, carries on `last`."""
    if last.kind not in ("text", "list_item") or block.kind != "text":
        return False
    a, b = last.lines[-1].style, block.lines[0].style
    if abs(a.size - b.size) > SETTINGS.same_style or a.bold != b.bold or a.italic != b.italic:
        return False
    end, start = last.lines[-1].text, block.lines[0].text
    if end.endswith(_STOPS) or block.lines[0].role.startswith("H"):
        return False
    if start[0].islower() or end.endswith("-"):
        return True
    return not _fits(block.lines[0], last.lines[-1]) and len(last.lines) > 1 and not a.bold
