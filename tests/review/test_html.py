from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from vonextract.cli import app
from vonextract.corrections import add, draft
from vonextract.errors import ExitCode
from vonextract.findings import rules
from vonextract.findings.rule import Rule
from vonextract.review.html import write_review
from vonextract.review.load_dossiers import every_doubtful, load, one_report
from vonextract.review.page_words import words
from vonextract.review.settings import ReviewSettings
from vonextract.review.slots import part_on_page
from vonextract.review.telling import rule_name
from vonextract.store.database import open_for_reading
from vonextract.store.query import answer


class Elements(HTMLParser):
    """Names and attributes of all elements, those in templates too."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def written(sample_database: Path, samples: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The review page of the åtgärdsplan."""
    output = tmp_path_factory.mktemp("review") / "review.html"
    report = one_report(str(samples / "atgardsplan-2024.pdf"), sample_database)
    assert report
    write_review([report], output)
    return output.read_text(encoding="utf-8")


def test_every_cell_that_prints_something_is_on_the_page(sample_database: Path, written: str) -> None:
    cells = answer(
        sample_database,
        "SELECT concat_ws(':', table_id, \"row\", col) FROM cells JOIN documents USING (doc_id)"
        " WHERE file_name = 'atgardsplan-2024.pdf' AND text <> ''",
    ).rows
    found = Elements(written).found
    boxes = {a.get("data-cell") for tag, a in found if tag == "rect"}
    in_tables = {a.get("data-cell") for tag, a in found if tag in ("td", "th")}
    assert {ref for (ref,) in cells} == boxes
    assert boxes <= in_tables


def test_a_page_loads_nothing(written: str) -> None:
    found = Elements(written).found
    for tag, attributes in found:
        for name in ("src", "href", "action", "srcset", "data", "poster"):
            target = attributes.get(name) or ""
            assert not re.match(r"(https?:)?//", target), (tag, target)
    policies = [a["content"] for tag, a in found if a.get("http-equiv") == "Content-Security-Policy"]
    assert [str(policy)[:19] for policy in policies] == ["default-src 'none';"]


def test_pictures_too_many_for_one_file_lie_beside_it(sample_database: Path, tmp_path: Path) -> None:
    output = tmp_path / "with space.html"
    doc_id = answer(sample_database, "SELECT max(doc_id) FROM documents").rows[0][0]
    with open_for_reading(sample_database) as con:
        dossier = load(con, doc_id)
    assert write_review([dossier], output, settings=ReviewSettings(embedded=1000)) == dossier.pages
    sources = [a["src"] for tag, a in Elements(output.read_text(encoding="utf-8")).found if tag == "img"]
    assert sources[0] == "with%20space.pages/0001.jpg"
    assert len(list((tmp_path / "with space.pages").iterdir())) == dossier.pages


def test_a_report_that_is_gone_still_shows_its_tables(
    sample_database: Path, samples: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.pdf"
    shutil.copy(samples / "atgardsplan-2024.pdf", copy)
    dossier = one_report(str(copy), sample_database)
    assert dossier
    copy.unlink()
    output = tmp_path / "review.html"
    write_review([dossier], output, "en")
    assert "cannot be shown as a picture" in output.read_text(encoding="utf-8")


def test_all_errors_shows_doubtful_pages_alone(sample_database: Path, tmp_path: Path) -> None:
    output = tmp_path / "errors.html"
    assert write_review(every_doubtful(sample_database), output, doubtful_only=True) == 1
    assert "atgardsplan-2024.pdf" in output.read_text(encoding="utf-8")


def test_a_pdf_that_the_database_does_not_hold_is_read(samples: Path, tmp_path: Path) -> None:
    output = tmp_path / "review.html"
    arguments = [
        *("review", str(samples / "delarsrapport-2025.pdf")),
        *("--db", str(tmp_path / "none.duckdb"), "-o", str(output), "--lang", "en", "-j", "1"),
    ]
    told = CliRunner().invoke(app, arguments)
    assert told.exit_code == 0, told.output
    assert 'lang="en"' in output.read_text(encoding="utf-8")
    assert not (tmp_path / "none.duckdb").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["review"], ExitCode.USAGE),
        (["review", "x.pdf", "--all-errors"], ExitCode.USAGE),
        (["review", "0000000000000000", "--lang", "de"], ExitCode.USAGE),
    ],
)
def test_wrong_use_ends_in_one_sentence(arguments: list[str], code: ExitCode) -> None:
    assert CliRunner().invoke(app, arguments).exit_code == code


def test_a_broken_pdf_ends_as_when_it_is_ingested(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"no pdf at all")
    told = CliRunner().invoke(app, ["review", str(broken), "--db", str(tmp_path / "none.duckdb")])
    assert told.exit_code == ExitCode.BAD_PDF


def test_both_languages_have_the_same_words() -> None:
    def names(table: dict[str, object], above: str = "") -> set[str]:
        return {
            name
            for key, value in table.items()
            for name in (names(value, f"{above}{key}.") if isinstance(value, dict) else {above + key})
        }

    swedish, english = names(words("sv")), names(words("en"))
    assert {n for n in swedish ^ english if not n.startswith("rules.")} == set()


def test_swedish_names_are_of_rules_that_exist() -> None:
    known = {rule.name for rule in vars(rules).values() if isinstance(rule, Rule)}
    assert set(words("sv")["rules"]) - known == set()
    assert rule_name("a_rule_of_tomorrow", "sv") == "A rule of tomorrow"


def test_every_row_of_a_page_has_all_columns(sample_database: Path) -> None:
    documents = answer(sample_database, "SELECT doc_id FROM documents").rows
    with open_for_reading(sample_database) as con:
        for (doc_id,) in documents:
            for table in load(con, doc_id).tables:
                for page in table.pages:
                    lines = part_on_page(table, page)
                    filled = sum(slot.row_span * slot.col_span for line in lines for slot in line.slots)
                    assert filled == len(lines) * table.n_cols, (doc_id, table.table_id, page)


def test_a_pdf_that_is_read_now_is_read_with_what_was_corrected(
    sample_database: Path, samples: Path, tmp_path: Path
) -> None:
    ((ref,),) = answer(sample_database, "SELECT ref FROM v_findings WHERE rule = 'total_mismatch'").rows
    with open_for_reading(sample_database) as con:
        stated = draft(con, ref, "value", "4595000", reason="sidan", by="anna")
    add(tmp_path / "c.toml", stated)
    page, pdf = tmp_path / "review.html", str(samples / "atgardsplan-2024.pdf")
    arguments = ["review", pdf, "--db", str(tmp_path / "none.duckdb"), "-o", str(page), "--jobs", "1"]
    told = CliRunner().invoke(app, [*arguments, "--corrections", str(tmp_path / "c.toml")])
    assert told.exit_code == 0, told.output
    assert "total_mismatch" not in page.read_text(encoding="utf-8")
    assert "Rättad från" in page.read_text(encoding="utf-8")
