import cv2
import numpy as np
import pytest
from tests.pdf.scan.paper import A5, DPI, Paper, table

from vonextract.geometry import Box
from vonextract.pdf.scan.drawn.bands import find_bands
from vonextract.pdf.scan.drawn.ruled_lines import find_strokes, within_paper
from vonextract.pdf.scan.engine import Letter, Spot
from vonextract.pdf.scan.paper.picture import Picture, lean, prepare, skew
from vonextract.pdf.scan.paper.render import paper_and_ink
from vonextract.pdf.scan.paper.screens import without_screen
from vonextract.pdf.scan.paper.settings import SETTINGS
from vonextract.pdf.scan.settings import PICK
from vonextract.pdf.scan.writing.ink import cut_lines, find_ink, let_out
from vonextract.pdf.scan.writing.letters import Glyph
from vonextract.pdf.scan.writing.touching_signs import with_sign


def picture(sheet: Paper) -> Picture:
    high, wide = sheet.gray.shape
    return prepare(sheet.gray, DPI, Box(0, 0, wide / sheet.scale, high / sheet.scale))


@pytest.mark.parametrize("angle", [-3.2, -0.4, 0.0, 1.5])
def test_paper_that_lies_askew_is_set_straight(angle: float) -> None:
    sheet = table().turned(angle)
    assert skew(sheet.gray) == pytest.approx(-angle, abs=0.1)
    assert skew(picture(sheet).clean) == pytest.approx(0, abs=0.1)


@pytest.mark.parametrize("angle", [-1.2, 0.0, 0.9])
def test_columns_that_lean_although_lines_are_level_are_set_upright(angle: float) -> None:
    sheet = Paper()
    for row in range(24):
        for x, text in ((40, "Hemtjänst"), (150, "Lokaler"), (260, "Inventarier")):
            sheet.write(text, x, 60 + 18 * row)
    for x in (140, 250):
        sheet.rule(x, 50, x, 480)
    high, wide = sheet.gray.shape
    slope = np.tan(np.radians(angle))
    move = np.array([[1.0, -slope, slope * high / 2], [0.0, 1.0, 0.0]])
    leaning = np.asarray(cv2.warpAffine(sheet.gray, move, (wide, high), borderValue=255), np.uint8)
    assert lean(leaning) == pytest.approx(-angle, abs=0.1)
    straight = prepare(leaning, DPI, Box(0, 0, *A5))
    strokes = [stroke for stroke in find_strokes(straight)[0] if not stroke.level]
    assert [stroke.x0 / sheet.scale for stroke in strokes] == pytest.approx([140, 250], abs=1.0)


@pytest.mark.parametrize("angles", [(0.5, -0.4), (0.0, -0.7), (0.3, 0.3)])
def test_the_pages_of_an_open_book_are_set_straight_each_by_itself(angles: tuple[float, float]) -> None:
    pages = [table().rule(40, 300, 380, 300).turned(angle) for angle in angles]
    book = np.hstack([page.gray for page in pages])
    clean = prepare(book, DPI, Box(0, 0, 2 * A5[0], A5[1])).clean
    for half in np.hsplit(clean, 2):
        assert skew(half) == pytest.approx(0, abs=0.1)


@pytest.mark.parametrize(("high", "wide"), [(1, 1), (3, 40), (40, 3), (7, 7)])
def test_a_picture_of_a_few_pixels_has_a_ground(high: int, wide: int) -> None:
    paper, ink = paper_and_ink(np.full((high, wide), 240, np.uint8), DPI)
    assert (paper, ink) == (1.0, 0.0)


def test_rules_are_found_in_the_picture_and_letters_are_not() -> None:
    seen = picture(table().rule(210, 85, 210, 157, gray=150))
    strokes, mask = find_strokes(seen)
    level = sorted(round(s.top / seen.scale) for s in strokes if s.level)
    assert level == pytest.approx([85, 103, 121, 139, 157], abs=1)
    (upright,) = [s for s in strokes if not s.level]
    assert upright.x0 / seen.scale == pytest.approx(210, abs=1)
    around_the_last = find_ink(seen, mask).page[round(155 * seen.scale) : round(159 * seen.scale)]
    assert around_the_last.min() > SETTINGS.ink


def test_shaded_bands_are_found_and_their_shade_is_divided_out() -> None:
    seen = picture(table())
    (band,) = find_bands(seen)
    points = [side * 72 / seen.coarse for side in band[:4]]
    assert points == pytest.approx([40, 85, 380, 103], abs=3)
    inside = seen.clean[round(88 * seen.scale), round(60 * seen.scale) : round(200 * seen.scale)]
    assert inside.min() > 240


def test_a_band_whose_words_a_scanner_ringed_with_light_is_one() -> None:
    sheet = Paper().band(40, 85, 380, 151, gray=228)
    for top in (93, 113, 133):
        for x in range(50, 350, 36):
            sheet.band(x, top, x + 24, top + 10, gray=242)
    (band,) = find_bands(seen := picture(sheet))
    assert [side * 72 / seen.coarse for side in band[:4]] == pytest.approx([40, 85, 380, 151], abs=3)


def test_bands_of_two_widths_that_touch_are_two() -> None:
    sheet = Paper().band(40, 85, 280, 185, gray=215).band(40, 185, 310, 285, gray=215)
    for row in (60, 110, 140, 210, 250, 320):
        sheet.write("Budget och utfall per verksamhet", 60, row)
    bands = find_bands(seen := picture(sheet))
    found = sorted([side * 72 / seen.coarse for side in band[:4]] for band in bands)
    assert found == [
        pytest.approx([40, 85, 280, 185], abs=3),
        pytest.approx([40, 185, 310, 285], abs=3),
    ]


def test_white_letters_on_a_dark_band_become_dark_on_light() -> None:
    sheet = Paper().band(40, 80, 380, 110, gray=60)
    sheet._pen.text((60 * sheet.scale, 88 * sheet.scale), "Budget", fill=255, font_size=14 * sheet.scale)
    clean = picture(sheet).clean
    band = clean[round(86 * sheet.scale) : round(104 * sheet.scale), round(50 * sheet.scale) : 1000]
    assert np.median(band) > 200
    assert (band < SETTINGS.ink).mean() > 0.01


def test_uneven_light_is_evened_out() -> None:
    sheet = table()
    light = np.linspace(1.0, 0.6, sheet.gray.shape[1])
    shaded = (sheet.gray * light).astype(np.uint8)
    clean = prepare(shaded, DPI, Box(0, 0, 420, 595)).clean
    assert np.percentile(clean, 5) > 235


def test_the_dots_of_a_half_tone_are_taken_out_and_print_is_left() -> None:
    sheet = Paper((200.0, 120.0), 300).band(20, 20, 180, 100, gray=225)
    for row in (40, 60, 80):
        sheet.write("Hyra 4,3 % 1.204", 30, row, 8)
    turns = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]])
    high, wide = sheet.gray.shape
    steps = np.tile((turns + 0.5) * 16, (high // 4 + 1, wide // 4 + 1))[:high, :wide]
    dotted = np.where(sheet.gray > steps, 255, 0).astype(np.uint8)
    clean = without_screen(dotted, sheet.scale)
    letters = sheet.gray < SETTINGS.ink
    dots = (dotted < SETTINGS.ink) & ~letters
    assert ((clean < SETTINGS.ink) & dots).sum() < 0.25 * dots.sum()
    assert ((clean < SETTINGS.ink) & letters).sum() > 0.99 * ((dotted < SETTINGS.ink) & letters).sum()
    plain = np.where(letters, 0, 255).astype(np.uint8)
    assert (without_screen(plain, sheet.scale) == plain).all()


@pytest.mark.parametrize("gray", [170, 213])
def test_faint_print_is_darkened_and_blank_paper_is_not(gray: int) -> None:
    faint = Paper()
    for row in range(60, 260, 20):
        faint.write("Budget och utfall per verksamhet", 40, row, gray=gray)
    clean = picture(faint).clean
    assert (faint.gray < SETTINGS.ink).mean() == 0
    assert (clean < SETTINGS.ink).mean() > 0.5 * (faint.gray < 250).mean()
    rough = np.random.default_rng(1).normal(235, 7, (1200, 900)).clip(0, 255).astype(np.uint8)
    blank = prepare(rough, DPI, Box(0, 0, 324, 432)).clean
    assert (blank < SETTINGS.ink).mean() == 0


def test_print_of_the_back_is_not_darkened_with_faint_print() -> None:
    sheet = Paper()
    for row in range(60, 260, 20):
        sheet.write("Budget och utfall per verksamhet", 40, row)
        sheet.write("Baksidan", 280, row, gray=213)
    clean = picture(sheet).clean[:, round(270 * sheet.scale) :]
    assert (clean < SETTINGS.ink).mean() == 0


def test_print_is_darkened_where_toner_runs_low() -> None:
    sheet = Paper()
    for row in range(60, 560, 14):
        sheet.write("Budget och utfall per verksamhet  12 204  1 288", 40, row)
    printed = (sheet.gray < SETTINGS.ink)[:, : round(110 * sheet.scale)]
    toner = np.linspace(0.2, 1.0, sheet.gray.shape[1])
    low = (255 - toner * (255.0 - sheet.gray)).astype(np.uint8)
    clean = prepare(low, DPI, Box(0, 0, *A5)).clean[:, : printed.shape[1]]
    assert ((low[:, : printed.shape[1]] < SETTINGS.ink) & printed).sum() < 0.5 * printed.sum()
    assert ((clean < SETTINGS.ink) & printed).sum() > 0.75 * printed.sum()


def test_ink_where_two_spots_overlap_is_read_once() -> None:
    sheet = Paper().write("205", 40, 60, 14).write("310", 90, 60, 14)
    seen = picture(sheet)
    ink = find_ink(seen, np.zeros_like(seen.clean))
    scale = seen.scale
    spots = [
        Spot(38 * scale, 46 * scale, 70 * scale, 64 * scale),
        Spot(60 * scale, 46 * scale, 116 * scale, 64 * scale),
    ]
    pieces = cut_lines(spots, ink, [])
    ends = sorted((round(piece.x0 / scale), round(piece.x1 / scale)) for piece in pieces)
    assert len(ends) == 2
    assert ends[0][1] < ends[1][0]


def test_specks_bridge_no_gap_between_columns_and_stay_with_the_print_beside_them() -> None:
    sheet = Paper().write("205", 40, 60, 11).write("310", 90, 60, 11)
    for x in range(62, 90, 2):
        sheet.band(x, 54, x + 0.4, 54.4, gray=0)
    seen = picture(sheet)
    whole = Spot(*(side * seen.scale for side in (38, 48, 112, 64)))
    pieces = cut_lines([whole], find_ink(seen, np.zeros_like(seen.clean)), [])
    ends = [(piece.x0 / seen.scale, piece.x1 / seen.scale) for piece in pieces]
    assert ends == [pytest.approx((41, 62), abs=2.5), pytest.approx((88, 108), abs=2.5)]


@pytest.mark.parametrize(
    ("dash", "cut_at", "begins"),
    [
        ((92, 98), 96, 92),  # through the dash
        ((92, 98), 99.5, 99.5),  # beside it
        ((40, 98), 96, 96),  # a line that goes on is no dash
    ],
)
def test_a_line_is_let_out_to_where_no_print_is_cut(
    dash: tuple[float, float], cut_at: float, begins: float
) -> None:
    sheet = Paper().rule(dash[0], 96, dash[1], 96, wide=0.4, gray=185).write("1288", 102, 100)
    seen = Picture(sheet.gray, sheet.gray, sheet.gray, DPI, 75, Box(0, 0, *A5))
    ink = find_ink(seen, np.zeros_like(seen.clean))
    line = let_out(Spot(*(side * seen.scale for side in (cut_at, 90, 140, 102))), ink)
    assert line.x0 / seen.scale == pytest.approx(begins, abs=0.6)
    assert line.x1 / seen.scale == pytest.approx(140, abs=0.6)


@pytest.mark.parametrize("figure", "0123456789")
@pytest.mark.parametrize("size", [8.0, 12.0])
def test_a_minus_that_touches_a_figure_is_seen_and_none_in_a_figure(figure: str, size: float) -> None:
    signed = {}
    for bar in (False, True):
        sheet = Paper((60.0, 40.0), 300).write(figure, 30, 30, size)
        dark = np.argwhere(sheet.gray < SETTINGS.ink) / sheet.scale
        (top, x0), (bottom, x1) = dark.min(axis=0), dark.max(axis=0)
        middle = top + 0.6 * (bottom - top)
        if bar:
            reach = dark[np.abs(dark[:, 0] - middle) < 0.5][:, 1].min() + 0.3
            sheet.rule(x0 - 0.3 * size, middle, reach, middle, wide=0.08 * size)
        seen = Picture(sheet.gray, sheet.gray, sheet.gray, 300, 75, Box(0, 0, 60, 40))
        ink = find_ink(seen, np.zeros_like(seen.clean))
        left = x0 - 0.3 * size if bar else x0
        sides = (v * sheet.scale for v in (left, x1, top, bottom))
        word = with_sign([Glyph(Letter(figure, 0.0, 1.0), *sides)], ink)
        signed[bar] = "".join(glyph.letter.text for glyph in word)
    assert signed == {False: figure, True: "-" + figure}


def test_a_photograph_is_no_paper() -> None:
    rng = np.random.default_rng(1)
    photo = rng.normal(110, 50, (200, 200)).clip(0, 255).astype(np.uint8)
    share, ink = paper_and_ink(photo, 50)
    assert share < PICK.paper_share or ink > PICK.ink_most
    share, ink = paper_and_ink(table().gray[::4, ::4], DPI / 4)
    assert share >= PICK.paper_share
    assert ink <= PICK.ink_most


def test_the_dark_lid_around_a_sheet_is_not_looked_at() -> None:
    lid = np.pad(table().gray[::4, ::4], 32, constant_values=20)
    share, ink = paper_and_ink(lid, DPI / 4)
    assert share >= PICK.paper_share
    assert ink <= PICK.ink_most


def test_a_line_that_runs_off_the_paper_is_no_rule_and_one_within_it_is() -> None:
    sheet = (
        Paper().rule(40, 100, 380, 100).rule(0, 200, 420, 200).rule(0, 300, 150, 300).rule(200, 300, 420, 300)
    )
    seen = picture(sheet)
    strokes, _ = find_strokes(seen)
    assert len(strokes) == 4
    assert [round(s.top / seen.scale) for s in within_paper(strokes, seen)] == [100]


def test_a_rule_close_under_a_row_of_figures_is_found() -> None:
    sheet = Paper().rule(40, 121, 380, 121)
    for x in range(45, 360, 28):
        sheet.write("2,487,919", x, 120, 6)
    seen = picture(sheet)
    strokes, _ = find_strokes(seen)
    assert [s.top / seen.scale for s in strokes] == pytest.approx([121], abs=1)


def test_a_streak_through_a_letter_leaves_its_strokes_whole() -> None:
    plain = Paper((60.0, 60.0)).write("E", 20, 40, 14)
    struck = Paper((60.0, 60.0)).write("E", 20, 40, 14).rule(25, 0, 25, 60)
    pages = []
    for sheet in (plain, struck):
        seen = Picture(sheet.gray, sheet.gray, sheet.gray, DPI, 75, Box(0, 0, 60, 60))
        _, mask = find_strokes(seen)
        pages.append(find_ink(seen, mask))
    ink = [(page.page < SETTINGS.ink).sum() for page in pages]
    assert 0.8 * ink[0] < ink[1] < 1.2 * ink[0]
    assert len(pages[0].boxes) == len(pages[1].boxes)


@pytest.mark.parametrize("corner", [0.55, 0.45])
def test_paper_lit_from_a_corner_is_paper_and_its_dark_side_no_band(corner: float) -> None:
    sheet = table().gray
    down, across = (np.linspace(0, 1, side) for side in sheet.shape)
    far = (across[None] - 0.2) ** 2 + (down[:, None] - 0.3) ** 2
    lit = (sheet * (corner + (1 - corner) * np.exp(-far / 0.35))).astype(np.uint8)
    share, _ = paper_and_ink(lit[::4, ::4], DPI / 4)
    assert share >= PICK.paper_share
    seen = prepare(lit, DPI, Box(0, 0, 420, 595))
    assert np.percentile(seen.clean[-100:], 50) > 235


@pytest.mark.parametrize("axis", [0, 1])
def test_bands_that_run_into_the_shadow_of_a_spine_are_whole_and_bare_paper_there_is_none(axis: int) -> None:
    sheet = Paper((420, 420))
    for top in (85, 165, 245):
        sheet.band(40, top, 380, top + 36, gray=235)
    from_spine = np.linspace(1, 0, sheet.gray.shape[1])
    shadow = 1 - 0.55 * np.exp(-from_spine / 0.07)
    gray = sheet.gray if axis else sheet.gray.T
    lit = (gray * (shadow if axis else shadow[:, None])).astype(np.uint8)
    seen = prepare(lit, DPI, Box(0, 0, 420, 420))
    found = sorted([side * 72 / seen.coarse for side in band[:4]] for band in find_bands(seen))
    bands = [(40, top, 380, top + 36) for top in (85, 165, 245)]
    for box, (x0, top, x1, bottom) in zip(found, bands, strict=True):
        assert box == pytest.approx((x0, top, x1, bottom) if axis else (top, x0, bottom, x1), abs=3)


def test_double_rules_are_rules_and_go_on_through_a_header_of_their_pieces() -> None:
    sheet = Paper()
    for x in (100.0, 102.0, 200.0):
        sheet.rule(x, 124, x, 164)
        sheet.rule(x, 111, x, 120)  # parted from the rest by the gap of a double rule
    for level in (111.0, 121.0, 123.0, 137.0, 150.0, 164.0):
        sheet.rule(60, level, 240, level)
    for row in (119.0, 134.0, 147.0, 160.0):
        sheet.write("12/22", 120, row, 7)
    seen = picture(sheet)
    strokes, _ = find_strokes(seen)
    upright = sorted((stroke for stroke in strokes if not stroke.level), key=lambda stroke: stroke.x0)
    assert [round(stroke.x0 / seen.scale) for stroke in upright] == [100, 102, 200]
    assert all(stroke.top / seen.scale < 113 for stroke in upright)


@pytest.mark.parametrize(("left", "found"), [(0.5, True), (0.25, True), (0.03, False)])
def test_a_hairline_of_which_a_fax_left_pieces_is_a_rule(left: float, found: bool) -> None:
    sheet = Paper()
    for row in (100.0, 130.0, 160.0):
        sheet.write("Summa kostnader  12 204  1 288", 60, row)
    sheet.rule(60, 135, 300, 135, wide=0.3)
    gray = sheet.gray.copy()
    row = round(135 * sheet.scale)
    gray[row - 1 : row + 2][np.random.default_rng(4).uniform(size=(3, gray.shape[1])) > left] = 255
    seen = Picture(gray, gray, gray, DPI, 75, Box(0, 0, *A5))
    strokes, _ = find_strokes(seen)
    assert [round(stroke.top / seen.scale) for stroke in strokes] == ([135] if found else [])


def test_the_pieces_of_broken_letters_are_no_rule() -> None:
    sheet = Paper()
    for row in (100.0, 130.0, 160.0):
        sheet.write("Summa kostnader och fordringar 12 204", 60, row, 8)
    gray = sheet.gray.copy()
    gray[np.random.default_rng(4).uniform(size=gray.shape) > 0.7] = 255
    strokes, _ = find_strokes(Picture(gray, gray, gray, DPI, 75, Box(0, 0, *A5)))
    assert not strokes


def test_no_rule_goes_on_where_letters_stand_above_it() -> None:
    sheet = Paper().rule(60, 100, 240, 100).rule(60, 112, 240, 112).rule(150, 112, 150, 160)
    sheet.write("Budget i i", 120, 109, 7)
    strokes, _ = find_strokes(picture(sheet))
    (upright,) = (stroke for stroke in strokes if not stroke.level)
    assert upright.top / sheet.scale > 110


def test_the_edges_of_a_chart_s_bars_are_no_rules_and_a_border_of_its_own_is() -> None:
    sheet = Paper()
    for x, gray in ((60, 120), (120, 150), (180, 90), (240, 175)):
        sheet.band(x, 200, x + 35, 320, gray=gray)
    blurred = cv2.GaussianBlur(sheet.rule(50, 320, 300, 320).gray, (0, 0), 1.0)
    high, wide = blurred.shape
    seen = prepare(np.asarray(blurred, np.uint8), DPI, Box(0, 0, wide / sheet.scale, high / sheet.scale))
    (axis,) = find_strokes(seen)[0]
    assert (axis.level, round(axis.top / seen.scale)) == (True, 320)


def test_rows_of_a_table_that_the_edge_of_the_paper_cuts_are_rules() -> None:
    sheet = Paper().rule(0, 300, 420, 300)
    for y in (100, 120, 140):
        sheet.rule(200, y, 420, y).rule(40, y, 180, y)
    seen = picture(sheet)
    kept = within_paper(find_strokes(seen)[0], seen)
    assert sorted(round(s.top / seen.scale) for s in kept) == [100, 100, 120, 120, 140, 140]


def test_where_the_dark_of_a_lid_fills_whole_rows_bands_are_found_all_the_same() -> None:
    sheet = table().band(0, 0, 420, 12, gray=0)
    with np.errstate(all="raise"):
        bands = find_bands(prepare(sheet.gray, DPI, Box(0, 0, *A5)))
    assert len(bands) == 1
