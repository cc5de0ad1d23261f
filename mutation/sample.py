"""Change the code at random places, one at a time, and see whether its tests fail.

cosmic-ray makes the mutants; which of them are tried is drawn by a seed, the same number in every room. A
mutant is held against the tests that run its line, as coverage tells, and against all tests of its room where
coverage cannot tell: at import, and in other processes.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import coverage
from cosmic_ray.ast import get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).parents[1]
PACKAGE = Path("src/vonextract")

ROOMS = {
    "checks": ("checks/*.py", ["tests/checks"]),
    "values": ("records/[nv]*.py", ["tests/records"]),
    "swedish": ("swedish/*.py", ["tests/swedish", "tests/records/test_values.py"]),
    "store": ("store/*.py", ["tests/store", "tests/test_ingest.py"]),
    "corrections": ("corrections/*.py", ["tests/corrections"]),
    "archive": ("archive/*.py", ["tests/archive"]),
    "workers": ("workers/*.py", ["tests/test_workers.py", "tests/archive/test_hostile.py"]),
}
"""The modules whose mutants matter most, and the tests that are to kill them."""

KINDS = (
    "ReplaceComparisonOperator",
    "NumberReplacer",
    "ReplaceTrueWithFalse",
    "ReplaceFalseWithTrue",
    "ReplaceAndWithOr",
    "ReplaceOrWithAnd",
    "AddNot",
    "ZeroIterationForLoop",
    "ReplaceBinaryOperator_Add_Sub",
    "ReplaceBinaryOperator_Sub_Add",
    "ReplaceBinaryOperator_Mul_Div",
    "ReplaceBinaryOperator_Div_Mul",
)
"""What is changed. Not `|`, which stands in types, and nothing that mypy refuses."""

SLOWER = 4.0
"""A mutant whose tests take so many times the processor time of all tests of its room hangs: it is killed."""

LONGEST = 900.0
"""Seconds in which tests must end that wait for something, on however busy a machine."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the operator applied where it can be for the n-th time in a module."""

    module: Path
    operator: str
    occurrence: int

    def code(self) -> str:
        """The module's code with the change."""
        return str(_mutated(self.module.read_text(encoding="utf-8"), self.operator, self.occurrence))

    def number(self) -> int:
        """The number of the changed line."""
        old, new = self.module.read_text(encoding="utf-8").splitlines(), self.code().splitlines()
        return next((i for i, (a, b) in enumerate(zip(old, new, strict=False), 1) if a != b), 1)

    def line(self) -> str:
        """The changed line as it reads in the mutant, with its place."""
        number = self.number()
        changed = self.code().splitlines()[number - 1].strip()
        return f"{self.module.relative_to(ROOT / PACKAGE)}:{number} {self.operator}: {changed}"


def mutants(pattern: str) -> Iterator[Mutant]:
    """Every mutant of the modules that a pattern names."""
    operators = {
        name: get_operator(name)() for name in operator_names() if name.partition("/")[2].startswith(KINDS)
    }
    for module in sorted((ROOT / PACKAGE).glob(pattern)):
        places: Counter[str] = Counter()
        for node in _nodes(get_ast(module.read_text(encoding="utf-8"))):
            for name, operator in operators.items():
                places[name] += sum(1 for _ in operator.mutation_positions(node))
        for name, count in places.items():
            yield from (Mutant(module, name, occurrence) for occurrence in range(count))


def _nodes(node: Any) -> Iterator[Any]:
    """A node of a syntax tree and all below it."""
    yield node
    for child in getattr(node, "children", ()):
        yield from _nodes(child)


def _mutated(code: str, operator: str, occurrence: int) -> str | None:
    changed: str | None = mutate_code(code, get_operator(operator)(), occurrence)
    return changed


@dataclass(frozen=True, slots=True)
class Room:
    """The tests of a room, which lines each of them runs, and their processor time in all, in seconds."""

    tests: Sequence[str]
    runs: coverage.CoverageData
    folder: Path
    seconds: float

    @classmethod
    def look(cls, tests: Sequence[str], folder: Path) -> Room:
        """Run the tests once on the copy of the source at `folder`, which must pass."""
        data = folder.parent / f"{uuid4().hex}.coverage"
        before = _used()
        watched = ["--cov=vonextract", "--cov-context=test", "--cov-report="]
        if _pytest([*watched, *tests], folder, None, data):
            raise SystemExit(f"the tests {' '.join(tests)} fail without any change")
        runs = coverage.CoverageData(str(data))
        runs.read()
        return cls(tests, runs, folder, _used() - before)

    def tests_of(self, mutant: Mutant) -> Sequence[str]:
        """The tests that run a mutant's line; all of them where coverage does not tell."""
        place = str(self.folder / mutant.module.relative_to(ROOT / "src"))
        contexts = self.runs.contexts_by_lineno(place)
        first, last = _statement(mutant.module, mutant.number())
        named = {
            context.partition("|")[0]
            for line in range(first, last + 1)
            for context in contexts.get(line, ())
            if context
        }
        return sorted(named) or self.tests

    def kills(self, mutant: Mutant) -> bool:
        """Whether a test fails, or hangs, with the mutant in the copy of the source."""
        place = self.folder / mutant.module.relative_to(ROOT / "src")
        before = place.read_text(encoding="utf-8")
        place.write_text(mutant.code(), encoding="utf-8")
        try:
            return _pytest(["-x", *self.tests_of(mutant)], self.folder, SLOWER * self.seconds) != 0
        except subprocess.TimeoutExpired:
            return True
        finally:
            place.write_text(before, encoding="utf-8")


def _statement(module: Path, number: int) -> tuple[int, int]:
    """The first and last line of the smallest statement that holds a line: coverage counts only its first."""
    spans = [
        (node.lineno, node.end_lineno or node.lineno)
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.stmt) and node.lineno <= number <= (node.end_lineno or node.lineno)
    ]
    return min(spans, key=lambda span: span[1] - span[0], default=(number, number))


def _used() -> float:
    """Seconds of processor time that commands have taken so far, which other work does not lengthen."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _pytest(arguments: Sequence[str], folder: Path, limit: float | None, data: Path | None = None) -> int:
    """The exit code of pytest on the source at `folder`, stopped after `limit` seconds of processor time.

    Raises:
        TimeoutExpired: it waits and does not end.
    """
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=0"]
    if limit is not None:
        command = ["prlimit", f"--cpu={max(1, round(limit))}", *command]
    return subprocess.run(
        [*command, *arguments],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": str(folder),
            "PYTHONDONTWRITEBYTECODE": "1",
            **({"COVERAGE_FILE": str(data)} if data else {}),
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=None if limit is None else LONGEST,
        check=False,
    ).returncode


def main() -> None:
    """Try the mutants, print those that live, and the share that was killed in each room."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rooms", nargs="*", default=list(ROOMS), help=f"of {', '.join(ROOMS)}")
    parser.add_argument("--mutants", type=int, default=30, help="tried in every room")
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    tried: Counter[str] = Counter()
    dead: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as work:
        folder = Path(shutil.copytree(ROOT / "src", Path(work) / "src"))
        for room in asked.rooms:
            pattern, tests = ROOMS[room]
            every = list(mutants(pattern))
            seen = Room.look(tests, folder)
            for mutant in random.Random(asked.seed).sample(every, min(asked.mutants, len(every))):
                tried[room] += 1
                if seen.kills(mutant):
                    dead[room] += 1
                else:
                    print("lives ", mutant.line(), flush=True)
            print(
                f"{room:12} {dead[room]:4} of {tried[room]:4} killed, of {len(every)} there are", flush=True
            )
    print(f"{'all':12} {dead.total() / tried.total():.0%} of {tried.total()} killed")


if __name__ == "__main__":
    main()
