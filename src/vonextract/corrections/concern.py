"""Which corrections concern a document, and whether they are still the ones it was read with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from vonextract.corrections.content_keys import distance, fingerprint, say_the_same_of_themselves
from vonextract.corrections.model import Correction
from vonextract.corrections.settings import SETTINGS
from vonextract.model import Report


def concerning(corrections: Iterable[Correction], doc_id: str, content: str) -> tuple[Correction, ...]:
    """The corrections that may concern a document, oldest first: `belonging` tells when it is read."""
    found = [c for c in corrections if is_of(c, doc_id, content) or _may_be_of(c, content)]
    return tuple(sorted(found, key=lambda c: c.at))


def belonging(corrections: Iterable[Correction], report: Report) -> tuple[Correction, ...]:
    """Those that are of a report: they surely are, or it says the same of itself as the one that was seen."""
    sure = surely_of(corrections, report)
    return tuple(c for c in corrections if c in sure or _is_told_of(c, report.meta.content))


def surely_of(corrections: Iterable[Correction], report: Report) -> tuple[Correction, ...]:
    """Those that speak of a report, of one that says the same, or of a table of it.

    A report of which more was rewritten is taken for the one that was seen where it has the very table.
    """
    tables = {fingerprint(table) for table in report.tables}
    meta = report.meta
    return tuple(c for c in corrections if is_of(c, meta.doc_id, meta.content) or c.seen.table in tables)


def is_of(correction: Correction, doc_id: str, content: str) -> bool:
    """Whether a correction speaks of a document, or of one that says nearly the same."""
    seen, limit = correction.seen.content or "", SETTINGS.same_content
    if correction.target == "document":
        itself = say_the_same_of_themselves(seen, content)
        limit = SETTINGS.like_content if itself else SETTINGS.same_document
    return correction.seen.document == doc_id or distance(seen, content) <= limit


def _may_be_of(correction: Correction, content: str) -> bool:
    """Whether it speaks of a document that says much the same."""
    near = distance(correction.seen.content or "", content) <= SETTINGS.like_content
    return (near and correction.seen.table is not None) or _is_told_of(correction, content)


def _is_told_of(correction: Correction, content: str) -> bool:
    """Whether it speaks of a document that says the same of itself, much of which was rewritten."""
    seen = correction.seen.content or ""
    return say_the_same_of_themselves(seen, content) and distance(seen, content) <= SETTINGS.told_content


def digest(corrections: Sequence[Correction]) -> str | None:
    """A short hash of corrections, to know when a document must be read again; None of none."""
    if not corrections:
        return None
    stated = "\n".join(c.model_dump_json() for c in corrections)
    return hashlib.sha256(stated.encode()).hexdigest()[:12]
