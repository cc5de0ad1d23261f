"""Pictures that are drawn while somebody else reads."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from vonextract.review.album import Album
from vonextract.review.dossier import Dossier
from vonextract.review.load_dossiers import one_report


@pytest.fixture
def report(sample_database: Path, samples: Path, tmp_path: Path) -> Dossier:
    """A report whose file is the test's own."""
    copy = tmp_path / "copy.pdf"
    shutil.copy(samples / "verksamhetsplan-2025.pdf", copy)
    found = one_report(str(copy), sample_database)
    assert found
    return found


def drawn(album: Album, report: Dossier) -> list[bytes]:
    """What lies on disk of every page of a report."""
    kept = album.pictures([(report, page) for page in range(1, report.pages + 1)])
    return [page.path.read_bytes() for page in kept if page]


def test_pages_begun_ahead_are_those_drawn_when_asked(report: Dossier) -> None:
    with Album() as album:
        asked = drawn(album, report)
    with Album() as album:
        album.begin(report.path)
        begun = drawn(album, report)
        report.path.unlink()
        again = drawn(album, report)
    assert len(set(asked)) == report.pages
    assert asked == begun == again


def test_pictures_lie_on_disk_until_the_album_is_closed(report: Dossier) -> None:
    with Album() as album:
        (page,) = album.pictures([(report, 1)])
        assert page
        assert page.path.stat().st_size == page.size > 0
    assert not page.path.parent.exists()


def test_pages_of_another_file_are_not_shown_for_a_report(report: Dossier, samples: Path) -> None:
    another = replace(report, sha256="0" * 64)
    with Album() as album:
        album.begin(report.path)
        assert list(album.pictures([(another, 1)])) == [None]


def test_a_file_that_cannot_be_drawn_costs_its_pictures(report: Dossier) -> None:
    report.path.write_bytes(b"no pdf at all")
    with Album() as album:
        album.begin(report.path)
        assert list(album.pictures([(report, 1), (report, 2)])) == [None, None]


def test_work_that_nobody_waits_for_is_ended(report: Dossier) -> None:
    with Album() as album:
        album.begin(report.path)
    assert list(album.pictures([(report, 1)])) == [None]
