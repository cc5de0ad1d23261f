"""Time reading per page against bare PDFium and pdfplumber.

    python benchmarks/pages.py [--repeat N] [--json] [--wall] [--stage all|read|texts] FILE.pdf…
    python benchmarks/pages.py --each FILE.pdf…

In one run, turn by turn, the same pages are read by
- `vonextract.extract`, whole (or, with --stage, up to the characters or the words);
- bare PDFium: every character's box, code point and font size, and every page object;
- pdfplumber's `page.chars`.
Printed are medians in milliseconds of processor time per page (of wall time with --wall), the ratio
to bare PDFium, and the median report's ratio. The first, cold reading of each file is not counted.

With --each, every page is saved as a file of its own and read alone by `extract` and by bare
PDFium; the pages with the highest ratios are printed.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pdfplumber
import pypdfium2
import pypdfium2.raw as raw

from vonextract.errors import VonextractError
from vonextract.layout.page_texts import page_texts
from vonextract.pdf.reader import read

SHOWN = 20
"""The worst pages that are named."""
SLOW = 30
"""The ratio above which pages are counted."""

Reading = Callable[[Path], object]


def bare(path: Path) -> int:
    """Read the file with nothing but PDFium; returns how many characters and objects there were."""
    raw.FPDF_InitLibrary()
    data = path.read_bytes()
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise SystemExit(f"{path}: PDFium cannot open it")
    seen = sum(_bare_page(document, i) for i in range(raw.FPDF_GetPageCount(document)))
    raw.FPDF_CloseDocument(document)
    return seen


def _bare_page(document: object, index: int) -> int:
    page = raw.FPDF_LoadPage(document, index)
    if not page:
        return 0
    text = raw.FPDFText_LoadPage(page)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    chars = raw.FPDFText_CountChars(text)
    for i in range(chars):
        raw.FPDFText_GetUnicode(text, i)
        raw.FPDFText_GetCharBox(text, i, left, right, bottom, top)
        raw.FPDFText_GetFontSize(text, i)
    objects = raw.FPDFPage_CountObjects(page)
    for i in range(objects):
        raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, i))
    raw.FPDFText_ClosePage(text)
    raw.FPDF_ClosePage(page)
    return int(chars + objects)


def plumber(path: Path) -> int:
    """Read every page's characters with pdfplumber; returns how many there were."""
    with pdfplumber.open(path) as document:
        count = 0
        for page in document.pages:
            count += len(page.chars)
            page.close()
        return count


def _stage(name: str) -> Reading:
    if name == "read":
        return read
    if name == "texts":
        return lambda path: page_texts(read(path))
    from vonextract.pipeline import extract

    return extract


def measure(
    path: Path, readings: dict[str, Reading], repeat: int, clock: Callable[[], float]
) -> dict[str, float]:
    """Median milliseconds per page of each reading of a file, taken turn by turn."""
    pages = len(read(path).pages)
    times: dict[str, list[float]] = {name: [] for name in readings}
    for turn in range(repeat + 1):
        for name, reading in readings.items():
            start = clock()
            reading(path)
            if turn:
                times[name].append((clock() - start) * 1000 / pages)
    return {"pages": pages} | {name: statistics.median(values) for name, values in times.items()}


def each_page(path: Path, reading: Reading) -> Iterator[tuple[int, float, float]]:
    """Number, milliseconds of `reading` and of bare PDFium, for every page of a file read alone."""
    document = pypdfium2.PdfDocument(path)
    with tempfile.TemporaryDirectory() as folder:
        alone = Path(folder) / "page.pdf"
        for index in range(len(document)):
            single = pypdfium2.PdfDocument.new()
            single.import_pages(document, [index])
            single.save(alone)
            single.close()
            yield index + 1, _least(reading, alone), _least(bare, alone)
    document.close()


def _least(reading: Reading, path: Path) -> float:
    """The fewest milliseconds of processor time in two readings."""
    times = []
    for _ in range(2):
        start = time.process_time()
        reading(path)
        times.append((time.process_time() - start) * 1000)
    return min(times)


def _print_worst(files: list[Path], reading: Reading) -> None:
    found = []
    for path in files:
        try:
            found += [
                (ours / theirs, ours, theirs, path.name, n) for n, ours, theirs in each_page(path, reading)
            ]
        except (VonextractError, pypdfium2.PdfiumError) as error:
            print(f"{path.name}: not measured ({type(error).__name__})", file=sys.stderr)
    slow = sum(ratio > SLOW for ratio, *_ in found)
    print(
        f"{len(found)} pages, median ratio {statistics.median(r[0] for r in found):.2f}, {slow} above {SLOW}"
    )
    for ratio, ours, theirs, name, number in sorted(found, reverse=True)[:SHOWN]:
        print(f"{ratio:8.1f} × {ours:8.1f} ms  bare {theirs:7.2f} ms  {name} page {number}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--stage", choices=("all", "read", "texts"), default="all")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--wall", action="store_true")
    parser.add_argument("--each", action="store_true")
    options = parser.parse_args()
    if options.each:
        _print_worst(options.files, _stage(options.stage))
        return
    clock = time.perf_counter if options.wall else time.process_time
    readings: dict[str, Reading] = {
        "vonextract": _stage(options.stage),
        "pdfium": bare,
        "pdfplumber": plumber,
    }
    results = {str(path): measure(path, readings, options.repeat, clock) for path in options.files}
    if options.json:
        json.dump(results, sys.stdout, indent=1)
        return
    print(f"{'file':44} {'pages':>5} {'vonextract':>10} {'pdfium':>7} {'pdfplumber':>10} {'× pdfium':>8}")
    for name, row in results.items():
        ratio = row["vonextract"] / row["pdfium"]
        print(
            f"{Path(name).name[:44]:44} {row['pages']:5.0f} {row['vonextract']:10.1f} {row['pdfium']:7.1f} "
            f"{row['pdfplumber']:10.1f} {ratio:8.2f}"
        )
    ratios = [row["vonextract"] / row["pdfium"] for row in results.values()]
    print(f"median report: {statistics.median(ratios):.2f} × bare PDFium")


if __name__ == "__main__":
    main()
