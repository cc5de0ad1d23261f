"""Which corrections concern a document, and whether they are still the ones it was read with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from vonextract.corrections.content import distance
from vonextract.corrections.model import Correction
from vonextract.corrections.settings import SETTINGS


def concerning(corrections: Iterable[Correction], doc_id: str, content: str) -> tuple[Correction, ...]:
    """The corrections that speak of a document, or of one that says the same, oldest first."""
    found = [c for c in corrections if _concerns(c, doc_id, content)]
    return tuple(sorted(found, key=lambda c: c.at))


def _concerns(correction: Correction, doc_id: str, content: str) -> bool:
    if correction.seen.document == doc_id:
        return True
    limit = SETTINGS.same_document if correction.target == "document" else SETTINGS.same_content
    return distance(correction.seen.content or "", content) <= limit


def digest(corrections: Sequence[Correction]) -> str | None:
    """A short hash of corrections, to know when a document must be read again; None of none."""
    if not corrections:
        return None
    stated = "\n".join(c.model_dump_json() for c in corrections)
    return hashlib.sha256(stated.encode()).hexdigest()[:12]
