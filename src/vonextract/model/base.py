"""What all models have in common."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Kind = str
"""What a table is about: a kind of the shipped vocabulary or of the user's own; else "annat"."""

Role = Literal["header", "label", "group", "total", "value", "empty"]
Severity = Literal["info", "warning", "error"]
Status = Literal["complete", "partial", "failed"]
FactType = Literal["amount", "share", "count", "index", "per_unit", "date", "code"]


class Element(BaseModel):
    """Base of all models: closed to unknown fields, so that a misspelt one is an error."""

    model_config = ConfigDict(extra="forbid")
