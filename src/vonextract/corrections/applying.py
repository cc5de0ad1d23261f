"""What people state of a report, taken in after it was read and before it is checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from decimal import Decimal
from typing import Any

from vonextract.corrections.concern import surely_of
from vonextract.corrections.content_keys import fingerprint
from vonextract.corrections.joined_rows import Unfit
from vonextract.corrections.model import FALSE_ALARM, Correction, number_of
from vonextract.corrections.overtaken import is_gone, is_so_already, overtaken
from vonextract.corrections.settings import SETTINGS
from vonextract.corrections.spots import Found, Spot, find
from vonextract.corrections.table_shape import SHAPES, reshape
from vonextract.display import excerpt
from vonextract.findings.rules import CORRECTION_STALE, CORRECTION_UNNECESSARY
from vonextract.meaning.record_words import default_vocabulary
from vonextract.model import AppliedCorrection, CorrectionState, DocumentFact, Fact, Finding, Report, Table
from vonextract.records.stated import NOTHING, Place, Stated
from vonextract.swedish.numbers import parse_number


def apply(
    report: Report,
    corrections: Sequence[Correction],
    read: Callable[[Report, Stated], Report],
) -> Report:
    """The report read with what people state of it.

    What was read is kept beside; a correction whose place reads otherwise now becomes a finding and
    changes nothing; so does one of a report that was rewritten, in a table that was too, and one that
    the reader has caught up with.

    Args:
        report: as it stands on the pages, before its numbers are read; left as it is.
        corrections: those that concern it, oldest first.
        read: reads the numbers of a report, with what is stated of them.
    """
    desk = _Desk(report.model_copy(deep=True), read, surely_of(corrections, report))
    for correction in corrections:
        desk.shape(correction)
    return desk.read(corrections)


def settle(report: Report, corrections: Sequence[Correction]) -> None:
    """Mark the findings that people have looked up; a false alarm doubts nothing any more."""
    sure = surely_of(corrections, report)
    for correction in corrections:
        if correction.target == "finding":
            state = _settled(report, correction, sure)
            target = f"{report.meta.doc_id}:{correction.seen.rule}"
            others = [c for c in report.corrections if c.correction_id != correction.correction_id]
            report.corrections = [*others, _entry(correction, state, target, correction.seen.text)]


def _settled(report: Report, correction: Correction, sure: Sequence[Correction]) -> CorrectionState:
    """Mark the findings that a correction is about; what became of it."""
    looked_up = [finding for finding in report.findings if _is_about(finding, correction, report)]
    if not looked_up:
        return "unnecessary"
    if correction not in sure:
        return "stale"
    for finding in looked_up:
        finding.checked = "true"
        if correction.stated == FALSE_ALARM:
            finding.checked, finding.severity = FALSE_ALARM, "info"
    return "applied"


def figures_of(expected: float | Decimal | None, actual: float | Decimal | None, message: str) -> str:
    """What a finding says, as it is noted: its numbers, or its message when it has none."""
    if expected is None and actual is None:
        return message
    return " ≠ ".join(
        "" if n is None else format(Decimal(str(n)).normalize(), "f") for n in (actual, expected)
    )


def _is_about(finding: Finding, correction: Correction, report: Report) -> bool:
    seen = correction.seen
    if finding.rule != seen.rule:
        return False
    if figures_of(finding.expected, finding.actual, finding.message) != seen.text:
        return False
    if seen.table is None:
        return finding.page == seen.page
    place = seen.model_copy(update={"text": None, "rule": None})
    found = find(place, place.target, report.tables)
    spot = found.spot if found else None
    return spot is not None and (finding.table_id, finding.row, finding.col) == (
        spot.table.table_id,
        spot.row,
        spot.col,
    )


class _Desk:
    """A report on which corrections are worked in."""

    def __init__(
        self, report: Report, read: Callable[[Report, Stated], Report], sure: Sequence[Correction]
    ) -> None:
        self.report = report
        self._read = read
        self._sure = sure
        self._told: list[Finding] = []
        self._reworded: dict[Place, tuple[str, Decimal | None]] = {}

    def shape(self, correction: Correction) -> None:
        """Take in what must be known before numbers are read."""
        if correction.target == "document":
            self._document(correction)
        elif correction.field in (*SHAPES, "text", "title"):
            found = self._found(correction, self.report.tables)
            if found is None or not found.same:
                self._missed(correction, found)
            elif correction.field in SHAPES:
                self._reshape(correction, found.spot)
            else:
                self._reword(correction, found.spot)

    def read(self, corrections: Sequence[Correction]) -> Report:
        """Read the numbers, with what is stated of them."""
        as_read = self._read(self.report, NOTHING)
        statements = _Statements(as_read)
        for correction in corrections:
            if correction.field in _NUMBERS.get(correction.target, ()):
                found = self._found(correction, as_read.tables)
                state, read = statements.take(correction, found)
                if state == "stale":
                    self._stale(correction, found)
                else:
                    assert found is not None
                    self._note(correction, state, found.spot, read)
        stated = statements.stated
        read_again = self._read(self.report, stated) if statements.any else as_read
        before = self._numbers_before(as_read, stated)
        done = _marked(read_again, before, stated.places | statements.accepted | before.keys())
        return done.model_copy(
            update={"findings": [*done.findings, *self._told], "corrections": self.report.corrections}
        )

    def _numbers_before(self, as_read: Report, stated: Stated) -> Mapping[Place, Decimal | None]:
        """What was read where people state another number, or the text of one."""
        found: dict[Place, Decimal | None] = {}
        for table in as_read.tables:
            for cell in table.cells:
                place = (table.table_id, cell.row, cell.col)
                text, number = self._reworded.get(place, (None, None))
                if text == cell.text:
                    found[place] = number
                elif place in stated.values:
                    found[place] = cell.value
        return found

    def _found(self, correction: Correction, tables: Sequence[Table]) -> Found | None:
        """The place that was seen; it does not count as the same in a report that may be another."""
        found = find(correction.seen, correction.target, tables)
        return found and Found(found.spot, found.same and correction in self._sure)

    def _document(self, correction: Correction) -> None:
        read = getattr(self.report.meta, correction.field)
        shown = None if read is None else str(read)
        if correction.meant == read:
            self._note(correction, "unnecessary", None, shown)
        elif shown != correction.seen.text or correction not in self._sure:
            self._stale(correction, None, shown)
        else:
            setattr(self.report.meta, correction.field, correction.meant)
            self._overrule(correction)
            self._note(correction, "applied", None, shown)

    def _overrule(self, correction: Correction) -> None:
        """Let the person's statement be the one that counts among those of the document."""
        facts = self.report.document_facts
        for fact in facts:
            fact.chosen = fact.chosen and fact.name != correction.field
        said = {"name": correction.field, "value": correction.stated, "source": "person"}
        facts.append(DocumentFact.model_validate(said | {"confidence": SETTINGS.by_person, "chosen": True}))

    def _missed(self, correction: Correction, found: Found | None) -> None:
        """Tell of a place that does not read as it was seen: perhaps the reader has caught up."""
        tables = self.report.tables
        spot = overtaken(correction, tables)
        if spot is not None or (correction.field == "no_table" and is_gone(correction, tables)):
            self._note(correction, "unnecessary", spot, None)
        else:
            self._stale(correction, found)

    def _reshape(self, correction: Correction, spot: Spot) -> None:
        if is_so_already(correction, spot):
            self._note(correction, "unnecessary", spot, None)
            return
        try:
            reshape(self.report, spot, correction)
        except Unfit as error:
            self._stale(correction, Found(spot, same=False), str(error))
        else:
            self._note(correction, "applied", spot, correction.seen.text)

    def _reword(self, correction: Correction, spot: Spot) -> None:
        if correction.field == "title":
            read, spot.table.title = spot.table.title, correction.stated
        else:
            cell = spot.cell
            read, cell.text = cell.text, correction.stated
            before = parse_number(read)
            place = (spot.table.table_id, cell.row, cell.col)
            self._reworded[place] = (cell.text, before.value if before else None)
        same = read == correction.stated
        self._note(correction, "unnecessary" if same else "applied", spot, read)

    def _stale(self, correction: Correction, found: Found | None, why: str | None = None) -> None:
        """Report what can not be applied, and where."""
        spot = found.spot if found else None
        cause = why or ("reads otherwise now" if found else "is not found any more")
        if correction not in self._sure:
            cause = "stood in a report that was rewritten since"
        where = correction.seen.row_label or correction.seen.text or correction.field
        statement = f"{correction.field} = '{excerpt(correction.stated)}'"
        message = f"{statement} by {correction.by} is not applied: '{excerpt(where)}' {cause}."
        self._told.append(CORRECTION_STALE.finding(message, **_place(spot, correction)))
        self._log(correction, "stale", spot, None)

    def _note(
        self, correction: Correction, state: CorrectionState, spot: Spot | None, read: str | None
    ) -> None:
        if state == "unnecessary":
            stated = excerpt(correction.stated)
            message = f"{correction.field} = '{stated}' is read without the correction."
            self._told.append(CORRECTION_UNNECESSARY.finding(message, **_place(spot, correction)))
        self._log(correction, state, spot, read)

    def _log(
        self, correction: Correction, state: CorrectionState, spot: Spot | None, read: str | None
    ) -> None:
        doc_id = self.report.meta.doc_id
        target = spot.named(doc_id) if spot else doc_id
        self.report.corrections.append(_entry(correction, state, target, read))


_NUMBERS: Mapping[str, frozenset[str]] = {
    "table": frozenset({"unit", "kind", "checked"}),
    "row": frozenset({"checked"}),
    "column": frozenset({"unit", "year", "measure", "checked"}),
    "cell": frozenset({"value", "unit", "year", "measure", "checked"}),
}
"""What is stated of numbers, by the sort of place."""


class _Statements:
    """What is stated of numbers, gathered place by place."""

    def __init__(self, as_read: Report) -> None:
        self._kinds = frozenset((*default_vocabulary().kinds, "annat"))
        self._facts = {(f.table_id, f.row, f.col): f for f in as_read.records.facts}
        self._values: dict[Place, Decimal | None] = {}
        self._texts: dict[str, dict[Place, Any]] = {"unit": {}, "year": {}, "measure": {}}
        self._of_tables: dict[int, str] = {}
        self.accepted: set[Place] = set()

    @property
    def stated(self) -> Stated:
        """All of it."""
        texts = self._texts
        return Stated(self._values, texts["unit"], texts["year"], texts["measure"], self._of_tables)

    @property
    def any(self) -> bool:
        """Whether anything is stated."""
        return bool(self.stated.places or self._of_tables)

    def take(self, correction: Correction, found: Found | None) -> tuple[CorrectionState, str | None]:
        """Take in a correction; what becomes of it, and what was read there."""
        if found is None:
            return "stale", None
        ways = {"kind": self._kind, "value": self._value, "checked": self._accept}
        return ways.get(correction.field, self._meaning)(correction, found)

    def _meaning(self, correction: Correction, found: Found) -> tuple[CorrectionState, str | None]:
        """Take in the unit, the year or the measure of the numbers of a place."""
        places, stated = self._places(found.spot), correction.meant
        read = {self._read(place, correction.field) for place in places}
        shown = ", ".join(sorted(map(str, read - {None}))) or None
        if read == {stated}:
            return "unnecessary", shown
        if not found.same or not places:
            return "stale", shown
        self._texts[correction.field].update(dict.fromkeys(places, stated))
        return "applied", shown

    def _kind(self, correction: Correction, found: Found) -> tuple[CorrectionState, str | None]:
        table = found.spot.table
        if table.kind == correction.stated:
            return "unnecessary", table.kind
        if not found.same or correction.stated not in self._kinds:
            return "stale", table.kind
        self._of_tables[table.table_id] = correction.stated
        return "applied", table.kind

    def _value(self, correction: Correction, found: Found) -> tuple[CorrectionState, str | None]:
        cell = found.spot.cell
        stated = number_of(correction.stated)
        shown = None if cell.value is None else format(cell.value, "f")
        if cell.value == stated:
            return "unnecessary", shown
        if not found.same:
            return "stale", shown
        self._values[found.spot.table.table_id, cell.row, cell.col] = stated
        return "applied", shown

    def _accept(self, correction: Correction, found: Found) -> tuple[CorrectionState, str | None]:
        """Take the numbers of a place as they are read, if all of them are the ones that were seen."""
        table, places = found.spot.table, self._places(found.spot)
        other = correction.target == "table" and fingerprint(table) != correction.seen.table
        if other or not found.same or not places:
            return "stale", None
        self.accepted.update(places)
        return "applied", None

    def _places(self, spot: Spot) -> list[Place]:
        """The numbers that a cell, column or table holds."""
        table = spot.table
        return [
            (table.table_id, cell.row, cell.col)
            for cell in table.cells
            if spot.row in (None, cell.row) and spot.col in (None, cell.col)
            if cell.value is not None or (table.table_id, cell.row, cell.col) in self._values
        ]

    def _read(self, place: Place, field: str) -> object:
        fact = self._facts.get(place)
        return getattr(fact, field) if fact else None


def _marked(report: Report, before: Mapping[Place, Decimal | None], places: Set[Place]) -> Report:
    """The report with the facts that people state or accept marked, what was read beside them.

    Args:
        report: read with what people state.
        before: what was read where they state another number.
        places: of all that they state or accept.
    """

    def by_person(fact: Fact) -> Fact:
        place = (fact.table_id, fact.row, fact.col)
        if place not in places:
            return fact
        kept = before.get(place)
        marks = {
            "verified": True,
            "verified_by": "person",
            "confidence": SETTINGS.by_person,
            "value_read": kept,
        }
        return fact.model_copy(update=marks)

    facts = [by_person(fact) for fact in report.records.facts]
    return report.model_copy(update={"records": report.records.model_copy(update={"facts": facts})})


def _place(spot: Spot | None, correction: Correction) -> dict[str, Any]:
    if spot is None:
        return {"page": correction.seen.page}
    page = correction.seen.page if spot.row is None else _page_of(spot)
    return {"page": page, "table_id": spot.table.table_id, "row": spot.row, "col": spot.col}


def _page_of(spot: Spot) -> int:
    return next((c.page for c in spot.table.cells if c.row == spot.row), spot.table.page_first)


def _entry(
    correction: Correction, state: CorrectionState, target: str, read: str | None
) -> AppliedCorrection:
    return AppliedCorrection(
        correction_id=correction.correction_id,
        target=target,
        field=correction.field,
        value=correction.stated,
        reason=correction.reason,
        by=correction.by,
        at=correction.at.replace(tzinfo=None),
        state=state,
        read=read,
    )
