"""Waiting for what happens elsewhere, however busy the machine is."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any


def wait_for(happens: Callable[[], Any], seconds: float = 120.0) -> Any:
    """What `happens` returns once it is true; fails when it never is."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := happens():
            return found
        time.sleep(0.05)
    raise AssertionError("it never happened")
