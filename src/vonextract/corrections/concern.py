"""Which corrections concern a document, and whether they are still the ones it was read with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from vonextract.corrections.content import distance, fingerprint
from vonextract.corrections.model import Correction
from vonextract.corrections.settings import SETTINGS
from vonextract.model import Report


def concerning(corrections: Iterable[Correction], doc_id: str, content: str) -> tuple[Correction, ...]:
    """The corrections that may concern a document, oldest first: `belonging` tells when it is read."""
    found = [c for c in corrections if is_of(c, doc_id, content) or _may_be_of(c, content)]
    return tuple(sorted(found, key=lambda c: c.at))


def belonging(corrections: Iterable[Correction], report: Report) -> tuple[Correction, ...]:
    """Those that are of a report: they speak of it, of one that says the same, or of a table of it.

    A report of which more was rewritten is taken for the one that was seen where it has the very table.
    """
    tables = {fingerprint(table) for table in report.tables}
    meta = report.meta
    return tuple(c for c in corrections if is_of(c, meta.doc_id, meta.content) or c.seen.table in tables)


def is_of(correction: Correction, doc_id: str, content: str) -> bool:
    """Whether a correction speaks of a document, or of one that says nearly the same."""
    limit = SETTINGS.same_document if correction.target == "document" else SETTINGS.same_content
    return correction.seen.document == doc_id or distance(correction.seen.content or "", content) <= limit


def _may_be_of(correction: Correction, content: str) -> bool:
    """Whether it speaks of a table of a document that says much the same."""
    near = distance(correction.seen.content or "", content) <= SETTINGS.like_content
    return near and correction.seen.table is not None


def digest(corrections: Sequence[Correction]) -> str | None:
    """A short hash of corrections, to know when a document must be read again; None of none."""
    if not corrections:
        return None
    stated = "\n".join(c.model_dump_json() for c in corrections)
    return hashlib.sha256(stated.encode()).hexdigest()[:12]
