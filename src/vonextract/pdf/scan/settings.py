"""How scanned pages are chosen, read and trusted; what is on the paper has its numbers beside it."""

from __future__ import annotations

from dataclasses import dataclass

from vonextract.certainty import AGREED, DOUBTFUL


@dataclass(frozen=True, slots=True)
class PickSettings:
    """Which pages are pictures of paper, and how finely they are looked at.

    Attributes:
        page_share: images that cover this share of a page make it a picture of paper.
        overlay_letters: fewer letters printed over such a picture are a stamp or a page number.
        region_share: a picture on a printed page is looked at from this share of the page on, and so is a
            page with nothing but pictures: scanners cut paper into the pieces that hold print.
        outline_letters: drawn outlines of the size of letters from which a page without text is read from its
            picture.
        paper_share: a picture is one of text when so much of it is as bright as its paper,
        ink_most: and no more than this is ink; a photograph has more.
        smooth_share: share of a picture alone on its page whose ground is smooth that makes it paper, lit as
            it may be.
        dpi_least, dpi_most: resolution that a page is rendered at; letters below 200 dpi are
            too coarse to tell digits apart, above 300 nothing is gained.
        pixels_most: largest image that is made of a page.
        look_dpi: dots per inch at which is looked whether a picture is one of paper.
        gray_bits: bits that a pixel in shades of gray has at most.
        cover_steps: steps of a side of the page in which it is counted how much of it pictures cover.
    """

    page_share: float = 0.5
    overlay_letters: int = 150
    outline_letters: int = 100
    region_share: float = 0.05
    paper_share: float = 0.5
    ink_most: float = 0.25
    smooth_share: float = 0.75
    dpi_least: float = 200.0
    dpi_most: float = 300.0
    pixels_most: int = 20_000_000
    look_dpi: float = 50.0
    gray_bits: int = 8
    cover_steps: int = 64


PICK = PickSettings()


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """What the models of PP-OCR were trained for, and what of their answers is taken.

    Attributes:
        level_range: half of the range of a pixel, from black to white.
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
    """

    level_range: float = 127.5
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


ENGINE = EngineSettings()


@dataclass(frozen=True, slots=True)
class SpreadSettings:
    """When a picture shows two pages beside each other.

    Attributes:
        wide: width over height from which a picture may show two pages.
        gutter: share of its width that is white on both sides of the middle then.
        lines: lines that both halves have at least.
        level: points between baselines of one row.
        alike: share of one half's lines level with lines of the other from which they are rows,
        full: unless so many of each half's lines run unbroken over this share of its width.
    """

    wide: float = 1.2
    gutter: float = 0.02
    lines: int = 5
    level: float = 1.0
    alike: float = 0.6
    full: float = 0.55


SPREAD = SpreadSettings()


@dataclass(frozen=True, slots=True)
class TrustSettings:
    """How far what was read is believed.

    Attributes:
        doubtful: calibrated probability below which a figure is doubtful.
        alternative: probability from which another figure is named.
        hidden_layer: probability of what is taken from a hidden text layer; the layers of copiers are
            of all qualities.
        agreed: probability of what a hidden text layer reads alike.
        contested: a figure read more surely than this is not doubted because the layer differs.
        disputed: probability of a figure that the layer reads otherwise.
        glued: points between two letters of one word in a hidden layer.
        layer_gap: letter sizes between two letters of a layer from which they are of two words,
        layer_astray: and by which a letter of it may stand beside the one that it reads.
    """

    doubtful: float = DOUBTFUL
    alternative: float = 0.005
    hidden_layer: float = 0.9
    agreed: float = AGREED
    contested: float = 0.99
    disputed: float = 0.6
    glued: float = 0.01
    layer_gap: float = 0.25
    layer_astray: float = 1.0


TRUST = TrustSettings()


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """How a picture is read, once its lines are found; lengths in points.

    Attributes:
        region_rows: lines of text side by side, or figures, that a picture on a printed page must
            show to be read: a logo and a photograph do not.
        detection_dpi: resolution at which lines of text are looked for; as good as 300 for a third
            of the cost.
        speck_likely: probability of nothing from which a point behind a number is dust.
        upright_confidence: a page read worse is tried upside down too.
        upright_margin: by how much the other way must be read better.
        lost_confidence: characters below this probability are read as nothing: pictures, handwriting.
        line_confidence: mean probability below which a line is no print.
        short_confidence: the same for one or two characters, which spots and signatures are read as.
        seconds: of computing given to a page, which other work on the machine does not shorten; what is not
            read by then is missing, and said so.
        leader_least: points alone in a line that are no leader yet.
        pillar: times its width from which a filled part is high as the bar of a chart is.
        lying: times that a line's box is longer than wide to lie, or to stand.
        hair: points that a rule, which has no width, is taken to have.
        line_rim: share of a line's height that is left white before and behind it.
        band_snap: points within which the side of a band lies on a rule.
        seam: points around the edge of a dark band,
        seam_along: and share of a rule that lies there when it is the edge.
        row_high: points of a row of a table, at least.
        upright_samples: lines that are read to tell which way is up,
        sample_length: and how many heights of each.
        line_ink: percent of a line's pixels that are ink for certain,
        same_side: and levels of 255 by which the ink of lines printed on one side of the paper differs.
        dash_far: heights of a line that a dash may stand before it; further out is dirt at the
            paper's edge.
        pressed: of gzip, 1 to 9, for kept readings: twice as fast as 9, and hardly larger.
    """

    region_rows: int = 3
    detection_dpi: float = 120.0
    speck_likely: float = 0.2
    upright_confidence: float = 0.95
    upright_margin: float = 0.1
    lost_confidence: float = 0.2
    line_confidence: float = 0.55
    short_confidence: float = 0.8
    seconds: float = 60.0
    leader_least: int = 2
    pillar: float = 1.5
    lying: float = 1.5
    hair: float = 0.1
    line_rim: float = 0.25
    band_snap: float = 4.0
    seam: float = 3.0
    seam_along: float = 0.8
    row_high: float = 8.0
    upright_samples: int = 3
    sample_length: int = 12
    line_ink: float = 5.0
    same_side: float = 70.0
    dash_far: float = 3.0
    pressed: int = 5


SETTINGS = ReadSettings()
