"""The open document: project, undo stack, live validation. Panels talk to this."""

from __future__ import annotations

import time
import weakref
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack
from shiboken6 import isValid

from cnnstudio.advice.check import find_all
from cnnstudio.advice.rule import Finding, Fix
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import ShapeReport, infer_shapes
from cnnstudio.project.commands import Command
from cnnstudio.project.project import MAIN, Project, ProjectChange, empty_project
from cnnstudio.ui.undo import UndoAdapter


class Document(QObject):
    """One project and everything derived from it. Knows nothing of the engine.

    `changed` carries each `ProjectChange` as it happens; `validated` follows when
    shapes and findings are up to date (a zero timer gathers the changes of one
    command); `reset` says that another project has been opened, `renamed` that the
    open one has been saved under a name.
    """

    changed = Signal(object)
    validated = Signal()
    reset = Signal()
    renamed = Signal()
    fix_applied = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        # Collected as garbage together, the commands would be freed before the stack
        # that frees them again (a crash in PySide6 6.11); this runs before that.
        weakref.finalize(self, _empty, self.stack).atexit = False
        self.project: Project = empty_project()
        self.path: Path | None = None
        self.read_only = False
        self.network = MAIN
        self.report = ShapeReport({})
        self.findings: tuple[Finding, ...] = ()
        self.checked_in_ms = 0.0
        self._touched: set[str] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.validate)
        self.open(self.project, None)

    @property
    def graph(self) -> Graph:
        """The network that is shown."""
        return self.project.graph_of(self.network)

    @property
    def title(self) -> str:
        """Name of the file without its ending, or what the project calls itself."""
        if self.path is not None:
            return self.path.stem
        return self.project.about.title or "untitled"

    @property
    def is_modified(self) -> bool:
        """True if there are changes that were not saved."""
        return not self.stack.isClean()

    def open(
        self, project: Project, path: Path | None, *, read_only: bool = False
    ) -> None:
        """Show another project; its undo history begins empty."""
        self.project.changed.disconnect(self._note)
        self.stack.clear()
        self.project, self.path, self.read_only = project, path, read_only
        project.changed.connect(self._note)
        self._touched = None
        self.validate()
        self.reset.emit()
        self.validated.emit()

    def saved(self, path: Path) -> None:
        """Note that the project has been written to `path`."""
        self.path, self.read_only = path, False
        self.stack.setClean()
        self.renamed.emit()

    def push(self, command: Command) -> None:
        """Do a command and put it on the undo stack.

        It is done before it is pushed: an exception then leaves no broken entry.
        """
        command.redo(self.project)
        self.stack.push(UndoAdapter(command, self.project, done=True))

    def apply_fix(self, fix: Fix) -> None:
        """Apply a finding's fix as one undo step."""
        self.push(fix.command)
        self.fix_applied.emit(fix)

    def validate(self) -> None:
        """Bring shapes and findings up to date now, if anything changed."""
        self._soon.stop()
        started = time.perf_counter()
        touched, self._touched = self._touched, set()
        self.report = infer_shapes(
            self.graph, None if touched is None else self.report, touched
        )
        self.findings = find_all(self.project, {self.network: self.report})
        self.checked_in_ms = (time.perf_counter() - started) * 1_000
        if touched is not None:
            self.validated.emit()

    def _note(self, change: ProjectChange) -> None:
        graph = change.graph
        if graph is None or graph.kind != "node_moved":
            if self._touched is not None:
                self._touched |= self.project.touched(change, self.network)
            self._soon.start()
        self.changed.emit(change)


def _empty(stack: QUndoStack) -> None:
    if isValid(stack):
        stack.clear()
