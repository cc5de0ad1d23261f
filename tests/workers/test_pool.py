from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.full_report import ASLEEP
from tests.waiting import wait_for

from vonextract.errors import ExitCode
from vonextract.store.report_rows import DocumentRows
from vonextract.workers import Failure, Limits, Reading, WorkerStartError, read_all, read_one
from vonextract.workers.messages import receive
from vonextract.workers.pool import Worker

READER = "full_report:read_by_name"
ROOMY = Limits(timeout=60.0, memory=1 << 30, attempts=1)
QUICK = replace(ROOMY, timeout=10.0)
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs process limits")


@pytest.fixture
def make(tmp_path: Path) -> Callable[[str], Path]:
    def write(name: str) -> Path:
        path = tmp_path / name
        path.write_text(name)
        return path

    return write


def test_a_worker_says_that_it_is_ready_and_ends_with_its_input() -> None:
    command = [sys.executable, "-m", "vonextract.workers", "readers:who", "60", str(1 << 30), "1"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=120, check=False
    )
    assert done.returncode == 0
    assert receive(io.BytesIO(done.stdout)) == "ready"


@linux
@pytest.mark.parametrize(
    ("deed", "stage", "told"),
    [
        ("aborts", "crash", "SIGABRT"),
        ("kills", "crash", "SIGKILL"),
        ("hangs-up", "crash", "(SIGHUP)"),
        ("leaves", "crash", "(code 0)"),
        ("quits", "crash", "(code 3)"),
        ("rings", "timeout", "longer than 60 seconds"),
        ("sleeps", "timeout", "longer than 10 seconds"),
        ("allocates", "memory", "more memory than allowed"),
        ("raises", "extract", "ZeroDivisionError"),
        ("locked", "read", "asks for a password"),
    ],
)
def test_a_bad_document_costs_itself_alone(
    make: Callable[[str], Path], deed: str, stage: str, told: str
) -> None:
    paths = [make("one.pdf"), make(f"{deed}.pdf"), make("two.pdf")]
    limits = QUICK if deed == "sleeps" else ROOMY
    results = {r.path.name: r.result for r in read_all(paths, reader=READER, limits=limits)}
    failure = results.pop(f"{deed}.pdf")
    assert isinstance(failure, Failure)
    assert (failure.stage, told in failure.message) == (stage, True), failure
    assert all(isinstance(r, DocumentRows) for r in results.values()) and len(results) == 2


def test_failure_carries_the_exit_code(make: Callable[[str], Path]) -> None:
    failure = read_one(make("locked.pdf"), reader=READER).result
    assert failure.exit_code == ExitCode.ENCRYPTED
    assert failure.error().exit_code == ExitCode.ENCRYPTED


def test_a_document_that_prints_does_not_garble_the_answer(make: Callable[[str], Path]) -> None:
    assert isinstance(read_one(make("prints.pdf"), reader=READER).result, DocumentRows)


def test_a_crash_is_tried_again_in_a_fresh_worker(tmp_path: Path) -> None:
    path = tmp_path / "crash-once.pdf"
    path.write_text("x")
    reading = read_one(path, reader="full_report:crash_once", limits=Limits(timeout=60, attempts=2))
    assert reading.result == "second try"


def test_many_documents_in_two_workers(make: Callable[[str], Path]) -> None:
    paths = [make(f"{n}.pdf") for n in range(12)]
    limits = Limits(timeout=60, documents=4)
    results = list(read_all(iter(paths), jobs=2, reader=READER, limits=limits))
    assert sorted(r.path for r in results) == sorted(paths)
    assert all(isinstance(r.result, DocumentRows) for r in results)


def test_so_many_documents_are_under_way_as_two_workers_can_hold(make: Callable[[str], Path]) -> None:
    taken: list[Path] = []

    def given() -> Iterator[Path]:
        for n in range(12):
            taken.append(make(f"{n}.pdf"))
            yield taken[-1]

    readings = read_all(given(), jobs=2, reader=READER, limits=ROOMY)
    next(readings)
    assert len(taken) == 4
    assert isinstance(readings, Generator)
    readings.close()


def test_the_seconds_of_a_document_are_its_own(make: Callable[[str], Path]) -> None:
    paths = [make("one.pdf"), make("two.pdf")]
    started = time.perf_counter()
    readings = list(read_all(paths, reader=READER, limits=ROOMY))
    spent = [reading.seconds for reading in readings]
    assert min(spent) > 0 and sum(spent) <= time.perf_counter() - started


def test_a_worker_is_replaced_after_so_many_documents(make: Callable[[str], Path]) -> None:
    worker, processes = Worker(READER, Limits(timeout=60, documents=2), ()), []
    for n in range(3):
        worker.read(make(f"{n}.pdf"))
        assert worker._process is not None
        processes.append(worker._process.pid)
    worker.close()
    assert processes[0] == processes[1] != processes[2]


@pytest.mark.parametrize(("deed", "stays"), [("locked", True), ("raises", False)])
def test_a_worker_stays_only_where_the_file_is_at_fault(
    make: Callable[[str], Path], *, deed: str, stays: bool
) -> None:
    worker = Worker(READER, ROOMY, ())
    assert isinstance(worker.read(make(f"{deed}.pdf")).result, Failure)
    assert (worker._process is not None) is stays
    worker.close()


def test_every_picture_gives_a_document_more_time_and_is_told(make: Callable[[str], Path]) -> None:
    told: list[str] = []
    reader, paths = "full_report:long_scan", [make("scan.pdf")]
    limits = Limits(timeout=5.0, picture=60.0, attempts=1)
    (reading,) = read_all(paths, reader=reader, limits=limits, on_picture=lambda: told.append("picture"))
    assert reading.result == "scan.pdf"
    assert len(told) == 3
    (reading,) = read_all(paths, reader=reader, limits=replace(limits, picture=0.01))
    assert reading.result.stage == "timeout"
    assert re.search(r"longer than 5\.0\d seconds, in which [1-3] pictures of paper", reading.result.message)


def test_leaving_early_ends_the_workers(make: Callable[[str], Path]) -> None:
    readings = read_all([make("one.pdf"), make("sleeps.pdf")], reader=READER, limits=Limits(timeout=600))
    next(readings)
    started = time.perf_counter()
    assert isinstance(readings, Generator)
    readings.close()
    assert time.perf_counter() - started < ASLEEP
    assert not [t for t in threading.enumerate() if t.name.startswith("worker")]


def test_a_worker_that_cannot_start_is_no_documents_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "starts"
    monkeypatch.setenv("NOTE", str(note))
    with pytest.raises(WorkerStartError, match="No worker process can be started"):
        list(read_all([tmp_path], reader="never_loads:read"))
    assert note.read_text() == "xxx"


def test_a_worker_that_is_dismissed_while_it_starts_is_not_started_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note, worker = tmp_path / "starts", Worker("loads_slowly:read", ROOMY)
    results: list[Reading] = []
    monkeypatch.setenv("NOTE", str(note))
    reading = threading.Thread(target=lambda: results.append(worker.read(tmp_path)))
    reading.start()
    wait_for(lambda: note.exists() and note.read_text())
    worker.dismiss()
    reading.join()
    results.append(worker.read(tmp_path))
    assert all(done.result.message.endswith("not read: the work was ended.") for done in results)
    assert note.read_text() == "x"


def test_a_worker_ends_with_its_parent(tmp_path: Path, make: Callable[[str], Path]) -> None:
    note = tmp_path / "pid"
    script = (
        "import sys; from pathlib import Path; from vonextract.workers import read_one\n"
        "read_one(Path(sys.argv[1]), reader='full_report:note_and_sleep')\n"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    parent = subprocess.Popen([sys.executable, "-c", script, str(note)], env=environment)
    pid = wait_for(lambda: note.exists() and note.read_text())
    parent.kill()
    parent.wait()
    assert wait_for(lambda: not Path(f"/proc/{pid}").exists())


@linux
def test_what_a_document_started_ends_with_its_worker(tmp_path: Path) -> None:
    note, worker = tmp_path / "pid", Worker("full_report:start_and_stay", replace(ROOMY, attempts=2))
    results: list[Reading] = []
    reading = threading.Thread(target=lambda: results.append(worker.read(note)))
    reading.start()
    started = wait_for(lambda: note.exists() and note.read_text())
    worker.dismiss()
    reading.join()
    assert wait_for(lambda: not Path(f"/proc/{started}").exists())
    assert "SIGKILL" in results[0].result.message


@linux
def test_a_worker_that_dies_leaves_no_copy_of_its_memory(tmp_path: Path) -> None:
    assert read_one(tmp_path, reader="full_report:core_limits", limits=ROOMY).result == (0, 0)


def test_the_pipes_of_a_worker_are_closed_with_it(make: Callable[[str], Path]) -> None:
    worker = Worker(READER, ROOMY, ())
    worker.read(make("one.pdf"))
    process = worker._process
    worker.close()
    assert process is not None and process.stdin and process.stdout
    assert process.stdin.closed and process.stdout.closed


@linux
def test_memory_is_limited_however_it_is_eaten(make: Callable[[str], Path]) -> None:
    failure = read_one(make("devours.pdf"), reader=READER, limits=ROOMY).result
    assert (failure.stage, failure.message.endswith("was given up.")) == ("memory", True)


def test_a_name_of_odd_bytes_can_be_told(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"locked.\xff\n.pdf")
    path.write_text("x")
    failure = read_one(path, reader="vonextract.reading:read_rows").result
    assert isinstance(failure, Failure)
    assert "\\xff" in failure.message and failure.message.encode()


@linux
def test_a_document_does_not_eat_the_memory_of_the_next(make: Callable[[str], Path]) -> None:
    paths = [make("hoards.pdf"), make("hoards.again.pdf")]
    results = [r.result for r in read_all(paths, reader=READER, limits=ROOMY)]
    assert all(isinstance(r, DocumentRows) for r in results), results


@pytest.mark.parametrize("own", [None, "3"])
def test_a_worker_multiplies_in_one_thread_where_nothing_else_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own: str | None
) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    if own:
        monkeypatch.setenv("OPENBLAS_NUM_THREADS", own)
    assert read_one(tmp_path, reader="readers:threads").result == (own or "1")


def test_what_a_document_may_cost_where_nothing_else_is_said(make: Callable[[str], Path]) -> None:
    usual = read_one(make("one.pdf"), reader="readers:arguments").result
    assert [float(number) for number in usual[1:]] == [600, 4 << 30, 90]


def test_two_hundred_documents_are_read_by_one_process_where_nothing_else_is_said(tmp_path: Path) -> None:
    readings = read_all([tmp_path] * 201, reader="readers:who")
    processes = [reading.result for reading in readings]
    assert len(set(processes[:200])) == 1 and processes[200] != processes[0]


@pytest.mark.parametrize(("reader", "asked"), [("die", "xx"), ("refuse", "x")])
def test_only_what_ends_a_worker_is_tried_again_and_once(tmp_path: Path, reader: str, asked: str) -> None:
    note = tmp_path / "asked"
    assert isinstance(read_one(note, reader=f"readers:{reader}").result, Failure)
    assert note.read_text() == asked


@linux
def test_a_document_may_allocate_so_much_beyond_what_the_worker_holds(tmp_path: Path) -> None:
    limit, held = read_one(tmp_path, reader="readers:room", limits=ROOMY).result
    assert held / 2 < limit - ROOMY.memory <= held


@linux
def test_a_worker_that_keeps_less_than_half_of_its_memory_stays(tmp_path: Path) -> None:
    readings = read_all([tmp_path] * 3, reader="readers:keep_almost_half", limits=ROOMY)
    assert len({reading.result for reading in readings}) == 1


@linux
def test_a_worker_ends_itself_five_seconds_after_it_should_have_been_ended(tmp_path: Path) -> None:
    readings = read_all([tmp_path] * 20, reader="readers:seconds_left", limits=replace(ROOMY, timeout=1000))
    assert 1004 < max(reading.result for reading in readings) <= 1005


def test_a_process_whose_reading_thread_nobody_waits_for_ends(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    script = (
        "import sys, threading; from pathlib import Path; from vonextract.workers import read_one\n"
        "reading = lambda: read_one(Path(sys.argv[1]), reader='full_report:note_and_sleep')\n"
        "threading.Thread(target=reading, daemon=True).start()\n"
        "from tests.waiting import wait_for; wait_for(Path(sys.argv[1]).exists)\n"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", script, str(note)]
    assert subprocess.run(command, env=environment, timeout=120, check=False).returncode == 0
    pid = wait_for(note.read_text)
    assert wait_for(lambda: not Path(f"/proc/{pid}").exists())
