"""Exit codes and the errors that end a command, each with its sentence and its code."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process returns; documented in README.md."""

    OK = 0
    SOME_FAILED = 1  # at least one document could not be read, the others are stored
    USAGE = 2  # the command line is wrong (Typer's own code)
    NO_INPUT = 3  # the path does not exist or holds no PDF
    BAD_PDF = 4  # the file is no PDF, or too broken to open
    ENCRYPTED = 5  # the PDF asks for a password
    DATABASE = 6  # the database is locked, newer, damaged or not ours
    BAD_SQL = 7  # the query was refused by DuckDB
    OUTPUT = 8  # the result could not be written
    INTERNAL = 70  # an error of vonextract itself
    INTERRUPTED = 130


class VonextractError(Exception):
    """Base of all errors that end in one sentence: what, where, what to do.

    Attributes:
        message: the sentence, ready for a person.
        exit_code: what the process returns when nothing else went on.
    """

    exit_code: ExitCode = ExitCode.SOME_FAILED

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UsageError(VonextractError):
    """The command line asks for something that cannot be."""

    exit_code = ExitCode.USAGE


class NoInputError(VonextractError):
    """Nothing to read at the given path."""

    exit_code = ExitCode.NO_INPUT


class BadPdfError(VonextractError):
    """The bytes are no PDF, or too broken to be read as one."""

    exit_code = ExitCode.BAD_PDF


class EncryptedPdfError(VonextractError):
    """The PDF cannot be read without a password."""

    exit_code = ExitCode.ENCRYPTED


class DatabaseError(VonextractError):
    """The database cannot be opened, is locked, newer than this program, or not ours."""

    exit_code = ExitCode.DATABASE


class QueryError(VonextractError):
    """DuckDB refused the query."""

    exit_code = ExitCode.BAD_SQL


class OutputError(VonextractError):
    """The result could not be written where it was asked for."""

    exit_code = ExitCode.OUTPUT
