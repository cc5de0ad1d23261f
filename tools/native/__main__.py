"""`python -m tools.native [FOLDER]`: the package, compiled, in build/native or in a folder."""

from __future__ import annotations

import sys
from pathlib import Path

from tools.native.build import build

ROOT = Path(__file__).parents[2]

if __name__ == "__main__":
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "native"
    print(f"{build(ROOT / 'src' / 'vonextract', out)} extension modules below {out}")
