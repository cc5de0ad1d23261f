"""The worker's side: its own alarm, its end with its parent, and what it says."""

from __future__ import annotations

import io
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from vonextract.pdf.scan.pace import picture_ahead
from vonextract.workers.child import _alarm, _end_with
from vonextract.workers.messages import PICTURE, WorkerGone, receive, send

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs an alarm clock")


@pytest.fixture
def left() -> Iterator[Callable[[], float]]:
    """Seconds that this process has left, in hundreds; whatever rings is silent after the test."""
    handler = signal.getsignal(signal.SIGALRM)
    yield lambda: round(signal.getitimer(signal.ITIMER_REAL)[0], -2)
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, handler)


@linux
def test_the_alarm_gives_every_picture_more_time_and_is_off_afterwards(left: Callable[[], float]) -> None:
    answers = io.BytesIO()
    with _alarm(10_000, 3_000, answers):
        told = [left()]
        for _ in range(2):
            picture_ahead()
            told.append(left())
        assert signal.getsignal(signal.SIGALRM) == signal.SIG_DFL
    assert told == [10_000, 13_000, 16_000]
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0
    answers.seek(0)
    assert [receive(answers), receive(answers)] == [PICTURE] * 2


@pytest.mark.parametrize("heir", [1, 6, 8])
def test_an_orphan_ends_whoever_takes_it_over(heir: int, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    ended: list[int] = []
    parents = iter([7, 7, heir])
    monkeypatch.setattr(os, "getppid", lambda: next(parents))
    monkeypatch.setattr(time, "sleep", slept.append)
    monkeypatch.setattr(os, "_exit", ended.append)
    _end_with(7)
    assert ended == [0]
    assert len(slept) == 2 and 0 < min(slept) <= max(slept) <= 1


def test_messages_come_one_by_one() -> None:
    pipe = io.BytesIO()
    given = [b"", "text", ("a", [1, 2]), None, b"x" * 100_000]
    for message in given:
        send(pipe, message)
    stream = io.BufferedReader(io.BytesIO(pipe.getvalue()))
    assert [receive(stream) for _ in given] == given
    with pytest.raises(WorkerGone):
        receive(stream)


def test_a_message_that_is_cut_is_none() -> None:
    pipe = io.BytesIO()
    send(pipe, ("text", [1.5, 2], b"bytes"))
    whole = pipe.getvalue()
    for cut in range(len(whole)):
        with pytest.raises(WorkerGone):
            receive(io.BytesIO(whole[:cut]))
