"""The open document: project, undo stack, live validation. Panels talk to this."""

from __future__ import annotations

import time
import weakref
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack
from shiboken6 import isValid

from cnnstudio.advice.check import find_all
from cnnstudio.advice.rule import Finding, Fix
from cnnstudio.graph.expression import Value
from cnnstudio.graph.flatten import Flat, NotFlatError, flatten, instance_path
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import ShapeReport, infer_shapes
from cnnstudio.graph.receptive import ReceptiveField
from cnnstudio.project.commands import Command
from cnnstudio.project.project import MAIN, Project, ProjectChange, empty_project
from cnnstudio.ui.place import (
    TOP,
    Crumb,
    Inside,
    Level,
    Place,
    is_there,
    network_at,
    place_of,
)
from cnnstudio.ui.undo import UndoAdapter


class Document(QObject):
    """One project and everything derived from it. Knows nothing of the engine.

    One may be inside of a block (`place`): `network`, `graph` and `report` are then
    those of its definition, for the instance and repetition that one has entered,
    and `here` are the findings about it; `scope` has the names that its fields may
    use, `block_path` is how the engine calls the instance. `whole` is the report on
    the network itself.

    `changed` carries each `ProjectChange` as it happens; `validated` follows when
    shapes and findings are up to date (a zero timer gathers the changes of one
    command); `reset` says that another project has been opened, `renamed` that the
    open one has been saved under a name, `place_changed` that another graph is shown
    now, or the same one for another instance.
    """

    changed = Signal(object)
    validated = Signal()
    reset = Signal()
    renamed = Signal()
    fix_applied = Signal(object)
    place_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        # Collected as garbage together, the commands would be freed before the stack
        # that frees them again (a crash in PySide6 6.11); this runs before that.
        weakref.finalize(self, _empty, self.stack).atexit = False
        self.project: Project = empty_project()
        self.path: Path | None = None
        self.read_only = False
        self.place: Place = TOP
        self.network = MAIN
        self.whole = self.report = ShapeReport({})
        self.crumbs: list[Crumb] = []
        self.block_path = ""
        self.scope: Mapping[str, Value] | None = None
        self.findings: tuple[Finding, ...] = ()
        self.checked_in_ms = 0.0
        self._flat: Flat | None = None
        self._flat_report: ShapeReport | None = None
        self._touched: set[str] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.validate)
        self.open(self.project, None)

    @property
    def graph(self) -> Graph:
        """The network that is shown, or the inside of a block."""
        return self.project.graph_of(self.network)

    @property
    def here(self) -> tuple[Finding, ...]:
        """Findings about the graph that is shown."""
        return tuple(f for f in self.findings if f.network == self.network)

    @property
    def title(self) -> str:
        """Name of the file without its ending, or what the project calls itself."""
        if self.path is not None:
            return self.path.stem
        return self.project.about.title or self.tr("untitled")

    @property
    def is_modified(self) -> bool:
        """True if there are changes that were not saved."""
        return not self.stack.isClean()

    def open(
        self,
        project: Project,
        path: Path | None,
        *,
        read_only: bool = False,
        modified: bool = False,
    ) -> None:
        """Show another project; its undo history begins empty.

        `modified`: it is not what its file holds, as after a crash.
        """
        self.project.changed.disconnect(self._note)
        self.stack.clear()
        self.project, self.path, self.read_only = project, path, read_only
        project.changed.connect(self._note)
        self._touched = None
        self.place, self.network = TOP, MAIN
        self.validate()
        if modified:
            self.stack.resetClean()
        self.reset.emit()
        self.validated.emit()

    def saved(self, path: Path) -> None:
        """Note that the project has been written to `path`."""
        self.path, self.read_only = path, False
        self.stack.setClean()
        self.renamed.emit()

    def push(self, command: Command, *, alone: bool = False) -> None:
        """Do a command and put it on the undo stack.

        It is done before it is pushed: an exception then leaves no broken entry.
        `alone`: a step of its own, even after a change of the same field.
        """
        command.redo(self.project)
        self.stack.push(UndoAdapter(command, self.project, done=True, alone=alone))

    def apply_fix(self, fix: Fix) -> None:
        """Apply a finding's fix as one undo step."""
        self.push(fix.command, alone=True)
        self.fix_applied.emit(fix)

    # Blocks

    def enter(self, node: str, index: int = 0) -> None:
        """Go inside of an instance of a block."""
        self.go_to((*self.place, Level(node, index)))

    def leave(self) -> None:
        """Go out of the block that one is in."""
        self.go_to(self.place[:-1])

    def go_to(self, place: Place) -> None:
        """Show another place, as far as it is there."""
        place = is_there(self.project, place)
        if place != self.place:
            if self._soon.isActive():
                self.validate()
            self.place, self.network = place, network_at(self.project, place)
            self._look_inside()
            self.place_changed.emit()

    def go_to_finding(self, finding: Finding) -> None:
        """Show the graph that a finding is about, in the repetition that has it."""
        if finding.network != self.network:
            self.go_to(place_of(self.project, self.whole, finding))

    def layer_path(self, node: str) -> str:
        """Return the path of a shown node through the blocks that it lies in."""
        return instance_path(self.block_path, node)

    def engine_id(self, node: str, port: str = "out") -> str:
        """Return what the engine calls the layer whose values a shown node gives.

        It knows layers only: a block gives at a port what a layer in it gives, its
        input what is joined to it. Behind a colon is the port if it is not the first.
        """
        shown = self.graph.nodes.get(node)
        arriving = self.graph.incoming(node)
        if shown is not None and shown.type == "BlockOutput" and arriving:
            return self.engine_id(arriving[0].source, arriving[0].source_port)
        path = self.layer_path(node)
        name, end = self._flattened().ends.get((path, port), (path, port))
        return name if end == "out" else f"{name}:{end}"

    def field_of(self, node: str) -> ReceptiveField | None:
        """Return what a shown node sees of the network's input, not of the block's."""
        if not self.place:
            report = self.report.nodes.get(node)
            return report.field if report is not None else None
        name = self.engine_id(node).partition(":")[0]
        report = self.without_blocks()[1].nodes.get(name)
        return report.field if report is not None else None

    def without_blocks(self) -> tuple[Graph, ShapeReport]:
        """Return the network as the engine builds it, and its shapes."""
        graph = self._flattened().graph
        if self._flat_report is None:
            self._flat_report = infer_shapes(graph)
        return graph, self._flat_report

    def _flattened(self) -> Flat:
        if self._flat is None:
            try:
                self._flat = flatten(self.project.graph, self.whole)
            except NotFlatError:  # then there is no network to look into either
                self._flat = Flat(self.project.graph, {})
        return self._flat

    # Validation

    def validate(self) -> None:
        """Bring shapes and findings up to date now, if anything changed."""
        if self._touched == set() and not self._soon.isActive():
            return  # whoever listens would make anew what has the keyboard
        self._soon.stop()
        started = time.perf_counter()
        touched, self._touched = self._touched, set()
        if touched is None or touched:
            self.whole = infer_shapes(
                self.project.graph, None if touched is None else self.whole, touched
            )
            self._flat = self._flat_report = None
        self.findings = find_all(self.project, {MAIN: self.whole})
        self._look_inside()
        self.checked_in_ms = (time.perf_counter() - started) * 1_000
        if touched is not None:
            self.validated.emit()

    def _look_inside(self) -> None:
        inside = Inside(self.project, self.whole, self.place)
        self.place, self.report = inside.place, inside.report
        self.crumbs, self.block_path = inside.crumbs, inside.path
        self.scope = inside.scope

    def _note(self, change: ProjectChange) -> None:
        graph = change.graph
        if graph is None or not graph.only_looks:
            if self._touched is not None:
                self._touched |= self.project.touched(change, MAIN)
            self._soon.start()
        moved = self.place and self._has_gone()
        self.changed.emit(change)
        if moved:
            self.place_changed.emit()

    def _has_gone(self) -> bool:
        """Leave what is no longer there; True if another graph is shown now."""
        place = is_there(self.project, self.place)
        network = network_at(self.project, place)
        if network == self.network:
            return False
        self.place, self.network = place, network
        return True


def _empty(stack: QUndoStack) -> None:
    if isValid(stack):
        stack.clear()
