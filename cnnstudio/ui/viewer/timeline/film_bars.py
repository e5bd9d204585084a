"""A picture of the film strip for single numbers: a small bar for each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.parts.finite import finite_range, odd_marks
from cnnstudio.ui.viewer.parts.pictures import paint_odd

LEAST = 2.0
"""Height of a bar with the room to the next, in pixels: of more, some stand for
several values and show the one furthest from 0."""

Floats = NDArray[np.float32]


def bar_ends(
    values: Floats, shared: tuple[float, float] | None
) -> tuple[float, float]:
    """Return what the left and the right end of a picture stand for: 0 is between."""
    low, high = finite_range(values) if shared is None else shared
    return min(low, 0.0), max(high, 0.0)


def in_rows(
    values: Floats, most: int, kept: Sequence[int] = ()
) -> list[tuple[float, int]]:
    """Return at most so many values with their places, first to last.

    Of several that share a row it is the first of those to be `kept`, else the one
    furthest from 0; what is not finite is 0.
    """
    finite = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)
    parts = np.array_split(np.arange(len(finite)), min(len(finite), max(1, most)))
    found = []
    for part in parts:
        wanted = (place for place in kept if part[0] <= place <= part[-1])
        place = next(wanted, int(part[np.abs(finite[part]).argmax()]))
        found.append((float(finite[place]), place))
    return found


def paint_bars(
    painter: QPainter,
    box: QRectF,
    values: Floats,
    ends: tuple[float, float],
    label: int | None = None,
) -> None:
    """Draw values (N,) as bars from 0, the first at the top.

    `label`: they are scores of classes, of which this one is true (−1: nobody knows);
    then it and the largest have the colours of the predictions.
    """
    colors = theme()
    painter.fillRect(box, colors.hover)
    low, high = ends
    scale = box.width() / (high - low or 1.0)
    # Of many classes a very low score would else hide the highest, or the true one's.
    best = int(np.where(np.isfinite(values), values, -np.inf).argmax())
    kept = (best, label) if label is not None else ()
    rows = in_rows(values, int(box.height() / LEAST), kept)
    step = box.height() / len(rows)
    for number, (value, place) in enumerate(rows):
        start = box.left() + (min(value, 0.0) - low) * scale
        wide = max(1.0, abs(value) * scale)
        bar = QRectF(start, box.top() + number * step, wide, max(1.0, step - 1))
        painter.fillRect(bar, _color(place, best, label))
    zero = QRectF(box.left() - low * scale, box.top(), 1, box.height())
    painter.fillRect(zero.intersected(box), colors.text3)
    odd = odd_marks(values.reshape(1, -1))
    paint_odd(painter, box, None if odd is None else odd.T)


def _color(place: int, best: int, label: int | None) -> QColor:
    colors = theme()
    if label is None or (label < 0 and place == best):
        return colors.accent
    if place == label:
        return colors.ok
    return colors.error if place == best else colors.text3
