"""How much a command tells."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CliSettings:
    """How much a command tells.

    Attributes:
        named: files that a message names.
        pipe_width: width of a table that no terminal shows: every row stays on its line.
    """

    named: int = 3
    pipe_width: int = 100_000


SETTINGS = CliSettings()
