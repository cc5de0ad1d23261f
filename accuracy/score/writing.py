"""The figures of what stands around the tables: headings, outline, notes, running text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from accuracy.score.counts import Counts
from accuracy.score.texts import folded, key, matches
from vonextract.model import Report

NOTE_ALIKE = 90
"""From so many per cent on two notes are one."""


def writing_figures(truth: dict[str, Any], report: Report) -> dict[str, Counts]:
    """headings, outline, notes and text."""
    outline = list(_outline(truth["blocks"]))
    titles = {section.section_id: key(section.title) for section in report.sections}
    parents = {None: ""} | titles
    read = [(titles[s.section_id], parents[s.parent_id]) for s in report.sections if s.title]
    headings = matches([heading for heading, _ in outline], [heading for heading, _ in read])
    paths = matches([f"{h} < {p}" for h, p in outline], [f"{h} < {p}" for h, p in read])
    notes = list(_notes(truth))
    found = [(note.marker, note.text) for note in report.footnotes]
    text = folded(" ".join(_running(truth["blocks"])))
    said = folded(" ".join(f"{section.title or ''} {section.text}" for section in report.sections))
    return {
        "headings": Counts(headings, len(read), len(outline)),
        "outline": Counts(paths, len(read), len(outline)),
        "notes": Counts(_note_hits(notes, found), len(found), len(notes)),
        "text": Counts(Indel.normalized_similarity(text, said) if text else 1.0, 1, 1),
    }


def _outline(blocks: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Each heading with the one it stands under."""
    above: list[tuple[int, str]] = []
    for block in blocks:
        if block["type"] == "heading":
            while above and above[-1][0] >= block["level"]:
                above.pop()
            yield key(block["text"]), above[-1][1] if above else ""
            above.append((block["level"], key(block["text"])))


def _notes(truth: dict[str, Any]) -> Iterator[tuple[str, str]]:
    tables = [block for block in truth["blocks"] if block["type"] == "table"]
    for note in [*truth.get("footnotes", []), *(note for table in tables for note in table.get("notes", []))]:
        yield note["marker"], note["text"]


def _note_hits(true: list[tuple[str, str]], read: list[tuple[str, str]]) -> int:
    left, hits = list(read), 0
    for marker, text in true:
        for note in left:
            same = note[0].strip("()[]") == marker.strip("()[]")
            if same and fuzz.ratio(key(note[1]), key(text)) >= NOTE_ALIKE:
                left.remove(note)
                hits += 1
                break
    return hits


def _running(blocks: list[dict[str, Any]]) -> Iterator[str]:
    for block in blocks:
        if block["type"] in ("heading", "paragraph"):
            yield block["text"]
        elif block["type"] == "list":
            yield from block["items"]
