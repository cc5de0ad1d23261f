from __future__ import annotations

from pathlib import Path

import pytest
from tests.pdf.building import Builder

from vonextract.geometry import Box
from vonextract.pdf.drawings import join_dots
from vonextract.pdf.model import Page, Rule
from vonextract.pdf.reader import read


def drawn(tmp_path: Path, content: str, **page: str) -> Page:
    return read(Builder().page(content, **page).save(tmp_path)).pages[0]


def test_strokes_and_thin_fills_are_rules(tmp_path: Path) -> None:
    page = drawn(tmp_path, "0.5 w 50 742 m 250 742 l S 0 0 1 rg 50 700 200 0.5 re f 50 600 0.7 100 re f")
    stroke, level, upright = page.rules
    assert stroke == Rule(50, 100, 250, 100, 0.5, 0)
    assert level.horizontal and level.color == 0x0000FF and level.width == pytest.approx(0.5)
    assert not upright.horizontal and upright.box.height == pytest.approx(100)
    assert page.fills == []


def test_a_stroked_rectangle_is_four_rules(tmp_path: Path) -> None:
    rules = drawn(tmp_path, "100 100 200 50 re S").rules
    assert sorted(r.horizontal for r in rules) == [False, False, True, True]


def test_slanted_lines_and_curves_are_no_rules(tmp_path: Path) -> None:
    assert drawn(tmp_path, "100 100 m 300 400 l S 100 100 m 150 200 200 200 250 100 c S").rules == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("116 709 l", 1),
        ("111 709 l", 1),
        ("107 709 l", 0),
        ("160 740 l", 0),
        ("110 703 120 697 130 701 c", 1),
        ("110 709 120 709 130 700 c 120 691 110 691 100 700 c h", 0),
        ("110 760 120 660 130 701 c", 0),
    ],
)
def test_a_line_up_to_half_a_right_angle_or_drawn_by_hand_may_strike_a_short_number(
    tmp_path: Path, line: str, found: int
) -> None:
    assert len(drawn(tmp_path, f"100 700 m {line} S").slants) == found


def test_fills_keep_their_order_and_the_paper_is_none(tmp_path: Path) -> None:
    page = drawn(tmp_path, "1 g 0 0 595 842 re f 0.8 g 50 642 100 100 re f 1 g 60 652 10 10 re f")
    assert [f.color for f in page.fills] == [0xCCCCCC, 0xFFFFFF]
    assert page.fills[0].box == pytest.approx(Box(50, 100, 150, 200))


def test_a_thick_stroke_is_a_fill(tmp_path: Path) -> None:
    page = drawn(tmp_path, "12 w 50 700 m 250 700 l S")
    assert page.rules == []
    assert page.fills[0].box == pytest.approx(Box(50, 136, 250, 148))


def test_drawings_turn_with_the_page_and_follow_forms(tmp_path: Path) -> None:
    inner = b"0 0 m 100 0 l S"
    builder = Builder().page("q 2 0 0 2 50 600 cm /X1 Do Q", extra="/Rotate 90")
    builder.objects[90] = (
        b"<< /Type /XObject /Subtype /Form /BBox [-1 -1 200 200] /Matrix [1 0 0 1 5 0] /Length %d >>\n"
        b"stream\n%s\nendstream" % (len(inner), inner)
    )
    (rule,) = read(builder.save(tmp_path)).pages[0].rules
    assert not rule.horizontal
    assert rule.box == pytest.approx(Box(600, 60, 600, 260))
    assert rule.width == pytest.approx(2)


def test_a_form_that_draws_itself_ends(tmp_path: Path) -> None:
    inner = b"0 0 m 100 0 l S /X1 Do"
    builder = Builder().page("/X1 Do")
    builder.objects[90] = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 200 200] /Resources << /XObject << /X1 90 0 R >> >> "
        b"/Length %d >>\nstream\n%s\nendstream" % (len(inner), inner)
    )
    assert len(read(builder.save(tmp_path)).pages[0].rules) >= 1


def test_dots_in_a_row_are_one_rule_and_lone_dots_none() -> None:
    dots = [Rule(x, 100, x + 1, 101, 1, 0) for x in range(50, 100, 2)]
    corner = Rule(300, 300, 300.5, 300.5, 0.5, 0)
    line = Rule(10, 10, 80, 10, 1, 0)
    assert join_dots([*dots, corner, line]) == [line, Rule(50, 100, 99, 101, 1, 0)]


def test_an_image_is_a_box(tmp_path: Path) -> None:
    builder = Builder().page("q 100 0 0 50 50 700 cm /X1 Do Q")
    builder.objects[90] = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Length 1 >>\nstream\n\x80\nendstream"
    )
    assert read(builder.save(tmp_path)).pages[0].images == [pytest.approx(Box(50, 92, 150, 142))]


GRID = "0.5 w 50 742 m 250 742 l S 50 700 m 250 700 l S 0.8 g 50 650 200 20 re f "
UNSEEN = {
    "under a later box": GRID + "1 g 40 640 300 120 re f",
    "under a later coloured box": GRID + "0.5 g 40 640 300 120 re f",
    "outside its clip": "q 300 0 10 10 re W n " + GRID + "Q",
    "white on paper": "1 G 1 g 0.5 w 50 742 m 250 742 l S 50 650 200 20 re f",
}
SEEN = {
    "over an earlier box": "1 g 40 640 300 120 re f " + GRID,
    "half under a later box": GRID + "1 g 100 640 300 120 re f",
    "on the edge of a later box": "0.5 w 50 742 m 250 742 l S 1 g 50 722 200 20 re f",
    "white on colour": "0.8 g 40 640 300 120 re f 1 G 0.5 w 50 742 m 250 742 l S",
    "under a later curve": GRID + "1 g 40 640 m 40 900 340 900 340 640 c f",
    "inside its clip": "q 0 0 500 800 re W n " + GRID + "Q",
}


@pytest.mark.parametrize("content", UNSEEN.values(), ids=UNSEEN)
def test_rules_and_fills_that_nobody_sees_are_not_read(content: str, tmp_path: Path) -> None:
    page = drawn(tmp_path, content, extra="")
    assert page.rules == []
    assert [f for f in page.fills if f.color == 0xCCCCCC] == []


@pytest.mark.parametrize("content", SEEN.values(), ids=SEEN)
def test_rules_that_show_are_read(content: str, tmp_path: Path) -> None:
    assert drawn(tmp_path, content).rules


def test_a_clip_cuts_rules_and_fills(tmp_path: Path) -> None:
    page = drawn(tmp_path, "q 100 600 100 200 re W n " + GRID + "Q")
    assert {(round(r.x0), round(r.x1)) for r in page.rules} == {(100, 200)}
    assert page.fills[0].box == pytest.approx(Box(100, 172, 200, 192))
