"""Half-ruled tables whose first, last or middle rows have no border of their own."""

from __future__ import annotations

from tests.tables.pages import across, covered_once, fill, page, texts, words

from vonextract.layout.model import Word
from vonextract.pdf.model import Fill
from vonextract.tables.ruled.engine import RuledEngine
from vonextract.tables.ruled.open_ends import is_prose

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


def test_texts_beside_each_other_may_be_a_space_apart_in_one_line() -> None:
    rules = [across(y, 50, 330) for y in (100, 116, 180, 244)]
    left = ["Nämnden har sett", "samarbetsorganisationen", "med regionen"]
    right = ["Avtalen gäller till och med", "nästa år och kan förlängas", "efter beslut i nämnden"]
    body = [
        words((55, y + 14 * i, a), (55 + 5 * 23 + 3, y + 14 * i, b))
        for y in (120, 184)
        for i, (a, b) in enumerate(zip(left, right, strict=True))
    ]
    rows = [words((55, 103, "Uppdrag"), (173, 103, "Kommentar")), *body]
    found = only(page(*rows, rules=rules))
    assert [len(row) for row in found] == [2, 2, 2]


def test_a_name_whose_lines_stand_as_far_apart_as_others_fills_its_row() -> None:
    ys = [100 + 44 * i for i in range(6)]
    said = [("Post", "Utfall"), ("Antal", "12"), ("Antal", "9"), ("Bostad med", ""), ("Antal", "7")]
    rows = [
        words(*((x, y + 8, t) for x, t in zip((55, 400), cells, strict=True) if t), (55, y + 26, "anställda"))
        for y, cells in zip(ys, said, strict=False)
    ]
    found = only(page(*rows, rules=[across(y, 50, 450) for y in ys]))
    assert [row[0] for row in found] == [f"{label} anställda" for label, _ in said]


def test_a_last_row_without_a_border_takes_lines_as_far_apart_as_in_the_rows_above() -> None:
    ys = [100 + 44 * i for i in range(5)]
    rows = [
        words((55, y + 8, "Antal"), (205, y + 8, str(7 + i)), (55, y + 26, "anställda"))
        for i, y in enumerate(ys)
    ]
    grounds = [fill(a, y, b, y + 44) for y in ys[1::2] for a, b in ((X[0], X[1]), (X[1], X[2]))]
    assert only(page(*rows, fills=grounds))[-1] == ["Antal anställda", str(6 + len(ys))]


def test_running_text_below_columns_is_none_of_theirs_where_its_spaces_happen_to_stand_in_their_gap() -> None:
    rows = words(*((x, 100 + 14 * i, t) for i in range(3) for x, t in ((55, "Post"), (173, "12"))))
    line = "samarbetsorganisationen har sett över avtalen"
    told = words((55, 150, line), (55, 162, line))
    beside = words((55, 176, "Nämnden"), (173, 176, "beslutar"), (55, 190, "Region"), (173, 190, "avgör"))
    assert is_prose(told, 50, 330, rows)
    assert not is_prose([*told[:5], *beside], 50, 330, rows)
