"""Tables found by the alignment of text alone, without any rule or fill."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from vonextract.geometry import Box, bounding
from vonextract.layout.model import PageText, Word
from vonextract.tables.alignment.body_rows import Row, group_rows
from vonextract.tables.alignment.caption_words import figure_words
from vonextract.tables.alignment.centred import centred_rows
from vonextract.tables.alignment.corridors import Column, columns_in
from vonextract.tables.alignment.cut_lines import CutLine, row_spans
from vonextract.tables.alignment.header import Header, read_header
from vonextract.tables.alignment.header_end import header_lines
from vonextract.tables.alignment.interval_rows import with_whole_labels
from vonextract.tables.alignment.joined import joined_columns
from vonextract.tables.alignment.known import KnownLines
from vonextract.tables.alignment.parted import parted_columns
from vonextract.tables.alignment.settings import SETTINGS as ALIGNMENT
from vonextract.tables.alignment.text_lines import TextLine
from vonextract.tables.bare.corridor_regions import find_regions
from vonextract.tables.bare.doubts import doubts
from vonextract.tables.bare.row_borders import borders_beside_labels
from vonextract.tables.bare.settings import SETTINGS
from vonextract.tables.bare.table_or_not import read_signs
from vonextract.tables.bare.zones import zones_of
from vonextract.tables.edges import Edge, edges_of
from vonextract.tables.grid import cover
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.settings import SETTINGS as TABLES
from vonextract.tables.stripes import stripes_of


class BareEngine:
    """Reads tables from white space and alignment; rules only confirm borders of rows."""

    name = "text"

    def propose(self, text: PageText) -> list[PageTable]:
        """The tables on the page, from the top."""
        borders = edges_of(text).horizontal
        if len(text.body) > ALIGNMENT.max_words:
            return []
        found, known = [], KnownLines()
        for zone in zones_of(text):
            for lines in find_regions(zone, borders):
                table = self._read(lines, known, text, borders, figure=is_figure(lines, zone))
                if table is not None and table.confidence >= ALIGNMENT.min_confidence:
                    found.append(table)
        return sorted(found, key=lambda table: (table.box.top, table.box.x0))

    def read(
        self,
        text: PageText,
        words: Sequence[Word],
        borders: Sequence[Edge],
        known: KnownLines | None = None,
    ) -> PageTable | None:
        """The words as one table; None when they make no grid.

        Args:
            text: the page.
            words: all that stands in a region of it.
            borders: the horizontal borders of the page.
            known: lines of the page that other regions have in common with this one.
        """
        known = KnownLines() if known is None else known
        lines = known.text_lines(words)
        return self._read(lines, known, text, borders) if lines else None

    def _read(
        self,
        lines: Sequence[TextLine],
        known: KnownLines,
        text: PageText,
        borders: Sequence[Edge],
        *,
        figure: bool = False,
    ) -> PageTable | None:
        """The lines as a table; None when they make no grid."""
        if len(lines) > ALIGNMENT.max_lines:
            return None
        box = bounding(ln.box for ln in lines)
        across = edges_across(borders, box)
        rules = [edge.pos for edge in across]
        columns = columns_in([ln.printed for ln in lines])
        if len(columns) < 2:
            return None
        head = header_lines(known.cut_lines(lines, columns), rules)
        columns = parted_columns(lines[:head], lines[head:], columns)
        header = read_header(lines[:head], columns, borders)
        joined = joined_columns(header, known.cut_lines(lines[head:], header.columns))
        if 2 <= len(joined) < len(header.columns):
            header = read_header(lines[:head], joined, borders)
        columns = with_empty_front(header.columns, across, lines)
        shift = len(columns) > len(header.columns) and columns[0].x0 == columns[0].x1
        if shift:
            header.move(1)
        body = known.cut_lines(lines[head:], columns)
        parted = [*rules, *borders_beside_labels(borders, columns, body)]
        whole = striped_lines(text, body)
        rows = centred_rows(body) or with_whole_labels(group_rows(body, columns, parted, whole))
        page = text.page.number
        cells = _cells(header, rows, columns, page, known)
        n_rows = header.n_rows + len(rows)
        if n_rows < 2:
            return None
        underlined = 0 < head < len(lines) and any(
            lines[head - 1].baseline < y < lines[head].baseline for y in rules
        )
        signs = read_signs(
            cells,
            n_rows,
            len(columns),
            header.n_rows,
            ruled=len(rules) >= 2,
            underlined=underlined,
            figure=figure,
        )
        doubt = doubts(header, rows)
        return PageTable(
            page,
            box,
            n_rows,
            len(columns),
            cover(page, cells, n_rows, len(columns), box),
            self.name,
            min(signs.confidence, ALIGNMENT.doubtful) if doubt else signs.confidence,
            [*signs.trace, *doubt],
            header.n_rows,
        )


def is_figure(lines: Sequence[TextLine], everything: Sequence[TextLine]) -> bool:
    """Whether the nearest numbered caption, just above or just below, calls the lines a figure."""
    top, bottom = lines[0].top, lines[-1].bottom
    near = [
        (min(abs(ln.bottom - top), abs(ln.top - bottom)), ln.caption)
        for ln in everything
        if ln.caption
        and any(
            -SETTINGS.caption_near < gap < SETTINGS.caption_far * ln.size
            for gap in (top - ln.bottom, ln.top - bottom)
        )
    ]
    return bool(near) and min(near)[1] in figure_words()


def edges_across(borders: Sequence[Edge], box: Box) -> list[Edge]:
    """The borders, rules and edges of fills, that run across most of the box, from the top."""
    return sorted(
        edge
        for edge in borders
        if box.top - SETTINGS.border_off < edge.pos < box.bottom + SETTINGS.border_off
        and min(edge.hi, box.x1) - max(edge.lo, box.x0) > SETTINGS.border_share * box.width
    )


def striped_lines(text: PageText, lines: Sequence[CutLine]) -> set[int]:
    """The ids of the lines that stand in one row of stripes with the line above."""
    return {
        id(line)
        for above, line in pairwise(lines)
        for stripes in stripes_of(text)
        if (row := stripes.row_at(line.line.x0, line.line.box.y_mid)) is not None
        and row == stripes.row_at(above.line.x0, above.line.box.y_mid)
    }


def with_empty_front(
    columns: Sequence[Column], edges: Sequence[Edge], lines: Sequence[TextLine]
) -> list[Column]:
    """The columns, with an empty one in front where all edges begin well before the text of all lines."""
    found = list(columns)
    left = max((edge.lo for edge in edges), default=math.inf)
    if min(line.words[0].x0 for line in lines) - left > 2 * lines[0].size:
        found[0] = replace(found[0], left=(left + found[0].x0) / 2)
        found.insert(0, Column(left, left, left, found[0].left))
    return found


def _cells(
    header: Header, rows: Sequence[Row], columns: Sequence[Column], page: int, known: KnownLines
) -> list[GridCell]:
    cells = [
        known.cell(c.row, c.first, c.row_span, c.last - c.first + 1, c.lines, page, header=True)
        for c in header.cells
    ]
    for number, row in enumerate(rows, header.n_rows):
        spans: list[tuple[int, int, list[list[Word]]]] = []
        cuts = [cut for line in row.lines for cut in line.cuts]
        numbers = set().union(*(line.numbers for line in row.lines))
        for cut, (first, last) in zip(cuts, row_spans(cuts, columns, numbers), strict=True):
            near = next((s for s in spans if s[0] <= last and first <= s[1]), None)
            if near is None:
                spans.append((first, last, [cut.words]))
            else:
                near[2].append(cut.words)
        if len(row.lines) == len(row.lines[0].cuts) == 1:
            spans = [(*over_middle(row, columns), spans[0][2])]
        for first, last, lines in _apart(spans):
            reach = row.reach.get(first, 1)
            cells.append(known.cell(number, first, reach, last - first + 1, lines, page, header=False))
    return cells


def over_middle(row: Row, columns: Sequence[Column]) -> tuple[int, int]:
    """First and last of all the columns in whose middle the text stands that is alone in its row."""
    line = row.lines[0]
    cut = line.cuts[0]
    first, last, words = cut.first, cut.last, cut.words
    if row.name:
        return 0, len(columns) - 1
    around = [
        (a, b)
        for a in range(first + 1)
        for b in range(last, len(columns))
        if abs(words[0].x0 + words[-1].x1 - columns[a].x0 - columns[b].x1) < line.line.size
        and columns[a].x0 < words[0].x0 - TABLES.touching
    ]
    return max(around, key=lambda span: span[1] - span[0]) if first < last and around else (first, last)


def _apart(spans: list[tuple[int, int, list[list[Word]]]]) -> list[tuple[int, int, list[list[Word]]]]:
    """Spans that overlap in their columns made one."""
    merged: list[tuple[int, int, list[list[Word]]]] = []
    for first, last, lines in sorted(spans, key=lambda s: s[0]):
        if merged and first <= merged[-1][1]:
            before = merged[-1]
            merged[-1] = (before[0], max(before[1], last), [*before[2], *lines])
        else:
            merged.append((first, last, lines))
    return merged
