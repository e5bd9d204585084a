"""Every number that a run has measured, by the name of its series."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from cnnstudio.bridge.message import Message
from cnnstudio.bridge.run_messages import EpochEnded, RunStarted, StepsEnded
from cnnstudio.bridge.series import SMOOTHING, Series
from cnnstudio.project.runs import EpochRecord, StepColumns

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

CLOCK_SECONDS = 0.5
"""Shortest time between two points of `elapsed`: a run tells it far more often."""


SECONDS = "run/seconds"
"""Series of the time that a run has taken; newer runs keep it in their folder."""


class RunHistory:
    """All series of one run by name, filled from the engine's events.

    `steps` has the values of single steps, `by_epoch` what whole epochs gave: means of
    the training, and the validation. Those stand at the last step of their epoch, so
    that all plots share one axis. A series begins with its first value. `elapsed` are
    the seconds that the run had taken by then. `smoothing` is that of the running
    means: short runs want less of it.
    """

    def __init__(self, smoothing: float = SMOOTHING) -> None:
        self._smoothing = smoothing
        self.steps: dict[str, Series] = {}
        self.by_epoch: dict[str, Series] = {}
        self.elapsed = Series(0.0)
        self.epochs: list[EpochEnded | EpochRecord] = []

    def __getitem__(self, name: str) -> Series:
        """Return the series of single steps of this name; empty if not measured."""
        return self.steps.get(name) or Series(self._smoothing)

    def of_epochs(self, name: str) -> Series:
        """Return the series of epochs of this name; empty if not measured."""
        return self.by_epoch.get(name) or Series(self._smoothing)

    @property
    def clock(self) -> Series:
        """Seconds by step, from whatever told them more often."""
        told = self.steps.get(SECONDS)
        finer = told is not None and len(told) > len(self.elapsed)
        return told if told is not None and finer else self.elapsed

    def smooth_by(self, smoothing: float) -> None:
        """Take another running mean of every series, over all of its points."""
        self._smoothing = smoothing
        for series in self.steps.values():
            series.smooth_by(smoothing)

    def add(self, message: Message) -> None:
        """Take what a StepsEnded or EpochEnded tells; go back at a RunStarted."""
        if isinstance(message, StepsEnded) and len(message.step):
            self._make_room(int(message.step[0]))
            self._add_steps(message.step, message.values)
            self._note_time(int(message.step[-1]), message.elapsed)
        elif isinstance(message, EpochEnded):
            self._add_epoch(message)
        elif isinstance(message, RunStarted):
            self.truncate(message.first_step - 1)

    def load(self, steps: StepColumns, epochs: Iterable[EpochRecord]) -> None:
        """Replace everything by what a run's folder holds."""
        self.truncate(0)
        self._add_steps(np.asarray(steps.step), steps.values)
        seconds = 0.0
        for epoch in epochs:
            self._add_epoch(epoch)
            seconds += epoch.seconds
            self._note_time(epoch.step, seconds)

    def truncate(self, step: int) -> None:
        """Forget everything behind `step`."""
        for series in (*self.steps.values(), *self.by_epoch.values(), self.elapsed):
            series.truncate(step)
        self.epochs = [epoch for epoch in self.epochs if epoch.step <= step]

    def _add_steps(
        self, steps: NDArray[np.int64], values: Mapping[str, ArrayLike]
    ) -> None:
        """Add points; not-a-number says that a series was not measured at a step."""
        for name, column in values.items():
            numbers = np.asarray(column, np.float32)
            measured = ~np.isnan(numbers)
            self._series(self.steps, name).append(steps[measured], numbers[measured])

    def _add_epoch(self, epoch: EpochEnded | EpochRecord) -> None:
        self.epochs = [known for known in self.epochs if known.step < epoch.step]
        for series in self.by_epoch.values():
            series.truncate(epoch.step - 1)
        for name, value in epoch.values.items():
            self._series(self.by_epoch, name).append([epoch.step], [value])
        self.epochs.append(epoch)

    def _note_time(self, step: int, seconds: float) -> None:
        known, last = self.elapsed.last, self.elapsed.last_step
        if known is None or (seconds >= known + CLOCK_SECONDS and step > (last or 0)):
            self.elapsed.append([step], [seconds])

    def _series(self, known: dict[str, Series], name: str) -> Series:
        if name not in known:
            known[name] = Series(self._smoothing)
        return known[name]

    def _make_room(self, step: int) -> None:
        """Go back if steps are told again: every series at once."""
        last = max((s.last_step or 0 for s in self.steps.values()), default=0)
        if last >= step:
            self.truncate(step - 1)
