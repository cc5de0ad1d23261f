"""Run-in headings: bold words that begin a paragraph's first line and end with a full stop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vonextract.flow.blocks import FlowBlock
from vonextract.flow.paragraphs import Typography
from vonextract.layout.printed import FlowLine
from vonextract.outline.settings import SETTINGS


def split_run_in(blocks: Sequence[FlowBlock], usual: Typography) -> list[FlowBlock]:
    """The blocks, with run-in headings as blocks of their own.

    One bold beginning is emphasis; a document that sets headings so does it at least three
    times, with as many titles, each before a paragraph's worth of text.
    """
    ends = {id(b): end for b in blocks if (end := _bold_words(b, usual))}
    titles = {" ".join(w.text for w in b.lines[0].words[: ends[id(b)]]) for b in blocks if id(b) in ends}
    if len(titles) < SETTINGS.run_in_titles:
        return list(blocks)
    parted: list[FlowBlock] = []
    for block in blocks:
        parted += _parted(block, ends[id(block)]) if id(block) in ends else [block]
    return parted


def _bold_words(block: FlowBlock, usual: Typography) -> int:
    """How many words of the block are a run-in heading; 0 for none."""
    if block.kind != "text" or usual.bold or block.style.bold or len(block.raw) < SETTINGS.prose_chars:
        return 0
    words = block.lines[0].words
    end = next((i for i, word in enumerate(words) if not word.bold), len(words))
    if not 0 < end <= SETTINGS.run_in_words or end == len(words) or not words[end - 1].text.endswith("."):
        return 0
    heading = " ".join(w.text for w in words[:end])
    fits = (
        heading[0].isupper()
        and words[end].text[0].isupper()
        and sum(map(str.isalpha, heading)) >= SETTINGS.run_in_letters
    )
    return end if fits and len(block.raw) - len(heading) >= SETTINGS.prose_chars else 0


def _parted(block: FlowBlock, end: int) -> list[FlowBlock]:
    """The heading and the paragraph behind it."""
    first = block.lines[0]
    heading = FlowBlock("text", [_piece(first, 0, end)], run_in=True)
    rest = FlowBlock("text", [_piece(first, end, len(first.words)), *block.lines[1:]])
    return [heading, rest]


def _piece(line: FlowLine, start: int, end: int) -> FlowLine:
    """Some words of a line, as a line."""
    return replace(line, words=line.words[start:end])
