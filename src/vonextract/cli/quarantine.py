"""`vonextract quarantine`: the files that could not be read."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from vonextract.archive.workcopy import WorkCopy
from vonextract.cli.app import app
from vonextract.cli.formats import Format, print_answer
from vonextract.cli.shared_options import Database
from vonextract.store.database import DEFAULT_DATABASE
from vonextract.store.lock import writing
from vonextract.store.query import answer

_LIST = """
SELECT path, stage, error, first_seen, last_tried, attempts, extractor_version, retry, sha256
FROM quarantine ORDER BY last_tried DESC, path
"""


class Action(StrEnum):
    """What to do with the quarantine."""

    list = "list"
    retry = "retry"
    forget = "forget"


@app.command()
def quarantine(
    action: Annotated[Action, typer.Argument(help="What to do.")] = Action.list,
    pattern: Annotated[
        str, typer.Argument(help="Part of the path, a glob over its end, or the beginning of the hash.")
    ] = "*",
    db: Database = DEFAULT_DATABASE,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to print the list.")] = Format.table,
) -> None:
    """List the files that could not be read; let the next batch try again; or forget them.

    For example:

        vonextract quarantine list

        vonextract quarantine retry /2024/
    """
    if action is Action.list:
        print_answer(answer(db, _LIST), form)
        return
    answer(db, "SELECT 1")
    with writing(db, "vonextract quarantine"), WorkCopy(db) as copy:
        n = copy.store.release(pattern, forget=action is Action.forget)
    told = "forgotten" if action is Action.forget else "will be tried again by the next batch"
    print(f"{n} files {told}")
