"""The registry of findings: nothing is raised that is not in it, and each rule is described and tested."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vonextract.findings import rules
from vonextract.findings.rule import Rule
from vonextract.findings.rules import RULES

ROOT = Path(__file__).parents[2]
CHECKS = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
HERE = Path(__file__)
SOURCES = {
    path: path.read_text(encoding="utf-8")
    for path in (ROOT / "src" / "vonextract").rglob("*.py")
    if "findings" not in path.parts
}
TESTS = "".join(
    path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py") if path != HERE
)


def test_a_finding_is_made_by_a_rule_alone() -> None:
    made = re.compile(r"(?<![\w.])Finding\(")
    elsewhere = [
        str(path) for path, text in SOURCES.items() if made.search(text.replace("class Finding(", ""))
    ]
    assert elsewhere == []


def test_no_two_rules_have_one_name() -> None:
    assert len(RULES) == sum(isinstance(value, Rule) for value in vars(rules).values())


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_is_described_and_has_an_example(rule: Rule) -> None:
    assert rule.says and rule.what_to_do and rule.example
    row = next(line for line in CHECKS.splitlines() if line.startswith(f"| `{rule.name}` |"))
    assert rule.says in row and rule.what_to_do in row and rule.example in row


@pytest.mark.parametrize("name", RULES)
def test_every_rule_is_raised_somewhere(name: str) -> None:
    assert any(re.search(rf"\b{name.upper()}\b", text) for text in SOURCES.values())


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_a_test(name: str) -> None:
    assert re.search(rf"[\"']{name}[\"']|\b{name.upper()}\b", TESTS)
