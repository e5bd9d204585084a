"""What lies under a point of the scene: a port, a node, an edge or a frame."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QPointF, QRectF

from cnnstudio.graph.node import Edge
from cnnstudio.ui.canvas.geometry import PORT_REACH, box_of
from cnnstudio.ui.canvas.items.edge_item import EdgeItem
from cnnstudio.ui.canvas.items.node_item import NodeItem
from cnnstudio.ui.canvas.scene import GraphScene

_INSIDE = 9.0
_LINE_REACH = 6.0


@dataclass(frozen=True, slots=True)
class Hit:
    """The thing that a press would take; all empty: the canvas itself."""

    node: str = ""
    port: int = -1
    edge: Edge | None = None
    frame: str = ""


def hit_at(scene: GraphScene, place: QPointF) -> Hit:
    """Return what is under `place`: ports before nodes before edges before frames."""
    zoom = scene.zoom
    reach = min(PORT_REACH / zoom, 18.0)
    line = min(_LINE_REACH / zoom, 14.0)
    area = QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach)
    # The scene's own index, not Qt's: it knows where things are, also while their
    # pictures still glide there.
    found = scene.layout.shown_in(box_of(area))
    nodes = sorted((scene.nodes[n] for n in found[0]), key=_on_top)
    for item in nodes:
        port = _port_at(item, place, reach)
        if port >= 0:
            return Hit(item.node, port)
    for item in nodes:
        if item.card().contains(place):
            return Hit(item.node)
    edges = sorted((scene.edges[e] for e in found[1]), key=_on_top)
    for edge_item in edges:
        if edge_item.on_label(place):
            return Hit(edge=edge_item.edge)
    near = [(edge_item.distance_to(place), edge_item.edge) for edge_item in edges]
    near = [pair for pair in near if pair[0] <= line]
    if near:
        return Hit(edge=min(near, key=lambda pair: pair[0])[1])
    return Hit(frame=scene.frames.at(place))


def _on_top(item: NodeItem | EdgeItem) -> int:
    return -item.number


def _port_at(item: NodeItem, place: QPointF, reach: float) -> int:
    inside = item.card().contains(place)
    best, least = -1, min(reach, _INSIDE) if inside else reach
    for index in range(len(item.face.ports)):
        away = item.port_place(index) - place
        distance = hypot(away.x(), away.y())
        if distance <= least:
            best, least = index, distance
    return best
