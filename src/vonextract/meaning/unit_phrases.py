"""Units that headers, titles, labels and sentences state for the numbers under them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from vonextract.meaning.counted import counted, is_of_multiples
from vonextract.meaning.settings import SETTINGS
from vonextract.swedish.number_patterns import DECIMALS, GROUPED, POINTED, SIGN, YEAR
from vonextract.swedish.numbers import parse_number
from vonextract.swedish.phrases import Phrases
from vonextract.swedish.typography import fold, fold_dashes, fold_spaces
from vonextract.swedish.units import Units, without_lead
from vonextract.vocabulary import Words, per_vocabulary

_BRACKETED = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]")
_SIGNS = ("€", "$", "£")
_FOR_WHOM = re.compile(r"^[-•* ]*(?:\w{1,4}: )?")
"""What may stand before the words of a label: a bullet, "Gr:" for the grundskola."""
_FOR_EACH = re.compile(r"\bper [^\W\d_]+", re.IGNORECASE)
"""What an amount is divided by, and is no count of: "Lönekostnad per årsarbetare"."""
_EACH_HAS = re.compile(r"\b([^\W\d_]+) per [^\W\d_]", re.IGNORECASE)
"""What there is so much of for each of something: "Elever per lärare"."""
_SPECIFIED = re.compile(r"[,(] ?([^,()]{1,40})\)?$")
_ENDS_IN = re.compile(r"(?:, |\()([^,()]{1,20}?)\)?\.$")
_INDEXED = re.compile(r"= ?100(?![ .,]?\d)\b")
"""What a label says of numbers that are held against one called a hundred: "KIX, 1992-11-18=100"."""
_VOWELS = frozenset("aeiouyåäö")
SHARE = "procent"
INDEX = "index"


@cache
def _quantity(units: Units) -> re.Pattern[str]:
    """An amount, which states a unit for itself and not for the numbers below: "SoL, -4,3 mnkr"."""
    known = [unit for unit in units.by_name.values() if units.kronor(unit.name) or unit.name == SHARE]
    forms = _longest_first(form for unit in known for form in (unit.name, *unit.forms) if form[0].isalpha())
    return re.compile(
        rf"(?<![\d.,])(?!{YEAR}(?!\d))(?!(?:1 ?)?000\b){SIGN}\d[\d ]{{0,20}}{POINTED} ?"
        rf"(?:%|{forms})(?!\w)",
        re.IGNORECASE,
    )


class _Said(NamedTuple):
    """How a text says what its amounts are in.

    Attributes:
        sentence: how a sentence begins that says it of all amounts.
        alone: units that a sentence need not say so much of.
        unsure: spellings of units that mean something else as often, where they stand alone.
        unless: words with which the unit of most numbers is stated.
    """

    sentence: str
    alone: str
    unsure: tuple[str, ...]
    unless: Phrases


@per_vocabulary
def _said(words: Words) -> _Said:
    said = words.numbers
    return _Said("|".join(said.stated), "|".join(said.money_alone), said.unsure, Phrases(said.unless_said))


def _longest_first(forms: Iterable[str]) -> str:
    """A pattern of spellings, of which the longest that fits is meant."""
    return "|".join(re.escape(form) for form in sorted(set(forms), key=lambda form: (-len(form), form)))


def unit_in(text: str, units: Units, *, nouns: bool = False) -> str | None:
    """The unit that a header or title states: "Effekt 2023, tkr", "Andel (%)", "Belopp i mnkr".

    Money and percent are seen anywhere, other units in brackets only. With `nouns` the whole
    text may be a unit too: a column "Timmar" holds hours, but a corner "Tjänster" no full-time posts,
    and a letter alone ("v", "m") is as often a party or a sex. So may its last word: "Yta m2".
    """
    plain = _quantity(units).sub(" ", fold_dashes(fold_spaces(text)))
    whole = units.find(plain) if nouns and (len(plain) > 1 or not plain.isalpha()) else None
    stated = _stated_apart(plain, units) or (whole.name if whole else None) or _stated_anywhere(plain, units)
    stated = stated or _of_index(plain)
    return _unless_counted(stated or (_measure_last(plain, units) if nouns else None), text, units)


def unit_of_header(text: str, units: Units, *, nouns: bool = False) -> str | None:
    """The unit that a level of a header states; a measure behind its last comma too: "Mängd, ton"."""
    behind = _stated_behind(fold_dashes(fold_spaces(text)), units)
    return unit_in(text, units, nouns=nouns) or _unless_counted(behind, text, units)


def is_unsure(text: str) -> bool:
    """Whether a text is the spelling of a unit that means something else as often: "Tjänster"."""
    return fold_spaces(text).casefold() in _said().unsure


def specified(text: str) -> str:
    """What a label or header ends in behind a comma or in brackets: "Bistånd, hushåll"; "" for nothing."""
    found = _SPECIFIED.search(fold_spaces(text))
    return found[1].strip() if found else ""


def divided(text: str) -> str:
    """The word for what a label or header shares out: "Elever" in "Elever per lärare"; "" for nothing."""
    found = _EACH_HAS.search(fold_spaces(text))
    return found[1] if found else ""


def without_divisor(text: str) -> str:
    """A text without what an amount is divided by, and which it does not count: "Kg per invånare"."""
    return _FOR_EACH.sub(" ", text)


def unit_of_label(text: str, units: Units, row_units: Mapping[str, Phrases]) -> str | None:
    """The unit that a row's label states for its own numbers, such as "Sjukfrånvaro (%)" or "Antal …"."""
    plain = _FOR_WHOM.sub("", _quantity(units).sub(" ", fold_dashes(fold_spaces(text))))
    stated = _stated_apart(plain, units) or _stated_behind(plain, units) or _stated_last(plain, units)
    stated = stated or _price(plain, units) or _money_for_each(plain, units) or _measure_last(plain, units)
    stated = stated or _of_index(plain)
    if stated is not None:
        return _unless_counted(stated, text, units)
    said = [fold(text) for text in (without_divisor(plain), specified(plain))]
    return next((unit for text in said for unit, phrases in row_units.items() if phrases.within(text)), None)


def unit_of_line(text: str, units: Units, meant: Mapping[str, Phrases]) -> str | None:
    """The unit that a line above a table states: "Belopp i tkr", "Procent", "Årlig procentuell förändring".

    Args:
        text: the line.
        units: those that may be named.
        meant: unit -> the words that begin a line which means it.
    """
    plain = fold_dashes(fold_spaces(text))
    first = plain.partition(". ")[0].rstrip(".")
    if plain != first and _said().unless.within(fold(first)):
        return unit_of_line(first, units, meant)
    if plain.endswith("."):
        return _stated_at_end(plain, units)
    if len(text) > SETTINGS.unit_line:
        return None
    if _quantity(units).search(plain):
        return None
    stated = unit_of_sentences([plain], units) or _stated_apart(plain, units) or _stated_first(plain, units)
    begins = fold(plain)[: SETTINGS.line_begins]
    return stated or next((unit for unit, phrases in meant.items() if phrases.within(begins)), None)


def unit_of_sentences(sentences: Iterable[str], units: Units) -> str | None:
    """The unit of money that the text says all amounts are in; None when it says none, or two."""
    pattern = _belopp(units, _said())
    found = {
        unit.name
        for sentence in sentences
        for hit in pattern.finditer(fold_dashes(fold_spaces(sentence)).casefold())
        if (unit := units.find(hit[1] or hit[2])) is not None
    }
    return found.pop() if len(found) == 1 else None


def amounts_in(text: str, units: Units) -> Iterator[tuple[Decimal, str]]:
    """The amounts of money that a text states in figures, with their units: "58 957 kr", "212.727 euroa"."""
    for hit in _amount(units).finditer(fold_dashes(fold_spaces(text)).casefold()):
        unit, number = units.find(hit["unit"]), parse_number(hit["number"].replace(".", ""))
        if unit is not None and number is not None:
            yield number.value, unit.name


def names_multiple(text: str, units: Units) -> bool:
    """Whether a text names a unit of thousands or millions of a currency: "tkr", "mnkr", "1 000 €"."""
    return _multiple(units).search(fold_dashes(fold_spaces(text)).casefold()) is not None


def _unless_counted(unit: str | None, text: str, units: Units) -> str | None:
    """A unit, but no money for millions of what is counted: "Antal resor (miljoner)"."""
    money = unit is not None and units.money(unit) is not None
    return None if money and counted(text) is not None and is_of_multiples(text) else unit


def _stated_apart(plain: str, units: Units) -> str | None:
    """The unit in brackets, or a unit of money or percent after a comma or as the whole text."""
    bare = _BRACKETED.sub(" ", plain)
    parts = [(part, True) for part in _BRACKETED.findall(plain)]
    parts += [(part, False) for part in (*re.split(r"[,;:–|]| - ", bare)[1:], bare)]
    for part, bracketed in parts:
        form = without_lead(part)
        unit = units.find(form)
        if unit is not None and (
            bracketed or _is_sure(unit.name, form, units) or unit.name in ("kr", "antal")
        ):
            return unit.name
    return None


def _of_index(plain: str) -> str | None:
    return INDEX if _INDEXED.search(plain) else None


def _stated_at_end(sentence: str, units: Units) -> str | None:
    """The unit of money that a sentence ends in behind a comma or in brackets: "visar utfallet (mnkr)."."""
    found = _ENDS_IN.search(sentence)
    form = found[1] if found else ""
    unit = units.find(form)
    return unit.name if unit and units.money(unit.name) and _is_sure(unit.name, form, units) else None


def _stated_behind(plain: str, units: Units) -> str | None:
    """The measure behind a label's last comma, or alone: "Yta, m²", "Avfall, ton", "GWh"; no count."""
    form = plain.rpartition(",")[2].strip(" :").casefold()
    unit = units.find(form) if len(form) > 1 else None
    return unit.name if unit and not unit.counts else None


def _stated_last(plain: str, units: Units) -> str | None:
    """The unit of money that a label ends in: "Skuldsättning kr/kvm", "Balansomslutning tkr"."""
    words = plain.rstrip(" *:").split(" ")
    unit = units.find(words[-1]) if len(words) > 1 else None
    return unit.name if unit and unit.kronor is not None and _is_sure(unit.name, words[-1], units) else None


def _measure_last(plain: str, units: Units) -> str | None:
    """The measure that a name ends in, spelt as no word is: "Yta m2", "Förbrukning kWh"; no price."""
    *before, last = plain.casefold().split() or [""]
    if not before or len(last) < 2 or _VOWELS & set(last) or _FOR_EACH.search(plain):
        return None
    unit = units.find(last)
    return unit.name if unit and not unit.counts and unit.kronor is None else None


def _price(plain: str, units: Units) -> str | None:
    """The price a piece that a label names: "kr/elev grundskola", "Avgifter kr/kvm för bostäder"."""
    found = _prices(units).search(plain)
    unit = units.find(found[0]) if found else None
    return unit.name if unit else None


@cache
def _prices(units: Units) -> re.Pattern[str]:
    """Units of prices a piece, as words of their own."""
    forms = _longest_first(
        form for unit in units.by_name.values() if " per " in unit.name for form in unit.forms
    )
    return re.compile(rf"(?<![\w/])(?:{forms})(?!\w)" if forms else r"(?!)", re.IGNORECASE)


def _money_for_each(plain: str, units: Units) -> str | None:
    """The unit of money of a price a piece, whatever the piece is: "Bistånd, kr per hushåll", "kr/resa"."""
    found = _money_before_divisor(units).search(plain.casefold())
    unit = units.find(found[1]) if found else None
    return unit.name if unit else None


@cache
def _money_before_divisor(units: Units) -> re.Pattern[str]:
    money = (form for form in units.forms() if (unit := units.find(form)) and units.money(unit.name))
    return re.compile(rf"(?<![\w/])({_longest_first(money)}) ?(?:/|per ) ?[^\W\d_]{{2}}")


def _stated_first(plain: str, units: Units) -> str | None:
    """Money or percent as the first word of a line: "Procent, kvartalsmedelvärden"."""
    first = re.split(r"[,;: ]", plain, maxsplit=1)[0]
    unit = units.find(first)
    return unit.name if unit and _is_sure(unit.name, first, units) else None


def _stated_anywhere(plain: str, units: Units) -> str | None:
    """Money or percent anywhere; no millions of another unit: "miljoner kWh"."""
    found = _anywhere(units).search(plain.casefold())
    unit = units.find(found[0]) if found else None
    if found is None or unit is None:
        return None
    behind = units.find(found.string[found.end() :].strip(" )").partition(" ")[0])
    of_other = behind is not None and units.kronor(behind.name) is None and is_of_multiples(found[0])
    return None if of_other else unit.name


@cache
def _anywhere(units: Units) -> re.Pattern[str]:
    """Money and percent as words of their own."""
    sure = {form for form in units.forms() if (unit := units.find(form)) and _is_sure(unit.name, form, units)}
    forms = _longest_first(sure)
    return re.compile(rf"(?<![\w]){forms and '(?:' + forms + ')'}(?![\w-])")


def _is_sure(name: str, form: str, units: Units) -> bool:
    short = len(form) < 2 and form not in _SIGNS
    money = (units.kronor(name) or units.money(name)) and not short and form not in _said().unsure
    return bool(money) or name in ("procent", "procentenheter", "promille")


@cache
def _amount(units: Units) -> re.Pattern[str]:
    """A number with a unit of money behind it."""
    money = {form for form in units.forms() if (unit := units.find(form)) and units.money(unit.name)}
    forms = _longest_first(form for form in money if len(form) > 1)
    return re.compile(rf"(?<![\d.,])(?P<number>(?:{GROUPED}|\d+){DECIMALS}) ?(?P<unit>{forms}|€)(?!\w)")


@cache
def _multiple(units: Units) -> re.Pattern[str]:
    """A unit of money that is worth more than one of its currency, as a word of its own."""
    forms = _longest_first(
        form
        for form in units.forms()
        if (unit := units.find(form)) and (money := units.money(unit.name)) and money[1] > 1
    )
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)")


@cache
def _belopp(units: Units, said: _Said) -> re.Pattern[str]:
    money = (form for form in units.forms() if (unit := units.find(form)) and unit.kronor is not None)
    forms = _longest_first(money)
    return re.compile(rf"\b(?:{said.sentence})\w*(?: \w+){{0,5}} i ({forms})(?!\w)|\bi ({said.alone})\b")
