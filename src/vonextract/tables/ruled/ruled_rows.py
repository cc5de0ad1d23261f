"""Rows told apart by their numbers where no rule parts them."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from vonextract.layout.model import Word, around
from vonextract.swedish.tokens import is_year
from vonextract.swedish.typography import fold
from vonextract.tables.alignment.broken_numbers import GOES_ON, number_rest
from vonextract.tables.alignment.caption_words import of_which_words, total_words
from vonextract.tables.alignment.corridors import Column
from vonextract.tables.alignment.cut_lines import cut_lines
from vonextract.tables.alignment.text_lines import text_lines
from vonextract.tables.grid import by_row, lines_of
from vonextract.tables.roles import is_amount
from vonextract.tables.ruled.settings import SETTINGS
from vonextract.tables.settings import SETTINGS as TABLES
from vonextract.tables.word_groups import is_number

_GROUPS = re.compile(r"\d{3}(?:\s\d{3})*")


class _Line(NamedTuple):
    """A printed line: where it stands, and whether it goes on the label of the one above."""

    top: float
    bottom: float
    goes_on: bool


def split_rows(words: Sequence[Word], xs: Sequence[float], top: float, bottom: float) -> list[float]:
    """Row edges inside a band that holds several rows of numbers.

    A band is parted only when some column holds nothing but numbers, at least two of them, or several
    below their name beside labels, and a line of another column stands at the height of each; or when the
    label has a line in other type above the line at which all numbers stand, or one below them that begins
    anew under a sum or is bold: the name of a group.

    Args:
        words: the words between `top` and `bottom`.
        xs: column edges.
        top: upper edge of the band.
        bottom: lower edge of the band.

    Returns:
        The inner edges, ascending; empty when the band is one row.
    """
    edges = _between_numbers(words, xs)
    bands = by_row(words, sorted([top, *edges, bottom]))
    groups = [y for band in bands for y in (*_below_group(band, xs), *_below_row(band, xs))]
    groups += [y for band in bands for y in _below_name(band, xs)] if edges else []
    first, last = top + SETTINGS.least_row, bottom - SETTINGS.least_row
    return [y for y in sorted({*edges, *groups}) if first < y < last]


def _columns(words: Sequence[Word], xs: Sequence[float]) -> dict[int, list[Word]]:
    columns: dict[int, list[Word]] = {}
    for word in words:
        columns.setdefault(bisect_right(xs, (word.x0 + word.x1) / 2), []).append(word)
    return columns


def _between_numbers(words: Sequence[Word], xs: Sequence[float]) -> list[float]:
    """The edges between several lines of numbers that two columns agree on."""
    columns = _columns(words, xs)
    heights = [height for height in _number_heights(columns) if not _are_rests(columns, height)]
    if len(heights) < 2:
        return []
    labels = {id(word) for word in columns[min(columns)]}
    lines = [_Line(around(line).top, around(line).bottom, _goes_on(line, labels)) for line in lines_of(words)]
    rests = _rests(words, xs)
    return [
        _edge_between(lines, above, below)
        for above, below in itertools.pairwise(heights)
        if not _has_near(rests, below, SETTINGS.same_height * words[0].size)
    ]


def _rests(words: Sequence[Word], xs: Sequence[float]) -> list[float]:
    """Middle heights of the lines that go on numbers broken between thousands and their labels, ascending.

    Groups without a label may be a sum of what stands above.
    """
    columns = [Column(a, b, a, b) for a, b in itertools.pairwise(xs)]
    lines = itertools.pairwise(cut_lines(text_lines(words), columns))
    return [line.line.box.y_mid for above, line in lines if line.at(0) and number_rest(above, line)]


def _goes_on(line: Sequence[Word], labels: set[int]) -> bool:
    """Whether a line begins with a label in lower case, which goes on the one above."""
    return id(line[0]) in labels and line[0].text[:1].islower() and not of_which_words().within(line[0].text)


def _below_group(words: Sequence[Word], xs: Sequence[float]) -> list[float]:
    """The edge below the first lines of the label, when they are set in other type and stand alone."""
    columns = _columns(words, xs)
    if len(columns) < 2:
        return []
    label = lines_of(columns[min(columns)])
    styles = [{(w.bold, w.italic) for w in line} for line in label]
    if len(label) < 2 or len(styles[0]) > 1 or styles[0] == styles[-1]:
        return []
    count = next(i for i, style in enumerate(styles) if style != styles[0])
    edge = (max(w.bottom for w in label[count - 1]) + min(w.top for w in label[count])) / 2
    others = [word for c, words in columns.items() if c != min(columns) for word in words]
    alone = all(_mid([w]) > edge for w in others)
    return [edge] if alone and _mostly_numbers(others) else []


def _mostly_numbers(words: Sequence[Word]) -> bool:
    numbers = sum(any(map(str.isdigit, w.text)) and not is_year(w.text) for w in words)
    return numbers > 0.5 * len(words)


def _below_name(words: Sequence[Word], xs: Sequence[float]) -> list[float]:
    """The edge between two lines of labels that both begin anew, all numbers level with the second.

    Between borders it may be one label on two lines.
    """
    columns = _columns(words, xs)
    label = lines_of(columns[min(columns)]) if len(columns) > 1 else []
    if len(label) != 2 or not all(line[0].text[:1].isupper() for line in label):
        return []
    if label[0][-1].text[-1:] in GOES_ON:
        return []
    edge = (max(w.bottom for w in label[0]) + min(w.top for w in label[1])) / 2
    others = [word for c, column in columns.items() if c != min(columns) for word in column]
    return [edge] if all(_mid([w]) > edge for w in others) else []


def _below_row(words: Sequence[Word], xs: Sequence[float]) -> list[float]:
    """The edge between a row, at whose height all numbers stand, and a label that begins below it.

    The row is a sum, or the label below it alone is bold.
    """
    columns = _columns(words, xs)
    label = lines_of(columns[min(columns)]) if len(columns) > 1 else []
    if len(label) != 2 or not label[1][0].text[:1].isupper():
        return []
    total = total_words().within(fold(" ".join(w.text for w in label[0])))
    edge = (max(w.bottom for w in label[0]) + min(w.top for w in label[1])) / 2
    others = [word for c, column in columns.items() if c != min(columns) for word in column]
    bold = all(w.bold for w in label[1]) and not any(w.bold for w in label[0]) and _mostly_numbers(others)
    return [edge] if (total or bold) and all(_mid([w]) < edge for w in others) else []


def _number_heights(columns: dict[int, list[Word]]) -> list[float]:
    """Middle heights of the number lines that two columns agree on, and of the name above them."""
    best: list[float] = []
    lines = {c: lines_of(words) for c, words in columns.items()}
    middles = {c: [_mid(line) for line in column] for c, column in lines.items()}
    labelled = any(2 * sum(map(_is_number_line, column)) < len(column) for column in lines.values())
    for c, column in lines.items():
        named = sum(1 for _ in itertools.takewhile(lambda line: not _is_number_line(line), column))
        if named and not labelled:
            continue
        numbers = column[named:]
        if len(numbers) < max(2, SETTINGS.named_numbers * named) or not all(map(_is_number_line, numbers)):
            continue
        heights = middles[c][max(0, named - 1) :]
        others = sorted(h for d, other in middles.items() if d != c for h in other)
        size = max(w.size for w in column[0])
        agreed = all(_has_near(others, h, SETTINGS.same_height * size) for h in middles[c][named:])
        if agreed and len(heights) > len(best):
            best = heights
    return best


def _are_rests(columns: dict[int, list[Word]], height: float) -> bool:
    """Whether all that stands at a height behind the label are groups of three digits, one of them "000".

    They go on the numbers of the line above, which a narrow column has broken.
    """
    first = min(columns)
    lines = [lines_of(words) for c, words in columns.items() if c != first]
    level = [line for column in lines for line in column if _has_near([_mid(line)], height, _level(line))]
    texts = [" ".join(w.text for w in line) for line in level]
    return any(text.startswith("0") for text in texts) and all(map(_GROUPS.fullmatch, texts))


def _level(line: Sequence[Word]) -> float:
    return SETTINGS.same_height * line[0].size


def _is_number_line(line: Sequence[Word]) -> bool:
    text = " ".join(w.text for w in line)
    return is_number(text) or is_amount(text) or text in "-–−"


def _has_near(values: Sequence[float], wanted: float, within: float) -> bool:
    """Whether some of the ascending values is less than `within` away."""
    i = bisect_right(values, wanted)
    return any(abs(wanted - value) < within for value in values[max(0, i - 1) : i + 1])


def _mid(line: Sequence[Word]) -> float:
    return (min(w.top for w in line) + max(w.bottom for w in line)) / 2


def _edge_between(lines: Sequence[_Line], above: float, below: float) -> float:
    """The middle of the widest gap between the lines at heights `above` and `below`.

    Not above a line that goes on, where there is another gap.
    """
    high, low = above - TABLES.touching, below + TABLES.touching
    here = [line for line in lines if high <= (line.top + line.bottom) / 2 <= low]
    pairs = list(itertools.pairwise(here))
    gaps = [(b.top - a.bottom, (a.bottom + b.top) / 2) for a, b in pairs if not b.goes_on]
    gaps = gaps or [(b.top - a.bottom, (a.bottom + b.top) / 2) for a, b in pairs]
    if not gaps:
        return (above + below) / 2
    widest = max(g for g, _ in gaps)
    return [y for g, y in gaps if g >= widest - SETTINGS.same_gap][-1]
