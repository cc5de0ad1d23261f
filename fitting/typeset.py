"""Random pages typeset by producers that draw in ways of their own: a browser, typst, LaTeX."""

from __future__ import annotations

import html
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from fitting.pages import MadePage, MadeTable

ESCAPES = {
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "−": "$-$", "±": r"$\pm$", "✓": r"$\surd$", "€": r"\texteuro{}",
}  # fmt: skip


def _tex(text: str) -> str:
    return "".join(ESCAPES.get(ch, ch) for ch in text)


def latex(page: MadePage, path: Path) -> None:
    """Write the page as PDF by pdflatex."""
    body = [_latex_block(kind, block, page) for kind, block in page.blocks]
    geometry = "landscape," if page.landscape else ""
    font = "" if page.serif else r"\renewcommand{\familydefault}{\sfdefault}"
    stretch = _stretch(page)
    source = (
        rf"\documentclass[{max(10, min(12, int(page.size)))}pt,a4paper{',twocolumn' if page.columns == 2 else ''}]{{article}}"
        r"\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage{textcomp}\usepackage{lmodern}\usepackage{booktabs}"
        r"\usepackage{array}\usepackage{colortbl}\usepackage{xcolor}"
        rf"\usepackage[{geometry}margin=18mm]{{geometry}}{font}\renewcommand{{\arraystretch}}{{{stretch:.2f}}}"
        rf"\linespread{{{page.leading:.2f}}}\setlength{{\parindent}}{{0pt}}\setlength{{\parskip}}{{4pt}}"
        r"\pagestyle{empty}\begin{document}" + "\n\n".join(body) + r"\end{document}"
    )
    with tempfile.TemporaryDirectory() as folder:
        tex = Path(folder) / "page.tex"
        tex.write_text(source, encoding="utf-8")
        command = ["pdflatex", "-interaction=batchmode", "-halt-on-error", "page.tex"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=60)
        path.write_bytes((Path(folder) / "page.pdf").read_bytes())


def _stretch(page: MadePage) -> float:
    return 1.0 + page.pad / 12


def _latex_block(kind: str, block: object, page: MadePage) -> str:
    if kind == "table":
        return _latex_table(block, page)  # type: ignore[arg-type]
    if kind == "pair":
        left, right = block  # type: ignore[misc]
        return _latex_tabular(left, page) + r"\hspace{12mm}" + _latex_tabular(right, page)
    if kind == "h":
        return r"\section*{" + _tex(str(block)) + "}"
    if kind == "li":
        return r"$\bullet$ " + _tex(str(block))
    return _tex(str(block))


def _latex_table(table: MadeTable, page: MadePage) -> str:
    above = "" if table.caption_below else _tex(table.caption) + r"\\[3pt]" if table.caption else ""
    below = r"\\[3pt]" + _tex(table.caption) if table.caption and table.caption_below else ""
    note = r"\\[2pt]{\footnotesize " + _tex(table.note) + "}" if table.note else ""
    centre = r"\begin{center}", r"\end{center}"
    small = r"\small " if page.size < 10 else ""
    return centre[0] + small + above + _latex_tabular(table, page) + below + note + centre[1]


def _latex_tabular(table: MadeTable, page: MadePage) -> str:
    width, stretch = 0.42 if page.columns == 2 else 0.8, _stretch(page)
    unit = r"\columnwidth" if page.columns == 2 else r"\textwidth"
    specs = [
        f"p{{{(0.85 if page.columns == 2 else width) * table.widths[c]:.3f}{unit}}}" if table.widths else a
        for c, a in enumerate(table.align)
    ]
    spec = "".join(
        ("|" if c == 0 and -1 in table.walls else "") + s + ("|" if c in table.walls else "")
        for c, s in enumerate(specs)
    )
    tight = "booktabs" if len(table.rules) <= 3 and not table.walls else "hline"
    taken: dict[tuple[int, int], bool] = {}
    lines: list[str] = []
    if -1 in table.rules:
        lines.append(r"\toprule" if tight == "booktabs" else r"\hline")
    for r, row in enumerate(table.rows):
        cells, col = [], 0
        queue = list(row)
        while col < table.n_cols:
            if taken.get((r, col)):
                cells.append("")
                col += 1
                continue
            cell = queue.pop(0)
            text = _tex(cell.text)
            text = rf"\textbf{{{text}}}" if cell.bold and text else text
            if cell.rows > 1:
                drop = 0.5 * (cell.rows - 1) * stretch
                text = rf"\smash{{\raisebox{{-{drop:.2f}\baselineskip}}[0pt][0pt]{{{text}}}}}"
                taken.update({(r + i, col): True for i in range(1, cell.rows)})
            if cell.cols > 1:
                text = rf"\multicolumn{{{cell.cols}}}{{c{'|' if col + cell.cols - 1 in table.walls else ''}}}{{{text}}}"
            cells.append(text)
            col += cell.cols
        fill = rf"\rowcolor[HTML]{{{table.fills[r].upper()}}}" if r in table.fills else ""
        lines.append(fill + " & ".join(cells) + r" \\")
        if r in table.rules:
            last = r == len(table.rows) - 1
            lines.append((r"\bottomrule" if last else r"\midrule") if tight == "booktabs" else r"\hline")
        for row_index, a, b in table.partial:
            if row_index == r and r not in table.rules:
                lines.append(
                    (r"\cmidrule(lr)" if tight == "booktabs" else r"\cline") + f"{{{a + 1}-{b + 1}}}"
                )
    return rf"\begin{{tabular}}{{{spec}}}" + "\n".join(lines) + r"\end{tabular}"


def _html_table(table: MadeTable, page: MadePage) -> str:
    style = f"border-collapse:collapse;{'width:100%;' if table.widths else ''}"
    out = [f'<table style="{style}">']
    if table.widths:
        out += [f'<col style="width:{100 * w:.0f}%">' for w in table.widths]
    taken: dict[tuple[int, int], bool] = {}
    for r, row in enumerate(table.rows):
        out.append(f'<tr style="background:#{table.fills[r]}">' if r in table.fills else "<tr>")
        col = 0
        for cell in row:
            while taken.get((r, col)):
                col += 1
            last = r + cell.rows - 1
            css = [
                f"text-align:{ {'l': 'left', 'c': 'center', 'r': 'right'}[table.align[col] if cell.cols == 1 else 'c'] }"
            ]
            css.append(f"padding:{page.pad}px {page.pad + 4}px")
            if last in table.rules or any(p[0] == last and p[1] <= col <= p[2] for p in table.partial):
                css.append("border-bottom:1px solid #000")
            if r == 0 and -1 in table.rules:
                css.append("border-top:1px solid #000")
            if col + cell.cols - 1 in table.walls:
                css.append("border-right:1px solid #000")
            if col == 0 and -1 in table.walls:
                css.append("border-left:1px solid #000")
            if cell.bold:
                css.append("font-weight:bold")
            css.append("vertical-align:" + ("middle" if cell.rows > 1 else "top"))
            out.append(
                f'<td colspan={cell.cols} rowspan={cell.rows} style="{";".join(css)}">{html.escape(cell.text)}</td>'
            )
            taken.update({(r + i, col + j): True for i in range(cell.rows) for j in range(cell.cols)})
            col += cell.cols
        out.append("</tr>")
    return "".join([*out, "</table>"])


def _html_block(kind: str, block: object, page: MadePage) -> str:
    if kind == "table":
        table: MadeTable = block  # type: ignore[assignment]
        caption = f"<div>{html.escape(table.caption)}</div>" if table.caption else ""
        note = f"<div style='font-size:80%'>{html.escape(table.note)}</div>" if table.note else ""
        parts = (
            [_html_table(table, page), caption]
            if table.caption_below
            else [caption, _html_table(table, page)]
        )
        return "<div style='margin:10px 0'>" + "".join(parts) + note + "</div>"
    if kind == "pair":
        inner = "".join(_html_table(t, page) for t in block)  # type: ignore[attr-defined]
        return f"<div style='display:flex;gap:40px;align-items:flex-start;margin:10px 0'>{inner}</div>"
    tag = {"h": "h3", "li": "li", "p": "p"}[kind]
    return f"<{tag}>{html.escape(str(block))}</{tag}>"


def chromium(page: MadePage, path: Path) -> None:
    """Write the page as PDF by a headless browser."""
    body = "".join(_html_block(kind, block, page) for kind, block in page.blocks)
    style = (
        f"@page{{size:A4 {'landscape' if page.landscape else 'portrait'};margin:16mm}}"
        f"body{{font:{page.size}pt/{page.leading + 0.1:.2f} {'serif' if page.serif else 'sans-serif'};column-count:{page.columns}}}"
        "table{break-inside:avoid}"
    )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(f"<meta charset=utf-8><style>{style}</style>{body}", encoding="utf-8")
        command = [
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            f"--user-data-dir={folder}/profile", "--no-pdf-header-footer", f"--print-to-pdf={path}", source.as_uri(),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=60)


def _typ(text: str) -> str:
    return "#" + '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def typst(page: MadePage, path: Path) -> None:
    """Write the page as PDF by typst."""
    import typst as engine

    font = "Libertinus Serif" if page.serif else "DejaVu Sans Mono"
    sans = "" if page.serif else '#set text(font: ("Liberation Sans", "DejaVu Sans", "Arial"))\n'
    source = (
        f'#set page(paper: "a4", margin: 16mm, flipped: {str(page.landscape).lower()}, columns: {page.columns})\n'
        f"#set text(size: {page.size}pt)\n{sans if sans else f'#set text(font: {chr(34)}{font}{chr(34)})' + chr(10)}"
        f"#set par(leading: {page.leading - 0.45:.2f}em)\n"
        + "\n\n".join(_typst_block(kind, block, page) for kind, block in page.blocks)
    )
    path.write_bytes(engine.compile(source.encode("utf-8")))


def _typst_block(kind: str, block: object, page: MadePage) -> str:
    if kind == "table":
        table: MadeTable = block  # type: ignore[assignment]
        parts = [_typst_table(table, page)]
        if table.caption:
            parts.insert(1 if table.caption_below else 0, _typ(table.caption))
        if table.note:
            parts.append(f"#text(size: 0.8em)[{_typ(table.note)}]")
        return "\n\n".join(parts)
    if kind == "pair":
        left, right = (_typst_table(t, page)[1:] for t in block)  # type: ignore[attr-defined]
        return f"#grid(columns: 2, column-gutter: 12mm, {left}, {right})"
    if kind == "h":
        return f'#text(weight: "bold", size: 1.2em)[{_typ(str(block))}]'
    return ("- " if kind == "li" else "") + _typ(str(block))


def _typst_table(table: MadeTable, page: MadePage) -> str:
    names = {"l": "left", "c": "center", "r": "right"}
    columns = (
        ", ".join(f"{w:.2f}fr" for w in table.widths) if table.widths else ", ".join(["auto"] * table.n_cols)
    )
    out = [
        f"#table(columns: ({columns},), stroke: none, inset: (x: {page.pad + 3}pt, y: {page.pad + 1}pt), align: ({', '.join(names[a] for a in table.align)},),"
    ]
    if table.fills:
        fills = ", ".join(f'"{r}": rgb("#{color}")' for r, color in table.fills.items())
        out.append(f"fill: (_, y) => ({fills},).at(str(y), default: none),")
    out += [f"table.hline(y: {r + 1})," for r in sorted(table.rules)]
    out += [
        f"table.hline(y: {r + 1}, start: {a}, end: {b + 1}),"
        for r, a, b in table.partial
        if r not in table.rules
    ]
    out += [f"table.vline(x: {c + 1})," for c in sorted(table.walls)]
    for row in table.rows:
        for cell in row:
            text = (
                f"#strong[{_typ(cell.text)}]"
                if cell.bold and cell.text
                else _typ(cell.text)
                if cell.text
                else ""
            )
            centre = "align: center + horizon, " if cell.cols > 1 or cell.rows > 1 else ""
            out.append(f"table.cell(colspan: {cell.cols}, rowspan: {cell.rows}, {centre})[{text}],")
    return "".join([*out, ")"])


PRODUCERS: dict[str, Callable[[MadePage, Path], None]] = {
    "chromium": chromium,
    "typst": typst,
    "latex": latex,
}
"""How a page can be typeset; latex and chromium need programs of the system."""
