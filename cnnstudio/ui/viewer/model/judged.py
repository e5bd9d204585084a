"""What is known of each image that was judged: loss, doubt, chances; no Qt."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from cnnstudio.bridge.evaluation_messages import Judged
from cnnstudio.bridge.look_messages import Evaluated
from cnnstudio.ui.viewer.model.confusion import ANY, Choice, Confusion
from cnnstudio.ui.viewer.model.labels import LabelTable, sigmoid

Floats = NDArray[np.float64]
Order = Literal["surest", "doubt", "loss"]
ORDERS: tuple[Order, ...] = get_args(Order)
_LEAST = 1e-12


def chances_of(found: Evaluated | Judged, temperature: float = 1.0) -> Floats:
    """Return the chances (N, C) of all classes; empty if the scores were left out.

    Of labels each by itself: the sigmoid of its score. Scores among which one is not
    finite have no chances: theirs are NaN.
    """
    if not found.scores.size:
        return np.zeros((0, 0))
    if isinstance(found, Judged):
        return sigmoid(found.scores, temperature)
    exact = found.scores.astype(np.float64) / temperature
    exact[~np.isfinite(exact).all(1)] = np.nan
    powers = np.exp(exact - exact.max(1, keepdims=True))
    return np.asarray(powers / powers.sum(1, keepdims=True))


def losses_of(found: Evaluated | Judged) -> Floats:
    """Return −ln of the probability of the label (N,), at most 27.6.

    Of labels the mean of −ln of the probability of what each of them is.
    """
    if isinstance(found, Judged):
        chances = np.where(found.targets > 0.5, 1.0, -1.0) * found.scores
        own = sigmoid(np.asarray(chances, np.float32))
        return np.asarray(-np.log(np.maximum(np.nan_to_num(own), _LEAST)).mean(1))
    own = np.nan_to_num(found.of_label.astype(np.float64))
    return np.asarray(-np.log(np.maximum(own, _LEAST)))


def doubts_of(found: Evaluated | Judged) -> Floats:
    """Return how uncertain each answer is (N,): its entropy, 0 to 1.

    Σ −p·ln p over ln C (Shannon 1948); without all scores 1 less the largest chance.
    Of labels the mean of their entropies in bits, of yes and no.
    """
    chances = chances_of(found)
    if isinstance(found, Judged):
        logs = np.log2(np.maximum(chances, _LEAST))
        others = np.log2(np.maximum(1 - chances, _LEAST))
        return np.asarray(-(chances * logs + (1 - chances) * others).mean(1))
    if not chances.size:
        return np.asarray(1.0 - np.nan_to_num(found.probability.astype(np.float64)))
    logs = np.log(np.maximum(chances, _LEAST))
    return np.asarray(-(chances * logs).sum(1) / np.log(chances.shape[1]))


def images_in_order(
    table: Confusion | LabelTable, order: Order, choice: Choice | None
) -> NDArray[np.int64]:
    """Return the images of a choice, those first that are worth a look most.

    "surest": mistakes alone, of which the network is surest; "doubt": whatever it is
    least sure of; "loss": the largest loss. Without a choice those of all classes.
    """
    fits, worth = _choosable(table, choice)
    if order == "surest":
        fits = fits & ~table.right
    elif order == "doubt":
        worth = doubts_of(table.found)
    else:
        worth = losses_of(table.found)
    numbers = np.flatnonzero(fits)
    worth = np.nan_to_num(worth[numbers], nan=-1.0)
    return np.asarray(numbers[np.argsort(-worth, kind="stable")])


def _choosable(
    table: Confusion | LabelTable, choice: Choice | None
) -> tuple[NDArray[np.bool_], Floats]:
    """Return which images (N,) a choice is of, and how sure a mistake is (N,)."""
    if isinstance(table, LabelTable):
        fits = np.ones(table.count, bool) if choice is None else table.select(choice)
        label = ANY if choice is None else choice[0]
        return fits, table.worst if label == ANY else table.apart[:, label]
    found = table.found
    fits = found.labels >= 0
    true, predicted = choice or (ANY, ANY)
    if true != ANY:
        fits = fits & (found.labels == true)
    if predicted != ANY:
        fits = fits & (found.predicted == predicted)
    return fits, np.nan_to_num(found.probability.astype(np.float64))
