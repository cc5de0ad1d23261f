"""What parent and worker say to each other, and how: pickles on pipes."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import IO, Any, NamedTuple

from vonextract.display import storable
from vonextract.errors import ExitCode, VonextractError

READY = "ready"
"""A worker's first message, once it has loaded everything."""
PICTURE = "picture"
"""A worker's message in the middle of a document: it is about to read a picture of paper."""


class Failure(NamedTuple):
    """Why a document could not be read.

    Attributes:
        stage: read (the file is at fault), extract (we are), crash, timeout or memory.
        message: one sentence.
        exit_code: what a command about this one document returns.
        trace: the traceback, for those who mend vonextract.
    """

    stage: str
    message: str
    exit_code: ExitCode
    trace: str = ""

    def error(self) -> VonextractError:
        """The same as an exception."""
        error = VonextractError(self.message)
        error.exit_code = self.exit_code
        return error


class Answer(NamedTuple):
    """What a worker sends back.

    Attributes:
        result: what the reader made of the document, or a Failure.
        swollen: it holds so much memory that the next document would be short of it.
    """

    result: Any
    swollen: bool


class Reading(NamedTuple):
    """What came of one document: what the reader made of it or a failure, and the seconds it took."""

    path: Path
    result: Any
    seconds: float


def failure(stage: str, message: str, exit_code: ExitCode = ExitCode.BAD_PDF, trace: str = "") -> Failure:
    """A failure whose text any database and log can hold, whatever the file is called."""
    return Failure(stage, storable(message), exit_code, storable(trace))


class WorkerGone(Exception):
    """The worker ended before it answered."""


class WorkerStartError(VonextractError):
    """No worker process can be started; the documents are not at fault."""

    exit_code = ExitCode.INTERNAL


def send(stream: IO[bytes], message: object) -> None:
    """Write one message."""
    pickle.dump(message, stream, protocol=pickle.HIGHEST_PROTOCOL)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read one message.

    Raises:
        WorkerGone: the other side closed the pipe, in the middle or before.
    """
    try:
        return pickle.load(stream)
    except (EOFError, pickle.UnpicklingError) as error:
        raise WorkerGone from error
