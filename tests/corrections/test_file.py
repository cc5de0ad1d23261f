from __future__ import annotations

import datetime as dt
import fcntl
import itertools
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vonextract.corrections import Correction, CorrectionError, Seen, add, load, remove, troubles_of
from vonextract.corrections.file import parse
from vonextract.errors import OutputError

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


@pytest.mark.parametrize("order", [1, 5, 7, 11])
def test_none_is_lost_in_whatever_order_they_are_added(order: int, tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    given = [correction(row=n // 3, document="cab"[n % 3] * 16) for n in range(12)]
    for n in range(12):
        add(path, given[n * order % 12])
    kept = load(path)
    assert sorted(c.correction_id for c in kept) == sorted(c.correction_id for c in given)
    documents = [document for document, _ in itertools.groupby(c.seen.document for c in kept)]
    assert len(documents) == 3, "those of one document stand together"


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
        ('value = "13 549"', 'value = "många"', 6, "value: 'många' is no number"),
        ('value = "13 549"', "value = [\n]", 6, "value: one value is asked for, not a list"),
        ('value = "13 549"', "value = { a = 1 }", 6, "value: neither a text, a number"),
        ('value = "13 549"', 'value = ["a", 1]', 6, "value: neither a text, a number"),
        ('by = "anna"', 'bye = "anna"', 4, "'by' is missing"),
        ('by = "anna"', 'by = ""', 8, "by: String should have at least 1 character"),
        ('field = "value"', 'field = "värde"', 5, "field: 'värde' can not be corrected"),
        (
            'field = "value"\nvalue = "13 549"',
            'field = "split_row"\nvalue = [\n  "a",\n]',
            4,
            "split_row can not be",
        ),
        ('document = "aaaaaaaaaaaaaaaa"\n', "", 4, "seen names no document"),
        ("row = 1\n", 'row = "x"\n', 14, "seen.row: Input should be a valid integer"),
        ("row = 1\n", "raw = 1\n", 14, "'seen.raw' is not understood"),
        ("[correction.seen]", "[correction.sehn]", 4, "'seen' is missing"),
        ("[correction.seen]", "[correction.seen", 11, "no valid TOML"),
        ('text = "13 149"', "text = ", 16, "no valid TOML"),
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
    assert trouble.line == line and trouble.message.startswith(message), trouble
    with pytest.raises(CorrectionError, match=f"line {line}: "):
        load(path)


ENTRY = """\
[[correction]]
field = "value"
value = "7"
reason = "%s"
by = "%s"
at = 2026-01-02T03:04:05Z
seen = { document = "a", table = "b", row = 1, col = 2 }
"""


@pytest.mark.parametrize("lead", ["", "\n", "# om\n\n"])
def test_an_entry_is_told_its_own_line_however_many_stand_before_it(lead: str) -> None:
    text = lead + ENTRY % ("x", "y") + "\n" + ENTRY % ("", "y") + ENTRY % ("x", "")
    first = lead.count("\n") + len(ENTRY.splitlines()) + 2
    assert [trouble.line for trouble in parse(text)[1]] == [first + 3, first + len(ENTRY.splitlines()) + 4]


@pytest.mark.parametrize("indent", ["", "  ", "\t"])
def test_an_indented_entry_is_one(indent: str, tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    text = "".join(indent + line for line in (ENTRY % ("x", "y")).splitlines(keepends=True))
    path.write_text(text, "utf-8")
    add(path, correction())
    assert len(load(path)) == 2 and text in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("\nb = 1\na = 2\n", 2, "'b' is not understood; entries are [[correction]]"),
        ("\n\ncorrection = 5\n", 3, "'correction' is not understood; entries are [[correction]]"),
        ("[[correction]]\nfield = ", 2, "no valid TOML: Invalid value (at end of document)"),
        ("correction = [\n  { field = 'x' },\n]", 1, "field: 'x' can not be corrected"),
    ],
)
def test_what_is_no_list_of_entries_is_told(text: str, line: int, message: str) -> None:
    corrections, (trouble, *_) = parse(text)
    assert corrections == ()
    assert trouble.line == line and trouble.message.startswith(message), trouble


INLINE = """\
correction = [
  { field = "year", value = 2024, reason = "x", by = "y", at = 2026-01-02, seen = { document = "a" } },
]
"""
QUOTED = ENTRY.replace('reason = "%s"', 'reason = """%s\n[[correction]]\n"""')


@pytest.mark.parametrize("text", [INLINE, QUOTED % ("x", "y")])
def test_a_file_whose_entries_do_not_stand_alone_is_read_and_not_written(text: str, tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(text, "utf-8")
    assert len(load(path)) == 1
    for change in (lambda: add(path, correction()), lambda: remove(path, ["0" * 12])):
        with pytest.raises(CorrectionError, match="an entry; edit them by hand"):
            change()
    assert path.read_text("utf-8") == text


def test_what_is_wrong_beside_a_quoted_entry_is_told_at_the_top() -> None:
    (trouble,) = parse(QUOTED % ("x", "y") + ENTRY.replace('"value"', '"värde"') % ("x", "y"))[1][:1]
    assert trouble.line == 2


def test_entries_are_parted_by_an_empty_line_and_the_file_ends_with_one_end_of_line(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    add(path, [correction(row=row) for row in range(3)])
    text = path.read_text("utf-8")
    assert text.count("\n\n[[correction]]") == 3
    assert "\n\n\n" not in text and text.endswith("\n") and not text.endswith("\n\n")
    assert text.startswith("# What people state of the reports")
    assert remove(path, [correction(row=row).correction_id for row in (0, 2)] + ["0" * 12]) == 2
    assert [c.seen.row for c in load(path)] == [1]
    assert remove(path, [correction(row=1).correction_id]) == 1
    assert load(path) == () and path.read_text("utf-8").startswith("# What people state of the reports")


@pytest.mark.parametrize(
    ("field", "value", "line"),
    [
        ("year", "2024", "value = 2024"),
        ("header_rows", "2", "value = 2"),
        ("value", "7", 'value = "7"'),
        ("as_of", "2024-08-31", 'value = "2024-08-31"'),
        ("no_table", "", None),
    ],
)
def test_years_and_whole_numbers_are_written_bare_and_nothing_where_nothing_is_stated(
    field: str, value: str, line: str | None, tmp_path: Path
) -> None:
    places = {"value": {"table": "b", "row": 1, "col": 1}, "year": {}, "as_of": {}}
    seen = Seen.model_validate({"document": "a"} | places.get(field, {"table": "b"}))
    stated = Correction(field=field, value=value, reason="x", by="y", at=AT, seen=seen)
    path = tmp_path / "corrections.toml"
    add(path, stated)
    lines = [line for line in path.read_text("utf-8").splitlines() if line.startswith("value")]
    assert lines == ([line] if line else [])
    assert load(path) == (stated,)


def test_a_new_file_can_be_read_by_all_and_an_old_one_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    before = os.umask(0)
    try:
        add(path, correction())
        modes = [path.stat().st_mode & 0o777, (tmp_path / "corrections.toml.lock").stat().st_mode & 0o777]
    finally:
        os.umask(before)
    assert modes == [0o644, 0o666], "who may write the folder may wait for the lock"
    path.chmod(0o660)
    add(path, correction(row=2))
    assert path.stat().st_mode & 0o777 == 0o660
    assert {p.name for p in tmp_path.iterdir()} == {"corrections.toml", "corrections.toml.lock"}


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[int]:
    """The lock of a file of corrections in the hands of somebody else."""
    handle = os.open(tmp_path / "corrections.toml.lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(handle, fcntl.LOCK_EX)
    yield handle
    os.close(handle)


def test_who_finds_the_file_kept_waits_until_it_is_free(
    tmp_path: Path, kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) > 2:
            fcntl.flock(kept, fcntl.LOCK_UN)

    monkeypatch.setattr(time, "sleep", wait)
    add(tmp_path / "corrections.toml", correction())
    assert len(waits) == 3 and 0 < max(waits) < 1
    assert len(load(tmp_path / "corrections.toml")) == 1


def test_who_waits_too_long_is_told_and_writes_nothing(
    tmp_path: Path, kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    hours = itertools.count(0, 3600)
    monkeypatch.setattr(time, "monotonic", lambda: next(hours))
    with pytest.raises(OutputError, match="are being written by another process; try again later"):
        add(tmp_path / "corrections.toml", correction())
    assert load(tmp_path / "corrections.toml") == ()


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
