"""The small drawing of a bundled network: bars in the colours of the families."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.project.sample_index import PICTURE_SIDE, SampleCard
from cnnstudio.ui.theme import theme, theme_manager
from cnnstudio.ui.widgets.painting import rounded

THINNEST, THICKEST = 2.0, 14.0
"""Width of a bar in pixels, whatever the number of layers."""


def paint_network(painter: QPainter, box: QRectF, card: SampleCard) -> None:
    """Draw the network of a card into a box, the flow running to the right."""
    colors = theme()
    x = box.width() / PICTURE_SIDE
    y = box.height() / PICTURE_SIDE
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.setPen(QPen(colors.edge, 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for wire in card.wires:
        start = QPointF(wire.x1 * x, wire.y1 * y)
        end = QPointF(wire.x2 * x, wire.y2 * y)
        way = QPainterPath(start)
        if wire.over:
            lift = QPointF(0, -wire.over * y * 4 / 3)  # a cubic reaches 3/4 of it
            way.cubicTo(start + lift, end + lift, end)
        else:
            bend = QPointF((end.x() - start.x()) / 2, 0)
            way.cubicTo(start + bend, end - bend, end)
        painter.drawPath(way)
    painter.setPen(Qt.PenStyle.NoPen)
    for bar in card.bars:
        middle = (bar.left + bar.right) * x / 2
        width = min(THICKEST, max(THINNEST, (bar.right - bar.left) * x))
        height = max(3.0, (bar.bottom - bar.top) * y)
        top = (bar.top + bar.bottom) * y / 2 - height / 2
        painter.setBrush(colors.color(bar.family))
        shape = QRectF(middle - width / 2, top, width, height)
        radius = min(1.5, width / 3)
        painter.drawRoundedRect(shape, radius, radius)
    painter.restore()


class NetworkPicture(QWidget):
    """The drawing on a canvas of its own, for the details of one network."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: SampleCard | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_manager().changed.connect(self._repaint)

    def show_card(self, card: SampleCard | None) -> None:
        """Draw another network, or none."""
        self._card = card
        self.update()

    def _repaint(self, _: object) -> None:
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(296, 132)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = theme()
        with QPainter(self) as painter:
            rounded(painter, QRectF(self.rect()), 6, colors.canvas, colors.line)
            if self._card is not None:
                inside = QRectF(self.rect()).adjusted(14, 14, -14, -14)
                paint_network(painter, inside, self._card)
