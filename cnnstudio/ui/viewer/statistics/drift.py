"""How a layer's values shift from epoch to epoch (row L24): arithmetic, no Qt."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cnnstudio.bridge.weight_messages import Signal

Floats = NDArray[np.float32]

_OVER_SCORES = frozenset({"Softmax", "Softmax2d", "LogSoftmax", "MultiheadAttention"})
"""What torch counts among the activations though no layer that learns is behind it."""


def drift(means: Floats, deviations: Floats) -> float:
    """How far the channels move from one epoch to the next, in a layer's deviations.

    `means` (epochs, channels) are those of the channels, `deviations` (epochs,) those
    of the whole layer: the distances of each channel's mean to the next, over the
    deviation before, on average. The mean of the layer would not do: what channels do
    to both sides is not seen in it, and behind a BatchNorm it hardly can move at all.
    Channels and epochs whose numbers are not finite are left out, and epochs in which
    all values were equal; 0 if nothing is left to compare.
    """
    kept = np.isfinite(deviations) & np.isfinite(means).any(1)
    mean, deviation = means[kept].astype(np.float64), deviations[kept][:-1, None]
    moved = np.abs(np.diff(mean, axis=0))
    known = np.isfinite(moved) & (deviation > 0)
    if not known.any():
        return 0.0
    return float((moved / np.where(deviation > 0, deviation, 1))[known].mean())


def drifts(answers: Sequence[Signal]) -> dict[str, float]:
    """Return the drift of each layer over the epochs that were measured, in order.

    What is given to the network is the same in every epoch: it has none.
    """
    first = answers[0]
    spreads = np.stack([answer.deviation for answer in answers])
    return {
        node: drift(
            np.stack([answer.channel_means[node] for answer in answers]), spreads[:, at]
        )
        for at, node in enumerate(first.nodes)
        if first.types[at] != "Input"
    }


def entering(found: Signal) -> tuple[str, ...]:
    """Return the layers whose values enter an activation, in the order of computation.

    Of a layer that ends with its own activation nothing in front of it is known: it
    stands for itself. Scores are not among them, for these grow while a network learns.
    """
    here = set()
    for at, bend in enumerate(found.bends):
        if bend and bend not in _OVER_SCORES:
            alone = found.types[at] == bend and found.sources[at]
            here.add(found.sources[at] if alone else found.nodes[at])
    return tuple(node for node in found.nodes if node in here)


def placed(values: Floats, end: float, logarithmic: bool) -> NDArray[np.float64]:
    """Places from −1 to 1 on a scale about 0 that ends at ±`end`.

    The logarithmic one is linear below a thousandth of its end, so that 0 has a place.
    """
    shares = np.clip(np.nan_to_num(values).astype(np.float64) / (end or 1.0), -1, 1)
    if not logarithmic:
        return shares
    places: NDArray[np.float64] = np.sign(shares) * np.log1p(np.abs(shares) * 1000)
    places /= np.log1p(1000.0)
    return places
