"""What labels say about rows: which lines begin one, and which go on the label above."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from vonextract.layout.model import Word
from vonextract.swedish.typography import fold
from vonextract.tables.alignment.broken_numbers import ends_open
from vonextract.tables.alignment.caption_words import closing_words, of_which_words
from vonextract.tables.alignment.corridors import Cut
from vonextract.tables.alignment.cut_lines import CutLine
from vonextract.tables.alignment.settings import SETTINGS


def labels_alone(lines: Sequence[CutLine]) -> Iterator[tuple[CutLine, CutLine]]:
    """The lines that are a label alone, each with the line below it."""
    return ((above, line) for above, line in itertools.pairwise(lines) if above.columns == {0})


def known_labels(lines: Sequence[CutLine]) -> set[int]:
    """The ids of the lines below a label alone that bear the label of another row: it is whole by itself.

    The other row stands below no label alone, or below another one.
    """
    over = {id(line): _text(above) for above, line in labels_alone(lines)}
    stood: dict[str, set[str]] = {}
    for line in lines:
        if line.numbers:
            stood.setdefault(_text(line), set()).add(over.get(id(line), ""))
    return {
        id(line)
        for line in lines
        if line.numbers
        and id(line) in over
        and 0 in line.columns
        and ("" in stood[_text(line)] or (len(stood[_text(line)]) > 1 and _begins_anew(line)))
    }


def named_groups(lines: Sequence[CutLine]) -> set[int]:
    """The ids of the lines that begin a name of a group, which ends with a colon, or the row below it."""
    found: set[int] = set()
    start: CutLine | None = None
    for above, line in labels_alone(lines):
        start = start if start and above.line.words[0].text[:1].islower() else above
        if above.line.words[-1].text.endswith(":"):
            found |= {id(start), id(line)} if start.line.words[0].text[:1].isupper() else set()
        if line.columns != {0}:
            start = None
    return found


def below_totals(lines: Sequence[CutLine]) -> set[int]:
    """The ids of the lines that are a label alone below a sum or result: the name of the group below.

    Not where the label of the sum is broken off, nor where both are in capitals, as a label of two lines is.
    """
    return {
        id(line)
        for above, line in itertools.pairwise(lines)
        if line.columns == {0}
        and above.numbers
        and (over := above.at(0)) is not None
        and closing_words().within(fold(_text(above)))
        and not ends_open(over)
        and _begins_anew(line)
        and not (_text(above).isupper() and _text(line).isupper())
    }


def below_bold_names(lines: Sequence[CutLine]) -> set[int]:
    """The ids of the lines with numbers and plain texts below a bold line without numbers: a group's name."""
    return {
        id(line)
        for above, line in itertools.pairwise(lines)
        if above.line.bold and not above.numbers and line.numbers and (shared := above.columns & line.columns)
        if not any(word.bold for column in shared if (cut := line.at(column)) for word in cut.words)
    }


def below_names_across(lines: Sequence[CutLine]) -> set[int]:
    """The ids of the lines that hold words in two columns where the line above is a text across both.

    Only a number may stand beside the end of a label that was longer than its column.
    """
    return {
        id(line)
        for above, line in itertools.pairwise(lines)
        if len(above.cuts) == 1
        and (across := above.cuts[0]).first < across.last
        and (start := line.at(across.first)) is not (end := line.at(across.last))
        and start is not None
        and end is not None
        and across.last not in line.numbers | line.figures
    }


def at_other_indents(lines: Sequence[CutLine]) -> set[int]:
    """The ids of the lines whose labels begin anew at another indent than the label above."""
    lefts = Counter(round(cut.words[0].x0 / SETTINGS.aligned) for line in lines if (cut := line.at(0)))
    found: set[int] = set()
    for above, line in itertools.pairwise(lines):
        over, under = above.at(0), line.at(0)
        if over is None or under is None or not _begins_anew(line):
            continue
        apart = abs(over.words[0].x0 - under.words[0].x0) > SETTINGS.flush_left * under.words[0].size
        known = min(lefts[round(cut.words[0].x0 / SETTINGS.aligned)] for cut in (over, under))
        if apart and known >= SETTINGS.indents:
            found.add(id(line))
    return found


def in_other_type(above: CutLine, line: CutLine) -> bool:
    """Whether the label of the line begins anew, in other type than the label above it."""
    under = line.at(0)
    return under is not None and under.words[0].text[:1].isupper() and in_type_of_its_own(above, line)


def in_type_of_its_own(above: CutLine, line: CutLine) -> bool:
    """Whether the labels of two lines are set in different type."""
    over, under = above.at(0), line.at(0)
    return over is not None and under is not None and other_type(over.words[-1], under.words[0])


def other_type(a: Word, b: Word) -> bool:
    """Whether two words are set in different weight, slant, colour or size."""
    apart = abs(a.size - b.size) > SETTINGS.same_type
    return apart or (a.bold, a.italic, a.color) != (b.bold, b.italic, b.color)


def begun_low(lines: Sequence[CutLine]) -> set[int]:
    """The ids of the lines with numbers whose labels begin in lower case, in the type of the line above.

    Not those that begin with a word for a part of the row above.
    """
    own = {id(line) for above, line in itertools.pairwise(lines) if in_type_of_its_own(above, line)}
    stated = (line for line in lines if line.numbers and 0 in line.columns)
    return {id(line) for line in stated if _low(line)} - own


def label_ends(lines: Sequence[CutLine]) -> set[int]:
    """The ids of the lines with numbers that begin in lower case below a label alone, as no other does."""
    low = begun_low(lines)
    stated = sum(bool(line.numbers) and 0 in line.columns for line in lines)
    rare = len(low) <= SETTINGS.low_labels * stated
    return low if rare and low <= {id(line) for _, line in labels_alone(lines)} else set()


def label_rests(lines: Sequence[CutLine]) -> set[int]:
    """The ids of the lines that are a label alone in lower case, where no row with numbers begins so."""
    if begun_low(lines):
        return set()
    return {
        id(line)
        for above, line in itertools.pairwise(lines)
        if line.columns == {0} and above.numbers and 0 in above.columns and _low(line)
    }


def name_rests(lines: Sequence[CutLine]) -> set[int]:
    """The ids of the lines that go on the name of a group in lower case, in the type that sets it apart.

    That is another than the type of the labels beside numbers.
    """
    labels = [line for line in lines if line.numbers and 0 in line.columns]
    return {
        id(line)
        for above, line in labels_alone(lines)
        if line.columns == {0}
        and _low(line)
        and not in_type_of_its_own(above, line)
        and line.line.baseline - above.line.baseline < SETTINGS.wrapped * line.line.size
        and labels
        and all(in_type_of_its_own(label, line) for label in labels)
    }


def around_numbers(lines: Sequence[CutLine]) -> set[int]:
    """The ids of the second and third of three lines that overlap: numbers between two lines of a label."""
    found: set[int] = set()
    for over, numbers, under, after in zip(lines, lines[1:], lines[2:], [*lines[3:], None], strict=False):
        label = over.columns == under.columns == {0} and 0 not in numbers.columns and bool(numbers.numbers)
        ends = after is None or 0 in after.columns or not _overlap(under, after)
        if label and ends and _overlap(over, numbers) and _overlap(numbers, under):
            found |= {id(numbers), id(under)}
    return found


def _begins_anew(line: CutLine) -> bool:
    """Whether a line begins with a capital letter or a figure."""
    first = line.line.words[0].text[:1]
    return first.isupper() or first.isdigit()


def _low(line: CutLine) -> bool:
    first = line.line.words[0].text
    return first[:1].islower() and not of_which_words().within(first)


def _overlap(above: CutLine, line: CutLine) -> bool:
    """Whether two lines stand too near for one to be the next line of the other."""
    return line.line.baseline - above.line.baseline < SETTINGS.least_step * line.line.size


def _text(line: CutLine) -> str:
    cut: Cut | None = line.at(0)
    return " ".join(w.text for w in cut.words) if cut is not None else ""
