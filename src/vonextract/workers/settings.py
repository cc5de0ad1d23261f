"""What a document may cost, and how worker processes are started and ended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost.

    Attributes:
        timeout: seconds of wall clock.
        picture: seconds more for every picture of paper in it; its reader ends by itself sooner.
        memory: bytes a worker may allocate beyond what it needs to start.
        attempts: how often a document that kills its worker is tried.
        documents: how many documents a worker reads before a fresh one takes over.
    """

    timeout: float = 600.0
    picture: float = 90.0
    memory: int = 4 << 30
    attempts: int = 2
    documents: int = 200


@dataclass(frozen=True, slots=True)
class WorkerSettings:
    """How worker processes are started and ended.

    Attributes:
        grace: seconds that the parent has to end a worker before the worker's own alarm does.
        watch: seconds between two looks at whether the parent still lives.
        last_words: seconds that a worker whose pipe broke has to end by itself.
        start: seconds that a worker has to load its libraries.
        starts: how often a worker is started in a row before it is said that none can be.
    """

    grace: float = 5.0
    watch: float = 0.5
    last_words: float = 2.0
    start: float = 120.0
    starts: int = 3


SETTINGS = WorkerSettings()
