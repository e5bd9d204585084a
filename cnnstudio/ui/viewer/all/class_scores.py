"""Precision, recall and F1 of each class from a table of counts, no Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ClassScores:
    """What is made of each class (C,), and means over the classes.

    Precision is the share of those said to be of a class that are; recall the share of
    a class that is found; F1 their harmonic mean, 2·P·R / (P + R). Each is NaN where
    its share is of nothing. `support` counts the images of a class, `said` those said
    to be of it, `right` those that are both.
    """

    precision: Floats
    recall: Floats
    f1: Floats
    support: NDArray[np.int64]
    said: NDArray[np.int64]
    right: NDArray[np.int64]

    def micro(self) -> tuple[float, float, float]:
        """Return the three of all classes counted together."""
        right, said, there = (
            np.array([n.sum()]) for n in (self.right, self.said, self.support)
        )
        whole = _scores(right, said, there)
        return float(whole.precision[0]), float(whole.recall[0]), float(whole.f1[0])

    def macro(self) -> tuple[float, float, float]:
        """Return the means of the three over the classes that have images."""
        return self._mean(np.where(self.support > 0, 1.0, 0.0))

    def weighted(self) -> tuple[float, float, float]:
        """Return the means of the three, each class with the weight of its support."""
        return self._mean(self.support.astype(np.float64))

    def _mean(self, weights: Floats) -> tuple[float, float, float]:
        """A share of nothing counts as 0: no image was found there."""
        whole = weights.sum()
        if not whole:
            return (float("nan"),) * 3
        columns = (self.precision, self.recall, self.f1)
        sums = (float(np.nan_to_num(c) @ weights) for c in columns)
        precision, recall, f1 = (total / whole for total in sums)
        return precision, recall, f1


def class_scores(counts: NDArray[np.int64]) -> ClassScores:
    """Judge each class by the counts (true, predicted)."""
    return _scores(np.diag(counts), counts.sum(0), counts.sum(1))


def label_scores(
    scores: NDArray[np.float32], targets: NDArray[np.float32]
) -> ClassScores:
    """Judge each label (N, K) by itself: it is said where its score is above 0."""
    said, there = scores > 0, targets > 0.5
    return _scores((said & there).sum(0), said.sum(0), there.sum(0))


def _scores(
    right: NDArray[np.int64], said: NDArray[np.int64], support: NDArray[np.int64]
) -> ClassScores:
    nothing = np.full(len(right), np.nan)
    return ClassScores(
        np.divide(right, said, where=said > 0, out=nothing.copy()),
        np.divide(right, support, where=support > 0, out=nothing.copy()),
        np.divide(2 * right, said + support, where=said + support > 0, out=nothing),
        support,
        said,
        right,
    )
