"""Accepting and correcting: what an editor states goes into the file of corrections."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from vonextract.corrections import add, draft
from vonextract.ref import FindingRef, Ref
from vonextract.review.load import load
from vonextract.review.show import spot_of_cell
from vonextract.serve.forms import FormError, form_of, whole
from vonextract.serve.pages import Pages, place_of_ref
from vonextract.serve.settings import Editing

_VERDICTS = ("true", "false_alarm")


class Editor:
    """Handlers of what editors send."""

    def __init__(self, pages: Pages, editing: Editing) -> None:
        self._pages = pages
        self._editing = editing

    async def correct(self, request: Request) -> Response:
        """Keep what was stated of a cell, or of a finding about it, and show the cell again."""
        form = await form_of(request, self._pages.settings.body)
        ref = Ref.parse(request.path_params["ref"])
        page = await run_in_threadpool(self._keep, ref, form)
        return RedirectResponse(place_of_ref(ref, page, said="saved"), 303)

    def _keep(self, ref: Ref, form: Mapping[str, str]) -> int:
        """Write the correction; the page of the cell."""
        deed = form.get("do", "")
        if deed == "correct":
            place, field, value = str(ref), "value", form.get("value", "")
        elif deed in _VERDICTS:
            finding = FindingRef(ref.doc_id, whole(form.get("finding"), 0))
            place, field, value = str(finding), "checked", deed
        else:
            raise FormError("The form does not say what to do.")
        with self._pages.db.reading() as con:
            page = spot_of_cell(con, ref).page
            stated = draft(con, place, field, value, reason=form.get("because", ""), by=form.get("by", ""))
        add(self._editing.corrections, stated)
        return page

    async def read_again(self, request: Request) -> Response:
        """Read a report again, with what was stated of it, and show its page."""
        form = await form_of(request, self._pages.settings.body)
        doc_id = request.path_params["doc_id"]
        await run_in_threadpool(self._read_again, doc_id)
        page = whole(form.get("page"), 1)
        return RedirectResponse(f"/reports/{doc_id}/pages/{page}?said=was_read_again", 303)

    def _read_again(self, doc_id: str) -> None:
        with self._pages.db.reading() as con:
            path = load(con, doc_id, table_id=0).path
        with self._pages.db.left_alone():
            self._editing.read_again(path)
