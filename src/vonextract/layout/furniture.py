"""Running headers, footers and page numbers, known by what comes again on page after page.

A line of the top or bottom margin is furniture when it comes again at the same height on
other pages (numbers aside), when it counts the pages, when the producer marks it as an
artifact, or when it stands exactly where such a line stands on the other pages. Furniture is
taken from the page's edge inwards and stops at the first line that is none of these. A table
header that is repeated on top of every page comes again too, and so do the labels of a table
that has the same rows on every page, but the other rows of the table follow directly, in the
same columns or between the same rules: that is body, and so are the number of a note, a line of
several years or days, and a line of a table that stands further down on another page too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from vonextract.layout.margins import Row, Segment, Zone, margin_rows, next_row
from vonextract.layout.model import PageText, Word
from vonextract.layout.settings import SETTINGS
from vonextract.pdf.model import ARTIFACT, NO_MCID
from vonextract.swedish.tokens import is_period
from vonextract.vocabulary import Words, per_vocabulary

_NUMERIC_KEY = re.compile(r"^[#\s\W]*$")
_FIRST_NUMBER = re.compile(r"\d+")


class _PageNumbers(NamedTuple):
    """The number of a page with the number of all, and alone."""

    counted: re.Pattern[str]
    alone: re.Pattern[str]


@per_vocabulary
def _page_numbers(words: Words) -> _PageNumbers:
    page, of = "|".join(words.captions.page), "|".join(words.captions.page_of)
    return _PageNumbers(
        re.compile(rf"^(?:(?:{page})\s*)?(\d{{1,4}})\s*(?:\(|/|{of})\s*(\d{{1,4}})\s*\)?$", re.IGNORECASE),
        re.compile(rf"^(?:{page})?[\s\-–—|•.()/]*\d{{1,4}}[\s\-–—|•.)/]*$", re.IGNORECASE),
    )


@per_vocabulary
def _note_keys(words: Words) -> frozenset[str]:
    """What numbers the notes of accounts, one on top of each of several pages: "Not 11"."""
    return frozenset(f"{word} #" for word in words.captions.account_note)


Slot = tuple[Zone, int, float, float, float, float]


def find_furniture(texts: list[PageText]) -> list[set[int]]:
    """For every page the indices of its words that are furniture.

    Args:
        texts: all pages of a document.
    """
    search = _Search(texts)
    return [search.page(i) | sides for i, sides in enumerate(_turned(texts))]


class _Search:
    """The margins of a document and what comes again in them."""

    def __init__(self, texts: list[PageText]) -> None:
        self._texts = texts
        shares: dict[Zone, float] = {"top": SETTINGS.top_share, "bottom": SETTINGS.bottom_share}
        self._rows: dict[Zone, list[list[Row]]] = {
            zone: [margin_rows(text, i, zone, share) for i, text in enumerate(texts)]
            for zone, share in shares.items()
        }
        self._body_size = _body_size(texts)
        self._artifacts = _trust_artifacts(texts)
        self._untagged = _trust_untagged(texts)
        self._known: set[int] = set()
        if len(texts) >= SETTINGS.least_document:
            self._find_recurring()
        self._slots = self._find_slots()

    def page(self, index: int) -> set[int]:
        """Furniture in the top and bottom margins of a page."""
        return {
            word.index
            for zone, pages in self._rows.items()
            for row in self._furniture_rows(pages[index], index, zone)
            for word in row
        }

    def _furniture_rows(self, rows: list[Row], index: int, zone: Zone) -> Iterable[list[Word]]:
        """The words of every line that is furniture, from the edge inwards."""
        accepted: list[list[Word]] = []
        for number, row in enumerate(rows):
            taken = [s for s in row.segments if self._accepts(s, row, number == 0)]
            if not taken and not self._lies_outside(rows, number):
                break
            rest = sum(len(s.words) for s in row.segments if s not in taken)
            accepted.append(
                [w for s in (row.segments if rest <= SETTINGS.rest_words else taken) for w in s.words]
            )
            if rest > SETTINGS.rest_words:
                break
        while accepted and self._is_of_table(rows, len(accepted), index, zone):
            accepted.pop()
        return accepted

    def _lies_outside(self, rows: list[Row], number: int) -> bool:
        """Whether a short plain line stands further out than a line known to be furniture."""
        row = rows[number]
        if len(row.words) > SETTINGS.rest_words or row.size > SETTINGS.plain_size * self._body_size:
            return False
        inner = rows[number + 1 : number + 1 + SETTINGS.outer_rows]
        return any(id(s) in self._known for other in inner for s in other.segments)

    def _accepts(self, segment: Segment, row: Row, outermost: bool) -> bool:
        if id(segment) in self._known or (self._may_be_artifact(row) and self._is_artifact(segment)):
            return True
        if outermost and self._counts_pages(segment):
            return True
        return any(_fits(segment, slot) for slot in self._slots)

    def _may_be_artifact(self, row: Row) -> bool:
        """Whether an artifact mark on the line may mean furniture, not a table's repeated header."""
        return len(row.segments) <= 2 or len(self._texts) < SETTINGS.least_document

    def _is_artifact(self, segment: Segment) -> bool:
        marks = {word.mcid for word in segment.words}
        return (self._artifacts and marks == {ARTIFACT}) or (self._untagged and marks <= {ARTIFACT, NO_MCID})

    def _counts_pages(self, segment: Segment) -> bool:
        """Whether the line says which page this is, in words that leave no doubt."""
        if match := _page_numbers().counted.match(segment.text):
            return 1 <= int(match[1]) <= int(match[2])
        number = segment.page + 1
        return (
            bool(_page_numbers().alone.match(segment.text))
            and _number(segment) == number
            and segment.zone == "bottom"
        )

    def _find_recurring(self) -> None:
        by_key: dict[tuple[Zone, str], list[Segment]] = defaultdict(list)
        for segment in self._segments():
            by_key[segment.zone, segment.key].append(segment)
        clusters = []
        for (_, key), segments in by_key.items():
            for cluster in _same_height(segments, SETTINGS.same_height):
                if _NUMERIC_KEY.match(key):
                    cluster = [*_counting(cluster), *self._constant(cluster)]
                elif key in _note_keys() or not self._recurs(cluster):
                    cluster = []
                if cluster:
                    clusters.append(cluster)
        candidates = {id(s) for cluster in clusters for s in cluster}
        first_body = self._body_starts(candidates)
        for cluster in clusters:
            if not self._inside_body(cluster, first_body):
                self._known |= {id(s) for s in cluster}

    def _constant(self, cluster: list[Segment]) -> list[Segment]:
        """Those of a group of bare numbers that are the same on most pages: a number of registration."""
        pages: dict[str, set[int]] = defaultdict(set)
        for segment in cluster:
            pages[segment.text].add(segment.page)
        least = max(SETTINGS.least_pages, 0.5 * len(self._texts))
        return [s for s in cluster if len(pages[s.text]) >= least]

    def _segments(self) -> Iterable[Segment]:
        for pages in self._rows.values():
            for rows in pages:
                for row in rows:
                    yield from row.segments

    def _body_starts(self, candidates: set[int]) -> dict[tuple[Zone, int], float]:
        """For both margins of every page: offset of the outermost line that comes nowhere else."""
        starts: dict[tuple[Zone, int], float] = {}
        for zone, pages in self._rows.items():
            for index, rows in enumerate(pages):
                own = (r for r in rows if not any(id(s) in candidates for s in r.segments))
                if (row := next(own, None)) is not None:
                    starts[zone, index] = row.segments[0].offset
        return starts

    def _inside_body(self, cluster: list[Segment], first_body: dict[tuple[Zone, int], float]) -> bool:
        """Whether the other pages' own text begins further out than what comes again here."""
        pages = {s.page for s in cluster}
        reach = min(s.offset for s in cluster) + SETTINGS.slot_tolerance
        zone = cluster[0].zone
        further_out = sum(
            start <= reach for (side, page), start in first_body.items() if side == zone and page not in pages
        )
        return further_out > SETTINGS.blocked_share * len(pages)

    def _recurs(self, cluster: list[Segment]) -> bool:
        pages = sorted({s.page for s in cluster})
        if len(pages) >= SETTINGS.least_pages:
            return True
        if len(pages) < 2:
            return False
        small = min(w.size for s in cluster for w in s.words) < SETTINGS.heading_ratio * self._body_size
        exact = max(s.offset for s in cluster) - min(s.offset for s in cluster) <= SETTINGS.slot_tolerance
        return small and exact and pages[-1] - pages[0] <= 2

    def _find_slots(self) -> list[Slot]:
        """Places where furniture stands on at least a few pages."""
        count: Counter[Slot] = Counter()
        places = {(_slot(s), s.page) for s in self._segments() if id(s) in self._known}
        count.update(slot for slot, _ in places)
        least = max(SETTINGS.least_pages, len(self._texts) // SETTINGS.page_share)
        return [slot for slot, pages in count.items() if pages >= least]

    def _is_of_table(self, rows: list[Row], inside: int, index: int, zone: Zone) -> bool:
        """Whether the innermost furniture line is a row of a table: the next ones follow directly.

        No row of it is a line beside another one, in other type.
        """
        row, inner = rows[inside - 1], self._inner(rows, inside, index, zone)
        if any(_page_numbers().counted.match(segment.text) for segment in row.segments):
            return False
        if zone == "top" and _names_years(row):
            return True
        if inner is None:
            return False
        upper, lower = (row, inner) if zone == "top" else (inner, row)
        gap = lower.top - upper.bottom
        if gap < -0.5 * (lower.bottom - lower.top):
            return False
        if self._joined_by_rules(upper, lower, index):
            return True
        reach = SETTINGS.row_pitch * row.size
        if zone == "top" and gap <= 2 * reach and self._on_fill(row, index):
            return True
        if gap > 2 * reach:
            return False
        shared = len(row.segments) > 1 and _shared_columns(row, inner) > 1
        heads = self._further_in(row) if zone == "top" else []
        if heads and (shared or _move_alike(heads, self._further_in(inner))):
            return True
        return gap <= reach and (shared or len(row.segments) >= SETTINGS.slot_columns)

    def _further_in(self, row: Row) -> list[tuple[int, float]]:
        """How much further down the line stands on which pages, as a header does where its table begins."""
        first, *others = (self._placed[_place(word)] for word in row.words)
        own, least = row.words[0].baseline, SETTINGS.row_pitch * row.size
        places = first.intersection(*others)
        return [(page, at - own) for page, at in places if at - own > row.size + least]

    @cached_property
    def _placed(self) -> defaultdict[tuple[str, int], set[tuple[int, float]]]:
        """Page and baseline of all that does not stand in the bottom margin, by text and left edge."""
        placed: defaultdict[tuple[str, int], set[tuple[int, float]]] = defaultdict(set)
        for index, text in enumerate(self._texts):
            bottom = (1 - SETTINGS.bottom_share) * text.page.height
            for word in text.words:
                if word.baseline < bottom:
                    placed[_place(word)].add((index, round(word.baseline, 1)))
        return placed

    def _inner(self, rows: list[Row], inside: int, index: int, zone: Zone) -> Row | None:
        """The line next to the innermost furniture line, towards the middle of the page."""
        if inside < len(rows):
            return rows[inside]
        share = SETTINGS.top_share if zone == "top" else SETTINGS.bottom_share
        return next_row(self._texts[index], index, zone, share)

    def _joined_by_rules(self, row: Row, below: Row, index: int) -> bool:
        """Whether a vertical rule runs on from the line to the one below it."""
        page = self._texts[index].page
        middle, next_middle = (row.top + row.bottom) / 2, (below.top + below.bottom) / 2
        for rule in page.rules:
            if not rule.horizontal and rule.top <= middle and rule.bottom >= next_middle:
                return True
        return False

    def _on_fill(self, row: Row, index: int) -> bool:
        """Whether each word of the line stands on a fill no higher than a few lines: of a band or a cell."""
        middle, slack = (row.top + row.bottom) / 2, SETTINGS.fill_slack
        low = [
            box
            for box, _ in self._texts[index].page.fills
            if box.height <= SETTINGS.band_lines * row.size and box.top <= middle <= box.bottom
        ]
        return all(any(box.x0 <= w.x0 + slack and w.x1 - slack <= box.x1 for box in low) for w in row.words)


def _move_alike(heads: Iterable[tuple[int, float]], others: Iterable[tuple[int, float]]) -> bool:
    """Whether two lines stand as much further down as each other on a page."""
    return any(page == other and abs(by - its) < 1 for page, by in heads for other, its in others)


def _place(word: Word) -> tuple[str, int]:
    return word.text, round(word.x0)


def _slot(segment: Segment) -> Slot:
    head = segment.words[0]
    return (
        segment.zone,
        head.font,
        round(head.size, 1),
        round(segment.offset),
        round(segment.x0 / SETTINGS.slot_step),
        round(segment.x1 / SETTINGS.slot_step),
    )


def _fits(segment: Segment, slot: Slot) -> bool:
    """Whether a segment stands where furniture stands elsewhere, in the same type."""
    if len(segment.words) > SETTINGS.slot_words:
        return False
    zone, font, size, offset, left, right = slot
    head = segment.words[0]
    if zone != segment.zone or font != head.font or abs(size - head.size) > SETTINGS.slot_size:
        return False
    aligned = (
        abs(segment.x0 / SETTINGS.slot_step - left) <= 1
        or abs(segment.x1 / SETTINGS.slot_step - right) <= 1
        or abs((segment.x0 + segment.x1) / SETTINGS.slot_step - left - right) <= 2
    )
    return aligned and abs(offset - segment.offset) <= SETTINGS.slot_tolerance


def _same_height(segments: list[Segment], tolerance: float) -> Iterable[list[Segment]]:
    """The segments in groups of about equal offset."""
    cluster: list[Segment] = []
    for segment in sorted(segments, key=lambda s: s.offset):
        if cluster and segment.offset - cluster[-1].offset > tolerance:
            yield cluster
            cluster = []
        cluster.append(segment)
    if cluster:
        yield cluster


def _counting(cluster: list[Segment]) -> list[Segment]:
    """Those of a group of bare numbers that count up with the pages."""
    in_row = Counter(s.page for s in cluster)
    cluster = [
        s
        for s in cluster
        if in_row[s.page] <= 2
        and s.key.count("#") <= 2
        and not SETTINGS.first_page_year <= _number(s) <= SETTINGS.last_page_year
    ]
    values: dict[int, set[int]] = defaultdict(set)
    for segment in cluster:
        values[segment.page].add(_number(segment))
    shifts = Counter(value - page for page, found in values.items() for value in found)
    return [
        s
        for s in cluster
        if shifts[_number(s) - s.page] >= SETTINGS.page_numbers
        or any(_number(s) + step in values.get(s.page + step, ()) for step in (-2, -1, 1, 2))
    ]


def _number(segment: Segment) -> int:
    match = _FIRST_NUMBER.search(segment.text)
    return int(match[0][: SETTINGS.page_digits]) if match else -1


def _names_years(row: Row) -> bool:
    """Whether the line heads columns of years or balance days, as statements of accounts have them."""
    return sum(is_period(s.text) for s in row.segments) > 1


def _shared_columns(row: Row, below: Row) -> int:
    """How many segments of a line stand over one of the next line's."""
    return sum(any(s.x0 <= t.x1 and t.x0 <= s.x1 for t in below.segments) for s in row.segments)


def _body_size(texts: list[PageText]) -> float:
    """The size most of the text is set in."""
    letters: Counter[float] = Counter()
    for text in texts:
        for word in text.words:
            letters[word.size] += len(word.text)
    count: Counter[float] = Counter()
    for size, n in letters.items():
        count[round(size, 1)] += n
    return count.most_common(1)[0][0] if count else 0.0


def _trust_artifacts(texts: list[PageText]) -> bool:
    """Whether artifact marks tell anything: some producers mark everything."""
    total = sum(len(text.words) for text in texts)
    marked = sum(word.mcid == ARTIFACT for text in texts for word in text.words)
    return 0 < marked <= SETTINGS.artifact_most * total


def _trust_untagged(texts: list[PageText]) -> bool:
    """Whether all but a little of the text is tagged, so that what is not is furniture."""
    total = sum(len(text.words) for text in texts)
    bare = sum(word.mcid == NO_MCID for text in texts for word in text.words)
    return any(text.page.tags for text in texts) and 0 < bare <= 0.5 * SETTINGS.artifact_most * total


def _turned(texts: list[PageText]) -> list[set[int]]:
    """Turned text at the side edges that comes again on several pages."""
    places: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    for i, text in enumerate(texts):
        side = SETTINGS.side_share * text.page.width
        for word in text.words:
            if word.angle and (word.x1 <= side or word.x0 >= text.page.width - side):
                places[word.angle, word.text].append((i, word.index))
    found: list[set[int]] = [set() for _ in texts]
    for spots in places.values():
        if len({page for page, _ in spots}) >= SETTINGS.least_pages:
            for page, index in spots:
                found[page].add(index)
    return found
