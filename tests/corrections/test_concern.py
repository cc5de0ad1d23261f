"""Which documents a correction speaks of, by how much the content differs from what was seen."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from tests.checks.made_reports import report, table

from vonextract.corrections import Correction, CorrectionError, Seen
from vonextract.corrections.concern import belonging, concerning, digest, is_of, surely_of
from vonextract.corrections.content_keys import distance, fingerprint, say_the_same_of_themselves
from vonextract.corrections.drafting import stated, value_of
from vonextract.corrections.model import FIELDS, number_of
from vonextract.corrections.settings import SETTINGS
from vonextract.model import Report

AT = dt.datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=dt.timezone(dt.timedelta(hours=2)))
SELF, OTHER = "själv", "annan"


def content(bits: int, said: str = "") -> str:
    """A content that differs in so many bits from `content(0)`."""
    return f"{(1 << bits) - 1:016x}{said}"


def correction(
    field: str = "value", value: str = "5", said: str = "", table: str | None = "abc", document: str = "seen"
) -> Correction:
    place = {} if table is None else {"table": table, "row": 1, "col": 1, "text": "4"}
    seen = Seen(document=document, content=content(0, said), **place)
    return Correction(field=field, value=value, reason="x", by="anna", at=AT, seen=seen)


def of_document(said: str = "") -> Correction:
    return correction("year", "2024", said, table=None)


@pytest.mark.parametrize("bits", [0, 1, 6, 7, 17, 18, 23, 24, 64])
def test_contents_differ_in_bits(bits: int) -> None:
    assert distance(content(0), content(bits)) == distance(content(bits), content(0)) == bits
    assert distance("", content(bits)) == distance(content(bits), "") == 64


def test_documents_say_the_same_of_themselves_only_where_they_say_something() -> None:
    assert say_the_same_of_themselves(content(3, SELF), content(9, SELF))
    assert not say_the_same_of_themselves(content(3, SELF), content(3, OTHER))
    assert not say_the_same_of_themselves(content(3), content(3))


@pytest.mark.parametrize(
    ("stated", "limit", "said"),
    [
        (correction(), SETTINGS.same_content, ""),
        (correction(said=SELF), SETTINGS.same_content, SELF),
        (of_document(), SETTINGS.same_document, ""),
        (of_document(SELF), SETTINGS.same_document, OTHER),
        (of_document(SELF), SETTINGS.like_content, SELF),
    ],
)
def test_it_is_of_documents_that_say_nearly_the_same(stated: Correction, limit: int, said: str) -> None:
    assert is_of(stated, "other", content(limit, said))
    assert not is_of(stated, "other", content(limit + 1, said))
    assert is_of(stated, "seen", content(64, OTHER))


@pytest.mark.parametrize(
    ("stated", "limit", "said"),
    [
        (correction(), SETTINGS.like_content, ""),
        (correction(said=SELF), SETTINGS.told_content, SELF),
        (correction(said=SELF), SETTINGS.like_content, OTHER),
        (of_document(SELF), SETTINGS.told_content, SELF),
        (of_document(), SETTINGS.same_document, ""),
    ],
)
def test_it_concerns_documents_that_say_much_the_same(stated: Correction, limit: int, said: str) -> None:
    for bits in (0, limit - 1, limit):
        assert concerning([stated], "other", content(bits, said)) == (stated,), bits
    assert concerning([stated], "other", content(limit + 1, said)) == ()


def test_a_table_that_was_seen_makes_a_report_the_same_one() -> None:
    made: Report = report(table([["Verksamhet", "2024"], ["Hemtjänst", "100"]]))
    made.meta.content = content(SETTINGS.like_content)
    there, elsewhere = correction(table=fingerprint(made.tables[0])), correction(table="abc")
    assert surely_of([there, elsewhere], made) == (there,)
    assert there in belonging([there, elsewhere], made)


def test_a_digest_tells_corrections_and_their_order() -> None:
    one, two = correction(), correction(value="6")
    assert digest([]) is None
    assert len({digest(found) for found in ([one], [two], [one, two], [two, one])}) == 4
    assert len(digest([one]) or "") == 12


def test_times_are_kept_in_utc_to_the_second() -> None:
    assert correction().at == dt.datetime(2026, 1, 2, 1, 4, 5, tzinfo=dt.UTC)
    bare = correction().model_dump() | {"at": dt.datetime(2026, 1, 2, 3, 4, 5, 6)}
    assert Correction.model_validate(bare).at == dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("year", "10000", "This can not be stated"),
        ("year", "tjugo", "This can not be stated"),
        ("value", "många", "This can not be stated"),
        ("nonsens", "1", "This can not be stated: 'nonsens' can not be corrected"),
    ],
)
def test_what_can_not_be_stated_is_told(field: str, value: str, told: str) -> None:
    seen = Seen(document="seen", content="", table="abc", row=1, col=1, text="4")
    with pytest.raises(CorrectionError, match=told):
        stated(field, value, "x", "anna", seen if field != "year" else Seen(document="seen"))


@pytest.mark.parametrize("place", [{"row": 1, "col": 1}, {"row": 1}, {"col": 1}, {}])
def test_of_a_place_it_is_not_stated_that_a_finding_is_wrong(place: dict[str, int]) -> None:
    with pytest.raises(CorrectionError, match="false_alarm is stated of a finding"):
        stated("checked", "false_alarm", "x", "anna", Seen(document="seen", table="abc", **place))


@pytest.mark.parametrize("field", FIELDS)
def test_only_texts_of_several_places_are_parted_by_a_line(field: str) -> None:
    parts = ["", "1", "2"] if FIELDS[field].sort == "texts" else "| 1 | 2"
    assert value_of(field, " | 1 | 2 ") == parts


@pytest.mark.parametrize("year", ["1900", "2099"])
def test_the_first_and_the_last_year_can_be_stated(year: str) -> None:
    assert stated("year", year, "x", "anna", Seen(document="seen")).stated == year


@pytest.mark.parametrize(
    ("text", "value"),
    [("1 234,5", "1234.5"), ("-1,5", "-1.5"), ("12", "12"), ("1234.5", "1234.5"), ("none", None)],
)
def test_numbers_are_written_in_swedish_or_plainly(text: str, value: str | None) -> None:
    assert number_of(text) == (None if value is None else Decimal(value))
