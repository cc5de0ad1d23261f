"""What the reader of pages allows and how it judges, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

OcrMode: TypeAlias = Literal["auto", "off", "force"]
"""auto: pictures of paper are read; off: none is; force: every page is read from its picture."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on the work a hostile file can ask for, and thresholds in points.

    Attributes:
        pages: pages read of a file.
        chars: characters read of a page.
        objects: drawn objects looked at on a page, form contents included.
        segments: path segments looked at on a page.
        form_depth: nesting of form XObjects followed.
        tags: nodes of a page's structure tree.
        tag_depth: nesting of structure elements.
        bookmarks: entries of the document outline.
        attachments: attached files that are named.
        thin: a filled rectangle up to this thickness is a rule.
        thick: a stroke from this width on is a fill.
        smallest_text: text below this size is invisible.
        contrast: of 255, by which a channel of a text's colour must differ from what is below it.
        dots: per point, in pictures that tell whether text is seen.
        picture: dots of such a picture at most.
    """

    pages: int = 5000
    chars: int = 200_000
    objects: int = 60_000
    segments: int = 200_000
    form_depth: int = 12
    tags: int = 40_000
    tag_depth: int = 120
    bookmarks: int = 5000
    attachments: int = 1000
    thin: float = 3.0
    thick: float = 4.5
    smallest_text: float = 0.4
    contrast: int = 20
    dots: float = 2.0
    picture: int = 1_500_000
