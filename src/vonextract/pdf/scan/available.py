"""Whether pictures of paper can be read here; nothing is loaded to find out."""

from __future__ import annotations

from importlib.metadata import entry_points
from importlib.util import find_spec

GROUP = "vonextract.ocr"
"""The entry-point group of engines; a name in it leads to a class without arguments."""

_NEEDED = ("cv2", "onnxruntime", "rapidocr")


def engine_installed() -> bool:
    """Whether an engine can be expected to load: one of another package, or what the shipped one needs."""
    return bool(entry_points(group=GROUP)) or all(find_spec(package) is not None for package in _NEEDED)
