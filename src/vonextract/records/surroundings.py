"""What of a report stands around its tables: titles, headings, the lines printed above them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from vonextract.geometry import Box
from vonextract.meaning.columns import looks_back
from vonextract.meaning.record_words import Vocabulary
from vonextract.meaning.unit_phrases import unit_of_sentences
from vonextract.model import Report, Section, Table
from vonextract.records.settings import SETTINGS
from vonextract.records.stated_units import Around
from vonextract.swedish.typography import fold_spaces


@dataclass(frozen=True)
class Surroundings:
    """What of a report stands around its tables."""

    report: Report
    words: Vocabulary

    @cached_property
    def looks_back(self) -> bool:
        """Whether the report looks back on its year."""
        return looks_back(self.report.meta.document_type, self.report.meta.title)

    def titles(self, table: Table) -> tuple[str, ...]:
        """Caption and headings above a table, nearest first."""
        found = [table.title] if table.title else []
        found += [section.title for section in self._sections(table) if section.title]
        return tuple(dict.fromkeys(found))

    def of(self, table: Table) -> Around:
        """Where units may be stated for the whole of a table."""
        headings = [section.title for section in self._sections(table) if section.title]
        caption = table.title if table.title not in headings else None
        near = 1 if caption else 2
        beside = [line for line, distance in self._printed_above(table) if distance <= SETTINGS.beside]
        return Around(
            caption,
            beside,
            headings[:near],
            lambda: self._text_unit(table),
            lambda: self._report_unit(table),
        )

    def lines_above(self, table: Table) -> list[str]:
        """The lines printed between a table and the one before it on its page, nearest first."""
        return [line for line, _ in self._printed_above(table)]

    def _printed_above(self, table: Table) -> list[tuple[str, float]]:
        """Each line above a table with its distance in points; what stands beside each other is one line.

        What stands above the column of text beside the table's is about something else.
        """
        top = table.box.top
        ends = self._ends_on.get(table.page_first, ())
        ceiling = max((end for end in ends if end <= top + SETTINGS.line), default=0.0)
        rows: list[tuple[float, list[tuple[float, str]]]] = []
        for box, text in sorted(self._lines_on.get(table.page_first, ()), key=_height):
            over = box.x0 < table.box.x1 and table.box.x0 < box.x1
            if over and ceiling - SETTINGS.line <= box.top < top:
                if not rows or box.top - rows[-1][0] > SETTINGS.line:
                    rows.append((box.top, []))
                rows[-1][1].append((box.x0, text))
        return [(" ".join(text for _, text in sorted(row)), top - at) for at, row in reversed(rows)]

    @cached_property
    def _lines_on(self) -> Mapping[int, list[tuple[Box, str]]]:
        """The lines of headings and running text of each page, with their boxes."""
        found: dict[int, list[tuple[Box, str]]] = {}
        for section in self.report.sections:
            if section.title:
                found.setdefault(section.page_first, []).append((section.box, section.title))
            for block in section.blocks:
                lines = block.raw.split("\n")
                height = block.box.height / len(lines)
                for nth, line in enumerate(lines):
                    top = block.box.top + nth * height
                    box = block.box._replace(top=top, bottom=top + height)
                    found.setdefault(block.page, []).append((box, fold_spaces(line)))
        return found

    @cached_property
    def _ends_on(self) -> Mapping[int, list[float]]:
        """Where tables end on each page."""
        ends: dict[tuple[int, int], float] = {}
        for table in self.report.tables:
            for cell in table.cells:
                place = cell.page, table.table_id
                ends[place] = max(ends.get(place, 0.0), cell.box.bottom)
        found: dict[int, list[float]] = {}
        for (page, _), end in ends.items():
            found.setdefault(page, []).append(end)
        return found

    def _text_unit(self, table: Table) -> str | None:
        """The unit of money that the nearest text with such a statement says amounts are in."""
        for section in self._sections(table):
            unit = unit_of_sentences((block.text for block in section.blocks), self.words.units)
            if unit is not None:
                return unit
        return None

    def _report_unit(self, table: Table) -> str | None:
        """The unit of money that the ärende with the table says its amounts are in, wherever it says so."""
        return self._unit_of_arende.get(self._arende_at(table.page_first))

    def _arende_at(self, page: int) -> int | None:
        """Number of the ärende on a page, of a packet of several; None for a report that is one."""
        arenden = self.report.arenden if len(self.report.arenden) > 1 else []
        return next((a.arende_id for a in arenden if a.page_first <= page <= a.page_last), None)

    @cached_property
    def _unit_of_arende(self) -> Mapping[int | None, str | None]:
        """The unit of money that the headings and the running text of each ärende state."""
        texts: dict[int | None, list[str]] = {}
        for section in self.report.sections:
            texts.setdefault(self._arende_at(section.page_first), []).append(section.title or "")
            for block in section.blocks:
                texts.setdefault(self._arende_at(block.page), []).append(block.text)
        return {arende: unit_of_sentences(said, self.words.units) for arende, said in texts.items()}

    def _sections(self, table: Table) -> Iterator[Section]:
        section = self._by_id.get(table.section_id) if table.section_id is not None else None
        for _ in range(len(self._by_id)):
            if section is None:
                return
            yield section
            section = self._by_id.get(section.parent_id) if section.parent_id is not None else None

    @cached_property
    def _by_id(self) -> Mapping[int, Section]:
        return {section.section_id: section for section in self.report.sections}


def _height(line: tuple[Box, str]) -> float:
    return line[0].top
