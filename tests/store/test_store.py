from __future__ import annotations

import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from tests.full_report import full_report

from vonextract.errors import DatabaseError
from vonextract.model import Report, Risk
from vonextract.store.holdings import Quarantined, SeenFile
from vonextract.store.incoming import Columns
from vonextract.store.report_rows import SOURCES, DocumentRows, failed_rows, rows_of
from vonextract.store.store import Entry, Outcome, Store


def seen(report: Report, path: str | None = None) -> SeenFile:
    return SeenFile(path or report.meta.path, report.meta.doc_id, report.meta.bytes, 1)


def without(columns: Columns, name: str) -> Columns:
    return {column: values for column, values in columns.items() if column != name}


def put(store: Store, report: Report) -> None:
    store.put([Entry(rows_of(report), [seen(report)])])


def see(store: Store, *files: SeenFile) -> None:
    store.put([Entry(None, files)])


def rows(store: Store, sql: str) -> list[tuple[object, ...]]:
    return store.con.execute(sql).fetchall()


def counts(store: Store) -> dict[str, object]:
    return {table: rows(store, f"SELECT count(*) FROM {table}")[0][0] for table in SOURCES}


def test_every_table_gets_its_rows(store: Store) -> None:
    put(store, full_report())
    assert counts(store) == {
        "documents": 1,
        "pages": 2,
        "document_facts": 2,
        "arenden": 1,
        "handlingar": 1,
        "sections": 1,
        "blocks": 1,
        "tables": 1,
        "cells": 6,
        "footnotes": 1,
        "footnote_refs": 1,
        "findings": 1,
        "facts": 1,
        "atgarder": 1,
        "atgard_effekter": 2,
        "drift_poster": 1,
        "indikatorer": 1,
        "indikator_varden": 1,
        "aktiviteter": 0,
        "risker": 0,
        "corrections": 0,
    }
    assert rows(store, 'SELECT text, value, page, top FROM cells WHERE "row" = 1 ORDER BY col') == [
        ("Ny lokal", None, 1, 20.12),
        ("202", 202.0, 1, 20.12),
    ]
    assert rows(store, "SELECT amount_sek, year, confidence FROM facts") == [
        (Decimal("202000.0000"), 2024, 0.5)
    ]
    assert rows(store, "SELECT text FROM sections") == [("Förvaltningen föreslår åtgärder.",)]
    assert rows(store, "SELECT trace FROM tables") == [(["Three rules.", "One header row."],)]
    assert rows(store, "SELECT finding_id, expected, actual FROM findings") == [(1, 202.0, 203.0)]


def test_replacing_leaves_one_document(store: Store) -> None:
    put(store, full_report())
    before = counts(store)
    again = full_report(version="2.0")
    again.tables[0].title = "Åtgärder för balans"
    put(store, again)
    assert counts(store) == before
    assert rows(store, "SELECT title FROM tables") == [("Åtgärder för balans",)]
    assert store.holdings().known[again.meta.sha256].extractor_version == "2.0"


def test_a_failing_document_leaves_the_old_rows(store: Store) -> None:
    put(store, full_report())
    before = counts(store)
    broken = rows_of(full_report(version="2.0"))
    tables = broken.tables | {"indikator_varden": without(broken.tables["indikator_varden"], "raw")}
    with pytest.raises(Exception, match="raw"):
        store.put([Entry(broken._replace(tables=tables), [seen(full_report())])])
    assert counts(store) == before
    assert rows(store, "SELECT extractor_version FROM documents") == [("1.0",)]


def test_two_documents_do_not_touch_each_other(store: Store) -> None:
    put(store, full_report("one", "/a.pdf"))
    put(store, full_report("two", "/b.pdf"))
    put(store, full_report("two", "/b.pdf", version="2.0"))
    assert rows(store, "SELECT path, extractor_version FROM documents ORDER BY path") == [
        ("/a.pdf", "1.0"),
        ("/b.pdf", "2.0"),
    ]
    assert rows(store, "SELECT count(*), count(DISTINCT doc_id) FROM cells") == [(12, 2)]


def test_a_copied_file_is_one_document_with_two_paths(store: Store) -> None:
    report = full_report()
    put(store, report)
    see(store, seen(report, "/copy/b.pdf"), seen(report))
    assert rows(store, "SELECT path FROM document_paths ORDER BY path") == [
        ("/archive/rapport.pdf",),
        ("/copy/b.pdf",),
    ]
    assert rows(store, "SELECT path, is_current FROM documents") == [("/archive/rapport.pdf", True)]


def test_what_is_held_tells_copies_of_one_content_by_their_paths(store: Store) -> None:
    report = full_report()
    copies = [seen(report), seen(report, "/copy/b.pdf")]
    put(store, report)
    see(store, *copies)
    assert store.holdings().files == {file.path: file for file in copies}


def test_the_blocks_of_a_section_are_counted_from_one(store: Store) -> None:
    report = full_report()
    put(store, report)
    counted = [(s.section_id, n) for s in report.sections for n, _ in enumerate(s.blocks, 1)]
    assert rows(store, "SELECT section_id, ordinal FROM blocks ORDER BY ALL") == sorted(counted)


def test_a_replaced_file_is_a_new_version_of_its_path(store: Store) -> None:
    put(store, full_report("old"))
    put(store, full_report("new"))
    assert rows(store, "SELECT replaced_at IS NULL FROM document_paths ORDER BY first_seen") == [
        (False,),
        (True,),
    ]
    assert rows(store, "SELECT sha256 FROM documents WHERE is_current") == [(full_report("new").meta.sha256,)]
    assert rows(store, "SELECT count(*) FROM v_findings") == [(1,)]
    put(store, full_report("old"))
    assert rows(store, "SELECT sha256 FROM documents WHERE is_current") == [(full_report("old").meta.sha256,)]


def test_a_replaced_file_that_lives_elsewhere_stays_current(store: Store) -> None:
    old = full_report("old")
    put(store, old)
    see(store, seen(old, "/copy/b.pdf"))
    put(store, full_report("new"))
    assert rows(store, "SELECT path, is_current FROM documents ORDER BY path") == [
        ("/archive/rapport.pdf", True),
        ("/copy/b.pdf", True),
    ]


def test_runs_and_outcomes(store: Store) -> None:
    store.begin_run("ingest")
    assert rows(store, "SELECT finished_at FROM runs") == [(None,)]
    report = full_report()
    entries = [
        Entry(rows_of(report), [seen(report)], None, [Outcome("/a.pdf", "abc", "new", 1.5)]),
        Entry(None, [], None, [Outcome("/b.pdf", None, "failed", 0.1, "read", "It is no PDF.")]),
    ]
    store.put(entries)
    store.end_run({"new": 1, "failed": 1, "unchanged": 1, "postponed": 1})
    assert rows(
        store,
        "SELECT run_id, documents_seen, documents_ingested, documents_unchanged, documents_failed,"
        " finished_at >= started_at FROM runs",
    ) == [(1, 4, 1, 1, 1, True)]
    assert rows(store, "SELECT path, run_id, outcome, error FROM outcomes WHERE stage = 'read'") == [
        ("/b.pdf", 1, "failed", "It is no PDF.")
    ]
    store.begin_run("ingest")
    assert rows(store, "SELECT max(run_id) FROM runs") == [(2,)]


def test_several_documents_in_one_transaction(store: Store) -> None:
    reports = [full_report(str(n), f"/{n}.pdf") for n in range(5)]
    put(store, reports[2])
    store.put([Entry(rows_of(r), [seen(r)]) for r in reports])
    assert rows(store, "SELECT count(*), count(DISTINCT doc_id) FROM cells") == [(30, 5)]
    broken = rows_of(full_report("6"))
    damaged = broken._replace(tables=broken.tables | {"cells": without(broken.tables["cells"], "page")})
    with pytest.raises(Exception, match="page"):
        store.put([Entry(rows_of(full_report("5")), [seen(full_report("5"))]), Entry(damaged, [])])
    assert rows(store, "SELECT count(*) FROM documents") == [(5,)]


def test_a_risk_is_verified_when_every_number_of_its_row_is(store: Store) -> None:
    report = full_report()
    fact = report.records.facts[0]
    report.records.facts = [fact.model_copy(update={"row": row, "verified": row == 1}) for row in (1, 2)]
    report.records.risker = [
        Risk(risk_id=row, table_id=fact.table_id, row=row, page=1, risk=f"Risk {row}") for row in (1, 2, 3)
    ]
    put(store, report)
    told = rows(store, "SELECT risk, verified FROM v_risker ORDER BY risk")
    assert told == [("Risk 1", True), ("Risk 2", False), ("Risk 3", False)]


def test_quarantine_counts_failures_and_ends_with_success(store: Store) -> None:
    report = full_report()
    failure = Quarantined(report.meta.sha256, "/a.pdf", "crash", "It ended.", "1.0", retry=False)
    for _ in range(2):
        store.put([Entry(None, [seen(report)], failure)])
    assert rows(store, "SELECT attempts, stage, first_seen < last_tried FROM quarantine") == [
        (2, "crash", True)
    ]
    put(store, report)
    assert rows(store, "FROM quarantine") == []


@pytest.mark.parametrize(
    ("pattern", "released"),
    [
        ("*", 1),
        ("/2024/", 1),
        ("*/2024/*", 1),
        ("2024/*.pdf", 1),
        ("nämnd.pdf", 1),
        ("/2023/", 0),
        ("2023/*", 0),
        ("2024/*.tif", 0),
        ("[", 0),
    ],
)
def test_quarantined_files_are_released_by_a_part_of_their_path(
    store: Store, pattern: str, released: int
) -> None:
    report = full_report()
    path = unicodedata.normalize("NFD", "/arkiv/2024/nämnd.pdf")
    failure = Quarantined(report.meta.sha256, path, "crash", "It ended.", "1.0", retry=False)
    store.put([Entry(None, [seen(report)], failure)])
    assert store.release(pattern, forget=False) == released
    assert rows(store, "SELECT retry FROM quarantine") == [(released == 1,)]


def test_a_moved_file_gives_its_document_the_new_path(store: Store) -> None:
    report = full_report()
    put(store, report)
    see(store, seen(report, "/new/b.pdf"))
    store.put([Entry(None, [], gone=[seen(report)])])
    assert rows(store, "SELECT path, file_name FROM documents") == [("/new/b.pdf", "b.pdf")]
    assert store.holdings().gone == {report.meta.path}


def test_a_run_that_met_nothing(store: Store) -> None:
    store.begin_run("batch")
    store.end_run({})
    assert rows(store, "SELECT * EXCLUDE (started_at, finished_at) FROM runs") == [
        (1, "batch", "1.0", 0, 0, 0, 0)
    ]


def test_what_is_quarantined_or_replaced_counts_as_failed_or_read(store: Store) -> None:
    store.begin_run("batch")
    store.end_run({"new": 1, "replaced": 2, "unchanged": 4, "failed": 8, "quarantined": 16})
    assert rows(
        store,
        "SELECT documents_seen, documents_ingested, documents_unchanged, documents_failed FROM runs",
    ) == [(31, 3, 4, 24)]


@pytest.mark.parametrize("value", ["99999999999999.9999", "-99999999999999.9999", "0.00005", "0"])
def test_an_amount_that_fits_is_kept_to_the_fourth_decimal(store: Store, value: str) -> None:
    report = full_report()
    report.records.facts[0].amount_sek = Decimal(value)
    put(store, report)
    assert rows(store, "SELECT amount_sek FROM facts") == [(Decimal(value).quantize(Decimal("0.0001")),)]


def test_what_lies_at_paths_and_what_ever_lay_there(store: Store) -> None:
    old, new = full_report("old"), full_report("new")
    put(store, old)
    put(store, new)
    path = new.meta.path
    found = store.latest([path, "/nowhere.pdf"])
    assert {at: sight.doc_id for at, sight in found.items()} == {path: new.meta.doc_id}
    assert store.ever_at([path]) == {(path, old.meta.doc_id), (path, new.meta.doc_id)}
    assert store.ever_at([]) == set()
    assert {doc: good for doc, (good, _) in store.ranks([new.meta.doc_id, "0" * 16]).items()} == {
        new.meta.doc_id: True
    }


@pytest.mark.parametrize("value", ["1e30", "-1e14", "NaN", "Infinity"])
def test_an_amount_that_fits_no_budget_is_null_and_its_value_kept(store: Store, value: str) -> None:
    report = full_report()
    report.records.facts[0].amount_sek = Decimal(value)
    put(store, report)
    assert rows(store, "SELECT amount_sek, value FROM facts") == [(None, 202.0)]


def test_the_finding_of_a_document_that_could_not_be_read_is_its_first(store: Store) -> None:
    failed = failed_rows(Path("/archive/broken.pdf"), "f" * 64, 3, "1.0", "It is broken.")
    store.put([Entry(failed, [SeenFile("/archive/broken.pdf", "f" * 16, 3, 5)])])
    found = store.con.execute("SELECT finding_id, rule, message FROM findings").fetchall()
    assert found == [(1, "extraction_failed", "It is broken.")]


def test_text_that_utf8_cannot_hold(store: Store) -> None:
    report = full_report()
    report.tables[0].cells[0].text = "Åtgärd \ud800 \x00 \U0001f600"
    put(store, report)
    (text,) = rows(store, 'SELECT text FROM cells WHERE "row" = 0 AND col = 0')[0]
    assert text == "Åtgärd ? \x00 \U0001f600"


def test_views_join_what_belongs_together(store: Store) -> None:
    put(store, full_report())
    assert rows(store, "SELECT file_name, place, cell_text, difference FROM v_findings") == [
        ("rapport.pdf", "Åtgärder", "203", 1.0)
    ]
    assert rows(store, "SELECT committee, verksamhet, amount_sek, page FROM v_drift_serie") == [
        ("Äldrenämnden", "Hemtjänst", Decimal("202000.0000"), 1)
    ]
    assert rows(store, "SELECT kolada_id, year, value FROM v_indikator_serie") == [("U21463", 2023, 6.2)]
    assert rows(
        store, "SELECT atgard, effekt_year, effekt_sek, helarseffekt_sek, effekter FROM v_atgarder"
    ) == [("Ny lokal", 2024, 202000, 270500, {"Effekt 2024, tkr": 202.0, "Helårseffekt, tkr": 270.5})]


def test_closed_store_is_one_file(tmp_path: Path) -> None:
    with Store(tmp_path / "y.duckdb", "1.0") as store:
        put(store, full_report())
    assert [p.name for p in tmp_path.iterdir()] == ["y.duckdb"]


def test_second_writer_is_refused(tmp_path: Path, store: Store) -> None:
    with pytest.raises(DatabaseError):
        Store(store.path, "1.0")


def test_rows_pickle_small(store: Store) -> None:
    import pickle

    packed = pickle.loads(pickle.dumps(rows_of(full_report())))
    assert isinstance(packed, DocumentRows)
    store.put([Entry(packed, [seen(full_report())])])
    assert counts(store)["cells"] == 6


def test_folders_are_made_for_a_new_database(tmp_path: Path) -> None:
    db = tmp_path / "a" / "b" / "x.duckdb"
    for _ in range(2):
        with Store(db, "1.0") as opened:
            assert opened.path == db
    assert db.exists()
