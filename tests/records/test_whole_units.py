"""Units of whole tables by how their amounts are printed."""

from collections.abc import Iterable
from decimal import Decimal

import pytest
from tests.records.made_tables import table

from vonextract.meaning.record_words import default_vocabulary
from vonextract.model import Cell
from vonextract.records import whole_units
from vonextract.records.settings import SETTINGS
from vonextract.records.whole_units import by_difference, in_hundredths

COLUMNS = 60


def column(*values: str) -> dict[int, Cell]:
    cells = [cell for cell in table([["Konto", "Belopp"], *(["Post", v] for v in values)]).cells if cell.row]
    numbers = {cell.row: cell for cell in cells if cell.col == 1}
    for cell in numbers.values():
        cell.value = Decimal(cell.text.replace(",", "."))
    return numbers


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ((f"{SETTINGS.least_amount},00", "1,50"), 2),
        ((f"{SETTINGS.least_amount - 1},99", "1,50"), 0),
        ((f"{SETTINGS.least_amount},00", "1,5"), 0),
    ],
)
def test_amounts_printed_to_the_hundredth_are_of_some_size(values: tuple[str, ...], found: int) -> None:
    assert len(in_hundredths({1: column(*values)}, least=SETTINGS.least_amount)) == found


def test_a_column_of_zeros_goes_with_the_amounts_beside_it() -> None:
    beside = {1: column(f"{SETTINGS.least_amount},00"), 2: column("0,00", "0,00")}
    assert len(in_hundredths(beside, least=SETTINGS.least_amount)) == 3
    assert in_hundredths({2: beside[2]}, least=SETTINGS.least_amount) == []


def test_of_wide_tables_each_column_is_asked_for_its_unit_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str | None] = []

    def noted(cells: Iterable[Cell]) -> str | None:
        asked.append(unit := next(iter(cells)).unit)
        return unit

    monkeypatch.setattr(whole_units, "unit_of", noted)
    columns = {col: column("500", "700") for col in range(COLUMNS)}
    assert by_difference(columns, default_vocabulary().units) is None
    assert len(asked) == COLUMNS
