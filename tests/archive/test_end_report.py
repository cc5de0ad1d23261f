"""What the report of a batch counts, lists and says."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.full_report import full_report

from vonextract.archive.end_report import BatchReport
from vonextract.archive.settings import SETTINGS
from vonextract.errors import ExitCode
from vonextract.file_sorter import FileResult
from vonextract.store.store import Verdict
from vonextract.summary import summarise


def done(
    path: str,
    outcome: Verdict = "new",
    pages: int | None = None,
    error: str | None = None,
    seconds: float = 0.0,
) -> FileResult:
    summary = None if pages is None else summarise(full_report()).model_copy(update={"pages": pages})
    return FileResult(path=path, outcome=outcome, summary=summary, error=error, seconds=seconds)


def made(**fields: Any) -> BatchReport:
    at = dt.datetime(2026, 11, 28, 22, 0)
    return BatchReport(archive="arkiv", database="r.duckdb", started_at=at, **fields)


def test_files_are_counted_by_what_became_of_them() -> None:
    report = made()
    for file in (
        done("a", "new", pages=3),
        done("b", "replaced", pages=4),
        done("c", "failed", error="It is no PDF."),
        done("d", "postponed"),
        done("e", "unchanged"),
        done("f", "unchanged"),
    ):
        report.add(file)
    assert report.outcomes == {"new": 1, "replaced": 1, "failed": 1, "postponed": 1, "unchanged": 2}
    assert report.pages == 7
    assert [file.path for file in report.failed] == ["c"]
    assert report.postponed == ["d"]
    assert [slow.path for slow in report.slowest] == ["a", "b"]


def test_the_five_slowest_are_kept_slowest_first() -> None:
    report = made()
    for seconds in (3, 1, 7, 2, 6, 5):
        report.add(done(f"{seconds}.pdf", pages=1, seconds=float(seconds)))
    assert [slow.seconds for slow in report.slowest] == [7, 6, 5, 3, 2]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, ExitCode.OK),
        ({"failed": [done("a", "failed")]}, ExitCode.SOME_FAILED),
        ({"troubles": ["The folder b cannot be read."]}, ExitCode.SOME_FAILED),
        ({"postponed": ["a"], "quarantine": {"crash": 1}}, ExitCode.OK),
    ],
)
def test_what_failed_now_decides_the_exit_code(fields: dict[str, Any], code: ExitCode) -> None:
    assert made().model_copy(update=fields).exit_code == code


@pytest.mark.parametrize(
    ("seconds", "pages", "told"),
    [
        (2.0, 5, "3 files in 2 s: 2 new, 1 unchanged; 5 pages read, 2.5 a second"),
        (0.0, 5, "3 files in 0 s: 2 new, 1 unchanged; 5 pages read"),
        (2.0, 0, "3 files in 2 s: 2 new, 1 unchanged; 0 pages read"),
    ],
)
def test_how_fast_is_told_where_pages_were_read(seconds: float, pages: int, told: str) -> None:
    report = made(seen=3, seconds=seconds, pages=pages, outcomes={"unchanged": 1, "new": 2})
    assert report.text().splitlines() == ["Batch over arkiv into r.duckdb", told]


def test_a_quiet_run_and_a_dry_one() -> None:
    assert made().text().splitlines() == [
        "Batch over arkiv into r.duckdb",
        "0 files in 0 s: nothing to do; 0 pages read",
    ]
    dry = made(dry_run=True, would_read=["a.pdf"], left=2).text().splitlines()
    assert dry == [
        "Dry run over arkiv into r.duckdb",
        "0 files in 0 s: nothing to do; 0 pages read",
        "2 changed files were left for another time because of the limit",
        "1 would be read",
        "Would be read (1):",
        "  a.pdf",
    ]


def test_everything_that_wants_an_eye_is_listed_under_its_title() -> None:
    report = made(
        vanished=2,
        quarantine={"crash": 2, "read": 1},
        findings={"total_mismatch": 4},
        unknown={"(no title)": 3},
        postponed=["c.pdf"],
        partial={"d.pdf": "Page 2 failed."},
        troubles=["The folder e cannot be read."],
    )
    report.failed = [done("a", "failed", error="It is no PDF."), done("b", "failed")]
    report.add(done("s.pdf", pages=1, seconds=1.25))
    assert report.text().splitlines()[2:] == [
        "2 files are no longer there; their documents are kept and marked",
        "3 files are in quarantine (2 crash, 1 read)",
        "New findings by rule (1):",
        "  4 total_mismatch",
        "New tables of no known kind (1):",
        "  3 (no title)",
        "Failed and put into quarantine (2):",
        "  It is no PDF.",
        "  b",
        "Changed while they were read, left for the next time (1):",
        "  c.pdf",
        "Read in part (1):",
        "  d.pdf: Page 2 failed.",
        "Could not be looked at (1):",
        "  The folder e cannot be read.",
        "Slowest (1):",
        "  1.2 s s.pdf",
    ]


@pytest.mark.parametrize("beyond", [0, 1, 5])
def test_a_long_list_is_cut_and_says_by_how_much(beyond: int) -> None:
    report = made(postponed=[f"{n}.pdf" for n in range(SETTINGS.shown + beyond)])
    lines = report.text().splitlines()[3:]
    assert len(lines) == SETTINGS.shown + bool(beyond)
    assert (lines[-1] == f"  … and {beyond} more") is bool(beyond)


def test_what_documents_say_moves_no_cursor() -> None:
    assert "\x1b" not in made(postponed=["\x1b[31mred.pdf"]).text()
