"""Change the code at random places, one at a time, and see whether its tests fail.

cosmic-ray makes the mutants; which of them are tried is drawn by a seed, the same number in every room. A
mutant is held against the tests that run its line, as coverage tells, those first that run little else, and
against all tests of its room where coverage cannot tell: at import, and in other processes.
"""

from __future__ import annotations

import argparse
import random
import shutil
import time
from collections import Counter
from contextlib import closing
from itertools import islice
from pathlib import Path

from mutation.mutants import ROOT, Mutant, mutants
from mutation.room import Room
from mutation.sealed import run_sealed

ROOMS = {
    "checks": ("checks/*.py", ["tests/checks"]),
    "values": ("records/[nv]*.py", ["tests/records"]),
    "swedish": ("swedish/*.py", ["tests/swedish", "tests/records/test_values.py"]),
    "store": ("store/*.py", ["tests/store"]),
    "corrections": ("corrections/*.py", ["tests/corrections"]),
    "archive": ("archive/*.py", ["tests/archive"]),
    "workers": ("workers/*.py", ["tests/workers", "tests/archive/test_hostile.py"]),
    "records": ("records/**/*.py", ["tests/records"]),
    "layout": ("layout/*.py", ["tests/layout", "tests/flow"]),
    "notes": ("notes/*.py", ["tests/notes"]),
    "tables": ("tables/**/*.py", ["tests/tables"]),
    "pdf": ("pdf/*.py", ["tests/pdf"]),
}
"""The modules whose mutants are tried, those first that matter most, and the tests that are to kill them."""


def main() -> None:
    """Try the mutants, print what became of each, and the share that was killed in each room."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rooms", nargs="*", default=list(ROOMS), help=f"of {', '.join(ROOMS)}")
    parser.add_argument("--mutants", type=int, default=30, help="tried in every room")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--of", default="*.py", help="only those of modules of this name")
    asked = parser.parse_args()
    work = run_sealed()
    tried: Counter[str] = Counter()
    dead: Counter[str] = Counter()
    folder = Path(shutil.copytree(ROOT / "src", Path(work) / "src"))
    for name in asked.rooms:
        pattern, tests = ROOMS[name]
        every = [mutant for mutant in mutants(pattern) if mutant.module.match(asked.of)]
        drawn = filter(Mutant.may_be, random.Random(asked.seed).sample(every, len(every)))
        with closing(Room.look(tests, folder)) as room:
            for mutant in islice(drawn, asked.mutants):
                tried[name] += 1
                began = time.monotonic()
                killed = room.kills(mutant)
                dead[name] += killed
                seconds = time.monotonic() - began
                print("killed" if killed else "LIVES ", f"{seconds:5.0f} s ", mutant.line(), flush=True)
        print(f"{name:12} {dead[name]:4} of {tried[name]:4} killed, of {len(every)} there are", flush=True)
    print(f"{'all':12} {dead.total() / tried.total():.0%} of {tried.total()} killed")


if __name__ == "__main__":
    main()
