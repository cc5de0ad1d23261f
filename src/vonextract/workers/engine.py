"""What reads documents: worker processes here, or a cluster of machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from vonextract.workers.messages import Reading
from vonextract.workers.settings import Limits


class Engine(Protocol):
    """Reads documents somewhere, each in a process of its own and within its limits.

    `workers.read_all` reads on this machine; `workers.cluster.Cluster` on a Ray cluster.
    """

    def __call__(
        self, paths: Iterable[Path], *, limits: Limits | None, reader: str, arguments: Sequence[object]
    ) -> Iterator[Reading]:
        """Read documents; results come as they are ready.

        Args:
            paths: the files; taken one by one, when there is room.
            limits: what one document may cost; the defaults when None.
            reader: `module:function` that turns a path into something that pickles.
            arguments: what the reader is given after the path; they pickle.

        Raises:
            WorkerStartError: no document can be read at all.
        """
        ...
