"""Made documents with exact truth.

    python -m accuracy.corpus --out FOLDER --documents 100 --seed 1 [--producers typst,latex] [--kind annual]

Writes NAME.pdf and NAME.truth.json. The same seed, producers and fonts give the same documents. A document
whose cells do not stand, letter by letter, where its marked copy has them is left out, and said to be.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2

from accuracy.boxes import NotFound, cell_boxes
from accuracy.made.annual import annual, annual_look
from accuracy.made.look import Look, random_look
from accuracy.made.model import Made
from accuracy.made.official import official
from accuracy.made.papers import document
from accuracy.truth import Json, cell_texts, truth
from accuracy.typeset.producers import PRODUCERS, available

Maker = tuple[Callable[[random.Random, str], Made], Callable[[random.Random], Look]]
DOCUMENTS: Maker = document, random_look
KINDS: dict[str, Maker] = {
    "document": DOCUMENTS,
    "official": (official, random_look),
    "annual": (annual, annual_look),
}
"""What can be made: reports of all kinds, papers with letterheads and their facts, annual accounts."""


def make(
    seed: int, number: int, producers: Sequence[str], maker: Maker = DOCUMENTS
) -> tuple[str, bytes, Json]:
    """The name, the PDF and the truth of one document, by `maker`: what it says, and its look.

    Raises:
        NotFound: Its cells were not found where they were marked.
    """
    dice = random.Random(f"{seed}-{number}")
    producer = producers[number % len(producers)]
    made_by, drawn_by = maker
    made = made_by(dice, f"{producer}-{seed}-{number:04}")
    look = drawn_by(dice)
    pdf, marked = (_set(producer, made, look, marked=marked) for marked in (False, True))
    boxes = cell_boxes(pdf, marked, {n: text for n, text in cell_texts(made).items() if text})
    with pypdfium2.PdfDocument(pdf) as opened:
        pages = len(opened)
    described = truth(made, boxes, pages, producer)
    described["meta"]["look"] = {"ruling": look.ruling, "fill": look.fill, "font": look.font}
    return made.name, pdf, described


def _set(producer: str, made: Made, look: Look, *, marked: bool) -> bytes:
    return PRODUCERS[producer](made, look, marked=marked)


def write(
    folder: Path, seed: int, numbers: Sequence[int], producers: Sequence[str], maker: Maker = DOCUMENTS
) -> list[str]:
    """Write documents to a folder; what could not be made is said, one sentence each."""
    folder.mkdir(parents=True, exist_ok=True)
    dropped = []
    for number in numbers:
        try:
            name, pdf, described = make(seed, number, producers, maker)
        except (NotFound, subprocess.SubprocessError) as error:
            dropped.append(f"document {number} left out: {error}")
            continue
        (folder / f"{name}.pdf").write_bytes(pdf)
        text = json.dumps(described, ensure_ascii=False, indent=1)
        (folder / f"{name}.truth.json").write_text(text + "\n", encoding="utf-8")
    return dropped


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=20)
    parser.add_argument("--first", type=int, default=0, help="the number of the first document")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--producers", default=",".join(available()), help="those installed: %(default)s")
    parser.add_argument("--kind", choices=KINDS, default="document", help="what to make (%(default)s)")
    given = parser.parse_args()
    numbers = range(given.first, given.first + given.documents)
    producers = given.producers.split(",")
    for sentence in write(given.out, given.seed, numbers, producers, KINDS[given.kind]):
        print(sentence)


if __name__ == "__main__":
    main()
