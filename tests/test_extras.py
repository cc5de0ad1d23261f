from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from vonextract.extras import EXTRAS, MissingLibrary, extra

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))


def test_a_missing_library_is_told_with_its_cure() -> None:
    with pytest.raises(MissingLibrary, match=r"vonextract\[plot\]"), extra("plot"):
        raise ModuleNotFoundError(name="matplotlib.figure")


def test_a_fault_of_our_own_stays_one() -> None:
    with pytest.raises(ModuleNotFoundError), extra("plot"):
        raise ModuleNotFoundError(name="vonextract.nothing")


@pytest.mark.parametrize("name", EXTRAS)
def test_every_extra_can_be_installed(name: str) -> None:
    wanted = PROJECT["project"]["optional-dependencies"][name]
    libraries = {re.split(r"[>=\[]", requirement)[0] for requirement in wanted}
    assert libraries <= EXTRAS[name]
