"""Libraries that a plain install leaves out, and what to do when one of them is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from vonextract.errors import ExitCode, VonextractError

EXTRAS: Mapping[str, frozenset[str]] = {
    "web": frozenset({"jinja2", "markupsafe", "starlette", "uvicorn", "anyio"}),
    "plot": frozenset({"matplotlib"}),
    "arrow": frozenset({"pyarrow"}),
    "polars": frozenset({"polars"}),
}
"""The extras of the package, and the libraries that each brings."""


class MissingLibrary(VonextractError):
    """A library that a command needs is not installed."""

    exit_code = ExitCode.USAGE


@contextmanager
def extra(name: str) -> Iterator[None]:
    """Import inside the block; a library of the extra that is missing is told with its cure.

    Raises:
        MissingLibrary: one of the extra's libraries is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in EXTRAS[name]:
            raise
        raise MissingLibrary(
            f"This needs {missing}, which a plain install leaves out: pip install 'vonextract[{name}]'."
        ) from error
