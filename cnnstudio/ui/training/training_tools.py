"""What is offered around a training: the queue, tests of the rate, single steps."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cnnstudio.project.painted import painted_epochs
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training.painted_dialog import PaintedDialog
from cnnstudio.ui.training.range_dialog import RangeDialog
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.training.run_queue import RunQueue
from cnnstudio.ui.training.step_dialog import StepDialog
from cnnstudio.ui.training.sweep_dialog import SweepDialog
from cnnstudio.ui.training.sweeps import Sweeps


class TrainingTools(QObject):
    """Slots of the action table; `said` is a line for the status bar."""

    said = Signal(str)

    def __init__(
        self,
        document: Document,
        controller: RunController,
        client: EngineClient,
        window: QWidget,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._controller = document, controller
        self._client, self._window = client, window
        self.queue = RunQueue(document, controller, self)
        self.queue.said.connect(self.said)
        self.sweeps = Sweeps(document, controller, self.queue, self)
        self.sweeps.said.connect(self.said)

    def add_to_queue(self) -> None:
        """Let the document train, as it is now, when its turn has come."""
        self.queue.add_document()

    def why_not_queue(self) -> str:
        """Say why the document cannot be added to the queue; empty if it can."""
        return self.queue.blocked_reason()

    def turn_queue(self) -> None:
        """Let the queue go on, or hold it."""
        self.queue.turn()

    def why_not_turn_queue(self) -> str:
        """Say that nothing waits; empty if something does."""
        return "" if self.queue.runs else self.tr("Nothing waits in the queue.")

    def sweep(self) -> None:
        """Try values of settings in many runs, and compare what came of them."""
        SweepDialog(self._document, self._controller, self.sweeps, self._window).open()

    def find_rate(self) -> None:
        """Test which learning rates work, on a copy."""
        reason = self.why_no_rate()
        if reason:
            self.said.emit(reason)
        else:
            RangeDialog(self._document, self._client, self._window).open()

    def why_no_rate(self) -> str:
        """Say why no rates can be tested; empty if they can."""
        return self._controller.trial_blocked_reason()

    def show_painted(self) -> None:
        """Show what the run's generator painted, epoch by epoch."""
        PaintedDialog(self._controller, self._window).show()

    def why_nothing_painted(self) -> str:
        """Say that the run on screen has painted nothing; empty if it has."""
        if painted_epochs(self._controller.shown.folder):
            return ""
        return self.tr("This run has painted nothing: its network is no generator.")

    def step_by_step(self) -> None:
        """Take one step on a copy, and show it stage by stage."""
        StepDialog(self._document, self._client, self._window).open()

    def why_no_step(self) -> str:
        """Say why no step can be taken; empty if one can."""
        if self._controller.is_active:
            return self.tr("A run trains. Stop it first.")
        return self._controller.trial_blocked_reason()
