"""The figure of the document facts: who, what and when a document is, against what it prints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from accuracy.score.counts import Counts
from accuracy.score.texts import folded
from vonextract.model import DocumentMeta

FACTS = ("organisation", "committee", "document_type", "year", "diarienummer")
"""The facts that are judged."""


def document_figures(truth: Mapping[str, Any], meta: DocumentMeta) -> dict[str, Counts]:
    """How many of the facts that a truth states, null too, were read as it says; {} where it has none."""
    stated = [name for name in FACTS if name in truth]
    right = sum(alike(str(truth[name] or ""), str(getattr(meta, name) or "")) for name in stated)
    return {"document": Counts(right, len(stated), len(stated))} if stated else {}


def alike(true: str, read: str) -> bool:
    """Whether a fact was read rightly; of a truth "A|B" either will do, case and spaces aside."""
    return folded(read).casefold() in {folded(one).casefold() for one in true.split("|")}
