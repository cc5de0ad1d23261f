"""A small Report in which every kind of element occurs, and readers that workers can load."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import signal
import subprocess
import threading
import time
from decimal import Decimal
from pathlib import Path

from vonextract.errors import EncryptedPdfError, NoInputError
from vonextract.geometry import Box
from vonextract.model import (
    Arende,
    Atgard,
    AtgardEffekt,
    Block,
    Cell,
    DocumentFact,
    DocumentMeta,
    DriftPost,
    Fact,
    Finding,
    Footnote,
    FootnoteRef,
    Handling,
    Indikator,
    IndikatorVarde,
    PageInfo,
    Records,
    Report,
    Section,
    Table,
)
from vonextract.pdf.scan.pace import picture_ahead
from vonextract.store.report_rows import DocumentRows, rows_of
from vonextract.version import __version__

BOX = Box(10, 20.123456, 30, 40)
ASLEEP = 60.0
"""Seconds that a reader which sleeps would sleep."""


def full_report(content: str = "one", path: str = "/archive/rapport.pdf", version: str = "1.0") -> Report:
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    return Report(
        meta=DocumentMeta(
            doc_id=sha256[:16],
            file_name=Path(path).name,
            path=path,
            sha256=sha256,
            bytes=len(content),
            pages=2,
            title="Åtgärdsplan 2024",
            organisation="Storkommun",
            committee="Äldrenämnden",
            document_type="åtgärdsplan",
            year=2024,
            as_of=dt.date(2024, 8, 31),
            extractor_version=version,
            words=200,
            unassigned_words=3,
        ),
        pages=[
            PageInfo(page=1, source="print", width=595, height=842, rotation=0),
            PageInfo(page=2, source="ocr", width=842, height=595, rotation=90, agreement=0.97),
        ],
        document_facts=[
            DocumentFact(
                name="organisation",
                value="Storkommun",
                source="footer",
                page=1,
                box=BOX,
                confidence=0.9,
                chosen=True,
            ),
            DocumentFact(name="title", value="Mall", source="metadata", confidence=0.6, chosen=False),
        ],
        arenden=[Arende(arende_id=1, ordinal=1, title="Åtgärdsplan", page_first=1, page_last=2)],
        handlingar=[
            Handling(
                handling_id=1,
                arende_id=1,
                ordinal=1,
                kind="plan",
                title="Åtgärdsplan",
                page_first=1,
                page_last=2,
            )
        ],
        sections=[_section()],
        tables=[_table()],
        footnotes=[Footnote(footnote_id=1, marker="*", text="Enligt beslut", page=1, table_id=1, box=BOX)],
        footnote_refs=[FootnoteRef(footnote_id=1, table_id=1, row=1, col=0, page=1, context="lokal")],
        records=_records(),
        findings=[
            Finding(
                severity="warning",
                rule="total_mismatch",
                message="The parts sum to 202, not 203.",
                page=1,
                table_id=1,
                row=2,
                col=1,
                expected=Decimal("202"),
                actual=Decimal("203"),
            )
        ],
    )


def _section() -> Section:
    block = Block(
        type="paragraph", text="Förvaltningen föreslår åtgärder.", raw="Förvalt-\nningen …", page=1, box=BOX
    )
    return Section(
        section_id=1,
        parent_id=None,
        arende_id=1,
        ordinal=1,
        level=1,
        title="Åtgärder",
        blocks=[block],
        page_first=1,
        page_last=1,
        box=BOX,
    )


def _table() -> Table:
    texts = [["Åtgärd", "Effekt 2024, tkr"], ["Ny lokal", "202"], ["Totalt", "203"]]
    roles = [["header", "header"], ["label", "value"], ["total", "total"]]
    cells = [
        Cell(
            row=r,
            col=c,
            role=roles[r][c],
            text=text,
            value=Decimal(text) if text.isdigit() else None,
            page=1,
            box=BOX,
        )
        for r, row in enumerate(texts)
        for c, text in enumerate(row)
    ]
    return Table(
        table_id=1,
        section_id=1,
        ordinal=1,
        kind="atgarder",
        kind_score=0.9,
        title="Åtgärder",
        unit="tkr",
        n_rows=3,
        n_cols=2,
        n_header_rows=1,
        page_first=1,
        page_last=1,
        box=BOX,
        method="rules",
        confidence=0.9,
        trace=["Three rules.", "One header row."],
        cells=cells,
    )


def _records() -> Records:
    place = {"table_id": 1, "row": 1, "page": 1}
    cell = {**place, "col": 1}
    amount = {"value": Decimal("202"), "unit": "tkr", "amount_sek": Decimal("202000")}
    return Records(
        facts=[
            Fact(
                kind="atgarder",
                row_label="Ny lokal",
                row_path="Ny lokal",
                column_label="Effekt 2024, tkr",
                column_path="Effekt 2024, tkr",
                measure="effekt",
                year=2024,
                **cell,
                **amount,
            )
        ],
        atgarder=[Atgard(atgard_id=1, atgard="Ny lokal", **place)],
        atgard_effekter=[
            AtgardEffekt(atgard_id=1, label="Effekt 2024, tkr", year=2024, **cell, **amount),
            AtgardEffekt(
                atgard_id=1,
                label="Helårseffekt, tkr",
                full_year=True,
                value=Decimal("270.5"),
                amount_sek=Decimal("270500"),
                **cell,
            ),
        ],
        drift_poster=[DriftPost(verksamhet="Hemtjänst", measure="budget", year=2024, **cell, **amount)],
        indikatorer=[
            Indikator(indikator_id=1, indikator="Nöjda brukare, andel (%)", kolada_id="U21463", **place)
        ],
        indikator_varden=[
            IndikatorVarde(
                indikator_id=1,
                label="Utfall 2023",
                measure="utfall",
                year=2023,
                value=Decimal("6.2"),
                raw="6,2",
                **cell,
            )
        ],
    )


def read_by_name(path: Path, *_options: object) -> DocumentRows:
    """A reader for workers that does what the file's name says; its content becomes the report's."""
    deeds = {
        "sleeps": lambda: time.sleep(ASLEEP),
        "aborts": os.abort,
        "hangs-up": _hang_up,
        "leaves": lambda: os._exit(0),
        "quits": lambda: os._exit(3),
        "rings": lambda: os.kill(os.getpid(), signal.SIGALRM),
        "kills": lambda: os.kill(os.getpid(), signal.SIGKILL),
        "allocates": lambda: bytearray(8 << 30),
        "devours": _devour,
        "hoards": lambda: _HOARD.append(bytearray(600 << 20)),
        "raises": lambda: 1 / 0,
        "prints": lambda: print("noise on stdout"),
        "locked": _refuse,
    }
    if path.name == "vanishes.pdf":
        path.unlink()
    if path.name == "grows.pdf":
        path.write_text("more than before")
    deeds.get(path.name.partition(".")[0], lambda: None)()
    report = full_report(path=str(path), version=__version__)
    try:
        report.meta.sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise NoInputError(f"{path}: cannot be read.") from error
    report.meta.doc_id = report.meta.sha256[:16]
    return rows_of(report)


_HOARD: list[bytearray] = []


def _devour() -> None:
    held = []
    while True:
        held.append(bytearray(b"x" * (16 << 20)))


def note_and_sleep(path: Path) -> None:
    """Writes the worker's process id into the file and stays, longer than a test waits for anything."""
    path.write_text(str(os.getpid()))
    time.sleep(10 * ASLEEP)


def start_and_stay(path: Path) -> None:
    """Writes the id of a process that it starts into the file and stays."""
    path.write_text(str(subprocess.Popen(["sleep", str(10 * ASLEEP)]).pid))
    time.sleep(ASLEEP)


def core_limits(_path: Path) -> tuple[int, int]:
    """How much of itself the process may write to disk when it dies."""
    import resource

    return resource.getrlimit(resource.RLIMIT_CORE)


def _hang_up() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # who is run by nohup does not hear it
    os.kill(os.getpid(), signal.SIGHUP)


def _refuse() -> None:
    raise EncryptedPdfError("It asks for a password.")


def long_scan(path: Path) -> str:
    """Announces three pictures and takes longer than a printed document may."""
    for _ in range(3):
        picture_ahead()
    threading.Event().wait(8.0)
    return path.name


def crash_once(path: Path) -> str:
    """Dies on the first call for a path, answers on the second."""
    mark = path.with_suffix(".tried")
    if not mark.exists():
        mark.touch()
        os.abort()
    return "second try"


def read_slowly(path: Path) -> DocumentRows:
    """A reader that takes its time, so that it can be disturbed."""
    time.sleep(0.01)
    return read_by_name(path)


def read_or_hold(path: Path, *_options: object) -> DocumentRows:
    """Where PATH.hold lies, notes the Ray node that reads, and does not end on the first try."""
    if path.with_name(f"{path.name}.hold").exists():
        tries = path.with_name(f"{path.name}.tries")
        first = not tries.exists()
        with tries.open("a") as stream:
            stream.write(f"{_parent_of(os.getppid())}\n")
        time.sleep(60 if first else 0)
    return read_by_name(path)


def _parent_of(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
