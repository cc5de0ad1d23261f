"""What minutes say was decided: the text under "Beslut" of each ärende."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from vonextract.model import Arende, Section
from vonextract.outline.settings import SETTINGS

_DECISION = re.compile(r"(?:[^\W\d_]+s )*beslut\W*", re.IGNORECASE)
_PROPOSED = re.compile(r"\b(?:förslag|tidigare|reservation|yrkande)", re.IGNORECASE)


def set_decisions(arenden: Iterable[Arende], sections: Sequence[Section]) -> None:
    """Give each paragraph of minutes what was decided in it; other ärenden are left as they are."""
    for arende in arenden:
        if arende.paragraph is not None:
            own = [section for section in sections if section.arende_id == arende.arende_id]
            decided = (section.text for section in own if _is_decision(section.title or ""))
            text = next(filter(None, decided), "")
            arende.beslut = text[: SETTINGS.decision_chars] or None


def _is_decision(title: str) -> bool:
    return _DECISION.fullmatch(title.strip()) is not None and not _PROPOSED.search(title)
