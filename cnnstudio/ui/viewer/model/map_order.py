"""In which order a layer's maps are shown."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cnnstudio.ui.viewer.model.captured import Captured

Floats = NDArray[np.float32]
Indices = NDArray[np.intp]
OrderKey = Literal["index", "mean", "maximum", "variance", "zeros"]


def measured(maps: Floats, key: OrderKey) -> NDArray[np.float64]:
    """Return what maps (N, H, W) are ordered by, of the values that are finite.

    `zeros` is the share of values that are exactly 0. NaN without any finite value.
    """
    rows = maps.reshape(len(maps), -1)
    if key == "index":
        return -np.arange(len(rows), dtype=np.float64)
    finite = np.isfinite(rows)
    if finite.all():
        return _of_rows(rows, key)
    found = np.full(len(rows), np.nan)
    for index in np.flatnonzero(finite.any(axis=1)):
        found[index] = _of_rows(rows[index : index + 1, finite[index]], key)[0]
    return found


def _of_rows(rows: Floats, key: OrderKey) -> NDArray[np.float64]:
    match key:
        case "mean":
            found = rows.mean(axis=1, dtype=np.float64)
        case "maximum":
            found = rows.max(axis=1)
        case "variance":
            found = rows.var(axis=1, dtype=np.float64)
        case _:
            found = (rows == 0).mean(axis=1)
    return np.asarray(found, np.float64)


def order_of(maps: Floats, key: OrderKey) -> Indices:
    """Return the channels, the largest measure first; equal ones by their number."""
    return np.asarray(np.argsort(-measured(maps, key), kind="stable"), np.intp)


class MapOrder:
    """The chosen order, which stays while only the weights move a little.

    Maps that changed places several times a second could not be followed.
    """

    def __init__(self) -> None:
        self.key: OrderKey = "index"
        self._known: tuple[object, Indices] = (None, np.zeros(0, np.intp))

    def of(self, captured: Captured, whose: object) -> Indices:
        """Return the channels in their order; made anew for another `whose`."""
        count = len(captured.tiles)
        if self.key == "index" or captured.form != "maps":
            return np.arange(count, dtype=np.intp)
        known = whose, self.key, captured.detail is None, count
        if self._known[0] != known:
            self._known = known, order_of(captured.values, self.key)
        return self._known[1]
