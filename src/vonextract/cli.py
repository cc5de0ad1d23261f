"""The command line."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True)


@app.command()
def ingest(
    paths: list[str], db: Annotated[Path, typer.Option()] = Path("out/vonextract.duckdb"), force: bool = False
) -> None:
    """Read PDFs into the database."""
    from vonextract.ingest import ingest as run

    result = run(paths, db, force=force, on_file=lambda f: typer.echo(f.model_dump_json(), err=True))
    raise typer.Exit(result.exit_code)


@app.callback()
def main() -> None:
    """Checked data from PDF reports."""
