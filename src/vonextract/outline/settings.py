"""The knobs of the outline."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutlineSettings:
    """What each sign of a heading weighs, and how much is enough.

    Attributes:
        enough: a block with this sum is a heading.
        tag, bookmark, contents: the file says so: H1–H6, an entry of its outline, of its contents.
        untagged: the file tags its headings, but nothing set like this block.
        large, larger: set in clearly (1.15) or slightly (1.04) larger type than the body.
        bold, italic, colored, caps: wholly so, while the body is not.
        numbered: begins with a number such as 2.1; deeper: for each further level of it.
        above: more space above than the usual between paragraphs.
        sentence: ends like a sentence; comma: ends in the middle of one.
        small: set in smaller type than the body.
        lower: begins with a small letter.
        long: more than `max_lines` lines or `max_chars` characters;
        max_lines, max_chars: what a heading has at most, in most documents.
        shape: most blocks of its style are no longer than headings are.
        habit: its style stands only over text, again and again; then it may be small or a sentence.
        labelled: a label in bold with a value that is not, or the other way round.
        cover: stands on a title page.
        beside: other short text stands on its line, as in the head of a table.
        indented: in body type, and begins neither at the text's edge nor at its column's.
        in_list: another list item like it stands next to it; bulleted: it begins with a bullet.
        letterhead: in body type at the page's top, above something larger.
        last: nothing follows it on its page or the next.
        most_lines: a block of more lines is never one.
        label_gap: em; a wider gap parts a label from its value.
        cover_chars: characters of a title page at most.
        letterhead_height: points from a page's top in which a letterhead stands.
        habit_times, habit_share: so often, and in this share of its blocks, a style stands over text for
            that to be its habit; below_drawn: and at most in this share of them under a table or figure.
        habit_gap: times the usual pitch; the space above a heading is no smaller.
        prose_chars: characters that a paragraph has at least.
        caption_chars: a longer text is no caption.
        caption_gap: points that stand for the space between two items which a page break parts.
        decision_chars: that are kept of a decision; the sections have the whole.
        borne_out: titles that must bear out how printed page numbers lie against pages.
        listed_chars: a longer title is in no list of contents.
        tags_rule: share of the headings with a tag from which tags say the levels.
        settled: share of a style's tags that agree from which the others are slips.
        recurs: times a title or an order of styles comes again to be more than chance.
        size_step: points that a heading's type must exceed the body's by to rank by size.
        little_larger: points; a difference this small is overruled by which stands over which,
        over: when that is so many times as frequent as the reverse.
        spoken_for: share of a style's headings that the file must name to speak for the style.
        doubted_cells: of a table that are named one by one; more are one finding about the table.
        run_in_words: words of a run-in heading at most; run_in_titles: a document with fewer has emphasis.
        worst_pages: that a finding on the whole document names.
        doubted_pages: that get a finding of their own each.
        note_size: share of the body's size up to which text below a table may be its note,
        note_step: and points by which it is then smaller than the table's own type.
        note_gap: points between a table, or the note above, and its note.
        note_apart: times the usual gap between rows from which text is no row that was lost.
        note_chars: a longer text is no note.
        caption_small: points by which a caption's type is smaller than the body's when that sets it
            apart.
        caption_size: times the body's size from which type is a heading's and not a caption's.
        goes_on: points by which the second line of a caption may be larger than its first.
        large_size: times the body's size from which type is clearly larger,
        larger_size: slightly larger,
        small_size: and below which it is smaller.
        shaped: share of the blocks of a style that have a heading's shape when the style has.
        above_gap: times the usual pitch from which there is more space above a block than between
            lines.
        cover_block: characters of a block of a cover, at most.
        chapter_most: a bare number before a heading from here on is a quantity.
        quoted_words: words of a doubted line that a finding quotes.
        run_in_letters: letters of a heading that runs into its paragraph, at least.
        same_size: points by which headings of one level may differ in size,
        size_order: and from which the larger one is of a higher level.
        follow_share: share of a style's headings that follow a heading of their own style from which
            it has two levels.
        word_gap: em; a space between two words: what a next word needs besides its width to have had
            room.
        lost_near: points above and below a table in which a row of it may stand that could not be
            read.
        numbered_step: levels between a numbered heading's own and those of unnumbered ones that may
            stand between.
        same_page: points within which the sides of two pages are alike.
        letterhead_blocks: of a letterhead that may stand between its first line and what is larger,
        letterhead_chars: each of so many characters at most.
        entry_indent: points further in from which an entry of contents is of a lower level.
        note_slack: points by which the boxes of a table and of its note may run into each other.
    """

    enough: float = 2.0
    tag: float = 4.0
    bookmark: float = 3.0
    contents: float = 3.0
    untagged: float = -0.6
    large: float = 2.0
    larger: float = 1.2
    bold: float = 1.5
    italic: float = 1.0
    colored: float = 0.7
    caps: float = 0.7
    numbered: float = 0.6
    deeper: float = 0.5
    above: float = 0.5
    sentence: float = -1.2
    comma: float = -2.5
    small: float = -1.5
    lower: float = -2.0
    long: float = -3.0
    shape: float = 0.6
    habit: float = 1.0
    labelled: float = -2.5
    cover: float = -4.0
    beside: float = -2.5
    indented: float = -0.8
    in_list: float = -3.0
    bulleted: float = -0.5
    letterhead: float = -1.5
    last: float = -1.5
    max_lines: int = 3
    max_chars: int = 220
    most_lines: int = 5
    label_gap: float = 1.5
    cover_chars: int = 400
    letterhead_height: float = 130.0
    habit_times: int = 3
    habit_share: float = 0.75
    below_drawn: float = 0.5
    habit_gap: float = 1.1
    prose_chars: int = 60
    caption_chars: int = 250
    caption_gap: float = 30.0
    decision_chars: int = 4000
    borne_out: int = 3
    listed_chars: int = 300
    tags_rule: float = 0.6
    settled: float = 0.75
    recurs: int = 4
    size_step: float = 0.5
    little_larger: float = 1.6
    over: int = 4
    spoken_for: float = 0.25
    doubted_cells: int = 20
    run_in_words: int = 10
    run_in_titles: int = 3
    worst_pages: int = 3
    doubted_pages: int = 50
    note_size: float = 0.86
    note_step: float = 0.4
    note_gap: float = 26.0
    note_apart: float = 1.3
    note_chars: int = 800
    caption_small: float = 0.6
    caption_size: float = 1.1
    goes_on: float = 0.1
    large_size: float = 1.15
    larger_size: float = 1.04
    small_size: float = 0.9
    shaped: float = 0.8
    above_gap: float = 1.25
    cover_block: int = 150
    chapter_most: int = 20
    quoted_words: int = 8
    run_in_letters: int = 4
    same_size: float = 0.6
    size_order: float = 0.4
    follow_share: float = 0.6
    word_gap: float = 0.3
    lost_near: float = 15.0
    numbered_step: int = 4
    same_page: float = 10.0
    letterhead_blocks: int = 3
    letterhead_chars: int = 100
    entry_indent: float = 4.0
    note_slack: float = 1.0


SETTINGS = OutlineSettings()
