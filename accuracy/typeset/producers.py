"""The producers by name, and which of them can run here."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from typing import Protocol

from accuracy.made.look import Look
from accuracy.made.model import Made
from accuracy.typeset.html import chromium, weasyprint
from accuracy.typeset.latex import latex
from accuracy.typeset.platypus import reportlab
from accuracy.typeset.typst import typst
from accuracy.typeset.writer import writer


class Producer(Protocol):
    """Sets a document; with a link around each cell where it is marked."""

    def __call__(self, made: Made, look: Look, *, marked: bool) -> bytes:
        """The bytes of the PDF."""
        ...


PRODUCERS: dict[str, Producer] = {
    "typst": typst,
    "reportlab": reportlab,
    "weasyprint": weasyprint,
    "chromium": chromium,
    "latex": latex,
    "writer": writer,
}
NEEDS = {"chromium": "chromium", "latex": "pdflatex", "writer": "soffice"}
"""Producers that are programs."""


def available() -> list[str]:
    """The producers whose library or program is installed."""
    return [name for name in PRODUCERS if (shutil.which(NEEDS[name]) if name in NEEDS else find_spec(name))]
