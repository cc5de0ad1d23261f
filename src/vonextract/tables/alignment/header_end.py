"""How many lines at the top of a table are header: by type, borders, steps and the first numbers."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from vonextract.swedish.column_numbers import counted, counts_columns
from vonextract.swedish.tokens import is_year
from vonextract.swedish.units import name_unit
from vonextract.tables.alignment.body_rows import pitches
from vonextract.tables.alignment.corridors import Cut
from vonextract.tables.alignment.cut_lines import CutLine, had_room, is_value
from vonextract.tables.alignment.settings import SETTINGS
from vonextract.tables.alignment.steps import parting_step
from vonextract.tables.alignment.text_lines import TextLine


def header_lines(lines: Sequence[CutLine], rules: Sequence[float]) -> int:
    """How many lines at the top are header; none when they name less than half of the columns below."""
    head = _header_end(lines, rules)
    while head > 1 and _names_panel(lines[head - 1], lines[head:]):
        head -= 1
    unit = max((n for n, line in enumerate(lines[: SETTINGS.head_lines]) if _names_unit(line)), default=-1)
    head = max(head, unit + 1)
    named = {c for line in lines[:head] for c in line.columns}
    filled = {c for line in lines[head:] for c in line.columns}
    return head if len(named) >= 0.5 * len(filled) else 0


def _names_panel(line: CutLine, below: Sequence[CutLine]) -> bool:
    """Whether the line is a text alone above rows of numbers, and one alike comes again between them."""
    if len(line.line.pieces) > 1 or 2 * sum(bool(other.numbers) for other in below) < len(below):
        return False
    return any(
        len(other.line.pieces) == 1 and not other.numbers and _alike(line.line, other.line) for other in below
    )


def _names_unit(line: CutLine) -> bool:
    """Whether a line without a label says what the amounts below it are in: "1 000 kr", "1 000 kr"."""
    return 0 not in line.columns and name_unit([" ".join(w.text for w in cut.words) for cut in line.cuts])


def _alike(a: TextLine, b: TextLine) -> bool:
    """Whether two lines are of one type and have one left edge or one middle."""
    aligned = abs(a.x0 - b.x0) < SETTINGS.aligned or abs(a.box.x_mid - b.box.x_mid) < SETTINGS.aligned
    return aligned and a.bold == b.bold and abs(a.size - b.size) < SETTINGS.same_size


def _header_end(lines: Sequence[CutLine], rules: Sequence[float]) -> int:
    """How many lines at the top are bold or before a rule, and without numbers but years."""
    framed = _framed(lines, rules)
    if framed:
        return _without_groups(lines, framed)
    first = _first_data(lines, rules)
    if first > max(SETTINGS.head_lines, len(lines) - first):
        first = len(lines)
    bold = next((i for i, ln in enumerate(lines) if not ln.line.bold), len(lines))
    if 0 < bold < len(lines):
        bold = _to_border(lines, rules, _above_names(lines, rules, bold), first)
        bold += bold < first and _names_below_spans(lines[bold - 1], lines[bold])
        exact = any(_exact(line) for line in lines[:bold])
        return _without_groups(lines, bold if bold <= first or (first == 0 and not exact) else first)
    ruled = [
        above for y in rules if 0 < (above := sum(ln.line.baseline < y for ln in lines)) <= max(first, 1)
    ]
    if first == len(lines):
        return _closed(lines, rules) or _first_block(lines)
    if ruled and max(ruled) < len(lines):
        return _without_groups(lines, max(ruled))
    _, limit = pitches(lines)
    while first > 1 and lines[first].line.baseline - lines[first - 1].line.baseline < min(
        limit, SETTINGS.wrapped * lines[first].line.size
    ):
        if limit == float("inf") and lines[first - 1].columns != {0}:
            break
        first -= 1
    return _without_groups(lines, first)


def _names_below_spans(above: CutLine, line: CutLine) -> bool:
    """Whether a line says nothing but names of the columns that texts of the line above span."""
    spanned = {c for cut in above.cuts if cut.first < cut.last for c in range(cut.first, cut.last + 1)}
    return len(line.cuts) > 1 and line.columns <= spanned and all(cut.first == cut.last for cut in line.cuts)


def _above_names(lines: Sequence[CutLine], rules: Sequence[float], bold: int) -> int:
    """The end of the bold lines, or the border among them below which each fills fewer columns than above."""
    inner = [n for y in rules if 0 < (n := sum(ln.line.baseline < y for ln in lines)) < bold]
    head = max(inner, default=bold)
    fewer = all(len(line.columns) < len(lines[head - 1].columns) for line in lines[head:bold])
    return head if fewer else bold


def _to_border(lines: Sequence[CutLine], rules: Sequence[float], bold: int, first: int) -> int:
    """The end of the bold lines, or of those below them down to a border, below which numbers begin."""
    end = min((n for y in rules if (n := sum(ln.line.baseline < y for ln in lines)) >= bold), default=bold)
    return end if bold < end == first else bold


def _framed(lines: Sequence[CutLine], rules: Sequence[float]) -> int:
    """How many lines stand between the first two of three rules: above, below the header, and at the end.

    Such a header may say "per 100,000" or "2024/2025" where a body begins with numbers.
    """
    above = sorted({sum(ln.line.baseline < y for ln in lines) for y in rules})
    head = above[1] if len(above) == 3 and above[0] == 0 and above[2] == len(lines) else 0
    named = head and any(cut.first > 0 and not is_value(cut.words) for cut in lines[head - 1].cuts)
    return head if named and 2 * head <= len(lines) else 0


def _closed(lines: Sequence[CutLine], rules: Sequence[float]) -> int:
    """How many lines of a table of texts the first border ends: one below another on top, or a lone one.

    The first edge of bands behind every other row may stand further down.
    """
    above = sorted({sum(ln.line.baseline < y for ln in lines) for y in rules} - {len(lines)})
    head = above[1] if len(above) > 1 and above[0] == 0 else above[0] if len(above) == 1 else 0
    return head if 2 * head <= len(lines) else 0


def _exact(line: CutLine) -> bool:
    """Whether it holds numbers as no header does: with decimals, thousands, a per cent sign."""
    texts = (" ".join(w.text for w in cut.words) for cut in line.cuts if cut.first in line.numbers)
    return any(re.search(r"\d[,.\s]\d|\d\s?%|±", text) for text in texts)


def _without_groups(lines: Sequence[CutLine], head: int) -> int:
    """The header without the group rows at its end: labels alone, after a wider step or room."""
    steps = [b.line.baseline - a.line.baseline for a, b in itertools.pairwise(lines[:head])]
    named = max((i for i in range(head) if lines[i].columns != {0}), default=head - 1)
    limit = parting_step(steps) if len(steps) > 1 else SETTINGS.alone_step * lines[0].line.size
    width = max((cut.words[-1].x1 for line in lines if (cut := line.at(0))), default=0.0)
    groups = (
        i + 1
        for i in range(named, head - 1)
        if steps[i] > limit or _begins(lines[: i + 1], lines[i + 1], width)
    )
    return next(groups, head)


def _begins(above: Sequence[CutLine], line: CutLine, right: float) -> bool:
    """Whether a label begins anew: it had room in the line above, where labels go as far as `right`.

    Or a line without a label stands between it and the one above.
    """
    over, under = above[-1].at(0), line.at(0)
    if under is None or under.words[0].text[:1].islower():
        return False
    if over is None:
        return any(0 in other.columns for other in above)
    return had_room(over, under.words[0], right)


def _first_data(lines: Sequence[CutLine], rules: Sequence[float]) -> int:
    """The first line with numbers but years and those that count columns; past the end without one."""
    closed = {sum(ln.line.baseline < y for ln in lines) - 1 for y in rules}
    years = {i for at in range(len(lines) - 1) if _break_years(*lines[at : at + 2]) for i in (at, at + 1)}
    for i, line in enumerate(lines):
        if _has_data(line) and i not in years and not _counts(line, closed=i in closed):
            return i
    return len(lines)


def _break_years(above: CutLine, line: CutLine) -> bool:
    """Whether a line goes on the years that the line above breaks off in several columns: "201" over "4".

    Not where both have labels, as rows do.
    """
    if 0 in above.columns & line.columns:
        return False
    pairs = [(above.at(column), line.at(column)) for column in above.numbers]
    years = [over and under and is_year(_joined(over) + _joined(under)) for over, under in pairs]
    return len(years) > 1 and all(years)


def _joined(cut: Cut) -> str:
    return "".join(word.text for word in cut.words)


def _counts(line: CutLine, *, closed: bool) -> bool:
    """Whether all numbers of a line count columns; those above a border may begin with any number."""
    texts = [" ".join(w.text for w in cut.words) for cut in line.cuts if cut.first in line.numbers]
    return counts_columns(texts, whole=False) or (closed and len(counted(texts)) >= SETTINGS.counted_columns)


def _has_data(line: CutLine) -> bool:
    values = [cut for cut in line.cuts if cut.first in line.numbers]
    return any(not _are_years(cut) for cut in values)


def _are_years(cut: Cut) -> bool:
    """Whether a text is a year, or several that no column parts yet."""
    return is_year(" ".join(w.text for w in cut.words)) or all(is_year(w.text) for w in cut.words)


def _first_block(lines: Sequence[CutLine]) -> int:
    """Of a table of texts: the lines before the first gap wider than the narrowest."""
    steps = [b.line.baseline - a.line.baseline for a, b in itertools.pairwise(lines)]
    limit = parting_step(s for s in steps if s > SETTINGS.least_step * lines[0].line.size)
    return next((i + 1 for i, s in enumerate(steps) if s > limit), 1)
