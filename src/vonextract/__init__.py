"""vonextract: checked, structured data from the PDF reports of Swedish municipal committees."""

from vonextract.extract import extract
from vonextract.ingest import ingest
from vonextract.model import Report
from vonextract.version import __version__

__all__ = ["Report", "__version__", "extract", "ingest"]
