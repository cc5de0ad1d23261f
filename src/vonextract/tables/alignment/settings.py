"""The knobs of reading tables by the alignment of their text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AlignmentSettings:
    """Lengths in em (font sizes) unless the name says otherwise.

    Attributes:
        baseline: words whose baselines differ by less share a printed line; closer than in running text
            (`LayoutSettings.same_row`), as the rows of a table may stand tight.
        space: a gap up to this is a space between the words of one text.
        part: a gap from this on parts a printed line into pieces before columns are known.
        stretch: in a line of running text, a gap must exceed its usual gap by this factor to part it.
        wide: a corridor from this width on needs no further support.
        narrow: a corridor must have at least this width.
        crossing: share of the lines that may cross a corridor (spanning headers, long labels).
        centred: share of the step of rows by which a text may miss the middle of those it stands for.
        level: a line nearer to a row than this stands in it; the lines of a text of two, in the tightest
            type, miss its middle by more.
        centred_lines: lines that such a text has at most,
        centred_step: steps of the rows that they stand apart at most.
        centred_low: share of lines that begin in lower case behind their labels, from which on they are those
            of wrapped texts.
        uneven: the widest step between rows beside such texts is at most so many times the narrowest.
        middle: a name in the middle of a table misses it by less.
        sentence_words: words that a line has at least to be a sentence.
        figure_words: words that a text beginning with a figure has at most to be one of a row.
        exact_left: words this close to the left edge of a column begin at it for certain (points).
        row_gap: vertical distance to the next line, in line heights, that ends a region.
        prose_width: a piece wider than this many em, alone on its line, is running text.
        max_words: a page with more words is not read for bare tables.
        max_lines: a region with more lines is not read.
        min_confidence: a grid below it is no table.
        doubtful: no more confidence has a grid that may be read wrongly (see `bare_doubts`).
        aligned: points within which texts stand under each other.
        same_size: points by which the type of two cells of one row may differ.
        counted_columns: numbers of a line above a border that count its columns, at least.
        head_lines: more lines above the first number, and more than below it, are rows of a table of texts;
            what amounts are in stands among as many.
        low_labels: share of the labels that may begin in lower case where such go on the line above.
        wrapped: times their size that the first two lines of a cell stand apart, at most.
        alone_step: times its size that the next row stands from a line alone.
        least_step: times the size of type below which a step goes to no next line,
        hanging_step: nor to one that hangs on the line above.
        tight_step: times the tightest step of a table up to which lines stand as tight.
        pitch_step: times the usual step from which a line begins a row.
        same_rows: times the step above it that a line may stand from the next and be of its row.
        roomy: share of lines in lower case that had room in the line above, from which on none goes on it;
            between what short definitions show (0.2 to 0.8) and wrapped texts (0 to 0.1).
        bare_intervals: so many rows of intervals without labels show that these stand beside the numbers.
        indents: so many labels begin at one x, at least, where it is an indent.
        filled_lines: so many lines that fill two columns are a row each: wrapped texts beside each other
            end at one height now and then, not so often.
        same_type: points by which the size of words of one type differs at most.
        room: a space that a word needs besides its own width to have had room on the line above.
        border_inset: how far within a table a border stands that parts its columns.
        border_slack: how far from a corridor its border may stand.
        many_lines: lines from which one may cross a corridor.
        corridor_near: how far left of a corridor the texts begin that it parts.
        corridor_wide: a corridor with two firm sides has this width in some line,
        corridor_least: and this in all,
        corridor_firm: one with
        firm_lines: firm lines this.
        flush_sides: so many lines in which texts end at one x, and others begin behind it, show a corridor
            of whatever width: amounts to the right, beside words to the left;
        mark_width: and the marks of a list are no wider.
        cut_slack: points by which a text may reach over a cut.
        column_slack: points by which a text may reach over a column's edge.
        same_level: by how much the baselines of the texts of one line of a header differ.
        usual_space: a space between words where a header's own spaces are wider.
        wide_space: times the usual space from which a gap parts two texts of a header that was parted
            before.
        underline: how far below its text the border of a group of columns stands, at most.
        underline_short: points by which such a border may fall short of its text, and of the names below it.
        before_run: how far before the first of neighbouring columns a text over them begins, at most.
        under_slack: how far the texts of a group may reach over it.
        all_columns: share of the columns that a level of a header names when it names columns,
        named_columns: or so many of them.
        askew_free: how far askew costs nothing.
        new_column: cost of a name over no column,
        bare_column: and of a column without a name.
        two_names: two names of one column stand no further apart than this.
        more_names: cost of a column with more than one name.
        askew_cost: what standing askew costs beside standing apart.
        joined_step: of the smallest type, the step between lines at least.
        leader: dots that make a leader.
        gaps_known: gaps of a line from which its usual one is known,
        usual_gap: which is no wider than this.
        flush_left: words this close to the left edge of a column begin at it (points).
        most_cells: cells of a header that are held against columns; a row with more is none.
        turned: how much further off a name right of its column's text is than one left of it: cells
            begin with names.
        askew: from which distance, in em, a text is not set by the edges or the middle of the one
            below it.
        joined_most: columns as read that may be joined to one.
        unlikely: cost of a name right of a text that it would be the name of, or in another column
            than first read.
        apart_cost: cost of a point between the texts of one column.
        wider: A step this many times the narrowest one parts texts, whatever the others are.
        begun: or lines so far down that begin a text are so many times those that go on one.
        crisp: where so many steps are the narrowest one, so closely, one but so much wider parts
            texts.
        flush_widths: font sizes by which numbers that end flush before texts differ in width, and these
            texts in their ends: what follows numbers is no unit of theirs then, and they are no bullets.
        flush_lines: lines above and below a table that may go on with its numbers.
        flush_apart: numbers whose right ends differ by less stand in one column (points).
        most_names: more names above a table say no more.
        names_in: lines above a table that may name its columns.
        prose_words: a text of so many words names nothing.
        extent_unit: points; what overlaps above a table is seen as exactly.
    """

    baseline: float = 0.25
    space: float = 0.48
    part: float = 0.95
    stretch: float = 1.9
    wide: float = 0.9
    narrow: float = 0.22
    crossing: float = 0.12
    centred: float = 0.2
    level: float = 0.35
    centred_lines: int = 3
    centred_step: float = 1.5
    centred_low: float = 0.3
    uneven: float = 2.5
    middle: float = 0.6
    sentence_words: int = 6
    figure_words: int = 4
    exact_left: float = 0.05
    row_gap: float = 2.8
    prose_width: float = 34.0
    max_words: int = 8000
    max_lines: int = 1500
    min_confidence: float = 0.5
    doubtful: float = 0.7
    aligned: float = 1.5
    same_size: float = 0.1
    counted_columns: int = 3
    head_lines: int = 4
    low_labels: float = 0.5
    wrapped: float = 1.6
    alone_step: float = 1.35
    least_step: float = 0.8
    hanging_step: float = 0.7
    tight_step: float = 1.12
    pitch_step: float = 1.3
    same_rows: float = 1.1
    roomy: float = 0.15
    bare_intervals: int = 2
    indents: int = 3
    filled_lines: int = 5
    same_type: float = 0.3
    room: float = 0.2
    border_inset: float = 0.3
    border_slack: float = 0.05
    many_lines: int = 4
    corridor_near: float = 0.35
    corridor_wide: float = 0.8
    corridor_least: float = 0.5
    corridor_firm: float = 1.0
    firm_lines: int = 3
    flush_sides: int = 4
    mark_width: float = 2.0
    cut_slack: float = 0.01
    column_slack: float = 0.25
    same_level: float = 0.35
    usual_space: float = 0.3
    wide_space: float = 1.35
    underline: float = 1.2
    underline_short: float = 2.0
    before_run: float = 4.0
    under_slack: float = 0.3
    all_columns: float = 0.6
    named_columns: int = 4
    askew_free: float = 0.1
    new_column: float = 4.0
    bare_column: float = 6.0
    two_names: float = 0.7
    more_names: float = 0.3
    askew_cost: float = 0.05
    joined_step: float = 0.8
    leader: int = 4
    gaps_known: int = 4
    usual_gap: float = 0.75
    flush_left: float = 0.6
    most_cells: int = 40
    turned: float = 2.0
    askew: float = 0.5
    joined_most: int = 4
    unlikely: float = 1e-2
    apart_cost: float = 1e-5
    wider: float = 1.15
    begun: int = 3
    crisp: tuple[tuple[int, float, float], tuple[int, float, float]] = ((3, 1.02, 1.06), (8, 1.01, 1.035))
    flush_widths: float = 1.0
    flush_lines: int = 5
    flush_apart: float = 2.0
    most_names: int = 6
    names_in: int = 8
    prose_words: int = 8
    extent_unit: float = 2.0


SETTINGS = AlignmentSettings()

BULLETS = frozenset("•◦▪‣·●○■□–-*➢➤►o§")
