"""Blocks of addresses and boxes for signatures at the edges of a page, known by their words on any page."""

from __future__ import annotations

from collections.abc import Sequence

from vonextract.layout.margins import Row, margin_rows
from vonextract.layout.model import PageText
from vonextract.layout.settings import SETTINGS
from vonextract.swedish.imprints import heads_addresses, is_for_signatures, states_contact


def imprint_words(text: PageText, index: int) -> set[int]:
    """The indices of the words of a page that stand in blocks of addresses or boxes for signatures.

    Args:
        text: the page.
        index: its position in the document.
    """
    foot = [*reversed(margin_rows(text, index, "bottom", SETTINGS.imprint_share))]
    head = margin_rows(text, index, "top", SETTINGS.imprint_share)
    rows = [*_addresses(head), *_addresses(foot), *_signatures(foot)]
    return {word.index for row in rows for word in row.words}


def _addresses(rows: Sequence[Row]) -> list[Row]:
    """The line of labels and the lines of addresses that follow it."""
    start = next((n for n, row in enumerate(rows) if heads_addresses(_text(row))), None)
    if start is None:
        return []
    block = [rows[start]]
    for row in rows[start + 1 : start + 1 + SETTINGS.imprint_lines]:
        near = row.top - block[-1].bottom <= SETTINGS.imprint_pitch * row.size
        if not near or not (states_contact(_text(row)) or row.size <= rows[start].size):
            break
        block.append(row)
    stated = any(states_contact(_text(row)) for row in block)
    return block if stated else []


def _signatures(rows: Sequence[Row]) -> list[Row]:
    """The line of labels below the boxes, and what stands below it."""
    start = next((n for n, row in enumerate(rows) if is_for_signatures(_text(row))), None)
    if start is None or len(rows) - start > SETTINGS.imprint_lines:
        return []
    return [*rows[start:]]


def _text(row: Row) -> str:
    return " ".join(word.text for word in row.words)
