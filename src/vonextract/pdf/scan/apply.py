"""Pages with what was read of their pictures: as characters, rules and fills like any other's."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import NamedTuple

import numpy as np

from vonextract.geometry import Box
from vonextract.pdf.drawings import Drawings
from vonextract.pdf.fonts import FontTable
from vonextract.pdf.glyphs import empty_chars
from vonextract.pdf.model import NO_MCID, Chars, Fill, Page, Rule
from vonextract.pdf.scan.compare import compared, words_of
from vonextract.pdf.scan.engine import installed_engine
from vonextract.pdf.scan.model import Certainty, ScanChar, ScanReading
from vonextract.pdf.scan.pages import kept_reading, pick, read_regions
from vonextract.pdf.scan.settings import PICK, SETTINGS, TRUST
from vonextract.pdf.scan.spread import is_spread, unfolded
from vonextract.pdf.settings import OcrMode
from vonextract.pdf.sight import Sight

_LOG = logging.getLogger(__name__)
MISSING = "it is a picture of paper; pip install 'vonextract[ocr]' lets it be read"
"""Why a picture was not read where no engine is installed."""


def chars_of(reading: Sequence[ScanChar], fonts: FontTable) -> Chars:
    """Characters that were read, in the columns of printed ones."""
    n = len(reading)
    sorts = {(char.bold, char.fixed) for char in reading}
    font = {(bold, fixed): fonts.scanned(bold=bold, fixed=fixed) for bold, fixed in sorted(sorts)}
    text = np.empty(n, np.object_)
    text[:] = [char.text for char in reading]
    boxes = np.array([char.box for char in reading], np.float64).reshape(n, 4)
    lines = np.array([(char.baseline, char.size) for char in reading], np.float64).reshape(n, 2)
    return Chars(
        text=text,
        x0=boxes[:, 0].copy(),
        top=boxes[:, 1].copy(),
        x1=boxes[:, 2].copy(),
        bottom=boxes[:, 3].copy(),
        baseline=lines[:, 0].copy(),
        size=lines[:, 1].copy(),
        font=np.array([font[char.bold, char.fixed] for char in reading], np.int32),
        color=np.zeros(n, np.int32),
        mcid=np.full(n, NO_MCID, np.int32),
        angle=np.zeros(n, np.int16),
    )


def joined(first: Chars, second: Chars) -> Chars:
    """The characters of both, the first's before."""
    return Chars(*(np.concatenate([getattr(c, f.name) for c in (first, second)]) for f in fields(Chars)))


def with_pictures(page: Page, sight: Sight, mode: OcrMode) -> Page:
    """The page with the text of its pictures of paper; the page itself when it has none.

    Args:
        page: as it is printed.
        sight: what it was made of; its page is still loaded.
        mode: what is asked for.
    """
    printed, hidden = _layers(page, sight)
    if not len(printed):
        page.source = "hidden_text" if len(hidden) else "empty"
        page.certainty = Certainty(usual=TRUST.hidden_layer) if len(hidden) else None
    try:
        return _with_readings(page, sight, mode, printed)
    except Exception as error:  # whatever a picture does to an engine costs that picture alone
        _LOG.warning("a picture on page %d was not read", page.number, exc_info=True)
        page.unread = f"its picture could not be read ({type(error).__name__})"
        return page


def _with_readings(page: Page, sight: Sight, mode: OcrMode, printed: Chars) -> Page:
    """The page with what is read of those of its pictures that show paper."""
    picked = pick(sight.page, sight.frame, sight.drawings, printed, mode)
    if not picked.parts:
        return page
    engine = installed_engine()
    if engine is None:
        page.unread = MISSING
        return page
    readings = read_regions(sight.page, sight.frame, sight.drawings, picked, engine)
    if picked.whole:
        return _as_scan(page, sight.turned(readings[0].quarters), readings[0], mode)
    return _with_regions(page, sight, dict(zip((part.box for part in picked.parts), readings, strict=True)))


class Lie(NamedTuple):
    """How the paper on a page's picture lies.

    Attributes:
        quarters: clockwise, by which it was turned to be read.
        tilt: degrees counter-clockwise, by which it was turned then.
        spread: whether it shows two pages, which were laid one above the other.
    """

    quarters: int = 0
    tilt: float = 0.0
    spread: bool = False


def lie_of(sight: Sight) -> Lie:
    """How the paper on a page's picture lies, as far as what was read of it is kept."""
    printed = sight.chars() if sight.columns is None else sight.chars(~sight.columns.hidden)
    picked = pick(sight.page, sight.frame, sight.drawings, printed, "auto")
    engine = installed_engine() if picked.whole else None
    if engine is None:
        return Lie()
    reading = kept_reading(sight.page, sight.frame, sight.drawings, picked, engine) or ScanReading()
    frame = sight.frame.turned(reading.quarters)
    return Lie(reading.quarters, reading.tilt, is_spread(reading, Box(0, 0, frame.width, frame.height)))


def _layers(page: Page, sight: Sight) -> tuple[Chars, Chars]:
    """The characters that are printed, and those of a hidden text layer."""
    columns = sight.columns
    if columns is None or not columns.hidden.any():
        return page.chars, empty_chars()
    return sight.chars(~columns.hidden), sight.chars(columns.hidden)


def _as_scan(page: Page, sight: Sight, reading: ScanReading, mode: OcrMode) -> Page:
    """A page that is a picture of paper: what was read stands in the place of a hidden text layer."""
    printed, hidden = _layers(replace(page, chars=sight.chars()), sight)
    if mode == "force":
        printed = empty_chars()
    if not reading.chars and len(hidden):
        return page
    spread = is_spread(reading, Box(0, 0, sight.frame.width, sight.frame.height))
    reading, agreement = compared(reading.without(_boxes(printed)), hidden)
    reasons = [reason for reason in (page.truncated, reading.unfinished) if reason]
    rules, fills = _drawn(sight.drawings)
    read = replace(
        page,
        width=sight.frame.width,
        height=sight.frame.height,
        chars=joined(printed, chars_of(reading.chars, sight.fonts)),
        rules=[*rules, *reading.rules],
        fills=[*fills, *reading.fills],
        images=[],
        truncated="; ".join(reasons) or None,
        turned=(page.turned + reading.quarters) % 4,
        source="ocr" if reading.chars else page.source,
        certainty=Certainty(reading.chars, unread=reading.unread),
        agreement=agreement,
    )
    return unfolded(read) if spread else read


def _drawn(drawings: Drawings) -> tuple[list[Rule], list[Fill]]:
    """The rules and fills that are drawn; none where letters are drawn, of which most would be strokes."""
    outlined = drawings.outlines >= PICK.outline_letters
    return ([], []) if outlined else (drawings.rules, drawings.fills)


def _boxes(chars: Chars) -> list[Box]:
    sides = (chars.x0, chars.top, chars.x1, chars.bottom)
    return [Box(*box) for box in zip(*(side.tolist() for side in sides), strict=True)]


def _with_regions(page: Page, sight: Sight, readings: dict[Box, ScanReading]) -> Page:
    """A printed page with the tables that are pasted into it as pictures."""
    tables = {box: reading for box, reading in readings.items() if shows_table(reading)}
    if not tables:
        return page
    read = [char for reading in tables.values() for char in reading.chars]
    unread = [box for reading in tables.values() for box in reading.unread]
    return replace(
        page,
        chars=joined(page.chars, chars_of(read, sight.fonts)),
        rules=[*page.rules, *(rule for reading in tables.values() for rule in reading.rules)],
        fills=[*page.fills, *(fill for reading in tables.values() for fill in reading.fills)],
        images=[box for box in page.images if box not in tables],
        certainty=Certainty(read, unread=unread),
    )


def shows_table(reading: ScanReading) -> bool:
    """Whether a picture on a printed page is a table: rows of words with numbers, and no bars of a chart."""
    pillars = [fill for fill in reading.fills if fill.box.height > SETTINGS.pillar * fill.box.width]
    rows: dict[int, list[str]] = {}
    for word in words_of(reading.chars):
        chars = [reading.chars[k] for k in word]
        rows.setdefault(round(chars[0].baseline), []).append("".join(c.text for c in chars))
    full = [words for words in rows.values() if len(words) >= 2 and any(w[-1:].isdigit() for w in words)]
    return len(pillars) < 2 and len(full) >= SETTINGS.region_rows and len(full) >= 0.5 * len(rows)
