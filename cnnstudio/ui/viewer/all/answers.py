"""How sure a network is of each answer, and whether it holds: what calibration needs.

An answer is the predicted class of an image; of several labels it is each of them, and
holds where the label is there.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from cnnstudio.ui.viewer.all.calibration import (
    Floats,
    best_label_temperature,
    best_temperature,
    mean_label_loss,
    mean_loss,
    surest,
)
from cnnstudio.ui.viewer.model.confusion import ANY, Confusion
from cnnstudio.ui.viewer.model.labels import LabelTable, sigmoid

Cases = tuple[Floats, NDArray[np.bool_]]
"""How sure (M,) the network is of each answer, and whether it holds."""


class Answers(Protocol):
    """Answers whose sureness a temperature changes; `scored` if it can."""

    scored: bool

    def cases(self, temperature: float) -> Cases:
        """Return the answers at a temperature."""

    def loss(self, temperature: float) -> float:
        """Return the mean loss at a temperature."""

    def best(self) -> float:
        """Return the temperature with the least mean loss."""


class ClassAnswers:
    """One answer an image: the class with the highest score."""

    def __init__(self, table: Confusion) -> None:
        found = table.found
        known = found.labels >= 0
        self.scored = bool(found.scores.size) and bool(known.any())
        self._labels = found.labels[known]
        self._scores = found.scores[known] if self.scored else found.scores
        self._sure = found.probability[known].astype(np.float64)
        self._right = table.right[known]

    def cases(self, temperature: float) -> Cases:
        """Return the answers; without all scores those at temperature 1."""
        sure = surest(self._scores, temperature) if self.scored else self._sure
        return sure, self._right

    def loss(self, temperature: float) -> float:
        """Return the mean −ln of the probability of the label."""
        return mean_loss(self._scores, self._labels, temperature)

    def best(self) -> float:
        """Return the temperature with the least mean loss."""
        return best_temperature(self._scores, self._labels)


class LabelAnswers:
    """An answer for each label of each image, or for one label alone."""

    scored = True

    def __init__(self, table: LabelTable, label: int = ANY) -> None:
        columns = slice(None) if label == ANY else slice(label, label + 1)
        self._scores = table.found.scores[:, columns].ravel()
        self._there = table.there[:, columns].ravel()

    def cases(self, temperature: float) -> Cases:
        """Return how likely each label is said to be, and whether it is there."""
        return sigmoid(self._scores, temperature), self._there

    def loss(self, temperature: float) -> float:
        """Return the mean −ln of the probability of what each label is."""
        return mean_label_loss(self._scores, self._there, temperature)

    def best(self) -> float:
        """Return the temperature with the least mean loss."""
        return best_label_temperature(self._scores, self._there)
