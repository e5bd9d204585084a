"""Nodes that have moved glide to their new places, and mended edges change colour.

Only the pictures do: an item is at its new place at once, where it can be clicked,
dragged and saved; it is drawn as far from there as is left of the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QTransform

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Edge
from cnnstudio.ui.canvas.items.edge_item import EdgeItem
from cnnstudio.ui.canvas.items.frame_item import FrameItem
from cnnstudio.ui.canvas.items.node_item import NodeItem
from cnnstudio.ui.motion import Motion, Move, Tween, motion

MOST = 150
"""More nodes in sight than these are there at once: each frame has its work."""

_NOWHERE = QPointF()


class Glide(QObject):
    """Draws nodes, and the edges at them, on their way."""

    def __init__(
        self,
        nodes: Mapping[str, NodeItem],
        edges: Mapping[Edge, EdgeItem],
        motion: Motion,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._nodes, self._edges, self._motion = nodes, edges, motion
        self._ways: dict[str, QPointF] = {}
        self._frames: dict[FrameItem, QPointF] = {}
        self._edges_along: set[Edge] = set()
        self.tween = Tween(self._step, motion, self)

    def seen_at(self, node: str) -> QPointF:
        """Return where a node is drawn now, which is not where it is."""
        item = self._nodes[node]
        return item.pos() + item.shift

    def begin(
        self,
        before: Mapping[str, QPointF],
        frames: Mapping[FrameItem, QPointF],
        graph: Graph,
        seen: QRectF,
        move: Move,
    ) -> None:
        """Let what is seen glide from where it was drawn `before`; frames too."""
        self.finish()
        if not self._motion.duration(move):
            return
        ways = {}
        for node, place in before.items():
            item = self._nodes.get(node)
            if item is not None and item.pos() != place:
                there = QRectF(place, item.face.size)
                if seen.intersects(there) or seen.intersects(item.card()):
                    ways[node] = place - item.pos()
        if len(ways) > MOST or not (ways or frames):
            return
        self._ways = ways
        self._frames = {item: place - item.pos() for item, place in frames.items()}
        self._edges_along = {
            edge
            for node in ways
            for edge in (*graph.incoming(node), *graph.outgoing(node))
        }
        self.tween.start(move)

    def finish(self) -> None:
        """Draw everything where it is."""
        self.tween.finish()

    def _step(self, done: float) -> None:
        left = 1.0 - done
        for node, way in self._ways.items():
            if node in self._nodes:
                self._nodes[node].set_shift(way * left)
        for frame, way in self._frames.items():
            shift = way * left
            frame.setTransform(QTransform.fromTranslate(shift.x(), shift.y()))
        for edge in self._edges_along:
            item = self._edges.get(edge)
            if item is not None:
                start = self._ways.get(edge.source, _NOWHERE)
                end = self._ways.get(edge.target, _NOWHERE)
                item.set_shift(start * left, end * left)
        if done == 1.0:
            self._ways, self._frames, self._edges_along = {}, {}, set()


class Fade(QObject):
    """Lets edges that were red, or are now, change their colour."""

    def __init__(
        self, edges: Mapping[Edge, EdgeItem], motion: Motion, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._edges = edges
        self._changing: set[Edge] = set()
        self.tween = Tween(self._step, motion, self)

    def begin(self, edges: Iterable[Edge]) -> None:
        """Start with the colours that these had before."""
        self.tween.finish()
        self._changing = set(edges)
        if self._changing:
            self.tween.start(Move.FIX)

    def _step(self, done: float) -> None:
        for edge in self._changing & self._edges.keys():
            self._edges[edge].set_fade(done)


class Movements(QObject):
    """Collects what changes its place or its colour, and lets it be seen to do so."""

    def __init__(
        self,
        nodes: Mapping[str, NodeItem],
        edges: Mapping[Edge, EdgeItem],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.glide = Glide(nodes, edges, motion(), self)
        self.fade = Fade(edges, motion(), self)
        self._came_from: dict[str, QPointF] = {}
        self._frames: dict[FrameItem, QPointF] = {}
        self._new_nodes: set[str] = set()
        self._recoloured: set[Edge] = set()
        self._room = False  # nodes came or went: the others make room, or close up

    def leaves(self, node: str) -> None:
        """A node is about to be put somewhere else."""
        if node not in self._new_nodes:
            self._came_from.setdefault(node, self.glide.seen_at(node))

    def leaves_frame(self, frame: FrameItem) -> None:
        """A frame is about to be put somewhere else."""
        self._frames.setdefault(frame, frame.pos())

    def comes(self, node: str) -> None:
        """A node is new: it is where it is."""
        self._came_from.pop(node, None)
        self._new_nodes.add(node)
        self._room = True

    def come_out_of(self, nodes: Iterable[str], place: QPointF) -> None:
        """New nodes come from a place: that of the block they were in."""
        self._came_from |= dict.fromkeys(nodes, place)

    def goes(self) -> None:
        """A node has gone."""
        self._room = True

    def recolours(self, edge: Edge) -> None:
        """An edge is about to have another colour."""
        self._recoloured.add(edge)

    def forget(self) -> None:
        """Another arrangement is shown: there is no way from the last one."""
        self._came_from, self._frames = {}, {}
        self.glide.finish()

    def show(self, graph: Graph, seen: QRectF) -> None:
        """Begin all that was collected, as far as it is `seen`."""
        if self._came_from or self._frames:
            move = Move.ROOM if self._room else Move.NODE
            self.glide.begin(self._came_from, self._frames, graph, seen, move)
            self._came_from, self._frames = {}, {}
        self._new_nodes.clear()
        self._room = False
        if self._recoloured:
            self.fade.begin(self._recoloured)
            self._recoloured = set()
