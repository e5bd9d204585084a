"""From mouse and drag events to gestures, hover and tool tips."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)

from cnnstudio.graph.text import translate
from cnnstudio.ui.canvas.camera import Camera
from cnnstudio.ui.canvas.edge_scroll import EdgeScroll
from cnnstudio.ui.canvas.hits import Hit, hit_at
from cnnstudio.ui.canvas.interactions.choose import gesture_for
from cnnstudio.ui.canvas.interactions.drop_layer import DropLayer
from cnnstudio.ui.canvas.interactions.gesture import Gesture, Pointer, Surface
from cnnstudio.ui.canvas.node_tip import node_tip
from cnnstudio.ui.canvas.overlay_widgets import OverlayWidgets
from cnnstudio.ui.canvas.port_hover import PortHover
from cnnstudio.ui.palette_rows import layer_in


class PointerRouter:
    """Holds the gesture that is under way; there is one at most."""

    def __init__(
        self,
        surface: Surface,
        overlay: OverlayWidgets,
        camera: Camera,
        ports: PortHover,
    ) -> None:
        self._surface, self._overlay, self._camera = surface, overlay, camera
        self._ports = ports
        self._gesture: Gesture | None = None
        self._space = False
        self._last: Pointer | None = None
        self.edge = EdgeScroll(camera, self._room, self._scrolled, camera)

    def _room(self) -> QRect:
        return self._surface.view.viewport().rect()

    def _scrolled(self) -> None:
        """Let the gesture go on where the canvas has come to under the pointer."""
        if self._gesture is None or self._last is None:
            self.edge.stop()
            return
        at = self._last.view
        self._go_on(self._at(QPointF(at), self._last.modifiers))

    def _go_on(self, at: Pointer) -> None:
        self._last = at
        if self._gesture is not None:
            self._gesture.move(at)
            if self._gesture.scrolls:
                self.edge.follow(at.view)

    def cancel(self) -> bool:
        """Give up the gesture that is under way; return False if there is none."""
        gesture = self._ended()
        if gesture is None:
            return False
        gesture.cancel()
        self._overlay.suspend(False)
        return True

    def _ended(self) -> Gesture | None:
        gesture, self._gesture = self._gesture, None
        self.edge.stop()
        return gesture

    def hold_space(self, on: bool) -> None:
        """Space turns the left button into panning."""
        if on == self._space:
            return
        self._space = on
        viewport = self._surface.view.viewport()
        if on:
            viewport.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            viewport.unsetCursor()

    # Keys

    def begin(self, gesture: Gesture) -> None:
        """Go on with a gesture that a key has begun."""
        self.cancel()
        self._ports.hide()
        self._gesture, self._last = gesture, None
        self._overlay.suspend(True)

    def wants(self, event: QKeyEvent) -> bool:
        """Return True if the gesture that is under way answers this key."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        gesture = self._gesture
        plain = held == Qt.KeyboardModifier.NoModifier
        return gesture is not None and plain and event.key() in gesture.keys

    def key(self, event: QKeyEvent) -> bool:
        """Give a key to the gesture that asks for it; False if none does."""
        gesture = self._gesture
        if gesture is None or not self.wants(event):
            return False
        gesture.key(Qt.Key(event.key()))
        if gesture.over and self._gesture is gesture:
            self._ended()
            self._overlay.suspend(False)
        return True

    def hold(self, modifiers: Qt.KeyboardModifier) -> None:
        """Go on where the pointer is, with other keys held."""
        if self._gesture is not None and self._last is not None:
            self._go_on(self._at(QPointF(self._last.view), modifiers))

    # Mouse

    def press(self, event: QMouseEvent) -> None:
        """Begin the gesture that fits what is under the pointer."""
        if self._gesture is not None:
            if self._stamps() and event.button() != Qt.MouseButton.LeftButton:
                self.cancel()  # the other buttons put the stamp away
            if self._last is not None:
                return
            self.cancel()  # what keys have begun ends where the mouse begins
        self._surface.highlights.by_keyboard(False)
        self._ports.hide()
        at = self._at(event.position(), event.modifiers())
        self._surface.scene.flush()  # what came a moment ago can be taken, too
        hit = hit_at(self._surface.scene, at.scene)
        gesture = gesture_for(self._surface, hit, at, event.button(), self._space)
        self._gesture, self._last = gesture, at
        if gesture is not None:
            gesture.press(at)

    def move(self, event: QMouseEvent) -> None:
        """Go on with the gesture, or show what is under the pointer."""
        at = self._at(event.position(), event.modifiers())
        if self._gesture is not None and self._last is not None:
            self._go_on(at)
            self._overlay.suspend(True)
        else:
            self._hover(hit_at(self._surface.scene, at.scene))

    def release(self, event: QMouseEvent) -> None:
        """Finish the gesture."""
        if self._stamps() and event.button() != Qt.MouseButton.LeftButton:
            return
        gesture = self._ended()
        if gesture is not None:
            at = self._at(event.position(), event.modifiers())
            gesture.release(at)
            self._overlay.suspend(False)
            self._stamp_on(gesture, at)

    def _stamps(self) -> bool:
        """Return True while a layer follows the pointer without a button."""
        return isinstance(self._gesture, DropLayer) and self._gesture.stamping

    def _stamp_on(self, gesture: Gesture, at: Pointer) -> None:
        """With Shift held, keep the layer that was dropped for the next place."""
        shift = at.holds(Qt.KeyboardModifier.ShiftModifier)
        if not shift or not isinstance(gesture, DropLayer):
            return
        self._gesture = DropLayer(self._surface, gesture.choice, stamping=True)
        self._gesture.press(at)
        self._last = at
        self._overlay.suspend(True)
        self._surface.say(
            translate(
                "Pointer", "Click for another {0}, with Shift for more. Esc ends."
            ).format(gesture.choice.title)
        )

    def double_click(self, event: QMouseEvent) -> Hit:
        """Return the node or frame that was double clicked; else it is a press."""
        at = self._at(event.position(), event.modifiers())
        hit = hit_at(self._surface.scene, at.scene)
        opens = bool(hit.frame or (hit.node and hit.port < 0))
        if opens and event.button() == Qt.MouseButton.LeftButton:
            return hit
        self.press(event)
        return Hit()

    def tip_at(self, at: QPoint) -> str:
        """Return what a tool tip says of the thing at a place of the viewport."""
        place = self._camera.to_scene(QPointF(at))
        hit = hit_at(self._surface.scene, place)
        if self._ports.is_at(hit):
            return ""  # its card says more
        document = self._surface.scene.document
        if hit.edge is not None:
            source = document.graph.nodes[hit.edge.source].name
            target = document.graph.nodes[hit.edge.target].name
            shape = document.report.shape_of(hit.edge)
            return f"{source} → {target}: {shape if shape is not None else '?'}"
        return node_tip(document, self._surface.scene.nodes, hit)

    def _at(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> Pointer:
        return Pointer(at.toPoint(), self._camera.to_scene(at), modifiers)

    def _hover(self, hit: Hit) -> None:
        self._surface.highlights.hover(hit.node, hit.edge)
        self._surface.scene.frames.hover(hit.frame)
        self._ports.point_at(hit)
        if self._space:
            return
        viewport = self._surface.view.viewport()
        on_port = hit.port >= 0
        shape = Qt.CursorShape.CrossCursor if on_port else Qt.CursorShape.ArrowCursor
        if viewport.cursor().shape() != shape:
            viewport.setCursor(shape)

    def leave(self) -> None:
        """Point at nothing any more."""
        self._ports.point_at(Hit())

    # Layers from the palette

    def drag_enter(self, event: QDragEnterEvent) -> None:
        """Show the ghost of a layer that is dragged in."""
        choice = self._surface.editor.choices.get(layer_in(event.mimeData()))
        if choice is None:
            event.ignore()
            return
        self.cancel()
        self._ports.hide()
        self._gesture = DropLayer(self._surface, choice)
        self._last = self._at(event.position(), event.modifiers())
        self._gesture.press(self._last)
        self._overlay.suspend(True)
        event.acceptProposedAction()

    def drag_move(self, event: QDragMoveEvent) -> None:
        """Let the ghost follow."""
        if not isinstance(self._gesture, DropLayer):
            event.ignore()
            return
        self._go_on(self._at(event.position(), event.modifiers()))
        event.acceptProposedAction()

    def drop(self, event: QDropEvent) -> None:
        """Add the layer."""
        gesture = self._gesture
        if not isinstance(gesture, DropLayer):
            event.ignore()
            return
        self._ended()
        at = self._at(event.position(), event.modifiers())
        gesture.release(at)
        self._overlay.suspend(False)
        self._stamp_on(gesture, at)
        event.acceptProposedAction()
