"""Connect by keys: arrows choose the port, Enter joins, Tab adds a layer instead."""

from __future__ import annotations

from math import hypot

from PySide6.QtCore import QPointF, Qt

from cnnstudio.graph.text import translate
from cnnstudio.ui.canvas.interactions.drag_edge import DragEdge, PortKey
from cnnstudio.ui.canvas.interactions.gesture import Gesture, Pointer, Surface
from cnnstudio.ui.canvas.node_face import PortFace

_WAYS = {
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ASIDE = 3.0
"""How much farther a port counts that lies beside the way of an arrow."""


class ConnectByKeys(Gesture):
    """A wire from the focused layer to the port that the arrows have come to.

    It begins at the first output; C goes on to the next, and to the inputs behind the
    last. A layer without outputs begins at its input.
    """

    scrolls = False
    keys = frozenset((*_WAYS, *_ENTER, Qt.Key.Key_Tab, Qt.Key.Key_C))

    def __init__(self, surface: Surface, node: str) -> None:
        super().__init__(surface)
        self.node = node
        self._from = 0
        self._drag: DragEdge | None = None
        self._target: PortKey | None = None

    def begin(self) -> bool:
        """Show the wire; False if the layer has no port to begin at."""
        ports = self._starts()
        if not ports:
            return False
        self._drag = DragEdge(self.surface, self.node, ports[self._from % len(ports)])
        self._drag.begin()
        self._target = self._likely()
        self._aim()
        return True

    def _starts(self) -> list[PortFace]:
        """Ports to begin at: outputs, then inputs that have no edge."""
        ports = self.surface.scene.nodes[self.node].face.ports
        outputs = [p for p in ports if p.side == "out"]
        return outputs + [p for p in ports if p.side == "in" and p.edge is None]

    def _likely(self) -> PortKey | None:
        """Return the nearest port that lacks an edge, below if there is one."""
        drag = self._drag
        if drag is None or not drag.takes:
            return None
        start, forward = self._start(), drag.port.side == "out"
        nodes = self.surface.scene.nodes

        def cost(key: PortKey) -> tuple[bool, bool, float]:
            way = nodes[key[0]].port_place(key[1]) - start
            missing = nodes[key[0]].face.ports[key[1]].missing
            ahead = way.y() > 0 if forward else way.y() < 0
            taken = forward and not missing
            return taken, not ahead, hypot(way.x(), way.y())

        return min(drag.takes, key=cost)

    def _start(self) -> QPointF:
        assert self._drag is not None
        return self.surface.scene.nodes[self.node].pos() + self._drag.port.place

    def _aim(self) -> None:
        drag, scene, view = self._drag, self.surface.scene, self.surface.view
        if drag is None:
            return
        loose = self._start() + QPointF(40, 60 if drag.port.side == "out" else -60)
        if self._target is not None:
            place = scene.nodes[self._target[0]].port_place(self._target[1])
            view.ensureVisible(scene.nodes[self._target[0]].card(), 40, 40)
            drag.aim(self._target, place, view.mapFromScene(place))
        else:
            drag.aim(None, loose, view.mapFromScene(loose))
        self._say()

    def _say(self) -> None:
        graph = self.surface.scene.document.graph
        if self._target is None:
            said = translate("ConnectByKeys", "No port here can take a wire from {0}.")
            self.surface.say(said.format(graph.nodes[self.node].name))
            return
        said = translate(
            "ConnectByKeys",
            "From {0} to {1}: Enter joins, arrows choose, Tab adds a layer.",
        )
        names = graph.nodes[self.node].name, graph.nodes[self._target[0]].name
        self.surface.say(said.format(*names))

    def key(self, key: Qt.Key) -> None:
        if key in _WAYS:
            self._go(*_WAYS[key])
        elif key in _ENTER:
            self._join()
        elif key == Qt.Key.Key_Tab:
            self._add_layer()
        else:
            self._next_start()

    def _go(self, across: float, down: float) -> None:
        """Aim at the nearest port in the direction of an arrow."""
        drag, nodes = self._drag, self.surface.scene.nodes
        if drag is None or self._target is None:
            return
        here = nodes[self._target[0]].port_place(self._target[1])
        best, least = None, float("inf")
        for key in drag.takes:
            way = nodes[key[0]].port_place(key[1]) - here
            along = way.x() * across + way.y() * down
            aside = abs(way.x() * down) + abs(way.y() * across)
            if along > 1 and along + _ASIDE * aside < least:
                best, least = key, along + _ASIDE * aside
        if best is not None:
            self._target = best
            self._aim()

    def _next_start(self) -> None:
        drag, self._drag = self._drag, None
        if drag is not None:
            drag.cancel()
        self._from += 1
        self.begin()

    def _join(self) -> None:
        drag, self._drag = self._drag, None
        if drag is not None and self._target is not None:
            drag.drop(self._target)
        elif drag is not None:
            drag.cancel()
        self.over = True

    def _add_layer(self) -> None:
        drag, self._drag = self._drag, None
        self.over = True
        if drag is None:
            return
        port = drag.port
        drag.cancel()
        if port.side == "out":
            scene, view = self.surface.scene, self.surface.view
            card = scene.nodes[self.node].card()
            place = QPointF(scene.nodes[self.node].x() + port.place.x(), card.bottom())
            place += QPointF(0, 28)
            none = Qt.KeyboardModifier.NoModifier
            at = Pointer(view.mapFromScene(place), place, none)
            self.surface.ask_layer(self.node, port.name, at)

    def cancel(self) -> None:
        drag, self._drag = self._drag, None
        if drag is not None:
            drag.cancel()
