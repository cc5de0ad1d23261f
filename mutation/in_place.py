"""Change functions that are imported already, as a change of their module's source would have made them."""

from __future__ import annotations

import gc
import inspect
from collections.abc import Iterator
from types import CodeType, FunctionType

Pair = tuple[CodeType, CodeType]


def changed_functions(path: str, before: str, after: str) -> list[Pair] | None:
    """The code of the functions that differ between two sources of a module, old and new.

    None where what differs is run by the import itself: a constant, a class, a default.
    """
    old, new = (compile(source, path, "exec", dont_inherit=True) for source in (before, after))
    return list(_differing(old, new)) if _importing(old) == _importing(new) else None


def change(pairs: list[Pair]) -> None:
    """Give every function in this process whose code is the old one the new one."""
    for function in gc.get_objects():
        if isinstance(function, FunctionType):
            for old, new in pairs:
                if function.__code__ == old and function.__code__.co_filename == old.co_filename:
                    function.__code__ = new


def _differing(old: CodeType, new: CodeType) -> Iterator[Pair]:
    """Pairs of functions, the outer first; a change that takes a function away is one of what made it."""
    for one, other in zip(_inner(old), _inner(new), strict=False):
        if _is_function(one) and one != other:
            yield one, other
        yield from _differing(one, other)


def _importing(code: CodeType) -> CodeType:
    """Code without that of the functions in it."""
    return code.replace(co_consts=tuple(map(_without_functions, code.co_consts)))


def _without_functions(constant: object) -> object:
    if not inspect.iscode(constant):
        return constant
    return None if _is_function(constant) else _importing(constant)


def _inner(code: CodeType) -> list[CodeType]:
    return [constant for constant in code.co_consts if inspect.iscode(constant)]


def _is_function(code: CodeType) -> bool:
    """Whether code is that of a function: a class and a comprehension are run where they stand."""
    return bool(code.co_flags & inspect.CO_OPTIMIZED) and code.co_name not in (
        "<listcomp>",
        "<setcomp>",
        "<dictcomp>",
        "<genexpr>",
    )
