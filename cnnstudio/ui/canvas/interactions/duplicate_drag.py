"""Alt-drag: carry a copy of the selection away; the original stays."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt

from cnnstudio.graph.errors import ConnectError
from cnnstudio.graph.text import translate
from cnnstudio.project.block_commands import BlockError
from cnnstudio.ui.canvas.carry import CarriedCopies
from cnnstudio.ui.canvas.interactions.aligning import Aligning
from cnnstudio.ui.canvas.interactions.carrying import Carrying
from cnnstudio.ui.canvas.interactions.gesture import (
    Pointer,
    Surface,
    far_enough,
)
from cnnstudio.ui.canvas.interactions.onto_wire import Landing, OntoWire
from cnnstudio.ui.canvas.items.edge_item import label_text
from cnnstudio.ui.canvas.items.ghost_item import GhostItem
from cnnstudio.ui.canvas.items.loose_edge import LooseEdge
from cnnstudio.ui.canvas.node_face import NodeFace


class DuplicateDrag(Carrying):
    """Ghosts of the selection follow the pointer; release adds the copies.

    Inner edges are kept; with Shift also those that come from outside. On a wire the
    copies are led into it, unless Ctrl is held.
    """

    def __init__(self, surface: Surface, node: str) -> None:
        super().__init__(surface)
        self._node = node
        self._start: Pointer | None = None
        self._copies: CarriedCopies | None = None
        self._ghosts: dict[str, GhostItem] = {}
        self._faces: dict[str, NodeFace] = {}
        self._lines: list[LooseEdge] = []

    def press(self, at: Pointer) -> None:
        self._start = at
        selection = self.surface.highlights.selection
        if self._node not in selection.nodes:
            selection.select([self._node])

    def move(self, at: Pointer) -> None:
        assert self._start is not None
        if self.surface.scene.compact:
            return
        if self._copies is None and not (far_enough(self._start, at) and self._begin()):
            return
        free = at.holds(Qt.KeyboardModifier.ControlModifier)
        landing = self._wire.follow(at.scene, free) if self._wire else None
        self._carry(self._way(at, landing, free), landing)
        keeps = at.holds(Qt.KeyboardModifier.ShiftModifier) and landing is None
        self._show_incoming(keeps)

    def _begin(self) -> bool:
        scene = self.surface.scene
        selected = self.surface.highlights.selection.nodes
        chosen = [n for n in selected if n in scene.nodes]
        try:
            self._copies = CarriedCopies(scene.document, chosen)
        except BlockError as error:
            self.surface.say(str(error))
            return False
        for node in chosen:
            face = scene.nodes[node].face
            self._faces[node] = replace(face, name=self._copies.name_of(node))
            ghost = GhostItem(self._faces[node], scene.themes)
            self._ghosts[node] = ghost
            scene.addItem(ghost)
        self._aligning = Aligning(self.surface)
        if self._copies.ends is not None:
            copies = self._copies
            self._wire = OntoWire(
                self.surface, copies.onto_wire, copies.size(), self._show_labels
            )
        return True

    def _way(self, at: Pointer, landing: Landing | None, free: bool) -> QPointF:
        """By how much the copies are away from the originals."""
        assert self._start is not None
        scene, copies = self.surface.scene, self._copies
        if landing is not None and copies is not None and copies.ends is not None:
            left = scene.nodes[copies.ends[0]].x()
            top = min(scene.document.graph.nodes[n].y for n in self._ghosts)
            return QPointF(*landing.place) - QPointF(left, top)
        way = at.scene - self._start.scene
        original = scene.nodes[self._node]
        card = QRectF(original.pos() + way, original.face.size)
        return way + self._aligning.drawn(card, free=free) if self._aligning else way

    def _carry(self, way: QPointF, landing: Landing | None) -> None:
        graph = self.surface.scene.document.graph
        if landing is not None and self._aligning is not None:
            self._aligning.hide()
        for node, ghost in self._ghosts.items():
            ghost.setPos(QPointF(graph.nodes[node].x, graph.nodes[node].y) + way)
        self._show_labels()

    def _show_labels(self) -> None:
        """Show below the last of the copies what it would give on the wire."""
        landing = self._landing
        last = self._copies.ends[1] if self._copies and self._copies.ends else ""
        for node, ghost in self._ghosts.items():
            text, bad = "", False
            if landing is not None and node == last:
                text = landing.problem or label_text(landing.shape)
                bad = bool(landing.problem)
            ghost.show_outcome(self._faces[node], text, bad)

    def _show_incoming(self, on: bool) -> None:
        """Draw the edges from outside that the copies will have, or take them away."""
        scene = self.surface.scene
        edges = [
            e
            for e in scene.document.graph.edges
            if on and e.target in self._ghosts and e.source not in self._ghosts
        ]
        while len(self._lines) > len(edges):
            scene.removeItem(self._lines.pop())
        while len(self._lines) < len(edges):
            self._lines.append(LooseEdge(scene.themes))
            scene.addItem(self._lines[-1])
        for edge, line in zip(edges, self._lines, strict=True):
            ends, item = scene.ends(edge), scene.nodes[edge.target]
            end = ends.end - item.pos() + self._ghosts[edge.target].pos()
            line.set_ends(ends.start, end, False)

    def release(self, at: Pointer) -> None:
        self.move(at)
        copies, landing = self._copies, self._landing
        if copies is None:
            return
        keeps = at.holds(Qt.KeyboardModifier.ShiftModifier)
        moved = self._ghosts[self._node].pos()
        original = self.surface.scene.document.graph.nodes[self._node]
        by = moved.x() - original.x, moved.y() - original.y
        built = copies.onto_wire(landing.edge) if landing is not None else None
        command = built.command if built else copies.command(by, keep_incoming=keeps)
        try:
            self.surface.scene.document.push(command)
        except (BlockError, ConnectError) as error:
            self.surface.say(str(error))
            self._end(landed=False)
            return
        self._end(landed=built is not None)
        self.surface.highlights.selection.select(copies.ids)
        say = translate("DuplicateDrag", "Copied the layers; weights are not copied.")
        self.surface.say(say)

    def cancel(self) -> None:
        self._end(landed=False)

    def _end(self, *, landed: bool) -> None:
        self._show_incoming(False)
        for ghost in self._ghosts.values():
            self.surface.scene.removeItem(ghost)
        self._ghosts.clear()
        self._copies = None
        self._put_down(landed=landed)
