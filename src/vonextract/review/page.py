"""The environment that all pages are written in: words, numbers, and what a cell tells."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2

from vonextract.display import printable, shown
from vonextract.findings.language import in_swedish
from vonextract.review.dossier import CellRead, Dossier, Doubt
from vonextract.review.grid import part_on_page
from vonextract.review.show import meaning_of
from vonextract.review.words import Language, words


@cache
def static(name: str, package: str = "vonextract.review") -> str:
    """A file that pages use: their style, their script."""
    return files(package).joinpath("static", name).read_text(encoding="utf-8")


def environment(language: Language, *packages: str) -> jinja2.Environment:
    """Templates with the words of a language; all text is escaped.

    Args:
        language: of the words.
        packages: packages whose templates go before those of the review.
    """
    loaders = [jinja2.PackageLoader(name) for name in (*packages, "vonextract.review")]
    made = jinja2.Environment(
        loader=jinja2.ChoiceLoader(loaders),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["said"] = lambda message: said(message, language)
    made.globals |= {
        "t": words(language),
        "number": number,
        "part": part_on_page,
        "read_of": lambda cell: json.dumps(read_of(cell, language), ensure_ascii=False),
        "rule_name": lambda rule: rule_name(rule, language),
        "kind_of": lambda doubt: "",
        "many": False,
        "verdict": lambda finding: "",
    }
    return made


def number(value: float | None, decimals: int | None = None) -> str:
    """A number as Swedish readers write it; '' for None."""
    return shown(value if value is None or decimals is None else round(value, decimals))


def script_words(language: Language) -> dict[str, Any]:
    """The words that the script needs."""
    t = words(language)
    return {
        name: t[name] for name in ("pick", "copy", "copied", "open_pdf", "severity", "printing", "no_picture")
    }


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
        "facts": [[name, printable(text), style] for name, text, style in _told(cell, t) if text],
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


def _told(cell: CellRead, t: dict[str, Any]) -> Sequence[tuple[str, str, str]]:
    if not cell.fact:
        return [(t["printed_text"], cell.text, "big"), *_bare_value(cell, t)]
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
        return []
    return [(t["read_as"], f"{number(cell.value)} {cell.unit or ''}".strip(), "big")]


def _numbers(doubt: Doubt, t: dict[str, Any]) -> str:
    if doubt.expected is None or doubt.actual is None:
        return ""
    return f" ({t['actual']}: {number(doubt.actual)}; {t['expected'].lower()}: {number(doubt.expected)})"


def heading_of(dossier: Dossier) -> tuple[str, str]:
    """What a report is called, and what else is known of it."""
    known = [
        dossier.file_name,
        dossier.organisation,
        dossier.committee,
        dossier.document_type,
        str(dossier.year) if dossier.year else None,
    ]
    return printable(dossier.title or dossier.file_name), " · ".join(printable(k) for k in known if k)


def _visible(value: Any) -> Any:
    """Text as pages show it: nothing that turns the reading direction or steers anything."""
    return printable(value) if isinstance(value, str) and type(value) is str else value
