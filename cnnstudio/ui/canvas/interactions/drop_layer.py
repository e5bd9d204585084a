"""Drop a layer from the palette: a ghost shows what it will be, and where."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from cnnstudio.graph.catalogue import resolve
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import NodeReport, State
from cnnstudio.graph.layout import Place, node_size
from cnnstudio.graph.node import Edge
from cnnstudio.ui.canvas import room
from cnnstudio.ui.canvas.adding import sketch
from cnnstudio.ui.canvas.interactions.gesture import Gesture, Pointer, Surface
from cnnstudio.ui.canvas.items.edge_item import label_text
from cnnstudio.ui.canvas.items.ghost_item import GhostItem
from cnnstudio.ui.canvas.node_face import Marks, face_of
from cnnstudio.ui.canvas.outcome import outcome
from cnnstudio.ui.layer_search import Choice

_NEAR = 16.0
"""Distance on the screen within which an edge takes the layer."""


class DropLayer(Gesture):
    """`press` when the drag enters the canvas, `release` when it is dropped."""

    def __init__(self, surface: Surface, choice: Choice) -> None:
        super().__init__(surface)
        self.choice = choice
        self._ghost: GhostItem | None = None
        self._edge: Edge | None = None
        self._moved: dict[str, QPointF] = {}

    def press(self, at: Pointer) -> None:
        scene = self.surface.scene
        node = sketch(self.choice, None)
        face = face_of(Graph(), node, None, Marks(), None, scene.compact)
        self._ghost = GhostItem(face, scene.themes)
        scene.addItem(self._ghost)
        self.move(at)

    def move(self, at: Pointer) -> None:
        ghost, scene = self._ghost, self.surface.scene
        if ghost is None:
            return
        free = at.holds(Qt.KeyboardModifier.ControlModifier)
        edge = None if free else self._edge_at(at.scene)
        if edge != self._edge:
            self._take_back()
            self._edge = edge
            self._make_room()
            self.surface.highlights.aim(edge)
        given = scene.document.report.shape_of(edge) if edge is not None else None
        layer_type = self.choice.layer_type
        node = sketch(self.choice, given)
        shape, reason = outcome(layer_type, given, node.fields)
        report = None
        if shape is not None and reason == "":
            layer = resolve(layer_type, node.fields)
            inputs = (given,) if layer.inputs else ()
            report = NodeReport(node.id, State.VALID, layer, inputs)
        face = face_of(Graph(), node, report, Marks(), None, scene.compact)
        ghost.show_outcome(face, reason or label_text(shape), bool(reason))
        if edge is None:
            ghost.setPos(QPointF(*self._place(at.scene)))
        else:
            place, _ = room.on_edge(scene.document.graph, edge, self._size())
            ghost.setPos(
                self._compact_place(edge) if scene.compact else QPointF(*place)
            )

    def _edge_at(self, at: QPointF) -> Edge | None:
        layer_type = self.choice.layer_type
        if not layer_type.inputs or not layer_type.outputs:
            return None
        scene = self.surface.scene
        reach = _NEAR / scene.zoom
        near = [(i.distance_to(at), e) for e, i in scene.edges.items()]
        near = [pair for pair in near if pair[0] <= reach]
        if near:
            return min(near, key=lambda pair: pair[0])[1]
        # The room that was made moves the edge; it keeps the layer while over it.
        ghost = self._ghost
        if self._edge is not None and ghost is not None:
            card = ghost.card().adjusted(-reach, -reach, reach, reach)
            if card.contains(at) and self._edge in scene.edges:
                return self._edge
        return None

    def _size(self) -> tuple[float, float]:
        return node_size(sketch(self.choice, None))

    def _place(self, at: QPointF) -> Place:
        """Top left corner with the pointer in the middle, on whole pixels."""
        width, height = self._size()
        return round(at.x() - width / 2), round(at.y() - height / 2)

    def _compact_place(self, edge: Edge) -> QPointF:
        scene = self.surface.scene
        above, below = scene.nodes[edge.source].card(), scene.nodes[edge.target].card()
        middle = (above.center() + below.center()) / 2
        assert self._ghost is not None
        half = self._ghost.face.size / 2
        return middle - QPointF(half.width(), half.height())

    def _make_room(self) -> None:
        scene = self.surface.scene
        if self._edge is None or scene.compact:
            return
        _, moves = room.on_edge(scene.document.graph, self._edge, self._size())
        self._moved = {n: scene.nodes[n].pos() for n in moves}
        scene.preview({n: QPointF(*p) for n, p in moves.items()})

    def _take_back(self) -> None:
        moved, self._moved = self._moved, {}
        scene = self.surface.scene
        if moved:
            scene.preview({n: p for n, p in moved.items() if n in scene.nodes})

    def release(self, at: Pointer) -> None:
        self.move(at)
        edge = self._edge
        self.cancel()
        if edge is not None and edge in self.surface.scene.edges:
            self.surface.editor.insert_layer(self.choice.key, edge)
        elif self.surface.scene.compact:
            self.surface.editor.append_layer(self.choice.key)
        else:
            place = self._place(at.scene)
            self.surface.editor.place_layer(self.choice.key, place)

    def cancel(self) -> None:
        self._take_back()
        self._edge = None
        self.surface.highlights.aim(None)
        if self._ghost is not None:
            self.surface.scene.removeItem(self._ghost)
            self._ghost = None
