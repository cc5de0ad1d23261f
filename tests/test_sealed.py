"""Changed code runs where it can write nothing but one folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

PROGRAM = """
from pathlib import Path, PosixPath
from mutation.sealed import run_sealed
folder = Path(run_sealed())
(folder / "mine").write_text("written")
for place in {places}:
    try:
        place.joinpath("harm").touch()
    except OSError as error:
        print(error.strerror)
"""


@pytest.mark.skipif(shutil.which("unshare") is None, reason="there is no unshare")
def test_nothing_but_its_folder_can_be_written(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM.format(places=[tmp_path, Path.home(), ROOT]))
    done = subprocess.run(
        [sys.executable, str(program)],
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin:/usr/sbin"},
        capture_output=True,
        text=True,
        check=False,
    )
    if "unshare" in done.stderr:
        pytest.skip(f"this machine allows no mount namespace: {done.stderr.strip()}")
    assert (done.returncode, done.stdout) == (0, "Read-only file system\n" * 3), done.stderr
    assert not (tmp_path / "harm").exists()
