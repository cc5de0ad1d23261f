"""The running text of a document as blocks: paragraphs, list items, captions, figures, TOC entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from vonextract.flow.blocks import FlowBlock
from vonextract.flow.figures import figure_lines, figure_regions, repeated_images
from vonextract.flow.paragraphs import Typography, continues, paragraphs
from vonextract.flow.toc import toc_lines
from vonextract.geometry import Box, bounding
from vonextract.layout.line_tags import distrust_broken_tags
from vonextract.layout.lines import arranged, printed_lines
from vonextract.layout.model import PageText, body_size
from vonextract.layout.printed import FlowLine
from vonextract.tables.model import LogicalTable, PageTable


def flow(
    texts: Sequence[PageText], tables: Sequence[LogicalTable]
) -> tuple[list[FlowBlock], list[FlowBlock], Typography]:
    """Everything outside tables, notes and furniture, in reading order.

    Paragraphs that go on in the next column or on the next page are one block, also where a
    figure, a caption or a table stands between their parts.

    Returns:
        The blocks, the figures without any text, and what is usual in the document's typography.
    """
    parts = _parts(tables)
    printed = [printed_lines(text, _taken(parts.get(text.page.number, ()))) for text in texts]
    body = _body_size(printed)
    emblems = repeated_images([text.page for text in texts])
    lines: list[list[FlowLine]] = []
    labels: list[list[list[FlowLine]]] = []
    bare: list[FlowBlock] = []
    for text, loose in zip(texts, printed, strict=True):
        number = text.page.number
        regions = figure_regions(text.page, parts.get(number, []), emblems)
        labelled, unlabelled = figure_lines(regions, loose, body)
        solid: list[tuple[Box, list[FlowLine]]] = [(part.box, []) for part in parts.get(number, ())]
        solid += [(box, []) for box in unlabelled]
        solid += [(bounding(line.box for line in held), held) for held in labelled]
        lines.append(arranged(loose, solid))
        labels.append([*labelled, [line for line in lines[-1] if line.role == "Figure"]])
        bare += [FlowBlock("figure", [], place=(number, box)) for box in unlabelled]
    distrust_broken_tags(lines)
    usual = Typography([line for page in lines for line in page], body_size(texts))
    toc = toc_lines(lines)
    blocks: list[FlowBlock] = []
    for page, labelled in zip(lines, labels, strict=True):
        blocks += _page_blocks(page, labelled, toc, usual)
    return _joined(blocks), bare, usual


def _taken(parts: Sequence[PageTable]) -> set[int]:
    """The words of a page that stand in its tables."""
    taken: set[int] = set()
    return taken.union(*(part.word_indices() for part in parts))


def _body_size(pages: Sequence[Sequence[FlowLine]]) -> float:
    """The type size of most letters, in points."""
    letters: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            letters[line.style.size] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _parts(tables: Sequence[LogicalTable]) -> dict[int, list[PageTable]]:
    """The tables' parts by page."""
    found: dict[int, list[PageTable]] = {}
    for table in tables:
        for part in table.parts:
            found.setdefault(part.page, []).append(part)
    return found


def _page_blocks(
    lines: Sequence[FlowLine],
    labels: Sequence[list[FlowLine]],
    toc: set[int],
    usual: Typography,
) -> list[FlowBlock]:
    """One page's blocks; a figure stands where its first label does."""
    figure_of = {id(line): figure for figure in labels for line in figure}
    blocks: list[FlowBlock] = []
    plain: list[FlowLine] = []
    for line in [*lines, None]:
        special = line is not None and (id(line) in figure_of or id(line) in toc)
        if line is not None and not special:
            plain.append(line)
            continue
        blocks += paragraphs(plain, usual)
        plain = []
        if line is None:
            break
        figure = figure_of.get(id(line))
        if figure is None:
            blocks.append(FlowBlock("toc", [line]))
        elif line is figure[0]:
            blocks.append(FlowBlock("figure", list(figure)))
    return blocks


def _joined(blocks: Sequence[FlowBlock]) -> list[FlowBlock]:
    """Blocks with what carries them on in the next column or on the next page."""
    joined: list[FlowBlock] = []
    last: FlowBlock | None = None
    for block in blocks:
        first = block.lines[0]
        if (
            last is not None
            and block.kind == "text"
            and first.pitch == 0
            and _near(last, block)
            and continues(last, block)
        ):
            last.lines += block.lines
            last.__dict__.pop("style", None)
            continue
        joined.append(block)
        if block.kind in ("text", "list_item"):
            last = block
    return joined


def _near(last: FlowBlock, block: FlowBlock) -> bool:
    """Whether the block begins on the page where `last` ends, or on the one after it."""
    return 0 <= block.page - last.lines[-1].page <= 1
