"""The package in a folder, what most of the time goes into compiled there beside its sources."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools.native.rewrite import rewritten

PARTS = ("geometry.py", "layout", "swedish", "tables")
"""What is compiled, together: words, lines and cells, and what works on them."""

INTERPRETED = {
    "tables/candidates/promise.py": "works on arrays, where nothing is to be gained",
    "tables/engines.py": "calls libraries without types",
    "tables/forest.py": "works on arrays, and reads its own fields from a file",
    "tables/opinions.py": "calls libraries without types",
}
"""Modules of the parts that stay as they are, and why."""

TOLD = 2000
"""How many characters are told, from the end, of what a failed step printed."""

_SETUP = """
import sys
from mypyc.build import mypycify
from setuptools import setup

config, *modules = sys.argv[5:]
sys.argv[5:] = []
options = ["--config-file", config, "--follow-imports=silent"]
setup(name="native", packages=[], ext_modules=mypycify([*options, *modules], debug_level="0", separate=True))
"""
_MYPY = """
[mypy]
mypy_path = .
explicit_package_bases = true
namespace_packages = true
ignore_missing_imports = true
"""


class NativeError(Exception):
    """What mypyc or the compiler of C says against a module."""


def modules(package: Path) -> Iterator[Path]:
    """The modules that are compiled, relative to the package."""
    for part in PARTS:
        found = [package / part] if part.endswith(".py") else sorted((package / part).rglob("*.py"))
        paths = (file.relative_to(package) for file in found if file.name != "__init__.py")
        yield from (path for path in paths if path.as_posix() not in INTERPRETED)


def compiled(package: Path, work: Path) -> list[Path]:
    """The extension modules of the package, below the folder `work`/made.

    Args:
        package: the package's sources.
        work: an empty folder.

    Raises:
        NativeError: when mypyc or the compiler of C fails.
    """
    copy = work / package.name
    shutil.copytree(package, copy, ignore=shutil.ignore_patterns("__pycache__", "*.so"))
    chosen = [copy / path for path in modules(copy)]
    for file in chosen:
        file.write_text(rewritten(file.read_text(encoding="utf-8")), encoding="utf-8")
    (work / "mypy.ini").write_text(_MYPY, encoding="utf-8")
    names = [str(file.relative_to(work)) for file in chosen]
    jobs = f"-j{os.cpu_count() or 1}"
    command = [sys.executable, "-c", _SETUP, "build_ext", jobs, "--build-lib", "made", "mypy.ini", *names]
    told = subprocess.run(command, cwd=work, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if told.returncode:
        raise NativeError(told.stdout[-TOLD:])
    return sorted((work / "made").rglob("*.so"))


def build(package: Path, out: Path) -> int:
    """Put the package with its extension modules below the folder `out`, which is emptied.

    Returns:
        How many extension modules there are.
    """
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(package, out / package.name, ignore=shutil.ignore_patterns("__pycache__", "*.so"))
    with tempfile.TemporaryDirectory() as work:
        made = compiled(package, Path(work))
        for file in made:
            shutil.copy2(file, out / file.relative_to(Path(work) / "made"))
    return len(made)
