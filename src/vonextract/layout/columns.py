"""Reading order: bands down the page, columns from left to right inside a band."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from vonextract.layout.flow_model import FlowLine
from vonextract.layout.flow_settings import FlowSettings

_NUMERIC = re.compile(r"[\s\d.,:%–−+*()-]+$")
_LAST_ROWS = 4

Gap = tuple[float, float]


@dataclass(slots=True)
class _Band:
    """Rows that share the same gaps; without gaps, rows read one after another."""

    rows: list[list[FlowLine]]
    gaps: list[Gap]
    bottom: float


def reading_order(lines: Sequence[FlowLine], settings: FlowSettings, depth: int = 0) -> list[FlowLine]:
    """The lines as they are read; each one's `column` is set.

    Rows of pieces side by side that share a vertical gap over at least two rows make columns,
    read one after another (a recursive cut as in Nagy & Seth 1984, but along rows, so that a
    heading across both columns ends a band). A row that stands alone is put together again.
    """
    if not lines:
        return []
    column = (min([x.box.x0 for x in lines]), max([x.box.x1 for x in lines]))
    rows = _rows(lines)
    ordered: list[FlowLine] = []
    if len(rows) == len(lines):
        ordered = [row[0] for row in rows]
        for line in ordered:
            line.column = column
        return ordered
    for band in _bands(rows, settings):
        if band.gaps and len(band.rows) > 1 and depth < settings.column_depth and not _is_tabular(band):
            for part in _columns(band):
                ordered += reading_order(part, settings, depth + 1)
            continue
        for row in band.rows:
            joined = _joined(sorted(row, key=lambda x: x.box.x0), settings) if band.gaps else _stacked(row)
            for line in joined:
                line.column = column
            ordered += joined
    return ordered


def _extent(line: FlowLine) -> Gap:
    """Top and bottom of the line's letters."""
    return line.baseline - 0.75 * line.size, line.baseline + 0.2 * line.size


def _rows(lines: Sequence[FlowLine]) -> list[list[FlowLine]]:
    """Lines side by side, top to bottom.

    A line joins the row above when it begins beside it; lines of columns whose baselines do
    not agree make one long row. A line below another, however tight, begins a new row.
    """
    rows: list[list[FlowLine]] = []
    open_row: list[tuple[Gap, FlowLine]] = []
    bottom = -1e9
    for (top, foot), line in sorted([(_extent(x), x) for x in lines], key=lambda pair: pair[0][0]):
        open_row = [(extent, other) for extent, other in open_row if extent[1] > top]
        if rows and top < bottom and not any(_meet(line, other) for _, other in open_row):
            rows[-1].append(line)
        else:
            rows.append([line])
            open_row = []
            bottom = -1e9
        open_row.append(((top, foot), line))
        bottom = max(bottom, foot)
    return rows


def _meet(a: FlowLine, b: FlowLine) -> bool:
    """Whether two lines share a part of the page's width."""
    return a.box.x0 < b.box.x1 and b.box.x0 < a.box.x1


def _gaps(row: Sequence[FlowLine], least: float) -> list[Gap]:
    """The vertical strips between the pieces of a row that nothing of it touches."""
    found: list[Gap] = []
    if len(row) == 1:
        return found
    end: float | None = None
    for x0, x1 in sorted((x.box.x0, x.box.x1) for x in row):
        if end is not None and x0 - end >= least:
            found.append((end, x0))
        end = x1 if end is None else max(end, x1)
    return found


def _shared(gaps: Sequence[Gap], others: Sequence[Gap], least: float) -> list[Gap]:
    """Strips common to both."""
    both = [(max(a[0], b[0]), min(a[1], b[1])) for a in gaps for b in others]
    return [gap for gap in both if gap[1] - gap[0] >= least]


def _bands(rows: Sequence[list[FlowLine]], settings: FlowSettings) -> list[_Band]:
    """Runs of rows that share gaps, and single rows between them."""
    bands: list[_Band] = []
    for row in rows:
        size = median([x.size for x in row]) if len(row) > 1 else row[0].size
        least = settings.narrow_gap * size
        gaps = _gaps(row, least)
        extents = [_extent(x) for x in row]
        top, bottom = min([e[0] for e in extents]), max([e[1] for e in extents])
        band = bands[-1] if bands else None
        if band and band.gaps:
            shared = _shared(band.gaps, gaps or _beside(row, band), least)
            near = top - band.bottom < (3.0 if gaps else 1.2) * size
            if shared and near and (gaps or _aligned(row, band, size)):
                band.rows.append(row)
                band.gaps, band.bottom = shared, max(bottom, band.bottom)
                continue
        bands.append(_Band([row], gaps, bottom))
    return bands


def _beside(row: Sequence[FlowLine], band: _Band) -> list[Gap]:
    """What remains of a band's gaps beside a row without gaps of its own."""
    x0, x1 = min(x.box.x0 for x in row), max(x.box.x1 for x in row)
    rest = [(max(g[0], x1), g[1]) if x0 < g[0] else (g[0], min(g[1], x0)) for g in band.gaps]
    return [gap for gap in rest if gap[1] > gap[0]]


def _aligned(row: Sequence[FlowLine], band: _Band, size: float) -> bool:
    """Whether the row begins where a column of the band's last rows does, or is indented under it."""
    x0 = min(x.box.x0 for x in row)
    return any(-2 <= x0 - line.box.x0 < 3 * size for last in band.rows[-_LAST_ROWS:] for line in last)


def _columns(band: _Band) -> list[list[FlowLine]]:
    """The band's lines by column, left to right."""
    edges = sorted((g[0] + g[1]) / 2 for g in band.gaps)
    parts: list[list[FlowLine]] = [[] for _ in range(len(edges) + 1)]
    for row in band.rows:
        for line in row:
            parts[sum(line.box.x_mid > edge for edge in edges)].append(line)
    return [part for part in parts if part]


def _is_tabular(band: _Band) -> bool:
    """Whether rows, not columns, are what is read: labels with values, or figures in columns."""
    parts = _columns(band)
    if sum(x.text.endswith(":") for x in parts[0]) * 2 >= len(parts[0]):
        return True
    numeric = sum(bool(_NUMERIC.match(x.text)) for x in parts[-1])
    if numeric * 2 >= len(parts[-1]):
        return True
    words = [len(x.words) for part in parts for x in part]
    return len(parts) > 2 and sum(words) / len(words) < 2.5 and len(band.rows) > 2


def _joined(row: Sequence[FlowLine], settings: FlowSettings) -> list[FlowLine]:
    """The pieces of one row, put together over gaps that are not too wide."""
    lines = [row[0]]
    for piece in row[1:]:
        last = lines[-1]
        size = piece.size
        level = abs(piece.baseline - last.baseline) < 0.3 * size
        if level and piece.box.x0 - last.box.x1 <= settings.joined_gap * size:
            lines[-1] = FlowLine(last.page, [*last.words, *piece.words])
        else:
            lines.append(piece)
    return lines


def _stacked(row: Sequence[FlowLine]) -> list[FlowLine]:
    """Lines of one column whose heights overlap."""
    return sorted(row, key=lambda x: (x.baseline, x.box.x0))
