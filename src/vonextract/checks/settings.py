"""The knobs of the checks."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What counts as agreement, and how much is tried.

    Attributes:
        reach: lines a difference or net line may lie from the lines it is made of.
        low_confidence: of a table read with less it is told,
        likely_wrong: as a warning below this, where most are wrong,
        vouched: unless sums confirm so many of its numbers, as a share.
        untold_sums: so many sums of a line that state more than their parts show that a dash is no nothing.
        legend: letters of a text in which it is looked for what a dash means.
        max_lines: lines of a table in one direction beyond which nothing is searched.
        sum_parts, telling_sum: so many parts that make so large a number do not by chance.
        max_open: parts of one sum among which endings of the list are tried.
        tried_starts: how many of those endings are looked at closely.
        significance: a sum is evidence only when it is this many times its own tolerance.
        doubtful_slots: sums of one total line that, when none holds, show that its
            structure was misunderstood; two more for each that holds.
        all_hits: columns in which a last line must sum all others for each in which it does not, where no
            label says that it does.
        lines_with_one: more lines than these of which one alone has a number in a column state no sum there
            that could fail.
        min_agreement: share of the sums of a structure that must hold before the others alarm.
        unlabelled_hits: numbers of a column that must be made of two others for it to be a
            difference or a net that its header does not name.
        unlabelled_ratio: how many must agree for each that does not, in such a column.
        head: times that what rows make in all columns is met by chance once, for a row to be their head.
        least_ratios: so many rows of a column must be two others by each other for it to state that.
        shown_decimals: of what a share or rate should be.
        percent: what a share of 1 is printed as,
        per_unit: and what else a quotient is multiplied by: an index, tkr or mnkr per unit in kronor.
        most_movements: columns before one of which all changes of sign are tried.
        prose_near: a sentence's amount this near (as a share) to the cell's is about the cell.
        prose_band: so is one this near, when a single digit makes the difference.
        max_sentences: sentences with several amounts that are held against tables.
        max_restated: tables that are compared because they share a line.
        restated_agreement: amounts two tables must share for each in which they differ.
        outlier_others: numbers a column must have besides one that stands out.
        alike: numbers are alike when the largest is at most this many times the smallest.
        outlier_factor: a number stands out from alike ones by this factor.
        largest_percent: a larger percentage is doubted.
        small_share: share of labels that begin small at most where a small letter says that a label goes on.
        nameless_share: a larger share of rows without a label is how the table is made: a name in the
            middle of the rows that it is of.
        fewest_swallowed: so many names must hold an amount before their column is doubted,
        swallowed_share: and this share of its names,
        name_words: counting names of at most so many words; longer ones are prose.
        halves_share: share of a column's numbers that must look like the second halves of those
            before them.
        long_share: share of a column's numbers that have thousands, for small ones over each other to
            be doubted.
        least_broken: so many numbers of two rows must look like halves for all of them to be.
        least_hundredths: so many numbers of tenths must stand over single figures for those to be their
            hundredths.
        broken_rows: so many rows must go on those above for the numbers of all rows without a label to be
            doubted.
        amounts_in_header: share of the numeric columns whose headers must end in a number for that to
            be data.
        cells_in_text: so many numbers or dashes at the end of a line of text look like a row; more of
            them that only rise are the marks of an axis.
        column_in_text: so many amounts by themselves in a text look like a column.
        list_columns: columns of a table of names and one number beside each.
        header_texts: cells of a row that must read like headers for it to be one.
        telling: smaller numbers stand in two tables by chance.
        most_holders: tables with one amount that are compared; one in more is a common one.
        stem: letters by which words of a sentence and of a label are compared, endings left out.
        shown_label, shown_row: characters of a label or a row that a message shows.
        least_lines: lines with numbers that a sum takes: two parts and their total.
        thousand: amounts from here on are printed in groups of three figures; smaller numbers with
            decimals are prices.
        in_thousands: amounts in kronor, all whole thousands, from which they are known to be rounded
            to them.
        last_year: larger whole numbers in a header are amounts, no years.
        names_group: likeness, 0 to 100, of what a total names to the name of its group.
        float_error: of sums of binary fractions.
        by_total: probability of a number that a stated total confirms,
        by_restated: that is printed alike in another table,
        by_engine: that two engines read alike,
        doubted: and of one that a finding doubts.
        quoted: texts of a row that a message quotes; more say nothing that the page does not.
        by_chance: steps of its last figure from which an amount is no number that others equal by chance.
        of_parts: times a number from which the sum of what it stands among tells that it is a mean or share.
    """

    max_sentences: int = 2000
    reach: int = 8
    low_confidence: float = 0.8
    likely_wrong: float = 0.5
    vouched: float = 0.8
    untold_sums: int = 2
    legend: int = 600
    max_lines: int = 400
    sum_parts: int = 3
    telling_sum: int = 1000
    max_open: int = 80
    tried_starts: int = 4
    significance: Decimal = Decimal(10)
    doubtful_slots: int = 3
    all_hits: int = 2
    lines_with_one: int = 2
    min_agreement: float = 0.5
    unlabelled_hits: int = 5
    unlabelled_ratio: int = 4
    head: int = 1000
    least_ratios: int = 4
    shown_decimals: int = 2
    percent: int = 100
    per_unit: tuple[int, ...] = (1, 100, 1000, 1_000_000)
    most_movements: int = 5
    prose_near: Decimal = Decimal("0.05")
    prose_band: Decimal = Decimal("0.25")
    max_restated: int = 6
    restated_agreement: int = 3
    outlier_others: int = 4
    alike: Decimal = Decimal(3)
    outlier_factor: Decimal = Decimal(50)
    largest_percent: Decimal = Decimal(2000)
    small_share: float = 0.34
    nameless_share: float = 0.34
    fewest_swallowed: int = 3
    swallowed_share: float = 0.6
    name_words: int = 10
    halves_share: float = 0.8
    long_share: float = 0.5
    least_broken: int = 3
    least_hundredths: int = 2
    broken_rows: int = 2
    amounts_in_header: float = 0.5
    cells_in_text: int = 3
    column_in_text: int = 4
    list_columns: int = 2
    header_texts: int = 2
    telling: int = 100
    most_holders: int = 6
    stem: int = 5
    shown_label: int = 48
    shown_row: int = 80
    least_lines: int = 3
    thousand: Decimal = Decimal(1000)
    in_thousands: int = 3
    last_year: int = 2200
    names_group: float = 90.0
    float_error: float = 1e-9
    by_total: float = 0.99
    by_restated: float = 0.97
    by_engine: float = 0.95
    doubted: float = 0.2
    quoted: int = 4
    by_chance: int = 10
    of_parts: Decimal = Decimal("1.5")


SETTINGS = CheckSettings()
