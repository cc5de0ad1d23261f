"""Documents written by hand: their truth from their labels, and their PDFs from their sources.

    python -m accuracy.by_hand               NAME.truth.json from each NAME.label.toml (accuracy/labels.py)
    python -m accuracy.by_hand --set [NAME…]    NAME.pdf set anew, too; the programs must be installed

A label was written by looking at the page, never from what the reader made of it. A PDF that is set anew has
to be looked at again: other versions of the programs break lines and pages elsewhere.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

from accuracy.gate import LABELLED
from accuracy.labels import truth

LABEL, TRUTH = ".label.toml", ".truth.json"
LONGEST = 120
"""How long a program may take for a document, in seconds."""

Setter = Callable[[Path, Path], object]


def _ran(*command: str | Path) -> None:
    subprocess.run([str(part) for part in command], check=True, capture_output=True, timeout=LONGEST)


def _office(source: Path, pdf: Path, *options: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        _ran("soffice", profile, "--headless", *options, "--convert-to", "pdf", "--outdir", folder, source)
        pdf.write_bytes(Path(folder, source.with_suffix(".pdf").name).read_bytes())


def _office_page(source: Path, pdf: Path) -> None:
    _office(source, pdf, "--infilter=HTML (StarWriter)")


def _canvas(source: Path, pdf: Path) -> None:
    _ran(sys.executable, source, pdf)


def _chromium(source: Path, pdf: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        _ran("chromium", *options, f"--user-data-dir={folder}", f"--print-to-pdf={pdf}", source)


def _cairo(source: Path, pdf: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder, "first.pdf")
        _chromium(source, first)
        _ran("pdftocairo", "-pdf", first, pdf)


def _qt(source: Path, pdf: Path) -> None:
    _ran("wkhtmltopdf", "--quiet", "--page-size", "A4", source, pdf)


def _weasyprint(source: Path, pdf: Path) -> None:
    _ran(sys.executable, "-m", "weasyprint", source, pdf)


def _latex(source: Path, pdf: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _ran("pdflatex", "-interaction=batchmode", f"-output-directory={folder}", source)
        pdf.write_bytes(Path(folder, pdf.name).read_bytes())


def _typst(source: Path, pdf: Path) -> None:
    import typst

    typst.compile(source, output=pdf, pdf_tags=False)


SETTERS: dict[str, tuple[str, Setter]] = {
    "LibreOffice Writer": (".fodt", _office),
    "LibreOffice Writer, from HTML": (".html", _office_page),
    "Chromium, printed by Cairo": (".html", _cairo),
    "ReportLab, canvas": (".py", _canvas),
    "Chromium": (".html", _chromium),
    "wkhtmltopdf": (".html", _qt),
    "WeasyPrint": (".html", _weasyprint),
    "LaTeX": (".tex", _latex),
    "typst": (".typ", _typst),
}
"""By the name of the program in the label: how its sources end, and what sets them."""


def labels(names: Sequence[str] = ()) -> list[Path]:
    """The labels of the documents of these names, of all without any."""
    return [
        label
        for label in sorted(LABELLED.glob(f"*{LABEL}"))
        if not names or label.name.removesuffix(LABEL) in names
    ]


def written(label: Path) -> str:
    """The truth that a label states, as its file holds it."""
    stated = tomllib.loads(label.read_text(encoding="utf-8"))
    made = truth(label.name.removesuffix(LABEL), stated)
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def set_anew(label: Path) -> None:
    """Set the PDF of a label from its source."""
    producer = tomllib.loads(label.read_text(encoding="utf-8"))["producer"]
    suffix, setter = SETTERS[producer]
    name = label.name.removesuffix(LABEL)
    setter(label.with_name(name + suffix), label.with_name(f"{name}.pdf"))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", help="documents; left out: all")
    parser.add_argument("--set", action="store_true", help="set the PDFs anew")
    given = parser.parse_args()
    for label in labels(given.names):
        if given.set:
            set_anew(label)
        label.with_name(label.name.replace(LABEL, TRUTH)).write_text(written(label), encoding="utf-8")


if __name__ == "__main__":
    main()
