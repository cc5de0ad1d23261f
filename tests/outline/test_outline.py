"""What becomes a heading, at which level, and what stands under it."""

from __future__ import annotations

import pytest

from vonextract.flow.blocks import FlowBlock
from vonextract.geometry import Box
from vonextract.layout.model import PageText, Word
from vonextract.layout.printed import FlowLine
from vonextract.model import Section
from vonextract.outline.headings import Heading
from vonextract.outline.levels import set_levels
from vonextract.outline.structure import structure
from vonextract.pdf.model import Bookmark, Document, Page, Tag
from vonextract.tables.model import GridCell, LogicalTable, PageTable

PROSE = "Nämnden redovisar här en löpande text som är lång nog för att vara ett stycke"


class Paper:
    """A document written line by line; each line is (text, size, bold, extra)."""

    def __init__(self) -> None:
        self.texts: list[PageText] = []
        self.bookmarks: list[Bookmark] = []
        self.new_page()

    def new_page(self) -> None:
        page = Page(len(self.texts) + 1, 595, 842, None)  # type: ignore[arg-type]
        self.texts.append(PageText(page, []))
        self.y = 90.0

    def put(
        self,
        text: str,
        size: float = 10,
        bold: bool = False,
        italic: bool = False,
        x: float = 70,
        gap: float = 0,
        tag: str | None = None,
    ) -> float:
        """One printed line; returns its baseline."""
        self.y += 1.3 * size + gap
        current = self.texts[-1]
        mcid = -1
        if tag:
            if tag != "same":
                current.page.tags.append(Tag(tag, mcids=[len(current.page.tags)]))
            mcid = len(current.page.tags) - 1
        for part in text.split():
            end = x + 0.5 * size * len(part)
            word = Word(
                len(current.words), part, x, self.y - 0.8 * size, end, self.y + 0.2 * size, self.y, size, 0,
                bold, italic, 0, mcid, 0,
            )  # fmt: skip
            current.words.append(word)
            x = end + 0.25 * size
        return self.y

    def prose(self, lines: int = 3, tag: str | None = None) -> None:
        """A paragraph."""
        for i in range(lines):
            self.put(PROSE if i < lines - 1 else "som slutar här.", gap=6 * (i == 0), tag=tag)
            tag = None if tag is None else "same"

    def heading(self, text: str, size: float = 16, tag: str | None = None, gap: float = 12) -> None:
        self.put(text, size, bold=True, tag=tag, gap=gap)

    def table(self, x: float = 70) -> LogicalTable:
        """A table of one number under what stands there; its words are on the page."""
        text = self.texts[-1]
        first = len(text.words)
        self.put("Summa 17", x=x, gap=8)
        words = text.words[first:]
        box = Box(x, words[0].top, words[-1].x1, words[0].bottom)
        cells = [
            GridCell(0, i, 1, 1, word.box, [[word]], page=text.page.number, text=word.text)
            for i, word in enumerate(words)
        ]
        part = PageTable(text.page.number, box, 1, 2, cells, "rules", 0.9)
        return LogicalTable([part], 1, 2, 0, cells, "rules", 0.9)

    def sections(self, *tables: LogicalTable) -> list[Section]:
        return structure(self.document(), self.texts, list(tables)).sections

    def document(self) -> Document:
        return Document(
            "x.pdf", "/x.pdf", "0" * 64, 1, [t.page for t in self.texts], [], bookmarks=self.bookmarks
        )


@pytest.fixture
def paper() -> Paper:
    return Paper()


def outline(sections: list[Section]) -> list[tuple[int, str | None]]:
    return [(s.level, s.title) for s in sections]


def test_larger_bold_lines_are_headings_ranked_by_size(paper: Paper) -> None:
    for title, size in (
        ("Ekonomi", 18),
        ("Drift", 14),
        ("Hemtjänst", 11),
        ("Investeringar", 14),
        ("Mål", 18),
    ):
        paper.heading(title, size)
        paper.prose()
    found = paper.sections()
    assert outline(found) == [
        (1, "Ekonomi"),
        (2, "Drift"),
        (3, "Hemtjänst"),
        (2, "Investeringar"),
        (1, "Mål"),
    ]
    assert [s.parent_id for s in found] == [None, 1, 2, 1, None]
    assert all(s.blocks and s.text.startswith("Nämnden") for s in found)


def test_body_size_bold_lines_are_headings_below_larger_ones(paper: Paper) -> None:
    paper.heading("Ekonomi")
    paper.heading("Analys", 10)
    paper.prose()
    paper.heading("Åtgärder", 10)
    paper.prose()
    assert outline(paper.sections()) == [(1, "Ekonomi"), (2, "Analys"), (2, "Åtgärder")]


def test_a_heading_over_two_lines_is_one(paper: Paper) -> None:
    paper.heading("Väsentlig information om verksamhetens delårsrap-", 14)
    paper.heading("port och ekonomin", 14, gap=0)
    paper.prose()
    assert outline(paper.sections()) == [
        (1, "Väsentlig information om verksamhetens delårsrapport och ekonomin")
    ]


def test_the_same_title_stands_in_every_chapter(paper: Paper) -> None:
    for chapter in ("Äldreomsorg", "Funktionsstöd"):
        paper.heading(chapter)
        paper.heading("Analys", 12)
        paper.prose()
    found = paper.sections()
    assert [s.title for s in found] == ["Äldreomsorg", "Analys", "Funktionsstöd", "Analys"]
    assert [s.parent_id for s in found] == [None, 1, None, 3]


def test_tags_say_the_level_where_looks_do_not(paper: Paper) -> None:
    for title, tag in (("Kapitel", "H1"), ("Avsnitt", "H2"), ("Del", "H3"), ("Nytt avsnitt", "H2")):
        paper.heading(title, 12, tag=tag)
        paper.prose(tag="P")
    assert [s.level for s in paper.sections()] == [1, 2, 3, 2]


def test_levels_have_no_gaps(paper: Paper) -> None:
    for title, tag in (("Kapitel", "H1"), ("Djupt ned", "H4"), ("Åter", "H2")):
        paper.heading(title, 12, tag=tag)
        paper.prose(tag="P")
    assert [s.level for s in paper.sections()] == [1, 2, 2]


def test_numbers_say_the_level_within_one_style(paper: Paper) -> None:
    for title in ("1 Ekonomi", "1.1 Drift", "1.1.1 Hemtjänst", "1.2 Investeringar", "2 Mål"):
        paper.heading(title, 14)
        paper.prose()
    found = paper.sections()
    assert [s.level for s in found] == [1, 2, 3, 2, 1]
    assert [s.number for s in found] == ["1", "1.1", "1.1.1", "1.2", "2"]


def test_bookmarks_make_plain_lines_headings(paper: Paper) -> None:
    paper.bookmarks = [Bookmark(1, "Inledning", 1), Bookmark(2, "Syfte och omfattning", 1)]
    paper.prose()
    paper.put("Inledning", gap=10)
    paper.prose()
    paper.put("Syfte och omfattning", gap=10)
    paper.prose()
    assert outline(paper.sections()) == [(0, None), (1, "Inledning"), (2, "Syfte och omfattning")]


def test_the_contents_are_no_text_but_say_levels(paper: Paper) -> None:
    paper.put("Innehåll", 16, bold=True)
    for i, title in enumerate(("Ekonomi", "Drift", "Mål")):
        paper.put(f"{title} {'.' * 40} {2 + i}", x=90 if title == "Drift" else 70)
    for title in ("Ekonomi", "Drift", "Mål"):
        paper.new_page()
        paper.heading(title, 12)
        paper.prose()
    found = paper.sections()
    assert outline(found) == [(1, "Ekonomi"), (2, "Drift"), (1, "Mål")]
    assert not any("...." in s.text for s in found)


def test_a_title_page_makes_no_section_of_its_own_lines(paper: Paper) -> None:
    paper.put("Delårsrapport 2025", 28, bold=True, gap=200)
    paper.put("Äldrenämnden", 18, bold=True)
    paper.new_page()
    paper.heading("Sammanfattning")
    paper.prose()
    found = paper.sections()
    assert outline(found) == [(0, None), (1, "Sammanfattning")]
    assert found[0].text == "Delårsrapport 2025\nÄldrenämnden"


def test_bold_heads_of_a_table_nobody_found_are_no_headings(paper: Paper) -> None:
    paper.heading("Ekonomi")
    paper.prose()
    for x, text in ((70, "Verksamhet"), (250, "Budget"), (400, "Utfall")):
        paper.put(text, bold=True, x=x, gap=0 if x == 70 else -13)
    paper.prose()
    assert outline(paper.sections()) == [(1, "Ekonomi")]


def test_recurring_subheadings_stand_below_the_titles_set_like_them(paper: Paper) -> None:
    paper.heading("Mål och indikatorer")
    for i in range(4):
        paper.heading(f"Brukarna är nöjda med område {'ABCD'[i]}", 10)
        paper.heading("Analys", 10)
        paper.prose()
        paper.heading("Indikator", 10)
        paper.prose()
    assert [s.level for s in paper.sections()] == [1, *[2, 3, 3] * 4]


def test_a_table_stands_under_its_heading_and_takes_its_title(paper: Paper) -> None:
    paper.heading("Ekonomi")
    paper.prose()
    paper.heading("Drift", 12)
    table = paper.table()
    paper.prose()
    report = structure(paper.document(), paper.texts, [table])
    assert report.tables[0].title == "Drift"
    assert report.tables[0].section_id == report.sections[1].section_id
    assert "Summa" not in " ".join(s.text for s in report.sections)


def test_a_heading_left_of_the_first_row_of_a_table_is_its_title(paper: Paper) -> None:
    paper.heading("Ekonomi")
    paper.prose()
    tables = []
    for name in ("Not 5", "Not 6"):
        tables.append(paper.table(x=200))
        paper.y -= 1.3 * 12
        paper.put(name, 12, bold=True)
        paper.prose()
    report = structure(paper.document(), paper.texts, tables)
    assert [t.title for t in report.tables] == ["Not 5", "Not 6"]


def test_captions_are_no_headings_and_title_their_tables(paper: Paper) -> None:
    paper.heading("Ekonomi")
    paper.prose(6)
    tables = []
    for name in ("Resultat per verksamhet", "Investeringar per objekt"):
        paper.put(name, bold=True, x=82, gap=10)
        tables.append(paper.table(x=82))
        paper.prose(4)
    report = structure(paper.document(), paper.texts, tables)
    assert outline(report.sections) == [(1, "Ekonomi")]
    assert [t.title for t in report.tables] == ["Resultat per verksamhet", "Investeringar per objekt"]
    assert "Resultat per" not in report.sections[0].text


def test_nothing_of_the_page_is_lost(paper: Paper) -> None:
    paper.heading("Ekonomi")
    paper.prose()
    paper.put("Botkyrka", x=480)
    table = paper.table()
    report = structure(paper.document(), paper.texts, [table])
    assert report.meta.unassigned_words == 0
    assert report.meta.words == sum(len(t.words) for t in paper.texts)


def test_every_element_knows_its_page(paper: Paper) -> None:
    paper.heading("Ekonomi")
    paper.prose()
    paper.new_page()
    paper.heading("Mål")
    paper.prose()
    found = paper.sections()
    assert [(s.page_first, [b.page for b in s.blocks]) for s in found] == [(1, [1]), (2, [2])]
    assert found[0].blocks[0].raw.count("\n") == 2


def test_run_in_headings_are_parted_from_their_paragraphs(paper: Paper) -> None:
    paper.heading("Ekonomi")
    for name in ("Hemtjänst.", "Äldreboenden i egen regi.", "Myndighet."):
        y = paper.put(name, bold=True, gap=8)
        paper.y = y - 13
        room = int((430 - 80 - 5 * len(name)) / 5)
        paper.put(PROSE[:room].rstrip(), x=75 + 5 * len(name))
        paper.put(PROSE)
        paper.put("som slutar här.")
    found = paper.sections()
    assert outline(found)[1:] == [(2, "Hemtjänst."), (2, "Äldreboenden i egen regi."), (2, "Myndighet.")]
    assert all(s.text.startswith("Nämnden redovisar") for s in found[1:])


def test_one_bold_beginning_is_emphasis(paper: Paper) -> None:
    paper.heading("Ekonomi")
    y = paper.put("Obs.", bold=True, gap=8)
    paper.y = y - 13
    paper.put(PROSE[:50], x=100)
    paper.put(PROSE)
    assert outline(paper.sections()) == [(1, "Ekonomi")]


def test_papers_of_a_packet_have_roots_of_their_own() -> None:
    found = [heading_of(18), heading_of(12), heading_of(14), heading_of(12)]
    set_levels(found, roots={id(found[2])})
    assert [h.level for h in found] == [1, 2, 1, 2]


def heading_of(size: float) -> Heading:
    word = Word(0, "Rubrik", 70, 80, 120, 92, 90, size, 0, True, False, 0, -1, 0)
    return Heading(FlowBlock("text", [FlowLine(1, [word])]), "Rubrik", None, None, None, None)


def test_an_appendix_typeset_differently_is_a_chapter(paper: Paper) -> None:
    for chapter in ("Ekonomi", "Mål"):
        paper.heading(chapter, 18)
        paper.prose()
        paper.heading("Analys", 14)
        paper.prose()
    paper.new_page()
    paper.texts[-1].page.width, paper.texts[-1].page.height = 842, 595
    paper.heading("Prognos 2024", 12)
    table = paper.table()
    assert outline(paper.sections(table))[-1] == (1, "Prognos 2024")


def test_a_bold_label_with_its_value_is_no_heading(paper: Paper) -> None:
    for name in ("Lantmäteriet", "Trafikverket", "Länsstyrelsen"):
        paper.heading(name)
        paper.put("Inställning: Ställer sig emot förslaget", gap=8)
        for word in paper.texts[-1].words[-5:]:
            word.bold, word.color = word.text.endswith(":"), 0xC00000
        paper.prose()
    assert outline(paper.sections()) == [(1, "Lantmäteriet"), (1, "Trafikverket"), (1, "Länsstyrelsen")]


def test_a_bold_heading_with_a_colon_is_one(paper: Paper) -> None:
    paper.heading("Ekonomi")
    for title in ("Mål 1: Trygghet", "Mål 2: Delaktighet"):
        paper.heading(title, 10)
        paper.prose()
    assert outline(paper.sections())[1:] == [(2, "Mål 1: Trygghet"), (2, "Mål 2: Delaktighet")]
