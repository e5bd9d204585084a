"""Drop a layer from the palette: a ghost shows what it will be, and where."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt

from cnnstudio.graph.catalogue import resolve
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import NodeReport, State
from cnnstudio.graph.layout import node_size
from cnnstudio.graph.node import Edge
from cnnstudio.graph.shape import TensorShape
from cnnstudio.ui.canvas.adding import sketch
from cnnstudio.ui.canvas.insertion import Insertion
from cnnstudio.ui.canvas.interactions.aligning import Aligning
from cnnstudio.ui.canvas.interactions.carrying import Carrying
from cnnstudio.ui.canvas.interactions.gesture import Pointer, Surface
from cnnstudio.ui.canvas.interactions.onto_wire import OntoWire
from cnnstudio.ui.canvas.interactions.open_end import Behind, OpenEnds
from cnnstudio.ui.canvas.items.edge_item import label_text
from cnnstudio.ui.canvas.items.ghost_item import GhostItem
from cnnstudio.ui.canvas.node_face import Marks, NodeFace, face_of
from cnnstudio.ui.canvas.outcome import outcome
from cnnstudio.ui.layer_search import Choice


class DropLayer(Carrying):
    """`press` when the drag enters the canvas, `release` when it is dropped.

    `stamping`: no button is held; each click puts one down. Below the open end of a
    chain it is joined to it; with Ctrl it is only placed.
    """

    def __init__(
        self, surface: Surface, choice: Choice, *, stamping: bool = False
    ) -> None:
        super().__init__(surface)
        self.choice, self.stamping = choice, stamping
        self._size = node_size(sketch(choice, None))
        self._ghost: GhostItem | None = None
        self._ends: OpenEnds | None = None
        self._behind: Behind | None = None

    def press(self, at: Pointer) -> None:
        scene = self.surface.scene
        node = sketch(self.choice, None)
        face = face_of(Graph(), node, None, Marks(), None, scene.compact)
        self._ghost = GhostItem(face, scene.themes)
        scene.addItem(self._ghost)
        self._aligning = Aligning(self.surface)
        self._ends = OpenEnds(self.surface)
        if self.choice.layer_type.inputs and self.choice.layer_type.outputs:
            self._wire = OntoWire(
                self.surface, self._build, self._size, self._show_landing
            )
        self.move(at)

    def _build(self, edge: Edge) -> Insertion | None:
        return self.surface.editor.insertion(self.choice.key, edge)

    def move(self, at: Pointer) -> None:
        aligning, ends = self._aligning, self._ends
        if self._ghost is None or aligning is None or ends is None:
            return
        free = at.holds(Qt.KeyboardModifier.ControlModifier)
        landing = None
        if self._wire is not None:
            over = ends.wire_under(at.scene)
            no_wire = free or ends.is_on_end(at.scene)
            landing = self._wire.follow(at.scene, no_wire, over)
        if landing is None:
            self._show_at(self._place(at.scene, aligning, free), free)
            return
        aligning.hide()
        self._behind = None
        ends.end()
        self._show_landing()

    def _show_at(self, place: QPointF, free: bool) -> None:
        """Show the ghost at a place, and the wire from the end that it would follow."""
        ghost, aligning, ends = self._ghost, self._aligning, self._ends
        if ghost is None or aligning is None or ends is None:
            return
        card = QRectF(place, QSizeF(*self._size))
        joins = bool(self.choice.layer_type.inputs) and not free
        self._behind = behind = ends.behind(card) if joins else None
        given = None
        if behind is not None:
            aligning.hide()
            edge = Edge(behind.node, "", behind.port)
            given = self.surface.scene.document.report.shape_of(edge)
            place = behind.place
        elif not free:
            place = ends.beside(card)
        shape, reason = self._outcome(given)
        ghost.show_outcome(self._face(given), reason or shape, bool(reason))
        ghost.setPos(place)
        ends.show(behind, QPointF(*self._size), refused=bool(reason))

    def _show_landing(self) -> None:
        """Show the ghost on the wire, with what would be."""
        landing = self._landing
        if self._ghost is None or landing is None:
            return
        given = self.surface.scene.document.report.shape_of(landing.edge)
        shape, reason = self._outcome(given)
        if landing.shape is not None or landing.problem:
            shape, reason = label_text(landing.shape), landing.problem
        self._ghost.show_outcome(self._face(given), reason or shape, bool(reason))
        self._ghost.setPos(QPointF(*landing.place))

    def _outcome(self, given: TensorShape | None) -> tuple[str, str]:
        node = sketch(self.choice, given)
        shape, reason = outcome(self.choice.layer_type, given, node.fields)
        return label_text(shape), reason

    def _face(self, given: TensorShape | None) -> NodeFace:
        """Return what the layer shows where `given` arrives."""
        layer_type = self.choice.layer_type
        node = sketch(self.choice, given)
        there = self.surface.scene.document.graph
        node = replace(node, name=there.free_name(node.name))
        shape, reason = outcome(layer_type, given, node.fields)
        report = None
        if shape is not None and reason == "":
            layer = resolve(layer_type, node.fields)
            inputs = (given,) if layer.inputs else ()
            report = NodeReport(node.id, State.VALID, layer, inputs)
        compact = self.surface.scene.compact
        return face_of(Graph(), node, report, Marks(), None, compact)

    def _place(self, at: QPointF, aligning: Aligning, free: bool) -> QPointF:
        """Top left corner with the pointer in the middle, on whole pixels."""
        width, height = self._size
        corner = QPointF(round(at.x() - width / 2), round(at.y() - height / 2))
        free = free or self.surface.scene.compact
        return corner + aligning.drawn(QRectF(corner, QSizeF(width, height)), free=free)

    def release(self, at: Pointer) -> None:
        self.move(at)
        landing = self._landing
        editor, scene = self.surface.editor, self.surface.scene
        place = self._ghost.pos() if self._ghost is not None else at.scene
        landed = False
        if landing is not None and landing.edge in scene.edges:
            landed = bool(editor.insert_layer(self.choice.key, landing.edge))
        elif scene.compact:
            editor.append_layer(self.choice.key)
        elif self._behind is not None and self._behind.node in scene.nodes:
            end, top = self._behind, place + QPointF(self._size[0] / 2, 0)
            editor.follow(end.node, end.port, self.choice.key, top, {})
        else:
            editor.place_layer(self.choice.key, (place.x(), place.y()))
        self._end(landed)

    def cancel(self) -> None:
        self._end(False)

    def _end(self, landed: bool) -> None:
        self._put_down(landed=landed)
        if self._ends is not None:
            self._ends.end()
            self._ends = None
        self._behind = None
        if self._ghost is not None:
            self.surface.scene.removeItem(self._ghost)
            self._ghost = None
