"""Is the network as sure as it is right? Bins, ECE, and the temperature that fits.

Expected calibration error and temperature scaling: Guo, Pleiss, Sun, Weinberger, "On
Calibration of Modern Neural Networks", 2017.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Scores = NDArray[np.float32]
Labels = NDArray[np.int32]

BINS = 15
COLDEST, HOTTEST = 0.05, 20.0
"""Temperatures that can be chosen, and among which the best is looked for."""

_STEPS, _CLOSE = 60, 1e-4


@dataclass(frozen=True, slots=True)
class Reliability:
    """Images in bins of equal width of how sure the network is, from 0 to 1.

    `counts` (B,) are images, `confidence` (B,) the mean probability of what they are
    said to be, `accuracy` (B,) the share that is right; both NaN in an empty bin.
    """

    counts: NDArray[np.int64]
    confidence: Floats
    accuracy: Floats

    @property
    def ece(self) -> float:
        """Mean distance of accuracy and confidence, by images: 0 is calibrated."""
        return self._weighed(np.abs(self.accuracy - self.confidence))

    @property
    def largest(self) -> float:
        """Largest distance of a bin that has images; NaN without any."""
        gaps = np.abs(self.accuracy - self.confidence)[self.counts > 0]
        return float(gaps.max()) if len(gaps) else float("nan")

    @property
    def mean_confidence(self) -> float:
        """How sure the network is of what it says, on the mean."""
        return self._weighed(self.confidence)

    @property
    def mean_accuracy(self) -> float:
        """The share of images that are right."""
        return self._weighed(self.accuracy)

    def _weighed(self, values: Floats) -> float:
        whole = self.counts.sum()
        if not whole:
            return float("nan")
        return float(np.nan_to_num(values) @ self.counts / whole)


def reliability(
    sure: Floats, right: NDArray[np.bool_], bins: int = BINS
) -> Reliability:
    """Sort images into bins by how sure (N,) the network is, (a, b] each."""
    known = np.isfinite(sure)
    sure, right = sure[known], right[known]
    edges = np.linspace(0.0, 1.0, bins + 1)
    place = np.clip(np.searchsorted(edges, sure, side="left") - 1, 0, bins - 1)
    counts = np.bincount(place, minlength=bins)
    parts = [np.bincount(place, v, minlength=bins) for v in (sure, right)]
    empty = np.full(bins, np.nan)
    confidence, accuracy = (
        np.divide(total, counts, where=counts > 0, out=empty.copy()) for total in parts
    )
    return Reliability(counts, confidence, accuracy)


def surest(scores: Scores, temperature: float = 1.0) -> Floats:
    """Return the largest probability (N,) of scores (N, C) over a temperature."""
    shifted = _shifted(scores) / temperature
    return np.asarray(1.0 / np.exp(shifted).sum(1))


def mean_loss(scores: Scores, labels: Labels, temperature: float = 1.0) -> float:
    """Return the mean −ln of the probability of the label at a temperature."""
    shifted = _shifted(scores) / temperature
    own = np.take_along_axis(shifted, labels[:, None].astype(np.int64), 1)[:, 0]
    return float((np.log(np.exp(shifted).sum(1)) - own).mean())


def best_temperature(scores: Scores, labels: Labels) -> float:
    """Return the temperature with the least mean loss, between the two limits.

    The loss is convex in β = 1/T (a log-sum-exp of something linear): its slope, the
    mean of E[score] − score of the label, rises, and where it is 0 is found by halving.
    """
    shifted = _shifted(scores)
    own = np.take_along_axis(shifted, labels[:, None].astype(np.int64), 1)[:, 0]

    def slope(beta: float) -> float:
        weights = np.exp(beta * shifted)
        expected = (weights * shifted).sum(1) / weights.sum(1)
        return float((expected - own).mean())

    return _where_it_is_0(slope)


def mean_label_loss(
    scores: Scores, there: NDArray[np.bool_], temperature: float = 1.0
) -> float:
    """Return the mean −ln of the probability of what labels (M,) are: ln(1 + e^∓s)."""
    signed = np.where(there, -1.0, 1.0) * scores.astype(np.float64) / temperature
    return float(np.logaddexp(0.0, signed).mean()) if len(signed) else float("nan")


def best_label_temperature(scores: Scores, there: NDArray[np.bool_]) -> float:
    """Return the temperature with the least mean loss of labels (M,) each by itself.

    Its slope in β = 1/T is the mean of score · (σ(β · score) − there).
    """
    exact = scores.astype(np.float64)

    def slope(beta: float) -> float:
        chances = 0.5 * (1 + np.tanh(0.5 * beta * exact))
        return float((exact * (chances - there)).mean())

    return _where_it_is_0(slope) if len(exact) else float("nan")


def _where_it_is_0(slope: Callable[[float], float]) -> float:
    """Return 1/β where a slope that rises with β is 0, between the two limits."""
    low, high = np.log(1 / HOTTEST), np.log(1 / COLDEST)
    for _ in range(_STEPS):
        if high - low < _CLOSE:
            break
        middle = (low + high) / 2
        if slope(float(np.exp(middle))) > 0:
            high = middle
        else:
            low = middle
    return float(np.exp(-(low + high) / 2))


def _shifted(scores: Scores) -> Floats:
    """Return scores less the largest of their row: their softmax is the same.

    Rows in which one is not finite are NaN.
    """
    exact = scores.astype(np.float64)
    exact[~np.isfinite(exact).all(1)] = np.nan
    return np.asarray(exact - exact.max(1, keepdims=True))
