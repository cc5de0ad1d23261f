"""Options that several commands share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from vonextract.errors import UsageError
from vonextract.options import Options
from vonextract.pdf.settings import OcrMode

if TYPE_CHECKING:
    from vonextract.entities.entities import Overrides
    from vonextract.review.page_words import Language

Database: TypeAlias = Annotated[Path, typer.Option("--db", metavar="FILE", help="The DuckDB database.")]
Json: TypeAlias = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Jobs: TypeAlias = Annotated[
    int, typer.Option("--jobs", "-j", min=1, help="Reports read at the same time.", show_default="all cores")
]

Vocabulary: TypeAlias = Annotated[
    Path | None,
    typer.Option("--vocabulary", metavar="FILE", help="Own words for kinds, columns and units."),
]
Documents: TypeAlias = Annotated[
    Path | None,
    typer.Option("--documents", metavar="FILE", help="What holds for documents by their paths."),
]
Entities: TypeAlias = Annotated[
    Path | None,
    typer.Option("--entities", metavar="FILE", help="Decisions on what is the same over reports."),
]
Corrections: TypeAlias = Annotated[
    Path, typer.Option("--corrections", metavar="FILE", help="What people state of reports.")
]
Opinions: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--opinions/--no-opinions",
        help="Let other table engines read again what only one way of ours saw and no total confirms.",
    ),
]

Ocr: TypeAlias = Annotated[
    OcrMode | None,
    typer.Option(
        "--ocr",
        help="Read pictures of paper: auto; off; or force, which reads every page from its picture.",
        show_default="auto",
    ),
]

DEFAULT_CORRECTIONS = Path("corrections.toml")
CORES = os.cpu_count() or 1


def language_of(lang: str) -> Language:
    """The language that a person asked for.

    Raises:
        UsageError: there are no pages in it.
    """
    if lang == "sv":
        return "sv"
    if lang == "en":
        return "en"
    raise UsageError(f"Pages are in Swedish or English (--lang sv or en), not in '{lang}'.")


def reading_options(
    vocabulary: Path | None,
    documents: Path | None,
    opinions: bool,
    corrections: Path,
    ocr: OcrMode | None = None,
) -> Options:
    """How documents are to be read.

    Raises:
        VocabularyError: the vocabulary cannot be used.
        RulesError: the rules for documents cannot be used.
        CorrectionError: the corrections cannot be used.
    """
    from vonextract.corrections import load
    from vonextract.identity.document_rules import DocumentRules
    from vonextract.vocabulary import VocabularyFile

    own = VocabularyFile.read(vocabulary) if vocabulary else None
    rules = DocumentRules.read(documents) if documents else None
    stated = load(corrections)
    return Options(opinions=opinions, vocabulary=own, documents=rules, ocr=ocr or "auto", corrections=stated)


def overrides_of(entities: Path | None) -> Overrides | None:
    """The decisions in a file, if one is given.

    Raises:
        VocabularyError: the file cannot be used.
    """
    from vonextract.entities.entities import load_overrides

    return load_overrides(entities) if entities else None
