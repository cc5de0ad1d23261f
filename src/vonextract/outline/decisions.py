"""What minutes say was decided: the text under "Beslut" of each ärende."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from vonextract.model import Arende, Section
from vonextract.outline.settings import SETTINGS
from vonextract.vocabulary import Words, per_vocabulary


@per_vocabulary
def _headings(words: Words) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The heading of a decision, and what in it speaks of something else."""
    said = words.documents.minutes
    undecided = rf"\b(?:{'|'.join(said.undecided)})"
    return re.compile(said.decision, re.IGNORECASE), re.compile(undecided, re.IGNORECASE)


def set_decisions(arenden: Iterable[Arende], sections: Sequence[Section]) -> None:
    """Give each paragraph of minutes what was decided in it; other ärenden are left as they are."""
    for arende in arenden:
        if arende.paragraph is not None:
            own = [section for section in sections if section.arende_id == arende.arende_id]
            decided = (section.text for section in own if _is_decision(section.title or ""))
            text = next(filter(None, decided), "")
            arende.beslut = text[: SETTINGS.decision_chars] or None


def _is_decision(title: str) -> bool:
    decision, undecided = _headings()
    return decision.fullmatch(title.strip()) is not None and not undecided.search(title)
