"""One measured quantity over the steps of a run, and what of it fits on a screen.

A `Series` keeps all its points and a pyramid above them: level k holds the least and
the greatest of every 2^k points. A plot asks for an envelope of so many columns and
gets it from the level that fits, in the same time for a thousand points as for ten
millions, and no spike is lost.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cnnstudio.bridge.columns import Column
from cnnstudio.bridge.smoothing import running_means

FloatColumn = NDArray[np.float32]
Places = NDArray[np.float64]

SMOOTHING = 0.98
"""Share of the running mean that a new point leaves as it is."""

MEANS_AT_ONCE = 1 << 16
"""Points whose means are worked out in one go: one that is no number slows its own."""


class Envelope(NamedTuple):
    """For each column of a plot: where it stands, its least and greatest value."""

    x: Places
    low: FloatColumn
    high: FloatColumn


class _Level:
    """Least and greatest values of every 2^k points; on the ground they are one."""

    def __init__(self, *, is_ground: bool = False) -> None:
        self.low = Column(np.float32)
        self.high = self.low if is_ground else Column(np.float32)

    def truncate(self, length: int) -> None:
        self.low.truncate(length)
        self.high.truncate(length)


class Series:
    """One measured quantity over steps, which ascend.

    Not-a-number is kept as a point, but is least or greatest only where there is
    nothing else; infinities count. The running mean is that of all points until
    there are 1 / (1 − `smoothing`), then an exponential one; it is worked out when it
    is first asked for.
    """

    def __init__(self, smoothing: float = SMOOTHING) -> None:
        self._steps = Column(np.int64)
        self._levels = [_Level(is_ground=True)]
        self._means = Column(np.float64)
        self._least_share = 1 - smoothing

    def __len__(self) -> int:
        return len(self._steps)

    @property
    def last(self) -> float | None:
        """The newest value; None if there is none."""
        return float(self._values.at(len(self) - 1)) if len(self) else None

    @property
    def last_step(self) -> int | None:
        """The step of the newest point; None if there is none."""
        return int(self._steps.at(len(self) - 1)) if len(self) else None

    def append(self, steps: ArrayLike, values: ArrayLike) -> None:
        """Add points behind the last; raises ValueError if steps do not ascend."""
        new_steps = np.atleast_1d(np.asarray(steps, np.int64))
        new_values = np.atleast_1d(np.asarray(values, np.float32))
        if len(new_steps) != len(new_values):
            raise ValueError(f"{len(new_steps)} steps for {len(new_values)} values")
        if not len(new_steps):
            return
        last = self.last_step
        if (last is not None and new_steps[0] <= last) or not _ascends(new_steps):
            raise ValueError(f"steps must ascend: {new_steps[:3]} … behind {last}")
        self._steps.append(new_steps)
        self._values.append(new_values)
        self._build_levels()

    def truncate(self, step: float) -> None:
        """Forget every point behind `step`, as a run does that is resumed there."""
        length = self._steps.search(step, behind=True)
        self._steps.truncate(length)
        self._means.truncate(length)
        for number, level in enumerate(self._levels):
            level.truncate(length >> number)

    @property
    def smoothing(self) -> float:
        """Share of the running mean that a new point leaves as it is."""
        return 1 - self._least_share

    def smooth_by(self, smoothing: float) -> None:
        """Take another running mean, over all points again; 0: the points themselves.

        Raises ValueError unless 0 <= `smoothing` <= 1.
        """
        if not 0 <= smoothing <= 1:
            raise ValueError(f"smoothing must be from 0 to 1: {smoothing}")
        if 1 - smoothing != self._least_share:
            self._least_share = 1 - smoothing
            self._means.truncate(0)

    def points(self, x0: float, x1: float) -> tuple[Places, FloatColumn]:
        """Return all points from `x0` to `x1`, however many."""
        start, stop = self._range(x0, x1)
        return _places(self._steps.get(start, stop)), self._values.get(start, stop)

    def recent(self, steps: int) -> FloatColumn:
        """Return the values of the last `steps` steps, without a search."""
        count = len(self)
        if not count:
            return np.empty(0, np.float32)
        first = max(0, count - steps)
        known = self._steps.get(first, count)
        start = int(np.searchsorted(known, known[-1] - steps, "right"))
        return self._values.get(first + start, count)

    def nearest(self, x: float) -> tuple[int, float] | None:
        """Return step and value of the point nearest to `x`; None without points."""
        if not len(self):
            return None
        right = min(self._steps.search(x), len(self) - 1)
        left = max(0, right - 1)
        index = min(left, right, key=lambda i: abs(self._steps.at(i) - x))
        return int(self._steps.at(index)), float(self._values.at(index))

    def envelope(self, x0: float, x1: float, columns: int) -> Envelope:
        """Return what to draw from `x0` to `x1`: at most `columns` columns.

        With fewer points than columns every point is one, its least and greatest
        value the same. A column stands at its first point.
        """
        start, stop = self._range(x0, x1)
        number = _level_for(start, stop, columns)
        if number == 0:
            values = self._values.get(start, stop)
            return Envelope(_places(self._steps.get(start, stop)), values, values)
        first, last = start >> number, (stop - 1) >> number
        starts = np.arange(first, last + 1, dtype=np.int64) << number
        starts[0] = start
        # Only the outer two columns can be cut by the range, or be incomplete yet.
        level = self._levels[number]
        left = self._extent(start, (first + 1) << number)
        right = self._extent(last << number, stop)
        sides = zip((level.low, level.high), left, right, strict=True)
        low, high = (
            np.concatenate(([a], middle.get(first + 1, last), [b])).astype(np.float32)
            for middle, a, b in sides
        )
        return Envelope(self._places_of(starts), low, high)

    def running_mean(self, x0: float, x1: float, columns: int) -> tuple[Places, Places]:
        """Return the running mean from `x0` to `x1` at no more than `columns` places.

        It was computed over all points; here only places are left out.
        """
        start, stop = self._range(x0, x1)
        number = _level_for(start, stop, columns)
        ends = np.arange(start >> number, ((stop - 1) >> number) + 1, dtype=np.int64)
        ends = np.minimum(((ends + 1) << number) - 1, stop - 1)
        self._catch_up(stop)
        return self._places_of(ends), self._means.take(ends)

    @property
    def _values(self) -> Column[np.float32]:
        return self._levels[0].low

    def _places_of(self, indices: NDArray[np.int64]) -> Places:
        """Return the steps at ascending indices.

        Steps mostly follow each other without a gap: then they are counted, which
        saves looking into all of the memory of a long run.
        """
        if not len(indices):
            return np.empty(0)
        first, last = int(indices[0]), int(indices[-1])
        start, end = self._steps.at(first), self._steps.at(last)
        if end - start == last - first:
            return _places(indices + (start - first))
        return _places(self._steps.take(indices))

    def _range(self, x0: float, x1: float) -> tuple[int, int]:
        count = len(self)
        if not count:
            return 0, 0
        first, last = self._steps.at(0), self._steps.at(count - 1)
        if x0 <= first and last <= x1:
            return 0, count  # all of a run, as its plots mostly are
        start = self._steps.search(x0)
        return start, max(start, self._steps.search(x1, behind=True))

    def _build_levels(self) -> None:
        """Fill every level up with the pairs of the one below that are complete."""
        number, below = 1, self._levels[0]
        while (length := len(self) >> number) > 0:
            if number == len(self._levels):
                self._levels.append(_Level())
            level = self._levels[number]
            start, stop = 2 * len(level.low), 2 * length
            low, high = below.low.get(start, stop), below.high.get(start, stop)
            level.low.append(np.fmin(low[::2], low[1::2]))
            level.high.append(np.fmax(high[::2], high[1::2]))
            number, below = number + 1, level

    def _extent(self, start: int, stop: int) -> tuple[float, float]:
        """Least and greatest value of a range, from as few entries as possible."""
        lows, highs = [], []
        for level in self._levels:
            if start >= stop:
                break
            if start % 2:
                lows.append(level.low.at(start))
                highs.append(level.high.at(start))
                start += 1
            if stop % 2 and stop > start:
                stop -= 1
                lows.append(level.low.at(stop))
                highs.append(level.high.at(stop))
            start, stop = start // 2, stop // 2
        return float(np.fmin.reduce(lows)), float(np.fmax.reduce(highs))

    def _catch_up(self, stop: int) -> None:
        """Work out the means of the points before `stop` that have none yet."""
        while (count := len(self._means)) < stop:
            values = self._values.get(count, min(stop, count + MEANS_AT_ONCE))
            mean = self._means.at(count - 1) if count else float("nan")
            if np.isfinite(values).all() and (not count or math.isfinite(mean)):
                means = running_means(values, self._least_share, count, mean)
            else:
                means = self._means_with_gaps(values, count, mean)
            self._means.append(means)

    def _means_with_gaps(self, values: FloatColumn, count: int, mean: float) -> Places:
        """As `running_means`, for values that are not all numbers: they are rare."""
        means = np.empty(len(values))
        for i, value in enumerate(values.tolist()):
            if mean != mean:  # nothing but not-a-number so far
                mean = value
            elif -np.inf < value < np.inf and -np.inf < mean < np.inf:
                mean += max(self._least_share, 1 / (count + i + 1)) * (value - mean)
            means[i] = mean
        return means


def _level_for(start: int, stop: int, columns: int) -> int:
    """The lowest level on which the range takes no more than `columns` entries."""
    number, most = 0, max(2, columns)
    while stop > start and ((stop - 1) >> number) - (start >> number) + 1 > most:
        number += 1
    return number


def _ascends(steps: NDArray[np.int64]) -> bool:
    return bool((steps[1:] > steps[:-1]).all())


def _places(steps: NDArray[np.int64]) -> Places:
    return steps.astype(np.float64)
