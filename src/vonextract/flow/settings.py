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
        emblem_pages: pages on which a picture that stands in one place is a logo or an ornament.
        inside: share of a line that lies in a figure it belongs to.
        beside_axis: the same in the margin around a chart, where its axis labels stand.
        label_size: times the body's size below which words beside an axis are its labels.
        labels: share of a figure's lines that are as short as labels, at least.
        label_words: words of the longest of them, at most; more are prose.
        label_large: times the body's size that they are large at most; larger type is a heading on a
            picture.
        same_figure: share of the smaller of two regions that lies in the other when they are one
            figure.
        chart_strokes: drawn things that make a chart, at least; fewer are rules and boxes.
        chart_upright: points from which a stroke is a bar or an axis and not an underline.
        chart_high: points that a chart is high,
        chart_wide: and wide at least.
        in_table: share of a stroke that lies in a table it belongs to.
        chart_overlap: share of a table that a chart may cover by the roughness of boxes.
        body_size: points, what to take for the body's type where a document has no text.
        least_pitch: lines closer than this are set over each other, and
        most_pitch: lines further apart are not of one paragraph.
        titles_alone: letters up to which all text outside of tables may be their titles.
        usual_pitch: the distance of lines to take for a size of which no two follow each other.
        edge_lines: share of a document's lines that begin at one of its edges, at least.
        pitch_lines: share of the lines of the commonest distance from which a smaller one is the
            usual one.
        same_edge: points within which a line begins below the text of a list item.
        hanging: that text begins at least so far from the item's label.
        ends_gap: multiples of the usual pitch from which the line above ended a paragraph.
        ends_short: share of its column that a paragraph's last line leaves white.
        heading_lines: lines of one heading, at most.
        fit_slack: white that a word needs besides its width to have had room on the line above,
        ragged: and share of the column by which lines that are not justified differ.
        same_style: points by which the sizes of two parts of a paragraph may differ over a page
            break.
        toc_pages: share of the pages between a list's first and last that it names to be one of
            contents.
        reach_lines: lines that begin at one place from which is known how far right such lines go.
        beside_table: points around a table in which what is drawn is its border, no chart.
        toc_title: lines of a page among which a title of contents stands; below them it is a heading.
        emblem_step: points by which a logo may stand elsewhere on the next page.
        level_indent: points by which items of a list stand further in than those of the level above.
        out_of_item: points further left from which a line is not of a list item.
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
    emblem_pages: int = 3
    inside: float = 0.7
    beside_axis: float = 0.9
    label_size: float = 0.9
    labels: float = 0.7
    label_words: int = 12
    label_large: float = 1.3
    same_figure: float = 0.5
    chart_strokes: int = 6
    chart_upright: float = 4.0
    chart_high: float = 50.0
    chart_wide: float = 60.0
    in_table: float = 0.1
    chart_overlap: float = 0.2
    body_size: float = 10.0
    least_pitch: float = 0.8
    most_pitch: float = 2.2
    titles_alone: int = 200
    usual_pitch: float = 1.2
    edge_lines: float = 0.05
    pitch_lines: float = 0.4
    same_edge: float = 1.5
    hanging: float = 0.8
    ends_gap: float = 1.15
    ends_short: float = 0.25
    heading_lines: int = 3
    fit_slack: float = 0.35
    ragged: float = 0.02
    same_style: float = 0.3
    toc_pages: float = 0.4
    reach_lines: int = 3
    beside_table: float = 8.0
    toc_title: int = 12
    emblem_step: float = 4.0
    level_indent: float = 3.0
    out_of_item: float = 2.0


SETTINGS = FlowSettings()
