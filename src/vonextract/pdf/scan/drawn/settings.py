"""The numbers of this room, each with its unit and its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DrawnSettings:
    """What is a rule, a shaded band or a register mark on a picture; lengths in points.

    Attributes:
        rule_length: a straight line this long is a rule, not the stem of a letter.
        rule_thick: a thicker one is a filled band.
        rule_contrast: how much darker than what lies around it a rule is, in levels of 255.
        fill_contrast: how much darker than paper a shaded band is, as a share.
        fill_high, fill_wide: smallest shaded band.
        fill_square: share of its bounding box that a band covers.
        register_sizes: points that a register mark is high and wide,
        register_uneven: share by which its sides differ,
        register_alike: and of its ink that it keeps at least when given a quarter turn.
        same_lane: points within which two strokes lie on one line.
        edges_changed: sides of a band over which its ground changes, at least.
        band_level: levels by which the ground of one band varies.
        band_uniform: share of a shaded part whose ground is alike when the part is one band; letters
            blur the rest.
        same_band: share of a band that another covers when the two are one.
        halo: points that a light spot around letters on a band is high and wide, at most.
        band_uneven: points by which a side of one band moves from one row of pixels to the next, at most.
        band_rim: points on both sides of a band's edge that are compared.
        band_step: levels that the ground must change by over an edge; in a shadow it changes slowly.
        rule_join: points that a rule may be broken for.
        rule_break: points of a hole in the print of a rule that is closed before its length is
            measured.
        hair_high: points that the pieces of a broken hairline are high at most,
        broken_length: that it is long at least,
        broken_whole: share of it that its pieces cover,
        broken_crowded: and share of it with ink close beside it at most: feet of broken letters have their
            stems there, and dots of a half-tone other dots.
        traces_length, traces_apart, traces_whole, traces_crowded: the same, and points between them, where a
            hairline left but dots.
        rule_whole: share of its length that a rule has ink on.
        piece_whole: and share that its piece between two level rules has.
        rule_crowded: share of its length that has ink close beside a rule on one side at most; more
            are letters.
        rule_beside: points off its edge at which is looked for what stands beside a rule.
        rule_wave: points by which a rule may bend, besides what tilt adds.
        crowdable: points; no line of letters has ink for so long without a gap.
        paper_rim: points from the edge of the paper within which a rule runs off it.
        rows_cut: rules that run off the paper from one place on, from which they are rows of a table.
        seam_contrast: levels of 255 by which a rule is darker, or lighter, than what lies on both its sides;
            the edge of a band is not,
        seam_beside: points off its edge within which that is looked at,
        seam_piece: and points along it over which noise is evened out.
        lane: points between the pieces of one line, across it.
        band_least: points that a shaded band is high at the least; what is thinner is a rule or a letter.
        rule_around: points around a pixel whose mean it must be darker than to be one of a rule.
        bare: percent of a line of pixels from edge to edge of the paper that bands and dark print may take,
        shadow_even: points over which noise is evened out of what is left.
    """

    rule_length: float = 18.0
    rule_thick: float = 3.0
    rule_contrast: int = 10
    fill_contrast: float = 0.022
    fill_high: float = 9.0
    fill_wide: float = 30.0
    fill_square: float = 0.8
    register_sizes: tuple[float, float] = (7.0, 40.0)
    register_uneven: float = 0.15
    register_alike: float = 0.7
    same_lane: float = 1.2
    edges_changed: int = 3
    band_level: int = 5
    band_uniform: float = 0.85
    same_band: float = 0.7
    halo: tuple[float, float] = (14.0, 100.0)
    band_uneven: float = 3.0
    band_rim: float = 2.0
    band_step: float = 4.0
    rule_join: float = 4.0
    rule_break: float = 0.6
    hair_high: float = 1.2
    broken_length: float = 36.0
    broken_whole: float = 0.3
    broken_crowded: float = 0.25
    traces_length: float = 60.0
    traces_apart: float = 12.0
    traces_whole: float = 0.1
    traces_crowded: float = 0.04
    rule_whole: float = 0.92
    piece_whole: float = 0.8
    rule_crowded: float = 0.35
    rule_beside: float = 1.2
    rule_wave: float = 0.6
    crowdable: float = 80.0
    paper_rim: float = 2.0
    rows_cut: int = 3
    seam_contrast: float = 5.0
    seam_beside: float = 1.2
    seam_piece: float = 4.0
    lane: float = 2.0
    band_least: float = 8.0
    rule_around: float = 5.0
    bare: float = 95.0
    shadow_even: float = 3.0


SETTINGS = DrawnSettings()
