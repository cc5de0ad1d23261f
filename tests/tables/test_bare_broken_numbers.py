from __future__ import annotations

from tests.tables.bare_pages import grid_of, page_of

from vonextract.tables.bare.engine import BareEngine


def rows(text: str) -> list[list[str]]:
    (table,) = BareEngine().propose(page_of(text, bold=(0,)))
    return grid_of(table)[1:]


def test_numbers_that_a_narrow_column_breaks_between_thousands_are_one() -> None:
    assert rows(
        """
Verksamhet          Utfall      Budget     Avvikelse

Boende                -124        -115         8 050
                       011         741

Hemtjänst             -147        -152         6 650
                       713         384

Korttids-              -15         -16           791
boende                 470         893
"""
    ) == [
        ["Boende", "-124 011", "-115 741", "8 050"],
        ["Hemtjänst", "-147 713", "-152 384", "6 650"],
        ["Korttidsboende", "-15 470", "-16 893", "791"],
    ]


def test_a_row_without_a_label_stays_a_row_where_rows_are_set_as_close() -> None:
    assert rows(
        """
Verksamhet          Utfall      Budget
Boende                  24          15
Hemtjänst               47          52
                       713         384
"""
    ) == [["Boende", "24", "15"], ["Hemtjänst", "47", "52"], ["", "713", "384"]]


def test_a_row_that_may_be_the_rest_of_numbers_leaves_doubt() -> None:
    text = """
Verksamhet          Utfall      Budget
Boende                  24          15
Hemtjänst               47          52
                       713         384
"""
    (doubtful,) = BareEngine().propose(page_of(text, bold=(0,)))
    (plain,) = BareEngine().propose(page_of(text.replace("     713", "Stöd 713"), bold=(0,)))
    assert doubtful.confidence < 0.8 < plain.confidence
