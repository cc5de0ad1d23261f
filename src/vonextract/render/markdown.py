"""A Report as Markdown: headings, paragraphs, lists, tables and notes, in reading order."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from vonextract.display import EXCERPT
from vonextract.model import Block, Footnote, FootnoteRef, Report, Section, Table
from vonextract.render.settings import SETTINGS
from vonextract.render.tables import table_markdown

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s)|[-+>](?=\s)|=+$|-{3,}$)")
_COUNTED = re.compile(r"^(\s*\d+)([.)])(?=\s)")


def to_markdown(report: Report) -> str:
    """The whole report as GitHub-flavoured Markdown.

    A table stands where it begins; it is HTML when cells span or the header has several
    rows. Numbered footnotes become Markdown footnotes at the end, named by their printed number,
    and by "1-2" when it is the second note 1; asterisks stay printed where they are. A table's
    own notes stand under it.
    """
    return "\n\n".join(_Writer(report).parts()).rstrip() + "\n"


def escape(text: str) -> str:
    """Text so that Markdown shows it as it stands."""
    text = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _COUNTED.sub(r"\1\\\2", _LINE_START.sub(r"\1\\\2", text))


class _Writer:
    """Looks up what belongs to which section and table."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._tables: dict[int | None, list[Table]] = defaultdict(list)
        for table in report.tables:
            self._tables[table.section_id].append(table)
        self._refs: dict[int | None, list[FootnoteRef]] = defaultdict(list)
        self._cell_refs: dict[int, list[FootnoteRef]] = defaultdict(list)
        for ref in report.footnote_refs:
            if ref.table_id is None:
                self._refs[ref.section_id].append(ref)
            else:
                self._cell_refs[ref.table_id].append(ref)
        self._labels = _labels(report.footnotes)
        self._own = {n.footnote_id: n for n in report.footnotes if n.table_id is not None}

    def parts(self) -> Iterator[str]:
        """Headings, blocks, tables and notes, one by one."""
        for section in self._report.sections:
            yield from self._section(section)
        for table in self._tables.get(None, ()):
            yield from self._table(table)
        for note in self._report.footnotes:
            if label := self._labels.get(note.footnote_id):
                yield f"[^{label}]: {escape(note.text)}"
            elif note.footnote_id not in self._own:
                yield _printed(note)

    def _mark(self, footnote_id: int) -> str:
        """What stands for a reference: nothing for an asterisk, which the text still prints."""
        if label := self._labels.get(footnote_id):
            return f"[^{label}]"
        note = self._own.get(footnote_id)
        return f"<sup>{note.marker}</sup>" if note is not None and note.marker.isalnum() else ""

    def _section(self, section: Section) -> Iterator[str]:
        """A section's heading, then its blocks and tables by their place."""
        refs = list(self._refs.get(section.section_id, ()))
        if section.title:
            title = self._marked(section.title, refs)
            mark = "#" * min(max(section.level, 1), SETTINGS.deepest_heading)
            yield f"{mark} {title}"
        waiting = list(self._tables.get(section.section_id, ()))
        items: list[str] = []
        for block in section.blocks:
            due = [t for t in waiting if (t.page_first, t.box.top) < (block.page, block.box.top)]
            if items and (due or block.type != "list_item"):
                yield "\n".join(items)
                items = []
            for table in due:
                waiting.remove(table)
                yield from self._table(table)
            if block.type == "list_item":
                items.append(self._item(block, refs))
            else:
                yield self._block(block, refs)
        if items:
            yield "\n".join(items)
        for table in waiting:
            yield from self._table(table)

    def _block(self, block: Block, refs: list[FootnoteRef]) -> str:
        """A paragraph, caption or figure."""
        if block.type == "figure":
            return f"*(figure, page {block.page})*"
        text = self._marked(block.text, refs)
        return f"*{text}*" if block.type == "caption" and text else text

    def _item(self, block: Block, refs: list[FootnoteRef]) -> str:
        """A list item, indented by its nesting; its own number is kept."""
        label = block.label or ""
        counted = re.fullmatch(r"\(?(\d+)[.)]", label)
        text = self._marked(block.text, refs)
        if counted:
            mark = f"{counted[1]}."
        else:
            mark = "-"
            text = f"{escape(label)} {text}" if any(map(str.isalnum, label)) and len(label) > 1 else text
        return f"{'    ' * (max(block.level, 1) - 1)}{mark} {text}"

    def _marked(self, text: str, refs: list[FootnoteRef]) -> str:
        """Escaped text with the footnote markers that stand in it; those used leave `refs`."""
        places: list[tuple[int, int]] = []
        for ref in list(refs):
            context = " ".join(ref.context.split())[-EXCERPT:]
            at = text.find(context) if context else -1
            if at >= 0:
                places.append((at + len(context), ref.footnote_id))
                refs.remove(ref)
        written, start = "", 0
        for end, footnote_id in sorted(places):
            written += _SPECIAL.sub(r"\\\1", text[start:end]) + self._mark(footnote_id)
            start = end
        rest = _SPECIAL.sub(r"\\\1", text[start:])
        return written + rest if written else escape(text)

    def _table(self, table: Table) -> Iterator[str]:
        """A table and its own notes."""
        yield table_markdown(table, self._cell_refs.get(table.table_id, ()), escape, self._mark)
        notes = [note for note in self._report.footnotes if note.table_id == table.table_id]
        if notes:
            yield _table_notes(notes)


def _table_notes(notes: Sequence[Footnote]) -> str:
    """A table's notes, one a line."""
    return "  \n".join(_printed(note) for note in notes)


def _printed(note: Footnote) -> str:
    """A note as it is printed: its marker and its text."""
    return f"{escape(note.marker)} {escape(note.text)}".strip()


def _labels(notes: Sequence[Footnote]) -> dict[int, str]:
    """A label for every numbered note that is no table's own: its marker, counted on where it comes back."""
    labels: dict[int, str] = {}
    seen: Counter[str] = Counter()
    for note in notes:
        if note.table_id is None and note.marker.isalnum():
            seen[note.marker] += 1
            again = seen[note.marker] > 1
            labels[note.footnote_id] = f"{note.marker}-{seen[note.marker]}" if again else note.marker
    return labels
