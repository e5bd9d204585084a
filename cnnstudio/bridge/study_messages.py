"""Messages about studies beside a run: rates that work, answers without a network.

All of them are side jobs: the answer comes after JobProgress …, and CancelJob ends it.
`problem` of an answer is a sentence that says why there is none, or empty.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from cnnstudio.bridge.engine_messages import JobProgress
from cnnstudio.bridge.message import Bytes, FloatArray, Message, Numbers

NO_FLOATS = np.zeros(0, np.float32)
NO_TABLE = np.zeros((0, 0), np.float32)
NO_NUMBERS = np.zeros((0, 0), np.int32)
NO_PICTURES = np.zeros((0, 0, 0, 0), np.uint8)


@dataclass(frozen=True, slots=True)
class RangeTest(Message):
    """Try learning rates from `lowest` to `highest` on a throw-away network.

    0 for both: what is usual for the project's optimizer. Answered by RangeTested.
    """

    request: int
    project: str
    lowest: float = 0.0
    highest: float = 0.0
    steps: int = 100


@dataclass(frozen=True, slots=True)
class RangeProgress(JobProgress):
    """A range test between two rates goes on: all points so far, as in RangeTested."""

    lowest: float = 0.0
    highest: float = 0.0
    rates: FloatArray = field(default_factory=lambda: NO_FLOATS)
    losses: FloatArray = field(default_factory=lambda: NO_FLOATS)
    smoothed: FloatArray = field(default_factory=lambda: NO_FLOATS)


@dataclass(frozen=True, slots=True)
class RangeTested(Message):
    """Losses over rising rates, raw and smoothed, one entry a step.

    `suggestion` is a rate at which the loss falls steeply, 0 if no fall stands out from
    the noise; `steepest` is where it falls fastest and `lowest_at` where it is lowest
    before it first rises. `ended_early`: the loss ran away before the last rate.
    """

    request: int
    rates: FloatArray = field(default_factory=lambda: NO_FLOATS)
    losses: FloatArray = field(default_factory=lambda: NO_FLOATS)
    smoothed: FloatArray = field(default_factory=lambda: NO_FLOATS)
    suggestion: float = 0.0
    ended_early: bool = False
    seconds: float = 0.0
    problem: str = ""
    steepest: float = 0.0
    lowest_at: float = 0.0


@dataclass(frozen=True, slots=True)
class RunBaseline(Message):
    """Classify the validation part without a network of one's own.

    `method` is "knn" (the `k` nearest training samples vote; `distance` "l1" or "l2"),
    or "softmax" or "svm": one linear layer on all values, trained `epochs` long with
    cross-entropy or the hinge loss. `shown` is how many validation samples, spread
    over all from `first` on, are told with their neighbours. Answered by
    BaselineAnswered.
    """

    request: int
    project: str
    method: str = "knn"
    k: int = 5
    distance: str = "l2"
    epochs: int = 20
    first: int = 0
    shown: int = 8


@dataclass(frozen=True, slots=True)
class BaselineAnswered(Message):
    """How good the baseline is, and what it costs.

    `accuracy` and `test_accuracy` are of the validation and the test part; for "knn"
    `train_accuracy` is with each sample among its own neighbours. `bytes` is what must
    be kept to answer, `comparisons` the distances (or products, for a linear layer:
    one for each class) for one query, `milliseconds` its time.

    `queries` (S, C, H, W) are samples of the validation part as pictures, `answers`
    what was said of them and `labels` what they are. For "knn" `neighbors` (S, k) are
    indices into the training part, nearest first, with `distances` (S, k),
    `neighbor_labels` (S, k) and their pictures (S · k, C, H, W). For a linear layer
    `templates` (classes, C, H, W) are its weights, and `parameters` counts them and
    the biases.
    """

    request: int
    method: str = ""
    accuracy: float = 0.0
    test_accuracy: float = 0.0
    train_accuracy: float = 0.0
    classes: tuple[str, ...] = ()
    bytes: int = 0
    comparisons: int = 0
    milliseconds: float = 0.0
    seconds: float = 0.0
    parameters: int = 0
    queries: Bytes = field(default_factory=lambda: NO_PICTURES)
    labels: Numbers = field(default_factory=lambda: NO_NUMBERS)
    answers: Numbers = field(default_factory=lambda: NO_NUMBERS)
    neighbors: Numbers = field(default_factory=lambda: NO_NUMBERS)
    neighbor_labels: Numbers = field(default_factory=lambda: NO_NUMBERS)
    distances: FloatArray = field(default_factory=lambda: NO_TABLE)
    neighbor_pictures: Bytes = field(default_factory=lambda: NO_PICTURES)
    templates: FloatArray = field(default_factory=lambda: NO_TABLE)
    problem: str = ""
