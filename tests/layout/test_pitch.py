from __future__ import annotations

import pytest
from tests.layout.making import Sheet

from vonextract.layout.model import gap_between
from vonextract.layout.one_pitch import letter_widths, set_spacing


def test_type_of_one_pitch_has_wide_spaces() -> None:
    sheet = Sheet()
    sheet.put("budget och utfall", 70, 100)
    text = sheet.text()
    set_spacing([text])
    left, right = text.words[:2]
    assert right.x0 - left.x1 == pytest.approx(5)
    assert gap_between(left, right) == pytest.approx(2.8)


def test_few_letters_tell_nothing_of_their_font() -> None:
    sheet = Sheet()
    sheet.put("1 200 tkr", 70, 100)
    assert letter_widths([sheet.done()]) == {}


def test_letters_of_different_widths_are_usual_type() -> None:
    sheet = Sheet()
    sheet.put("budget och utfall", 70, 100)
    page = sheet.done()
    page.chars.x1[2] += 1.0
    assert letter_widths([page]) == {}
