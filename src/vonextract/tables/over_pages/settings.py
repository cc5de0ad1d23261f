"""How the parts of a table on several pages become one; lengths in font sizes unless a unit is named."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OverPagesSettings:
    """How the parts of a table on several pages become one; lengths in font sizes unless a unit is named.

    Attributes:
        row_step: times the step between a table's rows within which one goes on on the next page.
        same_size: share by which the type of the rest of a row differs from the row's.
        cell_step: times its size that a line of a cell stands below the last.
        wrong: share of the texts of a part that stand in other columns than the table's, at most.
        bold_header: share of a header's cells that are bold when it is set apart,
        plain_body: and of the rows below at most.
        facing: points by which facing pages of a book set a table off sideways, at most.
        shared: share of the narrower part's width that the parts of one table have in common.
        first_rows: rows of what follows that need room to stand on the page before,
        spare: and times their height that is free there when the table ended by itself.
        right_above: a line no further above a part than this may be its header.
        same_place: points within which a word stands at one place on two pages.
        longest: words of a line between two parts that may say that the table goes on.
        edge: by which the rest of a cell may stand off its column.
        tight: times `cell_step` that such lines stand apart, at most.
        empty_row: to the rest of a row in a table of one row.
        long_row: lines of a row from which it is a page of text.
        labelled: share of a table's rows with a label from which on a row without one is a rest.
        groups_named: share of the rows with a text in a column further right, of groups of rows, that
            names them.
        cut_rows: rows of a table of which is told which of its rows are rests.
        least_step: steps between lines below this share of the type size are no steps from line to
            line.
        rows_apart: how much wider than the steps in cells those between rows are, where they tell
            rows apart.
        like_rows: where no cell has lines: the share of a row's step,
        wide: and of the type size, that parts levels.
        tightest: one in so many steps between lines is at most the step of lines of one text.
        alone: where there are no rows to compare with: the share of the type size that parts levels.
        sure: how much wider than the steps in cells one is that parts even a phrase that goes on.
        few: share of the rows up to which steps in cells that are as wide as those between rows say
            nothing.
        few_labels: share of the rows with a label up to which a row without one belongs to the label
            above.
        most_sheets: A table is looked for on so many sheets before the one that goes on with it.
        same_edge: points within which parts of one table on sheets stand at one edge.
        sheet_rows: rows that are level on two sheets, at least.
        same_height: points within which they are level.
        sheet_size: share by which the type of two sheets of one table differs.
        sheet_reach: points by which the second sheet's table may stand further in.
        tile_lines: lines of a sheet of labels, or of numbers, at least.
        tile_width: of a sheet that holds one column.
        word_gap: between two words of one text.
        below_border: that a last label of a page stands below the last border, and its lines apart.
        titled_rows: rows below the title of a part, at least.
        names_gap: names of columns stand at most so many font sizes above the line below them,
        names_pitch: and their own lines so many above each other,
        names_groups: with at most so many lines between them and the table.
        names_columns: so many columns a table without numbers has at least whose names are looked for.
        names_over: share of its width, or its column's, by which a name stands over a column.
        names_heading: a text so many times larger than the names beside it is a heading.
        names_words: a name of a column has at most so many words,
        names_marker: and the number of a note beside periods at most so many digits.
        level_off: font sizes that a name stands off the columns that it spans, at most,
        level_flush: and by which it is flush with one of them.
        heading_over: share of its size by which a heading may reach down beside the names below it,
        heading_rule: and above it a border is one of the table's.
    """

    row_step: float = 1.3
    same_size: float = 0.1
    cell_step: float = 1.15
    wrong: float = 0.1
    bold_header: float = 0.6
    plain_body: float = 0.3
    facing: float = 90.0
    shared: float = 0.7
    first_rows: int = 3
    spare: float = 1.5
    right_above: float = 1.5
    same_place: float = 1.0
    longest: int = 14
    edge: float = 1.0
    tight: float = 1.2
    empty_row: float = 3.5
    long_row: int = 6
    labelled: float = 0.8
    groups_named: float = 0.95
    cut_rows: int = 5
    least_step: float = 0.9
    rows_apart: float = 1.1
    like_rows: float = 0.9
    wide: float = 1.4
    tightest: int = 10
    alone: float = 1.65
    sure: float = 1.3
    few: float = 0.25
    few_labels: float = 0.8
    most_sheets: int = 8
    same_edge: float = 3.0
    sheet_rows: int = 3
    same_height: float = 1.0
    sheet_size: float = 0.05
    sheet_reach: float = 90.0
    tile_lines: int = 3
    tile_width: float = 16.0
    word_gap: float = 0.6
    below_border: float = 0.8
    titled_rows: int = 2
    names_gap: float = 4.0
    names_pitch: float = 1.2
    names_groups: int = 6
    names_columns: int = 4
    names_over: float = 0.2
    names_heading: float = 1.3
    names_words: int = 6
    names_marker: int = 2
    level_off: float = 1.0
    level_flush: float = 0.25
    heading_over: float = 0.15
    heading_rule: float = 1.2


SETTINGS = OverPagesSettings()
