"""The Report: what one document says, as data. The shape that records, checks and store see.

Every element knows its page (from 1) and its box (PDF points, origin top left). Ids are
small integers, counted from 1 in reading order within the document. The tables of the
database mirror these models one to one.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from vonextract.extras import extra
from vonextract.geometry import Box

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow as pa

Kind = str
"""What a table is about: a kind of the shipped vocabulary (`KINDS`) or of the user's own; else "annat"."""

KINDS = (
    "atgarder",
    "drift",
    "indikatorer",
    "investeringar",
    "volymer",
    "handlingsplan",
    "budgetjustering",
    "bidrag",
    "risker",
    "kallforteckning",
    "resultatrakning",
    "balansrakning",
    "kassaflode",
    "noter",
    "personal",
    "befolkning",
    "statistik",
    "enkat",
    "forteckning",
    "annat",
)
Role = Literal["header", "label", "group", "total", "value", "empty"]
Severity = Literal["info", "warning", "error"]
Status = Literal["complete", "partial", "failed"]
FactType = Literal["amount", "share", "count", "index", "per_unit", "date", "code"]
CorrectionState = Literal["applied", "stale", "unnecessary"]
BlockType = Literal["paragraph", "list_item", "caption", "figure"]


class Element(BaseModel):
    """Base of all models: closed to unknown fields, so that a misspelt one is an error."""

    model_config = ConfigDict(extra="forbid")


def _is_missing(value: object) -> bool:
    """Whether a field has nothing to say and is left out of JSON."""
    return value is None or value == []


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
        """The body as an Arrow table: numbers as numbers, columns named by their headers."""
        from vonextract.render.frames import to_arrow

        return to_arrow(self)

    def to_pandas(self) -> pandas.DataFrame:
        """The body as a pandas data frame."""
        return self.to_arrow().to_pandas()

    def to_polars(self) -> polars.DataFrame:
        """The body as a polars data frame.

        Raises:
            MissingLibrary: polars is not installed.
        """
        with extra("polars"):
            import polars
        frame = polars.from_arrow(self.to_arrow())
        assert isinstance(frame, polars.DataFrame)
        return frame


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


class Finding(Element):
    """Something doubtful or contradictory, and where."""

    finding_id: int = 0
    cause_id: int | None = Field(None, description="The finding that this one follows from; None for a cause")
    severity: Severity
    rule: str
    message: str
    page: int | None = None
    section_id: int | None = None
    table_id: int | None = None
    row: int | None = None
    col: int | None = None
    expected: Decimal | None = None
    actual: Decimal | None = None
    checked: Literal["true", "false_alarm"] | None = Field(
        None, description="What a person found when she looked it up"
    )


class Fact(Element):
    """A numeric cell of a table's body, with everything its row and its headers say."""

    table_id: int
    row: int
    col: int
    page: int
    kind: Kind
    fact_type: FactType | None = Field(
        None, description="What the number is; code and date name something; NULL when nothing tells"
    )
    row_label: str = Field(description="The text of the row that names it")
    row_path: str = Field(description="Group rows and all labels, joined by ' > '")
    column_label: str = Field(description="Header path, joined by a space")
    column_path: str = Field(description="Header path, joined by ' > '")
    measure: str | None = None
    post: str | None = Field(None, description="intäkter, kostnader or netto, where columns tell them apart")
    year: int | None = None
    as_of: dt.date | None = None
    period_start: dt.date | None = Field(None, description="First day that the number is about")
    period_end: dt.date | None = Field(None, description="Last day that the number is about")
    full_year: bool | None = None
    population: str | None = None
    value: Decimal
    unit: str | None = None
    unit_source: str | None = Field(
        None, description="Where the unit is stated: cell, row, column, table, heading, document; or inferred"
    )
    amount_sek: Decimal | None = None
    amount: Decimal | None = Field(None, description="The amount of money in whole units of its currency")
    currency: str | None = Field(
        None, description="SEK, EUR, …; NULL when it is no money or of no known unit"
    )
    is_total: bool = False
    verified: bool = Field(False, description="A stated total or a second engine confirms the number")
    verified_by: str | None = Field(
        None,
        description="total, restated, next_report, engine, person, or tags, which vouch for its place alone",
    )
    confidence: float = Field(0.5, description="How sure it is, 0 to 1")
    value_read: Decimal | None = Field(
        None, description="The number that was read where a person states another"
    )


class Atgard(Element):
    """A measure (åtgärd)."""

    atgard_id: int
    table_id: int
    row: int
    page: int
    omrade: str | None = None
    atgard: str
    beskrivning: str | None = None
    ansvarig: str | None = None
    tidplan: str | None = None
    uppfoljning: str | None = None
    status: str | None = None


class AtgardEffekt(Element):
    """The effect of a measure in one column."""

    atgard_id: int | None
    table_id: int
    row: int
    col: int
    page: int
    label: str
    year: int | None = None
    full_year: bool = False
    amount_sek: Decimal | None = None
    value: Decimal
    unit: str | None = None
    is_total: bool = False


class DriftPost(Element):
    """A line of a drift table in one money column."""

    table_id: int
    row: int
    col: int
    page: int
    verksamhet: str | None = Field(None, description="None for a post of the whole table")
    kod: str | None = None
    measure: str | None = None
    post: str | None = Field(
        None, description="intäkter, kostnader, netto or resultatöverföring, where the row or column is one"
    )
    year: int | None = None
    amount_sek: Decimal | None = None
    value: Decimal
    unit: str | None = None
    is_total: bool = False
    is_group: bool = False


class Indikator(Element):
    """An indicator row."""

    indikator_id: int
    table_id: int
    row: int
    page: int
    indikator: str
    enhet: str | None = None
    mal: str | None = None
    kolada_id: str | None = None
    source: str | None = None


class IndikatorVarde(Element):
    """An indicator's value in one column."""

    indikator_id: int
    table_id: int
    row: int
    col: int
    page: int
    label: str
    measure: str | None = None
    year: int | None = None
    as_of: dt.date | None = None
    population: str | None = None
    value: Decimal | None = None
    raw: str


class Aktivitet(Element):
    """An activity of a plan in words: what is done, by whom, when."""

    aktivitet_id: int
    table_id: int
    row: int
    page: int
    aktivitet: str
    mal: str | None = Field(None, description="The goal it serves")
    ansvarig: str | None = None
    tidplan: str | None = None
    uppfoljning: str | None = None
    status: str | None = None
    atgard_id: int | None = Field(None, description="The same åtgärd in a table of money of the document")


class Risk(Element):
    """A risk, how it is judged and what is done."""

    risk_id: int
    table_id: int
    row: int
    page: int
    risk: str
    omrade: str | None = Field(None, description="The process or area it belongs to")
    sannolikhet: str | None = None
    konsekvens: str | None = None
    riskvarde: str | None = None
    atgard: str | None = None
    ansvarig: str | None = None


class Records(Element):
    """The typed records of a report."""

    facts: list[Fact] = Field(default_factory=list)
    atgarder: list[Atgard] = Field(default_factory=list)
    atgard_effekter: list[AtgardEffekt] = Field(default_factory=list)
    drift_poster: list[DriftPost] = Field(default_factory=list)
    indikatorer: list[Indikator] = Field(default_factory=list)
    indikator_varden: list[IndikatorVarde] = Field(default_factory=list)
    aktiviteter: list[Aktivitet] = Field(default_factory=list)
    risker: list[Risk] = Field(default_factory=list)


class AppliedCorrection(Element):
    """A statement of a person about the document, and what became of it."""

    correction_id: str
    target: str = Field(
        description="What it is stated of: doc_id, table, row and column, * for all; or a finding"
    )
    field: str
    value: str
    reason: str
    by: str
    at: dt.datetime = Field(description="In UTC")
    state: CorrectionState
    read: str | None = Field(None, description="What the reader found there")


class Report(Element):
    """Everything one document says."""

    meta: DocumentMeta
    document_facts: list[DocumentFact] = Field(default_factory=list)
    pages: list[PageInfo] = Field(default_factory=list)
    arenden: list[Arende] = Field(default_factory=list)
    handlingar: list[Handling] = Field(default_factory=list)
    sections: list[Section] = Field(default_factory=list)
    tables: list[Table] = Field(default_factory=list)
    footnotes: list[Footnote] = Field(default_factory=list)
    footnote_refs: list[FootnoteRef] = Field(default_factory=list)
    records: Records = Field(default_factory=Records)
    findings: list[Finding] = Field(default_factory=list)
    corrections: list[AppliedCorrection] = Field(default_factory=list)

    def __repr__(self) -> str:
        tables, findings = len(self.tables), len(self.findings)
        return (
            f"<Report {self.meta.file_name!r}: {self.meta.pages} pages, {tables} tables, {findings} findings>"
        )

    def _repr_html_(self) -> str:
        from vonextract.render.frames import report_html

        return report_html(self)
