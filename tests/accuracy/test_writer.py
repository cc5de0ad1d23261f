"""Documents of LibreOffice Writer: what is written for it, and what it sets where it is installed."""

from __future__ import annotations

import random
import shutil
from xml.etree import ElementTree

import pytest

from accuracy import corpus
from accuracy.made.look import random_look
from accuracy.made.model import Cell, Made, Paper, Table, sides
from accuracy.made.papers import document
from accuracy.typeset.writer import Text

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


@pytest.mark.parametrize("seed", range(12))
def test_what_is_written_is_well_formed_and_holds_every_text(seed: int) -> None:
    dice = random.Random(seed)
    made = document(dice, "made")
    tree = ElementTree.fromstring(Text(made, random_look(dice), marked=True).xml())
    said = "".join(tree.itertext())
    for table in made.tables():
        assert all(cell.text.replace("\n", "") in said for row in table.rows for cell in row)


def test_places_below_a_span_are_covered() -> None:
    table = Table([[Cell("a", colspan=2)], [Cell("b"), Cell("c")]], sides(2), [0.0, 0.0])
    made = Made("made", "sv", "Titel", Paper(), [table])
    tree = ElementTree.fromstring(Text(made, random_look(random.Random(1)), marked=False).xml())
    rows = tree.findall(f".//{TABLE}table-row")
    assert [[cell.tag.removeprefix(TABLE) for cell in row] for row in rows] == [
        ["table-cell", "covered-table-cell"],
        ["table-cell", "table-cell"],
    ]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_its_cells_are_found_where_they_are_marked() -> None:
    _, pdf, truth = corpus.make(950, 0, ["writer"])
    assert pdf.startswith(b"%PDF")
    tables = [block for block in truth["blocks"] if block["type"] == "table"]
    assert tables and all(
        cell.get("box") for t in tables for row in t["rows"] for cell in row if cell["text"]
    )
