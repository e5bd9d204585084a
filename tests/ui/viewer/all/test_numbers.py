"""What is made of scores and labels equals torchmetrics and plain numpy."""

from __future__ import annotations

import warnings
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from cnnstudio.ui.viewer.all.calibration import (
    BINS,
    COLDEST,
    HOTTEST,
    best_temperature,
    mean_loss,
    reliability,
    surest,
)
from cnnstudio.ui.viewer.all.class_scores import class_scores
from cnnstudio.ui.viewer.all.ranking import mean_of, ranking
from cnnstudio.ui.viewer.all.slices import by_group, by_value, folders_of, wilson

Scores = NDArray[np.float32]
Labels = NDArray[np.int32]


def drawn(
    seed: int, count: int = 300, classes: int = 5, skill: float = 1.5
) -> tuple[Scores, Labels]:
    """Scores that know a little of their labels; some of them are equal."""
    random = np.random.default_rng(seed)
    labels = random.integers(0, classes, count).astype(np.int32)
    scores = random.normal(size=(count, classes)).round(1)
    scores[np.arange(count), labels] += skill
    return scores.astype(np.float32), labels


def chances(scores: Scores) -> NDArray[np.float64]:
    powers = np.exp(scores.astype(np.float64))
    return np.asarray(powers / powers.sum(1, keepdims=True))


def counts_of(scores: Scores, labels: Labels) -> NDArray[np.int64]:
    size = scores.shape[1]
    pairs = labels * size + scores.argmax(1)
    return np.bincount(pairs, minlength=size**2).reshape(size, size)


def metric(name: str, scores: Scores, labels: Labels, **given: Any) -> Any:
    """Ask torchmetrics."""
    import torch
    from torchmetrics.functional import classification

    function = getattr(classification, f"multiclass_{name}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return function(
            torch.from_numpy(chances(scores)), torch.from_numpy(labels).long(),
            num_classes=scores.shape[1], **given,
        )  # fmt: skip


@pytest.mark.requirement("C15")
@pytest.mark.parametrize("skill", [0.0, 1.5, 9.0])
def test_precision_recall_and_f1_equal_torchmetrics(skill: float) -> None:
    scores, labels = drawn(3, skill=skill)
    found = class_scores(counts_of(scores, labels))
    np.testing.assert_array_equal(found.support, np.bincount(labels, minlength=5))
    for mean, told in (("macro", found.macro()), ("weighted", found.weighted())):
        for name, number in zip(("precision", "recall", "f1_score"), told, strict=True):
            expected = metric(name, scores, labels, average=mean)
            assert number == pytest.approx(float(expected), abs=1e-6)
    columns = (found.precision, found.recall, found.f1)
    for name, column in zip(("precision", "recall", "f1_score"), columns, strict=True):
        expected = metric(name, scores, labels, average="none").numpy()
        np.testing.assert_allclose(column, expected, atol=1e-6)


def test_a_share_of_nothing_is_no_number() -> None:
    found = class_scores(np.array([[2, 0, 0], [1, 0, 0], [0, 0, 0]]))
    np.testing.assert_allclose(found.precision, [2 / 3, np.nan, np.nan])
    np.testing.assert_allclose(found.recall, [1, 0, np.nan])
    np.testing.assert_allclose(found.f1, [0.8, 0, np.nan])
    assert found.macro() == pytest.approx((1 / 3, 0.5, 0.4))
    assert np.isnan(class_scores(np.zeros((2, 2), np.int64)).macro()).all()


@pytest.mark.requirement("L13")
@pytest.mark.parametrize("seed", range(3))
def test_ece_equals_torchmetrics(seed: int) -> None:
    scores, labels = drawn(seed, skill=1 + seed)
    found = reliability(surest(scores), scores.argmax(1) == labels)
    ece = float(metric("calibration_error", scores, labels, n_bins=BINS))
    worst = metric("calibration_error", scores, labels, n_bins=BINS, norm="max")
    assert found.ece == pytest.approx(ece, abs=1e-6)
    assert found.largest == pytest.approx(float(worst), abs=1e-6)
    assert found.mean_accuracy == pytest.approx((scores.argmax(1) == labels).mean())


@pytest.mark.requirement("L13")
def test_the_ece_of_what_is_calibrated_is_zero() -> None:
    sure = np.repeat([0.25, 0.5, 0.75, 1.0], 40)
    right = np.concatenate([np.arange(40) < 40 * p for p in (0.25, 0.5, 0.75, 1.0)])
    assert reliability(sure, right).ece == 0
    always = reliability(np.ones(50), np.ones(50, bool))
    assert (always.ece, always.counts[-1]) == (0, 50)
    assert np.isnan(reliability(np.zeros(0), np.zeros(0, bool)).ece)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), scale=st.floats(0.2, 6))
def test_no_other_temperature_has_a_smaller_loss(seed: int, scale: float) -> None:
    scores, labels = drawn(seed, 120, 4)
    scores = (scores * scale).astype(np.float32)
    best = best_temperature(scores, labels)
    assert COLDEST <= best <= HOTTEST * 1.001
    least = mean_loss(scores, labels, best)
    for factor in (0.8, 0.97, 1.03, 1.25):
        other = min(max(best * factor, COLDEST), HOTTEST)
        assert mean_loss(scores, labels, other) >= least - 1e-7


@pytest.mark.requirement("L13")
@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), temperature=st.floats(COLDEST, HOTTEST))
def test_a_temperature_changes_no_decision(seed: int, temperature: float) -> None:
    scores, _ = drawn(seed, 50, 4)
    over = chances((scores / temperature).astype(np.float32))
    np.testing.assert_array_equal(over.argmax(1), scores.argmax(1))
    np.testing.assert_allclose(surest(scores, temperature), over.max(1), rtol=1e-4)
    assert (surest(scores, HOTTEST) <= surest(scores, COLDEST) + 1e-12).all()


def test_the_loss_at_temperature_one_is_the_cross_entropy() -> None:
    scores, labels = drawn(1)
    own = chances(scores)[np.arange(len(labels)), labels]
    assert mean_loss(scores, labels) == pytest.approx(-np.log(own).mean())
    hot = (4 * scores).astype(np.float32)
    assert best_temperature(hot, labels) == pytest.approx(
        4 * best_temperature(scores, labels), rel=1e-3
    )


@pytest.mark.requirement("C15")
@pytest.mark.parametrize("skill", [0.0, 1.5, 9.0])
def test_areas_below_the_curves_equal_torchmetrics(skill: float) -> None:
    scores, labels = drawn(5, skill=skill)
    areas = metric("auroc", scores, labels, average="none").numpy()
    means = metric("average_precision", scores, labels, average="none").numpy()
    for number in range(5):
        found = ranking(chances(scores)[:, number], labels == number)
        assert found.auc == pytest.approx(areas[number], abs=1e-6)
        assert found.average_precision == pytest.approx(means[number], abs=1e-6)
        assert (np.diff(found.recall) >= 0).all()
        assert (np.diff(found.false_rate) >= 0).all()
        assert (np.diff(found.thresholds) < 0).all()
        assert found.recall[-1] == found.false_rate[-1] == 1


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([0, 0.3, 0.5, 1]), st.booleans()),
                min_size=2, max_size=12))  # fmt: skip
def test_the_area_is_the_chance_to_outrank(pairs: list[tuple[float, bool]]) -> None:
    chance = np.array([c for c, _ in pairs], np.float64)
    positive = np.array([p for _, p in pairs])
    found = ranking(chance, positive)
    mine, others = chance[positive], chance[~positive]
    if not len(mine) or not len(others):
        assert np.isnan(found.auc)
        return
    wins = (mine[:, None] > others).mean() + (mine[:, None] == others).mean() / 2
    assert found.auc == pytest.approx(wins)


def test_a_class_without_images_has_no_area() -> None:
    found = ranking(np.array([0.2, 0.7]), np.zeros(2, bool))
    assert np.isnan(found.auc)
    assert np.isnan(found.average_precision)
    assert mean_of([float("nan"), 0.5, 1.0]) == 0.75
    assert np.isnan(mean_of([]))
    nothing = ranking(np.zeros(0), np.zeros(0, bool))
    assert len(nothing.recall) == 1


@pytest.mark.parametrize(
    ("right", "count", "low", "high"),
    [(9, 10, 0.5958, 0.9821), (50, 100, 0.4038, 0.5962), (0, 10, 0.0, 0.2775),
     (10, 10, 0.7225, 1.0), (0, 0, 0.0, 1.0)],
)  # fmt: skip
def test_wilson_intervals_are_those_of_the_tables(
    right: int, count: int, low: float, high: float
) -> None:
    assert wilson(right, count) == pytest.approx((low, high), abs=1e-4)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(-5, 5, width=16), max_size=60), st.integers(0, 99))
def test_every_image_with_a_number_is_in_one_slice(
    numbers: list[float], seed: int
) -> None:
    values = np.array([*numbers, np.nan], np.float32)
    right = np.random.default_rng(seed).random(len(values)) < 0.7
    found = by_value(values, right)
    images = [int(i) for s in found for i in s.images]
    assert sorted(images) == list(range(len(numbers)))
    assert sum(s.right for s in found) == right[:-1].sum()
    for before, after in pairwise(found):
        assert values[before.images].max() < values[after.images].min()
    for part in found:
        low, high = part.interval
        assert low - 1e-9 <= part.share <= high + 1e-9


def test_folders_are_groups() -> None:
    names = ["cats/a.png", "dogs/b.png", "cats\\c.png", "d.png"]
    folders, numbers = folders_of(names)
    assert folders == [".", "cats", "dogs"]
    right = np.array([True, False, False, True])
    found = {s.name: (s.right, s.count) for s in by_group(folders, numbers, right)}
    assert found == {".": (1, 1), "cats": (1, 2), "dogs": (0, 1)}
