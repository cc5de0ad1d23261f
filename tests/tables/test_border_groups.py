"""Which borders of one width belong to one half-ruled table."""

from __future__ import annotations

from tests.tables.pages import across, fill, page, texts, words
from tests.tables.test_ruled import LONG, only, ruled_rows

from vonextract.tables.ruled.engine import RuledEngine


def test_running_text_over_all_columns_is_a_row_of_a_table_and_no_table_alone() -> None:
    names = [(50, "Mål"), (250, "Utfall 2016"), (350, "Utfall 2017")]
    body = [(50, "Nöjda"), (250, "74 %"), (350, "68 %")]
    remark = [(50, LONG), (50, "resultatet för 12 av 14 enheter kommer sent", 1)]
    table = only(ruled_rows([names, body, remark], pitch=30))
    assert [(c.row, c.col_span) for c in table.cells if c.row == 2] == [(2, 3)]
    assert table.confidence == 0.9
    assert RuledEngine().propose(ruled_rows([names, remark, remark, remark], pitch=30)) == []


def test_heading_far_from_both_borders_parts_tables() -> None:
    rows = [[(50, "Analys"), (250, "Åtgärd")], [(50, "Ökade volymer"), (250, "Avtal")]]
    heading = words((50, 200, "Beslut om stöd"))
    cells = [(x, y + 4 + 20 * r, t) for y in (120, 240) for r, row in enumerate(rows) for x, t in row]
    rules = [across(y + 20 * r, 50, 450) for y in (120, 240) for r in range(3)]
    found = RuledEngine().propose(page(words(*cells), heading, rules=rules))
    assert [t.n_rows for t in found] == [2, 2]


def test_header_in_bold_below_a_blank_takes_its_upper_border_along() -> None:
    above = [(55, 104, "9"), (160, 104, "Teknik"), (260, 104, "2024"), (360, 104, "Chef")]
    more = [(55, 124, "10"), (160, 124, "Hyror"), (260, 124, "2024"), (360, 124, "Chef")]
    names = words((55, 184, "Åtgärd"), (210, 184, "2024 *"), (300, 184, "Totalt"), bold=True)
    body = words((55, 204, "Hyra"), (210, 204, "12"), (300, 204, "7"))
    rules = [across(y, 50, 450) for y in (100, 120, 140, 180, 200, 220)]
    found = RuledEngine().propose(page(words(*above, *more), names, body, rules=rules))
    assert [texts(t)[0][0] for t in found] == ["9", "Åtgärd"]


def test_a_band_whose_label_has_two_lines_begins_a_table_below_a_blank() -> None:
    body = [words((55, 104 + 20 * i, f"Post {i}"), (210, 104 + 20 * i, "12")) for i in range(3)]
    names = words((55, 174, "Antal"), (55, 186, "personal"), (210, 186, "Utfall"), (300, 186, "Budget"))
    rest = words((55, 206, "Chefer"), (210, 206, "4"), (300, 206, "7"))
    rules = [across(at, 50, 450) for at in (100, 120, 140, 160, 170, 200, 220)]
    found = RuledEngine().propose(page(*body, names, rest, rules=rules, fills=[fill(50, 170, 450, 200)]))
    assert [texts(t)[0][0] for t in found] == ["Post 0", "Antal personal"]


def test_texts_before_the_numbers_of_a_banded_column_are_a_column_of_their_own() -> None:
    said = [
        ["Hyror", "", "552", "786"],
        ["Avgifter", "Not 1", "2 876", "92 282"],
        ["Drift", "Not 9", "244", "79"],
    ]
    rows = [
        words(*((x, y, text) for x, text in zip((55, 210, 262, 325), row, strict=True)))
        for y, row in zip((104, 124, 144), said, strict=True)
    ]
    names = words((55, 84, "Belopp i tkr"), (210, 84, "Not"), (262, 84, "2023"), (325, 84, "2022"))
    colors = {100: 0xDDDDDD, 120: 0xEEEEEE, 140: 0xDDDDDD}
    bands = [fill(x, y, x + 100, y + 20, color) for y, color in colors.items() for x in (200, 300)]
    (table,) = RuledEngine().propose(page(names, *rows, rules=[across(100, 50, 400)], fills=bands))
    assert texts(table) == [["Belopp i tkr", "Not", "2023", "2022"], *said]


def test_a_label_that_runs_over_a_border_on_one_line_takes_no_number_of_the_other() -> None:
    label = [
        (55, 124, "Stöd till funktionsnedsatt-"),
        (55, 136, "ning"),
        (240, 136, "94"),
        (340, 136, "103"),
    ]
    rows = [[(55, y, "Hemtjänst"), (240, y, "70"), (340, y, "76")] for y in (104, 154, 174, 194, 214)]
    names = words((55, 84, "Verksamhet"), (240, 84, "Bokslut"), (340, 84, "Budget"))
    rules = [across(y, 50, 450) for y in (80, 100, 120, 150, 170, 190, 210, 230)]
    found = RuledEngine().propose(page(names, words(*label), *(words(*row) for row in rows), rules=rules))
    assert texts(found[0])[2] == ["Stöd till funktionsnedsattning", "94", "103"]
