"""Every declared dependency is used, and every used one is declared."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

MODULES = {
    "camelot-py": "camelot",
    "opencv-python-headless": "cv2",
    "pillow": "PIL",
    "tomli-w": "tomli_w",
}
"""Modules that are not called as their distribution is."""

INDIRECT = {"pytz", "opencv-python-headless", "hunspell-sv"}
"""Not imported: DuckDB's timestamps need it, rapidocr opens pictures by it, its word list is read."""

AT_HOME = {"vonextract", "markupsafe", "click"}
"""Ourselves, and what comes with a declared library as part of its interface."""


def _declared(requirements: Iterable[str]) -> Iterator[str]:
    for requirement in requirements:
        yield re.split(r"[\[<>=~! ]", requirement, maxsplit=1)[0]


def _imported() -> set[str]:
    found = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found - sys.stdlib_module_names - AT_HOME


EXTRAS = PROJECT["optional-dependencies"]
RUN_TIME = [
    *PROJECT["dependencies"],
    *(r for name in ("web", "plot", "ray", "ocr", "arrow", "polars") for r in EXTRAS[name]),
]


def test_what_is_imported_is_declared() -> None:
    declared = {MODULES.get(name, name) for name in _declared(RUN_TIME)}
    assert _imported() <= declared


def test_what_is_declared_is_imported() -> None:
    imported = _imported()
    texts = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    unused = [
        name
        for name in _declared(RUN_TIME)
        if name not in INDIRECT
        and (module := MODULES.get(name, name)) not in imported
        and f'"{module}' not in texts
    ]
    assert not unused


def test_every_dependency_has_its_licence_listed() -> None:
    listed = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    assert not [name for name in _declared(RUN_TIME) if f"\n| {name} | " not in listed]


def test_what_is_listed_is_declared() -> None:
    rows = re.findall(
        r"^\| ([a-z][\w-]+) \| ", (ROOT / "docs" / "licences.md").read_text("utf-8"), re.MULTILINE
    )
    assert set(rows) - {"package"} == set(_declared(RUN_TIME))
