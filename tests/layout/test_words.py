from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.layout.making import Sheet

from vonextract.layout.words import words
from vonextract.pdf.model import Font


def test_printed_spaces_split_and_numbers_stay_apart() -> None:
    sheet = Sheet()
    sheet.put("Netto 10 398\u00a013\u2009818", 50, 100)
    assert sheet.spelled() == ["Netto", "10", "398", "13", "818"]


def test_gaps_split_where_no_space_is_printed() -> None:
    sheet = Sheet()
    sheet.put("Summa -813 978", 50, 100, spaces=False)
    assert sheet.spelled() == ["Summa", "-813", "978"]


def test_kerning_and_overlap_do_not_split() -> None:
    sheet = Sheet()
    x = sheet.put("AV", 50, 100)
    x = sheet.put("A", x - 1.5, 100)
    sheet.put("T", x + 0.6, 100)
    assert sheet.spelled() == ["AVAT"]


def test_the_next_line_is_another_word() -> None:
    sheet = Sheet()
    sheet.put("delårsrap-", 50, 100)
    sheet.put("port", 50, 112)
    assert sheet.spelled() == ["delårsrap-", "port"]


def test_letterspaced_headings_are_words() -> None:
    sheet = Sheet()
    sheet.put("PENNINGPOLITIK OCH BUDGET", 50, 100, spacing=2.5)
    sheet.put("PENNINGPOLITIK", 50, 130, spacing=2.5, spaces=False)
    assert sheet.spelled() == ["PENNINGPOLITIK", "OCH", "BUDGET", "PENNINGPOLITIK"]


def test_single_digits_in_columns_are_not_letterspaced() -> None:
    sheet = Sheet()
    sheet.put("1234567", 50, 100, spacing=6)
    assert sheet.spelled() == list("1234567")


def test_a_space_covered_by_a_ligature_is_none() -> None:
    sheet = Sheet()
    x = sheet.put("fi", 50, 100)
    sheet.page.chars = sheet.done().chars
    sheet.put(" ", x - 5, 100)
    sheet.put("nns", x, 100)
    assert sheet.spelled() == ["finns"]


def test_superscripts_stand_alone_and_are_flagged() -> None:
    sheet = Sheet()
    x = sheet.put("månad.", 50, 100)
    x = sheet.put("1", x, 96.5, size=6)
    sheet.put("Av dessa²", x + 3, 100)
    found = [(w.text, w.superscript) for w in sheet.words()]
    assert found == [("månad.", False), ("1", True), ("Av", False), ("dessa²", False)]


@pytest.mark.parametrize(
    ("marker", "size", "rise", "raised"),
    [("1", 9.0, 2.0, True), ("2)", 9.0, 2.0, True), ("1", 9.0, 1.0, False), ("Utfall", 9.0, 2.0, False)],
)
def test_a_marker_that_is_hardly_smaller_than_its_word_is_raised_by_its_place(
    marker: str, size: float, rise: float, raised: bool
) -> None:
    sheet = Sheet()
    sheet.put(marker, sheet.put("200", 100, 100, size=9.5), 100 - rise, size=size)
    assert [w.superscript for w in sheet.words()][-1] is raised


def test_unicode_superscripts_alone_are_flagged() -> None:
    sheet = Sheet()
    sheet.put("se ²", 50, 100)
    assert [w.superscript for w in sheet.words()] == [False, True]


def test_subscripts_stay_in_their_word() -> None:
    sheet = Sheet()
    x = sheet.put("CO", 50, 100)
    x = sheet.put("2", x, 102, size=6)
    sheet.put("e", x, 100)
    assert sheet.spelled() == ["CO2e"]


def test_small_capitals_are_one_word() -> None:
    sheet = Sheet()
    x = sheet.put("B", 50, 100, size=12)
    sheet.put("UDGET", x, 100, size=9)
    assert sheet.spelled() == ["BUDGET"]


def test_leaders_are_words_of_their_own() -> None:
    sheet = Sheet()
    sheet.put("Ekonomi........12", 50, 100)
    assert sheet.spelled() == ["Ekonomi", "........", "12"]


def test_turned_text_reads_along_its_direction() -> None:
    sheet = Sheet()
    sheet.put("Utfall helår", 50, 100)
    page = sheet.done()
    c = page.chars
    up = replace(
        c,
        x0=c.top,
        x1=c.bottom,
        top=600 - c.x1,
        bottom=600 - c.x0,
        baseline=600 - c.x0,
        angle=c.angle + np.int16(90),
    )
    page.chars = up
    found = words(page, [Font("a", False, False)])
    assert [(w.text, w.angle) for w in found] == [("Utfall", 90), ("helår", 90)]
    assert found[0].top > found[1].bottom


def test_a_word_knows_its_type() -> None:
    sheet = Sheet()
    sheet.put("Totalt", 50, 100, size=11, font=1, mcid=7)
    (word,) = sheet.words()
    assert (word.bold, word.italic, word.size, word.mcid, word.index, word.baseline) == (
        True,
        False,
        11,
        7,
        0,
        100,
    )
    assert (word.x0, word.x1) == (50, 50 + 6 * 5.5)


@given(
    st.lists(
        st.tuples(
            st.text("abc123 -.", min_size=1, max_size=12),
            st.floats(0, 500),
            st.floats(10, 800),
            st.floats(2, 30),
        ),
        max_size=12,
    ),
    st.booleans(),
)
def test_no_character_is_lost(pieces: list[tuple[str, float, float, float]], spaces: bool) -> None:
    sheet = Sheet()
    for text, x, baseline, size in pieces:
        sheet.put(text, x, baseline, size, spaces=spaces)
    found = sheet.words()
    printed = "".join(text for text, *_ in pieces).replace(" ", "")
    assert "".join(w.text for w in found) == printed
    assert [w.index for w in found] == list(range(len(found)))
    assert all(w.x0 <= w.x1 and w.top <= w.bottom and w.text for w in found)


def test_what_follows_a_superscript_is_glued_to_it() -> None:
    sheet = Sheet()
    x = sheet.put("timmar", 50, 100)
    x = sheet.put("12", x, 96.5, size=6)
    sheet.put(". Av", x, 100)
    assert [(w.text, w.superscript, w.glued) for w in sheet.words()] == [
        ("timmar", False, False),
        ("12", True, True),
        (".", False, True),
        ("Av", False, False),
    ]


def test_exponents_of_units_and_ordinals_stay_in_their_word() -> None:
    sheet = Sheet()
    x = sheet.put("500 m", 50, 100)
    x = sheet.put("2", x, 96.5, size=6)
    x = sheet.put(" den 13", x, 100)
    x = sheet.put("th", x, 96.5, size=6)
    sheet.put(", program", x, 100)
    sheet.put("3", 50, 200)
    assert sheet.spelled() == ["500", "m2", "den", "13th,", "program", "3"]


def test_markers_drawn_apart_from_their_words_are_raised() -> None:
    sheet = Sheet()
    sheet.put("1", 50, 97, size=5.5)
    sheet.put("2", 290, 97, size=5.5)
    sheet.put("3", 140, 297, size=5.5)
    sheet.put("Inklusive grundsärskola.", 53, 100, size=8)
    sheet.put("Inklusive omsorg.", 293, 100, size=8)
    sheet.put("Grundskola", 99, 300, size=8)
    assert [w.text for w in sheet.words() if w.superscript] == ["1", "2", "3"]


def test_small_figures_apart_from_text_or_level_with_it_are_not_raised() -> None:
    sheet = Sheet()
    sheet.put("1", 40, 97, size=5.5)
    sheet.put("2", 286, 100, size=5.5)
    sheet.put("år", 120, 80, size=5.5)
    sheet.put("Staplar", 60, 100, size=8)
    sheet.put("Linjer", 290, 100, size=8)
    assert not any(w.superscript for w in sheet.words())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("S U M M A 12 400", ["SUMMA", "12", "400"]),
        ("Å r s", ["Å", "r", "s"]),
        ("A B C DE", ["A", "B", "C", "DE"]),
        ("1 2 3 4 5", ["1", "2", "3", "4", "5"]),
    ],
)
def test_letters_that_single_spaces_part_are_a_word(text: str, found: list[str]) -> None:
    sheet = Sheet()
    sheet.put(text, 100, 200)
    assert sheet.spelled() == found


def test_letters_over_columns_are_no_word() -> None:
    sheet = Sheet()
    sheet.put("J F M A M J", 100, 200, spacing=4)
    assert sheet.spelled() == ["J", "F", "M", "A", "M", "J"]
    uneven = Sheet()
    end = uneven.put("J F ", 100, 200)
    uneven.put("M A M J", end + 3, 200)
    assert uneven.spelled() == ["J", "F", "M", "A", "M", "J"]
