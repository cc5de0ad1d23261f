"""CSV and JSON Lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from vonextract.display import machine, plain
from vonextract.export.settings import ExportSettings
from vonextract.export.source import Source

_QUOTED = frozenset(';,"\r\n')


def write_csv(source: Source, target: Path, settings: ExportSettings) -> None:
    """One view: semicolon, decimal comma and a byte order mark for Swedish Excel, or plain.

    NULL is nothing, an empty text is "". A text that a spreadsheet would run begins with an apostrophe.

    Raises:
        OSError: it cannot be written.
    """
    separator, encoding = (",", "utf-8") if settings.plain_csv else (";", "utf-8-sig")
    with target.open("w", encoding=encoding, newline="") as stream:
        stream.write(separator.join(column.name for column in source.columns) + "\r\n")
        for rows in source.rows(settings.batch):
            for row in rows:
                stream.write(separator.join(_field(value, settings) for value in row) + "\r\n")


def _field(value: Any, settings: ExportSettings) -> str:
    if value is None:
        return ""
    text = machine(value)
    if isinstance(value, str | list | tuple | dict):
        return f'"{text.replace(chr(34), chr(34) * 2)}"' if not text or _QUOTED & set(text) else text
    return text.replace(".", ",") if _is_number(value) and not settings.plain_csv else text


def _is_number(value: object) -> bool:
    return hasattr(value, "as_tuple") or isinstance(value, float)


def write_json(source: Source, target: Path, settings: ExportSettings) -> None:
    """One view as JSON Lines: an object a row.

    Raises:
        OSError: it cannot be written.
    """
    names = [column.name for column in source.columns]
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        for rows in source.rows(settings.batch):
            for row in rows:
                line = dict(zip(names, map(plain, row), strict=True))
                stream.write(json.dumps(line, ensure_ascii=False) + "\n")
