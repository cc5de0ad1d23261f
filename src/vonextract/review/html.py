"""Review pages as files: one report, or every doubt of a database, to be opened without any server."""

from __future__ import annotations

import base64
import hashlib
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from vonextract.review.album import Album, Kept
from vonextract.review.dossier import Dossier, Doubt
from vonextract.review.page import environment, heading_of, script_words, static
from vonextract.review.page_words import Language, words
from vonextract.review.settings import ReviewSettings


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a report in the file.

    Attributes:
        key: its name in the file.
        dossier: the report.
        page: number of the page.
        picture: of the page; None when it cannot be drawn.
        source: address of the picture when it lies beside the file.
    """

    key: str
    dossier: Dossier
    page: int
    picture: Kept | None
    source: str | None = None

    @property
    def severity(self) -> str:
        """Of the heaviest finding on the page."""
        return self.dossier.doubtful_pages.get(self.page, "")

    @property
    def embedded(self) -> str:
        """The picture's bytes as text."""
        return base64.b64encode(self.picture.path.read_bytes()).decode() if self.picture else ""

    @property
    def link(self) -> str:
        """The page of the PDF."""
        return f"{self.dossier.path.absolute().as_uri()}#page={self.page}"


class Item(NamedTuple):
    """A finding in the list."""

    doubt: Doubt
    href: str
    file: str


def write_review(
    dossiers: Sequence[Dossier],
    output: Path,
    language: Language = "sv",
    *,
    doubtful_only: bool = False,
    album: Album | None = None,
    settings: ReviewSettings | None = None,
) -> int:
    """Write the reports as one page that needs nothing else.

    Pictures that are too many for one file are put into a folder beside it.

    Args:
        dossiers: the reports.
        output: the HTML file.
        language: of the page.
        doubtful_only: only the pages that errors and doubts are about.
        album: that draws the pages; one of its own when None.
        settings: sizes.

    Returns:
        How many pages it holds.
    """
    settings = settings or ReviewSettings()
    wanted = [(dossier, page) for dossier in dossiers for page in _pages(dossier, doubtful_only)]
    with album or Album(settings=settings) as drawing:
        pictures = list(drawing.pictures(wanted))
        beside = sum(p.size for p in pictures if p) > settings.embedded
        sheets = [
            Sheet(f"s{n}", dossier, page, picture, _put_beside(output, n, picture) if beside else None)
            for n, ((dossier, page), picture) in enumerate(zip(wanted, pictures, strict=True), 1)
        ]
        with output.open("w", encoding="utf-8") as file:
            file.writelines(_html(sheets, dossiers, language, doubtful_only=doubtful_only))
    return len(sheets)


def _pages(dossier: Dossier, doubtful_only: bool) -> Iterable[int]:
    if not doubtful_only:
        return range(1, dossier.pages + 1)
    return sorted(page for page, severity in dossier.doubtful_pages.items() if severity != "info")


def _put_beside(output: Path, n: int, picture: Kept | None) -> str | None:
    """Write a picture into the folder beside the page; its address seen from the page."""
    if picture is None:
        return None
    folder = output.with_suffix(".pages")
    folder.mkdir(exist_ok=True)
    shutil.copyfile(picture.path, folder / f"{n:04}.jpg")
    return quote(f"{folder.name}/{n:04}.jpg")


def _html(
    sheets: Sequence[Sheet], dossiers: Sequence[Dossier], language: Language, *, doubtful_only: bool
) -> Iterator[str]:
    """The page, piece by piece: its pictures are never in memory together."""
    t = words(language)
    many = doubtful_only
    kinds = {(d.doc_id, table.table_id): table.kind for d in dossiers for table in d.tables}
    made = environment(language)
    made.globals |= {
        "many": many,
        "kind_of": lambda doubt: kinds.get((doubt.doc_id, doubt.table_id), ""),
    }
    heading, subheading = (t["all_doubts"], "") if many else heading_of(dossiers[0])
    items = list(_items(sheets, dossiers, doubtful_only))
    style, script = static("review.css"), static("review.js")
    return made.get_template("review.html").generate(
        heading=heading,
        subheading=subheading,
        sheets=sheets,
        items=items,
        kinds=sorted({kinds[i.doubt.doc_id, i.doubt.table_id] for i in items if i.doubt.table_id}),
        counts=_counts(i.doubt for i in items if i.doubt.stands),
        style=style,
        script=script,
        script_words=script_words(language),
        policy=_policy(style, script),
        **_confirmed(dossiers),
    )


def _items(sheets: Sequence[Sheet], dossiers: Sequence[Dossier], doubtful_only: bool) -> Iterator[Item]:
    keys = {(sheet.dossier.doc_id, sheet.page): sheet.key for sheet in sheets}
    files = {dossier.doc_id: dossier.file_name for dossier in dossiers}
    doubts = [d for dossier in dossiers for d in dossier.doubts]
    for doubt in sorted(doubts, key=lambda d: d.weight):
        if doubtful_only and (doubt.severity == "info" or not doubt.stands):
            continue
        key = keys.get((doubt.doc_id, doubt.page or 1), "")
        cell = "/" + ":".join(map(str, doubt.ref[1:])) if doubt.ref else ""
        yield Item(doubt, f"#{key}{cell}", files[doubt.doc_id])


def _counts(doubts: Iterable[Doubt]) -> dict[str, int]:
    found = Counter(doubt.severity for doubt in doubts)
    return {severity: found[severity] for severity in ("error", "warning", "info") if found[severity]}


def _confirmed(dossiers: Sequence[Dossier]) -> dict[str, Any]:
    facts = [c.fact for d in dossiers for table in d.tables for c in table.cells if c.fact]
    return {"numbers": len(facts), "confirmed": sum(1 for fact in facts if fact["verified"])}


def _policy(style: str, script: str) -> str:
    """What the page may load: its own style and script, and pictures in it or beside it."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)};"
        " img-src data: 'self' file:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
