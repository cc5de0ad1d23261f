"""Half-ruled tables: rules or shaded bands of one width, one below the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain, pairwise

from vonextract.geometry import Box, bounding
from vonextract.layout.model import PageText, Word
from vonextract.tables.alignment.caption_words import caption_words
from vonextract.tables.alignment.corridors import Column, cut_line, find_columns
from vonextract.tables.alignment.cut_lines import cut_lines, is_value, numbers_in, row_spans
from vonextract.tables.alignment.header import Header, read_header
from vonextract.tables.alignment.joined import joined_columns
from vonextract.tables.alignment.parted import parted_columns
from vonextract.tables.alignment.text_lines import text_lines
from vonextract.tables.edges import Edge
from vonextract.tables.grid import (
    by_row,
    cover,
    fill_cells,
    lines_of,
    set_lines,
    without_empty_columns,
    word_box,
)
from vonextract.tables.lattice import Component, positions
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.roles import is_amount
from vonextract.tables.ruled.border_groups import border_groups, several_names
from vonextract.tables.ruled.headers_again import headers_again
from vonextract.tables.ruled.open_bodies import inner_edges
from vonextract.tables.ruled.open_ends import is_prose, lead, lines_beside_prose, padding, rest, without_prose
from vonextract.tables.ruled.outside_labels import left_of_names
from vonextract.tables.ruled.ruled_rows import split_rows
from vonextract.tables.ruled.settings import SETTINGS
from vonextract.tables.ruled.settled import settled
from vonextract.tables.ruled.text_walls import are_names, borders_between_names, borders_within
from vonextract.tables.settings import SETTINGS as TABLES
from vonextract.tables.split import apart
from vonextract.tables.word_groups import atoms, is_number, numbers_side_by_side


def stacked(
    text: PageText, parts: Sequence[Component], words: list[Word], found: Sequence[Component]
) -> list[PageTable]:
    """Tables made of borders that share their left and right ends.

    Args:
        text: the page.
        parts: borders that enclose no table by themselves.
        words: the words of the page's body.
        found: all borders of the page.
    """
    tables = []
    for group in border_groups(text, parts, words):
        others = [p.box for p in found if p not in group]
        table = _table(text.page.number, group, words, others)
        if table is not None:
            tables.extend(apart(table))
    return tables


def _table(page: int, group: list[Component], words: list[Word], others: Sequence[Box]) -> PageTable | None:
    edges = [e for part in group for e in part.horizontal]
    box = Box(
        min(p.box.x0 for p in group),
        min(p.box.top for p in group),
        max(p.box.x1 for p in group),
        max(p.box.bottom for p in group),
    )
    ys = positions([e.pos for e in edges], box.top, box.bottom)
    if _are_bars(edges, ys, box):
        return None
    walls = [e for p in group for e in p.vertical if box.x0 + SETTINGS.side < e.pos < box.x1 - SETTINGS.side]
    named = _with_names(box, ys, walls, words, others)
    if walls and named != box:
        walls = [Edge(box.x0, box.top, box.bottom, drawn=False), *walls]
    box = named
    beside = [w for w in words if box.x0 - TABLES.out <= w.x_mid <= box.x1 + TABLES.out]
    pad = padding(ys, beside)
    names = _header_above(ys[0], box, beside, pad)
    above = [] if walls else names
    inside = [w for w in beside if ys[0] - TABLES.touching <= w.y_mid <= ys[-1] + TABLES.touching]
    columns = _columns(group, box, walls, ys, [*above, *inside])
    if walls:
        columns = _with_text_columns(columns, names, inside, _first_band(ys, inside))
    if len(ys) < SETTINGS.least_edges or len(columns) < 2:
        return None
    if walls:
        first = lead(ys[0], columns, beside, inside, pad=pad)
        above, body = _parted_at_numbers(first or names, columns)
        if not _name_columns(above, columns) or (first and not body):
            above, body = [], [first] if first else []
        ys = [*(min(w.top for w in row) - TABLES.touching for row in body), *ys]
    elif not above:
        above = _first_band(ys, inside)
        ys = ys[1:] if above else ys
        inside = [w for w in inside if w.y_mid > ys[0]]
    if not walls:
        columns = parted_columns(text_lines(above), text_lines(inside), columns)
    header = _header(above, inside, columns)
    columns = header.columns
    shaded = not any(e.drawn and abs(e.pos - ys[-1]) <= TABLES.snap for e in edges)
    ys = rest(ys, columns, beside, box=box, shaded=shaded, pad=pad)
    xs = [box.x0, *(c.left for c in columns[1:]), box.x1]
    inside = [w for w in beside if ys[0] <= w.y_mid < ys[-1]]
    drawn = len(ys)
    ys = sorted([*ys, *headers_again(above, inside)])
    ys = _with_number_rows(ys, xs, columns, inside)
    if not any(xs[0] < o.x_mid < xs[-1] and ys[-2] < o.y_mid < ys[-1] for o in others):
        ys = sorted([*ys, *chain.from_iterable(inner_edges(ys, columns, inside))])
    cells = _cells(page, xs, ys, columns, walls, inside)
    fill_cells(cells, xs, ys, inside)
    cells = _below_header(cells, header, page)
    stated = 0 if any(is_amount(c.text) for c in cells if c.header and c.col > 0) else header.n_rows
    for cell in cells:
        cell.header = cell.row < stated
    cells, n_cols = without_empty_columns(cells, len(xs) - 1, TABLES.narrow if walls else box.width)
    n_rows = header.n_rows + len(ys) - 1
    held = len({c.row for c in cells if c.text})
    if held < 2 or len({c.col for c in cells if c.text}) < 2 or _is_chart(cells, held, n_rows):
        return None
    mostly = drawn > 0.5 * len(ys)
    dense = drawn > TABLES.dense_rules and held > SETTINGS.held * n_rows
    parted = walls or (mostly and (dense or _rows_parted(cells, n_cols)))
    confidence = SETTINGS.bordered if parted else SETTINGS.loose
    whole = bounding([Box(xs[0], ys[0], xs[-1], ys[-1]), *(w.box for w in above)])
    trace = [f"{len(group)} borders of one width, columns {'drawn' if walls else 'aligned'}"]
    return PageTable(
        page, whole, n_rows, n_cols, cells, "rules", confidence, trace, stated, open_columns=not walls
    )


def _with_names(
    box: Box, ys: list[float], walls: Sequence[Edge], words: list[Word], others: Sequence[Box]
) -> Box:
    """The box, widened to the names of its rows where they stand left of its bands."""
    inner = [e.pos for e in walls]
    if not walls:
        lines = lines_of(w for w in words if box.contains(w.x_mid, w.y_mid))
        inner = [column.left for column in find_columns(lines)[1:]]
    xs = positions([box.x0, *inner, box.x1], box.x0, box.x1)
    edge = left_of_names(xs, ys, words, others) if len(ys) > 2 and len(xs) > 2 else None
    return box if edge is None else box._replace(x0=edge)


def _header(above: Sequence[Word], below: Sequence[Word], columns: Sequence[Column]) -> Header:
    """The header above the first border, over columns of which several may be one by its names."""
    lines = text_lines(above)
    header = read_header(lines, columns)
    joined = joined_columns(header, cut_lines(text_lines(below), header.columns)) if lines else []
    return read_header(lines, joined) if 2 <= len(joined) < len(header.columns) else header


def _rows_parted(cells: Sequence[GridCell], n_cols: int) -> bool:
    """Whether borders part all rows below the first: every band can only be one row."""
    rows: dict[int, list[GridCell]] = {}
    for cell in cells:
        if cell.lines and cell.row > 0:
            rows.setdefault(cell.row, []).append(cell)
    return bool(rows) and all(_is_one_row(row, n_cols) for row in rows.values())


def _is_one_row(filled: Sequence[GridCell], n_cols: int) -> bool:
    """Whether a text stands over all columns, or half of the cells have one line, all at one height."""
    single = [c.lines[0] for c in filled if len(c.lines) == 1]
    heights = [min(w.top for w in line) for line in single]
    level = bool(single) and max(heights) - min(heights) < 0.5 * single[0][0].size
    return filled[0].col_span == n_cols or (level and 2 * len(single) >= len(filled))


def _are_bars(edges: list[Edge], ys: list[float], box: Box) -> bool:
    """Whether most row edges are drawn over a small part of the width only: a chart's bars."""
    short = 0
    for y in ys[1:-1]:
        drawn = sum([e.length for e in edges if abs(e.pos - y) <= TABLES.snap], 0.0)
        short += drawn < TABLES.row_edge * box.width
    return short > 0.5 * max(1, len(ys) - 2)


def _is_chart(cells: list[GridCell], held: int, n_rows: int) -> bool:
    """Whether half of the rows are empty below a first row that is no header: a chart's grid lines."""
    return held <= 0.5 * n_rows and sum(bool(c.text) for c in cells if c.row == 0) < 2


def _header_above(y: float, box: Box, words: list[Word], pad: float) -> list[Word]:
    """The words of the lines right above the first border, as close as `pad`, that are texts over columns."""
    block: list[Word] = []
    edge = y
    for line in reversed(lines_of(w for w in words if y - SETTINGS.header_reach < w.y_mid < y)):
        close = SETTINGS.next_line * line[0].size
        reach = close if block else max(close, SETTINGS.padded * pad)
        if edge - max(w.bottom for w in line) > reach or is_prose(line, box.x0, box.x1):
            break
        if block and line[0].size > SETTINGS.larger * block[0].size:
            break
        block = [*line, *block]
        edge = min(w.top for w in line)
    block = _below_caption(block, box.x0)
    texts = max((len(atoms(line)) for line in lines_of(block)), default=0)
    return block if texts > 1 else []


def _first_band(ys: Sequence[float], inside: Sequence[Word]) -> list[Word]:
    """The words between the first two borders when they are texts over columns; else none."""
    held = [w for w in inside if w.y_mid < ys[1]]
    return held if several_names(lines_of(held)) else []


def _parted_at_numbers(words: list[Word], columns: Sequence[Column]) -> tuple[list[Word], list[list[Word]]]:
    """The words of the lines above the first that holds amounts, and that and those below as rows."""
    lines = lines_of(words)
    first = next((i for i, line in enumerate(lines) if _holds_amounts(line, columns)), len(lines))
    return [w for line in lines[:first] for w in line], [list(line) for line in lines[first:]]


def _name_columns(words: list[Word], columns: Sequence[Column]) -> bool:
    """Whether the last line names most columns, each by a text of its own."""
    cuts = cut_line(lines_of(words)[-1], columns) if words else []
    return 2 * len(cuts) > len(columns) and all(cut.first == cut.last for cut in cuts)


def _holds_amounts(line: Sequence[Word], columns: Sequence[Column]) -> bool:
    """Whether amounts, and no names, stand over the columns right of the first."""
    texts = [" ".join(w.text for w in cut.words) for cut in cut_line(line, columns) if cut.first > 0]
    return any(map(is_amount, texts)) and all(is_number(text) for text in texts)


def _below_caption(words: list[Word], x0: float) -> list[Word]:
    """The words without a numbered caption and the lines right below it that begin at its left."""
    lines = text_lines(words)
    last = max((i for i, ln in enumerate(lines) if ln.caption in caption_words()), default=-1)
    if last < 0:
        return words
    kept = lines[last + 1 :]
    while kept and len(kept[0].pieces) == 1 and kept[0].x0 < x0 + kept[0].size:
        kept = kept[1:]
    return [w for ln in kept for w in ln.words]


def _below_header(cells: list[GridCell], header: Header, page: int) -> list[GridCell]:
    """The body's cells moved down below the header's, which come first."""
    made = []
    for item in header.cells:
        words = [w for line in item.lines for w in line]
        wide = item.last - item.first + 1
        cell = GridCell(item.row, item.first, item.row_span, wide, word_box(words), header=True, page=page)
        set_lines(cell, words)
        made.append(cell)
    n_cols = max((c.col + c.col_span for c in cells), default=0)
    for cell in cells:
        cell.row += header.n_rows
    top = min((c.box.top for c in made), default=0.0)
    place = Box(cells[0].box.x0, top, cells[-1].box.x1, cells[0].box.top)
    return [*cover(page, made, header.n_rows, n_cols, place), *cells]


def _columns(
    group: list[Component], box: Box, walls: list[Edge], ys: list[float], words: list[Word]
) -> list[Column]:
    """Columns from the inner vertical borders where the words keep to them, else from alignment too."""
    x0, x1 = box.x0, box.x1
    if not walls:
        lines = lines_beside_prose(words, ys, x0, x1)
        return settled(find_columns(lines), lines)
    lines = without_prose(lines_of(words), x0, x1)
    xs = positions([x0, *(e.pos for e in walls), x1], x0, x1)
    columns = [Column(a, b, a, b) for a, b in pairwise(xs)]
    walled = sum(any(e in p.vertical for e in walls) for p in group)
    if walled >= 0.5 * len(group) or _kept(lines, columns):
        return columns
    return find_columns(lines, separators=[e.pos for e in walls])


def _with_text_columns(
    columns: Sequence[Column], names: Sequence[Word], inside: Sequence[Word], first: Sequence[Word]
) -> list[Column]:
    """The columns, those parted that hold texts or numbers apart below names of their own.

    Below names in the first row, `first`, only where these stand far apart.
    """
    edges = [columns[0].left, *(c.right for c in columns)]
    if names:
        inner = borders_within(edges, [*names, *inside], names if are_names(names) else [])
    else:
        inner = borders_between_names(edges, inside, first)
    parted = []
    for place, column in enumerate(columns):
        edges = [column.left, *inner.get(place, ()), column.right]
        parted += [column] if len(edges) == 2 else [Column(a, b, a, b) for a, b in pairwise(edges)]
    return parted


def _kept(lines: Sequence[list[Word]], columns: list[Column]) -> bool:
    """Whether hardly any line's text crosses a border, and no column holds numbers side by side."""
    crossing = sum(any(c.first != c.last for c in cut_line(line, columns)) for line in lines)
    crowded = 0
    for column in columns:
        held = [[w for w in line if column.left <= w.x_mid < column.right] for line in lines]
        crowded += sum(numbers_side_by_side(line) for line in held if line)
    return crossing <= SETTINGS.crossing * len(lines) and crowded <= SETTINGS.crowded * len(lines)


def _with_number_rows(
    ys: list[float], xs: list[float], columns: Sequence[Column], words: list[Word]
) -> list[float]:
    """The rows, bands parted that hold several of numbers; columns that a label crosses are one there."""
    result = ys[:1]
    for (top, bottom), here in zip(pairwise(ys), by_row(words, ys), strict=True):
        lines = [cut_line(line, columns) for line in lines_of(here)]
        crossing = [(cut, line) for line in lines for cut in line if cut.first != cut.last]
        inner: list[float] = []
        few = 2 * len(crossing) < len(lines) or not crossing
        if few and all(cut is line[0] and is_value(line[-1].words) for cut, line in crossing):
            crossed = {c for cut, _ in crossing for c in range(cut.first + 1, cut.last + 1)}
            inner = split_rows(here, [x for c, x in enumerate(xs) if c not in crossed], top, bottom)
        result.extend([*inner, bottom])
    return result


def _cells(
    page: int, xs: list[float], ys: list[float], columns: list[Column], walls: list[Edge], words: list[Word]
) -> list[GridCell]:
    """The cells of every row, spanning the columns that their text crosses and no wall parts.

    A border that only words show parts all that no text crosses.
    """
    cells = []
    held = by_row(words, ys)
    somewhere = {bisect_right(xs, e.pos - TABLES.snap) for e in walls}
    for r, (top, bottom) in enumerate(pairwise(ys)):
        drawn = {
            bisect_right(xs, e.pos - TABLES.snap)
            for e in walls
            if min(e.hi, bottom) - max(e.lo, top) > TABLES.wall_share * (bottom - top)
        }
        spans = _spans(held[r], columns)
        crossed = {c for first, last in spans for c in range(first + 1, last + 1)}
        shown = set(range(1, len(columns))) - somewhere - crossed
        for first, last in row_places(len(xs) - 1, spans, drawn | shown if drawn else drawn):
            box = Box(xs[first], top, xs[last + 1], bottom)
            cells.append(GridCell(r, first, 1, last - first + 1, box, page=page))
    return cells


def _spans(words: list[Word], columns: list[Column]) -> list[tuple[int, int]]:
    cuts = [cut for line in lines_of(words) for cut in cut_line(line, columns)]
    return row_spans(cuts, columns, numbers_in(cuts))


def row_places(n_cols: int, spans: list[tuple[int, int]], drawn: set[int]) -> list[tuple[int, int]]:
    """First and last column of each cell of a row.

    Args:
        n_cols: columns of the table.
        spans: first and last column of every text in the row.
        drawn: columns whose left border is drawn in this row.
    """
    joined = [False] * n_cols
    for first, last in spans:
        for c in range(first + 1, last + 1):
            joined[c] = c not in drawn
    if drawn:
        _join_single_texts(joined, n_cols, spans, drawn)
    places: list[tuple[int, int]] = []
    for c in range(n_cols):
        if joined[c] and places:
            places[-1] = (places[-1][0], c)
        else:
            places.append((c, c))
    return places


def _join_single_texts(
    joined: list[bool], n_cols: int, spans: list[tuple[int, int]], drawn: set[int]
) -> None:
    """Between two drawn borders, one text alone has all the columns that it begins or is in the middle of."""
    edges = sorted({0, n_cols, *drawn})
    for lo, hi in pairwise(edges):
        places = {s for s in spans if lo <= s[0] < hi}
        ((first, last), *others) = places or {(hi, hi)}
        if not others and (first == lo or first < last or first + last == lo + hi - 1):
            for c in range(lo + 1, hi):
                joined[c] = True
