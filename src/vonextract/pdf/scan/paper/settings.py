"""The numbers of this room, each with its unit and its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperSettings:
    """How the picture of a sheet is lit, set straight and darkened; lengths in points.

    Attributes:
        smooth_change: ground is smooth where it changes by less than this share
        smooth_step: over so many points: the edge of a shadow takes some, that of a thing none,
        smooth_light: and is as bright as this share
        smooth_top: of the brightest, which is brighter than so many percent of it.
        skew_most: degrees by which paper lies askew at most.
        skew_least: a smaller angle is not worth resampling.
        ink: brightness (paper is 255) below which a pixel is ink.
        print_lightest: brightness up to which a pixel is taken for print, or for the edge of it, when the
            darkness of a page's print is measured; noise of paper is lighter.
        print_least: share of such pixels below which a page has too little print to tell.
        print_core: share of them, from the darkest, that the strokes' cores are.
        print_faint: brightness of these cores from which print is faint; darker print is left as it is.
        print_usual: brightness of print, to which faint print is darkened,
        print_gain: but not by more than this factor, which makes noise and the print of the back darker too;
        faint_gain: by this one where all of the print is faint, which no back shines through.
        toner_patch: points of a side of the patches that are looked at: toner may run low in stripes,
        toner_least: and share of one that print takes at least; others are as the whole picture.
        dark: brightness, where paper is 255, below which a band has white letters on it.
        dimmest: paper that is lit worse, as a share of 255, is taken for as bright as this.
        ground_wide: points over which the ground of print is looked at where it may be dark,
        stem_wide: over which strokes of letters are closed,
        shade_wide: what is left is smoothed,
        dark_wide: and that a dark band is wide at least.
        stretch_from: percent of a dark band that are its ground,
        stretch_to: and below which its letters' brightness lies; the rest is noise.
        stretch_least: levels between them, at least: no letters are made of noise.
        skew_least_points: pixels of ink from which an angle can be told.
        coarse_dpi: dots per inch at which shade and bands are looked for.
        skew_dpi: dots per inch at which the angle of lines is looked for,
        skew_points: and pixels of ink that are looked at for it, at most.
        as_sharp: share of the best sharpness that is as good: short rules tell small angles badly;
            level is likeliest.
        skew_searches: searches for the angle: step and reach in degrees; the first reaches as far as
            the settings say.
        lean_most: degrees by which what is upright leans, at most,
        lean_plain: and how many times as sharp its columns are along that than as they stand: on 60 pages of
            scanners up to 1.3 times. Lines of the halves of a wide page too: 1 where they are level, 6 and
            7 on the pages of an open book.
        screen_dot: points that a dot of a half-tone is high and wide at most; points of print are larger.
        screen_cell: points of a side of the squares in which dots are looked for,
        screen_cells: squares of a side that a part with dots or print in all of them has at least:
            lines of print have white between them,
        screen_share: and share of its squares that have dots.
        paper_grid: points between the places at which the brightness of paper is sampled.
        paper_places: such places along the shorter side, at least: a page may be a few points wide.
        paper_margin: share of a page's sides in which hardly anything but paper lies.
        paper_rounds: rounds in which the brightness of bare paper is told from what is darker.
        paper_below: share by which what is darker than the paper found so far is taken for something
            else.
        paper_bright: of the brightness of bare paper from which a pixel is paper,
        ink_dark: and below which it is ink.
        lid_bright: share of a row or column of a picture that is paper from which it is of the sheet,
        sheet_least: and share of the picture that the sheet takes at least.
        bare_paper: percent of the margins that may be darker than bare paper.
        paper_spots: times as many spots of paper as the surface has terms are needed to lay it.
    """

    smooth_change: float = 0.04
    smooth_step: float = 6.0
    smooth_light: float = 0.5
    smooth_top: float = 95.0
    skew_most: float = 5.0
    skew_least: float = 0.02
    ink: int = 150
    print_lightest: int = 215
    print_least: float = 0.0005
    print_core: float = 0.15
    print_faint: int = 100
    print_usual: int = 60
    print_gain: float = 2.5
    faint_gain: float = 4.0
    toner_patch: float = 36.0
    toner_least: float = 0.01
    dark: int = 120
    dimmest: float = 0.5
    ground_wide: float = 9.0
    stem_wide: float = 6.0
    shade_wide: float = 4.0
    dark_wide: float = 7.0
    stretch_from: float = 20.0
    stretch_to: float = 99.5
    stretch_least: float = 60.0
    skew_least_points: int = 50
    coarse_dpi: float = 75.0
    skew_dpi: float = 100.0
    skew_points: int = 80_000
    as_sharp: float = 0.99
    skew_searches: tuple[tuple[float, float], ...] = (
        (0.25, 0.0),
        (0.05, 0.3),
        (0.01, 0.06),
    )
    lean_most: float = 2.0
    lean_plain: float = 1.5
    screen_dot: float = 0.5
    screen_cell: float = 2.5
    screen_cells: int = 4
    screen_share: float = 0.5
    paper_grid: float = 8.0
    paper_places: int = 8
    paper_margin: float = 0.1
    paper_rounds: int = 12
    paper_below: float = 0.015
    paper_bright: float = 0.88
    ink_dark: float = 0.6
    lid_bright: float = 0.3
    sheet_least: float = 0.7
    bare_paper: float = 30.0
    paper_spots: int = 4


SETTINGS = PaperSettings()


@dataclass(frozen=True, slots=True)
class ColourSettings:
    """What is ink of another colour than a page's print; lengths in points.

    Attributes:
        dpi: dots per inch at which it is looked for: the coloured fringes that scanners leave around letters
            are gone there.
        stroke_wide: points that strokes, of stamps as well, are wide at most; what is wider is a band,
        ground_even: and over which the paper's colour is evened out.
        main_top: percent of pixels that are less dark than print, in the colour in which each is least so,
        main_dark: and share of that darkness that the main ink has at least.
        least: of the paper's brightness by which a pixel must differ from the main ink to be coloured,
        share: and as a share of how dark it is; black by JPEG of low quality differs by half of this.
        area: square points of coloured ink below which there is none.
        print_dark: of the paper's brightness that print in the main ink takes at least.
        together: points between the strokes of one stamp, or its parts,
        alike: whose colours agree so well, 1 for the same.
        size: points that it is wide or high at least.
        crossed: square points of print that it touches at least,
        crossed_share: and as a share of its own: print in colour hardly touches other print.
        rule_long: points of a straight coloured line from which it is a rule and stays.
        most: share of the picture that stamps and strokes take at most (0.0005 on pages with some; 0.08 of a
            table whose cells have grounds).
        trace: of the paper's brightness below which what is left of a pixel without its coloured ink is none.
    """

    dpi: float = 100.0
    stroke_wide: float = 7.0
    ground_even: float = 8.0
    main_top: float = 99.95
    main_dark: float = 0.8
    least: float = 0.06
    share: float = 0.1
    area: float = 15.0
    print_dark: float = 0.5
    together: float = 12.0
    alike: float = 0.98
    size: float = 12.0
    crossed: float = 2.0
    crossed_share: float = 0.005
    rule_long: float = 60.0
    most: float = 0.02
    trace: float = 0.3


COLOUR = ColourSettings()
