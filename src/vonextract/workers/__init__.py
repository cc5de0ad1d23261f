"""Reading documents in processes of their own, so that a bad one costs itself alone.

A worker is `python -m vonextract.workers READER`: it loads everything once, says that it is
ready, takes one task at a time on its standard input and answers on its standard output. The
parent talks to each worker from a thread, kills it at the time limit, and starts another
in its place. A worker that cannot even start is nobody's document's fault and ends the work.
Nothing is forked (PDFium and DuckDB may be loaded), and a worker whose parent is gone ends by
itself: it watches for its parent, its input ends, and its own alarm clock rings.
"""

from vonextract.workers.messages import Failure, Reading, WorkerStartError
from vonextract.workers.pool import read_all, read_one
from vonextract.workers.settings import Limits

__all__ = ["Failure", "Limits", "Reading", "WorkerStartError", "read_all", "read_one"]
