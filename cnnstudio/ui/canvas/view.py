"""The canvas: the view that turns mouse, keys and drops into gestures and edits."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from cnnstudio.advice.rule import Finding, Fix
from cnnstudio.ui.actions.spec import Place
from cnnstudio.ui.canvas.arrange_actions import ArrangeActions
from cnnstudio.ui.canvas.block_actions import BlockActions
from cnnstudio.ui.canvas.by_name import ByName, adding_place
from cnnstudio.ui.canvas.camera import Camera
from cnnstudio.ui.canvas.clip_view import ClipView
from cnnstudio.ui.canvas.deletion_preview import DeletionPreview
from cnnstudio.ui.canvas.described import Described
from cnnstudio.ui.canvas.editor import Editor
from cnnstudio.ui.canvas.frame_actions import FrameActions
from cnnstudio.ui.canvas.framing import Framing
from cnnstudio.ui.canvas.geometry import BLOCKS_BELOW
from cnnstudio.ui.canvas.grid import paint_grid
from cnnstudio.ui.canvas.highlights import Highlights
from cnnstudio.ui.canvas.hint import Hint
from cnnstudio.ui.canvas.in_place import InPlace
from cnnstudio.ui.canvas.interactions.gesture import Surface
from cnnstudio.ui.canvas.layer_actions import LayerActions
from cnnstudio.ui.canvas.naming import Naming
from cnnstudio.ui.canvas.node_help import explained_at
from cnnstudio.ui.canvas.overlay_widgets import FOOTER, NARROW, OverlayWidgets
from cnnstudio.ui.canvas.pointer import PointerRouter
from cnnstudio.ui.canvas.port_card import PortCard
from cnnstudio.ui.canvas.port_hover import PortHover
from cnnstudio.ui.canvas.reasons import Reasons
from cnnstudio.ui.canvas.replacing import Replacing
from cnnstudio.ui.canvas.scene import GraphScene
from cnnstudio.ui.canvas.shrink import Shrink
from cnnstudio.ui.canvas.sight import Sight
from cnnstudio.ui.canvas.visits import Visits
from cnnstudio.ui.canvas.volumes import BOXES_BELOW, MOST_BOXES
from cnnstudio.ui.canvas.walking import Walking
from cnnstudio.ui.canvas.wire_actions import WireActions
from cnnstudio.ui.document import Document
from cnnstudio.ui.help.topics import Asked
from cnnstudio.ui.overlays import Overlays
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.theme import ThemeManager
from cnnstudio.ui.widgets.painting import focus_ring


class CanvasView(ClipView):
    """Shows the document's network and edits it.

    `message` carries sentences for the status bar, `edit_requested` the id of the
    node whose first field is to be edited.
    """

    zoom_changed = Signal(float)
    message = Signal(str)
    edit_requested = Signal(str)
    start_asked = Signal(str)
    wait_cancelled = Signal()

    def __init__(
        self,
        document: Document,
        selection: Selection,
        overlays: Overlays,
        themes: ThemeManager,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.document, self.selection = document, selection
        self.graph_scene = GraphScene(document, overlays, themes, self)
        self.setScene(self.graph_scene)
        self.editor = Editor(document, selection, self)
        self.highlights = Highlights(self.graph_scene, selection, self)
        self.camera = Camera(self, self.graph_scene)
        self._sight = Sight(self, self.graph_scene)
        self.overlay = OverlayWidgets(self, self.graph_scene, selection)
        self._framing = Framing(self.camera, self.graph_scene, self.overlay, selection)
        self._hint = Hint(themes, self)
        self.by_name = ByName(self.graph_scene, self.editor, self)
        self._surface = self._make_surface()
        card = PortCard(themes, self)
        self.ports = PortHover(self.graph_scene, selection, card)
        self._pointer = PointerRouter(
            self._surface, self.overlay, self.camera, self.ports
        )
        self.wires = WireActions(self._surface, self._pointer, self)
        self.deletion = DeletionPreview(self._surface, self)
        self.visits = Visits(
            document, selection, self.camera, self._framing, self._drop_all, self
        )
        self._make_actions()
        self.why = Reasons(document, selection, self.highlights, self.overlay)
        self._fit_soon = True
        self._compact_asked = self._boxes = False
        self._themes = themes
        self._set_up()
        self._join()

    def _make_surface(self) -> Surface:
        return Surface(
            self,
            self.graph_scene,
            self.editor,
            self.highlights,
            self.message.emit,
            self._hint.show_at,
            self.by_name.open_following,
        )

    def _make_actions(self) -> None:
        """Make what menus and keys do with the selection."""
        document, selection = self.document, self.selection
        field, self.shrink = InPlace(self.viewport()), Shrink(self.graph_scene)
        self.field = field
        self.blocks = BlockActions(document, selection, self.visits, self)
        self.naming = Naming(self.graph_scene, self.blocks.editor, field, self.shrink)
        self.frames = FrameActions(self.graph_scene, self.highlights, field)
        self.replacing = Replacing(self.graph_scene, self.editor, self)
        self.layers = LayerActions(self.graph_scene, selection, self.replacing)
        self.arrange = ArrangeActions(self.graph_scene, selection, self.editor)
        self.walking = Walking(self.graph_scene, self.highlights, self.show_node, self)

    def _set_up(self) -> None:
        self.setMinimumSize(160, 120)
        self.setAccessibleName(self.tr("Canvas"))

    def _join(self) -> None:
        empty = self.overlay.empty
        self.by_name.add_asked.connect(self._add_named)
        self.by_name.node_asked.connect(self.show_node)
        for popup in (self.by_name.adding, self.by_name.finding):
            popup.shown.connect(self.overlay.cover)
        empty.asked.connect(self.start_asked)
        empty.cancelled.connect(self.wait_cancelled)
        self.editor.message.connect(self.message)
        for part in (self.blocks, self.frames, self.layers, self.arrange):
            part.message.connect(self.message)
        self.frames.shown.connect(self._show_frame)
        self.camera.zoom_changed.connect(self._zoomed)
        self.overlay.callout.fix_chosen.connect(self._apply_fix)
        self.overlay.callout.fix_pointed.connect(self.graph_scene.preview_fix)
        self.overlay.way.chosen.connect(self.document.go_to)
        self.document.reset.connect(self._opened)
        self.document.changed.connect(self._changed)
        Described(self, self.document, self.highlights)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._themes.changed.connect(self._theme_changed)

    # What menus and other panels ask for

    def explained_at(self, at: QPoint | None) -> Asked:
        """Return what F1 explains at a place; None: what has the keyboard."""
        return explained_at(self, at)

    def auto_layout(self) -> None:
        """Lay out the selection, or everything, as one undo step."""
        self.arrange.auto_layout()

    def use_actions(self, actions: Mapping[str, QAction]) -> None:
        """Give the bar of the canvas its actions."""
        self.overlay.bar.use_actions(actions)

    def escape(self) -> None:
        """Give up what is under way, else select nothing, else go out of the block."""
        if self.ports.card.isVisible():
            self.ports.hide()
            return
        if self._pointer.cancel():
            return
        frames = self.graph_scene.frames.selected
        if self.selection.nodes or self.highlights.edges or frames:
            self.highlights.select_edges(())
        else:
            self.visits.leave()

    def show_node(self, node: str) -> None:
        """Select a node and scroll to it."""
        if node in self.graph_scene.nodes:
            self.selection.select([node])
            self.graph_scene.flush()
            self.camera.show(self.graph_scene.nodes[node].card())

    def append_layer(self, type_name: str) -> None:
        """Add a layer behind the selected node, or the last, and select it."""
        self._add_named(type_name, {}, True)

    def set_compact(self, compact: bool) -> None:
        """Show far nodes in an order of their own, whatever the width."""
        self._compact_asked = compact
        self._update_compact()

    def toggle_boxes(self) -> None:
        """Show each node as a box of its output's shape, or as a card again."""
        self._boxes = not self._boxes
        self._update_compact()

    def apply_shown_fix(self) -> None:
        """Apply the fix that the callout offers first."""
        fix = self.overlay.callout.first_fix
        if fix is not None:
            self._apply_fix(fix)

    def open_current(self) -> None:
        """Go into the current node if it is a block, else edit its first field."""
        self._open(self.selection.current)

    def node_opened(self, node: str) -> None:
        """Select what was double clicked, and go into it or edit it."""
        self.selection.select([node])
        self._open(node)

    def frame_opened(self, frame: str) -> None:
        """Edit title and note of the frame that was double clicked."""
        self.highlights.select_frames([frame])
        self.frames.open(frame)

    def _show_frame(self, frame: str) -> None:
        self.camera.show(self.graph_scene.frames.items[frame].header())

    def _open(self, node: str) -> None:
        if node in self.document.graph.nodes and not self.visits.enter(node):
            self.edit_requested.emit(node)

    def show_finding(self, finding: Finding) -> None:
        """Show what a finding is about, inside of a block too."""
        self.document.go_to_finding(finding)
        self.show_node(finding.node)

    def add_by_name(self) -> None:
        """Open the list of layers to type a name: for the selected wire, or node."""
        edges = [e for e in self.highlights.edges if e in self.graph_scene.edges]
        if len(edges) == 1:
            at = self.graph_scene.edges[edges[0]].middle()
            self.by_name.open_on_wire(edges[0], self.mapFromScene(at) + QPoint(12, 8))
            return
        item = self.graph_scene.nodes.get(self.selection.current)
        self.by_name.open_adding(adding_place(self, item))

    def find_by_name(self) -> None:
        """Open the list of this network's layers to type a name."""
        bar = self.overlay.bar.geometry()
        self.by_name.open_finding(QPoint(bar.left(), bar.top() - 290))

    def menu_places(self) -> set[Place]:
        """Return what the canvas's menu is for: what is selected, and where one is."""
        places: set[Place] = {"inside"} if self.document.place else set()
        if self.selection.nodes:
            places.add("layers")
            places |= set() if self.blocks.why_no_block() else {"block"}
        elif self.highlights.edges:
            places.add("edge")
        elif self.highlights.frames:
            places.add("frame")
        else:
            places.add("space")
        return places

    def set_caption(self, text: str) -> None:
        """Say in the upper right corner how the canvas is to be read; or nothing."""
        self.overlay.set_caption(text)

    # Following

    def _add_named(self, type_name: str, fields: object, joined: bool) -> None:
        middle = self.mapToScene(self.viewport().rect().center())
        start = (round(middle.x() - 116), round(middle.y() - 26))
        given = fields if isinstance(fields, dict) else {}
        node = self.editor.append_layer(type_name, start, given, join=joined)
        if node:
            self.show_node(node)

    def _apply_fix(self, fix: Fix) -> None:
        self.document.apply_fix(fix)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _zoomed(self, zoom: float) -> None:
        self._label_seen()
        self.overlay.bar.show_zoom(zoom)
        self.overlay.place_callout()
        self.overlay.minimap.update()
        self.ports.follow()
        self.zoom_changed.emit(zoom)

    def _label_seen(self) -> None:
        self._sight.look_again()
        seen = self.mapToScene(self.viewport().rect()).boundingRect()
        self.graph_scene.labels.show_area(seen)

    def _scrolled(self, _value: int) -> None:
        self._label_seen()
        self.overlay.place_callout()
        self.overlay.minimap.update()
        self.ports.follow()

    def _drop_all(self) -> None:
        """Give up what was begun or selected in the graph that was shown."""
        self._pointer.cancel()
        self.field.give_up()
        self.highlights.edges = ()

    def _changed(self, _change: object) -> None:
        # A gesture that has not ended knows the graph as it was.
        self._pointer.cancel()
        self.deletion.end()

    def _opened(self) -> None:
        self._drop_all()
        self.selection.select(())
        self._fit_soon = not self.isVisible()
        self._framing.start()

    def _theme_changed(self, _theme: object) -> None:
        self.viewport().update()

    def _update_compact(self) -> None:
        narrow = self.width() < NARROW
        compact, scene = self._compact_asked or narrow or self._boxes, self.graph_scene
        self.overlay.bar.set_narrow(narrow)
        self.setViewportMargins(0, 0, 0, FOOTER if narrow else 0)
        if (compact, self._boxes) != (scene.compact, scene.boxes):
            self._pointer.cancel()
            scene.set_compact(compact, self._boxes)
            self.visits.forget_views()
            self._framing.start()

    # Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.shrink.tween.finish()
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fitted = self.camera.fitted
        self._update_compact()
        if fitted or self._fit_soon:
            self._framing.again()
        self._label_seen()
        self.overlay.update_finding()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._fit_soon:
            self._fit_soon = False
            self._framing.start()
        self.overlay.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.zoom >= self._blocks_below():
            super().paintEvent(event)
        else:
            self._paint_far(event)
        if self.highlights.rings_view:
            with QPainter(self.viewport()) as painter:
                box = self.viewport().rect().adjusted(2, 2, -2, -2)
                focus_ring(painter, box, 4)

    def _blocks_below(self) -> float:
        """Return the zoom under which nodes are blocks: boxes tell more for longer."""
        scene = self.graph_scene
        few = len(scene.nodes) <= MOST_BOXES
        return BOXES_BELOW if scene.boxes and few else BLOCKS_BELOW

    def _paint_far(self, event: QPaintEvent) -> None:
        area = event.rect()
        most = 2 * area.width() * area.height() > self.width() * self.height()
        with QPainter(self.viewport()) as painter:
            painter.setClipRegion(event.region())
            painter.setWorldTransform(self.viewportTransform())
            exposed = self.mapToScene(area.adjusted(-1, -1, 1, 1)).boundingRect()
            self.drawBackground(painter, exposed)
            self.graph_scene.paint_far(painter, exposed, most)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        paint_grid(painter, QRectF(rect), self._themes.current())
