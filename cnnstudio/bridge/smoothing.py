"""The running mean of a long column, without a step of Python for every point."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

SMALLEST_WEIGHT = 1e-3
"""The oldest point of a block keeps so much of its weight: dividing by it is exact
enough, and blocks of a smoothing of 0.98 are 342 points long."""


def running_means(
    values: ArrayLike, share: float, count: int, mean: float
) -> NDArray[np.float64]:
    """Continue the `mean` of `count` points over finite `values`.

    Point n (from 1) moves it by max(`share`, 1 / n) of what it is away: an average of
    all while they are few, then an exponential one.
    """
    numbers = np.asarray(values, np.float64)
    few = _points_averaged(share, count, len(numbers))
    total = mean * count if count else 0.0
    first = (total + np.cumsum(numbers[:few])) / np.arange(count + 1, count + few + 1)
    if few == len(numbers):
        return first
    mean = float(first[-1]) if few else mean
    return np.concatenate((first, _exponential(numbers[few:], share, mean)))


def _points_averaged(share: float, count: int, length: int) -> int:
    """How many of the next `length` points come while 1 / n is above `share`."""
    if share <= 0:
        return length
    least = 0 if count else 1  # the first point is the mean, whatever the share
    return min(length, max(least, math.ceil(1 / share) - 1 - count))


def _exponential(
    values: NDArray[np.float64], share: float, mean: float
) -> NDArray[np.float64]:
    """Move `mean` by `share` of its distance to each value.

    Within a block, mean i is Σ share · keep^(i−j) · value j, plus what is left of the
    mean before: keep^(i+1). The sum comes from one cumulative sum for all blocks; only
    from block to block is there a step of Python.
    """
    keep = 1 - share
    length = 1
    if keep > SMALLEST_WEIGHT:
        length = min(len(values), int(math.log(SMALLEST_WEIGHT) / math.log(keep)))
    powers = keep ** np.arange(length, dtype=np.float64)
    blocks = np.zeros((-(-len(values) // length), length))
    blocks.reshape(-1)[: len(values)] = values
    means: NDArray[np.float64] = np.cumsum(blocks / powers, axis=1) * (share * powers)
    for block in means:
        block += mean * keep * powers
        mean = block[-1]
    return means.reshape(-1)[: len(values)]
