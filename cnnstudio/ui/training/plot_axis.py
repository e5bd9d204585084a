"""The x axis that all plots share: steps as epochs, as steps, or as time."""

from __future__ import annotations

import math
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cnnstudio.graph.text import translate
from cnnstudio.ui import format as fmt
from cnnstudio.ui.training import ticks
from cnnstudio.ui.training.run import Run

Floats = NDArray[np.float64]
Unit = Literal["epochs", "steps", "time"]
Ticks = tuple[tuple[float, str], ...]


class PlotAxis:
    """Turns steps of a run into places on the axis, and back.

    The unit of a place is an epoch, a step, or a second. Time that is still to come is
    told by how long the rest will take.
    """

    def __init__(self, run: Run, unit: Unit = "epochs") -> None:
        self._run = run
        self.unit = unit

    @property
    def steps_per_epoch(self) -> int:
        """Steps in an epoch, at least 1."""
        return max(1, self._run.steps_per_epoch)

    @property
    def whole(self) -> float:
        """Where the run ends, or will end."""
        return max(self.place(float(self._run.total_steps)), 1e-9)

    @property
    def least(self) -> float:
        """The smallest part of the axis that is worth showing: a few steps."""
        return 8 * self.whole / max(1, self._run.total_steps)

    def places(self, steps: Floats) -> Floats:
        """Return where steps lie."""
        if self.unit == "steps":
            return steps
        if self.unit == "epochs":
            return steps / self.steps_per_epoch
        return self.seconds_of(steps)

    def seconds_of(self, steps: Floats) -> Floats:
        """Return when steps ended, in seconds since the start of the run."""
        known, seconds = self._clock()
        found: Floats = np.interp(steps, known, seconds)
        return found

    def place(self, step: float) -> float:
        """Return where one step lies."""
        return float(self.places(np.array([step]))[0])

    def step_at(self, place: float) -> float:
        """Return the step, or the part of one, at a place."""
        if self.unit == "steps":
            return place
        if self.unit == "epochs":
            return place * self.steps_per_epoch
        known, seconds = self._clock()
        return float(np.interp(place, seconds, known))

    def ticks(self, low: float, high: float, most: int) -> Ticks:
        """Return where numbers stand between two places, and what they say."""
        if self.unit == "time":
            places = ticks.time_ticks(low, high, most)
            return tuple((place, fmt.duration(place)) for place in places)
        places = ticks.whole_ticks(low, high, most)
        return tuple((place, fmt.grouped(round(place))) for place in places)

    def title(self) -> str:
        """Return what the numbers of the axis are."""
        if self.unit == "time":
            return translate("PlotPainter", "time")
        if self.unit == "steps":
            return translate("PlotPainter", "step")
        return translate("PlotPainter", "epoch")

    def _clock(self) -> tuple[Floats, Floats]:
        """Steps and the seconds that they took, both ascending, from the start on."""
        run = self._run
        steps, seconds = run.history.clock.points(0, math.inf)
        here, took = float(run.last_step), run.progress.elapsed
        known = [(0.0, 0.0)]
        if here and math.isfinite(took):
            known.append((here, took))
        left = run.progress.left if run.is_active else math.nan
        total = float(run.total_steps)
        if total > here:
            each = took / here if here and math.isfinite(took) else 1.0
            rest = left if math.isfinite(left) else (total - here) * each
            known.append((total, known[-1][1] + rest))
        inside = steps < (here or math.inf)
        x = np.concatenate(([0.0], steps[inside], [k for k, _ in known[1:]]))
        y = np.concatenate(
            ([0.0], seconds[inside].astype(np.float64), [s for _, s in known[1:]])
        )
        return x, np.maximum.accumulate(y)
