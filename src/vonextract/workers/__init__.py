"""Reading documents in processes of their own, so that a bad one costs itself alone.

A worker is `python -m vonextract.workers READER`: it takes one task at a time on its
standard input and answers on its standard output. The
parent talks to each worker from a thread, kills it at the time limit, and starts another
in its place. Nothing is forked (PDFium and DuckDB may be loaded), and a worker whose parent
is gone ends by itself: its input ends, and its own alarm clock rings.
"""

from vonextract.workers.messages import Failure, Limits, Reading
from vonextract.workers.pool import read_all, read_one

__all__ = ["Failure", "Limits", "Reading", "read_all", "read_one"]
