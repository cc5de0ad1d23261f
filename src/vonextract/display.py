"""Text from documents, made fit for a terminal, a spreadsheet or Markdown; Swedish figures."""

from __future__ import annotations

import datetime as dt
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

_SPACES = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
_FORMULA = re.compile(r"[=+\-@\t\r]")
_HARMLESS = re.compile(r"[+-]?[\d\s.,]*%?")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|#])")
_NBSP = "\u00a0"

EXCERPT = 60
"""Letters of a text that a message quotes: enough to find it on its page."""


def printable(text: str) -> str:
    """The text on one line, without characters that steer a terminal or turn the reading direction."""
    if text.isprintable():  # most texts are, and it is told ten times as fast
        return text
    return _CONTROLS.sub("", _SPACES.sub(" ", text))


def excerpt(text: str) -> str:
    """As much of a text's beginning as a message quotes."""
    return text[:EXCERPT]


def spreadsheet_safe(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{text}" if _FORMULA.match(text) and not _HARMLESS.fullmatch(text) else text


def markdown_safe(text: str) -> str:
    """The text with Markdown's own signs escaped, on one line."""
    return _MARKDOWN.sub(r"\\\1", printable(text))


def storable(text: str) -> str:
    """The text as UTF-8 can hold it: bytes of a file name that are no UTF-8 are spelled out."""
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # a surrogate that stands for no byte
        return text.encode("utf-8", "backslashreplace").decode("utf-8")


def path_text(path: Path) -> str:
    """The path as text that any file can hold."""
    return storable(str(path))


def swedish_number(value: float | Decimal) -> str:
    """A number as Swedish readers write it: thousands apart, decimal comma; no trailing zeros."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    if not exact.is_finite():
        return str(exact)
    whole, _, decimals = f"{exact:,f}".partition(".")
    decimals = decimals.rstrip("0")
    whole = whole.replace(",", _NBSP)
    return f"{whole},{decimals}" if decimals else whole


def plain(value: Any) -> Any:
    """A database value as JSON knows it: dates in ISO form, decimals as numbers, bytes as hex."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            return None
        return int(value) if value.is_integer() and abs(value) < 2**53 else value
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    if isinstance(value, bytes):
        return value.hex()
    return value if value is None or isinstance(value, bool | int | str) else _iso(value)


def shown(value: Any) -> str:
    """A database value for a person."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, float | Decimal):
        return swedish_number(value)
    return printable(plain_text(value))


def machine(value: Any) -> str:
    """A database value for a program: decimal point, ISO dates, nothing for NULL."""
    if value is None:
        return ""
    if isinstance(value, str):
        return spreadsheet_safe(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return plain_text(plain(value))


def plain_text(value: Any) -> str:
    """A database value as text: lists and maps as JSON, dates in ISO form."""
    if isinstance(value, dict | list | tuple):
        return json.dumps(plain(value), ensure_ascii=False)
    return str(plain(value))


def _iso(value: Any) -> str:
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)
