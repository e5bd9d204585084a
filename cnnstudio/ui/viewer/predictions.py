"""From scores to a prediction: softmax and argmax of one image, no Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cnnstudio.bridge.look_messages import Maps


def softmax(
    logits: NDArray[np.float32], temperature: float = 1.0
) -> NDArray[np.float64]:
    """Probabilities (N,) of scores (N,), finite however large the scores are.

    exp(x - max) / sum of the same: the largest exponent is 0, so nothing overflows. A
    `temperature` divides the scores first (Hinton et al. 2015): their order stays.
    """
    scores = np.asarray(logits, np.float64) / temperature
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum())


def loss_gradient(
    logits: NDArray[np.float32], label: int, temperature: float = 1.0
) -> NDArray[np.float64]:
    """Gradient (N,) of the cross-entropy at the scores: (softmax − one-hot) / T.

    The loss is −ln of the label's probability at this temperature.
    """
    gradient = softmax(logits, temperature)
    gradient[label] -= 1
    return gradient / temperature


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
    """Judge scores (N,); None if there are none, or they are not finite.

    A single score of two classes is that of the second; the first one has 0.
    """
    if logits.ndim != 1 or not len(logits) or not np.isfinite(logits).all():
        return None
    if len(logits) == 1 and len(classes) == 2:
        logits = np.array([0.0, logits[0]], np.float32)
    return Prediction(classes, logits, softmax(logits), int(logits.argmax()), label)


def prediction_of(maps: Maps) -> Prediction | None:
    """Return the prediction that came with captured maps."""
    return predict(maps.logits, maps.label, maps.classes)
