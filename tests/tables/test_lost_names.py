"""Names of columns far above a table: on the line of its heading, with groups in between."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.tables.pages import covered_once, fill, page, texts, words

from vonextract.pdf.covered import WHITE
from vonextract.pdf.model import Fill
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.over_pages.lost_names import with_lost_names

BODY = words(
    (50, 200, "Hyror"), (250, 200, "2"), (319, 200, "1 500"), (419, 200, "1 400"),
    (50, 214, "Avgifter"), (250, 214, "3"), (327, 214, "610"), (427, 214, "580"),
    (50, 228, "Bidrag"), (327, 228, "210"), (427, 228, "190"),
    (50, 242, "Summa"), (319, 242, "2 320"), (419, 242, "2 170"),
)  # fmt: skip
YEARS = [(240.0, 160.0, "Not"), (292.0, 160.0, "2024-12-31"), (392.0, 160.0, "2023-12-31")]


def read(*above: tuple[float, float, str]) -> list[list[str]]:
    text = page(BODY, words(*above))
    (table,) = [t for t in BareEngine().propose(page(BODY)) if t.n_rows == 4]
    named = with_lost_names(text, table, [table])
    assert covered_once(named)
    assert named.n_header_rows == (named is not table)
    return texts(named)


def test_years_far_above_the_numbers_name_them() -> None:
    assert read(*YEARS)[:2] == [["", "Not", "2024-12-31", "2023-12-31"], ["Hyror", "2", "1 500", "1 400"]]


def test_a_name_of_the_labels_in_the_type_of_the_years_is_one_of_the_names() -> None:
    assert read((50, 160, "Intäkter"), *YEARS)[0][0] == "Intäkter"


def test_groups_between_the_years_and_the_numbers_are_rows() -> None:
    rows = read(*YEARS, (50, 180, "Rörelsens intäkter"))
    assert [row[0] for row in rows[:3]] == ["", "Rörelsens intäkter", "Hyror"]


def test_names_of_groups_may_take_several_lines() -> None:
    broken = [
        (50.0, 150.0 + 10 * n, text) for n, text in enumerate(["Alla", "intäkter", "Rörelsens", "egna"])
    ]
    rows = read(*((x, 138.0, said) for x, _, said in YEARS), *broken)
    assert rows[0][2:] == ["2024-12-31", "2023-12-31"]


def test_names_far_above_several_columns_without_numbers_are_found() -> None:
    xs = (50, 150, 250, 350)
    rows = [["Ek", "Hög", "-", "Ja"], ["Alm", "Låg", "-", "Nej"], ["Ask", "Låg", "-", "Ja"]]
    body = words(
        *((x, 200.0 + 14 * n, t) for n, row in enumerate(rows) for x, t in zip(xs, row, strict=True))
    )
    names = words(*((x, 170.0, t) for x, t in zip(xs, ["Träd", "Höjd", "Ålder", "Lövar"], strict=True)))
    text = page(body, names, words((50, 184, "Park")))
    table = BareEngine().read(text, text.body[: len(body)], [])
    assert table is not None
    headless = replace(table, n_header_rows=0)
    assert texts(with_lost_names(text, headless, [headless]))[:2] == [
        ["Träd", "Höjd", "Ålder", "Lövar"],
        ["Park", "", "", ""],
    ]


def test_a_period_on_two_lines_is_one_name() -> None:
    lines = [
        (292, 150, "2024-01-01"),
        (392, 150, "2023-01-01"),
        (289, 162, "-2024-12-31"),
        (389, 162, "-2023-12-31"),
    ]
    assert read(*lines)[0][2:] == ["2024-01-01 -2024-12-31", "2023-01-01 -2023-12-31"]


@pytest.mark.parametrize(
    "above",
    [
        pytest.param([(x, 120, said) for x, _, said in YEARS], id="too far away"),
        pytest.param(
            [*YEARS, (50, 180, "Rörelsens"), (319, 180, "9 900"), (419, 180, "9 100")], id="amounts between"
        ),
        pytest.param(
            [*YEARS, (50, 180, "En text som går tvärs över de båda åren och talen")], id="prose between"
        ),
        pytest.param([(292, 160, "2024-12-31")], id="one of three"),
        pytest.param([(50, 180, "Rörelsens intäkter")], id="no names"),
    ],
)
def test_what_names_no_numbers_stays_outside(above: list[tuple[float, float, str]]) -> None:
    assert len(read(*above)) == 4


NAMED = words((292, 184, "2024-12-31"), (392, 184, "2023-12-31"))
BEGUN = [(292.0, 172.0, "2024-01-01"), (392.0, 172.0, "2023-01-01")]


def begun(*above: tuple[float, float, str]) -> list[str]:
    """The names of a table with years, given the words right above these."""
    text = page(BODY, NAMED, words(*above))
    (table,) = [t for t in BareEngine().propose(page(BODY, NAMED)) if t.n_rows == 5]
    return texts(with_lost_names(text, table, [table]))[0]


def test_lines_right_above_the_names_begin_them() -> None:
    assert begun(*BEGUN) == ["", "", "2024-01-01 2024-12-31", "2023-01-01 2023-12-31"]
    assert begun((50, 172, "Intäkter"), *BEGUN)[0] == "Intäkter"


@pytest.mark.parametrize(
    "above",
    [
        pytest.param([(x, 150, said) for x, _, said in BEGUN], id="too far away"),
        pytest.param([(50, 172, "En rad med text över alla kolumner och två år"), BEGUN[1]], id="prose"),
        pytest.param(BEGUN[:1], id="one of two"),
        pytest.param([(50, 172, "Intäkter")], id="none"),
        pytest.param([(292, 172, "Kostnader"), (250, 172, "Not")], id="words over some"),
    ],
)
def test_what_begins_no_names_stays_above_them(above: list[tuple[float, float, str]]) -> None:
    assert begun(*above) == ["", "", "2024-12-31", "2023-12-31"]


FUNDS = words((255, 184, "Not"), (305, 184, "insatser"), (405, 184, "avgifter"))


@pytest.mark.parametrize(
    ("above", "names"),
    [
        pytest.param(
            [(305, 172, "Medlems"), (405, 172, "Uppl.")],
            ["Not", "Medlems insatser", "Uppl. avgifter"],
            id="over most",
        ),
        pytest.param(
            [(295, 172, "Medlemmars"), (351, 172, "Fond för yttre")],
            ["Not", "Medlemmars insatser", "Fond för yttre avgifter"],
            id="close, parted where columns are",
        ),
        pytest.param([(305, 172, "Medlems")], ["Not", "insatser", "avgifter"], id="over one"),
    ],
)
def test_a_line_over_most_names_begins_them(above: list[tuple[float, float, str]], names: list[str]) -> None:
    text = page(BODY, FUNDS, words(*above))
    (table,) = [t for t in BareEngine().propose(page(BODY, FUNDS)) if t.n_rows == 5]
    assert texts(with_lost_names(text, table, [table]))[0][1:] == names


def test_a_first_row_of_amounts_read_as_a_header_has_no_names_yet() -> None:
    (table,) = [t for t in BareEngine().propose(page(BODY)) if t.n_rows == 4]
    bold = replace(table, n_header_rows=1)
    assert texts(with_lost_names(page(BODY, words(*YEARS)), bold, [bold]))[:2] == [
        ["", "Not", "2024-12-31", "2023-12-31"],
        ["Hyror", "2", "1 500", "1 400"],
    ]


@pytest.mark.parametrize(("day", "name"), [("31", "31 december 2024"), ("138", "december 2024")])
def test_a_day_above_its_month_begins_a_name(day: str, name: str) -> None:
    lines = [(x, top, said) for x in (319, 419) for top, said in ((160, day), (172, "december"))]
    text = page(BODY, words((319, 184, "2024"), (419, 184, "2023"), *lines))
    (table,) = [t for t in BareEngine().propose(page(BODY)) if t.n_rows == 4]
    assert texts(with_lost_names(text, table, [table]))[0][2] == name


@pytest.mark.parametrize(
    ("ground", "name"),
    [
        pytest.param(fill(296, 168, 396, 196), "Medlemmars insatser", id="of its column"),
        pytest.param(fill(40, 168, 460, 196), "insatser", id="of all names"),
        pytest.param(fill(296, 168, 396, 254), "insatser", id="of the whole column"),
        pytest.param(fill(296, 168, 396, 182), "insatser", id="of the line above"),
        pytest.param(fill(296, 168, 396, 196, WHITE), "insatser", id="white"),
    ],
)
def test_a_line_on_the_ground_of_the_name_below_it_begins_that(ground: Fill, name: str) -> None:
    text = page(BODY, FUNDS, words((300, 172, "Medlemmars")), fills=[ground])
    (table,) = [t for t in BareEngine().propose(page(BODY, FUNDS)) if t.n_rows == 5]
    assert texts(with_lost_names(text, table, [table]))[0][1:] == ["Not", name, "avgifter"]


ENDS = (200, 280, 360, 440)


def _ending(top: float, *said: str) -> list[tuple[float, float, str]]:
    """Texts that end where the columns do."""
    return [(x - 5 * len(t), top, t) for x, t in zip(ENDS[-len(said) :], said, strict=True)]


@pytest.mark.parametrize(
    ("names", "begun"),
    [
        (("2024", "2023", "tkr", "%"), ["2024", "2023", "Avvik tkr", "Avvik %"]),
        (("2024", "2023", "2022", "%"), ["2024", "2023", "2022", "%"]),
    ],
)
def test_units_alone_are_names_of_which_the_line_above_is_the_beginning(
    names: tuple[str, ...], begun: list[str]
) -> None:
    rows = [("912", "845", "67", "8"), ("410", "422", "12", "3"), ("96", "90", "6", "7")]
    body = words(
        *(
            at
            for n, row in enumerate(rows)
            for at in ((50.0, 200.0 + 14 * n, "Hyra"), *_ending(200 + 14 * n, *row))
        )
    )
    named, above = words(*_ending(184, *names)), words(*_ending(172, "Avvik", "Avvik"))
    (table,) = [t for t in BareEngine().propose(page(body, named)) if t.n_rows == 4]
    text = page(body, named, above)
    assert texts(with_lost_names(text, table, [table]))[0][1:] == begun


@pytest.mark.parametrize(
    ("second", "found"),
    [("1 000 €", ["", "1 000 €", "%", "1 000 €"]), ("1 200 €", ["Hyra", "912", "8", "410"])],
)
def test_units_that_are_spelt_like_numbers_are_names(second: str, found: list[str]) -> None:
    rows = [("912", "8", "410"), ("845", "7", "422"), ("90", "6", "96")]
    body = words(
        *(
            at
            for n, row in enumerate(rows)
            for at in ((50.0, 200.0 + 14 * n, "Hyra"), *_ending(200 + 14 * n, *row))
        )
    )
    text = page(body, words(*_ending(165, "1 000 €", "%", second)))
    (table,) = [t for t in BareEngine().propose(page(body)) if t.n_rows == 3]
    assert texts(with_lost_names(text, table, [table]))[0] == found
