"""How tables without borders are found and judged."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BareSettings:
    """How tables without borders are found and judged.

    Attributes:
        caption_near: points that a caption may reach into the region of its table,
        caption_far: and font sizes that it stands off it, at most.
        border_share: share of a table's width that its border is drawn over.
        border_slack: points by which a border may fall short of the text that it is drawn over.
        named_numbers: share of numbers from which a header without other signs names columns.
        is_numeric: worth of cells that are numbers, all of them,
        is_filled: that are filled,
        is_named: of a header that names columns,
        bold_header: of one in bold,
        bordered: of borders,
        third: of columns, and of rows, that are
        several: so many,
        fourth: of columns that are
        many: so many, and of several that are aligned
        aligned: in this share of their rows.
        axis: what it costs to look like the axis of a chart,
        bullets: like a list,
        piled: to have several numbers in cells,
        figure: to stand in a figure,
        unlabelled: to lack labels,
        sparse: to be filled in less than
        filled_least: this share,
        wordless: to hold no words,
        contents: to be a table of contents.
        piled_doubt: share of cells with several numbers from which a finding says so.
        all_bold: share of a header's letters that are bold when it is,
        body_bold: and of the body's at most.
        edge: points within which texts stand at one edge.
        numbers_share: share of a line's words that are numbers when it is one of numbers.
        axis_marks: evenly spaced numbers that look like an axis.
        even_values: numbers of a column that show whether they are evenly spaced.
        even_steps: share of its steps that are alike.
        entries: rising page numbers that make a table of contents,
        entries_share: and share of its rows that have one,
        entry_digits: of so many digits at most.
        same_type: points by which the type of two lines of one caption differs.
        caption_pitch: font sizes that they stand apart, at most.
        merged: font sizes between pieces of lines that stand over each other.
        heading_size: times the size of the lines around it from which a line is a heading.
        covered: share of the places of the lines before that a line has, to go on with them.
        known_gap: times `row_gap` that a gap may be where its places are known,
        first_gap: and after a first line.
        tight_gap: font sizes from which a gap within a line parts two pieces.
        prose_pitch: font sizes that lines of running text stand apart, at most.
        least_step: font sizes, of a step to the next line at least.
        table_pitch: font sizes from which the rows of a table stand too far apart for prose.
        pitch_slack: times the pitch that lines of one text stand apart, at most.
        head_near: font sizes that a header stands above the first row, at most.
        headers_above: lines above a run that may be its header, at most.
        inner_line: font sizes from the left edge of a run from which a line is none of the first column.
        border_long: times a table's width that its border is long at most.
        border_near: font sizes from the outer border to the next line.
        border_off: points that a border across a table stands above or below it, at most.
        header_lines: lines of a header between two borders, at most.
        group_size: points by which the type of names of groups differs.
        group_pitch: times the widest step that such a name stands below the line before.
        below_gap: font sizes from which a line below a table is none of its.
        several_lines: lines from which a region may be two.
        wider_step: times the usual step, and
        parting_step: font sizes, from which a step parts two tables,
        larger_type: as type does so many times larger than the usual,
        header_step: or a header so many usual steps below.
        with_numbers: share of the lines of a table that hold numbers, without its notes.
        notes_step: times the usual step from which notes stand below it.
        inner: shares of a region's width between which a gutter is looked for.
        gutter_off: points beside the ends of lines at which gutters are tried.
        narrower: share of the wider side that the narrower one of two columns of prose has, at least.
        narrow_lines: lines of each from which it may have less.
        levels: heights of lines on a side that tell whether the other's are the same,
        one_level: to so many points.
        rows_level: points within which lines of two columns are level.
        rows_shared: share of level lines from which they are rows.
        text_step: points between two lines, at least.
        matrix_rows: rows, and
        matrix_columns: numbers in so many rows and columns without a gap are a table, whatever words
            it lacks.
        flush_left: points within which names of groups begin at a table's left edge.
        last_groups: lines below the last name of a group, at most.
        rows_grouped: lines that a table has at least where names of groups end it.
        prose_words: words of a piece of a line of prose, at least,
        prose_lines: such lines of a column of it,
        prose_share: and their share of its lines.
        depth: how often a page may be cut into zones again.
        gutter_edge: points beside a gutter in which the lines on its sides end and begin.
        zone_header: lines of a header that may reach over two zones.
        name_flush: points within which texts stand below a name,
        flush_texts: and so many do.
        gutter_shares: shares of the lines left of a gutter beyond whose ends one is tried.
    """

    caption_near: float = 20.0
    caption_far: float = 5.0
    border_share: float = 0.85
    border_slack: float = 2.0
    named_numbers: float = 0.2
    is_numeric: float = 0.45
    is_filled: float = 0.15
    is_named: float = 0.15
    bold_header: float = 0.15
    bordered: float = 0.15
    third: float = 0.1
    several: int = 3
    fourth: float = 0.1
    many: int = 4
    aligned: float = 0.85
    axis: float = 0.6
    bullets: float = 0.5
    piled: float = 0.4
    figure: float = 0.5
    unlabelled: float = 0.3
    sparse: float = 0.3
    filled_least: float = 0.35
    wordless: float = 0.6
    contents: float = 0.6
    piled_doubt: float = 0.1
    all_bold: float = 0.9
    body_bold: float = 0.5
    edge: float = 1.5
    numbers_share: float = 0.6
    axis_marks: int = 4
    even_values: int = 3
    even_steps: float = 0.7
    entries: int = 4
    entries_share: float = 0.8
    entry_digits: int = 3
    same_type: float = 0.6
    caption_pitch: float = 1.5
    merged: float = 0.3
    heading_size: float = 1.15
    covered: float = 0.6
    known_gap: float = 1.6
    first_gap: float = 0.75
    tight_gap: float = 0.2
    prose_pitch: float = 1.45
    least_step: float = 0.8
    table_pitch: float = 1.4
    pitch_slack: float = 1.06
    head_near: float = 0.9
    headers_above: int = 4
    inner_line: float = 3.0
    border_long: float = 1.25
    border_near: float = 0.8
    border_off: float = 4.0
    header_lines: int = 3
    group_size: float = 0.1
    group_pitch: float = 1.1
    below_gap: float = 0.9
    several_lines: int = 4
    wider_step: float = 1.25
    parting_step: float = 1.5
    larger_type: float = 1.08
    header_step: float = 0.9
    with_numbers: float = 0.6
    notes_step: float = 1.3
    inner: tuple[float, float] = (0.2, 0.8)
    gutter_off: float = 3.0
    narrower: float = 0.7
    narrow_lines: int = 24
    levels: int = 3
    one_level: float = 0.5
    rows_level: float = 1.5
    rows_shared: float = 0.6
    text_step: float = 3.0
    matrix_rows: int = 5
    matrix_columns: int = 3
    flush_left: float = 1.5
    last_groups: int = 3
    rows_grouped: int = 3
    prose_words: int = 4
    prose_lines: int = 8
    prose_share: float = 0.6
    depth: int = 3
    gutter_edge: float = 12.0
    zone_header: int = 4
    name_flush: float = 1.5
    flush_texts: int = 3
    gutter_shares: tuple[float, float, float, float] = (0.5, 0.8, 0.95, 1.0)


SETTINGS = BareSettings()
