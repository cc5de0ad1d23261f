"""The knobs of reading printed Swedish."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SwedishSettings:
    """What is a number, a year or the same name.

    Attributes:
        most_digits: a longer run of digits is an account or reference number, no amount.
        number_chars: a longer text states no number, whatever it begins with.
        first_year: four digits below it are an amount: reports do not look further back,
        last_year: nor further ahead.
        chance_years: amounts that may follow each other as years do, by chance, under a header that
            speaks of none.
        year_step: years over columns beside each other lie no further apart; amounts of 1 998 and 2 010 do.
        ordered_years: figures that may be years and rise or fall all the way down are years from so many on.
        language_words: words of one language that a document must hold for its language to be told.
        minuses_behind: so many numbers of a table must have a minus behind them for it to be one.
        clear_marks: times that the marks of one notation must outnumber the other's to overrule the language.
        sum_parts: lines of a column that are tried as parts of one sum.
        short_word: letters; shorter words are the same only when equal: one letter of them is too much.
        word_begins: letters with which two spellings of one word begin alike; endings and slips come later.
        word_alike: likeness, 0 to 100, of two spellings of one longer word.
        short_phrase: letters; shorter texts are not compared loosely.
        organisation_alike: likeness, 0 to 100, of a misspelt name to an organisation.
        month_letters: letters of an abbreviated month, at least.
        serial_digits: figures of a serial number that tell a case number by themselves.
        letters_a_slip: letters of a place of which one may be misread, and at least one of each: Hedeby is
            not Heby, Skinskateberg is Skinnskatteberg.
        loose_name: letters of a place from which one of them may be misread: "Are kommun" is not Ale.
        whole_numbers: share of a column's texts that are whole numbers when it numbers its rows or
            holds codes.
        group_digits: figures between the marks of a number's groups; after one mark, so many are a
            group or decimals.
        counted: columns that a row must count; and one more, or twice as many, without brackets.
        address_labels: labels of addresses that stand beside each other on the line that heads them,
            at least.
        kept_texts: texts of which is kept what they are: those of a long document.
        labels_rest: letters that may be left of such a line when the labels are taken out.
        kept_words: beginnings of words and phrases of which is kept what stands for them.
        longest_ending: letters of an inflection that a word of the list may have more,
        shortest_stem: and letters that are left of it, at least.
    """

    most_digits: int = 18
    number_chars: int = 120
    first_year: int = 1950
    last_year: int = 2099
    chance_years: int = 2
    year_step: int = 10
    ordered_years: int = 5
    language_words: int = 5
    minuses_behind: int = 3
    clear_marks: int = 3
    sum_parts: int = 60
    short_word: int = 6
    word_begins: int = 3
    word_alike: float = 85.0
    short_phrase: int = 5
    organisation_alike: float = 90.0
    month_letters: int = 3
    serial_digits: int = 3
    letters_a_slip: int = 6
    loose_name: int = 5
    whole_numbers: float = 0.6
    group_digits: int = 3
    counted: int = 2
    address_labels: int = 2
    kept_texts: int = 1 << 15
    labels_rest: int = 2
    kept_words: int = 4096
    longest_ending: int = 4
    shortest_stem: int = 3


SETTINGS = SwedishSettings()
