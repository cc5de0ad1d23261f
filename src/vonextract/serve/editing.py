"""Accepting and correcting: what an editor states goes into the file of corrections."""

from __future__ import annotations

import re
from collections.abc import Mapping

import duckdb
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from vonextract.corrections import add, around, draft, remove, value_of
from vonextract.ref import FindingRef, Ref
from vonextract.review.load_dossiers import load
from vonextract.review.show import find_spot, spot_of_cell
from vonextract.serve.forms import FormError, form_of, whole
from vonextract.serve.html_pages import Pages, place_of_ref
from vonextract.serve.settings import SETTINGS, Editing

_DEED = re.compile(r"(\w+)\.(\w+)(?:=(\w+))?", re.ASCII)
_ASKED_AGAIN = frozenset({"table.no_table"})
"""Deeds that take numbers out of the database."""


class Editor:
    """Handlers of what editors send."""

    def __init__(self, pages: Pages, editing: Editing) -> None:
        self._pages = pages
        self._editing = editing

    async def correct(self, request: Request) -> Response:
        """Keep what was stated of a place, a finding or a report, and show it again."""
        form = await form_of(request, self._pages.settings.body)
        if form.get("do") in _ASKED_AGAIN and form.get("sure") != "yes":
            return await run_in_threadpool(self._asked_again, request, form)
        return RedirectResponse(await run_in_threadpool(self._keep, form), 303)

    async def take_back(self, request: Request) -> Response:
        """Take a correction out of the file, and show what is left of its report."""
        form = await form_of(request, self._pages.settings.body)
        await run_in_threadpool(remove, self._editing.corrections, [form.get("id", "")])
        doc_id = request.path_params["doc_id"]
        return RedirectResponse(f"/reports/{doc_id}/about?said=was_taken_back", 303)

    def _asked_again(self, request: Request, form: Mapping[str, str]) -> Response:
        """What would be lost, and whether the editor is sure."""
        with self._pages.db.reading() as con:
            spot = spot_of_cell(con, Ref.parse(form.get("ref", "")))
        assert spot.table is not None and spot.cell is not None
        texts = " · ".join(cell.text for cell in spot.table.cells if cell.text)
        return self._pages.page(
            "confirm.html",
            request,
            heading=self._pages.t["sure_title"],
            dossier=spot.dossier,
            table=spot.table,
            numbers=sum(cell.value is not None for cell in spot.table.cells),
            beginning=texts[: SETTINGS.beginning],
            form=form,
            back=place_of_ref(spot.cell.ref, spot.page),
        )

    def _keep(self, form: Mapping[str, str]) -> str:
        """Write the correction; the address of what it is about."""
        deed = _DEED.fullmatch(form.get("do", ""))
        if deed is None:
            raise FormError("The form does not say what to do.")
        target, field, given = deed.groups()
        ref = form.get("ref", "")
        place = ref if target == "finding" else around(target, ref)
        value = given or value_of(field, form.get("value", ""))
        with self._pages.db.reading() as con:
            stated = draft(con, place, field, value, reason=form.get("because", ""), by=form.get("by", ""))
            address = _address(con, place if target == "document" else ref)
        add(self._editing.corrections, stated)
        return address

    async def read_again(self, request: Request) -> Response:
        """Read a report again, with what was stated of it, and show its page."""
        form = await form_of(request, self._pages.settings.body)
        doc_id = request.path_params["doc_id"]
        await run_in_threadpool(self._read_again, doc_id)
        page = whole(form.get("page"), 0)
        shown = f"pages/{page}" if page else "about"
        return RedirectResponse(f"/reports/{doc_id}/{shown}?said=was_read_again", 303)

    def _read_again(self, doc_id: str) -> None:
        with self._pages.db.reading() as con:
            path = load(con, doc_id, table_id=0).path
        with self._pages.db.left_alone():
            self._editing.read_again(path)


def _address(con: duckdb.DuckDBPyConnection, ref: str) -> str:
    """Where a cell, a finding or a report is shown."""
    if ":" not in ref:
        return f"/reports/{ref}/about?said=saved"
    spot = find_spot(con, ref)
    if spot.cell is not None:
        return place_of_ref(spot.cell.ref, spot.page, said="saved")
    doc = FindingRef.parse(ref).doc_id
    return f"/reports/{doc}/pages/{spot.page}?said=saved"
