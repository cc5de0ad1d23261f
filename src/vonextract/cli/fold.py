"""`vonextract fold`: shards into the database."""

from __future__ import annotations

import json as json_format
from typing import Annotated

import typer

from vonextract.cli.app import app
from vonextract.cli.shared_options import Database, Entities, Json, overrides_of
from vonextract.display import printable
from vonextract.shards.fold import fold as run
from vonextract.store.database import DEFAULT_DATABASE


@app.command()
def fold(
    shards: Annotated[str, typer.Argument(metavar="SHARDS", help="The folder, a path or a URL.")],
    db: Database = DEFAULT_DATABASE,
    entities: Entities = None,
    json: Json = False,
) -> None:
    """Load the shards that `batch --shards` wrote into the database, in any order, as often as one likes.

    Shards that are in the database already are passed over, so that it can be run while more arrive.

    For example:

        vonextract fold /srv/shards --db /srv/vonextract.duckdb
    """
    done = run(shards, db, overrides_of(entities))
    if json:
        print(json_format.dumps(done._asdict()))
        return
    told = ", ".join(f"{n} {outcome}" for outcome, n in sorted(done.outcomes.items()) if n) or "nothing new"
    waiting = f"; {done.waiting} wait for documents of others" if done.waiting else ""
    print(f"{done.shards} shards, {done.rows} rows: {told}{waiting}; database {printable(str(db))}")
