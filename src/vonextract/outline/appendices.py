"""Appendices from another program: pages of another shape whose headings look like no other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from vonextract.layout.printed import Style
from vonextract.outline.headings import Heading
from vonextract.outline.settings import SETTINGS
from vonextract.pdf.model import Page

Shape = tuple[int, int]


def appended_headings(headings: Sequence[Heading], pages: Sequence[Page]) -> set[int]:
    """Identities of the headings over appendices that are typeset differently.

    Their style is that of a heading that stands first on a page of another shape than most
    (a spreadsheet printed in landscape), one that pages of the usual shape never use, and
    nothing in the file says their level.
    """
    shapes = {
        page.number: (round(page.width / SETTINGS.same_page), round(page.height / SETTINGS.same_page))
        for page in pages
    }
    if len(set(shapes.values())) < 2:
        return set()
    usual = Counter(shapes.values()).most_common(1)[0][0]
    usual_styles = {h.block.style for h in headings if shapes[h.block.page] == usual}
    styles: set[Style] = set()
    seen: set[int] = set()
    for heading in headings:
        page = heading.block.page
        if page not in seen and shapes[page] != usual and not _stated(heading):
            styles.add(heading.block.style)
        seen.add(page)
    styles -= usual_styles
    return {id(h) for h in headings if h.block.style in styles and not _stated(h)}


def _stated(heading: Heading) -> bool:
    """Whether the file says the heading's level."""
    return bool(heading.tag or heading.bookmark or heading.contents or heading.number)
