"""What a document says of itself, sentence by sentence: each statement with its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from vonextract.geometry import Box
from vonextract.identity.settings import CONFIDENCE, Source
from vonextract.model import DocumentFact, FactName

Value = str | int | dt.date

PRINTED: frozenset[Source] = frozenset({"title block", "letterhead", "header", "footer"})
"""Where a document says what it is, and not what it is about."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement.

    Attributes:
        value: as stored in `documents`.
        source: which part of the document makes it.
        page, box: where, None for what is not printed.
    """

    value: Value
    source: Source
    page: int | None = None
    box: Box | None = None


@dataclass(slots=True)
class DocumentFacts:
    """Everything a document states of itself, by fact, the believed statement first."""

    stated: dict[FactName, list[Statement]] = field(default_factory=dict)

    def put(self, name: FactName, found: Iterable[Statement | None]) -> None:
        """Store the statements of a fact, the believed one first; one for each value and source."""
        different: dict[tuple[Value, Source], Statement] = {}
        for statement in found:
            if statement is not None:
                different.setdefault((statement.value, statement.source), statement)
        if different:
            self.stated[name] = list(different.values())

    def chosen(self, name: FactName) -> Statement | None:
        """The statement that is believed."""
        return next(iter(self.stated.get(name, ())), None)

    def source(self, name: FactName) -> Source | None:
        """Where the believed statement stands."""
        found = self.chosen(name)
        return found.source if found else None

    def text(self, name: FactName) -> str | None:
        """A fact's value as text."""
        found = self.chosen(name)
        return str(found.value) if found else None

    @property
    def title(self) -> str | None:
        """The title."""
        return self.text("title")

    @property
    def organisation(self) -> str | None:
        """The kommun or region, by its official name."""
        return self.text("organisation")

    @property
    def committee(self) -> str | None:
        """The nämnd that the paper is from or to."""
        return self.text("committee")

    @property
    def document_type(self) -> str | None:
        """What kind of document it is."""
        return self.text("document_type")

    @property
    def diarienummer(self) -> str | None:
        """The document's own case number."""
        return self.text("diarienummer")

    @property
    def year(self) -> int | None:
        """The year it is about."""
        found = self.chosen("year")
        return found.value if found and isinstance(found.value, int) else None

    @property
    def as_of(self) -> dt.date | None:
        """The day up to which it reports."""
        found = self.chosen("as_of")
        return found.value if found and isinstance(found.value, dt.date) else None

    def elements(self) -> list[DocumentFact]:
        """Every statement as it is stored."""
        return [
            DocumentFact(
                name=name,
                value=str(statement.value),
                source=statement.source,
                page=statement.page,
                box=statement.box,
                confidence=CONFIDENCE[statement.source],
                chosen=number == 0,
            )
            for name, statements in self.stated.items()
            for number, statement in enumerate(statements)
        ]
