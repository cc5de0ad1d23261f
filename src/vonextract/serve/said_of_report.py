"""What people have stated of a report: what was read with it, what waits, what was taken back."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from vonextract.corrections import Correction, is_of
from vonextract.review.load_dossiers import Row
from vonextract.serve import queries
from vonextract.serve.settings import SETTINGS

WAITING, TAKEN_BACK = "waiting", "taken_back"


def stated_of(
    con: duckdb.DuckDBPyConnection, document: Row, corrections: Sequence[Correction] | None
) -> list[Row]:
    """The corrections of a report, those that wait for the next reading first, else the latest first.

    Args:
        con: the open database.
        document: its row.
        corrections: all that are stated now; None where nobody knows the file of them.
    """
    taken = queries.corrections_of(con, document["doc_id"])
    if corrections is None:
        return list(taken)
    known = {c.correction_id: c for c in corrections}
    current = {
        row["correction_id"]
        for row in taken
        if (c := known.get(row["correction_id"])) and c.at.replace(tzinfo=None) == row["at"]
    }
    waiting = [
        _waiting(c)
        for c in corrections
        if c.correction_id not in current and is_of(c, document["doc_id"], document["content"] or "")
    ]
    left = [
        row if row["correction_id"] in current else row | {"state": TAKEN_BACK}
        for row in taken
        if row["correction_id"] in current or row["correction_id"] not in known
    ]
    return waiting + left


def _waiting(correction: Correction) -> Row:
    seen = correction.seen
    place = (seen.row_label, seen.column_label, seen.rule, f"s. {seen.page}" if seen.page else None)
    return {
        "correction_id": correction.correction_id,
        "field": correction.field,
        "target": " · ".join(filter(None, place))[: SETTINGS.shown],
        "read": (seen.text or "")[: SETTINGS.shown],
        "value": correction.stated,
        "reason": correction.reason,
        "by": correction.by,
        "at": correction.at.replace(tzinfo=None),
        "state": WAITING,
    }
