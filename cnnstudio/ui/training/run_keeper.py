"""What a person does with runs besides training: marks, trash, others drawn beside."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from cnnstudio.graph.text import plural
from cnnstudio.project.atomic import WriteError
from cnnstudio.project.records import RunError, RunRecord
from cnnstudio.project.run_marks import change_marks
from cnnstudio.project.run_trash import delete_for_good, restore_run, trash_run
from cnnstudio.ui import format as fmt
from cnnstudio.ui.training.plot_styles import MOST_OTHERS
from cnnstudio.ui.training.run import Run
from cnnstudio.ui.training.run_files import fill, run_from


class RunsPort(Protocol):
    """What is used of the controller of runs."""

    runs_changed: SignalInstance
    changed: SignalInstance
    said: SignalInstance

    @property
    def runs(self) -> tuple[RunRecord, ...]: ...
    @property
    def current(self) -> Run: ...
    @property
    def shown(self) -> Run: ...
    def refresh_runs(self) -> None: ...
    def show_run(self, folder: Path) -> None: ...
    def forget(self, folders: Iterable[Path]) -> None: ...


class RunKeeper(QObject):
    """Marks runs, throws them away and brings them back, and knows the others drawn.

    `changed`: what is thrown away, or which runs are drawn beside the one on screen
    (`beside`), is another. What cannot be done is said by the controller's `said`.
    """

    changed = Signal()

    def __init__(self, controller: RunsPort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._beside: dict[str, Run] = {}
        self._thrown: list[tuple[Path, ...]] = []
        controller.runs_changed.connect(self._runs_changed)
        controller.changed.connect(self._shown_changed)
        self._was_shown = controller.shown.id

    # Marks

    def rename(self, folder: Path, name: str) -> None:
        """Call a run otherwise; an empty name gives it back the one it began with."""
        self._mark(folder, name=name)

    def note(self, folder: Path, note: str) -> None:
        """Write a note on a run."""
        self._mark(folder, note=note)

    def star(self, folder: Path, star: bool) -> None:
        """Give a run a star, or take it."""
        self._mark(folder, star=star)

    def _mark(self, folder: Path, **marks: Any) -> None:
        try:
            change_marks(folder, **marks)
        except WriteError as error:
            self._controller.said.emit(str(error))
        self._controller.refresh_runs()

    # Trash

    def why_not_throw(self, folders: Iterable[Path]) -> str:
        """Say why runs cannot be thrown away; empty if they can."""
        current = self._controller.current
        if current.is_active and current.folder in set(folders):
            return self.tr("{0} is training. Stop it first.").format(current.name)
        return ""

    def throw_away(self, folders: Iterable[Path]) -> None:
        """Move runs to the trash; `undo` brings them back."""
        folders = tuple(folders)
        problem = self.why_not_throw(folders)
        thrown: list[Path] = []
        try:
            for folder in () if problem else folders:
                thrown.append(trash_run(folder))
        except RunError as error:
            problem = str(error)
        if thrown:
            self._thrown.append(tuple(thrown))
            gone = [path.parent.parent / path.name for path in thrown]
            self._controller.forget(gone)
            self._controller.refresh_runs()
        self._controller.said.emit(problem or self.thrown_text())
        self.changed.emit()

    def thrown_text(self) -> str:
        """Say what was thrown away last; empty if there is nothing to undo."""
        if not self._thrown:
            return ""
        count = len(self._thrown[-1])
        said = plural(
            "RunKeeper", count, "{n} run is in the trash.", "{n} runs are in the trash."
        )
        return fmt.counted(count, said)

    def undo(self) -> None:
        """Bring back what was thrown away last."""
        if self._thrown:
            self.restore(self._thrown.pop())

    def restore(self, trashed: Iterable[Path]) -> None:
        """Bring runs back from the trash."""
        self._from_trash(trashed, restore_run)

    def delete_for_good(self, trashed: Iterable[Path]) -> None:
        """Delete runs that are in the trash; nothing brings them back."""
        self._from_trash(trashed, delete_for_good)

    def _from_trash(self, trashed: Iterable[Path], deed: Any) -> None:
        for path in trashed:
            try:
                deed(path)
            except RunError as error:
                self._controller.said.emit(str(error))
        left = (tuple(p for p in paths if p.is_dir()) for paths in self._thrown)
        self._thrown = [paths for paths in left if paths]
        self._controller.refresh_runs()
        self.changed.emit()

    # Others, drawn dashed beside the run on screen

    @property
    def beside(self) -> tuple[Run, ...]:
        """The other runs whose curves are drawn, in the order of the list."""
        shown = self._controller.shown.id
        order = (record.id for record in self._controller.runs)
        return tuple(self._beside[i] for i in order if i in self._beside and i != shown)

    def is_beside(self, run: str) -> bool:
        """True if the curves of a run are drawn beside those on screen."""
        return run in self._beside

    def draw_beside(self, folder: Path, draw: bool) -> None:
        """Draw the curves of a run beside those on screen, or no longer."""
        if not draw:
            self._beside = {k: r for k, r in self._beside.items() if r.folder != folder}
        elif len(self._beside) >= MOST_OTHERS:
            text = self.tr("{0} runs are drawn already: hide one first.")
            self._controller.said.emit(text.format(MOST_OTHERS))
        else:
            try:
                run = run_from(folder)
            except RunError as error:
                self._controller.said.emit(str(error))
                return
            fill(run)
            self._beside[run.id] = run
        self.changed.emit()

    def _runs_changed(self) -> None:
        """Names may be others, and runs may have gone."""
        records = {record.id: record for record in self._controller.runs}
        before = dict(self._beside)
        self._beside = {k: r for k, r in before.items() if k in records}
        for key, run in self._beside.items():
            run.name = records[key].title
        if before:
            self.changed.emit()

    def _shown_changed(self) -> None:
        if self._controller.shown.id != self._was_shown:
            self._was_shown = self._controller.shown.id
            if self._beside:
                self.changed.emit()
