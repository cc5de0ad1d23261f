"""The environment that all pages are written in: their words, and what they may call."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2

from vonextract.display import printable
from vonextract.review.dossier import Dossier
from vonextract.review.page_words import Language, words
from vonextract.review.slots import part_on_page
from vonextract.review.telling import number, read_of, rule_name, said


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
        "kind_of": lambda _doubt: "",
        "many": False,
        "verdict": lambda _finding: "",
    }
    return made


def script_words(language: Language) -> dict[str, Any]:
    """The words that the script needs."""
    t = words(language)
    return {
        name: t[name] for name in ("pick", "copy", "copied", "open_pdf", "severity", "printing", "no_picture")
    }


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
