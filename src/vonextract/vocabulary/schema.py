"""What may stand in a vocabulary: the shipped files and a user's own are held to it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Place = Literal["corner", "header", "label", "title"]
Numbers = Literal["required", "possible", "none"]
Family = Literal["facts", "atgarder", "drift", "indikatorer", "kallforteckning", "aktiviteter", "risker"]

PLACES: tuple[Place, ...] = get_args(Place)


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"is no regular expression: {error}") from error
    return pattern


Phrase = Annotated[str, Field(min_length=1)]
PhraseList = tuple[Phrase, ...]
Pattern = Annotated[str, AfterValidator(_compiles)]
Named = dict[str, PhraseList]
"""Phrases by what they mean."""


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Evidence(_Table):
    """Phrases of one place of a table that speak for a kind, or against it."""

    strong: PhraseList = ()
    weak: PhraseList = ()
    against: PhraseList = ()
    decisive: PhraseList = ()


class Kind(_Table):
    """A kind of table (docs/kinds.md says what each key means)."""

    describe: str = ""
    family: Family = "facts"
    numbers: Numbers = "possible"
    measure: str = ""
    names: str = ""
    units: PhraseList = ()
    corner: Evidence = Evidence()
    header: Evidence = Evidence()
    label: Evidence = Evidence()
    title: Evidence = Evidence()
    columns: Named = {}

    def at(self, place: Place) -> Evidence:
        """What speaks for it in a place."""
        evidence: Evidence = getattr(self, place)
        return evidence


class UnitWords(_Table):
    """A unit.

    Attributes:
        forms: its spellings.
        kronor: what one is worth in kronor.
        counts: it only says what is counted.
        currency: of foreign money.
        times: how many whole units of that currency one is worth.
    """

    forms: PhraseList = ()
    kronor: Decimal | None = None
    counts: bool = False
    currency: str | None = None
    times: Decimal = Decimal(1)


class Spans(_Table):
    """What says that a column is about a whole year, or a part of one."""

    full: PhraseList = ()
    part: PhraseList = ()
    said: PhraseList = ()


class Previous(_Table):
    """What says that numbers are of the year before.

    Attributes:
        year: words of a column about it.
        opening: words of a row or column of what stood when the year began.
    """

    year: PhraseList = ()
    opening: PhraseList = ()


class Periods(_Table):
    """How headers name years and parts of them (data/periods.toml)."""

    before_year: tuple[Pattern, ...] = ()
    tertial: tuple[Pattern, ...] = ()
    quarter: tuple[Pattern, ...] = ()
    half: tuple[Pattern, ...] = ()
    the_quarter: tuple[Pattern, ...] = ()
    the_half: tuple[Pattern, ...] = ()
    first: PhraseList = ()
    second: PhraseList = ()
    spring: tuple[Pattern, ...] = ()
    autumn: tuple[Pattern, ...] = ()
    school_year: tuple[Pattern, ...] = ()
    months: tuple[Pattern, ...] = ()
    ends: tuple[Pattern, ...] = ()
    up_to: tuple[Pattern, ...] = ()
    to: tuple[Pattern, ...] = ()
    per: tuple[Pattern, ...] = ()
    day: PhraseList = ()


class CountedNames(_Table):
    """How names of rows and columns say that they count something (data/counted.toml)."""

    nouns: PhraseList = ()
    perhaps: PhraseList = ()
    things: PhraseList = ()
    by: PhraseList = ()
    of_anything: PhraseList = ()
    participle: PhraseList = ()
    of_money: PhraseList = ()
    alone: PhraseList = ()
    goes_on: PhraseList = ()
    and_others: PhraseList = ()
    for_whom: PhraseList = ()
    money: PhraseList = ()
    currencies: PhraseList = ()
    says: PhraseList = ()
    scaled: PhraseList = ()
    priced: PhraseList = ()
    parts: PhraseList = ()
    measures: PhraseList = ()
    groups: PhraseList = ()


class Digits(_Table):
    """What heads columns of digits that are no amounts (data/columns.toml)."""

    serial: tuple[Pattern, ...] = ()
    codes: tuple[Pattern, ...] = ()
    notes: tuple[Pattern, ...] = ()
    years: tuple[Pattern, ...] = ()


class BesideNumbers(_Table):
    """What stands beside numbers (data/numbers.toml)."""

    about: tuple[Pattern, ...] = ()
    currency: PhraseList = ()
    parts: PhraseList = ()
    money: PhraseList = ()
    unit: tuple[Pattern, ...] = ()
    attached: tuple[Pattern, ...] = ()
    refers: tuple[Pattern, ...] = ()
    compared: tuple[Pattern, ...] = ()
    limit_behind: tuple[Pattern, ...] = ()
    all: PhraseList = ()
    amounts: PhraseList = ()
    given: PhraseList = ()
    within: PhraseList = ()
    stated: tuple[Pattern, ...] = ()
    money_alone: PhraseList = ()
    unsure: PhraseList = ()
    unless_said: PhraseList = ()


class Lines(_Table):
    """What lines of a table are called (data/lines.toml)."""

    total: PhraseList = ()
    bare: PhraseList = ()
    entire: PhraseList = ()
    net: PhraseList = ()
    outcome: PhraseList = ()
    of_which: PhraseList = ()
    difference: PhraseList = ()
    income: PhraseList = ()
    cost: PhraseList = ()
    goes_on: PhraseList = ()
    before_amount: PhraseList = ()
    accounts: PhraseList = ()
    target: PhraseList = ()
    untold: PhraseList = ()


class Captions(_Table):
    """Words that name what stands beside them (data/captions.toml)."""

    table: PhraseList = ()
    figure: PhraseList = ()
    account_note: PhraseList = ()
    appendix: PhraseList = ()
    chapter: PhraseList = ()
    contents: tuple[Pattern, ...] = ()
    page: tuple[Pattern, ...] = ()
    page_of: PhraseList = ()
    note: PhraseList = ()
    below: PhraseList = ()
    notes: PhraseList = ()
    continued: PhraseList = ()


class Imprints(_Table):
    """What a form prints at the edges of its pages (data/imprints.toml)."""

    address: PhraseList = ()
    head: PhraseList = ()
    signature: PhraseList = ()


class Languages(_Table):
    """Small words of languages, and what hyphens at the ends of lines are undone by (data/languages.toml)."""

    point: PhraseList = ()
    comma: PhraseList = ()
    empty: PhraseList = ()
    suspended: PhraseList = ()
    endings: PhraseList = ()
    initialisms: PhraseList = ()
    year_tails: PhraseList = ()


class NamedPatterns(_Table):
    """A kind of document or paper, and how it calls itself."""

    name: str
    patterns: tuple[Pattern, ...]
    heads: bool = False


class Excerpt(_Table):
    """What a document is when only a part of it is there."""

    of: str
    name: str
    begins: Pattern
    whole: Pattern


class Reports(_Table):
    """Kinds of document that tell how things stand on a day, look back on their year, or ahead."""

    up_to_a_day: PhraseList = ()
    looks_back: tuple[Pattern, ...] = ()
    looks_ahead: tuple[Pattern, ...] = ()


class Minutes(_Table):
    """Headings of minutes: those of decisions, and those that are no title of a paragraph."""

    decision: Pattern = ""
    undecided: tuple[Pattern, ...] = ()
    untitled: tuple[Pattern, ...] = ()


class Agenda(_Table):
    """How an agenda begins and numbers its items, and lines that name none of them."""

    headings: tuple[Pattern, ...] = ()
    items: PhraseList = ()
    untitled: tuple[Pattern, ...] = ()


class YearsStated(_Table):
    """What stands before the year that a document is about."""

    of: tuple[Pattern, ...] = ()
    accounts: Pattern = ""


class Cases(_Table):
    """What stands before case numbers, and before numbers that only look like them."""

    labels: tuple[Pattern, ...] = ()
    other_series: PhraseList = ()


class Titles(_Table):
    """Titles that say nothing."""

    junk: tuple[Pattern, ...] = ()


class Committees(_Table):
    """Names of bodies (data/documents.toml)."""

    weights: dict[str, float] = {}
    endings: Pattern = ""
    definite: dict[str, str] = {}
    spoken_of: tuple[Pattern, ...] = ()
    acts: PhraseList = ()
    reports: PhraseList = ()
    places: PhraseList = ()
    no_places: PhraseList = ()
    described: tuple[Pattern, ...] = ()
    named_for: Pattern = ""
    joined: PhraseList = ()
    part_of: Pattern = ""
    part: str = ""
    not_after_for: PhraseList = ()
    generic: PhraseList = ()
    other_authors: Pattern = ""
    about_others: PhraseList = ()
    about_others_words: Pattern = ""


class LegalPersons(_Table):
    """Names of authors that are no kommun or region (data/documents.toml)."""

    before: tuple[Pattern, ...] = ()
    after: tuple[Pattern, ...] = ()
    inside: PhraseList = ()
    number: Pattern = ""
    public_bodies: tuple[str, ...] = ()


class Documents(_Table):
    """What kinds of document there are, and who writes them (data/documents.toml)."""

    kind: tuple[NamedPatterns, ...] = ()
    excerpt: tuple[Excerpt, ...] = ()
    reports: Reports = Reports()
    minutes: Minutes = Minutes()
    agenda: Agenda = Agenda()
    years: YearsStated = YearsStated()
    cases: Cases = Cases()
    self_reference: tuple[NamedPatterns, ...] = ()
    titles: Titles = Titles()
    committees: Committees = Committees()
    legal_persons: LegalPersons = LegalPersons()


class Listing(_Table):
    """Headings below which papers are listed."""

    headings: PhraseList = ()


class Proposal(_Table):
    """Headings of a paper prepared for a decision, and its kind."""

    headings: PhraseList = ()
    prepared: str = ""


class Papers(_Table):
    """Kinds of paper in a packet (data/papers.toml)."""

    paper: tuple[NamedPatterns, ...] = ()
    listing: Listing = Listing()
    proposal: Proposal = Proposal()


class Words(_Table):
    """Every list of words; the keys are the tables of a vocabulary file."""

    kinds: dict[str, Kind] = {}
    measures: Named = {}
    weak_measures: Named = {}
    rewrite: Named = {}
    posts: Named = {}
    populations: Named = {}
    row_units: Named = {}
    column_units: Named = {}
    price_units: Named = {}
    row_posts: Named = {}
    fact_types: Named = {}
    specified: Named = {}
    counted: CountedNames = CountedNames()
    spans: Spans = Spans()
    previous: Previous = Previous()
    digits: Digits = Digits()
    numbers: BesideNumbers = BesideNumbers()
    units: dict[str, UnitWords] = {}
    lines: Lines = Lines()
    captions: Captions = Captions()
    imprints: Imprints = Imprints()
    languages: Languages = Languages()
    documents: Documents = Documents()
    papers: Papers = Papers()
    periods: Periods = Periods()
