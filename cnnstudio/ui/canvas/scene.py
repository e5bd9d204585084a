"""The scene follows the document: it alone adds, moves and removes items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer, Signal

from cnnstudio.advice.rule import Fix
from cnnstudio.graph.cost import Measure
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import NodeReport, State
from cnnstudio.graph.layout import layered_layout
from cnnstudio.graph.node import Edge
from cnnstudio.project.project import ProjectChange
from cnnstudio.ui.canvas.cost_faces import CostFaces
from cnnstudio.ui.canvas.frame_layer import FrameLayer
from cnnstudio.ui.canvas.geometry import COMPACT
from cnnstudio.ui.canvas.glide import Movements
from cnnstudio.ui.canvas.item_scene import ItemScene
from cnnstudio.ui.canvas.items.edge_item import EdgeItem, label_text
from cnnstudio.ui.canvas.items.edge_label import EdgeFace
from cnnstudio.ui.canvas.items.node_item import NodeItem, Pictures
from cnnstudio.ui.canvas.marks import marks_of
from cnnstudio.ui.canvas.node_face import Marks, face_of
from cnnstudio.ui.canvas.trial import Trial, try_out
from cnnstudio.ui.canvas.volumes import VOLUMES
from cnnstudio.ui.document import Document
from cnnstudio.ui.overlays import Overlays
from cnnstudio.ui.theme import ThemeManager

PICTURES_A_TURN = 3
THOROUGH_AFTER_MS = 150
"""How long a drag rests before its edges look for their best ways."""


class GraphScene(ItemScene):
    """Items of the shown network, held by id. `settled` follows every refresh.

    `tried` carries the `Trial` that is shown instead of what is, then None.
    """

    settled = Signal()
    compact_changed = Signal()
    tried = Signal(object)

    def __init__(
        self,
        document: Document,
        overlays: Overlays,
        themes: ThemeManager,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(themes, parent)
        self.document, self.overlays = document, overlays
        self.compact = self.boxes = False
        self._network = document.network
        self.marks = Marks()
        self._trial: Trial | None = None
        self.costs = CostFaces()
        self._pictures = Pictures()
        self._shown: dict[str, NodeReport | None] = {}
        self.movements = Movements(self.nodes, self.edges, self)
        self._stale_nodes: set[str] = set()  # with other edges, or new
        self._moved_nodes: set[str] = set()
        self._rough_edges: set[Edge] = set()
        self._stale_faces: set[str] = set()
        self._stale_edges: set[Edge] = set()
        self._moved = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._thorough_soon = QTimer(self, singleShot=True, interval=THOROUGH_AFTER_MS)
        self._thorough_soon.timeout.connect(self.flush)
        self._without_picture: list[str] = []
        self._pictures_soon = QTimer(self, interval=0)
        self._soon.timeout.connect(self.flush)
        self._pictures_soon.timeout.connect(self._show_pictures)
        document.changed.connect(self._follow)
        document.validated.connect(self._validated)
        document.reset.connect(self.rebuild)
        document.place_changed.connect(self.rebuild)
        overlays.changed.connect(self._overlays_changed)
        overlays.bars_changed.connect(self._bars_changed)
        themes.changed.connect(self._theme_changed)
        self.frames = FrameLayer(self, document, themes)
        self.frames.leaves.connect(self.movements.leaves_frame)
        self.rebuild()

    def graph(self) -> Graph:
        return self.document.graph

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

    def content(self, nodes: Iterable[str] = ()) -> QRectF:
        chosen = list(nodes)
        rect = super().content(chosen)
        return rect if chosen or self.compact else rect | self.frames.content()

    def _add_node(self, node: str) -> None:
        graph = self.document.graph
        there, compact, boxes = graph.nodes[node], self.compact, self.boxes
        face = face_of(graph, there, None, self.marks, None, compact, boxes=boxes)
        number = next(self.numbers)
        item = NodeItem(node, number, face, self._pictures, self.themes)
        item.compact = self.compact
        self.nodes[node] = item
        self.addItem(item)
        self._place(node)
        self.movements.comes(node)
        self._stale_nodes.add(node)

    def _remove_node(self, node: str) -> None:
        item = self.nodes.pop(node)
        self._pictures.drop(node)
        self._shown.pop(node, None)
        self._stale_nodes.discard(node)
        self.movements.goes()
        self.layout.remove_node(node)
        self.far.touch_node(node)
        self.removeItem(item)

    def _add_edge(self, edge: Edge) -> None:
        item = EdgeItem(edge, next(self.numbers), self.themes)
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
        self.labels.forget(edge)
        self.far.touch_edge(edge)
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
            self._put(node, QPointF(place.x, place.y))
        self._moved_nodes.add(node)
        self.far.touch_node(node)

    def _put(self, node: str, place: QPointF) -> None:
        """Put a node somewhere else; it glides there from where it is seen."""
        if self.nodes[node].pos() != place:
            self.movements.leaves(node)
            self.nodes[node].setPos(place)

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
        pictures = self.overlays.thumbnails
        self._without_picture = [
            node
            for node, item in self.nodes.items()
            if item.face.thumbnail is not pictures.get(node)
        ]
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

    def _bars_changed(self) -> None:
        """Show the new bars; a card leaves room for one, or closes up again."""
        for node, item in self.nodes.items():
            if item.set_bar(self.overlays.bars.get(node)):
                self._update_face(node)

    def _theme_changed(self, _theme: object) -> None:
        self.update()

    # Bringing items up to date

    def flush(self) -> None:
        """Bring faces, ways and labels of whatever changed up to date."""
        self._flush(rough=False)

    def _flush(self, rough: bool) -> None:
        self._soon.stop()
        if self._moved:
            self._place_compact()
        faces, self._stale_faces = self._stale_faces & self.nodes.keys(), set()
        nodes, self._stale_nodes = self._stale_nodes & self.nodes.keys(), set()
        moved, self._moved_nodes = self._moved_nodes & self.nodes.keys(), set()
        edges, self._stale_edges = self._stale_edges, set()
        if not rough and self._rough_edges:
            self._thorough_soon.stop()
            edges |= self._rough_edges
            self._rough_edges = set()
        for node in faces | nodes:
            if self._update_face(node):
                nodes.add(node)
        edges |= self.around(nodes | moved)
        edges &= self.edges.keys()
        graph = self.document.graph
        relabel = {
            edge
            for node in faces - nodes - moved
            for edge in (*graph.outgoing(node), *graph.incoming(node))
            if edge not in edges and self._show_edge(edge)
        }
        for edge in edges:
            self._show_edge(edge)
        self.labels.place_anew(self.find_ways(edges, rough) | relabel)
        if rough:
            self._rough_edges |= edges
            self._thorough_soon.start()
        self.movements.show(self.graph(), self.labels.area)
        self.settled.emit()

    def _update_face(self, node: str) -> bool:
        """Show what a node is now; return True if its size or ports changed."""
        graph, item = self.document.graph, self.nodes[node]
        item.set_bar(self.overlays.bars.get(node))
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
            live=item.bar is not None,
            boxes=self.boxes,
        )
        if face == item.face:
            return False
        changed = face.outline() != item.face.outline()
        item.set_face(face)
        self.far.touch_node(node)
        return changed

    def _place_compact(self) -> None:
        self._moved = False
        spacing = VOLUMES if self.boxes else COMPACT
        places = layered_layout(self.document.graph, spacing=spacing)
        for node, place in places.items():
            if node in self.nodes and self.nodes[node].pos() != QPointF(*place):
                self._put(node, QPointF(*place))
                self._moved_nodes.add(node)

    def _show_edge(self, edge: Edge) -> bool:
        """Show what an edge carries now; True if its label has another width."""
        self.far.touch_edge(edge)
        item, face = self.edges[edge], self._edge_face(edge)
        if face.red is not item.face.red and item.route is not None:
            self.movements.recolours(edge)
        return item.set_face(face)

    def _edge_face(self, edge: Edge) -> EdgeFace:
        report = self.document.report
        trial = self._trial
        if trial is not None and edge.source in trial.report.nodes:
            shape = trial.shape_of(edge)
            if edge.source in trial.changed and shape != report.shape_of(edge):
                return EdgeFace(label_text(shape), provisional=True)
        source = report.nodes.get(edge.source)
        provisional = source is None or source.state is not State.VALID
        label = label_text(report.shape_of(edge))
        return EdgeFace(label, provisional, edge in self.marks.red)

    # What gestures and the view ask for

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
            edge for edge in leaving if edge in self.edges and self._show_edge(edge)
        )
        self.tried.emit(trial)

    def preview(self, places: Mapping[str, QPointF]) -> None:
        """Show nodes elsewhere without changing the document.

        This is what a frame of a drag consists of, so edges find their best ways only
        once it rests.
        """
        self.movements.glide.finish()
        for node, place in places.items():
            self.nodes[node].setPos(place)
        self._moved_nodes |= places.keys()
        self._flush(rough=True)

    def set_costs(self, measure: Measure | None) -> None:
        """Show what nodes cost and colour them by their share; None: neither."""
        self.costs.measure = measure
        self._stale_faces.update(self.nodes)
        self._validated()

    def set_compact(self, compact: bool, boxes: bool = False) -> None:
        """Show far nodes, laid out by themselves, or the document's own places.

        With `boxes` each node is the box of its output, laid out by itself too.
        """
        if (compact, boxes) == (self.compact, self.boxes):
            return
        self.compact, self.boxes = compact, boxes
        self.frames.set_visible(not compact)
        for node, item in self.nodes.items():
            item.compact = compact
            self._update_face(node)
            self._place(node)
        self.flush()
        self.movements.forget()
        self.compact_changed.emit()
