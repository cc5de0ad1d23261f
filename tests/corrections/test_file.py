from __future__ import annotations

import datetime as dt
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vonextract.corrections import Correction, CorrectionError, Seen, add, load, remove, troubles_of
from vonextract.corrections.file import parse

AT = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def correction(value: str = "13 549", row: int = 1, document: str = "a" * 16, **given: str) -> Correction:
    seen = Seen(document=document, table="abc", row=row, col=2, text="13 149")
    return Correction(
        **{"field": "value", "value": value, "reason": "felläst", "by": "anna", "at": AT} | given, seen=seen
    )


def test_what_is_added_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    given = [correction(row=1), correction(row=2, value="none"), correction(row=3, value="-1,5")]
    add(path, given)
    assert load(path) == tuple(given)


def test_folders_are_made_for_a_new_file(tmp_path: Path) -> None:
    path = tmp_path / "of" / "people" / "corrections.toml"
    add(path, correction())
    assert len(load(path)) == 1


@given(reason=TEXTS, by=TEXTS)
def test_any_text_comes_back(reason: str, by: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("c") / "corrections.toml"
    stated = correction(reason=reason, by=by)
    add(path, stated)
    assert load(path) == (stated,)


def test_entries_of_one_document_stand_together_and_comments_stay(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    add(path, [correction(row=1), correction(row=1, document="b" * 16)])
    path.write_text(path.read_text("utf-8").replace('by = "anna"', 'by = "anna"  # på semester', 1), "utf-8")
    before = path.read_text("utf-8").splitlines()
    add(path, correction(row=2))
    assert [(c.seen.document or "")[0] for c in load(path)] == ["a", "a", "b"]
    after = iter(path.read_text("utf-8").splitlines())
    assert all(line in after for line in before), "lines that stood there were changed"


def test_a_later_statement_of_the_same_place_replaces_the_first(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    add(path, [correction(), correction(row=2)])
    add(path, correction(value="7"))
    assert [c.stated for c in load(path)] == ["7", "13 549"]


def test_corrections_are_removed_by_their_id(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    add(path, [correction(), correction(row=2)])
    assert remove(path, [correction().correction_id]) == 1
    assert load(path) == (correction(row=2),)


@pytest.mark.parametrize(
    ("before", "after", "line", "message"),
    [
        ('value = "13 549"', 'value = "många"', 6, "'många' is no number"),
        ('by = "anna"', 'bye = "anna"', 4, "'by' is missing"),
        ('field = "value"', 'field = "värde"', 5, "can not be corrected"),
        ('document = "aaaaaaaaaaaaaaaa"\n', "", 4, "names no document"),
        ("row = 1\n", 'row = "x"\n', 14, "seen.row"),
        ("[correction.seen]", "[correction.seen", 11, "no valid TOML"),
    ],
)
def test_a_hand_edit_is_told_its_line(
    tmp_path: Path, before: str, after: str, line: int, message: str
) -> None:
    path = tmp_path / "corrections.toml"
    add(path, correction())
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")
    trouble = troubles_of(path)[0]
    assert (trouble.line, message in trouble.message) == (line, True), trouble
    with pytest.raises(CorrectionError, match=f"line {line}: "):
        load(path)


@given(st.text())
def test_any_text_is_understood_or_told(text: str) -> None:
    corrections, troubles = parse(text)
    assert not corrections
    assert all(trouble.line >= 1 and trouble.message for trouble in troubles)


def test_a_file_that_is_not_understood_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text("[[correction]]\nfield = 3\n", "utf-8")
    with pytest.raises(CorrectionError):
        add(path, correction())
    assert path.read_text("utf-8") == "[[correction]]\nfield = 3\n"


_WRITER = """
import sys
from tests.corrections.test_file import correction
from vonextract.corrections import add
for row in range(10_000):
    add(sys.argv[1], correction(row=row))
    print(row, flush=True)
"""


def test_kill_9_while_writing_loses_none(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    root = Path(__file__).parents[2]
    paths = os.pathsep.join((str(root), str(root / "src")))
    command = [sys.executable, "-c", _WRITER, str(path)]
    told = -1
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": paths}
    ) as writer:
        assert writer.stdout is not None
        for line in writer.stdout:
            told = int(line)
            if told >= 12:
                os.kill(writer.pid, signal.SIGKILL)
                break
    rows = [c.seen.row for c in load(path)]
    assert rows[: told + 1] == list(range(told + 1))
    add(path, correction(row=99_999))
    assert load(path)[-1].seen.row == 99_999


def test_two_people_who_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    root = Path(__file__).parents[2]
    code = (
        "import sys; from vonextract.corrections import add\n"
        "from tests.corrections.test_file import correction\n"
        "for n in range(8): add(sys.argv[1], correction(row=int(sys.argv[2]) * 100 + n))"
    )
    env = os.environ | {"PYTHONPATH": os.pathsep.join((str(root), str(root / "src")))}
    people = [subprocess.Popen([sys.executable, "-c", code, str(path), str(n)], env=env) for n in (1, 2)]
    assert [person.wait() for person in people] == [0, 0]
    assert {c.seen.row for c in load(path)} == {100 * n + k for n in (1, 2) for k in range(8)}


@pytest.mark.parametrize(("wrong", "more"), [(1, ""), (2, " (and 1 more)"), (3, " (and 2 more)")])
def test_how_many_more_entries_are_wrong_is_told(tmp_path: Path, wrong: int, more: str) -> None:
    path = tmp_path / "corrections.toml"
    add(path, [correction(row=row) for row in range(1, 4)])
    text = path.read_text("utf-8")
    path.write_text(text.replace('value = "13 549"', 'value = "många"', wrong), "utf-8")
    with pytest.raises(CorrectionError, match=rf"is no number[^()]*{re.escape(more)}\.$"):
        load(path)
