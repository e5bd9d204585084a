"""A layer that is dropped below the open end of a chain is joined to it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from cnnstudio.graph.layout import COLUMN_GAP, FULL_SIZE, place_after
from cnnstudio.graph.node import Edge
from cnnstudio.ui.canvas.interactions.gesture import Surface
from cnnstudio.ui.canvas.items.loose_edge import LooseEdge

REACH = FULL_SIZE[0]
"""How far below an open end, and how far beside it, a layer is taken to follow it."""


@dataclass(frozen=True, slots=True)
class Behind:
    """The open end that a layer would follow, its port, and where the layer lies."""

    node: str
    port: str
    place: QPointF


class OpenEnds:
    """Finds the end that a card would follow, and draws the wire to it dashed.

    Cards are where they were when this was made; in a compact view nothing is found,
    since nodes have no places of their own there.
    """

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        scene = surface.scene
        shown = {} if scene.compact else scene.nodes
        self._cards = {node: item.card() for node, item in shown.items()}
        graph = scene.document.graph
        used = {edge.source for edge in graph.edges}
        self._ends = [
            (node, graph.nodes[node].output_ports[0].name, card)
            for node, card in self._cards.items()
            if node not in used and graph.nodes[node].output_ports
        ]
        self._wire: LooseEdge | None = None

    def behind(self, card: QRectF) -> Behind | None:
        """Return what a card here would follow: the nearest end that is near."""
        over = self._under(card.center())
        best, least = None, float("inf")
        for node, port, end in self._ends:
            across = abs(card.center().x() - end.center().x())
            down = card.top() - end.bottom()
            near = 0 <= down <= REACH and across <= REACH
            if node == over:
                graph = self._surface.scene.document.graph
                size = card.width(), card.height()
                return Behind(node, port, QPointF(*place_after(graph, node, size)))
            if near and across + down < least:
                best, least = Behind(node, port, card.topLeft()), across + down
        return best

    def wire_under(self, at: QPointF) -> Edge | None:
        """Return the only wire that leaves the card at a place, if there is one."""
        over = self._under(at)
        leaving = self._surface.scene.document.graph.outgoing(over) if over else []
        return leaving[0] if len(leaving) == 1 else None

    def is_on_end(self, at: QPointF) -> bool:
        """Return True if a place is on the card of an open end."""
        over = self._under(at)
        return any(node == over for node, _, _ in self._ends)

    def beside(self, card: QRectF) -> QPointF:
        """Return where a card lies so that it hides none: to the right of it."""
        for _ in self._cards:
            over = self._under(card.center())
            if not over:
                break
            card = card.translated(
                self._cards[over].right() + COLUMN_GAP - card.left(), 0
            )
        return card.topLeft()

    def show(self, behind: Behind | None, size: QPointF, *, refused: bool) -> None:
        """Draw the wire that would be, or none."""
        scene = self._surface.scene
        if behind is None or behind.node not in scene.nodes:
            self.end()
            return
        if self._wire is None:
            self._wire = LooseEdge(scene.themes)
            scene.addItem(self._wire)
        item = scene.nodes[behind.node]
        ports = [i for i, p in enumerate(item.face.ports) if p.side == "out"]
        start = item.port_place(ports[0])
        end = behind.place + QPointF(size.x() / 2, 0)
        self._wire.set_ends(start, end, refused)

    def end(self) -> None:
        """Take the wire away."""
        if self._wire is not None:
            self._surface.scene.removeItem(self._wire)
            self._wire = None

    def _under(self, at: QPointF) -> str:
        return next((n for n, card in self._cards.items() if card.contains(at)), "")
