"""Many points as shapes of Qt, without a step of Python for each."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPolygonF
from shiboken6 import VoidPtr

Floats = NDArray[np.float64]

_BYTES = 16
"""Of a QPointF: two doubles."""

_FAR = 1e6
"""Pixels beyond which Qt loses its way; nobody sees so far."""


def polygons(x: Floats, y: Floats) -> list[QPolygonF]:
    """Return lines through points in pixels; one ends where a value is not finite."""
    finite = np.isfinite(y)
    if finite.all():
        return [_polygon(x, y)] if len(x) else []
    edges = np.flatnonzero(np.diff(finite)) + 1
    bounds = zip((0, *edges), (*edges, len(y)), strict=True)
    return [_polygon(x[a:b], y[a:b]) for a, b in bounds if finite[a]]


def _polygon(x: Floats, y: Floats) -> QPolygonF:
    shape = QPolygonF()
    shape.resize(len(x))
    # Shiboken's stubs know neither its arguments nor that it is a buffer.
    memory: Any = VoidPtr(shape.data(), len(x) * _BYTES, True)  # type: ignore[call-arg,arg-type]
    points = np.frombuffer(memory, np.float64).reshape(-1, 2)
    points[:, 0] = x
    np.clip(y, -_FAR, _FAR, out=points[:, 1])
    return shape
