"""vonextract: checked, structured data from the PDF reports of Swedish municipal committees."""

from importlib.metadata import version

from vonextract.model import Report

__version__ = version("vonextract")
"""Version of the package; also the extractor version that the database records."""

__all__ = ["Report", "__version__"]
