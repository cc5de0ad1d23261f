"""Regions that borders enclose: read whatever they promise, and ahead of those with a line more or less."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.tables.pages import across, down, fill, page, words

from vonextract.layout.model import PageText, Word
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.candidates import propose
from vonextract.tables.candidates.promise import NAMES
from vonextract.tables.candidates.propose import candidates
from vonextract.tables.candidates.regions import enclosed_regions
from vonextract.tables.find import first_verdict
from vonextract.tables.forest import Forest
from vonextract.tables.model import PageTable
from vonextract.tables.verdict.evidence import NAMES as EVIDENCE
from vonextract.tables.verdict.judge import judged
from vonextract.tables.verdict.score import Score

BODY = 8
TOLD = "Posterna har ökat sedan i fjol och de väntas öka än mer i år."
WHOLE = 3 * 4 + 14


class _Short(Forest):
    """Expects the more of a region the fewer words it holds."""

    def __init__(self) -> None:
        """Without any tree."""

    def scores(self, vectors: NDArray[np.float64]) -> NDArray[np.float64]:
        return -vectors[:, NAMES.index("words")]


class _Long(_Short):
    """Expects a little more of a table for each of its words."""

    def __init__(self, more: float) -> None:
        self.more = more

    def scores(self, vectors: NDArray[np.float64]) -> NDArray[np.float64]:
        return 0.6 + self.more * vectors[:, EVIDENCE.index("words")]

    def calibrated(self, score: float) -> float:
        return score


def _rows(top: int, n: int = BODY) -> list[list[Word]]:
    return [
        words((50, y, f"Post {i}"), (150, y, str(7 + i)), (230, y, str(90 - i)))
        for i, y in enumerate(range(top, top + 14 * n, 14))
    ]


def _page(*between: list[Word]) -> PageText:
    """Two blocks of rows, each between borders of one width, with what stands between them."""
    rules = [across(y, 48, 260) for y in (98, 112, 214, 258, 272, 374)]
    return page(*_rows(100), *between, *_rows(260), rules=rules)


def _closed(text: PageText) -> list[int]:
    return sorted(len(region.words) for region in enclosed_regions(text))


def test_what_stands_between_the_outermost_borders_is_a_region_of_its_own() -> None:
    name = words((120, 230, "Andra halvåret"))
    assert _closed(_page(name)) == [2 * 4 * BODY + 2]


def test_running_text_a_caption_and_white_part_what_borders_enclose() -> None:
    told = words((50, 230, "Posterna nedan är de som nämnden har beslutat om i år, med belopp i tkr"))
    caption = words((50, 230, "Tabell 4. Poster i år"))
    broad = words((50, 230, "Posterna nedan har nämnden alla beslutat"))
    lines = words((50, 222, "Andra halvåret"), (50, 236, "och senare"))
    for text in (_page(told), _page(caption), _page(), _page(broad), _page(lines)):
        assert _closed(text) == [4 * BODY, 4 * BODY]


def test_running_text_that_fills_the_room_between_borders_is_enclosed_but_for_a_note() -> None:
    told = "Posterna är de som nämnden har valt"

    def held(said: str, end: int = 244) -> list[int]:
        lines = words((50, 217, said), (50, 230, "om i år, med belopp i kronor"))
        return _closed(page(*_rows(100), lines, rules=[across(y, 48, 260) for y in (98, 112, 214, end)]))

    assert held(told) == [4 * BODY + 14]
    assert held(told, end=264) == held(f"Källa: {told}") == [4 * BODY]


def test_paragraphs_and_what_stands_above_another_header_are_not_enclosed() -> None:
    rules = [across(y, 48, 260) for y in (98, 112, 214, 254, 270, 390)]
    told = words((50, 217, "Posterna är de som nämnden har valt"), (50, 228, "om i år, med belopp i kronor"))
    more = words((50, 239, "Därtill kommer ramen för åren härefter"))
    names = words((50, 257, "Post"), (150, 257, "I år"), (230, 257, "I fjol"))
    bold = words((50, 257, "Post"), (150, 257, "I år"), (230, 257, "I fjol"), bold=True)
    apart = words((50, 243, "Därtill kommer ramen för åren härefter"))

    def parts(*texts: list[Word]) -> int:
        return len(_closed(page(*_rows(100), *texts, *_rows(274), rules=rules)))

    row = words((50, 217, "Summa"), (150, 217, "84"), (230, 217, "692"))
    close = words((50, 231, "Posterna är de som nämnden har valt"), (50, 242, "om i år"))
    far = words((50, 241, "Posterna är de som nämnden har valt"))
    assert parts(row, close, names) == parts(told, more, names) == 1
    title = words((120, 229, "Nämndens poster"), (50, 240, "Posterna är de som nämnden har valt"))
    assert parts(row, far, names) == parts(title, names) == 2
    assert parts(told, apart, names) == parts(told, more, bold) == 2


def test_what_stands_beside_the_borders_is_not_enclosed() -> None:
    beside = [words((300, y, "andra ord")) for y in range(100, 370, 14)]
    name = words((120, 230, "Andra halvåret"))
    assert _closed(_page(name, *beside)) == [2 * 4 * BODY + 2]


def test_a_region_that_borders_enclose_is_read_where_others_promise_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = _page(words((120, 230, "Andra halvåret")))
    read: list[int] = []
    monkeypatch.setattr(propose, "region_reader", lambda text: lambda words: read.append(len(words)))
    candidates(text, *first_verdict(text), forest=_Short())
    assert 2 * 4 * BODY + 2 in read


def test_the_words_of_a_region_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text, read = _page(words((120, 230, "Andra halvåret"))), BareEngine.read
    times: list[int] = []

    def counted(self: BareEngine, text: PageText, held: Sequence[Word], *known: Any) -> PageTable | None:
        times.append(len(held))
        return read(self, text, held, *known)

    monkeypatch.setattr(BareEngine, "read", counted)
    found = candidates(text, *first_verdict(text), forest=_Short())
    assert times.count(2 * 4 * BODY + 2) == 1
    assert [len(rival.word_indices()) for rival in found].count(2 * 4 * BODY + 2) == 1


def test_what_two_tables_seen_below_each_other_are_together_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    text = page(*_rows(100), *_rows(226, 2))
    first = 4 * BODY
    halves = [BareEngine().read(text, held, []) for held in (text.body[:first], text.body[first:])]
    seen = [table for table in halves if table is not None]
    read: list[int] = []
    monkeypatch.setattr(propose, "region_reader", lambda text: lambda words: read.append(len(words)))
    candidates(text, seen, seen, forest=_Short())
    assert len(seen) == 2
    assert first + 8 in read


def _judged(text: PageText, more: float = 0.005) -> list[str]:
    """First and last word of each table of a page whose candidates score the better the longer they are."""
    score = Score(_Long(more), _Long(more))
    tables = judged(text, first_verdict(text)[0], [], score=score)
    inside = [[w for w in text.body if w.index in table.word_indices()] for table in tables]
    return [f"{held[0].text} {held[-1].text}" for held in inside]


def test_a_line_below_the_last_border_is_no_row() -> None:
    head = words((50, 86, "Namn"), (150, 86, "2023"), (230, 86, "2024"))
    source = words((50, 218, "Uppgift från SCB"), (230, 218, "2025"))
    text = page(head, *_rows(100), source, rules=[across(y, 48, 260) for y in (82, 98, 214)])
    assert _judged(text) == [f"Namn {90 - BODY + 1}"]


def test_a_header_above_the_first_border_stays_with_its_table() -> None:
    head = words((50, 84, "Namn"), (150, 84, "2023"), (230, 84, "2024"))
    text = page(head, *_rows(100, 3), rules=[across(y, 48, 260) for y in (98, 141, 144)])
    assert _judged(text) == ["Namn 88"]


def test_a_header_above_the_first_border_stays_though_the_first_row_looks_like_one() -> None:
    head = words((50, 84, "Namn"), (150, 84, "Mars"), (230, 84, "April"), bold=True)
    rows = [
        words((50, y, f"Del {name}"), (150, y, "Klar"), (230, y, "Inte klar"))
        for y, name in zip(range(100, 100 + 14 * BODY, 14), "ABCDEFGH", strict=True)
    ]
    told = words((50, 216, "Delarna är fler"), (150, 216, "än alla de som var i fjol"))
    text = page(head, *rows, told, rules=[across(y, 48, 290) for y in (98, 112, 212)])
    assert _judged(text, more=0.002) == ["Namn klar"]


def test_a_text_above_the_first_border_names_no_columns() -> None:
    above = words((50, 84, "Alla poster som finns i nämnden i år"))
    text = page(above, *_rows(100, 3), rules=[across(y, 48, 260) for y in (98, 141, 144)])
    assert _judged(text, more=0.003) == ["Post 88"]


def test_two_halves_give_way_to_the_table_that_holds_both() -> None:
    head = words((50, 84, "Namn"), (150, 84, "2023"), (230, 84, "2024"))
    text = page(head, *_rows(100, 3), rules=[across(y, 48, 260) for y in (98, 112)])
    assert _judged(text, more=0.002) == ["Namn 88"]


class _Drawn(_Short):
    """Expects a little more of what is read by borders."""

    def scores(self, vectors: NDArray[np.float64]) -> NDArray[np.float64]:
        return 0.8 + 0.02 * vectors[:, EVIDENCE.index("rules")]

    def calibrated(self, score: float) -> float:
        return score


def test_of_two_readings_of_what_borders_enclose_the_better_stands_with_a_header_or_without() -> None:
    above = words((50, 68, "Alla"), (150, 68, "poster"), (230, 68, "visas"))
    head = words((50, 84, "Namn"), (150, 84, "2023"), (230, 84, "2024"))
    text = page(above, head, *_rows(100), rules=[across(y, 48, 260) for y in (81, 98, 214)])
    read = BareEngine().read(text, text.body[3:], [])
    assert read is not None
    cells = [replace(cell, text=cell.text.upper()) for cell in read.cells]
    drawn = replace(read, method="rules", n_header_rows=0, cells=cells)
    [table] = judged(text, [drawn], [], score=Score(_Drawn(), _Drawn()))
    assert (table.method, table.n_rows) == ("rules", BODY + 1)


def test_a_border_right_below_amounts_is_one_over_a_sum_and_begins_no_table() -> None:
    head = words((50, 70, "Tillgångar"))
    text = page(head, *_rows(100), rules=[across(y, 48, 260) for y in (112, 154, 214)])
    assert _judged(text, more=0.001) == [f"Tillgångar {90 - BODY + 1}"]


def _framed(told: str = TOLD, *, borders: Sequence[int] = (98, 112, 166)) -> PageText:
    """A table in a frame, whose last row is a text, below a name that stands outside."""
    above = words((50, 80, "Poster"), (230, 80, "fjol"))
    rules = [across(y, 48, 360) for y in borders]
    sides = [down(x, borders[0], borders[-1]) for x in (48, 360)]
    return page(above, *_rows(100, 3), words((50, 150, told)), rules=[*rules, *sides])


class _ByWords(_Short):
    """Expects of a table what is said for as many words."""

    def __init__(self, worth: dict[int, float], other: float) -> None:
        self.worth, self.other = worth, other

    def scores(self, vectors: NDArray[np.float64]) -> NDArray[np.float64]:
        counts = vectors[:, EVIDENCE.index("words")].round().astype(int)
        return np.array([self.worth.get(count, self.other) for count in counts.tolist()])

    def calibrated(self, score: float) -> float:
        return score


def chosen(text: PageText, worth: dict[int, float], other: float) -> list[int]:
    """How many words the tables hold that are chosen."""
    score = Score(_ByWords(worth, other), _ByWords(worth, other))
    return [len(table.word_indices()) for table in judged(text, first_verdict(text)[0], [], score=score)]


def test_a_table_does_not_cross_a_frame() -> None:
    assert chosen(_framed(), {2 + 3 * 4: 0.7, WHOLE: 0.6}, 0.1) == [WHOLE]


def test_what_fills_a_frame_is_worth_what_it_is_without_its_running_text() -> None:
    assert chosen(_framed(), {3 * 4: 0.7, WHOLE: 0.2}, 0.1) == [WHOLE]


def test_what_fills_a_frame_is_chosen_where_it_is_worth_little() -> None:
    assert chosen(_framed(), {3 * 4 - 4: 0.555, WHOLE: 0.52}, 0.1) == [WHOLE]


def test_a_frame_without_borders_inside_encloses_a_table_too() -> None:
    framed = _framed(borders=(98, 166))
    text = page(words((50, 80, "Poster i fjol")), framed.body[2:], rules=framed.page.rules)
    assert chosen(text, {WHOLE: 0.6, WHOLE + 3: 0.62}, 0.1) == [WHOLE]


def test_two_lines_of_a_name_within_stripes_part_no_table() -> None:
    rows = [
        ("Drift", "12", "14"),
        ("Lokaler", "20", "22"),
        ("Resor", "7", "9"),
        ("Kost", "5", "6"),
        ("Stab", "3", "4"),
    ]
    held, fills, top = [], [], 100.0
    for n, (label, *numbers) in enumerate(rows):
        high = 26.0 if n == 2 else 16.0
        said = [
            (55.0, top + 2, label),
            *((x, top + 2, text) for x, text in zip((300, 400), numbers, strict=True)),
        ]
        held += words((55, top + 2, "Bostad med"), (55, top + 13, "service")) if n == 2 else words(*said)
        fills += [fill(50, top, 450, top + high)] if n % 2 == 0 else []
        top += high
    [region] = enclosed_regions(page(held, fills=fills))
    assert (region.box.top, region.box.bottom) == (100, top)
