"""The knobs of the table reader, all in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableSettings:
    """Tolerances in PDF points unless the name says otherwise.

    Attributes:
        snap: edges closer than this are one edge (double rules, jittered fills).
        join: gaps in a rule up to this are bridged (corners that do not quite meet).
        dash: gaps in a rule up to this many of its own pieces' lengths are bridged.
        min_edge: shorter edges are no borders.
        wall_share: how much of a cell's side must be drawn to be a border.
        max_edges: a page with more edges is a drawing; its rules are not read.
        max_axes: a page is searched for charts at its first so many axes.
        max_cells: a grid with more places is not built.
        min_width: narrower rules and bands carry no table.
        same_end: rules and bands whose ends differ by less have one width.
        max_row_height: two borders of one width further apart belong to different tables.
        dense_rules: more rules of one width than this part the rows of a table.
        row_edge: share of the table's width that the edge of a row is drawn over.
        narrow: an empty column narrower than this is the gap between two borders.
        header_reach: a header may stand this far above the first rule under it.
        word_gap: a gap this many times the font size parts two columns of text.
        max_rows_tagged: more rows in one tagged table on a page are ignored.
        row_overlap: share of a row's height that may overlap the next in right tags.
        margin: share of the page height at its top and bottom where lone words end no table.
        foot: share of the page height at its bottom that no table need reach into to fill the page.
        note_size: text smaller than this share of the page's usual size is a footnote.
        note_gap: footnotes stand at least this far below a table.
        misplaced: share of tagged cells that may stand in another column than the tags say.
        stray_gap: a row set apart below a table stands at most so many font sizes below it.
        axis_labels: at least so many numbers make the axis of a chart.
        axis_reach: grid lines and ticks are this close to the labels of their axis.
        axis_lines: at most so many lines of category names stand under a chart.
        same_region: share of the smaller table's words that make two proposals rivals.
    """

    snap: float = 2.5
    join: float = 3.5
    dash: float = 3.0
    min_edge: float = 4.0
    wall_share: float = 0.6
    max_edges: int = 20000
    max_axes: int = 40
    max_cells: int = 40000
    min_width: float = 60.0
    same_end: float = 6.0
    max_row_height: float = 400.0
    dense_rules: int = 5
    row_edge: float = 0.4
    narrow: float = 15.0
    header_reach: float = 30.0
    word_gap: float = 0.9
    max_rows_tagged: int = 5000
    row_overlap: float = 0.35
    margin: float = 0.08
    foot: float = 0.2
    note_size: float = 0.93
    note_gap: float = 6.0
    misplaced: float = 0.05
    stray_gap: float = 2.2
    axis_labels: int = 3
    axis_reach: float = 25.0
    axis_lines: int = 4
    same_region: float = 0.3


DEFAULT = TableSettings()
