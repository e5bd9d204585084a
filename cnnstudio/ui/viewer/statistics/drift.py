"""How a layer's values shift from epoch to epoch (row L24): arithmetic, no Qt."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


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
