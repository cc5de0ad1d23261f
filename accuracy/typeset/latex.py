"""A document set by LaTeX, where pdflatex is installed."""

from __future__ import annotations

import itertools
import subprocess
import tempfile
from pathlib import Path

from accuracy.made.look import THICK, Look, Rule, rules, shade
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

SIGNS = {
    **{sign: f"\\{sign}" for sign in "&%#_{}$"},
    "\\": r"\textbackslash{}",
    "\u00a0": "~",
    "\u2009": r"\,",
    "−": r"\textminus{}",
    "–": "{--}",
    "—": "{---}",
    "±": r"\textpm{}",
    "€": r"\texteuro{}",
    "£": r"\pounds{}",
    "•": r"\textbullet{}",
    "…": r"\dots{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
FONTS = {
    "sans": r"\usepackage{helvet}\renewcommand{\familydefault}{\sfdefault}",
    "serif": r"\usepackage{lmodern}",
    "humanist": r"\usepackage{palatino}",
    "mono": r"\usepackage{mathptmx}",
}
SIZES = {7: r"\scriptsize", 8: r"\footnotesize", 9: r"\small", 10: r"\normalsize", 11: r"\large"}
LONG_ROWS = 24
"""From so many rows on, a table may break over pages."""


def latex(made: Made, look: Look, *, marked: bool) -> bytes:
    """Set by pdflatex."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "page.tex").write_text(Source(made, look, marked).text(), encoding="utf-8")
        command = ["pdflatex", "-interaction=batchmode", "-halt-on-error", "page.tex"]
        for _ in range(2):
            subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=60)
        return Path(folder, "page.pdf").read_bytes()


def escaped(text: str) -> str:
    """A text as LaTeX reads it."""
    return "".join(SIGNS.get(letter, letter) for letter in text)


class Source:
    """A document on its way to LaTeX."""

    def __init__(self, made: Made, look: Look, marked: bool) -> None:
        self.made = made
        self.look = look
        self.marked = marked
        self.numbers = itertools.count()

    def text(self) -> str:
        """The whole source."""
        paper, look = self.made.paper, self.look
        options = ["a4paper", f"{round(look.size)}pt", *(["landscape"] if paper.landscape else [])]
        options += ["twocolumn"] if paper.columns > 1 else []
        mark = r"\newcommand{\cell}[2]{\href{#1}{#2}}" if self.marked else r"\newcommand{\cell}[2]{#2}"
        foot = {"": "", "{page}": r"\thepage", "{page} ({pages})": r"\thepage{} (\pageref{end})"}[
            paper.footer
        ]
        return "\n".join(
            [
                rf"\documentclass[{','.join(options)}]{{article}}",
                r"\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage{textcomp}",
                FONTS[look.font],
                r"\usepackage{booktabs,array,longtable,colortbl,xcolor,graphicx,fancyhdr}",
                rf"\usepackage[margin={paper.margin}pt,headsep=8pt]{{geometry}}",
                r"\usepackage[hidelinks]{hyperref}",
                mark,
                rf"\pagestyle{{fancy}}\fancyhf{{}}\fancyhead[L]{{\small {escaped(paper.header)}}}",
                rf"\fancyfoot[C]{{{foot}}}\renewcommand{{\headrulewidth}}{{0pt}}",
                rf"\setlength{{\columnsep}}{{{COLUMN_GAP}pt}}\linespread{{{look.leading / 1.2:.2f}}}",
                rf"\setlength{{\tabcolsep}}{{{look.inset_x}pt}}",
                r"\setlength{\parindent}{0pt}\setlength{\parskip}{6pt}\setcounter{secnumdepth}{0}",
                r"\begin{document}\hyphenpenalty=10000 \sloppy",
                *(self._block(block) for block in self.made.blocks),
                r"\label{end}\end{document}",
            ]
        )

    def _block(self, block: Block) -> str:
        match block:
            case Heading(level, text):
                return rf"\{('section', 'subsection', 'subsubsection')[level - 1]}{{{escaped(text)}}}"
            case Paragraph(text):
                return escaped(text) + "\n"
            case Bullets(items, ordered):
                kind = "enumerate" if ordered else "itemize"
                lines = "".join(rf"\item {escaped(item)}" for item in items)
                return rf"\begin{{{kind}}}{lines}\end{{{kind}}}"
            case Contents(entries):
                return "\n\n".join(
                    rf"\hspace*{{{level - 1}em}}{escaped(title)} \dotfill\ {page}"
                    for level, title, page in entries
                )
            case Lines(texts):
                return r"\\".join(map(escaped, texts)) + "\n"
            case Chart():
                return _chart(block)
            case Table():
                return "\n" + self._table(block, r"\linewidth") + "\n"
            case Abreast(left, right):
                side = r"\begin{minipage}[t]{0.48\linewidth}\vspace{0pt}%s\end{minipage}"
                sides = [side % self._table(table, r"\linewidth", whole=True) for table in (left, right)]
                return r"\hfill ".join(sides) + "\n"
            case PageBreak():
                return r"\clearpage"

    def _table(self, table: Table, measure: str, *, whole: bool = False) -> str:
        long = len(table.rows) >= LONG_ROWS and self.made.paper.columns == 1 and not whole
        environment = "longtable" if long else "tabular"
        drawn = rules(table, self.look)
        lines = self._lines(table, drawn)
        if long:
            head = "\n".join(lines[: table.header_rows]) + _across(table, drawn, table.header_rows)
            lines = [head + (r"\endhead" if self.look.repeat_header else ""), *lines[table.header_rows :]]
        elif drawn:
            lines.insert(table.header_rows, _across(table, drawn, table.header_rows))
        lines.append(_across(table, drawn, len(table.rows)))
        size = SIZES.get(round(self.look.table_size), r"\small")
        spec = _columns(table, self.look, drawn, measure)
        grid = rf"\begin{{{environment}}}{{{spec}}}" + "\n".join(lines) + rf"\end{{{environment}}}"
        stretch = rf"\renewcommand{{\arraystretch}}{{{1 + self.look.inset_y / 10:.2f}}}"
        caption = rf"\textbf{{{escaped(table.caption)}}}\par\nopagebreak " if table.caption else ""
        notes = "".join(rf"\par{{\footnotesize {escaped(f'{n.marker} {n.text}')}}}" for n in table.notes)
        if self.look.centered and not long and not whole:
            grid = rf"\begin{{center}}{grid}\end{{center}}"
        return rf"{caption}{{{size}{stretch}{grid}}}{notes}"

    def _lines(self, table: Table, drawn: list[Rule]) -> list[str]:
        """The rows, each with the rules above it; those above the body's first row close the head."""
        texts: dict[int, list[str]] = {row: [] for row in range(len(table.rows))}
        hanging: dict[tuple[int, int], int] = {}
        columns: dict[int, int] = dict.fromkeys(range(len(table.rows)), 0)
        for row, col, cell in table.placed():
            while (row, columns[row]) in hanging:
                texts[row].append("")
                columns[row] += hanging[row, columns[row]]
            texts[row].append(self._cell(table, row, col, cell))
            columns[row] += cell.colspan
            hanging.update({(below, col): cell.colspan for below in range(row + 1, row + cell.rowspan)})
        lines = []
        for row, cells in texts.items():
            above = "" if row == table.header_rows else _across(table, drawn, row)
            grey = shade(table, self.look, row, table.columns - 1)
            fill = rf"\rowcolor[gray]{{{grey:.2f}}}" if grey is not None else ""
            space = rf"\addlinespace[{self.look.size}pt]" if row in table.spaced else ""
            lines.append(above + space + fill + " & ".join(cells) + r" \\")
        return lines

    def _cell(self, table: Table, row: int, col: int, cell: Cell) -> str:
        look, header, role = self.look, row < table.header_rows, table.role(row)
        text = self._text(cell, next(self.numbers), wraps=bool(table.widths[col]))
        if cell.role == "title":
            text = rf"{{\large\textbf{{{text}}}}}"
        elif cell.text and ((header and look.bold_header) or (role == "total" and look.bold_totals)):
            text = rf"\textbf{{{text}}}"
        elif cell.text and role == "group" and not header:
            wrap = {"bold": r"\textbf{%s}", "italic": r"\textit{%s}", "bigger": r"{\large\textbf{%s}}"}
            text = wrap.get(look.group, "%s") % text
        if indent := table.indents(row, col):
            text = rf"\hspace*{{{indent}pt}}{text}"
        if cell.rowspan > 1:
            down = (cell.rowspan - 1) / 2
            text = rf"\smash{{\raisebox{{-{down:.2f}\normalbaselineskip}}{{{text}}}}}"
        if cell.colspan > 1:
            side = {"left": "l", "center": "c", "right": "r"}[look.over]
            return rf"\multicolumn{{{cell.colspan}}}{{{side}}}{{{text}}}"
        return text

    def _text(self, cell: Cell, number: int, *, wraps: bool) -> str:
        def linked(text: str) -> str:
            return rf"\cell{{{address(number)}}}{{{escaped(text)}}}" if text else ""

        lines = [
            linked(line) for line in (cell.text.split("\n") if wraps else [cell.text.replace("\n", " ")])
        ]
        return r"\newline ".join(lines)


def _columns(table: Table, look: Look, drawn: list[Rule], measure: str) -> str:
    """The column specification; only rules down the whole table are drawn."""
    down = {rule.at for rule in drawn if not rule.across and rule.start == 0}
    parts = []
    for col, share in enumerate(table.widths):
        align = table.align[col] if col < table.labels or table.align[col] == "left" else look.numbers
        width = rf"\dimexpr {share:.2f}{measure}-2\tabcolsep\relax"
        fixed = (
            r">{\raggedright\arraybackslash}p{%s}"
            if align == "left"
            else r">{\raggedleft\arraybackslash}p{%s}"
        )
        parts.append(("|" if col in down else "") + (fixed % width if share else align[0]))
    return "".join(parts) + ("|" if table.columns in down else "")


def _across(table: Table, drawn: list[Rule], at: int) -> str:
    """The rules above row `at`."""
    here = [rule for rule in drawn if rule.across and rule.at == at]
    if any((rule.start, rule.end) == (0, table.columns) for rule in here):
        closed = any(not rule.across for rule in drawn)
        if closed:
            return r"\hline "
        return r"\specialrule{%spt}{2pt}{2pt}" % (THICK if here[0].width >= THICK else 0.4)
    return "".join(rf"\cline{{{rule.start + 1}-{rule.end}}}" for rule in here) + (" " if here else "")


def _chart(chart: Chart) -> str:
    parts = [
        rf"\put({b.x:.1f},{chart.height - b.y - b.height:.1f}){{\textcolor[gray]{{{b.grey}}}"
        rf"{{\rule{{{b.width:.1f}pt}}{{{b.height:.1f}pt}}}}}}"
        for b in chart.boxes
    ]
    parts += [
        rf"\put({t.x:.1f},{chart.height - t.y:.1f}){{\scriptsize {escaped(t.text)}}}" for t in chart.labels
    ]
    size = f"({chart.width:.0f},{chart.height:.0f})"
    picture = rf"\setlength{{\unitlength}}{{1pt}}\begin{{picture}}{size}" + "".join(parts) + r"\end{picture}"
    return rf"\textbf{{{escaped(chart.caption)}}}\par {picture}" + "\n"
