"""Whether lines go on with the columns of a table."""

from __future__ import annotations

from vonextract.tables.alignment.flush import LINES, flush_share


def test_lines_with_a_number_under_a_column_go_on_with_it() -> None:
    assert flush_share([[100.4, 180.0], [101.0]], [100.0, 300.0]) == 2 / LINES


def test_numbers_elsewhere_and_lines_without_any_do_not() -> None:
    assert flush_share([[130.0], []], [100.0, 300.0]) == 0.0
