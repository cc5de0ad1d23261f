"""An engine that another package brings, installed as packages are."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.pdf.scan.paper import table

ENGINE = '''
import numpy as np

from vonextract.pdf.scan.engine import Letter, Spot


class OneWord:
    """Reads the same word on every page."""

    name, version = "one-word", "7"

    def find(self, picture):
        rows, columns = np.nonzero(picture < 128)
        return [Spot(columns.min(), rows.min(), columns.max() + 1, rows.min() + 30)]

    def read(self, line):
        step = line.shape[1] / 6
        return [Letter(letter, step * (place + 0.5), 0.99) for place, letter in enumerate("Skolan")]
'''
METADATA = {
    "METADATA": "Metadata-Version: 2.1\nName: one-word-reader\nVersion: 7\n",
    "WHEEL": "Wheel-Version: 1.0\nGenerator: by-hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "entry_points.txt": "[vonextract.ocr]\none-word = one_word_reader:OneWord\n",
}


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """The folder into which pip installed a package with an engine."""
    wheel, folder = tmp_path / "one_word_reader-7-py3-none-any.whl", tmp_path / "site"
    files = {f"one_word_reader-7.dist-info/{name}": text for name, text in METADATA.items()}
    files["one_word_reader.py"] = ENGINE
    record = "".join(f"{name},,\n" for name in [*files, "one_word_reader-7.dist-info/RECORD"])
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in {**files, "one_word_reader-7.dist-info/RECORD": record}.items():
            archive.writestr(name, text)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run([*pip, "--target", folder, wheel], check=True)
    return folder


def printed_of(scan: Path, *folders: Path) -> str:
    """What the command says of a scan, with more folders of packages."""
    path = os.pathsep.join([*map(str, folders), *filter(None, sys.path)])
    environment = {**os.environ, "PYTHONPATH": path, "VONEXTRACT_CACHE": ""}
    command = [sys.executable, "-m", "vonextract", "extract", str(scan)]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def test_an_installed_engine_takes_the_place_of_the_shipped_one(installed: Path, tmp_path: Path) -> None:
    scan = table().pdf(tmp_path / "scan.pdf")
    assert "Budget och utfall" in printed_of(scan)
    said = printed_of(scan, installed)
    assert "Skolan" in said and "Budget och utfall" not in said
