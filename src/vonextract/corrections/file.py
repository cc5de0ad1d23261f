"""`corrections.toml`: one entry a correction, read with line numbers, written so that none is ever lost."""

from __future__ import annotations

import os
import re
import tempfile
import time
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import tomli_w
from pydantic import ValidationError

from vonextract.corrections.model import Correction, CorrectionError
from vonextract.corrections.settings import SETTINGS
from vonextract.errors import OutputError
from vonextract.given import given_text
from vonextract.in_place import keep_access

try:
    import fcntl
except ImportError:  # a system without it: one writer at a time is up to its people
    fcntl = None  # type: ignore[assignment]

DEFAULT_CORRECTIONS = Path("corrections.toml")
"""Where corrections are kept unless somebody says otherwise: in the current folder."""

_HEAD = """\
# What people state of the reports that vonextract reads. One [[correction]] an entry; edit by hand or
# with 'vonextract correct', and look it over with 'vonextract corrections check'.
"""
_ENTRY = re.compile(r"^[ \t]*\[\[[ \t]*correction[ \t]*\]\]", re.MULTILINE)


class Trouble(NamedTuple):
    """What is wrong in a file of corrections, and on which line (from 1)."""

    line: int
    message: str


def load(path: Path | str) -> tuple[Correction, ...]:
    """The corrections of a file in its order; none when there is no such file.

    Raises:
        CorrectionError: it cannot be read, or an entry is not understood; the message names the line.
    """
    corrections, troubles = parse(_text(Path(path)))
    if troubles:
        line, message = troubles[0]
        more = f" (and {len(troubles) - 1} more)" if len(troubles) > 1 else ""
        raise CorrectionError(f"The corrections {path}, line {line}: {message}{more}.")
    return corrections


def troubles_of(path: Path | str) -> list[Trouble]:
    """Everything that is wrong in a file of corrections.

    Raises:
        CorrectionError: it cannot be read.
    """
    return parse(_text(Path(path)))[1]


def parse(text: str) -> tuple[tuple[Correction, ...], list[Trouble]]:
    """The corrections that a text states, and what is wrong with the others."""
    try:
        stated = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        last = text.count("\n") + 1
        return (), [Trouble(int(found[1]) if found else last, f"no valid TOML: {error}")]
    unknown = [key for key in stated if key != "correction"]
    entries = stated.get("correction", [])
    if unknown or not isinstance(entries, list):
        key = unknown[0] if unknown else "correction"
        message = f"'{key}' is not understood; entries are [[correction]]"
        return (), [Trouble(_line_of(text, (0, len(text)), key), message)]
    spans = list(pairwise(_borders(text)))
    if len(spans) != len(entries):
        spans = [(0, len(text))] * len(entries)
    corrections: list[Correction] = []
    troubles: list[Trouble] = []
    for entry, span in zip(entries, spans, strict=True):
        try:
            corrections.append(Correction.model_validate(entry))
        except ValidationError as error:
            troubles += [_trouble(text, span, wrong) for wrong in error.errors()]
    return tuple(corrections), troubles


def _borders(text: str) -> list[int]:
    """Where each entry begins, and where the last one ends."""
    return [*(match.start() for match in _ENTRY.finditer(text)), len(text)]


def add(path: Path | str, corrections: Correction | Iterable[Correction]) -> None:
    """Write corrections into a file; one of the same field and place is replaced.

    What else stands in the file, comments of people included, stays as it is. The file is
    replaced in one step: it is never seen, nor left by a killed process, half written.

    Raises:
        CorrectionError: the file as it is cannot be understood.
        OutputError: it cannot be written.
    """
    new = [corrections] if isinstance(corrections, Correction) else list(corrections)
    with _edited(Path(path)) as (known, blocks):
        for correction in new:
            place = _place_for(correction, known)
            replaced = place < len(known) and known[place].correction_id == correction.correction_id
            known[place : place + replaced] = [correction]
            blocks[place : place + replaced] = [_block(correction)]


def remove(path: Path | str, ids: Iterable[str]) -> int:
    """Take corrections out of a file by their `correction_id`; how many there were.

    Raises:
        CorrectionError: the file as it is cannot be understood.
        OutputError: it cannot be written.
    """
    doomed = set(ids)
    with _edited(Path(path)) as (known, blocks):
        gone = [place for place, known_one in enumerate(known) if known_one.correction_id in doomed]
        for place in reversed(gone):
            del known[place], blocks[place]
    return len(gone)


def _text(path: Path) -> str:
    """What the file says; nothing where there is none yet."""
    try:
        return given_text(path, "The corrections", CorrectionError)
    except CorrectionError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return ""
        raise


def _trouble(text: str, span: tuple[int, int], wrong: Any) -> Trouble:
    """What is wrong with an entry, on the line that says it."""
    where = ".".join(wrong["loc"])
    said = wrong["msg"].removeprefix("Value error, ")
    messages = {"missing": f"'{where}' is missing", "extra_forbidden": f"'{where}' is not understood"}
    message = messages.get(wrong["type"], f"{where}: {said}" if where else said)
    return Trouble(_line_of(text, span, where.rpartition(".")[2]), message.rstrip("."))


def _line_of(text: str, span: tuple[int, int], key: str) -> int:
    """The line of a key of the entry that stands there; that of the entry when it has none."""
    begins = re.compile(rf"^[ \t]*\[?(?:correction\.)?{re.escape(key)}[ \t]*[=\]]", re.MULTILINE)
    found = begins.search(text, *span) if key else None
    at = found.start() if found else span[0]
    return text[:at].count("\n") + 1


def _place_for(correction: Correction, known: Sequence[Correction]) -> int:
    """Where an entry belongs: in place of its predecessor, after the last of its document, at the end."""
    of_document = [
        place
        for place, other in enumerate(known)
        if (other.seen.document, other.seen.content) == (correction.seen.document, correction.seen.content)
    ]
    for place in of_document:
        if known[place].correction_id == correction.correction_id:
            return place
    return of_document[-1] + 1 if of_document else len(known)


def _block(correction: Correction) -> str:
    """An entry as TOML, its numbers bare."""
    data = correction.model_dump(exclude_none=True)
    if isinstance(correction.meant, int):
        data["value"] = correction.meant
    if data["value"] == "":
        del data["value"]
    return tomli_w.dumps({"correction": [data]}) + "\n"


@contextmanager
def _edited(path: Path) -> Iterator[tuple[list[Correction], list[str]]]:
    """The entries of a file, and the text of each of them, to be changed; written after."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _alone(path):
            text = _text(path) or _HEAD + "\n"
            known = list(load(path))
            borders = _borders(text)
            blocks = [text[a:b] for a, b in pairwise(borders)]
            if len(blocks) != len(known):
                raise CorrectionError(
                    f"The corrections {path} are not written one [[correction]] an entry; edit them by hand."
                )
            yield known, blocks
            _replace(path, "".join(map(_ended, (text[: borders[0]], *blocks))))
    except OSError as error:
        raise OutputError(f"The corrections {path} cannot be written: {error.strerror}.") from error


def _ended(block: str) -> str:
    """A block with a blank line after it."""
    return block.rstrip("\n") + "\n\n" if block.strip() else ""


def _replace(path: Path, text: str) -> None:
    """Put a text in place of a file in one step that a crash cannot cut.

    Raises:
        OSError: the system refuses.
    """
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text.rstrip("\n") + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o644)
        keep_access(Path(name), target)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Have the folder's new entry on the disk, where the system lets folders be opened."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Be the only writer of a file inside the block; the system ends it with the process.

    Raises:
        OutputError: another process keeps it.
        OSError: the lock file cannot be written.
    """
    lock = path.with_name(f"{path.name}.lock")
    handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _lock(handle, path)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, path: Path) -> None:
    """Wait for the lock, but not for ever."""
    until = time.monotonic() + SETTINGS.lock_seconds
    while fcntl is not None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > until:
                raise OutputError(
                    f"The corrections {path} are being written by another process; try again later."
                ) from None
            time.sleep(SETTINGS.lock_wait)
