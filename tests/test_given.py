"""Files that people write by hand: read whatever editor wrote them, or told in one sentence why not."""

from pathlib import Path

import pytest

from vonextract.entities.entities import load_overrides
from vonextract.errors import UsageError
from vonextract.given import given_text, given_toml
from vonextract.identity.document_rules import DocumentRules, RulesError
from vonextract.project import ProjectError, load_project
from vonextract.vocabulary import VocabularyError, VocabularyFile

WINDOWS_MARK = b"\xef\xbb\xbf"

READERS = [
    (VocabularyFile.read, VocabularyError, "The vocabulary"),
    (DocumentRules.read, RulesError, "The rules"),
    (load_overrides, VocabularyError, "The overrides"),
    (load_project, ProjectError, "The configuration"),
]


def test_the_mark_of_windows_does_not_count(tmp_path: Path) -> None:
    file = tmp_path / "words.toml"
    file.write_bytes(WINDOWS_MARK + "ord = 'åtgärd'".encode())
    assert given_toml(given_text(file, "The words", UsageError), "The words", UsageError) == {"ord": "åtgärd"}


@pytest.mark.parametrize(("read", "error", "what"), READERS)
def test_an_empty_file_with_the_mark_is_read(read, error, what, tmp_path: Path) -> None:
    file = tmp_path / "words.toml"
    file.write_bytes(WINDOWS_MARK)
    read(file)


@pytest.mark.parametrize(("read", "error", "what"), READERS)
@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("a = 1\nb = 'å'".encode("latin-1"), "{what} {file}, line 2: this is no UTF-8."),
        (b"a = ", "{what} {file} is no valid TOML: Invalid value (at end of document)."),
        (None, "{what} {file} cannot be read: No such file or directory."),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence(read, error, what, content, told, tmp_path: Path) -> None:
    file = tmp_path / "words.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(error) as raised:
        read(file)
    assert str(raised.value) == told.format(what=what, file=file)
