"""Change the code at random places, one at a time, and see whether its tests fail.

cosmic-ray makes the mutants; which of them are tried is drawn by a seed, the same number in every room. A
mutant is held against the tests that run its line, as coverage tells, those first that run little else, and
against all tests of its room where coverage cannot tell: at import, and in other processes.

Each mutant has a process of its own, forked from one that has imported the libraries and nothing of ours.
"""

from __future__ import annotations

import argparse
import ast
import multiprocessing
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import coverage
import pytest
from cosmic_ray.ast import get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).parents[1]
PACKAGE = Path("src/vonextract")

ROOMS = {
    "checks": ("checks/*.py", ["tests/checks"]),
    "values": ("records/[nv]*.py", ["tests/records"]),
    "swedish": ("swedish/*.py", ["tests/swedish", "tests/records/test_values.py"]),
    "store": ("store/*.py", ["tests/store"]),
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

QUIET = ["-q", "-p", "no:cacheprovider", "--hypothesis-seed=0"]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the operator applied where it can be for the n-th time in a module."""

    module: Path
    operator: str
    occurrence: int

    def code(self) -> str:
        """The module's code with the change."""
        return str(_mutated(self.module.read_text(encoding="utf-8"), self.operator, self.occurrence))

    def may_be(self) -> bool:
        """Whether it is one: a decorator states no behaviour, nor does the star between parameters."""
        changed = self.code().splitlines()[self.number() - 1]
        return not (changed.lstrip().startswith("@") or re.search(r"(^|[(,])\s*/,", changed))

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
    operators = {name: get_operator(name)() for name in operator_names() if _is_tried(name)}
    for module in sorted((ROOT / PACKAGE).glob(pattern)):
        places: Counter[str] = Counter()
        for node in _nodes(get_ast(module.read_text(encoding="utf-8"))):
            for name, operator in operators.items():
                places[name] += sum(1 for _ in operator.mutation_positions(node))
        for name, count in places.items():
            yield from (Mutant(module, name, occurrence) for occurrence in range(count))


def _is_tried(operator: str) -> bool:
    """Whether an operator is of the kinds tried and takes no identity for another comparison, or back.

    What `is` says of numbers and texts is chance, and order among what has none is refused by mypy.
    """
    kind = operator.partition("/")[2]
    identity = {word in ("Is", "IsNot") for word in kind.split("_")[1:]}
    return kind.startswith(KINDS) and len(identity) <= 1


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
    wide: Counter[str]
    folder: Path
    seconds: float

    @classmethod
    def look(cls, tests: Sequence[str], folder: Path) -> Room:
        """Run the tests once on the copy of the source at `folder`, which must pass."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        data = folder.parent / "coverage"
        data.unlink(missing_ok=True)
        watched = ["--cov=vonextract", "--cov-context=test", "--cov-report="]
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *QUIET, *watched, *tests],
            cwd=ROOT,
            env=os.environ | _environment(folder) | {"COVERAGE_FILE": str(data)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode:
            raise SystemExit(f"the tests {' '.join(tests)} fail without any change")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        runs = coverage.CoverageData(str(data))
        runs.read()
        wide: Counter[str] = Counter()
        for module in runs.measured_files():
            for contexts in runs.contexts_by_lineno(module).values():
                wide.update(context.partition("|")[0] for context in contexts)
        return cls(
            tests, runs, wide, folder, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        )

    def tests_of(self, mutant: Mutant) -> Sequence[str]:
        """The tests that run what is changed, those first that run little else of other modules.

        All of the room where coverage does not tell.
        """
        named: set[str] = set()
        near: Counter[str] = Counter()
        for module, first, last in self._places(mutant):
            for number, contexts in self._contexts(module).items():
                tests = [context.partition("|")[0] for context in contexts if context]
                near.update(tests)
                named.update(tests if first <= number <= last else ())
        return sorted(named, key=lambda test: (-near[test] / self.wide[test], test)) or self.tests

    def _places(self, mutant: Mutant) -> Iterator[tuple[Path, int, int]]:
        """The lines of the statement that is changed, or those that read the setting that is."""
        field = re.match(r" +(\w+): .*=", mutant.code().splitlines()[mutant.number() - 1])
        if mutant.module.name != "settings.py" or not field:
            yield mutant.module, *_statement(mutant.module, mutant.number())
            return
        for module in mutant.module.parent.rglob("*.py"):
            for number, line in enumerate(module.read_text(encoding="utf-8").splitlines(), 1):
                if re.search(rf"\.{field[1]}\b", line):
                    yield module, *_statement(module, number)

    def _contexts(self, module: Path) -> dict[int, list[str]]:
        return self.runs.contexts_by_lineno(str(self.folder / module.relative_to(ROOT / "src")))

    def kills(self, mutant: Mutant) -> bool:
        """Whether a test fails, or hangs, with the mutant in the copy of the source."""
        place = self.folder / mutant.module.relative_to(ROOT / "src")
        before = place.read_text(encoding="utf-8")
        place.write_text(mutant.code(), encoding="utf-8")
        try:
            tests = ["-x", *QUIET, *self.tests_of(mutant)]
            run = _FORKS.Process(target=_tests, args=(tests, self.folder, SLOWER * self.seconds))
            run.start()
            run.join(LONGEST)
            run.kill()
            run.join()
            return run.exitcode != 0
        finally:
            place.write_text(before, encoding="utf-8")


_FORKS = multiprocessing.get_context("forkserver")


def _environment(folder: Path) -> dict[str, str]:
    """What makes processes import the source at `folder`."""
    return {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}


def _tests(arguments: list[str], folder: Path, limit: float) -> None:
    """Run pytest on the source at `folder` in this process, which ends with its exit code.

    More than `limit` seconds of processor time end it, as the clock would tell of other work on the machine.
    """
    resource.setrlimit(resource.RLIMIT_CPU, (max(1, round(limit)), resource.RLIM_INFINITY))
    os.environ.update(_environment(folder))
    os.chdir(ROOT)
    sys.dont_write_bytecode = True
    sys.path[:0] = [str(folder), str(ROOT)]
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    os._exit(pytest.main(arguments))


def _statement(module: Path, number: int) -> tuple[int, int]:
    """The first and last line of the smallest statement that holds a line: coverage counts only its first."""
    spans = [
        (node.lineno, node.end_lineno or node.lineno)
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.stmt) and node.lineno <= number <= (node.end_lineno or node.lineno)
    ]
    return min(spans, key=lambda span: span[1] - span[0], default=(number, number))


def main() -> None:
    """Try the mutants, print what became of each, and the share that was killed in each room."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rooms", nargs="*", default=list(ROOMS), help=f"of {', '.join(ROOMS)}")
    parser.add_argument("--mutants", type=int, default=30, help="tried in every room")
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    tried: Counter[str] = Counter()
    dead: Counter[str] = Counter()
    _FORKS.set_forkserver_preload(LIBRARIES)
    with tempfile.TemporaryDirectory() as work:
        folder = Path(shutil.copytree(ROOT / "src", Path(work) / "src"))
        for room in asked.rooms:
            pattern, tests = ROOMS[room]
            every = list(mutants(pattern))
            seen = Room.look(tests, folder)
            drawn = filter(Mutant.may_be, random.Random(asked.seed).sample(every, len(every)))
            for mutant in islice(drawn, asked.mutants):
                tried[room] += 1
                began = time.monotonic()
                killed = seen.kills(mutant)
                dead[room] += killed
                seconds = time.monotonic() - began
                print("killed" if killed else "LIVES ", f"{seconds:5.0f} s ", mutant.line(), flush=True)
            print(
                f"{room:12} {dead[room]:4} of {tried[room]:4} killed, of {len(every)} there are", flush=True
            )
    print(f"{'all':12} {dead.total() / tried.total():.0%} of {tried.total()} killed")


if __name__ == "__main__":
    main()
