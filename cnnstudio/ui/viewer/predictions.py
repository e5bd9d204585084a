"""From scores to a prediction: softmax and argmax of one image, no Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cnnstudio.bridge.look_messages import Maps


def softmax(logits: NDArray[np.float32]) -> NDArray[np.float64]:
    """Probabilities (N,) of scores (N,), finite however large the scores are.

    exp(x - max) / sum of the same: the largest exponent is 0, so nothing overflows.
    """
    scores = np.asarray(logits, np.float64)
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum())


@dataclass(frozen=True, slots=True, eq=False)
class Prediction:
    """What a network says about one image; `label` is -1 if nobody knows it."""

    classes: tuple[str, ...]
    logits: NDArray[np.float32]
    probabilities: NDArray[np.float64]
    argmax: int
    label: int

    @property
    def is_right(self) -> bool:
        """True if the largest score is that of the true class."""
        return self.argmax == self.label

    def name(self, index: int) -> str:
        """Name of a class, or its number if it has none."""
        return self.classes[index] if 0 <= index < len(self.classes) else str(index)


def predict(
    logits: NDArray[np.float32], label: int, classes: tuple[str, ...] = ()
) -> Prediction | None:
    """Judge scores (N,); None if there are none, or they are not finite."""
    if not len(logits) or not np.isfinite(logits).all():
        return None
    return Prediction(classes, logits, softmax(logits), int(logits.argmax()), label)


def prediction_of(maps: Maps) -> Prediction | None:
    """Return the prediction that came with captured maps."""
    return predict(maps.logits, maps.label, maps.classes)
