"""How tables with borders are built; lengths in font sizes unless a unit is named."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RuledSettings:
    """How tables with borders are built; lengths in font sizes unless a unit is named.

    Attributes:
        tall: share of a page's height from which a border is its frame.
        usual_size: points, where no text tells the size of type.
        lone_line: the space of a line alone, at most.
        heading: times the size of a table's type from which a line is a heading.
        one_text: a gap within one text, at most.
        gap: a gap that no line between two borders fills parts texts from this width on, more than a space's,
        gap_lines: where so many lines at least stand on both sides of it; two leave one by chance.
        new_words: share of the words of two headers that they have in common to be one header.
        header_lines: lines of bold texts that head other columns, at most,
        header_names: and so many texts of one of them at least.
        least_edges: edges of rows from which borders of one width make a table.
        certain: confidence of a table that is bordered on all sides,
        bordered: on most,
        thin: of one of a single row or column,
        loose: and of one whose rows borders do not part.
        side: points from a table's edge within which a border is its side.
        filled: share of its cells that a table has filled, at least,
        filled_cells: or so many,
        filled_rows: or this share of its rows.
        wide_line: share of a table's width that running text takes.
        flush: a line begins at the edge within this.
        same_size: share by which the size of type of one text differs,
        like_size: and that of a text and what goes on with it.
        inset: points that the text of cells stands within their border.
        next_line: from the border to the next line, at most.
        least_row: points from the borders of a row within which no row of its own begins.
        same_gap: points by which gaps between lines differ that are as wide.
        same_height: rows of two columns are level within this.
        named_numbers: so many numbers below each other in one cell for each line of a name above them are
            rows; fewer may be years in a header.
        held: share of a table's rows that borders hold.
        larger: times the size of the line above from which a line is not of its block.
        crossing: share of lines that run over a column's edge, at most,
        crowded: and of those with two texts in a column.
        open_rows: bands that borders part, at most, for the lines in one to be rows of their own;
        open_least: more lines than this,
        open_most: and no more than this, are looked at,
        open_filled: and this share of them begins in the first column.
        indent: running text begins in this share of a table's width; what begins further right is a
            cell.
        header_reach: A header above the first border stands at most this far from it, points.
        tight: A row's text stands this near to its borders, and its lines to each other, in font
            sizes.
        padded: A row that no border closes stands at most so many times as far from the one it has as the
            texts of other rows from theirs: letters with and without descenders;
        padded_rows: so many rows tell how far that is, and how far the lines of a row stand apart.
        rows_named: share of the rows with numbers that a name must stand left of.
        name_level: A name stands as high as its row's numbers, to this share of a font size.
        name_words: A line of more words is running text, in the middle of all lines.
        names_pitch: A line so near to the names, in their font sizes, goes on with them: they are
            running text.
        far_apart: texts in a drawn column that stand further apart than this are columns of their own.
        crowded_rows: from this share of rows with numbers side by side on, a drawn column is several.
    """

    tall: float = 0.9
    usual_size: float = 10.0
    lone_line: float = 1.2
    heading: float = 1.15
    one_text: float = 0.8
    gap: float = 0.45
    gap_lines: int = 3
    new_words: float = 0.8
    header_lines: int = 3
    header_names: int = 3
    least_edges: int = 3
    certain: float = 0.98
    bordered: float = 0.9
    thin: float = 0.6
    loose: float = 0.72
    side: float = 8.0
    filled: float = 0.12
    filled_cells: int = 6
    filled_rows: float = 0.6
    wide_line: float = 0.7
    flush: float = 0.3
    same_size: float = 0.05
    like_size: float = 0.1
    inset: float = 1.5
    next_line: float = 0.7
    least_row: float = 2.0
    same_gap: float = 0.5
    same_height: float = 0.4
    named_numbers: int = 3
    held: float = 0.8
    larger: float = 1.1
    crossing: float = 0.2
    crowded: float = 0.05
    open_rows: int = 4
    open_least: int = 6
    open_most: int = 400
    open_filled: float = 0.6
    indent: float = 0.1
    header_reach: float = 100.0
    tight: float = 0.75
    padded: float = 1.25
    padded_rows: int = 3
    rows_named: float = 0.8
    name_level: float = 0.3
    name_words: int = 6
    names_pitch: float = 1.6
    far_apart: float = 1.0
    crowded_rows: float = 0.25


SETTINGS = RuledSettings()
