"""A packet (kallelse, handlingar) falls into its ärenden; a plain report is one ärende."""

from __future__ import annotations

from collections.abc import Sequence

from vonextract.layout.model import PageText
from vonextract.model import Arende


def find_arenden(
    texts: Sequence[PageText], title: str | None = None, diarienummer: str | None = None
) -> list[Arende]:
    """The ärenden of a document in page order, covering all its pages without overlap.

    Args:
        texts: one per page.
        title: of the whole document, for a report that is no packet.
        diarienummer: of the whole document, likewise.
    """
    return [
        Arende(
            arende_id=1,
            ordinal=1,
            title=title,
            diarienummer=diarienummer,
            page_first=1,
            page_last=max(1, len(texts)),
        )
    ]
