"""Which room of the house may know which: every arrow of docs/architecture.md, and no other."""

from collections import Counter
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest

PACKAGE = "vonextract"
DOC = Path(__file__).parents[1] / "docs" / "architecture.md"

LEAVES = frozenset(
    [
        "certainty",
        "display",
        "errors",
        "extras",
        "geometry",
        "given",
        "in_place",
        "lazy",
        "products",
        "ref",
        "without_gc",
        "version",
    ]
)
"""Rooms that know no other but leaves: everybody may use them."""

MAY_IMPORT: Mapping[str, str] = {
    # language and words
    "vocabulary": "",
    "swedish": "vocabulary",
    "meaning": "swedish vocabulary",
    "entities": "swedish vocabulary",
    # from bytes to a Report
    "pdf": "swedish",
    "layout": "pdf swedish vocabulary",
    "notes": "pdf layout swedish vocabulary findings model",
    "tables": "pdf layout swedish vocabulary meaning findings model",
    "tables.alignment": "layout swedish vocabulary tables",
    "tables.tagged": "pdf layout tables",
    "tables.ruled": "pdf layout swedish tables tables.alignment",
    "tables.bare": "layout swedish tables tables.alignment",
    "tables.candidates": "layout tables tables.alignment tables.bare",
    "tables.verdict": "layout swedish vocabulary tables tables.alignment tables.bare tables.candidates",
    "tables.over_pages": "layout swedish vocabulary tables tables.alignment",
    "tables.find": (
        "layout swedish tables tables.alignment tables.bare tables.ruled tables.tagged tables.verdict "
        "tables.over_pages"
    ),
    "flow": "pdf layout tables vocabulary",
    "identity": "pdf layout swedish vocabulary meaning findings model",
    "outline": "pdf layout notes tables flow identity swedish vocabulary findings model",
    # what follows from a Report
    "model": "",
    "findings": "model",
    "summary": "model",
    "table_view": "model swedish",
    "render": "model table_view",
    "records": "model findings meaning swedish table_view vocabulary",
    "checks": "model findings meaning swedish vocabulary",
    "corrections": "model findings meaning records swedish table_view",
    "page_troubles": "pdf layout findings model",
    "options": "pdf",
    "pipeline": (
        "pdf layout notes tables tables.find tables.ruled outline identity records checks corrections"
        " findings model options page_troubles swedish vocabulary"
    ),
    # into the database, and out of it
    "store": "model findings entities summary",
    "workers": "pdf",
    "shards": "store entities workers",
    "reading": "options pipeline store",
    "file_sorter": "corrections options store summary workers",
    "ingestion": "entities file_sorter options store workers",
    "archive": "entities ingestion file_sorter options shards store workers",
    "review": "findings ingestion pdf store workers",
    "plot": "review",
    "serve": "corrections pdf plot review store",
    "export": "corrections findings model store",
    "debug": "layout pdf tables tables.find",
    "project": "pdf",
    "schemas": "findings ingestion model store",
    "cli": (
        "archive corrections debug entities export findings identity ingestion file_sorter meaning options"
        " pdf plot project render review serve shards store summary vocabulary workers"
    ),
    "__main__": "cli",
}
"""What each room may import besides the leaves."""

SHARED = {"__init__", "__main__", "settings", "model", "engine"}
"""What a room's numbers, its data, and one of several ways to the same end are called in every room."""

CONVENIENCES = {("model", "render")}
"""Arrows against the direction: `Report.to_markdown()` and its like call the renderer when called."""


def room(module: str) -> str:
    """The room a module stands in: its package, or itself at the top; those inside `tables` stand apart."""
    parts = module.split(".")[1:]
    if not parts:
        return PACKAGE
    inner = ".".join(parts[:2])
    return inner if inner in MAY_IMPORT else parts[0]


@pytest.fixture(scope="module")
def arrows() -> dict[tuple[str, str], str]:
    """Every arrow between two rooms, with one import that makes it."""
    graph = grimp.build_graph(PACKAGE, exclude_type_checking_imports=True, cache_dir=None)
    return {
        (room(importer), room(imported)): f"{importer} imports {imported}"
        for importer in sorted(graph.modules)
        for imported in sorted(graph.find_modules_directly_imported_by(importer))
        if room(importer) not in {room(imported), PACKAGE}
    }


def allowed() -> Iterator[tuple[str, str]]:
    yield from CONVENIENCES
    for importer, imported in MAY_IMPORT.items():
        yield from ((importer, one) for one in imported.split())


def test_no_room_knows_one_that_it_may_not(arrows: dict[tuple[str, str], str]) -> None:
    stated = set(allowed())
    against = [
        said
        for (importer, imported), said in arrows.items()
        if (importer, imported) not in stated and imported not in LEAVES
    ]
    assert not against, "\n".join(against)


def test_leaves_know_leaves_alone(arrows: dict[tuple[str, str], str]) -> None:
    assert not [said for (a, b), said in arrows.items() if a in LEAVES and b not in LEAVES]


def test_every_room_is_stated(arrows: dict[tuple[str, str], str]) -> None:
    rooms = {name for arrow in arrows for name in arrow}
    assert rooms <= set(MAY_IMPORT) | LEAVES


def test_the_stated_arrows_point_one_way() -> None:
    order = TopologicalSorter({name: stated.split() for name, stated in MAY_IMPORT.items()})
    order.prepare()


def test_no_arrow_is_stated_that_nobody_needs(arrows: dict[tuple[str, str], str]) -> None:
    unused = set(allowed()) - set(arrows)
    assert not unused, f"remove from MAY_IMPORT: {sorted(unused)}"


def test_the_page_on_architecture_names_every_room() -> None:
    said = DOC.read_text(encoding="utf-8")
    missing = [name for name in (*MAY_IMPORT, *LEAVES) if f"`{name.replace('.', '/')}" not in said]
    assert not missing, f"docs/architecture.md does not say what is in {missing}"


def test_no_two_test_modules_bear_one_name() -> None:
    names = sorted(path.name for path in Path(__file__).parent.rglob("test_*.py"))
    assert names == sorted(set(names)), "pytest collects only the first of two"


def test_no_two_modules_of_one_name_do_different_things() -> None:
    source = Path(__file__).parents[1] / "src" / PACKAGE
    modules = [path for path in source.rglob("*.py") if path.parent.name != "cli"]  # named as it is typed
    again = [name for name, count in Counter(path.stem for path in modules).items() if count > 1]
    assert set(again) <= SHARED, "say in the name what it is of"
