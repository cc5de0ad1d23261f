"""How far a note reaches: its lines, its words, its text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from vonextract.geometry import bounding
from vonextract.layout.model import Word
from vonextract.layout.printed import FlowLine
from vonextract.layout.spelling import spell
from vonextract.notes.markers import Start
from vonextract.notes.model import Note
from vonextract.notes.settings import SETTINGS
from vonextract.swedish.hyphens import Vocabulary, join

_ENDED = re.compile(r"[.!?:)”\"]$|\w\.\w+$")
_ABBREVIATION = re.compile(r"\W*[A-ZÅÄÖ]{2}\w*\s*[-–—=:]\s")


@dataclass(slots=True)
class Pieces:
    """The words of a note, line by line, as they are collected.

    Attributes:
        marker: of the note.
        rest: what the marker's word holds besides it.
        lines: per printed line its page and the note's words in it; the marker comes first.
    """

    marker: str
    rest: str
    lines: list[tuple[int, list[Word]]] = field(default_factory=list)

    def note(self, vocabulary: Vocabulary) -> Note:
        """The note these pieces make."""
        (page, first), *others = self.lines
        texts = [f"{self.rest} {spell(first[1:])}", *(spell(words) for _, words in others)]
        words: dict[int, set[int]] = defaultdict(set)
        for number, part in self.lines:
            words[number] |= {w.index for w in part}
        box = bounding(w.box for number, part in self.lines for w in part if number == page)
        return Note(self.marker, join(texts, vocabulary), page, box, dict(words))


class Extent:
    """Follows notes from their first line over the pages' lines."""

    def __init__(self, pages: Sequence[Sequence[FlowLine]], starts: Sequence[Start]) -> None:
        self.pages = pages
        self.starts = {start.line for start in starts}
        self.marks = {(start.page, start.marker) for start in starts}
        self.place = {line: (p, i) for p, lines in enumerate(pages) for i, line in enumerate(lines)}
        self.pitches = [_usual_pitches(lines) for lines in pages]

    def follow(self, start: Start) -> list[Pieces]:
        """The note that begins at `start`, and any others that begin inside its lines."""
        page, index = self.place[start.line]
        pieces = [Pieces(start.marker, start.rest, [(start.page, start.line.words)])]
        lines = self.pages[page]
        last = start.line
        index += 1
        while index < len(lines) and self._continues(start, last, lines[index], page):
            last = lines[index]
            pieces[0].lines.append((last.page, last.words))
            index += 1
        if index == len(lines):
            self._turn_page(start, last, page + 1, pieces[0])
        return _split(pieces[0], self.marks) if start.numbered else pieces

    def _continues(self, start: Start, last: FlowLine, line: FlowLine, page: int) -> bool:
        """Whether `line`, the next in reading order, still belongs to the note."""
        if (
            line in self.starts
            or line.words[0].angle
            or abs(line.style.size - start.line.style.size) > SETTINGS.size_step
        ):
            return False
        if line.tag and line.tag == last.tag:
            return True
        if start.line.role in ("Note", "FENote") and line.role != start.line.role:
            return False
        if line.pitch <= 0 or line.pitch > self._pitch(page, line):
            return False
        if line.box.x0 > start.line.words[min(1, len(start.line.words) - 1)].x0 + 2 * line.style.size:
            return False
        if _ABBREVIATION.match(last.text) and _ABBREVIATION.match(line.text):
            return False
        return not (_ends_paragraph(last, line) and (_ENDED.search(last.text) or line.tag))

    def _pitch(self, page: int, line: FlowLine) -> float:
        """The widest distance between two lines of one note, in points."""
        usual = self.pitches[page].get(round(line.style.size), 0.0)
        return max(SETTINGS.pitch * line.style.size, SETTINGS.pitch_slack * usual)

    def _turn_page(self, start: Start, last: FlowLine, page: int, pieces: Pieces) -> None:
        """Add the note's lines on the next page: at its foot above the first note there, or at its top."""
        if page >= len(self.pages) or _ENDED.search(last.text):
            return
        lines = self.pages[page]
        for index in (self._foot(lines, start), 0):
            if index is None or index >= len(lines):
                continue
            found = [lines[index]] if self._alike(lines[index], start) else []
            while (
                found and index + 1 < len(lines) and self._continues(start, found[-1], lines[index + 1], page)
            ):
                index += 1
                found.append(lines[index])
            if found:
                pieces.lines += [(line.page, line.words) for line in found]
                return

    def _alike(self, line: FlowLine, start: Start) -> bool:
        """Whether a page's line may go on a note from the page before."""
        return (
            line not in self.starts and abs(line.style.size - start.line.style.size) <= SETTINGS.size_step / 2
        )

    def _foot(self, lines: Sequence[FlowLine], start: Start) -> int | None:
        """Index of the first of the small lines that end a page, up to its first note."""
        index = len(lines)
        while index and (lines[index - 1] in self.starts or self._alike(lines[index - 1], start)):
            index -= 1
        return index if 0 < index < len(lines) else None


def _usual_pitches(lines: Sequence[FlowLine]) -> dict[int, float]:
    """Median distance of lines by rounded type size, on one page."""
    found: dict[int, list[float]] = defaultdict(list)
    for line in lines:
        if 0 < line.pitch < SETTINGS.pitch_most * line.style.size:
            found[round(line.style.size)].append(line.pitch)
    return {size: median(pitches) for size, pitches in found.items() if len(pitches) > 2}


def _ends_paragraph(last: FlowLine, line: FlowLine) -> bool:
    """Whether the next line's first word would have fitted on the line before: a break that is meant."""
    right = max(last.column[1], line.column[1])
    word = line.words[0]
    return last.box.x1 + SETTINGS.word_gap * line.style.size + (word.x1 - word.x0) < right - line.style.size


def _split(pieces: Pieces, known: set[tuple[int, str]]) -> list[Pieces]:
    """One note, or several when the next numbers stand raised inside its lines after a full stop."""
    result = [Pieces(pieces.marker, pieces.rest)]
    for page, words in pieces.lines:
        begin = 0
        for at in range(1, len(words)):
            following = str(int(result[-1].marker) + 1)
            if (
                words[at].text.strip("[]().") == following
                and words[at].superscript
                and at + 1 < len(words)
                and (
                    _ENDED.search(words[at - 1].text) or words[at].x0 - words[at - 1].x1 > words[at - 1].size
                )
                and (page, following) not in known
            ):
                result[-1].lines.append((page, words[begin:at]))
                result.append(Pieces(following, ""))
                begin = at
        if words[begin:]:
            result[-1].lines.append((page, words[begin:]))
    return result
