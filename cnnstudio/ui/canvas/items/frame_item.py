"""A frame on the canvas: a rectangle behind layers, its title and its note."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cnnstudio.graph.frame import NOTE_LINE, PAD, TITLE_HEIGHT, Frame, header_height
from cnnstudio.ui.canvas.geometry import SMALLEST_TEXT
from cnnstudio.ui.fonts import ui_font
from cnnstudio.ui.theme import ThemeManager

RADIUS = 8.0
_BEHIND = -10.0
_RING = 4.0
_SMALLEST_TITLE = 11.0


class FrameItem(QGraphicsItem):
    """Paints a `Frame`, behind all nodes and wires; small ones lie on large ones."""

    def __init__(self, frame: Frame, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self.frame = frame
        self.selected = self.hovered = False
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.show_frame(frame)

    def show_frame(self, frame: Frame) -> None:
        """Show another title, note or place."""
        self.prepareGeometryChange()
        self.frame = frame
        self.setPos(frame.x, frame.y)
        self.setZValue(_BEHIND - frame.width * frame.height * 1e-9)
        self.update()

    def show_state(self, *, selected: bool, hovered: bool) -> None:
        """Show whether it is selected, and whether the pointer is on it."""
        if (selected, hovered) != (self.selected, self.hovered):
            self.selected, self.hovered = selected, hovered
            self.update()

    def header(self) -> QRectF:
        """Return the part that one takes hold of, in the scene."""
        height = header_height(self.frame.note, self.frame.width)
        return QRectF(self.x(), self.y(), self.frame.width, height)

    def card(self) -> QRectF:
        """Return its rectangle in the scene."""
        return QRectF(self.pos(), self._size())

    def _size(self) -> QSizeF:
        return QSizeF(self.frame.width, self.frame.height)

    def boundingRect(self) -> QRectF:
        box = QRectF(QPointF(0, 0), self._size())
        return box.adjusted(-_RING, -_RING, _RING, _RING)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        colors, zoom = self._themes.current(), painter.worldTransform().m11()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = QColor(colors.surface)
        fill.setAlphaF(0.6)
        painter.setBrush(fill)
        line, width = colors.line2, 1.0
        if self.selected:
            line, width = colors.accent, 1.5
        elif self.hovered:
            line = colors.text3
        painter.setPen(QPen(line, max(width, width / zoom)))
        box = QRectF(QPointF(0, 0), self._size())
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        self._paint_title(painter, box, zoom)
        if self.frame.note and 11 * zoom >= SMALLEST_TEXT * 0.85:
            self._paint_note(painter, box)

    def _paint_title(self, painter: QPainter, box: QRectF, zoom: float) -> None:
        colors = self._themes.current()
        font = _sized(ui_font(11, 600), max(11.0, _SMALLEST_TITLE / zoom))
        metrics = QFontMetricsF(font)
        room = max(0.0, box.width() - 2 * PAD)
        text = metrics.elidedText(self.frame.title, Qt.TextElideMode.ElideRight, room)
        band = QRectF(PAD, 0, room, max(TITLE_HEIGHT, metrics.height() + 4))
        painter.setFont(font)
        painter.setPen(colors.accent if self.selected else colors.text2)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(band, flags, text)

    def _paint_note(self, painter: QPainter, box: QRectF) -> None:
        height = header_height(self.frame.note, self.frame.width) - TITLE_HEIGHT
        place = QRectF(PAD, TITLE_HEIGHT - 4, box.width() - 2 * PAD, height)
        painter.save()
        painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
        painter.setFont(_sized(ui_font(11), NOTE_LINE - 5))
        painter.setPen(self._themes.current().text3)
        painter.drawText(place, Qt.TextFlag.TextWordWrap, self.frame.note)
        painter.restore()


def _sized(font: QFont, px: float) -> QFont:
    font.setPixelSize(round(px))
    return font
