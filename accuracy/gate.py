"""What a folder of documents with truth reaches, and what became worse against the baseline.

    python -m accuracy.gate                    the made and the labelled documents against their baseline
    python -m accuracy.gate --move             and write what it reaches now as the baseline
    python -m accuracy.gate FOLDER…            the figures of other documents (NAME.pdf, NAME.truth.json)

Exits with 1 when something became worse than the baseline allows.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from accuracy.score.document import FIGURES, Score, reliability, score, summed
from vonextract import extract

HERE = Path(__file__).parent
CORPUS, LABELLED, BASELINE = HERE / "shipped", HERE / "labelled", HERE / "baseline.json"
WHOLE = "ALL"

Figures = dict[str, float]
Baseline = dict[str, Figures]

DOCUMENT_FALL = 0.02
"""How much a document may fall in a figure: about one cell of a small table, so that a better reading of ten
documents is not held up by a trifle in the eleventh."""

WHOLE_FALL = 0.002
"""How much all documents together may fall in a figure: what one loses another must win."""

SILENT_RISE = 0.0005
"""How much the share of silently wrong numbers may rise, in all and in each: nothing but rounding."""


def documents(folders: Sequence[Path]) -> list[Path]:
    """The PDFs of the folders that have a truth beside them."""
    truths = sorted(path for folder in folders for path in folder.rglob("*.truth.json"))
    pdfs = [path.with_name(path.name.replace(".truth.json", ".pdf")) for path in truths]
    return [pdf for pdf in pdfs if pdf.exists()]


def read(pdf: Path) -> Score:
    """The score of one document."""
    truth = json.loads(pdf.with_suffix(".truth.json").read_text(encoding="utf-8"))
    return score(truth, extract(pdf))


def measured(pdfs: Sequence[Path]) -> dict[str, Score]:
    """The score of each document by its name, and of all together."""
    with ProcessPoolExecutor(min(len(pdfs), os.cpu_count() or 1)) as pool:
        scores = dict(zip((pdf.stem for pdf in pdfs), pool.map(read, pdfs), strict=True))
    return scores | {WHOLE: summed(scores.values())}


def falls(before: Mapping[str, Figures], now: Mapping[str, Figures]) -> Iterator[str]:
    """One sentence for everything that became worse than the baseline allows."""
    for name, figures in before.items():
        if name not in now:
            yield f"{name} is in the baseline but was not read"
            continue
        for figure, was in figures.items():
            worse = _worse(figure, was, now[name].get(figure, 0.0))
            if worse > _allowed(name, figure):
                yield f"{name}: {figure} {was:.4f} -> {now[name].get(figure, 0.0):.4f}"
    for name in now.keys() - before.keys():
        yield f"{name} has no baseline"


def _worse(figure: str, was: float, now: float) -> float:
    return now - was if figure == "silent" else was - now


def _allowed(name: str, figure: str) -> float:
    if figure == "silent":
        return SILENT_RISE
    return WHOLE_FALL if name == WHOLE else DOCUMENT_FALL


def changes(before: Mapping[str, Figures], now: Mapping[str, Figures]) -> Iterator[str]:
    """What differs from the baseline, a line a document."""
    for name, figures in now.items():
        was = before.get(name, {})
        moved = [
            f"{figure} {was[figure]:.4f} -> {value:.4f} ({value - was[figure]:+.4f})"
            for figure, value in figures.items()
            if figure in was and abs(value - was[figure]) > 5e-5
        ]
        if moved:
            yield f"{name}: {', '.join(moved)}"


def table(figures: Mapping[str, Figures]) -> Iterator[str]:
    """The figures of every document, one a line."""
    yield f"{'document':40}" + "".join(f"{name:>11}" for name in FIGURES)
    for name, row in figures.items():
        cells = (f"{row[figure]:11.3f}" if figure in row else f"{'':11}" for figure in FIGURES)
        yield f"{name[:39]:40}" + "".join(cells)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path, help="left out: the shipped corpus")
    parser.add_argument("--move", action="store_true", help="write the baseline of the shipped corpus")
    given = parser.parse_args(arguments)
    pdfs = documents(given.folders or [CORPUS, LABELLED])
    if not pdfs:
        print("no PDF with a NAME.truth.json beside it")
        return 1
    scores = measured(pdfs)
    now = {name: _rounded(one.figures()) for name, one in scores.items()}
    print("\n".join(table(now)))
    print("confidence of tables, numbers, share right:", _reliability(scores[WHOLE]))
    if given.folders:
        return 0
    before: Baseline = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    print("\n".join(changes(before, now)) or "nothing changed against the baseline")
    if given.move:
        BASELINE.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")
        return 0
    worse = list(falls(before, now))
    print("\n".join(f"WORSE {sentence}" for sentence in worse))
    return bool(worse)


def _rounded(figures: Figures) -> Figures:
    return {name: round(value, 4) for name, value in figures.items()}


def _reliability(whole: Score) -> str:
    return ", ".join(f"{low:.1f}+: {count} {share:.3f}" for low, count, share in reliability(whole.numbers))


if __name__ == "__main__":
    sys.exit(main())
