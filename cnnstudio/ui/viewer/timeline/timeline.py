"""The epochs of the run that is looked into: which is shown, which can be, playing."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from cnnstudio.bridge.message import INITIAL
from cnnstudio.graph.text import plural
from cnnstudio.project import file_format
from cnnstudio.project.measures import series
from cnnstudio.project.records import CheckpointRecord
from cnnstudio.project.run_tables import read_epochs
from cnnstudio.ui import format as fmt
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.model.run_record import ShownRecord
from cnnstudio.ui.viewer.model.untrained import why_untrained

PLAY_MS = 250
"""Milliseconds for which each epoch is seen while they are played."""

LATE_MS = 5_000
"""Milliseconds after which playing goes on without an epoch that does not come."""


@dataclass(frozen=True, slots=True)
class Reached:
    """What an epoch gave in validation: the deciding measure and the loss, or NaN."""

    value: float = math.nan
    loss: float = math.nan


class Timeline(QObject):
    """Chooses the epoch that all views of Inspect show.

    Epochs count from 1; 0 is the network before its first step. Those without weights
    are skipped. `changed`: any of it; `played`: playing began or ended.
    """

    changed = Signal()
    played = Signal()

    def __init__(
        self, inspect: InspectController, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._inspect = inspect
        self.kept: dict[int, CheckpointRecord] = {}
        self.reached: dict[int, Reached] = {}
        self._record = ShownRecord(inspect)
        self._visible = False
        self._waited = 0
        self._stops = ("", False)  # a run's project, and whether it stops early
        self._clock = QTimer(self)
        self._clock.setInterval(PLAY_MS)
        self._clock.timeout.connect(self._tick)
        inspect.changed.connect(self._follow)

    # What there is

    @property
    def epochs(self) -> int:
        """The last epoch of the line: done, or still to come while the run trains."""
        run = self._inspect.run
        done = max((*self.kept, *self.reached), default=0)
        return max(run.epochs, done) if run.is_active else done

    @property
    def is_live(self) -> bool:
        """True while the weights of the moment are shown, which change."""
        return self._inspect.is_live and not self._inspect.epoch

    @property
    def now(self) -> int:
        """Epochs that the run has finished."""
        return max(self.reached, default=0)

    @property
    def epoch(self) -> int:
        """The epoch that is wanted: all views show it, or are about to."""
        chosen = self._inspect.epoch
        if chosen:
            return max(0, chosen)
        return self.now if self._inspect.is_live else self._inspect.opened_epoch

    @property
    def is_loading(self) -> bool:
        """True until the engine has answered for the epoch that is wanted."""
        return self._inspect.is_loading

    @property
    def best(self) -> int:
        """The epoch that validated best; 0 before one did."""
        return self._inspect.run.best_epoch

    def kept_text(self) -> str:
        """Say how many epochs were kept, and their size: "20 epochs kept, 4.5 MiB"."""
        epochs = sum(1 for epoch in self.kept if epoch)
        if self.why_none() or not epochs:
            return ""
        said = plural("Timeline", epochs, "{n} epoch kept", "{n} epochs kept")
        size = fmt.size(sum(known.size for known in self.kept.values()))
        return f"{fmt.counted(epochs, said)}, {size}"

    @property
    def metric(self) -> str:
        """The measure of the run's task that is told of every epoch."""
        return self._inspect.run.metric

    @property
    def best_is_lowest_loss(self) -> bool:
        """True if the best epoch is not that of the largest measure, as `metric` says.

        Early stopping brings back the weights with the lowest validation loss.
        """
        text = self._inspect.run.snapshot
        if text != self._stops[0]:
            try:
                early = file_format.loads(text).project.training.early_stopping
            except file_format.ProjectError:
                early = False  # of another version; its weights are not shown
            self._stops = text, early
        return self._stops[1]

    @property
    def is_playing(self) -> bool:
        """True while one epoch after the other is shown."""
        return self._clock.isActive()

    def why_none(self) -> str:
        """Say why there are no epochs to look at; empty if there are."""
        if self._inspect.subject != "run":
            inspect = self._inspect
            return why_untrained(inspect.document, inspect.differs_from_run)
        if not self.kept:
            return self.tr("No epoch of this run has been kept yet.")
        return ""

    def why_not_play(self) -> str:
        """Say why there is nothing to play; empty if there is."""
        if not self.why_none() and len(self.kept) < 2:
            return self.tr("There is only one epoch to look at.")
        return self.why_none()

    def why_no_best(self) -> str:
        """Say why the best epoch cannot be shown; empty if it can."""
        if not self.why_none() and not (self.best and self.best in self.kept):
            return self.tr("No epoch has been validated yet.")
        return self.why_none()

    def why_not_epoch(self, epoch: int) -> str:
        """Say why an epoch cannot be looked at; empty if it can."""
        self._read_again()
        if reason := self.why_none():
            return reason
        if epoch in self.kept:
            return ""
        text = self.tr(
            "The weights of epoch {0} were not kept, only those of {1}: see “Stopping "
            "and keeping” in the settings."
        )
        return text.format(epoch, ", ".join(str(n) for n in sorted(self.kept) if n))

    # What is chosen

    def set_visible(self, visible: bool) -> None:
        """Say whether anybody looks: only then the run's folder is read."""
        self._visible = visible
        if visible:
            self._follow()
        else:
            self.stop()

    def show(self, epoch: int) -> None:
        """Show the epoch, or of those whose weights were kept the nearest."""
        if not self.why_none():
            nearest = min(self.kept, key=lambda known: (abs(known - epoch), -known))
            self._inspect.show_epoch(nearest or INITIAL)

    def show_now(self) -> None:
        """Show those that were opened again; while the run trains, of the moment."""
        self._inspect.show_epoch(0)

    def next_epoch(self) -> None:
        """Show the next epoch that was kept."""
        self._step([n for n in self.kept if n > self.epoch])

    def previous_epoch(self) -> None:
        """Show the epoch before, of those that were kept."""
        self._step([-n for n in self.kept if n < self.epoch])

    def first_epoch(self) -> None:
        """Show the first that was kept: before training, if that was."""
        self._step(list(self.kept))

    def last_epoch(self) -> None:
        """Show the last epoch that was kept."""
        self._step([-max(self.kept, default=0)])

    def best_epoch(self) -> None:
        """Show the epoch that validated best."""
        if not self.why_no_best():
            self.show(self.best)

    def _step(self, epochs: list[int]) -> None:
        if epochs:
            self.show(abs(min(epochs)))

    # Playing

    def play(self) -> None:
        """Show one epoch after the other, from the start if the last is shown; or stop.

        An epoch that still loads is waited for.
        """
        if self.is_playing:
            self.stop()
            return
        if self.why_not_play():
            return
        if self.epoch >= max(self.kept):
            self.first_epoch()
        self._waited = 0
        self._clock.start()
        self.played.emit()

    def stop(self) -> None:
        """Stay at the epoch that is shown."""
        if self.is_playing:
            self._clock.stop()
            self.played.emit()

    def _tick(self) -> None:
        self._waited += PLAY_MS
        if self.is_loading and self._waited < LATE_MS:
            return
        self._waited = 0
        self.next_epoch()
        if self.epoch >= max(self.kept, default=0):
            self.stop()

    # What happens elsewhere

    def _follow(self) -> None:
        """Read again what was kept, if the run has come further or is another."""
        if self._visible:
            self._read_again()
            self.changed.emit()

    def _read_again(self) -> None:
        if self._record.read_again():
            self._read_run()

    def _read_run(self) -> None:
        self.kept, self.reached = {}, {}
        run, record = self._inspect.run, self._record.record
        if self._inspect.subject != "run":
            self.stop()
        if record is None:
            return
        self.kept = {known.epoch: known for known in record.snapshots}
        measure = series("validation", run.metric)
        loss = series("validation", "loss")
        self.reached = {
            row.epoch: Reached(
                row.values.get(measure, math.nan), row.values.get(loss, math.nan)
            )
            for row in run.history.epochs or read_epochs(run.folder)
        }
