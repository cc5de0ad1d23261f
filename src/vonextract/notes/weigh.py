"""Which lines that look like the beginning of a note are one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from vonextract.layout.model import Word
from vonextract.layout.printed import FlowLine
from vonextract.notes.markers import Mark, Start
from vonextract.notes.settings import SETTINGS
from vonextract.pdf.model import Document, Rule
from vonextract.vocabulary import Words, per_vocabulary

_NOTE_ROLES = ("Note", "FENote")


@per_vocabulary
def _note_heading(words: Words) -> re.Pattern[str]:
    """A heading, perhaps numbered, under which nothing but notes stand."""
    names = "|".join(map(re.escape, words.captions.notes))
    return re.compile(rf"(?:\d{{1,3}}(?:\.\d{{1,3}}){{0,8}}\.?\s+)?(?:{names})\s*:?$", re.I)


def choose_starts(
    candidates: Sequence[Start],
    marks: Sequence[Mark],
    pages: Sequence[Sequence[FlowLine]],
    document: Document,
    body_size: float,
) -> list[Start]:
    """The candidates that begin a note, in reading order.

    Marker, type size, tags, a short rule above, and a place that refers to it are weighed
    together; a note without any reference needs nearly all of the others.
    """
    lines = {start.line for start in candidates}
    places = _places(marks, lines)
    bulleted = _bulleted(candidates, body_size)
    headed = _headed(candidates, pages)
    at_foot = _at_foot(candidates, pages, SETTINGS.small * body_size)
    lonely = _lonely(candidates, pages, SETTINGS.small * body_size)
    chosen: dict[tuple[int, str], list[Start]] = defaultdict(list)
    accepted: Start | None = None
    for start in candidates:
        if start.starred:
            keep = _is_star_note(start, places, bulleted) or start in lonely
        else:
            start.score = _score(start, places, pages[start.page - 1], document, body_size, start in headed)
            start.score += start in at_foot
            start.score += 2 * _in_sequence(start, accepted)
            keep = start.score >= SETTINGS.enough
        if keep:
            chosen[start.page, start.marker].append(start)
            accepted = start
    kept = {id(s) for group in chosen.values() for s in _best(group)}
    return [start for start in candidates if id(start) in kept]


def _places(marks: Sequence[Mark], starts: set[FlowLine]) -> dict[str, list[Mark]]:
    """Marks by marker, without those that are the beginnings of notes themselves."""
    places: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.at or mark.line not in starts:
            places[mark.marker].append(mark)
    return places


def _score(
    start: Start,
    places: dict[str, list[Mark]],
    lines: Sequence[FlowLine],
    document: Document,
    body_size: float,
    headed: bool,
) -> int:
    """How much speaks for a note with a number or letter; `lines` are those of its page."""
    small = start.line.style.size <= SETTINGS.small * body_size
    tagged = start.line.role in _NOTE_ROLES
    if not (start.raised or tagged) and _states_numbers(start, lines):
        return 0
    rules = document.pages[start.page - 1].rules
    referred = _referred(start, places, here=not start.raised and not headed)
    told = SETTINGS.referred_weight * referred
    score = SETTINGS.raised_weight * start.raised + small + SETTINGS.tagged_weight * tagged + told
    score += start.bracketed and referred
    of_row = start.bracketed and _of_row(start, places, lines)
    score += of_row
    if score and small and any(_separates(rule, start.line) for rule in rules):
        score += 1
    if start.raised or tagged or of_row or (small and referred):
        return score
    return told + SETTINGS.referred_weight * headed if referred else 0


def _referred(start: Start, places: dict[str, list[Mark]], here: bool) -> bool:
    """Whether a raised marker before the note calls for it: on its page, or also on earlier ones."""
    for mark in places.get(start.marker, ()):
        if mark.page == start.page or (not here and mark.raised and mark.page < start.page):
            return True
    return False


def _of_row(start: Start, places: dict[str, list[Mark]], lines: Sequence[FlowLine]) -> bool:
    """Whether the label of a row of numbers above the note, on its page, ends in its marker."""
    marks = (mark for mark in places.get(start.marker, ()) if mark.page == start.page)
    above = (mark for mark in marks if mark.line.baseline < start.line.baseline)
    return any(_before_number(mark.word, line) for mark in above for line in lines)


def _states_numbers(start: Start, lines: Sequence[FlowLine]) -> bool:
    """Whether nothing but numbers stand right of the line, level with it: it is the label of a row."""
    return any(_before_number(start.line.words[-1], line) and not _letters(line) for line in lines)


def _before_number(word: Word, line: FlowLine) -> bool:
    """Whether a line begins with a number right of a word, level with it."""
    first = line.words[0]
    level = abs(line.baseline - word.baseline) <= SETTINGS.same_row * word.size
    return level and first.x0 > word.x1 + word.size and any(map(str.isdigit, first.text))


def _at_foot(candidates: Sequence[Start], pages: Sequence[Sequence[FlowLine]], small: float) -> set[Start]:
    """The candidates below which their page has only small type."""
    found: set[Start] = set()
    by_line = {start.line: start for start in candidates}
    for lines in pages:
        for line in reversed(lines):
            if line.style.size > small:
                break
            if line in by_line:
                found.add(by_line[line])
    return found


def _headed(candidates: Sequence[Start], pages: Sequence[Sequence[FlowLine]]) -> set[Start]:
    """The candidates on whose page a heading such as "Noter" or "Källor" stands before them."""
    heading = _note_heading()
    by_line = {start.line: start for start in candidates}
    found: set[Start] = set()
    for lines in pages:
        below = False
        for line in lines:
            below = below or bool(heading.match(line.text))
            if below and line in by_line:
                found.add(by_line[line])
    return found


def _lonely(candidates: Sequence[Start], pages: Sequence[Sequence[FlowLine]], small: float) -> set[Start]:
    """Asterisk notes in small type that are no list, as under a table in which nothing is marked."""
    stars = {
        start.line: start
        for start in candidates
        if start.starred and start.line.style.size <= small and _letters(start.line) >= SETTINGS.star_text
    }
    found: set[Start] = set()
    for lines in pages if stars else ():
        before: Start | None = None
        for line in lines:
            start = stars.get(line)
            if start is not None:
                if before is not None and before.marker == start.marker:
                    found.discard(before)
                else:
                    found.add(start)
                before = start
            elif before is not None and abs(line.style.size - before.line.style.size) > SETTINGS.size_step:
                before = None
    return found


def _letters(line: FlowLine) -> int:
    """How many letters a line has."""
    return sum(map(str.isalpha, line.text))


def _in_sequence(start: Start, accepted: Start | None) -> bool:
    """Whether the number follows that of the note accepted before, on its page or the next ones."""
    if accepted is None or not (start.numbered and accepted.numbered):
        return False
    same_size = abs(start.line.style.size - accepted.line.style.size) < SETTINGS.note_size
    return same_size and start.raised == accepted.raised and int(start.marker) == int(accepted.marker) + 1


def _separates(rule: Rule, line: FlowLine) -> bool:
    """Whether a rule is the short line above the notes that begin with `line`."""
    shortest, longest = SETTINGS.rule_width
    return (
        rule.horizontal
        and shortest <= rule.x1 - rule.x0 <= longest
        and 0 <= line.box.top - rule.top <= SETTINGS.rule_gap
        and abs(rule.x0 - line.column[0]) < longest * SETTINGS.rule_start
    )


def _is_star_note(start: Start, places: dict[str, list[Mark]], bulleted: set[tuple[int, str]]) -> bool:
    """Whether a line that begins with asterisks is a note: some place before it has the same ones."""
    if (start.page, start.marker) in bulleted:
        return False
    return any(
        (mark.page < start.page or mark.line is not start.line)
        and 0 <= start.page - mark.page <= SETTINGS.star_pages
        for mark in places.get(start.marker, ())
    )


def _bulleted(candidates: Sequence[Start], body_size: float) -> set[tuple[int, str]]:
    """Pages and markers where the asterisk is a list's bullet."""
    counts = Counter(
        (s.page, s.marker) for s in candidates if s.starred and s.line.style.size > SETTINGS.small * body_size
    )
    return {key for key, count in counts.items() if count > SETTINGS.bullets}


def _best(group: Sequence[Start]) -> list[Start]:
    """Of the numbered starts with one marker on a page the best, the lowest on a tie; all asterisks."""
    if group[0].starred:
        return list(group)
    top = max(start.score for start in group)
    return [next(start for start in reversed(group) if start.score == top)]
