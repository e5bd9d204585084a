"""What one does to frames: by menu, by key, on the canvas, and why it cannot be."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal

from cnnstudio.graph.layout import nodes_in
from cnnstudio.project.frame_commands import (
    add_frame,
    describe_frame,
    fit_frame,
    frame_around,
    remove_frames,
)
from cnnstudio.ui.canvas.highlights import Highlights
from cnnstudio.ui.canvas.in_place import InPlace
from cnnstudio.ui.canvas.scene import GraphScene
from cnnstudio.ui.document import Document
from cnnstudio.ui.selection import Selection


class FrameActions(QObject):
    """Acts on the selected frames, else on the smallest around the selected layers.

    `message` carries sentences for the status bar; `shown` asks for a frame to be
    brought into view.
    """

    message = Signal(str)
    shown = Signal(str)

    def __init__(
        self, scene: GraphScene, highlights: Highlights, field: InPlace
    ) -> None:
        super().__init__(field)
        self._scene, self._highlights, self._field = scene, highlights, field
        self._document: Document = scene.document
        self._selection: Selection = highlights.selection
        self._edited = ""
        field.done.connect(self._described)

    def current(self) -> tuple[str, ...]:
        """Return the frames that are meant."""
        if self._scene.frames.selected:
            return self._scene.frames.selected
        graph = self._document.graph
        chosen = [n for n in self._selection.nodes if n in graph.nodes]
        around = frame_around(graph, chosen)
        return (around,) if around else ()

    def held(self) -> list[str]:
        """Return the layers in the selected frames."""
        graph = self._document.graph
        frames = [graph.frames[f] for f in self._scene.frames.selected]
        inside = set().union(*(nodes_in(graph, frame) for frame in frames))
        return [node for node in graph.nodes if node in inside]

    # Slots of the table of actions

    def add(self) -> None:
        """Draw a frame around the selected layers, and ask for its title."""
        if self._refused(self.why_not_add()):
            return
        document = self._document
        command = add_frame(document.graph, self._selection.nodes, document.network)
        document.push(command)
        self._highlights.select_frames([command.frame.id])
        self.edit()

    def edit(self) -> None:
        """Open title and note of the frame in place."""
        if self._refused(self.why_not_edit()):
            return
        self.open(self.current()[-1])

    def open(self, frame: str) -> None:
        """Open title and note of a frame in place."""
        known = self._document.graph.frames[frame]
        self.shown.emit(frame)
        self._edited = frame
        corner = self._scene.frames.items[frame].header().topRight()
        view = self._scene.views()[0]
        at = view.mapFromScene(corner) - QPoint(self._field.width(), -2)
        said = self.tr("Title of the frame")
        self._field.open(at, known.title, known.note, said)

    def _described(self, title: str, note: str) -> None:
        frame, self._edited = self._edited, ""
        document = self._document
        if frame in document.graph.frames:
            graph, network = document.graph, document.network
            command = describe_frame(graph, frame, title, note, network)
            if command is not None:
                document.push(command)

    def fit(self) -> None:
        """Fit the frame to the selected layers, else to those in it."""
        if self._refused(self.why_not_fit()):
            return
        document = self._document
        graph, network = document.graph, document.network
        selected = self._scene.frames.selected
        for frame in self.current():
            nodes = () if selected else self._selection.nodes
            command = fit_frame(graph, frame, nodes, network)
            if command is not None:
                document.push(command)
            else:
                said = self.tr("{0} fits already.").format(graph.frames[frame].title)
                self.message.emit(said)

    def delete(self) -> None:
        """Delete the frame, not what lies in it."""
        if self._refused(self.why_not_edit()):
            return
        document = self._document
        command = remove_frames(document.graph, self.current(), document.network)
        document.push(command)

    # Why something cannot be done

    def why_not_add(self) -> str:
        """Say why no frame can be drawn; empty if one can."""
        graph = self._document.graph
        if not any(node in graph.nodes for node in self._selection.nodes):
            return self.tr("Select the layers that the frame is to hold.")
        return ""

    def why_not_edit(self) -> str:
        """Say why no frame can be described, or deleted; empty if one can."""
        if self.current():
            return ""
        return self.tr("Select a frame, or a layer in one.")

    def why_not_fit(self) -> str:
        """Say why no frame can be fitted; empty if one can."""
        return self.why_not_edit()

    def _refused(self, reason: str) -> bool:
        if reason:
            self.message.emit(reason)
        return bool(reason)
