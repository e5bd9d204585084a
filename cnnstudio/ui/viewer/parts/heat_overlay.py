"""An image in grey with what raises a score laid over it, in the colours of fire."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.bridge.evidence_colors import evidence_over, signed_over
from cnnstudio.bridge.message import Bytes, FloatArray
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.parts.finite import odd_marks, odd_text
from cnnstudio.ui.viewer.parts.pictures import paint_odd, rgb_image
from cnnstudio.ui.widgets.painting import focus_ring, rounded

_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


def overlay(
    pixels: FloatArray, values: FloatArray, high: float, opacity: float
) -> QImage:
    """Return an image (C, H, W) with values (H, W) over it; `high` is the strongest.

    What is below 0 or no number is not drawn. Values with a sign are drawn by `signed`.
    """
    return rgb_image(evidence_over(pixels, values, high, opacity))


def signed(
    pixels: FloatArray, values: FloatArray, high: float, opacity: float
) -> QImage:
    """Return an image with values over it: red raises the score, blue lowers it."""
    return rgb_image(signed_over(pixels, values, high, opacity))


class OverlayView(QWidget):
    """A picture as large as fits, by nearest neighbour, at the left upper corner.

    What of its values is not finite is hatched, and counted in the tool tip.

    `pointed(cell)` carries (row, column) under the pointer, or where the arrow keys
    have led; None when it leaves.
    """

    pointed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QImage | None = None
        self._cell: tuple[int, int] | None = None
        self._odd: Bytes | None = None
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Expanding)
        self.setMinimumSize(48, 48)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)

    @property
    def picture(self) -> QImage | None:
        """What is shown."""
        return self._picture

    def show_picture(
        self, picture: QImage | None, name: str, values: FloatArray | None = None
    ) -> None:
        """Show another picture, or an empty frame; `values` (…, H, W) lie over it."""
        self._picture = picture
        axis = 0 if values is not None and values.ndim == 3 else None
        self._odd = None if values is None else odd_marks(values, axis)
        odd = "" if values is None else odd_text(values)
        self.setAccessibleName(f"{name}. {odd}" if odd else name)
        self.setToolTip(odd)
        self.update()

    def picture_rect(self) -> QRectF:
        """Where the picture is drawn."""
        room = QRectF(self.rect())
        if self._picture is None:
            side = min(room.width(), room.height())
            return QRectF(0, 0, side, side)
        width, height = self._picture.width(), self._picture.height()
        scale = min(room.width() / width, room.height() / height)
        return QRectF(0, 0, width * scale, height * scale)

    def _point(self, cell: tuple[int, int] | None) -> None:
        if cell != self._cell:
            self._cell = cell
            self.update()
            self.pointed.emit(cell)

    def sizeHint(self) -> QSize:
        return QSize(132, 132)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        box, picture = self.picture_rect(), self._picture
        if picture is None or not box.contains(event.position()):
            self._point(None)
            return
        row = int((event.position().y() - box.y()) / box.height() * picture.height())
        column = int((event.position().x() - box.x()) / box.width() * picture.width())
        self._point((min(row, picture.height() - 1), min(column, picture.width() - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move, picture = _MOVES.get(Qt.Key(event.key())), self._picture
        if move is None or picture is None:
            super().keyPressEvent(event)
            return
        height, width = picture.height(), picture.width()
        row, column = self._cell or (height // 2, width // 2)
        row, column = row + move[0], column + move[1]
        self._point((max(0, min(height - 1, row)), max(0, min(width - 1, column))))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point(None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors, box = theme(), self.picture_rect()
        with QPainter(self) as painter:
            if self._picture is None:
                frame = box.adjusted(0, 0, -1, -1)
                rounded(painter, frame, 4, colors.canvas, colors.line)
            else:
                painter.drawImage(box, self._picture)
                paint_odd(painter, box, self._odd)
            if self.hasFocus():
                focus_ring(painter, box, 2)
            if self._picture is not None and self._cell is not None:
                self._paint_cursor(painter, box, self._picture)

    def _paint_cursor(self, painter: QPainter, box: QRectF, picture: QImage) -> None:
        assert self._cell is not None
        row, column = self._cell
        wide, high = box.width() / picture.width(), box.height() / picture.height()
        cell = QRectF(box.x() + column * wide, box.y() + row * high, wide, high)
        colors, frame = theme(), cell.adjusted(-2, -2, 2, 2)
        rounded(painter, frame.adjusted(-1, -1, 1, 1), 1, None, colors.tooltip, 1)
        rounded(painter, frame, 1, None, colors.on_tooltip, 1.5)
