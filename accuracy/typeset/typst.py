"""A document set by typst."""

from __future__ import annotations

import itertools

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

FONTS = {"sans": "DejaVu Sans", "serif": "Libertinus Serif", "humanist": "Lato", "mono": "DejaVu Sans Mono"}

FLAT = 2.0
"""The part of a line's height, in points, that typst does not count to it and other producers do."""


def typst(made: Made, look: Look, *, marked: bool) -> bytes:
    """Set by typst, tagged or not as the look says."""
    import typst as library

    source = Source(made, look, marked).text().encode()
    pdf = library.compile(source, pdf_tags=look.tagged)
    assert isinstance(pdf, bytes)
    return pdf


def quoted(text: str) -> str:
    """A typst string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


class Source:
    """A document on its way to typst's language."""

    def __init__(self, made: Made, look: Look, marked: bool) -> None:
        self.made = made
        self.look = look
        self.marked = marked
        self.numbers = itertools.count()

    def text(self) -> str:
        """The whole source."""
        paper, look = self.made.paper, self.look
        flipped = "true" if paper.landscape else "false"
        footer = {
            "": "none",
            "{page}": "context align(center, counter(page).display())",
            "{page} ({pages})": 'context align(center, counter(page).display("1 (1)", both: true))',
        }[paper.footer]
        header = f"text(size: 8pt, {quoted(paper.header)})" if paper.header else "none"
        page = f'paper: "a4", flipped: {flipped}, margin: {paper.margin}pt, columns: {paper.columns}'
        space = max(0.2, 0.65 * look.leading - 0.13)
        return "\n\n".join(
            [
                f"#set page({page}, header: {header}, footer: {footer})",
                f"#set columns(gutter: {COLUMN_GAP}pt)",
                f'#set text(lang: "{self.made.language}", font: "{FONTS[look.font]}", size: {look.size}pt)',
                f"#set par(leading: {space:.2f}em)",
                *(self._block(block) for block in self.made.blocks),
            ]
        )

    def _block(self, block: Block) -> str:
        match block:
            case Heading(level, text):
                return f"#heading(level: {level}, {quoted(text)})"
            case Paragraph(text):
                return f"#par({quoted(text)})"
            case Bullets(items, ordered):
                return f"#{'enum' if ordered else 'list'}({', '.join(map(quoted, items))})"
            case Contents(entries):
                return "\n\n".join(
                    f"#block(above: 0.6em)[#h({level - 1}em)#text({quoted(title)}) "
                    f"#box(width: 1fr, repeat[.]) {page}]"
                    for level, title, page in entries
                )
            case Lines(texts):
                return "\n\n".join(f"#block(above: 0.6em, text({quoted(text)}))" for text in texts)
            case Chart():
                return _chart(block)
            case Table():
                return "\n\n".join(f"#{part}" for part in self._table(block))
            case Abreast(left, right):
                sides = ", ".join(f"stack(spacing: 5pt, {', '.join(self._table(t))})" for t in (left, right))
                return f"#grid(columns: (1fr, 1fr), gutter: 18pt, {sides})"
            case PageBreak():
                return "#pagebreak(weak: true)"

    def _table(self, table: Table) -> list[str]:
        parts = []
        if table.caption:
            parts.append(f"block(below: 4pt, sticky: true, strong({quoted(table.caption)}))")
        grid = f"text(size: {self.look.table_size}pt, {self._grid(table)})"
        parts.append(f"align(center, {grid})" if self.look.centered else grid)
        parts += [
            f"block(above: 4pt, text(size: 0.85em, {quoted(f'{n.marker} {n.text}')}))" for n in table.notes
        ]
        return parts

    def _grid(self, table: Table) -> str:
        look = self.look
        cells: dict[int, list[str]] = {row: [] for row in range(len(table.rows))}
        for row, col, cell in table.placed():
            cells[row].append(self._cell(table, row, col, cell))
        lines = [_rule(rule.across, rule.at, rule.start, rule.end, rule.width) for rule in rules(table, look)]
        head = ", ".join(text for row in range(table.header_rows) for text in cells[row])
        body = [text for row in range(table.header_rows, len(table.rows)) for text in cells[row]]
        repeat = "true" if look.repeat_header else "false"
        columns = ", ".join(
            f"{share:.2f}fr" if share else self._width(table, n) for n, share in enumerate(table.widths)
        )
        options = (
            f"columns: ({columns},), stroke: none, inset: (x: {look.inset_x}pt, y: {look.inset_y + FLAT}pt)"
        )
        content = [f"table.header(repeat: {repeat}, {head})", *body, *lines]
        return f"table({options}, {', '.join(content)})"

    def _width(self, table: Table, col: int) -> str:
        widest = (
            col < table.labels
            and table.align[col] == "left"
            and max(len(cell.text) for _, c, cell in table.placed() if c == col and cell.colspan == 1) > 12
        )
        return "1fr" if widest and self.look.full_width else "auto"

    def _cell(self, table: Table, row: int, col: int, cell: Cell) -> str:
        look, number = self.look, next(self.numbers)
        align = table.align[col] if col < table.labels or table.align[col] == "left" else look.numbers
        header = row < table.header_rows
        if cell.colspan > 1:
            align = look.over
        grey = shade(table, look, row, col)
        options = [
            f"colspan: {cell.colspan}, rowspan: {cell.rowspan}",
            f"align: {align} + {'horizon' if cell.rowspan > 1 else 'bottom' if header else 'top'}",
            *([f"fill: luma({100 * grey:.0f}%)"] if grey is not None else []),
            *self._inset(table, row, col),
        ]
        text = self._text(cell, number)
        role = table.role(row)
        if cell.role == "title":
            text = f'text(size: {LARGER}em, weight: "bold", {text})'
        elif (header and look.bold_header) or (role == "total" and look.bold_totals):
            text = f"strong({text})"
        elif role == "group" and not header:
            wrap = {
                "bold": "strong({})",
                "italic": "emph({})",
                "bigger": f'text(size: {LARGER}em, weight: "bold", {{}})',
            }
            text = wrap.get(look.group, "{}").format(text)
        return f"table.cell({', '.join(options)}, {text})"

    def _inset(self, table: Table, row: int, col: int) -> list[str]:
        """The inset of a cell that is indented, or stands below a blank line."""
        look, inset = self.look, self.look.inset_y + FLAT
        indent, space = table.indents(row, col), look.size if row in table.spaced else 0.0
        if not indent and not space:
            return []
        sides = f"left: {look.inset_x + indent}pt, right: {look.inset_x}pt"
        return [f"inset: ({sides}, top: {inset + space}pt, bottom: {inset}pt)"]

    def _text(self, cell: Cell, number: int) -> str:
        def linked(text: str) -> str:
            inner = " + linebreak() + ".join(map(quoted, text.split("\n"))) if text else '""'
            return f"link({quoted(address(number))}, {inner})" if self.marked and text else f"[#({inner})]"

        if not cell.sign:
            return linked(cell.text)
        rest = cell.text.removeprefix(cell.sign).strip()
        return f"{{ {linked(cell.sign)}; h(1fr); {linked(rest)} }}"


def _rule(across: bool, at: int, start: int, end: int, width: float) -> str:
    if across:
        return f"table.hline(y: {at}, start: {start}, end: {end}, stroke: {width}pt)"
    return f"table.vline(x: {at}, start: {start}, end: {end}, stroke: {width}pt)"


def _chart(chart: Chart) -> str:
    parts = [
        f"#place(dx: {b.x:.1f}pt, dy: {b.y:.1f}pt, rect(width: {b.width:.1f}pt, height: {b.height:.1f}pt,"
        f" fill: luma({100 * b.grey:.0f}%)))"
        for b in chart.boxes
    ]
    parts += [
        f"#place(dx: {t.x:.1f}pt, dy: {t.y - 0.75 * t.size:.1f}pt, text(size: {t.size}pt, {quoted(t.text)}))"
        for t in chart.labels
    ]
    box = f"#box(width: {chart.width:.0f}pt, height: {chart.height:.0f}pt)[{' '.join(parts)}]"
    return f"#block(sticky: true, strong({quoted(chart.caption)}))\n\n{box}"
