"""A document as flat OpenDocument text, set by LibreOffice Writer."""

from __future__ import annotations

import itertools
import json
import subprocess
import tempfile
from base64 import b64encode
from functools import cache
from html import escape
from pathlib import Path

from accuracy.made.look import LARGER, Look, shade
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
from accuracy.typeset.html import FONTS, Borders, svg
from accuracy.typeset.marks import address

LETTER = {"sans": 0.53, "serif": 0.48, "humanist": 0.5, "mono": 0.605}
"""How wide a letter is, in sizes of the type: Writer does not fit columns to their text."""
BOLD = 1.08
"""How much wider bold letters are."""
NARROWEST = 60.0
"""Columns of labels get no narrower than so many points for the sake of the other columns."""
HEADING = {1: 1.7, 2: 1.3, 3: 1.1}
NAMESPACES = " ".join(
    f'xmlns:{short}="{full}"'
    for short, full in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
    }.items()
)


def writer(made: Made, look: Look, *, marked: bool) -> bytes:
    """Set by LibreOffice Writer, where it is installed."""
    tagged = json.dumps({"UseTaggedPDF": {"type": "boolean", "value": str(look.tagged).lower()}})
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "page.fodt")
        source.write_text(Text(made, look, marked).xml(), encoding="utf-8")
        profile = f"-env:UserInstallation=file://{_profile().name}"
        wanted = ["--convert-to", f"pdf:writer_pdf_Export:{tagged}", "--outdir", folder]
        command = ["soffice", profile, "--headless", *wanted, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return source.with_suffix(".pdf").read_bytes()


@cache
def _profile() -> tempfile.TemporaryDirectory[str]:
    """Writer's settings: its own for each process, because one profile serves one Writer at a time."""
    return tempfile.TemporaryDirectory(prefix="writer-")


class Text:
    """A document on its way to OpenDocument."""

    def __init__(self, made: Made, look: Look, marked: bool) -> None:
        self.made = made
        self.look = look
        self.marked = marked
        self.numbers = itertools.count()
        self.styles: dict[str, str] = {}

    def xml(self) -> str:
        """The whole file."""
        body = "".join(self._block(block) for block in self.made.blocks)
        plain = (
            f'<style:text-properties style:font-name="{FONTS[self.look.font]}"'
            f' fo:font-family="{FONTS[self.look.font]}" fo:font-size="{self.look.size}pt"'
            f' fo:language="{self.made.language}"/>'
        )
        default = (
            f'<style:default-style style:family="paragraph">'
            f'<style:paragraph-properties fo:line-height="{100 * self.look.leading / 1.2:.0f}%"/>{plain}'
            f"</style:default-style>"
            '<style:style style:name="link" style:family="text"><style:text-properties'
            ' style:text-underline-style="none" fo:color="#000000"/></style:style>'
        )
        page, master = self._page()
        automatic = "".join(
            f'<style:style style:name="{name}" {inner}</style:style>' for inner, name in self.styles.items()
        )
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.3"'
            ' office:mimetype="application/vnd.oasis.opendocument.text">'
            f"<office:styles>{default}</office:styles>"
            f"<office:automatic-styles>{page}{automatic}</office:automatic-styles>"
            f"<office:master-styles>{master}</office:master-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document>"
        )

    def _page(self) -> tuple[str, str]:
        paper = self.made.paper
        width, height = paper.size
        margin = paper.margin - 20
        landscape = ' style:print-orientation="landscape"' if paper.landscape else ""
        columns = (
            f'<style:columns fo:column-count="{paper.columns}" fo:column-gap="{COLUMN_GAP}pt"/>'
            if paper.columns > 1
            else ""
        )
        small = self._paragraph_style("", size=8)
        strip = '<style:header-footer-properties fo:min-height="20pt"/>'
        layout = (
            '<style:page-layout style:name="page"><style:page-layout-properties'
            f' fo:page-width="{width}pt" fo:page-height="{height}pt" fo:margin-top="{margin}pt"'
            f' fo:margin-bottom="{margin}pt" fo:margin-left="{paper.margin}pt"'
            f' fo:margin-right="{paper.margin}pt"{landscape}>{columns}</style:page-layout-properties>'
            f"<style:header-style>{strip}</style:header-style>"
            f"<style:footer-style>{strip}</style:footer-style></style:page-layout>"
        )
        footer = escape(paper.footer)
        footer = footer.replace("{page}", "<text:page-number/>").replace("{pages}", "<text:page-count/>")
        master = (
            '<style:master-page style:name="Standard" style:page-layout-name="page">'
            f'<style:header><text:p text:style-name="{small}">{escape(paper.header)}</text:p></style:header>'
            f'<style:footer><text:p text:style-name="{small}">{footer}</text:p></style:footer>'
            "</style:master-page>"
        )
        return layout, master

    def _style(self, family: str, properties: str) -> str:
        inner = f'style:family="{family}">{properties}'
        return self.styles.setdefault(inner, f"s{len(self.styles)}")

    def _paragraph_style(
        self, paragraph: str, *, size: float | None = None, bold: bool = False, italic: bool = False
    ) -> str:
        letters = f' fo:font-size="{size:.1f}pt"' if size else ""
        letters += ' fo:font-weight="bold"' if bold else ""
        letters += ' fo:font-style="italic"' if italic else ""
        return self._style(
            "paragraph",
            f"<style:paragraph-properties {paragraph}/><style:text-properties{letters}/>",
        )

    def _block(self, block: Block) -> str:
        size = self.look.size
        after = f'fo:margin-top="0pt" fo:margin-bottom="{size * 0.7:.1f}pt"'
        match block:
            case Heading(level, text):
                air = f'fo:margin-top="{size}pt" fo:margin-bottom="{size * 0.5}pt" fo:keep-with-next="always"'
                style = self._paragraph_style(air, size=size * HEADING[level], bold=True)
                return (
                    f'<text:h text:style-name="{style}" text:outline-level="{level}">{escape(text)}</text:h>'
                )
            case Paragraph(text):
                return self._paragraph(text, self._paragraph_style(after))
            case Bullets(items, ordered):
                return "".join(
                    self._paragraph(
                        f"{f'{number}.' if ordered else '•'}\t{item}",
                        self._paragraph_style('fo:margin-left="24pt" fo:text-indent="-12pt"'),
                    )
                    for number, item in enumerate(items, start=1)
                )
            case Contents(entries):
                return "".join(self._entry(*entry) for entry in entries)
            case Lines(texts):
                return "".join(self._paragraph(text, self._paragraph_style("")) for text in texts)
            case Chart():
                return self._chart(block)
            case Table():
                return self._table(block, self.made.paper.measure)
            case Abreast(left, right):
                return self._abreast(left, right)
            case PageBreak():
                return self._paragraph("", self._paragraph_style('fo:break-before="page"'))

    def _paragraph(self, text: str, style: str) -> str:
        inner = escape(text).replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")
        return f'<text:p text:style-name="{style}">{inner}</text:p>'

    def _entry(self, level: int, title: str, page: int) -> str:
        stop = (
            f'<style:tab-stops><style:tab-stop style:position="{self.made.paper.measure - 1:.0f}pt"'
            ' style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops>'
        )
        style = self._style(
            "paragraph",
            f'<style:paragraph-properties fo:margin-left="{12 * (level - 1)}pt">{stop}'
            "</style:paragraph-properties>",
        )
        return self._paragraph(f"{title}\t{page}", style)

    def _chart(self, chart: Chart) -> str:
        drawn = b64encode(svg(chart).encode()).decode()
        frame = (
            f'<draw:frame text:anchor-type="as-char" svg:width="{chart.width:.0f}pt"'
            f' svg:height="{chart.height:.0f}pt"><draw:image draw:mime-type="image/svg+xml">'
            f"<office:binary-data>{drawn}</office:binary-data></draw:image></draw:frame>"
        )
        return self._caption(chart.caption) + f"<text:p>{frame}</text:p>"

    def _caption(self, text: str | None) -> str:
        air = 'fo:margin-top="4pt" fo:margin-bottom="2pt" fo:keep-with-next="always"'
        return self._paragraph(text, self._paragraph_style(air, bold=True)) if text else ""

    def _abreast(self, left: Table, right: Table) -> str:
        half = (self.made.paper.measure - 18) / 2
        column = self._style(
            "table-column", f'<style:table-column-properties style:column-width="{half + 9}pt"/>'
        )
        cells = "".join(
            f"<table:table-cell>{self._table(table, half)}</table:table-cell>" for table in (left, right)
        )
        return (
            f'<table:table><table:table-column table:style-name="{column}"'
            f' table:number-columns-repeated="2"/><table:table-row>{cells}</table:table-row></table:table>'
            "<text:p/>"
        )

    def _table(self, table: Table, measure: float) -> str:
        look, widths = self.look, self._widths(table, measure)
        where = "center" if look.centered else "left"
        style = self._style(
            "table",
            f'<style:table-properties style:width="{sum(widths):.1f}pt" table:align="{where}"/>',
        )
        columns = "".join(f'<table:table-column table:style-name="{self._column(w)}"/>' for w in widths)
        rows, borders = self._rows(table), Borders(table, look)
        for row, col, cell in table.placed():
            rows[row][col] = self._cell(table, row, col, cell, borders.of(row, col, cell))
        kept = self._style("table-row", '<style:table-row-properties fo:keep-together="always"/>')
        lines = [
            f'<table:table-row table:style-name="{kept}">{"".join(cells)}</table:table-row>' for cells in rows
        ]
        head = "".join(lines[: table.header_rows])
        if look.repeat_header:
            head = f"<table:table-header-rows>{head}</table:table-header-rows>"
        notes = "".join(
            self._paragraph(f"{n.marker} {n.text}", self._paragraph_style("", size=look.size * 0.85))
            for n in table.notes
        )
        drawn = (
            f'<table:table table:style-name="{style}">{columns}{head}{"".join(lines[table.header_rows :])}'
        )
        return f"{self._caption(table.caption)}{drawn}</table:table>{notes or '<text:p/>'}"

    def _rows(self, table: Table) -> list[list[str]]:
        return [["<table:covered-table-cell/>"] * table.columns for _ in table.rows]

    def _column(self, width: float) -> str:
        return self._style(
            "table-column", f'<style:table-column-properties style:column-width="{width:.1f}pt"/>'
        )

    def _widths(self, table: Table, measure: float) -> list[float]:
        """The widths of the columns: as shared out or as their text needs, in all at most `measure`."""
        look = self.look
        letter = LETTER[look.font] * look.table_size * BOLD
        widths = [measure * share if share else 0.0 for share in table.widths]
        for _, col, cell in table.placed():
            if cell.colspan == 1 and not table.widths[col]:
                longest = max(len(line) for line in [*cell.text.split("\n"), "–"])
                widths[col] = max(widths[col], (longest + 1) * letter + 2 * look.inset_x)
        labels = sum(widths[: table.labels])
        narrowed = max(0.0, min(sum(widths) - measure, labels - table.labels * NARROWEST))
        widths[: table.labels] = [width * (1 - narrowed / labels) for width in widths[: table.labels]]
        total = sum(widths)
        stretched = measure / total if look.full_width or total > measure else 1.0
        return [width * stretched for width in widths]

    def _cell(self, table: Table, row: int, col: int, cell: Cell, borders: dict[str, float]) -> str:
        number, look = next(self.numbers), self.look
        align = table.align[col] if col < table.labels or table.align[col] == "left" else look.numbers
        align = look.over if cell.colspan > 1 else align
        grey = shade(table, look, row, col)
        ground = f' fo:background-color="#{3 * f"{round(255 * grey):02x}"}"' if grey is not None else ""
        air = look.inset_y + (look.size if row in table.spaced else 0)
        level = "middle" if cell.rowspan > 1 else "bottom" if row < table.header_rows else "top"
        lines = "".join(f' fo:border-{side}="{width}pt solid #000000"' for side, width in borders.items())
        style = self._style(
            "table-cell",
            f'<style:table-cell-properties fo:padding-left="{look.inset_x + table.indents(row, col)}pt"'
            f' fo:padding-right="{look.inset_x}pt" fo:padding-top="{air}pt"'
            f' fo:padding-bottom="{look.inset_y}pt" style:vertical-align="{level}"{ground}{lines}/>',
        )
        spans = f' table:number-columns-spanned="{cell.colspan}" table:number-rows-spanned="{cell.rowspan}"'
        inner = self._cell_text(table, row, cell, number, align)
        return f'<table:table-cell table:style-name="{style}"{spans}>{inner}</table:table-cell>'

    def _cell_text(self, table: Table, row: int, cell: Cell, number: int, align: str) -> str:
        look, role = self.look, table.role(row)
        header = row < table.header_rows
        group = role == "group" and not header
        title = cell.role == "title"
        style = self._paragraph_style(
            f'fo:text-align="{align}"',
            size=look.table_size * (LARGER if title or (group and look.group == "bigger") else 1),
            bold=title
            or (header and look.bold_header)
            or (role == "total" and look.bold_totals)
            or (group and look.group in {"bold", "bigger"}),
            italic=group and look.group == "italic",
        )
        text = escape(cell.text).replace("\n", "<text:line-break/>")
        if self.marked and cell.text:
            text = (
                f'<text:a xlink:type="simple" xlink:href="{address(number)}" text:style-name="link"'
                f' text:visited-style-name="link">{text}</text:a>'
            )
        return f'<text:p text:style-name="{style}">{text}</text:p>'
