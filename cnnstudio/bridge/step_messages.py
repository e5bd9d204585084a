"""Messages about a single step, taken apart: what each layer gave and became."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from cnnstudio.bridge.message import Counts, FloatArray, Message


def _no_counts() -> Counts:
    return np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class StepOnce(Message):
    """Take the first step of a run on a throw-away network; answered by StepTaken."""

    request: int
    project: str


@dataclass(frozen=True, slots=True)
class StepTaken(Message):
    """One step in its four stages, by layer and as a whole.

    `nodes` are the layers in the order of computation; each array of `layers` has an
    entry for every one of them, not-a-number where it has no meaning:

    - forward: `mean`, `deviation` and `zeros` (the share of zeros) of the outputs;
    - backward: `output_gradient` and `weight_gradient`, norms before clipping;
    - update: `weight` and `change`, norms of the weights and of what was added.

    `values` holds loss, gradient_norm (before clipping), clipped_norm, learning_rate.
    `losses` has the loss of each sample, `targets` and `predicted` its classes where
    the targets are classes.
    """

    request: int
    nodes: tuple[str, ...]
    layers: Mapping[str, FloatArray]
    values: Mapping[str, float]
    losses: FloatArray
    targets: Counts = field(default_factory=_no_counts)
    predicted: Counts = field(default_factory=_no_counts)
    classes: tuple[str, ...] = ()
