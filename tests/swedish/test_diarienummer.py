from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vonextract.swedish.diarienummer import find_diarienummer, same_case


def numbers(text: str) -> list[str]:
    return [n.number for n in find_diarienummer(text)]


@pytest.mark.parametrize(
    "number",
    ["von/2017:106", "VON 2023/554", "KS-2023/1366.181", "SN/2025:41", "SRV-2024-00118", "KS 2023:12"],
)
def test_case_numbers_are_found_in_brackets_and_behind_a_label(number: str) -> None:
    assert numbers(f"Delårsrapport ({number})") == [number]
    assert numbers(f"Dnr {number}") == [number]
    assert find_diarienummer(f"Diarienummer: {number}")[0].labelled


@pytest.mark.parametrize("number", ["202/24", "2023/554", "0008/25", "N609-4635/23"])
def test_a_label_makes_a_bare_number_a_case(number: str) -> None:
    assert numbers(f"Dnr: {number}") == [number]
    assert numbers(f"Mätvärde {number}") == []


@pytest.mark.parametrize(
    "text",
    [
        "SFS 2017:725",
        "SOU 2014:12",
        "läsåret 2017/2018",
        "Under 2014/2015",
        "GSN 2024-03-26",
        "mars 2023-08-31",
        "Dnr och 2023",
        "KS 2023/2024",
        "KS 2023–2024",
        "KS 2023–24",
        "ISSN 2000-9798",
    ],
)
def test_statutes_dates_and_school_years_are_none(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("KS 2023/24", []),
        ("KS 2023:24", ["KS 2023:24"]),
        ("KS 2023:2024", ["KS 2023:2024"]),
        ("KS 2023/2025", ["KS 2023/2025"]),
        ("KS 2023/23", ["KS 2023/23"]),
        ("KS 2023/024", ["KS 2023/024"]),
        ("KS 1999/00", []),
        ("KS-2023-118", ["KS-2023-118"]),
        ("KS-2023-18", []),
        ("KS-2023-1184", ["KS-2023-1184"]),
        ("KS-2023-118.45", []),
        ("DNR 2023/554", ["2023/554"]),
        ("KS 2023/1 och Dnr 202/24", ["KS 2023/1", "202/24"]),
        ("Dnr 2023-08-31", []),
    ],
)
def test_the_serial_number_tells_a_case_from_a_year_and_a_date(text: str, found: list[str]) -> None:
    assert numbers(text) == found


def test_a_number_without_a_label_is_not_labelled() -> None:
    found = find_diarienummer("Ärendet VON 2023/554. Dnr 202/24")
    assert [(n.labelled, n.number) for n in found] == [(False, "VON 2023/554"), (True, "202/24")]
    assert (found[0].start, found[0].end) == (8, 20)


@pytest.mark.parametrize(("a", "b"), [(None, ""), ("a1", "A/1")])
def test_what_is_the_same_is_so_either_way(a: str | None, b: str | None) -> None:
    assert same_case(a, b) and same_case(b, a)
    assert not same_case(a, "b2") and not same_case("b2", a)


def test_the_same_case_however_it_is_set() -> None:
    assert same_case("VON 2023/554", "von/2023:554")
    assert not same_case("von/2017:1", "von/2017:10")


@given(st.text(max_size=60))
def test_extents_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    found = find_diarienummer(text)
    assert all(0 <= n.start < n.end <= len(text) for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
