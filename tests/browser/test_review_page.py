from __future__ import annotations

from pathlib import Path

import pytest
from tests.browser.browsing import Keys, Visitor
from tests.serving import PAYLOADS, hostile_report, store_reports

from vonextract.review.html import write_review
from vonextract.review.load_dossiers import every_doubtful, load, one_report
from vonextract.review.settings import ReviewSettings
from vonextract.store.database import open_for_reading
from vonextract.store.query import answer


@pytest.fixture(scope="module")
def page(sample_database: Path, samples: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the åtgärdsplan's review."""
    output = tmp_path_factory.mktemp("review") / "review.html"
    report = one_report(str(samples / "atgardsplan-2024.pdf"), sample_database)
    assert report
    write_review([report], output)
    return output.as_uri()


@pytest.fixture(scope="module")
def wrong_total(sample_database: Path) -> tuple[str, list[float]]:
    """Place and box of the samples' wrong Summa."""
    ((ref, *box),) = answer(
        sample_database,
        'SELECT ref, x0, top, x1, bottom FROM v_findings JOIN cells USING (doc_id, table_id, "row", col)'
        " WHERE rule = 'total_mismatch'",
    ).rows
    return ref.partition(":")[2], box


def test_the_wrong_total_is_found_and_framed(
    visitor: Visitor, page: str, wrong_total: tuple[str, list[float]]
) -> None:
    visitor.open(page)
    visitor.see(".finding a").click()
    assert visitor.has_picture()
    assert visitor.framed() == pytest.approx(wrong_total[1], abs=1.0)
    assert visitor.see("td.chosen").text.replace("\u00a0", " ") == "4 695 000"
    told = visitor.read(".inspector", "Summa").replace("\u00a0", " ")
    assert "4 595 000" in told
    assert visitor.foreign() == []


def test_table_and_page_point_at_each_other(visitor: Visitor, page: str) -> None:
    visitor.open(page)
    cell = visitor.see("td.number")
    place = cell.get_attribute("data-cell")
    visitor.point_at(cell)
    assert visitor.see("rect.hot").get_attribute("data-cell") == place
    visitor.point_at(visitor.see(f"rect[data-cell='{place}']"))
    assert visitor.see("td.hot").get_attribute("data-cell") == place


def test_all_goes_by_keys(visitor: Visitor, page: str, wrong_total: tuple[str, list[float]]) -> None:
    visitor.open(page)
    visitor.see(".sheet")
    visitor.press("j")
    visitor.see(f"td.chosen[data-cell='{wrong_total[0]}']")
    visitor.script("document.querySelector('td.chosen').focus()")
    visitor.press(Keys.ARROW_LEFT)
    table, row, col = map(int, wrong_total[0].split(":"))
    visitor.see(f"td.chosen[data-cell='{table}:{row}:{col - 1}']")
    visitor.press(Keys.ARROW_UP)
    visitor.see(f"td.chosen[data-cell='{table}:{row - 1}:{col - 1}']")
    visitor.press("n")
    visitor.see(".sheet[data-page='2']")
    visitor.press("p")
    visitor.see(".sheet[data-page='1']")
    visitor.press("u")
    visitor.see("body.show-unverified")
    visitor.press("?")
    visitor.see("dialog.keys")
    visitor.press(Keys.ESCAPE)
    visitor.miss("dialog.keys")


def test_filters_hide_findings(visitor: Visitor, page: str) -> None:
    visitor.open(page)
    assert len(visitor.all(".finding[data-severity=error]")) == 1
    visitor.see(".filters [value=error]").click()
    assert visitor.all(".finding[data-severity=error]") == []
    visitor.see(".filters [value=error]").click()
    visitor.see(".filters [name=words]").send_keys("effekter summan")
    assert len(visitor.all(".finding")) == 1
    visitor.see(".filters [name=words]").send_keys(" rymdfart")
    assert visitor.all(".finding") == []


def test_a_reader_of_a_screen_meets_no_barrier(visitor: Visitor, page: str) -> None:
    visitor.open(page)
    visitor.see(".finding a").click()
    visitor.see("td.chosen")
    assert visitor.barriers() == []


def test_pictures_beside_the_page_are_shown(visitor: Visitor, sample_database: Path, tmp_path: Path) -> None:
    output = tmp_path / "åtgärder 100 %.html"
    doubtful = every_doubtful(sample_database)
    write_review(doubtful, output, "en", doubtful_only=True, settings=ReviewSettings(embedded=0))
    visitor.open(output.as_uri())
    assert visitor.has_picture()


def test_hostile_text_does_nothing(visitor: Visitor, tmp_path: Path) -> None:
    db, output = tmp_path / "hostile.duckdb", tmp_path / "hostile.html"
    store_reports(db, *map(hostile_report, PAYLOADS))
    documents = answer(db, "SELECT doc_id FROM documents").rows
    with open_for_reading(db) as con:
        dossiers = [load(con, doc_id) for (doc_id,) in documents]
    write_review(dossiers, output, doubtful_only=True)
    visitor.open(output.as_uri())
    for link in visitor.all(".finding a"):
        link.click()
        key = str(link.get_attribute("href")).partition("#")[2].partition("/")[0]
        visitor.see(f"main .sheet[data-key='{key}']")
    for cell in visitor.all("td[data-read], th[data-read]"):
        cell.click()
    assert visitor.script("return typeof window.hacked") == "undefined"
    assert PAYLOADS[0] in visitor.see("body").text
