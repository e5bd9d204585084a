"""Drag an edge from port to port, in either direction, or move the end of one."""

from __future__ import annotations

from math import hypot

from PySide6.QtCore import QPoint, QPointF

from cnnstudio.graph.errors import ConnectError, Problem
from cnnstudio.graph.inference import State
from cnnstudio.graph.node import Edge
from cnnstudio.graph.reach import downstream, upstream
from cnnstudio.graph.text import translate
from cnnstudio.project.commands import Command
from cnnstudio.ui.canvas.geometry import BLOCKS_BELOW
from cnnstudio.ui.canvas.interactions.foresight import Foresight
from cnnstudio.ui.canvas.interactions.gesture import (
    Gesture,
    Pointer,
    Surface,
    far_enough,
)
from cnnstudio.ui.canvas.items.loose_edge import LooseEdge
from cnnstudio.ui.canvas.items.node_painter import Accents
from cnnstudio.ui.canvas.node_face import PortFace
from cnnstudio.ui.canvas.trial import Trial

_PULL = 40.0
"""Distance on the screen within which a port pulls the loose end."""

_BENEATH = 16.0
"""And within which one that cannot take it says why."""

PortKey = tuple[str, int]
"""A node, and the index of a port on its card."""


class DragEdge(Gesture):
    """From a port to another. A press on an input that has an edge picks up that end.

    While dragging, ports that can take the edge pull it and grow, impossible ones
    fade; what the shape would be, or is expected to be, is shown before the drop. A
    refused drop says why. A new edge let go over nothing asks which layer follows.
    """

    def __init__(self, surface: Surface, node: str, port: PortFace) -> None:
        super().__init__(surface)
        self.node, self.port = node, port
        self._old: Edge | None = None
        self._start: Pointer | None = None
        self._line: LooseEdge | None = None
        self._takes: dict[PortKey, Edge] = {}
        self._refused: dict[PortKey, Edge] = {}
        self._places: dict[PortKey, tuple[float, float]] = {}
        self._faded: dict[str, Accents] = {}
        self._foresight: Foresight | None = None
        self._misfit = ""
        self._beside = QPoint()
        self._shown: PortKey | None = None
        if port.side == "in" and port.edge is not None:
            self._old = port.edge
            self.node = port.edge.source
            self.port = self._port_of(port.edge)

    def _port_of(self, edge: Edge) -> PortFace:
        ports = self.surface.scene.nodes[edge.source].face.ports
        return next(p for p in ports if p.side == "out" and p.name == edge.source_port)

    @property
    def takes(self) -> dict[PortKey, Edge]:
        """Ports that can take the edge, and the edge that would be."""
        return self._takes

    def press(self, at: Pointer) -> None:
        self._start = at

    def begin(self) -> None:
        """Show the loose edge, and which ports can take it."""
        scene = self.surface.scene
        self._line = LooseEdge(scene.themes)
        scene.addItem(self._line)
        self._weigh_ports()
        if self._old is not None:
            scene.edges[self._old].setVisible(False)

    def move(self, at: Pointer) -> None:
        assert self._start is not None
        if self._line is None:
            if not far_enough(self._start, at):
                return
            self.begin()
        self.aim(self._nearest(at.scene), at.scene, at.view)

    def aim(self, target: PortKey | None, at: QPointF, beside: QPoint) -> None:
        """Let the edge end at a port, or loosely at a place of the scene.

        `beside` is where in the view a sentence is shown if there is one to say.
        """
        scene, line = self.surface.scene, self._line
        assert line is not None
        end = scene.nodes[target[0]].port_place(target[1]) if target else at
        refusal = self._refusal(target)
        if refusal:
            end = at
        start = scene.nodes[self.node].pos() + self.port.place
        forward = self.port.side == "out"
        line.set_ends(*((start, end) if forward else (end, start)), bool(refusal))
        self._show_outcome(target, beside)
        self._show_ports(target, at)

    def _weigh_ports(self) -> None:
        """Sort all ports of the other kind into those that can take it and others.

        There may be thousands, so that a circle is not looked for at each of them.
        """
        graph = self.surface.scene.document.graph
        forward = self.port.side == "out"
        wanted = "in" if forward else "out"
        circle = (upstream if forward else downstream)(graph, [self.node])
        there = set(graph.edges)
        faded: dict[str, set[int]] = {}
        for node, item in self.surface.scene.nodes.items():
            corner = item.pos()
            for index, port in enumerate(item.face.ports):
                if port.side != wanted:
                    continue
                key, edge = (node, index), self._edge_to(node, port)
                place = corner + port.place
                self._places[key] = place.x(), place.y()
                # The old edge may end at another place among the same inputs.
                double = edge in there and edge != self._old
                if node in circle or double:
                    self._refused[key] = edge
                    faded.setdefault(node, set()).add(index)
                else:
                    self._takes[key] = edge
        self._faded = {n: Accents(faded=frozenset(p)) for n, p in faded.items()}

    def _edge_to(self, node: str, port: PortFace) -> Edge:
        if self.port.side == "out":
            return Edge(self.node, node, self.port.name, port.name)
        return Edge(node, self.node, port.name, self.port.name)

    def _refusal(self, target: PortKey | None) -> str:
        """Say why an edge cannot end at a port; empty if it can."""
        if target is None or target not in self._refused:
            return ""
        return self.surface.editor.refusal(self._refused[target])

    def _within(self, at: QPointF, reach: float) -> list[tuple[float, PortKey]]:
        """Return the ports within reach of a place of the scene, the nearest first."""
        x, y = at.x(), at.y()
        found = [
            (hypot(px - x, py - y), key)
            for key, (px, py) in self._places.items()
            if abs(px - x) < reach and abs(py - y) < reach
        ]
        return sorted(pair for pair in found if pair[0] < reach)

    def _nearest(self, at: QPointF) -> PortKey | None:
        """Return the port that pulls: an open one within reach, else one beneath."""
        zoom = self.surface.scene.zoom
        near = self._within(at, _PULL / zoom)
        for _, key in near:
            if key in self._takes:
                return key
        for away, key in near:
            if away < _BENEATH / zoom:
                return key
        return None

    # What would be

    def _command(self, target: PortKey | None) -> Command | None:
        edge = self._takes.get(target) if target is not None else None
        if edge is None or edge == self._old:
            return None
        editor = self.surface.editor
        try:
            if self._old is not None:
                return editor.reconnection(self._old, edge)
            return editor.connection(edge)
        except ConnectError:  # as of a second edge from the same port
            return None

    def _show_outcome(self, target: PortKey | None, beside: QPoint) -> None:
        """Show what a drop would lead to, and say what does not fit."""
        self._beside = beside
        if target != self._shown or self._foresight is None:
            self._shown = target
            self._misfit = ""
            if self._foresight is None:
                self._foresight = Foresight(self.surface.scene, self._foreseen)
            self._foresight.ask(self._command(target))
        self._hint()

    def _foreseen(self, trial: Trial | None) -> None:
        self.surface.scene.show_trial(trial)
        edge = self._takes.get(self._shown) if self._shown else None
        self._misfit = _misfit(trial, edge)
        self._hint()

    def _hint(self) -> None:
        self.surface.hint(self._refusal(self._shown) or self._misfit, self._beside)

    def _show_ports(self, target: PortKey | None, at: QPointF) -> None:
        zoom = self.surface.scene.zoom
        if zoom < BLOCKS_BELOW:
            return  # there are no ports to be seen
        near: dict[str, set[int]] = {}
        for _, (node, index) in self._within(at, _PULL / zoom):
            if (node, index) in self._takes:
                near.setdefault(node, set()).add(index)
        if target is not None and target in self._takes:
            near.setdefault(target[0], set()).add(target[1])
        shown = dict(self._faded)
        for node, ports in near.items():
            pulled = target[1] if target is not None and target[0] == node else -1
            faded = self._faded[node].faded if node in self._faded else frozenset()
            shown[node] = Accents(pull=pulled, grown=frozenset(ports), faded=faded)
        self.surface.highlights.show_ports(shown)

    def release(self, at: Pointer) -> None:
        if self._line is None:
            return
        self.move(at)
        target = self._nearest(at.scene)
        if not self.drop(target) and self._old is None and self.port.side == "out":
            self.surface.ask_layer(self.node, self.port.name, at)

    def drop(self, target: PortKey | None) -> bool:
        """Join what is aimed at, or say why not; False if it is let go over nothing."""
        old, edge = self._old, self._takes.get(target) if target else None
        reason = self._refusal(target)
        self.cancel()
        editor = self.surface.editor
        if reason:
            self.surface.say(reason)
        elif edge is None:
            if old is not None:
                editor.delete((), (old,), rejoin=False)
            return False
        elif old is not None and edge != old:
            editor.move_edge(old, edge)
        elif old is None:
            editor.connect_ports(edge)
        return True

    def cancel(self) -> None:
        scene = self.surface.scene
        if self._line is not None:
            scene.removeItem(self._line)
            self._line = None
        if self._old is not None and self._old in scene.edges:
            scene.edges[self._old].setVisible(True)
        if self._foresight is not None:
            self._foresight.end()
            self._foresight = None
        scene.show_trial(None)
        self._shown = None
        self.surface.highlights.show_ports({})
        self.surface.hint("", self.surface.view.viewport().rect().center())


def _misfit(trial: Trial | None, edge: Edge | None) -> str:
    """Say what is expected and got where the shape would be wrong."""
    if trial is None or edge is None:
        return ""
    report = trial.report.nodes.get(edge.target)
    if report is None or report.state is not State.ERROR or report.problem is None:
        return ""
    return _expected_and_got(report.problem)


def _expected_and_got(problem: Problem) -> str:
    if not problem.expected:
        return problem.message
    said = translate("DragEdge", "{0}. Expected {1}, got {2}.")
    return said.format(problem.message, problem.expected, problem.got)
