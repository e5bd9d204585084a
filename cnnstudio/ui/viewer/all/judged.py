"""What is known of each image that was judged: loss, doubt, chances; no Qt."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from cnnstudio.bridge.look_messages import Evaluated
from cnnstudio.ui.viewer.confusion import ANY, Choice, Confusion

Floats = NDArray[np.float64]
Order = Literal["surest", "doubt", "loss"]
ORDERS: tuple[Order, ...] = get_args(Order)
_LEAST = 1e-12


def chances_of(found: Evaluated, temperature: float = 1.0) -> Floats:
    """Return the chances (N, C) of all classes; empty if the scores were left out."""
    if not found.scores.size:
        return np.zeros((0, 0))
    exact = found.scores.astype(np.float64) / temperature
    powers = np.exp(exact - exact.max(1, keepdims=True))
    return np.asarray(powers / powers.sum(1, keepdims=True))


def losses_of(found: Evaluated) -> Floats:
    """Return −ln of the probability of the label (N,), at most 27.6."""
    own = np.nan_to_num(found.of_label.astype(np.float64))
    return np.asarray(-np.log(np.maximum(own, _LEAST)))


def doubts_of(found: Evaluated) -> Floats:
    """Return how uncertain each answer is (N,): its entropy, 0 to 1.

    Σ −p·ln p over ln C (Shannon 1948); without all scores 1 less the largest chance.
    """
    chances = chances_of(found)
    if not chances.size:
        return np.asarray(1.0 - np.nan_to_num(found.probability.astype(np.float64)))
    logs = np.log(np.maximum(chances, _LEAST))
    return np.asarray(-(chances * logs).sum(1) / np.log(chances.shape[1]))


def images_in_order(
    table: Confusion, order: Order, choice: Choice | None
) -> NDArray[np.int64]:
    """Return the images of a choice, those first that are worth a look most.

    "surest": mistakes alone, of which the network is surest; "doubt": whatever it is
    least sure of; "loss": the largest loss. Without a choice those of all classes.
    """
    found = table.found
    fits = found.labels >= 0
    true, predicted = choice or (ANY, ANY)
    if true != ANY:
        fits &= found.labels == true
    if predicted != ANY:
        fits &= found.predicted == predicted
    if order == "surest":
        fits &= found.labels != found.predicted
    keys = {
        "surest": lambda: np.nan_to_num(found.probability.astype(np.float64)),
        "doubt": lambda: doubts_of(found),
        "loss": lambda: losses_of(found),
    }
    numbers = np.flatnonzero(fits)
    return np.asarray(numbers[np.argsort(-keys[order]()[numbers], kind="stable")])
