"""Run tests on a mutant, in a process of its own.

Where the mutant is a function's, the process is forked from one in which pytest has collected the tests of
the room, and the function is changed in it; else from one that has the libraries and nothing of ours, as the
other has run what an import runs.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import sys
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from mutation.in_place import change, changed_functions
from mutation.mutants import ROOT

LIBRARIES = [
    "__main__",
    "duckdb",
    "hypothesis",
    "numpy",
    "pandas",
    "pydantic",
    "pypdfium2",
    "rapidfuzz",
    "typer",
]
"""What the process has imported from which those of the mutants are forked."""

LONGEST = 900.0
"""Seconds in which tests must end that wait for something, on however busy a machine."""

QUIET = ["-q", "-p", "no:cacheprovider", "--hypothesis-seed=0"]

Source = tuple[str, str, str]
"""The path of a module as it was imported, its source then, and its source with a change."""

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(LIBRARIES)


def environment(folder: Path) -> dict[str, str]:
    """What makes processes import the source at `folder`."""
    return {
        "PYTHONPATH": str(folder),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTEST_DEBUG_TEMPROOT": str(folder.parent),
    }


def passes_anew(tests: Sequence[str], folder: Path, limit: float) -> bool:
    """Whether the tests pass on the source at `folder`, in at most `limit` seconds of processor time."""
    run = FORKS.Process(target=_anew, args=(tests, folder, limit))
    run.start()
    return _ended_well(run)


class Collected:
    """A process that has collected the tests of a room on the source at `folder`, and has run none."""

    def __init__(self, tests: Sequence[str], folder: Path) -> None:
        self._asks, answers = FORKS.Pipe()
        self._process = FORKS.Process(target=_collect, args=(answers, tests, folder))
        self._process.start()
        answers.close()

    def seconds(self) -> float | None:
        """The processor time of all tests of the room, None if they fail."""
        passed, seconds = self._answer((), (), LONGEST)
        return seconds if passed else None

    def passes(self, tests: Sequence[str], sources: Sequence[Source], limit: float) -> bool:
        """Whether tests pass where modules have other code in their functions, in `limit` seconds.

        Without tests, all of the room.
        """
        return self._answer(tests, sources, limit)[0]

    def _answer(self, tests: Sequence[str], sources: Sequence[Source], limit: float) -> tuple[bool, float]:
        self._asks.send((tests, sources, limit))
        passed, seconds = self._asks.recv()
        return passed, seconds

    def close(self) -> None:
        """End the process."""
        self._asks.close()
        self._process.join()


class _Loop:
    """A plugin of pytest that runs what it is asked for, in the place of all tests."""

    def __init__(self, asked: Connection) -> None:
        self._asked = asked

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Answer until nobody asks."""
        items = {item.nodeid: item for item in session.items}
        with suppress(EOFError):
            while True:
                tests, sources, limit = self._asked.recv()
                chosen = [items[test] for test in tests] if tests else session.items
                before = _children()
                run = multiprocessing.get_context("fork").Process(
                    target=_changed, args=(session, chosen, sources, limit)
                )
                run.start()
                self._asked.send((_ended_well(run), _children() - before))
        return True


def _collect(asked: Connection, tests: Sequence[str], folder: Path) -> None:
    _settle(folder)
    pytest.main([*QUIET, "--capture=no", *tests], plugins=[_Loop(asked)])


def _children() -> float:
    """The processor time of the processes that this one has started and that have ended, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _changed(
    session: pytest.Session, items: Sequence[pytest.Item], sources: Sequence[Source], limit: float
) -> None:
    """Run collected tests with changed functions until one fails, and end the process."""
    _limit(limit)
    for path, before, after in sources:
        change(changed_functions(path, before, after) or [])
    for item, following in pairwise([*items, None]):
        assert item is not None
        session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            break
    os._exit(bool(session.testsfailed))


def _anew(tests: Sequence[str], folder: Path, limit: float) -> None:
    """Run pytest on the source at `folder`, and end the process with its exit code."""
    _limit(limit)
    _settle(folder)
    os._exit(pytest.main(["-x", *QUIET, *tests]))


def _limit(seconds: float) -> None:
    """End this process after so much processor time: the clock would tell of other work on the machine."""
    resource.setrlimit(resource.RLIMIT_CPU, (max(1, round(seconds)), resource.RLIM_INFINITY))


def _settle(folder: Path) -> None:
    """Import the source at `folder` from now on, and be silent."""
    os.environ.update(environment(folder))
    os.chdir(ROOT)
    sys.dont_write_bytecode = True
    sys.path[:0] = [str(folder), str(ROOT)]
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nothing, stream)


def _ended_well(run: BaseProcess) -> bool:
    run.join(LONGEST)
    run.kill()
    run.join()
    return run.exitcode == 0
