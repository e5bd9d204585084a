"""Which runs a document has: the one that trains, the one that is shown, all others."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cnnstudio.paths import runs_folder_for
from cnnstudio.project.records import RunError, RunRecord
from cnnstudio.project.runs import list_runs
from cnnstudio.ui.document import Document
from cnnstudio.ui.training.run import Run, RunState, run_of
from cnnstudio.ui.training.run_files import essence, fill, run_from
from cnnstudio.ui.training.run_follower import RunFollower
from cnnstudio.ui.training.runs_home import RunsHome


class RunShelf(QObject):
    """Knows the run that trains or trained last (`current`) and the one on screen.

    `shown` may be an earlier run. `changed` follows every change of state, of the run
    on screen, and of whether the document differs from it; `measured` follows new
    numbers, `runs_changed` the list of runs; `said` is a line for the status bar.
    """

    changed = Signal()
    measured = Signal()
    runs_changed = Signal()
    said = Signal(str)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.current = run_of(document.project)
        self.shown = self.current
        self.runs: tuple[RunRecord, ...] = ()
        self.document_differs = False
        self.home = RunsHome(document, self, self)
        self.follower = RunFollower(self, self)
        document.validated.connect(self._validated)

    @property
    def is_active(self) -> bool:
        """True while the engine holds a run."""
        return self.current.is_active

    def take(self, run: Run) -> None:
        """Make a run the one that trains, and show it."""
        self.current = run
        self.show(run)

    def show(self, run: Run) -> None:
        """Show the curves of a run."""
        self.shown = run
        self._compare()
        self.changed.emit()

    def enter(self, state: RunState) -> None:
        """Note how the run that trains stands now."""
        self.current.state = state
        self.changed.emit()

    def compare(self) -> None:
        """Look again whether the document is what the run on screen trains."""
        self._compare()
        self.changed.emit()

    def load(self, run: Run) -> None:
        """Read a run's measurements from its folder, if that is still to be done."""
        if not run.is_loaded:
            fill(run)
            self._compare()

    def show_folder(self, folder: Path) -> None:
        """Show the curves of a run of this project; a damaged one is told of."""
        if folder == self.current.folder and self.current.id:
            self.show(self.current)
            return
        try:
            run = run_from(folder)
        except RunError as error:
            self.said.emit(str(error))
            return
        if not self.is_active and self.runs and self.runs[0].id == run.id:
            self.current = run
        self.show(run)

    def open_finished(self, folder: Path) -> None:
        """Show a run from its folder, measurements and all; raises `RunError`."""
        run = run_from(folder)
        if not self.is_active:
            self.current = run
        self.show(run)
        self.load(run)
        self.measured.emit()

    def forget(self, folders: Iterable[Path]) -> None:
        """Show others in the place of runs that were thrown away."""
        gone = set(folders)
        if self.current.id and self.current.folder in gone:
            self.take_newest()
        elif self.shown.id and self.shown.folder in gone:
            self.show(self.current)

    def refresh_runs(self) -> None:
        """List the runs of the document again; one may be called otherwise by now."""
        self.runs = list_runs(runs_folder_for(self._document.path))
        titles = {record.id: record.title for record in self.runs}
        for run in (self.current, self.shown):
            run.name = titles.get(run.id, run.name)
        self.runs_changed.emit()

    def take_newest(self) -> None:
        """Take the newest run of the document, which was opened just now."""
        self.refresh_runs()
        newest = next((r for r in self.runs if not r.problem), None)
        project = self._document.project
        run = run_of(project)
        if newest is not None:
            found = run_from(Path(newest.folder), newest)
            # All projects without a file share one folder: it may be another's run.
            if self._document.path is not None or found.essence == essence(project):
                run = found
        self.take(run)

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
