"""What the tables mean: facts and the typed records of known kinds of tables."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from pydantic import Field

from vonextract.model.base import Element, FactType, Kind


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
