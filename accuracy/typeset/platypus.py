"""A document set by ReportLab."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from accuracy.made.look import LARGER, Look, rules, shade
from accuracy.made.model import (
    COLUMN_GAP,
    Abreast,
    Align,
    Block,
    Bullets,
    Cell,
    Chart,
    Contents,
    Heading,
    Lines,
    Made,
    PageBreak,
    Paragraph,
    Table,
)
from accuracy.typeset.marks import address

FILES = {
    "sans": ("LiberationSans-Regular", "LiberationSans-Bold", "LiberationSans-Italic"),
    "serif": ("LiberationSerif-Regular", "LiberationSerif-Bold", "LiberationSerif-Italic"),
    "humanist": ("Carlito-Regular", "Carlito-Bold", "Carlito-Italic"),
    "mono": ("LiberationMono-Regular", "LiberationMono-Bold", "LiberationMono-Italic"),
}
FALLBACK = {"sans": "Helvetica", "serif": "Times", "humanist": "Helvetica", "mono": "Courier"}
"""The fonts of every PDF reader, where those files are not installed."""


def reportlab(made: Made, look: Look, *, marked: bool) -> bytes:
    """Set by ReportLab's Platypus."""
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    paper = made.paper
    width, height = paper.size
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=paper.size, title=made.title, invariant=True)
    frames = [
        Frame(
            paper.margin + n * (paper.measure + COLUMN_GAP),
            paper.margin,
            paper.measure,
            height - 2 * paper.margin,
            *(0, 0, 0, 0),
        )
        for n in range(paper.columns)
    ]

    def furniture(canvas: Any, _: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(paper.margin, height - 30, paper.header)
        footer = paper.footer.removesuffix(" ({pages})").format(page=canvas.getPageNumber())
        canvas.drawCentredString(width / 2, 25, footer)

    document.addPageTemplates([PageTemplate(frames=frames, onPage=furniture)])
    document.build(list(Story(made, look, marked).flowables()))
    return out.getvalue()


class Story:
    """A document on its way to flowables."""

    def __init__(self, made: Made, look: Look, marked: bool) -> None:
        self.made = made
        self.look = look
        self.marked = marked
        self.numbers = itertools.count()
        self.font, self.bold, self.italic = _fonts(look.font)

    def flowables(self) -> Iterator[Any]:
        """Everything in the order of the text."""
        for block in self.made.blocks:
            yield from self._block(block)

    def _style(self, size: float, font: str = "", align: Align = "left", before: float = 0.0) -> Any:
        from reportlab.lib.styles import ParagraphStyle

        return ParagraphStyle(
            "made",
            fontName=font or self.font,
            fontSize=size,
            leading=size * self.look.leading,
            alignment={"left": 0, "center": 1, "right": 2}[align],
            spaceBefore=before,
            spaceAfter=before / 2,
        )

    def _text(self, text: str, style: Any) -> Any:
        from reportlab.platypus import Paragraph as Flowing

        return Flowing(escape(text), style)

    def _block(self, block: Block) -> Iterator[Any]:
        from reportlab.platypus import PageBreak as Break

        size = self.look.size
        match block:
            case Heading(level, text):
                style = self._style(size * (1.8, 1.4, 1.15)[level - 1], self.bold, before=12)
                style.keepWithNext = True
                yield self._text(text, style)
            case Paragraph(text):
                yield self._text(text, self._style(size, before=5))
            case Bullets(items, ordered):
                style = self._style(size, before=2)
                style.leftIndent, style.bulletIndent = 16, 4
                for n, item in enumerate(items, 1):
                    style.bulletText = f"{n}." if ordered else "•"
                    yield _bullet(escape(item), style, style.bulletText)
            case Contents(entries):
                yield from (self._entry(*entry) for entry in entries)
            case Lines(texts):
                yield from (self._text(text, self._style(size)) for text in texts)
            case Chart():
                yield self._text(block.caption, self._style(size, self.bold, before=5))
                yield _drawing(block)
            case Table():
                yield from self._table(block, self.made.paper.measure)
            case Abreast(left, right):
                yield self._abreast(left, right)
            case PageBreak():
                yield Break()

    def _entry(self, level: int, title: str, page: int) -> Any:
        from reportlab.pdfbase.pdfmetrics import stringWidth

        size, measure = self.look.size, self.made.paper.measure
        head = "\u00a0" * (3 * (level - 1)) + title + " "
        room = measure - stringWidth(f"{head} {page}", self.font, size) - 4
        dots = "." * max(3, int(room / stringWidth(".", self.font, size)))
        return self._text(f"{head}{dots} {page}", self._style(size, before=2))

    def _abreast(self, left: Table, right: Table) -> Any:
        from reportlab.platypus import Table as Grid

        half = (self.made.paper.measure - COLUMN_GAP) / 2
        sides = [list(self._table(table, half)) for table in (left, right)]
        widths = [half + COLUMN_GAP, half]
        bare = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0)]
        return Grid([sides], colWidths=widths, style=[*bare, ("VALIGN", (0, 0), (-1, -1), "TOP")])

    def _table(self, table: Table, measure: float) -> Iterator[Any]:
        from reportlab.platypus import Spacer

        size = self.look.table_size
        if table.caption:
            style = self._style(size, self.bold, before=6)
            style.keepWithNext = True
            yield self._text(table.caption, style)
        yield self._grid(table, measure)
        for note in table.notes:
            yield self._text(f"{note.marker} {note.text}", self._style(size * 0.85, before=2))
        yield Spacer(1, 8)

    def _grid(self, table: Table, measure: float) -> Any:
        from reportlab.platypus import Table as Grid

        look = self.look
        cells: list[list[Any]] = [[""] * table.columns for _ in table.rows]
        style: list[tuple[Any, ...]] = [
            ("LEFTPADDING", (0, 0), (-1, -1), look.inset_x),
            ("RIGHTPADDING", (0, 0), (-1, -1), look.inset_x),
            ("TOPPADDING", (0, 0), (-1, -1), look.inset_y),
            ("BOTTOMPADDING", (0, 0), (-1, -1), look.inset_y),
            ("VALIGN", (0, 0), (-1, table.header_rows - 1), "BOTTOM"),
            ("VALIGN", (0, table.header_rows), (-1, -1), "TOP"),
        ]
        style += [
            ("TOPPADDING", (0, row), (-1, row), look.inset_y + look.size) for row in sorted(table.spaced)
        ]
        style += [
            ("LEFTPADDING", (0, table.header_rows), (0, -1), look.inset_x + table.indent),
        ]
        for row, col, cell in table.placed():
            cells[row][col] = self._cell(table, row, col, cell)
            end = (col + cell.colspan - 1, row + cell.rowspan - 1)
            if end != (col, row):
                style.append(("SPAN", (col, row), end))
            grey = shade(table, look, row, col)
            if grey is not None:
                style.append(("BACKGROUND", (col, row), end, _grey(grey)))
        style += [
            _line(rule.across, rule.at, rule.start, rule.end, rule.width, table)
            for rule in rules(table, look)
        ]
        widths = self._widths(table, measure)
        repeat = table.header_rows if look.repeat_header else 0
        return Grid(
            cells,
            colWidths=widths,
            style=style,
            repeatRows=repeat,
            hAlign="CENTER" if look.centered else "LEFT",
        )

    def _widths(self, table: Table, measure: float) -> list[float]:
        """As wide as the longest text, within what the page has; labels give way first."""
        from reportlab.pdfbase.pdfmetrics import stringWidth

        if all(table.widths):
            return [measure * share for share in table.widths]
        natural, least = [0.0] * table.columns, [0.0] * table.columns
        for row, col, cell in table.placed():
            if cell.colspan > 1:
                continue
            lines, whole = cell.text.split("\n"), cell.value is not None
            size = self.look.table_size * (LARGER if cell.role == "title" else 1)
            words = lines if whole else cell.text.split()
            widths = [
                max((stringWidth(t, self.bold, size) for t in ts), default=0.0) for ts in (lines, words)
            ]
            beside = table.indents(row, col) + 2 * self.look.inset_x + 2
            natural[col] = max(natural[col], widths[0] * 1.25 + beside)
            least[col] = max(least[col], widths[1] * 1.05 + beside)
        over = sum(natural) - measure
        room = sum(a - b for a, b in zip(natural, least, strict=True))
        if over > 0:
            share = min(1.0, over / room) if room else 0.0
            return [a - share * (a - b) for a, b in zip(natural, least, strict=True)]
        spare = -over if self.look.full_width else 0.0
        return [natural[0] + spare / 2, *(width + spare / 2 / (table.columns - 1) for width in natural[1:])]

    def _cell(self, table: Table, row: int, col: int, cell: Cell) -> Any:
        from reportlab.platypus import Paragraph as Flowing

        look, number = self.look, next(self.numbers)
        header, role = row < table.header_rows, table.role(row)
        align = table.align[col] if col < table.labels or table.align[col] == "left" else look.numbers
        if cell.colspan > 1:
            align = look.over
        font, size = self.font, look.table_size
        if cell.role == "title":
            font, size = self.bold, LARGER * size
        elif (header and look.bold_header) or (role == "total" and look.bold_totals):
            font = self.bold
        elif role == "group" and not header:
            font = {"bold": self.bold, "bigger": self.bold, "italic": self.italic}.get(look.group, font)
            size *= LARGER if look.group == "bigger" else 1.0
        text = escape(cell.text).replace("\n", "<br/>")
        if self.marked and text:
            text = f'<a href="{address(number)}">{text}</a>'
        return Flowing(text, self._style(size, font, align)) if text else ""


def _bullet(text: str, style: Any, sign: str) -> Any:
    from reportlab.platypus import Paragraph as Flowing

    return Flowing(text, style, bulletText=sign)


def _grey(grey: float) -> Any:
    from reportlab.lib.colors import Color

    return Color(grey, grey, grey)


def _line(across: bool, at: int, start: int, end: int, width: float, table: Table) -> tuple[Any, ...]:
    """A rule as ReportLab's style asks for it."""
    from reportlab.lib.colors import black

    if across:
        name, place = ("LINEABOVE", at) if at < len(table.rows) else ("LINEBELOW", at - 1)
        return (name, (start, place), (end - 1, place), width, black)
    name, place = ("LINEBEFORE", at) if at < table.columns else ("LINEAFTER", at - 1)
    return (name, (place, start), (place, end - 1), width, black)


def _drawing(chart: Chart) -> Any:
    from reportlab.graphics.shapes import Drawing, Rect, String

    drawing = Drawing(chart.width, chart.height)
    for box in chart.boxes:
        y = chart.height - box.y - box.height
        drawing.add(Rect(box.x, y, box.width, box.height, fillColor=_grey(box.grey), strokeWidth=0))
    for label in chart.labels:
        drawing.add(String(label.x, chart.height - label.y, label.text, fontSize=label.size))
    return drawing


def _fonts(family: str) -> tuple[str, str, str]:
    """The names of a family's upright, bold and italic, registered where they are installed."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    found = [next(Path("/usr/share/fonts").rglob(f"{name}.ttf"), None) for name in FILES[family]]
    if all(found):
        for name, path in zip(FILES[family], found, strict=True):
            pdfmetrics.registerFont(TTFont(name, str(path)))
        return FILES[family]
    base = FALLBACK[family]
    slanted = "Italic" if base == "Times" else "Oblique"
    return (f"{base}-Roman" if base == "Times" else base, f"{base}-Bold", f"{base}-{slanted}")
