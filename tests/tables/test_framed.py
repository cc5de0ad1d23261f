"""Tables and frames: boxes that borders close on all sides."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.tables.pages import across, down, fill, page, texts, words

from vonextract.geometry import Box
from vonextract.layout.model import PageText, Word
from vonextract.pdf.model import Rule
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.candidates.framed import framed_tables
from vonextract.tables.candidates.page_frames import PageFrames
from vonextract.tables.candidates.propose import candidates
from vonextract.tables.candidates.regions import Frame, enclosed_regions, framed_regions
from vonextract.tables.find import first_verdict
from vonextract.tables.grid import set_lines
from vonextract.tables.model import PageTable
from vonextract.tables.verdict.crossed_frames import crosses, joins, with_texts_across
from vonextract.tables.verdict.rivalry import Rivalry
from vonextract.tables.verdict.settings import SETTINGS

TOLD = "Målet har nåtts i alla områden utom ett och väntas nås där också under året som kommer"


def _frame(top: int, *below: str) -> list[Word]:
    names = words((60, top + 4, "Mål"), (300, top + 4, "Utfall"), (380, top + 4, "Prognos"))
    body = words((60, top + 24, "Nöjda"), (300, top + 24, "74 %"), (380, top + 24, "68 %"))
    return [*names, *body, *words(*((60, top + 40 + 14 * i, line) for i, line in enumerate(below)))]


def _page(*parts: list[Word], frames: tuple[tuple[int, int], ...]) -> PageText:
    rules = [across(y, 50, 530) for top, bottom in frames for y in (top, top + 18, bottom)]
    sides = [down(x, top, bottom) for top, bottom in frames for x in (50, 530)]
    return page(*parts, rules=[*rules, *sides])


def _read(text: PageText, top: float, bottom: float) -> PageTable:
    table = BareEngine().read(text, [w for w in text.body if top < w.y_mid < bottom], [])
    assert table is not None
    return table


def _worth(text: PageText, bottom: float) -> list[float]:
    """What a table down to a height is worth, where it is little, and what it is without its last rows."""
    rivals = [_read(text, 100, bottom), _read(text, 100, 140)]
    own = [frozenset(rival.word_indices()) for rival in rivals]
    return with_texts_across([0.2, 0.8], rivals, own, framed_regions(text))


def test_a_text_across_a_frame_takes_nothing_from_what_its_table_is_worth() -> None:
    assert _worth(_page(_frame(100, TOLD), frames=((100, 160),)), 160) == [0.8, 0.8]


def test_what_reads_the_other_rows_otherwise_takes_nothing_from_them() -> None:
    text = _page(_frame(100, TOLD), frames=((100, 160),))
    table, part = _read(text, 100, 160), _read(text, 100, 140)
    joined = replace(table, cells=[replace(c, text="Mål Utfall") if c.row == 0 else c for c in table.cells])
    rivals = [joined, part]
    own = [frozenset(rival.word_indices()) for rival in rivals]
    assert with_texts_across([0.2, 0.8], rivals, own, framed_regions(text)) == [0.2, 0.8]


def test_a_text_across_that_goes_on_in_lower_case_is_a_line_of_a_cell() -> None:
    assert _worth(_page(_frame(100, TOLD[0].lower() + TOLD[1:]), frames=((100, 160),)), 160) == [0.2, 0.8]


def test_what_has_only_words_of_a_tagged_table_and_other_cells_is_behind() -> None:
    text = _page(_frame(100), _frame(160)[6:], frames=())
    tagged, other = replace(_read(text, 100, 140), method="tags"), _read(text, 100, 140)
    below = replace(other, cells=[cell for cell in other.cells if cell.row > 0])
    rivals = [tagged, other, below, _read(text, 100, 220)]
    rivalry = Rivalry(PageFrames(text, [tagged]), rivals, [0.7] * 4, [], [])
    assert [round(rivalry.ahead(n) - 0.7, 2) for n in range(4)] == [
        SETTINGS.kept, -SETTINGS.cutting, -SETTINGS.cutting, 0.0,
    ]  # fmt: skip


@pytest.mark.parametrize(("worth", "behind"), [(0.7, True), (0.5, False)])
def test_tags_of_little_worth_say_nothing(worth: float, behind: bool) -> None:
    text = _page(_frame(100), frames=())
    other = _read(text, 100, 140)
    tagged = replace(other, method="tags")
    part = replace(other, cells=[cell for cell in other.cells if cell.row > 0])
    rivalry = Rivalry(PageFrames(text, [tagged]), [tagged, part], [worth, 0.7], [], [])
    assert (rivalry.ahead(1) < 0.7) == behind


def test_two_names_in_one_cell_put_a_reading_behind() -> None:
    text = _page(_frame(100), frames=())
    parted = _read(text, 100, 140)
    names = [cell for cell in parted.cells if cell.row == 0 and cell.col > 0]
    joined = replace(names[0])
    set_lines(joined, [word for cell in names for line in cell.lines for word in line])
    rest = [cell for cell in parted.cells if all(cell is not name for name in names)]
    rivals = [parted, replace(parted, cells=[*rest, joined])]
    rivalry = Rivalry(PageFrames(text, []), rivals, [0.7, 0.7], [], [])
    assert [round(rivalry.ahead(n), 2) for n in (0, 1)] == [0.7, round(0.7 - SETTINGS.fragment, 2)]


def test_a_note_in_a_frame_and_a_text_outside_of_it_do() -> None:
    assert _worth(_page(_frame(100, f"Källa: {TOLD}"), frames=((100, 160),)), 160) == [0.2, 0.8]
    assert _worth(_page(_frame(100, TOLD), frames=((100, 138),)), 160) == [0.2, 0.8]


def _candidates(*told: str) -> list[tuple[int, int, str]]:
    """Rows, columns and the last text over all columns of what is read of a frame."""
    bottom = 150 + 14 * len(told)
    text = _page(_frame(100, *told), frames=((100, bottom),))
    read = framed_tables(text, framed_regions(text), lambda words: BareEngine().read(text, words, []))
    return [
        (table.n_rows, table.n_cols, next((c.text for c in table.cells if c.col_span == 3), ""))
        for table in read
    ]


def test_a_table_in_a_frame_is_read_without_its_running_text_and_with_it() -> None:
    assert _candidates(TOLD) == [(2, 3, ""), (3, 3, TOLD)]
    told = [TOLD, *["verksamhetsområdena har nått sina mål och når dem också under året som nu kommer"] * 3]
    rivals = _rivals(_page(_frame(100, *told), frames=((100, 200),)))
    assert (3, 3, " ".join(told)) in rivals


def test_running_text_that_fills_the_room_between_borders_without_sides_is_a_row() -> None:
    rules = [across(y, 50, 530) for y in (100, 118, 136, 154)]
    text = page(_frame(100, TOLD), rules=rules)
    told = (3, 3, TOLD)
    assert told in _rivals(text)
    rivals = [_read(text, 100, 154), _read(text, 100, 136)]
    own = [frozenset(rival.word_indices()) for rival in rivals]
    assert with_texts_across([0.2, 0.8], rivals, own, enclosed_regions(text)) == [0.8, 0.8]
    assert Rivalry(PageFrames(text, []), rivals, [0.2, 0.8], [], []).expected == [0.8, 0.8]


def test_a_row_above_running_text_is_read_without_it_where_no_frame_is_drawn() -> None:
    places = (60, 280, 320, 360, 400, 440, 480)
    names = words(
        *((x, 104, name) for x, name in zip(places, ("Mål", *map(str, range(2014, 2020))), strict=True))
    )
    body = words(
        *((x, 124, said) for x, said in zip(places, ("Nöjda", *map(str, range(41, 47))), strict=True))
    )
    told = [TOLD, *["verksamhetsområdena har nått sina mål och når dem också under året som nu kommer"] * 2]
    lines = words(*((60, 140 + 14 * n, line) for n, line in enumerate(told)))
    text = page(names, body, lines, rules=[across(y, 50, 530) for y in (100, 118, 136, 182)])
    assert (3, 7, " ".join(told)) in _rivals(text)


def test_running_text_between_rows_is_a_row_there() -> None:
    last = words((60, 170, "Trygga"), (300, 170, "81 %"), (380, 170, "80 %"))
    text = _page(_frame(100, TOLD), last, frames=((100, 190),))
    read = framed_tables(text, framed_regions(text), lambda words: BareEngine().read(text, words, []))
    assert [row[0] for row in texts(list(read)[1])] == ["Mål", "Nöjda", TOLD, "Trygga"]


def _rivals(text: PageText) -> list[tuple[int, int, str]]:
    return [(r.n_rows, r.n_cols, r.cells[-1].text) for r in candidates(text, *first_verdict(text))]


def test_running_text_goes_on_where_the_line_above_left_no_room() -> None:
    assert _candidates(TOLD, "hela verksamhetsåret")[1] == (4, 3, TOLD)
    assert _candidates(TOLD, "verksamhetsår.")[1] == (3, 3, f"{TOLD} verksamhetsår.")


def test_a_frame_with_a_source_is_not_read_so() -> None:
    assert _candidates(TOLD, "Källa: nämnden") == []


def test_a_frame_with_turned_words_alone_holds_no_table() -> None:
    turned = [replace(word, angle=90) for word in words((60, 110, "889"), (300, 110, "874"))]
    text = _page(_frame(200, TOLD), turned, frames=((100, 160), (200, 260)))
    assert (3, 3, TOLD) in _rivals(text)


def test_a_table_crosses_a_frame_of_which_it_holds_a_part() -> None:
    text = _page(words((60, 80, "Nya mål"), (300, 80, "i år")), _frame(100, TOLD), frames=((100, 160),))
    frames = framed_regions(text)
    assert crosses(_read(text, 70, 140), frames)
    assert not any(crosses(_read(text, *span), frames) for span in ((70, 160), (100, 140), (100, 160)))


def test_shaded_rows_are_no_frames() -> None:
    text = _page(_frame(100, TOLD), frames=())
    text.page.fills.extend(fill(50, top, 530, top + 18) for top in (100, 138))
    assert framed_regions(text) == []


def test_a_table_crosses_two_frames_with_words_between_but_for_names_beside_them() -> None:
    name = words((60, 160, "Äldre"))
    text = _page(_frame(100), name, _frame(180), frames=((100, 140), (180, 220)))
    assert crosses(_read(text, 100, 220), framed_regions(text))
    beside = [words((5, top + 24, "Yngre")) for top in (100, 180)]
    text = _page(*beside, _frame(100), name, _frame(180), frames=((100, 140), (180, 220)))
    assert not crosses(_read(text, 100, 220), framed_regions(text))


def test_a_narrower_frame_may_hang_below_a_wider_one_or_stand_on_it() -> None:
    text = _page(_frame(100, TOLD), frames=((100, 160),))
    text.page.rules.extend([across(220, 50, 400), down(50, 160, 220), down(400, 160, 220)])
    below = page(_frame(100), words((60, 180, "Plan"), (300, 180, "71 %")), rules=text.page.rules)
    assert [frame.box[1::2] for frame in framed_regions(below)] == [(100, 160), (160, 220)]


def test_names_over_a_part_of_a_grid_are_no_frame() -> None:
    text = _page(_frame(100, TOLD), frames=((100, 160),))
    text.page.rules.extend([across(109, 290, 530), down(290, 100, 160)])
    assert [frame.box[1::2] for frame in framed_regions(text)] == [(100, 160)]


def test_a_table_crosses_frames_one_below_the_other_that_end_apart_at_the_right() -> None:
    def read(*rules: Rule, body: list[Word]) -> bool:
        text = _page(_frame(100, TOLD), body, frames=((100, 160),))
        text.page.rules.extend(rules)
        return crosses(_read(text, 100, 220), framed_regions(text))

    body = words((60, 180, "Plan"), (300, 180, "71 %"), (380, 180, "70 %"))
    assert read(across(220, 50, 450), down(50, 160, 220), down(450, 160, 220), body=body)
    assert not read(across(220, 50, 530), down(50, 160, 220), down(530, 160, 220), body=body)


def _ruled(top: int, x0: float, x1: float) -> tuple[list[Word], list[Rule]]:
    """A table of two columns and three rows between borders of one width."""
    rows = [
        words((x0 + 5, top + 4 + 16 * n, f"Rad {n}"), (x0 + 120, top + 4 + 16 * n, "74")) for n in range(3)
    ]
    return [w for row in rows for w in row], [across(top + 16 * n, x0, x1) for n in range(4)]


def test_a_band_over_one_column_is_no_table_that_another_joins() -> None:
    (upper, above), (lower, below) = _ruled(100, 50, 400), _ruled(152, 50, 400)
    text = page(upper, lower, rules=[*above, *below])
    table = _read(text, 100, 200)
    numbers = frozenset(w.index for w in text.body if w.text == "74" and w.top < 150)
    rest = Frame(Box(50, 152, 400, 200), frozenset(w.index for w in text.body if w.top > 150))
    assert not joins(table, [Frame(Box(165, 100, 185, 148), numbers), rest])
    assert joins(table, [Frame(Box(65, 100, 185, 148), frozenset(range(len(upper)))), rest])
    labels = frozenset(w.index for w in text.body if w.text != "74" and w.top > 150)
    assert joins(table, [Frame(Box(165, 100, 185, 148), numbers), Frame(Box(50, 152, 100, 200), labels)])


def test_no_table_joins_what_borders_of_other_ends_enclose_below_it() -> None:
    def joined(x0: float, x1: float) -> bool:
        (upper, above), (lower, below) = _ruled(100, 50, 400), _ruled(152, x0, x1)
        text = page(upper, lower, rules=[*above, *below])
        table = _read(text, 100, 200)
        told = joins(table, enclosed_regions(text))
        assert told == (Rivalry(PageFrames(text, []), [table], [0.8], [], []).ahead(0) < 0.8)
        return told

    assert joined(90, 360)
    assert not joined(50, 400)
    assert not joined(50, 360)


def _lead(left: int) -> list[float]:
    """What a table is worth that a frame closes, and its first rows, in a frame of their own from an x on."""
    drawn = [(40, 96, 530, 180), (left, 102, 500, 140)]
    rules = [across(y, x0, x1) for x0, top, x1, bottom in drawn for y in (top, bottom)]
    sides = [down(x, top, bottom) for x0, top, x1, bottom in drawn for x in (x0, x1)]
    more = words((60, 144, "Trygga"), (300, 144, "81 %"), (380, 144, "80 %"))
    text = page(_frame(100), more, rules=[*rules, *sides])
    rivals = [_read(text, 100, 180), _read(text, 100, 140)]
    rivalry = Rivalry(PageFrames(text, []), rivals, [0.7, 0.7], [], [])
    return [round(rivalry.ahead(place), 2) for place in (0, 1)]


def test_a_frame_at_the_side_of_another_is_a_part_of_its_grid() -> None:
    lead = round(0.7 + SETTINGS.closed, 2)
    assert _lead(50) == [lead, lead]
    assert _lead(40) == [lead, 0.7]
