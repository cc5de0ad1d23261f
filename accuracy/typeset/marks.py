"""The address of the link that marks a cell while a document is set to learn where its cells stand."""

from __future__ import annotations

PREFIX = "http://cell.invalid/"


def address(number: int) -> str:
    """The address of the link around cell `number` of the document."""
    return f"{PREFIX}{number}"


def number_of(uri: str) -> int | None:
    """The cell that a link marks, or None where the link is none of ours."""
    return int(uri.removeprefix(PREFIX)) if uri.startswith(PREFIX) else None
