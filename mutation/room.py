"""The tests of a room, and which of them can notice a mutant."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import coverage

from mutation.in_place import changed_functions
from mutation.mutants import ROOT, Mutant, statement
from mutation.trial import QUIET, Collected, environment, passes_anew

SLOWER = 4.0
"""A mutant whose tests take so many times the processor time of all tests of its room hangs: it is killed."""

STARTING = 10.0
"""Seconds of processor time that importing and collecting take besides, at most."""


@dataclass(frozen=True, slots=True)
class Room:
    """The tests of a room, which lines each of them runs, and a process that waits to run them."""

    tests: Sequence[str]
    runs: coverage.CoverageData
    wide: Counter[str]
    folder: Path
    limit: float
    collected: Collected

    @classmethod
    def look(cls, tests: Sequence[str], folder: Path) -> Room:
        """Run the tests on the copy of the source at `folder`, once each way: they must pass."""
        data = folder.parent / "coverage"
        data.unlink(missing_ok=True)
        watched = ["-p", "mutation.forgetful", "--cov=vonextract", "--cov-context=test", "--cov-report="]
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *QUIET, *watched, *tests],
            cwd=ROOT,
            env=os.environ | environment(folder) | {"COVERAGE_FILE": str(data)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        collected = Collected(tests, folder)
        seconds = collected.seconds()
        if done.returncode or seconds is None:
            raise SystemExit(f"the tests {' '.join(tests)} fail without any change")
        runs = coverage.CoverageData(str(data))
        runs.read()
        wide: Counter[str] = Counter()
        for module in runs.measured_files():
            for contexts in runs.contexts_by_lineno(module).values():
                wide.update(context.rpartition("|")[0] for context in contexts)
        return cls(tests, runs, wide, folder, STARTING + SLOWER * seconds, collected)

    def close(self) -> None:
        """End the process that waits."""
        self.collected.close()

    def kills(self, mutant: Mutant) -> bool:
        """Whether a test fails, or hangs, with the mutant in the copy of the source."""
        place = self.folder / mutant.module.relative_to(ROOT / "src")
        before, after = mutant.before(), mutant.code()
        tests = self.tests_of(mutant)
        place.write_text(after, encoding="utf-8")
        try:
            if self._was_run_by_import(mutant) or changed_functions(str(place), before, after) is None:
                return not passes_anew(tests or self.tests, self.folder, self.limit)
            return not self.collected.passes(tests, [(str(place), before, after)], self.limit)
        finally:
            place.write_text(before, encoding="utf-8")
            for left in self.folder.parent.glob("pytest-of-*"):
                shutil.rmtree(left, ignore_errors=True)

    def tests_of(self, mutant: Mutant) -> Sequence[str]:
        """The tests that run what is changed, those first that run little else of other modules.

        None where coverage does not tell. Those of one module of tests stand together, as they share what
        they have set up.
        """
        named: set[str] = set()
        near: Counter[str] = Counter()
        for module, first, last in self._places(mutant):
            for number, contexts in self._contexts(module).items():
                tests = [context.rpartition("|")[0] for context in contexts if context]
                near.update(tests)
                named.update(tests if first <= number <= last else ())
        far = {test: -near[test] / self.wide[test] for test in named}
        together = {_module(test): far[test] for test in sorted(named, key=lambda test: -far[test])}
        return sorted(named, key=lambda test: (together[_module(test)], _module(test), far[test], test))

    def _was_run_by_import(self, mutant: Mutant) -> bool:
        first, last = statement(mutant.module, mutant.number())
        runs = self._contexts(mutant.module)
        return any("" in runs.get(number, ()) for number in range(first, last + 1))

    def _places(self, mutant: Mutant) -> Iterator[tuple[Path, int, int]]:
        """The lines of the statement that is changed, or those that read the setting that is."""
        field = re.match(r" +(\w+): .*=", mutant.changed())
        if mutant.module.name != "settings.py" or not field:
            yield mutant.module, *statement(mutant.module, mutant.number())
            return
        for module in mutant.module.parent.rglob("*.py"):
            for number, line in enumerate(module.read_text(encoding="utf-8").splitlines(), 1):
                if re.search(rf"\.{field[1]}\b", line):
                    yield module, *statement(module, number)

    def _contexts(self, module: Path) -> dict[int, list[str]]:
        return self.runs.contexts_by_lineno(str(self.folder / module.relative_to(ROOT / "src")))


def _module(test: str) -> str:
    return test.partition("::")[0]
