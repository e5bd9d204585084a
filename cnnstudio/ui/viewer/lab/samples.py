"""The numbers that the lab begins with."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

PICTURE: Floats = np.array(
    [
        [
            [1, 2, 3, 0, 1],
            [0, 1, 2, 3, 1],
            [2, 0, 0, 2, 2],
            [2, 3, 0, 1, 2],
            [0, 0, 2, 2, 0],
        ]
    ],
    float,
)
"""A picture (1, 5, 5) whose sums can be followed in the head."""

EDGE: Floats = np.array([[[[1, 0, -1]] * 3]], float)
"""One filter (1, 1, 3, 3) that tells left from right: an upright edge."""

POOLED: Floats = np.array(
    [[[1, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]]], float
)
"""A picture (1, 4, 4) for pooling."""


def filled(values: Floats, shape: tuple[int, ...]) -> Floats:
    """Return values of another shape: cut, or repeated from the start of each axis."""
    result = values
    for axis, size in enumerate(shape):
        index = np.arange(size) % values.shape[axis]
        result = result.take(index, axis)
    return result.copy()
