"""A running average over every point of a curve, as they come in."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_BLOCK = 256


class RunningMean:
    """Exponential average: each value counts 2 / (window + 1), earlier ones fade.

    It begins at the first value, so that it is not pulled towards 0. A value that is
    not finite gives itself and is otherwise left out. Blocks of values are one
    product with a matrix, which makes a million points a matter of milliseconds.
    """

    def __init__(self, window: float) -> None:
        self._share = 2.0 / (max(1.0, window) + 1.0)
        self._mean: float | None = None
        keep = 1.0 - self._share
        powers = np.arange(_BLOCK)
        distance = powers[:, None] - powers[None, :]
        weights = np.where(distance >= 0, keep ** np.maximum(distance, 0), 0.0)
        self._weights = self._share * weights
        self._fading = keep ** (powers + 1.0)

    def restart(self, mean: float | None) -> None:
        """Go on from an earlier average; None begins anew."""
        self._mean = mean

    def add(self, values: NDArray[np.floating]) -> NDArray[np.float32]:
        """Return the average after each of some further values."""
        result = np.array(values, dtype=np.float64)
        finite = np.isfinite(result)
        result[finite] = self._follow(result[finite])
        return result.astype(np.float32)

    def _follow(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        result = np.empty_like(values)
        if self._mean is None and len(values):
            self._mean = float(values[0])
        for start in range(0, len(values), _BLOCK):
            part = values[start : start + _BLOCK]
            n = len(part)
            averaged = self._weights[:n, :n] @ part + self._fading[:n] * self._mean
            result[start : start + n] = averaged
            self._mean = float(averaged[-1])
        return result
