"""A plugin of pytest that has functions forget before each test: coverage then tells all it runs."""

from __future__ import annotations

import functools
import gc
from functools import cache

import pytest

_Kept = functools._lru_cache_wrapper


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Empty the caches of our functions."""
    for function in _kept():
        function.cache_clear()


@cache
def _kept() -> list[_Kept[object]]:
    return [
        found
        for found in gc.get_objects()
        if isinstance(found, _Kept) and _is_ours(str(getattr(found, "__module__", "")))
    ]


def _is_ours(module: str) -> bool:
    """Whether a module is of the program; what loads its words is slow, and is run by all tests."""
    return module.startswith("vonextract.") and module != "vonextract.vocabulary.load"
