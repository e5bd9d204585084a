"""Where the words at the ends of lines stand: on no line, if there is such a place."""

from __future__ import annotations

import math
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

PLACES = 2 + 6 * _STEPS
"""Places around a point that are tried."""

_FREE = 0.06
"""Cost up to which a place counts as free."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words of a `size` that belong to a point, in pixels."""

    point: QPointF
    size: QSizeF


class Obstacles:
    """Lines and boxes of a plot that words should not cover, in pixels.

    `weight` says how bad it is to cover a line for the length of a pixel.
    """

    def __init__(self) -> None:
        self._lines: list[tuple[Floats, Floats, float]] = []
        self._points: list[tuple[Floats, Floats, float]] = []
        self._boxes: list[tuple[QRectF, float]] = []

    def add_line(self, x: Floats, y: Floats, weight: float = 1.0) -> None:
        """Add a line through points whose x ascend."""
        here = np.isfinite(y)
        if not here.all():
            x, y = x[here], y[here]
        if len(x):
            self._lines.append((x, y, weight))

    def add_points(self, x: Floats, y: Floats, weight: float = 1.0) -> None:
        """Add points that are not joined, such as the spikes of raw values."""
        self._points.append((x, y, weight))

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
        columns = np.arange(box.left(), box.right() + 1)
        for x, y, weight in self._lines:
            inside = columns[(columns >= x[0]) & (columns <= x[-1])]
            total += weight * _covered(np.interp(inside, x, y), box)
        for x, y, weight in self._points:
            start = int(np.searchsorted(x, box.left()))
            stop = int(np.searchsorted(x, box.right(), "right"))
            total += weight * _covered(y[start:stop], box)
        return total


def _covered(rows: Floats, box: QRectF) -> float:
    inside = (rows >= box.top() - 1) & (rows <= box.bottom() + 1)
    return float(np.count_nonzero(inside))


def place_words(
    wanted: Wanted, inside: QRectF, obstacles: Obstacles, before: int = 0
) -> tuple[QRectF, int]:
    """Return the box for some words, and the number of its place around the point.

    It is the place `before`, where they were at last, while that is free: words that
    jump cannot be read. Else the first free one, or the least bad: right of the point,
    above and below it, left of it, then further away. What is chosen lies within
    `inside` and becomes an obstacle.
    """
    best, place, least = QRectF(), 0, math.inf
    for number in (before, *range(PLACES)):
        box = _place(wanted, number)
        fitted = _moved_inside(box, inside)
        # Moved from its place is a little worse, covering anything much more so.
        moved = abs(fitted.left() - box.left()) + abs(fitted.top() - box.top())
        cost = obstacles.cost(fitted) + (number + moved) / 1_000
        if cost < least:
            best, place, least = fitted, number, cost
        if cost < _FREE:
            break
    if least >= 1:
        best = _free_row(best, inside, obstacles)
    obstacles.add_box(best)
    return best, place


def _free_row(box: QRectF, inside: QRectF, obstacles: Obstacles) -> QRectF:
    """Return the box moved up or down to the row that covers least, the nearest."""
    rows = int(inside.height() // box.height())
    tops = [inside.top() + row * box.height() for row in range(rows)]
    boxes = [box, *(box.translated(0, top - box.top()) for top in tops)]
    return min(
        boxes,
        key=lambda b: obstacles.cost(b) + abs(b.top() - box.top()) / 1_000,
    )


def _place(wanted: Wanted, number: int) -> QRectF:
    """Return one of the places around a point; 0 is the one to its right."""
    x, y = wanted.point.x(), wanted.point.y()
    width, height = wanted.size.width(), wanted.size.height()
    right, left = x + _AWAY, x - _AWAY - width
    if number in (0, PLACES - 1):
        side = right if number == 0 else left
        return QRectF(side, y - height / 2, width, height)
    step, which = divmod(number - 1, 6)
    away = _ABOVE + step * height * 0.7
    side = (right, x - width / 2, left)[which // 2]
    top = y - away - height if which % 2 == 0 else y + away
    return QRectF(side, top, width, height)


def _moved_inside(box: QRectF, inside: QRectF) -> QRectF:
    moved, right = QRectF(box), inside.right() - box.width()
    bottom = inside.bottom() - box.height()
    moved.moveLeft(min(max(box.left(), inside.left() + 2), right))
    moved.moveTop(min(max(box.top(), inside.top() + 1), bottom))
    return moved
