"""Columns told by white space alone: corridors that nearly no line crosses.

A corridor between two columns is seen by sweeping over the extents of all words of a region.
Where columns stand only a space apart, the Swedish grouping of thousands decides: a space
followed by anything but exactly three digits cannot be inside a number.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from vonextract.layout.model import Word, gap_between
from vonextract.lazy import lazy
from vonextract.swedish.tokens import token
from vonextract.swedish.typography import DASHES
from vonextract.tables.alignment.settings import SETTINGS

Join = Literal["crossing", "text", "glue", "thousands", "break", "firm"]
_UNPARTED: frozenset[Join] = frozenset({"text", "glue"})
"""Words joined so stay together over a column border."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the extent of its text, and its borders with its neighbours (points)."""

    x0: float
    x1: float
    left: float
    right: float


@dataclass(slots=True, eq=False)
class Cut:
    """A run of words on one line and the columns it stands in, first to last."""

    first: int
    last: int
    words: list[Word]


@dataclass(slots=True, eq=False)
class _Text:
    x0: float
    x1: float
    first: Word
    last: Word


@dataclass(frozen=True, slots=True)
class _Place:
    """One line at a corridor: the gap there and the texts next to it, one where it crosses."""

    join: Join
    gap: float
    left: _Text
    right: _Text


class Printed:
    """A printed line as columns are looked for in it.

    Attributes:
        words: left to right, at least one.
    """

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words

    @lazy
    def texts(self) -> list[_Text]:
        """Its words as texts that no column parts."""
        return _texts(self.words)

    @lazy
    def joins(self) -> list[tuple[Join, float]]:
        """What the gap behind each text but the last says about a column border there, and its width."""
        pairs = [(a.last, b.first) for a, b in itertools.pairwise(self.texts)]
        return [(join_of(left, right), gap_between(left, right)) for left, right in pairs]

    @lazy
    def states_data(self) -> bool:
        """Whether a number that is no year stands apart in it."""
        return _states_data(self.words)


def find_columns(lines: Sequence[Sequence[Word]], separators: Sequence[float] = ()) -> list[Column]:
    """The columns that the lines of a table stand in, from left to right.

    Args:
        lines: the words of each printed line, left to right.
        separators: x of vertical rules or fill borders that are borders for certain.

    Returns:
        At least one column for lines with words; none for no words.
    """
    return columns_in([Printed(line) for line in lines if line], separators)


def columns_in(lines: Sequence[Printed], separators: Sequence[float] = ()) -> list[Column]:
    """The columns of lines that may have been looked at before; see `find_columns`."""
    if not lines:
        return []
    em = median([w.size for line in lines for w in line.words])
    first = next((i for i, line in enumerate(lines) if line.states_data), 0)
    everything = [line.texts for line in lines[first:]]
    x0 = min(t.x0 for line in everything for t in line)
    x1 = max(t.x1 for line in everything for t in line)
    body = _without_lone(lines[first:])
    texts = [t for line in body for t in line.texts]
    borders = [
        (x, x) for x in separators if x0 + SETTINGS.border_inset * em < x < x1 - SETTINGS.border_inset * em
    ]
    tolerance = max(1 if len(body) >= SETTINGS.many_lines else 0, int(SETTINGS.crossing * len(body)))
    coverage = list(_coverage(texts, x0, x1))
    for allowed in range(tolerance + 1):
        for a, b in _valleys(coverage, allowed):
            if any(
                a <= right + SETTINGS.border_slack * em and left <= b + SETTINGS.border_slack * em
                for left, right in borders
            ):
                continue
            if _parts(body, a, b, em, tolerance):
                borders.append((a, b))
    return _columns(sorted(borders), everything, x0, x1)


def _without_lone(lines: Sequence[Printed]) -> Sequence[Printed]:
    """The lines without those of one text, which may stand across columns, where these are the fewer.

    A text that ends before any line of several texts begins stands in a column of labels.
    """
    several = [line for line in lines if len(line.texts) > 1]
    if 2 * len(several) < len(lines) or not several:
        return lines
    left = min(line.texts[0].x0 for line in several)
    return [line for line in lines if len(line.texts) > 1 or line.texts[0].x1 < left]


def _states_data(line: Sequence[Word]) -> bool:
    """Whether a number that is no year stands apart in the line, after its first text."""
    return any(
        right.token.figure
        and right.token.kind != "year"
        and gap_between(left, right) > SETTINGS.space * right.size
        and (i + 2 == len(line) or join_of(right, line[i + 2]) != "text")
        for i, (left, right) in enumerate(itertools.pairwise(line))
    )


def _texts(line: Sequence[Word]) -> list[_Text]:
    """The line's words as texts that no column parts; what may be two numbers stays apart."""
    runs = [[line[0]]]
    for left, right in itertools.pairwise(line):
        if join_of(left, right) in {"text", "glue"}:
            runs[-1].append(right)
        else:
            runs.append([right])
    return [_Text(run[0].x0, max(w.x1 for w in run), run[0], run[-1]) for run in runs]


def _coverage(words: Sequence[_Text], x0: float, x1: float) -> Iterator[tuple[float, float, int]]:
    """Stretches of x and how many words stand over each."""
    events = sorted([(w.x0, 1) for w in words] + [(w.x1, -1) for w in words])
    depth, last = 0, x0
    for x, step in events:
        if x > last:
            yield last, min(x, x1), depth
            last = x
        depth += step


def _valleys(coverage: Sequence[tuple[float, float, int]], allowed: int) -> Iterator[tuple[float, float]]:
    """Widest stretches with at most `allowed` words over them, edges of the region left out."""
    start: float | None = None
    for a, b, depth in coverage[1:-1] if len(coverage) > 2 else []:
        if depth <= allowed:
            start = a if start is None else start
            end = b
        elif start is not None:
            yield start, end
            start = None
    if start is not None:
        yield start, end


def _parts(lines: Sequence[Printed], a: float, b: float, em: float, tolerance: int) -> bool:
    """Whether the white stretch a–b parts two columns."""
    width = (b - a) / em
    if width < SETTINGS.narrow:
        return False
    places = [p for line in lines if (p := _place(line, (a + b) / 2)) is not None]
    count = Counter(p.join for p in places)
    against = count["crossing"]
    proof = count["firm"] + count["break"]
    if against > tolerance or proof < 2 * against:
        return False
    if not places:
        return width >= SETTINGS.wide
    near = [p for p in places if p.left.x1 >= a - SETTINGS.corridor_near * em and p.join != "crossing"]
    if _are_thousands(near):
        return False
    if count["break"] >= 1 and count["break"] + count["firm"] >= 2:
        return True
    walled = sum(p.right.first.walled for p in places)
    if walled >= SETTINGS.flush_sides and 2 * walled > len(places):
        return True
    if width >= SETTINGS.wide:
        return count["firm"] >= 1
    widest = max(p.gap for p in places) / em
    if count["firm"] >= 2 and width >= SETTINGS.corridor_least and widest >= SETTINGS.corridor_wide:
        return True
    if count["firm"] >= SETTINGS.firm_lines and widest >= SETTINGS.corridor_firm:
        return True
    return not against and _flush_to_flush([p for p in places if p.join == "firm"], em)


def _are_thousands(places: Sequence[_Place]) -> bool:
    """Whether all gaps at a white stretch are spaces of numbers, but for those whose right text is far.

    What stands beyond these numbers is of another column, and says nothing of the stretch within them.
    """
    reach = max((p.right.x1 for p in places if p.join == "thousands"), default=0.0)
    level = [p.join for p in places if p.right.x0 <= reach]
    return bool(level) and set(level) == {"thousands"}


def _flush_to_flush(places: Sequence[_Place], em: float) -> bool:
    """Whether in line after line a text ends at one x and another begins at one; no marks of a list."""
    if len(places) < SETTINGS.flush_sides:
        return False
    ends, starts = [p.left.x1 for p in places], [p.right.x0 for p in places]
    level = max(max(ends) - min(ends), max(starts) - min(starts)) < SETTINGS.flush_left
    return level and max(p.left.x1 - p.left.x0 for p in places) > SETTINGS.mark_width * em


def _place(line: Printed, x: float) -> _Place | None:
    """What the line shows at x; None when it has no text on one of the sides."""
    texts = line.texts
    for i, text in enumerate(texts):
        if text.x0 < x < text.x1:
            return _Place("crossing", 0.0, text, text)
        if text.x0 >= x:
            return _Place(*line.joins[i - 1], texts[i - 1], text) if i else None
    return None


def join_of(left: Word, right: Word) -> Join:
    """What the gap between two neighbouring words of a line says about a column border there."""
    gap = gap_between(left, right) / max(left.size, right.size, 1.0)
    if right.walled or gap > 2 * SETTINGS.space:
        return "firm"
    before, after = left.token.figure, right.token.figure
    signed, behind_sign = token(right.text[:1]).kind == "sign", left.token.kind == "sign"
    said_of = before and (right.token.attached or right.text[:1] in "(±")
    if said_of or (behind_sign and after and not signed):
        return "glue"
    numbers, listed = before and after, left.text.endswith(",")
    if numbers and not listed and not (left.token.head and right.token.group):
        return "break"
    if gap > SETTINGS.space:
        return "firm"
    if numbers:
        return "glue" if listed else "thousands"
    if after and (left.text == "%" or (signed and (behind_sign or left.text[-1:].isdigit()))):
        return "break"
    return "text"


def _columns(
    borders: list[tuple[float, float]], body: Sequence[Sequence[_Text]], x0: float, x1: float
) -> list[Column]:
    cuts = [x0, *((a + b) / 2 for a, b in borders), x1]
    extents: list[list[float]] = [[] for _ in range(len(cuts) - 1)]
    for line in body:
        for text in line:
            place = bisect_right(cuts, (text.x0 + text.x1) / 2) - 1
            if (
                text.x0 >= cuts[place] - SETTINGS.cut_slack
                and text.x1 <= cuts[place + 1] + SETTINGS.cut_slack
            ):
                extents[place] += [text.x0, text.x1]
    return [
        Column(min(found, default=left), max(found, default=right), left, right)
        for found, left, right in zip(extents, cuts, cuts[1:], strict=False)
    ]


def cut_line(words: Sequence[Word], columns: Sequence[Column]) -> list[Cut]:
    """The words of a line as runs, each in one column or spanning several.

    Words that a mere space parts stay together over a border, unless both are numbers or the
    run begins anew at the left edge of every column that it reaches into.
    """
    return [part for cut in cut_at_spaces(words, columns) for part in _at_edges(cut, columns)]


def cut_at_spaces(words: Sequence[Word], columns: Sequence[Column]) -> list[Cut]:
    """The same where texts keep off the edges of columns, as drawn ones: words begin there by chance."""
    return _with_whole_numbers(_runs(words, columns))


def _with_whole_numbers(cuts: list[Cut]) -> list[Cut]:
    """The runs, a number that a border parts at a space between thousands whole behind it.

    Its first groups stand off what comes before them in their column, which is another number.
    """
    for left, right in itertools.pairwise(cuts):
        if join_of(left.words[-1], right.words[0]) != "thousands":
            continue
        joins = [join_of(a, b) for a, b in itertools.pairwise(left.words)]
        start = len(list(itertools.takewhile(lambda join: join == "thousands", reversed(joins))))
        first = len(left.words) - 1 - start
        if first > 0 and joins[first - 1] in {"firm", "break"}:
            right.words[:0] = left.words[first:]
            del left.words[first:]
    return cuts


def _at_edges(cut: Cut, columns: Sequence[Column]) -> list[Cut]:
    """The run parted where words begin at the left edges of its columns; whole when one has no such word."""
    if cut.first == cut.last:
        return [cut]
    starts = [0]
    for column in range(cut.first + 1, cut.last + 1):
        edge = columns[column].x0
        start = next((i for i, w in enumerate(cut.words) if abs(w.x0 - edge) < SETTINGS.flush_left), 0)
        if start <= starts[-1] or not (
            cut.words[start - 1].x1 < columns[column - 1].x1 + SETTINGS.flush_left
            or _exactly_at(cut.words[start], columns[column])
            or _fills(cut.words[start - 1], cut.words[start], columns[column])
        ):
            return [cut]
        starts.append(start)
    ends = [*starts[1:], len(cut.words)]
    return [
        Cut(column, column, cut.words[a:b])
        for column, a, b in zip(range(cut.first, cut.last + 1), starts, ends, strict=True)
    ]


def _exactly_at(word: Word, column: Column) -> bool:
    """Whether the word begins at the very edge of a column that holds wider texts."""
    return abs(word.x0 - column.x0) < SETTINGS.exact_left and word.x1 < column.x1 - SETTINGS.flush_left


def _fills(before: Word, word: Word, column: Column) -> bool:
    """Whether a word a space behind another is a number, no year, from edge to edge of a column."""
    number = word.token.figure and word.token.kind != "year"
    sides = abs(word.x0 - column.x0), abs(word.x1 - column.x1)
    apart = gap_between(before, word) > SETTINGS.narrow * word.size
    return number and apart and max(sides) < SETTINGS.flush_left


def _runs(words: Sequence[Word], columns: Sequence[Column]) -> list[Cut]:
    """The words as runs that spaces do not part."""
    cuts: list[Cut] = []
    for word in words:
        first, last = columns_of(word.x0, word.x1, columns)
        if cuts:
            before = cuts[-1]
            if first == last == before.first == before.last:
                before.words.append(word)
                continue
            unparted = join_of(before.words[-1], word) in _UNPARTED and not _is_dash_at_end(before, columns)
            if (
                not unparted
                and first == before.last > before.first
                and _are_names(before, word, columns[first])
            ):
                before.last = first - 1
            same = first == before.last and first == last
            together = same or first < before.last or unparted
            if together or (first == before.last and (before.first != before.last or first != last)):
                before.words.append(word)
                if last > before.last:
                    before.last = last
                continue
        cuts.append(Cut(first, last, [word]))
    return cuts


def _are_names(cut: Cut, word: Word, column: Column) -> bool:
    """Whether a word of letters over a border is followed by another, and ends before texts of the column."""
    last = cut.words[-1]
    letters = min(len(last.text), len(word.text)) > 1 and last.text.isalpha() and word.text.isalpha()
    return letters and last.x1 < column.x0


def _is_dash_at_end(cut: Cut, columns: Sequence[Column]) -> bool:
    """Whether a run is a dash that ends where the texts of its column do: it is an empty cell, no minus."""
    column, sign = columns[cut.last], cut.words[-1]
    alone = len(cut.words) == 1 and sign.text in DASHES and column.x1 - column.x0 > 2 * (sign.x1 - sign.x0)
    return alone and cut.first == cut.last and abs(sign.x1 - column.x1) < SETTINGS.aligned


def columns_of(x0: float, x1: float, columns: Sequence[Column]) -> tuple[int, int]:
    """First and last column that the stretch x0–x1 stands over, small overlaps ignored.

    Args:
        x0: left edge, points.
        x1: right edge, points.
        columns: the columns.
    """
    mid = (x0 + x1) / 2
    home = 0
    while home < len(columns) - 1 and mid > columns[home].right:
        home += 1
    first = last = home
    if columns[home].left <= x0 and x1 <= columns[home].right:
        return home, home
    while first > 0 and columns[first].left - x0 > SETTINGS.column_slack * min(
        x1 - x0, columns[first - 1].x1 - columns[first - 1].x0
    ):
        first -= 1
    while last < len(columns) - 1 and x1 - columns[last].right > SETTINGS.column_slack * min(
        x1 - x0, columns[last + 1].x1 - columns[last + 1].x0
    ):
        last += 1
    return first, last
