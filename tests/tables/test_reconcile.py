"""The verdict over what the engines propose."""

from __future__ import annotations

from tests.tables.pages import grid_rules, page, words

from vonextract.tables.reconcile import reconcile
from vonextract.tables.ruled import RuledEngine

XS, YS = [50.0, 150.0, 250.0], [100.0 + 20 * i for i in range(6)]
CELLS = [(55, 105, "Post"), (160, 105, "Budget"), (55, 125, "Hyra"), (55, 145, "El")]
CELLS += [(160, 145, "300"), (160, 165, "20"), (160, 185, "10"), (55, 165, "Vatten"), (55, 185, "Avfall")]


def confidence(*numbers: tuple[float, float, str]) -> float:
    text = page(words(*CELLS, *numbers), rules=grid_rules(XS, YS))
    [table] = reconcile(text, RuledEngine().propose(text))
    return table.confidence


def test_numbers_that_share_a_cell_lower_the_confidence():
    right = confidence((160, 125, "1200"))
    doubtful = confidence((155, 125, "1200"), (210, 125, "1300"))
    assert right > 0.9
    assert doubtful < 0.75
