from hypothesis import given
from hypothesis import strategies as st

from vonextract.flow.blocks import FlowBlock
from vonextract.flow.toc import TocEntry
from vonextract.layout.model import Word
from vonextract.layout.printed import FlowLine, Style
from vonextract.outline.headings import Heading
from vonextract.outline.hints import Listed, bookmarked, contents, number_of
from vonextract.outline.levels import set_levels
from vonextract.pdf.model import Bookmark


def heading(size: float, bold: bool = True, number: str | None = None, tag: int | None = None) -> Heading:
    word = Word(0, "Rubrik", 70, 80, 120, 92, 90, size, 0, bold, False, 0, -1, 0)
    return Heading(FlowBlock("text", [FlowLine(1, [word])]), "Rubrik", number, tag, None, None)


@given(
    st.lists(
        st.builds(
            heading,
            st.sampled_from([10.0, 12.0, 14.0, 18.0]),
            st.booleans(),
            st.sampled_from([None, "1", "1.1", "2.3.1"]),
            st.sampled_from([None, None, 0, 1, 3, 6]),
        ),
        max_size=30,
    ),
    st.data(),
)
def test_levels_begin_at_one_and_never_jump_down_by_more_than_one(
    found: list[Heading], data: st.DataObject
) -> None:
    empty = {id(h) for h in found if data.draw(st.booleans())}
    set_levels(found, empty)
    levels = [h.level for h in found]
    assert all(b <= a + 1 for a, b in zip([0, *levels], levels, strict=False))
    assert all(level >= 1 for level in levels)


def test_a_slip_of_one_tag_follows_its_style() -> None:
    found = [
        heading(18, tag=1),
        *(heading(14, tag=2) for _ in range(6)),
        heading(14, tag=1),
        heading(14, tag=2),
    ]
    set_levels(found)
    assert [h.level for h in found] == [1, *[2] * 8]


def test_a_heading_without_text_stands_over_those_like_it() -> None:
    found = [heading(18), heading(12), heading(12), heading(12), heading(18), heading(12)]
    set_levels(found, {id(found[1])})
    assert [h.level for h in found] == [1, 2, 3, 3, 1, 2]


def test_numbers_are_read_and_quantities_are_not() -> None:
    assert number_of("2.1 Drift") == "2.1"
    assert number_of("3. Mål") == "3"
    assert number_of("Bilaga 2 Tabeller") == "2"
    assert number_of("2024 års budget") is None
    assert number_of("90 procent av brukarna") is None
    assert number_of("Mål 6:1") is None


def test_the_contents_match_by_title_and_shifted_page() -> None:
    entries = [
        TocEntry(t, str(p), 70.0 + 10 * d) for t, p, d in (("A a", 1, 0), ("B b", 3, 1), ("C c", 5, 0))
    ]
    listed = contents(entries, [("A a", 4), ("B b", 6), ("C c", 8), ("B b", 20)])
    assert listed.level("B b", 6) == 2
    assert listed.level("b b", 6) == 2
    assert listed.level("B b", 20) is None
    assert listed.level("D d", 6) is None


def test_bookmarks_match_with_or_without_number() -> None:
    listed = bookmarked([Bookmark(2, "Drift", 3)])
    assert listed.level("2.1 Drift", 3) == 2
    assert len(Listed([])) == 0


def test_styles_compare_by_what_a_reader_sees() -> None:
    assert heading(12).block.style == Style(12.0, True, False, 0, False)
