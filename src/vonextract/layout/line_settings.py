"""The knobs of reading printed lines and columns of text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineSettings:
    """Limits in units of the font size unless stated otherwise.

    Attributes:
        column_gap: a wider gap inside a printed line cuts it.
        narrow_gap: a gap of this width cuts it too where neighbouring lines begin at one edge.
        over_space: … and at least so many times the page's usual space between words,
        widest_space: which is at most this wide.
        column_lines: how many lines must begin at such an edge,
        wide_gutter_lines: or how many, where the strip before it is at least
        wide_gutter: wide; most of the column's lines begin there or indented by at most
        gutter_indent.
        joined_gap: cut pieces of a row that stands alone are put together up to this gap.
        column_depth: how often a region may be cut into columns again.
    """

    column_gap: float = 1.5
    narrow_gap: float = 0.4
    over_space: float = 1.4
    widest_space: float = 1.0
    column_lines: int = 5
    wide_gutter_lines: int = 3
    wide_gutter: float = 1.0
    gutter_indent: float = 3.0
    joined_gap: float = 6.0
    column_depth: int = 8
