"""Fits the verdict on tables and writes its weights into the package.

    python -m fitting.fit --documents 300 FOLDER…

Documents are made (`accuracy.corpus`, of another seed than the shipped ones) and read together with the
folders of labelled documents: every region of some, to fit which are worth reading; then all as it will be
done, to fit the verdict. Groups, a publisher or a producer each, are left out in turn to say what is reached
without them and to calibrate the confidence; the weights are those of a fit on everything. Seeded.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingRegressor as Model
from sklearn.isotonic import IsotonicRegression

import vonextract
from accuracy.corpus import KINDS, write
from accuracy.typeset.producers import available
from fitting.gather import (
    Candidate,
    LabelledPage,
    LabelledRegions,
    documents,
    gathered,
    gathered_regions,
    group_of,
)
from vonextract.tables.candidates.promise import WEIGHTS as PROMISE
from vonextract.tables.forest import Forest
from vonextract.tables.verdict.judge import chosen_places
from vonextract.tables.verdict.score import TOLD, UNTOLD, untold
from vonextract.tables.verdict.settings import SETTINGS as VERDICT

FOLDS = 5
"""Groups are left out in so many turns."""
PROMISING = 80
"""At most so many documents of a group are read in all their regions, to fit which are worth reading."""
STEPS = np.linspace(0.3, 1.05, 31)
"""Scores at which the calibration is stated."""

Scores = NDArray[np.float64]


def trees(count: int = 300) -> Model:
    """The model: small trees, features drawn at random, seeded."""
    return Model(
        max_iter=count, learning_rate=18 / count, max_leaf_nodes=24, min_samples_leaf=15,
        l2_regularization=1.0, max_features=0.5, early_stopping=False, random_state=0,
    )  # fmt: skip


def flat(pages: Sequence[LabelledPage]) -> tuple[Scores, Scores, Scores]:
    """Vectors, shares of right cells and weights of all candidates; a page weighs their root."""
    vectors = np.array([c.vector for page in pages for c in page.candidates])
    right = np.array([c.right for page in pages for c in page.candidates])
    weights = np.concatenate([np.full(len(p.candidates), len(p.candidates) ** -0.5) for p in pages])
    return vectors, right, weights


def folds(found: Iterable[str]) -> dict[str, int]:
    """In which turn each of the groups is left out.

    Raises:
        ValueError: when there is a single group, which cannot be left out.
    """
    groups = sorted(set(found))
    if len(groups) < 2:
        raise ValueError("a fit needs documents of two publishers or producers: name more, or more folders")
    np.random.RandomState(1).shuffle(groups)
    return {group: i % FOLDS for i, group in enumerate(groups)}


def few_of_each(paths: Sequence[Path]) -> list[Path]:
    """At most `PROMISING` of each group's documents, evenly chosen."""
    groups: dict[str, list[Path]] = {}
    for path in paths:
        groups.setdefault(group_of(path), []).append(path)
    return [path for found in groups.values() for path in found[:: -(-len(found) // PROMISING)]]


def promises(regions: Sequence[LabelledRegions], fold: Mapping[str, int]) -> list[Forest]:
    """The forests of promise: without the groups of each turn, and last that of all."""
    return [_promise([page for page in regions if fold[page.group] != k]) for k in range(FOLDS + 1)]


def _promise(regions: Sequence[LabelledRegions]) -> Forest:
    vectors = np.concatenate([page.vectors for page in regions])
    right = np.array([share for page in regions for share in page.right])
    weights = np.concatenate([np.full(len(p.right), len(p.right) ** -0.5) for p in regions])
    return as_forest(trees(100).fit(vectors, right, sample_weight=weights), STEPS, STEPS)


def left_out(
    pages: Sequence[LabelledPage], fold: Mapping[str, int], unseen: Sequence[LabelledPage]
) -> list[Scores]:
    """The scores of the candidates of `unseen`, page by page, by fits without the groups of each turn.

    Args:
        pages: what is fitted on.
        fold: in which turn each group is left out.
        unseen: what is scored.
    """
    models = [_fitted([page for page in pages if fold[page.group] != k]) for k in range(FOLDS)]
    return [_mean(models[fold[page.group]], page) for page in unseen]


def _mean(models: tuple[Model, Model], page: LabelledPage) -> Scores:
    told, blind = models
    vectors = np.array([c.vector for c in page.candidates])
    mean: Scores = (told.predict(vectors) + blind.predict(untold(vectors))) / 2
    return mean


def chosen(page: LabelledPage, scores: Scores) -> list[tuple[float, Candidate]]:
    """What the verdict chooses on a page, with its scores; tables that count neither way left out."""
    ahead = [s + VERDICT.kept * c.followed for s, c in zip(scores, page.candidates, strict=True)]
    places = chosen_places(ahead, [c.words for c in page.candidates])
    return [(scores[i], page.candidates[i]) for i in places if not _spared(page, page.candidates[i])]


def _spared(page: LabelledPage, candidate: Candidate) -> bool:
    return candidate.nearest is not None and page.truths[candidate.nearest][1]


def likeness(pages: Sequence[LabelledPage], picked: Sequence[Sequence[Candidate]]) -> float:
    """F1 of the cells of the tables picked on the pages, each true table counted with the best one."""
    hits = places = 0.0
    for page, candidates in zip(pages, picked, strict=True):
        places += sum(size for size, spare in page.truths if not spare) + sum(c.places for c in candidates)
        best: dict[int, float] = {}
        for c in candidates:
            if c.nearest is not None:
                hit = c.right * (c.places + page.truths[c.nearest][0])
                best[c.nearest] = max(hit, best.get(c.nearest, 0.0))
        hits += sum(best.values())
    return hits / places if places else 1.0


def as_forest(model: Model, said: Scores, right_share: Scores) -> Forest:
    """The trees as arrays."""
    nodes = [stage[0].nodes for stage in model._predictors]
    starts = np.cumsum([0, *(len(tree) for tree in nodes)])[:-1]
    all_nodes = np.concatenate(nodes)
    shift = np.repeat(starts, [len(tree) for tree in nodes])
    leaf = all_nodes["is_leaf"].astype(bool)
    return Forest(
        feature=np.where(leaf, -1, all_nodes["feature_idx"]).astype(np.int16),
        threshold=np.where(leaf, 0, all_nodes["num_threshold"]),
        left=np.where(leaf, 0, all_nodes["left"] + shift).astype(np.int32),
        right=np.where(leaf, 0, all_nodes["right"] + shift).astype(np.int32),
        value=np.where(leaf, all_nodes["value"], 0).astype(np.float32),
        roots=starts.astype(np.int32),
        base=np.array([float(np.ravel(model._baseline_prediction)[0])]),
        said=said,
        right_share=right_share,
    )


def reliability(picked: Sequence[tuple[float, Candidate]], forest: Forest) -> str:
    """A table: of tables of a confidence, how many there are and which share of their cells is right."""
    said = np.array([forest.calibrated(score) for score, _ in picked])
    right = np.array([candidate.right for _, candidate in picked])
    lines = ["| confidence | tables | right |", "| --- | ---: | ---: |"]
    for low, high in ((0, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)):
        here = (said >= low) & (said < high)
        share = f"{right[here].mean():.3f}" if here.any() else "–"
        lines.append(f"| {low:.2f} to {min(1, high):.2f} | {here.sum()} | {share} |")
    return "\n".join(lines)


def by_group(pages: Sequence[LabelledPage], picked: Sequence[Sequence[tuple[float, Candidate]]]) -> str:
    """A table: what the first verdict and the fitted one reach on each group, which was left out."""
    lines = ["| group | pages | first verdict | fitted, group left out |", "| --- | ---: | ---: | ---: |"]
    for group in sorted({page.group for page in pages}):
        here = [i for i, page in enumerate(pages) if page.group == group]
        mine = [pages[i] for i in here]
        first = [[c for c in page.candidates if c.followed and not _spared(page, c)] for page in mine]
        fitted = [[c for _, c in picked[i]] for i in here]
        lines.append(
            f"| {group} | {len(mine)} | {likeness(mine, first):.3f} | {likeness(mine, fitted):.3f} |"
        )
    return "\n".join(lines)


def fit(paths: Sequence[Path]) -> tuple[list[Forest], str]:
    """The forests of promise and of the verdict, on the documents of the truth files, and what is reached.

    Raises:
        ValueError: when all documents are of one group.
    """
    fold = folds(map(group_of, paths))
    with ProcessPoolExecutor() as pool:
        regions = [page for found in pool.map(gathered_regions, few_of_each(paths)) for page in found]
        *without, promise = promises(regions, fold)
        pages = [page for found in pool.map(gathered, paths, repeat(promise)) for page in found]
        chosen_by = [without[fold[group_of(path)]] for path in paths]
        unseen = [page for found in pool.map(gathered, paths, chosen_by) for page in found]
    told, blind, reached = verdict(pages, unseen, fold)
    size = f"{len(pages)} pages, {sum(len(p.candidates) for p in pages)} candidates"
    return [promise, told, blind], f"{size}\n\n{reached}"


def verdict(
    pages: Sequence[LabelledPage], unseen: Sequence[LabelledPage], fold: Mapping[str, int]
) -> tuple[Forest, Forest, str]:
    """The told and the untold forest of all pages, and what their like reach on groups left out.

    Args:
        pages: what is fitted on.
        unseen: the same pages, their regions chosen by a promise that does not know their group.
        fold: in which turn each group is left out.
    """
    scores = left_out(pages, fold, unseen)
    picked = [chosen(page, found) for page, found in zip(unseen, scores, strict=True)]
    pairs = [pair for page in picked for pair in page]
    said, right = np.array([s for s, _ in pairs]), np.array([c.right for _, c in pairs])
    steps = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(said, right).predict(STEPS)
    told, blind = (as_forest(model, STEPS, steps) for model in _fitted(pages))
    return told, blind, f"{by_group(unseen, picked)}\n\n{reliability(pairs, told)}"


def _fitted(pages: Sequence[LabelledPage]) -> tuple[Model, Model]:
    """The model that is told what the first verdict followed, and the one that is not."""
    vectors, rightness, weights = flat(pages)
    return (
        trees().fit(vectors, rightness, sample_weight=weights),
        trees().fit(untold(vectors), rightness, sample_weight=weights),
    )


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--documents", type=int, default=300, help="how many to make")
    parser.add_argument("--accounts", type=int, default=100, help="how many annual accounts to make besides")
    parser.add_argument("--producers", default=",".join(available()), help="those installed: %(default)s")
    parser.add_argument("--seed", type=int, default=100)
    parser.add_argument("--out", type=Path, default=Path(vonextract.__file__).parent / "tables")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made"
        producers = asked.producers.split(",")
        write(made, asked.seed, range(asked.documents), producers)
        write(made, asked.seed, range(asked.accounts), producers, KINDS["annual"])
        paths = [path for source in (made, *asked.folders) for path in documents(source)]
        try:
            forests, reached = fit(paths)
        except ValueError as error:
            parser.error(str(error))
    for forest, place in zip(
        forests, (f"candidates/{PROMISE}", f"verdict/{TOLD}", f"verdict/{UNTOLD}"), strict=True
    ):
        (asked.out / place).write_bytes(forest.saved())
    print(reached)


if __name__ == "__main__":
    main()
