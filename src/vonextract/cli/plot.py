"""`vonextract plot`: a series as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vonextract.cli.app import app, tell
from vonextract.cli.shared_options import Database
from vonextract.display import printable
from vonextract.extras import extra
from vonextract.store.database import DEFAULT_DATABASE, open_for_reading


@app.command()
def plot(
    words: Annotated[str, typer.Argument(help="Words of a verksamhet or indicator, and of its nämnd.")],
    db: Database = DEFAULT_DATABASE,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The picture, .svg or .png.")
    ] = Path("plot.svg"),
) -> None:
    """Draw a series: utfall, budget, prognos and mål over the years of all reports.

    Doubtful numbers are hollow. What fits the words equally well is drawn side by side, nämnd for nämnd.
    For example:

        vonextract plot "hemtjänst nettokostnad" -o hemtjanst.png
    """
    with extra("plot"):
        from vonextract.plot.draw import draw, write
    from vonextract.plot.series import find_series
    from vonextract.plot.settings import SETTINGS

    with open_for_reading(db) as con:
        found, total = find_series(con, words, SETTINGS.most)
    if total > len(found):
        tell(f"{total} series fit; the first {len(found)} are drawn. Add a word, such as the nämnd's name.")
    write(draw(found), output)
    for series in found:
        print(printable(f"{series.title}: {series.place}"))
    print(output)
