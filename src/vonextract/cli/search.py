"""`vonextract search`: where words stand, in every text of every report."""

from __future__ import annotations

from typing import Annotated

import typer

from vonextract.cli.app import app
from vonextract.cli.formats import Format, print_answer
from vonextract.cli.shared_options import Database
from vonextract.store.database import DEFAULT_DATABASE
from vonextract.store.search import search as find
from vonextract.store.settings import SETTINGS


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORD…", help="Words that one text must all hold.")],
    db: Database = DEFAULT_DATABASE,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="Most texts to show.")] = SETTINGS.hits,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to print the answer.")] = Format.table,
) -> None:
    """Find words in headings, running text, cells and notes, the best first.

    Capitals do not matter, and a word is found inside longer ones: "nämnd" finds
    "Socialnämndens". Headings come first, then short texts that say little else.

    For example:

        vonextract search korttidsboende

        vonextract search sjukfrånvaro hemtjänst --limit 5 -f csv
    """
    print_answer(find(db, words, limit), form)
