"""How the reader of tables is fitted: candidates of made pages, what is picked, trees as arrays."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from fitting.fit import (
    PROMISING,
    as_forest,
    chosen,
    few_of_each,
    folds,
    left_out,
    likeness,
    promises,
    trees,
    verdict,
)
from fitting.gather import Candidate, LabelledPage, LabelledRegions, documents, gathered, gathered_regions

from accuracy.corpus import write
from vonextract.tables.candidates import promise
from vonextract.tables.verdict.evidence import NAMES


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three documents made by typst."""
    path = tmp_path_factory.mktemp("made")
    write(path, 7, range(3), ["typst"])
    return path


@pytest.fixture(scope="module")
def pages(folder: Path) -> list[LabelledPage]:
    return [page for path in documents(folder) for page in gathered(path, promise.promise())]


def test_every_candidate_has_its_evidence_and_how_right_it_is(pages: list[LabelledPage]) -> None:
    rivals = [c for page in pages for c in page.candidates]
    assert {len(c.vector) for c in rivals} == {len(NAMES)}
    assert all(0.0 <= c.right <= 1.0 for c in rivals)
    assert max(c.right for c in rivals) > 0.95
    assert min(c.right for c in rivals) < 0.5


def test_every_region_has_its_evidence_and_how_right_it_is_read(folder: Path) -> None:
    regions = [page for path in documents(folder) for page in gathered_regions(path)]
    assert all(page.vectors.shape == (len(page.right), len(promise.NAMES)) for page in regions)
    assert all(np.isfinite(page.vectors).all() for page in regions)
    assert max(share for page in regions for share in page.right) > 0.95


def test_promise_is_fitted_without_the_groups_of_each_turn_and_on_all() -> None:
    dice = np.random.RandomState(5)
    regions = [
        LabelledRegions(group, vectors, vectors[:, 0].tolist())
        for group in "ab"
        for vectors in [dice.rand(60, len(promise.NAMES))]
    ]
    *without, whole = promises(regions, folds("ab"))
    for forest, page in zip(without, regions, strict=False):
        assert np.abs(forest.scores(page.vectors) - page.right).mean() < 0.15
    assert np.abs(whole.scores(regions[0].vectors) - regions[0].right).mean() < 0.1


def test_a_page_that_does_not_show_its_tables_is_not_used(folder: Path, tmp_path: Path) -> None:
    path = documents(folder)[0]
    truth = json.loads(path.read_text(encoding="utf-8"))
    for block in truth["blocks"]:
        for row in block.get("rows", ()):
            for cell in row:
                cell["text"] = f"nowhere {cell['text']} printed"
    (tmp_path / path.name).write_text(json.dumps(truth), encoding="utf-8")
    pdf = path.name.replace(".truth.json", ".pdf")
    (tmp_path / pdf).write_bytes((folder / pdf).read_bytes())
    with_tables = [page for page in gathered(tmp_path / path.name, promise.promise()) if page.truths]
    assert not with_tables


def _candidate(
    words: range, right: float, nearest: int | None, *, places: int = 10, score: float = 0.0
) -> Candidate:
    vector = [0.0] * len(NAMES)
    vector[0] = score
    return Candidate(vector, frozenset(words), 10, right, nearest)


def test_likeness_counts_each_true_table_once() -> None:
    page = LabelledPage("a", [(10, False)], [])
    whole = _candidate(range(9), 1.0, 0)
    assert likeness([page], [[whole]]) == 1.0
    assert likeness([page], [[whole, replace(whole)]]) == pytest.approx(20 / 30)
    assert likeness([page], [[]]) == 0.0


def test_tables_that_count_neither_way_are_not_picked() -> None:
    right, spare = _candidate(range(9), 1.0, 0), _candidate(range(20, 29), 1.0, 1)
    page = LabelledPage("a", [(10, False), (10, True)], [right, spare])
    assert [c for _, c in chosen(page, np.array([0.9, 0.9]))] == [right]


def _page(group: str, seed: int) -> LabelledPage:
    dice = np.random.RandomState(seed)
    rivals = [
        _candidate(range(9 * i, 9 * i + 9), float(score > 0.5), 0, score=float(score))
        for i, score in enumerate(dice.rand(40))
    ]
    return LabelledPage(group, [(10, False)], rivals)


def test_what_is_fitted_tells_right_from_wrong_in_a_group_left_out() -> None:
    pages = [_page(group, i) for i, group in enumerate("aabbcc")]
    for page, scores in zip(pages, left_out(pages, folds("abc"), pages), strict=True):
        truth = np.array([c.right for c in page.candidates])
        assert np.abs(scores - truth).mean() < 0.1


def test_a_single_group_cannot_be_left_out() -> None:
    with pytest.raises(ValueError, match="two publishers or producers"):
        folds(["a", "a"])


def test_the_trees_as_arrays_score_as_the_model_does() -> None:
    dice = np.random.RandomState(3)
    vectors = dice.rand(400, 6)
    model = trees().fit(vectors, vectors[:, 1] * vectors[:, 4])
    forest = as_forest(model, np.array([0.0, 1.0]), np.array([0.0, 1.0]))
    assert forest.scores(vectors) == pytest.approx(model.predict(vectors), abs=1e-6)


def test_a_fit_is_the_same_twice() -> None:
    pages = [_page(group, i) for i, group in enumerate("aabb")]
    once, again = (verdict(pages, pages, folds("ab")) for _ in range(2))
    assert [forest.saved() for forest in once[:2]] == [forest.saved() for forest in again[:2]]


def test_few_documents_of_each_group_are_read_in_all_their_regions() -> None:
    paths = [Path(f"made/typst-{n}.truth.json") for n in range(200)] + [Path("own/a.truth.json")]
    few = few_of_each(paths)
    assert len(few) <= PROMISING + 1
    assert few[0] == paths[0] and few[-1] == paths[-1]
