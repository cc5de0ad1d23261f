"""The knobs of reading lines, paragraphs and lists."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FlowSettings:
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
        paragraph_gap: a line further below, in multiples of the usual pitch, begins a paragraph.
        heading_pitch: lines of one heading are at most this far apart,
        loose_pitch: or this far where the next begins with a small letter.
        indent: a first line is indented by at least this much.
        max_indent: … and at most this much.
        figure_area: a picture covering a larger share of the page is a background.
        figure_words: lines of up to this many words may be a figure's labels.
        axis_margin: points around a chart in which axis labels stand.
        background_area: smallest picture, in square points, that may hold labels.
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
    paragraph_gap: float = 1.28
    heading_pitch: float = 1.6
    loose_pitch: float = 2.0
    indent: float = 0.7
    max_indent: float = 5.0
    figure_area: float = 0.6
    figure_words: int = 4
    axis_margin: float = 18.0
    background_area: float = 3000.0
