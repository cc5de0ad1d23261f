"""The knobs of finding out who wrote a document, what it is and when it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Source = Literal[
    "folder rule", "title block", "letterhead", "header", "footer", "first page", "metadata", "running text"
]
"""Where a document says something of itself."""

CONFIDENCE: dict[Source, float] = {
    "folder rule": 1.0,
    "title block": 0.95,
    "letterhead": 0.95,
    "header": 0.95,
    "footer": 0.9,
    "first page": 0.8,
    "metadata": 0.6,
    "running text": 0.5,
}
"""How far a statement is believed by where it stands: print before the file's properties."""


@dataclass(frozen=True, slots=True)
class IdentitySettings:
    """Where facts about a document are looked for, and what is enough to believe them.

    Attributes:
        in_furniture, in_title, own_line, on_front, elsewhere: what the mention of a body weighs by where it
            stands: in a running header, the title, alone on a line, on the first page, in running text.
        organisation_points: least sum of such weights of an author.
        lead: times that its sum must exceed the next one's: two alike are not told apart.
        bodies: mentions of a nämnd, styrelse or fullmäktige that make a text one of a kommun or region.
        author_lines: lines of the first page among which the author's name stands.
        name_chars, name_words: of a line that may be nothing but a name, at most.
        unlisted_words: words of the name of a kommun with the word kommun, at most.
        own_mentions: times that a document names its author where no number stands beside the name, at least.
        name_reach: characters before and after its stem that a name may reach.
        early_chars: of the text; the years and days of the report itself stand there.
        longest_part: days; a longer period in a title is a year, not the part of one that a report
            reaches to.
        front_lines: of the first page that are looked at.
        margin_share: of the pages on which a header comes again, else it is text.
        most_margins: different headers or footers of a document that are looked at.
        usual_margin: share of the pages on which a header speaks of the whole document, not of a part of it.
        letterhead: share of the first page's height that a letterhead may take.
        foot: share of the first page's height below which lines are its foot: the sender's address.
        title_reach: points below the title in which lines still belong to it, such as the nämnd's name.
        title_lines: of the first page among which the title begins.
        title_chars: of a title in small type, at most; a longer line is a sentence.
        large_title: times the body's size from which type is a title's.
        heading_sizes: times that the title's type comes again on later pages to be a heading's.
        same_words: likeness, 0 to 100, of the file's own title to what is printed, to be printed.
        whole_title: share of the printed title's length that the file's own must have to stand for it.
        letterhead_lines: of a page in which a paper names itself.
        packet_items: ärenden that make a packet.
        agenda_gap: lines between two entries of an agenda, at most.
        same_title: likeness, 0 to 100, of two titles of one ärende.
        large_label: times the body's size from which an ärende's label is a heading.
        front_pages: a packet's first ärende stands before the end of these, or an agenda names it.
        paper_top: points from the top of a page above which a paper begins with the page.
        paper_head: points from the top of a page in which the heading of a paper stands.
        paper_letterhead: share of a page's height in which a paper's letterhead stands.
        word_drop: points below the top of its line that a word may begin.
        listed: likeness, 0 to 100, of a heading to the title of a listed paper.
        title_least: characters; a shorter title is no title of a paper.
        beside: points by which a case number may stand higher or lower than the § beside which it is
            printed.
        paragraph_title_lines: lines that the title of a paragraph of minutes may take.
        listed_paragraphs: so many that begin on one page close under each other are a list of contents,
        list_gap: whose entries stand at most so many lines apart.
        missing_paragraphs: numbers that may be missing in a row: not read, or held back as secret.
        pages_per_mention: a document names its own kind once in so many pages at least.
        long_word: letters of a word that is still known when some of them were misread.
        misread: least likeness, 0 to 100, of a misread word.
        name_line: words of a line that may name the author's body, at most.
        municipality_code: figures of the code of a kommun; a region's has two.
        title_letters: letters of a title, at least; fewer are a number or a mark.
        entry_words: words between an agenda's number and the end of its line, at most.
        paper_title_pitch: times their size that the lines of a paper's title stand apart, at most.
        item_title_pitch: the same of the title of an ärende or a paragraph of minutes, where only
            lines of one style are joined.
        title_pitch: the same of a document's title, which is set with more air.
        part_size: of the largest of a page's unlabelled headings, below which type is not an
            ärende's.
        same_heading: points by which the type of the headings of one kind of ärende may differ.
        aside: points right of the § from which a line stands in the column of case numbers and projects.
        told: times that a name counts in one place; more say no more of who wrote it.
        own_edge: points from the edge of its column within which a line begins there.
        named_level: points below a paper's beginning where the ärende may be named that it belongs to.
        head_slack: points by which a line of the letterhead may reach into the title below it.
    """

    in_furniture: float = 10.0
    in_title: float = 8.0
    own_line: float = 6.0
    on_front: float = 2.0
    elsewhere: float = 1.0
    organisation_points: float = 2.0
    lead: float = 1.3
    bodies: int = 2
    author_lines: int = 12
    name_chars: int = 60
    name_words: int = 6
    unlisted_words: int = 3
    own_mentions: int = 2
    name_reach: int = 200
    early_chars: int = 20_000
    longest_part: int = 300
    front_lines: int = 40
    margin_share: float = 0.2
    most_margins: int = 8
    usual_margin: float = 0.5
    letterhead: float = 0.3
    foot: float = 0.88
    title_reach: float = 40.0
    title_lines: int = 30
    title_chars: int = 90
    large_title: float = 1.1
    heading_sizes: int = 2
    same_words: float = 90.0
    whole_title: float = 0.8
    letterhead_lines: int = 14
    packet_items: int = 2
    agenda_gap: int = 4
    same_title: float = 88.0
    large_label: float = 1.15
    front_pages: int = 3
    paper_top: float = 130.0
    paper_head: float = 280.0
    paper_letterhead: float = 1 / 3
    word_drop: float = 20.0
    listed: float = 85.0
    title_least: int = 8
    beside: float = 4.0
    paragraph_title_lines: int = 5
    listed_paragraphs: int = 3
    list_gap: int = 4
    missing_paragraphs: int = 3
    pages_per_mention: int = 6
    long_word: int = 12
    misread: float = 82.0
    name_line: int = 6
    municipality_code: int = 4
    title_letters: int = 4
    entry_words: int = 8
    paper_title_pitch: float = 1.5
    item_title_pitch: float = 1.6
    title_pitch: float = 1.8
    part_size: float = 0.85
    same_heading: float = 0.5
    aside: float = 40.0
    told: int = 3
    own_edge: float = 3.0
    named_level: float = 2.0
    head_slack: float = 1.0


SETTINGS = IdentitySettings()
