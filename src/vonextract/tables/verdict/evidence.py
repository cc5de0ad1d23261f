"""What speaks for and against a candidate: one vector of numbers for its region and its grid."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import inf
from statistics import median

import numpy as np
from numpy.typing import NDArray

from vonextract.geometry import Box
from vonextract.layout.model import Word
from vonextract.swedish.tokens import is_period
from vonextract.tables.alignment.cut_lines import is_value
from vonextract.tables.alignment.flush import flush_share
from vonextract.tables.alignment.names_above import extent, names_above
from vonextract.tables.alignment.settings import SETTINGS as ALIGNMENT
from vonextract.tables.alignment.text_lines import TextLine
from vonextract.tables.bare.table_or_not import form_of
from vonextract.tables.edges import Edge
from vonextract.tables.model import PageTable
from vonextract.tables.roles import is_amount, is_total_label
from vonextract.tables.settings import SETTINGS as TABLES
from vonextract.tables.verdict import closed, inside
from vonextract.tables.verdict.candidate import Candidate, Filled, Surroundings
from vonextract.tables.verdict.cell_contents import Content
from vonextract.tables.verdict.settings import BOUNDS, SETTINGS
from vonextract.tables.verdict.sums import sums_that_hold

Floats = NDArray[np.float64]

NAMES: tuple[str, ...] = (
    "tags", "rules", "text", "confidence", "rows", "columns", "header_rows", "words", "cells",
    "filled", "numeric", "pure_columns", "crowded", "side_by_side", "cut", "many_lines", "mixed",
    "labelled", "single_rows", "single_first", "single_last", "long_last", "named_columns", "first_numeric",
    "aligned", "least_gap", "median_gap", "gap_above", "gap_below", "widest_step", "step_spread",
    "pieces_above", "pieces_below", "over_columns_above", "over_columns_below",
    "edge_top", "edge_bottom", "edges_inside", "edge_under_header", "walls", "frame", "edges_out",
    "left_out", "straddling", "beside_left", "beside_right",
    "bold_first", "bold_rest", "size_spread", "caption_above", "caption_inside", "caption_below",
    "longest_cell", "words_a_cell", "prose", "width", "height", "axis", "piled", "bullets", "unlabelled",
    "wordless", "contents", "totals", "sums", "broken_sums", "empty_columns", "empty_rows", "spans",
    "rest_above", "rest_below", "lower_first", "numeric_label", "first_column_numeric", "wide_type",
    "x0_same_above",
    "step", "steps_above", "steps_below", "numbers_above", "numbers_below", "width_above", "width_below",
    "stack_above", "stack_below", "edge_above", "edge_below", "first_step",
    "first_periods", "periods_above", "names_above", "alike_above", "alike_below",
    "torn", *inside.NAMES, *closed.NAMES,
    "twins", "same_columns", "inside_others", "around_others", "rivals",
    "followed", "followed_alike", "followed_columns", "followed_rows", "followed_several",
    "followed_confidence",
)  # fmt: skip
"""What each place of a vector says, in order."""


_LEAST, _MOST = np.array([BOUNDS.get(name, (-inf, inf)) for name in NAMES]).T


_FOLLOWED = tuple(name for name in NAMES if name.startswith("followed"))


def evidence(tables: Sequence[PageTable], followed: Sequence[PageTable], around: Surroundings) -> Floats:
    """The vectors of all candidates of a page, each as long as `NAMES`; `followed` is the first verdict."""
    candidates = [Candidate(table, around.contents) for table in tables]
    first = [(table.word_indices(), table) for table in followed]
    found = [
        _seen(candidate, around) | rivals | _like(candidate, first)
        for candidate, rivals in zip(candidates, _rivalry(candidates), strict=True)
    ]
    vectors = np.array([[of_one[name] for name in NAMES] for of_one in found], dtype=np.float64)
    return np.clip(vectors.reshape(len(found), len(NAMES)), _LEAST, _MOST)


def _bounded(name: str, value: float) -> float:
    """What was found, within `BOUNDS`."""
    least, most = BOUNDS[name]
    return max(least, min(most, value))


def _like(candidate: Candidate, followed: Sequence[tuple[set[int], PageTable]]) -> dict[str, float]:
    """How a candidate differs from what the first verdict followed in its place."""
    table, held = candidate.table, candidate.held
    shared = [(len(held & words) / len(held | words), other) for words, other in followed]
    share, nearest = max(shared, key=lambda pair: pair[0], default=(0.0, None))
    if nearest is None or not share:
        return dict.fromkeys(_FOLLOWED, 0.0)
    return {
        "followed": table.n_cols == nearest.n_cols and table.n_rows == nearest.n_rows and share == 1.0,
        "followed_alike": share,
        "followed_columns": float(table.n_cols - nearest.n_cols),
        "followed_rows": table.n_rows - nearest.n_rows,
        "followed_several": float(sum(part > SETTINGS.same_place for part, _ in shared)),
        "followed_confidence": nearest.confidence,
    }


def _seen(candidate: Candidate, around: Surroundings) -> dict[str, float]:
    found = {
        **_whole(candidate),
        **_columns_of(candidate),
        **_rows_of(candidate),
        **_context(candidate, around),
        **_drawn(candidate, around),
        **inside.inside(candidate, around.grounds),
        **closed.closed(candidate, around.drawn),
    }
    step = max(0.5, _bounded("step", found["step"]))
    for side in ("above", "below"):
        found[f"steps_{side}"] = _bounded(f"gap_{side}", found[f"gap_{side}"]) / step
    return found


def _rivalry(candidates: Sequence[Candidate]) -> list[dict[str, float]]:
    """What the other candidates of the page say of each: who agrees, who holds more, who less."""
    tables = [candidate.table for candidate in candidates]
    masks = [sum(1 << i for i in candidate.held) for candidate in candidates]
    sizes = [mask.bit_count() for mask in masks]
    found = []
    for a, table in enumerate(tables):
        twins: set[str] = set()
        same = rivals = inside = about = 0
        for b, other in enumerate(tables):
            shared = (masks[a] & masks[b]).bit_count() if a != b else 0
            if not shared:
                continue
            rivals += 1
            alike = other.n_cols == table.n_cols
            same += alike
            inside += alike and shared == sizes[a] < sizes[b]
            about += alike and shared == sizes[b] < sizes[a]
            if shared == sizes[a] == sizes[b] and alike and other.n_rows == table.n_rows:
                twins.add(other.method)
        found.append({
            "twins": float(len(twins)),
            "same_columns": same / max(1, rivals),
            "inside_others": inside / max(1, rivals),
            "around_others": about / max(1, rivals),
            "rivals": rivals,
        })  # fmt: skip
    return found


def _share(signs: Sequence[bool]) -> float:
    """Which share of them is true; 0 of none."""
    return sum(signs) / max(1, len(signs))


def _whole(candidate: Candidate) -> dict[str, float]:
    table, filled = candidate.table, candidate.filled
    cells = [c for c, _ in filled]
    n = max(1, len(filled))
    body = [f for f in filled if f.cell.row >= max(1, table.n_header_rows)]
    values = [f.value for f in filled if f.cell.row >= table.n_header_rows]
    several = [content.several for _, content in filled]
    form = form_of(cells, values, several, table.n_rows, table.n_cols, table.n_header_rows)
    sizes = [size for _, content in filled for size in content.sizes] or [1.0]
    counts = [len(content.words) for _, content in filled] or [0]
    good, bad = sums_that_hold(table)
    return {
        "tags": table.method == "tags",
        "rules": table.method == "rules",
        "text": table.method == "text",
        "confidence": table.confidence,
        "rows": table.n_rows,
        "columns": table.n_cols,
        "header_rows": table.n_header_rows,
        "words": sum(counts),
        "cells": len(filled),
        "filled": sum(c.row_span * c.col_span for c in cells) / max(1, table.n_rows * table.n_cols),
        "numeric": sum(content.value for _, content in filled) / n,
        "crowded": sum(content.crowded for c, content in filled if not c.header) / n,
        "side_by_side": sum(content.side_by_side for _, content in filled) / n,
        "cut": sum(map(_cut, filled)) / n,
        "many_lines": sum(len(c.lines) > 1 for c, _ in body) / max(1, len(body)),
        "mixed": sum(content.mixed for _, content in body) / max(1, len(body)),
        "bold_rest": sum(content.bold for _, content in body)
        / max(1, sum(len(content.words) for _, content in body)),
        "size_spread": max(sizes) / max(1.0, median(sizes)),
        "longest_cell": max(counts),
        "words_a_cell": sum(counts) / n,
        "prose": sum(k for k in counts if k > SETTINGS.long_cell) / max(1, sum(counts)),
        "axis": form.axis,
        "piled": form.piled,
        "bullets": form.bullets,
        "unlabelled": form.unlabelled,
        "wordless": form.wordless,
        "contents": form.contents,
        "aligned": form.aligned,
        "totals": sum(is_total_label(c.text) for c in cells if c.col == 0),
        "sums": good,
        "broken_sums": bad,
        "spans": sum(c.col_span > 1 or c.row_span > 1 for c in cells) / n,
        "numeric_label": _share([content.value for c, content in body if c.col == 0]),
    }


def _cut(filled: Filled) -> bool:
    """Whether a word stands out of its cell."""
    x0, _, x1, _ = filled.cell.box
    left, right = filled.content.span
    return (left < x0 or right > x1) and any(
        w.x0 < x0 - SETTINGS.cut_off * w.size or w.x1 > x1 + SETTINGS.cut_off * w.size
        for w in filled.words
        if w.angle % 180 == 0
    )


def _columns_of(candidate: Candidate) -> dict[str, float]:
    """What the columns say: their kinds, their names, the space between them."""
    table = candidate.table
    single = [f for f in candidate.filled if f.cell.col_span == 1]
    pure, hulls = [], []
    first = min((f.cell.row for f in single), default=0)
    head = max(table.n_header_rows, first + 1)
    for col in range(table.n_cols):
        here = [f for f in single if f.cell.col == col]
        body = [f.value for f in here if f.cell.row >= head]
        if body:
            share = sum(body) / len(body)
            pure.append(max(share, 1 - share))
        if here:
            hulls.append(_hull([f.content for f in here]))
    size = median([size for f in single for size in f.content.sizes]) if single else SETTINGS.type_size
    gaps = [(b[0] - a[1]) / size for a, b in pairwise(hulls)] or [0.0]
    held = {k for c, _ in candidate.filled for k in range(c.col, c.col + c.col_span)}
    named = {k for c, _ in candidate.filled if c.row < head for k in range(c.col, c.col + c.col_span)}
    return {
        "pure_columns": sum(pure) / max(1, len(pure)),
        "least_gap": min(gaps),
        "median_gap": median(gaps),
        "named_columns": len(named) / max(1, table.n_cols),
        "empty_columns": table.n_cols - len(held),
        "first_column_numeric": pure[0] if pure else 0.0,
    }


_OF_ROWS = (
    "labelled", "single_rows", "single_first", "single_last", "long_last", "first_numeric", "bold_first",
    "first_periods", "empty_rows", "widest_step", "step_spread", "lower_first", "step", "first_step",
)  # fmt: skip


def _rows_of(candidate: Candidate) -> dict[str, float]:
    """What the rows say: labels, rows of one text, first and last."""
    filled = [row for row in candidate.rows if row]
    if not filled:
        return dict.fromkeys(_OF_ROWS, 0.0)
    first, last = filled[0], filled[-1]
    tops = [min([f.content.top for f in row]) for row in filled]
    steps = [b - a for a, b in pairwise(tops)] or [0.0]
    usual = max(1.0, median(steps))
    em = max(1.0, median([size for row in filled for f in row for size in f.content.sizes]))
    starts = [c.text[:1] for row in filled[1:] for c, _ in row if c.col == 0]
    return {
        "labelled": sum(any(c.col == 0 for c, _ in row) for row in filled) / len(filled),
        "single_rows": sum(len(row) == 1 for row in filled) / len(filled),
        "single_first": len(first) == 1,
        "single_last": len(last) == 1,
        "long_last": len(last[0].cell.text.split()) if len(last) == 1 else 0,
        "first_numeric": sum(is_amount(c.text) for c, _ in first) / len(first),
        "bold_first": sum(f.content.bold for f in first) / sum(len(f.words) for f in first),
        "first_periods": sum(is_period(c.text) for c, _ in first if c.col > 0),
        "empty_rows": len(candidate.rows) - len(filled),
        "step": usual / em,
        "first_step": steps[0] / usual,
        "widest_step": max(steps) / usual,
        "step_spread": (sum(abs(s - usual) for s in steps) / len(steps)) / usual,
        "lower_first": sum(s.islower() for s in starts) / max(1, len(starts)),
    }


def _context(candidate: Candidate, around: Surroundings) -> dict[str, float]:
    """What stands next to the table: lines above and below, words beside and left out."""
    table, held, box, em = candidate.table, candidate.held, candidate.box, candidate.em
    hulls = _hulls(candidate)
    lines = list(zip(around.lines, around.indices, strict=True))
    free = [line for line, indices in lines if held.isdisjoint(indices)]
    line_above, above = _nearest((ln for ln in reversed(free) if ln.box.y_mid < box.top), box)
    line_below, below = _nearest((ln for ln in free if ln.box.y_mid > box.bottom), box)
    left_out = straddling = left = right = torn = 0
    over, reach = SETTINGS.beside_over * em, SETTINGS.beside * em
    caption_inside = False
    rows = max(1, table.n_rows)
    level = [line for line, indices in lines if not held.isdisjoint(indices)]
    for line in level:
        caption_inside = caption_inside or bool(line.caption)
        near = [w for w in line.words if w.index not in held]
        torn += bool(near)
        left_out += len(_over_box(near, box))
        left += any(-over < box.x0 - w.x1 < reach for w in near)
        right += any(-over < w.x0 - box.x1 < reach for w in near)
        straddling += any(w.x0 < box.x0 < w.x1 or w.x0 < box.x1 < w.x1 for w in near)
    gap_above = (box.top - max(w.bottom for w in above)) / em if above else inf
    gap_below = (min(w.top for w in below) - box.bottom) / em if below else inf
    return {
        "gap_above": gap_above,
        "gap_below": gap_below,
        "pieces_above": _texts(above, em),
        "pieces_below": _texts(below, em),
        "over_columns_above": _over(above, hulls),
        "over_columns_below": _over(below, hulls),
        "numbers_above": _numbers(above),
        "numbers_below": _numbers(below),
        "width_above": (above[-1].x1 - above[0].x0) / box.width if above else 0.0,
        "width_below": (below[-1].x1 - below[0].x0) / box.width if below else 0.0,
        "rest_above": len(above),
        "rest_below": len(below),
        "torn": torn / max(1, len(level)),
        "left_out": left_out,
        "straddling": straddling / rows,
        "beside_left": left / rows,
        "beside_right": right / rows,
        "caption_above": _captioned(line_above, box, em),
        "caption_inside": caption_inside,
        "caption_below": _captioned(line_below, box, em),
        "width": box.width / max(1.0, around.text.page.width),
        "height": box.height / max(1.0, around.text.page.height),
        "wide_type": em / max(1.0, around.size),
        "periods_above": _periods(around.lines, box),
        "names_above": _names(candidate, around),
        **_alike(candidate, around),
        "x0_same_above": bool(above) and abs(min(w.x0 for w in above) - box.x0) < SETTINGS.same_left,
    }


def _nearest(lines: Iterable[TextLine], box: Box) -> tuple[TextLine | None, list[Word]]:
    """The first line with words over the width of the box, and these."""
    return next(((line, over) for line in lines if (over := _over_box(line.words, box))), (None, []))


def _captioned(line: TextLine | None, box: Box, em: float) -> bool:
    """Whether the line above or below the box is a caption next to it."""
    if line is None or not line.caption:
        return False
    return max(box.top - line.bottom, line.top - box.bottom) < SETTINGS.caption_near * em


def _over_box(words: Iterable[Word], box: Box) -> list[Word]:
    """The words that stand over the width of the box."""
    return [w for w in words if w.x1 > box.x0 and w.x0 < box.x1]


def _periods(lines: Sequence[TextLine], box: Box) -> int:
    """How many years or days one of the last lines above the table states over it."""
    above = [line for line in lines if line.box.y_mid < box.top][-SETTINGS.periods_in :]
    return max(
        (
            sum(is_period(p.text) for p in ln.pieces if p.x0 > box.x0 and p.x1 < box.x1 + ln.size)
            for ln in above
        ),
        default=0,
    )


def _names(candidate: Candidate, around: Surroundings) -> int:
    """How many names a line above the table has over its numbers, names of groups in between."""
    numbers = 0
    for cell, content in candidate.filled:
        if content.value and cell.col > 0:
            numbers |= extent(content.words[0].x0, content.words[-1].x1)
    above = around.names[: bisect_left(around.middles, candidate.box.top)]
    return names_above(reversed(above), numbers)


def _alike(candidate: Candidate, around: Surroundings) -> dict[str, float]:
    """Which share of the next lines above and below hold numbers flush with columns of the table."""
    box = candidate.box
    ends = [f.words[-1].x1 for f in candidate.filled if f.value and f.cell.col_span == 1]
    above = around.ends[: bisect_left(around.middles, box.top)][-ALIGNMENT.flush_lines :]
    below = around.ends[bisect_right(around.middles, box.bottom) :][: ALIGNMENT.flush_lines]
    return {"alike_above": flush_share(above, ends), "alike_below": flush_share(below, ends)}


def _hulls(candidate: Candidate) -> list[tuple[float, float]]:
    """From where to where the words of each column stand."""
    columns: dict[int, list[Content]] = {}
    for cell in candidate.table.cells:
        if cell.col_span == 1 and cell.lines:
            columns.setdefault(cell.col, []).append(candidate.contents.of(cell))
    return [_hull(columns[col]) for col in sorted(columns)]


def _hull(contents: Sequence[Content]) -> tuple[float, float]:
    spans = [content.span for content in contents]
    return min([x0 for x0, _ in spans]), max([x1 for _, x1 in spans])


def _texts(words: Sequence[Word], em: float) -> float:
    """How many texts stand in a line."""
    if not words:
        return 0.0
    return 1.0 + sum(b.x0 - a.x1 > SETTINGS.text_gap * em for a, b in pairwise(words))


def _numbers(words: Sequence[Word]) -> float:
    """Which share of the words of a line are numbers."""
    return sum(is_value([w]) for w in words) / len(words) if words else 0.0


def _over(words: Sequence[Word], hulls: Sequence[tuple[float, float]]) -> float:
    """Over which share of the columns the words of a line stand."""
    if not words or not hulls:
        return 0.0
    return sum(any(w.x0 < b and w.x1 > a for w in words) for a, b in hulls) / len(hulls)


def _drawn(candidate: Candidate, around: Surroundings) -> dict[str, float]:
    """What is drawn: borders at the ends, under the header, between rows and columns, beyond."""
    box, em = candidate.box, candidate.em
    near_by, at = SETTINGS.border_near * em, SETTINGS.border_at * em
    level = [e for e in around.edges.horizontal if box.top - near_by < e.pos < box.bottom + near_by]
    across = [e for e in level if _shared(e, box.x0, box.x1) > SETTINGS.border_across * box.width]
    walls = [
        e for e in around.edges.vertical
        if box.x0 - em < e.pos < box.x1 + em
        and _shared(e, box.top, box.bottom) > SETTINGS.border_along * box.height
    ]  # fmt: skip
    rows = sorted({c.row for c, _ in candidate.filled})
    first = [w for f in candidate.filled if f.cell.row == rows[0] for w in f.words]
    under = max((w.bottom for w in first), default=box.top)
    ends = [e for e in across if e.pos < box.top + em or e.pos > box.bottom - em] or across
    stack = [
        e.pos for e in around.edges.horizontal
        for other in ends[:1]
        if abs(e.lo - other.lo) < SETTINGS.same_end and abs(e.hi - other.hi) < SETTINGS.same_end
    ]  # fmt: skip
    near = [
        e.pos for e in around.edges.horizontal
        if e.length > 0.5 * box.width and _shared(e, box.x0, box.x1) > 0.5 * box.width
    ]  # fmt: skip
    inner = [e for e in across if box.top + at < e.pos < box.bottom - at]
    out = SETTINGS.border_out * em
    left, right = box.x0 + TABLES.touching, box.x1 - TABLES.touching
    return {
        "stack_above": min([inf, *((box.top - y) / em for y in stack if y < box.top - near_by)]),
        "stack_below": min([inf, *((y - box.bottom) / em for y in stack if y > box.bottom + near_by)]),
        "edge_above": min([inf, *((box.top - y) / em for y in near if y < box.top + at)]),
        "edge_below": min([inf, *((y - box.bottom) / em for y in near if y > box.bottom - at)]),
        "edge_top": any(e.pos < box.top + at for e in across),
        "edge_bottom": any(e.pos > box.bottom - at for e in across),
        "edges_inside": len(inner) / max(1, len(rows) - 1),
        "edge_under_header": any(under - at < e.pos < under + em for e in inner),
        "walls": len(walls),
        "frame": any(e.pos < left for e in walls) + any(e.pos > right for e in walls),
        "edges_out": _share([max(0.0, box.x0 - e.lo) + max(0.0, e.hi - box.x1) > out for e in across]),
    }


def _shared(edge: Edge, lo: float, hi: float) -> float:
    return min(edge.hi, hi) - max(edge.lo, lo)
