"""Linking markers to notes, and saying what found no partner."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from vonextract.display import EXCERPT, excerpt
from vonextract.findings.rules import UNLINKED_FOOTNOTE
from vonextract.layout.model import Word
from vonextract.layout.printed import FlowLine
from vonextract.layout.spelling import spell
from vonextract.model import Finding
from vonextract.notes.markers import Mark
from vonextract.notes.model import Note, Reference
from vonextract.notes.settings import SETTINGS
from vonextract.swedish.hyphens import Vocabulary, join


def link(
    marks: Sequence[Mark],
    notes: Sequence[Note],
    pages: Sequence[Sequence[FlowLine]],
    vocabulary: Vocabulary,
) -> list[Reference]:
    """The references in reading order, each with its note where there is one.

    Numbers refer to the next note with their marker, on their page or a later one, so that
    numbering may begin again with every section; a note may be referred to several times.
    """
    by_marker: dict[str, list[Note]] = defaultdict(list)
    for known in notes:
        by_marker[known.marker].append(known)
    sorted_pages = {page: sorted(pages[page - 1], key=_baseline) for page in {mark.page for mark in marks}}
    references = []
    for mark in marks:
        before = mark.before
        anchor = mark.word if mark.rest or not mark.marker.isalnum() else before
        note = _partner(mark, before, by_marker.get(mark.marker, []))
        if note is None and (mark.doubtful or mark.marker.isalpha()):
            continue
        references.append(
            Reference(
                marker=mark.marker,
                page=mark.page,
                box=mark.word.box,
                word=mark.word.index,
                anchor=anchor.index if anchor else -1,
                context=_context(mark, pages, sorted_pages, vocabulary),
                rest=mark.rest,
                note=note,
            )
        )
    return references


def _partner(mark: Mark, before: Word | None, notes: Sequence[Note]) -> Note | None:
    """The note that a mark refers to: the next one after it, or else the last one shortly before it."""
    if mark.doubtful:
        return next((n for n in notes if n.page == mark.page), None)
    top = mark.line.box.top
    after = [n for n in notes if (n.page, n.box.top) > (mark.page, top)]
    if mark.raised:
        near = [n for n in reversed(notes) if 0 <= mark.page - n.page <= 1]
        return next(iter(after + near), None)
    near = [n for n in after if n.page - mark.page <= SETTINGS.star_pages]
    near += [n for n in notes if n.page == mark.page and n not in near]
    named = mark.rest or (before.text if before else "")
    alike = [n for n in near if n.page == near[0].page and named and n.text.startswith(named)]
    return next(iter(alike + near), None)


def _context(
    mark: Mark,
    pages: Sequence[Sequence[FlowLine]],
    sorted_pages: Mapping[int, Sequence[FlowLine]],
    vocabulary: Vocabulary,
) -> str:
    """The words just before a marker, of its own cell or paragraph, hyphenation undone."""
    lines, by_baseline = pages[mark.page - 1], sorted_pages[mark.page]
    words = mark.line.words[: mark.at]
    first = len(words)
    while first and (
        first == len(words) or words[first].x0 - words[first - 1].x1 <= SETTINGS.cell_gap * words[first].size
    ):
        first -= 1
    own = [*words[first:], mark.word] if mark.rest else words[first:]
    texts = [" ".join([w.text for w in words[first:]] + ([mark.rest] if mark.rest else []))]
    if not own:
        own = [mark.word]
    below: FlowLine | None = mark.line
    left, right = own[0].x0, own[-1].x1
    if mark.wrapped is not None:
        left, right = mark.line.column
    if mark.line is lines[0] and mark.page > 1 and mark.line.words[0].text[0].islower():
        texts.insert(0, _last_line_like(mark.line, pages[mark.page - 2]))
    while below is not None and sum(map(len, texts)) < SETTINGS.context:
        below = _line_above(below, left, right, by_baseline)
        if below is None:
            break
        part = [w for w in below.words if w.x1 > left - 2 * w.size] if first else below.words
        texts.insert(0, spell(part))
        left, right = min(left, below.box.x0), max(right, below.box.x1)
    return join(texts, vocabulary)


def _last_line_like(line: FlowLine, lines: Sequence[FlowLine]) -> str:
    """The last of the lines set like `line`, as on the page before; empty when there is none."""
    return next((other.text for other in reversed(lines) if other.style == line.style), "")


def _line_above(line: FlowLine, left: float, right: float, lines: Sequence[FlowLine]) -> FlowLine | None:
    """The nearest line above that shares the words' width and is no further than a line is high.

    Args:
        line: the lower one.
        left: where the words begin.
        right: where they end.
        lines: of the page, by baseline.
    """
    size = line.style.size
    end = bisect_left(lines, line.baseline - 0.5 * size, key=_baseline)
    for other in reversed(lines[max(0, end - SETTINGS.lines_back) : end]):
        if line.baseline - other.baseline >= 2.0 * size:
            return None
        if other.box.x0 < right and other.box.x1 > left:
            return other
    return None


def _baseline(line: FlowLine) -> float:
    """Where a line stands."""
    return line.baseline


def unlinked(notes: Sequence[Note], references: Sequence[Reference]) -> list[Finding]:
    """Findings for markers without a note and notes without a marker; asterisks once a page."""
    findings = [_no_note(ref, 1) for ref in references if ref.note is None and ref.marker.isdigit()]
    stars: dict[tuple[int, str], list[Reference]] = defaultdict(list)
    for ref in references:
        if ref.note is None and not ref.marker.isdigit():
            stars[ref.page, ref.marker].append(ref)
    findings += [_no_note(group[0], len(group)) for group in stars.values()]
    referred = {id(ref.note) for ref in references}
    findings += [
        UNLINKED_FOOTNOTE.finding(
            f"Nothing refers to note {note.marker!r} on page {note.page}: {excerpt(note.text)!r}.",
            page=note.page,
        )
        for note in notes
        if id(note) not in referred
    ]
    return findings


def _no_note(ref: Reference, count: int) -> Finding:
    """The finding for a marker, or several alike on a page, whose note was not found."""
    others = f" and {count - 1} more" if count > 1 else ""
    return UNLINKED_FOOTNOTE.finding(
        f"No note {ref.marker!r} was found for the marker after {ref.context[-EXCERPT:]!r}{others}"
        f" on page {ref.page}.",
        page=ref.page,
    )


def too_many(count: int, limit: int) -> Finding:
    """The finding for a document with more markers than are linked."""
    return UNLINKED_FOOTNOTE.finding(
        f"{count} words look like markers of notes; only the first {limit} were linked.",
        severity="warning",
    )
