"""Numbers as Swedish reports print them, and the certainty with which they can be read.

A text is read as a number only when it can mean nothing else; what looks like a number and
cannot be read with certainty is named by `doubt`, so that the caller can say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Literal

from vonextract.swedish.typography import fold_dashes, fold_spaces
from vonextract.swedish.units import Units, default_units

MAX_DIGITS = 18
"""A longer run of digits is an account or reference number, no amount."""

ColumnUse = Literal["numbers", "years", "codes", "serial"]


@dataclass(frozen=True, slots=True)
class Notation:
    """How a table writes its numbers.

    Attributes:
        decimal: the decimal mark, "," or ".".
        groups: marks between thousands, besides the space and the apostrophe.
        certain: the table itself shows that `decimal` and `groups` are so.
        brackets_negative: numbers in brackets are negative.
        comma_unsure: every comma stands before three digits, so that it may group thousands.
    """

    decimal: str = ","
    groups: str = ""
    certain: bool = False
    brackets_negative: bool = True
    comma_unsure: bool = False


SWEDISH = Notation()


@dataclass(frozen=True, slots=True)
class Number:
    """A number that a text states.

    Attributes:
        value: as printed, unscaled: "95 %" is 95.
        unit: canonical name of the unit printed with it, None when there is none.
        marker: reference to a note, as printed, such as "*" or "1)".
        approximate: it says ca, <, minst or the like.
        text: the text it was read from.
        doubt: why the reading, though the likeliest, may be wrong; None when it is certain.
    """

    value: Decimal
    unit: str | None
    marker: str | None
    approximate: bool
    text: str
    doubt: str | None = None


_DIGITS = r"[0-9](?:[0-9 .,']*[0-9])?"
_MARK = (
    r"(?:\*+|[†‡§]+|[⁰¹²³⁴-⁹]+(?:,[¹²³⁴-⁹]+)*"
    r"|(?:(?<=\s)|(?<=%))(?:[0-9]{1,2}|[a-z])\)|\[[0-9]{1,2}\])"
)
_ABOUT = (
    r"(?:ca\.?|c:a|cirka|c|omkring|ungefär|runt|drygt|knappt|nästan|minst|lägst|högst|max\.?|min\.?"
    r"|under|över|mer än|mindre än|upp till|[<>≤≥~≈]=?)"
)
_CELL = re.compile(
    rf"(?P<lead>\*+)? ?(?:(?P<about>{_ABOUT})(?![a-zåäö]) ?)?"
    r"(?P<outer>- ?(?=\())?(?P<open>\()? ?(?P<sign>\+ ?/ ?-|±|\+|-)? ?"
    rf"(?:(?P<front>sek|kr|€|eur) ?)?(?P<digits>{_DIGITS})(?P<rest>.*)",
    re.IGNORECASE,
)
_REST = re.compile(r"(?P<minus> ?-(?!\w))? ?(?P<unit>[^)]*?) ?(?P<close>\))? ?(?P<unit2>[^)]*)")
_MARKED = re.compile(rf"(?P<body>.*[0-9%)a-z-]) ?(?P<marker>{_MARK})", re.IGNORECASE)
_MARGIN = re.compile(rf"(?P<body>.*[0-9%*]) ?(?:±|\+/-) ?{_DIGITS} ?%?")
_SECOND = re.compile(
    rf"(?P<body>[^(0-9]*[0-9][^(]*?) ?\((?P<second>[-+]? ?{_DIGITS} ?%?(?: ?- ?{_DIGITS} ?%?)?)\)"
)
_STARTS_LIKE_NUMBER = re.compile(r"(?:ca|cirka|kr|sek|€)?[\s.:]*[0-9+\-(<>≤≥~≈±*,.]", re.IGNORECASE)
_NO_NUMBER = re.compile(r"[-*.… ()†xX]*")
_OTHER_THINGS = re.compile(
    r"""
    \d{4}-\d{2}-\d{2}.*                    # 2024-05-31
    | \d{1,2}/\d{1,2}([/ -](\d{2}){1,2})?  # 31/8, 31/12 2024
    | \d{1,2}\.\d{1,2}\.(\d{2}){1,2}       # 31.12.2024
    | \d{4}[ ]?[/-][ ]?\d{1,4}             # 2023/24, 2023-2024, 2023/123
    | \d{1,2}[:.]\d{2}[ ]?-[ ]?\d{1,2}[:.]\d{2}  # 08.00-16.30
    | \d{1,2}:\d{2}(:\d{2})?               # 10:30
    | \d{1,2}(\.\d{1,2}){2,}\.?                # 2.1.3
    | \d+[.):]                             # 3.
    | [<>]?[\d ,]+\s?(-|till|/)\s?[\d ,]+  # 5-10, 1/3
    | \d+\s(av|per|of)\s\d+                # 2 av 3
    | \d{2,4}-[\d ]{5,}                    # 08-123 45 67
    | \d{6}-\d{4}                          # organisation number
    | \d+\+                                # 80+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TOO_NARROW = re.compile(r"#{2,}")
_FORMULA_ERROR = re.compile(r"#(?:[A-ZÅÄÖ]+(?:/0)?[!?]|N/A)")
_AMBIGUOUS_POINT = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_UNSURE_COMMA = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_LOOSE_COMMA = re.compile(r"(?<=[0-9]) ?([.,]) ?(?=[0-9])")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[ '][0-9]{3})+")
_BARE = re.compile(r"0|[1-9][0-9]*")
_FRACTION = re.compile(r"[0-9]{1,6}")
_POINT_OR_COMMA = re.compile(r"[.,]")
_REPEATED_GROUP = re.compile(r"[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})+")
_GROUPS_AND_DECIMALS = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})+([.,])[0-9]+")
_ONE_MARK = re.compile(r"[0-9 ]+([.,])([0-9]+)")


def parse_number(text: str, notation: Notation = SWEDISH, units: Units | None = None) -> Number | None:
    """The number that `text`, the whole of it, states; None when it states none with certainty.

    Dashes, blanks, ranges, dates, fractions, years among words and codes with letters are
    no numbers. Whether a bare "2024" is a year or an amount only its column can tell: see
    `column_use`.
    """
    plain = _plain(text)
    if not _CELL.match(plain):
        return None
    plain, aside = _split_aside(plain)
    body, marker = _split_marker(plain)
    found = None if _OTHER_THINGS.fullmatch(plain) else _CELL.fullmatch(body)
    rest = _REST.fullmatch(found["rest"]) if found else None
    if found is None or rest is None or bool(found["open"]) != bool(rest["close"]):
        return None
    read = _read_digits(found["digits"], notation)
    unit, known = _unit((found["front"], rest["unit"], rest["unit2"]), units or default_units())
    signs = [sign for sign in (found["outer"], found["sign"], rest["minus"]) if sign]
    if read is None or not known or len(signs) > 1:
        return None
    value, doubtful = read
    bracketed = bool(found["open"]) and not signs and notation.brackets_negative
    if bracketed or "-" in {sign.strip() for sign in signs}:
        value = -value
    doubtful = doubtful or aside
    if rest["minus"]:
        doubtful = doubtful or "the minus stands behind the number"
    elif bracketed and value != value.to_integral_value():
        doubtful = doubtful or "brackets around decimals may mark a minus, an error or an aside"
    return Number(value, unit, marker or found["lead"], bool(found["about"]), text, doubtful)


def doubt(text: str, notation: Notation = SWEDISH, units: Units | None = None) -> str | None:
    """Why `text` looks like a number but cannot be read as one with certainty, or None.

    None both for what is read (see `Number.doubt`) and for what is no number at all.
    """
    plain = _plain(text)
    if _TOO_NARROW.fullmatch(plain):
        return "the spreadsheet's column was too narrow to print it"
    if _FORMULA_ERROR.fullmatch(plain):
        return "the spreadsheet's formula failed"
    if _NO_NUMBER.fullmatch(plain) or _OTHER_THINGS.fullmatch(plain):
        return None
    number = parse_number(text, notation, units)
    if number is not None:
        return number.doubt
    if not _numeric_looking(plain, units or default_units()):
        return None
    if _AMBIGUOUS_POINT.search(plain):
        return "the point may group thousands or mark decimals"
    return "digits that do not make one number"


def infer_notation(texts: Iterable[str]) -> Notation:
    """The notation that the cells of one table show.

    Swedish unless a cell can only be read otherwise: "1.309,5" and "1.309.000" show points
    between thousands, "12.5" shows decimal points, "1,309.5" and "1,309,000" the English way.
    """
    plain = [_plain(text) for text in texts]
    cores = [found["digits"] for found in map(_CELL.fullmatch, plain) if found]
    decimals = {mark for core in cores for mark in _surely_decimal(core)}
    groups = {mark for core in cores for mark in _surely_groups(core)}
    brackets = not any(re.match(r"-\s?[0-9]", text) for text in plain)
    if groups == {"."} and "." not in decimals:
        return Notation(",", ".", True, brackets)
    if groups == {","} and "," not in decimals:
        return Notation(".", ",", True, brackets)
    if decimals == {"."} and not groups:
        return Notation(".", "", True, brackets)
    unsure = "," not in decimals and any(_UNSURE_COMMA.fullmatch(core) for core in cores)
    certain = decimals == {","} and not groups
    return replace(SWEDISH, certain=certain, brackets_negative=brackets, comma_unsure=unsure)


def column_use(header: str, texts: Iterable[str]) -> ColumnUse:
    """What the digits of a column are: numbers, years, codes of accounts, or the rows' own numbers.

    Args:
        header: the column's header text, "" when it has none.
        texts: its cells below the header.
    """
    filled = [t for t in map(_plain, texts) if t and not _NO_NUMBER.fullmatch(t)]
    whole = [t for t in filled if re.fullmatch(r"[0-9]{1,12}\.?", t)]
    if not whole or len(whole) < 0.6 * len(filled):
        return "numbers"
    head = fold_spaces(header).casefold().strip(" .:")
    if _SERIAL.fullmatch(head) or (not head and _counts_up(whole)):
        return "serial"
    if _CODE.search(head):
        return "codes"
    if all(_is_year(t) for t in whole) and (
        _YEAR_HEAD.search(head) or (len(whole) > 1 and _year_like(whole))
    ):
        return "years"
    return "numbers"


_SERIAL = re.compile(r"löp ?-?(nr|nummer)|nr|nummer|no|#|rad|radnr|ordning|prio(ritet|ordning)?")
_CODE = re.compile(
    r"\b(kod|konto|kontonr|ansvar|vht|verksamhetskod|objekt(nr|kod)?|projekt-?(nr|nummer|kod|id)|id|kolada.*|not)$"
    r"|(kod|konto|-nr|-id|nummer)$"
)
_YEAR_HEAD = re.compile(r"\b(år|årtal|tidplan|klart|datum|start|slut|när|period|färdig\w*|beslutsår)\b|år$")


def _plain(text: str) -> str:
    return fold_dashes(fold_spaces(text)).replace("’", "'")


def _split_aside(plain: str) -> tuple[str, str | None]:
    """A cell's text without a margin of error or a second number in brackets, and the doubt that leaves."""
    if margin := _MARGIN.fullmatch(plain):
        return margin["body"], None
    if second := _SECOND.fullmatch(plain):
        return second["body"], "a second number stands in brackets"
    return plain, None


def _split_marker(plain: str) -> tuple[str, str | None]:
    """A cell's text without the note marker at its end, and the marker."""
    found = _MARKED.fullmatch(plain)
    if found is None or found["body"].count("(") > found["body"].count(")"):
        return plain, None
    return found["body"], found["marker"]


def _is_year(text: str) -> bool:
    return bool(re.fullmatch(r"(19[5-9]|20[0-9])[0-9]", text))


def _year_like(texts: list[str]) -> bool:
    """Whether bare years stand as a list of years does: in a sequence, without a gap."""
    years = [int(t) for t in texts]
    return all(abs(b - a) == 1 for a, b in pairwise(years))


def _counts_up(texts: list[str]) -> bool:
    numbers = [int(t.rstrip(".")) for t in texts]
    return (
        len(numbers) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 1
    )


def _read_digits(core: str, notation: Notation) -> tuple[Decimal, str | None] | None:
    """The value of digits with their marks, and a doubt about it; None when they do not make a number."""
    tight = _LOOSE_COMMA.sub(r"\1", core)
    repair = "a space beside the decimal mark was taken out" if tight != core else None
    thousands = _without_groups(tight, notation)
    marks = _POINT_OR_COMMA.findall(thousands)
    if len(marks) > 1 or (marks == ["."] and not _point_is_decimal(thousands, notation)):
        return None
    if marks == [","] and notation.decimal == "." and thousands == tight:
        return None
    whole, _, fraction = thousands.replace(".", ",").partition(",")
    if not _whole(whole) or (marks and not _FRACTION.fullmatch(fraction)):
        return None
    digits = whole.replace(" ", "").replace("'", "")
    if len(digits) + len(fraction) > MAX_DIGITS:
        return None
    if notation.comma_unsure and _UNSURE_COMMA.fullmatch(tight):
        repair = "the comma may mark decimals or group thousands"
    return Decimal(f"{digits}.{fraction}" if fraction else digits), repair


def _without_groups(text: str, notation: Notation) -> str:
    """`text` without the points or commas that can only stand between thousands."""
    sure = _surely_groups(text)
    for mark in {*sure, *notation.groups}:
        other = notation.decimal if not sure else {".": ",", ",": "."}[mark]
        if re.fullmatch(rf"[0-9]{{1,3}}(?:{re.escape(mark)}[0-9]{{3}})+(?:{re.escape(other)}[0-9]+)?", text):
            return text.replace(mark, "")
    return text


def _whole(text: str) -> bool:
    """Whether `text` is an integer: bare digits, or groups of three."""
    if _BARE.fullmatch(text):
        return True
    return bool(_GROUPED.fullmatch(text)) and not text.startswith("0")


def _point_is_decimal(text: str, notation: Notation) -> bool:
    if notation.decimal == "." and notation.certain:
        return True
    return not _AMBIGUOUS_POINT.fullmatch(text)


def _surely_decimal(core: str) -> list[str]:
    """Marks in the digits that can only be decimal marks."""
    tight = _LOOSE_COMMA.sub(r"\1", core)
    found = _ONE_MARK.fullmatch(tight)
    if found and (len(found[2]) != 3 or re.match(r"0|[0-9]{4}|[0-9]+ ", tight)):
        return [found[1]]
    found = _GROUPS_AND_DECIMALS.fullmatch(tight)
    return [found[2]] if found and found[1] != found[2] else []


def _surely_groups(core: str) -> list[str]:
    """Marks in the digits that can only stand between thousands."""
    if "." not in core and "," not in core:
        return []
    found = _REPEATED_GROUP.fullmatch(core)
    if found:
        return [found[1]]
    found = _GROUPS_AND_DECIMALS.fullmatch(core)
    return [found[1]] if found and found[1] != found[2] and not core.startswith("0") else []


def _unit(parts: tuple[str | None, ...], units: Units) -> tuple[str | None, bool]:
    """The unit's canonical name, and whether every word beside the number was understood."""
    named = [part for part in parts if part]
    if not named:
        return None, True
    found = units.find(" ".join(named)) or (units.find(named[0]) if len(set(named)) == 1 else None)
    return (found.name, True) if found else (None, False)


def _numeric_looking(plain: str, units: Units) -> bool:
    """Whether `plain` consists of digits, marks and units alone."""
    if _STARTS_LIKE_NUMBER.match(plain) is None:
        return False
    bare = _words(units).sub(" ", plain.casefold())
    return bool(re.search(r"[0-9]", bare)) and not re.search(r"[^0-9\s.,'+()*%<>≤≥~≈±-]", bare)


@cache
def _words(units: Units) -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in units.forms() if re.search(r"\w", form))
    return re.compile(rf"(?<![\wåäö])(?:{forms}|ca|cirka)(?![\wåäö])")
