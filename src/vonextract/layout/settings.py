"""The knobs of reading words, printed lines, columns and furniture, all in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LayoutSettings:
    """Lengths in em (shares of the type size) unless the name or the text says otherwise.

    Attributes:
        word_gap: a wider gap between two characters parts words; spaces of justified text go down to it.
        space_covered: a printed space is none when the letters around it are closer than this.
        glyph_overlap: a next character that starts further back than this begins a word.
        baseline_drift: a step of the baseline beyond this parts words.
        raised_size: ratio of sizes below which a step of the baseline makes a super- or subscript.
        raise_least, raise_most: how far a superscript stands above the baseline.
        slight_rise: the same of one that is hardly smaller than its word.
        spaced_share: a stretch is letterspaced when this share of its gaps is wide,
        spaced_least: and it has at least so many letters,
        spaced_most: and they stand no further apart than this.
        superscript_length: characters; longer words are no superscripts.
        marker_gap: a raised marker drawn apart from its word stands no further from it than this.
        raised_width: share of its font's usual width below which a figure is drawn as a superscript; fonts
            draw them a quarter to a half narrower.
        figure_spread: share of their median by which the widths of tabular figures differ, by rounding.
        tabular_share: share of a font's figures of one width from which they are tabular.
        raised_figures: a marker has at most so many figures; a longer narrow run is condensed text.
        attached: what stands further from the next character, or off its baseline, hangs on nothing.
        formula_letters: a capital word up to so long before a narrow figure is a formula, as CO2.
        usual_space: width of a space between words; what a font's spaces have more is no gap.
        equal_letters: letters of typewriter fonts differ by no more than this, by rounding.
        pitch_letters: different letters that must be seen of a font to call it one.
        pitch_chars: characters of a font that are looked at; more would tell nothing new.
        same_row: baselines closer than this share of the smaller type size are one: uneven type, small
            capitals, scans.
        column_gap: a wider gap inside a printed line cuts it.
        narrow_gap: a gap of this width cuts it too where neighbouring lines begin at one edge,
        over_space: and at least so many times the page's usual space between words,
        widest_space: which is at most this wide.
        column_lines: how many lines must begin at such an edge,
        wide_gutter_lines: or how many, where the strip before it is at least
        wide_gutter: wide; most of the column's lines begin there or indented by at most
        gutter_indent.
        same_edge: points within which lines begin at one edge; edges are measured with half a point's error.
        most_gutters: edges that are tried as gutters; a page has fewer columns.
        joined_gap: cut pieces of a row that stands alone are put together up to this gap.
        column_depth: how often a region may be cut into columns again.
        cell_words: words; columns whose lines have fewer on average are cells of a table.
        level: baselines closer than this are level.
        group_pitch: lines no further apart than this belong to one group of the margin.
        side_lines, side_width: a column with at most these shares of its neighbour's lines and width may
            hold side headings.
        blank: share of the usual height of a line from which white across a region parts it.
        tight: lines of one style no further apart than this run on.
        leader_dots: dots that make a leader; three are an ellipsis.
        leader_gap: dots of one leader stand no further apart than this.
        typed_dashes: dashes that make a typed rule; fewer stand for an empty cell.
        frame_dashes: dashes of the rules that frame a typed table.
        typed_bars: bars below each other that make a typed border.
        bar_pitch: two bars of one border stand no further apart than this.
        through: how far above the baseline a stroke runs through letters and figures.
        stroke_rise: a slanted stroke rises at most by so much.
        stroke_covers: share of a word's width that its stroke reaches over.
        stroke_slack: a stroke ends so close to its words; a rule of a table reaches further.
        replaced_gap: what stands in a struck word's place follows, or goes before, this close.
        struck_size: points; words of larger type are not looked for strokes.
        stroke_width: points; a thicker line is a bar, no stroke.
        stroke_pale: level of every channel, of 255, from which a line is a highlight, no stroke.
        top_share, bottom_share: of the page's height that is looked at for furniture.
        margin_reach: points; the next line of a margin is no further inwards than this.
        margin_gap: a wider gap parts what stands at the left of a margin from what stands at its right.
        imprint_share: of the page's height at its top and foot where addresses and signatures stand.
        imprint_lines: lines of such a block below its labels, at most.
        imprint_pitch: times their size that these lines stand apart, at most.
        same_height: points within which two lines stand at the same height.
        least_pages: on so many pages a line must come again.
        least_document: documents with fewer pages have no recurrence to go by.
        slot_tolerance: points within which a line stands exactly in another's place.
        slot_words: longer lines are no running titles.
        rest_words: so many words may stand in a furniture line without being known themselves.
        heading_ratio: type this much larger than the body's is a heading when it comes only twice.
        artifact_most: share of words marked as artifacts above which the marks mean nothing.
        row_pitch: the rows of a table follow each other within this many line heights.
        blocked_share: what comes again is body when on more other pages than this share of its
            own the text begins further out.
        side_share: of the page's width where turned text is looked at.
        abreast_rows: of the number of lines, the rows on which they stand at most when they stand
            beside each other.
        level_groups: share of a margin's groups that begin level with a paragraph when they are side
            headings.
        paragraph_step: times the usual pitch from which a line begins a paragraph of its own.
        few_lines: lines of two columns together, up to which nothing tells how they are read.
        least_size: points, for type of no size: nothing is divided by less.
        plain_size: times the body's size from which a line of the margin is a heading.
        slot_size: points by which the type of a running title may vary.
        slot_columns: pieces of a row that make it one of a table.
        first_page_year: numbers from here on
        last_page_year: to here are years, not numbers of pages.
        page_numbers: pages whose numbers count on alike, from which they are page numbers.
        contents_pages: page numbers of a list, below which it is not known whether they rise,
        contents_falls: and of so many one may fall.
        least_space: a smaller gap between two words is none.
        numbered_lines: rising numbers below each other that make a column of them.
        mostly: share of a line's letters that are bold, or italic, when the line is.
        caps_letters: capitals from which a line is set in them; fewer are an abbreviation.
        ascent: how far letters reach above the baseline,
        descent: and below it, as columns are cut.
        hangs_low: how far below the baseline of its line a raised word stands at most,
        hangs_high: and how far above.
        replaced_level: by how much the baseline of what replaces a struck word may differ.
        dashes_apart: a wider gap parts two typed rules.
        dashes_level: and so does a greater step of the baseline.
        dash_height: height of a dash above the baseline.
        superscript_fall: a step of the baseline as large as this is a line's, not a superscript's.
        space_within: points by which a printed space may reach out of the letter it lies in.
        spaced_gap: of `word_gap`, what gaps between the letters of letterspaced text have at least.
        bar_length, bar_height: how long a line is that stands for a minus, and how far above the baseline;
        bar_gap: how far the number begins behind it;
        bar_alone: no other line or word stands so close to it, as axes do to their ticks.
        spelled_even: the gaps between the letters of a word that spaces part differ by no more.
        spaced_letters: share of letters in letterspaced text; a row of figures is none.
        along_axis: cosine from which text runs along an axis of the page.
        page_share: a slot is one of the margin that stands on one page in so many.
        band_lines: letter sizes that a shade behind a running header is high at the most.
        page_digits: figures of a number in the margin that are looked at; page numbers have fewer.
        leader_lines: letter sizes between two led lines beyond which they are of two lists.
        label_gap: letter sizes that may lie between a label such as "1." and its text.
        last_column: share of lines that reach beyond the others when they are a column of their own.
        outer_rows: next lines of a margin of which one is known, for a line outside of them to be of it.
        slot_step: points by which a running title may begin or end elsewhere.
        frame_slack: points by which bars reach out of the frame of a typed table.
        unit_letters: before the last one in front of an exponent that are looked at for a unit, as in "km2".
        fill_slack: points by which a line may reach out of the fill that it stands on.
    """

    word_gap: float = 0.13
    space_covered: float = 0.03
    glyph_overlap: float = 0.6
    baseline_drift: float = 0.12
    raised_size: float = 0.85
    raise_least: float = 0.12
    raise_most: float = 0.7
    slight_rise: tuple[float, float] = (0.15, 0.5)
    spaced_share: float = 0.8
    spaced_least: int = 5
    spaced_most: float = 0.8
    superscript_length: int = 6
    marker_gap: float = 0.4
    raised_width: float = 0.78
    figure_spread: float = 0.04
    tabular_share: float = 0.9
    raised_figures: int = 3
    attached: float = 0.2
    formula_letters: int = 4
    usual_space: float = 0.28
    equal_letters: float = 0.03
    pitch_letters: int = 5
    pitch_chars: int = 400
    same_row: float = 0.4
    column_gap: float = 1.5
    narrow_gap: float = 0.4
    over_space: float = 1.4
    widest_space: float = 1.0
    column_lines: int = 5
    wide_gutter_lines: int = 3
    wide_gutter: float = 1.0
    gutter_indent: float = 3.0
    same_edge: float = 1.5
    most_gutters: int = 8
    joined_gap: float = 6.0
    column_depth: int = 8
    cell_words: float = 2.5
    level: float = 0.3
    group_pitch: float = 1.7
    side_lines: float = 0.5
    side_width: float = 0.7
    blank: float = 0.9
    tight: float = 1.5
    leader_dots: int = 4
    leader_gap: float = 1.5
    typed_dashes: int = 5
    frame_dashes: int = 20
    typed_bars: int = 4
    bar_pitch: float = 4.0
    through: tuple[float, float] = (0.12, 0.42)
    stroke_rise: float = 1.1
    stroke_covers: float = 0.8
    stroke_slack: float = 1.5
    replaced_gap: float = 1.5
    struck_size: float = 40.0
    stroke_width: float = 2.5
    stroke_pale: int = 0xE0
    top_share: float = 0.22
    bottom_share: float = 0.18
    imprint_share: float = 0.3
    imprint_lines: int = 6
    imprint_pitch: float = 1.5
    margin_reach: float = 36.0
    margin_gap: float = 1.2
    same_height: float = 5.0
    least_pages: int = 3
    least_document: int = 3
    slot_tolerance: float = 1.5
    slot_words: int = 12
    rest_words: int = 8
    heading_ratio: float = 1.2
    artifact_most: float = 0.4
    row_pitch: float = 1.1
    blocked_share: float = 0.5
    side_share: float = 0.12
    abreast_rows: float = 0.7
    level_groups: float = 0.8
    paragraph_step: float = 1.2
    few_lines: int = 6
    least_size: float = 0.1
    plain_size: float = 1.05
    slot_size: float = 0.15
    slot_columns: int = 3
    first_page_year: int = 1950
    last_page_year: int = 2100
    page_numbers: int = 3
    contents_pages: int = 3
    contents_falls: int = 4
    least_space: float = 0.1
    numbered_lines: int = 3
    mostly: float = 0.85
    caps_letters: int = 5
    ascent: float = 0.75
    descent: float = 0.2
    hangs_low: float = 0.2
    hangs_high: float = 0.9
    replaced_level: float = 0.3
    dashes_apart: float = 0.5
    dashes_level: float = 0.1
    dash_height: float = 0.25
    superscript_fall: float = 0.4
    space_within: float = 0.1
    spaced_gap: float = 0.6
    spelled_even: float = 0.12
    spaced_letters: float = 0.7
    bar_length: tuple[float, float] = (0.25, 0.75)
    bar_height: tuple[float, float] = (0.2, 0.42)
    bar_gap: tuple[float, float] = (-0.05, 0.35)
    bar_alone: float = 0.25
    along_axis: float = 0.99
    page_share: int = 8
    band_lines: float = 6.0
    page_digits: int = 9
    leader_lines: float = 6.0
    label_gap: float = 6.0
    last_column: float = 1 / 6
    outer_rows: int = 2
    slot_step: float = 3.0
    frame_slack: float = 2.0
    unit_letters: int = 3
    fill_slack: float = 1.0


SETTINGS = LayoutSettings()
