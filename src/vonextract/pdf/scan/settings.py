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
        region_share: a picture on a printed page is looked at from this share of the page on.
        paper_share: a picture is one of text when so much of it is as bright as its paper.
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
        raised: em; a small figure standing so high above the line is a note's marker.
        upright_confidence: a page read worse is tried upside down too.
        upright_margin: by how much the other way must be read better.
        spread_wide: width over height from which a picture may show two pages.
        spread_gutter: share of its width that is white on both sides of the middle then.
        spread_lines: lines that both halves have at least.
        spread_alike: share of one half's lines level with lines of the other from which they are rows.
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
    """

    page_share: float = 0.5
    overlay_letters: int = 150
    region_share: float = 0.05
    paper_share: float = 0.6
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
    upright_confidence: float = 0.95
    upright_margin: float = 0.1
    spread_wide: float = 1.2
    spread_gutter: float = 0.02
    spread_lines: int = 5
    spread_alike: float = 0.6
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


SETTINGS = ScanSettings()
