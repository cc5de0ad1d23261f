"""The log of a batch: one line an event, written at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vonextract.archive.log import JsonLog
from vonextract.errors import OutputError


def test_every_event_is_a_line_that_stands_there_at_once(tmp_path: Path) -> None:
    path = tmp_path / "batch.log"
    with JsonLog(path) as log:
        log.write("file", path="Åtgärder.pdf", left=2)
        log.write("published")
        text = path.read_text(encoding="utf-8")
        assert text.endswith("\n") and "Åtgärder" in text
        first, second = map(json.loads, text.splitlines())
    assert (first["event"], first["path"], first["left"]) == ("file", "Åtgärder.pdf", 2)
    assert second.keys() == {"at", "event"} and second["at"].endswith("Z")
    assert log.trouble == ""


def test_a_log_goes_on_behind_what_stands_there_and_ends_with_its_block(tmp_path: Path) -> None:
    path = tmp_path / "batch.log"
    for event in ("monday", "tuesday"):
        with JsonLog(path) as log:
            log.write(event)
        log.write("too late")
    events = [json.loads(line)["event"] for line in path.read_text().splitlines()]
    assert events == ["monday", "tuesday"]


def test_without_a_file_nothing_is_written(tmp_path: Path) -> None:
    with JsonLog(None) as log:
        log.write("file")
    assert log.trouble == "" and list(tmp_path.iterdir()) == []


def test_a_log_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"none/batch\.log cannot be written: No such file"):
        JsonLog(tmp_path / "none" / "batch.log")
