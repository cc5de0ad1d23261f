"""Accepting and correcting: what an editor states goes into the file of corrections."""

from __future__ import annotations

import re
from collections.abc import Mapping

import duckdb
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from vonextract.corrections import add, draft, value_of
from vonextract.ref import FindingRef, Ref
from vonextract.review.load import load
from vonextract.review.show import find_spot
from vonextract.serve.forms import FormError, form_of, whole
from vonextract.serve.pages import Pages, place_of_ref
from vonextract.serve.settings import Editing

_DEED = re.compile(r"(\w+)\.(\w+)(?:=(\w+))?", re.ASCII)
_PLACES = {
    "document": "{doc}",
    "table": "{doc}:{table}:*:*",
    "row": "{doc}:{table}:{row}:*",
    "column": "{doc}:{table}:*:{col}",
    "cell": "{doc}:{table}:{row}:{col}",
}
"""What a cell stands for when something is stated of its row, column, table or document."""


_UNASKED = {"checked": "true"}
"""What is stated where the form asks for no value."""


class Editor:
    """Handlers of what editors send."""

    def __init__(self, pages: Pages, editing: Editing) -> None:
        self._pages = pages
        self._editing = editing

    async def correct(self, request: Request) -> Response:
        """Keep what was stated of a place, a finding or a report, and show it again."""
        form = await form_of(request, self._pages.settings.body)
        return RedirectResponse(await run_in_threadpool(self._keep, form), 303)

    def _keep(self, form: Mapping[str, str]) -> str:
        """Write the correction; the address of what it is about."""
        deed = _DEED.fullmatch(form.get("do", ""))
        if deed is None:
            raise FormError("The form does not say what to do.")
        target, field, given = deed.groups()
        ref = form.get("ref", "")
        place = ref if target == "finding" else _place(target, ref)
        value = given or value_of(field, form.get("value", "")) or _UNASKED.get(field, "")
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


def _place(target: str, ref: str) -> str:
    """The place that a target of a cell is, as `draft` takes it."""
    if target not in _PLACES:
        raise FormError("The form does not say of what something is stated.")
    if target == "document":
        return ref.partition(":")[0]
    doc, table, row, col = Ref.parse(ref)
    return _PLACES[target].format(doc=doc, table=table, row=row, col=col)


def _address(con: duckdb.DuckDBPyConnection, ref: str) -> str:
    """Where a cell, a finding or a report is shown."""
    if ":" not in ref:
        return f"/reports/{ref}/about?said=saved"
    spot = find_spot(con, ref)
    if spot.cell is not None:
        return place_of_ref(spot.cell.ref, spot.page, said="saved")
    doc = FindingRef.parse(ref).doc_id
    return f"/reports/{doc}/pages/{spot.page}?said=saved"
