"""Follows a run that another process trains, in this computer or on a shared disk."""

from __future__ import annotations

import math
from contextlib import suppress
from typing import Protocol

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from cnnstudio.bridge.run_messages import EpochEnded, StepsEnded
from cnnstudio.project.records import RunError, RunRecord
from cnnstudio.project.run_tables import EpochRecord, StepColumns
from cnnstudio.project.run_tail import News, RunTail
from cnnstudio.project.runs import read_run
from cnnstudio.ui.training.run import Run, RunState
from cnnstudio.ui.training.run_files import note_record

LOOK_MS = 1_000
PATIENCE = 3
"""Looks without anything new between two questions whether anybody still trains."""


class ShelfPort(Protocol):
    """What is used of the shelf of runs."""

    changed: SignalInstance
    measured: SignalInstance
    runs_changed: SignalInstance

    @property
    def shown(self) -> Run: ...
    def refresh_runs(self) -> None: ...


class RunFollower(QObject):
    """Looks into the folder of the run on screen while it is trained elsewhere.

    Only what is new is read; `followed` comes after every look that found something.
    """

    followed = Signal()

    def __init__(self, shelf: ShelfPort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._run: Run | None = None
        self._tail: RunTail | None = None
        self._idle = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        shelf.changed.connect(self._attend)
        shelf.runs_changed.connect(self._attend)

    @property
    def follows(self) -> bool:
        """True while a run is followed."""
        return self._run is not None

    def _attend(self) -> None:
        run = self._shelf.shown
        is_elsewhere = bool(run.id) and run.state is RunState.ELSEWHERE
        if not is_elsewhere:
            self._run = self._tail = None
            self._timer.stop()
        elif run is not self._run:
            self._run, self._tail = run, RunTail(run.folder)
            run.is_loaded = True
            run.history.truncate(0)
            self._timer.start()
            self.look()

    def end(self) -> None:
        """The window closes: nobody looks any more."""
        self._run = self._tail = None
        self._timer.stop()

    def look(self) -> None:
        """Take in what is new in the folder."""
        run, tail = self._run, self._tail
        if run is None or tail is None:
            return
        try:
            news = tail.look()
        except RunError:
            return  # a disk that is away for a moment; the next look tries again
        if news.is_empty:
            self._wait(run)
            return
        self._idle = 0
        if news.starts_anew:
            run.history.truncate(0)
            run.last_step = 0
        self._add(run, news)
        if news.record is not None:
            self._note(run, news.record)
        self._shelf.measured.emit()
        self.followed.emit()

    def _wait(self, run: Run) -> None:
        """Ask now and then whether anybody trains: a killed writer says nothing."""
        self._idle += 1
        if self._idle % PATIENCE == 0:
            with suppress(RunError):
                record = read_run(run.folder)
                if record.is_interrupted:
                    self._note(run, record)

    def _add(self, run: Run, news: News) -> None:
        if news.steps.step:
            run.add(_steps(run, news.steps))
        for epoch in news.epochs:
            run.add(_epoch(run, epoch))

    def _note(self, run: Run, record: RunRecord) -> None:
        """Take over what `run.json` says; the run may be over by now."""
        before = run.state
        note_record(run, record)
        run.is_loaded = True
        run.progress.elapsed = record.seconds
        if run.state is not before:
            self._shelf.changed.emit()
            self._shelf.refresh_runs()


def _steps(run: Run, columns: StepColumns) -> StepsEnded:
    """Tell new rows as an engine would."""
    last, epoch = columns.step[-1], columns.epoch[-1]
    speeds = columns.values.get("run/images_per_second", ())
    speed = speeds[-1] if speeds else run.progress.images_per_second
    left = (run.total_steps - last) * run.training.batch_size
    return StepsEnded(
        run=run.id,
        step=np.asarray(columns.step, dtype=np.int64),
        values={k: np.asarray(v, dtype=np.float32) for k, v in columns.values.items()},
        epoch=epoch,
        step_in_epoch=last - (epoch - 1) * run.steps_per_epoch,
        images_per_second=speed,
        elapsed=run.progress.elapsed,
        left=left / speed if speed and math.isfinite(speed) else math.nan,
    )


def _epoch(run: Run, epoch: EpochRecord) -> EpochEnded:
    """Tell a new epoch as an engine would; which is best says `run.json`."""
    return EpochEnded(
        run=run.id,
        epoch=epoch.epoch,
        step=epoch.step,
        values=epoch.values,
        seconds=epoch.seconds,
        is_best=False,
        checkpoint="",
    )
