"""What is told of a copy does not depend on whether it is met before its original was read or after."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.full_report import read_by_name

from vonextract.errors import ExitCode
from vonextract.file_sorter import FileResult, FileSorter
from vonextract.store.holdings import Holdings
from vonextract.store.store import Entry
from vonextract.workers import Failure, Reading


class Kept:
    """A sink that keeps what it is given."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def put(self, entries: Sequence[Entry]) -> None:
        self.entries += entries


@pytest.mark.parametrize("is_met_first", [True, False])
@pytest.mark.parametrize(("fails", "outcomes"), [(False, ["new", "unchanged"]), (True, ["failed", "failed"])])
def test_a_copy_has_an_outcome_whenever_it_is_met(
    tmp_path: Path, *, is_met_first: bool, fails: bool, outcomes: list[str]
) -> None:
    original, copy = tmp_path / "original.pdf", tmp_path / "copy.pdf"
    for path in (original, copy):
        path.write_text("the same")
    result = Failure("crash", "It broke.", ExitCode.SOME_FAILED) if fails else read_by_name(original)
    kept, told = Kept(), list[FileResult | None]()
    sorter = FileSorter(kept, Holdings())
    told.append(sorter.offer(original))
    told += [sorter.offer(copy)] if is_met_first else []
    told += sorter.take([Reading(original, result, 1.0)])
    told += [] if is_met_first else [sorter.offer(copy)]
    sorter.close()
    noted = [(Path(o.path).name, o.outcome) for entry in kept.entries for o in entry.outcomes]
    assert noted == list(zip(("original.pdf", "copy.pdf"), outcomes, strict=True))
    assert [done.outcome for done in told if done] == outcomes
    assert {seen.path for entry in kept.entries for seen in entry.seen} == {str(original), str(copy)}
