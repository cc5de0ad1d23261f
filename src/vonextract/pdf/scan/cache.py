"""Readings kept between runs: what was read of a picture once is not read again."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from vonextract.geometry import Box
from vonextract.pdf.model import Fill, Rule
from vonextract.pdf.scan.model import ScanChar, ScanReading
from vonextract.pdf.scan.settings import SETTINGS
from vonextract.swedish.hyphens import LIST_PACKAGE

FOLDER = "VONEXTRACT_CACHE"
"""Environment variable that names the folder of kept readings; "" keeps none."""


def cache_folder() -> Path | None:
    """Where readings are kept; None when they are not."""
    if FOLDER in os.environ:
        return Path(os.environ[FOLDER]) if os.environ[FOLDER] else None
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "vonextract" / "scans"


@cache
def reader_code() -> str:
    """What tells this code for reading pictures, with its word list, from that of other versions."""
    digest = hashlib.sha256(metadata.version(LIST_PACKAGE).encode())
    for module in _modules(files("vonextract.pdf.scan")):
        digest.update(module.read_bytes())
    return digest.hexdigest()


def _modules(package: Traversable) -> Iterator[Traversable]:
    """The source files of a package and of those inside it, in a fixed order."""
    for entry in sorted(package.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _modules(entry)
        elif entry.name.endswith(".py"):
            yield entry


def recall(key: str) -> ScanReading | None:
    """What is kept under a key; None when nothing, or nothing that can be read, is."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        return _from_json(json.loads(gzip.decompress(_file(folder, key).read_bytes())))
    except (OSError, EOFError, ValueError, TypeError, KeyError):
        return None


def keep(key: str, reading: ScanReading) -> None:
    """Keep a reading; where the folder cannot be written, it is read again the next time."""
    folder = cache_folder()
    if folder is None or reading.unfinished:
        return
    target = _file(folder, key)
    said = json.dumps(_to_json(reading), ensure_ascii=False).encode()
    data = gzip.compress(said, SETTINGS.pressed, mtime=0)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as stream:
            stream.write(data)
        Path(stream.name).replace(target)
    except OSError:
        return


def _file(folder: Path, key: str) -> Path:
    return folder / key[:2] / f"{key}.json.gz"


def _to_json(reading: ScanReading) -> dict[str, Any]:
    return {
        "chars": reading.chars,
        "rules": reading.rules,
        "fills": reading.fills,
        "quarters": reading.quarters,
        "tilt": reading.tilt,
        "unread": reading.unread,
    }


def _from_json(data: dict[str, Any]) -> ScanReading:
    chars = [
        ScanChar(text, Box(*box), baseline, size, bold, confidence, tuple((t, p) for t, p in others), fixed)
        for text, box, baseline, size, bold, confidence, others, fixed in data["chars"]
    ]
    rules = [Rule(*rule) for rule in data["rules"]]
    fills = [Fill(Box(*box), color) for box, color in data["fills"]]
    unread = [Box(*box) for box in data["unread"]]
    return ScanReading(chars, rules, fills, int(data["quarters"]), float(data["tilt"]), unread)
