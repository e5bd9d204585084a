"""A run as curves over its axis, ready to draw."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cnnstudio.bridge.series import Series
from cnnstudio.project.schedule import rate_at
from cnnstudio.ui.training.plot_axis import PlotAxis, Unit
from cnnstudio.ui.training.plot_kinds import (
    RATE,
    epoch_name,
    measured_keys,
    step_name,
)
from cnnstudio.ui.training.run import Run, RunEvent
from cnnstudio.ui.training.run_look import RunLook, look_of

Floats = NDArray[np.float64]
Curve = tuple[Floats, Floats]

_EMPTY: Curve = (np.empty(0), np.empty(0))


@dataclass(frozen=True, slots=True)
class Readout:
    """What was measured at one step, by key of the measure.

    `place` is where it lies on the axis. `steps` are the means of single steps,
    `epochs` what validation gave at the end of epoch `validated`, which lies at
    `validated_at`; `rate` is that of the step, `planned` if it is still to come.
    """

    place: float
    step: int
    epoch: float
    steps: dict[str, float] = field(default_factory=dict)
    validated: int = 0
    validated_at: float = math.nan
    epochs: dict[str, float] = field(default_factory=dict)
    rate: float = math.nan
    planned: bool = False


class RunCurves:
    """Views of one run. x is in the unit of its axis; steps count from 1."""

    def __init__(self, run: Run, waiting: str = "", unit: Unit = "epochs") -> None:
        self.run = run
        self.waiting = waiting
        self.axis = PlotAxis(run, unit)
        self._plan_of: tuple[object, ...] = ()
        self._known_plan = _EMPTY

    @property
    def name(self) -> str:
        """What people call the run."""
        return self.run.name

    @property
    def look(self) -> RunLook:
        """How it is drawn beside another run."""
        return look_of(self.run.number)

    @property
    def steps_per_epoch(self) -> int:
        return self.axis.steps_per_epoch

    @property
    def classes(self) -> int:
        return self.run.classes

    @property
    def chance(self) -> float | None:
        """Cross-entropy of guessing evenly: ln C (None without classes)."""
        return math.log(self.classes) if self.classes > 1 else None

    @property
    def last_step(self) -> int:
        return self.run.last_step

    @property
    def done(self) -> float:
        """Where the last finished step lies."""
        return self.axis.place(float(self.last_step))

    @property
    def measured(self) -> tuple[str, ...]:
        """Keys of what there is something to draw of."""
        return measured_keys(self.run.history)

    @property
    def run_metric(self) -> str:
        """Key of the measure by which epochs are judged."""
        return self.run.metric

    @property
    def events(self) -> Sequence[RunEvent]:
        """What happened to the run, in the order of steps."""
        return self.run.events

    @property
    def change(self) -> str:
        """What was changed of the plan while the run trained, in words; else empty."""
        changes = [e for e in self.run.events if e.kind == "rate"]
        return changes[-1].text if changes else ""

    @property
    def best_place(self) -> float:
        """Where the best epoch ends; not-a-number without one."""
        epochs = self.run.history.epochs
        best = (e.step for e in epochs if e.epoch == self.run.best_epoch)
        step = next(best, None)
        return math.nan if step is None else self.axis.place(float(step))

    def epoch_place(self, epoch: float) -> float:
        """Return where an epoch ends."""
        return self.axis.place(epoch * self.steps_per_epoch)

    def raw(self, key: str, low: float, high: float, columns: int) -> Curve:
        """Every step between two places: least and greatest value of each column."""
        x, least, most = self._steps(key).envelope(*self._steps_of(low, high), columns)
        places = self.axis.places(x)
        if least is most:
            return places, least.astype(np.float64)
        both = np.empty((len(places), 2))
        both[:, 0], both[:, 1] = least, most
        return np.repeat(places, 2), both.ravel()

    def smooth(self, key: str, low: float, high: float, columns: int) -> Curve:
        """The running mean over the same part."""
        series = self._steps(key)
        x, y = series.running_mean(*self._steps_of(low, high), columns)
        return self.axis.places(x), y.astype(np.float64)

    def rate(self, low: float, high: float, columns: int) -> Curve:
        """The learning rates that were used."""
        x, _, most = self._steps(RATE).envelope(*self._steps_of(low, high), columns)
        return self.axis.places(x), most.astype(np.float64)

    def planned(self, low: float, high: float, columns: int) -> Curve:
        """The learning rates still to come, by the schedule."""
        x, y = self._whole_plan(low, high, columns)
        first = int(np.searchsorted(x, self.last_step))
        if first >= len(x):
            return _EMPTY
        steps = np.concatenate(([max(self.last_step, x[0])], x[first:]))
        rates = np.concatenate(([self._plan(int(steps[0]))], y[first:]))
        return self.axis.places(steps), rates

    def _whole_plan(self, low: float, high: float, columns: int) -> Curve:
        """Steps and planned rates of a part of the axis, also where it is over.

        Worked out once for a part: the formula is Python, step by step.
        """
        start, end = (round(s) for s in self._steps_of(low, high))
        key = (self.run.training, self.run.total_steps, start, end, columns)
        if self._plan_of != key:
            count = min(max(2, columns // 2), max(1, end - start + 1))
            steps = np.unique(np.linspace(start, end, count).round())
            rates = np.array([self._plan(int(step)) for step in steps])
            self._plan_of, self._known_plan = key, (steps, rates)
        return self._known_plan

    def validation(self, key: str) -> Curve:
        """One point for each finished epoch."""
        name = epoch_name(self.run.history, key)
        if not name:
            return _EMPTY
        x, y = self.run.history.by_epoch[name].points(0, math.inf)
        return self.axis.places(x), y.astype(np.float64)

    def judged(self, key: str, low: float, high: float, columns: int) -> Curve:
        """What tells a run from others: its validation, or else its running mean."""
        x, y = self.validation(key)
        if len(x):
            return x, y
        return self.smooth(key, low, high, columns)

    def readout(self, place: float, keys: Sequence[str]) -> Readout:
        """Return what was measured at the step nearest to a place on the axis."""
        total = self.run.total_steps
        step = min(max(1, round(self.axis.step_at(place))), total)
        planned = step > self.last_step
        found = self._nearest_epoch(step)
        validated, at = found if found is not None else (0, math.nan)
        plan = self._plan(step)
        means = {k: self._mean(k, step) for k in keys if k != RATE}
        judged = {k: self._validated(k, at) for k in keys if found is not None}
        return Readout(
            self.axis.place(float(step)),
            step,
            step / self.steps_per_epoch,
            {k: v for k, v in means.items() if not math.isnan(v)},
            validated,
            math.nan if found is None else self.axis.place(at),
            {k: v for k, v in judged.items() if not math.isnan(v)},
            plan if planned else self._used_rate(step),
            planned,
        )

    def value_near(self, key: str, place: float) -> float:
        """Return what tells this run from others at a place; NaN where it ended."""
        step = self.axis.step_at(place)
        if step > self.last_step + self.steps_per_epoch / 2:
            return math.nan
        found = self._nearest_epoch(round(step))
        value = self._validated(key, found[1]) if found is not None else math.nan
        return value if math.isfinite(value) else self._mean(key, round(step))

    def _steps(self, key: str) -> Series:
        return self.run.history[step_name(self.run.history, key) or key]

    def _steps_of(self, low: float, high: float) -> tuple[float, float]:
        return self.axis.step_at(low), self.axis.step_at(high)

    def _plan(self, step: int) -> float:
        run = self.run
        return rate_at(run.training, max(0, step - 1), run.total_steps, self._factor())

    def _factor(self) -> float:
        """What a plateau has made of the rate by now."""
        run, last = self.run, self._steps(RATE).last
        if run.training.schedule != "plateau" or last is None:
            return 1.0
        return last / run.training.learning_rate if run.training.learning_rate else 1.0

    def _nearest_epoch(self, step: int) -> tuple[int, float] | None:
        """Number and last step of the finished epoch nearest to a step."""
        epochs = self.run.history.epochs
        if not epochs or step > self.last_step + self.steps_per_epoch / 2:
            return None
        nearest = min(epochs, key=lambda e: abs(e.step - step))
        return nearest.epoch, float(nearest.step)

    def _validated(self, key: str, step: float) -> float:
        series = self.run.history.by_epoch.get(epoch_name(self.run.history, key))
        found = series.nearest(step) if series is not None else None
        return found[1] if found is not None and found[0] == step else math.nan

    def _mean(self, key: str, step: int) -> float:
        """Return the running mean at a step; of those seldom measured, the last."""
        series = self._steps(key)
        if step > self.last_step or not len(series):
            return math.nan
        x, y = series.running_mean(step, step, 2)
        if not len(x):
            x, y = series.running_mean(step - self.steps_per_epoch, step, 4096)
        return float(y[-1]) if len(y) else math.nan

    def _used_rate(self, step: int) -> float:
        found = self._steps(RATE).nearest(step)
        return found[1] if found is not None and found[0] == step else math.nan
