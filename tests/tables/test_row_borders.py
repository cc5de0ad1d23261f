"""Borders of rows that a tall label interrupts, in tables read from alignment."""

from __future__ import annotations

import pytest
from tests.tables.pages import across, page, texts, words

from vonextract.pdf.model import Rule
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.edges import page_edges

HEAD = words((50, 86, "Avsättning"), (215, 86, "Koncern"), (295, 86, "Kommun"))
BODY = words(
    (50, 100, "Avsatt vid årets början"), (220, 100, "600"), (300, 100, "500"),
    (120, 116, "Lösts upp"), (220, 116, "100"),
    (120, 129, "Tillkommit under"),
    (120, 142, "året"), (300, 142, "200"),
    (50, 158, "Avsatt vid årets slut"), (220, 158, "500"), (300, 158, "700"),
)  # fmt: skip
BESIDE = [across(128, 48, 110), across(128, 210, 320)]


@pytest.mark.parametrize(
    ("rules", "rows"),
    [(BESIDE, 5), (BESIDE[1:], 4), ([BESIDE[0], across(128, 290, 320)], 4)],
    ids=["both sides of the label", "over the numbers alone", "over some numbers"],
)
def test_a_border_beside_the_label_parts_rows(rules: list[Rule], rows: int) -> None:
    text = page(HEAD, BODY, rules=rules)
    table = BareEngine().read(text, text.body, page_edges(text.page).horizontal)
    assert table is not None
    assert len(texts(table)) == rows
