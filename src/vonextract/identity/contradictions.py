"""Where a document says two things of itself."""

from __future__ import annotations

from vonextract.findings import rules
from vonextract.identity.statements import PRINTED, DocumentFacts, Statement
from vonextract.identity.vocabulary import document_kind
from vonextract.model import FactName, Finding
from vonextract.swedish.dates import find_years

_NAMES: tuple[FactName, ...] = ("organisation", "document_type", "diarienummer", "year")


def contradictions(facts: DocumentFacts) -> list[Finding]:
    """A finding for each fact of which something printed, or the file's own title, says otherwise."""
    found = [_told(name, facts) for name in _NAMES] + [_titles(facts)]
    return [finding for finding in found if finding is not None]


def _told(name: FactName, facts: DocumentFacts) -> Finding | None:
    """Two organisations that are printed as the author, or anything printed that a rule contradicts."""
    chosen = facts.chosen(name)
    if chosen is None or (name != "organisation" and chosen.source != "folder rule"):
        return None
    others = (s for s in facts.stated[name][1:] if s.value != chosen.value and s.source in PRINTED)
    other = next(others, None)
    return _finding(name, chosen, other) if other is not None else None


def _titles(facts: DocumentFacts) -> Finding | None:
    """The file's own title and the printed one, where they name different kinds of document or years."""
    chosen = facts.chosen("title")
    own = next((s for s in facts.stated.get("title", ()) if s.source == "metadata"), None)
    if chosen is None or own is None or own is chosen:
        return None
    a, b = str(chosen.value), str(own.value)
    kinds = {document_kind(a), document_kind(b)}
    years = set(find_years(a)), set(find_years(b))
    if (None not in kinds and len(kinds) == 2) or (all(years) and not years[0] & years[1]):
        return _finding("title", chosen, own)
    return None


def _finding(name: FactName, chosen: Statement, other: Statement) -> Finding:
    called = name.replace("_", " ")
    return rules.CONTRADICTORY_IDENTITY.finding(
        f"The {called} is '{chosen.value}' by the {chosen.source}, '{other.value}' by the {other.source};"
        " the first is stored.",
        page=other.page or chosen.page,
    )
