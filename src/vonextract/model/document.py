"""The document itself: its pages, what it says of itself, and the papers that it holds."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from vonextract.geometry import Box
from vonextract.model.base import Element, Status


class PageInfo(Element):
    """A page, and where its text comes from."""

    page: int
    source: Literal["print", "ocr", "hidden_text", "empty"] = Field(
        description="print; ocr, read from a picture; hidden_text, the text layer of a picture; empty"
    )
    width: float = Field(description="Points, as the page is read")
    height: float
    rotation: int = Field(description="Degrees clockwise that it was turned to be read")
    agreement: float | None = Field(
        None, description="Share of the words read from a picture that its hidden text layer has too"
    )


class DocumentMeta(Element):
    """The document itself; NULL where it does not say."""

    doc_id: str = Field(description="First 16 hex digits of the file's SHA-256")
    file_name: str
    path: str
    sha256: str
    bytes: int
    pages: int
    title: str | None = None
    organisation: str | None = Field(None, description="Kommun, region or body, from the official list")
    committee: str | None = Field(None, description="Nämnd, as the document writes it")
    document_type: str | None = Field(None, description="åtgärdsplan, verksamhetsplan, delårsrapport, …")
    diarienummer: str | None = None
    year: int | None = Field(None, description="The year the document is about")
    as_of: dt.date | None = Field(None, description="The day up to which it reports")
    producer: str | None = None
    tagged: bool = False
    status: Status = "complete"
    extractor_version: str
    unassigned_words: int = Field(0, description="Words that are in no section, table, note or furniture")
    words: int = Field(0, description="Words on all pages")
    scanned_pages: int = Field(0, description="Pages with text that comes from a picture of paper")
    content: str = Field("", description="What it says, as a hash that is alike for documents that are alike")
    corrections: str | None = Field(None, description="Hash of the corrections that concern it; None without")


FactName = Literal["title", "organisation", "committee", "document_type", "diarienummer", "year", "as_of"]


class DocumentFact(Element):
    """One statement of a document about itself: who, what, when."""

    name: FactName
    value: str = Field(description="As in the document's own row")
    source: str = Field(
        description="title block, letterhead, header, footer, first page, metadata, running text, folder rule"
        " or person"
    )
    page: int | None = None
    box: Box | None = None
    confidence: float
    chosen: bool = Field(description="Whether the document's row has this value")


class Arende(Element):
    """An item of a packet; a plain report is one ärende."""

    arende_id: int
    ordinal: int
    title: str | None
    diarienummer: str | None = None
    paragraph: str | None = Field(None, description="Its § in minutes, such as § 12")
    beslut: str | None = Field(None, description="What minutes say was decided in it")
    page_first: int
    page_last: int


class Handling(Element):
    """A paper of a packet: a tjänsteskrivelse, bilaga, motion, rapport; a plain report is one paper."""

    handling_id: int
    arende_id: int | None = Field(
        None, description="The ärende it belongs to; None for an agenda before them"
    )
    ordinal: int
    kind: str = Field(description="What kind of paper; annat when it does not say")
    title: str | None
    page_first: int
    page_last: int
