"""A document as HTML, set by WeasyPrint or by Chromium."""

from __future__ import annotations

import itertools
import subprocess
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

from accuracy.made.look import LARGER, Look, rules, shade
from accuracy.made.model import (
    COLUMN_GAP,
    Abreast,
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

FONTS = {
    "sans": "Liberation Sans",
    "serif": "Liberation Serif",
    "humanist": "Carlito",
    "mono": "DejaVu Sans Mono",
}


def weasyprint(made: Made, look: Look, *, marked: bool) -> bytes:
    """Set by WeasyPrint."""
    import weasyprint as library

    pdf: bytes = library.HTML(string=Page(made, look, marked).html()).write_pdf()
    return pdf


def chromium(made: Made, look: Look, *, marked: bool) -> bytes:
    """Set by Chromium, where it is installed."""
    with tempfile.TemporaryDirectory() as folder:
        source, pdf = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_text(Page(made, look, marked).html(), encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        command = ["chromium", *options, f"--user-data-dir={folder}", f"--print-to-pdf={pdf}", str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        return pdf.read_bytes()


class Page:
    """A document on its way to HTML."""

    def __init__(self, made: Made, look: Look, marked: bool) -> None:
        self.made = made
        self.look = look
        self.marked = marked
        self.numbers = itertools.count()

    def html(self) -> str:
        """The whole page."""
        body = "\n".join(self._block(block) for block in self.made.blocks)
        language = self.made.language
        head = f"<title>{escape(self.made.title)}</title><style>{self._css()}</style>"
        return (
            f'<!doctype html><html lang="{language}"><meta charset="utf-8">{head}<body>{body}</body></html>'
        )

    def _css(self) -> str:
        paper, look = self.made.paper, self.look
        width, height = paper.size
        footer = paper.footer.replace("{page}", '" counter(page) "').replace("{pages}", '" counter(pages) "')
        columns = f"columns: {paper.columns}; column-gap: {COLUMN_GAP}pt;" if paper.columns > 1 else ""
        group = {
            "bold": "font-weight: bold",
            "italic": "font-style: italic",
            "bigger": f"font-size: {LARGER}em; font-weight: bold",
        }
        width_css = "100%" if look.full_width else "auto"
        margin = "0 auto" if look.centered else "0"
        return f"""
@page {{ size: {width}pt {height}pt; margin: {paper.margin}pt;
  @top-left {{ content: "{paper.header}"; font: 8pt "{FONTS[look.font]}"; }}
  @bottom-center {{ content: "{footer}"; font: 8pt "{FONTS[look.font]}"; }} }}
body {{ font: {look.size}pt/{look.leading} "{FONTS[look.font]}"; margin: 0; {columns} }}
h1 {{ font-size: 170%; }} h2 {{ font-size: 130%; }} h3 {{ font-size: 110%; }}
table {{ border-collapse: collapse; font-size: {look.table_size}pt; width: {width_css}; margin: {margin}; }}
td, th {{ padding: {look.inset_y}pt {look.inset_x}pt; vertical-align: top; font-weight: normal; }}
td[rowspan]:not([rowspan="1"]) {{ vertical-align: middle; }}
thead {{ display: {"table-header-group" if look.repeat_header else "table-row-group"}; }}
thead td {{ vertical-align: bottom; {"font-weight: bold;" if look.bold_header else ""} }}
tr.total td {{ {"font-weight: bold;" if look.bold_totals else ""} }}
tr.group td {{ {group.get(look.group, "")} }} td.title {{ font-size: {LARGER}em; font-weight: bold; }}
tr {{ break-inside: avoid; }} a {{ color: inherit; text-decoration: none; }}
p.caption {{ margin-bottom: 2pt; font-weight: bold; break-after: avoid; }}
p.note {{ font-size: 85%; margin-top: 2pt; }} p.line {{ margin: 0; }}
div.abreast {{ display: flex; gap: 18pt; }} div.abreast > div {{ flex: 1; }}
div.entry {{ display: flex; justify-content: space-between; }}
div.break {{ break-before: page; }} span.sign {{ float: left; }}"""

    def _block(self, block: Block) -> str:
        match block:
            case Heading(level, text):
                return f"<h{level}>{escape(text)}</h{level}>"
            case Paragraph(text):
                return f"<p>{escape(text)}</p>"
            case Bullets(items, ordered):
                tag = "ol" if ordered else "ul"
                return f"<{tag}>" + "".join(f"<li>{escape(item)}</li>" for item in items) + f"</{tag}>"
            case Contents(entries):
                return "".join(
                    f'<div class="entry"><span style="padding-left: {12 * (level - 1)}pt">'
                    f"{escape(title)}</span><span>{page}</span></div>"
                    for level, title, page in entries
                )
            case Lines(texts):
                return "".join(f'<p class="line">{escape(text)}</p>' for text in texts)
            case Chart():
                return f'<p class="caption">{escape(block.caption)}</p>{svg(block)}'
            case Table():
                return self._table(block)
            case Abreast(left, right):
                sides = f"<div>{self._table(left)}</div><div>{self._table(right)}</div>"
                return f'<div class="abreast">{sides}</div>'
            case PageBreak():
                return '<div class="break"></div>'

    def _table(self, table: Table) -> str:
        rows: dict[int, list[str]] = {row: [] for row in range(len(table.rows))}
        borders = Borders(table, self.look)
        for row, col, cell in table.placed():
            drawn = borders.of(row, col, cell)
            css = "".join(f"border-{side}: {width}pt solid black;" for side, width in drawn.items())
            rows[row].append(self._cell(table, row, col, cell, css))
        lines = [f'<tr class="{table.role(row) or ""}">{"".join(cells)}</tr>' for row, cells in rows.items()]
        head, body = "".join(lines[: table.header_rows]), "".join(lines[table.header_rows :])
        caption = f'<p class="caption">{escape(table.caption)}</p>' if table.caption else ""
        notes = "".join(f'<p class="note">{escape(f"{n.marker} {n.text}")}</p>' for n in table.notes)
        widths = (f"{100 * share}%" if share else "auto" for share in table.widths)
        shares = "".join(f'<col style="width: {width}">' for width in widths)
        return f"{caption}<table>{shares}<thead>{head}</thead><tbody>{body}</tbody></table>{notes}"

    def _cell(self, table: Table, row: int, col: int, cell: Cell, borders: str) -> str:
        number = next(self.numbers)
        align = table.align[col] if col < table.labels or table.align[col] == "left" else self.look.numbers
        if cell.colspan > 1:
            align = self.look.over
        grey = shade(table, self.look, row, col)
        ground = f"background: rgb({', '.join([str(round(255 * grey))] * 3)});" if grey is not None else ""
        breaks = "white-space: nowrap;" if not table.widths[col] and cell.value is not None else ""
        space = f"padding-top: {self.look.inset_y + self.look.size}pt;" if row in table.spaced else ""
        indent = table.indents(row, col)
        left = f"padding-left: {self.look.inset_x + indent}pt;" if indent else ""
        kind = ' class="title"' if cell.role == "title" else ""
        spans = f'{kind} colspan="{cell.colspan}" rowspan="{cell.rowspan}"'
        text = self._text(cell, number)
        return f'<td{spans} style="text-align: {align}; {ground}{breaks}{space}{left}{borders}">{text}</td>'

    def _text(self, cell: Cell, number: int) -> str:
        def linked(text: str) -> str:
            inner = escape(text).replace("\n", "<br>")
            return f'<a href="{address(number)}">{inner}</a>' if self.marked and text else inner

        if not cell.sign:
            return linked(cell.text)
        rest = cell.text.removeprefix(cell.sign).strip()
        return f'<span class="sign">{linked(cell.sign)}</span>{linked(rest)}'


class Borders:
    """The rules of a table as the borders of its cells."""

    def __init__(self, table: Table, look: Look) -> None:
        self.widths: dict[tuple[bool, int, int], float] = {}
        for rule in rules(table, look):
            for place in range(rule.start, rule.end):
                self.widths[rule.across, rule.at, place] = rule.width

    def of(self, row: int, col: int, cell: Cell) -> dict[str, float]:
        """The widths in points of a cell's borders, by the side; those that are drawn."""
        sides = {
            "top": self.widths.get((True, row, col)),
            "bottom": self.widths.get((True, row + cell.rowspan, col)),
            "left": self.widths.get((False, col, row)),
            "right": self.widths.get((False, col + cell.colspan, row)),
        }
        return {side: width for side, width in sides.items() if width}


def svg(chart: Chart) -> str:
    """A chart as SVG, its measures in points."""

    def parts() -> Iterator[str]:
        for box in chart.boxes:
            grey = round(255 * box.grey)
            yield (
                f'<rect x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}"'
                f' fill="rgb({grey},{grey},{grey})"/>'
            )
        for label in chart.labels:
            place = f'x="{label.x:.1f}" y="{label.y:.1f}" font-size="{label.size}"'
            yield f"<text {place}>{escape(label.text)}</text>"

    box = f"0 0 {chart.width:.0f} {chart.height:.0f}"
    size = f'width="{chart.width:.0f}pt" height="{chart.height:.0f}pt" viewBox="{box}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts())}</svg>'
