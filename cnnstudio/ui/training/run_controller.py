"""Starts, pauses, resumes and stops runs: the one owner of what the engine trains.

It knows the run that trains (`current`) and the one that is shown (`shown`), which
may be an earlier one. The engine's words come in through `EngineClient.received`.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cnnstudio.bridge.messages import (
    ChooseDevice,
    EngineReady,
    EpochEnded,
    Message,
    PauseRun,
    ResumeRun,
    RunEnded,
    RunFailed,
    RunPaused,
    RunResumed,
    RunStarted,
    StartRun,
    StepsEnded,
    StopAcknowledged,
    StopRun,
)
from cnnstudio.paths import runs_folder_for
from cnnstudio.project.atomic import WriteError
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import ProjectChange
from cnnstudio.project.records import RunError, RunRecord
from cnnstudio.project.runs import list_runs, new_run
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training.batch_trial import BatchTrial
from cnnstudio.ui.training.run import Run, RunState, run_of
from cnnstudio.ui.training.run_actions import (
    RunAction,
    primary,
    secondary,
    what_blocks,
    what_was_lost,
)
from cnnstudio.ui.training.run_files import essence, fill, note_saved, run_from
from cnnstudio.ui.training.runs_home import RunsHome


class RunController(QObject):
    """State machine of training; what it cannot do now, it says why.

    `changed` follows every change of state, of the run that is shown and of whether
    the document differs from it; `measured` follows new numbers, as often as the
    engine sends them; `runs_changed` the list of runs; `batch_tried` carries a
    `BatchTried` or a sentence; `said` is a line for the status bar.
    """

    changed = Signal()
    measured = Signal()
    runs_changed = Signal()
    batch_tried = Signal(object)
    said = Signal(str)

    def __init__(
        self, document: Document, client: EngineClient, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._client = document, client
        self.current = run_of(document.project)
        self.shown = self.current
        self.runs: tuple[RunRecord, ...] = ()
        self.document_differs = False
        self._killed = False
        self._device = "auto"
        self.home = RunsHome(document, self, self)
        self._batch = BatchTrial(client, self)
        self._batch.answered.connect(self._batch_answered)
        client.received.connect(self._received)
        client.ready.connect(self._engine_ready)
        client.died.connect(self._engine_died)
        document.changed.connect(self._document_changed)
        document.validated.connect(self._validated)
        document.reset.connect(self._another_document)
        self._another_document()

    # What can be done

    @property
    def state(self) -> RunState:
        """State of the run that trains, or trained last."""
        return self.current.state

    @property
    def is_active(self) -> bool:
        """True while the engine holds a run: closing the window should ask."""
        return self.current.is_active

    def blocked_reason(self) -> str:
        """Say why Train cannot be pressed; empty if it can."""
        return what_blocks(self._document)

    def batch_blocked_reason(self) -> str:
        """Say why "Try one batch" cannot be pressed; empty if it can."""
        if self.is_active:
            return self.tr("A run trains. Stop it first.")
        if self._batch.waits:
            return self.tr("The batch is being tried.")
        return self.blocked_reason()

    def primary_action(self) -> RunAction:
        """Return the one next action, for the button at the top right."""
        return primary(self.current, self.blocked_reason())

    def secondary_action(self) -> RunAction | None:
        """Return the action beside it, if there is one."""
        return secondary(self.current, self.blocked_reason())

    def perform(self, key: str) -> None:
        """Do what a `RunAction` offers."""
        deeds = {
            "train": self.start,
            "pause": self.pause,
            "resume": self.resume,
            "stop": self.stop,
            "resume_interrupted": self.resume_interrupted,
            "train_on": self.train_on,
            "try_batch": self.try_batch,
        }
        deeds[key]()

    # Doing it

    def start(self) -> None:
        """Train the document as a new run, unless something blocks it."""
        self._document.validate()  # the last edit may not have been looked at yet
        reason = self.blocked_reason()
        if reason or self.is_active:
            self.said.emit(reason or self.tr("A run trains already."))
            return
        project = self._document.project
        run = run_of(project)
        run.snapshot, run.essence = dumps(project), essence(project)
        try:
            folder = new_run(
                runs_folder_for(self._document.path),
                run.snapshot,
                epochs=run.epochs,
                seed=run.training.seed,
            )
            run.id, run.folder, run.name = folder.id, folder.path, folder.read().name
        except (RunError, WriteError) as error:
            run.name = self.tr("New run")
            self._take(run)
            self._fail(run, str(error), "")
            return
        self._take(run)
        self._submit_run(run, go_on=False)
        self.refresh_runs()

    def pause(self) -> None:
        """Let the run wait after the running step."""
        if self.state is RunState.RUNNING:
            self._client.submit(PauseRun())

    def resume(self) -> None:
        """Let a paused run go on."""
        if self.state is RunState.PAUSED:
            self._client.submit(ResumeRun())

    def stop(self) -> None:
        """End the run after the running step; the second time, end the engine."""
        if self.state is RunState.STOPPING:
            self._killed = True
            self._client.kill()
        elif self.is_active:
            self._client.submit(StopRun())
            self._enter(RunState.STOPPING)

    def train_on(self, more_epochs: int | None = None) -> None:
        """Go on with the last run, optimizer and all, for more epochs.

        None: what is left of a stopped run, else as many as the project says.
        """
        run = self.current
        if not run.can_go_on:
            self.said.emit(self.tr("There is no run with a checkpoint to go on from."))
            return
        self.load(run)
        run.epochs = run.saved_epoch + (more_epochs or run.usual_more)
        self._go_on(run)

    def resume_interrupted(self) -> None:
        """Take an interrupted run up again: from its last checkpoint, or anew."""
        if self.state is RunState.INTERRUPTED:
            self.load(self.current)
            self._go_on(self.current)

    def try_batch(self) -> None:
        """Run one batch through a throw-away network; `batch_tried` follows."""
        reason = self.batch_blocked_reason()
        if reason:
            self.said.emit(reason)
            return
        self._wake_engine()
        self._batch.ask(dumps(self._document.project))
        self.changed.emit()

    def show_run(self, folder: Path) -> None:
        """Show the curves of a run of this project; a damaged one is told of."""
        if folder == self.current.folder and self.current.id:
            self._show(self.current)
            return
        try:
            run = run_from(folder)
        except RunError as error:
            self.said.emit(str(error))
            return
        if not self.is_active and self.runs and self.runs[0].id == run.id:
            self.current = run
        self._show(run)

    def open_finished(self, folder: Path) -> None:
        """Show a run from its folder, measurements and all; raises `RunError`."""
        run = run_from(folder)
        if not self.is_active:
            self.current = run
        self._show(run)
        self.load(run)
        self.measured.emit()

    def show_current(self) -> None:
        """Go back from an earlier run to the newest."""
        self._show(self.current)

    def load(self, run: Run) -> None:
        """Read a run's measurements from its folder, if that is still to be done."""
        if not run.is_loaded:
            fill(run)
            self._compare()

    # What the engine says

    def _received(self, message: Message) -> None:
        run = self.current
        if not run.id or getattr(message, "run", None) != run.id:
            return
        if isinstance(message, StepsEnded | EpochEnded | RunStarted):
            self._measure(run, message)
        elif isinstance(message, RunPaused):
            self._enter(RunState.PAUSED)
        elif isinstance(message, RunResumed):
            self._enter(RunState.RUNNING)
        elif isinstance(message, StopAcknowledged):
            self._enter(RunState.STOPPING)
        elif isinstance(message, RunEnded):
            self._finish(run, message)
        elif isinstance(message, RunFailed):
            self._fail(run, message.message, message.details)

    def _measure(self, run: Run, message: StepsEnded | EpochEnded | RunStarted) -> None:
        run.add(message)
        if isinstance(message, RunStarted):
            if message.note:
                self.said.emit(message.note)
            if run.state is RunState.STARTING:
                self._enter(RunState.RUNNING)
        elif isinstance(message, EpochEnded):
            self.changed.emit()
        self.measured.emit()

    def _finish(self, run: Run, ended: RunEnded) -> None:
        run.stopped = ended.status == "stopped"
        run.has_checkpoint = run.has_checkpoint or bool(ended.checkpoint)
        run.best_epoch = ended.best_epoch
        run.metric, run.results = ended.metric, ended.results
        self._enter(RunState.FINISHED)
        self.refresh_runs()
        self.said.emit(run.summary())

    def _fail(self, run: Run, message: str, details: str) -> None:
        run.message, run.details = message, details
        self._enter(RunState.FAILED)
        self.refresh_runs()
        self.said.emit(message)

    def _engine_ready(self, _engine: EngineReady) -> None:
        self._device = "auto"
        self._choose_device()
        self.changed.emit()

    def _engine_died(self, reason: str) -> None:
        run = self.current
        if run.is_active:
            note_saved(run)
            run.message = what_was_lost(run, self._killed)
            run.details = "" if self._killed else reason
            self._enter(RunState.INTERRUPTED)
            self.refresh_runs()
            reason = run.message
        self.said.emit(reason)
        self._killed = False
        self.changed.emit()

    def _batch_answered(self, answer: object) -> None:
        self.batch_tried.emit(answer)
        self.changed.emit()

    # Inner workings

    def _go_on(self, run: Run) -> None:
        run.message = run.details = ""
        self._show(run)
        self._submit_run(run, go_on=True)

    def _submit_run(self, run: Run, go_on: bool) -> None:
        self._killed = False
        self._wake_engine()
        self._enter(RunState.STARTING)
        self._client.submit(
            StartRun(run.id, run.snapshot, str(run.folder), go_on, run.epochs)
        )

    def _wake_engine(self) -> None:
        if self._client.state in ("stopped", "dead"):
            self._client.restart()

    def _take(self, run: Run) -> None:
        self.current = run
        self._show(run)

    def _show(self, run: Run) -> None:
        self.shown = run
        self._compare()
        self.changed.emit()

    def _enter(self, state: RunState) -> None:
        self.current.state = state
        self.changed.emit()

    def refresh_runs(self) -> None:
        """List the runs of the document again."""
        self.runs = list_runs(runs_folder_for(self._document.path))
        self.runs_changed.emit()

    def _another_document(self) -> None:
        if self.is_active:
            self._client.submit(StopRun())
        self.refresh_runs()
        newest = next((r for r in self.runs if not r.problem), None)
        project = self._document.project
        run = run_of(project)
        if newest is not None:
            found = run_from(Path(newest.folder), newest)
            # All projects without a file share one folder: it may be another's run.
            if self._document.path is not None or found.essence == essence(project):
                run = found
        self._choose_device()
        self._take(run)

    def _document_changed(self, change: ProjectChange) -> None:
        if change.settings == "training":
            self._choose_device()

    def _validated(self) -> None:
        if not self.current.id:
            planned = run_of(self._document.project)
            if self.shown is self.current:
                self.shown = planned
            self.current = planned
        self._compare()
        self.changed.emit()

    def _compare(self) -> None:
        known = self.shown.essence
        self.document_differs = known is not None and known != essence(
            self._document.project
        )

    def _choose_device(self) -> None:
        wanted = self._document.project.training.device
        if wanted != self._device and self._client.state == "ready":
            self._device = wanted
            self._client.submit(ChooseDevice(wanted))
