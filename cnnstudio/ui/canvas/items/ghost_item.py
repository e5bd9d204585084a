"""A layer that is not there yet: what is dragged, with the shape it would have."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cnnstudio.ui.canvas.geometry import detail_at, text_scale
from cnnstudio.ui.canvas.items.node_painter import RADIUS, Accents, paint_node
from cnnstudio.ui.canvas.node_face import NodeFace
from cnnstudio.ui.fonts import mono_font
from cnnstudio.ui.theme import ThemeManager

_LABEL_ROOM = 460.0


class GhostItem(QGraphicsItem):
    """A node at 60 % with a dashed accent border, and a label below it."""

    def __init__(self, face: NodeFace, themes: ThemeManager) -> None:
        super().__init__()
        self.face = _unmarked(face)
        self.label = ""
        self.refused = False
        self._themes = themes
        self.setZValue(3)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_outcome(self, face: NodeFace, label: str, refused: bool) -> None:
        """Show what the layer would be: its shape, or why it would not work."""
        face = _unmarked(face)
        if (face, label, refused) != (self.face, self.label, self.refused):
            self.prepareGeometryChange()
            self.face, self.label, self.refused = face, label, refused
            self.update()

    def card(self) -> QRectF:
        """Return the card's rectangle in the scene."""
        return QRectF(self.pos(), self.face.size)

    def boundingRect(self) -> QRectF:
        card = QRectF(QPointF(0, 0), self.face.size)
        return card.adjusted(-9, -9, _LABEL_ROOM, 60)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        colors = self._themes.current()
        zoom = painter.worldTransform().m11()
        painter.setOpacity(0.6)
        detail = detail_at(max(zoom, 0.5), compact=False)
        paint_node(painter, self.face, colors, Accents(), detail, zoom)
        pen = QPen(colors.error if self.refused else colors.accent, 1.5)
        pen.setDashPattern([4.0, 3.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = QRectF(QPointF(0, 0), self.face.size)
        painter.setOpacity(1.0)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        if self.label:
            self._paint_label(painter, box, zoom)

    def _paint_label(self, painter: QPainter, box: QRectF, zoom: float) -> None:
        colors, scale = self._themes.current(), text_scale(zoom)
        font = mono_font(11)
        width = QFontMetricsF(font).horizontalAdvance(self.label) + 14
        painter.translate(box.width() / 2 + 10, box.height() + 5)
        painter.scale(scale, scale)
        pill = QRectF(0.5, 0.5, width, 17)
        painter.setPen(QPen(colors.error if self.refused else colors.accent, 1.0))
        painter.setBrush(colors.errorbg if self.refused else colors.canvas)
        painter.drawRoundedRect(pill, 8.5, 8.5)
        painter.setFont(font)
        painter.setPen(colors.error if self.refused else colors.text)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self.label)


def _unmarked(face: NodeFace) -> NodeFace:
    """Show no port as missing its edge: it is about to get one."""
    return replace(face, ports=tuple(replace(p, missing=False) for p in face.ports))
