"""Starts, pauses, resumes and stops runs: the one owner of what the engine trains.

Which runs there are knows `RunShelf`; what the engine says of them takes `RunListener`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cnnstudio.bridge.run_messages import (
    BatchTried,
    PauseRun,
    ResumeRun,
    StartRun,
    StopRun,
    TryBatch,
)
from cnnstudio.paths import runs_folder_for
from cnnstudio.project.adversarial import adversarial_pair
from cnnstudio.project.atomic import WriteError
from cnnstudio.project.file_format import ProjectError, dumps, loads
from cnnstudio.project.project import Project
from cnnstudio.project.records import CheckpointRecord, RunError, RunRecord
from cnnstudio.project.run_origin import begin_with
from cnnstudio.project.run_queue import QueuedRun
from cnnstudio.project.runs import new_run
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training.device_choice import DeviceChoice
from cnnstudio.ui.training.engine_question import EngineQuestion
from cnnstudio.ui.training.run import Run, RunState, run_of
from cnnstudio.ui.training.run_actions import (
    RunAction,
    primary,
    secondary,
    what_blocks,
)
from cnnstudio.ui.training.run_files import essence, why_not_train_on
from cnnstudio.ui.training.run_listener import RunListener
from cnnstudio.ui.training.run_shelf import RunShelf
from cnnstudio.ui.training.runs_home import RunsHome


class RunController(QObject):
    """State machine of training; what it cannot do now, it says why.

    `changed` follows every change of state, of the run that is shown and of whether
    the document differs from it; `measured` follows new numbers, as often as the
    engine sends them; `runs_changed` the list of runs; `batch_tried` carries a
    `BatchTried` or a sentence; `said` is a line for the status bar; `data_work` what is
    being done with the data just now, in words.
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
        self._shelf = RunShelf(document, self)
        self._listener = RunListener(self._shelf, client, self)
        self._devices = DeviceChoice(document, client, self)
        self._batch = EngineQuestion(client, BatchTried, parent=self)
        self._batch.answered.connect(self._batch_answered)
        self.data_work = ""
        self._shelf.changed.connect(self.changed)
        self._shelf.measured.connect(self.measured)
        self._shelf.runs_changed.connect(self.runs_changed)
        self._shelf.said.connect(self.said)
        self._devices.changed.connect(self.changed)
        self.projects_opened = 0
        """Counts them: of one that is opened again the data may be others now."""
        document.reset.connect(self._another_document)
        self._another_document()

    # What there is

    @property
    def current(self) -> Run:
        """The run that trains, or trained last."""
        return self._shelf.current

    @property
    def shown(self) -> Run:
        """The run on screen, which may be an earlier one."""
        return self._shelf.shown

    @property
    def runs(self) -> tuple[RunRecord, ...]:
        """The records of the document's runs, the newest first."""
        return self._shelf.runs

    @property
    def document_differs(self) -> bool:
        """True if the document is not what the run on screen trained."""
        return self._shelf.document_differs

    @property
    def home(self) -> RunsHome:
        """Where the runs of the document lie."""
        return self._shelf.home

    def look_no_more(self) -> None:
        """The window closes: no run of another process is followed any more."""
        self._shelf.follower.end()

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
        wait = self.tr("The data are not ready: {0}.").format(self.data_work)
        return what_blocks(self._document, wait if self.data_work else "")

    def wait_for_data(self, work: str) -> None:
        """Know what is being done with the data just now; empty if nothing is."""
        if work != self.data_work:
            self.data_work = work
            self.changed.emit()

    def batch_blocked_reason(self) -> str:
        """Say why "Try one batch" cannot be pressed; empty if it can."""
        if self.is_active:
            return self.tr("A run trains. Stop it first.")
        if self._batch.waits:
            return self.tr("The batch is being tried.")
        return self.trial_blocked_reason()

    def trial_blocked_reason(self) -> str:
        """Say why no training can be tried on a copy; empty if one can."""
        blocked = self.blocked_reason()
        if not blocked and adversarial_pair(self._document.graph) is not None:
            return self.tr(
                "A generator and its discriminator have no single step to try."
            )
        return blocked

    def train_on_blocked_reason(self) -> str:
        """Say why the last run cannot be trained on; empty if it can."""
        run = self.current
        if not run.can_go_on:
            return self.tr("There is no run with a checkpoint to go on from.")
        reason = why_not_train_on(run, self._document.project)
        return reason.format(run.name)

    def primary_action(self) -> RunAction:
        """Return the one next action, for the button at the top right."""
        return primary(self.current, self.blocked_reason())

    def secondary_action(self) -> RunAction | None:
        """Return the action beside it, if there is one."""
        return secondary(
            self.current, self.blocked_reason(), self.train_on_blocked_reason()
        )

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
        self._begin(self._document.project)

    def start_queued(self, queued: QueuedRun) -> bool:
        """Train a run that waited; False if its project cannot be read any more."""
        try:
            project = loads(queued.project, queued.name).project
        except ProjectError as error:
            self.said.emit(str(error))
            return False
        self._begin(project, queued.name)
        return True

    def train_from_blocked_reason(self, source: Run) -> str:
        """Say why no new run can begin with weights of a run; empty if one can."""
        if self.is_active:
            return self.tr("A run trains. Stop it first.")
        reason = why_not_train_on(source, self._document.project)
        return reason.format(source.name) or self.blocked_reason()

    def train_from(self, source: Run, known: CheckpointRecord) -> None:
        """Train the document as a new run, from weights that a run had after an epoch.

        Its settings are those of the document, its optimizer begins anew.
        """
        self._document.validate()
        reason = self.train_from_blocked_reason(source)
        if reason:
            self.said.emit(reason)
            return
        self._begin(self._document.project, origin=(source.folder, known))

    def _begin(
        self,
        project: Project,
        name: str = "",
        origin: tuple[Path, CheckpointRecord] | None = None,
    ) -> None:
        run = run_of(project)
        run.snapshot, run.essence = dumps(project), essence(project)
        try:
            folder = new_run(
                runs_folder_for(self._document.path),
                run.snapshot,
                name=name,
                epochs=run.epochs,
                seed=run.training.seed,
            )
            if origin is not None:
                begin_with(folder, *origin)
            run.id, run.folder, run.name = folder.id, folder.path, folder.read().name
        except (RunError, WriteError) as error:
            run.name = self.tr("New run")
            self._shelf.take(run)
            self._listener.fail(run, str(error), "")
            return
        self._shelf.take(run)
        self._submit_run(run, go_on=origin is not None)
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
            self._listener.kills = True
            self._client.kill()
        elif self.is_active:
            self._client.submit(StopRun())
            self._shelf.enter(RunState.STOPPING)

    def train_on(self, more_epochs: int | None = None) -> None:
        """Go on with the last run, optimizer and all, for more epochs.

        None: what is left of a stopped run, else as many as the project says.
        """
        run = self.current
        reason = self.train_on_blocked_reason()
        if reason:
            self.said.emit(reason)
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
        text = dumps(self._document.project)
        self._batch.ask(lambda request: TryBatch(request, text))
        self.changed.emit()

    def show_run(self, folder: Path) -> None:
        """Show the curves of a run of this project; a damaged one is told of."""
        self._shelf.show_folder(folder)

    def open_finished(self, folder: Path) -> None:
        """Show a run from its folder, measurements and all; raises `RunError`."""
        self._shelf.open_finished(folder)

    def show_current(self) -> None:
        """Go back from an earlier run to the newest."""
        self._shelf.show(self.current)

    def load(self, run: Run) -> None:
        """Read a run's measurements from its folder, if that is still to be done."""
        self._shelf.load(run)

    def compare(self) -> None:
        """Look again whether the document is what the run on screen trains."""
        self._shelf.compare()

    def refresh_runs(self) -> None:
        """List the runs of the document again."""
        self._shelf.refresh_runs()

    def forget(self, folders: Iterable[Path]) -> None:
        """Show others in the place of runs that were thrown away."""
        self._shelf.forget(folders)

    # Inner workings

    def _go_on(self, run: Run) -> None:
        run.message = run.details = ""
        self._shelf.show(run)
        self._submit_run(run, go_on=True)

    def _submit_run(self, run: Run, go_on: bool) -> None:
        self._listener.kills = False
        self._wake_engine()
        self._shelf.enter(RunState.STARTING)
        self._client.submit(
            StartRun(run.id, run.snapshot, str(run.folder), go_on, run.epochs)
        )

    def _wake_engine(self) -> None:
        if self._client.state in ("stopped", "dead"):
            self._client.restart()

    def _batch_answered(self, answer: object) -> None:
        self.batch_tried.emit(answer)
        self.changed.emit()

    def _another_document(self) -> None:
        if self.is_active:
            self._client.submit(StopRun())
        self.projects_opened += 1
        self._shelf.take_newest()
