"""What became of corrections in a database: applied, waiting, or of no report that it holds now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import duckdb

from vonextract.corrections.concern import is_of
from vonextract.corrections.model import Correction

_STATES = """
SELECT correction_id, state FROM corrections JOIN documents USING (doc_id) WHERE is_current
ORDER BY list_position(['unnecessary', 'applied', 'stale'], state)
"""
"""Of a correction that several reports have, the one that needs a look most comes last."""
_CURRENT = "SELECT doc_id, coalesce(content, '') FROM documents WHERE is_current"
_REPLACED = "SELECT doc_id FROM documents WHERE NOT is_current"

WAITING = "waits for the next ingest"
HOMELESS = "no report of the database"


class Outcome(NamedTuple):
    """A correction and what became of it: applied, stale, unnecessary, `WAITING` or `HOMELESS`."""

    correction: Correction
    state: str


def outcomes(con: duckdb.DuckDBPyConnection, corrections: Iterable[Correction]) -> Iterator[Outcome]:
    """What became of each correction in the current reports of a database."""
    states = dict(con.execute(_STATES).fetchall())
    documents = con.execute(_CURRENT).fetchall()
    for correction in corrections:
        state = states.get(correction.correction_id)
        if state is None:
            waits = any(is_of(correction, *document) for document in documents)
            state = WAITING if waits else HOMELESS
        yield Outcome(correction, state)


def orphaned(con: duckdb.DuckDBPyConnection, corrections: Iterable[Correction]) -> list[Correction]:
    """Those of reports that other files replaced, which say so little of the same that none takes them up."""
    replaced = {doc_id for (doc_id,) in con.execute(_REPLACED).fetchall()}
    left = (c for c in corrections if c.seen.document in replaced)
    return [correction for correction, state in outcomes(con, left) if state == HOMELESS]
