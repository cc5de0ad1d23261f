"""The tester of tests changes what is imported as a change of its source would."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from mutation.in_place import change, changed_functions

SOURCE = """
LIMIT = 3
SQUARES = [n * 4 for n in range(2)]
more = lambda n: n + 5

class Shelf:
    width = 7
    def holds(self, n, most=6):
        return n < 8

def outer(n):
    def inner(m):
        return m + 9
    return inner(n)
"""


@pytest.fixture
def module(tmp_path: Path) -> ModuleType:
    path = tmp_path / "made.py"
    path.write_text(SOURCE, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("made", path)
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.mark.parametrize(
    ("old", "new", "call", "before", "after"),
    [
        ("n < 8", "n > 8", "Shelf().holds(1)", True, False),
        ("m + 9", "m - 9", "outer(1)", 10, -8),
        ("n + 5", "n + 6", "more(1)", 6, 7),
    ],
)
def test_a_function_is_changed_where_it_is(
    module: ModuleType, old: str, new: str, call: str, before: object, after: object
) -> None:
    assert eval(call, vars(module)) == before
    pairs = changed_functions(str(module.__file__), SOURCE, SOURCE.replace(old, new))
    assert pairs
    change(pairs)
    assert eval(call, vars(module)) == after


@pytest.mark.parametrize(
    ("old", "new"),
    [("LIMIT = 3", "LIMIT = 2"), ("n * 4", "n * 5"), ("width = 7", "width = 8"), ("most=6", "most=7")],
)
def test_what_an_import_runs_needs_another_import(old: str, new: str) -> None:
    assert changed_functions("made.py", SOURCE, SOURCE.replace(old, new)) is None
