"""`vonextract debug`: a picture of what was seen on a page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vonextract.cli.app import app
from vonextract.cli.settings import SETTINGS
from vonextract.debug.drawing import draw_page
from vonextract.display import printable
from vonextract.errors import NoInputError


@app.command()
def debug(
    report: Annotated[Path, typer.Argument(metavar="REPORT.pdf", help="The PDF.")],
    page: Annotated[int, typer.Option("--page", "-p", min=1, help="Page number, from 1.")] = 1,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="A .png or .svg; default REPORT-pN.png here."),
    ] = None,
    scale: Annotated[float, typer.Option(min=0.5, max=SETTINGS.most_scale, help="Pixels per point.")] = (
        SETTINGS.picture_scale
    ),
) -> None:
    """Draw words, rules, table regions, cells, spans and roles over a page.

    The reasons for how each table was read are printed as well. For example:

        vonextract debug samples/atgardsplan-2024.pdf --page 2 --output page2.svg
    """
    if not report.is_file():
        raise NoInputError(f"There is no file {report}.")
    picture = output or Path(f"{report.stem}-p{page}.png")
    for line in draw_page(report, page, picture, scale):
        print(printable(line))
    print(picture)
