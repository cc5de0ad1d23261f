"""vonextract: checked, structured data from the PDF reports of Swedish municipal committees."""

from importlib import import_module
from typing import TYPE_CHECKING

from vonextract.version import __version__

if TYPE_CHECKING:
    from vonextract.ingestion import ingest
    from vonextract.model import Report
    from vonextract.options import Options
    from vonextract.pipeline import extract
    from vonextract.store.database import connect

__all__ = ["Options", "Report", "__version__", "connect", "extract", "ingest"]

_HOMES = {
    "Options": "options",
    "Report": "model",
    "connect": "store.database",
    "extract": "pipeline",
    "ingest": "ingestion",
}


def __getattr__(name: str) -> object:
    """Load what is asked for when it is asked for: a command that only queries loads no reader."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
