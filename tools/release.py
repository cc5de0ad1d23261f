"""Make a release: date the changelog, set the version, build, and prove that both archives install and work.

Commits and uploads nothing: what is left in the working tree and in `dist/` is looked at by a person.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
VERSION = re.compile(r'^__version__ = "[^"]+"$', re.MULTILINE)
SHAPE = re.compile(r"\d+\.\d+\.\d+(?:(?:a|b|rc)\d+)?")
UNRELEASED = "## [Unreleased]\n"


class ReleaseError(Exception):
    """Why nothing is released, in one sentence."""


def with_version(module: str, version: str) -> str:
    """The text of version.py with another version.

    Raises:
        ReleaseError: when the version is none, or there is not exactly one to set.
    """
    if not SHAPE.fullmatch(version):
        raise ReleaseError(f"'{version}' is no version like 0.3.0 or 0.3.0rc1.")
    changed, count = VERSION.subn(f'__version__ = "{version}"', module)
    if count != 1:
        raise ReleaseError("version.py does not state one version.")
    return changed


def dated(changelog: str, version: str, day: dt.date) -> str:
    """The changelog with what was unreleased under the version and its day, and a new empty section.

    Raises:
        ReleaseError: when the version is there already, or nothing is unreleased.
    """
    if f"## [{version}]" in changelog:
        raise ReleaseError(f"CHANGELOG.md has a section for {version} already.")
    _, found, rest = changelog.partition(UNRELEASED)
    if not found or not rest.partition("\n## [")[0].strip():
        raise ReleaseError("CHANGELOG.md has nothing under Unreleased.")
    return changelog.replace(UNRELEASED, f"{UNRELEASED}\n## [{version}] - {day:%Y-%m-%d}\n", 1)


def build(folder: Path) -> list[Path]:
    """Wheel and sdist, built in an environment of their own."""
    shutil.rmtree(folder, ignore_errors=True)
    _run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    _run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(folder))
    return sorted(folder.glob("vonextract-*"))


def prove(archive: Path) -> None:
    """Install an archive into a fresh environment, away from the source, and run the demo there."""
    with tempfile.TemporaryDirectory() as work:
        home = Path(work)
        _run(sys.executable, "-m", "venv", str(home / "env"))
        python, command = home / "env/bin/python", home / "env/bin/vonextract"
        _run(
            str(python), "-m", "pip", "install", "--quiet", "-c", str(ROOT / "constraints.txt"), str(archive)
        )
        shutil.copytree(ROOT / "samples", home / "samples")
        _run(str(command), "ingest", "samples", "--db", "demo.duckdb", cwd=home)
        _run(str(command), "verify", "--db", "demo.duckdb", cwd=home)


def _run(*command: str, cwd: Path = ROOT) -> None:
    subprocess.run(command, cwd=cwd, check=True)


def main() -> None:
    """Change the two files, build, prove."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("version", help="such as 0.3.0")
    version = parser.parse_args().version
    module, changelog = ROOT / "src/vonextract/version.py", ROOT / "CHANGELOG.md"
    try:
        texts = {
            module: with_version(module.read_text(encoding="utf-8"), version),
            changelog: dated(changelog.read_text(encoding="utf-8"), version, dt.datetime.now(dt.UTC).date()),
        }
    except ReleaseError as error:
        sys.exit(str(error))
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    for archive in build(ROOT / "dist"):
        prove(archive)
        print(f"{archive.name} installs and runs the demo")


if __name__ == "__main__":
    main()
