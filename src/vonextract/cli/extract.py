"""`vonextract extract`: one report, no database."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from vonextract.cli.app import app, tell
from vonextract.cli.progress import FileProgress
from vonextract.cli.shared_options import (
    DEFAULT_CORRECTIONS,
    Corrections,
    Documents,
    Json,
    Ocr,
    Opinions,
    Vocabulary,
    reading_options,
)
from vonextract.errors import NoInputError
from vonextract.findings.rules import NO_TEXT_LAYER
from vonextract.render import to_markdown
from vonextract.workers import Failure, read_one


@app.command()
def extract(
    report: Annotated[Path, typer.Argument(metavar="REPORT.pdf", help="The PDF.")],
    vocabulary: Vocabulary = None,
    documents: Documents = None,
    corrections: Corrections = DEFAULT_CORRECTIONS,
    opinions: Opinions = False,
    ocr: Ocr = None,
    json: Json = False,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print Markdown for people (default).")
    ] = False,
) -> None:
    """Print what one report says, without a database.

    For example:

        vonextract extract samples/atgardsplan-2024.pdf

        vonextract extract samples/atgardsplan-2024.pdf --json > report.json
    """
    if json and markdown:
        raise typer.BadParameter("choose one of --json and --markdown")
    if not report.is_file():
        raise NoInputError(f"There is no file {report}.")
    options = reading_options(vocabulary, documents, opinions, corrections, ocr)
    with FileProgress() as progress:
        found = read_one(
            report,
            reader="vonextract.pipeline:extract",
            arguments=(options,),
            on_picture=progress.picture,
        ).result
    if isinstance(found, Failure):
        raise found.error()
    sys.stdout.write(found.model_dump_json(indent=1) + "\n" if json else to_markdown(found))
    for finding in found.findings:
        if finding.rule == NO_TEXT_LAYER.name:
            tell(finding.message)
