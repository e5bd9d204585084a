"""Drag an edge from port to port, in either direction, or move the end of one."""

from __future__ import annotations

from math import hypot

from PySide6.QtCore import QPointF

from cnnstudio.graph.node import Edge
from cnnstudio.ui.canvas.interactions.gesture import (
    Gesture,
    Pointer,
    Surface,
    far_enough,
)
from cnnstudio.ui.canvas.items.loose_edge import LooseEdge
from cnnstudio.ui.canvas.items.node_painter import Accents
from cnnstudio.ui.canvas.node_face import PortFace

_PULL = 40.0
"""Distance on the screen within which a port pulls the loose end."""


class DragEdge(Gesture):
    """From a port to another. A press on an input that has an edge picks up that end.

    While dragging, ports that can take the edge grow and pull it, others fade; a
    refused drop says why. A new edge let go over nothing asks which layer follows.
    """

    def __init__(self, surface: Surface, node: str, port: PortFace) -> None:
        super().__init__(surface)
        self._node, self._port = node, port
        self._old: Edge | None = None
        self._start: Pointer | None = None
        self._line: LooseEdge | None = None
        self._open: dict[tuple[str, int], Edge] = {}
        self._refused: dict[tuple[str, int], str] = {}
        self._target: tuple[str, int] | None = None
        if port.side == "in" and port.edge is not None:
            self._old = port.edge
            self._node = port.edge.source
            self._port = self._port_of(port.edge)

    def _port_of(self, edge: Edge) -> PortFace:
        ports = self.surface.scene.nodes[edge.source].face.ports
        return next(p for p in ports if p.side == "out" and p.name == edge.source_port)

    def press(self, at: Pointer) -> None:
        self._start = at

    def move(self, at: Pointer) -> None:
        assert self._start is not None
        scene = self.surface.scene
        if self._line is None:
            if not far_enough(self._start, at):
                return
            self._line = LooseEdge(scene.themes)
            scene.addItem(self._line)
            self._weigh_ports()
            if self._old is not None:
                scene.edges[self._old].setVisible(False)
        self._target = self._nearest(at.scene)
        end = at.scene
        if self._target is not None and self._target in self._open:
            end = scene.nodes[self._target[0]].port_place(self._target[1])
        start = scene.nodes[self._node].pos() + self._port.place
        forward = self._port.side == "out"
        reason = self._refused.get(self._target, "") if self._target else ""
        self._line.set_ends(*((start, end) if forward else (end, start)), bool(reason))
        self.surface.hint(reason, at.view)
        self._show_ports()

    def _weigh_ports(self) -> None:
        """Sort all ports of the other kind into those that can take it and others."""
        wanted = "in" if self._port.side == "out" else "out"
        for node, item in self.surface.scene.nodes.items():
            for index, port in enumerate(item.face.ports):
                if port.side != wanted:
                    continue
                edge = self._edge_to(node, port)
                reason = self._reason(edge, port)
                if reason:
                    self._refused[node, index] = reason
                else:
                    self._open[node, index] = edge

    def _reason(self, edge: Edge, port: PortFace) -> str:
        if self._old is not None and edge == self._old and port.edge != self._old:
            return ""  # Another place among the same layer's inputs.
        if self._old == edge:
            return ""
        return self.surface.editor.refusal(edge)

    def _edge_to(self, node: str, port: PortFace) -> Edge:
        if self._port.side == "out":
            return Edge(self._node, node, self._port.name, port.name)
        return Edge(node, self._node, port.name, self._port.name)

    def _nearest(self, at: QPointF) -> tuple[str, int] | None:
        """Return the port that pulls: an open one within reach, else one beneath."""
        scene = self.surface.scene
        reach = _PULL / scene.zoom
        best, least = None, reach
        for key in self._open:
            away = _away(scene.nodes[key[0]].port_place(key[1]), at)
            if away < least:
                best, least = key, away
        if best is not None:
            return best
        for key in self._refused:
            if _away(scene.nodes[key[0]].port_place(key[1]), at) < 16 / scene.zoom:
                return key
        return None

    def _show_ports(self) -> None:
        shown: dict[str, Accents] = {}
        keys = [*self._open, *self._refused]
        for node in {key[0] for key in keys}:
            own = [k for k in keys if k[0] == node]
            shown[node] = Accents(
                pull=next((i for n, i in own if (n, i) == self._target), -1),
                grown=frozenset(i for n, i in own if (n, i) in self._open),
                faded=frozenset(i for n, i in own if (n, i) in self._refused),
            )
        self.surface.highlights.show_ports(shown)

    def release(self, at: Pointer) -> None:
        if self._line is None:
            return
        self.move(at)
        target, old = self._target, self._old
        edge = self._open.get(target) if target else None
        reason = self._refused.get(target, "") if target else ""
        self.cancel()
        editor = self.surface.editor
        if reason:
            self.surface.say(reason)
        elif edge is None and old is not None:
            editor.delete((), (old,), rejoin=False)
        elif edge is None:
            if self._port.side == "out":
                self.surface.ask_layer(self._node, self._port.name, at)
        elif edge == old:
            return
        elif old is not None:
            editor.move_edge(old, edge)
        else:
            editor.connect_ports(edge)

    def cancel(self) -> None:
        scene = self.surface.scene
        if self._line is not None:
            scene.removeItem(self._line)
            self._line = None
        if self._old is not None and self._old in scene.edges:
            scene.edges[self._old].setVisible(True)
        self.surface.highlights.show_ports({})
        self.surface.hint("", self.surface.view.viewport().rect().center())


def _away(a: QPointF, b: QPointF) -> float:
    return hypot(a.x() - b.x(), a.y() - b.y())
