"""What the engine says of the run that trains, taken into what the window knows."""

from __future__ import annotations

from PySide6.QtCore import QObject

from cnnstudio.bridge.message import Message
from cnnstudio.bridge.run_messages import (
    EpochEnded,
    RunEnded,
    RunFailed,
    RunPaused,
    RunResumed,
    RunStarted,
    StepsEnded,
    StopAcknowledged,
)
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training.run import Run, RunState
from cnnstudio.ui.training.run_actions import what_was_lost
from cnnstudio.ui.training.run_files import note_saved, note_what_happened
from cnnstudio.ui.training.run_shelf import RunShelf


class RunListener(QObject):
    """Follows the engine's words on the current run, and its death.

    `kills` is True once a second Stop has ended the engine on purpose.
    """

    def __init__(
        self, shelf: RunShelf, client: EngineClient, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self.kills = False
        client.received.connect(self._received)
        client.died.connect(self._engine_died)

    def fail(self, run: Run, message: str, details: str) -> None:
        """Note that a run cannot go on, and why."""
        run.message, run.details = message, details
        self._shelf.enter(RunState.FAILED)
        self._shelf.refresh_runs()
        self._shelf.said.emit(message)

    def _received(self, message: Message) -> None:
        run = self._shelf.current
        if not run.id or getattr(message, "run", None) != run.id:
            return
        if isinstance(message, StepsEnded | EpochEnded | RunStarted):
            self._measure(run, message)
        elif isinstance(message, RunPaused):
            self._shelf.enter(RunState.PAUSED)
            if message.reason:
                self._shelf.said.emit(message.reason)
        elif isinstance(message, RunResumed):
            self._shelf.enter(RunState.RUNNING)
        elif isinstance(message, StopAcknowledged):
            self._shelf.enter(RunState.STOPPING)
        elif isinstance(message, RunEnded):
            self._finish(run, message)
        elif isinstance(message, RunFailed):
            self.fail(run, message.message, message.details)

    def _measure(self, run: Run, message: StepsEnded | EpochEnded | RunStarted) -> None:
        run.add(message)
        if isinstance(message, RunStarted):
            if message.note:
                self._shelf.said.emit(message.note)
            if run.state is RunState.STARTING:
                self._shelf.enter(RunState.RUNNING)
        elif isinstance(message, EpochEnded):
            self._shelf.changed.emit()
        self._shelf.measured.emit()

    def _finish(self, run: Run, ended: RunEnded) -> None:
        run.stopped = ended.status == "stopped"
        run.has_checkpoint = run.has_checkpoint or bool(ended.checkpoint)
        run.best_epoch = ended.best_epoch
        run.metric, run.results = ended.metric, ended.results
        note_what_happened(run)
        self._shelf.enter(RunState.FINISHED)
        self._shelf.refresh_runs()
        self._shelf.said.emit(run.summary())

    def _engine_died(self, reason: str) -> None:
        run = self._shelf.current
        if run.is_active:
            note_saved(run)
            run.message = what_was_lost(run, self.kills)
            run.details = "" if self.kills else reason
            self._shelf.enter(RunState.INTERRUPTED)
            self._shelf.refresh_runs()
            reason = run.message
        self._shelf.said.emit(reason)
        self.kills = False
        self._shelf.changed.emit()
