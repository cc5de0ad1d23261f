"""Points and commas that engines mix up: told by the ink, doubted where it does not tell."""

from __future__ import annotations

import pytest

from vonextract.pdf.scan.engine import Letter, Spot
from vonextract.pdf.scan.writing.letters import Glyph, LineRead, measure, mend
from vonextract.pdf.scan.writing.marks import settle_marks

BASELINE = 200.0
SIZE = 25.0


def line(text: str, hangs: float = 0.0, confidence: float = 1.0) -> LineRead:
    """A line of figures 17 pixels high whose points and commas end so far below the baseline."""
    word = []
    for place, letter in enumerate(text):
        mark = letter in ".,"
        top, bottom = (BASELINE - 3, BASELINE + hangs) if mark else (BASELINE - 17, BASELINE)
        others = ((",.".replace(letter, ""), 1 - confidence),) if mark and confidence < 1 else ()
        x = 13.0 * place
        word.append(Glyph(Letter(letter, x, confidence if mark else 1.0, others), x, x + 12, top, bottom))
    read = LineRead(Spot(0, 180, 13.0 * len(text), 205), [word])
    measure(read)
    read.size = SIZE
    return read


def marks(read: LineRead) -> list[tuple[str, float]]:
    return [(g.letter.text, g.letter.confidence) for g in read.glyphs if g.letter.text in ".,"]


@pytest.mark.parametrize(
    ("read", "hangs", "text"), [("1.5", 2.0, "1,5"), ("1.5", 0.0, "1.5"), ("1,5", 0.0, "1,5")]
)
def test_the_ink_tells_an_unsure_point_from_a_comma(read: str, hangs: float, text: str) -> None:
    unsure = line(read, hangs, confidence=0.6)
    settle_marks([unsure])
    assert unsure.text == text
    assert marks(unsure)[0][1] == 1.0


@pytest.mark.parametrize(
    ("others", "text"),
    [
        (["3,72", "1,62", "3,33"], "2,72"),
        (["3,72", "1,62"], "2.72"),
        (["3,72", "1,62", "3,33", "4.5"], "2.72"),
    ],
)
def test_an_unsure_mark_that_does_not_hang_is_the_pages_usual_one(others: list[str], text: str) -> None:
    unsure = line("2.72", confidence=0.8)
    settle_marks([unsure, *map(line, others)])
    assert unsure.text == text


@pytest.mark.parametrize(
    ("read", "text"),
    [("4.21%", "4,21%"), ("4.21", "4.21"), ("2024.01.15", "2024.01.15"), ("4.215%", "4.215%")],
)
def test_a_sure_point_in_a_number_of_percent_is_the_pages_usual_comma(read: str, text: str) -> None:
    share = line(read)
    settle_marks([share, *map(line, ["3,72", "1,62", "3,33", "2,08"])])
    assert share.text == text


def test_marks_that_look_alike_are_one_and_the_rare_ones_are_doubted() -> None:
    page = [line("439,150", 1.0), line("2,617,004", 1.0), line("338.372", 1.0)]
    settle_marks(page)
    assert [read.text for read in page] == ["439,150", "2,617,004", "338,372"]
    assert [chance for read in page for _, chance in marks(read)] == [1.0, 1.0, 1.0, 0.5]
    assert page[2].glyphs[3].letter.others == ((".", 0.5),)


@pytest.mark.parametrize(
    ("decimals", "thousands"),
    [
        (["68.19", "2.08", "97.4"], ["13,483", "19,700", "9,980"]),
        (["68.19", "2.08"], ["13.483", "19.700", "9.980"]),
        (["68,19", "2,08", "97,4"], ["13.483", "19.700", "9.980"]),
    ],
)
def test_marks_that_look_alike_before_thousands_are_not_those_before_decimals(
    decimals: list[str], thousands: list[str]
) -> None:
    page = [line(text) for text in ("13.483", "19.700", "9,980", *decimals)]
    settle_marks(page)
    assert [read.text for read in page] == [*thousands, *decimals]
    assert {chance for read in page[:2] for _, chance in marks(read)} <= {0.5, 1.0}


def test_behind_a_nought_stand_decimals() -> None:
    page = [line(text) for text in ("0.957", "0.148", "10.483", "13,483", "19,700")]
    settle_marks(page)
    assert [read.text for read in page] == ["0.957", "0.148", "10,483", "13,483", "19,700"]


def test_points_and_commas_that_the_ink_tells_apart_stay_what_they_are_and_the_rarer_is_doubted() -> None:
    page = [line("439,150", 3.0), line("2,617,004", 3.0), line("338.372", 0.0), line("12.5", 1.0)]
    settle_marks(page)
    assert [read.text for read in page] == ["439,150", "2,617,004", "338.372", "12.5"]
    assert [chance for read in page for _, chance in marks(read)] == [1.0, 1.0, 1.0, 0.5, 1.0]


def test_a_point_that_hangs_is_doubted_where_it_makes_a_thousandfold() -> None:
    page = [line("338.372", 2.0), line("12.5", 2.0)]
    settle_marks(page)
    assert marks(page[0]) == [(".", 0.5)]
    assert marks(page[1]) == [(".", 1.0)]


@pytest.mark.parametrize(
    ("text", "sure", "others", "chance"),
    [
        ("0", 0.84, (("O", 0.15), ("o", 0.005)), 0.99),
        ("0", 0.6, (("o", 0.39),), 0.6),  # a list's dot is a low o
        ("0", 0.4, (("O", 0.39),), 0.4),
        ("105", 0.6, (("o", 0.3), ("6", 0.1)), 0.9),
        ("A0", 0.84, (("O", 0.15),), 0.84),
    ],
)
def test_a_nought_among_figures_is_no_letter(
    text: str, sure: float, others: tuple[tuple[str, float], ...], chance: float
) -> None:
    read = line(text)
    (nought,) = (glyph for glyph in read.glyphs if glyph.letter.text == "0")
    nought.letter = Letter("0", 0.0, sure, others)
    settle_marks([read])
    assert nought.letter.confidence == pytest.approx(chance)


def test_it_does_not_matter_which_dash_a_minus_is() -> None:
    read = line("-120")
    read.glyphs[0].letter = Letter("-", 0.0, 0.6, (("–", 0.39), ("=", 0.01)))
    settle_marks([read])
    assert read.glyphs[0].letter == Letter("-", 0.0, 0.99, (("=", 0.01),))


def test_a_mark_that_touches_a_figure_is_taken_for_the_pages_usual_one_and_doubted() -> None:
    page = [line("439,150", 3.0), line("617,004", 3.0), line("338.372", 0.0)]
    page[2].glyphs[3].top = BASELINE - 17
    settle_marks(page)
    assert page[2].text == "338,372"
    assert marks(page[2]) == [(",", 0.5)]


@pytest.mark.parametrize(("wave", "dash", "kept"), [(0.6, 0.35, "-"), (0.99, 0.01, "~"), (0.6, 0.001, "~")])
def test_an_unsure_wave_that_may_be_a_dash_is_a_minus_and_doubted(
    wave: float, dash: float, kept: str
) -> None:
    read = line("~877")
    read.words[0][0].letter = Letter("~", 0.0, wave, (("-", dash),))
    settle_marks([read])
    assert read.text == f"{kept}877"
    assert read.glyphs[0].letter.confidence == (dash if kept == "-" else 0.5)


def test_a_wave_before_figures_is_a_minus_where_the_page_has_some_and_doubted() -> None:
    page = [line(text) for text in ("-120", "-4", "-877", "~3817")]
    settle_marks(page)
    assert page[3].text == "-3817"
    assert page[3].glyphs[0].letter[2:] == (0.5, (("~", 0.5),))


@pytest.mark.parametrize(("between", "kept"), [(0.0, "-480"), (2.0, "--480")])
def test_two_dashes_without_paper_between_are_a_long_one(between: float, kept: str) -> None:
    read = line("--480")
    first, second = read.words[0][:2]
    first.x1, second.x0 = 12.0, 12.0 + between
    mend(read)
    assert read.text == kept
    assert read.glyphs[0].x1 == (second.x1 if kept == "-480" else 12.0)


@pytest.mark.parametrize(
    ("before", "chance", "text"), [("27,0", 0.4, "27,0 %"), ("27,0", 0.001, "27,0 8"), ("27", 0.4, "27 8")]
)
def test_a_figure_alone_behind_decimals_is_the_sign_of_percent_that_it_may_be(
    before: str, chance: float, text: str
) -> None:
    read = line(before)
    figure = Letter("8", 80.0, 1 - chance, (("%", chance),))
    read.words.append([Glyph(figure, 80.0, 92.0, BASELINE - 17, BASELINE)])
    settle_marks([read])
    assert read.text == text
    assert read.glyphs[-1].letter.confidence == pytest.approx(1.0 if "%" in text else 1 - chance)
