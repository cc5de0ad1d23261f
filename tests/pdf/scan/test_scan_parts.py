"""What needs no engine: places of letters, comparison, cache, spelling."""

import tracemalloc
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from tests.pdf.scan.paper import Paper

from vonextract.geometry import Box
from vonextract.pdf.glyphs import empty_chars
from vonextract.pdf.model import Chars, Fill, Rule
from vonextract.pdf.scan.cache import keep, recall
from vonextract.pdf.scan.calibration import calibrated
from vonextract.pdf.scan.compare import compared
from vonextract.pdf.scan.engine import Letter, Spot
from vonextract.pdf.scan.model import Certainty, ScanChar, ScanReading
from vonextract.pdf.scan.paper.picture import Picture
from vonextract.pdf.scan.read import _darkest
from vonextract.pdf.scan.settings import TRUST
from vonextract.pdf.scan.spread import is_spread
from vonextract.pdf.scan.writing.discs import with_disc
from vonextract.pdf.scan.writing.ink import Ink, find_ink
from vonextract.pdf.scan.writing.letters import Glyph, LineRead, dash_at, measure, mend, place
from vonextract.pdf.scan.writing.typeset import typeset
from vonextract.pdf.scan.writing.unsure_letters import spelled
from vonextract.pdf.scan.writing.worn_print import doubted_where_worn


def chars(text: str, confidence: float = 0.9, x: float = 100.0, baseline: float = 200.0) -> list[ScanChar]:
    boxes = [Box(x + 5 * k, baseline - 8, x + 5 * k + 5, baseline + 2) for k in range(len(text))]
    return [
        ScanChar(letter, box, baseline, 10, False, confidence)
        for letter, box in zip(text, boxes, strict=True)
    ]


def layer(text: str, x: float = 100.0, baseline: float = 200.0, pitch: float = 5.0) -> Chars:
    places = x + pitch * np.arange(len(text), dtype=np.float64)
    n, whole = len(text), np.zeros(len(text), np.int32)
    level = np.full(n, baseline, np.float64)
    return Chars(
        np.array(list(text), np.object_),
        places, level - 8, places + 5, level + 2, level, np.full(n, 10.0, np.float64),
        whole, whole, whole, np.zeros(n, np.int16),
    )  # fmt: skip


def test_what_a_hidden_layer_reads_alike_is_sure() -> None:
    reading, agreement = compared(ScanReading(chars("1284")), layer("1284"))
    assert agreement == 1.0
    assert all(c.confidence >= 0.999 for c in reading.chars)


def test_what_a_hidden_layer_reads_otherwise_is_doubted() -> None:
    reading, agreement = compared(ScanReading(chars("1284")), layer("1234"))
    assert agreement == 0.0
    assert [c.confidence < 0.9 for c in reading.chars] == [False, False, True, False]
    assert reading.chars[2].others[0][0] == "3"


def test_a_sure_figure_is_not_doubted_for_the_layers_sake() -> None:
    reading, _ = compared(ScanReading(chars("1284", 0.999)), layer("1234"))
    assert all(c.confidence == 0.999 for c in reading.chars)


def test_a_layer_in_another_typeface_some_points_off_is_compared_by_its_row() -> None:
    reading, agreement = compared(ScanReading(chars("Summa 1284")), layer("Summa 1284", 103, 197, pitch=5.5))
    assert agreement == 1.0
    assert all(c.confidence >= 0.999 for c in reading.chars if c.text != " ")


@pytest.mark.parametrize(
    ("read", "hidden", "agreement"),
    [
        ("Summa 1284", "Summa 12845", 0.5),
        ("Summa 1284", "Summa 31284", 0.5),
        ("Summa 1284", "Summa       1284", 0.5),
        ("Summa 1 284", "Summa 1284", 1.0),
        ("Summa 12", "Summa 1 2", 1.0),
        ("3   3   3", "3   4   3", 0.3333),
    ],
)
def test_a_layers_word_is_the_same_only_whole_and_in_its_place(
    read: str, hidden: str, agreement: float
) -> None:
    assert compared(ScanReading(chars(read)), layer(hidden))[1] == agreement


def test_without_a_layer_nothing_is_compared() -> None:
    assert compared(ScanReading(chars("1284")), empty_chars())[1] is None


def test_a_reading_is_kept_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VONEXTRACT_CACHE", str(tmp_path))
    read = [c._replace(others=(("7", 0.25),)) for c in chars("12")]
    rules, fills = [Rule(1, 2, 3, 4, 0.5, 0)], [Fill(Box(0, 0, 9, 9), 0xEEEEEE)]
    reading = ScanReading(read, rules, fills, 2, -1.25, [Box(5, 6, 7, 8)])
    assert recall("ab12") is None
    keep("ab12", reading)
    assert recall("ab12") == reading


def test_a_broken_or_unfinished_reading_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VONEXTRACT_CACHE", str(tmp_path))
    keep("ab12", ScanReading(chars("12"), unfinished="too long"))
    assert recall("ab12") is None
    keep("ab12", ScanReading(chars("12")))
    (file,) = tmp_path.rglob("*.gz")
    file.write_bytes(file.read_bytes()[:20])
    assert recall("ab12") is None


def ink_of(page: NDArray[np.uint8]) -> Ink:
    """The ink of a straight picture without rules."""
    return find_ink(Picture(page, page, page, 72.0, 72.0, Box(0, 0, 140, 30)), np.zeros_like(page))


def blank() -> Ink:
    """A picture without ink."""
    size = (300, 300)
    return Ink(np.full(size, 255, np.uint8), np.zeros(size, np.int32), np.zeros((1, 5), np.int64))


def line(text: str, widths: list[float], confidence: float = 1.0) -> LineRead:
    word, x = [], 0.0
    for letter, wide in zip(text, widths, strict=True):
        word.append(Glyph(Letter(letter, x + wide / 2, confidence), x, x + wide, 93.0, 100.0))
        x += wide + 1
    return LineRead(Spot(0, 90, x, 102), [word])


def test_a_letter_given_twice_is_dropped_and_a_figure_is_doubted() -> None:
    read = line("EEffekt", [3, 2.5, 3, 3, 5, 5, 3])
    measure(read)
    read.size = read.tall / 0.7
    mend(read)
    assert read.text == "Effekt"
    read = line("5584", [3, 2.5, 5, 5])
    measure(read)
    read.size = read.tall / 0.7
    mend(read)
    assert read.text == "5584"
    assert read.glyphs[1].letter.confidence <= 0.5


@pytest.mark.parametrize(
    ("letter", "sure", "hole", "text"),
    [("0", 0.5, 0, "•"), ("1", 0.7, 0, "•"), ("0", 0.95, 0, "0"), ("0", 0.5, 6, "0"), ("-", 0.5, 0, "-")],
)
def test_a_disc_alone_is_the_dot_of_a_list(letter: str, sure: float, hole: int, text: str) -> None:
    page = np.full((30, 40), 255, np.uint8)
    y, x = np.mgrid[:30, :40]
    away = np.hypot(x - 20, y - 15)
    page[(away <= 8) & (away >= hole)] = 0
    alone = [Glyph(Letter(letter, 20, sure), 12, 29, 7, 24)]
    assert with_disc(alone, ink_of(page))[0].letter.text == text


def sized(text: str, high: float, baseline: float) -> LineRead:
    """A line of capitals so many pixels high, and as wide as such are."""
    step, wide = high * 6 / 7, high * 5 / 7
    word = [
        Glyph(Letter(letter, step * k + wide / 2, 1.0), step * k, step * k + wide, baseline - high, baseline)
        for k, letter in enumerate(text)
    ]
    return LineRead(Spot(0, baseline - high, step * len(text), baseline), [word])


def test_a_heading_hardly_larger_than_the_text_has_a_size_of_its_own_where_its_letters_are_many() -> None:
    lines = [sized("KOSTNADER" * 4, 14.0, 30.0 * k) for k in range(1, 7)]
    lines += [sized("UNDERHÅLLSPLAN", 15.4, 210.0), sized("RESULTAT", 15.4, 240.0)]
    sizes = {char.baseline: char.size for char in typeset(lines, blank(), 2.0, (0.0, 0.0))}
    assert [sizes[level] for level in (90.0, 105.0, 120.0)] == [10.0, 11.0, 10.0]


@pytest.mark.parametrize(("wide", "text"), [(1.75, "Kvinna"), (1.45, "Kvina")])
def test_two_letters_of_narrow_type_are_two(wide: float, text: str) -> None:
    read = line("Kvinna", [4, 3, 1.5, wide, wide, 3])
    measure(read)
    read.size = 10.0
    mend(read)
    assert read.text == text


@pytest.mark.parametrize(
    ("widths", "doubted"), [([5, 5, 2, 5, 5], None), ([5, 5, 2, 11, 5], 3), ([5, 5, 7, 5, 5], 2)]
)
def test_ink_too_wide_for_its_figure_may_hold_a_lost_one(widths: list[float], doubted: int | None) -> None:
    read = line("72,69", widths)
    measure(read)
    read.size = read.tall / 0.7
    mend(read)
    assert [k for k, g in enumerate(read.glyphs) if g.letter.confidence <= 0.5] == (
        [] if doubted is None else [doubted]
    )


@pytest.mark.parametrize(
    ("pitch", "narrow", "text"),
    [(12, 3, "Controller"), (10, 3, "Controller"), (12, 10, "Controller")],
)
def test_type_of_one_pitch_has_gaps_within_words(pitch: int, narrow: int, text: str) -> None:
    page = np.full((30, 140), 255, np.uint8)
    letters = []
    for k, letter in enumerate(text):
        wide = narrow if letter in "tlr" else 9
        first = 5 + pitch * k + (10 - wide) // 2
        page[5:23, first : first + wide] = 0
        letters.append(Letter(letter, first + wide / 2, 1.0))
    assert (read := place(Spot(0, 0, 140, 28), letters, ink_of(page))) is not None
    assert read.text == text


@pytest.mark.parametrize("text", ["och men", "Not 194", "194 tkr", "194872"])
def test_a_gap_as_wide_as_a_space_is_one_that_the_engine_missed_but_between_figures(text: str) -> None:
    page = np.full((30, 140), 255, np.uint8)
    letters = []
    for k, letter in enumerate(text.replace(" ", "")):
        first = 5 + 12 * k + (8 if k > 2 else 0)
        page[5:23, first : first + 10] = 0
        letters.append(Letter(letter, first + 5, 1.0))
    assert (read := place(Spot(0, 0, 140, 28), letters, ink_of(page))) is not None
    assert read.text == text


@pytest.mark.parametrize(("read", "text"), [("månad", "månad"), ("månad.", "månad."), ("omatt", "om att")])
def test_a_gap_parts_no_word_that_the_list_knows(read: str, text: str) -> None:
    page = np.full((30, 140), 255, np.uint8)
    letters = []
    for k, letter in enumerate(read):
        left = 5 + 12 * k + (k % 2) + (8 if k > 1 else 0)
        page[5:23, left : left + 9] = 0
        letters.append(Letter(letter, left + 4.5, 1.0))
    assert (placed := place(Spot(0, 0, 140, 28), letters, ink_of(page))) is not None
    assert placed.text == text


def test_letters_that_thin_strokes_set_apart_are_one_word_where_none_is_high_or_hangs() -> None:
    page = np.full((40, 140), 255, np.uint8)
    letters = []
    for letter, left, wide in zip(
        "vansamm", (5, 19, 33, 47, 60, 74, 94), (8, 8, 8, 7, 8, 14, 14), strict=True
    ):
        page[14:26, left : left + wide] = 0
        letters.append(Letter(letter, left + wide / 2, 1.0))
    assert (read := place(Spot(0, 5, 140, 36), letters, ink_of(page))) is not None
    assert read.text == "vansamm"


@pytest.mark.parametrize(
    ("dirt", "wide"),
    [
        ((26, 12, 1), 10),  # a speck
        ((31, 12, 3), 10),  # a larger one, off the letter
        ((24, 12, 3), 15),  # a part of it, as a percent sign has
        ((27, 5, 9), 24),  # a stroke of the next one
    ],
)
def test_specks_are_no_part_of_a_figure(dirt: tuple[int, int, int], wide: float) -> None:
    page = np.full((30, 140), 255, np.uint8)
    for left in (12, 44):
        page[5:23, left : left + 10] = 0
    x, y, side = dirt
    page[y : y + side, x : x + side] = 0
    read = place(Spot(0, 0, 140, 28), [Letter("4", 17, 1.0), Letter("3", 49, 1.0)], ink_of(page))
    assert read is not None
    first = read.glyphs[0]
    assert (first.x1 - first.x0, first.top, first.bottom) == (wide, 5, 23)


def test_a_number_behind_a_dash_that_the_engine_did_not_see_is_doubted() -> None:
    dash = dash_at(Spot(10, 20, 16, 22)).glyphs[0]
    assert calibrated(dash.letter.confidence) < TRUST.doubtful


def test_letters_are_as_high_as_they_are_where_the_line_bends() -> None:
    bent = line("Sommarrum", [5.0] * 9)
    lifts, highs = (6, 4, 3, 1, 0, 0, 0, 0, 0), (10, 7, 7, 7, 7, 7, 7, 7, 7)
    for glyph, lift, high in zip(bent.glyphs, lifts, highs, strict=True):
        glyph.bottom = 100.0 - lift
        glyph.top = glyph.bottom - high
    measure(bent)
    assert bent.tall == pytest.approx(10, abs=2)
    assert bent.low == pytest.approx(7, abs=0.5)


@pytest.mark.parametrize(("raised", "kept"), [(2, "1234"), (3, "123")])
def test_only_the_last_figure_of_a_word_may_be_a_raised_marker(raised: int, kept: str) -> None:
    read = line("1234", [5.0] * 4)
    marker = read.words[0][raised]
    marker.top, marker.bottom = marker.top - 1, 95.0
    set_ = typeset([read], blank(), 1.0, (0.0, 0.0))
    level = max(c.baseline for c in set_)
    assert "".join(c.text for c in set_ if c.baseline == level) == kept


@pytest.mark.parametrize(("wide", "sure"), [(5.0, 1.0), (2.0, 0.5)])
def test_a_figure_without_its_foot_belongs_to_its_number(wide: float, sure: float) -> None:
    read = line("547", [5.0, 5.0, wide])
    read.words[0][2].bottom = 95.0
    set_ = typeset([read], blank(), 1.0, (0.0, 0.0))
    assert len({char.baseline for char in set_}) == 1
    assert set_[-1].confidence == sure


def figures(text: str) -> LineRead:
    """A line of figures that step over the spaces in the text: a thin one for " ", one that parts for "_"."""
    read = LineRead(Spot(0, 90, 200, 102), [[]])
    x = 0.0
    for sign in text:
        if sign == "_":
            read.words.append([])
        if sign in " _":
            x += 2 if sign == " " else 3
            continue
        read.words[-1].append(Glyph(Letter(sign, x + 2.5, 1.0), x, x + 5, 93.0, 100.0))
        x += 6
    return read


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("35 589_072", "35 589 072"),
        ("-38_887 097,50", "-38 887 097,50"),
        ("1 234_567 890", "1 234 567 890"),
        ("10 834 836", "10 834 836"),
        ("2023_100", "2023 100"),
        ("35589_072", "35589 072"),
        ("355 89_072", "35589 072"),
        ("111 22", "11122"),
        ("2 021", "2021"),
    ],
)
def test_thin_spaces_between_thousands_are_seen_by_the_steps_of_figures(printed: str, text: str) -> None:
    set_ = typeset([figures(printed)], blank(), 1.0, (0.0, 0.0))
    assert "".join(char.text for char in set_) == text


@pytest.mark.parametrize(("white", "text"), [(3.0, "4 660 611"), (1.0, "4660 611")])
def test_a_space_between_thousands_is_seen_by_its_white_where_figures_touch(white: float, text: str) -> None:
    read = figures("4660_611")
    ends = [(3 - white, 7 - white), (7, 10.5), (10.5, 18.5), (18.5, 25), (28.5, 31.5), (34, 35.5), (38, 39.5)]
    for glyph, (x0, x1) in zip(read.glyphs, ends, strict=True):
        glyph.x0, glyph.x1 = x0, x1
    assert "".join(char.text for char in typeset([read], blank(), 1.0, (0.0, 0.0))) == text


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("1,236,097 2,150,502", "1,236,097 2,150,502"),
        ("2.840.842 -1.516.864 1.643.042", "2.840.842 -1.516.864 1.643.042"),
        ("1,236,0972,150,502", "1,236,0972,150,502"),
        ("1,236,09 7", "1,236,097"),
        ("12,345 6,789.5", "12,3456,789.5"),
    ],
)
def test_numbers_with_marked_thousands_are_parted_where_the_ink_shows_a_gap(printed: str, text: str) -> None:
    set_ = typeset([figures(printed)], blank(), 1.0, (0.0, 0.0))
    assert "".join(char.text for char in set_) == text


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("30.71 84.43 92.52", "30.71 84.43 92.52"),
        ("4,4 -69,67%", "4,4 -69,67%"),
        ("30.7184.43", "30.7184.43"),
        ("2024.01.15", "2024.01.15"),
        ("3 0.7184.43", "30.7184.43"),
    ],
)
def test_numbers_with_decimals_are_parted_where_the_ink_shows_a_gap(printed: str, text: str) -> None:
    set_ = typeset([figures(printed)], blank(), 1.0, (0.0, 0.0))
    assert "".join(char.text for char in set_) == text


@pytest.mark.parametrize(
    ("alone", "height", "kept"),
    [("O", 7.0, "O"), ("O", 14.0, ""), ("0", 9.0, "0"), ("0", 14.0, "")],
)
def test_a_letter_alone_as_large_as_no_text_is_a_hole_in_the_paper(
    alone: str, height: float, kept: str
) -> None:
    text, hole = line("Budget", [5.0] * 6), line(alone, [5.0])
    hole.words[0][0].bottom = hole.words[0][0].top + height
    read = typeset([text, hole], blank(), 1.0, (0.0, 0.0))
    assert "".join(c.text for c in read).replace("Budget", "") == kept


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Älder", "Ålder"),
        ("Atgärd", "Åtgärd"),
        ("flerárig", "flerårig"),
        ("tais", "tals"),
        ("Budget", "Budget"),
    ],
)
def test_the_word_list_mends_an_unsure_letter(read: str, meant: str) -> None:
    word = line(read, [5.0] * len(read), 0.99).words[0]
    for glyph in word:
        if glyph.letter.text in "ÄAái":
            glyph.letter = glyph.letter._replace(
                confidence=0.55, others=(("Å", 0.4), ("l", 0.3), ("å", 0.01))
            )
    spelled(word)
    assert "".join(g.letter.text for g in word) == meant


@pytest.mark.parametrize(
    ("others", "meant"),
    [
        ((("Á", 0.04), ("Ä", 0.006)), "FRÅN"),
        ((("Ä", 0.05), ("Á", 0.002)), "FRÄN"),
        ((("Ä", 0.03), ("Á", 0.03)), "FRAN"),
    ],
)
def test_of_two_words_that_is_meant_whose_mark_was_seen(
    others: tuple[tuple[str, float], ...], meant: str
) -> None:
    word = line("FRAN", [5.0] * 4, 0.999).words[0]
    word[2].letter = word[2].letter._replace(confidence=0.94, others=others)
    spelled(word)
    assert "".join(g.letter.text for g in word) == meant


@pytest.mark.parametrize(
    ("read", "high", "meant"),
    [
        ("TILLGANGAR", 5, "TILLGÅNGAR"),
        ("TILLGANGAR", 1, "TILLGANGAR"),  # without ink above no mark is lost
        ("BUDGETPLAN", 8, "BUDGETPLAN"),  # a word that is one needs none
    ],
)
def test_a_sure_capital_that_is_higher_than_its_word_may_have_lost_its_ring(
    read: str, high: int, meant: str
) -> None:
    word = line(read, [5.0] * len(read), 0.999).words[0]
    if read[high] == "A":
        word[high].top -= 0.15 * (word[high].bottom - word[high].top)
    spelled(word)
    assert "".join(g.letter.text for g in word) == meant


def test_certainty_is_found_by_place() -> None:
    sure = Certainty([*chars("12", x=100), *chars("34", x=300), *chars("5", baseline=400)])
    assert "".join(c.text for c in sure.within(Box(99, 190, 111, 203))) == "12"
    assert sure.within(Box(0, 0, 10, 10)) == []


def test_certainty_keeps_characters_as_they_are_in_little_memory() -> None:
    unsure = chars("8", 0.7)[0]._replace(others=(("3", 0.2),), bold=True, fixed=True)
    some = [*chars("12", baseline=300), unsure]
    assert Certainty(some).chars == some
    tracemalloc.start()
    sure = Certainty(chars("1284" * 1000))
    used = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert len(sure.chars) == 4000
    assert used / 4000 < 200


def test_which_way_is_up_is_not_told_by_print_of_the_back() -> None:
    front, bold, back = (
        Paper((95, 14)).write("Summa kostnader", 4, 11, gray=gray).gray for gray in (60, 0, 185)
    )
    assert [crop.min() for crop in _darkest([back, front, bold])] == [60, 0]
    assert len(_darkest([back, back])) == 2


def test_calibration_grows_with_what_is_stated() -> None:
    stated = np.linspace(0, 1, 101)
    worth = [calibrated(float(s)) for s in stated]
    assert worth == sorted(worth)
    assert worth[0] >= 0 and worth[-1] <= 1


@pytest.mark.parametrize(
    ("left", "right", "gap", "spread"),
    [
        (100.0, 106.0, 500.0, True),  # lines of their own on both sides of a white middle
        (100.0, 100.0, 500.0, False),  # rows
        (100.0, 106.0, 410.0, False),  # text in the middle
    ],
)
def test_two_pages_on_one_picture_are_told_from_rows(
    left: float, right: float, gap: float, spread: bool
) -> None:
    read = [c for k in range(8) for c in chars("Budget", x=100, baseline=left + 20 * k)]
    read += [c for k in range(8) for c in chars("Utfall", x=gap, baseline=right + 20 * k)]
    assert is_spread(ScanReading(read), Box(0, 0, 842, 595)) is spread
    assert not is_spread(ScanReading(read), Box(0, 0, 842, 1190))


def test_running_text_on_both_sides_of_the_middle_is_two_pages_whatever_its_lines_share() -> None:
    line = "Nämnden följer verksamheten varje månad under hela året"
    read = [c for k in range(8) for x in (60, 460) for c in chars(line, x=x, baseline=100.0 + 20 * k)]
    assert read[len(line) - 1].box.x1 - 60 > 0.55 * 421
    assert is_spread(ScanReading(read), Box(0, 0, 842, 595))


@pytest.mark.parametrize(("gap", "text"), [(7, "63 ± 27"), (2, "63±27")])
def test_a_sign_between_numbers_stands_apart_from_both_or_from_none(gap: int, text: str) -> None:
    page = np.full((30, 140), 255, np.uint8)
    letters, x = [], 5
    for letter in "63±27":
        x += gap if letter in "±2" else 2
        page[5:23, x : x + 10] = 0
        letters.append(Letter(letter, x + 5, 1.0))
        x += 10
    assert (read := place(Spot(0, 0, 140, 28), letters, ink_of(page))) is not None
    assert read.text == text


def test_a_printers_register_mark_is_no_letter_and_a_ring_is_one() -> None:
    page = np.full((30, 140), 255, np.uint8)
    for x in (20, 60):
        cv2.circle(page, (x, 14), 9, 0, 1)
    cv2.circle(page, (20, 14), 5, 0, -1)
    page[14, 9:32] = page[3:26, 20] = 0
    ink = ink_of(page)
    assert not ink.labels[:, :40].any()
    assert (ink.page[:, :40] == 255).all()
    assert ink.labels[:, 40:].any()


@pytest.mark.parametrize(("unsure", "doubted"), [(1, 0), (8, 1)])
def test_sure_figures_of_a_page_with_many_unsure_ones_are_doubted(unsure: int, doubted: int) -> None:
    sure = ScanChar("1", Box(0, 0, 5, 10), 8, 10, bold=False, confidence=0.9995)
    word = sure._replace(text="k")
    read = doubted_where_worn([*[sure._replace(confidence=0.5)] * unsure, *[sure] * (200 - unsure), word])
    number = np.prod([calibrated(char.confidence) for char in read[-5:-1]])
    assert (number < TRUST.doubtful) == bool(doubted)
    assert read[-1] == word
