"""The pad: a drawing as large as there is room, drawn on by mouse, pen or keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.parts.pictures import byte_image
from cnnstudio.ui.viewer.sample.drawing import Drawing, Point
from cnnstudio.ui.viewer.sample.sample_view import Region, framed, paint_frame
from cnnstudio.ui.widgets.painting import by_keyboard, focus_ring, rounded

SMALLEST, LARGEST = 0.4, 6.0
"""Radii of the brush in pixels of an image of 28; larger images have larger ones."""

USUAL = 1.2
_KEYS = Qt.Key
_STEPS = {
    _KEYS.Key_Left: (-1, 0),
    _KEYS.Key_Right: (1, 0),
    _KEYS.Key_Up: (0, -1),
    _KEYS.Key_Down: (0, 1),
}
_SEQUENCES = QKeySequence.StandardKey


class Pad(QWidget):
    """Shows a drawing and draws on it; `drawn` follows every change of its pixels.

    By keys: arrows move the pen (Shift: five pixels), Space puts it down and lifts it,
    Ctrl+Z and Ctrl+Y take back and do again, Delete clears. The right button erases.
    """

    drawn = Signal()
    stroke_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_topic(self, "panel/pad")
        self.drawing = Drawing((1, 28, 28))
        self.brush = USUAL
        self.erases = False
        self._pen: Point | None = None
        self._region: Region | None = None
        self._is_down = self._ring = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        policy = QSizePolicy.Policy.Expanding
        self.setSizePolicy(policy, policy)
        self.setMinimumSize(96, 96)
        self.setAccessibleName(self.tr("Pad to draw an image on"))
        self.setAccessibleDescription(
            self.tr("Arrows move the pen, Space puts it down or lifts it.")
        )

    @property
    def radius(self) -> float:
        """Of the brush, in pixels of the drawing."""
        return self.brush * max(self.drawing.shape[1:]) / 28

    def take(self, drawing: Drawing) -> None:
        """Draw on another drawing."""
        self.drawing, self._pen, self._is_down = drawing, None, False
        self.update()

    def set_region(self, region: Region | None) -> None:
        """Frame (top, left, height, width) of the drawing; None removes the frame."""
        if region != self._region:
            self._region = region
            self.update()

    def region_rect(self) -> QRectF | None:
        """Where the frame is drawn, clipped to the drawing; None without one."""
        if self._region is None:
            return None
        return framed(self.image_rect(), self.drawing.shape[2], self._region)

    def clear(self) -> None:
        """Leave only the paper."""
        self.drawing.clear()
        self._changed(ended=True)

    def undo(self) -> None:
        """Take the last stroke back."""
        self.drawing.undo()
        self._changed(ended=True)

    def redo(self) -> None:
        """Draw again what was taken back."""
        self.drawing.redo()
        self._changed(ended=True)

    def image_rect(self) -> QRectF:
        """Where the drawing is shown: as large as fits, in the middle."""
        _, height, width = self.drawing.shape
        scale = min(self.width() / width, self.height() / height)
        size = width * scale, height * scale
        return QRectF((self.width() - size[0]) / 2, 0, *size)

    def point_at(self, position: QPointF) -> Point:
        """Turn a place of the widget into one of the drawing."""
        box = self.image_rect()
        scale = self.drawing.shape[2] / box.width()
        return (position.x() - box.x()) * scale, (position.y() - box.y()) * scale

    # Drawing

    def _begin(self, point: Point, erases: bool) -> None:
        self._is_down, self._pen = True, point
        self.drawing.begin(point, self.radius, erases)
        self._changed()

    def _lead(self, point: Point) -> None:
        self._pen = point
        if self._is_down:
            self.drawing.go_to(point)
            self._changed()
        self.update()

    def _end(self) -> None:
        if self._is_down:
            self._is_down = False
            self.drawing.end()
            self._changed(ended=True)

    def _changed(self, ended: bool = False) -> None:
        self.update()
        self.drawn.emit()
        if ended:
            self.stroke_ended.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        buttons = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
        if event.button() in buttons and not self._is_down:
            erases = self.erases or event.button() == Qt.MouseButton.RightButton
            self._begin(self.point_at(event.position()), erases)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._lead(self.point_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not event.buttons():
            self._end()
        event.accept()

    def leaveEvent(self, _event: QEvent) -> None:
        if not self._is_down:
            self._pen = None
            self.update()

    # Keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if self._is_ours(event):
                event.accept()  # undoing means the drawing, never the layers
                return True
        return super().event(event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        undoes = event.matches(_SEQUENCES.Undo) or event.matches(_SEQUENCES.Redo)
        keys = (*_STEPS, _KEYS.Key_Space, _KEYS.Key_Delete, _KEYS.Key_Backspace)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        return undoes or (plain and Qt.Key(event.key()) in keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if event.matches(_SEQUENCES.Undo):
            self.undo()
        elif event.matches(_SEQUENCES.Redo):
            self.redo()
        elif step is not None:
            fast = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._step(*step, 5 if fast else 1)
        elif event.key() == _KEYS.Key_Space:
            if self._is_down:
                self._end()
            else:
                self._begin(self._pen or self._middle(), self.erases)
        elif event.key() in (_KEYS.Key_Delete, _KEYS.Key_Backspace):
            self.clear()
        else:
            super().keyPressEvent(event)

    def _middle(self) -> Point:
        _, height, width = self.drawing.shape
        return width // 2 + 0.5, height // 2 + 0.5

    def _step(self, across: int, down: int, pixels: int) -> None:
        _, height, width = self.drawing.shape
        x, y = self._pen or self._middle()
        self._lead((
            min(width - 0.5, max(0.5, x + across * pixels)),
            min(height - 0.5, max(0.5, y + down * pixels)),
        ))  # fmt: skip

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event.reason())
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._end()
        super().focusOutEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(272, 120)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors, box = theme(), self.image_rect()
        with QPainter(self) as painter:
            painter.drawImage(box, byte_image(self.drawing.pixels))
            rounded(painter, box, 1, None, colors.line2)
            if (frame := self.region_rect()) is not None:
                paint_frame(painter, frame)
            if self._pen is not None:
                self._paint_pen(painter, box, self._pen)
            if self.hasFocus() and self._ring:
                focus_ring(painter, box, 2)

    def _paint_pen(self, painter: QPainter, box: QRectF, pen: Point) -> None:
        """Show how large the brush is: a ring that is seen on black and on white."""
        scale = box.width() / self.drawing.shape[2]
        middle = QPointF(box.x() + pen[0] * scale, box.y() + pen[1] * scale)
        around = max(2.0, self.radius * scale)
        painter.save()
        painter.setClipRect(box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width in ((theme().accentfill, 3), (theme().onaccent, 1)):
            painter.setPen(QPen(color, width))
            painter.drawEllipse(middle, around, around)
        painter.restore()
