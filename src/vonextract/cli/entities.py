"""`vonextract entities`: what is the same over reports."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from vonextract.cli.app import app
from vonextract.cli.formats import Format, print_answer
from vonextract.cli.shared_options import Database, Entities, overrides_of
from vonextract.store.database import DEFAULT_DATABASE
from vonextract.store.lock import writing
from vonextract.store.query import answer
from vonextract.store.store import Store
from vonextract.version import __version__

_LIST = """
SELECT e.kind, e.organisation, e.name AS entity, a.name, a.kod, a.kolada_id, a.decision, a.score, a.source,
    e.entity_id
FROM entity_aliases a JOIN entities e USING (entity_id) ORDER BY e.kind, e.organisation, e.name, a.name
"""


class Action(StrEnum):
    """What to do with the entities."""

    list = "list"
    link = "link"


@app.command("entities")
def list_or_link(
    action: Annotated[Action, typer.Argument(help="What to do.")] = Action.list,
    db: Database = DEFAULT_DATABASE,
    entities: Entities = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to print the list.")] = Format.table,
) -> None:
    """List which names were taken for the same thing, and why; or link them all anew.

    New reports are linked when they are ingested; link anew after changing the file of decisions.

    For example:

        vonextract entities list --format csv

        vonextract entities link --entities own.toml
    """
    if action is Action.list:
        print_answer(answer(db, _LIST), form)
        return
    overrides = overrides_of(entities)
    answer(db, "SELECT 1")
    with writing(db, "vonextract entities"), Store(db, __version__) as store:
        linked = store.link(overrides, afresh=True)
    print(f"{linked.names} names are {linked.entities} entities")
