"""Where layers lie: auto-layout, in line with one another, with equal gaps."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cnnstudio.graph.arranging import Axis, Line, aligned, distributed
from cnnstudio.project.layout_command import lay_out
from cnnstudio.ui.canvas.editor import Editor
from cnnstudio.ui.canvas.scene import GraphScene
from cnnstudio.ui.document import Document
from cnnstudio.ui.selection import Selection


class ArrangeActions(QObject):
    """Moves the selected layers, or all; each is one undo step, and glides."""

    message = Signal(str)

    def __init__(self, scene: GraphScene, selection: Selection, editor: Editor) -> None:
        super().__init__(scene)
        self._scene, self._selection = scene, selection
        self._editor = editor
        self._document: Document = scene.document

    def _nodes(self) -> list[str]:
        graph = self._document.graph
        return [node for node in self._selection.nodes if node in graph.nodes]

    def auto_layout(self) -> None:
        """Lay out the selected layers, or all; the current one stays where it is."""
        if self._refused(self.why_not_layout()):
            return
        document = self._document
        nodes, current = self._nodes(), self._selection.current
        command = lay_out(document.graph, nodes, document.network, current)
        if command is None:
            self.message.emit(self.tr("The layers lie in order already."))
            return
        document.push(command)

    def align_left(self) -> None:
        """Put the left edges in line."""
        self._align("left", self.tr("Align left edges"))

    def align_centres(self) -> None:
        """Put the centres in one column."""
        self._align("centre", self.tr("Align centres"))

    def align_right(self) -> None:
        """Put the right edges in line."""
        self._align("right", self.tr("Align right edges"))

    def align_top(self) -> None:
        """Put the upper edges in line."""
        self._align("top", self.tr("Align upper edges"))

    def align_middles(self) -> None:
        """Put the middles in one row."""
        self._align("middle", self.tr("Align middles"))

    def align_bottom(self) -> None:
        """Put the lower edges in line."""
        self._align("bottom", self.tr("Align lower edges"))

    def distribute_down(self) -> None:
        """Leave equal gaps below one another."""
        self._distribute("down", self.tr("Equal gaps from top to bottom"))

    def distribute_across(self) -> None:
        """Leave equal gaps beside one another."""
        self._distribute("across", self.tr("Equal gaps from left to right"))

    def _align(self, line: Line, text: str) -> None:
        if self._refused(self.why_not_align()):
            return
        self._move(aligned(self._document.graph, self._nodes(), line), text)

    def _distribute(self, axis: Axis, text: str) -> None:
        if self._refused(self.why_not_distribute()):
            return
        self._move(distributed(self._document.graph, self._nodes(), axis), text)

    def _move(self, places: dict[str, tuple[float, float]], text: str) -> None:
        if not places:
            self.message.emit(self.tr("They lie so already."))
            return
        self._editor.move_nodes(places, text)

    # Why something cannot be done

    def _why_no_places(self) -> str:
        """Say why layers do not stand where they were put; empty if they do."""
        if self._scene.boxes:
            return self.tr("Boxes have an order of their own: show the layers again.")
        if self._scene.compact:
            return self.tr("The narrow canvas has an order of its own: widen it.")
        return ""

    def why_not_layout(self) -> str:
        """Say why nothing can be laid out; empty if it can."""
        if why := self._why_no_places():
            return why
        return "" if self._document.graph.nodes else self.tr("There are no layers.")

    def why_not_align(self) -> str:
        """Say why the selection cannot be aligned; empty if it can."""
        if why := self._why_no_places():
            return why
        return "" if len(self._nodes()) > 1 else self.tr("Select two layers or more.")

    def why_not_distribute(self) -> str:
        """Say why gaps cannot be made equal; empty if they can."""
        if why := self._why_no_places():
            return why
        return "" if len(self._nodes()) > 2 else self.tr("Select three layers or more.")

    def _refused(self, reason: str) -> bool:
        if reason:
            self.message.emit(reason)
        return bool(reason)
