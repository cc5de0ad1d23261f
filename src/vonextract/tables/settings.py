"""The knobs of the table reader, all in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableSettings:
    """Tolerances in PDF points unless the name says otherwise.

    Attributes:
        snap: edges closer than this are one edge (double rules, jittered fills).
        touching: what ends at an edge may end this far before or beyond it.
        out: words may have their middle this far beyond the ends of a table's borders.
        join: gaps in a rule up to this are bridged (corners that do not quite meet).
        dash: gaps between dashes up to this many of their own lengths are bridged.
        dashes: pieces of a rule that are shorter are dashes.
        min_edge: shorter edges are no borders.
        wall_share: how much of a cell's side must be drawn to be a border.
        wall_slack: share of the type size that a word may reach over a vertical border.
        pair_gap: font sizes from which what is said of a number in brackets stands apart from it,
        pair_bound: and from which it is never bound to it, whatever stands near.
        pair_lines: font sizes from one line with such pairs to the next of one table, at most.
        wall_height: a vertical border that parts words is higher than so many times their type size.
        max_edges: a page with more edges is a drawing; its rules are not read.
        fill_sides: edges that a fill counts as.
        max_axes: a page is searched for charts at its first so many axes.
        max_cells: a grid with more places is not built.
        min_width: narrower rules and bands carry no table.
        least_cells: drawn cells that touch and make a grid; a frame of one is none.
        same_end: rules and bands whose ends differ by less have one width.
        max_row_height: two borders of one width further apart belong to different tables.
        dense_rules: more rules of one width than this part the rows of a table.
        least_stripes: bands of one shade that part rows, at least,
        stripe_gap: and times by which their height and the gaps between them differ, at most.
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
        text_trust: what the confidence of an alignment of text counts beside that of borders or tags.
        tick_step: share by which the steps of an axis's numbers differ,
        tick_place: and by which their places do,
        tick_slack: points at least.
        tick_near: font sizes from a tick to its number's middle.
        ticks_met: share of an axis's numbers at which a line or tick is drawn.
        names_below: font sizes below an axis within which its names stand,
        names_large: and times the axis's type that they are large, at most.
        names_deep: font sizes below a plot within which the names of its categories stand.
        looked_below: rows below one of a header in which numbers are looked for.
        fill_side: points; a fill that is smaller is none of a cell.
        page_share: share of a page from which a fill is its ground.
        wraps: times a fill's area from which another that it lies in is a frame around it.
        edge_weight: points that an edge of no length counts as.
        panel_edge: points within which panels beside each other have one middle or edge,
        panel_wide: and from which their widths differ.
        new_words: share of a proposal's words that another may hold already.
        header_numbers: share of numbers from which a row is no header.
        crowded_cost: what crowded cells cost for their share,
        cut_cost: and words that are cut.
        overlap: font sizes by which words printed over each other overlap,
        one_line: points by which the baselines of these differ at most,
        cut_word: and by which a word that is cut reaches over its cell.
        bold_row: share of a row's cells that are bold when it is set apart.
        stray_flush: font sizes within which numbers of a row below a table stand in its columns.
        cell_level: share of the lower one's height by which words of one line of a cell overlap.
        atom_gap: font sizes between the parts of one number,
        text_gap: and between the words of one text.
        names_apart: font sizes from which two names of columns in one line are of two columns.
        group_length: characters of a number's first group with its sign, at most.
        opinion_margin: points around a table that another engine is shown.
        opinion_place: share of the region that its table covers to be the same.
        opinion_pages: more pages than this of one document are not read again: each costs a tenth of
            a second.
        opinion_sure: confidence from which a drawn table needs no second opinion.
        opinion_few: so many numbers may be read otherwise whatever else an engine reads.
        panel_numbers: share of a panel's values that are amounts.
        panel_columns: columns of a table that may be several panels, at least.
        off_centre: share of a table's width by which a panel's name stands off its middle.
        turned: share of turned words from which on a table is one that is set turned.
        hard_print: what a table is trusted at most whose texts are printed over each other, or turned: it is
            likely to be wrong.
        most_names: lines of words that a cell may hold above a column of numbers.
        header_rows: rows of a header that are told by what they hold,
        stated_rows: and by the tags.
        month_end: from this day of a month on, it ends.
        headers_alike: share of header texts that must come again for a row to be a header like the
            first.
        named_anew: header texts that come again for a row of another label to be a header like the
            first.
        few_names: all of fewer header texts come again in a row that is a header like the first.
        kept_texts: texts of cells of which is kept what they are: those of a long document.
    """

    snap: float = 2.5
    touching: float = 1.0
    out: float = 3.0
    join: float = 3.5
    dash: float = 3.0
    dashes: float = 10.5
    min_edge: float = 4.0
    wall_share: float = 0.6
    wall_slack: float = 0.15
    pair_gap: float = 0.96
    pair_bound: float = 1.5
    pair_lines: float = 5.0
    wall_height: float = 1.6
    max_edges: int = 20000
    fill_sides: int = 4
    max_axes: int = 40
    max_cells: int = 40000
    min_width: float = 60.0
    least_cells: int = 2
    same_end: float = 6.0
    max_row_height: float = 400.0
    dense_rules: int = 5
    least_stripes: int = 3
    stripe_gap: float = 1.7
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
    text_trust: float = 0.88
    tick_step: float = 0.02
    tick_place: float = 0.06
    tick_slack: float = 1.5
    tick_near: float = 0.25
    ticks_met: float = 0.6
    names_below: float = 1.5
    names_large: float = 1.2
    names_deep: float = 6.0
    looked_below: int = 5
    fill_side: float = 4.0
    page_share: float = 0.85
    wraps: float = 1.005
    edge_weight: float = 0.1
    panel_edge: float = 1.5
    panel_wide: float = 4.0
    new_words: float = 0.1
    header_numbers: float = 0.3
    crowded_cost: float = 3.0
    cut_cost: float = 2.0
    overlap: float = 0.3
    one_line: float = 1.0
    cut_word: float = 0.4
    bold_row: float = 0.6
    stray_flush: float = 0.3
    cell_level: float = 0.5
    atom_gap: float = 0.45
    text_gap: float = 0.6
    names_apart: float = 2.0
    group_length: int = 4
    opinion_margin: float = 6.0
    opinion_place: float = 0.5
    opinion_pages: int = 30
    opinion_sure: float = 0.95
    opinion_few: int = 3
    panel_numbers: float = 0.5
    panel_columns: int = 3
    off_centre: float = 0.04
    turned: float = 0.5
    hard_print: float = 0.45
    most_names: int = 1
    header_rows: int = 3
    stated_rows: int = 6
    month_end: int = 28
    headers_alike: float = 0.6
    named_anew: int = 3
    few_names: int = 3
    kept_texts: int = 1 << 15


SETTINGS = TableSettings()
