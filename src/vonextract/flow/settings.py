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
        figure_gap: points; drawings further apart are two figures.
        most_drawn: strokes; a page with more is a drawing as a whole, and grouping them takes too long.
        most_images: of a page; more are the pieces of one picture.
        size_step: points by which the type of running text may vary; justified text and scans do.
        heading_step: the same between lines set apart from the body, whose levels differ by little.
        toc_entries: lines that make a table of contents; fewer are a reference to a page.
        toc_chars: characters of an entry without a leader, at most; a longer line is text.
        doubtful_lines: of a page from which its reading order is doubted: one is a slip of the print.
        prose_words: words that a line of running text has at least.
        printed_between: lines that a program may print between two of a paragraph: a note, a label.
        mixed_words: fewer words are printed in pieces by accident.
        printed_apart: words between two neighbours of a line from which they were printed in two places.
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
    figure_gap: float = 25.0
    most_drawn: int = 4000
    most_images: int = 500
    size_step: float = 0.75
    heading_step: float = 0.4
    toc_entries: int = 3
    toc_chars: int = 140
    doubtful_lines: int = 2
    prose_words: int = 3
    printed_between: int = 4
    mixed_words: int = 5
    printed_apart: int = 20


SETTINGS = FlowSettings()
