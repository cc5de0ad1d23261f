"""What a release changes in the repository."""

import datetime as dt
from pathlib import Path

import pytest

from tools.release import ReleaseError, dated, with_version

ROOT = Path(__file__).parents[2]
DAY = dt.date(2026, 11, 28)
CHANGELOG = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- a\n\n## [0.2.0] - 2026-10-01\n\n- b\n"


def test_the_version_is_set_once() -> None:
    module = (ROOT / "src/vonextract/version.py").read_text(encoding="utf-8")
    assert '\n__version__ = "9.8.7"\n' in with_version(module, "9.8.7")
    assert len(with_version(module, "9.8.7").splitlines()) == len(module.splitlines())


@pytest.mark.parametrize("version", ["1", "v1.2.3", "1.2.3-dev", "1.2.3; rm -rf /", ""])
def test_what_is_no_version_is_refused(version: str) -> None:
    with pytest.raises(ReleaseError, match="no version"):
        with_version('__version__ = "1.0.0"\n', version)


def test_a_module_without_a_version_is_refused() -> None:
    with pytest.raises(ReleaseError, match="one version"):
        with_version("[project]\n", "1.0.0")


def test_what_was_unreleased_gets_its_day() -> None:
    made = dated(CHANGELOG, "0.3.0", DAY)
    assert made == CHANGELOG.replace("## [Unreleased]\n", "## [Unreleased]\n\n## [0.3.0] - 2026-11-28\n")


def test_nothing_is_released_twice_or_empty() -> None:
    with pytest.raises(ReleaseError, match="already"):
        dated(CHANGELOG, "0.2.0", DAY)
    with pytest.raises(ReleaseError, match="nothing"):
        dated(CHANGELOG.replace("### Added\n\n- a\n\n", ""), "0.3.0", DAY)
