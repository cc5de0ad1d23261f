"""`vonextract show`: one cell, as it stands on the page and as it was read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vonextract.cli.app import app
from vonextract.cli.shared_options import Database, language_of
from vonextract.display import printable
from vonextract.store.database import DEFAULT_DATABASE, open_for_reading


@app.command()
def show(
    ref: Annotated[
        str, typer.Argument(metavar="REF", help="A cell (doc:table:row:col) or a finding (doc:finding).")
    ],
    db: Database = DEFAULT_DATABASE,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="The picture; default REPORT-pN-….png here."),
    ] = None,
    lang: Annotated[str, typer.Option("--lang", help="Language of what is told: sv or en.")] = "sv",
    view: Annotated[bool, typer.Option("--open", help="Open the picture when it is written.")] = False,
) -> None:
    """Show the place of a number: the page with the cell framed, what was read, and why.

    Every view has the column `ref`. The headers and the label of the row are highlighted. Printed is what the
    number was taken for, what confirms or doubts it, and a link to the page of the PDF. For example:

        vonextract show 3f2a91c04be7d815:2:14:3 --open
    """
    from vonextract.review.painter import Painter, require_same_file
    from vonextract.review.settings import ReviewSettings
    from vonextract.review.show import find_spot, told, write_crop

    language = language_of(lang)
    with open_for_reading(db) as con:
        spot = find_spot(con, ref)
    for line in told(spot, language):
        print(printable(line))
    require_same_file(spot.dossier.path, spot.dossier.sha256)
    scale = ReviewSettings().crop_scale
    with Painter() as painter:
        page = painter.paint(spot.dossier.path, [spot.page], scale)[0]
    picture = output or Path(spot.name)
    write_crop(spot, page.data, scale, picture)
    print(picture)
    if view:
        typer.launch(str(picture))
