"""What inside a candidate looks like the head of another table: names, years, a ground of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from vonextract.swedish.tokens import is_period
from vonextract.tables.verdict.candidate import Candidate, Filled
from vonextract.tables.verdict.settings import SETTINGS

NAMES: tuple[str, ...] = (
    "ground_first", "ground_rest", "grounds_inside", "periods_inside", "names_inside", "bold_inside",
    "one_form",
)  # fmt: skip
_DECIMALS = re.compile(r"[.,](\d{1,2}|\d{4,})\D*$")

Row = Sequence[Filled]


def inside(candidate: Candidate, ground: Mapping[int, int]) -> dict[str, float]:
    """The evidence, by `NAMES`; `ground` is the colours that words stand on, by their indices."""
    filled = [row for row in candidate.rows if row]
    body = [row for row in candidate.rows[max(1, candidate.table.n_header_rows) :] if row]
    numbers = _columns_of_numbers(body)
    colours = [_ground(row, ground) for row in filled]
    first = colours[0] if colours else None
    return {
        "ground_first": first is not None,
        "ground_rest": sum(colour is not None for colour in colours[1:]) / max(1, len(colours) - 1),
        "grounds_inside": _few(first is not None and colour == first for colour in colours[2:]),
        "periods_inside": _few(sum(is_period(c.text) for c, _ in row if c.col) > 1 for row in body[1:]),
        "names_inside": _few(_names(row, numbers) for row in body[1:]),
        "bold_inside": _few(
            len(row) > 1 and all(f.content.bold == len(f.words) for f in row) for row in body[1:]
        ),
        "one_form": _one_form(body, numbers),
    }


def _few(signs: Iterable[bool]) -> float:
    return float(sum(signs))


def _ground(row: Row, ground: Mapping[int, int]) -> int | None:
    """The colour on which every word of the row stands; None where there is no such."""
    found = {ground.get(word.index) for filled in row for word in filled.words}
    return found.pop() if len(found) == 1 else None


def _columns_of_numbers(body: Sequence[Row]) -> set[int]:
    texts: Counter[int] = Counter(cell.col for row in body for cell, _ in row)
    numbers = Counter(cell.col for row in body for cell, content in row if content.value)
    return {col for col, count in texts.items() if col and numbers[col] >= SETTINGS.numbers * count}


def _names(row: Row, numbers: set[int]) -> bool:
    """Whether there are only words where the columns have numbers."""
    over = [content.value for cell, content in row if cell.col in numbers]
    return len(over) > 1 and not any(over)


def _one_form(body: Sequence[Row], numbers: set[int]) -> float:
    """Which share of the numbers has the usual form of its column: so many decimals, per cent or not."""
    forms: dict[int, Counter[tuple[int, bool]]] = {col: Counter() for col in numbers}
    for row in body:
        for cell, _ in row:
            if cell.col in numbers and any(ch.isdigit() for ch in cell.text):
                decimals = _DECIMALS.search(cell.text)
                forms[cell.col][len(decimals[1]) if decimals else 0, "%" in cell.text] += 1
    shares = [max(count.values()) / count.total() for count in forms.values() if count]
    return sum(shares) / len(shares) if shares else 1.0
