from __future__ import annotations

import html
import re
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
from tests.serving import PAYLOADS, hostile_report, running, store_reports, visiting
from typer.testing import CliRunner

from vonextract.cli import app
from vonextract.errors import DatabaseError, ExitCode
from vonextract.serve.html_pages import pieces, place_of
from vonextract.serve.settings import Editing, ServeSettings
from vonextract.serve.shared_database import LiveDatabase
from vonextract.store.query import answer
from vonextract.store.store import Store


@pytest.fixture(scope="module")
def site(sample_database: Path) -> Iterator[httpx.Client]:
    """A visitor of a server over the samples."""
    with running(ServeSettings(db=sample_database)) as address, visiting(address) as client:
        yield client


@pytest.fixture(scope="module")
def wrong_total(sample_database: Path) -> tuple[str, str, int]:
    ((ref, doc_id, page),) = answer(
        sample_database, "SELECT ref, doc_id, page FROM v_findings WHERE rule = 'total_mismatch'"
    ).rows
    return ref, doc_id, page


def test_every_report_is_listed_and_can_be_opened(site: httpx.Client, sample_database: Path) -> None:
    listed = site.get("/").text
    for doc_id, pages in answer(sample_database, "SELECT doc_id, pages FROM documents").rows:
        assert f"/reports/{doc_id}" in listed
        for page in range(1, pages + 1):
            assert site.get(f"/reports/{doc_id}/pages/{page}").status_code == 200
        assert site.get(f"/reports/{doc_id}/pages/{pages + 1}").status_code == 404


def test_a_report_opens_where_it_is_doubtful(site: httpx.Client, wrong_total: tuple[str, str, int]) -> None:
    _, doc_id, page = wrong_total
    assert site.get(f"/reports/{doc_id}").headers["location"] == f"/reports/{doc_id}/pages/{page}"


def test_a_finding_leads_to_its_cell(site: httpx.Client, wrong_total: tuple[str, str, int]) -> None:
    ref, doc_id, page = wrong_total
    place = f"/reports/{doc_id}/pages/{page}#p{page}/{ref.partition(':')[2]}"
    assert f'href="{place}"' in site.get("/findings").text
    assert f'href="{place}"' in site.get(f"/reports/{doc_id}/pages/{page}").text


def test_a_cell_has_a_page_of_its_own_with_its_place(
    site: httpx.Client, wrong_total: tuple[str, str, int]
) -> None:
    ref = wrong_total[0]
    told = site.get(f"/cells/{ref}").text
    assert "4 595 000" in told.replace("\u00a0", " ")
    assert site.get(f"/cells/{ref}.png").content[1:4] == b"PNG"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/?words=delårsrapport 2025", "delarsrapport-2025.pdf"),
        ("/tables?words=effekter över", "Effekter över åren"),
        ("/search?words=turlistor", "<mark>turlistor</mark>"),
        ("/series?words=hemtjänst", "212\u00a0540\u00a0000"),
        ("/series?words=rymdfart", "Inget hittades."),
        ("/findings?rule=none", "Inga anmärkningar"),
    ],
)
def test_lists_find_what_is_asked_for(site: httpx.Client, address: str, found: str) -> None:
    assert found in site.get(address).text


def test_each_series_has_a_picture_of_its_own(site: httpx.Client) -> None:
    page = site.get("/series?words=omsorg").text
    pictures = [html.unescape(found) for found in re.findall(r'src="(/series[.]svg[^"]*)"', page)]
    assert len(pictures) == page.count("<h2>") > 1
    drawn = [site.get(address) for address in pictures]
    assert {(picture.status_code, picture.headers["content-type"]) for picture in drawn} == {
        (200, "image/svg+xml")
    }
    assert len({picture.text for picture in drawn}) == len(drawn)


@pytest.mark.parametrize(
    "address",
    [
        *("/?page=-1", "/?page=99999999999999999999", "/?year=abc", "/?order=; DROP TABLE documents"),
        *("/findings?severity=nothing", "/tables?kind='", "/search?words=%25", "/search?words=ab"),
    ],
)
def test_odd_questions_are_answered(site: httpx.Client, address: str) -> None:
    assert site.get(address).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        *("/nothing", "/reports/none", "/cells/none", "/cells/0000000000000000:1:1:1", "/static/none.js"),
        *("/static/..%2f..%2fpages.py", "/reports/none/pages/1.jpg"),
        *("/series.svg?words=rymdfart", "/series.svg?words=hemtjänst&n=99"),
    ],
)
def test_what_is_not_there_is_not_found(site: httpx.Client, address: str) -> None:
    assert site.get(address).status_code == 404


def test_nothing_is_loaded_from_elsewhere(site: httpx.Client, wrong_total: tuple[str, str, int]) -> None:
    _, doc_id, page = wrong_total
    for address in ("/", "/findings", "/tables", "/search", "/series", f"/reports/{doc_id}/pages/{page}"):
        got = site.get(address)
        assert "default-src 'none'" in got.headers["content-security-policy"]
        assert "unsafe" not in got.headers["content-security-policy"]
        assert not re.search(r'(?:src|href|action)="(?:https?:)?//', got.text)
        assert not re.search(r"\s(?:on\w+|style)=", got.text), "inline code or style"


def test_other_host_names_are_turned_away(site: httpx.Client) -> None:
    assert site.get("/", headers={"host": "evil.example"}).status_code == 421


@pytest.mark.parametrize("origin", [None, "http://evil.example", "null"])
def test_forms_of_other_sites_are_not_taken(site: httpx.Client, origin: str | None) -> None:
    headers = {"origin": origin} if origin else {}
    assert site.post("/", headers=headers).status_code == 403


def test_visitors_from_elsewhere_need_the_token(sample_database: Path) -> None:
    settings = ServeSettings(db=sample_database, token="secret-ö", hosts=frozenset())
    with running(settings) as address, visiting(address) as client:
        assert client.get("/").status_code == 401
        assert client.get("/?token=wrong").status_code == 401
        assert client.get("/reports/x/report.pdf").status_code == 401
        entered = client.get("/findings?token=secret-ö")
        assert entered.headers["location"] == "/findings"
        assert "HttpOnly" in entered.headers["set-cookie"]
        assert "samesite=strict" in entered.headers["set-cookie"].lower()


class Dangers(HTMLParser):
    """Elements that only a payload can have brought in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        bad = [name for name in given if name.startswith("on")]
        scripts = tag == "script" and not (given.get("src") or "").startswith("/static/")
        links = any((given.get(n) or "").startswith("javascript:") for n in ("href", "src", "action"))
        if bad or links or (scripts and given.get("type") != "application/json"):
            self.found.append(self.get_starttag_text() or tag)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database whose documents are hostile in every text."""
    db = tmp_path_factory.mktemp("hostile") / "hostile.duckdb"
    store_reports(db, *map(hostile_report, PAYLOADS))
    return db


def test_hostile_documents_are_shown_as_text(hostile: Path) -> None:
    with running(ServeSettings(db=hostile)) as address, visiting(address) as client:
        refs = answer(hostile, "SELECT doc_id, ref, page FROM facts").rows
        assert len(refs) >= len(PAYLOADS)
        addresses = ["/", "/findings?severity=error&severity=warning&severity=info", "/tables"]
        addresses += ["/search?words=window.hacked", "/search?words=<script>", "/series?words=hacked"]
        for doc_id, ref, page in refs:
            addresses += [f"/reports/{doc_id}/pages/{page}", f"/cells/{ref}", f"/reports/{doc_id}/about"]
        for one in addresses:
            got = client.get(one)
            assert got.status_code == 200, one
            assert Dangers(got.text).found == [], one
            assert "49" not in re.findall(r"hacked-.{0,6}?(\d\d)", got.text)


def test_readers_leave_the_file_to_writers(sample_database: Path, tmp_path: Path) -> None:
    db = tmp_path / "live.duckdb"
    db.write_bytes(sample_database.read_bytes())
    live = LiveDatabase(db)
    with live.reading() as one, live.reading() as other:
        assert one.execute("SELECT count(*) FROM documents").fetchone() == (4,)
        assert other.execute("SELECT count(*) FROM documents").fetchone() == (4,)
    with live.left_alone(), Store(db, "1.0") as store:
        store.begin_run("test")
    with live.reading() as con:
        assert con.execute("SELECT command FROM runs ORDER BY run_id DESC LIMIT 1").fetchone() == ("test",)


def test_a_writer_waits_for_readers_and_they_for_it(sample_database: Path) -> None:
    live = LiveDatabase(sample_database)
    order: list[str] = []
    inside = threading.Event()

    def write() -> None:
        with live.left_alone():
            order.append("written")

    with live.reading():
        writer = threading.Thread(target=write)
        writer.start()
        inside.set()
        order.append("read")
    writer.join(30)
    with live.reading():
        order.append("read again")
    assert order == ["read", "written", "read again"]


def test_a_database_that_is_gone_is_said_and_comes_back(sample_database: Path, tmp_path: Path) -> None:
    db = tmp_path / "moved.duckdb"
    db.write_bytes(sample_database.read_bytes())
    with running(ServeSettings(db=db)) as address, visiting(address) as client:
        assert client.get("/").status_code == 200
        aside = db.rename(tmp_path / "aside.duckdb")
        got = client.get("/")
        assert (got.status_code, got.headers["retry-after"]) == (503, "5")
        aside.rename(db)
        assert client.get("/").status_code == 200


def test_serve_needs_a_database(tmp_path: Path) -> None:
    told = CliRunner().invoke(app, ["serve", "--db", str(tmp_path / "none.duckdb")])
    assert told.exit_code == ExitCode.DATABASE
    with pytest.raises(DatabaseError), LiveDatabase(tmp_path / "none.duckdb").reading():
        pass


def test_hits_are_marked_whatever_their_case() -> None:
    assert list(pieces("Översyn av ÖVER", ["över", "vers"])) == [
        ("", False),
        ("Över", True),
        ("syn av ", False),
        ("ÖVER", True),
        ("", False),
    ]


def test_a_finding_without_cell_leads_to_its_page() -> None:
    row = {"doc_id": "a" * 16, "table_id": 2, "row": None, "col": None, "page": 7}
    assert place_of(row) == f"/reports/{'a' * 16}/pages/7#p7"


def test_a_form_that_says_nothing_is_refused(sample_database: Path, tmp_path: Path) -> None:
    file = tmp_path / "corrections.toml"
    ((ref,),) = answer(sample_database, "SELECT ref FROM v_findings WHERE rule = 'total_mismatch'").rows
    settings = ServeSettings(db=sample_database, editing=Editing(file, "Anna", lambda _: None))
    with running(settings) as address, visiting(address) as client:
        given = {"ref": ref, "because": "sidan", "by": "Anna"}
        for deed in ("cell.color", "", "moon.value", "finding.checked=maybe"):
            refused = client.post("/corrections", data=given | {"do": deed}, headers={"origin": address})
            assert refused.status_code == 409, deed
    assert not file.exists()
