"""Every number that a run has measured, by the name of its series."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from cnnstudio.bridge.message import Message
from cnnstudio.bridge.run_messages import EpochEnded, RunStarted, StepsEnded
from cnnstudio.bridge.series import SMOOTHING, Series
from cnnstudio.project.runs import EpochRecord, StepColumns

STEP_SERIES = ("loss", "accuracy", "learning_rate")
EPOCH_SERIES = (
    "train_loss", "train_accuracy", "validation_loss", "validation_accuracy",
)  # fmt: skip


class RunHistory:
    """All series of one run by name, filled from the engine's events.

    Values per step are in `STEP_SERIES`, values per epoch in `EPOCH_SERIES`; those
    stand at the last step of their epoch, so that all plots share one axis.
    `smoothing` is that of the running means: short runs want less of it.
    """

    def __init__(self, smoothing: float = SMOOTHING) -> None:
        names = (*STEP_SERIES, *EPOCH_SERIES)
        self.series = {name: Series(smoothing) for name in names}
        self.epochs: list[EpochEnded | EpochRecord] = []

    def __getitem__(self, name: str) -> Series:
        """Return the series of this name."""
        return self.series[name]

    def add(self, message: Message) -> None:
        """Take what a StepsEnded or EpochEnded tells; go back at a RunStarted."""
        if isinstance(message, StepsEnded) and len(message.step):
            self._make_room(int(message.step[0]))
            for name in STEP_SERIES:
                self.series[name].append(message.step, getattr(message, name))
        elif isinstance(message, EpochEnded):
            self._add_epoch(message)
        elif isinstance(message, RunStarted):
            self.truncate(message.first_step - 1)

    def load(self, steps: StepColumns, epochs: Iterable[EpochRecord]) -> None:
        """Replace everything by what a run's folder holds."""
        self.truncate(0)
        for name in STEP_SERIES:
            self.series[name].append(np.asarray(steps.step), getattr(steps, name))
        for epoch in epochs:
            self._add_epoch(epoch)

    def truncate(self, step: int) -> None:
        """Forget everything behind `step`."""
        for series in self.series.values():
            series.truncate(step)
        self.epochs = [epoch for epoch in self.epochs if epoch.step <= step]

    def _add_epoch(self, epoch: EpochEnded | EpochRecord) -> None:
        self.epochs = [known for known in self.epochs if known.step < epoch.step]
        for name in EPOCH_SERIES:
            self.series[name].truncate(epoch.step - 1)
            self.series[name].append([epoch.step], [getattr(epoch, name)])
        self.epochs.append(epoch)

    def _make_room(self, step: int) -> None:
        last = self.series["loss"].last_step
        if last is not None and last >= step:
            self.truncate(step - 1)
