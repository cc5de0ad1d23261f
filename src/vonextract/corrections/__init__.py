"""What people state of reports: kept in a file, found again in every reading, applied before the checks."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vonextract.corrections.applying import apply, settle
    from vonextract.corrections.concern import belonging, concerning, digest, is_of
    from vonextract.corrections.drafting import around, draft, value_of
    from vonextract.corrections.file import DEFAULT_CORRECTIONS, Trouble, add, load, remove, troubles_of
    from vonextract.corrections.model import FIELDS, Correction, CorrectionError, Seen, stateable

_HOMES = {
    "applying": ("apply", "settle"),
    "concern": ("belonging", "concerning", "digest", "is_of"),
    "drafting": ("around", "draft", "value_of"),
    "file": ("DEFAULT_CORRECTIONS", "Trouble", "add", "load", "remove", "troubles_of"),
    "model": ("FIELDS", "Correction", "CorrectionError", "Seen", "stateable"),
}

__all__ = [
    "DEFAULT_CORRECTIONS",
    "FIELDS",
    "Correction",
    "CorrectionError",
    "Seen",
    "Trouble",
    "add",
    "apply",
    "around",
    "belonging",
    "concerning",
    "digest",
    "draft",
    "is_of",
    "load",
    "remove",
    "settle",
    "stateable",
    "troubles_of",
    "value_of",
]


def __getattr__(name: str) -> object:
    """Load what is asked for when it is asked for."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
