from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.support.ui import Select
from tests.browser.browsing import Visitor
from tests.serving import running

from vonextract import ingest
from vonextract.corrections import load
from vonextract.options import Options
from vonextract.serve.settings import Editing, ServeSettings
from vonextract.store.query import answer

WRONG = "FROM v_findings WHERE rule = 'total_mismatch'"


@pytest.fixture
def archive(sample_database: Path, tmp_path: Path) -> Path:
    """A database of one's own over the samples."""
    return Path(shutil.copy(sample_database, tmp_path / "archive.duckdb"))


@pytest.fixture
def editors(archive: Path, tmp_path: Path) -> Iterator[str]:
    """A server whose visitors may correct."""
    corrections = tmp_path / "corrections.toml"

    def read_again(path: Path) -> None:
        ingest([path], archive, options=Options(corrections=load(corrections)))

    editing = Editing(corrections, "Anna", read_again)
    with running(ServeSettings(db=archive, editing=editing)) as address:
        yield address


def test_a_wrong_total_is_found_corrected_and_holds(
    visitor: Visitor, editors: str, archive: Path, tmp_path: Path
) -> None:
    ((ref,),) = answer(archive, f"SELECT ref {WRONG}").rows
    visitor.open(f"{editors}/findings")
    visitor.see(".rows tbody a").click()
    visitor.see("td.chosen")
    visitor.press("e")
    visitor.press("4 595 000")
    visitor.see(".edit.value [name=because]").send_keys("Fel i trycket: <b>delarna</b> ger 4 595 000")
    visitor.see(".edit [value='cell.value']").click()
    visitor.read(".said", "sparad")

    (kept,) = tomllib.loads((tmp_path / "corrections.toml").read_text(encoding="utf-8"))["correction"]
    assert (kept["field"], kept["by"]) == ("value", "Anna")

    visitor.see(".bar form button").click()
    visitor.read(".said", "omläst")
    assert answer(archive, f"SELECT ref {WRONG}").rows == []
    assert answer(archive, f"SELECT value, value_read, verified_by FROM facts WHERE ref = '{ref}'").rows == [
        (4_595_000, 4_695_000, "person")
    ]
    visitor.see(f"td[data-cell='{ref.partition(':')[2]}']").click()
    told = visitor.read(".inspector", "en människa").replace("\u00a0", " ")
    assert "4 595 000" in told
    assert "4 695 000" in told


def test_a_finding_is_judged(visitor: Visitor, editors: str, archive: Path, tmp_path: Path) -> None:
    visitor.open(f"{editors}/findings")
    visitor.see(".rows tbody a").click()
    visitor.see("td.chosen")
    visitor.see(".inspector .verdict [name=because]").send_keys("Nämnden räknar så")
    visitor.see(".inspector [value='finding.checked=false_alarm']").click()
    visitor.read(".said", "sparad")
    (kept,) = load(tmp_path / "corrections.toml")
    assert (kept.field, kept.value, kept.seen.rule) == ("checked", "false_alarm", "total_mismatch")
    visitor.see(".bar form button").click()
    visitor.read(".said", "omläst")
    visitor.read(".finding", "falskt larm")
    assert visitor.all(".bar .chip.error") == []
    assert visitor.barriers() == []


def test_kind_of_a_table_and_nämnd_of_a_report(
    visitor: Visitor, editors: str, archive: Path, tmp_path: Path
) -> None:
    ((ref,),) = answer(archive, f"SELECT ref {WRONG}").rows
    doc, table, *_ = ref.split(":")
    visitor.open(f"{editors}/findings")
    visitor.see(".rows tbody a").click()
    visitor.see(".inspector details summary").click()
    Select(visitor.see(".edit.state select")).select_by_value("table.kind")
    visitor.see(".edit.state [name=value]").send_keys("drift")
    visitor.see(".edit.state [name=because]").send_keys("kontona säger det")
    assert visitor.barriers() == []
    visitor.see(".edit.state button").click()
    visitor.read(".said", "sparad")
    visitor.see(".bar a.button").click()
    Select(visitor.see(".edit.state select")).select_by_value("document.committee")
    visitor.see(".edit.state [name=value]").send_keys("Äldrenämnden")
    visitor.see(".edit.state [name=because]").send_keys("framsidan")
    assert visitor.barriers() == []
    visitor.see(".edit.state button").click()
    visitor.read(".said", "sparad")
    visitor.see(".again button").click()
    visitor.read(".said", "omläst")
    assert answer(archive, f"SELECT kind FROM tables WHERE doc_id = '{doc}' AND table_id = {table}").rows == [
        ("drift",)
    ]
    assert "Äldrenämnden" in visitor.see(".facts.about").text
    assert sorted(row.text.count("utförd") for row in visitor.all(".rows tbody tr")) == [1, 1]


def test_a_number_is_accepted_as_it_is_read(visitor: Visitor, editors: str, tmp_path: Path) -> None:
    visitor.open(f"{editors}/tables")
    visitor.see(".rows tbody a").click()
    visitor.see("td.number").click()
    visitor.see(".edit.value [name=because]").send_keys("jämförd med sidan")
    visitor.see("[value='cell.checked=true']").click()
    visitor.read(".said", "sparad")
    (kept,) = load(tmp_path / "corrections.toml")
    assert (kept.field, kept.target, kept.value) == ("checked", "cell", "true")
    visitor.see(".bar form button").click()
    visitor.read(".said", "omläst")
    visitor.see(f"td[data-cell$='{kept.seen.row}:{kept.seen.col}']").click()
    visitor.read(".inspector", "en människa")


def test_what_is_no_number_is_refused_in_a_sentence(
    visitor: Visitor, editors: str, archive: Path, tmp_path: Path
) -> None:
    ((ref,),) = answer(archive, f"SELECT ref {WRONG}").rows
    visitor.open(f"{editors}/cells/{ref}")
    number = visitor.see(".edit.value [name=value]")
    number.clear()
    number.send_keys("fyra")
    visitor.see(".edit.value [name=because]").send_keys("x")
    visitor.see(".edit [value='cell.value']").click()
    visitor.read("[role=alert]", "fyra")
    assert not (tmp_path / "corrections.toml").exists()
    visitor.driver.get_log("browser")  # the browser complains of every refusal


def test_a_table_is_none_only_when_that_is_said_twice_and_it_is_taken_back(
    visitor: Visitor, editors: str, archive: Path, tmp_path: Path
) -> None:
    ((ref,),) = answer(archive, f"SELECT ref {WRONG}").rows
    visitor.open(f"{editors}/cells/{ref}")
    Select(visitor.see(".edit.state select")).select_by_value("table.no_table")
    visitor.see(".edit.state [name=because]").send_keys("en <b>bild</b>")
    visitor.see(".edit.state button").click()
    visitor.read("[role=alert]", "löpande text")
    assert visitor.barriers() == []
    assert not (tmp_path / "corrections.toml").exists()
    visitor.see("[name=sure]").click()
    visitor.read(".said", "sparad")
    visitor.see(".bar a.button").click()
    visitor.read(".rows tbody", "väntar")
    assert visitor.barriers() == []
    visitor.see(".rows form button").click()
    visitor.read(".said", "borttagen")
    assert load(tmp_path / "corrections.toml") == ()
