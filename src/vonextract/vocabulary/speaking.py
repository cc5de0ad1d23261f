"""Which vocabulary a document is read by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import TypeVar

from vonextract.vocabulary.load import VocabularyFile, words_of
from vonextract.vocabulary.schema import Words
from vonextract.vocabulary.settings import SETTINGS

T = TypeVar("T")

_SPEAKING: ContextVar[VocabularyFile | None] = ContextVar("vocabulary", default=None)


@contextmanager
def speaking(file: VocabularyFile | None) -> Iterator[None]:
    """Read by a user's own file inside; by the shipped words alone with None.

    It holds for this thread and what it calls; other threads and calls do not see it.
    """
    token = _SPEAKING.set(file)
    try:
        yield
    finally:
        _SPEAKING.reset(token)


def per_vocabulary(make: Callable[[Words], T]) -> Callable[[], T]:
    """Turn what makes something of the words into what gives it for the vocabulary that is spoken.

    It is made once a vocabulary.
    """

    @lru_cache(maxsize=SETTINGS.kept)
    def made(file: VocabularyFile | None) -> T:
        return make(words_of(file))

    @wraps(make)
    def given() -> T:
        return made(_SPEAKING.get())

    del given.__wrapped__
    return given
