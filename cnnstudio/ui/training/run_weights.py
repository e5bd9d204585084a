"""Which weights of a run are looked at: those of its best epoch, or of its last."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Signal

from cnnstudio.bridge.engine_messages import EngineReady
from cnnstudio.bridge.look_messages import OpenRun
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training.run_controller import RunController

Which = Literal["best", "last"]


class RunWeights(QObject):
    """Has the engine load the weights of the run on screen, unless it trains itself.

    `chosen(str)` follows which of them it is, empty while another epoch is looked at;
    `asked`: somebody wants these and no other epoch; `said` is a line for the status
    bar.
    """

    chosen = Signal(str)
    asked = Signal()
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
        self._epoch = 0  # that is looked at besides, 0: none
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
        key = (run.id, engine, which, self._controller.projects_opened)
        if not run.has_checkpoint or run.is_active or self._client.engine is None:
            return
        if key != self._opened and not self._controller.is_active:
            self._opened = key
            folder = str(run.folder)
            self._client.submit(OpenRun(run.id, folder, which))

    def note_epoch(self, epoch: int) -> None:
        """Know that a kept epoch is looked at besides these weights; 0: none is."""
        if epoch != self._epoch:
            self._epoch = epoch
            which: Which = self._which if self._controller.shown.best_epoch else "last"
            self.chosen.emit("" if epoch else which)

    def load(self, which: Which) -> None:
        """Look at other weights of the run."""
        reason = self.why_not(which)
        if reason:
            self.said.emit(reason)
            return
        self._which, self._epoch = which, 0
        self.asked.emit()
        self.open()

    def why_not(self, which: Which) -> str:
        """Say why weights cannot be loaded; empty if they can."""
        run = self._controller.shown
        if self._controller.is_active:
            return self.tr("A run trains: its network is the one that is shown.")
        if not run.has_two_weights and not self._epoch:
            return self.tr("There is no run whose best epoch is not its last.")
        done = self._opened is not None and self._opened[2] == which
        done = done and not self._epoch
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
