"""What a batch is asked to do."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from vonextract.workers import Limits


@dataclass(frozen=True, slots=True)
class BatchSettings:
    """Knobs of one batch.

    Attributes:
        include: glob patterns over the path below the archive; a file must fit one.
        exclude: glob patterns; a file or folder that fits one is left out.
        since: files changed on this day or later.
        limit: at most so many files are read (unchanged ones do not count).
        jobs: worker processes.
        limits: what one document may cost.
        checkpoint_documents: readers see the work after so many documents,
        checkpoint_seconds: or after so many seconds, whichever comes first.
    """

    include: tuple[str, ...] = ("*.pdf", "*.PDF", "*.Pdf")
    exclude: tuple[str, ...] = ()
    since: dt.date | None = None
    limit: int | None = None
    jobs: int = 1
    limits: Limits = field(default_factory=Limits)
    checkpoint_documents: int = 500
    checkpoint_seconds: float = 300.0

    @property
    def sees_everything(self) -> bool:
        """Whether a file that is not met has vanished from the archive."""
        return (
            self.since is None
            and self.limit is None
            and not self.exclude
            and self.include == BatchSettings().include
        )
