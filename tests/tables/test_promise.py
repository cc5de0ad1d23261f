"""Which regions are read: lists beside each other, and of regions that share their words the best few."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.tables.pages import across, page, words

from vonextract.layout.model import PageText
from vonextract.tables.alignment.settings import SETTINGS as ALIGNMENT
from vonextract.tables.alignment.text_lines import text_lines
from vonextract.tables.candidates.beside import lists_beside
from vonextract.tables.candidates.promise import NAMES, PageWords, evidence, promise, promising
from vonextract.tables.candidates.propose import proposed
from vonextract.tables.candidates.regions import regions
from vonextract.tables.candidates.settings import SETTINGS as CANDIDATES
from vonextract.tables.edges import edges_of
from vonextract.tables.find import first_verdict

NAMED = (
    "Arboga",
    "Berg",
    "Boden",
    "Dals-Ed",
    "Eda",
    "Falun",
    "Gnesta",
    "Habo",
    "Hjo",
    "Kalix",
    "Laxå",
    "Mora",
)


def _lists(*pitches: float) -> PageText:
    """Lists of names and numbers beside each other, each with its own distance from line to line."""
    return page(*(
        words((x, 100 + pitch * n, name), (x + 80, 100 + pitch * n, str(10 + 7 * n)))
        for x, pitch in zip((50, 200, 350), pitches, strict=False)
        for n, name in enumerate(NAMED)
    ))  # fmt: skip


def test_lists_at_heights_of_their_own_are_parted() -> None:
    parts = lists_beside(text_lines(_lists(14.0, 15.3, 16.7).body))
    assert [len(part) for part in parts] == [12, 12, 12]
    assert all(len(line.pieces) == 2 for part in parts for line in part)


def test_columns_of_one_table_are_not_parted() -> None:
    assert lists_beside(text_lines(_lists(14.0, 14.0, 14.0).body)) == []


def test_every_region_has_a_vector_of_all_places() -> None:
    text = _lists(14.0, 15.3)
    places, vectors = proposed(text, *first_verdict(text))
    assert vectors.shape == (len(places), len(NAMES))
    assert np.isfinite(vectors).all()


def test_what_is_said_of_a_region_does_not_depend_on_the_others_and_their_order() -> None:
    text = _beside(40.0)
    seen, followed = first_verdict(text)
    page_words = PageWords.of(text_lines(text.body), edges_of(text), {})
    places = proposed(text, seen, followed)[0]
    together = evidence(page_words, places, seen, followed)
    alone = [evidence(page_words, [words], seen, followed)[0] for words in reversed(places)]
    assert len(places) > 5
    assert np.array_equal(together, np.array(alone[::-1]))


def test_a_vector_says_what_stands_in_the_region_and_around_it() -> None:
    text = _lists(14.0)
    page_words = PageWords.of(text_lines(text.body), edges_of(text), {})
    inner = [w for w in text.body if 110 < w.y_mid < 150]
    vector = dict(zip(NAMES, evidence(page_words, [inner, text.body], [], [])[0].tolist(), strict=True))
    assert (vector["words"], vector["lines"], vector["numbers"]) == (len(inner), len(inner) / 2, 0.5)
    assert vector["step"] == pytest.approx(14.0 / page_words.em)
    assert vector["pieces_above"] == vector["pieces_below"] == 2.0
    assert vector["alike_above"] == 1 / ALIGNMENT.flush_lines
    assert vector["alike_below"] == 1.0
    assert vector["left_out"] == vector["beside_left"] == vector["beside_right"] == 0.0


def test_nothing_is_said_of_words_that_stand_in_no_line() -> None:
    text = _lists(14.0)
    page_words = PageWords.of(text_lines(text.body[:10]), edges_of(text), {})
    vectors = evidence(page_words, [text.body[12:], text.body[:8]], [], [])
    assert not vectors[0].any()
    assert vectors[1].any()


def test_on_a_page_of_too_many_words_nothing_further_is_proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    text = page(*(words((50, 100 + 14 * n, name)) for n, name in enumerate(NAMED)), rules=[
        across(y, 48, 215) for y in (84, 98, 268)
    ])  # fmt: skip
    monkeypatch.setattr("vonextract.tables.candidates.propose.SETTINGS", replace(CANDIDATES, most_words=5))
    assert proposed(text, *first_verdict(text))[0] == []


def test_the_promise_of_a_table_is_more_than_that_of_a_part_of_it() -> None:
    head = words((50, 86, "Kommun"), (130, 86, "2023"), (190, 86, "2024"), bold=True)
    rows = [
        words(
            (50, 100 + 14 * n, name), (130, 100 + 14 * n, str(10 + 7 * n)), (190, 100 + 14 * n, str(90 - n))
        )
        for n, name in enumerate(NAMED)
    ]
    text = page(head, *rows, rules=[across(y, 48, 215) for y in (84, 98, 268)])
    places, vectors = proposed(text, *first_verdict(text))
    scores = dict(zip(map(len, places), promise().scores(vectors).tolist(), strict=True))
    assert scores[39] == max(scores.values())
    assert scores[39] > scores[min(scores)] + 0.1


def test_of_regions_that_share_their_words_the_best_few_are_kept_and_those_apart_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = _lists(14.0)
    body = text.body
    places = [body[:20], body[:19], body[:18], body[20:]]
    monkeypatch.setattr("vonextract.tables.candidates.promise.SETTINGS", replace(CANDIDATES, rivals=2))
    assert promising(places, [0.5, 0.9, 0.7, 0.1]) == [1, 2, 3]


def test_a_whole_is_kept_however_many_of_its_parts_promise_more(monkeypatch: pytest.MonkeyPatch) -> None:
    body = _lists(14.0, 14.0).body
    places = [*(body[2 * n : 2 * n + 6] for n in range(10)), body]
    monkeypatch.setattr("vonextract.tables.candidates.promise.SETTINGS", replace(CANDIDATES, rivals=2))
    assert len(places) - 1 in promising(places, [*(0.9 - 0.01 * n for n in range(10)), 0.5])


def test_a_whole_much_larger_than_its_parts_has_no_rivals_in_them(monkeypatch: pytest.MonkeyPatch) -> None:
    body = _lists(14.0, 14.0).body[:30]
    places = [body[:20], body[:19], body[:18], body]
    few = replace(CANDIDATES, rivals=2, twins=9)
    monkeypatch.setattr("vonextract.tables.candidates.promise.SETTINGS", few)
    assert promising(places, [0.9, 0.8, 0.7, 0.6]) == [0, 1, 3]


def test_no_region_begins_with_a_sentence() -> None:
    above = words((50, 86, "Tre kommuner har fler barn än året innan."))
    text = page(
        above, *(words((50, 100 + 14 * n, name), (130, 100 + 14 * n, str(n))) for n, name in enumerate(NAMED))
    )
    places, _ = proposed(text, *first_verdict(text))
    assert places
    assert all(above[0].index not in {w.index for w in held} for held in places)


def _beside(gap: float) -> PageText:
    """Two tables in step, so far apart, and a line of text above that crosses both."""
    above = words(
        (50, 70, "Tabellerna nedan visar antal och andel för varje kommun i länet det senaste året")
    )
    rows = [
        words((x, 100 + 14 * n, name), (x + 70, 100 + 14 * n, str(10 + 7 * n)))
        for x in (50.0, 150.0 + gap)
        for n, name in enumerate(NAMED)
    ]
    return page(above, *rows)


def test_tables_in_step_beside_each_other_are_proposed_each() -> None:
    text = _beside(80.0)
    found = [sorted(w.text for w in words) for words in proposed(text, *first_verdict(text))[0]]
    one = sorted([*NAMED, *(str(10 + 7 * n) for n in range(len(NAMED)))])
    assert found.count(one) >= 2


def test_a_table_with_names_of_groups_is_proposed_whole() -> None:
    lines = ["Stad", "Falun 12 40", "Boden 31 55", "", "Land", "Mora 7 9", "Eda 3 11", "", "Kust", "Hjo 8 2"]
    placed = [
        words(*((50.0 + 80 * k, 100.0 + 16 * n, text) for k, text in enumerate(line.split())))
        for n, line in enumerate(lines)
        if line
    ]
    text = page(words((50, 84, "Ort"), (130, 84, "2023"), (210, 84, "2024")), *placed)
    found = [len(words) for words in proposed(text, *first_verdict(text))[0]]
    assert len(text.words) in found


def test_of_regions_that_are_almost_the_same_fewer_are_kept_for_others_to_be_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    body = _lists(14.0).body
    assert len(body) >= 22
    places = [body[:22], body[:21], body[:20], body[:14]]
    few = replace(CANDIDATES, rivals=3, twins=2)
    monkeypatch.setattr("vonextract.tables.candidates.promise.SETTINGS", few)
    assert promising(places, [0.9, 0.8, 0.7, 0.6]) == [0, 1, 3]


def test_a_run_of_rows_is_cut_above_years_that_may_head_another_table() -> None:
    rows = [("Hyra", "Norra"), ("El", "Södra"), ("Post", "2024", "2025"), ("Löner", "410", "395")]
    text = page(
        *(
            words(*((x, 100 + 14 * n, cell) for x, cell in zip((50, 200, 300), row, strict=False)))
            for n, row in enumerate(rows)
        )
    )
    found = regions(text, [text_lines(text.body)], [])
    assert {"Post", "2024", "2025", "Löner", "410", "395"} in [{w.text for w in held} for held in found]


def test_a_region_begins_at_the_days_that_stand_above_the_years_of_its_header() -> None:
    rows = [
        ("Städning", "420", "398"),
        ("Lokaler", "124", "117"),
        ("", "31", "31"),
        ("", "december", "december"),
        ("Not 3", "2019", "2018"),
        ("Hyror", "340", "176"),
        ("Bidrag", "372", "169"),
    ]
    lines = [
        words(*((x, 100 + 14 * n, text) for x, text in zip((50, 200, 300), row, strict=True) if text))
        for n, row in enumerate(rows)
    ]
    text = page([w for line in lines for w in line])
    tops = {min(w.top for w in found) for found in regions(text, [text_lines(text.body)], [])}
    assert min(w.top for w in lines[2]) in tops
