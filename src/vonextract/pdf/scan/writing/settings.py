"""The numbers of this room, each with its unit and its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InkSettings:
    """Which blots of ink are lines of type; lengths in points.

    Attributes:
        speck: smaller blots are dust.
        wide_gap: em; a wider gap cuts a line in two, as between columns.
        solid_least: em of a side of the least blot of a line that is no speck: points of print are larger;
            specks bridge no such gap and are no part of letters,
        speck_near: but of a line from whose print they stand so many em.
        line_most: type larger than this many points is a picture, not text.
        passes: share of a line's height that an upright rule runs through to cut it.
        least_spot_high: pixels; a lower spot is dust.
        figure_high: points between which a lone blot is as high as a figure,
        figure_wide: and as wide as one or several.
        dash_wide: points between which a lone blot is as wide as a dash,
        dash_high: that it is high at most,
        dash_full: and share of its box that it fills.
        blot_gap: points between the blots of one number, at most,
        blot_level: and share of the lower one's height on which they stand beside each other.
        cut_out: share of a number's height by which it is cut out larger than it is,
        cut_least: points at least.
        rule_rim: points around a rule that its blurred edge takes.
        letter_high: share of a line's box, as detectors cut it, that its letters take.
        letter_least: points that a letter is high at least.
        bridge: points of a stroke that a rule hides at most.
        cut_through: heights of a line by which it is let out, at most, to where it cuts through no print.
    """

    speck: float = 0.35
    wide_gap: float = 0.85
    solid_least: float = 0.08
    speck_near: float = 0.3
    line_most: float = 90.0
    passes: float = 0.6
    least_spot_high: int = 4
    figure_high: tuple[float, float] = (4.0, 30.0)
    figure_wide: tuple[float, float] = (0.8, 60.0)
    dash_wide: tuple[float, float] = (1.5, 12.0)
    dash_high: float = 2.5
    dash_full: float = 0.6
    blot_gap: float = 5.0
    blot_level: float = 0.4
    cut_out: float = 0.18
    cut_least: float = 1.5
    rule_rim: float = 1.0
    letter_high: float = 0.75
    letter_least: float = 4.0
    bridge: float = 2.5
    cut_through: float = 0.7


INK = InkSettings()


@dataclass(frozen=True, slots=True)
class LetterSettings:
    """Where letters stand in a line, and which gaps are spaces; em is the size of the type.

    Attributes:
        space_gap: em; a wider gap between letters is a space that the engine missed.
        space_least, space_share, spaces_known: em, and share of the spaces that the engine saw in the line
            when it saw so many: a gap as wide is a space too.
        bent: share of a letter's height by which its foot lies off the line's baseline where the line bends.
        letters_in_em: em from the highest letter of a line to the lowest.
        letter_gap: em between parts of a letter that stand beside each other, at most: others are dirt
        dirt_most: where they have less than this share of its largest part's ink; more is a neighbour's.
        middle_gap: pixels that a gap loses for each that it lies off the middle, where letters are
            likelier to part.
        beside_letter: how many times wider a gap between a letter and a figure must be than one between
            letters: a 1 has white on both sides.
        beside_figures: how many times wider than a space a gap beside a figure must be to be one.
        pitch_steps: steps from letter to letter that tell whether type has one pitch,
        pitch_varies: and share by which they vary then.
        scatter: share by which the heights of letters of one size differ.
        pair: em that two capitals or figures take at least;
        low_pair: two low letters;
        narrow_pair: two narrow ones;
        figures_pair: two 1.
        figure_most: em that no figure,
        point_most: and no point or comma, is wide.
        thousand_figures: figures behind a mark with which a point and a comma make numbers a thousand
            times apart.
        group_near: em between two groups of figures of one number, at most.
        group_step: how many times longer than others the step from figure to figure over a space between
            thousands is, where another space of the number was seen,
        group_step_alone: and where none was.
        group_white: share of the white of another space of a number that one has at least that was closed up.
        decimals_apart: times the widest gap within numbers with decimals that one between two of them is:
            three on a page of a press, where days ("2024.01.15") and versions leave even ones.
        pitch_figures: steps from figure to figure,
        known_letters: and from letter to letter, from which their width is known.
        steps_vary: share by which steps of one pitch vary, blur and slanting letters included,
        steps_alike: and how many of them do so; of proportional type six or seven in ten.
        rows_vary: and by which the usual step of a row of that type does.
        astray: pitches by which a letter stands beside its place when one was lost before it.
        sign_space: em of white beside ± or × from which it stands apart.
        even_spaces: share of the space on one side of ± or × that the one on its other side has at
            least.
        foot_reach: letters on each side that tell how low a letter of a bent line stands.
    """

    space_gap: float = 0.3
    space_least: float = 0.16
    space_share: float = 0.75
    spaces_known: int = 3
    bent: float = 0.1
    letters_in_em: float = 0.9
    letter_gap: float = 0.2
    dirt_most: float = 0.4
    middle_gap: float = 0.2
    beside_letter: float = 1.3
    beside_figures: float = 2.5
    pitch_steps: int = 5
    pitch_varies: float = 0.25
    scatter: float = 0.15
    pair: float = 0.7
    low_pair: float = 0.43
    narrow_pair: float = 0.18
    figures_pair: float = 0.4
    figure_most: float = 0.85
    point_most: float = 0.45
    thousand_figures: int = 3
    group_near: float = 0.5
    group_step: float = 1.1
    group_step_alone: float = 1.15
    group_white: float = 0.75
    decimals_apart: float = 2.0
    pitch_figures: int = 8
    known_letters: int = 30
    steps_vary: float = 0.15
    steps_alike: float = 0.8
    rows_vary: float = 0.04
    astray: float = 0.5
    sign_space: float = 0.2
    even_spaces: float = 0.4
    foot_reach: int = 2


LETTERS = LetterSettings()


@dataclass(frozen=True, slots=True)
class SignSettings:
    """What the ink knows better than the engine of single signs, and how sure that is.

    Attributes:
        dash_sure: probability of a blot of a dash's shape in a row of print: it may be dirt, and a number
            behind it is doubted.
        echo: probability of a figure that may be the one before it, given twice, or hold another that
            was lost, or be a note's marker, or go on beyond the paper,
        cut_off: whose edge lies within so many em.
        streak_beside: em between a number and a fold or a streak that may hide one more figure of it.
        laid_dark: levels of 255 by which ink of another colour darkened a pixel,
        laid_share: and share of a figure's box that has such pixels, from which it ran through the figure.
        mark_sure: probability from which the engine's word for a point is taken.
        marks_known: sure marks between figures from which a page's usual one is known,
        marks_usual: where it is so many times as frequent as the other.
        nought_sure: probability from which a round that stands alone is a nought.
        percent_likely: probability of a sign of percent from which a figure alone behind decimals is one.
        comma_hangs: em below the baseline that a comma reaches and a point does not.
        point_lowest: em below the baseline that a point reaches at most,
        comma_highest: and a comma at least; others may be either.
        marks_apart: pixels between the ends of commas and those of points from which the ink tells
            them apart.
        mark_tails: shares of marks that are left aside, from above and below, when their ends are
            compared.
        mark_tallest: em that a mark is high at most; more is ink of the figure that it touches.
        mark_mixed: probability of a mark that may as well be the other one.
        sign_thin: share of a figure's height that a sign is high at most.
        sign_out: share of a figure's height that a sign sticks out of it at least;
        sign_out_four: a 4 has a tip of its own there.
        sign_highest: shares of a figure's height, from its top, between which
        sign_lowest: the middle of a sign lies.
        sign_sure: probability of a sign that the ink shows and the engine did not name: it is read,
            and doubted.
        disc_doubt: probability below which a letter or figure alone may be the dot of a list,
        disc_round: whose sides differ by this factor at most,
        disc_full: and which fills this share of its box; a nought is hollow.
        disc_sure: probability of such a dot.
        spelling_sure: probability from which a letter is left as it is.
        spelling_margin: times that the letter of one word is likelier than those of others that could
            stand there as well.
        mark_peers: other capitals of a word from which is known how high they are,
        marked_high: and how many times as high one with a ring or dots is at least.
        spelling_shortest: letters of a word that is looked up, at least.
    """

    dash_sure: float = 0.9
    echo: float = 0.5
    cut_off: float = 0.9
    streak_beside: float = 0.6
    laid_dark: int = 30
    laid_share: float = 0.03
    mark_sure: float = 0.95
    marks_known: int = 3
    marks_usual: int = 4
    nought_sure: float = 0.5
    percent_likely: float = 0.05
    comma_hangs: float = 0.05
    point_lowest: float = 0.035
    comma_highest: float = 0.02
    marks_apart: float = 1.0
    mark_tails: tuple[float, float] = (0.1, 0.9)
    mark_tallest: float = 0.4
    mark_mixed: float = 0.5
    sign_thin: float = 0.25
    sign_out: float = 0.22
    sign_out_four: float = 0.45
    sign_highest: float = 0.4
    sign_lowest: float = 0.8
    sign_sure: float = 0.9
    disc_doubt: float = 0.9
    disc_round: float = 1.2
    disc_full: float = 0.65
    disc_sure: float = 0.95
    spelling_sure: float = 0.95
    spelling_margin: float = 3.0
    mark_peers: int = 3
    marked_high: float = 1.08
    spelling_shortest: int = 3


SIGNS = SignSettings()


@dataclass(frozen=True, slots=True)
class LeaderSettings:
    """When dots lead from a label to its number; lengths in points.

    Attributes:
        dot_most: points that a dot of a leader is wide and high at the most,
        dot_level: by which the next one may stand higher or lower,
        dot_step: and further right;
        dot_uneven: share by which its distance may differ from the usual one,
        dot_pixels: or pixels, where those are coarse.
        leader_dots: dots of a leader, at the least: fewer may be an ellipsis, or specks.
        leader_clear: points above a leader where nothing is printed; above a dotted rule letters hang.
        leader_reach: points, beside one step, that a label ends before its leader, at the most.
    """

    dot_most: float = 2.4
    dot_level: float = 0.8
    dot_step: float = 16.0
    dot_uneven: float = 0.25
    dot_pixels: float = 1.5
    leader_dots: int = 6
    leader_clear: float = 2.5
    leader_reach: float = 12.0


LEADERS = LeaderSettings()


@dataclass(frozen=True, slots=True)
class TypeSettings:
    """Which sizes and baselines the lines of a page have; em is the size of the type.

    Attributes:
        raised: em; a small figure standing so high above the line is a note's marker,
        stands_out: where it reaches so many em above the figures that it follows;
        marker_wide: and one that does not, but is narrower than so many em, may be one.
        small_figure: em below which a figure is a note's.
        row_level: em by which the baselines of one row differ.
        page_sizes: sizes that differ by less are one: on a page;
        row_sizes: in a row;
        few_sizes: in a row, where few letters tell.
        line_sizes: times a common size from which a line has a size of its own where it has so many letters,
        sizing_letters: that it measures itself: of 377 such lines of one size none came out 7 % larger.
        figure_large: times the largest text from which a figure alone is none;
        rare_size: share of the letters of a common size below which a size close to it is that one,
            badly measured.
        blur: factor by which measured sizes of one size scatter.
        few_letters: letters and figures from which a line's own size and baseline are sure.
        row_reach: em within which a line of few letters joins a row.
        waist: height of a dash above the baseline in em.
        bearing: em of white that a letter has on both sides.
        smallest_size: points; none is smaller,
        usual_size: and what to take where nothing tells.
        cell_pitch: em between the baselines of two lines of one cell, at most.
        figure_tall: height of a figure in em.
        tall: heights of capitals and figures,
        x_height: and of low letters, in em.
    """

    raised: float = 0.2
    stands_out: float = 0.06
    marker_wide: float = 0.34
    small_figure: float = 0.55
    row_level: float = 0.22
    page_sizes: float = 1.1
    row_sizes: float = 1.18
    figure_large: float = 1.5
    few_sizes: float = 1.6
    line_sizes: float = 1.07
    sizing_letters: int = 12
    rare_size: float = 0.15
    blur: float = 1.03
    few_letters: int = 4
    row_reach: float = 0.4
    waist: float = 0.3
    bearing: float = 0.04
    smallest_size: float = 4.0
    usual_size: float = 10.0
    cell_pitch: float = 1.7
    figure_tall: float = 0.7
    tall: float = 0.7
    x_height: float = 0.5


TYPE = TypeSettings()


@dataclass(frozen=True, slots=True)
class WeightSettings:
    """Which lines of a page are bold.

    Attributes:
        bold_stroke: strokes this much thicker than the usual ones of type as large are bold.
        bold_large: the same for type larger than most, which blur thickens less.
        bold_peers: letters of one size from which their usual strokes are known.
        bold_unsure: by how much more the strokes of two or three letters must differ.
        bold_row, bold_beside: shares of that thickness. A row of several pieces is bold from the first on;
            each piece of it, and what stands next to bold lines, from the second on: the cells of a
            header are bold together.
        blurred: em of a page's usual strokes from which blur made them so thick that bold ones hardly differ:
            of 19 made pages below it strokes told all bold lines, of 24 above it half at best.
        bold_ink: times the ink that its letters usually take from which a line of a blurred page is bold.
        as_strokes: power by which shares of that lie apart as those of strokes do on sharp pages, where the
            usual ones have 0.82 of bold ones.
        usual_ink: percent of a letter's places on the page that take less than its usual ink: some are bold.
        peers: places from which that is known,
        letters: and letters that tell how heavy a line is.
    """

    bold_stroke: float = 1.22
    bold_large: float = 1.12
    bold_peers: int = 60
    bold_unsure: float = 1.1
    bold_row: float = 0.94
    bold_beside: float = 0.87
    blurred: float = 0.125
    bold_ink: float = 1.18
    as_strokes: float = 2.0
    usual_ink: float = 42.0
    peers: int = 4
    letters: int = 2


WEIGHT = WeightSettings()


@dataclass(frozen=True, slots=True)
class WornSettings:
    """When a page's print is worn, and how far its figures are believed then.

    Attributes:
        unsure: probability below which a figure is unsure.
        least: share of a page's figures that are unsure where print is worn: of eight degraded pages none
            had more than 0.7 %, of three whose thin strokes were gone each 1.7 % and more.
        figures: that are so, at least: a few tell of themselves.
    """

    unsure: float = 0.9
    least: float = 0.01
    figures: int = 4


WORN = WornSettings()
