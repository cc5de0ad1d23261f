"""How scanned pages are read and how far they are trusted, in one place."""

from __future__ import annotations

from dataclasses import dataclass

from vonextract.certainty import AGREED, DOUBTFUL


@dataclass(frozen=True, slots=True)
class ScanSettings:
    """Thresholds; lengths in points, shares of the type size (em) where so named.

    Attributes:
        page_share: images that cover this share of a page make it a picture of paper.
        overlay_letters: fewer letters printed over such a picture are a stamp or a page number.
        region_share: a picture on a printed page is looked at from this share of the page on, and so is a
            page with nothing but pictures: scanners cut paper into the pieces that hold print.
        outline_letters: drawn outlines of the size of letters from which a page without text is read from its
            picture.
        paper_share: a picture is one of text when so much of it is as bright as its paper.
        smooth_share: share of a picture alone on its page that is paper, lit as it may be,
        smooth_change: where its ground changes by less than this share
        smooth_step: over so many points: the edge of a shadow takes some, that of a thing none,
        smooth_light: and is as bright as this share
        smooth_top: of the brightest, which is brighter than so many percent of it.
        ink_most: and no more than this is ink; a photograph has more.
        region_rows: lines of text side by side, or figures, that a picture on a printed page must
            show to be read: a logo and a photograph do not.
        dpi_least, dpi_most: resolution that a page is rendered at; letters below 200 dpi are
            too coarse to tell digits apart, above 300 nothing is gained.
        detection_dpi: resolution at which lines of text are looked for; as good as 300 for a third
            of the cost.
        pixels_most: largest image that is made of a page.
        skew_most: degrees by which paper lies askew at most.
        skew_least: a smaller angle is not worth resampling.
        ink: brightness (paper is 255) below which a pixel is ink.
        print_lightest: brightness up to which a pixel is taken for print, or for the edge of it, when the
            darkness of a page's print is measured; noise of paper is lighter.
        print_least: share of such pixels below which a page has too little print to tell.
        print_core: share of them, from the darkest, that the strokes' cores are.
        print_faint: brightness of these cores from which print is faint; darker print is left as it is.
        print_usual: brightness of print, to which faint print is darkened,
        print_gain: but not by more than this factor, which makes noise darker too.
        rule_length: a straight line this long is a rule, not the stem of a letter.
        rule_thick: a thicker one is a filled band.
        rule_contrast: how much darker than what lies around it a rule is, in levels of 255.
        fill_contrast: how much darker than paper a shaded band is, as a share.
        fill_high, fill_wide: smallest shaded band.
        fill_square: share of its bounding box that a band covers.
        dark: brightness, where paper is 255, below which a band has white letters on it.
        dimmest: paper that is lit worse, as a share of 255, is taken for as bright as this.
        speck: smaller blots are dust.
        speck_likely: probability of nothing from which a point behind a number is dust.
        register_sizes: points that a register mark is high and wide,
        register_uneven: share by which its sides differ,
        register_alike: and of its ink that it keeps at least when given a quarter turn.
        wide_gap: em; a wider gap cuts a line in two, as between columns.
        space_gap: em; a wider gap between letters is a space that the engine missed.
        space_least, space_share, spaces_known: em, and share of the spaces that the engine saw in the line
            when it saw so many: a gap as wide is a space too.
        line_most: type larger than this many points is a picture, not text.
        bold_stroke: strokes this much thicker than the usual ones of type as large are bold.
        bold_large: the same for type larger than most, which blur thickens less.
        bold_peers: letters of one size from which their usual strokes are known.
        bold_unsure: by how much more the strokes of two or three letters must differ.
        bold_row, bold_beside: shares of that thickness. A row of several pieces is bold from the first on;
            each piece of it, and what stands next to bold lines, from the second on: the cells of a
            header are bold together.
        raised: em; a small figure standing so high above the line is a note's marker,
        stands_out: where it reaches so many em above the figures that it follows;
        marker_wide: and one that does not, but is narrower than so many em, may be one.
        upright_confidence: a page read worse is tried upside down too.
        upright_margin: by how much the other way must be read better.
        spread_wide: width over height from which a picture may show two pages.
        spread_gutter: share of its width that is white on both sides of the middle then.
        spread_lines: lines that both halves have at least.
        spread_level: points between baselines of one row.
        spread_alike: share of one half's lines level with lines of the other from which they are rows,
        spread_full: unless so many of each half's lines run unbroken over this share of its width.
        lost_confidence: characters below this probability are read as nothing: pictures, handwriting.
        line_confidence: mean probability below which a line is no print.
        short_confidence: the same for one or two characters, which spots and signatures are read as.
        doubtful: calibrated probability below which a figure is doubtful.
        alternative: probability from which another figure is named.
        hidden_layer: probability of what is taken from a hidden text layer; the layers of copiers are
            of all qualities.
        agreed: probability of what a hidden text layer reads alike.
        contested: a figure read more surely than this is not doubted because the layer differs.
        disputed: probability of a figure that the layer reads otherwise.
        seconds: of computing given to a page, which other work on the machine does not shorten; what is not
            read by then is missing, and said so.
        leader_least: points alone in a line that are no leader yet.
        pillar: times its width from which a filled part is high as the bar of a chart is.
        glued: points between two letters of one word in a hidden layer.
        layer_gap: letter sizes between two letters of a layer from which they are of two words,
        layer_astray: and by which a letter of it may stand beside the one that it reads.
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
        bent: share of a letter's height by which its foot lies off the line's baseline where the line bends.
        letters_in_em: em from the highest letter of a line to the lowest.
        middle_gap: pixels that a gap loses for each that it lies off the middle, where letters are
            likelier to part.
        same_lane: points within which two strokes lie on one line.
        ground_wide: points over which the ground of print is looked at where it may be dark,
        stem_wide: over which strokes of letters are closed,
        shade_wide: what is left is smoothed,
        dark_wide: and that a dark band is wide at least.
        stretch_from: percent of a dark band that are its ground,
        stretch_to: and below which its letters' brightness lies; the rest is noise.
        stretch_least: levels between them, at least: no letters are made of noise.
        skew_least_points: pixels of ink from which an angle can be told.
        level_range: half of the range of a pixel, from black to white.
        lying: times that a line's box is longer than wide to lie, or to stand.
        hair: points that a rule, which has no width, is taken to have.
        small_figure: em below which a figure is a note's.
        edges_changed: sides of a band over which its ground changes, at least.
        band_level: levels by which the ground of one band varies.
        band_uniform: share of a shaded part whose ground is alike when the part is one band; letters
            blur the rest.
        same_band: share of a band that another covers when the two are one.
        halo: points that a light spot around letters on a band is high and wide, at most.
        band_rim: points on both sides of a band's edge that are compared.
        band_step: levels that the ground must change by over an edge; in a shadow it changes slowly.
        rule_rim: points around a rule that its blurred edge takes.
        letter_high: share of a line's box, as detectors cut it, that its letters take.
        beside_letter: how many times wider a gap between a letter and a figure must be than one between
            letters: a 1 has white on both sides.
        beside_figures: how many times wider than a space a gap beside a figure must be to be one.
        pitch_steps: steps from letter to letter that tell whether type has one pitch,
        pitch_varies: and share by which they vary then.
        scatter: share by which the heights of letters of one size differ.
        dash_sure: probability of a blot of a dash's shape in a row of print.
        pair: em that two capitals or figures take at least;
        low_pair: two low letters;
        narrow_pair: two narrow ones;
        figures_pair: two 1.
        figure_most: em that no figure,
        point_most: and no point or comma, is wide.
        echo: probability of a figure that may be the one before it, given twice, or hold another that
            was lost, or be a note's marker, or go on beyond the paper,
        cut_off: whose edge lies within so many em.
        streak_beside: em between a number and a fold or a streak that may hide one more figure of it.
        rule_join: points that a rule may be broken for.
        rule_break: points of a hole in the print of a rule that is closed before its length is
            measured.
        rule_whole: share of its length that a rule has ink on.
        piece_whole: and share that its piece between two level rules has.
        rule_crowded: share of its length that has ink close beside a rule on one side at most; more
            are letters.
        rule_beside: points off its edge at which is looked for what stands beside a rule.
        rule_wave: points by which a rule may bend, besides what tilt adds.
        mark_sure: probability from which the engine's word for a point is taken.
        nought_sure: probability from which a round that stands alone is a nought.
        comma_hangs: em below the baseline that a comma reaches and a point does not.
        point_lowest: em below the baseline that a point reaches at most,
        comma_highest: and a comma at least; others may be either.
        marks_apart: pixels between the ends of commas and those of points from which the ink tells
            them apart.
        mark_tails: shares of marks that are left aside, from above and below, when their ends are
            compared.
        thousand_figures: figures behind a mark with which a point and a comma make numbers a thousand
            times apart.
        group_near: em between two groups of figures of one number, at most.
        group_step: how many times longer than others the step from figure to figure over a space between
            thousands is, where another space of the number was seen,
        group_step_alone: and where none was.
        mark_tallest: em that a mark is high at most; more is ink of the figure that it touches.
        mark_mixed: probability of a mark that may as well be the other one.
        look_dpi: dots per inch at which is looked whether a picture is one of paper.
        coarse_dpi: dots per inch at which shade and bands are looked for.
        skew_dpi: dots per inch at which the angle of lines is looked for,
        skew_points: and pixels of ink that are looked at for it, at most.
        as_sharp: share of the best sharpness that is as good: short rules tell small angles badly;
            level is likeliest.
        pitch_figures: steps from figure to figure,
        known_letters: and from letter to letter, from which their width is known.
        steps_vary: share by which steps of one pitch vary, blur and slanting letters included,
        steps_alike: and how many of them do so.
        astray: pitches by which a letter stands beside its place when one was lost before it.
        tile: pixels; the detector takes pictures whose sides are multiples of this.
        found_at_once: pixels that it takes at once, for each needs some 300 bytes; an A4 page has fewer.
        strip_lap: pixels, a multiple of tile, by which the strips of a larger picture overlap on both sides:
            four lines of text.
        text_from: probability from which a pixel belongs to a line.
        line_from: mean probability from which a blot is a line.
        growth: lines are found shrunk; by this factor times area over perimeter they are let out
            again.
        line_height: pixels, height of the pictures that the recogniser was trained on,
        line_narrowest: and the width that they are filled up to,
        line_widest: or cut at.
        others: other characters that are kept of each that was read.
        named_from: probability from which another character is named.
        line_rim: share of a line's height that is left white before and behind it.
        band_snap: points within which the side of a band lies on a rule.
        seam: points around the edge of a dark band,
        seam_along: and share of a rule that lies there when it is the edge.
        row_high: points of a row of a table, at least.
        upright_samples: lines that are read to tell which way is up,
        sample_length: and how many heights of each.
        letter_least: points that a letter is high at least.
        dash_far: heights of a line that a dash may stand before it; further out is dirt at the
            paper's edge.
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
        row_level: em by which the baselines of one row differ.
        page_sizes: sizes that differ by less are one: on a page;
        row_sizes: in a row;
        few_sizes: in a row, where few letters tell.
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
        skew_searches: searches for the angle: step and reach in degrees; the first reaches as far as
            the settings say.
        tall: heights of capitals and figures,
        x_height: and of low letters, in em.
        paper_grid: points between the places at which the brightness of paper is sampled.
        paper_places: such places along the shorter side, at least: a page may be a few points wide.
        paper_margin: share of a page's sides in which hardly anything but paper lies.
        paper_rounds: rounds in which the brightness of bare paper is told from what is darker.
        paper_below: share by which what is darker than the paper found so far is taken for something
            else.
        bridge: points of a stroke that a rule hides at most.
        crowdable: points; no line of letters has ink for so long without a gap.
        paper_rim: points from the edge of the paper within which a rule runs off it.
        rows_cut: rules that run off the paper from one place on, from which they are rows of a table.
        seam_contrast: levels of 255 by which a rule is darker, or lighter, than what lies on both its sides;
            the edge of a band is not,
        seam_beside: points off its edge within which that is looked at,
        seam_piece: and points along it over which noise is evened out.
        lane: points between the pieces of one line, across it.
        paper_bright: of the brightness of bare paper from which a pixel is paper,
        ink_dark: and below which it is ink.
        lid_bright: share of a row or column of a picture that is paper from which it is of the sheet,
        sheet_least: and share of the picture that the sheet takes at least.
        sign_space: em of white beside ± or × from which it stands apart.
        even_spaces: share of the space on one side of ± or × that the one on its other side has at
            least.
        band_least: points that a shaded band is high at the least; what is thinner is a rule or a letter.
        rule_around: points around a pixel whose mean it must be darker than to be one of a rule.
        bare: percent of a line of pixels from edge to edge of the paper that bands and dark print may take,
        shadow_even: points over which noise is evened out of what is left.
        dot_most: points that a dot of a leader is wide and high at the most,
        dot_level: by which the next one may stand higher or lower,
        dot_step: and further right;
        dot_uneven: share by which its distance may differ from the usual one,
        dot_pixels: or pixels, where those are coarse.
        leader_dots: dots of a leader, at the least: fewer may be an ellipsis, or specks.
        leader_clear: points above a leader where nothing is printed; above a dotted rule letters hang.
        leader_reach: points, beside one step, that a label ends before its leader, at the most.
        cover_steps: steps of a side of the page in which it is counted how much of it pictures cover.
        bare_paper: percent of the margins that may be darker than bare paper.
        paper_spots: times as many spots of paper as the surface has terms are needed to lay it.
        pressed: of gzip, 1 to 9, for kept readings: twice as fast as 9, and hardly larger.
        foot_reach: letters on each side that tell how low a letter of a bent line stands.
    """

    page_share: float = 0.5
    overlay_letters: int = 150
    outline_letters: int = 100
    region_share: float = 0.05
    paper_share: float = 0.5
    smooth_share: float = 0.75
    smooth_change: float = 0.04
    smooth_step: float = 6.0
    smooth_light: float = 0.5
    smooth_top: float = 95.0
    ink_most: float = 0.25
    region_rows: int = 3
    dpi_least: float = 200.0
    dpi_most: float = 300.0
    detection_dpi: float = 120.0
    pixels_most: int = 20_000_000
    skew_most: float = 5.0
    skew_least: float = 0.02
    ink: int = 150
    print_lightest: int = 215
    print_least: float = 0.0005
    print_core: float = 0.15
    print_faint: int = 100
    print_usual: int = 60
    print_gain: float = 2.5
    rule_length: float = 18.0
    rule_thick: float = 3.0
    rule_contrast: int = 10
    fill_contrast: float = 0.022
    fill_high: float = 9.0
    fill_wide: float = 30.0
    fill_square: float = 0.8
    dark: int = 120
    dimmest: float = 0.5
    speck: float = 0.35
    speck_likely: float = 0.2
    register_sizes: tuple[float, float] = (7.0, 40.0)
    register_uneven: float = 0.15
    register_alike: float = 0.7
    wide_gap: float = 0.85
    space_gap: float = 0.3
    space_least: float = 0.16
    space_share: float = 0.75
    spaces_known: int = 3
    line_most: float = 90.0
    bold_stroke: float = 1.22
    bold_large: float = 1.12
    bold_peers: int = 60
    bold_unsure: float = 1.1
    bold_row: float = 0.94
    bold_beside: float = 0.87
    raised: float = 0.2
    stands_out: float = 0.06
    marker_wide: float = 0.34
    upright_confidence: float = 0.95
    upright_margin: float = 0.1
    spread_wide: float = 1.2
    spread_gutter: float = 0.02
    spread_lines: int = 5
    spread_level: float = 1.0
    spread_alike: float = 0.6
    spread_full: float = 0.55
    lost_confidence: float = 0.2
    line_confidence: float = 0.55
    short_confidence: float = 0.8
    doubtful: float = DOUBTFUL
    alternative: float = 0.005
    hidden_layer: float = 0.9
    agreed: float = AGREED
    contested: float = 0.99
    disputed: float = 0.6
    seconds: float = 60.0
    leader_least: int = 2
    pillar: float = 1.5
    glued: float = 0.01
    layer_gap: float = 0.25
    layer_astray: float = 1.0
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
    bent: float = 0.1
    letters_in_em: float = 0.9
    middle_gap: float = 0.2
    same_lane: float = 1.2
    ground_wide: float = 9.0
    stem_wide: float = 6.0
    shade_wide: float = 4.0
    dark_wide: float = 7.0
    stretch_from: float = 20.0
    stretch_to: float = 99.5
    stretch_least: float = 60.0
    skew_least_points: int = 50
    level_range: float = 127.5
    lying: float = 1.5
    hair: float = 0.1
    small_figure: float = 0.55
    edges_changed: int = 3
    band_level: int = 5
    band_uniform: float = 0.85
    same_band: float = 0.7
    halo: tuple[float, float] = (14.0, 100.0)
    band_rim: float = 2.0
    band_step: float = 4.0
    rule_rim: float = 1.0
    letter_high: float = 0.75
    beside_letter: float = 1.3
    beside_figures: float = 2.5
    pitch_steps: int = 5
    pitch_varies: float = 0.25
    scatter: float = 0.15
    dash_sure: float = 0.95
    pair: float = 0.7
    low_pair: float = 0.43
    narrow_pair: float = 0.18
    figures_pair: float = 0.4
    figure_most: float = 0.85
    point_most: float = 0.45
    echo: float = 0.5
    cut_off: float = 0.9
    streak_beside: float = 0.6
    rule_join: float = 4.0
    rule_break: float = 0.6
    rule_whole: float = 0.92
    piece_whole: float = 0.8
    rule_crowded: float = 0.35
    rule_beside: float = 1.2
    rule_wave: float = 0.6
    mark_sure: float = 0.95
    nought_sure: float = 0.5
    comma_hangs: float = 0.05
    point_lowest: float = 0.035
    comma_highest: float = 0.02
    marks_apart: float = 1.0
    mark_tails: tuple[float, float] = (0.1, 0.9)
    thousand_figures: int = 3
    group_near: float = 0.5
    group_step: float = 1.1
    group_step_alone: float = 1.15
    mark_tallest: float = 0.4
    mark_mixed: float = 0.5
    look_dpi: float = 50.0
    coarse_dpi: float = 75.0
    skew_dpi: float = 100.0
    skew_points: int = 80_000
    as_sharp: float = 0.99
    pitch_figures: int = 8
    known_letters: int = 30
    steps_vary: float = 0.15
    steps_alike: float = 0.93
    astray: float = 0.5
    tile: int = 32
    found_at_once: int = 900_000
    strip_lap: int = 96
    text_from: float = 0.3
    line_from: float = 0.5
    growth: float = 1.6
    line_height: int = 48
    line_narrowest: int = 16
    line_widest: int = 4000
    others: int = 4
    named_from: float = 1e-4
    line_rim: float = 0.25
    band_snap: float = 4.0
    seam: float = 3.0
    seam_along: float = 0.8
    row_high: float = 8.0
    upright_samples: int = 3
    sample_length: int = 12
    letter_least: float = 4.0
    dash_far: float = 3.0
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
    row_level: float = 0.22
    page_sizes: float = 1.1
    row_sizes: float = 1.18
    figure_large: float = 1.5
    few_sizes: float = 1.6
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
    skew_searches: tuple[tuple[float, float], ...] = (
        (0.25, 0.0),
        (0.05, 0.3),
        (0.01, 0.06),
    )
    tall: float = 0.7
    x_height: float = 0.5
    paper_grid: float = 8.0
    paper_places: int = 8
    paper_margin: float = 0.1
    paper_rounds: int = 12
    paper_below: float = 0.015
    bridge: float = 2.5
    crowdable: float = 80.0
    paper_rim: float = 2.0
    rows_cut: int = 3
    seam_contrast: float = 5.0
    seam_beside: float = 1.2
    seam_piece: float = 4.0
    lane: float = 2.0
    paper_bright: float = 0.88
    ink_dark: float = 0.6
    lid_bright: float = 0.3
    sheet_least: float = 0.7
    sign_space: float = 0.2
    even_spaces: float = 0.4
    band_least: float = 8.0
    rule_around: float = 5.0
    bare: float = 95.0
    shadow_even: float = 3.0
    dot_most: float = 2.4
    dot_level: float = 0.8
    dot_step: float = 16.0
    dot_uneven: float = 0.25
    dot_pixels: float = 1.5
    leader_dots: int = 6
    leader_clear: float = 2.5
    leader_reach: float = 12.0
    cover_steps: int = 64
    bare_paper: float = 30.0
    paper_spots: int = 4
    pressed: int = 5
    foot_reach: int = 2


SETTINGS = ScanSettings()
