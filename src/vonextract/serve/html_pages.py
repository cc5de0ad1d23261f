"""The pages: each asks the database once and writes a template."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

import duckdb
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response

from vonextract.corrections import load as load_corrections
from vonextract.corrections import stateable
from vonextract.errors import NoInputError, VonextractError
from vonextract.pdf.drawn import Picture
from vonextract.plot.series import Found
from vonextract.ref import Ref, RefError
from vonextract.review.dossier import Dossier, Doubt
from vonextract.review.load_dossiers import Row, load
from vonextract.review.page import environment, heading_of, script_words, static
from vonextract.review.page_words import words
from vonextract.review.painter import Painter, require_same_file
from vonextract.review.settings import ReviewSettings
from vonextract.review.show import crop, opened, spot_of_cell
from vonextract.review.telling import read_of, rule_name
from vonextract.serve import queries
from vonextract.serve.drawn_series import Charts
from vonextract.serve.forms import address_of, whole, year_of
from vonextract.serve.pictures import PictureCache
from vonextract.serve.said_of_report import stated_of
from vonextract.serve.settings import SETTINGS, ServeSettings
from vonextract.serve.shared_database import LiveDatabase

_PDF_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'"
"""What browsers' own PDF viewers need."""
_DEEDS = frozenset({"saved", "was_read_again", "was_taken_back"})
_OWN_FILES = {"serve.css": "text/css", "edit.js": "text/javascript", "icon.svg": "image/svg+xml"}
_SHARED_FILES = {"review.css": "text/css", "review.js": "text/javascript"}


class Pages:
    """Handlers of requests that read."""

    def __init__(self, settings: ServeSettings, painter: Painter) -> None:
        self.settings = settings
        self.db = LiveDatabase(settings.db)
        self.t = words(settings.language)
        self._charts = Charts(self.db, settings)
        self._pictures = PictureCache(painter, settings.pictures)
        self._templates = environment(settings.language, "vonextract.serve")
        self._templates.filters["pairs"] = lambda values: [(v, v) for v in values]
        self._templates.globals |= {
            "editing": settings.editing is not None,
            "editor": settings.editing.editor if settings.editing else "",
            "place_of": place_of,
            "stateable": stateable(),
        }
        if settings.editing:
            forms = vars(self._templates.get_template("edit.html").module)
            self._templates.globals["verdict"] = forms["verdict"]

    def warm(self) -> None:
        """Load what pages need, so that the first visitor does not wait for it."""
        self._charts.warm()
        for template in self._templates.list_templates(extensions=["html"]):
            self._templates.get_template(template)

    def page(self, template: str, request: Request, status: int = 200, **given: Any) -> Response:
        """A template as the answer."""
        shared = {"here": request.url.path, "searched": ""}
        return HTMLResponse(self._templates.get_template(template).render(shared | given), status)

    def problem(self, request: Request, error: Exception) -> Response:
        """The page for what a visitor cannot have."""
        message = error.message if isinstance(error, VonextractError) else str(error)
        status = HTTPStatus.NOT_FOUND if isinstance(error, RefError | NoInputError) else HTTPStatus.CONFLICT
        heading = self.t["error_title"]
        return self.page("error.html", request, status, heading=heading, message=message)

    def reports(self, request: Request) -> Response:
        """All current reports."""
        asked = request.query_params
        chosen = {name: asked.get(name, "") for name in ("words", "committee", "order")}
        year = year_of(asked.get("year"))
        with self.db.reading() as con:
            part = queries.reports(
                con,
                whole(asked.get("page"), 1),
                self.settings.rows,
                words=_spaced(chosen["words"]),
                committee=chosen["committee"],
                year=year,
                order=chosen["order"],
            )
            choices = queries.report_choices(con)
        return self._list("reports.html", request, self.t["reports"], part, choices, chosen | {"year": year})

    def findings(self, request: Request) -> Response:
        """Findings of all current reports."""
        asked = request.query_params
        severities = [s for s in asked.getlist("severity") if s in self.t["severity"]] or ["error", "warning"]
        chosen: dict[str, Any] = {name: asked.get(name, "") for name in ("rule", "kind")}
        with self.db.reading() as con:
            page = whole(asked.get("page"), 1)
            part = queries.findings(con, page, self.settings.rows, severities=severities, **chosen)
            choices = queries.finding_choices(con)
        named = [(rule, rule_name(rule, self.settings.language)) for rule in choices["rules"] or []]
        chosen["severities"] = severities
        return self._list("findings.html", request, self.t["findings"], part, choices, chosen, rules=named)

    def tables(self, request: Request) -> Response:
        """Tables of all current reports."""
        asked = request.query_params
        chosen = {name: asked.get(name, "") for name in ("words", "kind")}
        with self.db.reading() as con:
            page = whole(asked.get("page"), 1)
            part = queries.tables(
                con, page, self.settings.rows, kind=chosen["kind"], words=_spaced(chosen["words"])
            )
            choices = queries.finding_choices(con)
        return self._list("tables.html", request, self.t["tables"], part, choices, chosen)

    def _list(
        self,
        template: str,
        request: Request,
        heading: str,
        part: queries.Part,
        choices: Row,
        chosen: Mapping[str, Any],
        **more: Any,
    ) -> Response:
        def address(page: int) -> str:
            return address_of(request, page=page)

        return self.page(
            template,
            request,
            heading=heading,
            part=part,
            choices=choices,
            chosen=chosen,
            address=address,
            **more,
        )

    def search(self, request: Request) -> Response:
        """Where words stand."""
        wanted = _spaced(request.query_params.get("words", ""))
        too_short = len(wanted) < SETTINGS.least_searched
        limit = self.settings.results
        found: Sequence[Row] = []
        if not too_short:
            with self.db.reading() as con:
                found = queries.search(con, wanted.split(), limit)
        return self.page(
            "search.html",
            request,
            heading=f"{self.t['search']}: {wanted}" if wanted else self.t["search"],
            searched=wanted,
            rows=found,
            too_short=too_short,
            limit=limit,
            pieces=lambda text: pieces(text, wanted.split()),
        )

    def series(self, request: Request) -> Response:
        """Series: their pictures and their numbers."""
        wanted = _spaced(request.query_params.get("words", ""))
        found = Found([], 0)
        if wanted:
            with suppress(NoInputError):
                found = self._charts.found(wanted)
        heading = self.t["series"]
        return self.page(
            "series.html",
            request,
            heading=heading,
            words=wanted,
            found=found.series,
            left_out=found.total - len(found.series),
            limit=self.settings.results,
        )

    def series_picture(self, request: Request) -> Response:
        """The picture of one of the series that words name."""
        asked = request.query_params
        chart = self._charts.svg(_spaced(asked.get("words", "")), whole(asked.get("n"), 1))
        return Response(chart, media_type="image/svg+xml")

    def report(self, request: Request) -> Response:
        """A report: its page with the heaviest finding, else its first."""
        doc_id = request.path_params["doc_id"]
        with self.db.reading() as con:
            doubts = load(con, doc_id, table_id=0).doubts
        page = next((d.page for d in doubts if d.page), 1)
        return RedirectResponse(f"/reports/{doc_id}/pages/{page}", 303)

    def about(self, request: Request) -> Response:
        """What is known of a report, and what people have stated of it."""
        doc_id = request.path_params["doc_id"]
        with self.db.reading() as con:
            dossier = load(con, doc_id, table_id=0)
            document = queries.document(con, doc_id)
            editing = self.settings.editing
            return self.page(
                "about.html",
                request,
                heading=self.t["about"],
                dossier=dossier,
                document=document,
                corrections=stated_of(
                    con, document, load_corrections(editing.corrections) if editing else None
                ),
                said=self._said(request),
                known_words=self._known_words(con),
            )

    def _said(self, request: Request) -> str:
        """What is told of a deed that was just done."""
        said = request.query_params.get("said", "")
        return self.t[said] if said in _DEEDS else ""

    def _known_words(self, con: duckdb.DuckDBPyConnection) -> Sequence[str]:
        """What editors may choose from when they state something."""
        return queries.known_words(con) if self.settings.editing else ()

    def report_page(self, request: Request) -> Response:
        """A page of a report beside what was read of it."""
        doc_id, page = request.path_params["doc_id"], request.path_params["page"]
        with self.db.reading() as con:
            dossier = load(con, doc_id, page=page)
            facts = queries.report_facts(con, doc_id)
            size = queries.page_size(con, doc_id, page)
            known = self._known_words(con)
        if not 1 <= page <= dossier.pages:
            raise NoInputError(
                f"The report {dossier.file_name} has {dossier.pages} pages; there is no {page}."
            )
        heading, subheading = heading_of(dossier)
        kinds: Mapping[int, str] = facts["kinds"] or {}
        address = f"/reports/{doc_id}/pages/{page}"
        return self.page(
            "report.html",
            request,
            heading=heading,
            subheading=subheading,
            dossier=dossier,
            page=page,
            facts=facts,
            kinds=sorted({kinds[d.table_id] for d in dossier.doubts if d.table_id and d.table_id in kinds}),
            kind_of=lambda doubt: kinds.get(doubt.table_id, ""),
            with_tables=set(facts["pages_with_tables"] or []),
            counts=_counts(dossier.doubts),
            picture=size if dossier.path.is_file() else None,
            picture_address=f"{address}.jpg",
            link=f"/reports/{doc_id}/report.pdf#page={page}",
            said=self._said(request),
            known_words=known,
            script_words=script_words(self.settings.language),
        )

    def _picture(self, dossier: Dossier, page: int, scale: float) -> Picture:
        return self._pictures.get(dossier.path, dossier.sha256, page, scale)

    def page_picture(self, request: Request) -> Response:
        """The picture of a page."""
        with self.db.reading() as con:
            dossier = load(con, request.path_params["doc_id"], table_id=0)
        picture = self._picture(dossier, request.path_params["page"], ReviewSettings().scale)
        return Response(
            picture.data, media_type="image/jpeg", headers={"Cache-Control": "private, max-age=3600"}
        )

    def pdf(self, request: Request) -> Response:
        """The report itself."""
        with self.db.reading() as con:
            dossier = load(con, request.path_params["doc_id"], table_id=0)
        require_same_file(dossier.path, dossier.sha256)
        return FileResponse(
            dossier.path,
            media_type="application/pdf",
            filename=dossier.file_name,
            content_disposition_type="inline",
            headers={"Content-Security-Policy": _PDF_POLICY},
        )

    def cell(self, request: Request) -> Response:
        """One cell: the place, what was read, and the form to correct it."""
        with self.db.reading() as con:
            spot = spot_of_cell(con, Ref.parse(request.path_params["ref"]))
            known = self._known_words(con)
        cell = spot.cell
        assert cell is not None
        return self.page(
            "cell.html",
            request,
            heading=cell.text or self.t["cell"],
            dossier=spot.dossier,
            cell=cell,
            read=read_of(cell, self.settings.language),
            place=place_of_ref(cell.ref, cell.page),
            known_words=known,
        )

    def cell_picture(self, request: Request) -> Response:
        """The crop around a cell."""
        with self.db.reading() as con:
            spot = spot_of_cell(con, Ref.parse(request.path_params["ref"]))
        scale = ReviewSettings().crop_scale
        page = self._picture(spot.dossier, spot.page, scale)
        file = io.BytesIO()
        crop(opened(page.data), spot, scale).save(file, "PNG")
        return Response(file.getvalue(), media_type="image/png")

    def file(self, request: Request) -> Response:
        """A style or a script."""
        name = request.path_params["name"]
        if name in _SHARED_FILES:
            return Response(static(name), media_type=_SHARED_FILES[name])
        if name in _OWN_FILES:
            return Response(static(name, "vonextract.serve"), media_type=_OWN_FILES[name])
        raise NoInputError(f"There is no file {name}.")


def place_of(thing: Row | Doubt) -> str:
    """The address of a finding or a result: its page, its cell chosen."""
    given = thing if isinstance(thing, dict) else vars(thing)
    ref = given.get("ref") or (thing.ref if isinstance(thing, Doubt) else None)
    if (
        ref is None
        and given.get("col") is not None
        and given.get("row") is not None
        and given.get("table_id")
    ):
        ref = Ref(given["doc_id"], given["table_id"], given["row"], given["col"])
    page = given.get("page") or 1
    if ref is not None:
        return place_of_ref(Ref.parse(str(ref)), page)
    return f"/reports/{given['doc_id']}/pages/{page}#p{page}"


def place_of_ref(ref: Ref, page: int, **query: str) -> str:
    """The address of a cell on its page."""
    asked = f"?{urlencode(query)}" if query else ""
    return f"/reports/{ref.doc_id}/pages/{page}{asked}#p{page}/{ref.table_id}:{ref.row}:{ref.col}"


def pieces(text: str, words: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and whether each is a word that was searched for."""
    sought = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    for n, piece in enumerate(re.split(f"({sought})", text, flags=re.IGNORECASE)):
        yield piece, n % 2 == 1


def _spaced(text: str) -> str:
    """Words with one space between them."""
    return " ".join(text.split())


def _counts(doubts: Sequence[Doubt]) -> dict[str, int]:
    found = Counter(doubt.severity for doubt in doubts if doubt.stands)
    return {severity: found[severity] for severity in ("error", "warning", "info") if found[severity]}
