"""What is said of values that are not finite, which are drawn hatched."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cnnstudio.graph.text import translate
from cnnstudio.ui.format import count

Floats = NDArray[np.float32]


def finite_range(values: Floats) -> tuple[float, float]:
    """Return the least and the greatest value that is finite; 0 and 0 without any."""
    low, high = float(values.min()), float(values.max())
    if np.isfinite(low) and np.isfinite(high):
        return low, high
    finite = values[np.isfinite(values)]
    return (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)


def finite_part(values: Floats) -> Floats:
    """Return values with 0 in the place of what is not finite."""
    finite = np.isfinite(values)
    return values if finite.all() else np.where(finite, values, np.float32(0))


def odd_marks(values: Floats, axis: int | None = None) -> NDArray[np.uint8] | None:
    """Mark by 1 what is not finite, as tiles are marked; None if everything is.

    Along an `axis` one value that is not finite marks its place.
    """
    finite = np.isfinite(values)
    if finite.all():
        return None
    odd = np.logical_not(finite if axis is None else finite.all(axis))
    return odd.astype(np.uint8)


def odd_text(values: Floats) -> str:
    """Say how many values are hatched, and why; empty if all are finite."""
    if np.isfinite(values).all():
        return ""
    missing, infinite = int(np.isnan(values).sum()), int(np.isinf(values).sum())
    text = translate("Values", "Hatched: {0} NaN and {1} infinite, of {2} values.")
    return text.format(count(missing), count(infinite), count(values.size))
