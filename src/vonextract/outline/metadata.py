"""What the document says about itself: who wrote it, what it is, and when it holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from vonextract.layout.model import PageText
from vonextract.pdf.model import Document


@dataclass(slots=True)
class DocumentFacts:
    """The document facts of `DocumentMeta`; None where the document does not say.

    Attributes:
        places: for each fact read, where: "page 1", "header", "properties", …
    """

    title: str | None = None
    organisation: str | None = None
    committee: str | None = None
    document_type: str | None = None
    diarienummer: str | None = None
    year: int | None = None
    as_of: dt.date | None = None
    places: dict[str, str] = field(default_factory=dict)


def document_facts(document: Document, texts: Sequence[PageText]) -> DocumentFacts:
    """Read the document facts from title page, letterhead, running header and properties."""
    return DocumentFacts()
