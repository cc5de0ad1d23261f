"""What there is to say of a number and of what doubts it, in the language of its reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from vonextract.display import printable, shown
from vonextract.findings.language import in_swedish
from vonextract.review.dossier import CellRead, Doubt
from vonextract.review.page_words import Language, words


def number(value: float | None, decimals: int | None = None) -> str:
    """A number as Swedish readers write it; '' for None."""
    return shown(value if value is None or decimals is None else round(value, decimals))


def rule_name(rule: str, language: Language) -> str:
    """What a rule is called."""
    known: str | None = words(language)["rules"].get(rule)
    return known or rule.replace("_", " ").capitalize()


def said(message: str, language: Language) -> str:
    """What a finding says, in the language of the page."""
    return in_swedish(message) if language == "sv" else message


def read_of(cell: CellRead, language: Language) -> dict[str, Any]:
    """What there is to say of a cell: named facts in order, and its findings."""
    t = words(language)
    return {
        "facts": facts_of(cell, language),
        "value": cell.value,
        "doubts": [
            {
                "severity": d.severity,
                "rule": rule_name(d.rule, language),
                "message": printable(said(d.message, language)) + _numbers(d, t),
                "finding": d.finding_id,
            }
            for d in cell.doubts
        ],
    }


def facts_of(cell: CellRead, language: Language) -> list[tuple[str, str, str]]:
    """What a cell was taken for, in order: names, texts, and how they are shown."""
    told = _told(cell, words(language))
    return [(name, printable(text), style) for name, text, style in told if text]


def _told(cell: CellRead, t: dict[str, Any]) -> Sequence[tuple[str, str, str]]:
    if not cell.fact:
        return [(t["printed_text"], cell.text or t["nothing"], "big"), *_bare_value(cell, t)]
    fact = cell.fact
    read = f"{number(cell.value)} {cell.unit or ''}".strip()
    by = t["by"].get(fact["verified_by"], fact["verified_by"])
    before = fact.get("value_read")
    return [
        (t["printed_text"], cell.text, "big"),
        (t["read_as"], read, "big"),
        (t["corrected_from"], number(before) if before is not None else "", ""),
        (t["row"], fact["row_path"], ""),
        (t["column"], fact["column_label"], ""),
        (t["meaning"], " · ".join(meaning_of(fact)), ""),
        (t["speaks_for"], by or t["speaks_for_nothing"], ""),
        (t["confidence"], number(fact["confidence"], 2), ""),
    ]


def _bare_value(cell: CellRead, t: dict[str, Any]) -> Sequence[tuple[str, str, str]]:
    if cell.value is None:
        is_for_number = cell.role in ("value", "total") and bool(cell.text)
        return [(t["read_as"], t["no_number"], "")] if is_for_number else []
    return [(t["read_as"], f"{number(cell.value)} {cell.unit or ''}".strip(), "big")]


def _numbers(doubt: Doubt, t: dict[str, Any]) -> str:
    if doubt.expected is None or doubt.actual is None:
        return ""
    return f" ({t['actual']}: {number(doubt.actual)}; {t['expected'].lower()}: {number(doubt.expected)})"


def meaning_of(fact: Mapping[str, Any]) -> list[str]:
    """What a number measures and when, as far as its headers say."""
    return [str(fact[name]) for name in ("measure", "post", "year", "as_of", "population") if fact[name]]
