"""A process of a lost machine tells nothing of the documents that it did not read."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.waiting import wait_for

MACHINE = """
import subprocess, sys
read = subprocess.Popen([sys.executable, "-c", *sys.argv[1:]])
print(read.pid, flush=True)
read.wait()
"""
READ = """
import sys
from pathlib import Path
from vonextract.shards.cluster import Sent, Task, read_parcel
from vonextract.version import __version__
from vonextract.workers.settings import Limits
path = Path(sys.argv[1])
task = Task("full_report:read_or_hold", Limits(timeout=60, attempts=1), (), None, __version__)
read_parcel(task, [Sent(path, None)])
path.with_name("told").touch()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="finds processes in /proc")
@pytest.mark.parametrize("lost", [True, False])
def test_a_process_of_a_lost_machine_tells_nothing(tmp_path: Path, lost: bool) -> None:
    path = tmp_path / "5.pdf"
    path.write_text("content")
    path.with_name("5.pdf.hold").touch()
    places = os.pathsep.join(filter(None, sys.path))
    machine = subprocess.Popen(
        [sys.executable, "-c", MACHINE, READ, str(path)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": places},
        text=True,
    )
    assert machine.stdout is not None
    process = int(machine.stdout.readline())
    wait_for(path.with_name("5.pdf.tries").exists)
    if lost:
        machine.kill()
        machine.wait()
    for child in _children_of(process):
        os.kill(child, signal.SIGKILL)
    wait_for(lambda: _has_ended(process))
    assert path.with_name("told").exists() is not lost
    machine.wait()
    machine.stdout.close()


def _children_of(process: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def _has_ended(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True
