"""What the reader of pages allows and how it judges, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

OcrMode: TypeAlias = Literal["auto", "off", "force"]
"""auto: pictures of paper are read; off: none is; force: every page is read from its picture."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on the work a hostile file can ask for, and thresholds in points.

    Attributes:
        pages: pages read of a file.
        chars: characters read of a page.
        objects: drawn objects looked at on a page, form contents included.
        segments: path segments looked at on a page.
        form_depth: nesting of form XObjects followed.
        tags: nodes of a page's structure tree.
        tag_depth: nesting of structure elements.
        bookmarks: entries of the document outline.
        attachments: attached files that are named.
        thin: a filled rectangle up to this thickness is a rule.
        thick: a stroke from this width on is a fill.
        smallest_text: text below this size is invisible.
        contrast: of 255, by which a channel of a text's colour must differ from what is below it.
        dots: per point, in pictures that tell whether text is seen.
        picture: dots of such a picture at most.
    """

    pages: int = 5000
    chars: int = 200_000
    objects: int = 60_000
    segments: int = 200_000
    form_depth: int = 12
    tags: int = 40_000
    tag_depth: int = 120
    bookmarks: int = 5000
    attachments: int = 1000
    thin: float = 3.0
    thick: float = 4.5
    smallest_text: float = 0.4
    contrast: int = 20
    dots: float = 2.0
    picture: int = 1_500_000


@dataclass(frozen=True, slots=True)
class PdfSettings:
    """How what is drawn on a page is told to be text, lines and pictures.

    Attributes:
        annotations: annotations of a page with more are not looked at: merging them takes longer than
            a page may.
        bookmark_depth: levels of a file's outline that are followed.
        turning_least: characters of a page from which they tell that it is turned,
        turning_share: and share of them that run in one other direction then,
        turning_few, turning_all: or of so many characters, and that share of them.
        leaning_least: characters of a page from which they tell that its text leans,
        least_lean: degrees that it leans then at least, and by which its parts may differ,
        most_lean: degrees that it leans at most; what leans more is meant to,
        leaning_share: and share of them that lean alike then.
        unreadable: share of a page's characters without a meaning from which the page is not read at
            all.
        snap_angle: degrees by which text may be askew and still run along the page.
        clip_paths: paths of a clip that are looked at.
        covered_slack: points by which what covers may fall short of what it covers.
        covered_pairs: pairs of drawn things that are compared on a page at most,
        pairs_at_once: and at a time, for memory.
        straight: points that a corner or an end may be off and a line still be straight.
        slant_rise: points that a stroke through words rises at most.
        background_share: share of a page from which what is filled is its ground.
        dot: points that the dot of a dotted line is wide and high at most,
        dots_least: and dots that make a line.
        outline_segments: segments from which a small path is a letter drawn as its outline,
        outline_extent: and points that such a letter is wide and high at most.
        corner: points of a rounded corner at most,
        corner_share: and share of the shorter side.
        trim_share: share of a page that its trim box must cover to be believed,
        trim_slack: and points by which it may reach beyond the page.
        ascent: share of the font size above the baseline,
        descent: and below it, that a character's box takes.
        same_place: em within which the same letter twice is one, printed over itself to be bold.
        rounding: points by which places differ by rounding.
        set_off: em by which a letter printed over itself to be bold is moved.
        grain: points of the squares in which letters at one place are looked up.
        scan_share: share of a page that a picture covers from which invisible text on it is its
            hidden layer.
        tight: em between a sign that no word holds, such as a brace, and the letters beside it, when
            it stands in a word.
        accent_high: em that an accent's baseline lies off its letter's at most,
        accent_beside: and em that a combining mark stands beside it.
        layer_head: bytes before a stream in which its dictionary stands.
        unpacked: bytes of a stream that are unpacked to look for layers.
        layer_marks: marks around one object that are looked at for its layer.
        most_pixels: the largest picture; a larger page is drawn at a smaller scale.
        jpeg_quality: of JPEG, which is written ten times as fast as WebP: text of 9 points is easily
            read at 1.5 pixels a point, and an A4 page takes 60 to 95 kB, so that 300 of them fit into
            one file that a browser opens. At 55 it looks the same and takes a sixth more.
        run_marks: marks around a run of text that are looked at.
        upright: by which text may lean, as a share of its height, and still be upright.
        faint: opacity, of 255, from which text can be seen.
        file_head: bytes at the beginning of a file in which it must say that it is a PDF.
        held_file: bytes of a file that are held while it is read; a larger one, most often a packet of
            scans, is read from where it lies, which takes no memory.
        held_pictures: bytes of the pictures of read pages that are held; then the file is opened anew. A
            page of 300 dpi takes up to 1 MB, opening some milliseconds.
        seen_slack: points by which what covers a letter may fall short of its box.
        seen_inner: share of a letter's box, on every side, that is left out when its ink is looked
            for.
        figure_height: of figures above their baseline, by their size, within which ink is looked for in each
            half of one.
        suspects_apart: suspect letters of a page that are looked at one by one,
        suspect_groups: and places in which they may stand.
        seen_pairs: pairs of letters and covers that are compared on a page.
        tag_span: rows or columns that a tagged cell spans at most.
        tag_attributes: of a tagged cell that are looked at for its span and scope; Word writes two or three.
        tag_roots: elements of a structure tree that are looked at for those of a page.
        sampled_step: of so many characters one is asked which object drew it; the others are where
            its neighbours differ.
        white_from: of 255, level of every channel from which text is white on white paper.
        level: cosine from which text runs level, or upright.
        same_line: em by which the baselines of text objects beside each other differ at most.
        along_axis: cosine to an axis of the page from which the box of a letter tells where it begins.
        turned: sine from which text is turned,
        no_advance: and em below which a letter's box has no width to tell.
        beyond_drawing: em that a letter may take beside what is drawn of it.
        least_size: points, for type of no size: nothing is divided by less.
        letter_ink: darkness from which a dot belongs to a letter, 0 to 1.
        glyph_segments: segments of a letter's outline; one with more is an ornament.
        telling_points: points by which an outline is known again.
        outline_em: units in which outlines are asked for, to an em.
        width_grain: em by which widths of one letter differ by rounding.
        most_widths: steps of `width_grain` that widths are told apart by; wider letters count as one width.
        place_rounding: points by which places in a file differ by rounding.
        pitched_letters: letters from which a font is known to have one width,
        pitched_share: and share of them that have it.
        narrowed: letters that step on by less than this share of their stated width are set narrower
            than it.
        bold_weight: weight, 100 to 900, from which type is bold whatever it is called.
        least_slant: degrees from which letters are italic;
        most_slant: a font that says more has no such angle.
        dot_lanes: rows of dots that are told apart in a point.
        pitch_grains: steps of `width_grain` by which the letters of a typewriter font differ.
        kept_shapes: outlines of words that a process keeps, about a kilobyte each.
    """

    annotations: int = 2000
    bookmark_depth: int = 20
    turning_least: int = 100
    turning_share: float = 0.7
    turning_few: int = 40
    turning_all: float = 0.95
    leaning_least: int = 40
    least_lean: float = 0.15
    most_lean: float = 10.0
    leaning_share: float = 0.9
    unreadable: float = 0.2
    snap_angle: int = 3
    clip_paths: int = 64
    covered_slack: float = 0.05
    covered_pairs: int = 1_000_000
    pairs_at_once: int = 50_000
    straight: float = 0.6
    slant_rise: float = 24.0
    background_share: float = 0.9
    dot: float = 3.0
    dots_least: int = 6
    outline_segments: int = 8
    outline_extent: float = 20.0
    corner: float = 8.0
    corner_share: float = 0.3
    trim_share: float = 0.4
    trim_slack: float = 1.0
    ascent: float = 0.78
    descent: float = 0.22
    same_place: float = 0.12
    rounding: float = 0.001
    set_off: float = 0.02
    grain: float = 2.5
    scan_share: float = 0.25
    tight: float = 0.1
    accent_high: float = 0.6
    accent_beside: float = 0.3
    layer_head: int = 400
    unpacked: int = 4 << 20
    layer_marks: int = 16
    most_pixels: int = 40_000_000
    jpeg_quality: int = 40
    run_marks: int = 16
    upright: float = 0.02
    faint: int = 10
    file_head: int = 1024
    held_file: int = 16 << 20
    held_pictures: int = 16 << 20
    seen_slack: float = 0.5
    seen_inner: float = 0.15
    figure_height: float = 0.7
    suspects_apart: int = 1500
    suspect_groups: int = 3
    seen_pairs: int = 4_000_000
    tag_span: int = 500
    tag_attributes: int = 16
    tag_roots: int = 1_000_000
    sampled_step: int = 8
    white_from: int = 0xEC
    level: float = 0.999
    same_line: float = 0.5
    along_axis: float = 0.99
    turned: float = 0.05
    no_advance: float = 0.02
    beyond_drawing: float = 0.3
    least_size: float = 0.1
    letter_ink: float = 0.3
    glyph_segments: int = 400
    telling_points: int = 8
    outline_em: float = 1000.0
    width_grain: float = 0.005
    most_widths: int = 1 << 12
    place_rounding: float = 0.001
    pitched_letters: int = 5
    pitched_share: float = 0.6
    narrowed: float = 0.85
    bold_weight: int = 680
    least_slant: int = 4
    most_slant: int = 39
    dot_lanes: int = 4
    pitch_grains: int = 4
    kept_shapes: int = 4096


SETTINGS = PdfSettings()


@dataclass(frozen=True, slots=True)
class ClaimSettings:
    """When letters are other ones than the file says: extents in shares of the type size, likeness of 1.

    Attributes:
        same: an outline is that of a drawn letter when their extents differ by no more.
        other: figures whose extents differ by so much are not the same.
        narrow: a figure that is so slim, as a share of its height, is a one.
        alike: how much an outline looks at least like the figure that it is taken for.
        unlike: by which a figure may look more like another one.
        unlike_rendered: the same where it is rendered: some fonts draw a one much like a seven.
        letter: how much a letter looks at least like the other one, where nothing else speaks against it.
            Of 24,913 letters of 169 families 24 are, at .65 it was 84: the M of type of one pitch, too.
        letter_rendered: the same where it is rendered, with what else touches it.
        odd: by which a letter may look more like another one.
        swapped: the same where more speaks against it: the font draws the other one oddly too, many letters
            oddly, or two letters of one meaning.
        like: and at least in any case.
        as_high: signs of one form differ by no more in height where they may be each other.
        near: signs that a letter is less like by no more than that are all thought of.
        itself: what a font draws for a sign is that sign where it is no more like another one.
        known: a font whose usual letter is less like any sign is not judged.
        many: share of a font's letters on a page, and number, that make many.
        grains: grains of a type size, in which extents are told apart.
        otherwise_set: taken from a likeness where a shape begins or ends a type size higher or lower,
            or is 2.7 times as wide for its height.
        dots: a picture of a letter has so many each way,
        steps: and every curve of it so many edges.
        at_once: outlines that are drawn at a time, for memory.
        kept: outlines that a process keeps what it saw of, about a kilobyte each.
        thin: share of ink below which strokes are too fine to be compared with those of usual type.
        drawn_alike: likenesses of two drawings of one sign differ by no more.
        drawn_alike_rendered: the same where one is rendered.
        rivals: likenesses of drawings of two signs differ by more.
    """

    same: float = 0.025
    other: float = 0.012
    narrow: float = 0.3
    alike: float = 0.6
    unlike: float = 0.2
    unlike_rendered: float = 0.3
    letter: float = 0.75
    letter_rendered: float = 0.8
    odd: float = 0.27
    swapped: float = 0.1
    like: float = 0.55
    as_high: float = 0.12
    near: float = 0.1
    itself: float = 0.03
    known: float = 0.72
    many: tuple[float, int] = (0.25, 4)
    grains: int = 1000
    otherwise_set: float = 0.3
    dots: int = 24
    steps: int = 6
    at_once: int = 512
    kept: int = 8192
    thin: float = 0.22
    drawn_alike: float = 0.03
    drawn_alike_rendered: float = 0.15
    rivals: float = 0.2


CLAIMS = ClaimSettings()


@dataclass(frozen=True, slots=True)
class RecognitionSettings:
    """Thresholds of likeness.

    Attributes:
        size: dots that a letter's type size is rendered to.
        most_dots: of a rendered text object; a larger one is not looked at.
        most: letters of a page that are looked at.
        faces: fonts of one name that are asked for their letters.
        alike: of 1, how much a letter looks at least like the one it is taken for.
        below: the same for what stands below an accent, which is evidence of its own.
        figure: how much a sign looks like a figure that is not the sign it claims to be, and how high such
            a figure is at most, as a share of the type size: brackets are higher.
        clear: of 1, by which it looks less like any other.
        narrower: a ligature may be narrower, by this factor, than its letters side by side.
        width: letters of one meaning are as wide to this share.
        height: letters of one meaning differ by no more in it, as a share of the type size.
        accent: height of an accent and its gap, as shares of the letter below it.
        touching: so much above a letter, as a share of it, belongs to no accent.
        filled: share of its extent that is ink in a bar; of two bars or a wave it is .6.
    """

    size: float = 64.0
    most_dots: int = 1_000_000
    most: int = 40
    faces: int = 4
    alike: float = 0.86
    below: float = 0.8
    clear: float = 0.06
    figure: tuple[float, float] = (0.85, 0.8)
    narrower: float = 1.35
    width: float = 0.12
    height: float = 0.06
    accent: tuple[float, float] = (0.15, 0.7)
    touching: float = 0.08
    filled: float = 0.8


RECOGNITION = RecognitionSettings()


@dataclass(frozen=True, slots=True)
class ShapeSettings:
    """Thresholds in shares of the type size.

    Attributes:
        thickness: a bar is at most so thick.
        length: and at least so long, and `slender` times as long as it is thick.
        slender: times its thickness.
        height: its middle lies so far above the baseline, as the sign of a figure does.
        tall: something so high is no dash.
        sunk: a letter begins at most so far above the baseline.
        low: a figure is at least so high.
        dot: a full stop stands on the baseline and is at most so high and wide.
        ink: a shape of less extent is none.
        inked_share: of a font's letters that have ink, beside which one without has none indeed.
    """

    thickness: float = 0.16
    length: float = 0.15
    slender: float = 2.0
    height: tuple[float, float] = (0.12, 0.55)
    tall: float = 0.35
    sunk: float = 0.1
    low: float = 0.25
    dot: float = 0.22
    inked_share: float = 0.5
    ink: float = 0.02


SHAPES = ShapeSettings()
