"""The widths of figures and letters, told by where their ink stands."""

from __future__ import annotations

import pytest

from vonextract.pdf.scan.engine import Letter, Spot
from vonextract.pdf.scan.writing.letters import Glyph, LineRead
from vonextract.pdf.scan.writing.pitch import Pitch, edges_of, even_pitch, pitch_of

SIZE = 20.0
TEXT = "Verksamheten redovisar underskott och nettokostnader"


def line(text: str, step: float | None = None) -> LineRead:
    """Words with ink 5 pixels wide, `step` pixels apart; without it letters are as wide as in a book."""
    words, x = [], 10.0
    for part in text.split():
        word = []
        for letter in part:
            own = step or (6.0 if letter in "iltrf" else 16.0 if letter in "mw" else 10.0)
            middle = x + own / 2
            word.append(Glyph(Letter(letter, middle, 1.0), middle - 2.5, middle + 2.5, 0.0, 14.0))
            x += own
        words.append(word)
        x += step or 5.0
    return LineRead(Spot(0, 0, x, 20), words, baseline=14.0, size=SIZE)


@pytest.mark.parametrize(("step", "letter"), [(12.0, 0.6), (None, 0.0)])
def test_a_typewriters_letters_are_all_as_wide(step: float | None, letter: float) -> None:
    assert pitch_of([line(TEXT, step), line("12 345 678 910", step)]).letter == pytest.approx(letter)


def test_a_few_letters_out_of_place_make_no_book_type_of_a_typewriters() -> None:
    worn = line(TEXT, 12.0)
    for word in worn.words:
        word[-1].x1 += 8.0
    assert pitch_of([worn]).letter == pytest.approx(0.6)


def test_rows_of_one_pitch_have_the_size_that_it_tells() -> None:
    body, sum_row, figure, title = line(TEXT, 12.0), line("747 198", 12.0), line("3"), line("Rubrik", 18.0)
    for level, (read, size) in enumerate([(body, 20.0), (sum_row, 18.0), (figure, 18.0), (title, 30.0)]):
        read.size, read.baseline = size, 14.0 + 20 * level
    figure.baseline = sum_row.baseline
    even_pitch([body, sum_row, figure, title], Pitch(0.6, 0.6))
    assert [read.size for read in (body, sum_row, figure, title)] == pytest.approx([20.0, 20.0, 20.0, 30.0])


def test_figures_are_as_wide_in_any_type_and_few_tell_nothing() -> None:
    assert pitch_of([line("123456789 12345")]).figure == pytest.approx(0.5)
    assert pitch_of([line("12 34")]) == Pitch(0.0, 0.0)


def test_a_narrow_figure_takes_as_much_as_any_other() -> None:
    (word,) = line("141").words
    edges, fixed = edges_of(word, SIZE, Pitch(0.5, 0.0), bearing=0.8)
    assert not fixed
    assert (edges[0], edges[-1]) == (10.0, 40.0)


def test_letters_of_one_pitch_get_boxes_as_wide_side_by_side() -> None:
    (word,) = line("till", 12.0).words
    word[1].x0 += 1.5
    edges, fixed = edges_of(word, SIZE, Pitch(0.6, 0.6), bearing=0.8)
    assert fixed
    assert edges == pytest.approx([10.0, 22.0, 34.0, 46.0, 58.0])


def test_a_word_that_lost_a_letter_keeps_the_places_of_its_ink() -> None:
    (word,) = line("verksamhet", 12.0).words
    edges, fixed = edges_of([*word[:3], *word[4:]], SIZE, Pitch(0.6, 0.6), bearing=0.8)
    assert not fixed
    assert edges[-1] == pytest.approx(word[-1].x1 + 0.8)
