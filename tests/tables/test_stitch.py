from __future__ import annotations

import pytest
from tests.tables.pages import across, covered_once, down, fill, grid_rules, page, texts, words

from vonextract.tables.over_pages.between import Between
from vonextract.tables.over_pages.headers import repeats_with
from vonextract.tables.over_pages.stitch import stitch
from vonextract.tables.reconcile import reconcile
from vonextract.tables.ruled.engine import RuledEngine

XS = [50.0, 200.0, 300.0, 400.0]
HEAD = ["Post", "Budget", "Utfall"]


def sheet(number, top, rows, *, before=(), header=HEAD):
    """A page with one ruled table of 20 point rows whose first edge is at `top`."""
    ys = [top + 20.0 * i for i in range(len(rows) + bool(header) + 1)]
    cells = [header, *rows] if header else rows
    body = [(XS[c] + 5, ys[r] + 5, t) for r, row in enumerate(cells) for c, t in enumerate(row) if t]
    bold = [w for w in body if header and w[1] < ys[1]]
    plain = [w for w in body if w not in bold]
    return page(words(*bold, bold=True), words(*plain, *before), rules=grid_rules(XS, ys), number=number)


def read(*texts_):
    return stitch(texts_, [reconcile(RuledEngine().propose(t)) for t in texts_])


FIRST = [["Hyra", "10", "12"], ["El", "7", "8"]]


def test_repeated_header_is_kept_once() -> None:
    (table,) = read(sheet(1, 700, FIRST), sheet(2, 80, [["Vatten", "1", "2"]]))
    assert texts(table) == [HEAD, *FIRST, ["Vatten", "1", "2"]]
    assert [c.page for c in table.cells][-1] == 2
    assert covered_once(table)
    assert any("repeats 1 header row" in line for line in table.trace)


@pytest.mark.parametrize(
    ("header", "count"),
    [
        (["Post", "Budqet", "Utfall"], 1),
        (["Post", "Budget2", "Utfall"], 2),
        (["Past", "Budqet", "Utfall"], 2),
        (["Post", "Prognos", "Utfall"], 2),
    ],
)
def test_a_header_that_a_scan_reads_otherwise_by_a_letter_is_repeated(header: list[str], count: int) -> None:
    tables = read(sheet(1, 700, FIRST), sheet(2, 80, [["Vatten", "1", "2"]], header=header))
    assert len(tables) == count


def test_the_same_header_on_the_next_page_begins_a_table_when_this_page_had_room_for_more() -> None:
    tables = read(sheet(1, 400, FIRST), sheet(2, 80, [["Vatten", "1", "2"]]))
    assert [t.n_rows for t in tables] == [3, 2]


def test_it_goes_on_where_a_line_above_says_so_though_this_page_had_room_for_more() -> None:
    said = [(50, 70, "(forts.)")]
    (table,) = read(sheet(1, 400, FIRST), sheet(2, 80, [["Vatten", "1", "2"]], before=said))
    assert texts(table) == [HEAD, *FIRST, ["Vatten", "1", "2"]]


def test_footnotes_end_the_page() -> None:
    first = sheet(1, 400, FIRST, before=[(50, 470, "1 En not.")])
    first.take_out({w.index for w in first.words if w.top == 470})
    assert len(read(first, sheet(2, 80, [["Vatten", "1", "2"]]))) == 1


def test_a_row_that_is_too_high_for_the_rest_of_the_page_goes_on_below_the_same_header() -> None:
    head = words(*((x + 5, 85, text) for x, text in zip(XS, HEAD, strict=False)), bold=True)
    lines = words(*((XS[0] + 5, 105 + 20 * i, "Avtalet löper") for i in range(13)))
    tall = page(head, lines, words((XS[1] + 5, 105, "1")), rules=grid_rules(XS, [80, 100, 380]), number=2)
    (table,) = read(sheet(1, 500, FIRST), tall)
    assert table.n_rows == 4


@pytest.mark.parametrize("said", ["Tabell 1 (forts.)", "Fortsättning", "Table 1, continued"])
def test_a_caption_that_says_that_the_table_goes_on_parts_nothing(said) -> None:
    below = sheet(2, 200, [["Vatten", "1", "2"]], before=[(50, 150, said)])
    (table,) = read(sheet(1, 400, FIRST, before=[(50, 480, "fortsätter på nästa sida")]), below)
    assert table.n_rows == 4


def test_part_without_header_goes_on() -> None:
    (table,) = read(sheet(1, 700, FIRST), sheet(2, 80, [["Vatten", "1", "2"]], header=None))
    assert table.n_rows == 4
    assert table.n_header_rows == 1


def test_a_single_text_in_an_empty_grid_is_no_table() -> None:
    assert read(sheet(1, 400, [["Kommunfullmäktige", "", ""], ["", "", ""]], header=[])) == []


def cut_label(text="Gemensam drift och", x=55, *, header=HEAD):
    """A table whose page ends, below its last border, with a text; the next page has one with a header."""
    first = sheet(1, 700, FIRST, before=[(x, 763, text)])
    return read(first, sheet(2, 80, [["underhåll", "", ""], ["Vatten", "1", "2"]], header=header))


def test_a_label_alone_below_the_last_border_is_a_row_where_the_next_page_repeats_the_header() -> None:
    (table,) = cut_label()
    assert texts(table)[3:] == [["Gemensam drift och underhåll", "", ""], ["Vatten", "1", "2"]]
    assert covered_once(table)


@pytest.mark.parametrize(
    "other",
    [{"text": "En mening som går över hela bredden"}, {"x": 205}, {"header": ["Post", "Plan", "Utfall"]}],
)
def test_other_text_below_the_last_border_is_no_row(other) -> None:
    assert all(
        "Gemensam" not in c.text and "mening" not in c.text for t in cut_label(**other) for c in t.cells
    )


def test_other_header_begins_another_table() -> None:
    tables = read(
        sheet(1, 700, FIRST), sheet(2, 80, [["Vatten", "1", "2"]], header=["Post", "Budget", "Prognos"])
    )
    assert len(tables) == 2


def test_heading_between_parts_keeps_them_apart() -> None:
    below = sheet(2, 200, [["Vatten", "1", "2"]], before=[(50, 150, "Ny rubrik")])
    assert len(read(sheet(1, 700, FIRST), below)) == 2


def test_text_below_the_first_part_keeps_them_apart() -> None:
    above = sheet(1, 500, FIRST, before=[(50, 600, "En mening som avslutar sidan.")])
    assert len(read(above, sheet(2, 80, [["Vatten", "1", "2"]]))) == 2


def test_row_cut_in_the_middle_of_a_cell() -> None:
    first = [["Hyra", "Avtalet löper", "12"], ["El", "Priset stiger och", "8"]]
    (table,) = read(sheet(1, 700, first), sheet(2, 80, [["", "sjunker sedan.", ""], ["Vatten", "Lika", "2"]]))
    assert texts(table)[2:] == [["El", "Priset stiger och sjunker sedan.", "8"], ["Vatten", "Lika", "2"]]
    assert covered_once(table)
    assert "completes the last one" in table.trace[-1]


def test_row_of_numbers_is_never_joined_to_the_row_above() -> None:
    (table,) = read(sheet(1, 700, FIRST), sheet(2, 80, [["", "3", "4"], ["Vatten", "1", "2"]]))
    assert table.n_rows == 5


def wide(number, top, *rows):
    """A page with a ruled table of four columns."""
    xs = [50.0, 150.0, 220.0, 290.0, 360.0]
    said = [
        (x + 5, top + 20 * i + 5, text)
        for i, row in enumerate(rows)
        for x, text in zip(xs, row, strict=False)
        if text
    ]
    lines = grid_rules(xs, [top + 20.0 * i for i in range(len(rows) + 1)])
    return page(words(*said), rules=lines, number=number)


def test_a_header_of_another_label_on_the_next_page_begins_a_table() -> None:
    head = ["Volymer", "Utfall", "Budget", "Prognos"]
    first = wide(1, 700, head, ["Platser", "420", "371", "371"], ["Dygn", "382", "374", "357"])
    rest = [["Timmar", "12", "13", "14"], ["Nyckeltal", *head[1:]], ["Kostnad", "598", "641", "672"]]
    found = read(first, wide(2, 60, *rest))
    assert [(t.n_rows, [p.page for p in t.parts]) for t in found] == [(4, [1, 2]), (2, [2])]


SPANS = ["2024-01-01-2024-12-31", "2023-01-01-2023-12-31"]


@pytest.mark.parametrize(
    "days", [["2024", "2023"], ["2024-12-31", "2023-12-31"], SPANS, ["1/1-24– 1/1-23–", ""]]
)
def test_a_statement_with_other_days_and_a_column_of_notes_begins_a_table(days) -> None:
    first = wide(
        1, 700, ["Resultat", "Not", "2022", "2021"], ["Hyra", "7", "12", "13"], ["El", "8", "80", "70"]
    )
    second = wide(2, 60, ["Balans", "Not", *days], ["Mark", "4", "120", "110"], ["Kassa", "", "80", "60"])
    assert [texts(t)[0][0] for t in read(first, second)] == ["Resultat", "Balans"]


def test_another_word_beside_the_header_keeps_its_label() -> None:
    longer = [HEAD[0] + " 12", *HEAD[1:]]
    assert len(read(sheet(1, 700, FIRST, header=longer), sheet(2, 80, [["Vatten", "1", "2"]]))) == 2


@pytest.mark.parametrize(("height", "seen"), [(37, ["2022"]), (12, [])])
def test_words_in_the_margin_are_seen_where_they_stand_right_above_a_part(height, seen) -> None:
    text = sheet(1, 54, [["Lån", "1", "2"], ["Bank", "3", "4"]], header=None, before=[(205, height, "2022")])
    (part,) = RuledEngine().propose(text)
    assert [w.text for w in Between([text]).words_right_above(part)] == seen


@pytest.mark.parametrize(("height", "seen"), [(56, ["Utfall", "2022"]), (30, ["2022"])])
def test_a_line_of_the_margin_belongs_to_the_header_right_below_it(height, seen) -> None:
    above = [(205, height, "Utfall"), (205, 70, "2022")]
    text = sheet(1, 84, [["Lån", "1", "2"], ["Bank", "3", "4"]], header=None, before=above)
    (part,) = RuledEngine().propose(text)
    assert [w.text for w in Between([text]).words_above(part)] == seen


def test_a_part_that_begins_in_the_middle_of_the_repeated_header_goes_on() -> None:
    years = ["", "2024", "2023"]
    rows = [years, ["Vatten", "1", "2"]]
    first = sheet(1, 700, [years, *FIRST])
    second = sheet(
        2,
        120,
        rows,
        header=None,
        before=[(XS[0] + 5, 100, "Post"), (205, 100, "Budget"), (305, 100, "Utfall")],
    )
    (part,) = RuledEngine().propose(second)
    above = [w for w in second.words if w.top < 110]
    header = [w for w in first.words if w.top < 740]
    assert [w.text for w in header] == ["Post", "Budget", "Utfall", "2024", "2023"]
    assert repeats_with(above, part, header)
    assert not repeats_with(above[:2], part, header)


KINDS = ["", "Koncern", "Kommun"]
YEARS = ["", "2024", "2023"]


def titled(number, top, title, *rows):
    """A page with a ruled table below a title that is drawn over all its columns."""
    below = sheet(number, top + 20, rows[1:], header=rows[0])
    lid = [across(top, XS[0], XS[-1]), down(XS[0], top, top + 20), down(XS[-1], top, top + 20)]
    return page(
        below.words, words((XS[0] + 5, top + 5, title)), rules=[*below.page.rules, *lid], number=number
    )


NOTE = ["Note 4 Capital", KINDS, YEARS, ["Hyra", "1 010", "1 212"], ["El", "7", "8"]]


@pytest.mark.parametrize("head", [KINDS, YEARS, ["", "Budget", "Utfall"], ["", "31.12.2024", "31.12.2023"]])
def test_a_drawn_title_above_a_header_begins_a_table(head) -> None:
    tables = read(titled(1, 680, *NOTE), titled(2, 60, "Note 5 Debts", head, ["Lån", "41", "43"]))
    assert [texts(t)[0][0] for t in tables] == ["Note 4 Capital", "Note 5 Debts"]


def test_a_drawn_name_above_amounts_goes_on() -> None:
    (table,) = read(titled(1, 680, *NOTE), titled(2, 60, "Debts", ["Lån", "41", "43"], ["Bank", "3", "4"]))
    assert table.n_rows == len(NOTE) + 3


def test_a_row_of_days_that_are_no_balance_days_goes_on() -> None:
    (table,) = read(
        sheet(1, 700, [["A", "01.10.2014", "30.09.2016"], ["B", "01.01.2015", "31.12.2016"]]),
        sheet(2, 80, [["C", "01.02.2015", "31.01.2016"], ["D", "01.03.2015", "31.12.2016"]], header=None),
    )
    assert table.n_rows == 5


def test_what_a_header_says_behind_another_label_begins_a_table() -> None:
    first = wide(1, 700, ["Driftkostnader", "2021", "", ""], ["Hyra", "10", "", ""], ["El", "7", "", ""])
    second = wide(2, 80, ["Övriga kostnader", "2021", "", ""], ["Porto", "1", "", ""], ["Resor", "2", "", ""])
    assert len(read(first, second)) == 2


def test_a_title_read_into_the_table_is_no_row_of_the_one_before() -> None:
    days = ["", "2024", "2023"]
    rows = [days, ["Lån", "41", "43"], ["Bank", "3", "4"]]
    found = read(sheet(1, 700, FIRST, header=days), sheet(2, 80, rows, header=["SKULDER", "", ""]))
    assert [texts(t)[0] for t in found] == [days, days]


def with_head_taken_out(text):
    """The page without its table's header in its body, as with what comes again on every page."""
    text.take_out({w.index for w in text.words if w.bold})
    return text


def test_an_empty_row_of_which_the_header_was_taken_out_is_left_out() -> None:
    below = with_head_taken_out(sheet(2, 60, [["Vatten", "1", "2"], ["Gas", "3", "4"]]))
    (table,) = read(sheet(1, 700, FIRST), below)
    assert texts(table)[3:] == [["Vatten", "1", "2"], ["Gas", "3", "4"]]
    assert any("repeats 1 header row" in line for line in table.trace)


def test_an_empty_row_of_which_something_else_was_taken_out_is_a_row() -> None:
    below = sheet(2, 60, [["Vatten", "1", "2"], ["Gas", "3", "4"]], header=["Bilaga 2", "", ""])
    (table,) = read(sheet(1, 700, FIRST), with_head_taken_out(below))
    assert texts(table)[3:] == [["", "", ""], ["Vatten", "1", "2"], ["Gas", "3", "4"]]


def test_a_name_in_bold_below_plain_text_is_no_rest_of_a_cell() -> None:
    first = [["Hyra", "Avtalet löper", ""], ["El", "Priset stiger", ""]]
    plain = sheet(2, 80, [["Vatten", "Lika", ""], ["Gas", "Dyrare", ""]], header=["", "Egna ärenden", ""])
    (table,) = read(sheet(1, 700, first), plain)
    assert texts(table)[2:4] == [["El", "Priset stiger", ""], ["", "Egna ärenden", ""]]


def cards(number, *tops, header=HEAD, before=()):
    """A page with ruled tables of two rows below each other, each under the same header."""
    rows = [["Mål", "10", "12"], ["Utfall", "7", "8"]]
    made = [sheet(number, top, rows, header=header) for top in tops]
    said = [w for text in made for w in text.words]
    return page(said, words(*before), rules=[r for text in made for r in text.page.rules], number=number)


@pytest.mark.parametrize(("first", "following"), [([600, 700], [80]), ([700], [80, 180])])
def test_a_header_that_stands_above_each_of_several_tables_begins_another(first, following) -> None:
    tables = read(cards(1, *first), cards(2, *following))
    assert [t.n_rows for t in tables] == [3, 3, 3]


def test_a_table_below_another_of_its_header_goes_on_without_one() -> None:
    assert [t.n_rows for t in read(cards(1, 600, 700), cards(2, 80, header=None))] == [3, 5]


def test_a_table_below_another_of_its_header_and_a_heading_goes_on_below_the_repeated_one() -> None:
    below = cards(1, 600, 700, before=[(50, 680, "Område två")])
    assert [t.n_rows for t in read(below, cards(2, 80))] == [3, 5]


def test_a_table_goes_on_though_another_one_beside_it_ends_higher_up() -> None:
    left = sheet(1, 640, [*FIRST, ["Gas", "3", "4"], ["Städ", "5", "6"]])
    right = words(
        *((430 + 60 * c, 645 + 20 * r, t) for r, row in enumerate(FIRST) for c, t in enumerate(row))
    )
    rules = [*left.page.rules, *grid_rules([425, 485, 520, 550], [640, 660, 680])]
    tables = read(page(left.words, right, rules=rules), sheet(2, 80, [["Vatten", "1", "2"]], header=None))
    assert [t.n_rows for t in tables] == [6, 2]


@pytest.mark.parametrize(("below", "rows"), [("december", 3), ("Belopp", 4)])
def test_days_at_the_end_of_a_table_belong_to_the_months_below_them(below, rows) -> None:
    text = sheet(1, 400, [*FIRST, ["", "31", "31"]])
    names = words(*((x + 5, 486, said) for x in XS[1:3] for said in [below]))
    (table,) = read(page(text.words, names, rules=text.page.rules))
    assert table.n_rows == rows


@pytest.mark.parametrize(("head", "parts"), [("Nämnden", 1), ("Bilaga", 2)])
def test_a_running_head_right_above_a_part_is_none_of_it(head, parts) -> None:
    first = sheet(1, 700, FIRST, before=[(50, 26, "Nämnden")])
    assert len(read(first, sheet(2, 40, [["Vatten", "1", "2"]], before=[(50, 26, head)]))) == parts


def shaded(number, top, rows, *, header=HEAD):
    """A page with one table whose rows are shaded in turn, the last one that holds a number last."""
    cells = [header, *rows] if header else rows
    ys = [top + 20.0 * r for r in range(len(cells))]
    held = [(XS[c] + 5, ys[r] + 5, t) for r, row in enumerate(cells) for c, t in enumerate(row) if t]
    fills = [fill(50, y, 400, y + 20) for y, row in zip(ys, cells, strict=True) if row[2]]
    return page(words(*held), fills=fills[:: len(fills) - 1], number=number)


@pytest.mark.parametrize("row", [["Vatten", "", ""], ["", "Vatten", ""]])
def test_a_text_alone_below_shading_is_a_row_where_the_table_goes_on(row: list[str]) -> None:
    rows = [*FIRST, ["Vatten", "1", "2"], row]
    (table,) = read(
        shaded(1, 660, rows), shaded(2, 80, [["Avlopp", "5", "6"], ["Gas", "3", "4"]], header=None)
    )
    assert texts(table)[-3:] == [row, ["Avlopp", "5", "6"], ["Gas", "3", "4"]]
