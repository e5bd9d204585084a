"""Nodes that have moved glide to their new places, and mended edges change colour.

Only the pictures do: an item is at its new place at once, where it can be clicked,
dragged and saved; it is drawn as far from there as is left of the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, QPointF, QRectF

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Edge
from cnnstudio.ui.canvas.items.edge_item import EdgeItem
from cnnstudio.ui.canvas.items.node_item import NodeItem
from cnnstudio.ui.motion import Motion, Move, Tween

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
        self._edges_along: set[Edge] = set()
        self.tween = Tween(self._step, motion, self)

    def seen_at(self, node: str) -> QPointF:
        """Return where a node is drawn now, which is not where it is."""
        item = self._nodes[node]
        return item.pos() + item.shift

    def begin(
        self,
        before: Mapping[str, QPointF],
        graph: Graph,
        seen: QRectF,
        move: Move,
    ) -> None:
        """Let the nodes that are seen glide from where they were drawn `before`."""
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
        if not ways or len(ways) > MOST:
            return
        self._ways = ways
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
        for edge in self._edges_along:
            item = self._edges.get(edge)
            if item is not None:
                start = self._ways.get(edge.source, _NOWHERE)
                end = self._ways.get(edge.target, _NOWHERE)
                item.set_shift(start * left, end * left)
        if done == 1.0:
            self._ways, self._edges_along = {}, set()


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
