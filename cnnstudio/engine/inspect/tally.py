"""Numbers about many values: mean, deviation, zeros, what is not finite, histogram.

All of it is made of parts, so that a large layer is counted slice by slice.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import torch
    from numpy.typing import NDArray

BINS = 60
SLICE = 1 << 20
"""Values that are counted at once: about 20 ms."""


@dataclass(slots=True)
class Tally:
    """Running numbers over the finite values of tensors; NaN and infinite are counted.

    Mean and squares are added up as Chan, Golub & LeVeque (1979) do, in float64: the
    squares of large values would swallow a small deviation.
    """

    count: int = 0
    nan: int = 0
    infinite: int = 0
    zeros: int = 0
    mean: float = 0.0
    squares: float = 0.0
    low: float = math.inf
    high: float = -math.inf

    def add(self, values: torch.Tensor) -> None:
        """Take in all values of a tensor."""
        finite = values.isfinite()
        lost = values.numel() - int(finite.sum())
        if lost:
            nan = int(values.isnan().sum())
            self.nan, self.infinite = self.nan + nan, self.infinite + lost - nan
            values = values[finite]
        if not values.numel():
            return
        exact = values.double()
        count, mean = exact.numel(), float(exact.mean())
        squares = float((exact - mean).square().sum())
        apart, total = mean - self.mean, self.count + count
        self.squares += squares + apart * apart * self.count * count / total
        self.mean += apart * count / total
        self.count = total
        self.zeros += int((values == 0).sum())
        self.low = min(self.low, float(values.min()))
        self.high = max(self.high, float(values.max()))

    @property
    def deviation(self) -> float:
        """Standard deviation of the finite values, that of all of them (over N)."""
        return math.sqrt(self.squares / self.count) if self.count else math.nan

    @property
    def zero_share(self) -> float:
        """Share of zeros among all values, those that are not finite included."""
        total = self.count + self.nan + self.infinite
        return self.zeros / total if total else math.nan

    def edges(self) -> tuple[float, float]:
        """Ends of the histogram; numbers that are all equal get a width of 1.

        Large ones get more of it: beside 1e20 there is no 0.5 in any float.
        """
        if not self.count:
            return 0.0, 1.0
        if self.low == self.high:
            half = max(0.5, abs(self.low) * 1e-6)
            return self.low - half, self.high + half
        return self.low, self.high


def counts_of(
    values: torch.Tensor, edges: tuple[float, float], bins: int = BINS
) -> NDArray[np.int64]:
    """Count finite values in bins of equal width, as `numpy.histogram` does."""
    # In float64: between two floats that are neighbours there is no room for bins, and
    # the range of the largest ones is more than a float holds.
    plain = values.detach().cpu().double().reshape(-1).numpy()
    plain = plain[np.isfinite(plain)]
    counts, _ = np.histogram(plain, bins, edges)
    found: NDArray[np.int64] = counts.astype(np.int64)
    return found
