from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.browser.browsing import Keys, Visitor
from tests.serving import PAYLOADS, hostile_report, running, store_reports

from vonextract.serve.settings import ServeSettings
from vonextract.store.query import answer


@pytest.fixture(scope="module")
def address(sample_database: Path) -> Iterator[str]:
    """A server over the samples."""
    with running(ServeSettings(db=sample_database)) as found:
        yield found


def test_from_the_list_of_findings_to_the_framed_cell(
    visitor: Visitor, address: str, sample_database: Path
) -> None:
    visitor.open(address)
    visitor.see(".topnav a[href='/findings']").click()
    visitor.see(".topnav a[href='/findings'][aria-current]")
    visitor.see(".rows tbody a").click()
    assert visitor.has_picture()
    ((*box,),) = answer(
        sample_database,
        'SELECT x0, top, x1, bottom FROM v_findings JOIN cells USING (doc_id, table_id, "row", col)'
        " WHERE rule = 'total_mismatch'",
    ).rows
    assert visitor.framed() == pytest.approx(box, abs=1.0)
    assert visitor.foreign() == []


def test_keys_lead_through_the_pages_of_a_report(visitor: Visitor, address: str) -> None:
    visitor.open(address)
    visitor.see("tbody a[href^='/reports/']").click()
    visitor.see(".sheet[data-page='1']")
    visitor.press("n")
    visitor.see(".sheet[data-page='2']")
    visitor.press("p")
    visitor.see(".sheet[data-page='1']")


def test_without_a_mouse_from_the_top_of_the_page(visitor: Visitor, address: str) -> None:
    visitor.open(address)
    visitor.press(Keys.TAB)
    assert visitor.script("return document.activeElement.className") == "skip"
    visitor.press(Keys.ENTER)
    assert visitor.script("return document.activeElement.id") == "main"


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/findings", "/tables", "/search?words=turlistor", "/series?words=hemtjänst", "/nothing"),
        *("/search?words=ab", "report", "cell", "about"),
    ],
)
def test_a_reader_of_a_screen_meets_no_barrier(
    visitor: Visitor, address: str, sample_database: Path, path: str
) -> None:
    ((ref, doc_id, page),) = answer(
        sample_database, "SELECT ref, doc_id, page FROM v_findings WHERE rule = 'total_mismatch'"
    ).rows
    special = {
        "report": f"/reports/{doc_id}/pages/{page}",
        "cell": f"/cells/{ref}",
        "about": f"/reports/{doc_id}/about",
    }
    visitor.open(address + special.get(path, path))
    assert visitor.barriers() == []
    if path == "/nothing":
        visitor.driver.get_log("browser")  # the browser complains of every 404


def test_hostile_documents_do_nothing(visitor: Visitor, tmp_path: Path) -> None:
    db = tmp_path / "hostile.duckdb"
    store_reports(db, *map(hostile_report, PAYLOADS))
    pages = answer(db, "SELECT doc_id, ref FROM facts").rows
    with running(ServeSettings(db=db)) as address:
        for path in ("/", "/tables", "/findings?severity=error&severity=warning", "/search?words=hacked"):
            visitor.open(address + path)
            assert visitor.script("return typeof window.hacked") == "undefined"
        for doc_id, _ in pages:
            visitor.open(f"{address}/reports/{doc_id}/pages/1")
            for cell in visitor.all("td[data-read], th[data-read]"):
                cell.click()
            assert visitor.script("return typeof window.hacked") == "undefined"
