"""Where the words at the ends of lines stand: on no line, if there is such a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF

Floats = NDArray[np.float64]

_AWAY, _ABOVE = 8.0, 5.0
"""Space between the end of a line and its words, beside it and above it."""

_DOT = 5.0
"""Half of the square around the end of a line, which stays free."""

_STEPS = 7
"""How many places above and below are tried."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words of a `size` that belong to a point, in pixels."""

    point: QPointF
    size: QSizeF


class Obstacles:
    """Lines and boxes of a plot that words should not cover, in pixels.

    A line is known by its rows at whole columns; `weight` says how bad it is to cover
    one of them.
    """

    def __init__(self) -> None:
        self._lines: list[tuple[Floats, Floats, float]] = []
        self._boxes: list[tuple[QRectF, float]] = []

    def add_line(self, x: Floats, y: Floats, weight: float = 1.0) -> None:
        """Add a line through points whose x ascend."""
        here = np.isfinite(x) & np.isfinite(y)
        x, y = x[here], y[here]
        if len(x) == 0:
            return
        first, last = np.ceil(x[0]), np.floor(x[-1])
        columns = np.arange(first, max(first, last) + 1)
        self._lines.append((columns, np.interp(columns, x, y), weight))

    def add_points(self, x: Floats, y: Floats, weight: float = 1.0) -> None:
        """Add points that are not joined, such as the spikes of raw values."""
        here = np.isfinite(x) & np.isfinite(y)
        self._lines.append((x[here], y[here], weight))

    def add_dot(self, point: QPointF, weight: float = 100.0) -> None:
        """Add the dot at the end of a line."""
        x, y = point.x(), point.y()
        self.add_box(QRectF(x - _DOT, y - _DOT, 2 * _DOT, 2 * _DOT), weight)

    def add_box(self, box: QRectF, weight: float = 100.0) -> None:
        """Add a box, such as that of other words."""
        self._boxes.append((box, weight))

    def cost(self, box: QRectF) -> float:
        """Say how bad it is to cover a box; 0 if it is free."""
        total = sum(w for other, w in self._boxes if other.intersects(box))
        for x, y, weight in self._lines:
            start = int(np.searchsorted(x, box.left()))
            stop = int(np.searchsorted(x, box.right(), "right"))
            rows = y[start:stop]
            covered = (rows >= box.top() - 1) & (rows <= box.bottom() + 1)
            total += weight * float(np.count_nonzero(covered))
        return total


def place_words(wanted: Wanted, inside: QRectF, obstacles: Obstacles) -> QRectF:
    """Return the box for some words: the first free place, or the least bad one.

    The places, from the best on: right of the point, above and below it, left of it,
    then further away. What is chosen lies within `inside` and becomes an obstacle.
    """
    best, least = QRectF(), float("inf")
    for box in _candidates(wanted):
        fitted = _moved_inside(box, inside)
        # Further from its point is a little worse, covering anything much more so.
        way = abs(fitted.center().y() - wanted.point.y()) / 1_000
        moved = abs(fitted.left() - box.left()) + abs(fitted.top() - box.top())
        cost = obstacles.cost(fitted) + way + moved / 1_000
        if cost < least:
            best, least = fitted, cost
        if cost < 0.02:
            break
    obstacles.add_box(best)
    return best


def _candidates(wanted: Wanted) -> Sequence[QRectF]:
    x, y = wanted.point.x(), wanted.point.y()
    width, height = wanted.size.width(), wanted.size.height()
    right, left = x + _AWAY, x - _AWAY - width
    boxes = [QRectF(right, y - height / 2, width, height)]
    for step in range(_STEPS):
        away = _ABOVE + step * height * 0.7
        for side in (right, x - width / 2, left):
            boxes.append(QRectF(side, y - away - height, width, height))
            boxes.append(QRectF(side, y + away, width, height))
    boxes.append(QRectF(left, y - height / 2, width, height))
    return boxes


def _moved_inside(box: QRectF, inside: QRectF) -> QRectF:
    moved, right = QRectF(box), inside.right() - box.width()
    bottom = inside.bottom() - box.height()
    moved.moveLeft(min(max(box.left(), inside.left() + 2), right))
    moved.moveTop(min(max(box.top(), inside.top() + 1), bottom))
    return moved
