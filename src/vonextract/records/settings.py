"""The knobs of the records stage."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class RecordSettings:
    """Thresholds and weights of recognising kinds, columns and rows.

    Attributes:
        strong, weak, against: points of a matched phrase, by its list in the vocabulary.
        corner: how many times the first column's header counts: it names what the rows are.
        certain: witnesses that make a kind possible: a strong header is that many, a strong label or
            title one.
        mismatch: points of a table of words where the kind asks for numbers, and the reverse.
        half: points that give a kind the score one half.
        accept: least score of a kind; below it a table is "annat".
        repeats: how many different hits in a place count, so that long tables do not win by length.
        max_labels: rows whose labels are looked at.
        longest_label: characters; a longer text in the first column is prose, no label.
        few_numbers: less than this share of a table's filled cells is as good as none.
        many_numbers: more than this share, and it is no table of texts.
        fuzzy: least rapidfuzz ratio (0 to 100) of a misspelt header to a phrase.
        several_numbers: a cell of nothing else but that many numbers was read of several cells.
        most_figures: of an amount; the budget of the state, in kronor, has thirteen.
        numeric_share: a larger share of a column's filled cells must state numbers for the others to be
            doubted when words stand around theirs.
        least_amount: half of a column's numbers reach it where small figures beside them, without a
            header, are notes; rows of such are large beside small ones.
        never_multiple: thousands or millions that are so many are not printed to the hundredth.
        language_sample: characters of a report by which its language is told.
        line: points; lines whose tops are nearer than that stand beside each other.
        beside: points above a table within which a short line of text is about the whole of it.
        aligned: points; right edges of columns of two tables nearer than that are the same column's.
        max_doubts: doubtful cells of a table that get a finding of their own each.
        max_unknown: tables of unknown kind that get a finding of their own each.
        small, large: numbers of a column that are all below the first, beside a column that reaches the
            second, are rates, years or notes.
        counts_above: rows that count, one after the other, below which others may count as well.
        rule_of: numbers of a column, or rows, of which most follow a rule before another breaks it.
        usual: share of them that is most.
        whole_numbers: of a row among such with decimals, before they are printed otherwise: one may have
            lost a closing zero.
        mixed: share of rows that are shares, counts or prices a piece, from which on the others may be too.
        same_source: likeness, 0 to 100, of two names of one source.
        telling: digits, closing zeros left out of account, that make an amount too particular to be met by
            chance in two tables,
        met: amounts that must be met for a unit to follow; one alone is enough with
        particular: digits.
        siblings: tables of one header that must have one unit for the others of that header to have it.
        named_columns: columns with a name that make a header too particular to be met by chance.
        rounds: how often what was inferred may tell the unit of further tables.
        rounding: in units of the coarser number, by which two statements of one amount differ.
        near_headings: above a table that are taken to be about it.
        named_units: columns whose units a row must name.
        times_named: that a line must name to be a header of columns; one alone is a title's.
        other_words: that such a line may have besides: "Not", "Belopp i kr".
        header_line: characters; a longer line is running text, and what stands above that is no header.
        of_notes: numbers of notes are smaller.
        ending: letters that may be left of a label when the measure it names is taken out: "Utfall kr".
        period_label: characters; a longer label that names a year is about more than a year.
        longest_path: characters of a row's path that are kept.
        naming_share: of the fullest column's different labels that make a column before it name the rows.
        largest_ratio: shares that are printed as parts of one are no larger; others are percent.
        lettered: so many numbers of a table must have a letter behind them for it to be a mark.
        lettered: int = 2
    codes_named: share of a column's codes beside which a name stands when they are codes.
        of_numbers: share of a text's words that are figures when it holds little else.
        quoted: cells that a message about all of a column quotes.
        rounded_from: units of a rounded amount from which another amount that rounds to it is the same one.
        told_words: words by which a kind was chosen that its trace names.
        looked_at: texts of a place that are compared with words nearly the same, which takes longest.
        label_columns: among which the first with words is looked for.
    """

    strong: float = 3.0
    weak: float = 1.0
    against: float = -3.0
    corner: float = 1.5
    certain: int = 2
    mismatch: float = -20.0
    half: float = 2.0
    accept: float = 0.5
    repeats: int = 4
    max_labels: int = 80
    longest_label: int = 120
    few_numbers: float = 0.05
    many_numbers: float = 0.3
    fuzzy: float = 88.0
    several_numbers: int = 4
    most_figures: int = 13
    numeric_share: float = 0.5
    least_amount: int = 1000
    never_multiple: int = 1_000_000
    language_sample: int = 200_000
    line: float = 4.0
    beside: float = 40.0
    aligned: float = 6.0
    max_doubts: int = 5
    max_unknown: int = 10
    small: int = 100
    large: int = 10_000
    counts_above: int = 2
    rule_of: int = 4
    usual: float = 0.75
    whole_numbers: int = 2
    mixed: float = 0.25
    same_source: float = 85.0
    telling: int = 5
    met: int = 2
    particular: int = 6
    siblings: int = 2
    named_columns: int = 3
    rounds: int = 5
    rounding: Decimal = Decimal("0.5")
    near_headings: int = 3
    named_units: int = 2
    times_named: int = 2
    other_words: int = 3
    header_line: int = 90
    of_notes: int = 100
    ending: int = 4
    period_label: int = 20
    longest_path: int = 400
    naming_share: float = 0.7
    largest_ratio: Decimal = Decimal("1.5")
    lettered: int = 2
    codes_named: float = 0.8
    of_numbers: float = 0.8
    quoted: int = 3
    rounded_from: int = 100
    told_words: int = 6
    looked_at: int = 12
    label_columns: int = 3


SETTINGS = RecordSettings()
