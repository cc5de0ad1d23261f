"""Printed lines into rows: which line goes on a cell, which begins a row."""

from __future__ import annotations

import itertools
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from statistics import median

from vonextract.tables.alignment.broken_numbers import (
    decimals_rest,
    ends_open,
    list_rest,
    number_rest,
    rests_limit,
    sign_rest,
    spread_rest,
)
from vonextract.tables.alignment.corridors import Column, Cut
from vonextract.tables.alignment.cut_lines import CutLine, had_room
from vonextract.tables.alignment.row_labels import (
    around_numbers,
    at_other_indents,
    begun_low,
    below_bold_names,
    below_names_across,
    below_totals,
    in_other_type,
    known_labels,
    label_ends,
    label_rests,
    name_rests,
    named_groups,
    other_type,
)
from vonextract.tables.alignment.settings import SETTINGS
from vonextract.tables.alignment.steps import parting_step


@dataclass(eq=False)
class Row:
    """The printed lines of one row.

    Attributes:
        lines: from the top.
        name: whether it is a text in the middle of the table, that names the rows below it.
        reach: how many rows the text in a column stands for, where it is more than this one.
    """

    lines: list[CutLine] = field(default_factory=list)
    name: bool = False
    reach: dict[int, int] = field(default_factory=dict)

    @property
    def top(self) -> float:
        """Upper edge of its text."""
        return min(ln.line.top for ln in self.lines)

    @property
    def bottom(self) -> float:
        """Lower edge of its text."""
        return max(ln.line.bottom for ln in self.lines)


def group_rows(
    lines: Sequence[CutLine], columns: Sequence[Column], rules: Sequence[float], whole: Set[int] = frozenset()
) -> list[Row]:
    """The body's lines grouped into rows, top to bottom.

    Args:
        lines: body lines, from the top.
        columns: the table's columns.
        rules: y of horizontal rules across the table: sure borders of rows.
        whole: the ids of lines that are surely of the row above.
    """
    if not lines:
        return []
    pitch, limit = pitches(lines)
    wrapping = _labels_wrap(lines, columns)
    ends = label_ends(lines)
    names = _group_names(lines, columns)
    signs = {id(above) for above, line in itertools.pairwise(lines) if sign_rest(above, line)}
    begin = names | signs | _numbered(lines) | known_labels(lines) | named_groups(lines)
    begin |= _labels_with_room(lines, columns) | _filled(lines, columns) | at_other_indents(lines)
    begin |= below_totals(lines) | below_bold_names(lines) | below_names_across(lines)
    within = around_numbers(lines) | name_rests(lines) | _rests(lines) | whole
    label_lines = label_rests(lines)
    rests = max(rests_limit(lines), limit if limit != float("inf") else 0.0)
    rows = [Row([lines[0]], name=id(lines[0]) in names)]
    for above, line in itertools.pairwise(lines):
        step = line.line.baseline - above.line.baseline
        apart = id(line) in begin or id(above) in names or _itemised(line)
        if id(line) in within:
            joined = True
        elif apart or any(above.line.baseline < y < line.line.baseline for y in rules):
            joined = False
        elif number_rest(above, line):
            joined = step < rests
        elif sign_rest(above, line) or (wrapping and line.columns == {0} and step < limit):
            joined = True
        elif id(line) in ends:
            joined = step < SETTINGS.wrapped * line.line.size
        else:
            near = id(line) in label_lines and step < SETTINGS.wrapped * line.line.size
            joined = near or _goes_on(rows[-1], line, columns, pitch, limit)
        if not joined:
            rows.append(Row(name=id(line) in names))
        rows[-1].lines.append(line)
    return rows


def _rests(lines: Sequence[CutLine]) -> set[int]:
    return {
        id(line)
        for above, line in itertools.pairwise(lines)
        if spread_rest(above, line) or list_rest(above, line) or decimals_rest(above, line)
    }


def _numbered(lines: Sequence[CutLine]) -> set[int]:
    """The ids of the lines that begin with the numbers of the rows: 1, 2, 3 in the first column."""
    found = [(line, cut.words) for line in lines if (cut := line.at(0)) is not None and len(cut.words) == 1]
    firsts = [(id(line), words[0].text.rstrip(".")) for line, words in found]
    numbers = [(place, int(text)) for place, text in firsts if text.isascii() and text.isdigit()]
    counted = len(numbers) > 2 and all(b == a + 1 for (_, a), (_, b) in itertools.pairwise(numbers))
    return {place for place, _ in numbers} if counted else set()


def _labels_with_room(lines: Sequence[CutLine], columns: Sequence[Column]) -> set[int]:
    """The ids of the lines with labels where several lines of texts in lower case had room in the line above.

    A text is broken where the next word has no room: what stands below room begins a text, in all such lines.
    One text of a row may be broken earlier, to keep its lines of one width.
    """
    labelled = [(a, b) for a, b in itertools.pairwise(lines) if 0 in a.columns and 0 in b.columns]
    low = [rooms for above, line in labelled if (rooms := _rooms(above, line, columns))]
    room = sum(map(all, low))
    return {id(line) for _, line in labelled} if room > 1 and room > SETTINGS.roomy * len(low) else set()


def _rooms(above: CutLine, line: CutLine, columns: Sequence[Column]) -> list[bool]:
    """Of each text of a line that begins in lower case, but its label, whether it had room above."""
    return [
        had_room(over, cut.words[0], columns[cut.last].x1)
        for cut in line.cuts
        if cut.first > 0 and cut.words[0].text[:1].islower() and (over := above.at(cut.first)) is not None
    ]


def _filled(lines: Sequence[CutLine], columns: Sequence[Column]) -> set[int]:
    """The ids of all lines where each fills all columns: a text that goes on leaves some of them empty."""
    if len(columns) == 2 and len(lines) < SETTINGS.filled_lines:
        return set()
    return {id(line) for line in lines} if all(len(line.columns) == len(columns) for line in lines) else set()


def _labels_in_other_type(lines: Sequence[CutLine]) -> set[int]:
    """The ids of the lines among numbers whose label begins anew, in other type than the label above it."""
    if 2 * sum(bool(line.numbers) for line in lines) < len(lines):
        return set()
    return {id(line) for above, line in itertools.pairwise(lines) if in_other_type(above, line)}


def _group_names(lines: Sequence[CutLine], columns: Sequence[Column]) -> set[int]:
    """The ids of the lines that are a text alone in the middle of the table, at no edge of a column."""
    several = [line for line in lines if len(line.cuts) > 1]
    return {
        id(line)
        for line in lines
        if _in_the_middle(line, columns) and not any(_flush(line.cuts[0], other) for other in several)
    }


def _in_the_middle(line: CutLine, columns: Sequence[Column]) -> bool:
    if len(line.cuts) != 1 or line.numbers or line.figures:
        return False
    x0, x1, slack = line.line.x0, line.line.x1, SETTINGS.middle * line.line.size
    middle = abs(x0 + x1 - columns[0].x0 - columns[-1].x1) < 2 * slack
    return middle and x0 > columns[0].x0 + slack


def _flush(cut: Cut, line: CutLine) -> bool:
    """Whether a text in the column of the cut keeps to its left edge, right edge or middle."""
    other = line.at(cut.first) if cut.first == cut.last else None
    if other is None:
        return False
    left, right = cut.words[0].x0 - other.words[0].x0, cut.words[-1].x1 - other.words[-1].x1
    return min(abs(left), abs(right), abs(left + right) / 2) < SETTINGS.aligned


def _itemised(line: CutLine) -> bool:
    """Whether a dash before its label makes a line of numbers an item: "-Vid årets början", "- Ekonomi"."""
    label = line.at(0)
    first = "".join(w.text for w in label.words) if label is not None and line.numbers else ""
    return first[:1] in ("-", "–") and first[1:2].isalpha()


def pitches(lines: Sequence[CutLine]) -> tuple[float, float]:
    """Distance of the lines in a cell, and the distance from which a row begins (inf: unknown)."""
    size = median(ln.line.size for ln in lines)
    begin = _labels_in_other_type(lines)
    rows, others = [], []
    for above, line in itertools.pairwise(lines):
        step = line.line.baseline - above.line.baseline
        if step < SETTINGS.least_step * size:
            continue
        if _both_state(above, line) and not number_rest(above, line) and not spread_rest(above, line):
            rows.append(step)
        elif above.columns & line.columns and id(line) not in begin:
            others.append(step)
    tight = min(others, default=0.0)
    if rows:
        closest = min(rows)
        if tight and closest > SETTINGS.tight_step * tight:
            return tight, (tight + closest) / 2
        return min(closest, tight or closest), float("inf")
    limit = parting_step(others)
    return tight, limit if limit > SETTINGS.wider * tight or _begins_texts(lines, limit) else float("inf")


def _begins_texts(lines: Sequence[CutLine], limit: float) -> bool:
    """Whether the lines that stand as far down as `limit` or further begin texts, hardly any going on one."""
    begun = gone_on = 0
    for above, line in itertools.pairwise(lines):
        if line.line.baseline - above.line.baseline > limit:
            starts = [cut.words[0].text[:1] for cut in line.cuts if cut.first in above.columns]
            gone_on += any(first.islower() for first in starts)
            begun += not any(first.islower() for first in starts)
    return begun > SETTINGS.begun * gone_on


def _goes_on(row: Row, line: CutLine, columns: Sequence[Column], pitch: float, limit: float) -> bool:
    """Whether the line belongs to the row above it."""
    above = row.lines[-1]
    step = line.line.baseline - above.line.baseline
    if any(_both_state(ln, line) or _crosses_numbers(ln, line) for ln in row.lines):
        return False
    if _says_again(above, line):
        return False
    if limit != float("inf"):
        return step < limit
    if step < SETTINGS.hanging_step * line.line.size:
        return True
    if pitch and step > SETTINGS.pitch_step * pitch:
        return False
    if _amid_sentences(row, line, pitch):
        return True
    if 0 not in line.columns:
        in_bold = above.line.bold and line.columns.isdisjoint(above.numbers)
        return bool(line.columns) and (in_bold or not line.line.bold)
    return _wraps(above, line, 0, columns)


def _both_state(above: CutLine, line: CutLine) -> bool:
    """Whether both lines hold a number in one column, or what begins with a figure in several."""
    return bool(above.numbers & line.numbers) or len(above.figures & line.figures) > 1


def _says_again(above: CutLine, line: CutLine) -> bool:
    """Whether both lines say one word behind their labels, alone or with figures, as no text that goes on."""
    pairs = [(over, cut) for cut in line.cuts if cut.first > 0 and (over := above.at(cut.first)) is not None]
    return 0 in line.columns and any(
        over.words[0].text == cut.words[0].text
        and (len(over.words) == len(cut.words) == 1 or (_states_figure(over) and _states_figure(cut)))
        for over, cut in pairs
    )


def _states_figure(cut: Cut) -> bool:
    """Whether a text begins with a word and holds a figure."""
    words = [w.text for w in cut.words]
    return words[0][:1].isalpha() and any(ch.isdigit() for text in words[1:] for ch in text)


def _crosses_numbers(above: CutLine, line: CutLine) -> bool:
    """Whether the line is a text alone under a number, and keeps to no edge or middle of it."""
    if len(line.cuts) != 1 or line.numbers or line.cuts[0].first not in above.numbers:
        return False
    over, under = above.at(line.cuts[0].first), line.cuts[0]
    if over is None:
        return False
    lo, hi, x0, x1 = over.words[0].x0, over.words[-1].x1, under.words[0].x0, under.words[-1].x1
    return min(abs(x0 - lo), abs(x1 - hi), abs(x0 + x1 - lo - hi) / 2) > SETTINGS.aligned


def told_apart(lines: Sequence[CutLine], rows: Sequence[Row]) -> bool:
    """Whether the rows are more than a guess: by wider steps, or a number of one column begins each."""
    first = [row.lines[0].numbers for row in rows]
    return pitches(lines)[1] != float("inf") or bool(first and set.intersection(*first))


def rests_of_numbers(rows: Sequence[Row]) -> set[int]:
    """The rows, by their index, that could be the rest of the numbers of the row above them."""
    return {
        index
        for index, (above, row) in enumerate(itertools.pairwise(rows), start=1)
        if number_rest(above.lines[-1], row.lines[0])
    }


def _amid_sentences(row: Row, line: CutLine, pitch: float) -> bool:
    """Whether most texts of the line go on sentences of the lines just above in their columns."""
    going = fresh = 0
    for cut in line.cuts:
        over = next((ln for ln in reversed(row.lines) if cut.first in ln.columns), None)
        near = over is not None and line.line.baseline - over.line.baseline < SETTINGS.pitch_step * (
            pitch or line.line.size
        )
        if cut.first > 0:
            goes_on = over is not None and near and _goes_on_sentence(over.at(cut.first), cut)
            going, fresh = going + goes_on, fresh + (not goes_on)
    return going > fresh


def _goes_on_sentence(over: Cut | None, cut: Cut) -> bool:
    """Whether a text in lower case stands below one of several words."""
    first = cut.words[0].text.lstrip("(")[:1]
    return over is not None and len(over.words) > 1 and first.islower()


def _wraps(above: CutLine, line: CutLine, column: int, columns: Sequence[Column]) -> bool:
    """Whether the text of the line goes on that of the line above: it was full, or broken off.

    Texts that both begin with a figure, such as days and numbers of accounts, are of two rows.
    """
    over, under = above.at(column), line.at(column)
    if over is None or under is None:
        return False
    if ends_open(over):
        return True
    first = under.words[0]
    bracketed = first.text[:1] == "(" and not line.numbers
    counted = first.text[:1].isdigit() and over.words[0].text[:1].isdigit()
    anew = counted or first.text[:1].isupper()
    return bracketed or not (anew or had_room(over, first, columns[column].x1))


def _step(above: CutLine, line: CutLine) -> float:
    return line.line.baseline - above.line.baseline


def _row_step(lines: Sequence[CutLine]) -> float:
    """How far apart lines with numbers in one column usually stand, one below the other; inf when none do."""
    steps = [_step(above, line) for above, line in itertools.pairwise(lines) if _both_state(above, line)]
    return median(steps) if steps else float("inf")


def _labels_wrap(lines: Sequence[CutLine], columns: Sequence[Column]) -> bool:
    """Whether each line that is a label alone had no room in the line close above, of the same type.

    Type is set on until a word does not fit; names of groups stand below labels of any length.
    Not where labels end at the height of their numbers, as broken ones in lower case show.
    """
    alone = [i for i, line in enumerate(lines) if i and line.columns == {0}]
    pairs = [(lines[i - 1].at(0), lines[i].cuts[0]) for i in alone]
    if any(_step(lines[i - 1], lines[i]) > SETTINGS.pitch_step * _row_step(lines) for i in alone):
        return False
    if not begun_low(lines).isdisjoint(id(lines[i + 1]) for i in alone if i + 1 < len(lines)):
        return False
    rooms = [columns[0].x1 - over.words[-1].x1 for over, _ in pairs if over is not None]
    return (
        len(pairs) > 1
        and max(rooms, default=0.0) > 1
        and all(
            over is not None
            and not other_type(over.words[-1], cut.words[0])
            and not had_room(over, cut.words[0], columns[0].x1)
            for over, cut in pairs
        )
    )
