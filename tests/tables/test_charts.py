"""Charts are told from tables by what is drawn at their axis labels."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.tables.pages import across, down, fill, page, words

from vonextract.layout.model import PageText
from vonextract.pdf.model import Fill, Rule
from vonextract.tables import charts
from vonextract.tables.charts import without_charts
from vonextract.tables.settings import SETTINGS

AXIS = [(60.0, 200.0 - 20 * i, str(20 * i)) for i in range(5)]
BARS = [(100.0, 150.0, "45"), (140.0, 170.0, "28")]
NAMES = [(100.0, 214.0, "Ja"), (140.0, 214.0, "Nej")]


def chart(rules: list[Rule], fills: list[Fill] | None = None) -> PageText:
    return page(
        words(*AXIS, *BARS, *NAMES, (60.0, 260.0, "Ett stycke under bilden.")), rules=rules, fills=fills
    )


def left(text: PageText) -> str:
    return " ".join(w.text for w in without_charts(text).body)


def mids() -> list[float]:
    return [w.box.y_mid for w in words(*AXIS)]


@pytest.mark.parametrize("end", [300.0, 79.0], ids=["grid lines", "ticks"])
def test_numbers_at_the_ends_of_lines_are_an_axis(end: float) -> None:
    drawn = [across(y, 76.0, end) for y in mids()]
    assert left(chart([*drawn, across(max(mids()), 76.0, 300.0)])) == "Ett stycke under bilden."


@pytest.mark.parametrize(("tick", "rest"), [("-", ""), ("", "0 20 40 60 80 ")])
def test_ticks_read_as_dashes_behind_their_numbers_are_those_of_an_axis(tick: str, rest: str) -> None:
    labels = words(*((x, top, text + tick) for x, top, text in AXIS), (60.0, 260.0, "Ett stycke."))
    drawn = [across(y, 150.0, 300.0) for y in mids()]
    assert left(page(labels, rules=drawn)) == rest + "Ett stycke."


def test_numbers_beside_bars_of_one_ground_are_an_axis() -> None:
    ground = max(mids())
    bars = [fill(90.0 + 40 * i, ground - 30 - 20 * i, 110.0 + 40 * i, ground) for i in range(3)]
    assert left(chart([], bars)) == "Ett stycke under bilden."


def test_numbers_between_rules_are_the_rows_of_a_table() -> None:
    table = chart([across(y + 10, 50.0, 300.0) for y in mids()] + [down(50.0, 100.0, 215.0)])
    assert without_charts(table) is table


def test_uneven_numbers_are_no_axis() -> None:
    uneven = [(60.0, 100.0 + 20 * i, text) for i, text in enumerate(("70", "50", "40", "0"))]
    found = words(*uneven)
    text = page(found, rules=[across(w.box.y_mid, 76.0, 300.0) for w in found])
    assert without_charts(text) is text


def test_a_page_is_searched_at_its_first_axes_only(monkeypatch: pytest.MonkeyPatch) -> None:
    found = chart([*(across(y, 76.0, 300.0) for y in mids()), across(max(mids()), 76.0, 300.0)])
    for most, searched in ((1, True), (0, False)):
        monkeypatch.setattr(charts, "SETTINGS", replace(SETTINGS, max_axes=most))
        assert (without_charts(found) is not found) is searched


def test_words_that_float_reads_are_no_axis_labels() -> None:
    names = words(*((x, top, "inf") for x, top, _ in AXIS))
    assert without_charts(page(names, rules=[across(y, 76.0, 300.0) for y in mids()])).body == names


def test_rows_that_are_drawn_up_to_the_axis_of_a_chart_are_none_of_it() -> None:
    heights = mids()
    drawn = [across(y, 76.0, 300.0) for y in heights]
    bands = [fill(10.0, y - 6, 58.0, y + 6) for y in heights]
    rows = words(*((12.0, y - 5, "Ja") for y in heights))
    text = page(words(*AXIS), rows, rules=[*drawn, *(across(y, 10.0, 58.0) for y in heights)], fills=bands)
    assert left(text) == " ".join("Ja" for _ in rows)
