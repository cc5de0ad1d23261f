import pytest

from vonextract.swedish.municipalities import (
    find_organisations,
    find_unlisted,
    match_organisation,
    organisations,
)


def names(text: str) -> list[str]:
    return [n.organisation.name for n in find_organisations(text)]


def test_the_list_is_whole_and_its_codes_are_unique() -> None:
    codes = [o.code for o in organisations()]
    assert len(set(codes)) == len(codes)
    assert (sum(len(c) == 4 for c in codes), sum(len(c) == 2 for c in codes)) == (290, 21)


def test_every_official_name_is_found_in_a_sentence() -> None:
    for o in organisations():
        assert names(f"I {o.name} beslutades")[:1] == [o.name], o


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Simrishamns kommuns styrmodell", ["Simrishamns kommun"]),
        ("Göteborgs stad och Solna stad", ["Göteborgs Stad", "Solna stad"]),
        ("Rapport Botkyrka kommun 2017", ["Botkyrka kommun"]),
        ("HUDDINGE KOMMUN", ["Huddinge kommun"]),
        ("Halmstad kommun", ["Halmstads kommun"]),
        ("Region Skåne och Västra Götalandsregionen", ["Region Skåne", "Västra Götalandsregionen"]),
        ("ett berg i Mark, vår kommun", []),
        ("liknande kommuner i landet", []),
        ("Exempelby kommun", []),
    ],
)
def test_names_in_text(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Solma stad", "Solna stad"),
        ("Ystod kommun", "Ystads kommun"),
        ("Umea kommun", None),
        ("Are kommun", None),
        ("Ale kommun", "Ale kommun"),
    ],
)
def test_a_letter_of_a_place_may_be_misread_from_five_letters_on(name: str, known: str | None) -> None:
    found = match_organisation(name)
    assert (found and found.name) == known


def test_a_misspelt_name_is_matched_and_another_is_not() -> None:
    match = match_organisation("Simrishams kommun")
    assert match is not None and match.code == "1291"
    assert match_organisation("Nyköpinge landskommun") is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Åre kommun", "2321"),
        ("Are kommun", None),
        ("Åra kommun", None),
        ("Taby kommun", None),
        ("Kalmer kommun", "0880"),
        ("Bimrishamns kommun", None),
        ("Zimrishamns kommun", None),
        ("Region Skåna", "12"),
        ("Kommun", None),
    ],
)
def test_a_letter_is_misread_in_places_of_five_letters_and_never_the_first(
    name: str, code: str | None
) -> None:
    found = match_organisation(name)
    assert (found.code if found else None) == code


def test_where_a_name_begins() -> None:
    text = "Rapport Huddinge kommun och Region Skåne"
    assert [text[named.start :] for named in find_organisations(text)] == [
        "Huddinge kommun och Region Skåne",
        "Region Skåne",
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Hedeby kommun", None),
        ("Hejdeby kommun", None),
        ("Skinskatebergs kommun", "1904"),
        ("Kristenehamns kommun", "1781"),
    ],
)
def test_one_letter_in_six_may_be_misread(name: str, code: str | None) -> None:
    found = match_organisation(name)
    assert (found.code if found else None) == code


def test_a_name_read_loosely_says_how_it_is_printed() -> None:
    text = "Simrishams kommun, Solna stads nämnd och SOLNA STAD"
    assert [n.printed for n in find_organisations(text)] == ["Simrishams kommun", None, None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Delårsrapport Almviks kommun", ["Almviks kommun"]),
        ("Östra Almviks kommun och Nya Hedeby stad", ["Östra Almviks kommun", "Hedeby stad"]),
        ("STRANDÖ KOMMUN", ["Strandö kommun"]),
        ("Rapport Botkyrka kommun", []),
        ("Region Mitt", []),
        ("vår kommun", []),
    ],
)
def test_names_that_are_on_no_list(text: str, found: list[str]) -> None:
    assert find_unlisted(text) == found
