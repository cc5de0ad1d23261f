from __future__ import annotations

import pytest
from tests.layout.making import Sheet

from vonextract.layout.spelling import spell

NARROW = 0.33


def sheet_with_figures() -> Sheet:
    sheet = Sheet()
    sheet.put("0123456789 2024 1 309 4", 50, 60)
    sheet.put("0123456789", 50, 80)
    return sheet


def raised(sheet: Sheet) -> list[str]:
    return [w.text for w in sheet.words() if w.superscript]


def test_a_narrow_figure_behind_a_word_is_a_raised_marker() -> None:
    sheet = sheet_with_figures()
    x = sheet.put("särskilt boende", 50, 100)
    x = sheet.put("4", x, 100, advance=NARROW)
    sheet.put(". Av dessa", x, 100)
    words = sheet.words()
    assert raised(sheet) == ["4"]
    without = [w for w in words if not w.superscript and w.baseline == 100]
    assert spell(without) == "särskilt boende. Av dessa"


def test_a_narrow_figure_before_a_note_is_parted_from_its_first_word() -> None:
    sheet = sheet_with_figures()
    x = sheet.put("6", 50, 700, advance=NARROW)
    sheet.put("9D-modellen är", x + 0.4, 700)
    assert raised(sheet) == ["6"]
    assert "9D-modellen" in sheet.spelled()


def test_a_narrow_figure_behind_a_year_is_no_part_of_it() -> None:
    sheet = sheet_with_figures()
    x = sheet.put("Agenda 2030", 50, 100)
    sheet.put("9", x, 100, advance=NARROW)
    assert raised(sheet) == ["9"]
    assert sheet.spelled().count("2030") == 1


@pytest.mark.parametrize("text", ["95", "1 309", "4,5", "95 %", "2024"])
def test_condensed_numbers_stay_numbers(text: str) -> None:
    sheet = sheet_with_figures()
    sheet.put(text, 50, 100, advance=NARROW)
    assert raised(sheet) == []
    assert sheet.spelled()[-len(text.split()) :] == text.split()


def test_a_subscript_figure_in_a_formula_is_no_marker() -> None:
    sheet = sheet_with_figures()
    x = sheet.put("CO", 50, 100)
    sheet.put("2", x, 100, advance=NARROW)
    assert raised(sheet) == []


def test_a_raised_figure_never_joins_a_number() -> None:
    sheet = Sheet()
    x = sheet.put("Summa 1 309", 50, 100)
    sheet.put("2", x, 96, size=6)
    assert spell(sheet.words()) == "Summa 1 309 2"


def test_a_narrow_figure_of_a_font_without_tabular_figures_stays_in_its_number() -> None:
    sheet = Sheet()
    for y in range(60, 140, 20):
        x = sheet.put("2480", 50, y)
        sheet.put("1357", x, y, advance=NARROW)
    x = sheet.put("1 2", 50, 160)
    sheet.put("7", x, 160, advance=NARROW)
    assert raised(sheet) == []
    assert sheet.spelled()[-2:] == ["1", "27"]
