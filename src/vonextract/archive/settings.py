"""What a batch is asked to do."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from vonextract.entities.entities import Overrides
from vonextract.options import Options
from vonextract.workers import Limits
from vonextract.workers.engine import Engine


@dataclass(frozen=True, slots=True)
class BatchSettings:
    """Knobs of one batch.

    Attributes:
        include: glob patterns over the name or the path below the archive; a file must fit one.
        exclude: glob patterns; a file or folder that fits one is left out.
        since: files changed on this day or later.
        limit: at most so many documents are read (unchanged ones do not count).
        jobs: worker processes of this machine.
        engine: what reads the documents; worker processes of this machine when None.
        limits: what one document may cost.
        checkpoint_seconds: readers see the work after so many seconds.
        checkpoint_share: at most this share of the time goes into publishing; a large database is
            published less often, so that a long night costs no more per document than a short one.
        options: how documents are read; the defaults when None.
        overrides: decisions of people on what is the same over reports.
    """

    include: tuple[str, ...] = ("*.[pP][dD][fF]",)
    exclude: tuple[str, ...] = ()
    since: dt.date | None = None
    limit: int | None = None
    jobs: int = 1
    engine: Engine | None = None
    limits: Limits = field(default_factory=Limits)
    checkpoint_seconds: float = 300.0
    checkpoint_share: float = 0.05
    options: Options | None = None
    overrides: Overrides | None = None


@dataclass(frozen=True, slots=True)
class ArchiveSettings:
    """How changes are known and told.

    Attributes:
        same_time: seconds within which the times of an object and of its copy are one; stores round
            them.
        shown: entries of a list that the report of a batch names.
        slowest: documents that took longest which the report of a batch names.
    """

    same_time: float = 0.001
    shown: int = 20
    slowest: int = 5


SETTINGS = ArchiveSettings()
