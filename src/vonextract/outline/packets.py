"""A packet (kallelse, handlingar) falls into its ärenden; a plain report is one ärende."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vonextract.layout.model import PageText
from vonextract.model import Arende


class PlacedArende(NamedTuple):
    """An ärende and where on its first page it begins.

    Attributes:
        arende: the item; it ends on the page where the next one begins, or on the one before.
        top: y in points on `arende.page_first`; text above it belongs to the ärende before.
    """

    arende: Arende
    top: float


def find_arenden(
    texts: Sequence[PageText], title: str | None = None, diarienummer: str | None = None
) -> list[PlacedArende]:
    """The ärenden of a document in page order; the first one also has whatever stands before it.

    Args:
        texts: one per page.
        title: of the whole document, for a report that is no packet.
        diarienummer: of the whole document, likewise.

    Returns:
        At least one.
    """
    whole = Arende(
        arende_id=1,
        ordinal=1,
        title=title,
        diarienummer=diarienummer,
        page_first=1,
        page_last=max(1, len(texts)),
    )
    return [PlacedArende(whole, 0.0)]
