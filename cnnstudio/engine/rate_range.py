"""Which learning rates work? Smith's range test on a throw-away copy of the network.

The rate rises from step to step, by the same factor each time, and the loss tells:
first nothing happens, then it falls, then it runs away (Smith 2017, "Cyclical learning
rates", section 3.3).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from cnnstudio.engine.data.batches import Batch
from cnnstudio.engine.training import Training

FloatArray = NDArray[np.float64]

SMOOTHING = 0.9
"""Weight of the past in the running mean of the losses."""
RUNAWAY = 4.0
"""The test ends where the smoothed loss is so many times the lowest one."""
UNRELIABLE = 0.1
"""Share of the steps at the beginning of which the slope says little."""
LEVEL_REACH, SLOPE_REACH = 0.05, 0.1
"""Share of the steps that count on either side, for the level and for its slope."""
LEAST_REACH = 3
"""Steps on either side without which no slope is told from noise."""
CLEAR = 4.0
"""How many standard errors a fall must have, to be told from noise."""
SAFETY = 10.0
"""How far below the rate of the lowest loss one stays (Smith 2017, section 3.3)."""
NOTICEABLE = 1e-3
"""Share of the first loss that it must fall by while the rate grows e-fold."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A rate to begin with, and the two rates of the curve that lead to it.

    `steepest` is where the loss falls fastest, `lowest_at` where it is lowest before
    it first rises.
    """

    rate: float
    steepest: float
    lowest_at: float


@dataclass
class RangeCurve:
    """Rates, losses of each batch, and their smoothed course so far."""

    rates: list[float] = field(default_factory=list)
    losses: list[float] = field(default_factory=list)
    smoothed: list[float] = field(default_factory=list)
    _mean: float = 0.0

    def add(self, rate: float, loss: float) -> None:
        """Note a step; the running mean is corrected for its beginning at 0."""
        self._mean = SMOOTHING * self._mean + (1 - SMOOTHING) * loss
        self.rates.append(rate)
        self.losses.append(loss)
        self.smoothed.append(self._mean / (1 - SMOOTHING ** len(self.rates)))

    def has_run_away(self, least: int) -> bool:
        """Tell, after `least` steps, whether higher rates are of no interest."""
        return (
            len(self.smoothed) > least
            and self.smoothed[-1] > RUNAWAY * min(self.smoothed[:-1])
        )  # fmt: skip

    def course(self) -> FloatArray:
        """Return the mean of the losses around each step: smooth, and not late."""
        reach = max(1, round(LEVEL_REACH * len(self.losses)))
        losses = np.array(self.losses, np.float64)
        return np.array([losses[w].mean() for w in _windows(len(losses), reach)])

    def suggestion(self) -> Suggestion | None:
        """Suggest the rate at which the loss falls most steeply over ln(rate).

        The slopes are those of straight lines fitted around each step. At most a tenth
        of the rate from which on the loss falls no more. None if no fall stands out
        clearly from the noise of the batches.
        """
        count, level = len(self.losses), self.course()
        reach = max(LEAST_REACH, round(SLOPE_REACH * count))
        if count <= 2 * reach:
            return None
        lowest = int(level.argmin())
        noise = _spread((np.array(self.losses) - level)[: max(lowest, reach) + 1])
        x, y = np.log(self.rates), np.array(self.losses, np.float64)
        first, end = max(reach, math.ceil(UNRELIABLE * count)), count - reach
        falls = {
            i: _fall(x[i - reach : i + reach + 1], y[i - reach : i + reach + 1], noise)
            for i in range(first, min(lowest + 1, end))
        }
        least = NOTICEABLE * abs(float(level[0]))
        clear = {i: f.slope for i, f in falls.items() if f.is_clear(least)}
        if not clear:
            return None
        steepest = max(clear, key=clear.__getitem__)
        rise = CLEAR * noise / math.sqrt(2 * LEVEL_REACH * count)
        lowest_at = self.rates[_turn(level, steepest, max(rise, least))]
        rate = min(self.rates[steepest], lowest_at / SAFETY)
        known = Suggestion(rate, self.rates[steepest], lowest_at)
        return known if rate >= self.rates[0] else None


@dataclass(frozen=True, slots=True)
class _Fall:
    """How fast the loss falls per e-fold of the rate, and how sure that is."""

    slope: float
    error: float

    def is_clear(self, least: float) -> bool:
        return self.slope > max(least, CLEAR * self.error)


def _fall(x: FloatArray, y: FloatArray, noise: float) -> _Fall:
    """Fit a line by least squares; its standard error is of the larger noise."""
    dx = x - x.mean()
    square = float((dx * dx).sum())
    slope = float((dx * y).sum()) / square
    rest = y - y.mean() - slope * dx
    own = math.sqrt(float((rest * rest).sum()) / (len(x) - 2))
    return _Fall(-slope, max(own, noise) / math.sqrt(square))


def _turn(level: FloatArray, start: int, rise: float) -> int:
    """Return where, from `start` on, the loss is lowest before it rises by `rise`."""
    lowest = start
    for i in range(start, len(level)):
        if level[i] < level[lowest]:
            lowest = i
        elif level[i] > level[lowest] + rise:
            break
    return lowest


def _windows(count: int, reach: int) -> Iterator[slice]:
    """Yield the places around each of `count` ones, as many before it as behind."""
    for i in range(count):
        own = min(reach, i, count - 1 - i)
        yield slice(i - own, i + own + 1)


def _spread(rest: FloatArray) -> float:
    """Return the standard deviation as outliers do not move it (1.4826 x MAD)."""
    return 1.4826 * float(np.median(np.abs(rest))) if len(rest) else 0.0


def rates_between(lowest: float, highest: float, steps: int) -> list[float]:
    """Return rates from the lowest to the highest, by the same factor each."""
    if steps < 2:
        return [lowest]
    ratio = highest / lowest
    return [lowest * ratio ** (i / (steps - 1)) for i in range(steps)]


def range_test(training: Training, rates: list[float]) -> Iterator[RangeCurve]:
    """Train at rising rates, one for each update; yield the curve after every one.

    The training is used up. It ends early where the loss runs away or is not finite:
    such a step is not in the curve.
    """
    course, learner = training.course, training.learner
    curve, least = RangeCurve(), math.ceil(UNRELIABLE * len(rates))
    losses: list[float] = []
    for batch in _batches(training):
        place = replace(course.place(), rate=rates[len(curve.rates)])
        training.seed_step()
        try:
            losses.append(float(learner.step(batch, place).loss))
        except FloatingPointError:
            return
        if not math.isfinite(losses[-1]):  # a GPU is not asked before
            return
        course.advance()
        if not place.updates:
            continue
        curve.add(place.rate, sum(losses) / len(losses))
        losses.clear()
        yield curve
        if curve.has_run_away(least) or len(curve.rates) == len(rates):
            return


def _batches(training: Training) -> Iterator[Batch]:
    """Batches of one epoch after the other, as a run takes them."""
    course = training.course
    while True:
        yield from course.batches.epoch(course.epoch + 1)
        course.end_epoch()


def span_of(optimizer: str) -> tuple[float, float]:
    """Return the rates between which to look, for an optimizer."""
    return (1e-5, 10.0) if optimizer in ("sgd", "adagrad") else (1e-6, 1.0)
