"""Units of money that nothing states, inferred from the same amounts where their unit is stated.

A statement prints 2 582 860 and the summary of the same report "Nettoomsättning, tkr 2 583"; a sentence says
that the year ended in a loss of 58 957 kr. A table of money without a unit gets the one in which its numbers
are those amounts, if there is one alone; else the one that follows from how the report prints amounts
(`whole_units`). What is inferred is never verified, and a finding says why.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from vonextract.display import excerpt
from vonextract.findings.rules import INFERRED_UNIT, UNKNOWN_UNIT
from vonextract.meaning.unit_phrases import amounts_in, names_multiple
from vonextract.model import Cell, Finding, Report
from vonextract.records.amounts import Amounts
from vonextract.records.settings import SETTINGS
from vonextract.records.stated_units import Sources
from vonextract.records.whole_units import ACCOUNTS, by_difference, currency_unit, in_hundredths, unit_of
from vonextract.swedish.typography import fold
from vonextract.swedish.units import Units
from vonextract.table_view import TableView

_ASIDE = re.compile(r"[,(].*")


@dataclass(frozen=True)
class MoneyTable:
    """A table with what tells which of its numbers may be money, and where their units are stated.

    Attributes:
        stated: whether a unit of money is stated for the whole of it.
        above: the table that it goes on from on its page, under a header of its own.
    """

    view: TableView
    amounts: Amounts
    sources: Sources
    stated: bool
    above: MoneyTable | None = None

    def unstated(self) -> list[Cell]:
        """The numbers that may be money and have no unit."""
        return [
            cell
            for cell in self.view.table.cells
            if cell.value is not None
            and cell.unit is None
            and (cell.row, cell.col) not in self.amounts.withheld
            and self.amounts.may_be(cell, self.view.label_of(cell))
        ]

    def withheld(self, units: Units) -> list[Cell]:
        """The numbers without a unit, where amounts are, that may have theirs, as prices a piece may."""
        cells = [cell for cell in self.view.table.cells if cell.value is not None]
        if not self.stated and not any(units.money(cell.unit) for cell in cells):
            return []
        bare = (cell for cell in cells if cell.unit is None and self.amounts.is_measured(cell))
        return [cell for cell in bare if self.amounts.may_have_unit(cell, self.view.label_of(cell))]

    def measured(self) -> dict[int, dict[int, Cell]]:
        """By column and row, the numbers that no word calls a share, a count or a price a piece."""
        return {
            col: numbers
            for col, cells in self.view.columns.items()
            if (numbers := {cell.row: cell for cell in cells if self._may_measure_money(cell)})
        }

    def _may_measure_money(self, cell: Cell) -> bool:
        measured = cell.value is not None and self.amounts.is_measured(cell)
        return measured and not self.amounts.denied(cell, self.view.label_of(cell))

    def give(self, unit: str, cells: Sequence[Cell]) -> None:
        """Let numbers have an inferred unit."""
        for cell in cells:
            cell.unit, self.sources[cell.row, cell.col] = unit, "inferred"
        self.view.table.unit = self.view.table.unit or unit


@dataclass
class _Known:
    """Amounts whose unit is known: exact ones, and those of a label with how far they are rounded."""

    units: Units
    exact: dict[str, set[Decimal]] = field(default_factory=lambda: defaultdict(set))
    rounded: dict[str, list[tuple[str, Decimal, Decimal]]] = field(default_factory=lambda: defaultdict(list))

    def candidates(self) -> dict[str, tuple[str, Decimal]]:
        """The units that an amount may be of, one a worth, of the currencies that the report knows."""
        currencies = {*self.exact, *(currency for seen in self.rounded.values() for currency, _, _ in seen)}
        worths = {self.units.money(name): name for name in reversed(list(self.units.by_name))}
        return {name: worth for worth, name in worths.items() if worth and worth[0] in currencies}

    def hear(self, text: str) -> None:
        """Take in the amounts that a text states."""
        for value, unit in amounts_in(text, self.units):
            worth = self.units.money(unit)
            if worth and _digits(value) >= SETTINGS.telling:
                self.exact[worth[0]].add(abs(value) * worth[1])

    def learn(self, view: TableView) -> None:
        """Take in the numbers of a table that have a unit of money."""
        for cell in view.table.cells:
            worth = self.units.money(cell.unit) if cell.value is not None else None
            if worth is None or cell.value is None:
                continue
            currency, times = worth
            amount = abs(cell.value) * times
            if _digits(cell.value) >= SETTINGS.telling:
                self.exact[currency].add(amount)
            if label := self.name(view.label_of(cell)):
                step = times * Decimal(1).scaleb(int(cell.value.as_tuple().exponent))
                self.rounded[label].append((currency, amount, step))

    def name(self, label: str) -> str:
        """What a label names, folded, without the unit that it states: "Nettoomsättning, tkr"."""
        words = _ASIDE.sub("", label).split()
        return fold(" ".join(words[:-1] if words and self.units.find(words[-1]) else words))

    def met(self, cell: Cell, label: str, currency: str, times: Decimal) -> int:
        """How much it tells that a number is a known amount, if it is of a unit: 0 for nothing."""
        assert cell.value is not None
        amount, digits = abs(cell.value) * times, _digits(cell.value)
        if digits >= SETTINGS.telling and amount in self.exact[currency]:
            return SETTINGS.met if digits >= SETTINGS.particular else 1
        near = (
            abs(amount - known) <= SETTINGS.rounding * max(step, times)
            for its, known, step in self.rounded.get(label, ())
            if its == currency
            and step != times
            and min(amount, known) >= SETTINGS.rounded_from * max(step, times)
        )
        return 1 if any(near) else 0


def infer_units(report: Report, tables: Sequence[MoneyTable], units: Units) -> list[Finding]:
    """Give numbers of money without a unit the one that the report's other amounts tell.

    Returns:
        A finding for each table whose unit is inferred, and for those whose unit remains unknown.
    """
    known = _Known(units)
    for text in _texts(report):
        known.hear(text)
    for table in tables:
        known.learn(table.view)
    findings = [*_by_differences(tables, units), *_by_table_above(tables, units)]
    waiting = [table for table in tables if table.unstated()]
    for _ in range(SETTINGS.rounds):
        told = [(table, unit) for table in waiting if (unit := _told(table, known))]
        for table, unit in told:
            findings.append(
                _inferred(table, unit, "the same amounts stand elsewhere with it", table.unstated())
            )
            known.learn(table.view)
        waiting = [table for table in waiting if table not in [done for done, _ in told]]
        if not told:
            break
    alike = _units_by_header(tables, units)
    for table in waiting:
        if len(found := alike.get(_header(table), Counter())) == 1 and found.total() >= SETTINGS.siblings:
            unit = next(iter(found))
            findings.append(_inferred(table, unit, "tables of the same header have it", table.unstated()))
    findings += _by_currency(report, tables, units)
    findings += _unknown([table for table in waiting if table.unstated()])
    return [*findings, *_withheld(tables, units)]


def _header(table: MoneyTable) -> tuple[str, tuple[str, ...]] | None:
    """What makes tables alike: their kind and the words over their columns."""
    view = table.view
    words = tuple(fold(" ".join(view.header_path(col))) for col in range(1, view.table.n_cols))
    return (view.table.kind, words) if sum(map(bool, words)) >= SETTINGS.named_columns else None


def _units_by_header(tables: Sequence[MoneyTable], units: Units) -> dict[object, Counter[str]]:
    """How many tables of each header have each unit of money."""
    found: dict[object, Counter[str]] = defaultdict(Counter)
    for table in tables:
        if (header := _header(table)) is not None:
            held = {cell.unit for cell in table.view.table.cells if units.money(cell.unit)}
            found[header].update(unit for unit in held if unit)
    return found


def _texts(report: Report) -> Iterator[str]:
    """Running text, notes, and the cells that hold more than a number."""
    for section in report.sections:
        yield from (block.text for block in section.blocks)
    yield from (note.text for note in report.footnotes)
    for table in report.tables:
        yield from (cell.text for cell in table.cells if cell.value is None)


def _told(table: MoneyTable, known: _Known) -> str | None:
    """The one unit in which numbers of a table are amounts that are known; None when none or several are."""
    cells = {abs(cell.value): cell for cell in table.unstated() if cell.value}
    points: dict[str, int] = {}
    for unit, (currency, times) in known.candidates().items():
        met = (known.met(c, known.name(table.view.label_of(c)), currency, times) for c in cells.values())
        if total := sum(met):
            points[unit] = total
    return next(iter(points)) if len(points) == 1 and max(points.values()) >= SETTINGS.met else None


def _by_differences(tables: Sequence[MoneyTable], units: Units) -> Iterator[Finding]:
    """Give amounts the unit of the difference between them that is printed beside."""
    for table in tables:
        priced = any(units.money(cell.unit) for cell in table.view.table.cells)
        if priced and (found := by_difference(table.measured(), units)) is not None:
            yield _inferred(table, found[0], "a difference between them has it", found[1])


def _by_table_above(tables: Sequence[MoneyTable], units: Units) -> Iterator[Finding]:
    """Give amounts of a table that states no unit that of the one right above, which they go on from."""
    for table in tables:
        cells = [cell for column in table.measured().values() for cell in column.values()]
        if table.above is None or not cells or any(cell.unit is not None for cell in cells):
            continue
        above = [cell for column in table.above.measured().values() for cell in column.values()]
        if (unit := unit_of(above)) and units.money(unit):
            yield _inferred(table, unit, "the table right above has it", cells)


def _by_currency(report: Report, tables: Sequence[MoneyTable], units: Units) -> Iterator[Finding]:
    """Give amounts the unit of the one currency of the report, where nothing else can be meant."""
    texts = [*_texts(report), *(section.title or "" for section in report.sections)]
    if (unit := currency_unit(texts, units)) is None:
        return
    multiples = any(names_multiple(text, units) for text in texts)
    least = SETTINGS.never_multiple if multiples else SETTINGS.least_amount
    plain = report.meta.document_type == ACCOUNTS and not multiples
    for table in tables:
        if cells := in_hundredths(table.measured(), least=least):
            yield _inferred(table, unit, "they are printed to the hundredth", cells)
        if plain and (cells := table.unstated()):
            yield _inferred(table, unit, "the annual accounts name no other unit of money", cells)


def _inferred(table: MoneyTable, unit: str, why: str, cells: Sequence[Cell]) -> Finding:
    """Give numbers a unit, and say so."""
    table.give(unit, cells)
    message = f"No unit is stated for {len(cells)} amounts; {unit} is inferred: {why}."
    return INFERRED_UNIT.of_table(table.view.table, message)


def _unknown(waiting: Sequence[MoneyTable]) -> Iterator[Finding]:
    """A finding for each table whose unit is unknown; one for all when they are many."""
    if len(waiting) > SETTINGS.max_unknown:
        message = f"{len(waiting)} tables of money state no unit and none can be inferred; the first is here."
        yield UNKNOWN_UNIT.finding(message, page=waiting[0].view.table.page_first)
        return
    for table in waiting:
        message = f"No unit is stated for {len(table.unstated())} amounts, and none can be inferred."
        yield UNKNOWN_UNIT.of_table(table.view.table, message)


def _withheld(tables: Sequence[MoneyTable], units: Units) -> Iterator[Finding]:
    """A finding for each table in which the unit of money is not taken for numbers that may have it."""
    for table in tables:
        if cells := table.withheld(units):
            name = excerpt(table.view.label_of(cells[0]))
            message = f"Whether {len(cells)} numbers have the amounts' unit is not certain: '{name}'."
            yield UNKNOWN_UNIT.of_table(table.view.table, message, row=cells[0].row)


def _digits(value: Decimal) -> int:
    """How many digits a number has, closing zeros left out."""
    return len(value.normalize().as_tuple().digits)
