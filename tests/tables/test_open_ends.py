"""Half-ruled tables whose first, last or middle rows have no border of their own."""

from __future__ import annotations

from tests.tables.pages import across, covered_once, fill, page, texts, words

from vonextract.layout.model import Word
from vonextract.pdf.model import Fill
from vonextract.tables.ruled.engine import RuledEngine

X = (50.0, 200.0, 300.0)
SENTENCE = "Analys av hur andelen har utvecklats under de senaste åren i hela"


def band(y: float) -> list[Fill]:
    return [fill(X[0], y, X[1], y + 16), fill(X[1], y, X[2], y + 16)]


def row(y: float, *said: str) -> list[Word]:
    return words(*((x + 5, y + 3, text) for x, text in zip(X, said, strict=False) if text))


def only(text):
    tables = RuledEngine().propose(text)
    assert len(tables) == 1
    assert covered_once(tables[0])
    return texts(tables[0])


def test_header_above_the_first_band_is_its_first_row() -> None:
    rows = [row(100, "Post", "Utfall"), row(116, "Hyra", "12"), row(132, "El", "7"), row(148, "Vatten", "3")]
    found = only(page(*rows, fills=[*band(116), *band(148)]))
    assert found == [["Post", "Utfall"], ["Hyra", "12"], ["El", "7"], ["Vatten", "3"]]


def test_rest_of_a_cell_on_top_of_a_page_is_a_row() -> None:
    rows = [row(100, "", "fortsatt"), row(116, "Hyra", "12"), row(132, "El", "7"), row(148, "Vatten", "3")]
    assert only(page(*rows, fills=[*band(116), *band(148)]))[0] == ["", "fortsatt"]


def test_rows_at_both_ends_may_stand_as_far_from_their_border_as_the_others_do() -> None:
    said = [("Post", "Utfall"), ("Hyra", "12"), ("El", "7"), ("Vatten", "3"), ("Värme", "5")]
    rows = [
        words(*((x + 5, 110 + 30 * i, text) for x, text in zip(X, cells, strict=False)))
        for i, cells in enumerate(said)
    ]
    grounds = [fill(a, y, b, y + 30) for y in (130, 190) for a, b in ((X[0], X[1]), (X[1], X[2]))]
    assert only(page(*rows, fills=grounds)) == [list(cells) for cells in said]


def test_heading_above_the_first_band_stays_outside() -> None:
    rows = [row(95, "Kostnader"), row(116, "Hyra", "12"), row(132, "El", "7"), row(148, "Vatten", "3")]
    assert only(page(*rows, fills=[*band(116), *band(148)]))[0] == ["Hyra", "12"]


def test_caption_above_the_first_band_stays_outside() -> None:
    caption = words((55, 103, "Tabell 1"), (205, 103, "Utfall"))
    rows = [row(116, "Hyra", "12"), row(132, "El", "7"), row(148, "Vatten", "3")]
    assert only(page(caption, *rows, fills=[*band(116), *band(148)]))[0] == ["Hyra", "12"]


def test_group_label_below_the_last_band_belongs_to_the_table() -> None:
    rows = [row(100, "Post", "Utfall"), row(116, "Hyra", "12"), row(132, "El", "7"), row(148, "Stöd")]
    assert only(page(*rows, fills=[*band(100), *band(132)]))[-1] == ["Stöd", ""]


def test_paragraph_below_the_last_band_does_not() -> None:
    rows = [row(100, "Post", "Utfall"), row(116, "Hyra", "12"), row(132, "El", "7")]
    paragraph = words((50, 152, "Kostnaderna ökar."))
    assert only(page(*rows, paragraph, fills=[*band(100), *band(132)]))[-1] == ["El", "7"]


def test_running_text_between_two_row_borders_is_a_cell_over_all_columns() -> None:
    rules = [across(y, 50, 450) for y in (100, 116, 132, 148, 164)]
    rows = [
        words((55, 103, "Indikator"), (400, 103, "2024")),
        words((55, 119, "Nöjda"), (400, 119, "71 %")),
        words((55, 135, SENTENCE)),
        words((55, 151, "Trygga"), (400, 151, "84 %")),
    ]
    found = only(page(*rows, rules=rules))
    assert found == [["Indikator", "2024"], ["Nöjda", "71 %"], [SENTENCE], ["Trygga", "84 %"]]


def test_a_paragraph_parts_two_tables() -> None:
    rules = [across(y, 50, 450) for y in (100, 116, 132, 190, 206, 222)]
    rows = [
        words((55, 103, "Indikator"), (400, 103, "2024")),
        words((55, 119, "Nöjda"), (400, 119, "71 %")),
        words((50, 155, SENTENCE)),
        words((55, 193, "Indikator"), (400, 193, "2024")),
        words((55, 209, "Trygga"), (400, 209, "84 %")),
    ]
    assert len(RuledEngine().propose(page(*rows, rules=rules))) == 2


def test_a_framed_box_of_running_text_is_no_table() -> None:
    rules = [across(100, 50, 450), across(180, 50, 450)]
    lines = [words((55, 105 + 14 * i, SENTENCE)) for i in range(4)]
    bullets = words((55, 163, "•"), (80, 163, "den första delen"))
    assert RuledEngine().propose(page(*lines, bullets, rules=rules)) == []


def test_texts_beside_each_other_are_no_running_text_however_near() -> None:
    left = ["Nämnderna får i uppdrag att", "minska sina kostnader för", "lokaler och att redovisa"]
    right = ["Halvår 1 Nämnden har sett", "över avtalen och sagt upp", "två av dem till sommaren"]
    ys, sides = (100, 120, 170, 220), ((55, left), (188, right))
    bands = [
        words(*((x, ys[r] + 6 + 12 * i, text) for x, side in sides for i, text in enumerate(side)))
        for r in (1, 2)
    ]
    head = words((55, 106, "Uppdrag"), (196, 106, "Kommentar"), bold=True)
    found = only(page(head, *bands, rules=[across(y, 50, 330) for y in ys]))
    assert [[" ".join(left), " ".join(right)]] * 2 == found[1:]
