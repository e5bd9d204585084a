"""From scores to a prediction: softmax and argmax of one image, no Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cnnstudio.bridge.look_messages import Maps
from cnnstudio.ui.viewer.model.labels import sigmoid


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
    """What a network says about one image; `label` is -1 if nobody knows it.

    With `several` labels an image may have any number of the classes.
    """

    classes: tuple[str, ...]
    logits: NDArray[np.float32]
    probabilities: NDArray[np.float64]
    argmax: int
    label: int
    several: bool = False

    @property
    def said(self) -> tuple[int, ...]:
        """The labels whose probability is above 0.5, of several; else the class."""
        if not self.several:
            return (self.argmax,)
        return tuple(np.flatnonzero(self.logits > 0).tolist())

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


def prediction_of(maps: Maps, several: bool = False) -> Prediction | None:
    """Return the prediction that came with captured maps.

    Of images with `several` labels each has a probability of its own, the sigmoid of
    its score, and which of them are true did not come along.
    """
    if not several:
        return predict(maps.logits, maps.label, maps.classes)
    scores = maps.logits
    if scores.ndim != 1 or not len(scores) or not np.isfinite(scores).all():
        return None
    chances = sigmoid(scores)
    return Prediction(maps.classes, scores, chances, int(scores.argmax()), -1, True)
