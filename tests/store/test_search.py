"""Words are found in every text, inside longer words, the best first."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.full_report import full_report
from typer.testing import CliRunner

from vonextract.cli.app import app
from vonextract.store.report_rows import rows_of
from vonextract.store.search import search, search_sql
from vonextract.store.store import Entry, Store


def test_headings_come_first_and_cells_have_their_ref(sample_database: Path) -> None:
    rows = search(sample_database, ["hemtjänst"]).rows
    assert (rows[0][2], rows[0][4]) == ("section", "Hemtjänst")
    cells = [row for row in rows if row[2] == "cell"]
    assert cells and all(row[5].count(":") == 3 for row in cells)


def test_compounds_are_found_and_all_words_are_asked_for(sample_database: Path) -> None:
    assert any("ocialnämnd" in row[4] for row in search(sample_database, ["NÄMND"]).rows)
    both = search(sample_database, ["daglig", "verksamhet"]).rows
    assert both and all("aglig" in row[4] for row in both)
    assert search(sample_database, ["daglig", "finnsintealls"]).rows == []


def test_a_letter_with_a_ring_is_another_letter(sample_database: Path) -> None:
    assert search(sample_database, ["hemtjanst"]).rows == []


@pytest.mark.parametrize("word", ["%", "_", "(", "\\\\", "'; DROP TABLE facts; --", "[a-"])
def test_signs_are_themselves(sample_database: Path, word: str) -> None:
    assert all(word.casefold() in row[4].casefold() for row in search(sample_database, [word]).rows)


def test_a_query_takes_a_file_stdin_and_parameters(sample_database: Path, tmp_path: Path) -> None:
    sql = "SELECT count(*) > 0 AS some FROM v_facts WHERE year = $year"
    path = tmp_path / "question.sql"
    path.write_text(sql, encoding="utf-8")
    db = ["--db", str(sample_database), "-f", "csv", "--param", "year=2024"]
    runner = CliRunner()
    from_file = runner.invoke(app, ["query", str(path), *db])
    from_stdin = runner.invoke(app, ["query", "-", *db], input=sql)
    assert from_file.output == from_stdin.output == runner.invoke(app, ["query", sql, *db]).output
    assert "true" in from_file.output
    assert runner.invoke(app, ["query", sql, "--db", str(sample_database), "--param", "year"]).exit_code == 2
    assert runner.invoke(app, ["query", "missing.sql", "--db", str(sample_database)]).exit_code == 3


@pytest.mark.parametrize(
    ("before", "behind", "shown"),
    [
        (0, 0, "ORDET"),
        (40, 0, "a" * 40 + "ORDET"),
        (41, 0, "…" + "a" * 40 + "ORDET"),
        (0, 76, "ORDET" + "b" * 76),
        (0, 77, "ORDET" + "b" * 76 + "…"),
        (60, 90, "…" + "a" * 40 + "ORDET" + "b" * 76 + "…"),
    ],
)
def test_a_hit_is_shown_with_what_stands_around_it(
    tmp_path: Path, before: int, behind: int, shown: str
) -> None:
    made = full_report()
    made.sections[0].title = "a" * before + "ORDET" + "b" * behind
    with Store(tmp_path / "r.duckdb", "test") as store:
        store.put([Entry(rows_of(made), [])])
    assert search(tmp_path / "r.duckdb", ["ordet"]).rows[0][4] == shown


def test_sixteen_words_are_looked_for_and_twenty_texts_found(sample_database: Path) -> None:
    sql, given = search_sql([f"w{n}" for n in range(20)], 7)
    assert len(given) == 17 and given["limit"] == 7 and "word15" in given
    assert sql.count("contains(") == 16
    assert len(search(sample_database, ["a"]).rows) == 20
