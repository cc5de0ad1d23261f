"""Words with a stroke through them are marked, and no other."""

from tests.layout.making import Sheet

from vonextract.layout.struck import mark_struck
from vonextract.pdf.model import Rule


def struck(sheet: Sheet, *rules: Rule) -> tuple[list[str], list[str]]:
    """The struck words of a page, and those that stay in its body."""
    text = sheet.text()
    text.page.rules = list(rules)
    mark_struck(text)
    return [w.text for w in text.words if w.struck], [w.text for w in text.body]


def stroke(x0: float, x1: float, y: float, width: float = 0.7, color: int = 0) -> Rule:
    return Rule(x0, y, x1, y, width, color)


def number() -> Sheet:
    """ "27 140" from 100 to 130, on a baseline at 200."""
    sheet = Sheet()
    sheet.put("27 140", 100, 200)
    return sheet


def test_a_stroke_through_a_number_strikes_all_its_words() -> None:
    assert struck(number(), stroke(99, 131, 197))[0] == ["27", "140"]


def test_a_stroke_of_several_pieces_strikes_what_it_runs_through() -> None:
    by_hand = [Rule(99, 197.0, 115, 197.4, 0.7, 0), Rule(115, 196.8, 131, 197.4, 0.7, 0)]
    assert struck(number(), *by_hand)[0] == ["27", "140"]


def test_a_thin_box_strikes_too() -> None:
    assert struck(number(), Rule(99, 196.5, 131, 197.5, 1.0, 0xFF0000))[0] == ["27", "140"]


def test_rules_below_above_and_beyond_the_words_strike_nothing() -> None:
    for rule in (
        stroke(99, 131, 202),
        stroke(99, 131, 191),
        stroke(50, 500, 197),
        stroke(99, 131, 197, color=0xFFFFFF),
        stroke(99, 131, 197, width=6),
        stroke(99, 105, 197),
        Rule(115, 190, 115, 210, 0.7, 0),
    ):
        assert struck(number(), rule)[0] == []


def test_a_slanted_stroke_strikes_and_a_line_of_a_chart_does_not() -> None:
    for slant, found in (
        ((99, 193, 131, 201), ["27", "140"]),
        ((60, 190, 180, 204), []),
        ((99, 180, 131, 214), []),
    ):
        sheet = number()
        sheet.page.slants = [Rule(*slant, 0.7, 0)]
        assert struck(sheet)[0] == found


def test_a_struck_number_beside_the_one_that_holds_is_taken_away() -> None:
    sheet = Sheet()
    sheet.put("27 140 28 300", 100, 200)
    assert struck(sheet, stroke(99, 131, 197)) == (["27", "140"], ["28", "300"])


def test_a_struck_number_alone_in_its_cell_stays() -> None:
    sheet = number()
    sheet.put("28 300", 200, 200)
    assert struck(sheet, stroke(99, 131, 197)) == (["27", "140"], ["27", "140", "28", "300"])


def test_the_bar_of_a_root_is_no_stroke_through_it_and_a_struck_sign_goes_with_its_number() -> None:
    root, signed = Sheet(), Sheet()
    root.put("√", 100, 200)
    signed.put("- 140", 100, 200)
    assert struck(root, stroke(99, 107, 197))[0] == []
    assert struck(signed, stroke(99, 126, 197))[0] == ["-", "140"]
