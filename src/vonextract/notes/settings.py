"""The knobs of finding notes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoteSettings:
    """Limits in units of the font size unless stated otherwise.

    Attributes:
        small: a note is set at most this share of the body text's size.
        marker_gap: widest gap between a note's marker and its first word.
        mark_gap: widest gap between a raised marker and its word, and widest if a note on the page
            has the marker.
        glue_gap: a word closer than this to the marker before it is the rest of the marked word.
        same_space: a gap at most this many times the usual one of its line is a word space.
        pitch: a note's next line is at most this far below (baseline to baseline), or as far as
            lines of its size usually are on the page, with `pitch_slack`.
        pitch_slack: factor on the usual distance of lines.
        rule_width: shortest and longest separator above the notes, in points.
        rule_gap: how far above the first note's top it may be, in points.
        star_pages: pages between an asterisk and its note at most.
        bullets: more line-initial asterisks than this on a page, without small type, are a list.
        star_text: letters, at least, of an asterisk note that nothing refers to.
        context: characters of text before a marker that are kept, at least where there are so many.
        table_gap: points between a table's lower edge and a note that no marker in it refers to.
        raised_decimals: so many whole numbers of a page must have two raised figures for them to be decimals.
        max_marks: so many markers of a document are linked.
        enough: points of evidence from which a small number at a line's start begins a note.
        size_step: points by which the type of one note may vary.
        lines_back: lines above one among which the nearest is looked for; a page has fewer beside each other.
        cell_gap: words further apart stand in different cells.
        wrapped: a line goes on with the one above when it stands closer than this below it.
        group_gap: widest space inside a number.
        word_gap: a space between two words: what a next word needs besides its width to have had room
            on a line.
        note_letters: letters of a note's text, at least; fewer are a number or a unit.
        same_level: by how much the baselines of the figures of one number may differ,
        same_size: and their sizes.
        exponent_gap: how far an exponent stands from what it is of, at most.
        overlap: how far what follows a marker may reach into it.
        follows_low: how far the baseline of what follows a marker lies below it, at most.
        same_row: by how much the baselines of two cells of a row may differ.
        note_size: points by which the type of two notes of one page may differ.
        group_figures: figures between the spaces of a number.
        rule_start: of the longest rule above notes: how far it may begin from the edge of their column.
        pitch_most: times its size below which the distance to the next line tells of how lines are set.
        wrapped_size: points by which the type of a line and of its broken-off marker may differ.
        raised_weight: what it weighs that a note begins with a raised marker,
        tagged_weight: that the file calls it a note,
        referred_weight: that a marker refers to it, or a heading says that notes follow.
    """

    small: float = 0.96
    marker_gap: float = 2.5
    mark_gap: tuple[float, float] = (0.45, 1.5)
    glue_gap: float = 0.16
    same_space: float = 1.6
    pitch: float = 1.45
    pitch_slack: float = 1.15
    rule_width: tuple[float, float] = (20.0, 260.0)
    rule_gap: float = 24.0
    star_pages: int = 3
    bullets: int = 6
    star_text: int = 20
    context: int = 60
    table_gap: float = 120.0
    raised_decimals: int = 2
    max_marks: int = 20_000
    enough: int = 4
    size_step: float = 0.6
    lines_back: int = 200
    cell_gap: float = 1.2
    wrapped: float = 2.0
    group_gap: float = 0.7
    word_gap: float = 0.3
    note_letters: int = 3
    same_level: float = 0.05
    same_size: float = 0.1
    exponent_gap: float = 0.3
    overlap: float = 0.1
    follows_low: float = 0.8
    same_row: float = 0.2
    note_size: float = 0.6
    group_figures: int = 3
    rule_start: float = 0.1
    pitch_most: float = 3.0
    wrapped_size: float = 0.5
    raised_weight: int = 2
    tagged_weight: int = 3
    referred_weight: int = 2


SETTINGS = NoteSettings()
