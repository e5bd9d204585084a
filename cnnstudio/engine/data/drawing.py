"""Shapes as masks: each is a condition on coordinates, drawn with soft edges."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float32]
    Points = NDArray[np.float64]
    Inside = Callable[[Points, Points], NDArray[np.bool_]]

FINE = 2
"""Points per pixel and axis: an edge pixel is covered in part."""


def _pentagon(x: Points, y: Points) -> NDArray[np.bool_]:
    turn = 2 * np.pi / 5
    angle = np.mod(np.arctan2(x, -y) + turn / 2, turn) - turn / 2
    inside: NDArray[np.bool_] = np.hypot(x, y) * np.cos(angle) < 0.75
    return inside


def _star(x: Points, y: Points) -> NDArray[np.bool_]:
    inside: NDArray[np.bool_] = np.hypot(x, y) < 0.6 + 0.35 * np.cos(
        5 * np.arctan2(x, -y)
    )
    return inside


INSIDE: dict[str, Inside] = {
    "circle": lambda x, y: np.hypot(x, y) < 0.85,
    "square": lambda x, y: np.maximum(abs(x), abs(y)) < 0.75,
    "triangle": lambda x, y: (y < 0.6) & (2.2 * abs(x) - 0.85 < y),
    "cross": lambda x, y: (
        (np.minimum(abs(x), abs(y)) < 0.28) & (np.maximum(abs(x), abs(y)) < 0.9)
    ),
    "ring": lambda x, y: abs(np.hypot(x, y) - 0.7) < 0.22,
    "diamond": lambda x, y: abs(x) + 0.6 * abs(y) < 0.65,
    "star": _star,
    "pentagon": _pentagon,
    "moon": lambda x, y: (np.hypot(x, y) < 0.9) & (np.hypot(x - 0.45, y) > 0.7),
    "bar": lambda x, y: (abs(x) < 0.25) & (abs(y) < 0.95),
}  # fmt: skip
"""Whether a point belongs to a shape that fills −1 to 1; y points downwards."""


def shape_mask(
    name: str, size: int, centre: tuple[float, float], radius: float, angle: float
) -> Array:
    """Draw a shape: (size, size) from 0 to 1, how much of each pixel it covers.

    `centre` (across, down) and `radius` are in pixels, `angle` in radians.
    """
    points = (np.arange(size * FINE, dtype=np.float64) + 0.5) / FINE
    across = (points - centre[0])[None, :] / radius
    down = (points - centre[1])[:, None] / radius
    cos, sin = float(np.cos(angle)), float(np.sin(angle))
    inside = INSIDE[name](cos * across + sin * down, cos * down - sin * across)
    fine = inside.reshape(size, FINE, size, FINE)
    covered: Array = fine.mean(axis=(1, 3), dtype=np.float32)
    return covered
