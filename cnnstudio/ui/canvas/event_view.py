"""The canvas as Qt sees it: every event goes to the part that answers it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QToolTip, QWidget

from cnnstudio.ui.canvas.camera import Camera
from cnnstudio.ui.canvas.highlights import Highlights
from cnnstudio.ui.canvas.pointer import PointerRouter
from cnnstudio.ui.widgets.painting import by_keyboard

_HELD = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt)
"""Keys that change what a gesture does while they are held."""

_BY_TAB = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
"""How the keyboard comes here when a person leads it."""


class EventView(QGraphicsView):
    """Base of the canvas; a subclass makes the parts that are named here."""

    camera: Camera
    highlights: Highlights
    _pointer: PointerRouter

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        self.setVerticalScrollBarPolicy(off)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setOptimizationFlag(
            QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing, True
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.viewport().setMouseTracking(True)

    def node_opened(self, node: str) -> None:
        """Answer a double click on a node."""

    def frame_opened(self, frame: str) -> None:
        """Answer a double click on the head of a frame."""

    # Qt

    def event(self, event: QEvent) -> bool:
        # Keys that the gesture under way asks for are no shortcuts meanwhile.
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._pointer.wants(event):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self._pointer.double_click(event)
        if hit.node:
            self.node_opened(hit.node)
        elif hit.frame:
            self.frame_opened(hit.frame)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.camera.wheel(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._pointer.drag_enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._pointer.drag_move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._pointer.cancel()

    def dropEvent(self, event: QDropEvent) -> None:
        self._pointer.drop(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _HELD:
            self._pointer.hold(event.modifiers())
        # What can be done by key is an action (ui/actions). Not to Qt's own view: it
        # would scroll with the arrows.
        if self._pointer.key(event):
            return
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._pointer.hold_space(True)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._pointer.hold_space(False)
        if event.key() in _HELD:
            self._pointer.hold(event.modifiers())
        super().keyReleaseEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return False  # Tab adds a layer here; F6 leads to the next dock.

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        reason = event.reason()
        self.highlights.by_keyboard(by_keyboard(reason), by_tab=reason in _BY_TAB)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._pointer.hold_space(False)
        self.highlights.by_keyboard(False)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.highlights.hover("", None)
        self._pointer.leave()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            return self.camera.pinch(event)
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self._pointer.tip_at(event.pos())
            QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        return super().viewportEvent(event)
