"""The gate: what closes it, and that the shipped corpus passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from accuracy import gate


def test_a_document_may_fall_by_a_trifle_but_not_by_more() -> None:
    before = {"a": {"tables": 0.9}}
    assert not list(gate.falls(before, {"a": {"tables": 0.9 - gate.DOCUMENT_FALL / 2}}))
    assert list(gate.falls(before, {"a": {"tables": 0.9 - 2 * gate.DOCUMENT_FALL}}))


def test_all_together_may_hardly_fall() -> None:
    before = {gate.WHOLE: {"tables": 0.9}}
    assert list(gate.falls(before, {gate.WHOLE: {"tables": 0.9 - gate.DOCUMENT_FALL / 2}}))


def test_silently_wrong_numbers_may_not_rise() -> None:
    before = {"a": {"silent": 0.0}}
    assert list(gate.falls(before, {"a": {"silent": 0.01}}))
    assert not list(gate.falls({"a": {"silent": 0.01}}, {"a": {"silent": 0.0}}))


def test_a_document_that_is_lost_or_new_closes_it() -> None:
    assert list(gate.falls({"a": {}}, {}))
    assert list(gate.falls({}, {"a": {}}))


def test_a_change_for_the_better_is_told() -> None:
    assert list(gate.changes({"a": {"tables": 0.5}}, {"a": {"tables": 0.75}})) == [
        "a: tables 0.5000 -> 0.7500 (+0.2500)"
    ]


def test_a_folder_without_truth_is_said_to_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.main([str(tmp_path)]) == 1
    assert "truth" in capsys.readouterr().out
