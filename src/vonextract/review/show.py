"""One cell: where it stands, what was read, and what speaks for and against it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import duckdb
from PIL import Image, ImageDraw

from vonextract.geometry import Box, bounding
from vonextract.ref import FindingRef, Ref, RefError
from vonextract.review.dossier import CellRead, Dossier, Doubt, TableRead
from vonextract.review.load_dossiers import load
from vonextract.review.page_words import Language, words
from vonextract.review.settings import SETTINGS
from vonextract.review.telling import facts_of, said


class Spot(NamedTuple):
    """A place in a report that somebody asks about.

    Attributes:
        dossier: the document, with the table at least.
        page: the page.
        table: the table; None for a finding about a page.
        cell: the cell; None for a finding about a table or page.
        doubts: what doubts it.
    """

    dossier: Dossier
    page: int
    table: TableRead | None
    cell: CellRead | None
    doubts: Sequence[Doubt]

    @property
    def context(self) -> Sequence[CellRead]:
        """The headers and labels of the cell that stand on its page."""
        if self.table is None or self.cell is None:
            return []
        around = [*self.table.headers_of(self.cell), *self.table.labels_of(self.cell)]
        return [cell for cell in around if cell.page == self.page]

    @property
    def link(self) -> str:
        """The page of the PDF, as browsers and viewers open it."""
        return f"{self.dossier.path.absolute().as_uri()}#page={self.page}"

    @property
    def name(self) -> str:
        """A name for the picture's file."""
        place = f"-t{self.cell.ref.table_id}-r{self.cell.ref.row}-c{self.cell.ref.col}" if self.cell else ""
        return f"{self.dossier.path.stem}-p{self.page}{place}.png"


def find_spot(con: duckdb.DuckDBPyConnection, text: str) -> Spot:
    """The place that a reference names: a cell (`doc:table:row:col`) or a finding (`doc:finding`).

    Raises:
        RefError: it has another form, or the database holds nothing there.
    """
    if text.count(":") == 1:
        return _spot_of_finding(con, FindingRef.parse(text))
    return spot_of_cell(con, Ref.parse(text))


def spot_of_cell(con: duckdb.DuckDBPyConnection, ref: Ref) -> Spot:
    """The place of a cell.

    Raises:
        RefError: the database holds no such cell.
    """
    dossier = load(con, ref.doc_id, table_id=ref.table_id)
    table = dossier.table(ref.table_id)
    cell = table.cell(ref.row, ref.col) if table else None
    if table is None or cell is None:
        raise RefError(f"The report {dossier.file_name} has no cell {ref}; ask a view for its 'ref'.")
    return Spot(dossier, cell.page, table, cell, cell.doubts)


def _spot_of_finding(con: duckdb.DuckDBPyConnection, ref: FindingRef) -> Spot:
    dossier = load(con, ref.doc_id, table_id=0)
    doubt = next((d for d in dossier.doubts if d.finding_id == ref.finding_id), None)
    if doubt is None:
        raise RefError(f"The report {dossier.file_name} has no finding {ref.finding_id}.")
    if doubt.ref is not None:
        return spot_of_cell(con, doubt.ref)
    table = None
    if doubt.table_id is not None:
        dossier = load(con, ref.doc_id, table_id=doubt.table_id)
        table = dossier.table(doubt.table_id)
    page = doubt.page or (table.page_first if table else 1)
    return Spot(dossier, page, table, None, [doubt])


def told(spot: Spot, language: Language) -> Iterator[str]:
    """What is known of the place, line by line."""
    dossier, table, t = spot.dossier, spot.table, words(language)
    yield f"{dossier.file_name}, {t['page'].lower()} {spot.page}"
    if table:
        yield f"{t['table'].lower()} {table.table_id}: {table.title or t['untitled'].lower()} ({table.kind})"
    if spot.cell:
        yield from (f"{name.lower()}: {text}" for name, text, _ in facts_of(spot.cell, language))
    for doubt in spot.doubts:
        severity = t["severity"][doubt.severity].lower()
        yield f"{severity}: {said(doubt.message, language)} [{doubt.rule}]"
    yield spot.link


def crop(page: Image.Image, spot: Spot, scale: float) -> Image.Image:
    """The part of the page around the place, the cell framed, its headers and labels highlighted.

    Args:
        page: the page's picture.
        spot: the place.
        scale: pixels per point of the picture.
    """
    whole = Box(0, 0, page.width / scale, page.height / scale)
    target = _target(spot, whole)
    context = [cell.box for cell in spot.context]
    layer = Image.new("RGBA", page.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    for box in context:
        pen.rectangle(_pixels(box, scale), fill=SETTINGS.context, outline=SETTINGS.context_edge)
    pen.rectangle(
        _pixels(target.grow(SETTINGS.frame_gap), scale), outline=SETTINGS.frame, width=SETTINGS.frame_width
    )
    framed = Image.alpha_composite(page.convert("RGBA"), layer).convert("RGB")
    part = _roomy(bounding([target, *context]).grow(SETTINGS.crop_margin), SETTINGS.crop_least)
    return framed.crop(_pixels(part.intersection(whole), scale))


def _target(spot: Spot, whole: Box) -> Box:
    """What is framed: the cell, else the table's part on the page, else the page."""
    if spot.cell:
        return spot.cell.box
    cells = [c.box for c in spot.table.cells if c.page == spot.page] if spot.table else []
    return bounding(cells) if cells else whole.grow(-2)


def _roomy(box: Box, least: float) -> Box:
    """The box, widened around its middle to be `least` points wide and half as high at least."""
    wide, high = max(box.width, least) / 2, max(box.height, least / 2) / 2
    return Box(box.x_mid - wide, box.y_mid - high, box.x_mid + wide, box.y_mid + high)


def _pixels(box: Box, scale: float) -> tuple[int, int, int, int]:
    x0, top, x1, bottom = (round(v * scale) for v in box)
    return x0, top, max(x0, x1), max(top, bottom)


def opened(picture: bytes) -> Image.Image:
    """A picture as a worker sends it."""
    return Image.open(io.BytesIO(picture))


def write_crop(spot: Spot, page: bytes, scale: float, output: Path) -> None:
    """Write the crop as PNG, or what the suffix says."""
    crop(opened(page), spot, scale).save(output)
