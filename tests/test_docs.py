from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from vonextract.cli.app import app, loaded_command
from vonextract.cli.commands import COMMANDS as LINES
from vonextract.errors import ExitCode
from vonextract.store.query import answer

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DATA_MODEL = (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8")
CLI = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
ERRORS = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")

QUERIES = re.findall(r"```sql\n(.*?)```", DATA_MODEL, re.DOTALL)
SHOWN = re.findall(r"```console\n\$ (vonextract query .*?)\n(.*?)```", README, re.DOTALL)
ANSWERED = re.findall(r"```sql\n([^`]*)\n```\n\n```text\n([^`]*)```", DATA_MODEL)
QUESTIONS = re.findall(
    r"```sql\n([^`]*)\n```\n\n```text\n([^`]*)```",
    (ROOT / "docs" / "questions.md").read_text(encoding="utf-8"),
)
COMMANDS = {name: loaded_command(name) for name in LINES}


def test_there_are_ten_queries() -> None:
    assert len(QUERIES) >= 10


@pytest.mark.parametrize("sql", QUERIES)
def test_every_query_of_the_data_model_answers(sample_database: Path, sql: str) -> None:
    assert answer(sample_database, sql).rows


@pytest.mark.parametrize(("command", "output"), SHOWN)
def test_the_readme_shows_real_output(sample_database: Path, command: str, output: str) -> None:
    arguments = [*shlex.split(command)[1:], "--db", str(sample_database)]
    result = CliRunner().invoke(app, arguments)
    assert result.output == output, "the README shows another answer"


@pytest.mark.parametrize(("sql", "output"), ANSWERED)
def test_the_data_model_shows_real_answers(sample_database: Path, sql: str, output: str) -> None:
    result = CliRunner().invoke(app, ["query", sql, "--db", str(sample_database)])
    assert result.output == output, "docs/data-model.md shows another answer"


@pytest.mark.parametrize(("sql", "output"), QUESTIONS)
def test_the_twelve_questions_have_their_real_answers(sample_database: Path, sql: str, output: str) -> None:
    result = CliRunner().invoke(app, ["query", sql, "--db", str(sample_database)])
    assert result.output == output, "docs/questions.md shows another answer"
    assert result.output.count("\n") > 2, "the question has no answer"


def test_there_are_twelve_questions() -> None:
    assert len(QUESTIONS) == 12


def test_five_questions_are_answered() -> None:
    assert len(ANSWERED) == 5


def test_the_readme_shows_a_query() -> None:
    assert SHOWN


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    part = CLI.partition(f"## vonextract {name}")[2].partition("\n## ")[0]
    assert part
    options = [o for p in COMMANDS[name].params for o in p.opts if o.startswith("--") and o != "--help"]
    assert [o for o in options if f"`{o}" not in part] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_says_of_itself(name: str) -> None:
    assert LINES[name] == " ".join(COMMANDS[name].help.partition("\n\n")[0].split())


def test_every_module_of_a_command_is_listed() -> None:
    listed = {name.replace("-", "_") for name in LINES}
    own = {p.stem for p in (ROOT / "src/vonextract/cli").glob("*.py") if "@app.command" in p.read_text()}
    assert own == listed


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example_in_its_help(name: str) -> None:
    assert f"vonextract {name}" in CliRunner().invoke(app, [name, "--help"]).output


@pytest.mark.parametrize("code", ExitCode)
def test_every_exit_code_is_documented(code: ExitCode) -> None:
    assert f"| {code.value} | `{code.name}` |" in ERRORS


def test_links_of_the_docs_lead_somewhere() -> None:
    for document in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!http)([^)#]+)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"
