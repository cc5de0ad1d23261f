from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from vonextract import Options, extract, ingest
from vonextract.cli import app
from vonextract.corrections import (
    Correction,
    CorrectionError,
    add,
    apply,
    belonging,
    concerning,
    draft,
    is_of,
    load,
    settle,
)
from vonextract.corrections.concern import surely_of
from vonextract.corrections.content_keys import content_of
from vonextract.corrections.outcome import WAITING, orphaned, outcomes
from vonextract.model import Report
from vonextract.ref import RefError
from vonextract.store.database import open_for_reading
from vonextract.store.holdings import SeenFile
from vonextract.store.report_rows import rows_of
from vonextract.store.store import Entry, Store

PLAN = "atgardsplan-2024.pdf"


class Desk:
    """A report in a database, and a file of corrections."""

    def __init__(self, folder: Path, report: Path) -> None:
        self.report, self.db, self.file = report, folder / "r.duckdb", folder / "corrections.toml"

    @property
    def options(self) -> Options:
        return Options(corrections=load(self.file))

    def read(self) -> None:
        """Read the report in this process, and store it."""
        rows = rows_of(extract(self.report, self.options))
        seen = SeenFile.of(self.report, rows.doc_id, self.report.stat())
        with Store(self.db, "test") as store:
            store.put([Entry(rows, [seen])])

    def ingest(self, report: Path | None = None, *, force: bool = False) -> str:
        """What the command makes of the report."""
        return ingest([report or self.report], self.db, options=self.options, force=force).files[0].outcome

    def rows(self, sql: str) -> list[Any]:
        with open_for_reading(self.db) as con:
            return con.execute(sql).fetchall()

    @property
    def doc(self) -> str:
        return str(self.rows("SELECT doc_id FROM documents WHERE is_current")[0][0])

    def draft(self, ref: str, field: str, value: str | list[str] = "") -> Correction:
        with open_for_reading(self.db) as con:
            return draft(con, ref, field, value, reason="sidan säger så", by="anna")

    def correct(self, ref: str, field: str, value: str | list[str] = "") -> str:
        """State it and read again; the correction's state."""
        stated = self.draft(ref, field, value)
        add(self.file, stated)
        self.read()
        return self.state(stated)

    def state(self, stated: Correction) -> str:
        return str(
            self.rows(f"SELECT state FROM corrections WHERE correction_id = '{stated.correction_id}'")[0][0]
        )

    def summa(self) -> str:
        found = self.rows("SELECT table_id, \"row\", col FROM findings WHERE rule = 'total_mismatch'")[0]
        return ":".join(map(str, (self.doc, *found)))


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """A database with the report as it is read without corrections."""
    first = Desk(tmp_path_factory.mktemp("stored"), samples / PLAN)
    first.read()
    return first.db


@pytest.fixture
def desk(tmp_path: Path, samples: Path, stored: Path) -> Desk:
    shutil.copy(stored, tmp_path)
    return Desk(tmp_path, samples / PLAN)


def test_a_corrected_summa_holds(desk: Desk) -> None:
    ref = desk.summa()
    assert desk.correct(ref, "value", "4 595 000") == "applied"
    assert desk.rows("SELECT rule FROM findings WHERE rule = 'total_mismatch'") == []
    facts = desk.rows(f"SELECT value, value_read, verified, verified_by FROM facts WHERE ref = '{ref}'")
    assert facts == [(4595000.0, 4695000.0, True, "person")]
    assert desk.rows('SELECT target, value, read, "by" FROM corrections') == [
        (ref, "4 595 000", "4695000", "anna")
    ]


def test_a_number_whose_text_is_corrected_keeps_what_was_read(desk: Desk) -> None:
    ref = desk.summa()
    assert desk.correct(ref, "text", "4 595 000") == "applied"
    facts = desk.rows(f"SELECT value, value_read, verified_by FROM facts WHERE ref = '{ref}'")
    assert facts == [(4595000.0, 4695000.0, "person")]
    assert desk.rows("SELECT count(*) FROM facts WHERE verified_by = 'person'") == [(1,)]
    assert desk.correct(ref, "value", "4 595 001") == "applied"
    facts = desk.rows(f"SELECT value, value_read, verified_by FROM facts WHERE ref = '{ref}'")
    assert facts == [(4595001.0, 4695000.0, "person")]


def test_corrections_outlive_force_and_a_copy_of_other_bytes(desk: Desk, tmp_path: Path) -> None:
    desk.correct(desk.summa(), "value", "4 595 000")
    before = desk.doc
    assert desk.ingest() == "unchanged"
    assert desk.ingest(force=True) == "replaced"
    assert desk.rows("SELECT state FROM corrections") == [("applied",)]
    copy = tmp_path / "kopia.pdf"
    copy.write_bytes(desk.report.read_bytes() + b"\n% published again\n")
    assert desk.ingest(copy) == "new"
    facts = desk.rows(
        f"SELECT value, verified_by FROM facts WHERE doc_id <> '{before}' AND value_read IS NOT NULL"
    )
    assert facts == [(4595000.0, "person")]


def test_a_correction_taken_out_of_the_file_is_taken_back(desk: Desk) -> None:
    desk.correct(desk.summa(), "value", "4 595 000")
    desk.file.unlink()
    assert desk.ingest() == "replaced"
    assert desk.rows("SELECT count(*) FROM facts WHERE value_read IS NOT NULL") == [(0,)]
    assert len(desk.rows("SELECT 1 FROM findings WHERE rule = 'total_mismatch'")) == 1


def test_a_new_version_reads_the_corrections_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.correct(desk.summa(), "value", "4 595 000")
    monkeypatch.setattr("vonextract.options.__version__", "99.0")
    assert desk.ingest() == "replaced"
    assert desk.rows("SELECT state FROM corrections") == [("applied",)]


def test_a_place_that_reads_otherwise_is_told_and_left(desk: Desk) -> None:
    stated = desk.draft(desk.summa(), "value", "4 595 000")
    other = stated.model_copy(update={"seen": stated.seen.model_copy(update={"text": "4 695 999"})})
    add(desk.file, other)
    desk.read()
    assert desk.state(other) == "stale"
    assert desk.rows("SELECT severity FROM findings WHERE rule = 'correction_stale'") == [("warning",)]
    assert desk.rows("SELECT count(*) FROM facts WHERE verified_by = 'person'") == [(0,)]


def test_a_place_that_is_gone_is_told(desk: Desk) -> None:
    stated = desk.draft(desk.summa(), "value", "4 595 000")
    gone = {"table": "0" * 12, "row_label": "Finns inte", "text": "x"}
    add(desk.file, stated.model_copy(update={"seen": stated.seen.model_copy(update=gone)}))
    desk.read()
    assert "is not found" in desk.rows("SELECT message FROM findings WHERE rule = 'correction_stale'")[0][0]


def test_what_is_read_anyway_is_unnecessary(desk: Desk) -> None:
    assert desk.correct(desk.summa(), "value", "4 695 000") == "unnecessary"
    assert desk.rows("SELECT severity FROM findings WHERE rule = 'correction_unnecessary'") == [("info",)]


def test_a_reader_that_cuts_the_table_otherwise_finds_the_place(desk: Desk) -> None:
    stated = desk.draft(desk.summa(), "value", "4 595 000")
    moved = {"table": "0" * 12, "row": 40, "col": 9, "page": 1}
    moved_one = stated.model_copy(update={"seen": stated.seen.model_copy(update=moved)})
    add(desk.file, moved_one)
    desk.read()
    assert desk.state(moved_one) == "applied"


def test_what_is_stated_of_the_document_is_taken(desk: Desk) -> None:
    assert desk.correct(desk.doc, "committee", "Äldrenämnden") == "applied"
    assert desk.correct(desk.doc, "year", "2031") == "applied"
    assert desk.rows("SELECT committee, year FROM documents") == [("Äldrenämnden", 2031)]
    assert desk.correct(desk.doc, "committee", "Omsorgsnämnden") == "applied"
    assert len(load(desk.file)) == 2, "what the reader read was noted, not what was stated before"


def test_unit_year_and_measure_of_a_column(desk: Desk) -> None:
    *table, _, col = desk.summa().split(":")
    ref = ":".join((*table, "*", col))
    states = [
        desk.correct(ref, field, value)
        for field, value in (("unit", "tkr"), ("year", "2031"), ("measure", "budget"))
    ]
    assert states == ["applied"] * 3
    facts = desk.rows(
        "SELECT DISTINCT unit, year, measure, verified_by FROM facts"
        f" WHERE table_id = {table[1]} AND col = {col}"
    )
    assert facts == [("tkr", 2031, "budget", "person")]


def test_kind_of_a_table(desk: Desk) -> None:
    ref = ":".join((*desk.summa().split(":")[:2], "*", "*"))
    assert desk.correct(ref, "kind", "drift") == "applied"
    assert desk.correct(ref, "title", "Effekter") == "applied"
    assert desk.rows(f"SELECT kind, title FROM tables WHERE table_id = {ref.split(':')[1]}") == [
        ("drift", "Effekter")
    ]
    assert desk.correct(ref, "kind", "påhittad") == "stale"


def test_rows_are_joined_and_split_again(desk: Desk) -> None:
    doc, table, row, _ = desk.summa().split(":")
    grid = f'SELECT "row", col, text FROM cells WHERE table_id = {table} ORDER BY ALL'
    before = desk.rows(grid)
    upper = int(row) - 1
    texts = {col: text for at, col, text in before if at == int(row)}
    lower = [texts.get(col, "") for col in range(max(texts) + 1)]
    assert desk.correct(f"{doc}:{table}:{upper}:*", "join_row") == "applied"
    assert max(at for at, _, _ in desk.rows(grid)) == int(row) - 1
    assert desk.correct(f"{doc}:{table}:{upper}:*", "split_row", lower) == "applied"
    assert [cell for cell in desk.rows(grid) if cell[2]] == [cell for cell in before if cell[2]]


def test_columns_are_joined(desk: Desk) -> None:
    doc, table, *_ = desk.summa().split(":")
    wide = desk.rows(f"SELECT n_cols FROM tables WHERE table_id = {table}")[0][0]
    assert desk.correct(f"{doc}:{table}:*:0", "join_column") == "applied"
    assert desk.rows(f"SELECT n_cols FROM tables WHERE table_id = {table}") == [(wide - 1,)]


def test_one_table_is_two_and_two_are_one(desk: Desk) -> None:
    doc, table, row, _ = desk.summa().split(":")
    count = "SELECT count(*) FROM tables"
    before = desk.rows(count)[0][0]
    shape = f"SELECT n_rows FROM tables WHERE table_id = {table}"
    rows = desk.rows(shape)
    assert desk.correct(f"{doc}:{table}:{row}:*", "split_table", "0") == "applied"
    assert desk.rows(count) == [(before + 1,)]
    assert desk.correct(f"{doc}:{table}:*:*", "join_table") == "applied"
    assert (desk.rows(count), desk.rows(shape)) == ([(before,)], rows)


def test_what_is_no_table_becomes_text(desk: Desk) -> None:
    doc, table, *_ = desk.summa().split(":")
    assert desk.correct(f"{doc}:{table}:*:*", "no_table") == "applied"
    assert desk.rows(f"SELECT count(*) FROM cells WHERE table_id = {table}") == [(0,)]
    assert desk.rows("SELECT count(*) FROM blocks WHERE text LIKE '%4 695 000%'") == [(1,)]


def test_header_rows(desk: Desk) -> None:
    doc, table, *_ = desk.summa().split(":")
    assert desk.correct(f"{doc}:{table}:*:*", "header_rows", "2") == "applied"
    roles = desk.rows(f'SELECT DISTINCT role FROM cells WHERE table_id = {table} AND "row" < 2')
    assert roles == [("header",)]


@pytest.mark.parametrize(("verdict", "severity"), [("true", "error"), ("false_alarm", "info")])
def test_a_finding_that_was_looked_up(desk: Desk, verdict: str, severity: str) -> None:
    number = desk.rows("SELECT finding_id FROM findings WHERE rule = 'total_mismatch'")[0][0]
    assert desk.correct(f"{desk.doc}:{number}", "checked", verdict) == "applied"
    found = desk.rows("SELECT severity, checked FROM findings WHERE rule = 'total_mismatch'")
    assert found == [(severity, verdict)]


@pytest.mark.parametrize(
    ("ref", "field", "value", "error"),
    [
        ("{doc}:1:999:0", "value", "1", RefError),
        ("{doc}:99", "checked", "true", RefError),
        ("0000000000000000", "year", "2024", RefError),
        ("x", "value", "1", RefError),
        ("{doc}", "value", "1", CorrectionError),
        ("{summa}", "value", "många", CorrectionError),
        ("{summa}", "kind", "drift", CorrectionError),
        ("{doc}", "year", "i fjol", CorrectionError),
        ("{doc}", "as_of", "2024-13-01", CorrectionError),
    ],
)
def test_what_can_not_be_stated_is_refused(
    desk: Desk, ref: str, field: str, value: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        desk.draft(ref.format(doc=desk.doc, summa=desk.summa()), field, value)


def test_numbers_are_accepted_as_they_are_read(desk: Desk) -> None:
    doc, table, row, col = desk.summa().split(":")
    person = f"SELECT count(*) FROM facts WHERE table_id = {table} AND verified_by = 'person'"
    assert desk.correct(f"{doc}:{table}:{row}:{col}", "checked", "true") == "applied"
    assert desk.rows(person) == [(1,)]
    assert desk.rows("SELECT count(*) FROM facts WHERE value_read IS NOT NULL") == [(0,)]
    assert desk.correct(f"{doc}:{table}:*:*", "checked", "true") == "applied"
    assert desk.rows(person) == desk.rows(f"SELECT count(*) FROM facts WHERE table_id = {table}")


def test_a_table_that_was_accepted_is_not_when_a_number_is_another(desk: Desk) -> None:
    doc, table, *_ = desk.summa().split(":")
    stated = desk.draft(f"{doc}:{table}:*:*", "checked", "true")
    other = stated.model_copy(update={"seen": stated.seen.model_copy(update={"table": "0" * 12})})
    add(desk.file, other)
    desk.read()
    assert desk.state(other) == "stale"
    assert desk.rows("SELECT count(*) FROM facts WHERE verified_by = 'person'") == [(0,)]
    with pytest.raises(CorrectionError):
        desk.draft(f"{doc}:{table}:*:*", "checked", "false_alarm")


def _rewritten(report: Report, bits: int) -> Report:
    """The report as it is published again, so many bits of its content other, its tables as they were."""
    words, about = report.meta.content[:16], report.meta.content[16:]
    content = f"{int(words, 16) ^ ((1 << bits) - 1):016x}{about}"
    return report.model_copy(
        update={"meta": report.meta.model_copy(update={"doc_id": "f" * 16, "content": content})}
    )


def test_a_report_that_was_rewritten_keeps_what_was_stated_of_its_tables(desk: Desk) -> None:
    stated = desk.draft(desk.summa(), "value", "4 595 000")
    of_document = desk.draft(desk.doc, "year", "2031")
    report = extract(desk.report, Options())
    again = _rewritten(report, 10)
    assert not is_of(stated, again.meta.doc_id, again.meta.content)
    near = concerning([stated, of_document], again.meta.doc_id, again.meta.content)
    assert near == (stated, of_document)
    assert surely_of(near, again) == near
    done = apply(again, near, lambda as_it_is, _: as_it_is)
    states = {c.field: c.state for c in done.corrections}
    assert states == {"value": "applied", "year": "applied"}


def test_what_was_stated_of_a_table_that_was_rewritten_is_told_and_not_applied(desk: Desk) -> None:
    stated = desk.draft(desk.summa(), "value", "4 595 000")
    of_document = desk.draft(desk.doc, "year", "2031")
    again = _rewritten(extract(desk.report, Options()), 20)
    for table in again.tables:
        table.cells[0].text += " reviderad"
    near = concerning([stated, of_document], again.meta.doc_id, again.meta.content)
    assert belonging(near, again) == (stated, of_document)
    done = apply(again, near, lambda as_it_is, _: as_it_is)
    assert [c.state for c in done.corrections] == ["stale", "stale"]
    told = [f for f in done.findings if f.rule.startswith("correction")]
    assert [f.rule for f in told] == ["correction_stale"] * 2
    assert all("stood in a report that was rewritten since" in f.message for f in told)


def test_a_verdict_on_a_report_that_was_rewritten_is_not_taken_over(desk: Desk) -> None:
    number = desk.rows("SELECT finding_id FROM findings WHERE rule = 'total_mismatch'")[0][0]
    verdict = desk.draft(f"{desk.doc}:{number}", "checked", "false_alarm")
    again = _rewritten(extract(desk.report, Options()), 20)
    for table in again.tables:
        table.cells[0].text += " reviderad"
    settle(again, [verdict])
    assert [c.state for c in again.corrections] == ["stale"]
    assert {f.checked for f in again.findings} == {None}


@pytest.mark.parametrize("about", ["title", "year", "committee"])
def test_a_report_of_the_same_template_is_not_told_of(desk: Desk, about: str) -> None:
    stated = desk.draft(desk.summa(), "value", "4 595 000")
    meta = extract(desk.report, Options()).meta
    said = {name: getattr(meta, name) for name in ("title", "organisation", "committee", "year")}
    other = content_of(["annat"], (said | {about: "2031"}).values())[16:]
    content = f"{int(meta.content[:16], 16) ^ ((1 << 20) - 1):016x}{other}"
    assert concerning([stated], "f" * 16, content) == ()


def test_a_report_that_is_gone_with_its_corrections_is_told(
    desk: Desk, samples: Path, tmp_path: Path
) -> None:
    desk.report = Path(shutil.copy(desk.report, tmp_path / "plan.pdf"))
    desk.db.unlink()
    desk.ingest()
    stated = desk.draft(desk.summa(), "value", "4 595 000")
    add(desk.file, stated)
    with open_for_reading(desk.db) as con:
        assert [o.state for o in outcomes(con, [stated])] == [WAITING]
        assert orphaned(con, [stated]) == []
    shutil.copy(samples / "delarsrapport-2025.pdf", desk.report)
    desk.ingest()
    with open_for_reading(desk.db) as con:
        assert orphaned(con, [stated]) == [stated]
    arguments = ["ingest", str(desk.report), "--db", str(desk.db), "--corrections", str(desk.file)]
    told = CliRunner().invoke(app, arguments)
    assert "1 corrections are of reports that other files have replaced (plan.pdf)" in told.output


def test_another_report_is_not_taken_for_it(desk: Desk) -> None:
    stated = desk.draft(desk.summa(), "value", "4 595 000")
    assert concerning([stated], "f" * 16, content_of(str(n) for n in range(400))) == ()
