"""What is done to wires by keys: connect the current layer, select one of its wires."""

from __future__ import annotations

from PySide6.QtCore import QObject

from cnnstudio.ui.canvas.interactions.connect_by_keys import ConnectByKeys
from cnnstudio.ui.canvas.interactions.gesture import Surface
from cnnstudio.ui.canvas.pointer import PointerRouter


class WireActions(QObject):
    """Slots of the table of actions; each says why it cannot be done."""

    def __init__(
        self, surface: Surface, pointer: PointerRouter, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._surface, self._pointer = surface, pointer
        self._node = ""

    def connect_layer(self) -> None:
        """Draw a wire from the current layer to the port that the arrows choose."""
        reason = self.why_not_connect()
        if reason:
            self._surface.say(reason)
            return
        node = self._surface.highlights.selection.current
        gesture = ConnectByKeys(self._surface, node)
        if gesture.begin():
            self._pointer.begin(gesture)
        else:
            self._surface.say(self.tr("This layer has no port that is free."))

    def select_next(self) -> None:
        """Select a wire of the current layer, and then the next one."""
        reason = self.why_not_select()
        if reason:
            self._surface.say(reason)
            return
        graph = self._surface.scene.document.graph
        self._node = self._current()
        edges = [*graph.outgoing(self._node), *graph.incoming(self._node)]
        chosen = self._surface.highlights.edges
        place = edges.index(chosen[-1]) + 1 if chosen and chosen[-1] in edges else 0
        self._surface.highlights.select_edges([edges[place % len(edges)]])

    def _current(self) -> str:
        """Return the current layer, or the one whose wires are gone through."""
        current = self._surface.highlights.selection.current
        chosen = self._surface.highlights.edges
        ends = {end for edge in chosen for end in (edge.source, edge.target)}
        return current or (self._node if self._node in ends else "")

    def why_not_connect(self) -> str:
        """Say that no layer is selected; empty if one is."""
        if self._surface.highlights.selection.current in self._surface.scene.nodes:
            return ""
        return self.tr("No layer is selected.")

    def why_not_select(self) -> str:
        """Say that there is no layer, or that it has no wires."""
        node, graph = self._current(), self._surface.scene.document.graph
        if node not in graph.nodes:
            return self.tr("No layer is selected.")
        if not graph.outgoing(node) and not graph.incoming(node):
            return self.tr("No wire ends here.")
        return ""
