"""How a table, or a whole document, writes its numbers: which mark begins decimals, which groups thousands.

Single cells can be ambiguous ("1,234"); the cells around them seldom are. A document settles its own
notation by the marks that can mean one thing only, by its language, and by the sums that hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate

from vonextract.swedish.number_patterns import YEAR
from vonextract.swedish.settings import SETTINGS
from vonextract.swedish.typography import fold_dashes, fold_spaces
from vonextract.vocabulary import Words, per_vocabulary

GROUPED = re.compile(r"[0-9]{1,3}(?:[ '][0-9]{3})+")
UNSURE_COMMA = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_UNSURE = {",": UNSURE_COMMA, ".": re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")}
"""Numbers whose only mark may group thousands or begin decimals."""
LOOSE_MARK = re.compile(r"(?<=[0-9]) ?([.,]) ?(?=[0-9])")
_CORE = re.compile(
    r"[^0-9.,]{0,8}(?P<minus>-\s?)?[^0-9.,]{0,4}(?P<digits>[0-9](?:[0-9 .,']*[0-9])?)[^0-9]{0,20}"
)
_REPEATED_GROUP = re.compile(r"[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})+")
_GROUPS_AND_DECIMALS = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})+([.,])[0-9]+")
_ONE_MARK = re.compile(r"[0-9 ]+([.,])([0-9]+)")
_MINUS_FIRST = re.compile(r"-\s?[0-9]")
_MINUS_LAST = re.compile(r"[0-9][0-9 .,]{0,20}-(?: ?%)?")
_SINCE = re.compile(rf"{YEAR} ?-")
_HOURS_TO = re.compile(r"[0-9]{1,2}[.:][0-9]{2} ?-")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Notation:
    """How a table writes its numbers.

    Attributes:
        decimal: the decimal mark, "," or ".".
        groups: marks between thousands, besides the space and the apostrophe.
        certain: the table itself shows that `decimal` and `groups` are so.
        brackets_negative: numbers in brackets are negative.
        brackets_among_others: numbers in brackets stand in a column, and in rows, of numbers without.
        minus_behind: a minus stands behind its number: several do, none stands before one, and no span of
            years ("2019-") is among them; hours that are cut ("8.00-") show none.
        comma_unsure: every comma stands before three digits, so that it may group thousands.
    """

    decimal: str = ","
    groups: str = ""
    certain: bool = False
    brackets_negative: bool = True
    comma_unsure: bool = False
    minus_behind: bool = False
    brackets_among_others: bool = False


SWEDISH = Notation()
ENGLISH = Notation(".", ",", certain=True)
STOPPED = Notation(",", ".", certain=True)
"""Swedish, with stops between thousands."""


def plain(text: str) -> str:
    """A cell's text with plain spaces, dashes, apostrophes and commas, for which low quotes may stand."""
    return fold_dashes(fold_spaces(text)).replace("’", "'").replace("‚", ",")


def infer_notation(texts: Iterable[str]) -> Notation:
    """The notation that the cells of one table show.

    Swedish unless a cell can only be read otherwise: "1.309,5" and "1.309.000" show points
    between thousands, "12.5" shows decimal points, "1,309.5" and "1,309,000" the English way.
    """
    folded = [plain(text) for text in texts]
    signed_first = any(_MINUS_FIRST.match(text) for text in folded)
    signed_last = sum(bool(_MINUS_LAST.fullmatch(text)) and not _HOURS_TO.fullmatch(text) for text in folded)
    since = any(_SINCE.fullmatch(text) for text in folded)
    behind = not (signed_first or since) and signed_last >= SETTINGS.minuses_behind
    return replace(_marks(folded, brackets=not signed_first), minus_behind=behind)


def _marks(folded: Sequence[str], *, brackets: bool) -> Notation:
    """The marks in numbers that the cells of one table show."""
    cores = _cores(folded)
    decimals = {mark for core in cores for mark in _surely_decimal(core)}
    groups = {mark for core in cores for mark in surely_groups(core)}
    if groups == {"."} and "." not in decimals:
        return Notation(",", ".", True, brackets)
    if groups == {","} and "," not in decimals:
        return Notation(".", ",", True, brackets)
    if decimals == {"."} and not groups:
        return Notation(".", "", True, brackets)
    unsure = "," not in decimals and any(UNSURE_COMMA.fullmatch(core) for core in cores)
    certain = decimals == {","} and not groups
    return replace(SWEDISH, certain=certain, brackets_negative=brackets, comma_unsure=unsure)


def document_notation(columns: Iterable[Sequence[str]], text: str) -> Notation:
    """The notation that a document as a whole settles: English, or Swedish, with stops or in doubt.

    Args:
        columns: the printed cells of each column of its tables, top to bottom.
        text: its running text, by which its language is told.
    """
    points = commas = stops = 0
    for column in columns:
        cores = _cores([plain(cell) for cell in column])
        english, swedish = _sure_marks(cores)
        grouped, decimal = _sums_that_hold(cores, ",")
        by_stops, by_points = _sums_that_hold(cores, ".")
        points, commas = points + english + grouped + by_points, commas + swedish + decimal
        stops += by_stops
    ours = STOPPED if stops > SETTINGS.clear_marks * points else SWEDISH
    if _is_english(text):
        return ours if commas + stops > SETTINGS.clear_marks * points else ENGLISH
    return ENGLISH if points > SETTINGS.clear_marks * max(commas, 1) and not _is_other(text) else ours


def _signed_as(notation: Notation, table: Notation) -> Notation:
    return replace(notation, brackets_negative=table.brackets_negative, minus_behind=table.minus_behind)


def column_notation(own: Notation, table: Notation, document: Notation = SWEDISH) -> Notation:
    """How a column is written: as its own cells show, else as its table's, else as the document's.

    Points seen to mark decimals in other columns only are no proof for this one's. A column that shows
    decimal commas in a document that groups by them is unsure of every other comma.
    """
    if own.certain:
        settled = _signed_as(own, table)
        if document.decimal != own.decimal and document.certain:
            return replace(settled, comma_unsure=True)
        return replace(settled, groups=settled.groups or document.groups) if document.certain else settled
    if table.groups:
        return replace(table, certain=True)
    if document.certain:
        return _signed_as(document, table)
    return replace(table, certain=False, comma_unsure=own.comma_unsure and table.comma_unsure)


def surely_groups(core: str) -> list[str]:
    """Marks in the digits that can only stand between thousands."""
    if "." not in core and "," not in core:
        return []
    found = _REPEATED_GROUP.fullmatch(core)
    if found:
        return [found[1]]
    found = _GROUPS_AND_DECIMALS.fullmatch(core)
    return [found[1]] if found and found[1] != found[2] and not core.startswith("0") else []


def _surely_decimal(core: str) -> list[str]:
    """Marks in the digits that can only be decimal marks."""
    tight = LOOSE_MARK.sub(r"\1", core)
    found = _ONE_MARK.fullmatch(tight)
    if found and (len(found[2]) != SETTINGS.group_digits or re.match(r"0|[0-9]{4}|[0-9]+ ", tight)):
        return [found[1]]
    found = _GROUPS_AND_DECIMALS.fullmatch(tight)
    return [found[2]] if found and found[1] != found[2] else []


def _cores(folded: Iterable[str]) -> list[str]:
    """The digits with their marks of every text that holds one number and little else."""
    return [found["digits"] for found in map(_CORE.fullmatch, folded) if found]


def _sure_marks(cores: Sequence[str]) -> tuple[int, int]:
    """How many numbers can only be written the English way, and how many only the Swedish way."""
    english = swedish = 0
    for core in cores:
        decimals, groups = _surely_decimal(core), surely_groups(core)
        english += "." in decimals or "," in groups
        swedish += "," in decimals or "." in groups or bool(GROUPED.fullmatch(core.partition(",")[0]))
    return english, swedish


def _sums_that_hold(cores: Sequence[str], mark: str) -> tuple[int, int]:
    """How many numbers are the sum of those above them if a mark groups, and how many if it does not."""
    unsure = sum(bool(_UNSURE[mark].fullmatch(core)) for core in cores)
    bare = sum(core.isdigit() for core in cores)
    if not unsure or not bare or unsure + bare < len(cores):
        return 0, 0
    grouped = [Decimal(core.replace(mark, "")) for core in cores]
    decimal = [Decimal(core.replace(mark, ".")) for core in cores]
    holding = [_sums(grouped), _sums(decimal)]
    return len(holding[0] - holding[1]), len(holding[1] - holding[0])


def _sums(values: Sequence[Decimal]) -> set[int]:
    """The places of numbers that two or more numbers just above them make."""
    return {
        place
        for place, value in enumerate(values)
        if value
        and value in list(accumulate(reversed(values[max(0, place - SETTINGS.sum_parts) : place])))[1:]
    }


def _is_english(text: str) -> bool:
    ours, theirs = _words_of(text)
    return ours >= SETTINGS.language_words and ours > SETTINGS.clear_marks * theirs


def _is_other(text: str) -> bool:
    ours, theirs = _words_of(text)
    return theirs >= SETTINGS.language_words and theirs > SETTINGS.clear_marks * ours


def _words_of(text: str) -> tuple[int, int]:
    """How many small words of English a text holds, and how many of languages with a decimal comma."""
    words, small = _WORD.findall(text.casefold()), _small_words()
    return sum(word in small["point"] for word in words), sum(word in small["comma"] for word in words)


@per_vocabulary
def _small_words(words: Words) -> Mapping[str, frozenset[str]]:
    """Small words of languages, by the decimal mark that they use."""
    return {"point": frozenset(words.languages.point), "comma": frozenset(words.languages.comma)}
