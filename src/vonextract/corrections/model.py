"""What a person states of a report: a correction, and what she saw when she made it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal, NamedTuple, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from vonextract.corrections.settings import SETTINGS
from vonextract.errors import ExitCode, VonextractError
from vonextract.model import Element
from vonextract.swedish.numbers import parse_number

Target = Literal["document", "table", "row", "column", "cell", "finding"]
Sort = Literal["number", "whole", "year", "text", "texts", "date", "nothing", "verdict"]

NO_NUMBER = "none"
"""The value of a cell that states no number."""
FALSE_ALARM: Literal["false_alarm"] = "false_alarm"
VERDICTS = ("true", FALSE_ALARM)


class CorrectionError(VonextractError):
    """A correction, or the file of corrections, cannot be used."""

    exit_code = ExitCode.USAGE


class FieldRule(NamedTuple):
    """What a field may be stated of, and what may be stated."""

    targets: tuple[Target, ...]
    sort: Sort
    meaning: str


FIELDS: Mapping[str, FieldRule] = {
    "value": FieldRule(("cell",), "number", "the number; 'none' where the cell states no number"),
    "text": FieldRule(("cell",), "text", "the cell's text"),
    "unit": FieldRule(("cell", "column", "table"), "text", "the unit of the numbers"),
    "measure": FieldRule(("cell", "column"), "text", "budget, utfall, prognos …"),
    "year": FieldRule(("cell", "column", "document"), "year", "the year that it is about"),
    "kind": FieldRule(("table",), "text", "what the table is about"),
    "title": FieldRule(("table", "document"), "text", "the title"),
    "header_rows": FieldRule(("table",), "whole", "how many rows at the top are header"),
    "no_table": FieldRule(("table",), "nothing", "this is no table: its words become text"),
    "join_table": FieldRule(("table",), "nothing", "this table and the next one are one"),
    "split_table": FieldRule(
        ("row",), "whole", "a new table begins at this row, with so many header rows; 0 repeats the header"
    ),
    "join_row": FieldRule(("row",), "nothing", "this row and the next one are one"),
    "split_row": FieldRule(("row",), "texts", "this row is two; the texts of the lower, column by column"),
    "join_column": FieldRule(("column",), "nothing", "this column and the next one are one"),
    "split_column": FieldRule(
        ("column",), "texts", "this column is two; the texts of the right one, row by row"
    ),
    "organisation": FieldRule(("document",), "text", "kommun, region or body"),
    "committee": FieldRule(("document",), "text", "nämnd"),
    "document_type": FieldRule(("document",), "text", "åtgärdsplan, verksamhetsplan, delårsrapport …"),
    "diarienummer": FieldRule(("document",), "text", "the document's own number"),
    "as_of": FieldRule(("document",), "date", "the day up to which it reports, 2025-08-31"),
    "checked": FieldRule(
        ("finding", "cell", "row", "column", "table"),
        "verdict",
        "true (it is as the finding says; of a place: its numbers are as read) or, of a finding, false_alarm",
    ),
}
"""Everything that can be corrected."""


def stateable() -> Mapping[Target, Sequence[str]]:
    """The fields that can be stated of each sort of place; of findings there is a verdict alone."""
    places: tuple[Target, ...] = ("cell", "row", "column", "table", "document")
    return {place: [field for field, rule in FIELDS.items() if place in rule.targets] for place in places}


def _printed(value: object) -> str | list[str]:
    """A value of TOML or JSON as the text that states it."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float() | Decimal():
            return format(Decimal(str(value)), "f")
        case dt.date():
            return value.isoformat()
        case str():
            return value
        case list() if all(isinstance(text, str) for text in value):
            return value
    raise ValueError("neither a text, a number, a day nor a list of texts")


def _known_field(name: str) -> str:
    if name not in FIELDS:
        raise ValueError(f"'{name}' can not be corrected; known are {', '.join(FIELDS)}")
    return name


def _in_utc(at: dt.datetime) -> dt.datetime:
    aware = at if at.tzinfo else at.replace(tzinfo=dt.UTC)
    return aware.astimezone(dt.UTC).replace(microsecond=0)


def number_of(text: str) -> Decimal | None:
    """The number that a person wrote, in Swedish or plain notation; None for `NO_NUMBER`.

    Raises:
        ValueError: it is no number.
    """
    if text.strip().casefold() == NO_NUMBER:
        return None
    try:
        exact = Decimal(text)
    except InvalidOperation:
        read = parse_number(text)
        if read is None or read.unit is not None:
            raise ValueError(f"'{text}' is no number") from None
        exact = read.value
    if not exact.is_finite():
        raise ValueError(f"'{text}' is no number")
    return exact


class Seen(Element):
    """Where a correction belongs, as it was seen: what must still be there for it to count.

    A place in a table is found by the words of its table and by its labels and text, wherever
    the reader puts it now; `row` and `col` only tell like places apart.
    """

    file: str | None = Field(None, description="Name of the file, for people")
    document: str | None = Field(None, description="doc_id")
    content: str | None = Field(None, description="What the document says, as `content_of` gives it")
    page: int | None = None
    table: str | None = Field(None, description="What the table says, as `fingerprint` gives it")
    row: int | None = None
    col: int | None = None
    row_label: str | None = None
    column_label: str | None = None
    text: str | None = Field(None, description="What was read there")
    rule: str | None = Field(None, description="Rule of the finding")

    @property
    def target(self) -> Target:
        """The sort of place."""
        has_row = self.row is not None or self.row_label is not None
        has_col = self.col is not None or self.column_label is not None
        if self.rule is not None:
            return "finding"
        if has_row and has_col:
            return "cell"
        if has_row or has_col:
            return "row" if has_row else "column"
        return "table" if self.table is not None or self.page is not None else "document"


class Correction(Element):
    """One statement of a person."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    field: Annotated[str, AfterValidator(_known_field)]
    value: Annotated[str | list[str], BeforeValidator(_printed), Field(validate_default=True)] = ""
    reason: Annotated[str, Field(min_length=1, description="Why")]
    by: Annotated[str, Field(min_length=1, description="Who")]
    at: Annotated[dt.datetime, AfterValidator(_in_utc)]
    seen: Seen

    @model_validator(mode="after")
    def _fits(self) -> Self:
        rule = FIELDS[self.field]
        if self.target not in rule.targets:
            raise ValueError(f"{self.field} can not be stated of a {self.target}")
        if self.value == FALSE_ALARM and self.target != "finding":
            raise ValueError(f"{FALSE_ALARM} is stated of a finding")
        if not (self.seen.document or self.seen.content):
            raise ValueError("seen names no document: give document or content")
        return self

    @field_validator("value")
    @classmethod
    def _sorted(cls, value: str | list[str], known: ValidationInfo) -> str | list[str]:
        if "field" in known.data:
            _CHECKS[FIELDS[known.data["field"]].sort](value)
        return value

    @property
    def target(self) -> Target:
        """What it is stated of."""
        return self.seen.target

    @property
    def correction_id(self) -> str:
        """Twelve hex digits; a later statement of the same field and place has the same."""
        seen = self.seen
        place = (seen.content or seen.document, seen.table, seen.page, seen.row, seen.col, seen.rule)
        labels = (seen.row_label, seen.column_label, seen.text if seen.rule else None)
        return hashlib.sha256(repr((self.field, place, labels)).encode()).hexdigest()[:12]

    @property
    def stated(self) -> str:
        """The value on one line."""
        return self.value if isinstance(self.value, str) else " | ".join(self.value)

    @property
    def meant(self) -> object:
        """The value as what it states: a year and a whole number as such, a day as a date."""
        return _MEANT.get(FIELDS[self.field].sort, str)(self.stated)


_MEANT: Mapping[Sort, Callable[[str], object]] = {
    "whole": int,
    "year": int,
    "date": dt.date.fromisoformat,
}


def _single(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("one value is asked for, not a list")
    return value


def _check_text(value: Any) -> None:
    if not _single(value).strip():
        raise ValueError("a value is missing")


def _check_whole(value: Any) -> None:
    if not _single(value).isdecimal() or int(value) > SETTINGS.most_whole:
        raise ValueError(f"'{value}' is no whole number from 0 to {SETTINGS.most_whole}")


def _check_year(value: Any) -> None:
    first, last = SETTINGS.first_year, SETTINGS.last_year
    if not _single(value).isdecimal() or not first <= int(value) <= last:
        raise ValueError(f"'{value}' is no year from {first} to {last}")


def _check_texts(value: Any) -> None:
    if isinstance(value, str) or not any(value):
        raise ValueError("a list of texts is asked for")


def _check_nothing(value: Any) -> None:
    if _single(value) not in ("", "true"):
        raise ValueError("no value is asked for")


def _check_verdict(value: Any) -> None:
    if value not in VERDICTS:
        raise ValueError(f"'{value}' is neither of {' and '.join(VERDICTS)}")


_CHECKS: Mapping[Sort, Any] = {
    "number": lambda value: number_of(_single(value)),
    "whole": _check_whole,
    "year": _check_year,
    "text": _check_text,
    "texts": _check_texts,
    "date": lambda value: dt.date.fromisoformat(_single(value)),
    "nothing": _check_nothing,
    "verdict": _check_verdict,
}
