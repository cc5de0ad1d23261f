from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vonextract.cli.formats import Format, print_answer
from vonextract.display import markdown_safe, plain, printable, shown, spreadsheet_safe, swedish_number
from vonextract.store.query import Answer


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (Decimal("-813978.0000"), "-813\u00a0978"),
        (1309000.5, "1\u00a0309\u00a0000,5"),
        (0.1, "0,1"),
        (-6.2, "-6,2"),
        (Decimal("0"), "0"),
        (1e22, "10\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000"),
        (Decimal("100.10"), "100,1"),
    ],
)
def test_numbers_as_swedes_write_them(value: float | Decimal, told: str) -> None:
    assert swedish_number(value) == told


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**14), max_value=10**14))
def test_a_swedish_number_reads_back(value: Decimal) -> None:
    assert Decimal(swedish_number(value).replace("\u00a0", "").replace(",", ".")) == value


@given(st.text())
def test_nothing_that_steers_a_terminal_survives(text: str) -> None:
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", printable(text))


def test_printable_keeps_what_people_read() -> None:
    assert printable("Åtgärd\n\x1b[31mröd\x1b[0m\u202e – 5 %") == "Åtgärd [31mröd[0m – 5 %"


@pytest.mark.parametrize(
    "text", ["=1+1", "+SUM(A1)", "-2+3", "@cmd", "\tx", "-cmd|' /C calc'!A0", "=HYPERLINK(1)"]
)
def test_formulas_are_disarmed(text: str) -> None:
    assert spreadsheet_safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-813 978", "-", "+5", "-6,2", "-95 %", "Åtgärd", "", "a=b", "- 4.5"])
def test_figures_and_words_stay(text: str) -> None:
    assert spreadsheet_safe(text) == text


def test_markdown_cannot_be_broken_out_of() -> None:
    assert markdown_safe("a|b\n<script> *x*") == r"a\|b \<script\> \*x\*"


def test_plain_values() -> None:
    assert plain({"a": [Decimal("2.50"), 3.0, float("nan"), b"\x01"]}) == {"a": [2.5, 3, None, "01"]}


def test_shown_values() -> None:
    assert [shown(v) for v in (None, True, 2024, 2024.0, ["å"], "x\ny")] == [
        "",
        "ja",
        "2024",
        "2\u00a0024",
        '["å"]',
        "x y",
    ]


HOSTILE = Answer(
    ["text", "n"], [("=cmd|'/C calc'!A0", 1), ("a|b\x1b]0;x\x07", None), ("[bold]", Decimal("1.5"))]
)


def test_csv_reads_back(capsys: pytest.CaptureFixture[str]) -> None:
    print_answer(HOSTILE, Format.csv)
    assert list(csv.reader(io.StringIO(capsys.readouterr().out))) == [
        ["text", "n"],
        ["'=cmd|'/C calc'!A0", "1"],
        ["a|b\x1b]0;x\x07", ""],
        ["[bold]", "1.5"],
    ]


def test_json_reads_back(capsys: pytest.CaptureFixture[str]) -> None:
    print_answer(HOSTILE, Format.json)
    assert json.loads(capsys.readouterr().out)[2] == {"text": "[bold]", "n": 1.5}
    print_answer(Answer(["n"], []), Format.json)
    assert json.loads(capsys.readouterr().out) == []


def test_table_prints_text_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    print_answer(HOSTILE, Format.table)
    out = capsys.readouterr().out
    assert "[bold]" in out and "\x1b" not in out and "1,5" in out


def test_markdown_table(capsys: pytest.CaptureFixture[str]) -> None:
    print_answer(HOSTILE, Format.markdown)
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["| text | n |", "| --- | ---: |"]
    assert lines[3] == r"| a\|b\]0;x |  |"
