"""The verdict on a page: the best set, the trees, what stands and what gives way."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tables.pages import across, grid_rules, page, texts, words

from vonextract.geometry import Box
from vonextract.layout.model import PageText
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.candidates.propose import candidates
from vonextract.tables.find import first_verdict
from vonextract.tables.forest import Forest
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.over_pages.between import Between
from vonextract.tables.over_pages.breaks import over_page_breaks
from vonextract.tables.verdict.candidate import Surroundings
from vonextract.tables.verdict.cell_contents import Contents
from vonextract.tables.verdict.choice import best_set
from vonextract.tables.verdict.evidence import NAMES, evidence
from vonextract.tables.verdict.judge import chosen_places, judged
from vonextract.tables.verdict.score import Score
from vonextract.tables.verdict.sums import sums_that_hold


@given(
    st.lists(st.tuples(st.floats(-1, 5), st.frozensets(st.integers(0, 8), min_size=1)), max_size=9),
)
def test_the_best_set_is_the_heaviest_without_a_word_in_two(
    rivals: list[tuple[float, frozenset[int]]],
) -> None:
    weights, held = [w for w, _ in rivals], [h for _, h in rivals]
    places = best_set(weights, held, most_steps=100_000)
    heaviest = max(
        sum(weights[i] for i in group)
        for n in range(len(rivals) + 1)
        for group in combinations(range(len(rivals)), n)
        if all(held[a].isdisjoint(held[b]) for a, b in combinations(group, 2))
    )
    assert sum(weights[i] for i in places) == pytest.approx(heaviest, abs=1e-8)
    assert all(held[a].isdisjoint(held[b]) for a, b in combinations(places, 2))


def test_two_right_tables_are_worth_more_than_one_that_holds_both() -> None:
    upper, lower = frozenset(range(10)), frozenset(range(10, 20))
    assert sorted(chosen_places([0.8, 0.95, 0.95], [upper | lower, upper, lower])) == [1, 2]


def _stump() -> Forest:
    return Forest(
        feature=np.array([1, -1, -1], np.int16),
        threshold=np.array([0.5, 0, 0]),
        left=np.array([1, 0, 0], np.int32),
        right=np.array([2, 0, 0], np.int32),
        value=np.array([0, -0.25, 0.25], np.float32),
        roots=np.array([0], np.int32),
        base=np.array([0.5]),
        said=np.array([0.0, 1.0]),
        right_share=np.array([0.2, 0.9]),
    )


def test_a_tree_sends_up_to_the_threshold_left() -> None:
    scores = _stump().scores(np.array([[9.0, 0.5], [9.0, 0.51]]))
    assert scores.tolist() == [0.25, 0.75]


def test_a_forest_is_saved_as_the_same_bytes() -> None:
    assert _stump().saved() == _stump().saved()


def test_confidence_lies_between_the_steps_of_the_calibration() -> None:
    assert _stump().calibrated(0.5) == pytest.approx(0.55)


def test_the_shipped_forests_look_at_places_of_the_evidence_alone() -> None:
    score = Score.shipped()
    told = [place for place, name in enumerate(NAMES) if name.startswith("followed")]
    assert not np.isin(score.untold.feature, told).any()
    for forest in (score.told, score.untold):
        assert forest.feature.max() < len(NAMES)
        assert (np.diff(forest.right_share) >= 0).all()
        assert 0 <= forest.right_share.min() <= forest.right_share.max() <= 1


def _stacked() -> PageText:
    """Two tables under each other between rules of one width, with a line of text between them."""
    rows = [
        words((60, top, name), (260, top, first), (360, top, second))
        for top, name, first, second in (
            (100, "Sort", "Röda", "Blå"), (116, "Skola", "1 200", "1 190"),
            (132, "Vård", "900", "905"), (148, "Park", "80", "75"), (164, "Kultur", "55", "50"),
            (300, "Trakt", "Runda", "Platta"), (316, "Norra", "12", "40"), (332, "Södra", "18", "60"),
            (348, "Västra", "22", "65"),
        )
    ]  # fmt: skip
    rules = [across(y, 60, 400) for y in (96, 113, 180, 296, 313, 364)]
    return page(
        *rows, words((60, 230, "Nedan visas hur antalet fördelas mellan nämnderna under året.")), rules=rules
    )


def test_every_candidate_has_a_vector_of_all_places() -> None:
    text = _stacked()
    seen, followed = first_verdict(text)
    rivals = candidates(text, seen, followed)
    vectors = evidence(rivals, followed, Surroundings(text))
    assert len(rivals) == len(vectors) > len(seen)
    assert {len(vector) for vector in vectors} == {len(NAMES)}
    assert np.isfinite(np.array(vectors)).all()


def test_tables_between_rules_of_one_width_are_told_apart() -> None:
    text = _stacked()
    tables = judged(text, *first_verdict(text))
    assert [(t.n_rows, t.n_cols) for t in tables] == [(5, 3), (4, 3)]
    assert all(0 <= t.confidence <= 1 for t in tables)


def test_a_table_that_is_printed_twice_is_read_twice() -> None:
    rows = [("Verksamhet", "2023", "2024"), ("Vård", "12 345", "13 008"), ("Skola", "8", "7 291")]
    rows.append(("Summa", "12 353", "20 299"))
    lines = [
        words(*zip((46.0, 220.0, 310.0), (98.0 + 18 * n + below,) * 3, row, strict=True))
        for below in (0, 300)
        for n, row in enumerate(rows)
    ]
    text = page(*lines)
    read = [
        table for table in candidates(text, *first_verdict(text)) if table.n_rows == 4 and table.n_cols == 3
    ]
    assert {table.box.top for table in read} >= {98.0, 398.0}


def test_no_word_stands_in_two_tables() -> None:
    text = _stacked()
    tables = judged(text, *first_verdict(text))
    assert sum(len(t.word_indices()) for t in tables) == len(set().union(*(t.word_indices() for t in tables)))


def test_a_score_is_the_mean_of_what_is_told_and_what_is_not() -> None:
    place = NAMES.index("followed_alike")
    by_first_verdict = replace(_stump(), feature=np.array([place, -1, -1], np.int16))
    score = Score(by_first_verdict, by_first_verdict)
    vectors = np.zeros((2, len(NAMES)))
    vectors[1, place] = 1.0
    assert score.of(vectors) == [0.25, 0.5]


def _always(score: float) -> Score:
    """A score that says the same of everything."""
    forest = replace(
        _stump(),
        feature=np.array([-1], np.int16),
        threshold=np.array([0.0]),
        left=np.array([0], np.int32),
        right=np.array([0], np.int32),
        value=np.array([0], np.float32),
        base=np.array([score]),
    )
    return Score(forest, forest)


def test_what_is_chosen_is_cut_at_a_header_of_its_own_further_down() -> None:
    rows = [("Not 2 Intäkter", "2024", "2023"), ("Avgifter", "1 318", "1 280"), ("Hyror", "32", "28")]
    rows += [("Not 3 Kostnader", "2024", "2023"), ("Städning", "336", "331"), ("Vatten", "57", "51")]
    text = page(
        *(
            words((60, y, a), (260, y, b), (360, y, c))
            for y, (a, b, c) in zip(range(100, 190, 15), rows, strict=True)
        )
    )
    whole = BareEngine().read(text, text.body, ())
    assert whole is not None and whole.n_rows == 6
    tables = judged(text, [whole], [], score=_always(0.9))
    assert [texts(t)[0][0] for t in tables] == ["Not 2 Intäkter", "Not 3 Kostnader"]


@pytest.mark.parametrize(("score", "found"), [(0.5, False), (0.6, True)])
def test_where_the_first_verdict_saw_nothing_a_table_must_be_worth_having(score: float, found: bool) -> None:
    text = _stacked()
    seen, _ = first_verdict(text)
    assert bool(judged(text, seen, [], score=_always(score))) is found


@pytest.mark.parametrize(("score", "found"), [(0.45, True), (0.35, False)])
def test_a_doubtful_table_is_read_where_the_first_verdict_saw_one(score: float, found: bool) -> None:
    text = _stacked()
    seen, followed = first_verdict(text)
    doubted = [replace(table, method="text", confidence=0.5) for table in followed]
    assert bool(judged(text, seen, doubted, score=_always(score))) is found


def _column(*numbers: str, label: str = "Summa") -> PageTable:
    """A column of numbers, the last of them labelled."""
    labels = [*(f"Post {i}" for i in range(len(numbers) - 1)), label]
    cells = [
        GridCell(row, col, 1, 1, Box(100 * col, 10 * row, 100 * col + 90, 10 * row + 9), text=text)
        for row, pair in enumerate(zip(labels, numbers, strict=True))
        for col, text in enumerate(pair)
    ]
    return PageTable(1, Box(0, 0, 190, 90), len(numbers), 2, cells, "text", 1.0)


@pytest.mark.parametrize(
    ("numbers", "label", "sums"),
    [
        (("10", "20", "30"), "Summa", (1, 0)),
        (("10", "20", "30"), "Park", (1, 0)),
        (("10", "20", "31"), "Summa", (0, 1)),
        (("10", "20", "31"), "Park", (0, 0)),
        (("10", "30", "30"), "Park", (0, 0)),
    ],
)
def test_sums_of_two_numbers_or_more_hold(
    numbers: tuple[str, ...], label: str, sums: tuple[int, int]
) -> None:
    assert sums_that_hold(_column(*numbers, label=label)) == sums


def _drawn(number: int = 1, columns: int = 3) -> tuple[PageText, list[PageTable], list[PageTable]]:
    xs = [50.0 + 100 * c for c in range(columns + 1)]
    ys = [100.0, 120.0, 140.0, 160.0]
    cells = [words((xs[c] + 5, y + 4, f"{c}{int(y)}")) for y in ys[:-1] for c in range(columns)]
    text = page(*cells, rules=grid_rules(xs, ys), number=number)
    return text, *first_verdict(text)


def test_a_grid_that_two_engines_saw_stands_whatever_the_score_says() -> None:
    text, seen, followed = _drawn()
    assert [table.method for table in followed] == ["rules+text"]
    assert judged(text, seen, followed, score=_always(0.3)) == followed


def test_a_grid_that_is_drawn_alone_is_judged() -> None:
    text, seen, followed = _drawn()
    assert not judged(text, seen, [replace(table, method="rules") for table in followed], score=_always(0.3))


@pytest.mark.parametrize(("method", "stands"), [("rules", True), ("text", False)])
def test_what_is_drawn_and_goes_on_over_a_page_break_stands(method: str, stands: bool) -> None:
    text, seen, followed = _drawn()
    alone = [replace(table, method=method) for table in followed]
    assert bool(judged(text, seen, alone, alone, _always(0.3))) is stands


def test_what_goes_on_over_a_page_break_may_grow_by_a_header_that_stands_above_it() -> None:
    text = page([w for w in _stacked().words if w.top < 200])
    seen, followed = first_verdict(text)
    whole = followed[0]
    cells = [replace(c, row=c.row - 1) for c in whole.cells if c.row]
    box = whole.box._replace(top=113.0)
    drawn = replace(whole, box=box, n_rows=whole.n_rows - 1, n_header_rows=0, cells=cells, method="rules")
    rows = _by_rows(NAMES.index("rows"))
    [first, *_] = judged(text, [*seen, whole], [drawn], [drawn], Score(rows, rows))
    assert first.word_indices() == whole.word_indices()
    other = replace(whole, n_cols=7)
    [first, *_] = judged(text, [other], [drawn], [drawn], Score(rows, rows))
    assert first.n_cols == whole.n_cols


def test_the_first_verdict_has_no_lead_on_a_better_table_that_has_its_header_too() -> None:
    whole_page = _stacked()
    text = page([w for w in whole_page.words if w.top < 200])
    whole = first_verdict(text)[1][0]
    cells = [replace(c, row=c.row - 1) for c in whole.cells if c.row]
    box = whole.box._replace(top=113.0)
    headless = replace(whole, box=box, n_rows=whole.n_rows - 1, n_header_rows=0, cells=cells, method="text")
    rows = _by_rows(NAMES.index("rows"), more=0.02)
    [first] = judged(text, [whole], [headless], score=Score(rows, rows))
    assert first.n_rows == whole.n_rows


def _by_rows(place: int, more: float = 0.1) -> Forest:
    """A forest that says more of more rows."""
    return replace(
        _stump(),
        feature=np.array([place, -1, -1], np.int16),
        threshold=np.array([4.5, 0.0, 0.0]),
        value=np.array([0, 0, more], np.float32),
        base=np.array([0.8]),
    )


def test_tables_of_one_shape_on_two_pages_are_bound() -> None:
    (one, _, first), (two, _, second) = _drawn(1), _drawn(2)
    between = Between([one, two])
    assert over_page_breaks([first, second, []], between) == [first, second, []]
    other = [replace(second[0], n_cols=7)]
    assert over_page_breaks([first, other], between) == [[], []]


def test_a_table_above_text_does_not_go_on_with_one_of_another_header() -> None:
    (one, _, first), (two, _, second) = _drawn(1), _drawn(2)
    below = page(one.words, words((50, 400, "Text nedanför")), number=1)
    named = [
        replace(second[0], n_header_rows=1, cells=[replace(c, text=c.text + "x") for c in second[0].cells])
    ]
    assert over_page_breaks([first, named], Between([one, two])) == [first, named]
    assert over_page_breaks([first, named], Between([below, two])) == [[], []]
    assert over_page_breaks([first, second], Between([below, two])) == [first, second]


def test_no_candidate_takes_words_of_a_grid_that_two_engines_saw() -> None:
    text = _stacked()
    seen, followed = first_verdict(text)
    agreed = [replace(followed[0], method="rules+text", confidence=0.99), *followed[1:]]
    tables = judged(text, seen, agreed, score=_always(0.9))
    held = agreed[0].word_indices()
    assert [t for t in tables if not held.isdisjoint(t.word_indices())] == agreed[:1]


def _joined_years() -> tuple[PageText, list[PageTable], PageTable]:
    """A page whose borders leave two years in one column, what is seen there, and what is drawn."""
    xs, ys = [50.0, 300.0, 400.0], [100.0, 120.0, 140.0, 160.0, 180.0]
    rows = [
        ("Hyror", "1 200", "900"),
        ("Avgifter", "850", "800"),
        ("Räntor", "40", "35"),
        ("Bidrag", "7", "9"),
    ]
    cells = [
        words((55, y + 4, label), (240, y + 4, first), (350, y + 4, second))
        for y, (label, first, second) in zip(ys, rows, strict=False)
    ]
    text = page(*cells, rules=grid_rules(xs, ys))
    seen, _ = first_verdict(text)
    [drawn] = [t for t in seen if t.method == "rules"]
    assert drawn.n_cols == 2
    return text, seen, drawn


def test_a_drawn_table_with_several_texts_in_its_cells_is_judged_again() -> None:
    text, seen, drawn = _joined_years()
    [table] = judged(text, seen, [replace(drawn, method="rules+tags", confidence=0.99)])
    assert table.n_cols == 3


def test_the_first_verdict_has_no_lead_where_a_border_is_missing_in_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text, seen, drawn = _joined_years()
    [other] = judged(text, seen, [replace(drawn, method="rules+tags", confidence=0.99)])
    monkeypatch.setattr("vonextract.tables.verdict.judge.candidates", lambda *_: [drawn, other])
    wider = replace(_by_rows(NAMES.index("columns"), more=0.02), threshold=np.array([2.5, 0.0, 0.0]))
    [table] = judged(text, seen, [drawn], score=Score(wider, wider))
    assert table.n_cols == 3


def test_a_candidate_looks_the_same_whatever_was_looked_at_before() -> None:
    text = _stacked()
    seen, followed = first_verdict(text)
    rivals = candidates(text, seen, followed)
    around = Surroundings(text)
    forth, back = evidence(rivals, followed, around), evidence(rivals[::-1], followed, around)
    alone = evidence(rivals[:1], followed, Surroundings(text))
    company = [NAMES.index(n) for n in ("twins", "same_columns", "inside_others", "around_others", "rivals")]
    assert (forth == back[::-1]).all()
    assert (np.delete(forth[0], company) == np.delete(alone[0], company)).all()


def test_cells_of_the_same_lines_share_what_is_said_of_them() -> None:
    contents, text = Contents(), _stacked()
    table = first_verdict(text)[1][0]
    cell = next(cell for cell in table.cells if cell.lines)
    assert contents.of(cell) is contents.of(replace(cell, row=7, text="")) is not contents.of(table.cells[-1])
