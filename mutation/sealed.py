"""A place where changed code can do no harm: a mutant deletes whatever a mistaken path names.

It runs in a mount namespace of its own (Linux, `unshare` of util-linux) in which every file system is read
only but for one folder, where the temporary files lie.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

_FOLDER = "VONEXTRACT_SEALED"

_SEAL = """
set -e
mount --bind "$TMPDIR" "$TMPDIR"
for place in $(findmnt --real -rno TARGET); do
  [ "$place" = "$TMPDIR" ] || mount -o remount,bind,ro "$place"
done
exec "$@"
"""


def run_sealed() -> str:
    """The folder that can be written; run from outside, this runs the same command inside and exits with it.

    Raises:
        SystemExit: it ran inside, or this machine allows no such place.
    """
    if folder := os.environ.get(_FOLDER):
        return folder
    again = [sys.executable, *sys.orig_argv[1:]]
    with tempfile.TemporaryDirectory() as folder:
        sealing = ["unshare", "--mount", "--map-root-user", "sh", "-c", _SEAL, "sh"]
        inside = os.environ | {_FOLDER: folder, "TMPDIR": folder, "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            done = subprocess.run([*sealing, *again], env=inside, check=False)
        except OSError as error:
            raise SystemExit(f"mutants run only where they can be sealed off: {error}") from error
    raise SystemExit(done.returncode)
