from __future__ import annotations

import importlib
import os
import unicodedata
from pathlib import Path
from typing import Any, Literal

import duckdb
import pytest

from vonextract.errors import ExitCode, NoInputError
from vonextract.ingestion import IngestResult, find_pdfs, ingest
from vonextract.options import Options

Spelling = Literal["NFC", "NFD"]
SAMPLE = Path(__file__).parents[1] / "samples" / "atgardsplan-2024.pdf"
sorter_module = importlib.import_module("vonextract.file_sorter")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    (folder / "deep" / "er").mkdir(parents=True)
    for name, content in {
        "a.pdf": "a",
        "deep/B.PDF": "b",
        "deep/er/same-as-a.pdf": "a",
        "notes.txt": "n",
    }.items():
        (folder / name).write_text(content)
    return folder


def read(paths: list[Any], db: Path, **options: Any) -> IngestResult:
    return ingest(paths, db, reader="full_report:read_by_name", **options)


def outcomes(result: IngestResult) -> dict[str, str]:
    return {f.file_name: f.outcome for f in result.files}


def rows(db: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(db), read_only=True) as con:
        return con.execute(sql).fetchall()


def test_finding_files_folders_and_patterns(folder: Path) -> None:
    names = [p.name for p in find_pdfs([folder])]
    assert names == ["a.pdf", "B.PDF", "same-as-a.pdf"]
    assert find_pdfs([folder / "a.pdf", f"{folder}/../reports/a.pdf", f"{folder}/*.pdf"]) == [
        folder / "a.pdf"
    ]
    assert [p.name for p in find_pdfs([f"{folder}/**/*.pdf"])] == ["a.pdf", "same-as-a.pdf"]


def test_a_file_named_like_a_pattern(tmp_path: Path) -> None:
    odd = tmp_path / "Dnr [2024] *?.pdf"
    odd.write_text("x")
    assert find_pdfs([odd]) == [odd]


@pytest.mark.parametrize("name", ["none.pdf", "no*.pdf", "deep/er/empty"])
def test_nothing_to_read(folder: Path, name: str) -> None:
    (folder / "deep/er/empty").mkdir()
    with pytest.raises(NoInputError):
        find_pdfs([folder / name])
    with pytest.raises(NoInputError):
        read([folder / name], folder / "x.duckdb")
    assert not (folder / "x.duckdb").exists()


def test_the_same_content_is_read_once(folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    assert outcomes(read([folder], db)) == {"a.pdf": "new", "B.PDF": "new", "same-as-a.pdf": "unchanged"}
    assert rows(db, "SELECT count(*) FROM documents") == [(2,)]
    assert rows(db, "SELECT count(*) FROM document_paths") == [(3,)]


def test_again_changes_nothing(folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    read([folder], db)
    before = rows(db, "FROM documents ORDER BY doc_id"), rows(db, "FROM cells")
    again = read([folder], db)
    assert set(outcomes(again).values()) == {"unchanged"}
    assert again.exit_code == ExitCode.OK
    assert (rows(db, "FROM documents ORDER BY doc_id"), rows(db, "FROM cells")) == before
    assert rows(
        db, "SELECT documents_seen, documents_ingested, documents_unchanged FROM runs ORDER BY run_id"
    ) == [
        (3, 2, 1),
        (3, 0, 3),
    ]


def test_force_replaces(folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    read([folder / "a.pdf"], db)
    assert outcomes(read([folder / "a.pdf"], db, force=True)) == {"a.pdf": "replaced"}
    assert rows(db, "SELECT count(*) FROM cells") == [(6,)]


def test_another_extractor_version_replaces(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = tmp_path / "x.duckdb"
    read([folder / "a.pdf"], db)
    with duckdb.connect(str(db)) as con:
        con.execute("UPDATE documents SET extractor_version = '0.0.1'")
    assert outcomes(read([folder / "a.pdf"], db)) == {"a.pdf": "replaced"}
    assert outcomes(read([folder / "a.pdf"], db)) == {"a.pdf": "unchanged"}


def test_second_opinions_read_again_what_was_read_without_and_never_the_other_way(
    folder: Path, tmp_path: Path
) -> None:
    db = tmp_path / "x.duckdb"
    read([folder / "a.pdf"], db)
    assert outcomes(read([folder / "a.pdf"], db, options=Options(opinions=True))) == {"a.pdf": "replaced"}
    with duckdb.connect(str(db)) as con:
        con.execute("UPDATE documents SET extractor_version = ?", [Options(opinions=True).identity()])
    for asked in (True, False):
        done = read([folder / "a.pdf"], db, options=Options(opinions=asked))
        assert outcomes(done) == {"a.pdf": "unchanged"}


def test_a_failed_document_says_so_and_the_others_are_stored(folder: Path, tmp_path: Path) -> None:
    (folder / "locked.pdf").write_text("l")
    db = tmp_path / "x.duckdb"
    result = read([folder], db, jobs=2)
    assert outcomes(result)["locked.pdf"] == "failed"
    assert result.exit_code == ExitCode.SOME_FAILED
    assert rows(db, "SELECT status, count(*) FROM documents GROUP BY ALL ORDER BY ALL") == [
        ("complete", 2),
        ("failed", 1),
    ]
    assert rows(db, "SELECT message FROM v_findings WHERE rule = 'extraction_failed'") == [
        ("It asks for a password.",)
    ]
    assert rows(db, "SELECT count(*) FROM cells") == [(12,)]
    assert rows(db, "SELECT stage, error FROM outcomes WHERE outcome = 'failed'") == [
        ("read", "It asks for a password.")
    ]


def test_a_single_failure_has_its_own_exit_code_and_is_tried_again(folder: Path, tmp_path: Path) -> None:
    (folder / "locked.pdf").write_text("l")
    for _ in range(2):
        result = read([folder / "locked.pdf"], tmp_path / "x.duckdb")
        assert outcomes(result) == {"locked.pdf": "failed"}
        assert result.exit_code == ExitCode.ENCRYPTED


def test_a_failure_does_not_take_earlier_rows(folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    path = folder / "a.pdf"
    read([path], db)
    moved = folder / "locked.pdf"
    path.rename(moved)
    assert outcomes(read([moved], db, force=True)) == {"locked.pdf": "failed"}
    assert rows(db, "SELECT status FROM documents") == [("complete",)]
    assert rows(db, "SELECT count(*) FROM cells") == [(6,)]


def test_a_file_that_changes_while_it_is_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sorter_module, "sha256_of", lambda path: "0" * 64)
    result = read([folder / "a.pdf"], tmp_path / "x.duckdb")
    assert result.files[0].outcome == "postponed"
    assert result.files[0].error and "left for the next time" in result.files[0].error


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(folder: Path, tmp_path: Path) -> None:
    (folder / "a.pdf").chmod(0)
    result = read([folder / "a.pdf"], tmp_path / "x.duckdb")
    assert result.exit_code == ExitCode.NO_INPUT


def test_a_dangling_link(folder: Path, tmp_path: Path) -> None:
    (folder / "link.pdf").symlink_to(folder / "gone.pdf")
    assert "link.pdf" not in outcomes(read([folder], tmp_path / "x.duckdb"))


def test_results_come_in_the_order_named(folder: Path, tmp_path: Path) -> None:
    paths = [folder / "deep/B.PDF", folder / "a.pdf"]
    told: list[str] = []
    result = read(paths, tmp_path / "x.duckdb", on_file=lambda f: told.append(f.file_name))
    assert [f.file_name for f in result.files] == ["B.PDF", "a.pdf"]
    assert sorted(told) == ["B.PDF", "a.pdf"]


@pytest.mark.parametrize(("spelt", "named"), [("NFD", "NFC"), ("NFC", "NFD")])
def test_names_are_found_however_their_accents_are_written(
    tmp_path: Path, spelt: Spelling, named: Spelling
) -> None:
    below = tmp_path / unicodedata.normalize(spelt, "Nämnden å")
    below.mkdir()
    (below / unicodedata.normalize(spelt, "Årsrapport.pdf")).write_bytes(b"%PDF-1.7")
    (found,) = find_pdfs([tmp_path / unicodedata.normalize(named, "Nämnden å/Årsrapport.pdf")])
    assert found.exists()


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shut = tmp_path / "stängd"
    shut.mkdir()
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    scandir = os.scandir

    def guarded(path: Path | str) -> object:
        if Path(path) == shut:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr("os.scandir", guarded)
    unread: list[str] = []
    assert find_pdfs([tmp_path], unread) == [tmp_path / "a.pdf"]
    assert unread == [f"The folder {shut} cannot be read: Permission denied."]
    assert IngestResult(database="x", unread_folders=unread).exit_code == ExitCode.SOME_FAILED


def test_without_options_a_report_is_read_as_by_the_command(tmp_path: Path) -> None:
    result = ingest([SAMPLE], tmp_path / "a.duckdb")
    (version,) = rows(Path(result.database), "SELECT DISTINCT extractor_version FROM documents")
    assert version == (Options(opinions=True).identity(),)
