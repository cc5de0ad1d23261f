"""Running text beside a table is none of its columns."""

from __future__ import annotations

import pytest
from tests.tables.pages import page, words

from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.verdict.running_texts import holds_running_text

PROSE = [
    "Nämnden redovisar ett överskott för",
    "perioden och bedömer att prognosen för",
    "helåret håller trots att kostnaderna för",
    "vikarier har ökat under våren, framför",
    "allt inom vården av äldre personer.",
]


@pytest.mark.parametrize(
    ("labels", "prose"),
    [
        pytest.param(PROSE, True, id="running text"),
        pytest.param([line.capitalize() for line in PROSE], False, id="texts that begin anew"),
        pytest.param([f"{line[:16]} kr" for line in PROSE[:4]] + PROSE[4:], False, id="texts that left room"),
        pytest.param(["hyror", "avgifter", "bidrag", "räntor", "lån"], False, id="single words"),
    ],
)
def test_texts_that_go_on_from_row_to_row_are_running_text(labels: list[str], prose: bool) -> None:
    rows = [(100.0 + 12 * n, label, f"{n + 1} 200") for n, label in enumerate(labels)]
    body = [
        word
        for top, *said in rows
        for x, text in zip((50, 330), said, strict=True)
        for word in words((x, top, text))
    ]
    table = BareEngine().read(page(body), body, [])
    assert table is not None
    assert holds_running_text(table) is prose
