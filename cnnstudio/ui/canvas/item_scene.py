"""The items of a canvas and where they lie: ways and labels of edges, what is drawn.

It knows items and their places, not what they mean: the scene on top of it does.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Edge
from cnnstudio.ui.canvas.edge_labels import EdgeLabels
from cnnstudio.ui.canvas.edge_layout import EdgeLayout, Ends
from cnnstudio.ui.canvas.far_picture import FarPicture
from cnnstudio.ui.canvas.items.edge_item import EdgeItem
from cnnstudio.ui.canvas.items.node_item import NodeItem
from cnnstudio.ui.theme import ThemeManager

_HALF = 500_000.0
_DEPTH = 16


class ItemScene(QGraphicsScene):
    """Items of nodes and edges by what they stand for; a subclass says of which graph.

    `layout` knows where all of them lie, `far` paints them from far away.
    """

    def __init__(self, themes: ThemeManager, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.themes = themes
        self.nodes: dict[str, NodeItem] = {}
        self.edges: dict[Edge, EdgeItem] = {}
        self.layout = EdgeLayout()
        self.labels = EdgeLabels(self.edges, self.layout)
        self.far = FarPicture(self.nodes, self.edges, self.layout.shown_in)
        self.numbers = count()
        self._others: dict[int, QGraphicsItem] = {}
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.BspTreeIndex)
        # The scene is far larger than any network, and left to itself the tree would
        # have all nodes in two or three of its cells. So cells are 3,900 pixels wide.
        self.setBspTreeDepth(_DEPTH)
        self.setSceneRect(-_HALF, -_HALF, 2 * _HALF, 2 * _HALF)

    def graph(self) -> Graph:
        """Return the graph that is shown."""
        raise NotImplementedError

    @property
    def zoom(self) -> float:
        """Zoom of the view that shows the scene."""
        return self.labels.zoom

    # Ways and labels

    def around(self, nodes: set[str]) -> set[Edge]:
        """Enter the places of nodes; return the edges at them, under and over them."""
        graph = self.graph()
        edges: set[Edge] = set()
        for node in nodes:
            edges |= self.layout.touching(node)
            self._index_node(node)
            edges.update(graph.incoming(node))
            edges.update(graph.outgoing(node))
        for node in nodes:
            edges |= self.layout.touching(node)
        return edges

    def _index_node(self, node: str) -> None:
        item = self.nodes[node]
        ports = [item.port_place(i) for i in range(len(item.face.ports))]
        self.layout.put_node(node, item.card(), ports)
        self.far.touch_node(node)

    def find_ways(self, edges: set[Edge], rough: bool) -> set[Edge]:
        """Let edges run anew; return those whose labels have to find a place again.

        What spans little comes first: it takes the lane next to the nodes.
        """
        order = sorted(edges, key=self._reach)
        for edge in order:
            self.layout.remove_edge(edge)
        again = set(order)
        for edge in order:
            route = self.layout.route(edge, self.ends(edge), rough)
            self.edges[edge].set_route(route)
            self.far.touch_edge(edge)
            again |= self.layout.covered_labels(edge)
        return again

    def _reach(self, edge: Edge) -> tuple[float, int]:
        source, target = self.nodes[edge.source], self.nodes[edge.target]
        return abs(target.y() - source.y()), self.edges[edge].number

    def ends(self, edge: Edge) -> Ends:
        """Return where an edge starts and ends now."""
        graph = self.graph()
        source, target = self.nodes[edge.source], self.nodes[edge.target]
        start = self._port(source, "out", edge)
        end = self._port(target, "in", edge)
        arriving = graph.incoming(edge.target)
        leaving = graph.outgoing(edge.source)
        return Ends(
            start,
            end,
            splits=len(leaving) > 1,
            merges=len(arriving) > 1,
            leftmost=bool(arriving) and arriving[0] == edge,
        )

    @staticmethod
    def _port(item: NodeItem, side: str, edge: Edge) -> QPointF:
        name = edge.source_port if side == "out" else edge.target_port
        fallback = QPointF(item.face.size.width() / 2, 0)
        for port in item.face.ports:
            if port.side == side and port.name == name:
                if side == "out" or port.edge == edge:
                    return item.pos() + port.place
                fallback = port.place
        return item.pos() + fallback

    # Drawing

    def paint_far(self, painter: QPainter, exposed: QRectF, whole: bool) -> None:
        """Paint what lies in a part of the scene as blocks and lines.

        `whole`: that is most of what is seen. What is neither node nor edge, such as
        what a gesture shows, paints itself.
        """
        others = sorted(self._others.values(), key=QGraphicsItem.zValue)
        for item in others:
            if item.zValue() < 0:
                _paint_alone(painter, item)
        self.far.paint(painter, exposed, self.themes.current(), whole)
        for item in others:
            if item.zValue() >= 0:
                _paint_alone(painter, item)

    def addItem(self, item: QGraphicsItem) -> None:
        super().addItem(item)
        if not isinstance(item, NodeItem | EdgeItem):
            self._others[id(item)] = item

    def removeItem(self, item: QGraphicsItem) -> None:
        self._others.pop(id(item), None)
        super().removeItem(item)

    def content(self, nodes: Iterable[str] = ()) -> QRectF:
        """Return the rectangle around the given nodes, or around everything."""
        rect = QRectF()
        chosen = set(nodes)
        for node, item in self.nodes.items():
            if not chosen or node in chosen:
                rect |= item.card()
        if not chosen:
            for edge_item in self.edges.values():
                rect |= edge_item.boundingRect()
        return rect


def _paint_alone(painter: QPainter, item: QGraphicsItem) -> None:
    """Paint one item as the scene would."""
    if not item.isVisible():
        return
    painter.save()
    painter.setWorldTransform(item.sceneTransform() * painter.worldTransform())
    painter.setOpacity(item.effectiveOpacity())
    item.paint(painter, QStyleOptionGraphicsItem())
    painter.restore()
