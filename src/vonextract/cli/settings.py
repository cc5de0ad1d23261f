"""How much a command tells."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CliSettings:
    """How much a command tells.

    Attributes:
        named: files that a message names.
        pipe_width: width of a table that no terminal shows: every row stays on its line.
        port: that `serve` listens on unless another is asked for.
        token_bytes: of a token that nobody guesses.
        estimate_s: seconds by which the time that is left is reckoned; documents differ much.
        picture_scale: pixels per point of a drawing unless more are asked for,
        most_scale: which is A4 at 576 dots an inch at most.
    """

    named: int = 3
    pipe_width: int = 100_000
    port: int = 8080
    token_bytes: int = 24
    estimate_s: float = 300.0
    picture_scale: float = 2.0
    most_scale: float = 8.0


SETTINGS = CliSettings()
