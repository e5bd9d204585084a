"""How a layer's values shift from epoch to epoch (row L24): arithmetic, no Qt."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def drift(means: Floats, deviations: Floats) -> float:
    """Mean distance of one epoch's mean to the next, in deviations of the first.

    0 for less than two epochs; epochs whose numbers are not finite are left out.
    """
    kept = np.isfinite(means) & np.isfinite(deviations)
    mean, deviation = means[kept].astype(np.float64), deviations[kept]
    if len(mean) < 2:
        return 0.0
    least = np.finfo(np.float32).tiny
    return float(np.mean(np.abs(np.diff(mean)) / np.maximum(deviation[:-1], least)))


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
