"""A kind of table, a check and an export, added by following docs/architecture.md.

Each is a patch as one commit would hold it. It touches the places alone that the page names, and what it
adds works at once. A patch that no longer applies is written anew: the page may have to be, too.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ADD = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").partition("## Where to add")[2]

KIND = """
from tests.records.made_tables import report, table
from vonextract.records.interpret import interpret
rows = [["Skolenhet", "Antal elever", "Klass"], ["Norra skolan", "212", "9"], ["Södra skolan", "187", "8"]]
read = interpret(report(table(rows)))
print(read.tables[0].kind, *{fact.kind for fact in read.records.facts})
"""
CHECK = """
from tests.checks.made_reports import report, table
from vonextract.checks.check import check
from vonextract.findings.language import in_swedish
from vonextract.review.page_words import words
print(words("sv")["rules"]["negative_count"])
for text in ("-12", "12"):
    made = report(table([["Verksamhet", "Platser"], ["Korttidsboende", text]], unit=None))
    made.tables[0].cells[3].unit = "antal"
    print([(f.row, f.col, in_swedish(f.message)) for f in check(made) if f.rule == "negative_count"])
"""
EXPORT = """
import sys
from pathlib import Path
from vonextract.export import Selection, export
[target] = export(Path(sys.argv[1]), Path(sys.argv[2]), selection=Selection(views=("v_drift_serie",)))
lines = target.read_text(encoding="utf-8").splitlines()
print(len(lines) > 2, "verksamhet" in lines[0], len({line.replace("\\\\|", "").count("|") for line in lines}))
"""

Run = Callable[..., str]


@pytest.fixture
def patched(tmp_path: Path) -> Callable[[str], Run]:
    """Applies a patch to a copy of the source; what is returned runs a script with it."""
    if not shutil.which("git"):
        pytest.skip("git applies the patches")

    def apply(name: str) -> Run:
        shutil.copytree(ROOT / "src", tmp_path / "src")  # with what is compiled: times of files are kept
        patch = str(HERE / f"{name}.patch")
        subprocess.run(["git", "apply", "-C1", patch], cwd=tmp_path, check=True)

        def run(script: str, *arguments: object) -> str:
            done = subprocess.run(
                [sys.executable, "-c", script, *map(str, arguments)],
                env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path / "src"), str(ROOT)])},
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, done.stderr
            return done.stdout

        return run

    return apply


@pytest.mark.parametrize("name", ["kind", "check", "export"])
def test_a_patch_touches_the_places_alone_that_the_page_names(name: str) -> None:
    patch = (HERE / f"{name}.patch").read_text(encoding="utf-8")
    touched = re.findall(r"^\+\+\+ b/src/vonextract/(.+)$", patch, re.MULTILINE)
    assert touched
    for path in touched:
        assert f"`{path}`" in ADD or any(f"`{place}/`" in ADD for place in map(str, Path(path).parents)), path


def test_a_kind_of_table_is_a_file_of_words(patched: Callable[[str], Run]) -> None:
    assert patched("kind")(KIND).split() == ["elever", "elever"]


def test_a_check_finds_what_it_looks_for_and_says_it_in_swedish(patched: Callable[[str], Run]) -> None:
    name, *found = patched("check")(CHECK).splitlines()
    assert name == "Ett antal är negativt"
    assert found == ["[(1, 1, \"'-12' räknar färre än inga.\")]", "[]"]


def test_an_export_is_chosen_by_its_suffix(
    patched: Callable[[str], Run], sample_database: Path, tmp_path: Path
) -> None:
    assert patched("export")(EXPORT, sample_database, tmp_path / "drift.md").split() == ["True", "True", "1"]
