"""Move nodes: drag the selection; one undo step on release."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from cnnstudio.ui.canvas.interactions.gesture import (
    Gesture,
    Pointer,
    Surface,
    far_enough,
)

_SNAP = 6.0


class MoveNodes(Gesture):
    """Selects on press and moves while dragged; Ctrl moves without snapping.

    The pressed node snaps to the centre lines of the nodes that are joined to it.
    """

    def __init__(self, surface: Surface, node: str) -> None:
        super().__init__(surface)
        self._node = node
        self._start: Pointer | None = None
        self._places: dict[str, QPointF] = {}
        self._only_this_on_release = False
        self._lines: list[float] = []

    def press(self, at: Pointer) -> None:
        self._start = at
        selection = self.surface.highlights.selection
        toggles = at.holds(Qt.KeyboardModifier.ControlModifier) or at.holds(
            Qt.KeyboardModifier.ShiftModifier
        )
        if toggles and self._node in selection.nodes:
            selection.select(n for n in selection.nodes if n != self._node)
        elif toggles:
            selection.select((*selection.nodes, self._node))
        elif self._node in selection.nodes:
            self._only_this_on_release = True
        else:
            selection.select([self._node])

    def move(self, at: Pointer) -> None:
        scene = self.surface.scene
        if scene.compact:  # Compact nodes have no places of their own.
            return
        assert self._start is not None
        if not self._places:
            if not far_enough(self._start, at):
                return
            self._begin()
        way = at.scene - self._start.scene
        if not at.holds(Qt.KeyboardModifier.ControlModifier):
            way = self._snapped(way)
        scene.preview({n: place + way for n, place in self._places.items()})

    def _begin(self) -> None:
        scene = self.surface.scene
        chosen = set(self.surface.highlights.selection.nodes) or {self._node}
        self._places = {n: scene.nodes[n].pos() for n in chosen if n in scene.nodes}
        graph = scene.document.graph
        joined = [e.source for e in graph.incoming(self._node)]
        joined += [e.target for e in graph.outgoing(self._node)]
        centres = [
            scene.nodes[n].card().center().x() for n in joined if n not in chosen
        ]
        self._lines = centres

    def _snapped(self, way: QPointF) -> QPointF:
        scene = self.surface.scene
        half = scene.nodes[self._node].face.size.width() / 2
        if self._node in self._places:
            centre = self._places[self._node].x() + half + way.x()
            for line in self._lines:
                if abs(line - centre) <= _SNAP:
                    return QPointF(way.x() + line - centre, way.y())
        return way

    def release(self, at: Pointer) -> None:
        scene = self.surface.scene
        if not self._places:
            if self._only_this_on_release:
                self.surface.highlights.selection.select([self._node])
            return
        self.move(at)
        places = {
            node: (scene.nodes[node].x(), scene.nodes[node].y())
            for node, before in self._places.items()
            if scene.nodes[node].pos() != before
        }
        self.surface.editor.move_nodes(places)

    def cancel(self) -> None:
        places = self._places
        self._places = {}
        scene = self.surface.scene
        scene.preview({n: p for n, p in places.items() if n in scene.nodes})
