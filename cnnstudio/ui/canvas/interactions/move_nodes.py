"""Move nodes: drag the selection; one undo step on release."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt

from cnnstudio.graph.layout import node_size
from cnnstudio.graph.node import Edge
from cnnstudio.ui.canvas.carry import ends_of, node_onto_wire
from cnnstudio.ui.canvas.insertion import Insertion
from cnnstudio.ui.canvas.interactions.aligning import Aligning
from cnnstudio.ui.canvas.interactions.carrying import Carrying
from cnnstudio.ui.canvas.interactions.gesture import (
    Pointer,
    Surface,
    far_enough,
)
from cnnstudio.ui.canvas.interactions.onto_wire import OntoWire
from cnnstudio.ui.canvas.items.edge_item import label_text
from cnnstudio.ui.canvas.items.ghost_item import GhostItem


class MoveNodes(Carrying):
    """Selects on press and moves while dragged; Ctrl moves freely.

    The pressed node is drawn to the guides of those that are seen. One that is joined
    to nothing can be dropped on a wire.
    """

    def __init__(self, surface: Surface, node: str) -> None:
        super().__init__(surface)
        self._node = node
        self._start: Pointer | None = None
        self._places: dict[str, QPointF] = {}
        self._only_this_on_release = False
        self._ghost: GhostItem | None = None

    def press(self, at: Pointer) -> None:
        self._start = at
        selection = self.surface.highlights.selection
        toggles = at.holds(Qt.KeyboardModifier.ControlModifier) or at.holds(
            Qt.KeyboardModifier.ShiftModifier
        )
        if toggles and self._node in selection.nodes:
            selection.select(n for n in selection.nodes if n != self._node)
        elif toggles:
            selection.select((*selection.nodes, self._node))
        elif self._node in selection.nodes:
            self._only_this_on_release = True
        else:
            selection.select([self._node])

    def move(self, at: Pointer) -> None:
        scene = self.surface.scene
        if scene.compact:  # Compact nodes have no places of their own.
            return
        assert self._start is not None
        if not self._places:
            if not far_enough(self._start, at):
                return
            self._begin()
        free = at.holds(Qt.KeyboardModifier.ControlModifier)
        landing = self._wire.follow(at.scene, free) if self._wire else None
        self._show_landing()
        way = at.scene - self._start.scene
        if landing is None:
            way = self._drawn(way, free)
        elif self._aligning is not None:
            self._aligning.hide()
        scene.preview({n: place + way for n, place in self._places.items()})

    def _begin(self) -> None:
        scene = self.surface.scene
        chosen = set(self.surface.highlights.selection.nodes) or {self._node}
        self._places = {n: scene.nodes[n].pos() for n in chosen if n in scene.nodes}
        self._aligning = Aligning(self.surface, chosen)
        graph = scene.document.graph
        joined = graph.incoming(self._node) or graph.outgoing(self._node)
        alone = chosen == {self._node} and not joined
        if alone and ends_of(graph, [self._node], ()) is not None:
            size = node_size(graph.nodes[self._node])
            self._wire = OntoWire(self.surface, self._build, size, self._show_landing)

    def _build(self, edge: Edge) -> Insertion | None:
        return node_onto_wire(self.surface.scene.document, self._node, edge)

    def _drawn(self, way: QPointF, free: bool) -> QPointF:
        """Draw the pressed node, and all with it, to the guides."""
        if self._node not in self._places or self._aligning is None:
            return way
        size = self.surface.scene.nodes[self._node].face.size
        card = QRectF(self._places[self._node] + way, size)
        return way + self._aligning.drawn(card, free=free)

    def _show_landing(self) -> None:
        """Show a ghost on the wire in place of the node under the pointer."""
        scene = self.surface.scene
        landing = self._landing
        item = scene.nodes[self._node]
        if landing is None:
            self._drop_ghost()
            return
        if self._ghost is None:
            self._ghost = GhostItem(item.face, scene.themes)
            scene.addItem(self._ghost)
            item.setVisible(False)
        text = landing.problem or label_text(landing.shape)
        # It lacks an input now; on the wire it would not.
        face = replace(item.face, look="error" if landing.problem else "valid")
        self._ghost.show_outcome(face, text, bool(landing.problem))
        self._ghost.setPos(QPointF(*landing.place))

    def _drop_ghost(self) -> None:
        scene = self.surface.scene
        if self._ghost is not None:
            scene.removeItem(self._ghost)
            self._ghost = None
        if self._node in scene.nodes:
            scene.nodes[self._node].setVisible(True)

    def release(self, at: Pointer) -> None:
        scene = self.surface.scene
        if not self._places:
            if self._only_this_on_release:
                self.surface.highlights.selection.select([self._node])
            return
        self.move(at)
        landing = self._landing
        built = self._build(landing.edge) if landing is not None else None
        if built is not None:
            scene.document.push(built.command)
        else:
            places = {
                node: (scene.nodes[node].x(), scene.nodes[node].y())
                for node, before in self._places.items()
                if scene.nodes[node].pos() != before
            }
            self.surface.editor.move_nodes(places)
        self._end(landed=built is not None)

    def cancel(self) -> None:
        places = self._places
        self._places = {}
        scene = self.surface.scene
        scene.preview({n: p for n, p in places.items() if n in scene.nodes})
        self._end(landed=False)

    def _end(self, *, landed: bool) -> None:
        self._drop_ghost()
        self._put_down(landed=landed)
