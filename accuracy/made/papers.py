"""Whole documents: what stands around the tables, and pages that have none."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Literal

from accuracy.made import abroad, accounts, money, plans, results
from accuracy.made.charts import bars
from accuracy.made.model import (
    Abreast,
    Block,
    Bullets,
    Contents,
    Heading,
    Lines,
    Made,
    PageBreak,
    Paper,
    Paragraph,
    Table,
)
from accuracy.made.numbers import Manner, english, swedish
from accuracy.made.words import draw, prose, words

Maker = Callable[[random.Random, Manner], Table]
Language = Literal["sv", "en"]

NARROW_COLUMNS = 5
"""The most columns a table may have in a half page's width."""


def document(dice: random.Random, name: str) -> Made:
    """A random document; the same for the same dice."""
    kind = dice.choices(list(KINDS), weights=[weight for weight, _ in KINDS.values()])[0]
    return KINDS[kind][1](dice, f"{name}-{kind}")


def _report(dice: random.Random, name: str) -> Made:
    makers: list[Maker] = [
        *(money.per_verksamhet, money.per_verksamhet, money.indicators, money.volumes),
        *(plans.measures, plans.action_plan, plans.schedule),
    ]
    return _chapters(dice, name, "sv", makers, columns=1)


def _accounts(dice: random.Random, name: str) -> Made:
    makers: list[Maker] = [accounts.balance_sheet, accounts.result, accounts.note, accounts.note]
    return _chapters(dice, name, "sv", makers, columns=1)


def _plan(dice: random.Random, name: str) -> Made:
    makers: list[Maker] = [plans.measures, plans.action_plan, plans.action_plan, plans.schedule]
    return _chapters(dice, name, "sv", makers, columns=1)


def _yearbook(dice: random.Random, name: str) -> Made:
    return _chapters(dice, name, "en", [abroad.statistics, abroad.statistics, abroad.statement], columns=1)


def _article(dice: random.Random, name: str) -> Made:
    makers: list[Maker] = [abroad.science, abroad.science, abroad.statistics]
    return _chapters(dice, name, "en", makers, columns=dice.choice([1, 2]))


def _preprint(dice: random.Random, name: str) -> Made:
    """Tables of results among sentences: hardly a heading or a caption, several tables a page."""
    manner, columns = english(dice), dice.choice([1, 1, 2])
    paper = _paper(dice, columns, "en")
    makers: list[Maker] = [results.results, results.results, results.results, abroad.science]
    blocks: list[Block] = []
    for _ in range(dice.randint(2, 6)):
        blocks += [_text(dice, "en") for _ in range(dice.choice([0, 1, 1, 2]))]
        blocks.append(_fitting(dice, manner, makers) if columns > 1 else dice.choice(makers)(dice, manner))
    return Made(name, "en", "", paper, [*blocks, _text(dice, "en")])


def _chapters(
    dice: random.Random, name: str, language: Language, makers: Sequence[Maker], *, columns: int
) -> Made:
    """Headings with text, tables and what else stands in reports."""
    manner = swedish(dice) if language == "sv" else english(dice)
    paper = _paper(dice, columns, language)
    title = dice.choice(words("titles" if language == "sv" else "english.titles"))
    blocks: list[Block] = [Heading(1, f"{title} {dice.randint(2018, 2026)}"), _text(dice, language)]
    names = draw(dice, "headings" if language == "sv" else "english.headings", dice.randint(1, 4))
    for heading in names:
        blocks += [Heading(2, heading), _text(dice, language)]
        for _ in range(dice.choice([1, 1, 2])):
            blocks += _tables(dice, manner, paper, makers)
            if dice.random() < 0.7:
                blocks.append(_text(dice, language))
        if dice.random() < 0.25:
            blocks += _aside(dice, language, paper)
    return Made(name, language, title, paper, blocks)


def _paper(dice: random.Random, columns: int, language: Language) -> Paper:
    header = dice.choice(
        ["", "", "Nämnden för stöd och omsorg" if language == "sv" else "Office of Statistics"]
    )
    return Paper(
        landscape=columns == 1 and dice.random() < 0.2,
        columns=columns,
        margin=dice.choice([45.0, 60.0, 70.0]),
        header=header,
        footer=dice.choice(["", "{page}", "{page} ({pages})"]),
    )


def _text(dice: random.Random, language: Language) -> Paragraph:
    return Paragraph(prose(dice, language, dice.randint(1, 5)))


def _tables(dice: random.Random, manner: Manner, paper: Paper, makers: Sequence[Maker]) -> list[Block]:
    """A table, two under each other with little between them, or two beside each other."""
    narrow = paper.columns > 1
    arrangement = dice.choices(["one", "under", "abreast"], weights=[8, 2, 0 if narrow else 1])[0]
    if arrangement == "abreast":
        return [Abreast(_fitting(dice, manner, makers), _fitting(dice, manner, makers))]
    return [
        _fitting(dice, manner, makers) if narrow else dice.choice(makers)(dice, manner)
        for _ in range(2 if arrangement == "under" else 1)
    ]


def _fitting(dice: random.Random, manner: Manner, makers: Sequence[Maker]) -> Table:
    """A table of few columns of short cells; failing that, a schedule or a note to accounts."""
    for _ in range(8):
        table = dice.choice(makers)(dice, manner)
        if table.columns <= NARROW_COLUMNS and max(len(c.text) for _, _, c in table.placed()) < 40:
            return table
    return accounts.note(dice, manner) if accounts.note in makers else abroad.science(dice, manner)


def _aside(dice: random.Random, language: Language, paper: Paper) -> list[Block]:
    """A list, a chart or both."""
    pool = words("actions" if language == "sv" else "english.sentences")
    listed = Bullets(tuple(dice.sample(pool, dice.randint(2, 5))), ordered=dice.random() < 0.3)
    chart = bars(dice, min(paper.measure, 360.0), f"Diagram {dice.randint(1, 9)}")
    return dice.choice([[listed], [chart], [listed, chart]])


def _plain(dice: random.Random, name: str) -> Made:
    """Pages without any table."""
    language: Language = dice.choice(["sv", "sv", "en"])
    paper = _paper(dice, dice.choice([1, 1, 2]), language)
    parts = dice.sample(list(PLAIN), dice.randint(1, 3))
    blocks: list[Block] = [Heading(1, dice.choice(words("titles" if language == "sv" else "english.titles")))]
    for n, part in enumerate(parts):
        blocks += [*([PageBreak()] if n and dice.random() < 0.5 else []), *part(dice, language, paper)]
    return Made(name, language, "", paper, blocks)


def _running(dice: random.Random, language: Language, paper: Paper) -> list[Block]:
    return [_text(dice, language) for _ in range(dice.randint(4, 12))]


def _contents(dice: random.Random, language: Language, paper: Paper) -> list[Block]:
    names = draw(dice, "headings" if language == "sv" else "english.headings", 12)
    pages = sorted(dice.sample(range(2, 60), len(names)))
    levels = [dice.choice([1, 1, 2]) for _ in names]
    return [Contents(tuple(zip(levels, names, pages, strict=True)))]


def _letter(dice: random.Random, language: Language, paper: Paper) -> list[Block]:
    address = Lines(("Nämnden för stöd och omsorg", "Box 123", "123 45 Staden", "2025-03-14"))
    signature = Lines(("Med vänlig hälsning", "Anna Andersson", dice.choice(words("roles"))))
    return [address, *_running(dice, language, paper), signature]


def _form(dice: random.Random, language: Language, paper: Paper) -> list[Block]:
    fields = [
        "Datum: 2025-03-14",
        "Diarienummer: NSO 2025/00123",
        "Handläggare: Eva Ek",
        "Telefon: 08-123 45 67",
    ]
    return [Lines(tuple(dice.sample(fields, 3))), *_running(dice, language, paper)]


def _charts(dice: random.Random, language: Language, paper: Paper) -> list[Block]:
    width = min(paper.measure, 360.0)
    return [bars(dice, width, f"Diagram {n + 1}") for n in range(dice.randint(1, 2))]


def _lists(dice: random.Random, language: Language, paper: Paper) -> list[Block]:
    return [
        Bullets(tuple(draw(dice, "actions", dice.randint(3, 9))), ordered=dice.random() < 0.4),
        _text(dice, language),
    ]


PLAIN: tuple[Callable[[random.Random, Language, Paper], list[Block]], ...] = (
    _running,
    _contents,
    _letter,
    _form,
    _charts,
    _lists,
)
KINDS: dict[str, tuple[int, Callable[[random.Random, str], Made]]] = {
    "report": (8, _report),
    "accounts": (7, _accounts),
    "plan": (3, _plan),
    "yearbook": (5, _yearbook),
    "article": (4, _article),
    "preprint": (6, _preprint),
    "plain": (3, _plain),
}
"""Kinds of documents, with their weight among all."""
