"""The version of the package, which is also the version of the extractor.

Stated here and read from here by the build: asking for what is installed takes a tenth of a command's start.
"""

__version__ = "0.3.0.dev0"
