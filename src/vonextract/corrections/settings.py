"""Knobs of corrections, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CorrectionSettings:
    """When a document is the one that a person saw.

    Attributes:
        same_content: bits of 64 in which the content may differ for places in tables. Of texts of 200 to
            500 words in which one word of a hundred was changed, 3 to 5 bits differ; two of a hundred: 5
            to 7, three: 6 to 8, five: 6 to 9, ten: 9 to 12, at most 17; reports of one template for
            different years in more than ten. The place must read as it was seen besides.
        like_content: the same for places in a table that is word by word the one that was seen: so a
            report is known again of which one word of ten was rewritten, though not in that table.
        told_content: the same for a document that says the same of itself as the one that was seen, its
            title, body, type, year and day: so a report is known again of which one word of five was
            rewritten, 16 bits, 23 in 95 of 100. What was stated of it is told there and not applied. Two
            texts by chance differ in fewer once in a hundred times.
        same_document: the same for what is stated of a document itself that says otherwise of itself, or
            nothing; of one that says the same, `like_content`.
        same_table: share of the labels of a table that another one has when it is read of the same place.
        lock_seconds: how long to wait for another person who is writing the file.
        most_whole: the largest whole number that a field takes: no table has more rows of header.
        first_year: the first year that may be stated: readers take no earlier one either.
        last_year: the last one, as for readers.
        by_person: how sure a number is that a person states: as sure as one that a total confirms.
        hex_digits: figures of a fingerprint of content, in base 16: 64 bits.
        told_facts: facts that a document states of itself from which they tell it from others.
        lock_wait: seconds between two looks whether another person still writes the file.
        row_points: height of the sheet's rows in points, for two lines of a cell's picture.
        picture_scale: size of a cell's picture in the sheet: it is drawn twice as large, to be sharp.
        narrow_column: width of the sheet's columns of numbers, years and names of people, in characters.
        wide_column: the same of names of reports, tables and rows.
        text_column: the same of sentences, which take two lines or three.
    """

    same_content: int = 6
    like_content: int = 17
    told_content: int = 23
    same_document: int = 3
    same_table: float = 0.5
    lock_seconds: float = 10.0
    most_whole: int = 9999
    first_year: int = 1900
    last_year: int = 2099
    by_person: float = 0.99
    hex_digits: int = 16
    told_facts: int = 2
    lock_wait: float = 0.05
    row_points: int = 44
    picture_scale: float = 0.5
    narrow_column: int = 14
    wide_column: int = 30
    text_column: int = 50


SETTINGS = CorrectionSettings()
