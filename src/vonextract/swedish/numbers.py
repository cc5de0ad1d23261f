"""Numbers as Swedish reports print them, and the certainty with which they can be read.

A text is read as a number only when it can mean nothing else; what looks like a number and
cannot be read with certainty is named by `doubt`, so that the caller can say so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from vonextract.swedish.notation import (
    GROUPED,
    LOOSE_MARK,
    SWEDISH,
    UNSURE_COMMA,
    Notation,
    plain,
    surely_groups,
)
from vonextract.swedish.number_patterns import POINTED, THOUSANDS, UNSIGNED
from vonextract.swedish.settings import SETTINGS
from vonextract.swedish.units import Units, default_units
from vonextract.vocabulary import Words, per_vocabulary


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
    r"(?:\*+|[†‡]+|(?<! )§+|[⁰¹²³⁴-⁹]+(?:,[¹²³⁴-⁹]+)*"
    r"|(?:(?<=\s)|(?<=%))(?:[0-9]{1,2}|[a-z])\)|\[[0-9]{1,2}\])"
)
_REST = re.compile(r"(?P<minus> ?-(?!\w))? ?(?P<unit>[^)]*?) ?(?P<close>\))? ?(?P<unit2>[^)]*)")
_MARKED = re.compile(rf"(?P<body>.*[0-9%)a-z-]) ?(?P<marker>{_MARK})", re.IGNORECASE)
_SQUARED = re.compile(r" \S*[²³]$")
_MARGIN = re.compile(rf"(?P<body>.*[0-9%*]) ?(?:±|\+/-) ?{_DIGITS} ?%?")
_BESIDE = re.compile(
    r"(?P<body>[^()\[\]]*[^()\[\] ]) ?(?:\((?P<round>[^()\[\]]+)\)|\[(?!\d{1,2}\])(?P<square>[^()\[\]]+)\])"
)
_ASIDE = re.compile(r"[0-9]|[^\W\d_]{2}|-\Z")
"""What says something beside a number; a letter or a sign alone may mark a note."""
_ARROWS = "[←-⇿⬀-⬇➔-➾▲▼△▽●○◆■]+"
_TREND = re.compile(rf"(?P<body>.*[0-9%)a-z]) ?{_ARROWS}", re.IGNORECASE)
_LEADING_TREND = re.compile(rf"\A(?:{_ARROWS}|[=∑Σ]) ?(?=[-+]? ?[0-9])")
"""An arrow, or the sign of a sum, before a number."""
_FALLEN = re.compile("[▼▽↓↘⇩⬇] ?(?=[0-9])")
"""An arrow down before a number without a sign."""
_FOREIGN = re.compile(r"[\u2500-\u257f\u25a0-\u27bf|¦_^\\¤¶@#?!]")
"""Signs that are part of no number: pieces of typed borders, pictures, strokes."""
_NO_NUMBER = re.compile(r"[-*.… ()†xX]*")
_OTHER_THINGS = re.compile(
    r"""
    -?\d{4}-\d{2}-\d{2}.*                  # 2024-05-31, -2024-12-31: the end of a span
    | \d{1,2}/\d{1,2}([/ -](\d{2}){1,2})?  # 31/8, 31/12 2024
    | \d{1,2}\.\d{1,2}\.(\d{2}){1,2}       # 31.12.2024
    | \d{4}[ ]?[/-][ ]?\d{1,4}             # 2023/24, 2023-2024, 2023/123
    | \d{1,2}[:.]\d{2}[ ]?-[ ]?\d{1,2}[:.]\d{2}  # 08.00-16.30
    | \d{1,2}:\d{2}(:\d{2})?               # 10:30
    | \d{1,2}(\.\d{1,2}){2,}\.?                # 2.1.3
    | \d+[.):]                             # 3.
    | [<>]?[\d ,]+\s?(-|/)\s?[\d ,]+       # 5-10, 1/3
    | \d+[.,]\d+\s?-\s?\d+[.,]\d+(\s?\(\d+[.,]\d+\s?-\s?\d+[.,]\d+\))?  # 0.67-0.98, 3,5-4,5 (5,5-6,5)
    | \([\d.,]+\s?-\s?[\d.,]+\s?%?\)      # (10.4-13.2), what a number may be off by
    | \d{2,4}-[\d ]{5,}                    # 08-123 45 67
    | \d{6}-\d{4}(\s.*)?                   # organisation number
    | \d+(-\d+){2,}                        # 64-32-16, a code
    | \d+-\d+([ ]\d+-\d+)+                 # 2-20 5-12, ranges
    | \d{1,3}(,[ ]?\d{1,3}){4,}([ ]\d{1,3})*  # 412, 413, 414, 417, 421, 423: a list
    | \d{1,3}(,[ ]\d{1,2}){2,}             # 64, 65, 67: a list that is no grouped number
    | \d+[.,]\d+(,[ ]\d+[.,]\d+)+         # 3.5, 3.6: a list of versions
    | \d{1,3}(\.\d{3})+-\d+               # 111.111.111-11: a code
    | -?0\d{3,}                            # 0755, -0400: a code, a zone of time
    | \d+\+                                # 80+
    | \d([ ]?\+[ ]?\d)+([ ][^\W\d]+)?       # 2 + 1 + 1 år: a term with its options
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FORMULA = re.compile(r"(?<![^\W\d_])[a-z] ?[-+*/=] ?[0-9(]", re.IGNORECASE)
_FRACTIONS = {"½": "5", "¼": "25", "¾": "75"}
_VULGAR = re.compile(rf"(?<![0-9])(?P<whole>[0-9]{{0,6}}) ?(?P<part>[{''.join(_FRACTIONS)}])")
_WHOLE_KRONOR = re.compile(r"[-+]? ?[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,3} ?:-")
"""Kronor without öre, whose point parts thousands: "1.250:-"."""
_WITH_COLON = re.compile(
    rf"(?P<sign>[-+]? ?)(?P<whole>{THOUSANDS}|\d{{1,9}}(?=:\d\d ?kr)):(?P<part>\d\d)(?P<unit>(?: ?kr\.?)?)"
)
"""Kronor and öre: "1 234:50", "12:50 kr"."""
_COLON = re.compile(r"[-+]?\d{3}:\d\d")
_BARE_POINT = re.compile(r"(?<![0-9.,])\.(?=[0-9])")
_TOO_NARROW = re.compile(rf"#{{2,}}|-?[0-9]{POINTED}E[+-]?[0-9]{{1,3}}")
_FORMULA_ERROR = re.compile(r"#(?:[A-ZÅÄÖ]+(?:/0)?[!?]|N/A)")
_TWO_AMOUNTS = re.compile(
    rf"[-+]?{THOUSANDS} ?/ ?[-+]?{THOUSANDS}"
    rf"|(?=.*(?:[0-9],[0-9]|%))[-+]?{UNSIGNED} ?%? ?/ ?[-+]?{UNSIGNED} ?%?"
)
_AMBIGUOUS_POINT = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_STRAY = re.compile(r"[.,']?(?P<number>[^.,']*[0-9]{1,3}(?:[ .,'][0-9]{3})+(?:[.,][0-9]+)?)[.,']?")
"""A number of thousands with a mark that means nothing before or behind it: a speck of the paper, a slip."""
_MIXED_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?=[0-9 ]*[.,])(?:[ .,][0-9]{3})+ [0-9]{3}")
"""Thousands of which the last are parted by a space, and others by a mark."""
_BARE = re.compile(r"0|[1-9][0-9]*")
_FRACTION = re.compile(r"[0-9]{1,12}")
_POINT_OR_COMMA = re.compile(r"[.,]")


@dataclass(frozen=True, slots=True, eq=False)
class _Forms:
    """What numbers look like with the words that stand beside them.

    Attributes:
        cell: a number with all that may stand around it.
        begins: how a text begins that may be a number.
        compared: what a number is followed by that it is compared with: "882 fg år 889".
        limit: words behind a number that make it a limit: "0 eller bättre".
        span: two numbers that a word joins, and one is not meant: "5 till 10", "2 av 3".
        about: the words that make a number approximate.
    """

    cell: re.Pattern[str]
    begins: re.Pattern[str]
    compared: re.Pattern[str]
    limit: re.Pattern[str]
    span: re.Pattern[str]
    about: str


@per_vocabulary
def _forms(words: Words) -> _Forms:
    currency = f"(?:{'|'.join(words.numbers.currency)}|[€$£])"
    about, to = "|".join(words.numbers.about), "|".join(words.periods.to)
    parts = "|".join(words.numbers.parts)
    cell = (
        rf"(?P<lead>\*+)? ?(?:(?P<about>{about}|[<>≤≥~≈]=?)(?![a-zåäö]) ?)?(?:(?P<first>{currency}) ?)?"
        r"(?P<outer>- ?(?=\())?(?P<open>\()? ?(?P<sign>\+ ?/ ?-|±|\+|-)? ?"
        rf"(?:(?P<front>{currency}) ?)?(?P<digits>{_DIGITS})(?P<rest>.*)"
    )
    span = (
        rf"[<>]?[\d ,]+\s?(?:{to})\s?[\d ,]+|\([\d.,]+\s?(?:{to})\s?[\d.,]+\s?%?\)"
        rf"|\d+\s(?:{parts})\s\d+"
    )
    return _Forms(
        cell=re.compile(cell, re.IGNORECASE),
        begins=re.compile(rf"(?:{about}|{currency})?[\s.:]*[0-9+\-(<>≤≥~≈±*,.]", re.IGNORECASE),
        compared=re.compile(
            rf"(?<=[0-9%]) (?:{'|'.join(words.numbers.compared)}) ?[-+]? ?{_DIGITS} ?%?\Z", re.IGNORECASE
        ),
        limit=re.compile(rf"(?<=[0-9%]) (?:{'|'.join(words.numbers.limit_behind)})\Z", re.IGNORECASE),
        span=re.compile(span, re.IGNORECASE),
        about=about,
    )


def parse_number(text: str, notation: Notation = SWEDISH, units: Units | None = None) -> Number | None:
    """The number that `text`, the whole of it, states; None when it states none with certainty.

    Dashes, blanks, ranges, dates, fractions, years among words and codes with letters are
    no numbers. Whether a bare "2024" is a year or an amount only its column can tell: see
    `column_use`.
    """
    return _parsed(text, notation, units or default_units(), _forms())


@lru_cache(maxsize=SETTINGS.kept_texts)
def _parsed(text: str, notation: Notation, units: Units, forms: _Forms) -> Number | None:
    """What `parse_number` gives: every stage asks for the texts of the same cells."""
    shown = plain(text)
    unlimited = forms.limit.sub("", shown)
    printed = forms.compared.sub("", _LEADING_TREND.sub("", unlimited))
    if notation.decimal == ".":
        printed = _BARE_POINT.sub("0.", printed)
    if _WHOLE_KRONOR.fullmatch(printed):
        printed = printed.replace(".", " ")
    if kronor := _WITH_COLON.fullmatch(printed):
        printed = f"{kronor['sign']}{kronor['whole']}{notation.decimal}{kronor['part']}{kronor['unit']}"
    printed = _VULGAR.sub(lambda f: f"{f['whole'] or 0}{notation.decimal}{_FRACTIONS[f['part']]}", printed)
    stray = _STRAY.fullmatch(printed)
    if stray and stray["number"] != printed:
        number = _parsed(stray["number"], notation, units, forms)
        return number and replace(number, text=text, doubt=number.doubt or "a mark stands beside the number")
    if len(printed) > SETTINGS.number_chars or not forms.cell.match(printed):
        return None
    stated = _without_aside(printed, units)
    body, marker = (stated, None) if _ends_in_unit(stated, units) else _split_marker(stated)
    other = _OTHER_THINGS.fullmatch(stated) or forms.span.fullmatch(stated)
    found = None if other else forms.cell.fullmatch(body)
    rest = _REST.fullmatch(found["rest"]) if found else None
    if found is None or rest is None or (rest["close"] and not found["open"]):
        return None
    read = _read_digits(found["digits"], notation)
    unit, known = _unit((found["first"], found["front"], rest["unit"], rest["unit2"]), units)
    signs = [sign for sign in (found["outer"], found["sign"], rest["minus"]) if sign]
    if read is None or not known or len(signs) > 1:
        return None
    value, repair = read
    bracketed = bool(found["open"]) and not signs
    if (bracketed and notation.brackets_negative) or "-" in {sign.strip() for sign in signs}:
        value = -value
    if rest["minus"] and not notation.minus_behind:
        repair = repair or "the minus stands behind the number"
    if found["open"] and not rest["close"]:
        repair = repair or "its bracket does not close"
    if value and _FALLEN.match(shown):
        repair = repair or "an arrow down stands before a number without a sign"
    doubtful = repair or _doubtful_sign(value, signs, bracketed, notation)
    approximate = bool(found["about"]) or unlimited != shown
    return Number(value, unit, marker or found["lead"], approximate, text, doubtful)


def doubt(text: str, notation: Notation = SWEDISH, units: Units | None = None) -> str | None:
    """Why `text` looks like a number but cannot be read as one with certainty, or None.

    None both for what is read (see `Number.doubt`) and for what is no number at all.
    """
    printed = plain(text)
    if _TOO_NARROW.fullmatch(printed):
        return "the spreadsheet's column was too narrow to print it"
    if _FORMULA_ERROR.fullmatch(printed):
        return "the spreadsheet's formula failed"
    if _TWO_AMOUNTS.fullmatch(printed) or _COLON.fullmatch(printed):
        return "digits that do not make one number"
    if (
        len(printed) > SETTINGS.number_chars
        or _NO_NUMBER.fullmatch(printed)
        or _OTHER_THINGS.fullmatch(printed)
    ):
        return None
    number = parse_number(text, notation, units)
    if number is not None:
        return number.doubt
    if _FOREIGN.search(printed) and parse_number(_FOREIGN.sub(" ", text), notation, units) is not None:
        return "a sign stands at the number that is no part of it"
    if not _numeric_looking(printed, units or default_units()):
        return None
    if _AMBIGUOUS_POINT.search(printed):
        return "the point may group thousands or mark decimals"
    return "digits that do not make one number"


def _doubtful_sign(value: Decimal, signs: list[str], bracketed: bool, notation: Notation) -> str | None:
    """What of a number's sign is not sure."""
    if value and not {sign.replace(" ", "") for sign in signs}.isdisjoint({"±", "+/-"}):
        return "plus or minus tells no sign"
    if not bracketed:
        return None
    whole = value == value.to_integral_value()
    if value and whole and not notation.brackets_negative:
        return "brackets may mark a minus or an aside where others have a minus sign"
    if notation.brackets_among_others:
        return None
    if notation.brackets_negative and not whole and notation.decimal == ",":
        return "brackets around decimals may mark a minus, an error or an aside"
    return None


def _without_aside(printed: str, units: Units) -> str:
    """A cell's text without what stands beside its number: a trend, a margin, a bracket that is no unit."""
    if trend := _TREND.fullmatch(printed):
        printed = trend["body"]
    if margin := _MARGIN.fullmatch(printed):
        return margin["body"]
    beside = _BESIDE.fullmatch(printed)
    if beside is None or not any(map(str.isdigit, beside["body"])):
        return printed
    aside = beside["round"] or beside["square"]
    if units.find(aside) is not None:
        return f"{beside['body']} {aside}"
    return beside["body"] if _ASIDE.search(aside) else printed


def _ends_in_unit(printed: str, units: Units) -> bool:
    """Whether what looks like a marker is a part of the unit: "1 190 m²"."""
    return bool(_SQUARED.search(printed)) and units.find(printed.rpartition(" ")[2]) is not None


def _split_marker(printed: str) -> tuple[str, str | None]:
    """A cell's text without the note marker at its end, and the marker."""
    found = _MARKED.fullmatch(printed)
    if found is None or found["body"].count("(") > found["body"].count(")"):
        return printed, None
    return found["body"], found["marker"]


def _read_digits(core: str, notation: Notation) -> tuple[Decimal, str | None] | None:
    """The value of digits with their marks, and a doubt about it; None when they do not make a number."""
    tight = LOOSE_MARK.sub(r"\1", core)
    repair = "a space beside the decimal mark was taken out" if tight != core else None
    if _MIXED_GROUPS.fullmatch(tight):
        repair = "its thousands are parted by different marks"
        tight = re.sub(r"[ .,]", "", tight)
    thousands = _without_groups(tight, notation)
    marks = _POINT_OR_COMMA.findall(thousands)
    if not _point_is_sure(thousands, notation):
        return None
    if marks == [","] and notation.decimal == "." and thousands == tight:
        return None
    whole, _, fraction = thousands.replace(".", ",").partition(",")
    if not _whole(whole) or (marks and not _FRACTION.fullmatch(fraction)):
        return None
    digits = whole.replace(" ", "").replace("'", "")
    if len(digits) + len(fraction) > SETTINGS.most_digits:
        return None
    if notation.comma_unsure and UNSURE_COMMA.fullmatch(tight):
        repair = "the comma may mark decimals or group thousands"
    return Decimal(f"{digits}.{fraction}" if fraction else digits), repair


def _without_groups(text: str, notation: Notation) -> str:
    """`text` without the points or commas that can only stand between thousands."""
    sure = surely_groups(text)
    for mark in {*sure, *notation.groups}:
        other = notation.decimal if not sure else {".": ",", ",": "."}[mark]
        if re.fullmatch(rf"[0-9]{{1,3}}(?:{re.escape(mark)}[0-9]{{3}})+(?:{re.escape(other)}[0-9]+)?", text):
            return text.replace(mark, "")
    return text


def _whole(text: str) -> bool:
    """Whether `text` is an integer: bare digits, or groups of three."""
    if _BARE.fullmatch(text):
        return True
    return bool(GROUPED.fullmatch(text)) and not text.startswith("0")


def _point_is_sure(text: str, notation: Notation) -> bool:
    """Whether a point in digits without groups, if there is one, can only mark decimals."""
    if notation.decimal == "." and notation.certain:
        return True
    return not _AMBIGUOUS_POINT.fullmatch(text)


def _unit(parts: tuple[str | None, ...], units: Units) -> tuple[str | None, bool]:
    """The unit's canonical name, and whether every word beside the number was understood.

    A narrow cell may have broken it: "k r".
    """
    named = [part for part in parts if part]
    if not named:
        return None, True
    found = units.find(" ".join(named)) or (units.find(named[0]) if len(set(named)) == 1 else None)
    found = found or units.find("".join(named).replace(" ", ""))
    return (found.name, True) if found else (None, False)


def _numeric_looking(printed: str, units: Units) -> bool:
    """Whether `printed` consists of digits, marks and units alone."""
    if _forms().begins.match(printed) is None or _FORMULA.search(printed):
        return False
    bare = _words(units, _forms()).sub(" ", printed.casefold())
    return bool(re.search(r"[0-9]", bare)) and not re.search(r"[^0-9\s.,'+()*%<>≤≥~≈±$€£-]", bare)


@cache
def _words(units: Units, beside: _Forms) -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in units.forms() if re.search(r"\w", form))
    return re.compile(rf"(?<![\wåäö])(?:{forms}|{beside.about})(?![\wåäö])")
