"""The scene follows the document: it alone adds, moves and removes items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer, Signal
from PySide6.QtWidgets import QGraphicsScene

from cnnstudio.advice.rule import Fix
from cnnstudio.graph.cost import Measure
from cnnstudio.graph.inference import NodeReport, State
from cnnstudio.graph.layout import layered_layout
from cnnstudio.graph.node import Edge
from cnnstudio.project.project import ProjectChange
from cnnstudio.ui.canvas.cost_faces import CostFaces
from cnnstudio.ui.canvas.edge_labels import EdgeLabels
from cnnstudio.ui.canvas.edge_layout import EdgeLayout, Ends
from cnnstudio.ui.canvas.geometry import COMPACT
from cnnstudio.ui.canvas.items.edge_item import (
    EdgeFace,
    EdgeItem,
    label_text,
)
from cnnstudio.ui.canvas.items.node_item import NodeItem, Pictures
from cnnstudio.ui.canvas.marks import marks_of
from cnnstudio.ui.canvas.node_face import Marks, face_of
from cnnstudio.ui.canvas.trial import Trial, try_out
from cnnstudio.ui.document import Document
from cnnstudio.ui.overlays import Overlays
from cnnstudio.ui.theme import ThemeManager

_HALF = 500_000.0

PICTURES_A_TURN = 3


class GraphScene(QGraphicsScene):
    """Items of the shown network, held by id. `settled` follows every refresh.

    `tried` carries the `Trial` that is shown instead of what is, then None.
    """

    settled = Signal()
    tried = Signal(object)

    def __init__(
        self,
        document: Document,
        overlays: Overlays,
        themes: ThemeManager,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.document, self.overlays, self.themes = document, overlays, themes
        self.nodes: dict[str, NodeItem] = {}
        self.edges: dict[Edge, EdgeItem] = {}
        self.layout = EdgeLayout()
        self.labels = EdgeLabels(self.edges, self.layout)
        self.compact = False
        self._network = document.network
        self.marks = Marks()
        self._trial: Trial | None = None
        self.costs = CostFaces()
        self._pictures = Pictures()
        self._shown: dict[str, NodeReport | None] = {}
        self._stale_nodes: set[str] = set()  # moved, or with other edges
        self._stale_faces: set[str] = set()
        self._stale_edges: set[Edge] = set()
        self._moved = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._without_picture: list[str] = []
        self._pictures_soon = QTimer(self, interval=0)
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.BspTreeIndex)
        self.setSceneRect(-_HALF, -_HALF, 2 * _HALF, 2 * _HALF)
        self._soon.timeout.connect(self.flush)
        self._pictures_soon.timeout.connect(self._show_pictures)
        document.changed.connect(self._follow)
        document.validated.connect(self._validated)
        document.reset.connect(self.rebuild)
        document.place_changed.connect(self.rebuild)
        overlays.changed.connect(self._overlays_changed)
        themes.changed.connect(self._theme_changed)
        self.rebuild()

    # Following the document

    def rebuild(self) -> None:
        """Show another network from scratch."""
        self._network = self.document.network
        for edge in list(self.edges):
            self._remove_edge(edge)
        for node in list(self.nodes):
            self._remove_node(node)
        for node in self.document.graph.nodes:
            self._add_node(node)
        for edge in self.document.graph.edges:
            self._add_edge(edge)
        self._validated()

    def _follow(self, change: ProjectChange) -> None:
        graph = change.graph
        # Not the document's: that may be another graph already, which is shown next.
        if graph is None or change.network != self._network:
            return
        if graph.kind == "node_added":
            self._add_node(graph.node)
        elif graph.kind == "node_removed":
            self._remove_node(graph.node)
        elif graph.kind == "edge_added" and graph.edge is not None:
            self._add_edge(graph.edge)
        elif graph.kind == "edge_removed" and graph.edge is not None:
            self._remove_edge(graph.edge)
        elif graph.kind == "node_edited":
            self._stale_faces.add(graph.node)
        elif graph.node in self.nodes:
            self._place(graph.node)
        self._soon.start()

    def _add_node(self, node: str) -> None:
        graph = self.document.graph
        face = face_of(graph, graph.nodes[node], None, self.marks, None, self.compact)
        item = NodeItem(node, face, self._pictures, self.themes)
        item.compact = self.compact
        self.nodes[node] = item
        self.addItem(item)
        self._place(node)

    def _remove_node(self, node: str) -> None:
        item = self.nodes.pop(node)
        self._pictures.drop(node)
        self._shown.pop(node, None)
        self._stale_nodes.discard(node)
        self.layout.remove_node(node)
        self.removeItem(item)

    def _add_edge(self, edge: Edge) -> None:
        item = EdgeItem(edge, self.themes)
        self.edges[edge] = item
        self.addItem(item)
        self._stale_edges.add(edge)
        self._stale_nodes.update((edge.source, edge.target))
        self._moved = self._moved or self.compact

    def _remove_edge(self, edge: Edge) -> None:
        item = self.edges.pop(edge, None)
        if item is None:  # A file may name the same edge twice; one item shows both.
            return
        self.layout.remove_edge(edge)
        self._stale_edges.discard(edge)
        self._stale_nodes.update(
            n for n in (edge.source, edge.target) if n in self.nodes
        )
        self.removeItem(item)
        self._moved = self._moved or self.compact

    def _place(self, node: str) -> None:
        place = self.document.graph.nodes[node]
        if self.compact:
            self._moved = True
        else:
            self.nodes[node].setPos(place.x, place.y)
        self._stale_nodes.add(node)

    def _validated(self) -> None:
        document = self.document
        self.preview_fix(None)
        self.costs.look_at(document.report)
        if self.costs.measure is not None:  # shares of a whole that has changed
            self._stale_faces.update(self.nodes)
        marks = marks_of(document.graph, document.report, document.here)
        if marks != self.marks:
            changed = set(marks.warned) ^ set(self.marks.warned)
            changed |= set(marks.wrong) ^ set(self.marks.wrong)
            for edge in set(marks.red) ^ set(self.marks.red):
                changed |= {edge.source, edge.target}
            self.marks = marks
            self._stale_faces |= changed
        for node, report in document.report.nodes.items():
            if self._shown.get(node) is not report and node in self.nodes:
                self._shown[node] = report
                self._stale_faces.add(node)
        self.flush()

    def _overlays_changed(self) -> None:
        self._without_picture = list(self.nodes)
        self._pictures_soon.start()

    def _show_pictures(self) -> None:
        """Show the new pictures of a few nodes: all at once would hold up the rest."""
        now = self._without_picture[:PICTURES_A_TURN]
        self._without_picture = self._without_picture[PICTURES_A_TURN:]
        for node in now:
            if node in self.nodes:
                self._update_face(node)
        if not self._without_picture:
            self._pictures_soon.stop()

    def _theme_changed(self, _theme: object) -> None:
        self.update()

    # Bringing items up to date

    def flush(self) -> None:
        """Bring faces, ways and labels of whatever changed up to date."""
        self._soon.stop()
        if self._moved:
            self._place_compact()
        faces, self._stale_faces = self._stale_faces & self.nodes.keys(), set()
        nodes, self._stale_nodes = self._stale_nodes & self.nodes.keys(), set()
        edges, self._stale_edges = self._stale_edges, set()
        for node in faces | nodes:
            if self._update_face(node):
                nodes.add(node)
        graph = self.document.graph
        for node in nodes:
            edges |= self.layout.touching(node)
            self._index_node(node)
            edges.update(graph.incoming(node))
            edges.update(graph.outgoing(node))
        for node in nodes:
            edges |= self.layout.touching(node)
        edges &= self.edges.keys()
        relabel = {
            edge
            for node in faces - nodes
            for edge in (*graph.outgoing(node), *graph.incoming(node))
            if edge not in edges and self.edges[edge].set_face(self._edge_face(edge))
        }
        self._lay_out(edges, relabel)
        self.settled.emit()

    def _update_face(self, node: str) -> bool:
        """Show what a node is now; return True if its size or ports changed."""
        graph, item = self.document.graph, self.nodes[node]
        trial, there = self._trial, graph.nodes[node]
        report = self.document.report.nodes.get(node)
        tried = trial is not None and trial.differs(node, graph, self.document.report)
        if trial is not None and tried:
            there, report = trial.graph.nodes[node], trial.report.nodes.get(node)
        face = face_of(
            graph,
            there,
            report,
            self.marks,
            self.overlays.thumbnails.get(node),
            self.compact,
            self.costs.of(report),
            tentative=tried,
        )
        if face == item.face:
            return False
        changed = face.outline() != item.face.outline()
        item.set_face(face)
        return changed

    def _index_node(self, node: str) -> None:
        item = self.nodes[node]
        ports = [item.port_place(i) for i in range(len(item.face.ports))]
        self.layout.put_node(node, item.card(), ports)

    def _place_compact(self) -> None:
        self._moved = False
        places = layered_layout(self.document.graph, spacing=COMPACT)
        for node, place in places.items():
            if node in self.nodes and self.nodes[node].pos() != QPointF(*place):
                self.nodes[node].setPos(*place)
                self._stale_nodes.add(node)

    def _lay_out(self, edges: set[Edge], relabel: set[Edge]) -> None:
        order = [e for e in self.edges if e in edges]
        order.sort(key=self._reach)  # what spans little takes the lane next to it
        for edge in order:
            self.layout.remove_edge(edge)
        again = dict.fromkeys(order)
        for edge in order:
            item = self.edges[edge]
            item.set_face(self._edge_face(edge))
            item.set_route(self.layout.route(edge, self.ends(edge)))
            again.update(dict.fromkeys(self.layout.covered_labels(edge)))
        again.update(dict.fromkeys(e for e in self.edges if e in relabel))
        self.labels.place_anew(again)

    def _reach(self, edge: Edge) -> float:
        source, target = self.nodes[edge.source], self.nodes[edge.target]
        return abs(target.y() - source.y())

    def _edge_face(self, edge: Edge) -> EdgeFace:
        report = self.document.report
        if self._trial is not None:
            shape = self._trial.shape_of(edge)
            if shape is not None and shape != report.shape_of(edge):
                return EdgeFace(label_text(shape), provisional=True)
        source = report.nodes.get(edge.source)
        provisional = source is None or source.state is not State.VALID
        label = label_text(report.shape_of(edge))
        return EdgeFace(label, provisional, edge in self.marks.red)

    def ends(self, edge: Edge) -> Ends:
        """Return where an edge starts and ends now."""
        graph = self.document.graph
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

    # What gestures and the view ask for

    @property
    def zoom(self) -> float:
        """Zoom of the view that shows the scene."""
        return self.labels.zoom

    def preview_fix(self, fix: Fix | None) -> None:
        """Show everything as it would be with a fix, dashed; None: as it is."""
        self.show_trial(try_out(self.document, fix.command) if fix else None)

    def show_trial(self, trial: Trial | None) -> None:
        """Show values and shapes as they would be, dashed; None: as they are."""
        if trial is None and self._trial is None:
            return
        both = [t.changed for t in (self._trial, trial) if t is not None]
        self._trial, graph = trial, self.document.graph
        changed = frozenset().union(*both) & self.nodes.keys() & graph.nodes.keys()
        leaving = [edge for node in changed for edge in graph.outgoing(node)]
        for node in changed:
            self._update_face(node)
        self.labels.place_anew(
            edge
            for edge in leaving
            if edge in self.edges and self.edges[edge].set_face(self._edge_face(edge))
        )
        self.tried.emit(trial)

    def preview(self, places: Mapping[str, QPointF]) -> None:
        """Show nodes elsewhere without changing the document."""
        for node, place in places.items():
            self.nodes[node].setPos(place)
        self._stale_nodes |= places.keys()
        self.flush()

    def set_costs(self, measure: Measure | None) -> None:
        """Show what nodes cost and colour them by their share; None: neither."""
        self.costs.measure = measure
        self._stale_faces.update(self.nodes)
        self._validated()

    def set_compact(self, compact: bool) -> None:
        """Show far nodes, laid out by themselves, or the document's own places."""
        if compact == self.compact:
            return
        self.compact = compact
        for node, item in self.nodes.items():
            item.compact = compact
            self._update_face(node)
            self._place(node)
        self.flush()

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
