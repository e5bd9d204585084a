"""Two looks at one layer and their difference: arrays and ranges, no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cnnstudio.ui.viewer.model.captured import Captured, Form
from cnnstudio.ui.viewer.parts.finite import finite_range

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Compared:
    """A and B as maps (N, H, W), and B − A if their shapes are equal.

    `ends` (N, 2) are the colours of each map, of A and B together; `scale` is the end
    of the differences' symmetric scale, the same for all maps. Those of A are its
    `own` where these are others.
    """

    first: Floats
    second: Floats
    change: Floats | None
    ends: Floats
    scale: float
    form: Form = "maps"
    own: Floats | None = None

    @property
    def ends_of_first(self) -> Floats:
        """The colours of each map of A."""
        return self.ends if self.own is None else self.own

    def on_one_scale(self) -> Compared:
        """Return the same with one range for all maps of both."""
        whole = finite_range(np.concatenate([self.ends, self.ends_of_first]))
        ends = np.full((len(self.second), 2), whole, np.float32)
        own = np.full((len(self.first), 2), whole, np.float32)
        return replace(self, ends=ends, own=own)

    @property
    def sizes(self) -> Floats:
        """How far the values are apart (N, H, W); 0 where either is not finite."""
        if self.change is None:
            return np.zeros((1, 1, 1), np.float32)
        return np.abs(np.nan_to_num(self.change))

    @property
    def most(self) -> int:
        """The map whose values are furthest apart in the mean."""
        return int(self.sizes.mean(axis=(1, 2)).argmax())


def compared(first: Captured, second: Captured) -> Compared:
    """Compare what two looks captured; the second is taken as B."""
    a, b = _maps(first), _maps(second)
    if first.values.shape != second.values.shape:
        return Compared(a, b, None, _ends(b), 1.0, second.form, _ends(a))
    both = np.stack([_ends(a), _ends(b)])
    change = difference(a, b)
    low, high = finite_range(change)
    return Compared(
        a,
        b,
        change,
        np.stack([both[..., 0].min(0), both[..., 1].max(0)], axis=1),
        max(abs(low), abs(high)) or 1.0,
        second.form,
    )


def difference(first: Floats, second: Floats) -> Floats:
    """Return the second minus the first; NaN where either is not finite."""
    finite = np.isfinite(first) & np.isfinite(second)
    result = np.full(first.shape, np.nan, np.float32)
    with np.errstate(over="ignore"):
        np.subtract(second, first, out=result, where=finite)
    return result


def _maps(captured: Captured) -> Floats:
    """Return values as maps; a sequence is one, a vector one of one row."""
    values = captured.values
    return values if values.ndim == 3 else values.reshape(1, -1, values.shape[-1])


def _ends(maps: Floats) -> Floats:
    rows = maps.reshape(len(maps), -1)
    if np.isfinite(rows).all():
        return np.stack([rows.min(1), rows.max(1)], axis=1)
    return np.array([finite_range(row) for row in rows], np.float32)
