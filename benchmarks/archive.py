"""How the nightly batch grows: speed, memory, load, unchanged nights.

    python benchmarks/archive.py speed --documents 120     pages a second against worker processes
    python benchmarks/archive.py speed --archive FOLDER    the same over documents of one's own
    python benchmarks/archive.py memory --documents 2000   memory of parent and workers along the way
    python benchmarks/archive.py load                      load time and file size, 100 to 10,000 documents
    python benchmarks/archive.py unchanged                 a night over 10,000 files that are all known

Archives are made from the samples: their typst sources with every figure changed (where typst
is installed) and pages of those put together anew, so that no two documents are alike.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from copies import renamed

from vonextract.archive import BatchReport, BatchSettings, run_batch
from vonextract.archive.log import Listener
from vonextract.file_sorter import FileResult
from vonextract.reading import read_rows
from vonextract.store.holdings import SeenFile
from vonextract.store.report_rows import DocumentRows
from vonextract.store.store import Entry, Store
from vonextract.version import __version__

SAMPLES = Path(__file__).parents[1] / "samples"
SEED = 1
VARIANTS = 12
GROUP = 16
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
FIGURE = re.compile(r"(?<=\[)([-–]?)(\d[\d ]*)((?:,\d+)?)(?=\])")


def typeset_variants(folder: Path, dice: random.Random) -> list[Path]:
    """The samples with other figures in their tables; the samples as they are without typst."""
    try:
        import typst
    except ImportError:
        return sorted(SAMPLES.glob("*.pdf"))
    made = []
    for source in sorted(SAMPLES.glob("*.typ")):
        text = source.read_text(encoding="utf-8")
        for n in range(VARIANTS):
            changed = folder / f"{source.stem}-{n}.typ"
            changed.write_text(FIGURE.sub(lambda m: _other_figure(m, dice), text), encoding="utf-8")
            made.append(changed.with_suffix(".pdf"))
            typst.compile(changed, output=made[-1], ignore_system_fonts=True, pdf_tags=n % 2 == 0)
    return made


def _other_figure(match: re.Match[str], dice: random.Random) -> str:
    sign, digits, decimals = match.groups()
    changed = re.sub(r"\d", lambda d: str(dice.randrange(1 if d.start() == 0 else 0, 10)), digits)
    return sign + changed + decimals


def make_archive(folder: Path, documents: int, pages: int) -> int:
    """Fill a folder with different PDFs of at most so many pages; the number of pages in all."""
    dice = random.Random(SEED)
    total = 0
    with tempfile.TemporaryDirectory() as scratch:
        sources = [pypdfium2.PdfDocument(p) for p in typeset_variants(Path(scratch), dice)]
        for n in range(documents):
            below = folder / f"{n % 17:02}"
            below.mkdir(parents=True, exist_ok=True)
            total += _compose(below / f"report-{n:05}.pdf", sources, pages, dice)
        for source in sources:
            source.close()
    return total


def _compose(path: Path, sources: list[pypdfium2.PdfDocument], pages: int, dice: random.Random) -> int:
    """Pages of one source, in their order, and a line at the end that no other file has."""
    source = dice.choice(sources)
    wanted = sorted(dice.sample(range(len(source)), min(pages, len(source))))
    with pypdfium2.PdfDocument.new() as made:
        made.import_pages(source, wanted)
        made.save(path)
    with path.open("ab") as stream:
        stream.write(f"\n% {path.name} {dice.random()}\n".encode())
    return len(wanted)


def read_archive(archive: Path, jobs: int, listener: Listener | None = None) -> BatchReport:
    with tempfile.TemporaryDirectory() as scratch:
        return run_batch(archive, Path(scratch) / "x.duckdb", BatchSettings(jobs=jobs), listener=listener)


def measure_speed(archive: Path, repeats: int) -> None:
    """Pages a second with one worker process and with as many as there are cores, and who spends how much."""
    print(f"{sum(1 for _ in archive.rglob('*.pdf'))} documents, load {os.getloadavg()[0]:.1f} at the start")
    best: dict[int, float] = {}
    spent: dict[int, tuple[float, float]] = {}
    for _ in range(repeats):
        for jobs in range(1, (os.cpu_count() or 1) + 1):
            before = _processor()
            report = read_archive(archive, jobs)
            best[jobs] = max(best.get(jobs, 0.0), report.pages / report.seconds)
            writer, readers = (after - start for start, after in zip(before, _processor(), strict=True))
            spent[jobs] = (1000 * writer / report.pages, 1000 * readers / report.pages)
    for jobs, rate in best.items():
        writer, readers = spent[jobs]
        print(
            f"{jobs} workers: {rate:6.1f} pages a second, {rate / best[1]:.2f} times one; of the processor"
            f" readers take {readers:.1f} ms a page, the writer {writer:.1f}"
        )


def _processor() -> tuple[float, float]:
    """Seconds of processor time of this process, which writes, and of its ended children, which read."""
    own, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime, theirs.ru_utime + theirs.ru_stime


class MemoryListener(Listener):
    """Notes the memory of this process and of its workers along the way."""

    def __init__(self, every: int) -> None:
        self._every = every
        self._done = 0

    def file(self, done: FileResult, left: int) -> None:
        """Print the memory every now and then."""
        self._done += 1
        if self._done % self._every == 0:
            workers = [resident(pid) for pid in children(os.getpid())]
            largest = max(workers, default=0) >> 20
            print(f"{self._done:6} documents: parent {resident(os.getpid()) >> 20} MB, worker {largest} MB")


def resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except (OSError, IndexError):
        return 0


def children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


def measure_memory(documents: int) -> None:
    """Memory of parent and largest worker over one long batch of short documents."""
    with tempfile.TemporaryDirectory() as scratch:
        archive = Path(scratch)
        make_archive(archive, documents, pages=1)
        read_archive(archive, os.cpu_count() or 1, MemoryListener(max(1, documents // 10)))


def measure_load(sizes: list[int]) -> None:
    """Seconds and bytes to store so many documents, without reading them."""
    templates = [read_rows(path) for path in sorted(SAMPLES.glob("*.pdf"))]
    for size in sizes:
        with tempfile.TemporaryDirectory() as scratch:
            db = Path(scratch) / "x.duckdb"
            started = time.perf_counter()
            with Store(db, __version__) as store:
                for group in _grouped(_renamed(templates, size)):
                    store.put([Entry(rows, [_seen(rows)]) for rows in group])
            seconds = time.perf_counter() - started
            per_document = 1000 * seconds / size, db.stat().st_size / 1024 / size
            print(f"{size:6} documents: {seconds:6.1f} s, {db.stat().st_size >> 20} MB; a document", end=" ")
            print("{:.2f} ms, {:.1f} KB".format(*per_document))


def _renamed(templates: list[DocumentRows], size: int) -> Iterator[DocumentRows]:
    for n in range(size):
        yield renamed(templates[n % len(templates)], f"{n:016x}" * 4)


def _seen(rows: DocumentRows) -> SeenFile:
    return SeenFile(f"/archive/{rows.doc_id}.pdf", rows.doc_id, 1, 1)


def _grouped(rows: Iterator[DocumentRows]) -> Iterator[list[DocumentRows]]:
    group: list[DocumentRows] = []
    for one in rows:
        group.append(one)
        if len(group) == GROUP:
            yield group
            group = []
    if group:
        yield group


def measure_unchanged(files: int) -> None:
    """Seconds of a night in which nothing is new: every path is known, whatever it holds."""
    with tempfile.TemporaryDirectory() as scratch:
        archive, db = Path(scratch) / "archive", Path(scratch) / "x.duckdb"
        for n in range(files):
            path = archive / f"{n // 100:03}" / f"{n:05}.pdf"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"%PDF-1.7\n" + f"{n}".encode())
        time.sleep(2.5)  # files younger than that are hashed again
        for night in ("first", "second", "third"):
            report = run_batch(archive, db, reader=f"{Path(__file__).stem}:read_nothing")
            size = db.stat().st_size >> 20
            print(f"{night} night: {report.seconds:.1f} s, {report.outcomes}, {size} MB")


_template: DocumentRows | None = None


def read_nothing(path: Path) -> DocumentRows:
    """A reader that gives every file the rows of a sample: reading is not what is measured."""
    global _template
    from vonextract.file_sorter import sha256_of

    if _template is None:
        _template = read_rows(next(SAMPLES.glob("atgardsplan*.pdf")))
    return renamed(_template, sha256_of(path))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["speed", "memory", "load", "unchanged"])
    parser.add_argument("--documents", type=int)
    parser.add_argument("--archive", type=Path, help="a folder of documents to be read in place of made ones")
    parser.add_argument("--pages", type=int, default=4, help="at most so many in a document")
    parser.add_argument("--repeats", type=int, default=2)
    given = parser.parse_args()
    sys.path.append(str(Path(__file__).parent))
    if given.what == "speed":
        with tempfile.TemporaryDirectory() as scratch:
            if given.archive is None:
                make_archive(Path(scratch), given.documents or 120, given.pages)
            measure_speed(given.archive or Path(scratch), given.repeats)
    elif given.what == "memory":
        measure_memory(given.documents or 2000)
    elif given.what == "load":
        measure_load([given.documents] if given.documents else [100, 1000, 10000])
    else:
        measure_unchanged(given.documents or 10000)


if __name__ == "__main__":
    main()
