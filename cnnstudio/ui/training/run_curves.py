"""A run as curves over epochs, ready to draw: numpy only, no Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cnnstudio.bridge.run_messages import EpochEnded
from cnnstudio.project.run_tables import EpochRecord
from cnnstudio.project.schedule import rate_at
from cnnstudio.ui.training.run import Run

Floats = NDArray[np.float64]
Curve = tuple[Floats, Floats]

_EMPTY: Curve = (np.empty(0), np.empty(0))


@dataclass(frozen=True, slots=True)
class Readout:
    """What was measured at one step: NaN where nothing was.

    `epoch` is the place on the axis, `validated` the epoch of the validation values.
    """

    epoch: float
    step: int
    train_loss: float
    train_accuracy: float
    validated: int
    validation_loss: float
    validation_accuracy: float
    rate: float
    planned: bool


class RunCurves:
    """Views of one run. x is in epochs: step / steps in an epoch, steps from 1."""

    def __init__(self, run: Run, waiting: str = "") -> None:
        self._run = run
        self.waiting = waiting

    @property
    def steps_per_epoch(self) -> int:
        return max(1, self._run.steps_per_epoch)

    @property
    def epochs(self) -> int:
        return max(1, self._run.epochs)

    @property
    def classes(self) -> int:
        return self._run.classes

    @property
    def chance(self) -> float | None:
        """Cross-entropy of guessing evenly: ln C (None without classes)."""
        return math.log(self.classes) if self.classes > 1 else None

    @property
    def last_step(self) -> int:
        return self._run.last_step

    @property
    def done(self) -> float:
        """Where the last finished step lies, in epochs."""
        return self.last_step / self.steps_per_epoch

    @property
    def best_epoch(self) -> int:
        return self._run.best_epoch

    def train(self, metric: str, low: float, high: float, columns: int) -> Curve:
        """Every step between two epochs: least and greatest value of each column."""
        each = self.steps_per_epoch
        series = self._run.history[f"train/{metric}"]
        x, least, most = series.envelope(low * each, high * each, columns)
        if least is most:
            return x / each, least.astype(np.float64)
        both = np.stack((least, most), axis=1).ravel()
        return np.repeat(x / each, 2), both.astype(np.float64)

    def smooth(self, metric: str, low: float, high: float, columns: int) -> Curve:
        """The running average over the same part."""
        each = self.steps_per_epoch
        series = self._run.history[f"train/{metric}"]
        x, y = series.running_mean(low * each, high * each, columns)
        return x / each, y.astype(np.float64)

    def rate(self, low: float, high: float, columns: int) -> Curve:
        """The learning rates that were used."""
        each = self.steps_per_epoch
        series = self._run.history["run/learning_rate"]
        x, _, most = series.envelope(low * each, high * each, columns)
        return x / each, most.astype(np.float64)

    def planned(self, low: float, high: float, columns: int) -> Curve:
        """The learning rates still to come, by the schedule."""
        total, first = self._run.total_steps, self.last_step
        start = max(first, math.floor(low * self.steps_per_epoch))
        end = min(total, math.ceil(high * self.steps_per_epoch))
        if end <= start:
            return _EMPTY
        count = min(max(2, columns // 2), end - start + 1)
        steps = np.unique(np.linspace(start, end, count).round().astype(np.int64))
        training = self._run.training
        rates = [rate_at(training, max(0, int(step) - 1), total) for step in steps]
        return steps / self.steps_per_epoch, np.array(rates)

    def validation(self, metric: str) -> Curve:
        """One point for each finished epoch."""
        epochs = self._run.history.epochs
        name = f"validation/{metric}"
        known = [epoch for epoch in epochs if name in epoch.values]
        x = np.array([epoch.epoch for epoch in known], dtype=np.float64)
        return x, np.array([e.values[name] for e in known], dtype=np.float64)

    def readout(self, epoch: float) -> Readout:
        """Return what was measured at the step nearest to a place on the axis."""
        step = min(max(1, round(epoch * self.steps_per_epoch)), self._run.total_steps)
        planned = step > self.last_step
        nearest = self._nearest_epoch(step / self.steps_per_epoch)
        plan = rate_at(self._run.training, step - 1, self._run.total_steps)
        names = ("validation/loss", "validation/accuracy")
        values = nearest.values if nearest else {}
        loss, accuracy = (values.get(name, math.nan) for name in names)
        return Readout(
            step / self.steps_per_epoch,
            step,
            self._mean("loss", step),
            self._mean("accuracy", step),
            nearest.epoch if nearest else 0,
            loss,
            accuracy,
            plan if planned else self._rate_used(step),
            planned,
        )

    def _nearest_epoch(self, place: float) -> EpochEnded | EpochRecord | None:
        epochs = self._run.history.epochs
        if not epochs or place > self.done + 0.5:
            return None
        return min(epochs, key=lambda e: abs(e.epoch - place))

    def _mean(self, metric: str, step: int) -> float:
        """Return the running average at a step; NaN if it was not taken."""
        x, y = self._run.history[f"train/{metric}"].running_mean(step, step, 2)
        return float(y[0]) if len(x) else math.nan

    def _rate_used(self, step: int) -> float:
        found = self._run.history["run/learning_rate"].nearest(step)
        return found[1] if found is not None and found[0] == step else math.nan
