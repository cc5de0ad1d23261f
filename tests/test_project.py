"""The project configuration, and a vocabulary of one's own on the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner, Result

from vonextract.cli import app
from vonextract.options import Options
from vonextract.project import Project, ProjectError, load_project
from vonextract.vocabulary import VocabularyFile

OWN = """
[kinds.bemanningsplan]
describe = "planer för bemanning"
numbers = "possible"

[kinds.bemanningsplan.header]
strong = ["effekt 2024", "helårseffekt", "beskrivning", "effekt tkr"]

[kinds.atgarder.header]
against = ["effekt 2024", "helårseffekt", "effekt tkr", "åtgärd"]

[kinds.bemanningsplan.corner]
strong = ["åtgärd"]

[kinds.bemanningsplan.title]
strong = ["*omsorg", "bilaga", "åtgärd"]
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


def write(folder: Path, text: str, name: str = "vonextract.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_paths_of_the_configuration_are_relative_to_it(here: Path) -> None:
    (here / "sub").mkdir()
    project = load_project(write(here / "sub", 'database = "d.duckdb"\nvocabulary = "/abs/own.toml"\n'))
    assert project.database == here / "sub" / "d.duckdb"
    assert project.vocabulary == Path("/abs/own.toml")
    assert project.entities is None


def test_without_a_configuration_nothing_is_set(here: Path) -> None:
    assert load_project() == Project()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "vocabulry = 'own.toml'",
            "unknown key 'vocabulry'; known are database, vocabulary, documents, entities",
        ),
        ("database = 3", "wrong value for 'database'"),
        ("[export]\nto = []", "names no place in 'export.to'"),
        ("[export]\nto = ['x.csv']\nas = 'csv'", "unknown key 'export.as'"),
        ("database = ", "no valid TOML"),
    ],
)
def test_a_wrong_configuration_is_told_in_one_sentence(here: Path, text: str, told: str) -> None:
    write(here, text)
    with pytest.raises(ProjectError, match=told):
        load_project()
    result = run("kinds")
    assert result.exit_code == 2
    assert told in result.output
    assert result.output.count("\n") == 1


def test_the_configuration_gives_every_command_its_database_and_words(here: Path, samples: Path) -> None:
    write(here, 'database = "d.duckdb"\nvocabulary = "own.toml"\n')
    assert run("ingest", samples / "atgardsplan-2024.pdf", "--no-opinions").exit_code == 0
    kinds = json.loads(run("query", "SELECT DISTINCT kind FROM tables", "--format", "json").output)
    assert {"kind": "bemanningsplan"} in kinds
    assert "bemanningsplan" in run("kinds").output
    assert "bemanningsplan" not in run("--config", write(here, ""), "kinds").output


def test_another_vocabulary_reads_known_documents_again(here: Path, samples: Path) -> None:
    pdf, own = samples / "atgardsplan-2024.pdf", here / "own.toml"

    def outcome(*options: object) -> str:
        told = json.loads(
            run("ingest", pdf, "--no-opinions", "--db", here / "x.duckdb", "--json", *options).output
        )
        return str(told["files"][0]["outcome"])

    assert outcome() == "new"
    assert outcome("--vocabulary", own) == "replaced"
    assert outcome("--vocabulary", own) == "unchanged"
    own.write_text(OWN + "\n[measures]\nutfall = ['förbrukat hittills']\n", encoding="utf-8")
    assert outcome("--vocabulary", own) == "replaced"
    assert outcome() == "replaced"
    with duckdb.connect(str(here / "x.duckdb"), read_only=True) as con:
        assert con.execute("SELECT DISTINCT kind FROM tables WHERE kind = 'bemanningsplan'").fetchall() == []


def test_other_statements_read_only_the_documents_that_they_are_of(here: Path, samples: Path) -> None:
    for name in ("atgardsplan-2024.pdf", "verksamhetsplan-2025.pdf"):
        shutil.copy(samples / name, here / name)

    def outcomes(rules: str) -> list[str]:
        write(here, rules, "documents.toml")
        options = ("--documents", here / "documents.toml", "--no-opinions", "--json")
        command = ("ingest", here, "--db", here / "x.duckdb", *options)
        return [file["outcome"] for file in json.loads(run(*command).output)["files"]]

    def stated(path: str, kommun: str) -> str:
        return f"[[document]]\npath = '{path}'\norganisation = '{kommun}'\n"

    both = stated("*.pdf", "Nacka kommun")
    assert outcomes(both) == ["new", "new"]
    assert outcomes(f"# another text\n{both}") == ["unchanged", "unchanged"]
    assert outcomes(both + stated("verksamhets*", "Täby kommun")) == ["unchanged", "replaced"]
    assert outcomes(stated("verksamhets*", "Täby kommun")) == ["replaced", "unchanged"]


def test_a_wrong_vocabulary_is_told_before_anything_is_read(here: Path, samples: Path) -> None:
    (here / "own.toml").write_text("[kindz]\n", encoding="utf-8")
    result = run("ingest", samples, "--db", here / "x.duckdb", "--vocabulary", here / "own.toml")
    assert result.exit_code == 2
    assert "unknown key 'kindz'" in result.output
    assert not (here / "x.duckdb").exists()


def test_another_text_is_another_identity(here: Path) -> None:
    own = VocabularyFile.read(here / "own.toml")
    other = VocabularyFile(own.name, OWN + "\n")
    assert len({Options(vocabulary=words).identity() for words in (None, own, other)}) == 3
