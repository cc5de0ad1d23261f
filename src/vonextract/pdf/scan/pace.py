"""Telling whoever waits that a picture is about to be read, or recalled: a packet of them takes long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_listener: ContextVar[Callable[[], None] | None] = ContextVar("listener", default=None)


def picture_ahead() -> None:
    """Say that a picture is about to be read or recalled."""
    listener = _listener.get()
    if listener is not None:
        listener()


@contextmanager
def listening(listener: Callable[[], None]) -> Iterator[None]:
    """Let `listener` be called before every picture that is read, or recalled, in the block."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)
