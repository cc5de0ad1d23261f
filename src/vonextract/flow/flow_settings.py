"""The knobs of reading paragraphs, lists and figures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FlowSettings:
    """Limits in units of the font size unless stated otherwise.

    Attributes:
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

    paragraph_gap: float = 1.28
    heading_pitch: float = 1.6
    loose_pitch: float = 2.0
    indent: float = 0.7
    max_indent: float = 5.0
    figure_area: float = 0.6
    figure_words: int = 4
    axis_margin: float = 18.0
    background_area: float = 3000.0
