"""Which weights of a run are looked at: those of its best epoch, or of its last."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Signal

from cnnstudio.bridge.engine_messages import EngineReady
from cnnstudio.bridge.look_messages import OpenRun
from cnnstudio.project.records import RunError
from cnnstudio.project.runs import read_run
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training.run_controller import RunController

Which = Literal["best", "last"]


class RunWeights(QObject):
    """Has the engine load the weights of the run on screen, unless it trains itself.

    `chosen(str)` follows which of them it is, empty for another epoch; `said` is a line
    for the status bar.
    """

    chosen = Signal(str)
    said = Signal(str)

    def __init__(
        self,
        controller: RunController,
        client: EngineClient,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller, self._client = controller, client
        self._opened: tuple[str, int, Which, int] | None = None
        self._run = ""
        self._which: Which = "best"
        self._epoch = 0  # that is looked at instead, 0: none
        controller.changed.connect(self.open)
        client.ready.connect(self._engine_ready)

    def open(self) -> None:
        """Have the weights loaded, if they are not those that were asked for last."""
        run, engine = self._controller.shown, self._client.process_id
        if self._controller.is_active:
            self._opened = None  # it changes the weights, also of the run shown
        if run.id != self._run or run.is_active:
            # The best: what is told of a run on its page is true of these. One that is
            # trained on keeps its id, but not what was looked at before.
            self._run, self._which, self._epoch = run.id, "best", 0
        which: Which = self._which if run.best_epoch else "last"
        self.chosen.emit("" if self._epoch else which)
        key = (run.id, engine, which, self._epoch)
        if not run.has_checkpoint or run.is_active or self._client.engine is None:
            return
        if key != self._opened and not self._controller.is_active:
            self._opened = key
            folder = str(run.folder)
            self._client.submit(OpenRun(run.id, folder, which, self._epoch))

    def load(self, which: Which) -> None:
        """Look at other weights of the run."""
        reason = self.why_not(which)
        if reason:
            self.said.emit(reason)
            return
        self._which, self._epoch = which, 0
        self.open()

    def load_epoch(self, epoch: int) -> str:
        """Look at the weights after an epoch; return why that cannot be, or nothing."""
        run, reason = self._controller.shown, self.why_not_epoch()
        if reason:
            return reason
        try:
            record = read_run(run.folder)
        except RunError as error:
            return str(error)
        kept, last = [c.epoch for c in record.checkpoints if c.is_epoch], record.last
        if epoch not in kept:
            text = self.tr(
                "The weights of epoch {0} were not kept, only those of {1}: see "
                "“Stopping and keeping” in the settings."
            )
            return text.format(epoch, ", ".join(map(str, sorted(kept))) or "–")
        if epoch == run.best_epoch:
            self._which, self._epoch = "best", 0
        elif last is not None and last.is_epoch and last.epoch == epoch:
            self._which, self._epoch = "last", 0
        else:
            self._epoch = epoch
        self.open()
        return ""

    def why_not_epoch(self) -> str:
        """Say why those of no epoch can be loaded now; empty if those kept can."""
        if self._controller.is_active:
            return self.tr("A run trains: its network is the one that is shown.")
        return ""

    def why_not(self, which: Which) -> str:
        """Say why weights cannot be loaded; empty if they can."""
        run, reason = self._controller.shown, self.why_not_epoch()
        if reason:
            return reason
        if not run.has_two_weights and not self._epoch:
            return self.tr("There is no run whose best epoch is not its last.")
        done = self._opened is not None and self._opened[2:] == (which, 0)
        return self.tr("These are the weights that are shown.") if done else ""

    # Slots of the action table

    def load_best(self) -> None:
        """Look at the weights of the run's best epoch."""
        self.load("best")

    def load_last(self) -> None:
        """Look at the weights that the run ended with."""
        self.load("last")

    def why_not_best(self) -> str:
        """Say why the best weights cannot be loaded; empty if they can."""
        return self.why_not("best")

    def why_not_last(self) -> str:
        """Say why the last weights cannot be loaded; empty if they can."""
        return self.why_not("last")

    def _engine_ready(self, _ready: EngineReady) -> None:
        self.open()
