"""A running server, and a database in which every text is hostile, for tests of pages."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from tests.full_report import full_report

from vonextract.model import Report
from vonextract.serve.application import application
from vonextract.serve.settings import ServeSettings
from vonextract.store.holdings import SeenFile
from vonextract.store.report_rows import rows_of
from vonextract.store.store import Entry, Store

PAYLOADS = (
    "<script>window.hacked = 1</script>",
    "<img src=x onerror='window.hacked = 1'>",
    '"><svg onload="window.hacked = 1">',
    "'-window.hacked-'{{ 7 * 7 }}",
    "</template></script><script>window.hacked = 1</script>",
    "javascript:window.hacked=1",
)
_PATIENCE = 60.0
"""Seconds that a busy machine may take to answer."""
_FREE = {
    *("title", "organisation", "committee", "document_type", "file_name", "text", "raw", "label"),
    *("row_label", "row_path", "column_label", "message", "unit", "verksamhet", "indikator", "atgard"),
    *("enhet", "context", "marker", "kind", "method", "verified_by", "population", "rule"),
}


def hostile_report(payload: str) -> Report:
    """A report that says the payload wherever a PDF can say anything."""

    def spoilt(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {k: spoilt(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [payload if key == "trace" else spoilt(v, key) for v in value]
        return payload if isinstance(value, str) and key in _FREE else value

    whole = full_report(payload, path=f"/archive/{payload.replace('/', '_')}.pdf")
    return Report.model_validate(spoilt(whole.model_dump()))


def store_reports(db: Path, *reports: Report) -> None:
    """Put reports into a database, as if they had been read."""
    with Store(db, "1.0") as store:
        store.begin_run("test")
        for report in reports:
            rows = rows_of(report)
            seen = SeenFile(path=report.meta.path, doc_id=rows.doc_id, bytes=1, mtime_ns=1, ctime_ns=1)
            store.put([Entry(rows, [seen])])
        store.link()


def visiting(address: str) -> httpx.Client:
    """A visitor who waits as long as a busy machine takes."""
    return httpx.Client(base_url=address, timeout=_PATIENCE)


@contextmanager
def running(settings: ServeSettings) -> Iterator[str]:
    """A server on a free port; the address of its first page."""
    config = uvicorn.Config(application(settings), host="127.0.0.1", port=0, log_level="error")
    server = uvicorn.Server(config)
    started = threading.Event()
    startup = server.startup

    async def announced(sockets: Any = None) -> None:
        await startup(sockets)
        started.set()

    server.startup = announced  # type: ignore[method-assign]
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        assert started.wait(_PATIENCE)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(_PATIENCE)
