"""Work without the search for reference cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_gc() -> Iterator[None]:
    """Put off the cyclic garbage collector; also a decorator.

    Reading a document makes many thousands of small objects that hardly ever refer to each
    other in circles. Walking them over and over costs up to a twelfth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
