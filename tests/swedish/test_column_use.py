"""What the digits of a column are, on both sides of each border."""

import pytest

from vonextract.swedish.column_use import column_use, names_years


@pytest.mark.parametrize(
    ("header", "texts", "use"),
    [
        ("Not", ["8", "13"], "codes"),
        ("Not", ["8,13", "a"], "codes"),
        ("Not", ["", "-"], "numbers"),
        ("Not 1", ["8", "13"], "numbers"),
        ("Konto", ["3011", "3012", "3013", "3,5", "4,5"], "codes"),
        ("Konto", ["3011", "3012", "3,5", "4,5", "5,5"], "numbers"),
        ("Konto", ["3011", "2,5", "3,5", "4,5", "5,5"], "numbers"),
        ("Konto", ["3011", "-", "…", "", "x"], "codes"),
        ("Konto", ["1234567890123"], "numbers"),
        ("Konto", ["123456789012"], "codes"),
        ("Konto", ["2,5"], "numbers"),
        ("Konto", [], "numbers"),
        ("Nr", ["7", "9"], "serial"),
        ("Nr.", ["7", "9"], "serial"),
        ("  NR  ", ["7", "9"], "serial"),
        ("", ["1", "2"], "numbers"),
        ("", ["1", "2", "3"], "serial"),
        ("", ["1.", "2.", "3."], "serial"),
        ("", ["0", "1", "2"], "serial"),
        ("", ["2", "3", "4"], "numbers"),
        ("", ["1", "2", "4"], "numbers"),
        ("", ["3", "2", "1"], "numbers"),
        ("", ["1", "1", "1"], "numbers"),
    ],
)
def test_codes_serial_numbers_and_amounts(header: str, texts: list[str], use: str) -> None:
    assert column_use(header, texts) == use


@pytest.mark.parametrize(
    ("header", "texts", "use"),
    [
        ("Byggår", ["1970", "2010"], "years"),
        ("Byggår", ["1970", "310"], "numbers"),
        ("", ["2021"], "numbers"),
        ("", ["2021", "2022"], "years"),
        ("", ["2022", "2021"], "years"),
        ("", ["2021", "2021"], "numbers"),
        ("", ["2021", "2023"], "numbers"),
        ("", ["2021", "2022", "310"], "numbers"),
        ("Utfall", ["2021"], "numbers"),
        ("Utfall", ["2021", "2022"], "numbers"),
        ("Utfall", ["2021", "2022", "2023"], "years"),
        ("Utfall", ["2021", "2022", "2024"], "numbers"),
        ("Utfall", ["2020", "2022", "2024"], "numbers"),
        ("Utfall", ["2021", "2022", "2022"], "years"),
        ("Utfall", ["2022", "2021", "2021"], "years"),
        ("Utfall", ["2021", "2021", "2022"], "numbers"),
        ("Utfall", ["2021", "2022", "2021"], "numbers"),
        ("", ["2001", "2004", "2008", "2011"], "numbers"),
        ("", ["2001", "2004", "2008", "2011", "2020"], "years"),
        ("", ["2020", "2011", "2008", "2004", "2001"], "years"),
        ("", ["2001", "2004", "2008", "2011", "2011"], "numbers"),
        ("", ["2001", "2008", "2004", "2011", "2020"], "numbers"),
        ("Utfall", ["2001", "2004", "2008", "2011", "2020"], "numbers"),
        ("2001/2002", ["2001", "2004", "2008", "2011", "2020"], "years"),
        ("Utfall 2001/2002", ["2001", "2004", "2008", "2011", "2020"], "numbers"),
    ],
)
def test_years_and_amounts_that_look_like_them(header: str, texts: list[str], use: str) -> None:
    assert column_use(header, texts) == use


@pytest.mark.parametrize(
    ("text", "named"), [("Byggår", True), ("Klart:", True), ("Utfall", False), ("Åren", False), ("", False)]
)
def test_headers_that_name_years(text: str, named: bool) -> None:
    assert names_years(text) is named
