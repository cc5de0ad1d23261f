"""Which documents a correction speaks of, by how much the content differs from what was seen."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from tests.checks.made_reports import report, table

from vonextract.corrections import Correction, CorrectionError, Seen
from vonextract.corrections.concern import belonging, concerning, digest, is_of, surely_of
from vonextract.corrections.content_keys import distance, fingerprint, say_the_same_of_themselves
from vonextract.corrections.drafting import stated, value_of
from vonextract.corrections.model import FIELDS, number_of
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
        (correction(), 6, ""),
        (correction(said=SELF), 6, SELF),
        (of_document(), 3, ""),
        (of_document(SELF), 3, OTHER),
        (of_document(SELF), 17, SELF),
    ],
)
def test_it_is_of_documents_that_say_nearly_the_same(stated: Correction, limit: int, said: str) -> None:
    assert is_of(stated, "other", content(limit, said))
    assert not is_of(stated, "other", content(limit + 1, said))
    assert is_of(stated, "seen", content(64, OTHER))


@pytest.mark.parametrize(
    ("stated", "limit", "said"),
    [
        (correction(), 17, ""),
        (correction(said=SELF), 23, SELF),
        (correction(said=SELF), 17, OTHER),
        (of_document(SELF), 23, SELF),
        (of_document(), 3, ""),
    ],
)
def test_it_concerns_documents_that_say_much_the_same(stated: Correction, limit: int, said: str) -> None:
    for bits in (0, limit - 1, limit):
        assert concerning([stated], "other", content(bits, said)) == (stated,), bits
    assert concerning([stated], "other", content(limit + 1, said)) == ()


def test_a_table_that_was_seen_makes_a_report_the_same_one() -> None:
    made: Report = report(table([["Verksamhet", "2024"], ["Hemtjänst", "100"]]))
    made.meta.content = content(17)
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
    [
        ("1 234,5", "1234.5"),
        ("-1,5", "-1.5"),
        ("12", "12"),
        ("1234.5", "1234.5"),
        ("1E2", "100"),
        ("none", None),
        (" None ", None),
    ],
)
def test_numbers_are_written_in_swedish_or_plainly(text: str, value: str | None) -> None:
    assert number_of(text) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    "text", ["många", "öre", "aderton", "12 kr", "95 %", "inf", "-Infinity", "nan", "", "nones"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no number"):
        number_of(text)


@pytest.mark.parametrize(
    ("field", "value", "printed"),
    [
        ("value", 1.50, "1.5"),
        ("value", 10**20, "1" + "0" * 20),
        ("value", Decimal("1.50"), "1.50"),
        ("checked", True, "true"),
        ("no_table", True, "true"),
        ("as_of", dt.date(2024, 8, 31), "2024-08-31"),
        ("year", 2024, "2024"),
        ("split_row", ["", "b"], " | b"),
    ],
)
def test_values_may_be_written_as_what_they_are(field: str, value: object, printed: str) -> None:
    place = {"value": (1, 1), "checked": (1, 1), "split_row": (1, None)}.get(field, (None, None))
    of = {} if field in ("as_of", "year") else {"table": "abc", "row": place[0], "col": place[1]}
    said = {"field": field, "value": value, "reason": "x", "by": "anna", "at": AT}
    made = Correction.model_validate(said | {"seen": {"document": "seen"} | of})
    assert made.stated == printed


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("split_row", ["", ""], "a list of texts is asked for"),
        ("split_row", "a", "a list of texts is asked for"),
        ("join_row", "a", "no value is asked for"),
        ("join_row", False, "no value is asked for"),
        ("join_row", ["a"], "one value is asked for, not a list"),
        ("checked", "kanske", "neither of true and false_alarm"),
        ("checked", "", "neither of true and false_alarm"),
        ("split_table", "-1", "no whole number from 0 to 9999"),
        ("split_table", "1.0", "no whole number from 0 to 9999"),
        ("split_table", True, "no whole number from 0 to 9999"),
        ("join_row", {"a": 1}, "neither a text, a number, a day nor a list of texts"),
        ("split_row", ["a", 1], "neither a text, a number, a day nor a list of texts"),
    ],
)
def test_a_value_is_of_the_sort_of_its_field(field: str, value: object, told: str) -> None:
    seen = {"document": "seen", "table": "abc", "row": 1}
    said = {"field": field, "value": value, "reason": "x", "by": "anna", "at": AT, "seen": seen}
    with pytest.raises(ValueError, match=told):
        Correction.model_validate(said)


@pytest.mark.parametrize("text", ["", "  "])
def test_a_text_is_not_empty(text: str) -> None:
    with pytest.raises(CorrectionError, match="This can not be stated: a value is missing"):
        stated("committee", text, "x", "anna", Seen(document="seen"))


def test_a_document_is_named_by_its_id_or_its_content() -> None:
    for named in ({"document": "seen"}, {"content": content(0)}):
        assert stated("year", "2024", "x", "anna", Seen.model_validate(named)).target == "document"
    with pytest.raises(CorrectionError, match="names no document"):
        stated("year", "2024", "x", "anna", Seen())


def test_of_several_things_that_are_wrong_the_first_is_told() -> None:
    with pytest.raises(CorrectionError, match="This can not be stated: reason: String should have"):
        stated("year", "2024", "", "", Seen(document="seen"))


def test_a_correction_is_known_by_its_field_and_place_in_every_version() -> None:
    at = {"document": "seen", "content": content(0), "table": "abc", "page": 3, "row": 1, "col": 2}
    labels = {"row_label": "Kost", "column_label": "2024", "text": "13"}

    def known(field: str = "value", value: str = "5", **other: Any) -> str:
        seen = Seen.model_validate(at | labels | other)
        return stated(field, value, "x", "anna", seen).correction_id

    assert known() == known(value="6") == known(text="14") == known(document="other") == "210795411835"
    others = [
        known("unit", "kr"),
        known(content=None),
        *(known(**{name: "x"}) for name in ("content", "table", "row_label", "column_label")),
        *(known(page=n, row=n % 3, col=n % 5) for n in (5, 6, 7)),
    ]
    assert len({known(), *others}) == 10
    verdicts = [known("checked", "true", rule=rule, text=text) for rule in "ab" for text in ("1", "2")]
    assert len(set(verdicts)) == 4
