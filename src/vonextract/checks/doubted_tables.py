"""Tables whose reading scored low, and what speaks for their numbers all the same."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from vonextract.checks.doubted_numbers import number_cells
from vonextract.checks.equations import Place, Relation
from vonextract.checks.settings import SETTINGS
from vonextract.findings.rules import LOW_CONFIDENCE
from vonextract.model import Finding, Table


def low_confidence(
    table: Table, relations: Sequence[Relation], confirmed: Collection[Place]
) -> list[Finding]:
    """The finding that a table was read with little confidence; none where its sums speak for it.

    Most tables between the two bounds are right, and half of those below that hold no number, so that they
    are told as information.

    Args:
        table: with its numbers.
        relations: what must be equal within the table.
        confirmed: the numbers that sums which hold vouch for.
    """
    if table.confidence >= SETTINGS.low_confidence or _vouched_for(table, relations, confirmed):
        return []
    message = f"The table was read with confidence {table.confidence:.2f}; compare it with the page."
    likely_wrong = table.confidence < SETTINGS.likely_wrong and number_cells(table)
    return [LOW_CONFIDENCE.of_table(table, message, severity="warning" if likely_wrong else "info")]


def _vouched_for(table: Table, relations: Sequence[Relation], confirmed: Collection[Place]) -> bool:
    """Whether sums confirm most of the numbers of a table, and none of them fails."""
    places = {(table.table_id, row, col) for col, rows in number_cells(table).items() for row in rows}
    if not places or any(relation.failing for relation in relations):
        return False
    return len(places & set(confirmed)) >= SETTINGS.vouched * len(places)
