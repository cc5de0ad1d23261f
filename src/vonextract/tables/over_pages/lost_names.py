"""Names of columns that stand above a table and over its numbers, with blank or names of groups in between.

The years of a balance sheet often stand on the line of its title, far above the first number; of a period
that is printed on two lines the first one looks like a line of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from vonextract.geometry import Box, bounding
from vonextract.layout.model import PageText, Word
from vonextract.swedish.units import default_units, name_unit
from vonextract.tables.alignment.corridors import Column
from vonextract.tables.alignment.header_texts import texts_over
from vonextract.tables.alignment.text_lines import Piece, TextLine
from vonextract.tables.grid import set_lines, word_box
from vonextract.tables.grounds import share_ground
from vonextract.tables.hulls import Hull, Hulls, hulls_of
from vonextract.tables.lanes import lanes
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.over_pages.above import lines_above
from vonextract.tables.over_pages.settings import SETTINGS
from vonextract.tables.roles import is_amount, says_period


@dataclass
class _Found:
    """What the lines above a table hold for it.

    Attributes:
        names: the texts over its columns, by column, the nearest line first.
        groups: lines between these and the table, the nearest first.
        top: of the last line that was taken, points.
        size: of its type.
    """

    top: float
    size: float
    names: dict[int, list[Piece]] = field(default_factory=dict)
    groups: list[TextLine] = field(default_factory=list)


def with_lost_names(text: PageText, table: PageTable, among: Sequence[PageTable]) -> PageTable:
    """The table, with the names above it that hardly a column of its numbers has, or that begin right above.

    Without columns of numbers, all but the first of a table of several columns count.

    Args:
        text: its page.
        table: the whole of it, or its first part.
        among: the tables of the page, whose words are taken.
    """
    columns = [lane.col for lane in lanes(table)]
    if not columns and table.n_cols < SETTINGS.names_columns:
        return table
    columns = columns or list(range(1, table.n_cols))
    above = lines_above(text, table, among)
    header = [c for c in table.cells if c.row < table.n_header_rows and c.text]
    named = {c.col for c in header if not is_amount(c.text)}
    if 2 * sum(col in named for col in columns) > len(columns):
        return _completed(text, table, above)
    lost = look_up(table, columns, above)
    return table if lost is None else _with_header(table, lost)


def _completed(text: PageText, table: PageTable, above: Sequence[TextLine]) -> PageTable:
    """The table, its names begun by lines right above them that hold a text over most, or periods.

    Texts over fewer of them may name several columns, unless what they begin is but a unit, or they stand
    on the ground of that name alone.
    """
    first = {c.col: c for c in table.cells if c.row == 0 and (c.col == 0 or c.col_span == 1)}
    sizes = [w.size for c in first.values() for line in c.lines for w in line]
    if not sizes:
        return table
    hulls = hulls_of(table)
    named = {col for col, cell in first.items() if col > 0 and cell.text}
    begun: dict[int, list[Word]] = {}
    said = {col: cell.text for col, cell in first.items()}
    top, size = table.box.top, median(sizes)
    for line in reversed(above):
        over = _over(line, hulls, said) or {}
        near = top - max(w.bottom for w in line.words) <= SETTINGS.names_pitch * size
        if not (near and over and over.keys() <= first.keys()):
            break
        names = {col: piece for col, piece in over.items() if col > 0}
        most = 2 * len(named & over.keys()) > len(named)
        sure = most or all(piece.period or _is_unit(first[col].text) for col, piece in names.items())
        several = sure and len(over) > 1
        if not several and not all(_on_its_ground(text, table, *name) for name in names.items()):
            break
        for col, piece in over.items():
            begun[col] = [*piece.words, *begun.get(col, [])]
            said[col] = f"{piece.text} {said[col]}"
        top = min(w.top for w in line.words)
    return _begun(table, begun) if begun else table


def _is_unit(name: str) -> bool:
    return default_units().find(name) is not None


def _on_its_ground(text: PageText, table: PageTable, col: int, piece: Piece) -> bool:
    """Whether a text and the name of a column below it stand on one ground, where nothing else does."""
    own = [w for c in table.cells if (c.row, c.col) == (0, col) for line in c.lines for w in line]
    others = [w for c in table.cells if (c.row, c.col) != (0, col) for line in c.lines for w in line]
    return share_ground(text.page, [*piece.words, *own], others)


def _begun(table: PageTable, begun: Mapping[int, Sequence[Word]]) -> PageTable:
    """The table with words in front of the names in its first row."""
    top = min(w.top for words in begun.values() for w in words)
    cells = [replace(c, box=c.box._replace(top=top)) if c.row == 0 else c for c in table.cells]
    for cell in cells:
        if cell.row == 0 and cell.col in begun:
            set_lines(cell, [*begun[cell.col], *(w for line in cell.lines for w in line)])
    trace = [*table.trace, "its names begin right above it"]
    return replace(table, box=table.box._replace(top=top), cells=cells, trace=trace)


def look_up(table: PageTable, columns: Sequence[int], above: Sequence[TextLine]) -> _Found | None:
    """The names over the columns; None when the lines above hold none for half of these."""
    found = _Found(table.box.top, median(w.size for c in table.cells for line in c.lines for w in line))
    hulls = hulls_of(table)
    said: dict[int, str] = {}
    for line in reversed(above):
        gap = found.top - max(w.bottom for w in line.words)
        over = _over(line, hulls, said)
        if over is None or gap > (SETTINGS.names_pitch if found.names else SETTINGS.names_gap) * found.size:
            break
        for col, piece in over.items():
            found.names.setdefault(col, []).append(piece)
            said[col] = f"{piece.text} {said.get(col, '')}".strip()
        if over or not found.names:
            found.top = min(w.top for w in line.words)
        if not over and not found.names:
            found.groups.append(line)
    highest = max((w.bottom for pieces in found.names.values() for p in pieces for w in p.words), default=0.0)
    found.groups = [line for line in found.groups if min(w.top for w in line.words) >= highest]
    enough = 2 * sum(col in found.names for col in columns) >= len(columns)
    periods = any(p.period for pieces in found.names.values() for p in pieces)
    few = len(found.groups) <= SETTINGS.names_groups
    return found if few and enough and (periods or len(found.names) > 1) else None


def _over(line: TextLine, hulls: Hulls, said: Mapping[int, str]) -> dict[int, Piece] | None:
    """The texts that stand over one column each, but a heading; None when the line is no such line.

    Args:
        line: above a table.
        hulls: of its columns.
        said: the names of these so far, by column; a day goes before a month.
    """
    over: dict[int, Piece] = {}
    columns = [Column(hull.x0, hull.x1, hull.x0, hull.x1) for hull in hulls if hull]
    pieces = [Piece(words) for words in texts_over(line, columns)]
    dated = any(piece.period for piece in pieces)
    numbers = [piece.text for piece in pieces if piece.numeric and not piece.period]
    units = bool(numbers) and name_unit(numbers)
    for piece in pieces:
        below = [col for col, hull in enumerate(hulls) if hull and _stands_over(piece, hull)]
        marker = (dated or len(pieces) == 1) and len(piece.text) <= SETTINGS.names_marker
        day = any(says_period(f"{piece.text} {said[col]}") for col in below if col in said)
        named = piece.period or not piece.numeric or marker or day or units
        if not below and dated:
            continue
        if len(below) != 1 or below[0] in over or not named or len(piece.words) > SETTINGS.names_words:
            return None
        over[below[0]] = piece
    label = over.get(0)
    if label is not None and (len(over) == 1 or _is_heading(label, pieces[-1])):
        del over[0]
    return over


def _is_heading(label: Piece, name: Piece) -> bool:
    return label.words[0].size > SETTINGS.names_heading * name.words[0].size


def _stands_over(piece: Piece, hull: Hull) -> bool:
    """Whether a text and a column, or the narrower of them, stand over each other by much of their width."""
    shared = min(piece.x1, hull.x1) - max(piece.x0, hull.x0)
    return shared > SETTINGS.names_over * min(piece.x1 - piece.x0, hull.x1 - hull.x0)


def _with_header(table: PageTable, lost: _Found) -> PageTable:
    """The table with a header row of the names, and a row for each line below them."""
    rows = [[(0, line.words)] for line in reversed(lost.groups)]
    names = [
        (col, [w for piece in reversed(pieces) for w in piece.words]) for col, pieces in lost.names.items()
    ]
    cells = []
    for row, texts in enumerate([names, *rows]):
        box = word_box(w for _, words in texts for w in words)
        held = dict(texts)
        cells += [_cell(table, row, col, box, held.get(col, [])) for col in range(table.n_cols)]
    more = 1 + len(rows)
    below = [replace(cell, row=cell.row + more, header=False) for cell in table.cells]
    trace = [*table.trace, "names of its columns stand above it, over its numbers"]
    return replace(
        table,
        box=bounding([table.box, *(c.box for c in cells)]),
        n_rows=table.n_rows + more,
        cells=[*cells, *below],
        n_header_rows=1,
        trace=trace,
    )


def _cell(table: PageTable, row: int, col: int, place: Box, words: Sequence[Word]) -> GridCell:
    column = [c.box for c in table.cells if c.col == col and c.col_span == 1] or [table.box]
    box = Box(min(b.x0 for b in column), place.top, max(b.x1 for b in column), place.bottom)
    if words:
        box = bounding([box, word_box(words)])
    cell = GridCell(row, col, 1, 1, box, header=row == 0, page=table.page)
    set_lines(cell, words)
    return cell
