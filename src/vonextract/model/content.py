"""What stands on the pages: headings with their text, tables, notes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from vonextract.geometry import Box
from vonextract.model.base import Element, Kind, Role

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow as pa

BlockType = Literal["paragraph", "list_item", "caption", "figure"]


def _is_missing(value: object) -> bool:
    """Whether a field has nothing to say and is left out of JSON."""
    return value is None or value == []


class Block(Element):
    """A paragraph, list item, caption or figure of a section, in reading order."""

    type: BlockType
    text: str
    raw: str = Field(description="The printed lines, joined by newlines, before any repair")
    page: int
    box: Box
    level: int = Field(0, description="Nesting depth of a list item, from 1")
    label: str | None = Field(None, description="The list item's own bullet or number, as printed")


class Section(Element):
    """A heading and the running text under it."""

    section_id: int
    parent_id: int | None
    arende_id: int | None = None
    ordinal: int
    level: int = Field(description="1 for a chapter; 0 for text before the first heading")
    number: str | None = Field(None, description="The heading's own number, such as 2.1")
    title: str | None
    blocks: list[Block] = Field(default_factory=list)
    page_first: int
    page_last: int
    box: Box = Field(description="Of the heading, on page_first")

    @property
    def text(self) -> str:
        """The running text: paragraphs and list items joined by newlines."""
        return "\n".join(b.text for b in self.blocks if b.type in ("paragraph", "list_item") and b.text)


class Cell(Element):
    """One cell; a spanning cell stands once, at its top left place."""

    row: int
    col: int
    row_span: int = 1
    col_span: int = 1
    role: Role = "value"
    text: str = Field(description="As printed, lines joined, note markers taken out")
    value: Decimal | None = Field(None, description="The number as printed, unscaled")
    unit: str | None = None
    page: int
    box: Box
    confidence: float | None = Field(
        None, description="How sure its text is, 0 to 1; NULL where nothing tells", exclude_if=_is_missing
    )
    alternatives: list[str] = Field(
        default_factory=list,
        description="What its text may be instead, likeliest first, where a picture was read with doubt",
        exclude_if=_is_missing,
    )


class Table(Element):
    """A table, whole over all its pages, its repeated header kept once."""

    table_id: int
    section_id: int | None
    ordinal: int
    kind: Kind = "annat"
    kind_score: float = Field(0.0, description="How well the kind's vocabulary fits, 0 to 1")
    title: str | None = None
    unit: str | None = None
    n_rows: int
    n_cols: int
    n_header_rows: int
    page_first: int
    page_last: int
    box: Box = Field(description="Of its first part, on page_first")
    method: str = Field(description="How it was found: tags, rules, text, or several joined by +")
    confidence: float = Field(ge=0, le=1)
    trace: list[str] = Field(default_factory=list, description="Why it was read and joined this way")
    cells: list[Cell]

    def __repr__(self) -> str:
        return f"<Table {self.table_id}: {self.title!r}, {self.kind}, {self.n_rows} × {self.n_cols}>"

    def _repr_html_(self) -> str:
        from vonextract.render.frames import to_html

        return to_html(self)

    def to_arrow(self) -> pa.Table:
        """The body as an Arrow table: numbers as numbers, columns named by their headers.

        Raises:
            MissingLibrary: pyarrow is not installed.
        """
        from vonextract.render.frames import to_arrow

        return to_arrow(self)

    def to_pandas(self) -> pandas.DataFrame:
        """The body as a pandas data frame."""
        from vonextract.render.frames import to_pandas

        return to_pandas(self)

    def to_polars(self) -> polars.DataFrame:
        """The body as a polars data frame.

        Raises:
            MissingLibrary: polars is not installed.
        """
        from vonextract.render.frames import to_polars

        return to_polars(self)


class Footnote(Element):
    """A note at the page's foot, the document's end, or under a table."""

    footnote_id: int
    marker: str = Field(description="As printed, without brackets; empty under a table when it has none")
    text: str
    page: int
    table_id: int | None = None
    box: Box


class FootnoteRef(Element):
    """A place that refers to a note."""

    footnote_id: int
    section_id: int | None = None
    table_id: int | None = None
    row: int | None = None
    col: int | None = None
    page: int
    context: str = Field(description="The words just before the marker")
