"""Where a bare table may stand: runs of printed lines that leave the same corridors free."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from vonextract.layout.model import gap_between
from vonextract.swedish.tokens import is_year
from vonextract.tables.alignment.settings import SETTINGS as ALIGNMENT
from vonextract.tables.alignment.text_lines import Piece, TextLine
from vonextract.tables.bare.settings import SETTINGS
from vonextract.tables.edges import Edge
from vonextract.tables.settings import SETTINGS as TABLES

Stretch = tuple[float, float]


def tabular(line: TextLine) -> bool:
    """Whether the line alone looks like a row: several pieces, no list, note or contents entry."""
    return len(line.pieces) >= 2 and not (line.listed or line.contents_entry or _noted(line))


def _noted(line: TextLine) -> bool:
    return line.note and len(line.pieces) == 2 and not line.pieces[1].numeric


@dataclass(eq=False)
class _Run:
    """Lines that share corridors, and the stretches of x that their text covers."""

    lines: list[TextLine]
    covered: list[Stretch]
    pending: list[TextLine] = field(default_factory=list)

    @property
    def last(self) -> TextLine:
        return self.pending[-1] if self.pending else self.lines[-1]


def find_regions(lines: Sequence[TextLine], borders: Sequence[Edge] = ()) -> list[list[TextLine]]:
    """Runs of lines, top to bottom, each of which may be one table.

    Args:
        lines: the printed lines of a page or of one of its text columns, from the top.
        borders: horizontal borders drawn on the page; a table reaches to those that close it.
    """
    apart = _captions(lines)
    runs: list[_Run] = []
    run: _Run | None = None
    for line in lines:
        closed = id(line) in apart or _noted(line)
        if run is not None and not closed and _take(run, line):
            continue
        run = None
        if tabular(line) and not closed:
            run = _Run([line], _cover([], line.pieces, line.size))
            runs.append(run)
    parts = [_trim(part) for run in runs for whole in _split(run.lines) for part in _without_tail(whole)]
    free = [ln for ln in lines if id(ln) not in apart]
    taken = {id(ln) for part in parts for ln in part}
    found: list[list[TextLine]] = []
    for part in parts:
        if not part:
            continue
        whole = _to_borders(_lead_in(part, free, taken), free, taken, borders)
        whole = _with_last_groups(whole, lines)
        taken |= {id(ln) for ln in whole}
        if len(whole) >= 2 and sum(tabular(ln) for ln in whole) >= 2:
            found.append(whole)
    return found


def _captions(lines: Sequence[TextLine]) -> set[int]:
    """Identities of the lines of numbered captions."""
    found: set[int] = set()
    caption: TextLine | None = None
    for above, line in zip([None, *lines], lines, strict=False):
        if line.caption:
            caption = line
            found.add(id(line))
        elif caption is not None and above is not None and _continues(caption, above, line):
            found.add(id(line))
        else:
            caption = None
    return found


def _continues(caption: TextLine, above: TextLine, line: TextLine) -> bool:
    """Whether the line goes on a caption: close, in its letters, and hanging or alone."""
    first, last = line.words[0], above.words[-1]
    alike = (first.bold, first.italic) == (last.bold, last.italic) and abs(
        first.size - last.size
    ) < SETTINGS.same_type
    close = line.baseline - above.baseline < SETTINGS.caption_pitch * line.size
    hanging = any(abs(w.x0 - line.x0) < SETTINGS.edge for w in caption.words[1:4])
    return (
        alike
        and close
        and (hanging or (len(line.pieces) == 1 and len(caption.pieces) == 1 and not line.numbers))
    )


def _cover(covered: Sequence[Stretch], pieces: Sequence[Piece], size: float) -> list[Stretch]:
    """The covered stretches with the pieces added; stretches that nearly touch become one."""
    merged: list[Stretch] = []
    for a, b in sorted([*covered, *((p.x0, p.x1) for p in pieces)]):
        if merged and a <= merged[-1][1] + SETTINGS.merged * size:
            merged[-1] = (merged[-1][0], max(merged[-1][1], b))
        else:
            merged.append((a, b))
    return merged


def _take(run: _Run, line: TextLine) -> bool:
    """Add the line to the run if it goes with it; a spanning line waits for the next row."""
    if line.contents_entry or (not tabular(line) and line.size > SETTINGS.heading_size * run.last.size):
        return False
    gap = (line.top - run.last.bottom) / max(line.size, 1.0)
    pieces = _parted(line, run.covered) if len(line.pieces) > 1 else line.pieces
    new = _cover(run.covered, pieces, line.size)
    fits = len(new) >= max(2, SETTINGS.covered * len(run.covered))
    known = len(run.lines) > 2 and tabular(line) and len(new) == len(run.covered)
    if gap > ALIGNMENT.row_gap * (
        SETTINGS.known_gap if known else 1.0 if len(run.lines) > 1 else SETTINGS.first_gap
    ):
        return False
    if fits and (tabular(line) or len(new) >= len(run.covered)):
        run.lines += [*run.pending, line]
        run.pending = []
        run.covered = new
        return True
    width = (line.x1 - line.x0) / max(line.size, 1.0)
    if len(run.pending) < 2 and (width < ALIGNMENT.prose_width or line.bold) and not line.listed:
        run.pending.append(line)
        return True
    return False


def _parted(line: TextLine, covered: Sequence[Stretch]) -> list[Piece]:
    """The line's pieces, parted also at spaces that stand in a corridor of the lines before."""
    corridors = [(a[1], b[0]) for a, b in itertools.pairwise(covered)]
    found: list[Piece] = []
    for piece in line.pieces:
        run = [piece.words[0]]
        for left, right in itertools.pairwise(piece.words):
            wide = gap_between(left, right) > SETTINGS.tight_gap * line.size
            if wide and any(
                left.x1 < b and right.x0 > a and left.x0 < a and right.x1 > b for a, b in corridors
            ):
                found.append(Piece(run))
                run = []
            run.append(right)
        found.append(Piece(run))
    return found


def _trim(lines: list[TextLine]) -> list[TextLine]:
    """Without the lines at the end that only look like labels: headings, notes, paragraphs."""
    rows = [i for i, ln in enumerate(lines) if tabular(ln)]
    if not rows:
        return []
    last = rows[-1]
    kept = lines[rows[0] : last + 1]
    while len(kept) > 2 and kept[0].size > SETTINGS.heading_size * median(ln.size for ln in kept):
        kept = kept[1:]
    return kept + _wrapped(kept, lines[last + 1 :])


def _wrapped(kept: Sequence[TextLine], after: Sequence[TextLine]) -> list[TextLine]:
    """Of the lines after the last row, those that go on its cells."""
    left, pitch = min(ln.x0 for ln in kept), _pitch(kept)
    found: list[TextLine] = []
    for line in after:
        above = found[-1] if found else kept[-1]
        step = line.baseline - above.baseline
        tight = step < SETTINGS.prose_pitch * line.size or (
            step < SETTINGS.pitch_slack * pitch and _hangs(line, above)
        )
        inner = line.x0 > left + SETTINGS.inner_line * line.size
        wraps = line.words[0].text[:1].islower() and not line.note
        if not (tight and (inner or wraps)):
            break
        found.append(line)
    label = _label_rest(kept, after)
    return label if len(label) > len(found) else found


def _pitch(lines: Sequence[TextLine]) -> float:
    """The smallest step of the lines; 0 where there is none."""
    steps = (b.baseline - a.baseline for a, b in itertools.pairwise(lines))
    return min((step for step in steps if step > SETTINGS.least_step * lines[-1].size), default=0.0)


def _hangs(line: TextLine, above: TextLine) -> bool:
    """Whether each text of the line begins under one of the line above."""
    return all(any(abs(p.x0 - over.x0) < SETTINGS.edge for over in above.pieces) for p in line.pieces)


def _label_rest(kept: Sequence[TextLine], after: Sequence[TextLine]) -> list[TextLine]:
    """The block of lines set as tight as those in the cells, all of it under the first column's text."""
    covered: list[Stretch] = []
    for line in kept:
        covered = _cover(covered, line.pieces, line.size)
    pitch = _pitch([*kept, *after[:1]])
    if len(covered) < 2 or pitch > SETTINGS.table_pitch * kept[-1].size:
        return []
    block: list[TextLine] = []
    for line in after:
        above = block[-1] if block else kept[-1]
        if line.baseline - above.baseline > SETTINGS.pitch_slack * pitch:
            break
        block.append(line)
    first = kept[-1].pieces[0].words[0]
    under = all(
        len(ln.pieces) == 1
        and abs(ln.x0 - kept[-1].x0) < SETTINGS.edge
        and ln.x1 < covered[1][0] - 0.5 * ln.size
        and (ln.words[0].bold, ln.words[0].italic) == (first.bold, first.italic)
        and not (ln.note or ln.listed)
        for ln in block
    )
    return block if under else []


def _lead_in(members: list[TextLine], lines: Sequence[TextLine], taken: set[int]) -> list[TextLine]:
    """The run with the header lines above it that stand over its later columns and are not `taken`."""
    covered: list[Stretch] = []
    for line in members:
        covered = (
            _cover(covered, line.pieces, line.size)
            if len(_cover(covered, line.pieces, line.size)) > 1
            else covered
        )
    start = next(i for i, ln in enumerate(lines) if ln is members[0])
    whole = list(members)
    left, right = min(ln.x0 for ln in members), max(ln.x1 for ln in members)
    for line in reversed(lines[max(0, start - SETTINGS.headers_above) : start]):
        size = line.size
        near = whole[0].top - line.bottom < SETTINGS.head_near * size
        first = covered[0][1] if covered else left
        inner = (
            line.x0 > max(left + SETTINGS.inner_line * size, min(first, left + 0.5 * (right - left)))
            and line.x1 <= right + size
        )
        if id(line) in taken or not (near and inner) or line.listed:
            break
        whole.insert(0, line)
    return whole


def _to_borders(
    members: list[TextLine], lines: Sequence[TextLine], taken: set[int], borders: Sequence[Edge]
) -> list[TextLine]:
    """The run with the few lines, not `taken`, between it and the borders that close it above and below."""
    if not borders:
        return members
    left, right = min(ln.x0 for ln in members), max(ln.x1 for ln in members)
    size = members[0].size
    width = right - left
    closing = [
        e.pos
        for e in borders
        if min(e.hi, right) - max(e.lo, left) > SETTINGS.border_share * width
        and e.length < SETTINGS.border_long * width + 2 * size
    ]
    top, bottom = members[0].top, members[-1].bottom
    roof = max((y for y in closing if y < top + TABLES.touching), default=top)
    floor = min((y for y in closing if y > bottom - TABLES.touching), default=bottom)
    free = [ln for ln in lines if id(ln) not in taken and ln.x0 < right and ln.x1 > left]
    above = [ln for ln in free if roof < ln.baseline < top]
    below = [ln for ln in free if bottom < ln.baseline < floor]
    head = _close([members[0], *reversed(above)], size)
    tail = _close([members[-1], *below], size)
    whole = members
    if (
        0 < len(above) <= SETTINGS.header_lines
        and len(head) == len(above) + 1
        and above[0].top - roof < SETTINGS.border_near * size
    ):
        whole = [*above, *whole]
    if (
        0 < len(below) <= 2
        and len(tail) == len(below) + 1
        and floor - below[-1].bottom < SETTINGS.border_near * size
    ):
        whole = [*whole, *below]
    return whole


def _with_last_groups(members: list[TextLine], lines: Sequence[TextLine]) -> list[TextLine]:
    """The run with the names of groups that stand last on the page, parted from their rows by its end.

    They are set as the names of groups further up, and no further from the lines above.
    """
    if len(members) < SETTINGS.rows_grouped:
        return members
    start = next(i for i, ln in enumerate(lines) if ln is members[-1])
    after = lines[start + 1 :]
    left = min(ln.x0 for ln in members)
    groups = [
        ln for ln in members[1:] if ln.bold and len(ln.pieces) == 1 and ln.x0 - left < SETTINGS.flush_left
    ]
    if not groups or members[-1].bold or not 0 < len(after) <= SETTINGS.last_groups:
        return members
    widest = max(b.baseline - a.baseline for a, b in itertools.pairwise(members))
    for above, line in itertools.pairwise([members[-1], *after]):
        alike = line.bold and len(line.pieces) == 1 and abs(line.size - groups[0].size) < SETTINGS.group_size
        if (
            not alike
            or line.x0 - left > SETTINGS.flush_left
            or line.baseline - above.baseline > SETTINGS.group_pitch * widest
        ):
            return members
    return [*members, *after]


def _close(lines: Sequence[TextLine], size: float) -> list[TextLine]:
    """The first of the lines, and those after it that follow without a gap and are no note."""
    kept = list(lines[:1])
    for line in lines[1:]:
        gap = max(line.top - kept[-1].bottom, kept[-1].top - line.bottom)
        if gap > SETTINGS.below_gap * size or line.note or line.listed:
            break
        kept.append(line)
    return kept


def _split(lines: list[TextLine]) -> list[list[TextLine]]:
    """The run cut where another table begins: a heading or a new header after a wider gap."""
    if len(lines) < SETTINGS.several_lines:
        return [lines]
    steps = [b.baseline - a.baseline for a, b in itertools.pairwise(lines)]
    usual = median(steps)
    size = median(ln.size for ln in lines)
    mostly_bold = sum(ln.bold for ln in lines) > 0.5 * len(lines)
    parts: list[list[TextLine]] = [[lines[0]]]
    for i, line in enumerate(lines[1:], 1):
        wider = steps[i - 1] > SETTINGS.wider_step * usual and steps[i - 1] > SETTINGS.parting_step * size
        follows = lines[i + 1] if i + 1 < len(lines) else None
        heading = len(line.pieces) == 1 and (
            line.size > SETTINGS.larger_type * size
            or (line.bold and follows is not None and _header_like(follows) and _after_body(lines[:i]))
        )
        header = _header_like(line) and _after_body(parts[-1]) and line.bold and not mostly_bold
        other = header and steps[i - 1] > SETTINGS.header_step * usual and _misfits(parts[-1], line)
        if (other or (wider and (heading or header))) and len(parts[-1]) >= 2:
            parts.append([])
        parts[-1].append(line)
    return parts


def _without_tail(lines: list[TextLine]) -> list[list[TextLine]]:
    """The run, and apart from it the lines without numbers that follow its rows after a gap."""
    last = max((i for i, ln in enumerate(lines) if ln.numbers), default=-1)
    with_numbers = sum(ln.numbers > 0 for ln in lines[: last + 1])
    if last < 2 or last == len(lines) - 1 or with_numbers < SETTINGS.with_numbers * (last + 1):
        return [lines]
    usual = median(b.baseline - a.baseline for a, b in itertools.pairwise(lines[: last + 1]))
    for i in range(last + 1, len(lines)):
        if lines[i].baseline - lines[i - 1].baseline > SETTINGS.notes_step * usual:
            return [lines[:i], lines[i:]]
    return [lines]


def _misfits(lines: Sequence[TextLine], line: TextLine) -> bool:
    """Whether the line's pieces do not stand one to one over the columns of the lines."""
    covered: list[Stretch] = []
    for row in lines:
        covered = _cover(covered, row.pieces, row.size)
    over = [[i for i, (a, b) in enumerate(covered) if p.x0 < b and a < p.x1] for p in line.pieces]
    return any(len(hits) != 1 for hits in over) or len({h[0] for h in over}) < len(over)


def _header_like(line: TextLine) -> bool:
    """Several pieces and none a number, but for years."""
    return len(line.pieces) >= 2 and all(not p.numeric or is_year(p.text) for p in line.pieces)


def _after_body(lines: Sequence[TextLine]) -> bool:
    """Whether the lines hold data rows."""
    return any(
        not ln.bold or any(p.numeric and not is_year(p.text) for p in ln.pieces)
        for ln in lines[1:]
        if tabular(ln)
    )
