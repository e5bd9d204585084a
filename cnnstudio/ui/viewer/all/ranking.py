"""One class against all others: ROC and precision-recall curves, no Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ranking:
    """What each threshold on the probability of a class would give.

    From the highest threshold to the lowest: `false_rate` is the share of the others
    that pass, `recall` (the true positive rate) that of the class, `precision` the
    share of those that pass that are of the class. The first point is at a threshold
    that nothing passes, with precision 1. `thresholds` starts at infinity.
    """

    false_rate: Floats
    recall: Floats
    precision: Floats
    thresholds: Floats
    positives: int
    negatives: int

    @property
    def auc(self) -> float:
        """Area below the ROC curve: how likely one of the class outranks another."""
        if not self.positives or not self.negatives:
            return float("nan")
        return float(np.trapezoid(self.recall, self.false_rate))

    @property
    def average_precision(self) -> float:
        """Σ (Rₙ − Rₙ₋₁) · Pₙ over the thresholds: no line is drawn between them."""
        if not self.positives:
            return float("nan")
        return float(np.diff(self.recall) @ self.precision[1:])


def ranking(chance: Floats, positive: NDArray[np.bool_]) -> Ranking:
    """Rank images by the chance (N,) of a class that those of `positive` (N,) have."""
    known = np.isfinite(chance)
    chance, positive = chance[known], positive[known]
    order = np.argsort(-chance, kind="stable")
    ranked, hits = chance[order], positive[order]
    # Equal chances pass together: one threshold each.
    ends = np.append(np.flatnonzero(np.diff(ranked)), len(ranked) - 1)
    ends = ends[ends >= 0]
    true = np.cumsum(hits)[ends].astype(np.float64)
    passed = ends + 1.0
    positives, negatives = int(hits.sum()), int((~hits).sum())
    zero = np.zeros(1)
    return Ranking(
        np.concatenate((zero, (passed - true) / max(1, negatives))),
        np.concatenate((zero, true / max(1, positives))),
        np.concatenate((zero + 1, true / passed)),
        np.concatenate((zero + np.inf, ranked[ends].astype(np.float64))),
        positives,
        negatives,
    )


def mean_of(values: list[float]) -> float:
    """Return the mean of the numbers that are known; NaN without any."""
    known = [value for value in values if np.isfinite(value)]
    return float(np.mean(known)) if known else float("nan")
