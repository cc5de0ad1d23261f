"""The version of the package, which is also the version of the extractor."""

from importlib.metadata import version

__version__ = version("vonextract")
